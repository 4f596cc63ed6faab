package casefile

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/decide/methods"
)

// A source draws a case that is in order.
type source struct {
	t *rapid.T
	n int // ids made so far: each is used once
}

func (s *source) of(words []string) string { return rapid.SampledFrom(words).Draw(s.t, "word") }
func (s *source) flip() bool               { return rapid.Bool().Draw(s.t, "flip") }
func (s *source) ref() string              { return rapid.StringMatching(`[a-z0-9-]{1,12}`).Draw(s.t, "ref") }
func (s *source) refs() []string {
	return rapid.SliceOfN(rapid.StringMatching(`[a-z0-9-]{1,6}`), 0, 3).Draw(s.t, "refs")
}

// text is anything a person can type, with what YAML finds odd well represented.
func (s *source) text() string {
	if s.flip() {
		return s.of([]string{"ja: nee", "# geen commentaar", "- streep", "null", "true", "012", "12.10", "1e3", "~", "é 👪 \u00a0", "a\nb\n", "\"q\" 'r' \\", "{[,]}", "*a &b !c %d @e `f`", " x "})
	}
	clean := func(c rune) rune {
		if c < ' ' || c == 0x7f || c == '\ufffd' {
			return 'x'
		}
		return c
	}
	return "t" + strings.Map(clean, rapid.StringN(0, 20, -1).Draw(s.t, "text"))
}

func (s *source) id(kind string) string {
	s.n++
	return fmt.Sprintf("%s-%d", kind, s.n)
}

func (s *source) maybe() *string {
	if s.flip() {
		return ptr(s.text())
	}
	return nil
}

func (s *source) wording() Wording {
	w := Wording{Title: ptr(s.text()), Text: ptr(s.text()), Lead: s.maybe(), FirstStep: s.maybe(), Due: s.maybe()}
	if s.flip() {
		w.NeedsYesFrom = []string{s.text()}
		w.Numbers = []Number{{"cost", s.text()}, {"hours", s.of([]string{"012", "12.10", "1e3", "-5"})}}
	}
	return w
}

func (s *source) turns(words []string) []Answer {
	turns := []Answer{{Word: s.of(words)}}
	if s.flip() {
		turns = append(turns, Answer{Each: []ProposalWord{{"a", s.of(words)}, {"b", s.of(words)}}})
	}
	return turns
}

func (s *source) round(depth int, number string) Round {
	r := Round{ID: s.id("r"), Proposals: s.refs(), Method: s.of([]string{"stand_behind", "consent", "majority"}), Poll: s.flip()}
	method, _ := methods.Exactly(r.Method)
	words := method.Choices()
	r.Ballots = []Answers{{"p1", s.turns(words)}, {"p2", s.turns(words)}}
	if s.flip() {
		r.Together = s.piles(words)
	}
	if s.flip() {
		r.Others, r.Secrecy, r.Expect = s.turns(words), s.of([]string{"open", "closed"}), Outcomes{Word: s.of(outcomes)}
	} else {
		r.Expect = Outcomes{Each: []ProposalWord{{"a", s.of(outcomes)}, {"b", s.of(outcomes)}}}
	}
	if r.Method == "majority" && s.flip() {
		r.Params = []Param{{"num", "2"}, {"den", "3"}, {"strict", fmt.Sprint(s.flip())}, {"basis", s.of([]string{"for_against", "ballots", "present", "entitled"})}}
	}
	if depth < 3 && s.flip() {
		r.During = s.steps(depth+1, number)
	}
	return r
}

func (s *source) piles(words []string) []Pile {
	return []Pile{{s.refs(), Answer{Word: s.of(words)}}, {s.refs(), Answer{Each: []ProposalWord{{"a", s.of(words)}}}}}
}

func (s *source) act(depth int, number string) Act {
	kinds := 13
	if depth > 2 {
		kinds = 11
	}
	switch rapid.IntRange(0, kinds).Draw(s.t, "act") {
	case 0:
		return Arrive{s.refs()}
	case 1:
		return Idea{s.id("i"), s.ref(), s.ref(), s.text()}
	case 2:
		return Cluster{s.id("c"), s.ref(), s.text(), s.refs()}
	case 3:
		return Proposal{s.id("v"), s.ref(), s.refs(), s.wording()}
	case 4:
		return Amend{s.ref(), s.wording()}
	case 5:
		return Check{s.ref(), "*", s.of(verdicts), s.text(), Advice{AdviceOwn, s.of(verdicts), s.text()}}
	case 6:
		return Ballot{s.ref(), s.ref(), []Answer{{Word: s.text()}}}
	case 7:
		return Seal{}
	case 8:
		return Sign{s.refs()}
	case 9:
		return Unsign{s.refs()}
	case 10:
		return HandOver{s.text(), s.text(), s.text()}
	case 11:
		return Together{s.ref(), s.piles([]string{"support", "any"}), s.of(ways)}
	case 12:
		return s.round(depth, number)
	default:
		return Disconnect{s.refs(), s.steps(depth+1, number)}
	}
}

