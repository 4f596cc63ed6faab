package main

import (
	"encoding/json"
	"strings"
	"testing"

	"hoofdlijn/internal/door"
)

func TestAHelperComesByTheCodeOnTheConsole(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	h.browser().must(401, "POST", "/api/v1/meetings/"+g.id+"/helper-codes", nil)
	h.browser().must(401, "DELETE", "/api/v1/meetings/"+g.id+"/helpers", nil)
	g.lead.must(422, "POST", "/api/v1/meetings/"+g.id+"/links", M{"desk": "helper"}) // no link that lasts
	made := g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/helper-codes", nil)
	code := made["code"].(string)
	if made["seconds"] != 60.0 || made["url"] != made["address"].(string)+"#"+code || !strings.HasSuffix(made["address"].(string), "/helper") {
		t.Errorf("%v", made)
	}
	one, two := h.browser(), h.browser()
	one.do("GET", "/api/v1/helper", nil) // looking uses nothing up
	one.must(401, "POST", "/api/v1/helper/name", M{"name": "Henk"})
	if me := one.must(200, "POST", "/api/v1/helper", M{"code": code}); me["desk"] != "helper" || me["meeting"] != g.id {
		t.Errorf("%v", me)
	}
	two.must(404, "POST", "/api/v1/helper", M{"code": code})
	one.must(204, "POST", "/api/v1/helper/name", M{"name": "Henk"})
	if me := one.must(200, "GET", "/api/v1/me", nil)["helper"].(M); me["name"] != "Henk" {
		t.Errorf("%v", me)
	}
	other := g.helper()
	screen, second := one.connect(g.id, "helper"), other.connect(g.id, "helper")
	var id string
	_, raw := g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/links", nil)
	var links []door.Link
	if err := json.Unmarshal(raw, &links); err != nil {
		t.Fatal(err)
	}
	for _, l := range links {
		if l.Label == "Henk" {
			id = l.ID
		}
	}
	g.lead.must(204, "DELETE", "/api/v1/meetings/"+g.id+"/links/"+id, nil)
	screen.ended("session_ended")
	one.must(401, "POST", "/api/v1/helper/name", M{"name": "Piet"})
	g.lead.must(204, "DELETE", "/api/v1/meetings/"+g.id+"/helpers", nil)
	second.ended("session_ended")
}
