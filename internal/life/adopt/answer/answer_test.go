package answer_test

import (
	"bytes"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/adopt/answer"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/logo/logotest"
	"hoofdlijn/internal/outline/markdown"
	"hoofdlijn/internal/outline/officetest"
	"hoofdlijn/internal/outline/pdf"
	"hoofdlijn/internal/pdf/pdftest"
	"hoofdlijn/internal/validator"
)

func sealed(language string) plan.Document {
	return plan.Document{Format: plan.Format, Language: language, Journal: &plan.Journal{Entries: 3, Head: "00"},
		Meeting:    plan.Meeting{Title: "Mantelzorg in het Westerkwartier", Question: "Wat is er nodig?", Municipality: "Westerkwartier", Date: "2021-11-08"},
		Style:      &plan.Style{Colour: "#8a1f5c", Logo: &plan.Logo{PNG: logotest.PNG, Alt: "Wapen"}},
		Frameworks: []plan.Framework{{ID: "geld", Kind: "budget", Text: "Het kost niet meer dan er is."}, {ID: "samen", Kind: "value", Text: "Wij doen dit samen."}},
		Themes: []plan.Theme{{ID: "zorg", Title: "Zorg", Decisions: []plan.Decision{{Proposal: "v1", Title: "Een vaste plek in elk dorp"}, {Proposal: "v2", Title: "Eén nummer"}}},
			{ID: "weg", Title: "Vervoer", Decisions: []plan.Decision{{Proposal: "v3", Title: "Een bus"}}}}}
}

// said is what a municipality said in the course of a year: it waited, asked, said no, and then yes.
func said(d plan.Document) adopt.Said {
	return adopt.Said{
		Record: adopt.Record{Plan: d.Digest(), Expected: []string{"2021-12-01", "2022-01-15"}, Verdicts: []adopt.Verdict{
			{Plan: d.Digest(), Answer: "back", Body: "Gemeenteraad", Date: "2021-12-20", Question: "Kan het ook met minder geld?\nOf later?"},
			{Plan: d.Digest(), Answer: "no", Body: "Gemeenteraad", Date: "2022-02-01", Reasons: []adopt.Reason{{Framework: "geld", Text: "Er is 10.000 euro."}, {Framework: "samen", Text: "De buren ontbreken."}}},
			{Plan: d.Digest(), Answer: "yes", Body: "College van B en W", Date: "2022-03-01"}}},
		Replies: map[string][]adopt.Answer{"v3": {{Proposal: "v3", Text: "Wij zoeken een bus.", Body: "College van B en W", Date: "2022-03-02"}},
			"v1": {{Proposal: "v1", Text: "Wij kijken waar.", Body: "College van B en W", Date: "2022-03-01"}, {Proposal: "v1", Text: "Er is een plek.\n\nHij gaat open in mei.", Body: "Wethouder zorg", Date: "2022-04-01"}}}}
}

const hostile = "<script>alert(1)</script></div>]]> =1+1 (\\) {date} {n} endobj\x00\x1b \u202Eomgekeerd # kop [a](http://b) שלום 👩‍👩‍👧 \uFFFE"

