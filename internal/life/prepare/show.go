package prepare

import (
	"iter"

	"hoofdlijn/internal/meeting"
)

// Meeting is what the meeting is about, for everybody.
type Meeting struct {
	SetMeeting
	Phase   meeting.Phase `json:"phase"` // preparing, ready, open; pause and sealing are said by later parts
	Version int           `json:"version,omitempty"`
	Digest  string        `json:"digest,omitempty"`
	Reason  string        `json:"reason,omitempty"`
}

// FrameworkShown is a framework and its place in the list.
type FrameworkShown struct {
	Framework
	Order int  `json:"order"`
	Soft  bool `json:"soft"`
}

func keys(names ...string) []meeting.Key {
	all := make([]meeting.Key, len(names))
	for i, name := range names {
		all[i] = meeting.Key{Part: "prepare", Name: name}
	}
	return all
}

func frameworkKeys(id string) []meeting.Key {
	return []meeting.Key{{Part: "prepare", Name: "framework", ID: id}}
}

func (s *State) allKeys() []meeting.Key {
	all := keys("meeting", "themes", "agenda", "invitations", "questions", "style", "logo", "quoting", "former")
	for _, f := range s.frameworks {
		all = append(all, frameworkKeys(f.ID)...)
	}
	return all
}

// FormerShown is the meeting that this one goes on from, and whether its plan is superseded by the one of this meeting.
type FormerShown struct {
	Former
	Supersedes bool `json:"supersedes,omitempty"`
}

// Former is the meeting that this one goes on from; false when there is none.
func (s *State) Former() (Former, bool) { return s.former, s.former.Code != "" }

// Superseded is the meeting whose plan the plan of this one takes the place of; nil when there is none.
func (s *State) Superseded() *Former {
	if !s.supersedes {
		return nil
	}
	was := s.former
	return &was
}

// Keys are the sections this viewer sees: the same for everybody.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			return
		}
		for _, k := range s.allKeys() {
			if !yield(k) {
				return
			}
		}
	}
}

// Show builds one section.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch k.Name {
	case "meeting":
		return Meeting{s.about, s.Phase(), s.lock.Version, s.lock.Digest, s.reason}
	case "themes":
		return append([]Theme{}, s.themes...)
	case "agenda":
		return s.items(v)
	case "invitations":
		return append([]Aim{}, s.aims...)
	case "style":
		return s.style
	case "logo":
		return s.logo
	case "quoting":
		if s.quoting.Ideas {
			return s.quoting
		}
	case "former":
		if s.former.Code != "" {
			return FormerShown{s.former, s.supersedes}
		}
	case "questions":
		return append([]Question{}, s.questions...)
	case "framework":
		if i := s.frameworkAt(k.ID); i >= 0 {
			f := s.frameworks[i]
			return FrameworkShown{f, i, f.Soft()}
		}
	}
	return nil
}

// items leaves the spoken lines to facilitators.
func (s *State) items(v meeting.Viewer) []Item {
	if v.Audience == meeting.Console {
		return append([]Item{}, s.agenda...)
	}
	shown := make([]Item, len(s.agenda))
	for i, item := range s.agenda {
		item.Script = ""
		shown[i] = item
	}
	return shown
}
