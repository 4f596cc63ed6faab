package meet

import (
	"cmp"
	"regexp"
	"strings"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *GoTo:
		return s.goTo(do)
	case *Show:
		return s.show(do)
	case *Pause:
		return unless(s.held, &Paused{})
	case *Resume:
		return s.resume()
	case *PutAway:
		return s.putAway(do)
	case *SendTownOut:
		return unless(!s.townOut.IsZero(), &TownLeft{})
	case *LetTownBack:
		return unless(s.townOut.IsZero(), &TownReturned{})
	case *BeginPrivate:
		return unless(s.Private(), &PrivateBegun{})
	case *EndPrivate:
		return s.endPrivate(c.By)
	case *BreakPrivate:
		return unless(!s.Private(), &PrivateEnded{Broken: true})
	case *Think:
		return []meeting.Fact{&ThinkingBegun{Seconds: do.Seconds}}, nil
	case *StopThinking:
		return unless(!c.At.Before(s.think), &ThinkingStopped{})
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// unless is one fact, or nothing when it is so already (M3).
func unless(already bool, fact meeting.Fact) ([]meeting.Fact, *meeting.Refusal) {
	if already {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{fact}, nil
}

// putAway is M14.
func (s *State) putAway(do *PutAway) ([]meeting.Fact, *meeting.Refusal) {
	day := DayFixed{Date: do.Date, Time: do.Time, Ends: do.Ends}
	if no := day.refused(); no != nil {
		return nil, no
	}
	until := cmp.Or(strings.TrimSpace(do.Until), do.Date)
	if until == "" {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "until")
	}
	if s.until == until && s.day == day {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	facts := []meeting.Fact{&Deferred{Until: until}}
	if day.Date != "" {
		facts = append(facts, &day)
	}
	return facts, nil
}

var clock = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

// refused says what is no date or no hour. An hour is of a day.
func (d DayFixed) refused() *meeting.Refusal {
	if !number.IsDay(d.Date) && (d.Date != "" || d.Time != "" || d.Ends != "") {
		return meeting.Refuse(meeting.BadValue, "field", "date")
	}
	if d.Time != "" && !clock.MatchString(d.Time) {
		return meeting.Refuse(meeting.BadValue, "field", "time")
	}
	if d.Ends != "" && !clock.MatchString(d.Ends) {
		return meeting.Refuse(meeting.BadValue, "field", "ends")
	}
	return nil
}

// resume is M4 and M15.
func (s *State) resume() ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case !s.held:
		return nil, meeting.Refuse(meeting.NoChange)
	case s.until != "":
		return []meeting.Fact{&Resumed{}, &DayBegun{}}, nil
	}
	return []meeting.Fact{&Resumed{}}, nil
}

// endPrivate is M11: the room ends it, and who went home is not in the room.
func (s *State) endPrivate(by meeting.Actor) ([]meeting.Fact, *meeting.Refusal) {
	if by.Role == meeting.Participant && !s.people.Present(by.Person) {
		return nil, meeting.Refuse(meeting.NotThere, "person", by.Person)
	}
	return unless(!s.Private(), &PrivateEnded{})
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
