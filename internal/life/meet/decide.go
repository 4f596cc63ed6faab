package meet

import "hoofdlijn/internal/meeting"

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *GoTo:
		return s.goTo(do)
	case *Show:
		return s.show(do)
	case *Pause:
		if s.held {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&Paused{}}, nil
	case *Resume:
		if !s.held {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&Resumed{}}, nil
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: the course of the afternoon forbids nothing (M1); holding still is the phase's.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// goTo is M1, M3 and M8.
func (s *State) goTo(do *GoTo) ([]meeting.Fact, *meeting.Refusal) {
	if !s.prepared.HasItem(do.Item) {
		return nil, meeting.Refuse(meeting.Unknown, "item", do.Item)
	}
	if s.item == do.Item {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	facts := []meeting.Fact{&ItemReached{Item: do.Item}}
	if view := View(s.prepared.ItemView(do.Item)); view.whole() && (s.view != view || s.focus != "") {
		facts = append(facts, &ViewShown{View: view})
	}
	return facts, nil
}

// show is M2 and M3.
func (s *State) show(do *Show) ([]meeting.Fact, *meeting.Refusal) {
	if do.View == Board && do.Focus != "" && !s.prepared.HasTheme(do.Focus) {
		return nil, meeting.Refuse(meeting.Unknown, "theme", do.Focus)
	}
	if !do.View.known() {
		return nil, meeting.Refuse(meeting.BadValue, "field", "view")
	}
	if s.view == do.View && s.focus == do.Focus {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&ViewShown{View: do.View, Focus: do.Focus}}, nil
}
