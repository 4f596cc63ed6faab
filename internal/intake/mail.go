package intake

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// The states of a mail, in order. Trying is written down before it is handed over, so that whoever finds it later knows that
// it may have been sent.
const (
	Queued  = "queued"
	Trying  = "trying"
	WasSent = "sent"
	Refused = "refused"
	Failed  = "failed"
)

// BecauseStopped is the reason of a mail that was not sent because the person asked not to be approached.
const BecauseStopped = "stopped"

// Waiting is a mail that is not done with, and when that was last written down, in ms.
type Waiting struct {
	Invitation
	At int64
}

// Outbox is every mail that is not done with.
func (t *Talk) Outbox() []Waiting {
	var all []Waiting
	for _, i := range t.is.invited {
		if i.waits() {
			all = append(all, Waiting{i.Invitation, i.at})
		}
	}
	return all
}

func (i sent) waits() bool { return i.State == Queued || i.State == Trying }

// Reach is what is needed to reach somebody on paper or by mail.
type Reach struct {
	Name, Phone, Email, Street, Town string
	Stopped                          bool
	Plan                             Appointment
	Off                              Appointment // what was taken away, as long as there is no other
	Revision                         int         // of the appointment: how often it was changed
	Tries                            int
}

// Reach is how the person is reached.
func (t *Talk) Reach() Reach {
	of := func(field string) string { return t.is.contact[field].Text }
	return Reach{of("name"), of("phone"), of("email"), of("street"), of("town"), t.is.stopped, t.is.plan.Appointment, t.is.off, max(0, t.is.plan.Version-1), len(t.is.tries)}
}

// mails is K18.
func (s *state) mails(do Mail) (facts, *meeting.Refusal) {
	at := slices.IndexFunc(s.invited, func(o sent) bool { return o.ID == do.ID })
	if at < 0 {
		return s.queues(do)
	}
	was := s.invited[at]
	switch {
	case do.About != was.About, !was.waits():
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "state")
	case do.State == Trying:
		if do.Tries != was.Tries+1 { // somebody else is at it
			return nil, meeting.Refuse(meeting.Taken, "field", "tries")
		}
	case was.State != Trying && do.State != Failed, do.Tries != was.Tries:
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "state")
	case do.State == Queued && s.stopped:
		do.State, do.Reason = Failed, BecauseStopped
	}
	return facts{do.fact()}, nil
}

// queues takes one mail about one thing at a time: tapped twice it is sent once.
func (s *state) queues(do Mail) (facts, *meeting.Refusal) {
	switch {
	case do.State != Queued || do.Tries != 0:
		return nil, meeting.Refuse(meeting.Unknown, "field", "id")
	case s.contact["email"].Text == "":
		return nil, meeting.Refuse(meeting.Incomplete, "field", "email")
	case do.About == "appointment" && s.plan.Appointment.Day == "" && s.off.Day == "":
		return nil, meeting.Refuse(meeting.Incomplete, "field", "appointment")
	case slices.ContainsFunc(s.invited, func(o sent) bool { return o.waits() && o.About == do.About }):
		return nil, meeting.Refuse(meeting.Taken, "field", "about")
	case len(s.invited) >= mostInvites:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostInvites)
	}
	return facts{do.fact()}, nil
}

// begins says whether somebody would be reached by it, and not that something of before is written down.
func (do Mail) begins() bool { return do.State == Trying || do.State == Queued && do.Tries == 0 }

func (do Mail) fact() meeting.Fact {
	return &Invited{Invitation{Invite{do.ID, "email", do.State}, do.About, do.Reason, do.Tries}}
}

// stops is K8: what was queued does not go out any more.
func (s *state) stops() (facts, *meeting.Refusal) {
	if s.stopped {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	all := facts{&Stopped{}}
	for _, i := range s.invited {
		if i.State == Queued {
			all = append(all, Mail{i.ID, i.About, Failed, BecauseStopped, i.Tries}.fact())
		}
	}
	return all, nil
}
