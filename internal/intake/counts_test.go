package intake

import (
	"encoding/json"
	"testing"

	"hoofdlijn/internal/intake/questions/kind"
)

// Every need is counted, however it came to be, and nobody can be told from it.
func TestCounts(t *testing.T) {
	var all []Summary
	held := func(acts func(*play)) {
		p := begun(t)
		p.must(caller, &SetContact{"name", "Fenna"})
		acts(p)
		all = append(all, p.summary())
	}
	held(func(p *play) {
		p.must(phone, needsAnswer("transport", "loop")).must(caller, &AddNeed{"own", "een plek voor de hond"}, &Bring{Companion{ID: "c1", Name: "Jan", As: "companion"}})
	})
	held(func(p *play) {
		p.must(caller, &AddNeed{"own", "  vervoer "}, &AddNeed{"own2", "Ringleiding"}, &SetNeed{ID: "own2", State: "arranged", Owner: "Anna"}, &Bring{Companion{ID: "c2", As: "interpreter"}})
	})
	held(func(p *play) {
		p.must(phone, needsAnswer("transport")).must(caller, &SetNeed{ID: "transport-1", State: "impossible"}, &AddNeed{"own", "Een plek voor de hond"})
		p.must(phone, leavesAt("16:30"))
	})
	held(func(p *play) { p.must(phone, leavesAt("16:30")) })
	held(func(p *play) { p.must(phone, leavesAt("15:00")) })
	raw, err := json.Marshal(Count(all))
	const want = `{"needs":[{"text":"Ringleiding","number":2},{"text":"Vervoer","number":2},{"text":"een plek voor de hond","number":2,"own":true}],` +
		`"companions":1,"interpreters":1,"leaving":[{"text":"15:00","number":1},{"text":"16:30","number":2}]}`
	if err != nil || string(raw) != want {
		t.Fatalf("%s %v", raw, err)
	}
}

func needsAnswer(chosen ...string) *Answer {
	return &Answer{kind.Answer{Question: "needs", Choices: chosen}}
}

func leavesAt(hour string) *Answer { return &Answer{kind.Answer{Question: "until", Moment: hour}} }
