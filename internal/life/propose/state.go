package propose

import (
	"maps"
	"slices"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// State is the proposals of a meeting, and their rules.
type State struct {
	prepared *prepare.State
	ideas    Ideas
	people   People
	tables   Tables
	byID     map[string]*Proposal
	order    []string // as the plan lists them: points stand in their own place, at the moment of the split
	acts     []Act
	forms    map[string]*form
	filled   []*form // as they were begun
}

// Ideas is what proposals are made from.
type Ideas interface {
	// Exists says whether there is an idea or cluster with this id.
	Exists(id string) bool
	// IdeasOf gives the ideas behind ideas and clusters, each once.
	IdeasOf(from []string) []string
}

// People is who may be asked to lead.
type People interface{ Known(meeting.PersonID) bool }

// Tables is where proposals are written.
type Tables interface {
	Has(number int) bool
	Theme(number int) string
	Belong(number int) []meeting.PersonID
	TableOf(meeting.PersonID) int
	DeviceAt(meeting.PersonID) int
}

// Act is something the facilitator did that can be taken back.
type Act struct {
	Cause    meeting.CommandID
	Seq      meeting.Seq
	Kind     string   // draft, amend, split, park, withdraw, check
	Touched  []string // proposals
	Versions []int    // the version of each that the act made or judged
}

// Proposal is one proposal, or a point of one.
type Proposal struct {
	ID, Theme, Parent string
	From              []string
	Versions          []Version // the number of a version is its index plus one
	Parked            *Parked   // the last time it was put aside; what stands is in decide
	Withdrawn, Split  bool
}

// Version is one text of a proposal. It never changes; checks and advice gather on it.
type Version struct {
	Words
	Number   int
	Made     meeting.Seq      // by this fact
	Lead     meeting.PersonID // asked to lead
	LeadSaid string           // "", "yes", "no"
	Checks   map[string]Verdict
	Advice   map[string]Verdict
	digest   string
}

// Verdict is a check or an advice on one framework.
type Verdict struct {
	Verdict, Reason, By string
	FrameworkVersion    int
	At                  int64 // when the room gave it, in ms; 0 for advice
}

// New is a meeting without proposals.
func New(who People, prepared *prepare.State, tables Tables, ideas Ideas) *State {
	return &State{prepared: prepared, ideas: ideas, people: who, tables: tables, byID: map[string]*Proposal{}, forms: map[string]*form{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "propose" }

// Newest is the text that stands.
func (p *Proposal) Newest() *Version { return &p.Versions[len(p.Versions)-1] }

// At is the text that stood at an earlier moment, nil when there was none.
func (p *Proposal) At(then meeting.Seq) *Version {
	for i := len(p.Versions) - 1; i >= 0; i-- {
		if p.Versions[i].Made <= then {
			return &p.Versions[i]
		}
	}
	return nil
}

// Over says whether nothing may be done with it any more (V5).
func (p *Proposal) Over() bool { return p.Split || p.Withdrawn }

// Proposal is one of them, nil when there is none.
func (s *State) Proposal(id string) *Proposal { return s.byID[id] }

// All lists the proposals in the order of the plan.
func (s *State) All() []string { return s.order }

// Acts lists what the facilitator did and may take back, oldest first.
func (s *State) Acts() []Act { return s.acts }

// IdeasOf gives the ideas a proposal was made from.
func (s *State) IdeasOf(id string) []string { return s.ideas.IdeasOf(s.byID[id].From) }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *Drafted:
		return s.drafted(e, f)
	case *Amended:
		p := s.byID[f.ID]
		if p == nil {
			return nil
		}
		p.Versions = append(p.Versions[:min(f.Version-1, len(p.Versions))], version(e, f.Version, f.Words, f.Lead))
		if prev := len(p.Versions) - 2; prev >= 0 && f.Lead != "" && p.Versions[prev].Lead == f.Lead {
			p.Newest().LeadSaid = p.Versions[prev].LeadSaid
		}
		p.Parked = nil
		s.act(e, "amend", f.ID)
		return s.keysOf(p)
	case *Divided:
		return s.change(e, "split", f.ID, func(p *Proposal) { p.Split = true })
	case *PutAside:
		return s.change(e, "park", f.ID, func(p *Proposal) { p.Parked = &f.Words })
	case *Withdrawn:
		return s.change(e, "withdraw", f.ID, func(p *Proposal) { p.Withdrawn = true })
	case *Checked:
		return s.judge(e, "check", f.Proposal, f.Version, f.Words.Digest, func(v *Version) {
			v.Checks[f.Framework] = Verdict{f.Verdict, f.Words.Reason, "", f.FrameworkVersion, e.Moment()}
		})
	case *Advised:
		return s.judge(e, "", f.Proposal, f.Version, "", func(v *Version) {
			v.Advice[f.Framework] = Verdict{f.Verdict, f.Words.Reason, f.Words.By, 0, 0}
		})
	case *AdviceTakenBack:
		return s.judge(e, "", f.Proposal, f.Version, "", func(v *Version) { delete(v.Advice, f.Framework) })
	case *LeadAnswered:
		return s.change(e, "", f.Proposal, func(p *Proposal) {
			if v := p.Newest(); v.Lead != "" && v.Lead == e.By.Subject() { // empty: forgotten
				v.LeadSaid = map[bool]string{true: "yes", false: "no"}[f.Yes]
			}
		})
	case *FormFilled:
		return s.fill(f)
	case *FormDropped:
		return s.formDone(f.ID, "", true)
	case *FormForwarded:
		return s.formDone(f.ID, f.Proposal, false)
	case *people.Seated:
		return s.formsOf(f.Place.Person)
	case *people.Erased:
		return s.formsOf(f.Person)
	case *ideas.Withdrawn, *ideas.Clustered, *ideas.Placed, *ideas.Merged, *ideas.Parted, *ideas.Moved, *ideas.TakenOff,
		*ideas.Restored, *ideas.BroughtBack:
		return s.made()
	}
	return nil
}

// made are the sections of proposals made from cards: when cards are grouped otherwise, so are the cards behind them.
func (s *State) made() []meeting.Key {
	var all []meeting.Key
	for _, id := range s.order {
		if len(s.byID[id].From) > 0 {
			all = append(all, meeting.Key{Part: "propose", Name: "proposal", ID: id})
		}
	}
	return all
}

func version(e meeting.Event, number int, w Words, lead meeting.PersonID) Version {
	return Version{Words: w, Number: number, Made: e.Seq, Lead: lead, Checks: map[string]Verdict{}, Advice: map[string]Verdict{}}
}

func (s *State) drafted(e meeting.Event, f *Drafted) []meeting.Key {
	if s.byID[f.ID] != nil {
		return nil
	}
	p := &Proposal{ID: f.ID, Theme: f.Theme, Parent: f.Parent, From: f.From, Versions: []Version{version(e, 1, f.Words, f.Lead)}}
	if whole := s.byID[f.Parent]; whole != nil && f.Lead != "" && whole.Newest().Lead == f.Lead {
		p.Newest().LeadSaid = whole.Newest().LeadSaid // who said yes to the whole said yes to its points
	}
	s.byID[f.ID] = p
	s.order = append(s.order, f.ID)
	if f.Parent == "" {
		s.act(e, "draft", f.ID)
	} else {
		s.act(e, "split", f.ID)
	}
	return s.keysOf(p)
}

func (s *State) change(e meeting.Event, kind, id string, do func(*Proposal)) []meeting.Key {
	p := s.byID[id]
	if p == nil { // its draft was taken back
		return nil
	}
	do(p)
	if kind != "" {
		s.act(e, kind, id)
	}
	return s.keysOf(p)
}

// judge does something to the text that was judged, unless that is gone (V11).
func (s *State) judge(e meeting.Event, kind, id string, number int, digest string, do func(*Version)) []meeting.Key {
	p := s.byID[id]
	if p == nil || p.text(number, digest) == nil {
		return nil
	}
	return s.change(e, kind, id, func(p *Proposal) { do(p.text(number, digest)) })
}

// text finds a text: after a step back it may stand again under another number, or be gone.
func (p *Proposal) text(number int, digest string) *Version {
	if p.Newest().Is(number, digest) {
		return p.Newest()
	}
	if number >= 1 && number <= len(p.Versions) && p.Versions[number-1].Is(number, digest) {
		return &p.Versions[number-1]
	}
	return nil
}

// act notes what can be taken back. The facts of one command are one act.
func (s *State) act(e meeting.Event, kind, id string) {
	number := len(s.byID[id].Versions)
	if n := len(s.acts); n > 0 && s.acts[n-1].Cause == e.Cause {
		a := &s.acts[n-1]
		if i := slices.Index(a.Touched, id); i < 0 {
			a.Touched, a.Versions = append(a.Touched, id), append(a.Versions, number)
		}
		return
	}
	s.acts = append(s.acts, Act{e.Cause, e.Seq, kind, []string{id}, []int{number}})
}

// clone is a copy of the words that can be changed apart.
func (w Words) clone() Words {
	w.NeedsYesFrom = slices.Clone(w.NeedsYesFrom)
	w.Numbers = maps.Clone(w.Numbers)
	return w
}

// Digest identifies the exact text of a version.
func (v *Version) Digest() string {
	if v.digest == "" {
		v.digest = prepare.Digest(v.Words)
	}
	return v.digest
}

// Is says whether this is the text with that digest. Where one of them can no longer be read the number tells.
func (v *Version) Is(number int, digest string) bool {
	if digest == "" || v.Title == "" {
		return v.Number == number
	}
	return v.Digest() == digest
}
