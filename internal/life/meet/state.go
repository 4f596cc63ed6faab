package meet

import (
	"slices"
	"time"

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
)

// Views lists every view, for tables and tests.
var Views = []View{Lobby, Frameworks, Information, Board, Tables, Proposal, Check, Round, Result, Plan, Signing, Still, Private, Practice}

func (v View) known() bool { return slices.Contains(Views, v) }

// whole says whether there is something to see without anything in focus.
func (v View) whole() bool {
	return v.known() && !slices.Contains([]View{Proposal, Check, Round, Result, Practice}, v)
}

// Prepared is what the course of the afternoon must know of what was prepared.
type Prepared interface {
	Phase() meeting.Phase
	HasItem(id string) bool
	ItemView(id string) string
	HasTheme(id string) bool
}

// State is where the room is, and the rules for moving on.
type State struct {
	prepared Prepared
	item     string
	since    time.Time // when the item began, later by what was paused in it
	view     View
	focus    string
	held     bool
	heldAt   time.Time
}

// New is an afternoon that has not begun.
func New(prepared Prepared) *State { return &State{prepared: prepared, view: Lobby} }

// Name is the prefix of the part.
func (*State) Name() string { return "meet" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *ItemReached:
		s.item, s.since = f.Item, e.At
		if s.held {
			s.heldAt = e.At // of the pause only the rest falls in this item
		}
	case *ViewShown:
		s.view, s.focus = f.View, f.Focus
	case *Paused:
		s.held, s.heldAt = true, e.At
	case *Resumed:
		if s.held && !s.since.IsZero() && !s.heldAt.IsZero() && e.At.After(s.heldAt) {
			s.since = s.since.Add(e.At.Sub(s.heldAt)) // M5; a forgotten time counts for nothing
		}
		s.held, s.heldAt = false, time.Time{}
	default:
		return nil
	}
	return []meeting.Key{now}
}

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
