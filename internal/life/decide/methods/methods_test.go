package methods_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
)

func named(t interface{ Fatalf(string, ...any) }, name string) kind.Method {
	m, ok := methods.Named(name)
	if !ok {
		t.Fatalf("no method %s", name)
	}
	return m
}

// ballots makes a ballot of each word; "-" is no answer.
func ballots(words ...string) []kind.Ballot {
	all := make([]kind.Ballot, len(words))
	for i, w := range words {
		if w != "-" {
			all[i] = kind.Ballot{"v": {Choice: w}}
		}
	}
	return all
}

func count(m kind.Method, params json.RawMessage, bs []kind.Ballot, invalid ...int) kind.Result {
	c := kind.Count{Params: params, Options: []string{"v"}, Ballots: bs, Electorate: len(bs), Entitled: len(bs) + 2,
		Invalid: map[string]map[int]bool{"v": {}}}
	for _, i := range invalid {
		c.Invalid["v"][i] = true
	}
	return m.Count(c)["v"]
}

func TestS1_S2_S3_S4_StandBehind(t *testing.T) {
	cases := []struct {
		rule             string
		words            []string
		passed, concerns bool
	}{
		{"S1 everybody", []string{"support", "support"}, true, false},
		{"S1 one not yet", []string{"support", "support", "not_yet"}, false, false},
		{"S2 one concern", []string{"support", "support_with_concern"}, true, true},
		{"S2 only concerns", []string{"support_with_concern"}, true, true},
		{"S3 one silent", []string{"support", "-"}, false, false},
		{"S3 all silent", []string{"-", "-"}, false, false},
		{"S4 nobody", nil, false, false},
		{"S5 one leaves it", []string{"support", "to_group"}, true, false},
		{"S5 one leaves it, one has a concern", []string{"support_with_concern", "to_group", "to_group"}, true, true},
		{"S5 it takes no not yet away", []string{"support", "to_group", "not_yet"}, false, false},
		{"S5 all leave it", []string{"to_group", "to_group"}, false, false},
		{"S5 one leaves it, one is silent", []string{"support", "to_group", "-"}, false, false},
	}
	for _, c := range cases {
		r := count(named(t, "stand_behind"), nil, ballots(c.words...))
		if r.Passed != c.passed || r.WithConcerns != c.concerns {
			t.Errorf("%s: %+v", c.rule, r)
		}
	}
}

func TestC1_C2_C3_Consent(t *testing.T) {
	cases := []struct {
		rule             string
		words            []string
		invalid          []int
		passed, concerns bool
	}{
		{"C1 nobody objects", []string{"no_objection", "no_objection"}, nil, true, false},
		{"C1 a concern", []string{"no_objection", "no_objection_with_concern"}, nil, true, true},
		{"C1 one silent", []string{"no_objection", "-"}, nil, false, false},
		{"C1 nobody there", nil, nil, false, false},
		{"C2 not judged is valid", []string{"objection", "no_objection"}, nil, false, false},
		{"C3 found not valid", []string{"objection", "no_objection"}, []int{0}, true, false},
		{"C3 found not valid beside a concern", []string{"objection", "no_objection_with_concern"}, []int{0}, true, true},
		{"C3 one of two", []string{"objection", "objection"}, []int{1}, false, false},
		{"C4 one leaves it", []string{"no_objection", "to_group"}, nil, true, false},
		{"C4 it takes no objection away", []string{"objection", "to_group", "no_objection"}, nil, false, false},
		{"C4 all leave it", []string{"to_group"}, nil, false, false},
		{"C4 an objection found not valid beside it", []string{"objection", "to_group"}, []int{0}, true, false},
		{"C3 the finding is of another", []string{"no_objection", "objection"}, []int{0}, false, false},
	}
	for _, c := range cases {
		r := count(named(t, "consent"), nil, ballots(c.words...), c.invalid...)
		if r.Passed != c.passed || r.WithConcerns != c.concerns {
			t.Errorf("%s: %+v", c.rule, r)
		}
	}
}

