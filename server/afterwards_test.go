package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// saysYes lets somebody say that they may be asked afterwards how it goes.
func (g *talking) saysYes(person string) {
	g.t.Helper()
	team := g.lead.line(g.id, person, "team")
	defer team.conn.Close()
	team.must("talk.answer", M{"question": "afterwards", "choices": []string{"yes"}})
}

// passed is when the conversations of the meeting are over: they are erased.
func (g *talking) passed() {
	g.t.Helper()
	g.wait(60 * 24 * time.Hour)
	all, err := g.server.door.AllMeetings(g.t.Context())
	if err == nil {
		err = g.talks.Expire(g.t.Context(), all)
	}
	if err != nil {
		g.t.Fatal(err)
	}
}

// After the conversation its letter opens one thing: that something is kept, and the way to take it back. Nobody but the team
// sees what.
func TestContactForAfterwards(t *testing.T) {
	g := open(t, nil).talking()
	token, _ := g.letter(g.person)
	other := g.begins(M{"name": "Ada", "phone": "0687654321", "capacity": "carer"})
	otherToken, _ := g.letter(other)
	g.saysYes(g.person)
	path := "/api/v1/meetings/" + g.id + "/talks/afterwards"
	if got := g.lead.must(200, "GET", path, nil); len(got["people"].([]any)) != 0 {
		t.Fatal(got)
	}
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	others := map[string]*browser{"nobody": g.browser(), "a console link": g.come("console", ""), "the municipality": g.account("gea", M{"role": "municipality", "municipality": "Westerkwartier"})}
	g.passed()
	others["the municipality"].must(200, "POST", "/api/v1/login", M{"name": "gea", "password": password})
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	own.must(401, "GET", "/api/v1/talk", nil) // whoever was in is out
	g.browser().must(404, "POST", "/api/v1/talk", M{"token": otherToken})
	got := g.lead.must(200, "GET", path, nil)
	if text := fmt.Sprint(got["people"]); !strings.Contains(text, "Fenna Klaproos") || !strings.Contains(text, "0612345678") || strings.Contains(text, "Ada") {
		t.Fatal(text)
	}
	for name, b := range others {
		for _, r := range [][2]string{{"GET", path}, {"DELETE", talkPath(g.id, g.person) + "/afterwards"}} {
			if status, answer := b.do(r[0], r[1], nil); status != 401 && status != 404 {
				t.Errorf("%s: %s: %d %v", name, r[0], status, answer)
			}
		}
	}
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	about := own.must(200, "GET", "/api/v1/talk", nil)
	if about["ended"] != true || about["kept"] != got["until"] || strings.Contains(fmt.Sprint(about), "0612345678") {
		t.Fatal(about)
	}
	own.must(204, "DELETE", talkPath(g.id, g.person)+"/afterwards", nil)
	own.must(401, "GET", "/api/v1/talk", nil)
	g.browser().must(404, "POST", "/api/v1/talk", M{"token": token})
	if got := g.lead.must(200, "GET", path, nil); len(got["people"].([]any)) != 0 {
		t.Fatal(got)
	}
}

// Who erases the conversation erases this too, unless they say otherwise; the team takes it away later.
func TestErasingAndKeepingForAfterwards(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/talks/afterwards"
	g.saysYes(g.person)
	g.lead.must(200, "DELETE", talkPath(g.id, g.person)+"?keep=afterwards", nil)
	if got := g.lead.must(200, "GET", path, nil); len(got["people"].([]any)) != 1 {
		t.Fatal(got)
	}
	g.lead.must(204, "DELETE", talkPath(g.id, g.person)+"/afterwards", nil)
	g.lead.must(404, "DELETE", talkPath(g.id, g.person)+"/afterwards", nil)
	g.begins(M{"person": g.person, "phone": "0612345678"})
	g.lead.line(g.id, g.person, "team").must("talk.permit", M{"given": true})
	g.saysYes(g.person)
	g.console.must("people.erase", M{"id": g.person})
	if got := g.lead.must(200, "GET", path, nil); len(got["people"].([]any)) != 0 {
		t.Fatal(got)
	}
}

// A backup of before does not bring back what was kept for afterwards and is gone.
func TestABackupDoesNotBringBackContact(t *testing.T) {
	home := t.TempDir()
	folder, keyFile := filepath.Join(home, "d"), filepath.Join(home, "k")
	h := open(t, nil, "--data", folder, "--key-file", keyFile)
	g := h.talking()
	g.saysYes(g.person)
	g.lead.must(200, "DELETE", talkPath(g.id, g.person)+"?keep=afterwards", nil)
	saved := filepath.Join(home, "saved.tar")
	must(t, "backup", saved, "--data", folder)
	g.lead.must(204, "DELETE", talkPath(g.id, g.person)+"/afterwards", nil)
	h.shut()
	again := filepath.Join(home, "again")
	if said := must(t, "restore", saved, "--data", again, "--key-file", keyFile); !strings.Contains(said, "CAREFUL") {
		t.Errorf("a backup of before opens: %s", said)
	}
}
