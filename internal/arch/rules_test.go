package arch_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/meeting"
)

// No fact has a person in what everybody may read, however deep.
func TestNoFactNamesAPersonInPublic(t *testing.T) {
	n := 0
	for _, w := range life.New().Words() {
		for _, make := range w.Facts {
			n++
			f := make()
			if path := personIn(reflect.TypeOf(f), nil); path != "" {
				t.Errorf("%s names a person in public: %s", f.Fact(), path)
			}
		}
	}
	if n == 0 {
		t.Fatal("no facts at all: this check checks nothing")
	}
}

var person = reflect.TypeFor[meeting.PersonID]()

// personIn is the path to the first public field with a person, "" when there is none.
func personIn(t reflect.Type, seen []reflect.Type) string {
	if t == person {
		return "!"
	}
	if slices.Contains(seen, t) {
		return ""
	}
	seen = append(seen, t)
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return personIn(t.Elem(), seen)
	case reflect.Map:
		return personIn(t.Key(), seen) + personIn(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if f.Tag.Get("json") == "-" || !f.IsExported() && !f.Anonymous {
				continue
			}
			if path := personIn(f.Type, seen); path != "" {
				return f.Name + "." + path
			}
		}
	}
	return ""
}

// What is hidden is hidden: every hidden field of a fact has the tag that keeps it out of what everybody may read, and
// every such tag is a hidden field.
func TestWhatIsHiddenIsLeftOut(t *testing.T) {
	for _, w := range life.New().Words() {
		for _, make := range w.Facts {
			f := make()
			var hidden []uintptr
			if h, ok := f.(meeting.Hides); ok {
				for _, box := range h.Hidden() {
					hidden = append(hidden, reflect.ValueOf(box.Value).Pointer())
				}
			}
			v := reflect.ValueOf(f).Elem()
			left := 0
			for i := range v.NumField() {
				if v.Type().Field(i).Tag.Get("json") != "-" {
					continue
				}
				left++
				if !slices.Contains(hidden, v.Field(i).Addr().Pointer()) {
					t.Errorf("%s: %s is neither public nor hidden: it is lost", f.Fact(), v.Type().Field(i).Name)
				}
			}
			if left != len(hidden) {
				t.Errorf("%s hides %d fields and leaves out %d", f.Fact(), len(hidden), left)
			}
		}
	}
}

var (
	ruleLine  = regexp.MustCompile(`(?m)^- \*\*([A-Z][0-9]+)\*\*`)
	ruleName  = regexp.MustCompile(`^[A-Z][0-9]+$`)
	ofMethods = []string{"S1", "S2", "S3", "S4", "C1", "C2", "C3", "M1", "M2", "M3"} // in the comments of the methods
)

// Every rule that a test cites exists, and every rule is cited by a test.
func TestRulesAndTestsKnowEachOther(t *testing.T) {
	written := map[string]bool{}
	for _, m := range ofMethods {
		written[m] = true
	}
	for _, part := range parts {
		text, err := os.ReadFile(filepath.Join(root, "internal/life", part, "RULES.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ruleLine.FindAllStringSubmatch(string(text), -1) {
			written[m[1]] = true
		}
	}
	cited := map[string]bool{}
	for _, s := range sources(t, "internal/life") {
		if !s.test {
			continue
		}
		for _, rule := range citedIn(s) {
			cited[rule] = true
			if !written[rule] {
				t.Errorf("%s cites %s, which is no rule", s.file, rule)
			}
		}
	}
	for rule := range written {
		if !cited[rule] {
			t.Errorf("no test cites rule %s", rule)
		}
	}
}

// citedIn lists the rules in the names of tests: TestD1_D2_WhatIsSo, TestI4_I17_Anything.
func citedIn(s source) []string {
	var all []string
	for _, d := range s.tree.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || !strings.HasPrefix(f.Name.Name, "Test") {
			continue
		}
		for _, word := range strings.Split(strings.TrimPrefix(f.Name.Name, "Test"), "_") {
			if !ruleName.MatchString(word) {
				break
			}
			all = append(all, word)
		}
	}
	return all
}

// Every code has words in Dutch and English.
func TestEveryRefusalHasWords(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		raw, err := os.ReadFile(filepath.Join(root, "frontend/src/words", language+".json"))
		if errors.Is(err, fs.ErrNotExist) {
			t.Skipf("!!! frontend/src/words/%s.json is not there yet: nothing was checked", language)
		}
		if err != nil {
			t.Fatal(err)
		}
		var words struct{ Refusal map[string]any }
		if err := json.Unmarshal(raw, &words); err != nil {
			t.Fatal(err)
		}
		for _, code := range slices.Concat(meeting.Codes, meeting.WireCodes) {
			if words.Refusal[string(code)] == nil {
				t.Errorf("%s has no words in %s", code, language)
			}
		}
	}
}

// ordinary words are answers too, and mean something else elsewhere.
var ordinary = []string{"for", "against", "support"}

// A way of deciding is one folder and one line: nothing else in the program knows one by its name, its answers or its package.
func TestNobodyKnowsAMethodByName(t *testing.T) {
	const list = "internal/life/decide/methods"
	var words []string
	for _, m := range methods.All() {
		words = append(append(words, m.Name()), m.Choices()...)
	}
	words = slices.DeleteFunc(words, func(word string) bool { return slices.Contains(ordinary, word) })
	if len(words) == 0 {
		t.Fatal("no methods at all: this check checks nothing")
	}
	named := regexp.MustCompile(`\b(` + strings.Join(words, "|") + `)\b`)
	for _, s := range sources(t, "internal", "server") {
		if s.test || under(s.dir, list) {
			continue
		}
		for _, path := range s.imports() {
			if kind, is := strings.CutPrefix(path, module+list+"/"); is && kind != "kind" {
				t.Errorf("%s imports %s: ask the list for it", s.file, path)
			}
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if text, is := n.(*ast.BasicLit); is && text.Kind == token.STRING && named.MatchString(text.Value) {
				t.Errorf("%s: %s names a way of deciding: let the method say it", s.at(n), text.Value)
			}
			return true
		})
	}
}
