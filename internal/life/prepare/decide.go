package prepare

import (
	"reflect"
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
)

// MostThemes and MostFrameworks are how many a meeting holds.
const (
	MostThemes     = 40
	MostFrameworks = 60
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *SetMeeting:
		return s.setMeeting(do)
	case *SetTheme:
		return s.setTheme(do)
	case *DropTheme:
		if !s.HasTheme(do.ID) {
			return nil, meeting.Refuse(meeting.Unknown, "theme", do.ID)
		}
		return one(&ThemeDropped{ID: do.ID})
	case *SetFramework:
		return s.changeFramework(do.Text)
	case *DropFramework:
		if _, ok := s.Framework(do.ID); !ok {
			return nil, meeting.Refuse(meeting.Unknown, "framework", do.ID)
		}
		return one(&FrameworkDropped{ID: do.ID})
	case *SetAgenda:
		return s.setAgenda(do)
	case *SetInvitations:
		return s.setInvitations(do)
	case *SetQuestions:
		return s.setQuestions(do)
	case *SetStyle:
		return s.setStyle(do)
	case *SetLogo:
		return s.setLogo(do)
	case *SetQuoting:
		if *do == s.quoting {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return one(&QuotingSet{*do})
	case *Supersede:
		return s.supersede(do)
	case *Continue:
		return s.goOn(do.Former)
	case *Lock:
		return s.lockNow()
	case *Renew:
		return s.next(do)
	case *Open:
		return one(&Opened{})
	case *Clarify:
		if _, ok := s.Framework(do.Framework); !ok {
			return nil, meeting.Refuse(meeting.Unknown, "framework", do.Framework)
		}
		return one(&Clarified{do.Framework, Clarification{do.Question, do.Answer, do.By}})
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: nothing that comes later is refused for what was prepared; the phase does that.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

func one(f meeting.Fact) ([]meeting.Fact, *meeting.Refusal) { return []meeting.Fact{f}, nil }

// setMeeting is R1.
func (s *State) setMeeting(do *SetMeeting) ([]meeting.Fact, *meeting.Refusal) {
	if s.lock.Version > 0 && do.Question != s.about.Question {
		return nil, meeting.Refuse(meeting.FrameworksLocked, "field", "question")
	}
	if strings.TrimSpace(do.Question) == "" {
		return nil, meeting.Refuse(meeting.BadValue, "field", "question")
	}
	if reflect.DeepEqual(s.about, *do) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&MeetingSet{*do})
}

func (s *State) setTheme(do *SetTheme) ([]meeting.Fact, *meeting.Refusal) {
	if slices.Contains(s.themes, Theme(*do)) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if !s.HasTheme(do.ID) && len(s.themes) >= MostThemes {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostThemes)
	}
	return one(&ThemeSet{ID: do.ID, Title: do.Title})
}

// changeFramework is R2.
func (s *State) changeFramework(t Text) ([]meeting.Fact, *meeting.Refusal) {
	if no := refuseText(t); no != nil {
		return nil, no
	}
	was, known := s.Framework(t.ID)
	if known && was.Text == t {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if !known && len(s.frameworks) >= MostFrameworks {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostFrameworks)
	}
	return one(&FrameworkSet{t})
}

// setAgenda is R8.
func (s *State) setAgenda(do *SetAgenda) ([]meeting.Fact, *meeting.Refusal) {
	seen := map[string]bool{}
	for _, item := range do.Items {
		if seen[item.ID] {
			return nil, meeting.Refuse(meeting.Taken, "field", "items", "item", item.ID)
		}
		seen[item.ID] = true
	}
	if slices.Equal(s.agenda, do.Items) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&AgendaSet{Items: do.Items})
}

// setInvitations is R10.
func (s *State) setInvitations(do *SetInvitations) ([]meeting.Fact, *meeting.Refusal) {
	seen := map[string]bool{}
	for _, aim := range do.Aims {
		if seen[aim.Capacity] {
			return nil, meeting.Refuse(meeting.Taken, "field", "aims", "capacity", aim.Capacity)
		}
		seen[aim.Capacity] = true
	}
	if slices.Equal(s.aims, do.Aims) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&InvitationsSet{do.Aims})
}

// setQuestions is R11.
func (s *State) setQuestions(do *SetQuestions) ([]meeting.Fact, *meeting.Refusal) {
	seen := map[string]bool{}
	for _, q := range do.Questions {
		if seen[q.ID] {
			return nil, meeting.Refuse(meeting.Taken, "field", "questions", "question", q.ID)
		}
		seen[q.ID] = true
	}
	if slices.Equal(s.questions, do.Questions) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&QuestionsSet{do.Questions})
}

// supersede is R16.
func (s *State) supersede(do *Supersede) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case s.former.Code == "":
		return nil, meeting.Refuse(meeting.Incomplete, "field", "former")
	case s.supersedes == do.Supersedes:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&SupersedesSet{*do})
}

// goOn is R15.
func (s *State) goOn(from Former) ([]meeting.Fact, *meeting.Refusal) {
	if from == s.former {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&Continued{from})
}

// lockNow is R3.
func (s *State) lockNow() ([]meeting.Fact, *meeting.Refusal) {
	if s.about.Question == "" {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "question")
	}
	if len(s.themes) == 0 {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "themes")
	}
	return one(&Locked{Version: 1, Digest: Digest(texts(s.frameworks))})
}

// next is R4.
func (s *State) next(do *Renew) ([]meeting.Fact, *meeting.Refusal) {
	seen := map[string]bool{}
	for _, t := range do.Frameworks {
		if no := refuseText(t); no != nil {
			return nil, no
		}
		if seen[t.ID] {
			return nil, meeting.Refuse(meeting.Taken, "field", "frameworks", "framework", t.ID)
		}
		seen[t.ID] = true
	}
	if slices.Equal(texts(s.frameworks), do.Frameworks) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	version := s.lock.Version + 1
	return one(&Renewed{version, Digest(do.Frameworks), do.Reason, do.Frameworks})
}

func texts(frameworks []Framework) []Text {
	all := make([]Text, len(frameworks))
	for i, f := range frameworks {
		all[i] = f.Text
	}
	return all
}
