package casework_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

var (
	console   = meeting.Viewer{Audience: meeting.Console}
	projector = meeting.Viewer{Audience: meeting.Projector}
	staff     = meeting.Viewer{Audience: meeting.Device}
	everyone  = meeting.Viewer{Audience: meeting.Phone}
)

func device(n int) meeting.Actor {
	return meeting.Actor{Role: meeting.Helper, Person: meeting.PersonID(fmt.Sprint("helper-", n)), Via: meeting.ViaHelper}
}

func phone(who meeting.PersonID) meeting.Viewer {
	return meeting.Viewer{Audience: meeting.Phone, Person: who}
}

func question(id, text string) casework.Question { return casework.Question{ID: id, Text: text} }

// missK is a case with two questions.
func missK() *casework.Write {
	return &casework.Write{ID: "k", Title: "Mevrouw K.", Story: "Zij zorgt al zes jaar voor haar man.", Questions: []casework.Question{question("wie", "Wie kan helpen?"), question("wat", "Wat houdt tegen?")}}
}

// missB is another case.
func missB() *casework.Write {
	return &casework.Write{ID: "b", Title: "Meneer B.", Story: "Hij zorgt voor zijn zoon.", Questions: []casework.Question{question("hoe", "Hoe weet hij de weg?")}}
}

// atWork is a hall in which p01 and p02 sit at table 1, p03 at table 2, with a device at each; both work on the case of mevrouw K.
func atWork(t rehearsals.T) *rehearsals.Meeting {
	m := rehearsals.Begin(t, 3)
	m.Must(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "zorg", Seats: 4}, {Number: 2, Theme: "geld", Seats: 4}}})
	for who, table := range map[meeting.PersonID]int{"p01": 1, "p02": 1, "p03": 2} {
		m.Must(&people.Seat{ID: who, Device: "phone", Table: table})
	}
	m.By(device(1), &tables.Stand{Table: 1}).By(device(2), &tables.Stand{Table: 2})
	return m.Must(missK(), &casework.Give{Case: "k", Tables: []int{1, 2}})
}

func note(id, question, text string, table int) *casework.Note {
	return &casework.Note{ID: id, Table: table, Question: question, Text: text}
}

func read(m *rehearsals.Meeting, v meeting.Viewer, section string) casework.NoteShown {
	return rehearsals.Read[casework.NoteShown](m, v, section)
}

func TestC1_ACaseIsWrittenWhole(t *testing.T) {
	m := rehearsals.Prepared(t) // the evening before
	m.Must(missK()).Refused(missK(), meeting.NoChange)
	blank, twice := missB(), missB()
	blank.Story = " \n"
	m.Refused(blank, meeting.BadValue, "field", "story")
	blank = missB()
	blank.Questions[0].Text = "  "
	m.Refused(blank, meeting.BadValue, "field", "questions")
	twice.Questions = append(twice.Questions, twice.Questions[0])
	m.Refused(twice, meeting.Taken, "field", "questions")
	taken := missB()
	taken.Questions[0].ID = "wie"
	m.Refused(taken, meeting.Taken, "field", "questions")
	again := missK()
	again.Title, again.Questions = " Mevrouw K. uit Leek ", again.Questions[:1]
	m.Must(again)
	got := rehearsals.Read[casework.Shown](m, console, "casework.case/k")
	if got.Title != "Mevrouw K. uit Leek" || len(got.Questions) != 1 {
		t.Errorf("%+v", got)
	}
	for i := range casework.MostCases - 1 {
		m.Must(&casework.Write{ID: fmt.Sprint("c", i), Title: "x", Story: "x", Questions: []casework.Question{question(fmt.Sprint("c-q", i), "x")}})
	}
	m.Refused(missB(), meeting.TooMany, "limit", casework.MostCases)
}

func TestC2_WhatHasNotesIsNotThrownAway(t *testing.T) {
	m := atWork(t).By(device(1), note("n1", "wie", "De buren", 1))
	fewer, other := missK(), missK()
	fewer.Questions = fewer.Questions[1:]
	m.Refused(fewer, meeting.WrongPhase, "question", "wie")
	m.Refused(&casework.Drop{ID: "k"}, meeting.WrongPhase, "question", "wie")
	other.Questions[0].Text = "Wie zou kunnen helpen?"
	m.Must(other)
	if got := read(m, console, "casework.note/n1"); got.Text != "De buren" {
		t.Errorf("another wording lost the note: %+v", got)
	}
	m.By(device(1), &casework.TakeBack{ID: "n1"}).Must(fewer, &casework.Drop{ID: "k"})
	m.Refused(&casework.Drop{ID: "k"}, meeting.Unknown, "case", "k")
	for _, v := range []meeting.Viewer{console, projector, phone("p01")} {
		for name, shown := range rehearsals.Sees(m.Life, v) {
			if strings.HasPrefix(name, "casework.") {
				t.Errorf("%s still sees %s: %s", v.Audience, name, shown)
			}
		}
	}
}

