package seal_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/logo/logotest"
	"hoofdlijn/internal/seal"
)

// quoting is a sealed meeting whose report quotes three ideas.
func quoting(t rehearsals.T) *rehearsals.Meeting {
	m := rehearsals.Prepared(t).Must(&prepare.SetQuoting{Ideas: true}, &prepare.SetLogo{PNG: logotest.PNG, Alt: "Wapen"}, &prepare.Lock{}, &prepare.Open{})
	tick := &plan.Tick{}
	for i := range 3 {
		m.Arrive(rehearsals.Who(i+1), "carer")
		id := fmt.Sprint("i", i+1)
		m.By(rehearsals.Phone(rehearsals.Who(i+1)), &ideas.Add{ID: id, Theme: "zorg", Text: fmt.Sprintf("Wat mevrouw \"%d\" zei\n<b>en deed</b>\u2028é", i+1)})
		tick.Items = append(tick.Items, "idea."+id)
	}
	return m.Must(tick).Seal()
}

// takenOut is the bundle of that meeting as it was, and after the second idea was taken out, from one record.
func takenOut(t *testing.T) (before, after []byte) {
	t.Helper()
	m := quoting(t)
	was := append([]plan.Citation{}, m.Life.Citations()...)
	m.Must(&ideas.TakeOut{Idea: "i2", Date: rehearsals.Start.Format("2006-01-02")})
	all := entries(t, m)
	make := func(all []journal.Entry, cited []plan.Citation) []byte {
		raw, err := seal.Make("zorg-2026", theKey(), all, cited)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	return make(all[:len(all)-1], was), make(all, m.Life.Citations())
}

// L16: with and without the words plan, record, root and check code are the same, and both bundles verify.
func TestL16_ABundleVerifiesWithoutWordsThatWereTakenOut(t *testing.T) {
	before, after := takenOut(t)
	whole, p := seal.Verify(before, seal.Anchor{})
	if p != nil || whole.TakenOut != 0 {
		t.Fatalf("%+v %v", whole, p)
	}
	less, p := seal.Verify(after, seal.Anchor{Code: whole.Manifest.Code})
	if p != nil || less.TakenOut != 1 || less.Manifest.Journal != whole.Manifest.Journal {
		t.Fatalf("%+v %v", less, p)
	}
	if !strings.Contains(less.In("nl"), "uit het verslag zijn gehaald: 1.") {
		t.Error(less.In("nl"))
	}
	for _, f := range seal.Unpack(bytes.Clone(after)) {
		if bytes.Contains(f.Data, []byte(`mevrouw "2`)) || bytes.Contains(f.Data, []byte(`mevrouw \"2`)) || bytes.Contains(f.Data, []byte("mevrouw &#34;2")) {
			t.Errorf("%s still has the words", f.Name)
		}
	}
}

// L16: nobody, not who has server and key, changes words, passes those of one idea for those of another, or leaves a line out.
func TestL16_WordsAreThoseOfTheRecord(t *testing.T) {
	raw, _ := takenOut(t)
	right := theKey()
	line := func(n int, change func(string) string) func([]byte) []byte {
		return func(b []byte) []byte {
			lines := strings.SplitAfter(string(b), "\n")
			lines[n] = change(lines[n])
			return []byte(strings.Join(lines, ""))
		}
	}
	word := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	salted := func(change func(string) string) func(string) string {
		return func(s string) string {
			return strings.Replace(s, strings.Fields(s)[1], change(strings.Fields(s)[1]), 1)
		}
	}
	for _, c := range []struct {
		name, what string
		n          int
		change     func([]byte) []byte
	}{
		{"another word", "other_words", 2, line(1, word("deed", "liet"))},
		{"another salt", "other_words", 1, line(0, salted(func(string) string { return strings.Repeat("0", 32) }))},
		{"written otherwise", "bad_words", 1, line(0, word("é", `\u00e9`))},
		{"blank before", "bad_words", 3, line(2, word(` "`, `  "`))},
		{"salt in capitals", "bad_words", 1, line(0, salted(strings.ToUpper))},
		{"a day that is none", "bad_words", 2, line(1, func(s string) string { return strings.Fields(s)[0] + " - 2027-02-30\n" })},
		{"a line less", "bad_words", 2, line(1, func(string) string { return "" })},
		{"the last less", "bad_words", 3, line(2, func(string) string { return "" })},
		{"a line more", "bad_words", 4, line(3, func(string) string { return "99 - 2027-02-03\n" })},
		{"no newline", "bad_words", 3, line(2, func(s string) string { return strings.TrimSuffix(s, "\n") })},
		{"two swapped", "bad_words", 1, func(b []byte) []byte {
			lines := strings.SplitAfter(string(b), "\n")
			return []byte(lines[1] + lines[0] + lines[2])
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := refused(t, seal.Resum(edit(t, raw, "words", c.change), &right), seal.Anchor{}); p.What != c.what || p.Item != "words" || p.N != c.n {
				t.Errorf("%s %s %d: %s", p.What, p.Item, p.N, p)
			}
		})
	}
	var without []seal.File
	for _, f := range seal.Unpack(bytes.Clone(raw)) {
		if f.Name != "words" {
			without = append(without, f)
		}
	}
	if p := refused(t, seal.Resum(without, &right), seal.Anchor{}); p.What != "bad_words" || p.N != 1 {
		t.Errorf("%+v", p)
	}
	plain := seal.Unpack(bundled(t))
	plain = append(plain[:4:4], append([]seal.File{{Name: "words", Data: nil}}, plain[4:]...)...)
	if p := refused(t, seal.Resum(plain, &right), seal.Anchor{}); p.What != "bad_words" {
		t.Errorf("%+v", p)
	}
}

// Words that do not belong to a record make no bundle.
func TestNoBundleOfOtherWords(t *testing.T) {
	m := quoting(t)
	cited := append([]plan.Citation{}, m.Life.Citations()...)
	cited[0].Text += "!"
	for _, words := range [][]plan.Citation{nil, cited, cited[1:]} {
		if _, err := seal.Make("zorg-2026", theKey(), entries(t, m), words); err == nil {
			t.Error("it was made")
		}
	}
}

// FuzzWords: whatever stands in the file of words is refused by its line, or is what was written.
func FuzzWords(f *testing.F) {
	m := quoting(f)
	raw, err := seal.Make("zorg-2026", theKey(), entries(f, m), m.Life.Citations())
	if err != nil {
		f.Fatal(err)
	}
	right, before := theKey(), []byte(nil)
	for _, file := range seal.Unpack(bytes.Clone(raw)) {
		if file.Name == "words" {
			before = file.Data
		}
	}
	f.Add(before)
	f.Add(bytes.ReplaceAll(before, []byte(`"`), []byte("- 2027-01-01")))
	f.Fuzz(func(t *testing.T, words []byte) {
		files := seal.Unpack(bytes.Clone(raw))
		for i := range files {
			if files[i].Name == "words" {
				files[i].Data = words
			}
		}
		_, p := seal.Verify(seal.Resum(files, &right), seal.Anchor{})
		switch {
		case p == nil && !bytes.Equal(words, before):
			t.Errorf("%q verifies", words)
		case p != nil && p.Item != "words" && !bytes.Contains(words, []byte(" - ")):
			t.Errorf("%q: %+v", words, p)
		}
	})
}

// A kept bundle with words, of which one idea was taken out, verifies for ever.
func TestAKeptBundleWithWordsVerifies(t *testing.T) {
	const file = "testdata/citaten.hlz"
	if *rewrite {
		_, raw := takenOut(t)
		if err := os.WriteFile(file, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if report, p := seal.Verify(raw, seal.Anchor{Key: theKey().Public()}); p != nil || report.TakenOut != 1 {
		t.Fatalf("%v %+v", p, report)
	}
}
