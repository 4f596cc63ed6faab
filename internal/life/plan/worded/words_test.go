package worded

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/plan"
)

var place = regexp.MustCompile(`\{[a-z]+\}`)

// may is what one language says nothing for.
var may = []string{"Units.date"}

func TestBothLanguagesSayEverything(t *testing.T) {
	nl, en := reflect.ValueOf(dutch), reflect.ValueOf(english)
	for i := range nl.NumField() {
		name := nl.Type().Field(i).Name
		switch a := nl.Field(i).Interface().(type) {
		case string:
			same(t, name, a, en.Field(i).String())
		case []string:
			if b := en.Field(i).Interface().([]string); len(a) != 12 || len(b) != 12 {
				t.Errorf("%s: %d and %d words", name, len(a), len(b))
			}
		case map[string]string:
			b := en.Field(i).Interface().(map[string]string)
			for key, said := range a {
				same(t, name+"."+key, said, b[key])
			}
			for key := range b {
				if _, ok := a[key]; !ok {
					t.Errorf("%s.%s is said in English only", name, key)
				}
			}
		default:
			t.Errorf("%s is of a kind this test does not know", name)
		}
	}
}

func same(t *testing.T, name, nl, en string) {
	t.Helper()
	if (nl == "" || en == "") && !slices.Contains(may, name) {
		t.Errorf("%s: %q and %q", name, nl, en)
	}
	a, b := place.FindAllString(nl, -1), place.FindAllString(en, -1)
	slices.Sort(a)
	slices.Sort(b)
	if !slices.Equal(a, b) {
		t.Errorf("%s has other places: %q and %q", name, nl, en)
	}
}

// Words that are never on a screen, and "stem" only where votes are counted (glossary).
var never = regexp.MustCompile(`(?i)verworpen|afgewezen|mislukt|proxy|erratum|\bstem`)

func TestWordsNeverUsed(t *testing.T) {
	v := reflect.ValueOf(dutch)
	var all []string
	for i := range v.NumField() {
		switch said := v.Field(i).Interface().(type) {
		case string:
			all = append(all, said)
		case map[string]string:
			all = slices.AppendSeq(all, maps.Values(said))
		}
	}
	for _, m := range methods.All() {
		said, _ := m.Says()
		full, _ := m.Ready(nil)
		all = append(slices.AppendSeq(all, maps.Values(said.Choices)), said.Name, said.Passed, said.Whole, said.Rule(full))
	}
	for _, one := range all {
		if never.MatchString(one) {
			t.Error(one)
		}
	}
}

func TestAmountsAndDays(t *testing.T) {
	for _, c := range []struct{ language, text, unit, want string }{
		{"nl", "12000.00", "EUR", "€ 12.000,00"}, {"nl", "999.5", "EUR", "€ 999,50"}, {"nl", "0", "EUR", "€ 0,00"},
		{"nl", "1234567.80", "EUR", "€ 1.234.567,80"}, {"en", "1234567.80", "EUR", "€1,234,567.80"},
		{"nl", "1500.25", "hours", "1.500,25 uur"}, {"nl", "41", "", "41"}, {"nl", "41", "stoelen", "41 stoelen"},
		{"nl", "2021-11-08", "date", "8 november 2021"}, {"nl", "ongeveer 10", "EUR", "ongeveer 10"}, {"nl", "-5", "EUR", "-5"},
	} {
		if got := For(c.language).Amount(c.text, c.unit); got != c.want {
			t.Errorf("%s %q %s: %q, want %q", c.language, c.text, c.unit, got, c.want)
		}
	}
	for text, want := range map[string]string{"2021-11-08": "8 november 2021", "2022-03": "maart 2022", "2022": "2022",
		"najaar 2022": "najaar 2022", "2021-02-30": "2021-02-30", "": ""} {
		if got := dutch.Day(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWhoIsTheMunicipality(t *testing.T) {
	for who, want := range map[string]bool{"gemeente": true, "De gemeente Westerkwartier": true, "het College van B en W": true,
		"gemeenteraad": true, "de raad": true, "Westerkwartier": true, "The mayor": true, "Cliëntenraad": false,
		"Raad van Ouderen": false, "Huisartsen Westerkwartier": false, "Alfa-college": false, "": false, "de": false} {
		if isTown(who, "Westerkwartier") != want {
			t.Errorf("%q: want %v", who, want)
		}
	}
}

func TestRuleInOneSentence(t *testing.T) {
	for params, want := range map[string]string{
		`{"num":1,"den":2,"strict":true,"basis":"for_against"}`: "Het komt in het plan als meer dan de helft van wie voor of tegen zei voor is.",
		`{"num":6,"den":8,"strict":false,"basis":"present"}`:    "Het komt in het plan als ten minste drie kwart van wie erbij was en mocht meebeslissen voor is.",
		`{"num":3,"den":5,"strict":false,"basis":"ballots"}`:    "Het komt in het plan als ten minste 3/5 van wie antwoord gaf, blanco ook, voor is.",
		`{"num":0,"den":7,"strict":true,"basis":"entitled"}`:    "Het komt in het plan als meer dan 0/1 van iedereen die mocht meebeslissen, ook wie er niet was, voor is.",
		`broken`: "Besloten met: tellen wie voor is.",
	} {
		if got := dutch.HowDecided(plan.Rule{Method: "majority", Params: []byte(params)}); got != want {
			t.Errorf("%s: %q", params, got)
		}
	}
}

func TestOnlyWhatCanBeReadStays(t *testing.T) {
	for text, want := range map[string]string{"a\u202Eb\u2066c": "abc", "a\x00\x1b[1mb": "a[1mb", "a\r\nb\rc": "a\nb\nc", "a\tb\u2028c": "a b c",
		"\xffa": "\uFFFDa", "één ‘woord’ 👩‍🦽": "één ‘woord’ 👩‍🦽", "سلام": "سلام"} {
		if got := clean(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
