package casefile

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func ptr[T any](v T) *T { return &v }

// Every shape in which the format lets a step be written, and what it must mean.
func TestSteps_MayBeWrittenAs(t *testing.T) {
	for _, c := range []struct {
		yaml, refused string
		want          Act
	}{
		{"arrive: [p1, p2]", "", Arrive{[]string{"p1", "p2"}}},
		{"arrive: {people: [p1]}", "", Arrive{[]string{"p1"}}},
		{"arrive: {people: [p1], refused: unknown}", "unknown", Arrive{[]string{"p1"}}},
		{"leave: {people: [nobody], refused: unknown}", "unknown", Leave{[]string{"nobody"}}},
		{"sign: [p1, p2]", "", Sign{[]string{"p1", "p2"}}},
		{"unsign: {people: [p1], refused: no_change}", "no_change", Unsign{[]string{"p1"}}},
		{"hand_over: {to: de wethouder, time: '17:25'}", "", HandOver{To: "de wethouder", Time: "17:25"}},
		{"hand_over: {to: de griffier, date: 2021-11-15, time: '10:00'}", "", HandOver{"de griffier", "2021-11-15", "10:00"}},
		{"close: {}", "", Close{}},
		{"erase: {person: p1}", "", Erase{"p1"}},
		{"intake: {person: p1}", "", Intake{Person: "p1", Agree: true}},
		{"intake: {person: p1, needs: [loop], until: '16:30', theme: t, seat_wish: true, brings: [{id: p2, as: interpreter}, {id: p3, as: companion, voice: true}], message: Dag, " +
			"reply: Hallo, points: [{id: i1, theme: t, text: Iets}, {id: i2, theme: t, text: Anders, allowed: false, instead: Korter}], agree: false, refused: incomplete}", "incomplete",
			Intake{Person: "p1", Needs: []string{"loop"}, Until: "16:30", Theme: "t", SeatWish: true, Brings: []Companion{{"p2", "interpreter", false}, {"p3", "companion", true}},
				Message: "Dag", Reply: "Hallo", Points: []SeedPoint{{"i1", "t", "Iets", true, ""}, {"i2", "t", "Anders", false, "Korter"}}}},
		{"practice: {answers: {p1: bike, p2: foot}, expect: {bike: 1}}", "",
			Practice{[]Answered{{"p1", "bike"}, {"p2", "foot"}}, []Counted{{"bike", 1}}}},
		{"town_out: {}", "", TownOut{}},
		{"town_back: {refused: no_change}", "no_change", TownBack{}},
		{"private: {by: p1}", "", Private{By: "p1"}},
		{"private: {}", "", Private{}},
		{"think: {seconds: 120}", "", Think{120}},
		{"leave_at: {people: [p1, p2], time: '16:30'}", "", LeaveAt{[]string{"p1", "p2"}, "16:30"}},
		{"put_away: {until: maandag 15 november}", "", PutAway{Until: "maandag 15 november"}},
		{"put_away: {date: 2021-11-15, time: '13:30', ends: '16:30'}", "", PutAway{Date: "2021-11-15", Time: "13:30", Ends: "16:30"}},
		{"resume: {}", "", Resume{}},
		{"speak: {people: [p1, p2], order: [p2, p1]}", "", Speak{[]string{"p1", "p2"}, []string{"p2", "p1"}}},
		{"speak: {people: [p1]}", "", Speak{People: []string{"p1"}}},
		{"react: {idea: i1, by: p1, kind: careful}", "", React{"i1", "p1", "careful", false}},
		{"react: {idea: i1, by: p1, kind: careful, back: true, refused: done_later}", "done_later", React{"i1", "p1", "careful", true}},
		{"seal: {refused: round_open}", "round_open", Seal{}},
		{"undo: {}", "", Undo{}},
		{"idea: {id: i1, by: nobody, theme: none, text: '', refused: unknown}", "unknown", Idea{"i1", "nobody", "none", ""}},
		{"idea: {id: i1, by: p1, theme: t, text: 12.10}", "", Idea{"i1", "p1", "t", "12.10"}},
		{"idea: {id: i1, by: p1, theme: t, text: 010}", "", Idea{"i1", "p1", "t", "010"}},
		{"amend: {proposal: v1, numbers: {cost: 012, hours: '1e3', yield: 12.10}}", "",
			Amend{"v1", Wording{Numbers: []Number{{"cost", "012"}, {"hours", "1e3"}, {"yield", "12.10"}}}}},
		{"amend: {proposal: v1, title: ''}", "", Amend{"v1", Wording{Title: ptr("")}}},
		{"amend: {proposal: v1, needs_yes_from: [a, b]}", "", Amend{"v1", Wording{NeedsYesFrom: []string{"a", "b"}}}},
		{"proposal: {id: v1, theme: t, title: T, text: U, due: najaar, needs_yes_from: college}", "",
			Proposal{ID: "v1", Theme: "t", Wording: Wording{Title: ptr("T"), Text: ptr("U"), Due: ptr("najaar"), NeedsYesFrom: []string{"college"}}}},
		{"check: {proposal: v1, framework: '*', verdict: fits}", "", Check{"v1", "*", "fits", "", Advice{Kind: AdviceSame}}},
		{"check: {proposal: v1, framework: f, verdict: fits, advice: none}", "", Check{"v1", "f", "fits", "", Advice{Kind: AdviceNone}}},
		{"check: {proposal: v1, framework: f, verdict: fits, advice: {verdict: unclear, reason: R}}", "",
			Check{"v1", "f", "fits", "", Advice{AdviceOwn, "unclear", "R"}}},
		{"check: {proposal: v1, framework: f, verdict: does_not_fit, refused: bad_value}", "bad_value",
			Check{"v1", "f", "does_not_fit", "", Advice{Kind: AdviceSame}}},
		{"check: {proposal: v1, framework: f, verdict: perhaps, refused: bad_value}", "bad_value",
			Check{"v1", "f", "perhaps", "", Advice{Kind: AdviceSame}}},
		{"ballot: {round: r1, by: p1, value: anything}", "", Ballot{"r1", "p1", []Answer{{Word: "anything"}}}},
		{"together: {round: r1, piles: [{people: [p1], answer: support}], via: hands}", "", Together{"r1", []Pile{{[]string{"p1"}, Answer{Word: "support"}}}, "hands"}},
		{"edit_plan: {by: commissioner, refused: not_allowed}", "not_allowed", EditPlan{"commissioner"}},
		{"disconnect: {people: [p1], while: [{restart: {}}]}", "",
			Disconnect{[]string{"p1"}, []Step{{Number: "1.1", Do: Restart{}}}}},
		{"split: {proposal: v1, points: [{id: v1a, theme: u, from: [i1], title: T, text: U, lead: p1}]}", "",
			Split{"v1", []Point{{"v1a", "u", []string{"i1"}, Wording{Title: ptr("T"), Text: ptr("U"), Lead: ptr("p1")}}}}},
	} {
		steps := parseSteps(t, c.yaml)
		if len(steps) == 1 && !reflect.DeepEqual(steps[0], Step{Line: 7, Number: "1", Refused: c.refused, Do: c.want}) {
			t.Errorf("%s\ngot  %+v\nwant %+v", c.yaml, steps[0], c.want)
		}
	}
}

