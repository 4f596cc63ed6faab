package crowd

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
	"hoofdlijn/internal/seal"
)

// history is a meeting as facts, decided by the rules themselves.
type history struct {
	t      testing.TB
	life   *life.Life
	events []meeting.Event
	asked  int
}

var facilitator = meeting.Actor{Role: meeting.Facilitator, Person: "leider"}

func participant(i int) meeting.Actor {
	return meeting.Actor{Role: meeting.Participant, Person: meeting.PersonID(person(i)), Via: meeting.ViaPhone}
}

func (h *history) ask(by meeting.Actor, do meeting.Intent) {
	h.t.Helper()
	h.asked++
	c := meeting.Command{ID: meeting.CommandID(fmt.Sprint("c", h.asked)), By: by, At: time.Unix(1_700_000_000, 0).Add(time.Duration(h.asked) * time.Second), Do: do}
	facts, no := h.life.Decide(c)
	if no != nil {
		h.t.Fatalf("%s: %+v", do.Intent(), no)
	}
	for _, f := range facts {
		h.happen(c, f)
	}
}

func (h *history) happen(c meeting.Command, f meeting.Fact) {
	e := meeting.Event{Seq: meeting.Seq(len(h.events) + 1), Cause: c.ID, By: c.By, At: c.At, Fact: f}
	h.life.Apply(e)
	h.events = append(h.events, e)
}

// begun is an open meeting with so many people.
func begun(t testing.TB, persons int) *history {
	h := &history{t: t, life: life.New()}
	h.ask(facilitator, &prepare.SetMeeting{Title: "Een menigte", Question: "Houdt het?", Method: "majority"})
	h.ask(facilitator, &prepare.SetTheme{ID: theme, Title: "Elkaar vinden"})
	h.ask(facilitator, &prepare.Lock{})
	h.ask(facilitator, &prepare.Open{})
	for i := range persons {
		id := meeting.PersonID(person(i))
		h.ask(facilitator, &people.List{ID: id, Capacity: "carer"})
		h.ask(facilitator, &people.Arrive{People: []meeting.PersonID{id}})
	}
	h.ask(facilitator, &ideas.Reveal{Theme: theme})
	return h
}

// BenchmarkReplay10000 folds the facts of a real meeting: people, ideas, edits, reactions, proposals, ballots.
func BenchmarkReplay10000(b *testing.B) {
	h := long(b, 10_000)
	b.ResetTimer()
	for b.Loop() {
		l := life.New()
		for _, e := range h.events {
			l.Apply(e)
		}
		if l.Length() != 10_000 {
			b.Fatal(l.Length())
		}
	}
}

// long is a meeting of so many facts: ideas, edits, reactions, ballots.
func long(b *testing.B, facts int) *history {
	h := begun(b, 60)
	for i := range 800 {
		h.ask(participant(i%60), &ideas.Add{ID: idea(i), Theme: theme, Text: words(i)})
	}
	for i := range 12 {
		h.round(i, 60)
	}
	for i := 0; len(h.events) < facts; i++ {
		if i%4 == 0 {
			h.ask(participant(i%60), &ideas.Edit{ID: idea(i % 60), Text: words(10_000 + i)})
			continue
		}
		h.ask(participant(i%60), &ideas.React{ID: idea(i / 60), Kind: ideas.Kinds[i%4], On: true})
	}
	return h
}

// BenchmarkVerify10000 verifies the bundle of such a meeting once it is sealed, files of the plan included.
func BenchmarkVerify10000(b *testing.B) {
	h := long(b, 9_998)
	console := meeting.Viewer{Audience: meeting.Console}
	read := &plan.Tick{}
	for _, item := range h.life.Show(console, meeting.Key{Part: "plan", Name: "reading"}).([]plan.Item) {
		read.Items = append(read.Items, item.ID)
	}
	h.ask(facilitator, read)
	h.ask(facilitator, &plan.Seal{})
	raw, err := seal.Make("menigte", seal.NewKey("hoofdlijn.example.nl", [32]byte{}), recorded(b, h.events), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		if _, p := seal.Verify(raw, seal.Anchor{}); p != nil {
			b.Fatal(p)
		}
	}
}

