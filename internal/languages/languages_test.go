package languages_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"hoofdlijn/frontend"
	"hoofdlijn/internal/languages"
)

// few is three lines on two screens.
func few(t *testing.T) *languages.Lines {
	t.Helper()
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	lines, err := languages.ReadLines(
		fstest.MapFS{"lines.json": text(`{"always": ["bar.back"], "join": ["join.title", "join.short"]}`)},
		fstest.MapFS{
			"nl.json":      text(`{"$schema": "x", "bar": {"back": "Terug"}, "join": {"short": [{"match": {"n=one": "1 teken", "n=other": "{count} tekens"}}]}}`),
			"en.json":      text(`{"bar": {"back": "Back"}, "join": {"short": "{count} characters"}}`),
			"more/nl.json": text(`{"join": {"title": "Doe mee"}}`),
			"more/en.json": text(`{"join": {"title": "Join"}}`),
		})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

const good = `{"code": "xx", "name": "Xish", "direction": "ltr", "checked_by": "Mw. X",
 "lines": {"bar.back": {"nl": "Terug", "en": "Back", "text": "Xback"}, "join.title": {"nl": "", "en": "", "text": "Xjoin"}, "join.short": {"nl": "", "en": "", "text": "X{count}"}}}`

func TestAGoodFileIsALanguage(t *testing.T) {
	pack, report := few(t).Read([]byte(good))
	if pack == nil || len(report.Wrong)+len(report.Notes) != 0 {
		t.Fatalf("%+v", report)
	}
	if pack.Name != "Xish" || pack.Lines["join.short"] != "X{count}" || !slices.Equal(pack.Screens, []string{"always", "join"}) {
		t.Errorf("%+v", pack)
	}
}

func TestWhatIsWrongIsSaidInWords(t *testing.T) {
	change := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for name, one := range map[string]struct{ file, says string }{
		"no JSON":             {`{"code": "xx",` + "\n" + `"name": }`, "regel 2"},
		"a line twice":        {change(`"join.title"`, `"bar.back"`), "regel 2"},
		"something unknown":   {change(`"code"`, `"kode"`), "kode"},
		"the wrong kind":      {change(`"Xish"`, `7`), "name"},
		"an unknown line":     {change(`"join.title"`, `"join.titel"`), "join.titel"},
		"a hole missing":      {change(`X{count}`, `X`), "{count}"},
		"an unknown hole":     {change(`Xjoin`, `Xjoin {who}`), "{who}"},
		"a loose brace":       {change(`Xjoin`, `Xjoin {`), "accolade"},
		"no name":             {change(`Xish`, ` `), "name:"},
		"no code":             {change(`"xx"`, `"../xx"`), "code:"},
		"a code of ours":      {change(`"xx"`, `"nl"`), "Nederlands"},
		"no direction":        {change(`"ltr"`, `"left"`), "direction:"},
		"too long a line":     {change(`Xback`, strings.Repeat("x", 36)), "te lang"},
		"hidden characters":   {change(`Xback`, "X\u202eback"), "onzichtbaar"},
		"a line end":          {change(`Xback`, `X\nback`), "nieuwe regel"},
		"bytes that are none": {change(`Xback`, "\xff\xfe"), "JSON"},
		"too large a file":    {change(`Xback`, strings.Repeat(" ", languages.MostBytes)), "te groot"},
		"something after it":  {good + "{}", "JSON"},
		"nothing":             {``, "JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			pack, report := few(t).Read([]byte(one.file))
			if pack != nil || len(report.Wrong) == 0 {
				t.Fatal("accepted")
			}
			if says := report.Wrong[0]; !strings.Contains(says.Dutch, one.says) || says.English == "" || says.English == says.Dutch {
				t.Errorf("says %q / %q", says.Dutch, says.English)
			}
		})
	}
}

