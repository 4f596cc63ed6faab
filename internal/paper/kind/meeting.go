package kind

import (
	"cmp"
	"slices"
	"strings"

	"hoofdlijn/internal/hall"
	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods"
	deciding "hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

// Door is how people come in: what the meeting itself does not know.
type Door struct {
	Code    string
	Address string // of the server, as people type it
	Join    string // the address behind the QR
	Wifi    hall.Wifi
	// TakeOver is the code with which a second laptop goes on from the copy; empty when no copy is written.
	TakeOver string
	// KeysApart says that the keys to that copy lie in a folder of their own.
	KeysApart bool
}

// Meeting is a meeting as it may be printed.
type Meeting struct {
	Door
	Language  string
	About     prepare.SetMeeting
	Method    string
	Rule      string   // how the meeting decides, in one sentence
	Discreet  bool     // the method shows no counts of what is not carried
	Answers   []string // the codes of the choices
	Agenda    []prepare.Item
	Questions []prepare.Question // of the information part
	Themes    []prepare.Theme
	People    []Person // by name
	Needs     map[string]int
	Laid      []tables.Shown   // the tables that were set up, by number; none before somebody did
	Cases     []casework.Shown // as they were written
	Open      []propose.Shown  // proposals that may still be decided on
	Plan      worded.Plan
	Sealed    bool
	End       finish.End // signing and handing over
	Words     *worded.Words
	proposals []propose.Shown
	standing  map[string]decide.Standing
}

// Shown is where a meeting is read from.
type Shown interface {
	Keys(meeting.Viewer) []meeting.Key
	Show(meeting.Viewer, meeting.Key) any
	Plan() plan.Document
}

// Read takes from a meeting what its console sees: the read gate of the screens holds for paper too.
func Read(from Shown, door Door) Meeting {
	m := Meeting{Door: door, Needs: map[string]int{}, standing: map[string]decide.Standing{}}
	var listed []people.Person
	console := meeting.Viewer{Audience: meeting.Console}
	for _, k := range from.Keys(console) {
		switch s := from.Show(console, k).(type) {
		case prepare.Meeting:
			m.About = s.SetMeeting
		case []prepare.Item:
			m.Agenda = s
		case []prepare.Question:
			m.Questions = s
		case []prepare.Theme:
			m.Themes = s
		case people.Person:
			listed = append(listed, s)
		case finish.End:
			m.End = s
		case propose.Shown:
			m.proposals = append(m.proposals, s)
		case tables.Shown:
			m.Laid = append(m.Laid, s)
		case casework.Shown:
			m.Cases = append(m.Cases, s)
		case decide.Standing:
			m.standing[s.Proposal] = s
		}
	}
	document := from.Plan()
	m.Language, m.Sealed = document.Language, document.Journal != nil
	m.Plan, m.Words = worded.In(document), worded.For(document.Language)
	m.decides()
	m.lists(listed)
	m.undecided()
	return m
}

// decides fills in how the meeting decides.
func (m *Meeting) decides() {
	m.Method = m.About.Method
	if method, known := methods.Named(m.Method); known {
		m.Method = method.Name()
		params, _ := method.Ready(nil)
		if m.About.ToGroup {
			params = deciding.Offer(params)
		}
		m.Rule = m.Words.HowDecided(plan.Rule{Method: m.Method, Params: params})
		m.Answers, m.Discreet = deciding.Choices(method, params), method.Discreet()
	}
}

// lists takes who is on the list, by name. Who knocks is not on it yet.
func (m *Meeting) lists(all []people.Person) {
	names := map[meeting.PersonID]string{}
	for _, p := range all {
		names[p.ID] = cmp.Or(p.Name, string(p.ID))
	}
	for _, p := range all {
		if p.Waiting {
			continue
		}
		m.People = append(m.People, Person{ID: p.ID, Name: names[p.ID], Named: p.Name != "", Capacity: p.Capacity, With: names[p.CompanionOf], Phone: p.Device == "phone", Tablet: p.Device == "helper"})
		for _, need := range p.Needs {
			m.Needs[need]++
		}
	}
	slices.SortFunc(m.People, func(a, b Person) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(string(a.ID), string(b.ID)))
	})
}

func (m *Meeting) undecided() {
	if m.Sealed {
		return
	}
	for _, p := range m.proposals {
		// What not everybody stood behind yet is asked again once it is mended.
		if outcome := m.standing[p.ID].Outcome; p.State == "" && (outcome == "" || outcome == decide.NotAdopted) {
			m.Open = append(m.Open, p)
		}
	}
	slices.SortFunc(m.Open, func(a, b propose.Shown) int { return cmp.Compare(a.Order, b.Order) })
}

// WithoutPhone counts who answers on paper or with a helper.
func (m Meeting) WithoutPhone() int {
	n := 0
	for _, p := range m.People {
		if !p.Phone {
			n++
		}
	}
	return n
}

// seats is how many people sit at a table as long as nobody said otherwise.
const seats = 8

// Table is a table as its card says it.
type Table struct {
	Number int
	Theme  string // its title; empty when it talks about whatever it likes
}

// Tables are the tables that were set up; before that, as many as eight people at a table ask for.
func (m Meeting) Tables() []Table {
	var all []Table
	for _, t := range m.Laid {
		all = append(all, Table{t.Number, m.themeTitle(t.Theme)})
	}
	if len(m.Laid) == 0 {
		for i := range max(1, (len(m.People)+seats-1)/seats) {
			all = append(all, Table{Number: i + 1})
		}
	}
	slices.SortFunc(all, func(a, b Table) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

func (m Meeting) themeTitle(id string) string {
	for _, theme := range m.Themes {
		if theme.ID == id {
			return theme.Title
		}
	}
	return ""
}

// Spaced is the code as it is read aloud.
func (m Meeting) Spaced() string {
	if len(m.Code) != 6 {
		return m.Code
	}
	return m.Code[:3] + " " + m.Code[3:]
}

// Drafts are the proposals that still ask for an answer; before there are any, one that is empty, to be filled in by pen.
func (m Meeting) Drafts() []propose.Shown {
	if len(m.Open) == 0 {
		return []propose.Shown{{}}
	}
	return m.Open
}
