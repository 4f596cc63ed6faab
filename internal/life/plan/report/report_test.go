package report_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/logo/logotest"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/outline/officetest"
	"hoofdlijn/internal/outline/pdf"
	"hoofdlijn/internal/pdf/pdftest"
	"hoofdlijn/internal/validator"
)

// whole is a meeting in which most happened that a report tells of.
func whole(t rehearsals.T) *rehearsals.Meeting {
	m := rehearsals.Prepared(t, prepare.Text{ID: "wet", Kind: "strategy", Text: "Het past binnen de wet."})
	m.Loose = true
	m.Must(&prepare.SetMeeting{Title: "Besluitvormingsbijeenkomst", Municipality: "Westerkwartier", Question: "Wat is er nodig?", Date: "2021-11-08", Place: "Dorpshuis"},
		&prepare.SetInvitations{Aims: []prepare.Aim{{Capacity: "carer", Number: 10}, {Capacity: "resident", Number: 8}}},
		&prepare.SetQuestions{Questions: []prepare.Question{{ID: "q1", Text: "Hoeveel mantelzorgers zijn er?", Answer: "Ongeveer zesduizend."}, {ID: "q2", Text: "Wat kost een logeerhuis?"}}},
		&prepare.SetAgenda{Items: []prepare.Item{{ID: "open", Title: "Welkom", Station: "question", Minutes: 15}, {ID: "ideeen", Title: "Ideeën", Station: "ideas", Minutes: 40},
			{ID: "besluiten", Title: "Besluiten", Station: "decisions", Minutes: 60}}}, &prepare.Lock{}, &prepare.Open{})
	for i := range 12 {
		m.Arrive(rehearsals.Who(i+1), "carer")
	}
	m.Must(&meet.GoTo{Item: "open"}, &prepare.Clarify{Framework: "wet", Question: "Welke wet?", Answer: "De Wmo.", By: "college"}, &meet.GoTo{Item: "ideeen"})
	for i := range 8 {
		m.By(rehearsals.Phone(rehearsals.Who(i+1)), &ideas.Add{ID: fmt.Sprint("i", i), Theme: "zorg", Text: fmt.Sprint("GEHEIM idee ", i)})
	}
	m.Must(&ideas.Reveal{Theme: "zorg"})
	for i := range 6 {
		m.By(rehearsals.Phone(rehearsals.Who(i+1)), &ideas.React{ID: "i7", Kind: ideas.Important, On: true})
	}
	m.Must(&meet.GoTo{Item: "besluiten"})
	draft := rehearsals.Draft("v1")
	draft.From = []string{"i0", "i1"}
	m.Must(draft).Draft("v2").Draft("v3").Must(rehearsals.Fits("v1", "*"), rehearsals.Fits("v2", "*"))
	m.Must(&propose.Check{Proposal: "v3", Framework: "wet", Opinion: propose.Opinion{Verdict: propose.DoesNotFit, Reason: "De wet vraagt een handtekening."}})
	answered(m, "r1", "stand_behind", "v1", "support_with_concern", "Denk aan het vervoer.", "support")
	answered(m, "r2", "stand_behind", "v2", "not_yet", "GEHEIM dit heb ik nodig", "support")
	open := rehearsals.OpenOn("r3", "v2")
	open.Secrecy = "open"
	return m.Must(open, &decide.Void{Round: "r3"})
}

// answered is a round on one proposal in which the first says something of their own, and the others the same.
func answered(m *rehearsals.Meeting, round, method, proposal, first, words, others string) {
	open := rehearsals.OpenOn(round, proposal)
	open.Method = method
	m.Must(open)
	for i := range 12 {
		choice, said := others, ""
		if i == 0 {
			choice, said = first, words
		}
		m.By(rehearsals.Phone(rehearsals.Who(i+1)), &decide.Cast{Round: round, Answers: map[string]kind.Answer{proposal: {Choice: choice, Words: said}}})
	}
	m.Must(&decide.Close{Round: round})
}

// everyKey is all keys under which something lies.
func everyKey(m *rehearsals.Meeting) []meeting.KeyName {
	var all []meeting.KeyName
	for _, s := range m.Stored() {
		all = append(all, s.Cover)
		for _, box := range s.Hidden {
			all = append(all, box.Key)
		}
	}
	return all
}

