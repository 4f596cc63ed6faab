package main

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/life/prepare"
)

// R15: a meeting is the next one of a plan that stands fixed, and of nothing else; the plan of the former stays the same bytes.
func TestTheNextMeetingNamesAPlanThatStandsFixed(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	path := "/api/v1/meetings/" + g.id + "/former"
	g.lead.must(422, "GET", path, nil)
	if code, _ := g.browser().do("GET", path, nil); code != 401 {
		t.Errorf("for anybody: %d", code)
	}
	draft := M{"origin": "hoofdlijn/m/" + g.id, "meeting": g.id, "title": "T", "code": "0000-0000-0000-0000"}
	next := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Daarna"})["meeting"].(M)["id"].(string)
	console := g.lead.connect(next, "console")
	if code := console.ask("prepare.continue", draft); code != "bad_value" {
		t.Errorf("of a plan that is not there yet: %q", code)
	}
	g.sealed()
	_, plan := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/plan.json", nil)
	bundle := g.bundle()
	former := M(g.lead.must(200, "GET", path, nil))
	for _, field := range []string{"origin", "meeting", "title", "code"} {
		other := maps.Clone(former)
		other[field] = "anders"
		if code := console.ask("prepare.continue", other); code != "bad_value" {
			t.Errorf("with another %s: %q", field, code)
		}
	}
	console.must("prepare.continue", former)
	console.shows("prepare.former", former["code"].(string))
	if code := console.ask("prepare.continue", former); code != "no_change" {
		t.Errorf("once more: %q", code)
	}
	for name, data := range map[string]any{"prepare.set_meeting": M{"title": "Daarna", "question": "En nu?"}, "prepare.set_theme": M{"id": "a", "title": "A"}} {
		console.must(name, data)
	}
	console.must("prepare.supersede", M{"supersedes": true})
	console.must("prepare.lock", prepare.Lock{})
	if code := console.ask("prepare.continue", former); code != "frameworks_locked" {
		t.Errorf("once the frameworks are locked: %q", code)
	}
	if _, after := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/plan.json", nil); string(after) != string(plan) || string(g.bundle()) != string(bundle) {
		t.Error("the next meeting changed the plan of the former")
	}

	// R16: what this plan takes the place of is said there too, by who leads both and nobody else.
	path = "/api/v1/meetings/" + next + "/superseded"
	g.lead.must(404, "GET", path, nil)
	console.must("prepare.open", M{})
	console.must("plan.seal", M{})
	if is := g.lead.must(200, "GET", path, nil); is["code"] != former["code"] || is["may"] != true || is["said"] != false {
		t.Errorf("%v", is)
	}
	other := g.account("bert", M{"role": "facilitator"})
	other.must(404, "POST", path, nil)
	g.lead.must(200, "PUT", "/api/v1/meetings/"+next+"/facilitators", M{"names": []string{"bert"}})
	if is := other.must(200, "GET", path, nil); is["may"] != false {
		t.Errorf("who leads the new one only: %v", is)
	}
	other.must(403, "POST", path, nil)
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	g.lead.must(404, "POST", path, nil) // leads the former only, now
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna", "bert"}})
	other.must(422, "POST", path, nil) // nobody may read the new plan yet
	other.must(200, "PUT", "/api/v1/meetings/"+next+"/publication", M{"public": true, "findable": false})
	for range 2 {
		if is := other.must(200, "POST", path, nil); is["said"] != true {
			t.Errorf("%v", is)
		}
	}
	if _, after := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/plan.json", nil); string(after) != string(plan) || string(g.bundle()) != string(bundle) {
		t.Error("that another plan took its place changed the plan of the former")
	}
}

// Who said yes is asked along to the next meeting by who is of both teams: once, with a name and how they are reached, and nothing of what they said.
func TestWhoSaidYesIsAskedAlong(t *testing.T) {
	g := open(t, nil).talking()
	silent := g.begins(M{"name": "Corrie Bos", "phone": "0687654321", "capacity": "carer"})
	g.saysYes(g.person)
	console := g.lead.connect(g.id, "console")
	for _, one := range []string{"prepare.open", "plan.seal"} {
		console.must(one, M{})
	}
	g.passed()
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	former := M(g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/former", nil))
	next := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Daarna", "opens": g.now().Format(time.RFC3339)})["meeting"].(M)["id"].(string)
	path := "/api/v1/meetings/" + next + "/talks/former"
	g.lead.must(404, "GET", path, nil) // it goes on from none
	console = g.lead.connect(next, "console")
	console.must("prepare.continue", former)
	for name, data := range map[string]any{"prepare.set_meeting": M{"title": "Daarna", "question": "En nu?"}, "prepare.set_theme": M{"id": "a", "title": "A"}} {
		console.must(name, data)
	}
	console.must("prepare.lock", M{})
	is := g.lead.must(200, "GET", path, nil)
	if text := fmt.Sprint(is["people"]); is["may"] != true || !strings.Contains(text, "Fenna Klaproos") || strings.Contains(text, "Corrie") {
		t.Fatal(is)
	}
	other := g.account("bert", M{"role": "facilitator"})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+next+"/facilitators", M{"names": []string{"anna", "bert"}})
	setup := g.lead.must(200, "GET", "/api/v1/meetings/"+next+"/talks/setup", nil)
	setup["team"] = []string{"anna", "bert"}
	g.lead.must(200, "PUT", "/api/v1/meetings/"+next+"/talks/setup", setup)
	if is := other.must(200, "GET", path, nil); is["may"] != false || len(is["people"].([]any)) != 0 || is["title"] != "Westerkwartier" {
		t.Errorf("who is of the new team only: %v", is)
	}
	other.must(403, "POST", path, M{"people": []string{g.person}})
	g.browser().must(401, "POST", path, M{"people": []string{g.person}})
	for _, want := range []float64{1, 0} {
		if got := g.lead.must(200, "POST", path, M{"people": []string{g.person, silent, "nobody"}}); got["asked"] != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
	rows := fmt.Sprint(g.lead.must(200, "GET", "/api/v1/meetings/"+next+"/talks", nil)["rows"])
	if strings.Count(rows, "person:") != 1 || strings.Contains(rows, g.person) {
		t.Error(rows)
	}
	if is := fmt.Sprint(g.lead.must(200, "GET", path, nil)["people"]); !strings.Contains(is, "next:"+next) {
		t.Error(is)
	}
}
