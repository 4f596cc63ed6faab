package demo

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/cases"
	"hoofdlijn/internal/casefile"
)

func theCase(t *testing.T) *casefile.Case {
	t.Helper()
	c, err := casefile.Parse("westerkwartier.yaml", cases.Westerkwartier)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryChapterEndsWhereItSays(t *testing.T) {
	c := theCase(t)
	before := -1
	for _, chapter := range Chapters {
		cut := Cut(c, chapter)
		if n := len(cut.Steps); n < before {
			t.Errorf("%s has %d steps, the chapter before it %d", chapter, n, before)
		} else {
			before = n
		}
		last := cut.Steps[len(cut.Steps)-1]
		if until := scenes[chapter].until; until != nil && !until(last) {
			t.Errorf("%s ends with %s: the case has no such step", chapter, last.Do.Name())
		}
		for _, s := range cut.Steps {
			if s.Refused != "" || s.Do.Name() == "restart" || s.Do.Name() == "edit_plan" {
				t.Errorf("%s plays %s", chapter, s.Do.Name())
			}
		}
	}
}

func open(version, repair int) Seen {
	return Seen{Phase: "open", View: "proposal", Focus: Goal,
		People: map[string]Person{"p01": {Present: true}, "p06": {Present: true}, You: {Present: true}, "p12": {}},
		Rounds: []Round{{ID: "r", Method: "stand_behind", Status: "open", Repair: repair, Proposals: []Option{{Goal, version}},
			Voters: map[string]bool{"p01": false, "p06": true, You: false}}}}
}

func TestPeopleDecideTheSameTwiceAndAnswerOnce(t *testing.T) {
	c := theCase(t)
	some := 0
	for _, who := range c.People {
		a, b := NewMind(7, c).React(who, open(1, 0)), NewMind(7, c).React(who, open(1, 0))
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s wishes %v and %v", who.ID, a, b)
		}
		for _, w := range a {
			if strings.HasPrefix(w.Key, "answer/") {
				some++
				if who.ID != "p01" && who.ID != You {
					t.Errorf("%s answered, or is not in the round, and answers", who.ID)
				}
				if w.After < 1e9 || w.After > 8e9 {
					t.Errorf("%s takes %v", who.ID, w.After)
				}
			}
		}
	}
	if some != 2 {
		t.Errorf("%d answers, want 2", some)
	}
}

func TestNobodyDoubtsATextThatWasChangedForThem(t *testing.T) {
	c := theCase(t)
	first := 0
	for seed := range uint64(400) {
		m := NewMind(seed, c)
		for _, who := range c.People {
			if m.choose(who, Round{ID: "r", Method: "stand_behind"}, Option{Goal, 1})["choice"] == "not_yet" {
				first++
			}
			if got := m.choose(who, Round{ID: "r", Method: "stand_behind", Repair: 1}, Option{Goal, 2})["choice"]; got == "not_yet" {
				t.Fatalf("seed %d: %s is not yet behind what was changed", seed, who.ID)
			}
		}
	}
	if first == 0 {
		t.Error("nobody ever says not yet")
	}
}

func TestTheFacilitatorWaitsForTheVisitor(t *testing.T) {
	c := theCase(t)
	d := Director{Mind: NewMind(1, c), Chapter: Decisions, Goal: Goal, Own: map[string]bool{You: true}, GaveUp: map[string]bool{}}
	room := open(1, 0)
	room.Rounds[0].Voters["p01"] = true
	if step, ok := d.Next(room); ok {
		t.Errorf("%s although the visitor has not answered", step.Key)
	}
	room.Rounds[0].Voters[You] = true
	if step, ok := d.Next(room); !ok || step.Asks[0].Name != "decide.close" {
		t.Errorf("%v %v, want the round closed", step, ok)
	}
}

func TestWhatIsAskedForComesIntoTheText(t *testing.T) {
	c := theCase(t)
	d := Director{Mind: NewMind(1, c), Chapter: Decisions, Goal: Goal, GaveUp: map[string]bool{}}
	room := open(1, 0)
	room.Proposals = []Proposal{{ID: Goal, Text: "Er komt een huis.", Version: 1}}
	room.Rounds[0].Status, room.Rounds[0].Said.Needs = "closed", map[string][]string{Goal: {"  ook een lift. "}}
	step, _ := d.Next(room)
	if words := step.Asks[0].Data.(object)["words"]; step.Asks[0].Name != "decide.show_words" || !slices.Equal(words.([]string), []string{"ook een lift."}) {
		t.Fatalf("%v, want the room shown what is needed first", step.Asks[0])
	}
	room.Rounds[0].Said.Shown = map[string][]string{Goal: {"ook een lift."}}
	step, _ = d.Next(room)
	if text := step.Asks[0].Data.(object)["text"]; text != "Er komt een huis. We spreken af: ook een lift." {
		t.Errorf("%q", text)
	}
	room.Rounds[0].Said.Needs[Goal] = []string{d.Mind.Learn.needs[Goal][0]}
	step, _ = d.Next(room)
	if text := step.Asks[0].Data.(object)["text"].(string); !strings.HasPrefix(text, "Er komen vier logeerkamers") {
		t.Errorf("%q, want the text of the case", text)
	}
}
