package plan

import (
	"slices"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// State is the plan as it grows, and its rules.
type State struct {
	people    *people.State
	prepared  *prepare.State
	cases     *casework.State
	ideas     Ideas
	proposals *propose.State
	decided   *decide.State
	before    Phased
	ticks     map[string]string
	traced    map[string]bool // cards that are part of a proposal
	sealed    *Document
	went      []Stretch // how the afternoon went, as the report tells it
	renewals  []Renewal
	reported  *Course // as it was when the plan was sealed
	quoted    []Quote // the same, of an early version
	cited     []Citation
}

// Ideas is where the cards are.
type Ideas interface {
	All() []string
	// Fate is "removed", "merged" or "withdrawn", or "" for a card that lies on the board.
	Fate(id string) string
	// Author is who wrote a card, Of the cards somebody wrote.
	Author(id string) meeting.PersonID
	Of(meeting.PersonID) []string
	// Text is what a card says; empty when it was forgotten. FromBefore says that it comes from a conversation beforehand.
	Text(id string) string
	FromBefore(id string) bool
	// Theme is where a card lies, Reactions how often each kind was given.
	Theme(id string) string
	Reactions() map[string]int
}

// Phased is where the meeting is as long as it is not sealed.
type Phased interface{ Phase() meeting.Phase }

// New is a meeting with an empty plan.
func New(who *people.State, prepared *prepare.State, before Phased, cases *casework.State, ideas Ideas, proposals *propose.State, decided *decide.State) *State {
	return &State{people: who, prepared: prepared, before: before, cases: cases, ideas: ideas, proposals: proposals, decided: decided,
		ticks: map[string]string{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "plan" }

// Phase is sealed, or what it was.
func (s *State) Phase() meeting.Phase {
	if s.sealed != nil {
		return meeting.Sealed
	}
	return s.before.Phase()
}

// Plan is the sealed plan; before sealing the draft, without a journal.
func (s *State) Plan() Document {
	if s.sealed != nil {
		return *s.sealed
	}
	return s.compile()
}

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	s.follow(e.Fact)
	switch f := e.Fact.(type) {
	case *Ticked:
		for item, digest := range f.Items {
			s.ticks[item] = digest
		}
		return []meeting.Key{reading, quotes}
	case *IdeaRead:
		s.ticks[ofIdea(f.Read.Idea)] = f.Read.Digest
		return []meeting.Key{quotes}
	case *Withheld:
		for _, id := range f.Ideas {
			delete(s.ticks, ofIdea(id))
		}
		return []meeting.Key{quotes}
	case *Sealed:
		s.sealed = &f.Plan
		return append(append(s.heeds(), s.traces()...), line, reading, quotes)
	case *Quoted:
		s.quoted = f.Quotes
	case *Cited:
		s.cited = append(s.cited, f.citation(e.Seq))
		return []meeting.Key{cited}
	case *ideas.WordsTakenOut:
		s.takenOut(f)
		return []meeting.Key{cited}
	case *Reported:
		s.reported = &f.Course
	case *decide.WordsShown:
		return []meeting.Key{heed(f.Proposal)}
	case *decide.RoundClosed, *propose.Amended, *propose.Divided, *propose.PutAside, *propose.Withdrawn,
		*propose.Drafted, *propose.LeadAnswered:
		return append(s.traces(), line, reading)
	case *ideas.Withdrawn, *ideas.Clustered, *ideas.Placed, *ideas.Merged, *ideas.Parted, *ideas.Moved, *ideas.TakenOff,
		*ideas.Restored, *ideas.BroughtBack:
		return append(s.traces(), quotes)
	case *ideas.Added, *ideas.NoteAdded, *ideas.Edited, *prepare.QuotingSet:
		return []meeting.Key{quotes}
	case *propose.Checked, *propose.Advised, *prepare.Clarified, *casework.Written, *casework.Noted, *casework.Rewritten,
		*casework.TakenBack, *casework.Revealed:
		return []meeting.Key{reading}
	}
	return nil
}

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Tick:
		return s.tick(do)
	case *Withhold:
		return s.withhold(do)
	case *Seal:
		return s.seal(c)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: the plan objects to nothing; once sealed the phase does.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// tick is L2, of ideas L15.
func (s *State) tick(do *Tick) ([]meeting.Fact, *meeting.Refusal) {
	texts, ideas := map[string]string{}, map[string]string{}
	for _, item := range s.items() {
		texts[item.ID] = prepare.Digest(item.Text)
	}
	for id, text := range s.quotable() {
		texts[ofIdea(id)], ideas[ofIdea(id)] = prepare.Digest(text), id
	}
	ticked, read := &Ticked{Items: map[string]string{}}, []meeting.Fact(nil)
	for i, item := range do.Items {
		digest, ok := texts[item]
		idea, isIdea := ideas[item]
		switch {
		case !ok:
			return nil, meeting.Refuse(meeting.Unknown, "item", item)
		case s.ticks[item] == digest || slices.Contains(do.Items[:i], item):
		case isIdea:
			read = append(read, &IdeaRead{Read: Reading{idea, digest}})
		default:
			ticked.Items[item] = digest
		}
	}
	if len(ticked.Items) > 0 {
		read = append(read, ticked)
	}
	if len(read) == 0 {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return read, nil
}

// seal is L3.
func (s *State) seal(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	if r := s.decided.AnyOpen(); r != nil {
		return nil, meeting.Refuse(meeting.RoundOpen, "round", r.ID)
	}
	for _, item := range s.items() {
		if !item.Ticked {
			return nil, meeting.Refuse(meeting.Incomplete, "field", "reading", "item", item.ID)
		}
	}
	d := s.compile()
	d.Journal = &Journal{Entries: uint64(c.Head.Entries), Head: c.Head.Hash}
	fixed := []meeting.Fact{&Sealed{Plan: d}, &Reported{Course: s.course()}}
	for _, q := range s.Quotes() {
		fixed = append(fixed, cite(q, c.Seed))
	}
	return fixed, nil
}
