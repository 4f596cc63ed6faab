package prepare

import (
	"slices"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

// State is what was fixed beforehand, and its rules.
type State struct {
	people     *people.State
	about      SetMeeting
	themes     []Theme
	frameworks []Framework
	agenda     []Item
	aims       []Aim
	questions  []Question // of the information part
	style      SetStyle
	logo       SetLogo
	quoting    SetQuoting
	former     Former // none: an empty code
	supersedes bool   // the plan of the former meeting
	lock       Locked // version 0: not locked
	reason     string // of the newest version
	opened     bool
	began      int64 // when it opened, in ms
}

// Theme is a subject that ideas and proposals belong to.
type Theme struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Item is a stretch of the agenda.
type Item struct {
	ID      string `json:"id" validate:"required,id"`
	Title   string `json:"title" validate:"required,text=120"`
	Station string `json:"station" validate:"required,oneof=question bounds talks ideas proposals decisions plan after"`
	Minutes int    `json:"minutes" validate:"min=0,max=600"`
	View    string `json:"view,omitempty" validate:"max=20"`     // what the projector shows when it begins
	Script  string `json:"script,omitempty" validate:"text=600"` // spoken line, for facilitators only
}

// New is a meeting for which nothing is fixed yet.
func New(who *people.State) *State { return &State{people: who} }

// Name is the prefix of the part.
func (*State) Name() string { return "prepare" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *MeetingSet:
		s.about = f.SetMeeting
	case *ThemeSet:
		if i := s.themeAt(f.ID); i >= 0 {
			s.themes[i].Title = f.Title
		} else {
			s.themes = append(s.themes, Theme(*f))
		}
		return keys("themes")
	case *ThemeDropped:
		s.themes = slices.DeleteFunc(s.themes, func(t Theme) bool { return t.ID == f.ID })
		return keys("themes")
	case *FrameworkSet:
		s.setFramework(Framework{Text: f.Text, Clarifications: []Clarification{}})
		return frameworkKeys(f.ID)
	case *FrameworkDropped:
		s.frameworks = slices.DeleteFunc(s.frameworks, func(t Framework) bool { return t.ID == f.ID })
		return append(s.allKeys(), frameworkKeys(f.ID)...)
	case *AgendaSet:
		s.agenda = f.Items
		return keys("agenda")
	case *InvitationsSet:
		s.aims = f.Aims
		return keys("invitations")
	case *QuestionsSet:
		s.questions = f.Questions
		return keys("questions")
	case *StyleSet:
		s.style = f.SetStyle
		return keys("style")
	case *LogoSet:
		s.logo = f.SetLogo
		return keys("logo")
	case *QuotingSet:
		s.quoting = f.SetQuoting
		return keys("quoting")
	case *Continued:
		s.former, s.supersedes = f.Former, false // what was said of another does not hold for this one
		return keys("former")
	case *SupersedesSet:
		s.supersedes = f.Supersedes
		return keys("former")
	case *Locked:
		s.lock = *f
		for i := range s.frameworks {
			s.frameworks[i].Version = f.Version
		}
		return s.allKeys()
	case *Renewed:
		before := s.allKeys()
		s.renew(f)
		return append(before, s.allKeys()...)
	case *Opened:
		s.opened, s.began = true, e.At.UnixMilli()
	case *Clarified:
		if i := s.frameworkAt(f.Framework); i >= 0 {
			s.frameworks[i].Clarifications = append(slices.Clip(s.frameworks[i].Clarifications), f.Clarification)
		}
		return frameworkKeys(f.Framework)
	default:
		return nil
	}
	return keys("meeting")
}

func (s *State) setFramework(f Framework) {
	if i := s.frameworkAt(f.ID); i >= 0 {
		f.Clarifications = s.frameworks[i].Clarifications
		s.frameworks[i] = f
		return
	}
	s.frameworks = append(s.frameworks, f)
}