func TestC3_EachTableItsOwnCaseOrAllTheSame(t *testing.T) {
	m := atWork(t).Must(missB(), &casework.Give{Case: "b", Tables: []int{2}})
	m.Refused(&casework.Give{Case: "b", Tables: []int{2}}, meeting.NoChange)
	m.Refused(&casework.Give{Case: "z", Tables: []int{2}}, meeting.Unknown, "case", "z")
	m.Refused(&casework.Give{Case: "b", Tables: []int{7}}, meeting.Unknown, "table", 7)
	for id, want := range map[string][]int{"k": {1}, "b": {2}} {
		if got := rehearsals.Read[casework.Shown](m, console, "casework.case/"+id); !slices.Equal(got.Tables, want) {
			t.Errorf("%s is at %v, want %v", id, got.Tables, want)
		}
	}
	m.By(device(2), note("n1", "hoe", "Via school", 2)).Must(&casework.Give{Case: "k", Tables: []int{2}})
	if read(m, console, "casework.note/n1").Text != "Via school" || m.Section(phone("p03"), "casework.own/n1") != "" {
		t.Error("what was noted on another case is gone, or still on the phones of the table")
	}
	m.Must(&casework.Give{Tables: []int{1}})
	if m.Section(phone("p01"), "casework.mine") != "" || m.Section(console, "casework.table/1") != "" {
		t.Error("table 1 works on no case, and is shown one")
	}
}

func TestC4_TheDeviceWritesForItsTable(t *testing.T) {
	m := atWork(t)
	m.No(device(1), note("n1", "hoe", "x", 1), meeting.Unknown, "question", "hoe")
	m.No(device(1), note("n1", "wie", "x", 9), meeting.Unknown, "table", 9)
	m.No(device(1), note("n1", "wie", "x", 2), meeting.NotAllowed, "table", 2)
	m.No(device(1), note("n1", "wie", " \n", 1), meeting.BadValue, "field", "text")
	m.By(device(1), note("n1", "wie", " De buren ", 1)).No(device(1), note("n1", "wie", "x", 1), meeting.Taken, "field", "id")
	m.No(device(2), &casework.Rewrite{ID: "n1", Text: "Gepikt"}, meeting.NotAllowed).No(device(2), &casework.TakeBack{ID: "n1"}, meeting.NotAllowed)
	m.By(device(1), &casework.Rewrite{ID: "n1", Text: "De buurvrouw"}).No(device(1), &casework.Rewrite{ID: "n1", Text: "De buurvrouw"}, meeting.NoChange)
	if got := read(m, console, "casework.note/n1"); got.Text != "De buurvrouw" || got.Table != 1 || got.Case != "k" {
		t.Errorf("%+v", got)
	}
	m.By(device(1), &casework.TakeBack{ID: "n1"}).No(device(1), &casework.TakeBack{ID: "n1"}, meeting.NoChange).No(device(1), &casework.Rewrite{ID: "n1", Text: "Toch"}, meeting.NoChange)
	if m.Section(console, "casework.note/n1") != "" || m.Section(phone("p01"), "casework.own/n1") != "" {
		t.Error("taken back, and still there")
	}
	// Paper comes later: also in a break, and for a case of before.
	m.Must(missB()).No(device(1), note("n2", "hoe", "x", 1), meeting.Incomplete, "field", "case")
	m.Must(&casework.Give{Case: "b", Tables: []int{1}}, &meet.Pause{}, note("n3", "wie", "Stond nog op papier", 1))
}

