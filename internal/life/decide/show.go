package decide

import (
	"encoding/json"
	"iter"
	"math/big"
	"slices"
	"strings"

	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/meeting"
)

// RoundShown is a round as everybody sees it. Turnout is apart: it changes with every answer.
type RoundShown struct {
	ID         string          `json:"id"`
	Order      int             `json:"order"`
	Method     string          `json:"method"`
	Params     json.RawMessage `json:"params"`
	Choices    []string        `json:"choices"`
	Secrecy    string          `json:"secrecy"`
	Poll       bool            `json:"poll,omitempty"`
	Proposals  []Option        `json:"proposals"`
	Status     string          `json:"status"`
	Repair     int             `json:"repair"`
	Began      int64           `json:"began"` // when it opened, in ms
	Electorate int             `json:"electorate"`
	Results    []Result        `json:"results,omitempty"`
	Objections []ObjectionSaid `json:"objections,omitempty"` // while the group judges
}

// ObjectionSaid is an objection as the room hears it.
type ObjectionSaid struct {
	Label    string `json:"label"`
	Proposal string `json:"proposal"`
	Reason   string `json:"reason,omitempty"`
}

// Turnout is how many answered; never what.
type Turnout struct {
	Electorate int `json:"electorate"`
	Answered   int `json:"answered"`
	Assisted   int `json:"assisted,omitempty"`
	Left       int `json:"left,omitempty"`
}

// Voter is whether, how and when somebody answered; never what.
type Voter struct {
	Round    string           `json:"round"`
	Person   meeting.PersonID `json:"person"`
	Answered bool             `json:"answered"`
	Via      meeting.Via      `json:"via,omitempty"`
	At       int64            `json:"at,omitempty"` // when they answered, in ms
}

// Ballot is somebody's own answers while the round is open, for nobody else.
type Ballot struct {
	Round      string                 `json:"round"`
	Answers    map[string]kind.Answer `json:"answers"`
	Objections []string               `json:"objections,omitempty"` // labels of one's own
	Via        meeting.Via            `json:"via,omitempty"`        // the way their answer came, when it was not their phone
}

// Standing is where a proposal stands.
type Standing struct {
	Proposal string   `json:"proposal"`
	Outcome  string   `json:"outcome,omitempty"`
	Round    string   `json:"round,omitempty"`
	Rounds   []string `json:"rounds"` // all rounds it was in, oldest first
}

// Sum is what remains of a summed framework.
type Sum struct {
	Framework string `json:"framework"`
	Measure   string `json:"measure"`
	Unit      string `json:"unit"`
	Max       string `json:"max"`
	Used      string `json:"used"`
	Left      string `json:"left"`
}

// SaidShown is what people wrote with their answers in a closed round, for the facilitators; and per proposal what
// everybody was shown of it.
type SaidShown struct {
	Round string `json:"round"`
	Said
	Shown map[string][]string `json:"shown,omitempty"`
}

// Undoable is what undo would take back.
type Undoable struct {
	Act     meeting.CommandID `json:"act,omitempty"`
	Kind    string            `json:"kind,omitempty"`
	Touched []string          `json:"touched,omitempty"`
	Blocked meeting.Code      `json:"blocked,omitempty"`
}

var (
	sums = meeting.Key{Part: "decide", Name: "sums"}
	back = meeting.Key{Part: "decide", Name: "undo"}
)

func of(proposal string) []meeting.Key {
	return []meeting.Key{{Part: "decide", Name: "proposal", ID: proposal}, sums, back}
}

func (r *Round) key(name string) meeting.Key {
	return meeting.Key{Part: "decide", Name: name, ID: r.ID}
}

func (r *Round) voterKeys(who meeting.PersonID) []meeting.Key {
	return []meeting.Key{r.key("turnout"), {Part: "decide", Name: "voter", ID: r.ID + "/" + string(who)},
		{Part: "decide", Name: "ballot", ID: r.ID, For: who}}
}

// roundKeys are the sections of a round; of its voters too when they begin or end to be shown.
func (s *State) roundKeys(r *Round, voters bool) []meeting.Key {
	all := []meeting.Key{r.key("round"), r.key("turnout"), r.key("said"), r.namesKey(), sums, back}
	for _, o := range r.Proposals {
		all = append(all, meeting.Key{Part: "decide", Name: "proposal", ID: o.ID})
	}
	if voters {
		for _, who := range r.roll {
			all = append(all, r.voterKeys(who)[1:]...)
		}
	}
	return all
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		for _, k := range s.allKeys(v) {
			if k.For == v.Person && !yield(k) {
				return
			}
		}
	}
}

