package follow

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// State is what became of the plan, and its rules.
type State struct {
	people  *people.State
	plan    Plan
	sealed  bool
	actions []*action // in the order of the plan
	updates map[string]*update
	groups  []Working
	look    []string // days of the evaluation; the last holds
	looked  []Response
	instead []Successor
	shown   map[string]bool // words everybody may read
	links   map[string]*given
}

// given is a link by which somebody speaks as who takes up a decision.
type given struct {
	of    *action
	from  string
	date  string
	ended bool
}

// action is a decision of the plan as something to be done.
type action struct {
	proposal, lead, due string // as the plan has them
	named               []Lead
	declined            bool // by who was to take it up; nobody was named since
	updates             []*update
	helping             int
	helpers             []meeting.PersonID // of who was erased it no longer knows; helping does
}

// update is a report with what people say of it.
type update struct {
	Posted
	of           *action
	right, wrong int
	answers      []answer
	responses    []Response
	takenOut     string // the day on which its words were
}

type answer struct {
	Words
	says     string
	takenOut string
}

// Plan is the sealed plan.
type Plan interface{ Plan() plan.Document }

// New is a meeting of whose plan nothing became yet. That the plan is sealed first is the access table's.
func New(who *people.State, of Plan) *State {
	return &State{people: who, plan: of, updates: map[string]*update{}, shown: map[string]bool{}, links: map[string]*given{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "follow" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *plan.Sealed:
		return s.begin(f.Plan)
	case *people.Erased:
		return s.forget(f.Person)
	case *LeadNamed:
		return s.found(f)
	case *Posted:
		return s.posted(f)
	case *Reported:
		return s.posted(&Posted{Report{f.ID, f.Proposal, f.Status, f.Words, f.Date}, f.From})
	case *Responded:
		return s.replied(f.Update, Response{f.Text, f.Date, f.From, ""})
	case *Replied:
		return s.replied(f.Update, Response{f.Words, f.Date, f.From, ""})
	case *Answered:
		return s.answered(f)
	case *Helped:
		return s.helped(f)
	case *LinkGiven:
		s.links[f.Link] = &given{of: s.of(f.Proposal), from: f.From, date: f.Date}
		return nil
	case *LinkEnded:
		s.links[f.Link].ended = true
		return nil
	case *WordsShown:
		s.shown[f.Words] = true
		return append(s.every(), teamKey)
	default:
		return s.courseOf(e.Fact)
	}
}

// found is W2: who was to take it up before speaks for it no longer.
func (s *State) found(f *LeadNamed) []meeting.Key {
	a := s.of(f.Proposal)
	a.named, a.declined = append(a.named, Lead{f.Lead, f.Date, f.From}), false
	for _, l := range s.links {
		l.ended = l.ended || l.of == a
	}
	return []meeting.Key{actionKey(f.Proposal)}
}

// posted is W3. Who said that it is not theirs may come back to that, as long as nobody else was named.
func (s *State) posted(f *Posted) []meeting.Key {
	u := &update{Posted: *f, of: s.of(f.Proposal)}
	u.of.updates, s.updates[f.ID] = append(u.of.updates, u), u
	if f.From == FromLead {
		u.of.declined = f.Status == Declined
	}
	return []meeting.Key{actionKey(f.Proposal)}
}

func (s *State) replied(update string, is Response) []meeting.Key {
	u := s.updates[update]
	u.responses = append(u.responses, is)
	return []meeting.Key{actionKey(u.Proposal)}
}

func (s *State) stopped(group string, is Response) {
	if at := s.group(group); at >= 0 {
		s.groups[at].Ended = &is
	}
}

// words finds words that may be taken out; nil when there are none such.
func (s *State) words(t Told) *spoken {
	u := s.updates[t.ID]
	switch at := s.group(t.ID); {
	case t.Kind == OfReport && u != nil && t.N == 0:
		return &spoken{&u.Text, &u.takenOut, actionKey(u.Proposal)}
	case t.Kind == OfReply && u != nil && t.N < len(u.responses):
		return &spoken{&u.responses[t.N].Text, &u.responses[t.N].TakenOut, actionKey(u.Proposal)}
	case t.Kind == OfLook && t.ID == "" && t.N < len(s.looked):
		return &spoken{&s.looked[t.N].Text, &s.looked[t.N].TakenOut, courseKey}
	case t.Kind == OfGroup && at >= 0 && t.N == 0:
		return &spoken{&s.groups[at].Does, &s.groups[at].TakenOut, courseKey}
	case t.Kind == OfEnd && at >= 0 && s.groups[at].Ended != nil && t.N == 0:
		return &spoken{&s.groups[at].Ended.Text, &s.groups[at].Ended.TakenOut, courseKey}
	case t.Kind == OfSaid && t.N == 0:
		return s.saidWords(t.ID)
	}
	return nil
}

// spoken is where words are, the day on which they were taken out, and what shows them.
type spoken struct {
	text, takenOut *string
	shows          meeting.Key
}

// saidWords finds why somebody found that a report is not right.
func (s *State) saidWords(id string) *spoken {
	for _, u := range s.updates {
		if at := slices.IndexFunc(u.answers, func(a answer) bool { return a.ID == id && id != "" }); at >= 0 {
			return &spoken{&u.answers[at].Text, &u.answers[at].takenOut, mineKey(u.answers[at].Person)}
		}
	}
	return nil
}

// forgetWords is W12.
func (s *State) forgetWords(f *TakenOut) []meeting.Key {
	w := s.words(f.Told)
	if w == nil { // of somebody who was forgotten since
		return nil
	}
	*w.text, *w.takenOut = "", f.Date
	if at := s.group(f.ID); f.Kind == OfGroup && at >= 0 {
		s.groups[at].Name = ""
	}
	if f.Kind == OfSaid {
		return append(s.every(), teamKey, w.shows)
	}
	return []meeting.Key{w.shows}
}

// who takes it up, as far as anybody knows.
func (a *action) who() string {
	switch n := len(a.named); {
	case a.declined:
		return ""
	case n > 0:
		return a.named[n-1].Lead
	}
	return a.lead
}

// courseOf takes in what is about the plan as a whole.
func (s *State) courseOf(fact meeting.Fact) []meeting.Key {
	switch f := fact.(type) {
	case *GroupFormed:
		s.groups = append(s.groups, Working{Group: f.Group, From: f.From})
	case *GroupBegun:
		s.groups = append(s.groups, Working{Group: Group{f.ID, f.Words.Name, f.Words.Does, f.Proposals, f.Date}, From: f.From})
	case *GroupEnded:
		s.stopped(f.ID, Response{f.Reason, f.Date, f.From, ""})
	case *GroupStopped:
		s.stopped(f.ID, Response{f.Words, f.Date, f.From, ""})
	case *EvaluationSet:
		s.look = append(s.look, f.Date)
	case *Evaluated:
		s.looked = append(s.looked, Response{f.Text, f.Date, f.From, ""})
	case *LookedBack:
		s.looked = append(s.looked, Response{f.Words, f.Date, f.From, ""})
	case *TakenOut:
		return s.forgetWords(f)
	case *Replaced:
		s.instead = append(s.instead, f.Successor)
	default:
		return nil
	}
	return []meeting.Key{courseKey}
}

// begin makes an action of every decision.
func (s *State) begin(d plan.Document) []meeting.Key {
	s.sealed = true
	for _, theme := range d.Themes {
		for _, one := range theme.Decisions {
			s.actions = append(s.actions, &action{proposal: one.Proposal, lead: one.Lead, due: lastDay(one.Due)})
		}
	}
	return append(s.every(), courseKey)
}

func (s *State) every() []meeting.Key {
	var keys []meeting.Key
	for _, a := range s.actions {
		keys = append(keys, actionKey(a.proposal))
	}
	return keys
}

// of is the action of a decision; nil when it is not in the plan.
func (s *State) of(proposal string) *action {
	at := slices.IndexFunc(s.actions, func(a *action) bool { return a.proposal == proposal })
	if at < 0 {
		return nil
	}
	return s.actions[at]
}

// answered is W5. Whose it was may be forgotten: then there are only the numbers.
func (s *State) answered(f *Answered) []meeting.Key {
	u := s.updates[f.Update]
	u.count(f.Was, -1)
	u.count(f.Answer, 1)
	keys := []meeting.Key{actionKey(u.Proposal)}
	if f.Words.Person == "" {
		return keys
	}
	u.answers = slices.DeleteFunc(u.answers, func(a answer) bool { return a.Person == f.Words.Person })
	u.answers = append(u.answers, answer{Words: f.Words, says: f.Answer})
	return append(keys, teamKey, mineKey(f.Words.Person))
}

func (u *update) count(answer string, by int) {
	switch answer {
	case "right":
		u.right += by
	case "wrong":
		u.wrong += by
	}
}

// helped is W7.
func (s *State) helped(f *Helped) []meeting.Key {
	a := s.of(f.Proposal)
	keys := []meeting.Key{actionKey(f.Proposal), teamKey}
	if f.Help {
		a.helping++
	} else {
		a.helping--
	}
	if f.Person == "" {
		return keys
	}
	a.helpers = slices.DeleteFunc(a.helpers, func(p meeting.PersonID) bool { return p == f.Person })
	if f.Help {
		a.helpers = append(a.helpers, f.Person)
	}
	return append(keys, mineKey(f.Person))
}

// forget: numbers stay, names and words go.
func (s *State) forget(who meeting.PersonID) []meeting.Key {
	for _, a := range s.actions {
		a.helpers = slices.DeleteFunc(a.helpers, func(p meeting.PersonID) bool { return p == who })
		for _, u := range a.updates {
			u.answers = slices.DeleteFunc(u.answers, func(one answer) bool { return one.Person == who })
		}
	}
	if !s.sealed {
		return nil
	}
	return append(s.every(), teamKey, mineKey(who))
}

func (s *State) group(id string) int {
	return slices.IndexFunc(s.groups, func(g Working) bool { return g.ID == id })
}

// said is what somebody answered to a report.
func (u *update) said(who meeting.PersonID) (answer, bool) {
	at := slices.IndexFunc(u.answers, func(a answer) bool { return a.Person == who })
	if at < 0 {
		return answer{}, false
	}
	return u.answers[at], true
}
