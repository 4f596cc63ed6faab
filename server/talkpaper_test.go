package main

import (
	"strings"
	"testing"
)

// What somebody takes home: what stands fixed and what was arranged for them. With the letter alone it does not say what they need.
func TestThePackOfSomebody(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.answer", M{"question": "needs", "choices": []string{"transport", "loop"}})
	team.must("talk.set_need", M{"id": "transport-1", "state": "arranged", "reply": "Er komt een auto."})
	team.must("talk.bring", M{"id": "c1", "name": "Jan Metgezel", "as": "companion"})
	g.console.must("prepare.set_questions", M{"questions": []M{{"id": "q1", "text": "Wat mag het kosten?", "answer": "Twee ton."}}})
	other := g.begins(M{"name": "Ada Anders", "capacity": "carer"})
	token, _ := g.letter(g.person)
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	path := talkPath(g.id, g.person) + "/pack"
	says := func(b *browser, path string, want, never []string) {
		t.Helper()
		answer, raw := b.raw("GET", path, nil)
		if answer.StatusCode != 200 {
			t.Fatal(answer.StatusCode, string(raw))
		}
		for _, one := range want {
			if !strings.Contains(string(raw), one) {
				t.Errorf("there is no %q", one)
			}
		}
		for _, one := range never {
			if strings.Contains(string(raw), one) {
				t.Errorf("there is %q", one)
			}
		}
	}
	says(own, path, []string{"Wat is nodig?", "Twee ton.", "Er komt een auto."}, []string{"Vervoer", "ringleiding", "Metgezel", "Fenna"})
	g.lead.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	own.must(204, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"})
	says(own, path+"?size=large", []string{"Fenna Klaproos", "Vervoer", "Een ringleiding</b>: hier werken we nog aan", "Jan Metgezel", "letter--large"}, []string{"Ada"})
	own.must(401, "GET", talkPath(g.id, other)+"/pack", nil)
	says(g.lead, "/api/v1/meetings/"+g.id+"/talks/packs?people="+g.person+","+other+",nobody", []string{"Fenna Klaproos", "Ada Anders"}, nil)
	g.lead.line(g.id, other, "team").shows("talk.opened", "anna")
	g.lead.must(422, "GET", "/api/v1/meetings/"+g.id+"/talks/packs", nil)
	for name, b := range map[string]*browser{"nobody": g.browser(), "a console link": g.come("console", ""), "a facilitator": g.account("joris", M{"role": "facilitator"})} {
		for _, path := range []string{path, "/api/v1/meetings/" + g.id + "/talks/packs?people=" + g.person} {
			if status, _ := b.do("GET", path, nil); status != 401 && status != 404 {
				t.Errorf("%s: %s: %d", name, path, status)
			}
		}
	}
}

// The sheet for the hall has every need, also what was added by hand, and nobody's name.
func TestLogisticsForTheHall(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.answer", M{"question": "needs", "choices": []string{"transport", "loop"}})
	team.must("talk.add_need", M{"id": "n1", "text": "een ringleiding"})
	team.must("talk.add_need", M{"id": "n2", "text": "Een plek voor de hond"})
	team.must("talk.bring", M{"id": "c1", "name": "Jan Metgezel", "as": "companion"})
	team.must("talk.answer", M{"question": "until", "moment": "16:30"})
	path := "/api/v1/meetings/" + g.id + "/talks/logistics"
	answer, raw := g.lead.raw("GET", path, nil)
	page := string(raw)
	for _, want := range []string{`2×</td><td>Een ringleiding<`, `1×</td><td>Vervoer<`, `Een plek voor de hond *`, "1 mens komt mee", "16:30", "gaat 1 mens weg"} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %q", want)
		}
	}
	if answer.StatusCode != 200 || strings.Contains(page, "Fenna") || strings.Contains(page, "Metgezel") || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error(answer.StatusCode, answer.Header)
	}
	if reads := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks/reads", nil)["reads"].([]any); len(reads) != 1 {
		t.Errorf("what people wrote themselves was read, and nothing says so: %v", reads)
	}
	for name, b := range map[string]*browser{"nobody": g.browser(), "a console link": g.come("console", ""), "a facilitator": g.account("joris", M{"role": "facilitator"})} {
		if status, _ := b.do("GET", path, nil); status != 401 && status != 404 {
			t.Errorf("%s: %d", name, status)
		}
	}
}
