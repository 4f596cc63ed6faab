package intake

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// state is what counts of a conversation.
type state struct {
	facts      int // that ever were
	loose      int // of those: with the link or letter alone
	person     meeting.PersonID
	script     Script
	contact    map[string]Contact
	reached    map[string][]meeting.KeyName // the keys of a contact field
	permit     int64                        // since when, in ms; 0: not, or not any more
	permitBy   side
	plan       Planned
	off        Appointment // the one that was taken away; none when there is another
	tries      []tried
	told       []string
	answers    map[string]answered
	versions   map[string]int // of the answers to a question, also of those that were taken away
	changes    int            // of what the summary says
	agreed     int            // changes at the time; -1: never
	agreedAt   int64
	agreedBy   side
	needs      []*need
	gone       map[string]bool // ids of needs, messages, points and people that were taken away: nothing comes back under them
	companions []Companion
	offers     []*offer
	messages   []*message
	read       map[side]int // by each: so many of everything that was ever written
	written    int
	wrote      map[meeting.Role]int // messages by each, also those that were taken away
	invited    []sent
	stopped    bool
	opened     []Look
	pin        string
}

// side is one of the two that hold the conversation.
type side int

const (
	ofPerson side = iota // with or without the pin
	ofTeam
)

func sideOf(role meeting.Role) side {
	if role == meeting.Facilitator {
		return ofTeam
	}
	return ofPerson
}

type tried struct {
	Try
	at int64
}

type answered struct {
	Said
	keys []meeting.KeyName
	by   side
	at   int64
}

type need struct {
	Needed
	set SetNeed
}

type message struct {
	Words
	number int // of everything that was ever written
	from   side
	at     int64
}

type sent struct {
	Invitation
	at int64
}

func empty() state {
	return state{contact: map[string]Contact{}, reached: map[string][]meeting.KeyName{}, answers: map[string]answered{}, versions: map[string]int{}, gone: map[string]bool{},
		read: map[side]int{}, wrote: map[meeting.Role]int{}, agreed: -1}
}

// apply is the only writer. Facts whose key is gone come without what they said.
func (s *state) apply(e meeting.Event) {
	at, by := e.At.UnixMilli(), sideOf(e.By.Role)
	s.facts++
	if e.By.Role == meeting.Nobody {
		s.loose++
	}
	switch f := e.Fact.(type) {
	case *Begun:
		s.person, s.script = f.Person, f.Script
	case *QuestionsPut:
		s.script = f.Script
	case *ContactSet:
		s.setContact(f.Contact)
	case *ContactDropped:
		s.contact[f.Field] = Contact{Field: f.Field, Version: s.contact[f.Field].Version}
		delete(s.reached, f.Field)
	case *Permitted:
		if s.permit, s.permitBy = 0, by; f.Given {
			s.permit = at
		}
	case *Planned:
		if s.off = (Appointment{}); f.Appointment == s.off {
			s.off = s.plan.Appointment
		}
		s.plan = *f
	case *Tried:
		s.tries = append(s.tries, tried{f.Try, at})
	case *Told:
		s.told = f.Points
	case *Answered:
		s.answer(f.Said, by, at)
	case *Unanswered:
		delete(s.answers, f.Question)
		s.changes++
	case *WishEnded:
		delete(s.answers, f.Question)
	case *Agreed:
		s.agreed, s.agreedAt, s.agreedBy = s.changes, at, by
	case *NeedAdded:
		s.addNeed(f.Need)
	case *NeedSet:
		if n := s.need(f.Set.ID); n != nil {
			n.set = f.Set
		}
	case *NeedDropped:
		s.needs = slices.DeleteFunc(s.needs, func(n *need) bool { return n.ID == f.ID })
		s.leaves(f.ID)
	case *Brought:
		s.bring(f.Companion)
	case *StaysHome:
		s.companions = slices.DeleteFunc(s.companions, func(c Companion) bool { return c.ID == f.ID })
		s.leaves(string(f.ID))
	case *Written:
		s.wrote[e.By.Role]++
		s.write(f.Message, by, at)
	case *TakenBack:
		s.messages = slices.DeleteFunc(s.messages, func(m *message) bool { return m.ID == f.ID })
		s.gone[f.ID] = true
	case *PointOffered, *PointAllowed, *PointDropped, *PointPlaced:
		s.applyPoint(f, by, at)
	case *WasRead:
		s.hasRead(by, f.ID)
	case *Invited:
		s.invite(f.Invitation, at)
	case *Stopped:
		s.stopped = true
	case *Resumed:
		s.stopped = false
	case *Opened:
		s.opened = append(s.opened, Look{f.Account, at})
	case *PinSet:
		s.pin = f.Hash
	}
}

func (s *state) setContact(c Contact) {
	if c.Field == "" {
		return
	}
	s.contact[c.Field] = c
	s.reached[c.Field] = append(s.reached[c.Field], versioned("contact", c.Field, c.Version))
}

func (s *state) answer(a Said, by side, at int64) {
	if a.Question == "" {
		return
	}
	now := s.answers[a.Question]
	s.answers[a.Question] = answered{a, append(now.keys, versioned("answer", a.Question, a.Version)), by, at}
	s.versions[a.Question] = max(s.versions[a.Question], a.Version)
	s.changes++
}

func (s *state) addNeed(n Needed) {
	if n.ID == "" {
		return
	}
	s.needs = append(s.needs, &need{Needed: n, set: SetNeed{ID: n.ID, State: "open"}})
	s.changes++
}

func (s *state) leaves(id string) {
	s.gone[id] = true
	s.changes++
}

func (s *state) bring(c Companion) {
	if c.ID == "" {
		return
	}
	s.changes++
	for i := range s.companions {
		if s.companions[i].ID == c.ID {
			s.companions[i] = c
			return
		}
	}
	s.companions = append(s.companions, c)
}

// write counts every message, also those of which nothing is left, so that what was read stays what it was.
func (s *state) write(w Words, from side, at int64) {
	s.written++
	s.read[from] = s.written // who writes has seen what came before
	if w.ID != "" {
		s.messages = append(s.messages, &message{w, s.written, from, at})
	}
}

func (s *state) hasRead(by side, id string) {
	if m := s.message(id); m != nil {
		s.read[by] = max(s.read[by], m.number)
	}
}

func (s *state) invite(i Invitation, at int64) {
	for n := range s.invited {
		if s.invited[n].ID == i.ID {
			s.invited[n] = sent{i, at}
			return
		}
	}
	s.invited = append(s.invited, sent{i, at})
}

func (s *state) need(id string) *need {
	for _, n := range s.needs {
		if n.ID == id {
			return n
		}
	}
	return nil
}

func (s *state) message(id string) *message {
	for _, m := range s.messages {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// unread is how many messages of the other side somebody has not read.
func (s *state) unread(by side) int {
	n := 0
	for _, m := range s.messages {
		if m.from != by && m.number > s.read[by] {
			n++
		}
	}
	return n
}

// standing says whether the summary was agreed with as it is now.
func (s *state) standing() bool { return s.agreed == s.changes }

// saidAnything says whether there is something that the pin keeps.
func (s *state) saidAnything() bool {
	return len(s.answers)+len(s.messages)+len(s.needs)+len(s.companions)+len(s.offers) > 0
}

// waitsForGuardian is K10.
func (s *state) waitsForGuardian() bool {
	return s.contact["under_16"].Text != "" && s.contact["guardian"].Text == ""
}