// documents are those that are kept, and that validators see.
func documents() map[string]answer.Document {
	nl, en, bare := sealed("nl"), sealed("en"), plan.Document{Language: "nl", Meeting: plan.Meeting{Question: "Wat is er nodig?"}}
	en.Example, en.Meeting.Title, en.Frameworks[0].Text, en.Frameworks[1].Text = true, "Informal care", "It costs no more than there is.", "We do this together."
	waits, refuses := said(nl), said(nl)
	waits.Verdicts, waits.Replies = waits.Verdicts[:1], nil
	refuses.Verdicts = refuses.Verdicts[:2]
	bad := sealed("nl")
	bad.Meeting.Title, bad.Meeting.Question, bad.Meeting.Municipality, bad.Frameworks[0].Text, bad.Themes[0].Decisions[0].Title = hostile, hostile, hostile, hostile, hostile
	worse := adopt.Said{Record: adopt.Record{Verdicts: []adopt.Verdict{{Answer: "back", Body: hostile, Date: "2022-01-01", Question: hostile, Reasons: []adopt.Reason{{Framework: "geld", Text: hostile + strings.Repeat("lang", 100)}}}}},
		Replies: map[string][]adopt.Answer{"v1": {{Proposal: "v1", Text: strings.Repeat(hostile+"\n", 15), Body: hostile, Date: "2022-01-01"}}}}
	return map[string]answer.Document{"nl": answer.Of(nl, said(nl)), "en": answer.Of(en, said(en)), "waits": answer.Of(nl, waits), "refuses": answer.Of(nl, refuses),
		"nothing": answer.Of(nl, adopt.Said{}), "draft": answer.Of(bare, adopt.Said{}), "hostile": answer.Of(bad, worse)}
}

func TestFilesAreAsKept(t *testing.T) {
	for name, d := range documents() {
		for _, f := range answer.Files() {
			switch filepath.Ext(f.File) {
			case ".md", ".json":
				golden.Same(t, filepath.Join("testdata", name+"-"+f.File), f.Write(d))
			case ".pdf": // kept as its tags: what is read aloud
				root, problems := pdftest.Read(f.Write(d))
				if len(problems) > 0 {
					t.Error(name, problems)
				}
				golden.Same(t, filepath.Join("testdata", name+"-"+f.File+".txt"), []byte(root.String()))
			}
		}
	}
	golden.Same(t, filepath.Join("testdata", answer.Schema().File), answer.Schema().JSON)
}

// A7: all that was said is there, the last first, and who said it is never in doubt.
func TestA7_NothingThatWasSaidIsLeftOut(t *testing.T) {
	doc := documents()["nl"]
	for _, f := range answer.Files() {
		if f.File != "answer.md" {
			continue
		}
		is := string(f.Write(doc))
		for _, in := range [][]string{{"De gemeente zegt ja. Het plan geldt", "## Over het hele plan", "Van de gemeente: College van B en W, 1 maart 2022", "## Antwoord per besluit", "### Besluit 1: Een vaste plek", "Er is een plek.", "Eerder gezegd", "Wij kijken waar.",
			"### Besluit 3: Een bus", "Wij zoeken een bus.", "Hierover zei de gemeente nog niets", "Besluit 2: Eén nummer", "## Eerder gezegd", "De gemeente zegt nee", "Past niet bij punt 1: Het kost niet meer", "Er is 10.000 euro.", "Past niet bij punt 2: Wij doen dit samen.", "De buren ontbreken.",
			"De gemeente vraagt de groep iets", "Kan het ook met minder geld?", "Uiterlijk op 1 december 2021.", "Uiterlijk op 15 januari 2022."}} {
			rest := is
			for _, want := range in {
				at := strings.Index(rest, want)
				if at < 0 {
					t.Fatalf("%q is not there, or not in its place, in\n%s", want, is)
				}
				rest = rest[at+len(want):]
			}
		}
		if strings.Contains(is, "beslist uiterlijk") || !strings.Contains(is, doc.Plan.Code) || !strings.Contains(is, "Mantelzorg in het Westerkwartier") {
			t.Error(is)
		}
	}
}