func (s *State) allKeys(v meeting.Viewer) []meeting.Key {
	if v.Person != "" {
		var all []meeting.Key
		for _, id := range s.order {
			all = append(all, meeting.Key{Part: "decide", Name: "ballot", ID: id, For: v.Person})
		}
		return all
	}
	all := []meeting.Key{sums, back, moments, stepped}
	for _, id := range s.proposals.All() {
		all = append(all, meeting.Key{Part: "decide", Name: "proposal", ID: id})
	}
	for _, id := range s.order {
		r := s.rounds[id]
		all = append(all, r.key("round"), r.key("turnout"), r.key("said"), r.namesKey())
		for _, who := range r.roll {
			all = append(all, r.voterKeys(who)[1])
		}
	}
	return all
}

// Show builds one section. The municipality sees nothing of deciding before the plan is sealed.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	if v.Audience == meeting.Town {
		return nil
	}
	switch k.Name {
	case "proposal":
		return s.standing(k.ID)
	case "sums":
		return s.sums()
	case "undo":
		if v.Audience == meeting.Console {
			return s.undoable()
		}
		return nil
	case "moments":
		if v.Audience == meeting.Console {
			return s.moments()
		}
		return nil
	case "stepped":
		return s.lastStep()
	}
	id, person, _ := strings.Cut(k.ID, "/")
	r := s.rounds[id]
	if r == nil {
		return nil
	}
	return s.ofRound(v, k.Name, r, meeting.PersonID(person))
}

func (s *State) ofRound(v meeting.Viewer, name string, r *Round, person meeting.PersonID) any {
	staff := v.Audience == meeting.Console || v.Audience == meeting.Device
	switch {
	case name == "round":
		return s.round(r)
	case name == "turnout" && (staff || v.Audience == meeting.Projector) && r.Running():
		return Turnout{len(r.roll), r.answered, r.assisted, r.left}
	case name == "voter" && staff && r.members[person] != nil:
		m := r.members[person]
		return Voter{r.ID, person, m.answers != nil, m.via, m.at}
	case name == "ballot" && v.Audience == meeting.Phone && r.members[v.Person] != nil:
		return r.ballot(v.Person)
	case name == "said":
		return r.saidTo(v.Audience)
	case name == "names":
		return s.names(r, v.Audience)
	}
	return nil
}

func (s *State) round(r *Round) RoundShown {
	shown := RoundShown{ID: r.ID, Order: slices.Index(s.order, r.ID), Method: r.Method, Params: r.Params,
		Choices: r.choices(), Secrecy: r.Secrecy, Poll: r.Poll, Proposals: r.Proposals, Status: r.Status,
		Repair: r.Repair, Began: r.began, Electorate: len(r.roll)}
	if r.Closed != nil {
		shown.Electorate, shown.Results = r.Closed.Electorate, r.Closed.Results
	}
	for _, o := range r.objections {
		shown.Objections = append(shown.Objections, ObjectionSaid{Label: o.Label, Proposal: o.Proposal, Reason: o.Reason})
	}
	return shown
}

func (r *Round) ballot(who meeting.PersonID) Ballot {
	b := Ballot{Round: r.ID, Answers: r.members[who].answers}
	if via := r.members[who].via; via != meeting.ViaPhone {
		b.Via = via
	}
	if b.Answers == nil {
		b.Answers = map[string]kind.Answer{}
	}
	for _, o := range r.objections {
		if o.Person == who {
			b.Objections = append(b.Objections, o.Label)
		}
	}
	return b
}

func (s *State) standing(proposal string) any {
	if s.proposals.Proposal(proposal) == nil {
		return nil
	}
	o := s.outcomes[proposal]
	st := Standing{Proposal: proposal, Outcome: o.Kind, Round: o.Round, Rounds: []string{}}
	for _, id := range s.order {
		if s.rounds[id].has(proposal) {
			st.Rounds = append(st.Rounds, id)
		}
	}
	return st
}

func (s *State) sums() []Sum {
	all := []Sum{}
	used := s.used()
	for _, f := range s.prepared.Frameworks() {
		most, ok := number.Parse(f.Max, f.Unit)
		if !f.Summed() || !ok {
			continue
		}
		spent := plus(used[f.ID], new(big.Rat))
		all = append(all, Sum{f.ID, f.Measure, f.Unit, number.Format(f.Max, f.Unit), number.Write(spent, f.Unit),
			number.Write(new(big.Rat).Sub(most, spent), f.Unit)})
	}
	return all
}

func (s *State) undoable() Undoable {
	act, ok := s.latest()
	if !ok {
		return Undoable{}
	}
	u := Undoable{Act: act.Cause, Kind: act.Kind, Touched: act.Touched}
	if no := s.held(act); no != nil {
		u.Blocked = no.Code
	}
	return u
}
