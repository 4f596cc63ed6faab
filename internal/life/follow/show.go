package follow

import (
	"iter"
	"slices"

	"hoofdlijn/internal/meeting"
)

// View is all that everybody may know of what became of the plan: what a public page shows, names nobody, and misses
// nothing that was said.
type View struct {
	Actions []Action `json:"actions"` // in the order of the plan
	Course  Course   `json:"course"`
}

// Action is a decision of the plan as something to be done.
type Action struct {
	Proposal string   `json:"proposal"`
	Status   string   `json:"status"`          // open, accepted, busy, done or dropped: the last report
	Due      string   `json:"due,omitempty"`   // the last day the date in the plan can mean; absent when it means none
	Lead     string   `json:"lead,omitempty"`  // of the plan, or who was named since; absent when somebody is sought, also because who was to do it said no
	Named    []Lead   `json:"named,omitempty"` // oldest first; the last holds
	Updates  []Update `json:"updates"`         // oldest first
	Helping  int      `json:"helping"`
}

// Late says whether it should have been done before this day ("2022-03-01"). It is never kept: whoever looks reckons it.
func (a Action) Late(today string) bool {
	return a.Due != "" && a.Due < today && !a.Over()
}

// Over says whether nothing more is to be done: it is done, or does not go ahead.
func (a Action) Over() bool { return a.Status == "done" || a.Status == "dropped" }

// Lead is who was found.
type Lead struct {
	Lead string `json:"lead"`
	Date string `json:"date"`
	From string `json:"from"`
}

// Update is a report, and what people who were there say of it.
type Update struct {
	ID        string     `json:"id"`
	Status    string     `json:"status"` // as reported: declined too
	Text      string     `json:"text,omitempty"`
	Date      string     `json:"date"`
	From      string     `json:"from"`
	Right     int        `json:"right"`
	Wrong     int        `json:"wrong"`
	Said      []Said     `json:"said,omitempty"` // why it is not right, as far as a facilitator read it
	Responses []Response `json:"responses,omitempty"`
	TakenOut  string     `json:"taken_out,omitempty"` // the day on which its words were, on request
}

// Said is why somebody found that a report is not right.
type Said struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	TakenOut string `json:"taken_out,omitempty"`
}

// Response is what was said to who found that a report is not right; also why a group ended, and what came of looking back. Words that were taken out
// on request are empty, and it says on which day.
type Response struct {
	Text     string `json:"text"`
	Date     string `json:"date"`
	From     string `json:"from"`
	TakenOut string `json:"taken_out,omitempty"`
}

// Course is what became of the plan as a whole.
type Course struct {
	Evaluation []string    `json:"evaluation"` // the last holds
	Evaluated  []Response  `json:"evaluated"`
	Groups     []Working   `json:"groups"`
	Replaced   []Successor `json:"replaced"`
}

// Working is a working group.
type Working struct {
	Group
	From     string    `json:"from"`
	TakenOut string    `json:"taken_out,omitempty"` // the day on which its name and what it does were, on request
	Ended    *Response `json:"ended,omitempty"`
}

// Mine is what a person said, for that person.
type Mine struct {
	Answers map[string]Own `json:"answers"` // by report
	Helps   []string       `json:"helps"`   // proposals
}

// Own is one's own answer.
type Own struct {
	Answer string `json:"answer"`
	Text   string `json:"text,omitempty"`
}

// Team is what the team does with it: who helps, to be brought in touch, and words nobody read yet.
type Team struct {
	Helpers []Helper `json:"helpers"`
	Unread  []Unread `json:"unread"`
}

// Helper is somebody who offered to help with a decision.
type Helper struct {
	Proposal string           `json:"proposal"`
	Person   meeting.PersonID `json:"person"`
}

// Unread is why somebody finds that a report is not right. It does not say who.
type Unread struct {
	Words    string `json:"words"`
	Update   string `json:"update"`
	Proposal string `json:"proposal"`
	Text     string `json:"text"`
}

var (
	courseKey = meeting.Key{Part: "follow", Name: "course"}
	teamKey   = meeting.Key{Part: "follow", Name: "team"}
)

func actionKey(proposal string) meeting.Key {
	return meeting.Key{Part: "follow", Name: "action", ID: proposal}
}

