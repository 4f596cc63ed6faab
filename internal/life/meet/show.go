package meet

import (
	"iter"
	"time"

	"hoofdlijn/internal/meeting"
)

// Now is where the room is. Times are milliseconds since 1970; absent when it is not so. While the meeting is held
// still the item has lasted from since to paused_at.
type Now struct {
	Item     string `json:"item,omitempty"`
	Since    int64  `json:"since,omitempty"`
	View     View   `json:"view"`
	Focus    string `json:"focus,omitempty"`
	Paused   bool   `json:"paused"`
	PausedAt int64  `json:"paused_at,omitempty"`
	Until    string `json:"until,omitempty"`    // put away until then
	At       string `json:"at,omitempty"`       // and from which hour
	Ends     string `json:"ends,omitempty"`     // when this day is over: "16:30"
	TownOut  int64  `json:"town_out,omitempty"` // since when the municipality is out
	Private  int64  `json:"private,omitempty"`  // since when the room is by itself
	Over     bool   `json:"over,omitempty"`     // the room was by itself at this item, and is not any more
	Broken   int64  `json:"broken,omitempty"`   // when that was ended from outside
	Think    int64  `json:"think,omitempty"`    // until when everybody thinks for themselves; it may be over
}

// Out tells who is out of the room since when. There is none for who is in.
type Out struct {
	Since int64 `json:"since"`
}

var (
	now = meeting.Key{Part: "meet", Name: "now"}
	out = meeting.Key{Part: "meet", Name: "out"}
)

// Keys are the sections this viewer sees.
func (*State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person == "" && yield(now) {
			yield(out)
		}
	}
}

// Show builds one section.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch {
	case k == now && v.Audience != meeting.Lobby:
		return Now{Item: s.item, Since: milliseconds(s.since), View: s.view, Focus: s.focus, Paused: s.held, PausedAt: milliseconds(s.heldAt),
			Until: s.until, At: s.at(), Ends: s.Ends(), TownOut: milliseconds(s.townOut), Private: milliseconds(s.private), Over: s.over, Broken: milliseconds(s.broken), Think: milliseconds(s.think)}
	case k == out && s.TownOut() && (v.Audience == meeting.Town || v.Audience == meeting.Lobby):
		return Out{milliseconds(s.townOut)}
	}
	return nil
}

// at is the hour at which it goes on, as long as it is put away.
func (s *State) at() string {
	if s.until == "" {
		return ""
	}
	return s.day.Time
}

func milliseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