// What it says first is what holds now, whatever came before it.
func TestA7_WhatHoldsNowComesFirst(t *testing.T) {
	d := sealed("nl")
	all := said(d)
	back, no, yes := all.Verdicts[0], all.Verdicts[1], all.Verdicts[2]
	replies := map[string][]adopt.Answer{"v1": all.Replies["v1"]}
	for name, c := range map[string]struct {
		said    adopt.Said
		now     string
		earlier []string
	}{
		"nothing":                      {adopt.Said{}, "De gemeente heeft nog niets gezegd.", nil},
		"a reply alone":                {adopt.Said{Replies: replies}, "Over het hele plan zei de gemeente nog niets.", nil},
		"a day":                        {adopt.Said{Record: adopt.Record{Expected: []string{"2022-01-15"}}}, "De gemeente beslist uiterlijk op 15 januari 2022.", nil},
		"a day that comes back":        {adopt.Said{Record: adopt.Record{Expected: []string{"2022-01-15", "2022-02-15", "2022-01-15"}}}, "De gemeente beslist uiterlijk op 15 januari 2022.", []string{"Uiterlijk op 15 januari 2022.", "Uiterlijk op 15 februari 2022."}},
		"a question leaves the day":    {adopt.Said{Record: adopt.Record{Expected: []string{"2022-01-15"}, Verdicts: []adopt.Verdict{back}}}, "De vraag staat hieronder. De gemeente beslist uiterlijk op 15 januari 2022.", nil},
		"a no":                         {adopt.Said{Record: adopt.Record{Verdicts: []adopt.Verdict{no}}}, "De gemeente zegt nee.", nil},
		"a no ends the waiting":        {adopt.Said{Record: adopt.Record{Expected: []string{"2022-01-15"}, Verdicts: []adopt.Verdict{no}}}, "De gemeente zegt nee.", []string{"Uiterlijk op 15 januari 2022."}},
		"a yes after no and questions": {adopt.Said{Record: adopt.Record{Verdicts: []adopt.Verdict{back, no, yes}}}, "De gemeente zegt ja. Het plan geldt, zoals het er staat.", []string{"De gemeente zegt nee", "De gemeente vraagt de groep iets"}},
	} {
		o := answer.Of(d, c.said).Outline()
		is := string(markdown.Write(o))
		_, earlier, any := strings.Cut(is, "\n## Eerder gezegd")
		if !strings.Contains(strings.Split(is, "\n\n")[2], c.now) || any != (len(c.earlier) > 0) {
			t.Errorf("%s: %s", name, is)
		}
		for _, want := range c.earlier {
			if strings.Count(earlier, want) != 1 {
				t.Errorf("%s: %q is not once among what was said before: %s", name, want, earlier)
			}
		}
	}
}

// What somebody types is text in every file, and every file is the same when it is made again.
func TestNothingBreaksOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string {
			return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{hostile, "</style><h1>", "]]>", "&lt;", "\" onclick=\"x", "{body}"})).Draw(t, name)
		}
		d := sealed(rapid.SampledFrom([]string{"nl", "en"}).Draw(t, "language"))
		d.Meeting.Title, d.Meeting.Question, d.Themes[0].Decisions[0].Title, d.Frameworks[0].Text = text("title"), text("question")+"?", text("decision")+".", text("framework")
		s := said(d)
		s.Verdicts[0].Question, s.Verdicts[1].Reasons[0].Text, s.Verdicts[2].Body, s.Replies["v1"][1].Text = text("asked"), text("reason"), text("body"), text("reply")
		doc := answer.Of(d, s)
		for _, f := range answer.Files() {
			raw := f.Write(doc)
			if !bytes.Equal(raw, f.Write(doc)) {
				t.Fatalf("%s is not made alike", f.File)
			}
			var problems []string
			switch filepath.Ext(f.File) {
			case ".pdf":
				_, problems = pdftest.Read(raw)
			case ".odt", ".docx":
				problems = officetest.Read(raw).Problems
			case ".html":
				if strings.Contains(string(raw), "<script") || strings.Count(string(raw), "<h1") != 1 || strings.Count(string(raw), "</style>") != 1 || !strings.Contains(f.Policy(doc), "default-src 'none'") {
					t.Fatalf("%s: something got out", f.File)
				}
			}
			if len(problems) > 0 {
				t.Fatalf("%s: %v", f.File, problems)
			}
		}
	})
}

