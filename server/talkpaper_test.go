package main

import (
	"strings"
	"testing"
)

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
	for name, b := range map[string]*browser{"nobody": g.browser(), "a console link": g.come("console", ""), "a facilitator": g.account("joris", M{"role": "facilitator"})} {
		if status, _ := b.do("GET", path, nil); status != 401 && status != 404 {
			t.Errorf("%s: %d", name, status)
		}
	}
}