// parseSteps reads one step in a case that has nothing else; lines of nested steps are left out.
func parseSteps(t *testing.T, step string) []Step {
	t.Helper()
	c, err := Parse("x", []byte(head+"steps:\n  - "+step+"\n"))
	if err != nil {
		t.Errorf("%s: %v", step, err)
		return nil
	}
	for _, s := range c.Steps {
		if d, ok := s.Do.(Disconnect); ok {
			clear := d.While
			for i := range clear {
				clear[i].Line = 0
			}
		}
	}
	return c.Steps
}

func TestRounds_MayBeWrittenAs(t *testing.T) {
	v1 := func(w string) ProposalWord { return ProposalWord{"v1", w} }
	v2 := func(w string) ProposalWord { return ProposalWord{"v2", w} }
	for _, c := range []struct {
		yaml string
		want Round
	}{
		{"ballots: {p2: support, p1: not_yet}", Round{Ballots: []Answers{
			{"p2", []Answer{{Word: "support"}}}, {"p1", []Answer{{Word: "not_yet"}}}}}},
		{"ballots: {p1: [not_yet, support]}", Round{Ballots: []Answers{{"p1", []Answer{{Word: "not_yet"}, {Word: "support"}}}}}},
		{"ballots: {p1: {v2: support, v1: not_yet}}", Round{Ballots: []Answers{
			{"p1", []Answer{{Each: []ProposalWord{v2("support"), v1("not_yet")}}}}}}},
		{"ballots: {p1: [not_yet, {v1: support}]}", Round{Ballots: []Answers{
			{"p1", []Answer{{Word: "not_yet"}, {Each: []ProposalWord{v1("support")}}}}}}},
		{"ballots: {p1: {v1: [not_yet, support], v2: not_yet}}", Round{Ballots: []Answers{
			{"p1", []Answer{{Each: []ProposalWord{v1("not_yet"), v2("not_yet")}}, {Each: []ProposalWord{v1("support")}}}}}}},
		{"together: [{people: [p1, p2], answer: support}, {people: [p3], answer: {v1: not_yet}}]", Round{Together: []Pile{
			{[]string{"p1", "p2"}, Answer{Word: "support"}}, {[]string{"p3"}, Answer{Each: []ProposalWord{v1("not_yet")}}}}}},
		{"others: support", Round{Others: []Answer{{Word: "support"}}}},
		{"expect: adopted", Round{Expect: Outcomes{Word: "adopted"}}},
		{"expect: {v1: adopted, v2: not_adopted}", Round{Expect: Outcomes{Each: []ProposalWord{v1("adopted"), v2("not_adopted")}}}},
		{"binding: false", Round{Poll: true}},
		{"binding: true, secret: false", Round{}},
		{"needs: {p1: A}, concerns: {p1: {v1: B}}", Round{Needs: []PersonText{{"p1", "", "A"}}, Concerns: []PersonText{{"p1", "v1", "B"}}}},
		{"method: consent, ballots: {p1: objection}, reasons: {p1: R}, judgements: {p1: not_valid}", Round{Method: "consent",
			Ballots: []Answers{{"p1", []Answer{{Word: "objection"}}}}, Reasons: []PersonText{{"p1", "", "R"}},
			Judgements: []PersonText{{"p1", "", "not_valid"}}}},
		{"method: majority, params: {num: 3, den: 4, strict: true, basis: present}, ballots: {p1: blank}", Round{Method: "majority",
			Params: []Param{{"num", "3"}, {"den", "4"}, {"strict", "true"}, {"basis", "present"}}, Ballots: []Answers{{"p1", []Answer{{Word: "blank"}}}}}},
		{"during: [{leave: [p1]}, {undo: {refused: round_open}}]", Round{During: []Step{
			{Line: 7, Number: "1.1", Do: Leave{[]string{"p1"}}}, {Line: 7, Number: "1.2", Refused: "round_open", Do: Undo{}}}}},
	} {
		c.want.ID, c.want.Proposals = "r1", []string{"v1", "v2"}
		steps := parseSteps(t, "round: {id: r1, proposals: [v1, v2], "+c.yaml+"}")
		if len(steps) == 1 && !reflect.DeepEqual(steps[0].Do, c.want) {
			t.Errorf("%s\ngot  %+v\nwant %+v", c.yaml, steps[0].Do, c.want)
		}
	}
	// A round that is refused for its value may hold any.
	parseSteps(t, "round: {id: r1, proposals: [], method: majority, params: {num: 5, den: x}, others: ja, refused: bad_value}")
}

