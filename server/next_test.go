package main

import (
	"maps"
	"testing"

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
	for range 2 {
		if is := other.must(200, "POST", path, nil); is["said"] != true {
			t.Errorf("%v", is)
		}
	}
	if _, after := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/plan.json", nil); string(after) != string(plan) || string(g.bundle()) != string(bundle) {
		t.Error("that another plan took its place changed the plan of the former")
	}
}
