package life

import (
	"slices"

	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/meeting"
)

// out is who is out of the room now.
type out struct{ town, everybodyElse bool }

// out is who is out: the municipality until it is let back or the plan is sealed, and in private time everybody but the
// participants.
func (l *Life) out() out {
	return out{town: l.course.TownOut() && l.Phase() != meeting.Sealed, everybodyElse: l.course.Private()}
}

// The sections that who is out still sees: what was fixed and told beforehand, and that they are out. All others are
// closed, also those that are new.
var (
	beforehand = []string{"prepare.meeting", "prepare.themes", "prepare.framework", "meet.out"}
	inPrivate  = map[meeting.Audience][]string{
		meeting.Projector: {"prepare.meeting", "meet.now"},
		meeting.Console:   {"prepare.meeting", "meet.now"},
		meeting.Device:    {"prepare.meeting", "meet.now", "people.hall", "people.person", "tables.table"}, // the door stays open
		meeting.Town:      beforehand,
		meeting.Advice:    append([]string{"meet.now"}, beforehand...),
	}
)

// shut says whether a section is closed to an audience because it is out. It is the one place where that is so.
func (l *Life) shut(a meeting.Audience, section string) bool {
	out := l.out()
	if out.town && a == meeting.Town && !slices.Contains(beforehand, section) {
		return true
	}
	open, leaves := inPrivate[a]
	return out.everybodyElse && leaves && !slices.Contains(open, section)
}

// sinceSealing takes from what a screen shows that the municipality is out, when it no longer is: the plan is public.
func (l *Life) sinceSealing(shown any) any {
	switch is := shown.(type) {
	case meet.Now:
		if is.TownOut != 0 && !l.out().town {
			is.TownOut = 0
		}
		return is
	case meet.Out:
		if !l.out().town {
			return nil
		}
	}
	return shown
}

// Private says whether the room is by itself: then who leads the meeting gets nothing of it, by whatever way.
func (l *Life) Private() bool { return l.course.Private() }

// ofTown says whether somebody on the list is there for the municipality and not to decide: they go out with it.
func (l *Life) ofTown(who meeting.PersonID) bool {
	return l.people.Of(who).Capacity == official && !l.prepared.Votes(who)
}

const official = "official"

// notTheTowns is what the municipality has no part in, also not by its people on the list: whether a report is right (W5), and whether a slip is one (E3).
var notTheTowns = []string{(*follow.Answer)(nil).Intent(), (*correct.Answer)(nil).Intent()}

func (l *Life) refuseTown(c meeting.Command) *meeting.Refusal {
	if slices.Contains(notTheTowns, c.Do.Intent()) && l.ofTown(c.By.Subject()) {
		return meeting.Refuse(meeting.NotAllowed)
	}
	return nil
}

// Judges says whether somebody was there and says of a report whether it is right.
func (l *Life) Judges(who meeting.PersonID) bool { return l.people.HasCome(who) && !l.ofTown(who) }

// whilePrivate is all that is done in private time: ending it, and what happens at the door.
var whilePrivate = []string{"meet.end_private", "meet.break_private", "people.knock", "people.arrive", "people.leave", "people.leave_at", "people.let_in",
	"people.seat", "people.add_at_door", "people.take_back", "people.erase"}

// inPrivateTime refuses the rest. What a participant sends waits in their phone.
func (l *Life) inPrivateTime(c meeting.Command) *meeting.Refusal {
	if !l.course.Private() || slices.Contains(whilePrivate, c.Do.Intent()) {
		return nil
	}
	no := meeting.Refuse(meeting.IsPrivate)
	no.Retry = c.By.Role == meeting.Participant || c.By.Role == meeting.Helper
	return no
}