func mineKey(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "follow", Name: "mine", For: who}
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		switch {
		case !s.sealed:
			return
		case v.Person != "":
			yield(mineKey(v.Person))
			return
		case !yield(courseKey), v.Audience == meeting.Console && !yield(teamKey):
			return
		}
		for _, key := range s.every() {
			if !yield(key) {
				return
			}
		}
	}
}

// Show builds one section. Before the plan is sealed there is none.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	a := s.of(k.ID)
	switch {
	case !s.sealed:
		return nil
	case k == courseKey:
		return s.course()
	case k.Name == "action" && a != nil:
		return s.show(a)
	case k == teamKey && v.Audience == meeting.Console:
		return s.team()
	case k.Name == "mine" && v.Person == k.For && k.For != "":
		if mine := s.Of(k.For); mine != nil {
			return *mine
		}
	}
	return nil
}

// View is all that everybody may know; false before the plan is sealed.
func (s *State) View() (View, bool) {
	view := View{Actions: []Action{}, Course: s.course()}
	for _, a := range s.actions {
		view.Actions = append(view.Actions, s.show(a))
	}
	return view, s.sealed
}

// Given is a link by which somebody speaks as who takes up a decision.
type Given struct {
	Link     string `json:"link"`
	Proposal string `json:"proposal"`
	From     string `json:"from"`
	Date     string `json:"date"`
	Ended    bool   `json:"ended"`
}

// Links is every link that was given, by its name.
func (s *State) Links() map[string]Given {
	all := map[string]Given{}
	for link, l := range s.links {
		all[link] = Given{link, l.of.proposal, l.from, l.date, l.ended}
	}
	return all
}

func (s *State) course() Course {
	course := Course{append([]string{}, s.look...), append([]Response{}, s.looked...), append([]Working{}, s.groups...), append([]Successor{}, s.instead...)}
	for i, g := range course.Groups {
		if g.Ended != nil { // words may be taken out later: who has this reads it while the meeting goes on
			ended := *g.Ended
			course.Groups[i].Ended = &ended
		}
	}
	return course
}

func (s *State) show(a *action) Action {
	shown := Action{Proposal: a.proposal, Status: "open", Due: a.due, Lead: a.who(), Named: slices.Clone(a.named), Updates: []Update{}, Helping: a.helping}
	for _, u := range a.updates {
		one := Update{ID: u.ID, Status: u.Status, Text: u.Text, Date: u.Date, From: u.From, Right: u.right, Wrong: u.wrong, Responses: slices.Clone(u.responses), TakenOut: u.takenOut}
		for _, said := range u.answers {
			if said.ID != "" && s.shown[said.ID] {
				one.Said = append(one.Said, Said{said.ID, said.Text, said.takenOut})
			}
		}
		shown.Status, shown.Updates = u.Status, append(shown.Updates, one)
	}
	if shown.Status == Declined {
		shown.Status = "open"
	}
	return shown
}

// Of is what somebody said, for that person; nil when nothing.
func (s *State) Of(who meeting.PersonID) *Mine {
	is := Mine{Answers: map[string]Own{}, Helps: []string{}}
	for _, a := range s.actions {
		if slices.Contains(a.helpers, who) {
			is.Helps = append(is.Helps, a.proposal)
		}
		for _, u := range a.updates {
			if said, did := u.said(who); did {
				is.Answers[u.ID] = Own{said.says, said.Text}
			}
		}
	}
	if len(is.Answers) == 0 && len(is.Helps) == 0 {
		return nil
	}
	return &is
}

func (s *State) team() any {
	is := Team{Helpers: []Helper{}, Unread: []Unread{}}
	for _, a := range s.actions {
		for _, who := range a.helpers {
			is.Helpers = append(is.Helpers, Helper{a.proposal, who})
		}
		for _, u := range a.updates {
			for _, said := range u.answers {
				if said.Text != "" && !s.shown[said.ID] {
					is.Unread = append(is.Unread, Unread{said.ID, u.ID, a.proposal, said.Text})
				}
			}
		}
	}
	if len(is.Helpers) == 0 && len(is.Unread) == 0 {
		return nil
	}
	return is
}