// L13: whoever has what is public, and not one key, makes the same plan and the same report.
func TestL13_TheSameBytesWithoutAnyKey(t *testing.T) {
	m := whole(t).Seal()
	bare := m.Stored()
	for i := range bare {
		bare[i].Cause, bare[i].By, bare[i].At = "", meeting.Actor{}, bare[0].At
	}
	read := rehearsals.Replay(bare, everyKey(m)...)
	if string(read.Plan().JSON()) != string(m.Life.Plan().JSON()) {
		t.Error("another plan")
	}
	for _, f := range report.Files() {
		if string(f.Write(read.Report())) != string(f.Write(m.Life.Report())) {
			t.Errorf("another %s", f.File)
		}
	}
}

func TestL13_NothingThatWasNotReadAndNobody(t *testing.T) {
	m := whole(t).Seal()
	raw := string(m.Life.Report().JSON())
	for _, never := range []string{"GEHEIM", "p01", "p12"} {
		if strings.Contains(raw, never) {
			t.Errorf("%s is in the report", never)
		}
	}
	if regexp.MustCompile(`\d\d:\d\d`).MatchString(raw) {
		t.Error("a time is in the report")
	}
}

func TestL13_WhatItTells(t *testing.T) {
	r := whole(t).Seal().Life.Report()
	if got := r.Attendance; !slices.Equal(got.Absent, []string{"resident"}) || got.Invited["carer"] != 10 || got.Present["carer"] != 12 {
		t.Errorf("%+v", got)
	}
	var items []string
	for _, s := range r.Timeline {
		items = append(items, s.Title)
	}
	if fmt.Sprint(items) != "[Welkom Ideeën Besluiten]" || r.Timeline[0].Minutes != 15 || r.Timeline[0].Happened[0].What != plan.WasClarified {
		t.Errorf("%+v", r.Timeline)
	}
	if r.Ideas.Reactions["important"] != 6 || r.Ideas.Themes[0].Cards.Total != 8 || r.Ideas.Themes[0].Cards.InPlan != 2 {
		t.Errorf("%+v", r.Ideas)
	}
	if d := r.Deviations; d.Voided != 1 || d.Again != 1 || d.StepsBack != 0 {
		t.Errorf("%+v", d)
	}
	if one := r.NotInPlan[1]; one.Proposal != "v3" || !one.Message || !slices.Equal(one.Doubts, []string{"Het past binnen de wet."}) || !slices.Contains(one.Missing, plan.NoDue) {
		t.Errorf("%+v", one)
	}
	if r.InPlan[0].Concerns[0] != "Denk aan het vervoer." || r.InPlan[0].Ideas != 2 {
		t.Errorf("%+v", r.InPlan)
	}
}

// Near misses are told where counting decides, and only when nobody can be pointed at.
func TestL13_NearMisses(t *testing.T) {
	for _, c := range []struct {
		method, no, yes string
		against         int
		told            bool
	}{{"majority", "against", "for", 7, true}, {"majority", "against", "for", 9, false}, {"majority", "against", "for", 12, true}, {"stand_behind", "not_yet", "support", 6, false}} {
		m := rehearsals.Begin(t, 12).Draft("v1")
		open := rehearsals.OpenOn("r1", "v1")
		open.Method = c.method
		m.Must(open)
		for i := range 12 {
			choice := c.yes
			if i < c.against {
				choice = c.no
			}
			m.By(rehearsals.Phone(rehearsals.Who(i+1)), rehearsals.Says("r1", "v1", choice))
		}
		m.Must(&decide.Close{Round: "r1"}).Seal()
		if got := m.Life.Report().Rounds[0].Results[0]; (len(got.Counts) > 0) != c.told {
			t.Errorf("%s, %d against: %v", c.method, c.against, got.Counts)
		}
	}
}

func TestAPlanWithoutACourseHasAReport(t *testing.T) {
	d := whole(t).Seal().Life.Plan()
	for _, f := range report.Files() {
		if len(f.Write(report.Of(d, nil, nil))) < 500 {
			t.Errorf("%s is empty", f.File)
		}
	}
}

// theStyle is the same in every page; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<meta http-equiv="Content-Security-Policy"[^>]*>`)

