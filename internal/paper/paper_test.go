package paper_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"hoofdlijn/cases"
	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/hall"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/paper"
	"hoofdlijn/internal/paper/kind"
	"hoofdlijn/internal/rehearse/play"
	"hoofdlijn/internal/wire"
)

// table is a stage of the bare rules: enough of one to play a case and then look at the meeting.
type table struct {
	life  *life.Life
	asked int
}

func (s *table) Ask(_ context.Context, ask play.Ask) (play.Said, error) {
	raw, err := json.Marshal(ask.Data)
	if err != nil {
		return play.Said{}, err
	}
	var do meeting.Intent
	for _, words := range s.life.Words() {
		for _, a := range words.Asks {
			if one := a.New(); one.Intent() == ask.Name {
				do = one
			}
		}
	}
	if no := wire.Decode(raw, do); no != nil {
		return play.Said{Refused: string(no.Code)}, nil
	}
	s.asked++
	c := meeting.Command{ID: meeting.CommandID(fmt.Sprint("ask-", s.asked)), At: time.Unix(1636372800+int64(s.asked), 0).UTC(), Do: do,
		By:   meeting.Actor{For: meeting.PersonID(ask.For), Via: meeting.Via(ask.Via), Decided: ask.At},
		Head: meeting.Head{Entries: meeting.Seq(s.life.Length()), Hash: "6f3a91c0"}}
	if person, is := ask.By.Person(); is {
		c.By = meeting.Actor{Role: meeting.Participant, Person: meeting.PersonID(person), Via: meeting.ViaPhone}
	} else {
		c.By.Role = roles[ask.By]
		if c.By.Role == meeting.Helper {
			c.By.Person = "helper-1"
		}
	}
	facts, no := s.life.Decide(c)
	if no != nil {
		return play.Said{Refused: string(no.Code), About: no.About}, nil
	}
	for _, fact := range facts {
		s.life.Apply(meeting.Event{Seq: meeting.Seq(s.life.Length() + 1), Cause: c.ID, By: c.By, At: c.At, Fact: fact})
	}
	return play.Said{}, nil
}

var roles = map[play.Actor]meeting.Role{play.Console: meeting.Facilitator, play.Expert: meeting.Expert, play.Helper: meeting.Helper,
	play.Town: meeting.Municipality, play.Projector: meeting.Watcher}

// Now is the clock of the last command.
func (s *table) Now(context.Context) (int64, error) { return 1000 * (1636372800 + int64(s.asked)), nil }

func (s *table) See(_ context.Context, who play.Actor) (play.Sections, error) {
	v := meeting.Viewer{Audience: meeting.Console}
	if person, is := who.Person(); is {
		v = meeting.Viewer{Audience: meeting.Phone, Person: meeting.PersonID(person)}
	}
	seen := play.Sections{}
	for _, k := range s.life.Keys(v) {
		if shown := s.life.Show(v, k); shown != nil {
			raw, err := json.Marshal(shown)
			if err != nil {
				return nil, err
			}
			seen[k.String()] = raw
		}
	}
	return seen, nil
}

func (*table) Settle(context.Context) error           { return nil }
func (*table) Invite(context.Context, []string) error { return nil }
func (*table) Restart(context.Context) error          { return nil }
func (*table) Cut(context.Context, []string) error    { return nil }
func (*table) Mend(context.Context, []string) error   { return nil }
func (*table) Plan(context.Context) ([]byte, error)   { return nil, nil }
func (*table) Meddle(context.Context, play.Actor) ([]play.Tried, error) {
	return []play.Tried{{What: "PUT plan", Refused: "not_allowed"}}, nil
}

type object = map[string]any

// agenda, names and the end of the afternoon are not in the case.
var agenda = []object{
	{"id": "welkom", "title": "Welkom en de vraag", "station": "question", "minutes": 15, "view": "lobby", "script": "Welkom. Fijn dat u er bent."},
	{"id": "grenzen", "title": "Wat vooraf vaststaat", "station": "bounds", "minutes": 15, "view": "frameworks"},
	{"id": "ideeen", "title": "Ideeën", "station": "ideas", "minutes": 40, "view": "board", "script": "Elk idee telt. Schrijf geen namen of ziektes op."},
	{"id": "voorstellen", "title": "Voorstellen maken", "station": "proposals", "minutes": 40, "view": "proposal"},
	{"id": "besluiten", "title": "Besluiten", "station": "decisions", "minutes": 45, "view": "round"},
	{"id": "plan", "title": "Voorlezen", "station": "plan", "minutes": 20, "view": "plan"},
	{"id": "na", "title": "Aanbieden", "station": "after", "minutes": 5, "view": "plan"},
}