func (s *source) steps(depth int, outer string) []Step {
	steps := []Step{}
	for i := range rapid.IntRange(0, 4).Draw(s.t, "steps") {
		number := fmt.Sprint(i + 1)
		if outer != "" {
			number = outer + "." + number
		}
		step := Step{Number: number, Do: s.act(depth, number)}
		if slices.Contains(onPaper, step.Do.Name()) && s.flip() {
			step.Decided = s.of(times)
		}
		if s.flip() {
			step.Refused = s.of([]string{"unknown", "sealed", "no_change"})
		}
		steps = append(steps, step)
	}
	return steps
}

func (s *source) meeting() *Case {
	c := &Case{
		ID: s.id("m"), Language: s.of(languages), Title: s.text(), Question: s.text(), Place: s.text(), Municipality: s.text(),
		Date:     s.of([]string{"", "2021", "2021-11", "2020-02-29", "najaar 2022"}),
		Settings: Settings{Method: "consent", Secrecy: "open", ToGroup: s.flip()},
	}
	if s.flip() {
		c.Settings.Deciding = []string{"carer", s.text()}
	}
	for range rapid.IntRange(1, 3).Draw(s.t, "themes") {
		c.Themes = append(c.Themes, Theme{ID: s.id("t"), Title: s.text()})
		c.Frameworks = append(c.Frameworks,
			Framework{ID: s.id("f"), Kind: s.of([]string{"value", "legal", "process"}), Text: s.text(), Owner: s.text()},
			Framework{ID: s.id("f"), Kind: "numeric", Text: s.text(), Measure: "cost", Unit: "EUR", Max: "12.10", Over: s.of(overs)})
		c.People = append(c.People, Person{ID: s.id("p"), Capacity: s.text(), Device: s.of(devices), Votes: ptr(s.flip()), Needs: []string{s.text()}})
	}
	c.Steps = s.steps(0, "")
	if s.flip() {
		c.Expect = Expect{Adopted: s.refs(), NotAdopted: []string{}}
	}
	return c
}

// unplaced takes the lines out of a case, so that it can be compared with one that was never in a file.
func unplaced(c *Case) *Case {
	for i := range c.Themes {
		c.Themes[i].Line = 0
	}
	for i := range c.Frameworks {
		c.Frameworks[i].Line = 0
	}
	for i := range c.People {
		c.People[i].Line = 0
	}
	forgetLines(c.Steps)
	return c
}

func forgetLines(steps []Step) {
	for i := range steps {
		steps[i].Line = 0
		switch a := steps[i].Do.(type) {
		case Round:
			forgetLines(a.During)
		case Disconnect:
			forgetLines(a.While)
		}
	}
}

func TestParse_GivesBackWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := (&source{t: t}).meeting()
		for _, file := range []string{flow(caseTree(want)), strings.TrimPrefix(block(caseTree(want), ""), "\n") + "\n"} {
			got, err := Parse("generated", []byte(file))
			if err != nil {
				t.Fatalf("%v\n%s", err, file)
			}
			if !reflect.DeepEqual(unplaced(got), want) {
				t.Fatalf("%s\ngot  %+v\nwant %+v", file, got, want)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(head + "steps:\n  - round: {id: r1, proposals: [v1], ballots: {p1: [not_yet, {v1: support}]}, expect: {v1: adopted}}\n"))
	f.Add([]byte(`{"format": "hoofdlijn-case/1", "id": "j", "steps": [{"seal": {"refused": "sealed"}}]}`))
	f.Add([]byte("format: hoofdlijn-case/1\nframeworks:\n  - id: f\n    kind: numeric\n    max: 012\npeople: &a [*a]\n"))
	f.Add([]byte("a: |\n  b\n - c: 'd\n? e\n--- \n...\n!x y: \"z\\"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := Parse("fuzz", src)
		var ps Problems
		if (c == nil) != errors.As(err, &ps) {
			t.Fatalf("%v %v", c, err)
		}
		lines := 1 + strings.Count(string(src), "\n") + strings.Count(string(src), "\r")
		for _, p := range ps {
			if p.Line < 1 || p.Line > lines || p.Column < 1 || p.What("nl") == "" || p.Remedy("en") == "" {
				t.Errorf("%d lines: %s", lines, p)
			}
		}
	})
}
