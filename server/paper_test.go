package main

import (
	"encoding/json"
	"strings"
	"testing"

	"hoofdlijn/internal/paper"
)

// Paper is for who leads the meeting. Anybody else, of whatever role, gets no sheet and no list, and is not told
// whether there is such a meeting.
func TestPaperIsForWhoLeadsTheMeeting(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	other := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Elders"})["meeting"].(M)["id"].(string)
	lead := g.lead.connect(g.id, "console")
	lead.ask("prepare.set_meeting", M{"title": "Samen", "question": "Hoe?"})
	lead.ask("prepare.set_theme", M{"id": "rust", "title": "Rust"})
	lead.ask("people.list", M{"id": "ada", "name": "Ada Bos", "capacity": "carer"})
	lead.ask("prepare.lock", M{})
	invited := func(role string) *browser {
		form := M{"name": "een-" + role, "role": role}
		if role == "municipality" {
			form["municipality"] = "Westerkwartier"
		}
		_, token, _ := strings.Cut(g.lead.must(201, "POST", "/api/v1/accounts", form)["setup"].(string), "#")
		b := g.browser()
		b.must(200, "POST", "/api/v1/setup", M{"token": token, "password": password})
		return b
	}
	lobby := g.browser()
	lobby.must(200, "POST", "/api/v1/join", M{"code": g.code})
	for name, who := range map[string]struct {
		*browser
		want int
	}{
		"the account that made it": {g.lead, 200}, "a second console": {g.come("console", ""), 200}, "nobody": {g.browser(), 401}, "the lobby": {lobby, 401},
		"a participant": {g.come("phone", "ada"), 401}, "a helper": {g.helper(), 401}, "an expert": {g.come("expert", ""), 401},
		"the projector": {g.come("projector", ""), 401}, "another facilitator": {invited("facilitator"), 404}, "the municipality": {invited("municipality"), 404},
	} {
		paths := []string{"", "/day.html"}
		for _, s := range paper.All() {
			paths = append(paths, "/"+s.Name+".html")
		}
		for _, path := range paths {
			answer, body := who.raw("GET", "/api/v1/meetings/"+g.id+"/paper"+path, nil)
			if answer.StatusCode != who.want {
				t.Errorf("%s, %s: %d", name, path, answer.StatusCode)
			}
			if who.want != 200 && strings.Contains(string(body), "Ada") {
				t.Errorf("%s, %s: tells a name", name, path)
			}
		}
		if answer, _ := who.raw("GET", "/api/v1/meetings/"+other+"/paper/door.html", nil); answer.StatusCode == 200 && name != "the account that made it" {
			t.Errorf("%s prints another meeting", name)
		}
	}
}

func TestPaperIsShownUnderItsOwnPolicy(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	answer, body := g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/paper", nil)
	var listed []paperView
	if err := json.Unmarshal(body, &listed); err != nil || len(listed) != len(paper.All()) || answer.StatusCode != 200 {
		t.Fatal(answer.Status, err, len(listed))
	}
	answer, body = g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/paper/posters.html", nil)
	policy := answer.Header.Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'; style-src 'sha256-") || strings.Contains(policy, "script-src") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Error(policy)
	}
	if answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Error(answer.Header)
	}
	if code := g.code[:3] + " " + g.code[3:]; !strings.Contains(string(body), code) || !strings.Contains(string(body), h.url) {
		t.Error("the poster lacks the code or the address")
	}
	for _, path := range []string{"/nothing.html", "/..%2fplan.html", "/day", "/door.pdf"} {
		if answer, _ := g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/paper"+path, nil); answer.StatusCode != 404 {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
	}
}