// renew is R4: only what changed gets the new version.
func (s *State) renew(f *Renewed) {
	old := s.frameworks
	s.frameworks = nil
	for _, t := range f.Frameworks {
		next := Framework{Text: t, Version: f.Version, Clarifications: []Clarification{}}
		for _, was := range old {
			if was.ID == t.ID {
				next.Clarifications = was.Clarifications
				if was.Text == t {
					next.Version = was.Version
				}
			}
		}
		s.frameworks = append(s.frameworks, next)
	}
	s.lock, s.reason = Locked{Version: f.Version, Digest: f.Digest}, f.Reason
}

func (s *State) themeAt(id string) int {
	return slices.IndexFunc(s.themes, func(t Theme) bool { return t.ID == id })
}

func (s *State) frameworkAt(id string) int {
	return slices.IndexFunc(s.frameworks, func(f Framework) bool { return f.ID == id })
}

// Phase is preparing, ready or open; later parts may hold it still or end it.
func (s *State) Phase() meeting.Phase {
	switch {
	case s.opened:
		return meeting.Open
	case s.lock.Version > 0:
		return meeting.Ready
	}
	return meeting.Preparing
}

// Began is when the meeting opened, in ms; false before that.
func (s *State) Began() (int64, bool) { return s.began, s.opened }

// Locked is the digest of the frameworks as they were fixed last; empty before.
func (s *State) Locked() string { return s.lock.Digest }

// About is what the meeting is about.
func (s *State) About() SetMeeting { return s.about }

// Style is how the plan looks.
func (s *State) Style() SetStyle { return s.style }

// Logo is that of the municipality.
func (s *State) Logo() SetLogo { return s.logo }

// MayQuote says whether the report may quote ideas.
func (s *State) MayQuote() bool { return s.quoting.Ideas }

// Ends is when the day that was prepared is over, as a clock in the room says it; empty is unknown.
func (s *State) Ends() string { return s.about.Ends }

// Themes lists the themes in their order.
func (s *State) Themes() []Theme { return s.themes }

// HasTheme says whether there is such a theme.
func (s *State) HasTheme(id string) bool { return s.themeAt(id) >= 0 }

// Frameworks lists the frameworks in their order.
func (s *State) Frameworks() []Framework { return s.frameworks }

// Framework is one of them.
func (s *State) Framework(id string) (Framework, bool) {
	if i := s.frameworkAt(id); i >= 0 {
		return s.frameworks[i], true
	}
	return Framework{}, false
}

// Agenda lists the items in their order.
func (s *State) Agenda() []Item { return s.agenda }

// Aims is how many people of each capacity are to be there.
func (s *State) Aims() []Aim { return s.aims }

// Questions lists what the information part answers.
func (s *State) Questions() []Question { return s.questions }

// HasItem says whether the agenda has such an item.
func (s *State) HasItem(id string) bool {
	return slices.ContainsFunc(s.agenda, func(i Item) bool { return i.ID == id })
}

// ItemView is what the projector shows when an item begins; "" when nothing was said of it.
func (s *State) ItemView(id string) string {
	if i := slices.IndexFunc(s.agenda, func(i Item) bool { return i.ID == id }); i >= 0 {
		return s.agenda[i].View
	}
	return ""
}

// Unit is the unit of a measure that some numeric framework bounds; "" when none does. What one of them counts in
// money is money.
func (s *State) Unit(measure string) string {
	unit := ""
	for _, f := range s.frameworks {
		switch {
		case f.Measure != measure:
		case f.Unit == number.Euro:
			return number.Euro
		case unit == "":
			unit = f.Unit
		}
	}
	return unit
}

var withoutVote = []string{"official", "expert", "observer", "interpreter", "companion"}

// Votes is R7: whether somebody decides when they are there.
func (s *State) Votes(id meeting.PersonID) bool {
	who := s.people.Of(id)
	if who.ID == "" || !s.people.Known(id) {
		return false
	}
	if who.Votes != nil {
		return *who.Votes
	}
	if len(s.about.Deciding) > 0 {
		return slices.Contains(s.about.Deciding, who.Capacity)
	}
	return !slices.Contains(withoutVote, who.Capacity)
}