func TestM1_M2_M3_Majority(t *testing.T) {
	cases := []struct {
		rule   string
		params string
		words  []string
		passed bool
	}{
		{"M1 half is not more than half", `{}`, []string{"for", "against"}, false},
		{"M1 half is at least half", `{"strict":false}`, []string{"for", "against"}, true},
		{"M1 two of three at two thirds", `{"num":2,"den":3,"strict":false}`, []string{"for", "for", "against"}, true},
		{"M1 two of three over two thirds", `{"num":2,"den":3}`, []string{"for", "for", "against"}, false},
		{"M1 three of four of those there", `{"num":3,"den":4,"strict":false,"basis":"present"}`, []string{"for", "for", "for", "-"}, true},
		{"M1 over three of four of those there", `{"num":3,"den":4,"basis":"present"}`, []string{"for", "for", "for", "-"}, false},
		{"M1 of those entitled", `{"basis":"entitled"}`, []string{"for", "for"}, false}, // two of four
		{"M1 all", `{"num":1,"den":1,"strict":false}`, []string{"for", "for"}, true},
		{"M1 more than all never", `{"num":1,"den":1}`, []string{"for", "for"}, false},
		{"M2 only blank", `{"strict":false,"num":0}`, []string{"blank"}, false},
		{"M2 nobody", `{"strict":false,"num":0,"basis":"present"}`, nil, false},
		{"M3 blank is no against", `{}`, []string{"for", "blank", "blank"}, true},
		{"M3 blank counts among ballots", `{"basis":"ballots"}`, []string{"for", "blank"}, false},
		{"M4 who leaves it is in no basis", `{"basis":"ballots"}`, []string{"for", "against", "for", "to_group"}, true},
		{"M4 nor among those there", `{"basis":"present","num":2,"den":3,"strict":false}`, []string{"for", "against", "for", "to_group"}, true},
		{"M4 nor among those entitled", `{"basis":"entitled","num":2,"den":4,"strict":false}`, []string{"for", "for", "to_group"}, true},
		{"M4 it makes nothing pass", `{}`, []string{"for", "against", "to_group"}, false},
		{"M4 all leave it", `{"basis":"present","num":0,"strict":false}`, []string{"to_group", "to_group"}, false},
		{"M3 silence does not", `{"basis":"ballots"}`, []string{"for", "-"}, true},
	}
	for _, c := range cases {
		m := named(t, "majority")
		full, wrong := m.Ready(json.RawMessage(c.params))
		if wrong != "" {
			t.Fatalf("%s: %s", c.rule, wrong)
		}
		if r := count(m, full, ballots(c.words...)); r.Passed != c.passed {
			t.Errorf("%s: %+v", c.rule, r)
		}
	}
}

func TestM1_SettingsAreCheckedAndWrittenOut(t *testing.T) {
	m := named(t, "majority")
	for params, want := range map[string]string{`{"den":0}`: "den", `{"den":-4}`: "den", `{"den":1000001,"num":1}`: "den",
		`{"num":-1}`: "num", `{"num":3,"den":2}`: "num", `{"basis":"all"}`: "basis", `{"average":1}`: "params", `{"num":0.5}`: "params", `[]`: "params"} {
		if _, wrong := m.Ready(json.RawMessage(params)); wrong != want {
			t.Errorf("%s: %q, want %q", params, wrong, want)
		}
	}
	for _, params := range []string{"", "null", "{}"} {
		if full, wrong := m.Ready(json.RawMessage(params)); wrong != "" || string(full) != `{"num":1,"den":2,"strict":true,"basis":"for_against"}` {
			t.Errorf("%q becomes %s %s", params, full, wrong)
		}
	}
	for _, name := range []string{"stand_behind", "consent", "majority"} {
		if _, wrong := named(t, name).Ready(json.RawMessage(`{"to_group":true}`)); wrong == "" {
			t.Errorf("%s lets whoever opens a round offer what the meeting does not", name)
		}
	}
	for _, name := range []string{"stand_behind", "consent"} {
		if _, wrong := named(t, name).Ready(json.RawMessage(`{"num":1}`)); wrong == "" {
			t.Errorf("%s takes settings", name)
		}
	}
}

// M1: at and around every threshold the answer is that of exact fractions.
func TestM1_ExactAtTheThreshold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := named(t, "majority")
		den := rapid.Int64Range(1, 1_000_000).Draw(t, "den")
		num := rapid.Int64Range(0, den).Draw(t, "num")
		strict := rapid.Bool().Draw(t, "strict")
		basis := rapid.SampledFrom([]string{"for_against", "ballots", "present", "entitled"}).Draw(t, "basis")
		full, wrong := m.Ready(json.RawMessage(fmt.Sprintf(`{"num":%d,"den":%d,"strict":%v,"basis":%q}`, num, den, strict, basis)))
		if wrong != "" {
			t.Fatalf("wrong %s", wrong)
		}
		against, blank, silent := rapid.IntRange(0, 40).Draw(t, "against"), rapid.IntRange(0, 20).Draw(t, "blank"), rapid.IntRange(0, 20).Draw(t, "silent")
		inFavour := rapid.IntRange(0, 60).Draw(t, "for")
		if rapid.Bool().Draw(t, "near") && den <= 1000 { // as close to the threshold as can be
			inFavour = int(num) * against / int(max(1, den-num))
		}
		var words []string
		for word, n := range map[string]int{"for": inFavour, "against": against, "blank": blank, "-": silent} {
			words = append(words, slices.Repeat([]string{word}, n)...)
		}
		bases := map[string]int{"for_against": inFavour + against, "ballots": inFavour + against + blank, "present": len(words), "entitled": len(words) + 2}
		want := false
		if b := bases[basis]; b > 0 {
			c := big.NewRat(int64(inFavour), int64(b)).Cmp(big.NewRat(num, den))
			want = c > 0 || c == 0 && !strict
		}
		if got := count(m, full, ballots(words...)).Passed; got != want {
			t.Fatalf("%d of %d against %d/%d strict %v: %v", inFavour, bases[basis], num, den, strict, got)
		}
	})
}

