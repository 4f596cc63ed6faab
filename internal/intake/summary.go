package intake

import (
	"slices"

	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// Summary is a conversation on the team's list: how far it is, and what has to be done. Of what was said it has what the
// meeting and the logistics need.
type Summary struct {
	Person  meeting.PersonID `json:"person"`
	Name    string           `json:"name,omitempty"`
	Phone   string           `json:"phone,omitempty"`
	Email   bool             `json:"email,omitempty"` // there is an address
	Step    Step             `json:"step"`
	Plan    Appointment      `json:"plan,omitzero"`
	Tries   int              `json:"tries,omitempty"`
	Last    string           `json:"last,omitempty"` // what came of the last try
	Invited []Invitation     `json:"invited,omitempty"`
	Told    int              `json:"told,omitempty"`   // points, of how many
	Points  int              `json:"points,omitempty"` //
	Unread  int              `json:"unread,omitempty"`
	Instead int              `json:"instead,omitempty"` // points of which the person wants other words
	Needs   []Need           `json:"needs,omitempty"`
	Stopped bool             `json:"stopped,omitempty"`
	Permit  bool             `json:"permitted,omitempty"`
	Agreed  int64            `json:"agreed,omitempty"` // when the summary was last agreed with, in ms
	Bring   []Companion      `json:"bring,omitempty"`
	Leaves  string           `json:"leaves,omitempty"`
	Theme   string           `json:"theme,omitempty"`
	After   bool             `json:"after,omitempty"`   // may be asked afterwards how it goes
	Invites []kind.Someone   `json:"invites,omitempty"` // who else should be there, as they said
}

// Step is how far a conversation is.
type Step string

// The steps, in order. Prepared is agreed with; Changed is agreed with, and changed since.
const (
	Fresh     Step = "new"
	WasAsked  Step = "invited"
	Scheduled Step = "planned"
	Talking   Step = "talking" // something was told or said
	Changed   Step = "changed"
	Prepared  Step = "prepared"
)

// Unreadable is no step: the conversation is there and cannot be read. Nothing else is known of it, not even whether the person may be
// approached.
const Unreadable Step = "unreadable"

// CountUnreadable is how many of them are missing in whatever is counted or listed.
func CountUnreadable(all []Summary) (n int) {
	for _, one := range all {
		if one.Step == Unreadable {
			n++
		}
	}
	return n
}

func (s *state) summary() Summary {
	is := Summary{Person: s.person, Name: s.contact["name"].Text, Phone: s.contact["phone"].Text, Email: s.contact["email"].Text != "",
		Step: s.step(), Plan: s.plan.Appointment, Tries: len(s.tries), Told: len(s.told), Points: len(s.script.Points),
		Unread: s.unread(ofTeam), Instead: s.wantsOtherWords(), Stopped: s.stopped, Permit: s.permit != 0, Agreed: s.agreedAt, Bring: slices.Clone(s.companions)}
	if len(s.tries) > 0 {
		is.Last = s.tries[len(s.tries)-1].Result
	}
	for _, i := range s.invited {
		is.Invited = append(is.Invited, i.Invitation)
	}
	for _, n := range s.needs {
		is.Needs = append(is.Needs, n.shown(meeting.Console))
	}
	_, is.After = s.followUp()
	is.Leaves = s.saidOf("leaves").Moment
	is.Invites = slices.Clone(s.saidOf("invite").People)
	if chosen := s.saidOf("theme").Choices; len(chosen) > 0 {
		is.Theme = chosen[0]
	}
	return is
}

// WasInvited says whether somebody was invited, as far as is known: what was refused or failed did not reach them.
func (s Summary) WasInvited() bool { return slices.ContainsFunc(s.Invited, Invitation.invites) }

func (i Invitation) invites() bool {
	return (i.About == "" || i.About == "invitation") && i.State != Refused && i.State != Failed
}

func (s *state) step() Step {
	switch {
	case s.standing():
		return Prepared
	case s.agreed >= 0:
		return Changed
	case len(s.answers) > 0 || len(s.told) > 0:
		return Talking
	case s.plan.Appointment != Appointment{}:
		return Scheduled
	case slices.ContainsFunc(s.invited, func(i sent) bool { return i.invites() }):
		return WasAsked
	}
	return Fresh
}

// saidOf is the answer to the question that is used for this; empty when there is none.
func (s *state) saidOf(use string) kind.Answer {
	q, asked := s.script.used(use)
	if !asked {
		return kind.Answer{}
	}
	return s.answers[q.ID].Answer
}