// recorded writes facts down as a server does.
func recorded(b *testing.B, events []meeting.Event) []journal.Entry {
	k, err := record.NewKeeper(b.Context(), record.Setup{Stream: "meeting/menigte", Words: life.New().Words(), Vault: &recordtest.Vault{}})
	if err != nil {
		b.Fatal(err)
	}
	var all []journal.Entry
	var head journal.Head
	for _, e := range events {
		if sealed, is := e.Fact.(*plan.Sealed); is {
			sealed.Plan.Journal = &plan.Journal{Entries: uint64(head.Seq), Head: hex.EncodeToString(head.Hash[:])}
		}
		body, err := k.Seal(b.Context(), record.Line{Event: e})
		if err != nil {
			b.Fatal(err)
		}
		k.LetGo()
		entries, next := journal.Chain(head, body)
		all, head = append(all, entries...), next
	}
	return all
}

// round drafts a proposal from an idea and decides on it.
func (h *history) round(i, voters int) {
	id, round := fmt.Sprint("v", i), fmt.Sprint("r", i)
	h.ask(facilitator, &propose.Draft{ID: id, Theme: theme, From: []string{idea(i)}, Title: "Voorstel " + id, Text: words(i)})
	h.ask(facilitator, &decide.Open{ID: round, Proposals: []decide.Option{{ID: id}}})
	for p := range voters {
		h.ask(participant(p), &decide.Cast{Round: round, Answers: map[string]kind.Answer{id: {Choice: counted().Choices()[p%3/2]}}})
	}
	h.ask(facilitator, &decide.Close{Round: round})
}

// BenchmarkPlan compiles the plan of a large meeting and encodes it.
func BenchmarkPlan(b *testing.B) {
	h := begun(b, 60)
	for i := range 500 {
		h.ask(participant(i%60), &ideas.Add{ID: idea(i), Theme: theme, Text: words(i)})
	}
	for i := range 100 {
		h.round(i, 60)
	}
	b.ResetTimer()
	for b.Loop() {
		text, err := json.Marshal(h.life.Plan())
		if err != nil || len(text) < 10_000 {
			b.Fatal(len(text), err)
		}
	}
}

// BenchmarkBoard100 and BenchmarkBoard10000 are one change on a board and what every kind of screen then shows of it.
// A meeting takes 5,000 ideas; the facts of more are folded all the same.
func BenchmarkBoard100(b *testing.B)   { benchmarkBoard(b, 100) }
func BenchmarkBoard10000(b *testing.B) { benchmarkBoard(b, 10_000) }

func benchmarkBoard(b *testing.B, n int) {
	h := begun(b, 60)
	for i := range n {
		c := meeting.Command{ID: meeting.CommandID(fmt.Sprint("i", i)), By: participant(i % 60), At: time.Unix(1_700_100_000, 0)}
		h.happen(c, &ideas.Added{ID: idea(i), Theme: theme, Text: words(i)})
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		c := meeting.Command{ID: "x", By: participant(5), At: time.Unix(1_700_200_000, 0), Do: &ideas.Edit{ID: idea(5), Text: words(20_000 + i)}}
		facts, no := h.life.Decide(c)
		if no != nil {
			b.Fatal(no)
		}
		shown := 0
		keys, _ := h.life.Apply(meeting.Event{Seq: meeting.Seq(len(h.events) + i + 1), Cause: c.ID, By: c.By, At: c.At, Fact: facts[0]})
		for _, key := range keys {
			for _, a := range []meeting.Audience{meeting.Phone, meeting.Projector} {
				text, _ := json.Marshal(h.life.Show(meeting.Viewer{Audience: a, Person: key.For}, key))
				shown += len(text)
			}
		}
		if shown == 0 {
			b.Fatal("nothing changed")
		}
	}
}