// westerkwartier plays the case until a step says stop.
func westerkwartier(t *testing.T, language string, stop func(casefile.Step) bool) kind.Meeting {
	t.Helper()
	c, err := casefile.Parse("westerkwartier.yaml", cases.Westerkwartier)
	if err != nil {
		t.Fatal(err)
	}
	if end := slices.IndexFunc(c.Steps, stop); end >= 0 {
		c.Steps = c.Steps[:end]
	}
	c.Expect = casefile.Expect{}
	s := &table{life: life.New()}
	do := func(name string, data object) {
		t.Helper()
		if said, err := s.Ask(t.Context(), play.Ask{By: play.Console, Name: name, Data: data}); err != nil || said.Refused != "" {
			t.Fatal(name, said, err)
		}
	}
	p := play.Player{Stage: s, Start: func(context.Context) error {
		do("prepare.set_agenda", object{"items": agenda})
		do("prepare.set_meeting", object{"title": c.Title, "question": c.Question, "language": language, "municipality": c.Municipality,
			"date": c.Date, "place": c.Place, "ends": "17:00", "deciding": c.Settings.Deciding, "example": true})
		return nil
	}}
	if _, err := p.Play(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	in := door
	if language == "en" { // of two halls one has Wi-Fi of its own
		in.Wifi = hall.Wifi{Name: "Hall; upstairs", Password: "welcome-2026"}
	}
	m := kind.Read(s.life, in)
	m.People[0].Name, m.People[0].Named = "Ada de Vries-van der Meulen", true // the case names nobody
	return m
}

var door = kind.Door{Code: "K7M4PX", Address: "http://zaal.internal:8080", Join: "http://zaal.internal:8080/K7M4PX", TakeOver: "3F7KD-0HM2P-XW9TR-CJ41N"}

func firstRound(s casefile.Step) bool { _, is := s.Do.(casefile.Round); return is }
func never(casefile.Step) bool        { return false }

// theStyle is tested elsewhere; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<path d="[^"]*"/>`)

func TestSheetsAreAsKept(t *testing.T) {
	for name, m := range map[string]kind.Meeting{"before": westerkwartier(t, "nl", firstRound), "after": westerkwartier(t, "nl", never), "english": westerkwartier(t, "en", firstRound)} {
		for _, s := range paper.All() {
			if name == "after" && s.Day && s.Name != "signing" {
				continue
			}
			golden.Same(t, filepath.Join(s.Name, "testdata", name+".html"), theStyle.ReplaceAll(kind.Print(m, s).HTML, nil))
		}
	}
}

// Where people may leave it to the group, the two sheets on which that stands, of a way of deciding that counts.
func TestSheetsWithTheGroupAreAsKept(t *testing.T) {
	for _, name := range []string{"answers", "tally"} {
		golden.Same(t, filepath.Join(name, "testdata", "group.html"), theStyle.ReplaceAll(kind.Print(toGroup(t, "majority", "nl", true), paper.Named(name)...).HTML, nil))
	}
}

// Without a copy no sheet speaks of a code or of taking over: they say what can be done instead.
func TestWithoutACopyThereIsNoCode(t *testing.T) {
	m := westerkwartier(t, "nl", firstRound)
	m.TakeOver = ""
	for name, want := range map[string]string{"envelope": "--copy-to", "emergency": "met dezelfde map"} {
		said := string(kind.Print(m, paper.Named(name)...).HTML)
		if !strings.Contains(said, want) || strings.Contains(said, "resume") {
			t.Errorf("%s: %s", name, theStyle.ReplaceAllString(said, ""))
		}
	}
}

// Where the keys to the copy lie in another place, what is typed on the second laptop names that place too.
func TestKeysInAnotherPlaceAreNamed(t *testing.T) {
	m := westerkwartier(t, "nl", firstRound)
	for _, apart := range []bool{false, true} {
		m.KeysApart = apart
		for _, name := range []string{"envelope", "emergency"} {
			said := string(kind.Print(m, paper.Named(name)...).HTML)
			if strings.Contains(said, "--copy-keys-to SLEUTELMAP") != apart {
				t.Errorf("%s with keys apart %v: %s", name, apart, theStyle.ReplaceAllString(said, ""))
			}
		}
	}
}

// What somebody needs stands on no sheet that names people, and who is on the list only on sheets that say so.
func TestNoSheetTellsWhatIsPrivate(t *testing.T) {
	m := westerkwartier(t, "nl", firstRound)
	for i := range m.People {
		m.People[i].Name, m.People[i].Named = "Wubbegien Zuidema", true
	}
	m.Needs = map[string]int{"een heel eigen behoefte": 1}
	for _, s := range paper.All() {
		said := string(kind.Print(m, s).HTML)
		if named := strings.Contains(said, "Wubbegien"); named != s.Names {
			t.Errorf("%s: names people: %v, says that it does: %v", s.Name, named, s.Names)
		}
		if strings.Contains(said, "heel eigen behoefte") != (s.Name == "hall") {
			t.Errorf("%s: tells what somebody needs, or the hall list does not", s.Name)
		}
		if s.Names && !strings.Contains(said, `vernietigen`) {
			t.Errorf("%s does not say that it must be destroyed", s.Name)
		}
	}
}

// Concerns are read aloud before they are public: a draft leaves them out.
func TestADraftKeepsConcernsToItself(t *testing.T) {
	m := westerkwartier(t, "nl", never)
	concern := ""
	for _, d := range m.Plan.Decisions {
		if len(d.Concerns) > 0 {
			concern = d.Concerns[0]
		}
	}
	if concern == "" || !m.Sealed {
		t.Fatal("the case has no concern in a sealed plan: this checks nothing")
	}
	has := func() bool { return bytes.Contains(kind.Print(m, paper.All()...).HTML, []byte(concern)) }
	if !has() {
		t.Error("the sealed plan lacks a concern")
	}
	if m.Sealed = false; has() {
		t.Error("a draft tells a concern")
	}
}

// A title can be anything: it ends no string, no style and no element.
func TestWordsOfPeopleStayWords(t *testing.T) {
	m := westerkwartier(t, "nl", firstRound)
	m.About.Title, m.About.Question = `"}</style><script>alert(1)</script>\`, `<img src=x onerror=alert(1)>`
	page := kind.Print(m, paper.All()...)
	if said := string(page.HTML); strings.Contains(said, "<script") || strings.Contains(said, "<img") || strings.Count(said, "</style>") != 1 {
		t.Error("words became a part of the page")
	}
}

// What stands in the margins of every page can only be said by the style.
func TestEveryPageSaysWhatItIs(t *testing.T) {
	said := string(kind.Print(westerkwartier(t, "nl", firstRound), paper.Named("door")...).HTML)
	for _, want := range []string{"Besluitvormingsbijeenkomst mantelzorg", "8 november 2021", "verzonnen besluiten", "@page door", "Deurlijst", "vernietigen"} {
		if style, _, _ := strings.Cut(said, "</style>"); !strings.Contains(style, want) {
			t.Errorf("the margins do not say %q", want)
		}
	}
}

func TestPagesAskNothingOfTheNetwork(t *testing.T) {
	page := kind.Print(westerkwartier(t, "nl", firstRound), paper.All()...)
	for _, wrong := range []string{"<script", "<link", "<img", " src=", " style=", "@import", "url(h"} {
		if bytes.Contains(page.HTML, []byte(wrong)) {
			t.Errorf("there is a %s", wrong)
		}
	}
	if !strings.Contains(page.Policy, "default-src 'none'") || strings.Contains(page.Policy, "unsafe") {
		t.Error(page.Policy)
	}
}

// toGroup is a meeting that decides in some way, in which people may leave it to the group, or not.
func toGroup(t *testing.T, method, language string, offers bool) kind.Meeting {
	t.Helper()
	m := rehearsals.Prepared(t)
	m.Must(&prepare.SetMeeting{Title: "Buurthuis", Question: "Wat is er nodig?", Method: method, Language: language, ToGroup: offers})
	return kind.Read(m.Life, kind.Door{})
}

// A meeting in which people may leave it to the group says so on the answer cards of every way of deciding, and explains it; any other
// does not. Where answers are counted on paper it has a row on the tally sheet; where they are not, it has none either.
func TestPaperOffersToLeaveItToTheGroup(t *testing.T) {
	for _, method := range methods.All() {
		for language, words := range map[string]struct{ said, rule string }{"nl": {"Ik laat dit aan de groep", "Wie het aan de groep laat"}, "en": {"I leave this to the group", ""}} {
			for _, offers := range []bool{true, false} {
				m := toGroup(t, method.Name(), language, offers)
				about := fmt.Sprintf("%s, %s, offered %v", method.Name(), language, offers)
				if got := strings.Contains(string(kind.Print(m, paper.Named("answers")...).HTML), `<span class="tick round"></span><span>`+words.said); got != offers {
					t.Errorf("%s: on the card %v", about, got)
				}
				if got := strings.Contains(string(kind.Print(m, paper.Named("tally")...).HTML), `<th scope="row">`+words.said); got != (offers && !method.Discreet()) {
					t.Errorf("%s: on the tally sheet %v", about, got)
				}
				if got := strings.Contains(m.Rule, words.rule); words.rule != "" && got != offers {
					t.Errorf("%s: %s", about, m.Rule)
				}
			}
		}
	}
}

// Every sheet says what it is for in both languages, and an empty meeting can be printed too.
func TestEverySheetIsWhole(t *testing.T) {
	empty := kind.Read(life.New(), kind.Door{})
	seen := map[string]bool{paper.Day: true}
	for _, s := range paper.All() {
		if seen[s.Name] || s.Title.Dutch == "" || s.Title.English == "" || s.Purpose.Dutch == "" || s.Purpose.English == "" {
			t.Errorf("%s: there twice, or without words", s.Name)
		}
		seen[s.Name] = true
		if len(kind.Print(empty, s).HTML) == 0 || len(paper.Named(s.Name)) != 1 {
			t.Errorf("%s cannot be printed", s.Name)
		}
	}
	folders, err := filepath.Glob("*/sheet.tmpl")
	if err != nil || len(folders) != len(paper.All()) {
		t.Errorf("%d folders, %d sheets", len(folders), len(paper.All()))
	}
}

// A meeting that works on no case gets no case sheet with everything for the day; asked for by itself there is one to fill in by pen.
func TestCaseSheetsAreForWhoWorksOnACase(t *testing.T) {
	m := westerkwartier(t, "nl", firstRound)
	for _, works := range []bool{true, false} {
		day, alone := string(kind.Print(m, paper.Named(paper.Day)...).HTML), string(kind.Print(m, paper.Named("casework")...).HTML)
		if strings.Contains(day, "Mevrouw K.") != works || strings.Contains(day, "Casusbladen\">") != works {
			t.Errorf("works on a case: %v, and what goes along says otherwise", works)
		}
		if leaves := strings.Count(alone, `class="leaf"`); works && leaves != 6 || !works && leaves != 1 {
			t.Errorf("works on a case: %v: %d sheets", works, leaves)
		}
		m.Cases = nil
	}
}

// What not everybody stands behind yet is asked again, and needs its cards; what is in the plan does not.
func TestCardsAreForWhatIsStillAsked(t *testing.T) {
	m := westerkwartier(t, "nl", func(s casefile.Step) bool { return s.Do.Name() == "amend" })
	said := string(kind.Print(m, paper.Named("answers")...).HTML)
	if !strings.Contains(said, "Een logeerhuis in de gemeente") || strings.Contains(said, "De huisarts vraagt ernaar") {
		t.Error("the cards are not those of what is still asked")
	}
	m.Open = nil
	if said := string(kind.Print(m, paper.Named("answers")...).HTML); !strings.Contains(said, "Voorstel") {
		t.Error("without proposals there is no card to fill in by pen")
	}
}

func TestTheRunSheetReckonsBackFromTheEnd(t *testing.T) {
	m := westerkwartier(t, "nl", firstRound)
	if said := string(kind.Print(m, paper.Named("run")...).HTML); !strings.Contains(said, "14:00") || !strings.Contains(said, "16:55") {
		t.Error("three hours before five is two o’clock, and the last step of five minutes begins at five to five")
	}
	m.About.Ends = ""
	if said := string(kind.Print(m, paper.Named("run")...).HTML); !strings.Contains(said, "&#43;0:15") {
		t.Error("without an end, how far into the afternoon")
	}
}