// Validators of others find nothing; what is broken on purpose, they do find.
func TestWhatTheValidatorsSay(t *testing.T) {
	pages, papers, office := validator.Documents{}, validator.Documents{}, map[string][]byte{}
	for name, d := range documents() {
		for _, f := range answer.Files() {
			switch ext := filepath.Ext(f.File); ext {
			case ".html":
				pages[name] = f.Write(d)
			case ".pdf":
				papers[name], papers[name+", bare"] = f.Write(d), pdf.WriteBare(d.Outline())
			case ".odt", ".docx":
				if name == "nl" {
					office["answer"+ext] = f.Write(d)
				}
			}
		}
	}
	pages["broken"] = bytes.Replace(pages["nl"], []byte("</dl>"), nil, 1)
	papers["broken: no language"] = bytes.Replace(papers["nl"], []byte("/Lang (nl)"), []byte("/Xang (nl)"), 1)
	papers["broken: no words for the logo"] = bytes.Replace(papers["nl"], []byte("/Alt <FEFF"), []byte("/Xlt <FEFF"), 1)
	for name, problems := range validator.HTML(t, pages) {
		if (name == "broken") == (len(problems) == 0) {
			t.Errorf("%s: %q", name, problems)
		}
	}
	verdicts, strict := pdftest.VeraPDF(t, papers), validator.PDFCPU(t, papers)
	for name := range papers {
		said := strings.Join(verdicts[name], " ")
		if strings.HasPrefix(name, "broken") != strings.Contains(said, "FAIL") || strings.HasSuffix(name, ", bare") != strings.Contains(said, "PASS 2a") || len(verdicts[name]) != 2 || strict[name] != "" {
			t.Errorf("%s: %q %q", name, said, strict[name])
		}
	}
	for name, text := range officetest.LibreOffice(t, "txt:Text (encoded):UTF8", office) {
		if !strings.Contains(string(text), "Van de gemeente: Wethouder zorg, 1 april 2022") || !strings.Contains(string(text), "Hij gaat open in mei.") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

func TestTheAnswerLiesInThePDF(t *testing.T) {
	d := documents()["nl"]
	for _, f := range answer.Files() {
		if f.File != "answer.pdf" {
			continue
		}
		if said, err := pdftest.Look(t, f.Write(d), "qpdf", "--show-attachment=answer.json", "FILE"); err != nil || said != string(d.JSON()) {
			t.Errorf("the file in it is not answer.json: %v %.200s", err, said)
		}
	}
}

// Every file that was kept is as its schema says, and what is not is seen.
func TestTheSchemaHolds(t *testing.T) {
	read := func(raw []byte) any {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("answer", read(answer.Schema().JSON)); err != nil {
		t.Fatal(err)
	}
	whole, err := c.Compile("answer")
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range documents() {
		if err := whole.Validate(read(d.JSON())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	good := documents()["nl"].JSON()
	for was, is := range map[string]string{"hoofdlijn-answer/1": "hoofdlijn-answer/2", `"number": 1`: `"number": "1"`, `"verdicts"`: `"verdict"`, `"said": []`: `"said": null`} {
		if broken := bytes.Replace(good, []byte(was), []byte(is), 1); bytes.Equal(broken, good) || whole.Validate(read(broken)) == nil {
			t.Errorf("nobody sees %s", is)
		}
	}
}

func TestBothLanguagesSayEverything(t *testing.T) {
	nl, en := answer.Spoken()
	a, b := reflect.ValueOf(nl), reflect.ValueOf(en)
	for i := range a.NumField() {
		name := a.Type().Field(i).Name
		if a.Field(i).Kind() == reflect.String && (a.Field(i).String() == "" || b.Field(i).String() == "" || strings.Count(a.Field(i).String(), "{") != strings.Count(b.Field(i).String(), "{")) {
			t.Errorf("%s: %q and %q", name, a.Field(i), b.Field(i))
		}
		if a.Field(i).Kind() == reflect.Map && (a.Field(i).Len() != 3 || b.Field(i).Len() != 3) {
			t.Errorf("%s: %v and %v", name, a.Field(i), b.Field(i))
		}
	}
}