// Whatever the order of the ballots: the same result; and every answer is in exactly one count.
func TestS1_C1_M1_TheOrderOfBallotsDoesNotMatterAndNoneIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(methods.All()).Draw(t, "method")
		full, _ := m.Ready(nil)
		full = kind.Offer(full)
		words := rapid.SliceOfN(rapid.SampledFrom(append(m.Choices(), kind.ToGroup, "-")), 0, 40).Draw(t, "words")
		order := rapid.Permutation(seq(len(words))).Draw(t, "order")
		var invalid, moved []int
		shuffled := make([]string, len(words))
		for to, from := range order {
			shuffled[to] = words[from]
			if words[from] == m.Objects() && rapid.Bool().Draw(t, "invalid") {
				invalid, moved = append(invalid, from), append(moved, to)
			}
		}
		a, b := count(m, full, ballots(words...), invalid...), count(m, full, ballots(shuffled...), moved...)
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Fatalf("%+v, in another order %+v", a, b)
		}
		sum, given := 0, 0
		for _, n := range a.Counts {
			sum += n
		}
		for _, w := range words {
			if w != "-" {
				given++
			}
		}
		if sum != given || a.Answered != given {
			t.Fatalf("%d answers, %d counted, %d answered", given, sum, a.Answered)
		}
	})
}

func seq(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// One more yes never turns a yes into a no, and one more no never the other way.
func TestS1_C1_M1_AYesNeverHurts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(methods.All()).Draw(t, "method")
		full, _ := m.Ready(nil)
		full = kind.Offer(full)
		words := rapid.SliceOfN(rapid.SampledFrom(append(m.Choices(), kind.ToGroup, "-")), 1, 20).Draw(t, "words")
		before := count(m, full, ballots(words...)).Passed
		words[rapid.IntRange(0, len(words)-1).Draw(t, "who")] = m.Choices()[0]
		if before && !count(m, full, ballots(words...)).Passed {
			t.Fatal("a yes turned it into a no")
		}
	})
}

func TestOnlyStandBehindAndConsentAreDiscreet(t *testing.T) {
	for name, want := range map[string]bool{"stand_behind": true, "consent": true, "majority": false} {
		if m := named(t, name); m.Discreet() != want || m.Name() != name {
			t.Errorf("%s: discreet %v", name, m.Discreet())
		}
	}
	if _, ok := methods.Named("fist"); ok {
		t.Error("there is a method nobody knows")
	}
	if m := named(t, ""); m.Name() != "stand_behind" {
		t.Errorf("the default is %s", m.Name())
	}
}

// What a new method may forget: words in both languages for everything it has, and answers that it knows itself.
func TestEveryMethodSaysAll(t *testing.T) {
	for _, m := range methods.All() {
		nl, en := m.Says()
		full, _ := m.Ready(nil)
		for language, said := range map[string]kind.Words{"nl": nl, "en": en} {
			if said.Name == "" || said.Passed == "" || said.Rule(full) == "" || said.Left == "" || said.Without == "" || len(said.Choices) != len(m.Choices())+1 {
				t.Errorf("%s in %s is not complete: %+v", m.Name(), language, said)
			}
			for _, choice := range kind.Choices(m, kind.Offer(full)) {
				if said.Choices[choice] == "" {
					t.Errorf("%s in %s has no words for %s", m.Name(), language, choice)
				}
			}
		}
		if (nl.Whole == "") != (en.Whole == "") {
			t.Errorf("%s says something of a whole plan in one language only", m.Name())
		}
		if nl.Name == en.Name || nl.Rule(full) == en.Rule(full) {
			t.Errorf("%s says the same in both languages", m.Name())
		}
		most, some := m.Leans()
		left := 1.0
		for _, lean := range append(some, kind.Lean{Choice: most}) {
			left -= lean.Often
			if !slices.Contains(m.Choices(), lean.Choice) {
				t.Errorf("%s: %s is no answer", m.Name(), lean.Choice)
			}
		}
		if left <= .5 {
			t.Errorf("%s: most people of a demo say something else than most", m.Name())
		}
	}
}

func TestMajoritySaysItsRule(t *testing.T) {
	nl, en := named(t, "majority").Says()
	const odd = `{"num":2,"den":6,"strict":false,"basis":"ballots"}`
	if got := en.Rule(json.RawMessage(odd)); got != "It enters the plan when at least one third of those who answered, blank included, is in favour." {
		t.Error(got)
	}
	for _, none := range []string{"", "broken", `{"num":1,"den":0}`, `{"num":1,"den":2,"basis":"all"}`} {
		if got := nl.Rule(json.RawMessage(none)); got != "" {
			t.Errorf("%q: %s", none, got)
		}
	}
}
