// Package parttest is the test kit of the parts: given facts, when somebody asks, then facts or a refusal.
//
// Every step of a Play also checks what holds of every part: deciding changes nothing; a fact says in its public and
// encrypted fields together all that Apply needs, and in its public ones no person; a part bears facts whose
// encrypted fields were forgotten; and the sections that changed add up to the view built afresh.
package parttest

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"hoofdlijn/internal/meeting"
)

// T is what the kit needs of a test; *testing.T and *rapid.T are both one.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

var _ T = (*testing.T)(nil)

// Begin is when every Play starts; each fact comes a minute after the one before.
var Begin = time.Date(2021, 11, 8, 13, 0, 0, 0, time.UTC)

// Play is one part being played, thrice: as it is, from facts that were stored and read back, and from facts of which
// everything encrypted was forgotten.
type Play struct {
	t       T
	made    func() meeting.Part
	part    meeting.Part
	stored  meeting.Part
	forgot  meeting.Part
	by      meeting.Actor
	people  map[meeting.PersonID]bool
	seen    map[meeting.Viewer]map[string]string // what each viewer has, from changes alone
	history []meeting.Event
	asked   int
}

// New starts a Play. made makes the part, empty, with the same earlier parts every time.
func New(t T, made func() meeting.Part) *Play {
	t.Helper()
	p := &Play{t: t, made: made, part: made(), stored: made(), forgot: made(), people: map[meeting.PersonID]bool{},
		seen: map[meeting.Viewer]map[string]string{}}
	for _, v := range p.viewers() {
		p.seen[v] = Sections(p.part, v)
	}
	p.ByFacilitator()
	return p
}

// By says who does what follows.
func (p *Play) By(actor meeting.Actor) *Play {
	p.by = actor
	for _, who := range []meeting.PersonID{actor.Person, actor.For} {
		if who != "" && !p.people[who] {
			p.people[who] = true
			v := meeting.Viewer{Audience: meeting.Phone, Person: who}
			p.seen[v] = Sections(p.part, v)
		}
	}
	return p
}

// ByFacilitator: what follows is done at the console.
func (p *Play) ByFacilitator() *Play { return p.By(meeting.Actor{Role: meeting.Facilitator}) }

// ByParticipant: what follows is done by somebody on their own phone.
func (p *Play) ByParticipant(who meeting.PersonID) *Play {
	return p.By(meeting.Actor{Role: meeting.Participant, Person: who, Via: meeting.ViaPhone})
}

// Part is the part being played, to read its accessors.
func (p *Play) Part() meeting.Part { return p.part }

// History is everything that happened.
func (p *Play) History() []meeting.Event { return slices.Clone(p.history) }

// Given lets facts have happened, as one command each.
func (p *Play) Given(facts ...meeting.Fact) *Play {
	p.t.Helper()
	for _, f := range facts {
		p.apply(p.nextID(), []meeting.Fact{f})
	}
	return p
}

// When asks and leaves the meeting as it is.
func (p *Play) When(do meeting.Intent) *Answer {
	p.t.Helper()
	return p.ask(do)
}

// Do asks, and lets what follows happen. A refusal is returned and changes nothing.
func (p *Play) Do(do meeting.Intent) *Answer {
	p.t.Helper()
	a := p.ask(do)
	if a.no == nil {
		p.apply(a.id, a.facts)
	}
	return a
}

// Must asks, and stops the test when the answer is no.
func (p *Play) Must(intents ...meeting.Intent) *Play {
	p.t.Helper()
	for _, do := range intents {
		if a := p.Do(do); a.no != nil {
			p.t.Fatalf("%s %+v: refused: %s %v", do.Intent(), do, a.no.Code, a.no.About)
		}
	}
	return p
}

func (p *Play) nextID() meeting.CommandID {
	p.asked++
	return meeting.CommandID(fmt.Sprintf("c%d", p.asked))
}

func (p *Play) ask(do meeting.Intent) *Answer {
	p.t.Helper()
	if !Asks(p.part, do) {
		p.t.Fatalf("%s stands nowhere in the access table of %s", do.Intent(), p.part.Name())
	}
	c := meeting.Command{ID: p.nextID(), By: p.by, At: p.clock(), Head: meeting.Head{Entries: meeting.Seq(len(p.history))}, Do: do}
	before := p.everything(p.part)
	facts, no := p.part.Decide(c)
	if now := p.everything(p.part); !maps.Equal(before, now) {
		p.t.Fatalf("deciding %s changed something: %s", do.Intent(), difference(before, now))
	}
	if (no == nil) == (len(facts) == 0) {
		p.t.Fatalf("%s: an accepted command yields a fact and a refused one none; got %d facts and %v", do.Intent(), len(facts), no)
	}
	if again := difference(p.everything(p.part), before); again != "" {
		p.t.Fatalf("showing twice differs: %s", again)
	}
	return &Answer{t: p.t, id: c.ID, facts: facts, no: no}
}

func (p *Play) clock() time.Time { return Begin.Add(time.Duration(len(p.history)) * time.Minute) }

// apply lets facts happen and checks everything that holds of every part.
func (p *Play) apply(cause meeting.CommandID, facts []meeting.Fact) {
	p.t.Helper()
	for _, f := range facts {
		e := meeting.Event{Seq: meeting.Seq(len(p.history) + 1), Cause: cause, By: p.by, At: p.clock(), Fact: f}
		read := p.roundTrip(f, true)
		p.history = append(p.history, e)
		changed := p.part.Apply(e)
		p.follow(e, changed)

		e.Fact = read
		p.stored.Apply(e)
		if d := difference(p.everything(p.part), p.everything(p.stored)); d != "" {
			p.t.Fatalf("%s, stored and read back, makes something else: %s", f.Fact(), d)
		}
		e.Fact, e.By, e.At = p.roundTrip(f, false), meeting.Actor{Role: p.by.Role, Via: p.by.Via}, time.Time{}
		p.forgot.Apply(e)
		p.everything(p.forgot)
	}
}

// Asks says whether a part lists an intent.
func Asks(part meeting.Part, do meeting.Intent) bool {
	return slices.ContainsFunc(part.Words().Asks, func(a meeting.Ask) bool { return a.New().Intent() == do.Intent() })
}
