package live

import (
	"fmt"
	"sync"
	"testing"
	"time"

	strict "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/meeting"
)

func settle(t testing.TB, r *Room) {
	t.Helper()
	inside(t, r, func() {}) // asks that came before this are taken in the same turn, after it
	for range 200 {
		owes := false
		inside(t, r, func() { owes = r.owes() })
		if !owes {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatal("the room never settles")
}

// screen is a client: it folds frames as a browser does.
type screen struct {
	mu       sync.Mutex
	full     bool // takes nothing,
	left     int  // after so many more
	sections map[string]jsontext.Value
	pos      string
	resets   int
	frames   int
	bytes    int
	writes   int
	answers  map[string]Answer
	hash     string
	bye      string
	notice   string
	order    func(*Message)
}

func (s *screen) Send(all ...*Message) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.full && s.left < len(all) {
		return false
	}
	s.left = max(0, s.left-len(all))
	s.writes++
	for _, m := range all {
		s.take(m)
	}
	return true
}

func (s *screen) take(m *Message) {
	s.bytes += len(m.Framed())
	if s.order != nil {
		s.order(m)
	}
	var in struct {
		T     string                    `json:"t"`
		Pos   string                    `json:"pos"`
		Now   int64                     `json:"now"`
		ID    string                    `json:"id"`
		Code  string                    `json:"code"`
		SHA   string                    `json:"sha"`
		Retry bool                      `json:"retry"`
		Reset bool                      `json:"reset"`
		Set   map[string]jsontext.Value `json:"set"`
		Seq   meeting.Seq               `json:"seq"`
		No    *meeting.Refusal          `json:"no"`
	}
	if err := strict.Unmarshal(m.JSON(), &in, strict.RejectUnknownMembers(true)); err != nil {
		panic(err) // also when a name occurs twice
	}
	switch in.T {
	case "frame":
		s.frames++
		if in.Reset {
			s.resets++
			s.sections = nil
			s.pos = ""
		}
		if s.sections == nil {
			s.sections = map[string]jsontext.Value{}
		}
		for name, value := range in.Set {
			if string(value) == "null" {
				delete(s.sections, name)
			} else {
				s.sections[name] = value.Clone()
			}
		}
		if in.Pos != "" {
			s.pos = in.Pos
		}
	case "done":
		if s.answers == nil {
			s.answers = map[string]Answer{}
		}
		s.answers[in.ID] = Answer{Seq: in.Seq, No: in.No}
	case "hash":
		s.hash = in.SHA
	case "bye":
		s.bye = in.Code
	case "notice":
		s.notice = in.Code
	}
}

func (s *screen) position() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pos
}

// same holds what a screen shows against the view built afresh (L13).
func same(t testing.TB, r *Room, s *screen, viewer meeting.Viewer, place meeting.Place) {
	t.Helper()
	settle(t, r)
	var want map[string][]byte
	inside(t, r, func() { want = r.afresh(viewer, place) })
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pos == "" {
		t.Fatalf("%v has no position", viewer)
	}
	if msg := compare(s.sections, want); msg != "" {
		t.Fatalf("%v at %q: %s", viewer, place, msg)
	}
}

func compare(got map[string]jsontext.Value, want map[string][]byte) string {
	for name, value := range want {
		if string(got[name]) != string(value) {
			return fmt.Sprintf("%s is %s, should be %s", name, got[name], value)
		}
	}
	for name := range got {
		if want[name] == nil {
			return fmt.Sprintf("%s should not be there: %s", name, got[name])
		}
	}
	return ""
}