func TestAMissingLineKeepsItsScreenInOurLanguage(t *testing.T) {
	pack, report := few(t).Read([]byte(strings.Replace(good, "Xjoin", " ", 1)))
	if pack == nil || !slices.Equal(pack.Screens, []string{"always"}) || len(report.Notes) != 1 || !strings.Contains(report.Notes[0].Dutch, "join.title") {
		t.Errorf("%+v %+v", pack, report)
	}
	pack, report = few(t).Read([]byte(strings.Replace(good, "Xback", "", 1)))
	if pack == nil || len(pack.Screens) != 0 || !strings.Contains(report.Notes[0].Dutch, "alle schermen") {
		t.Errorf("without what is on every screen: %+v %+v", pack, report)
	}
}

func TestWhatSomebodyShouldLookAtIsNoted(t *testing.T) {
	for _, one := range [][3]string{{`Mw. X`, ` `, "checked_by"}, {`"Terug"`, `"Ga terug"`, "Terug"}} {
		pack, report := few(t).Read([]byte(strings.Replace(good, one[0], one[1], 1)))
		if pack == nil || len(report.Notes) != 1 || !strings.Contains(report.Notes[0].Dutch, one[2]) {
			t.Errorf("%v: %+v %+v", one, pack, report)
		}
	}
}

func ours(t *testing.T) *languages.Lines {
	t.Helper()
	lines, err := languages.ReadLines(frontend.Languages(), frontend.Words())
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// Every file that comes along is whole, is written as `languages new` writes, and says honestly whether it was checked.
func TestTheFilesThatComeAlong(t *testing.T) {
	lines, seen := ours(t), 0
	files, err := fs.Glob(frontend.Languages(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if name == "lines.json" {
			continue
		}
		seen++
		raw, err := fs.ReadFile(frontend.Languages(), name)
		if err != nil {
			t.Fatal(err)
		}
		pack, report := lines.Read(raw)
		if pack == nil || len(pack.Screens) != 10 {
			t.Fatalf("%s: %+v", name, report)
		}
		var file languages.File
		if err := json.Unmarshal(raw, &file); err != nil {
			t.Fatal(err)
		}
		if want := file.CheckedBy == ""; (len(report.Notes) == 1) != want || len(report.Notes) > 1 {
			t.Errorf("%s: %v", name, report.Notes)
		}
		if pack.Code != strings.TrimSuffix(path.Base(name), ".json") || !bytes.Equal(raw, lines.Write(file)) {
			t.Errorf("%s is not written as `hoofdlijn languages new` writes", name)
		}
	}
	if seen < 5 {
		t.Fatalf("only %d languages", seen)
	}
}

func TestATemplateWaitsForItsTexts(t *testing.T) {
	template := ours(t).Template("xx")
	pack, report := ours(t).Read(template)
	if pack != nil || len(report.Wrong) != 1 || !strings.Contains(report.Wrong[0].Dutch, "name:") {
		t.Errorf("%+v", report.Wrong)
	}
	for _, part := range []string{`"nl": "Meedoen"`, `"en": "Join"`, `"read_me"`} {
		if !strings.Contains(string(template), part) {
			t.Errorf("no %s", part)
		}
	}
}

func FuzzRead(f *testing.F) {
	lines := few(&testing.T{})
	f.Add([]byte(good))
	f.Add([]byte(`{"lines": {"bar.back": null}}`))
	f.Add([]byte("{\"code\": \"xx\", \"name\": \"\u202e\"}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pack, report := lines.Read(data)
		if (pack == nil) != (len(report.Wrong) > 0) {
			t.Fatalf("%v %v", pack, report)
		}
		if pack == nil {
			return
		}
		for key, text := range pack.Lines {
			if strings.Contains(text, "\u202e") || strings.ContainsAny(text, "\n\r") || len(text) > languages.MostBytes {
				t.Errorf("%s: %q", key, text)
			}
		}
		if _, again := lines.Read(data); len(again.Notes) != len(report.Notes) {
			t.Error("not the same twice")
		}
	})
}
