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
}

var now = meeting.Key{Part: "meet", Name: "now"}

// Keys are the sections this viewer sees.
func (*State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person == "" {
			yield(now)
		}
	}
}

// Show builds one section.
func (s *State) Show(_ meeting.Viewer, k meeting.Key) any {
	if k != now {
		return nil
	}
	return Now{Item: s.item, Since: milliseconds(s.since), View: s.view, Focus: s.focus, Paused: s.held, PausedAt: milliseconds(s.heldAt)}
}

func milliseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
