package casefile

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"hoofdlijn/internal/golden"
)

// head is the least a case needs before its steps.
const head = "format: hoofdlijn-case/1\nid: x\ntitle: T\nquestion: Q\npeople: []\n"

// bytesOnly are files that are told apart by their bytes, too odd to keep as files.
func bytesOnly() map[string][]byte {
	return map[string][]byte{
		"not_utf8":          []byte(head + "place: \xff\n"),
		"control_character": []byte(head + "place: a\x07b\n"),
		"too_big":           bytes.Repeat([]byte("# filler\n"), 1<<18),
		"too_deep":          []byte(head + "steps: " + strings.Repeat("[", 1000)),
	}
}

func TestProblems_AreNamedForOddBytes(t *testing.T) {
	for code, src := range bytesOnly() {
		_, err := Parse("odd", src)
		var p *Problem
		if !errors.As(err, &p) || p.Code != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	for name, src := range map[string]string{
		"a control character that is escaped": head + `place: "a\u0007"` + "\nsteps: []\n",
		"a bell in a key":                     head + `"a\u0007": b` + "\nsteps: []\n",
		"dashes within each other":            head + "steps:\n" + strings.Repeat("- ", 5000) + "a",
		"keys within each other":              head + "steps:\n" + strings.Repeat("a: ", 5000),
		"indented keys within each other":     nest(2000),
		"too many keys in a row":              head + strings.Repeat("a: b\n", 60000),
		"braces within each other":            head + "steps: " + strings.Repeat("{a: ", 5000),
		"questions":                           strings.Repeat("? ", 5000),
		"anchors":                             head + "place: " + strings.Repeat("&a ", 5000) + "\n",
		"tags":                                head + "place: " + strings.Repeat("!a ", 5000) + "\n",
	} {
		if c, err := Parse("odd", []byte(src)); c != nil || err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// No file is known for which the YAML library drops text, so this shows the guard what it would see.
func TestGrow_LosesNothing(t *testing.T) {
	tokens := lexer.Tokenize("a: [b, lost]")
	r := &reader{file: "x"}
	g := grower{r: r, used: map[*token.Token]bool{tokens[0]: true, tokens[3]: true}}
	g.nothingLeft(tokens)
	if len(r.found) != 1 || r.found[0].In("en") != `x:1:8: The text "lost" belongs to nothing. Look at the indentation, the commas and the brackets around it.` {
		t.Error(r.found)
	}
}

// nest is block maps within each other, each on a line of its own.
func nest(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestTexts_AreWhatTheGoldenFileSays(t *testing.T) {
	var out strings.Builder
	used := map[string]bool{}
	names, sources := wrongFiles(t)
	for i, name := range names {
		_, err := Parse(strings.TrimPrefix(name, "testdata/wrong/"), sources[i])
		var ps Problems
		errors.As(err, &ps)
		for _, p := range ps {
			used[p.Code] = true
		}
		out.WriteString(ps.In("en") + "\n" + ps.In("nl") + "\n\n")
	}
	for code := range bytesOnly() {
		used[code] = true
	}
	used["stray"] = true // see TestGrow_LosesNothing
	for code := range texts {
		if !used[code] {
			t.Errorf("no file shows the problem %s", code)
		}
	}
	golden.Same(t, "testdata/problems.golden", []byte(out.String()))
}

var places = regexp.MustCompile(`\{[0-9]\}`)

func TestTexts_AreWholeInBothLanguages(t *testing.T) {
	for code, text := range texts {
		for _, s := range []sentence{text.en, text.nl} {
			if !strings.HasSuffix(s.what, ".") || !strings.HasSuffix(s.remedy, ".") {
				t.Errorf("%s: %q %q is not made of sentences", code, s.what, s.remedy)
			}
		}
		en := len(places.FindAllString(text.en.what+text.en.remedy, -1))
		nl := len(places.FindAllString(text.nl.what+text.nl.remedy, -1))
		if en != nl {
			t.Errorf("%s: the languages do not say the same things", code)
		}
	}
}

func TestProblems_AreOrderedAndAtMostTwenty(t *testing.T) {
	src := head + "steps:\n" + strings.Repeat("  - vote: {}\n", 30) + "subtitle: x\n"
	_, err := Parse("many.yaml", []byte(src))
	var ps Problems
	if !errors.As(err, &ps) || len(ps) != 20 {
		t.Fatalf("%d problems", len(ps))
	}
	for i, p := range ps {
		if p.Line != 7+i {
			t.Errorf("problem %d is on line %d", i, p.Line)
		}
	}
	if lines := strings.Split(ps.Error(), "\n"); len(lines) != 20 || !strings.HasPrefix(lines[0], "many.yaml:7:5: steps[1].vote: There is no step") {
		t.Error(lines[0])
	}
}
