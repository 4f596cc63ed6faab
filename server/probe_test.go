package main

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"hoofdlijn/internal/journal/redistest"
)

func TestProbeMinusOne(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/talks"
	got := g.lead.must(200, "GET", path+"?after=-1", nil)
	reads := g.lead.must(200, "GET", path+"/reads", nil)["reads"].([]any)
	t.Log(len(got["rows"].([]any)), len(reads))
}

func TestProbeFacilitatorTakenOff(t *testing.T) {
	g := open(t, nil).talking()
	lies := g.account("lies", M{"role": "facilitator"})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna", "lies"}})
	path := "/api/v1/meetings/" + g.id + "/talks/setup"
	setup := g.lead.must(200, "GET", path, nil)
	setup["team"] = []string{"anna", "lies"}
	g.lead.must(200, "PUT", path, setup)
	theirs, mine := lies.line(g.id, g.person, "team"), g.lead.line(g.id, g.person, "team")
	theirs.shows("talk.contact", "Fenna")
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna"}})
	mine.must("talk.write", M{"id": "m1", "text": "Geheim"})
	for {
		m, err := theirs.next(3 * time.Second)
		if err != nil {
			t.Log("end", err)
			break
		}
		t.Logf("%+v", m.T)
		if m.T == "bye" {
			break
		}
		if len(theirs.seen["talk.message/m1"]) > 0 {
			t.Error("reads on")
			break
		}
	}
}

func TestProbeTwoInstances(t *testing.T) {
	redis := redistest.Start(t)
	home := t.TempDir()
	kf := filepath.Join(home, "k")
	h1 := open(t, nil, "--redis", redis.URL(), "--data", filepath.Join(home, "1"), "--key-file", kf)
	g := h1.talking()
	h2 := open(t, nil, "--redis", redis.URL(), "--data", filepath.Join(home, "2"), "--key-file", kf)
	lead2 := h2.browser()
	lead2.jar = g.lead.jar
	path := "/api/v1/meetings/" + g.id + "/talks"
	first := lead2.must(200, "GET", path, nil)
	t.Log(first)
	second := g.begins(M{"name": "Ada", "capacity": "carer", "phone": "0687654321"})
	g.lead.line(g.id, g.person, "team").must("talk.set_contact", M{"field": "phone", "text": "0600000000"})
	time.Sleep(time.Second)
	l2 := fmt.Sprint(lead2.must(200, "GET", path, nil))
	t.Log("list on two after change on one:", l2)
	line2 := lead2.line(g.id, g.person, "team")
	line2.shows("talk.contact", "0600000000")
	g.lead.must(200, "DELETE", talkPath(g.id, g.person), nil)
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); {
		m, err := line2.next(8 * time.Second)
		if err != nil {
			t.Log("line2 end", err)
			break
		}
		t.Log("line2", m.T, m.Code)
		if m.T == "bye" {
			break
		}
	}
	t.Log("list on two after erase:", lead2.must(200, "GET", path, nil))
	st, _ := lead2.do("GET", talkPath(g.id, g.person)+"/file", nil)
	t.Log("file on two", st, second)
}

func TestProbeTeamOffOnTwo(t *testing.T) {
	redis := redistest.Start(t)
	home := t.TempDir()
	kf := filepath.Join(home, "k")
	h1 := open(t, nil, "--redis", redis.URL(), "--data", filepath.Join(home, "1"), "--key-file", kf)
	g := h1.talking()
	h2 := open(t, nil, "--redis", redis.URL(), "--data", filepath.Join(home, "2"), "--key-file", kf)
	lies := g.account("lies", M{"role": "facilitator"})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna", "lies"}})
	path := "/api/v1/meetings/" + g.id + "/talks/setup"
	setup := g.lead.must(200, "GET", path, nil)
	setup["team"] = []string{"anna", "lies"}
	setup = g.lead.must(200, "PUT", path, setup)
	lies2 := h2.browser()
	lies2.jar = lies.jar
	theirs := lies2.line(g.id, g.person, "team")
	theirs.shows("talk.contact", "Fenna")
	setup["team"] = []string{"anna"}
	g.lead.must(200, "PUT", path, setup)
	g.lead.line(g.id, g.person, "team").must("talk.write", M{"id": "m1", "text": "Geheim"})
	for end := time.Now().Add(6 * time.Second); time.Now().Before(end); {
		m, err := theirs.next(6 * time.Second)
		if err != nil {
			t.Log("end", err)
			break
		}
		if m.T == "bye" {
			t.Log("bye")
			break
		}
		if len(theirs.seen["talk.message/m1"]) > 0 {
			t.Error("reads on")
			break
		}
	}
}
