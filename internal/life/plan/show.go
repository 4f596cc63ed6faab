package plan

import (
	"iter"
	"slices"
	"strconv"

	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// Line is the plan as the line with its stops, for every screen.
type Line struct {
	Sealed  bool     `json:"sealed"`
	Stops   []Stop   `json:"stops"`
	Code    string   `json:"code,omitempty"` // check code, once sealed
	Undone  []string `json:"open"`           // proposals that are not decided yet
	Outcome []NotIn  `json:"not_in_plan"`
}

// Stop is one decision.
type Stop struct {
	Proposal string `json:"proposal"`
	Theme    string `json:"theme"`
	Title    string `json:"title"`
	Outcome  string `json:"outcome"`
	Concerns int    `json:"concerns,omitempty"`
}

// NotIn is where a proposal stands that is not in the plan.
type NotIn struct {
	Proposal string `json:"proposal"`
	Title    string `json:"title"`
	Outcome  string `json:"outcome"`
}

// Heed is what to watch for with a decision: what the room was shown, and once sealed what the plan says. On phones that
// look at the plan.
type Heed struct {
	Proposal string   `json:"proposal"`
	Concerns []string `json:"concerns"`
}

// Item is one text of the last reading: of a proposal, or of a case. Table is the table that noted it.
type Item struct {
	ID       string `json:"id"`
	Proposal string `json:"proposal"`
	Case     string `json:"case,omitempty"`
	Table    int    `json:"table,omitempty"`
	Field    string `json:"field"`
	Text     string `json:"text"`
	Ticked   bool   `json:"ticked"`
}

var (
	line    = meeting.Key{Part: "plan", Name: "line"}
	reading = meeting.Key{Part: "plan", Name: "reading"}
	quotes  = meeting.Key{Part: "plan", Name: "quotes"}
	cited   = meeting.Key{Part: "plan", Name: "cited"}
)

func heed(proposal string) meeting.Key {
	return meeting.Key{Part: "plan", Name: "heed", ID: proposal, At: "plan"}
}

// heeds are the sections of everything that is in the plan.
func (s *State) heeds() []meeting.Key {
	var all []meeting.Key
	for _, id := range s.proposals.All() {
		if s.decided.IsAdopted(id) {
			all = append(all, heed(id))
		}
	}
	return all
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			for _, card := range s.ideas.Of(v.Person) {
				if len(s.Trace(card)) > 0 && !yield(traceKey(v.Person, card)) {
					return
				}
			}
			return
		}
		for _, k := range append(s.heeds(), line, reading, quotes, cited) {
			if !yield(k) {
				return
			}
		}
	}
}

// Show builds one section. The municipality sees the plan once it is sealed.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch {
	case k.Name == "line" && (v.Audience != meeting.Town || s.sealed != nil):
		return s.line()
	case k.Name == "reading" && v.Audience == meeting.Console && s.sealed == nil:
		return s.items()
	case k.Name == "quotes" && v.Audience == meeting.Console && s.sealed == nil && s.prepared.MayQuote():
		return s.shownQuotable()
	case k.Name == "cited" && v.Audience == meeting.Console && len(s.cited) > 0:
		return s.shownCited()
	case k.Name == "trace" && v.Audience == meeting.Phone && v.Person != "" && s.ideas.Author(k.ID) == v.Person:
		if in := s.Trace(k.ID); len(in) > 0 {
			return Trace{k.ID, in}
		}
	case k.Name == "heed" && v.Audience == meeting.Phone && s.decided.IsAdopted(k.ID):
		return s.heed(k.ID)
	}
	return nil
}

func (s *State) heed(proposal string) any {
	concerns := s.decided.Round(s.decided.Outcome(proposal).Round).Told(proposal)
	if s.sealed != nil {
		concerns = s.sealed.concerns(proposal)
	}
	if len(concerns) == 0 {
		return nil
	}
	return Heed{proposal, concerns}
}

func (d *Document) concerns(proposal string) []string {
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			if dec.Proposal == proposal {
				return dec.Concerns
			}
		}
	}
	return nil
}

func (s *State) line() Line {
	d := s.Plan()
	l := Line{Sealed: s.sealed != nil, Stops: []Stop{}, Undone: []string{}, Outcome: []NotIn{}}
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			l.Stops = append(l.Stops, Stop{dec.Proposal, t.ID, dec.Title, dec.Outcome, len(dec.Concerns)})
		}
	}
	for _, not := range d.NotInPlan {
		if !l.Sealed && s.decided.Outcome(not.Proposal).Kind == "" {
			l.Undone = append(l.Undone, not.Proposal)
			continue
		}
		l.Outcome = append(l.Outcome, NotIn{not.Proposal, not.Title, not.Outcome})
	}
	if d.Journal != nil {
		l.Code = d.Code()
	}
	return l
}

// items lists every text that becomes public, once, with what was ticked in this wording.
func (s *State) items() []Item {
	all := []Item{}
	add := func(proposal, field, text string) {
		if text == "" {
			return
		}
		id := proposal + "." + field
		all = append(all, Item{ID: id, Proposal: proposal, Field: field, Text: text, Ticked: s.ticks[id] == prepare.Digest(text)})
	}
	d := s.compile()
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			readDecision(add, dec)
		}
	}
	for _, not := range d.NotInPlan {
		add(not.Proposal, "title", not.Title)
		add(not.Proposal, "reason", not.Reason)
		add(not.Proposal, "who", not.Who)
		add(not.Proposal, "when", not.When)
	}
	return append(all, s.ofCases()...)
}

// ofCases is L11: what the cases say, and what the tables noted.
func (s *State) ofCases() []Item {
	var all []Item
	for _, h := range s.cases.Harvests() {
		add := func(field, of, text string, table int) {
			id := "case." + h.ID + "." + field + of
			all = append(all, Item{ID: id, Case: h.ID, Table: table, Field: field, Text: text, Ticked: s.ticks[id] == prepare.Digest(text)})
		}
		add("title", "", h.Title, 0)
		add("story", "", h.Story, 0)
		for _, asked := range h.Questions {
			add("question", "."+asked.ID, asked.Text, 0)
			for _, n := range asked.Notes {
				add("note", "."+n.ID, n.Text, n.Table)
			}
		}
	}
	return all
}

func readDecision(add func(proposal, field, text string), dec Decision) {
	add(dec.Proposal, "title", dec.Title)
	add(dec.Proposal, "text", dec.Text)
	add(dec.Proposal, "lead", dec.Lead)
	add(dec.Proposal, "first_step", dec.FirstStep)
	add(dec.Proposal, "due", dec.Due)
	for i, who := range dec.NeedsYesFrom {
		add(dec.Proposal, "needs_yes_from."+strconv.Itoa(i), who)
	}
	for i, concern := range dec.Concerns {
		add(dec.Proposal, "concern."+strconv.Itoa(i), concern)
	}
	for _, c := range slices.Clone(dec.Checks) {
		add(dec.Proposal, "check."+c.Framework, c.Reason)
		if c.Advice != nil {
			add(dec.Proposal, "advice."+c.Framework, c.Advice.Reason)
		}
	}
}
