package casework_test

import (
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

// hall is three tables; anna sits at the first, bram at the second, and a device stands at the first.
type hall struct{}

var sits = map[meeting.PersonID]int{"p-anna": 1, "p-bram": 2}

func (hall) Has(number int) bool { return number >= 1 && number <= 3 }
func (hall) Belong(number int) []meeting.PersonID {
	for who, table := range sits {
		if table == number {
			return []meeting.PersonID{who}
		}
	}
	return nil
}
func (hall) TableOf(who meeting.PersonID) int { return sits[who] }
func (hall) DeviceAt(who meeting.PersonID) int {
	if who == "helper-1" {
		return 1
	}
	return 0
}

func made() meeting.Part { return casework.New(hall{}) }

func draw[V any](t *rapid.T, name string, list ...V) V { return rapid.SampledFrom(list).Draw(t, name) }

// anything asks something at random, which is often refused. The kit checks each answer and each fact.
func anything(t *rapid.T, p *parttest.Play) {
	p.ByFacilitator()
	if rapid.Bool().Draw(t, "device") {
		p.By(device(1))
	}
	id, text := draw(t, "note", "n1", "n2", "n3"), draw(t, "text", "De buren", "Een logeerhuis")
	table, of := rapid.IntRange(1, 4).Draw(t, "table"), draw(t, "case", "k", "b", "z")
	switch rapid.IntRange(0, 9).Draw(t, "ask") {
	case 0:
		p.Do(&casework.Write{ID: of, Title: text, Story: text, Questions: []casework.Question{question(draw(t, "question", "wie", "hoe"), text)}})
	case 1:
		p.Do(&casework.Drop{ID: of})
	case 2, 3:
		p.Do(&casework.Give{Case: draw(t, "given", of, ""), Tables: []int{table}})
	case 4:
		p.Do(&casework.Rewrite{ID: id, Text: text})
	case 5:
		p.Do(&casework.TakeBack{ID: id})
	case 6:
		p.Do(&casework.Finish{Table: table, Done: rapid.Bool().Draw(t, "done")})
	case 7:
		p.Do(&casework.Reveal{Case: of})
	default:
		p.Do(note(id, draw(t, "question", "wie", "wat", "hoe"), text, table))
	}
}

// Whatever is asked in whatever order, and whichever commands are taken back afterwards: nothing panics, the changes add
// up to the view built afresh (both by the kit), and no note is seen by a table that did not write it before its harvest is shown.
func TestC7_AnythingInAnyOrderWithAnythingTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := parttest.New(t, made).Must(missK(), missB(), &casework.Give{Case: "k", Tables: []int{1, 2}})
		for who := range sits {
			p.ByParticipant(who)
		}
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			anything(t, p)
		}
		kept(t, p.Part())
		causes := map[meeting.CommandID]bool{}
		for _, e := range p.History() {
			if !causes[e.Cause] {
				causes[e.Cause] = rapid.IntRange(0, 3).Draw(t, "taken back") == 0
			}
		}
		kept(t, p.Without(func(c meeting.CommandID) bool { return causes[c] }))
	})
}

// kept: what a phone sees of notes is of its own table, or of a case whose harvest is shown; and the plan has those alone.
func kept(t *rapid.T, part meeting.Part) {
	shown := map[string]bool{}
	for k := range part.Keys(console) {
		if c, ok := part.Show(console, k).(casework.Shown); ok {
			shown[c.ID] = c.Revealed
		}
	}
	for who, table := range sits {
		for k := range part.Keys(phone(who)) {
			if n, ok := part.Show(phone(who), k).(casework.NoteShown); ok && n.Table != table {
				t.Fatalf("%s at table %d sees %+v", who, table, n)
			}
		}
	}
	for _, v := range []meeting.Viewer{projector, everyone} {
		for k := range part.Keys(v) {
			if n, ok := part.Show(v, k).(casework.NoteShown); ok && !shown[n.Case] {
				t.Fatalf("%s sees %+v before the harvest is shown", v.Audience, n)
			}
		}
	}
	for _, h := range part.(*casework.State).Harvests() {
		if !shown[h.ID] {
			t.Fatalf("the plan has %s, which was not shown", h.ID)
		}
	}
}
