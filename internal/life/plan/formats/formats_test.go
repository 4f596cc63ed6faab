package formats_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/plan/wording"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// rich is a plan in which everything occurs that a plan can hold.
func rich(language string) plan.Document {
	stand := plan.Decision{Proposal: "v1", Title: "Een vaste plek in elk dorp", Version: 2, Outcome: "adopted_with_concerns",
		Text:   "In elk dorp komt één vaste plek.\nEr zit iemand die luistert & de weg weet.",
		Method: "stand_behind", Secrecy: "closed", Rule: plan.Rule{Method: "stand_behind", Params: []byte("{}")},
		Result:   plan.Result{Electorate: 23, Answered: 23, Counts: map[string]int{"support": 22, "support_with_concern": 1, "not_yet": 0}, Via: map[string]int{"phone": 20, "helper": 3}},
		Concerns: []string{"Kan de plek ook op een avond open?"}, Lead: "carer", NeedsYesFrom: []string{"gemeente", "dorpshuizen"},
		FirstStep: "Drie dorpen zoeken een plek", Due: "2022-03-01", Numbers: map[string]string{"cost": "18000.50", "plekken": "9"},
		Checks: []plan.Check{{Framework: "preventie", Verdict: "fits"},
			{Framework: "wet", Verdict: "fits", Advice: &plan.Advice{Verdict: "unclear", Reason: "Vraagt overleg", By: "jurist"}}},
		Ideas: []string{"i01", "i02"}}
	counted := plan.Decision{Proposal: "v2", Title: "=Eén nummer", Text: "Eén nummer <b>voor</b> alles.", Version: 1, Outcome: "adopted", Method: "majority",
		Secrecy: "open", Rule: plan.Rule{Method: "majority", Params: []byte(`{"num":3,"den":4,"strict":false,"basis":"present"}`)},
		Result: plan.Result{Electorate: 23, Answered: 22, Counts: map[string]int{"for": 20, "against": 1, "blank": 1}, Via: map[string]int{"phone": 22}},
		Due:    "najaar 2022", Numbers: map[string]string{}, Checks: []plan.Check{}, Abstract: true}
	return plan.Document{Format: plan.Format, Language: language, Meeting: plan.Meeting{Title: "Besluitvormingsbijeenkomst", Municipality: "Westerkwartier",
		Question: "Wat is er nodig?", Date: "2021-11-08", Place: "Zuidhorn", Promise: &plan.Promise{Who: "de gemeenteraad", When: "8 december 2021"}},
		Frameworks: []plan.Framework{{ID: "preventie", Kind: "strategy", Text: "We zetten in op preventie", Version: 1,
			Clarifications: []plan.Clarification{{Question: "Wat is preventie?", Answer: "Op tijd helpen.", By: "college"}}},
			{ID: "wet", Kind: "legal", Text: "Binnen de wet", Version: 2, Clarifications: []plan.Clarification{}}},
		Attendance: map[string]int{"carer": 12, "other": 6, "official": 1},
		Themes:     []plan.Theme{{ID: "vinden", Title: "Vinden en bereiken", Decisions: []plan.Decision{stand, counted}}, {ID: "leeg", Title: "Nog niets", Decisions: []plan.Decision{}}},
		NotInPlan: []plan.NotInPlan{{Proposal: "v3", Title: "Een pas", Outcome: "parked", Reason: "Eerst uitzoeken", Who: "de werkgroep", When: "mei 2022"},
			{Proposal: "v4", Title: "Nog niet", Outcome: "not_adopted"}, {Proposal: "v5", Title: "Andere wet", Outcome: "outside_frameworks", Reason: "Vraagt een andere wet"}},
		OutsideFrameworks: []string{"v5"}, Cards: plan.Cards{InPlan: 2, Parked: 1, NotReached: 1, Total: 4}, Journal: &plan.Journal{Entries: 412, Head: strings.Repeat("6f3a", 16)}}
}

func empty() plan.Document {
	return plan.Document{Format: plan.Format, Language: "nl", Example: true, Meeting: plan.Meeting{Question: "Wat nu?"}}
}

func TestFormats_AreWhatTheyWere(t *testing.T) {
	for name, d := range map[string]plan.Document{"rich": rich("nl"), "english": rich("en"), "empty": empty()} {
		for _, f := range formats.All() {
			file := filepath.Join("testdata", name+"."+f.File)
			got := f.Write(d)
			if *rewrite {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(want) != string(got) {
				t.Errorf("%s is no longer so; look at it, then run with -rewrite", file)
			}
		}
	}
}

func TestWords_AreTheSameInBothLanguages(t *testing.T) {
	nl, en := wording.Keys("nl"), wording.Keys("en")
	if fmt.Sprint(nl) != fmt.Sprint(en) {
		t.Errorf("keys differ:\n%v\n%v", nl, en)
	}
}

// Whatever people write stays words: no tag, no cell more, no heading.
func TestFormats_TextStaysText(t *testing.T) {
	tags, rows := shape(t, "a")
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune(`<>&"'=;#*_[]()`+"`|\\\n\r\t-+@")))).Draw(rt, "text")
		gotTags, gotRows := shape(rt, text)
		breaks := strings.Count(text, "\n")
		if gotTags != tags+breaks || gotRows != rows {
			rt.Fatalf("%q made %d tags and %d rows, not %d and %d", text, gotTags, gotRows, tags+breaks, rows)
		}
	})
}

// shape counts the tags of the page and the rows of the table with one text everywhere.
func shape(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string) (tags, rows int) {
	t.Helper()
	d := rich("nl")
	dec := &d.Themes[0].Decisions[0]
	dec.Title, dec.Text, dec.Concerns[0], dec.FirstStep, dec.NeedsYesFrom[0] = "x"+text, "x"+text, "x"+text, "x"+text, "x"+text
	d.NotInPlan[0].Reason, d.Frameworks[0].Text = "x"+text, "x"+text
	for _, f := range formats.All() {
		out := string(f.Write(d))
		switch f.File {
		case "plan.html":
			tokens := html.NewTokenizer(strings.NewReader(out))
			for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
				if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
					tags++
				}
			}
		case "decisions.csv":
			r := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\ufeff")))
			r.Comma = ';'
			all, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			rows = len(all)
		}
	}
	return tags, rows
}

func BenchmarkFormats_FiveHundredIdeasAHundredProposals(b *testing.B) {
	d := rich("nl")
	one := d.Themes[0].Decisions[0]
	for i := range 98 {
		one.Proposal = fmt.Sprintf("p%d", i)
		d.Themes[0].Decisions = append(d.Themes[0].Decisions, one)
	}
	for b.Loop() {
		for _, f := range formats.All() {
			f.Write(d)
		}
	}
}