func TestC5_ANoteIsOfNobodyAndCanBeForgotten(t *testing.T) {
	m := atWork(t).By(device(1), note("n1", "wie", "De buurvrouw van p01", 1)).Must(note("n2", "wat", "Schaamte", 1), &casework.Reveal{Case: "k"})
	for _, e := range m.Events {
		if text := rehearsals.PublicOf(e.Fact); strings.Contains(text, "buurvrouw") || strings.Contains(text, "Schaamte") || strings.Contains(text, "zes jaar") || strings.Contains(text, "Wie kan") {
			t.Errorf("%s says in public: %s", e.Fact.Fact(), text)
		}
	}
	after := rehearsals.Replay(m.Stored(), meeting.WordsKey("note", "n1"))
	got, _ := after.Show(console, meeting.Key{Part: "casework", Name: "note", ID: "n1"}).(casework.NoteShown)
	if !got.Gone || got.Text != "" {
		t.Errorf("its key is destroyed: %+v", got)
	}
	if said := string(after.Plan().JSON()); strings.Contains(said, "buurvrouw") || !strings.Contains(said, "Schaamte") {
		t.Errorf("the plan says %s", said)
	}
	rehearsals.Everything(rehearsals.Replay(m.Stored(), meeting.WordsKey("case", "k")), nil) // bears it
}

func TestC6_ATableIsReady(t *testing.T) {
	m := atWork(t)
	m.No(device(1), &casework.Finish{Table: 2, Done: true}, meeting.NotAllowed)
	m.No(device(1), &casework.Finish{Table: 1}, meeting.NoChange)
	m.By(device(1), &casework.Finish{Table: 1, Done: true})
	if !rehearsals.Read[casework.TableShown](m, console, "casework.table/1").Done || !rehearsals.Read[casework.Mine](m, phone("p02"), "casework.mine").Done {
		t.Error("ready, and nobody is told")
	}
	m.By(device(1), note("n1", "wie", "Toch nog iets", 1), &casework.Finish{Table: 1})
	m.Must(&casework.Give{Tables: []int{2}}).Refused(&casework.Finish{Table: 2, Done: true}, meeting.Incomplete, "field", "case")
	m.Refused(&casework.Finish{Table: 7, Done: true}, meeting.Unknown, "table", 7)
}

func TestC7_OnlyTheTableSeesItUntilTheHarvestIsShown(t *testing.T) {
	m := atWork(t).By(device(1), note("n1", "wie", "De buren", 1))
	sees := func(v meeting.Viewer, section string) bool { return m.Section(v, section) != "" }
	if !sees(console, "casework.note/n1") || !sees(staff, "casework.note/n1") || !sees(phone("p01"), "casework.own/n1") || !sees(phone("p02"), "casework.own/n1") {
		t.Error("who leads, or who sits there, does not see it")
	}
	if sees(projector, "casework.note/n1") || sees(everyone, "casework.note/n1") || sees(phone("p03"), "casework.own/n1") || sees(everyone, "casework.case/k") {
		t.Error("somebody else sees it")
	}
	m.Must(&people.Seat{ID: "p02", Device: "phone", Table: 2})
	if sees(phone("p02"), "casework.own/n1") {
		t.Error("who moved on still sees what the table before notes")
	}
	m.Must(&casework.Reveal{Case: "k"}).Refused(&casework.Reveal{Case: "k"}, meeting.NoChange)
	m.By(device(2), note("n2", "wie", "De kerk", 2))
	for _, id := range []string{"n1", "n2"} {
		if !sees(projector, "casework.note/"+id) || !sees(everyone, "casework.note/"+id) {
			t.Errorf("the harvest is shown without %s", id)
		}
	}
	m.Refused(&casework.Reveal{Case: "z"}, meeting.Unknown, "case", "z")
}

func TestC8_WhoIsWhereDecidesWhatTheySee(t *testing.T) {
	m := atWork(t).Must(missB(), &casework.Give{Case: "b", Tables: []int{2}})
	mine := func(who meeting.PersonID) casework.Mine {
		return rehearsals.Read[casework.Mine](m, phone(who), "casework.mine")
	}
	if mine("p01").Case.ID != "k" || mine("p03").Case.ID != "b" || mine("p03").Table != 2 {
		t.Errorf("%+v, %+v", mine("p01"), mine("p03"))
	}
	m.Must(&people.Seat{ID: "p01", Device: "phone", Table: 2})
	if mine("p01").Case.ID != "b" {
		t.Errorf("moved on, and still sees %+v", mine("p01"))
	}
	m.Must(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "zorg", Seats: 4}}})
	if m.Section(phone("p01"), "casework.mine") != "" {
		t.Error("the table is gone, and its case is still on a phone")
	}
	m.Refused(&meet.Show{View: meet.CaseWork, Focus: "z"}, meeting.Unknown, "case", "z")
	m.Must(&meet.Show{View: meet.CaseWork, Focus: "k"}, &meet.Show{View: meet.CaseWork, Focus: "wie"}, &meet.Show{View: meet.Harvest})
}

