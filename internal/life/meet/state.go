package meet

import (
	"slices"
	"time"

	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// View is what the projector shows.
type View string

// The views. Private is dark: the room is by itself.
const (
	Lobby       View = "lobby"
	Frameworks  View = "frameworks"
	Information View = "information"
	Board       View = "board"
	Tables      View = "tables"
	Proposal    View = "proposal"
	Check       View = "check"
	Round       View = "round"
	Result      View = "result"
	Plan        View = "plan"
	Signing     View = "signing"
	Still       View = "pause"
	Private     View = "private"
	Practice    View = "practice"
	CaseWork    View = "casework"
	Harvest     View = "harvest"
)

// Views lists every view, for tables and tests.
var Views = []View{Lobby, Frameworks, Information, Board, Tables, Proposal, Check, Round, Result, Plan, Signing, Still, Private, Practice, CaseWork, Harvest}

func (v View) known() bool { return slices.Contains(Views, v) }

// whole says whether there is something to see as soon as an item begins: nothing has to be in focus, nobody to begin it.
func (v View) whole() bool {
	return v.known() && !slices.Contains([]View{Proposal, Check, Round, Result, Practice, Private}, v)
}

// Prepared is what the course of the afternoon must know of what was prepared.
type Prepared interface {
	Phase() meeting.Phase
	HasItem(id string) bool
	ItemView(id string) string
	HasTheme(id string) bool
	Ends() string
}

// People is who is there.
type People interface {
	Present(id meeting.PersonID) bool
}

// State is where the room is, and the rules for moving on.
type State struct {
	people   People
	prepared Prepared
	item     string
	since    time.Time // when the item began, later by what was paused in it
	view     View
	focus    string
	held     bool
	heldAt   time.Time
	until    string    // the day on which it goes on, as people read it; empty for a pause
	day      DayFixed  // that day, as far as it is known, also once it has come
	later    bool      // it was put away before: the hours of the first day are over
	townOut  time.Time // since when the municipality is out
	private  time.Time // since when the room is by itself
	over     bool      // private time was held at this item
	broken   time.Time // when private time was ended from outside, as long as the room is at the same item
	think    time.Time // until when everybody thinks for themselves
}

// New is an afternoon that has not begun.
func New(who People, prepared Prepared) *State {
	return &State{people: who, prepared: prepared, view: Lobby}
}

// Name is the prefix of the part.
func (*State) Name() string { return "meet" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *prepare.MeetingSet: // which says when the day is over
	case *ItemReached:
		s.item, s.since, s.broken, s.over = f.Item, e.At, time.Time{}, false
		if s.held {
			s.heldAt = e.At // of the pause only the rest falls in this item
		}
	case *ViewShown:
		s.view, s.focus = f.View, f.Focus
	case *Paused:
		s.hold(e.At, "")
	case *Deferred:
		s.hold(e.At, f.Until)
		s.day, s.later = DayFixed{}, true
	case *DayFixed:
		s.day = *f
	case *Resumed:
		if s.held && !s.since.IsZero() && !s.heldAt.IsZero() && e.At.After(s.heldAt) {
			s.since = s.since.Add(e.At.Sub(s.heldAt)) // M5; a forgotten time counts for nothing
		}
		s.held, s.heldAt, s.until = false, time.Time{}, ""
	case *TownLeft:
		s.townOut = moment(e.At)
		return []meeting.Key{now, out}
	case *TownReturned:
		s.townOut = time.Time{}
		return []meeting.Key{now, out}
	case *PrivateBegun:
		s.private, s.broken, s.think = moment(e.At), time.Time{}, time.Time{}
	case *PrivateEnded:
		s.private, s.broken, s.over = time.Time{}, time.Time{}, true
		if f.Broken {
			s.broken = moment(e.At)
		}
	case *ThinkingBegun:
		s.think = moment(e.At).Add(time.Duration(f.Seconds) * time.Second)
	case *ThinkingStopped:
		s.think = time.Time{}
	default:
		return nil
	}
	return []meeting.Key{now}
}

// moment is a time that is one: also when the record no longer has it, what began has begun.
func moment(at time.Time) time.Time {
	if at.IsZero() {
		return time.UnixMilli(1)
	}
	return at
}

// hold is M4 and M13. Who was held already, and is now put away, has been held since then.
func (s *State) hold(at time.Time, until string) {
	if !s.held {
		s.heldAt = at
	}
	s.held, s.until, s.think = true, until, time.Time{}
}

// Away says whether the meeting is put away until another day.
func (s *State) Away() bool { return s.until != "" }

// Ends is when today is over (M15), as a clock in the room says it; empty is unknown. No other part says so.
func (s *State) Ends() string {
	if s.later {
		return s.day.Ends
	}
	return s.prepared.Ends()
}

// Private says whether the room is by itself.
func (s *State) Private() bool { return !s.private.IsZero() }

// TownOut says whether the municipality is out of the room.
func (s *State) TownOut() bool { return !s.townOut.IsZero() }

// Phase is where the meeting is: what was prepared, or held still (M4).
func (s *State) Phase() meeting.Phase {
	phase := s.prepared.Phase()
	if s.held && phase == meeting.Open {
		return meeting.Paused
	}
	return phase
}

// Item is the item of the agenda the room is at; empty before the first. The record's public time is this.
func (s *State) Item() string { return s.item }

// View is what the projector shows, and what is in focus.
func (s *State) View() (View, string) { return s.view, s.focus }