func TestFilesAreAsKept(t *testing.T) {
	english := whole(t).Seal().Life.Report()
	english.Language = "en"
	english.Ideas.Quoted = []plan.Quote{{Idea: "i1", Theme: "zorg", Text: "A place in every village", End: plan.EndInPlan, Proposals: []string{"v1"}}, {Idea: "i2", Theme: "zorg", Text: "A bus", End: plan.EndNotReached}}
	for name, r := range map[string]report.Document{"whole": whole(t).Seal().Life.Report(), "draft": whole(t).Life.Report(), "english": english} {
		for _, f := range report.Files() {
			if strings.HasSuffix(f.File, "odt") || strings.HasSuffix(f.File, "docx") {
				continue // what they do with an outline is kept with the plan
			}
			if strings.HasSuffix(f.File, "pdf") { // kept as its tags: what is read aloud
				root, problems := pdftest.Read(f.Write(r))
				if len(problems) > 0 {
					t.Error(name, problems)
				}
				golden.Same(t, filepath.Join("testdata", name+"-"+f.File+".txt"), []byte(root.String()))
				continue
			}
			golden.Same(t, filepath.Join("testdata", name+"-"+f.File), theStyle.ReplaceAll(f.Write(r), []byte("<!-- style -->")))
		}
	}
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

func TestBothLanguagesSayEverything(t *testing.T) {
	nl, en := report.Spoken()
	a, b := reflect.ValueOf(nl), reflect.ValueOf(en)
	for i := range a.NumField() {
		name := a.Type().Field(i).Name
		if a.Field(i).Kind() == reflect.String {
			same(t, name, a.Field(i).String(), b.Field(i).String())
			continue
		}
		for _, key := range append(a.Field(i).MapKeys(), b.Field(i).MapKeys()...) {
			same(t, name+"."+key.String(), fmt.Sprint(a.Field(i).MapIndex(key)), fmt.Sprint(b.Field(i).MapIndex(key)))
		}
	}
}

func same(t *testing.T, name, nl, en string) {
	t.Helper()
	a, b := place.FindAllString(nl, -1), place.FindAllString(en, -1)
	slices.Sort(a)
	slices.Sort(b)
	if nl == "" || en == "" || strings.Contains(nl+en, "<invalid") || !slices.Equal(a, b) {
		t.Errorf("%s: %q and %q", name, nl, en)
	}
	if regexp.MustCompile(`(?i)verworpen|afgewezen|mislukt|\bstem`).MatchString(nl) {
		t.Errorf("%s: %q", name, nl)
	}
}

// Whatever people typed, the files of the report are what they are.
func TestNothingBreaksOut(t *testing.T) {
	tame := whole(t).Seal()
	d, course := tame.Life.Plan(), tame.Life.Report()
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string {
			return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"<script>alert(1)</script>", "</style><h1>", "]]>", "&lt;", "=1+1", "\" onclick=\"x", "\x00\x1b[31m", "{of}", "\u202E", "# kop", "[a](http://b)"})).Draw(t, name)
		}
		r := report.Of(d, nil, nil)
		r.Timeline, r.Rounds, r.Attendance = slices.Clone(course.Timeline), course.Rounds, course.Attendance
		r.Meeting.Question, r.Meeting.Title, r.Meeting.Place = text("question")+"?", text("title"), text("place")
		r.Timeline[0].Title = text("item")
		r.Information = []plan.Answered{{Question: text("asked"), Answer: text("answer")}}
		r.Renewals = []plan.Renewal{{Version: 2, Reason: text("reason")}}
		r.Clarifications = []report.Clarified{{Framework: text("framework"), Clarification: plan.Clarification{Question: text("q"), Answer: text("a"), By: text("by")}}}
		r.NotInPlan = []report.NotInPlan{{NotInPlan: plan.NotInPlan{Proposal: "v2", Outcome: "parked", Reason: text("why"), Who: text("who"), When: text("when")}, Doubts: []string{text("doubt")}}}
		r.Ideas.Quoted = []plan.Quote{{Idea: "i1", Theme: "zorg", Text: text("idea"), End: plan.EndParked, Proposals: []string{"v2"}}}
		r.InPlan = []report.InPlan{{Proposal: "v1", Concerns: []string{text("concern")}}}
		r.Proposals = map[string]string{"v1": text("v1"), "v2": text("v2")}
		for _, f := range report.Files() {
			raw := f.Write(r)
			if strings.HasSuffix(f.File, "odt") || strings.HasSuffix(f.File, "docx") {
				for _, problem := range officetest.Read(raw).Problems {
					if !strings.HasPrefix(problem, "a level is skipped") {
						t.Fatalf("%s: %s", f.File, problem)
					}
				}
			}
			if strings.HasSuffix(f.File, "pdf") {
				if _, problems := pdftest.Read(raw); len(problems) > 0 {
					t.Fatalf("%s: %v", f.File, problems)
				}
			}
			if f.Policy != nil && (strings.Contains(string(raw), "<script") || strings.Count(string(raw), "<h1") != 1 || strings.Count(string(raw), "</style>") != 1) {
				t.Fatalf("%s: something got out", f.File)
			}
		}
	})
}

