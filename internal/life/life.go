// Package life is what a decision meeting goes through: who is there, what was fixed beforehand, the course of the
// afternoon, a round to practise with, who may speak, tables, case work, ideas, proposals, decisions, the plan, signing and handing over, what
// the municipality says of it, corrections beside it, and what becomes of it. New is the
// diagram. The package is pure: no I/O, clock, randomness, goroutine or lock; whoever holds a Life uses it from one
// goroutine.
package life

import (
	"iter"
	"slices"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/floor"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/life/practice"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

// Life is one meeting: the fold of its facts, and the rules that turn what is asked into further facts.
type Life struct {
	parts     []meeting.Part
	asks      map[string]ask
	history   history // everything that happened, also what was taken back
	shows     map[string][]meeting.Audience
	people    *people.State
	prepared  *prepare.State
	seats     *tables.State
	boards    *ideas.State
	course    *meet.State
	decided   *decide.State
	plan      *plan.State
	finish    *finish.State
	adopted   *adopt.State
	corrected *correct.State
	follow    *follow.State
}

type ask struct {
	meeting.Ask
	part int
}

// New is an empty meeting. The order is the order of time: a part knows the parts before it.
func New() *Life {
	l := &Life{}
	l.begin()
	l.asks, l.shows = map[string]ask{}, map[string][]meeting.Audience{}
	for i, p := range l.parts {
		words := p.Words()
		for _, a := range words.Asks {
			l.asks[a.New().Intent()] = ask{a, i}
		}
		for _, s := range words.Shows {
			l.shows[s.Name] = s.For
		}
	}
	return l
}

// begin makes the parts anew, empty.
func (l *Life) begin() {
	who := people.New()
	prepared := prepare.New(who)
	course := meet.New(who, prepared)
	practised := practice.New(who)
	seats := tables.New(who, prepared)
	cases := casework.New(seats)
	board := ideas.New(prepared, seats, cases)
	proposals := propose.New(who, prepared, seats, cards{board})
	decided := decide.New(who, prepared, proposals, cards{board})
	sealed := plan.New(who, prepared, course, cases, cards{board}, proposals, decided)
	end, adopted, corrected, onwards := finish.New(who), adopt.New(sealed), correct.New(who, sealed), follow.New(who, sealed)
	l.parts = []meeting.Part{who, prepared, course, practised, floor.New(who), seats, cases, board, proposals, decided, sealed, end, adopted, corrected, onwards}
	l.people, l.prepared, l.seats, l.boards, l.course, l.decided = who, prepared, seats, board, course, decided
	l.plan, l.finish, l.adopted, l.corrected, l.follow = sealed, end, adopted, corrected, onwards
}

// Decide answers an intent with the facts that follow, or why not. It changes nothing. When several refusals fit, the
// first in the order of meeting.Codes is the answer.
func (l *Life) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	a, known := l.asks[c.Do.Intent()]
	if !known || !slices.Contains(a.Who, c.By.Role) || !actsRightly(a.Ask, c.By) {
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	facts, no := l.parts[a.part].Decide(c)
	no = meeting.First(no, l.inPhase(a.Ask, c.By), l.refuseTime(a.Ask, c), l.inPrivateTime(c), l.refuseTown(c))
	if a.Person && !l.people.Known(c.By.Subject()) {
		no = meeting.First(no, meeting.Refuse(meeting.Unknown, "person", c.By.Subject()))
	}
	for i, p := range l.parts {
		if i != a.part {
			no = meeting.First(no, p.Veto(c))
		}
	}
	if no != nil {
		return nil, no
	}
	if erase, ok := c.Do.(*people.Erase); ok { // what was said of somebody and another goes with them
		facts = append(facts, l.seats.Erasing(erase.ID)...)
	}
	if _, ok := c.Do.(*meet.PutAway); ok && !l.course.Away() { // who had to go early had to on the day that is over
		facts = append(facts, l.people.Staying()...)
	}
	if _, ok := c.Do.(*plan.Seal); ok {
		if told := l.explain(); told != nil {
			facts = append(facts, told)
		}
	}
	return facts, nil
}

// As is who somebody is in the meeting now. Whoever comes by phone is nobody until they are on the list, and a
// participant from then on: that is decided here, from present state, and not by the session. While the municipality is
// out of the room its people are nobody again.
func (l *Life) As(by meeting.Actor) meeting.Actor {
	if by.Role == meeting.Nobody && by.Person != "" && l.people.Known(by.Person) && !(l.out().town && l.ofTown(by.Person)) {
		by.Role = meeting.Participant
	}
	return by
}

// actsRightly: a participant acts for themselves, a helper device always for somebody named, a facilitator for
// somebody named where the act is a person's.
func actsRightly(a meeting.Ask, by meeting.Actor) bool {
	switch {
	case !a.Person:
		return by.For == ""
	case by.Role == meeting.Participant:
		return by.Person != "" && by.For == ""
	default:
		return by.For != ""
	}
}

// refuseTime: what happened on paper, by show of hands or in a call may be entered with its time, which is not before the
// meeting was opened and not ahead of the clock. People give it to the minute.
func (l *Life) refuseTime(a meeting.Ask, c meeting.Command) *meeting.Refusal {
	said := c.By.Decided
	if said == 0 {
		return nil
	}
	began, open := l.prepared.Began()
	enters := c.By.Role == meeting.Facilitator || c.By.Role == meeting.Helper
	if !a.Paper || !enters || !c.By.Via.Entered() || !open || said < meeting.Minute(began) || said > c.At.UnixMilli() {
		return meeting.Refuse(meeting.BadValue, "field", "at")
	}
	return nil
}

func (l *Life) inPhase(a meeting.Ask, by meeting.Actor) *meeting.Refusal {
	phase := l.Phase()
	switch {
	case slices.Contains(a.When, phase):
		return nil
	case phase == meeting.Sealed:
		return meeting.Refuse(meeting.IsSealed)
	case phase == meeting.Paused && slices.Contains(a.When, meeting.Open):
		no := meeting.Refuse(meeting.IsPaused)
		no.Retry = true // the outbox keeps it
		return no
	case a.Otherwise != "":
		return meeting.Refuse(a.Otherwise, "phase", string(phase))
	}
	return meeting.Refuse(meeting.WrongPhase, "phase", string(phase))
}

// Phase is where the meeting is.
func (l *Life) Phase() meeting.Phase {
	return l.plan.Phase()
}

// Item is the agenda item the meeting is at: the only time that is public.
func (l *Life) Item() string { return l.course.Item() }

// StillToAnswer is who has not answered in an open round.
func (l *Life) StillToAnswer(round string) ([]meeting.PersonID, *meeting.Refusal) {
	return l.decided.StillToAnswer(round)
}

// HostOf is who hosts the table where somebody sits; "" when nobody does, or they themselves do.
func (l *Life) HostOf(who meeting.PersonID) meeting.PersonID {
	if host := l.seats.HostAt(l.seats.TableOf(who)); host != who {
		return host
	}
	return ""
}

// Plan is the plan, sealed or as it stands.
func (l *Life) Plan() plan.Document { return l.plan.Plan() }

// Follow is what became of the plan, as everybody may know it; false before it is sealed.
func (l *Life) Follow() (follow.View, bool) { return l.follow.View() }

// LeadLinks is every link by which somebody speaks as who takes up a decision of the plan.
func (l *Life) LeadLinks() map[string]follow.Given { return l.follow.Links() }

// FollowOf is what somebody said of what became of the plan, for that person; nil when nothing.
func (l *Life) FollowOf(who meeting.PersonID) *follow.Mine { return l.follow.Of(who) }

// CapacityOf is in what capacity somebody was there; empty when nobody knows them any more.
func (l *Life) CapacityOf(who meeting.PersonID) string { return l.people.Of(who).Capacity }

// Former is the meeting that this one goes on from; false when there is none.
func (l *Life) Former() (prepare.Former, bool) { return l.prepared.Former() }

// TablesFixed is how often a lay-out of the tables was fixed.
func (l *Life) TablesFixed() int { return l.seats.Round() }

// Adopted is what the municipality said of the sealed plan, as everybody may know it.
func (l *Life) Adopted() adopt.Said { return l.adopted.Said() }

// Corrections is what stands beside the sealed plan.
func (l *Life) Corrections() correct.Made { return l.corrected.Made() }

// Report is how the meeting went that made the plan, fixed with it or as it stands.
func (l *Life) Report() report.Document {
	return report.Of(l.plan.Plan(), l.plan.Course(), l.plan.Quotes())
}

// Citations are the ideas that the report quotes, each with the entry that fixed it.
func (l *Life) Citations() []plan.Citation { return l.plan.Citations() }

// Cosigners are the keys that signed the plan along; nil as long as the day is not closed.
func (l *Life) Cosigners() []string { return l.finish.Cosigners() }

// Traced is a card and where it ended: on the boards, and in proposals.
type Traced struct {
	ideas.Mine
	In []plan.PartOf `json:"in"`
}

// Trace is where a card ended, as the room may know it; false when there is no such card. It says nothing of whose it is.
func (l *Life) Trace(card string) (Traced, bool) {
	is, known := l.boards.Became(card)
	return Traced{is, l.plan.Trace(card)}, known
}

// CardsOf are the cards somebody wrote: for themselves alone.
func (l *Life) CardsOf(who meeting.PersonID) []string { return l.boards.Of(who) }

// Apply takes a fact in and says which sections may look different now. all is true when something was taken back,
// or when somebody went out of the room or came back: then every section may.
func (l *Life) Apply(e meeting.Event) (keys []meeting.Key, all bool) {
	l.history.add(e)
	_, undoes := e.Fact.(meeting.Skips)
	_, steps := e.Fact.(meeting.StepsBack)
	if undoes || steps {
		l.refold()
		return nil, true
	}
	before := l.out()
	keys = l.fold(e)
	return keys, before != l.out()
}

func (l *Life) fold(e meeting.Event) []meeting.Key {
	var keys []meeting.Key
	for _, p := range l.parts {
		if more := p.Apply(e); keys == nil {
			keys = more // of most facts one part says what changed: nothing is copied
		} else {
			keys = append(keys, more...)
		}
	}
	return keys
}

// refold builds the state anew from what counts.
func (l *Life) refold() {
	l.begin()
	for _, e := range path(l.history.all()) {
		l.fold(e)
	}
}

// path is what counts of everything that happened, in its order: not what was taken back, and of what came before a
// step back nothing that goes with it.
func path(history iter.Seq[*meeting.Event]) []meeting.Event {
	skipped := map[meeting.CommandID]bool{}
	for e := range history {
		if back, ok := e.Fact.(meeting.Skips); ok && back.Skips() != "" {
			skipped[back.Skips()] = true
		}
	}
	var counts []meeting.Event
	for e := range history {
		if skipped[e.Cause] {
			continue
		}
		if step, ok := e.Fact.(meeting.StepsBack); ok {
			counts = slices.DeleteFunc(counts, func(was meeting.Event) bool {
				_, goes := was.Fact.(meeting.Goes)
				return goes && was.Seq > step.BackTo()
			})
		}
		counts = append(counts, *e)
	}
	return counts
}

// Rewind forgets the last n facts, which turned out not to be in the record, and says nothing about what changed:
// every section may.
func (l *Life) Rewind(n int) {
	l.history.drop(n)
	l.refold()
}

// Forget changes what is remembered of the past: fn empties events of what can no longer be read. The state stays as it
// is: nothing decided depends on what is forgotten.
func (l *Life) Forget(fn func(*meeting.Event)) {
	for e := range l.history.all() {
		fn(e)
	}
}

// Keys lists the sections this viewer sees.
func (l *Life) Keys(v meeting.Viewer) []meeting.Key {
	var keys []meeting.Key
	for _, p := range l.parts {
		for k := range p.Keys(v) {
			keys = append(keys, k)
		}
	}
	return keys
}

// Show builds one section for this viewer; nil means: nothing here for you. It is the one read gate: a section is shown
// to the audiences it is listed for alone, as long as they are not out of the room, and a personal one to that person
// alone, whatever its part says.
func (l *Life) Show(v meeting.Viewer, k meeting.Key) any {
	name := k.Part + "." + k.Name
	if k.For != v.Person || !slices.Contains(l.shows[name], v.Audience) || l.shut(v.Audience, name) {
		return nil
	}
	for _, p := range l.parts {
		if p.Name() == k.Part {
			return l.sinceSealing(p.Show(v, k))
		}
	}
	return nil
}

// Words is the vocabulary of the whole: for decoding, the access table and the wire.
func (l *Life) Words() []meeting.Words {
	all := make([]meeting.Words, len(l.parts))
	for i, p := range l.parts {
		all[i] = p.Words()
	}
	return all
}

// Length is how many facts there are.
func (l *Life) Length() int { return l.history.length() }

// Knows says whether somebody is on the list.
func (l *Life) Knows(who meeting.PersonID) bool { return l.people.Known(who) }