func TestC9_L11_ThePlanListsWhatWasShown(t *testing.T) {
	m := atWork(t).Must(missB(), &casework.Give{Case: "b", Tables: []int{2}})
	m.By(device(2), note("n0", "hoe", "Van een andere casus", 2)).By(device(1), note("n1", "wie", "De buren", 1), note("n2", "wie", "Toch niet", 1), &casework.TakeBack{ID: "n2"})
	if got := m.Life.Plan().Cases; len(got) != 0 {
		t.Errorf("nothing was shown yet: %+v", got)
	}
	m.Must(&casework.Reveal{Case: "k"}, &casework.Give{Case: "k", Tables: []int{2}}).By(device(2), note("n3", "wie", "De kerk", 2))
	got := m.Life.Plan().Cases
	if len(got) != 1 || len(got[0].Questions) != 2 || len(got[0].Questions[0].Tables) != 2 || got[0].Questions[0].Tables[1].Notes[0] != "De kerk" || len(got[0].Questions[1].Tables) != 0 {
		t.Fatalf("%+v", got)
	}
	var texts []string
	for _, item := range m.Reading() {
		texts = append(texts, item.Text)
	}
	for _, want := range []string{"Mevrouw K.", "Zij zorgt al zes jaar voor haar man.", "Wie kan helpen?", "De buren", "De kerk"} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q becomes public and is not read: %q", want, texts)
		}
	}
	m.Refused(&plan.Seal{}, meeting.Incomplete, "field", "reading")
	m.TickAll().By(device(1), &casework.Rewrite{ID: "n1", Text: "De buren van Jan"}).Refused(&plan.Seal{}, meeting.Incomplete, "item", "case.k.note.n1")
	m.Seal()
	if got := m.Life.Plan().Cases[0].Questions[0].Tables[0].Notes; !slices.Equal(got, []string{"De buren van Jan"}) {
		t.Errorf("%q", got)
	}
}

func TestI22_ANoteBecomesACard(t *testing.T) {
	m := atWork(t).By(device(1), note("n1", "wie", "De buren", 1)).By(device(2), note("n2", "wie", "De kerk", 2))
	m.No(device(1), &ideas.AddNote{ID: "i1", Theme: "zorg", Note: "n2"}, meeting.NotAllowed)
	m.Refused(&ideas.AddNote{ID: "i1", Theme: "zorg", Note: "n9"}, meeting.Unknown, "note", "n9")
	m.Refused(&ideas.AddNote{ID: "i1", Theme: "taart", Note: "n1"}, meeting.Unknown, "theme", "taart")
	m.By(device(1), &ideas.AddNote{ID: "i1", Theme: "zorg", Note: "n1"}).Refused(&ideas.AddNote{ID: "i2", Theme: "geld", Note: "n1"}, meeting.NoChange)
	m.Must(&ideas.AddNote{ID: "i2", Theme: "geld", Note: "n2"}, &ideas.Reveal{Theme: "zorg"})
	card := rehearsals.Read[ideas.Card](m, console, "ideas.idea/i1")
	if card.Text != "De buren" || card.Table != 1 || card.Case != "k" || card.State != ideas.OnBoard {
		t.Errorf("%+v", card)
	}
	if got := rehearsals.Read[ideas.Card](m, everyone, "ideas.idea/i1"); got.Table != 0 || got.Case != "" {
		t.Errorf("the room is told which table: %+v", got)
	}
	if got := rehearsals.Read[ideas.OfNote](m, staff, "ideas.of_note/n2"); got.Idea != "i2" || got.Theme != "geld" {
		t.Errorf("%+v", got)
	}
	m.No(rehearsals.Phone("p01"), &ideas.Edit{ID: "i1", Text: "Anders"}, meeting.NotAllowed).No(rehearsals.Phone("p01"), &ideas.Withdraw{ID: "i1"}, meeting.NotAllowed)
	m.By(device(1), &casework.Rewrite{ID: "n1", Text: "Iets anders"}, &casework.TakeBack{ID: "n1"})
	if rehearsals.Read[ideas.Card](m, console, "ideas.idea/i1").Text != "De buren" {
		t.Error("the card follows the note")
	}
	m.Refused(&ideas.AddNote{ID: "i3", Theme: "zorg", Note: "n1"}, meeting.Unknown, "note", "n1")
	m.Must(&ideas.Move{Ideas: []string{"i1"}, Theme: "geld"}, &ideas.Cluster{ID: "k1", Theme: "geld", Title: "Dichtbij", Ideas: []string{"i1", "i2"}})
}