// reports are those that validators see: sealed, a draft, in English, of a plan without a course, and with text that tries to get out.
func reports(t *testing.T) map[string]report.Document {
	m := whole(t)
	draft := m.Life.Report()
	sealed := m.Seal().Life.Report()
	english, bare, hostile := sealed, report.Of(m.Life.Plan(), nil, nil), sealed
	english.Language, english.Style = "en", &plan.Style{Colour: "#8a1f5c", Logo: &plan.Logo{PNG: logotest.PNG, Alt: "Arms"}}
	said := "(<script>) \\n ] >> endobj\x00\x1b ]]> </h1> \u202Eomgekeerd שלום مرحبا 你好 👩‍👩‍👧 \uFFFE " + strings.Repeat("lang", 40)
	hostile.Meeting.Question, hostile.Meeting.Title = said, said
	hostile.Information = []plan.Answered{{Question: said, Answer: said}}
	hostile.NotInPlan = []report.NotInPlan{{NotInPlan: plan.NotInPlan{Proposal: "v2", Outcome: "parked", Reason: said, Who: said, When: said}, Doubts: []string{said}}}
	hostile.Proposals = map[string]string{"v1": said, "v2": said}
	hostile.Ideas.Quoted = []plan.Quote{{Idea: "i1", Theme: "zorg", Text: said, End: plan.EndInPlan, Proposals: []string{"v1"}}}
	return map[string]report.Document{"sealed": sealed, "draft": draft, "english": english, "bare": bare, "hostile": hostile}
}

// broken is a file with something of the same length put in the place of something else.
func broken(t *testing.T, raw []byte, was, is string) []byte {
	t.Helper()
	if !strings.Contains(string(raw), was) {
		t.Fatalf("%q is not there to be changed", was)
	}
	return []byte(strings.Replace(string(raw), was, is, 1))
}

// The validators find nothing in the files of the report; what is broken on purpose, they do find.
func TestWhatTheValidatorsSay(t *testing.T) {
	pages, papers := validator.Documents{}, validator.Documents{}
	for name, r := range reports(t) {
		for _, f := range report.Files() {
			switch filepath.Ext(f.File) {
			case ".html":
				pages[name] = f.Write(r)
			case ".pdf":
				papers[name], papers[name+", bare"] = f.Write(r), pdf.WriteBare(r.Outline())
			}
		}
	}
	pages["broken: a list of no list"] = broken(t, pages["sealed"], "<ul", "<p")
	pages["broken: an element that stays open"] = broken(t, pages["sealed"], "</dl>", "")
	papers["broken: no language"] = broken(t, papers["sealed"], "/Lang (nl)", "/Xang (nl)")
	papers["broken: a tag of no kind"] = broken(t, papers["sealed"], "/S /TH /P", "/S /XH /P")
	problems, verdicts, strict := validator.HTML(t, pages), pdftest.VeraPDF(t, papers), validator.PDFCPU(t, papers)
	for name := range pages {
		if strings.HasPrefix(name, "broken") == (len(problems[name]) == 0) {
			t.Errorf("%s: %q", name, problems[name])
		}
	}
	for name := range papers {
		said := strings.Join(verdicts[name], " ")
		if strings.HasPrefix(name, "broken") != strings.Contains(said, "FAIL") || strings.HasSuffix(name, ", bare") != strings.Contains(said, "PASS 2a") || len(verdicts[name]) != 2 || strict[name] != "" {
			t.Errorf("%s: %q %q", name, said, strict[name])
		}
	}
}

func TestTheReportLiesInThePDF(t *testing.T) {
	r := whole(t).Seal().Life.Report()
	for _, f := range report.Files() {
		if f.File != "report.pdf" {
			continue
		}
		said, err := pdftest.Look(t, f.Write(r), "qpdf", "--show-attachment=report.json", "FILE")
		if err != nil || said != string(r.JSON()) {
			t.Errorf("the file in it is not report.json: %v %.200s", err, said)
		}
		if said, err = pdftest.Look(t, f.Write(r), "qpdf", "--check", "FILE"); err != nil || strings.Contains(said, "WARNING") {
			t.Errorf("qpdf: %v %s", err, said)
		}
	}
}

func TestTheOfficeOpensIt(t *testing.T) {
	r := whole(t).Seal().Life.Report()
	documents := map[string][]byte{}
	for _, f := range report.Files() {
		if name, is := strings.CutPrefix(f.File, "report."); is && (name == "odt" || name == "docx") {
			documents[name+"."+name] = f.Write(r)
		}
	}
	for name, text := range officetest.LibreOffice(t, "txt:Text (encoded):UTF8", documents) {
		for _, want := range []string{"Wat is er nodig?", "Let op: van één groep was niemand er: inwoners.", "Denk aan het vervoer.", "Ongeveer zesduizend."} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: %q is not in it", name, want)
			}
		}
	}
}