// A method the product does not have is the only problem of its round: its own keys are not judged by other rules.
func TestRounds_OfALaterMethodAreOnlyNotYet(t *testing.T) {
	for _, round := range []string{
		"method: dots, params: {dots: 3, cap: 2}, binding: false, ballots: {p01: {v1: 2, v3: 1}}, expect: {order: [v1, v3, v2]}",
		"method: budget, params: {rule: greedy_skip, amount: '50000.00'}, ballots: {p01: [v1, v3]}, expect: {funded: [v1, v3], left: '120.50'}",
	} {
		_, err := Parse("x", []byte(head+"steps:\n  - round: {id: r1, proposals: [v1], "+round+"}\n"))
		if ps, _ := err.(Problems); len(ps) != 1 || ps[0].Kind != NotYet {
			t.Errorf("%s: %v", round, err)
		}
	}
}

func TestEntitled_FollowsPersonThenSettingsThenCapacity(t *testing.T) {
	for _, c := range []struct {
		deciding []string
		capacity string
		votes    *bool
		want     bool
	}{
		{nil, "carer", nil, true}, {nil, "own word", nil, true}, {nil, "official", nil, false}, {nil, "companion", nil, false},
		{nil, "carer", ptr(false), false}, {nil, "companion", ptr(true), true},
		{[]string{"official"}, "official", nil, true}, {[]string{"official"}, "carer", nil, false}, {[]string{}, "carer", nil, false},
	} {
		m := Case{Settings: Settings{Deciding: c.deciding}}
		if got := m.Entitled(Person{Capacity: c.capacity, Votes: c.votes}); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestFrameworks_HaveBoundsByTheirText(t *testing.T) {
	for bounds, ok := range map[string]bool{
		"measure: cost, unit: EUR, max: 250000": true, "measure: cost, max: '0.05'": true, "measure: hours, max: 1.125": true,
		"measure: hours, unit: EUR, max: 1.125": false, "measure: yield, min: 1.125": false, "measure: due, unit: date, max: 2023-11": true,
		"measure: due, unit: date, min: 2023-11-09, max: 2023": true, "measure: due, unit: date, min: 2024-01, max: 2023-12-31": false,
		"measure: due, unit: date, max: 2023-02-30": false, "measure: n, min: 10, max: 9": false, "measure: n, min: 10, max: 10.0": true,
	} {
		src := head + "frameworks: [{id: f, kind: numeric, text: T, " + bounds + "}]\nsteps: []\n"
		if _, err := Parse("x", []byte(src)); (err == nil) != ok {
			t.Errorf("%s: %v", bounds, err)
		}
	}
}

func TestParse_ReadsJSON(t *testing.T) {
	file := map[string]any{
		"format": Format, "id": "j", "title": "T", "question": "Q?", "people": []any{map[string]any{"id": "p1", "capacity": "carer", "votes": true}},
		"steps": []any{map[string]any{"arrive": []string{"p1"}}, map[string]any{"amend": map[string]any{"proposal": "v1", "numbers": map[string]any{"cost": 12.5}}}},
	}
	src, err := json.MarshalIndent(file, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range []string{string(src), strings.ReplaceAll(string(src), "\n", "\r\n"), "\ufeff" + string(src)} {
		c, err := Parse("x.json", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(c.Steps[1].Do.(Amend).Numbers); got != "[{cost 12.5}]" || !*c.People[0].Votes {
			t.Errorf("%s %+v", got, c.People[0])
		}
	}
}

func TestTexts_MayBeWrittenInEveryStyleOfYAML(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"gewoon", "gewoon"}, {"'it''s'", "it's"}, {`"a\nb\u00e9\/"`, "a\nbé/"}, {`"\ud83d\udc6a"`, "👪"},
		{"|\n  een\n  twee\n", "een\ntwee\n"}, {"|-\n  een\n  twee\n", "een\ntwee"}, {">-\n  een\n  twee\n", "een twee"},
		{"een\n  twee # geen tekst", "een twee"}, {"null\u00a0", "null\u00a0"}, {"'null'", "null"}, {"2021-11-08", "2021-11-08"},
		{"0o17", "0o17"}, {"1_000", "1_000"}, {".5", ".5"}, {"yes", "yes"}, {"True", "True"}, {"-0", "-0"},
	} {
		m, err := Parse("x", []byte(head+"place: "+c.written+"\nsteps: []\n"))
		if err != nil || m.Place != c.want {
			t.Errorf("%q: %v %+v", c.written, err, m)
		}
	}
}
