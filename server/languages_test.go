package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/languages"
)

// filled is a template with a text for every line.
func filled(t *testing.T, at, code, name string) {
	t.Helper()
	var out bytes.Buffer
	if err := languageTool([]string{"new", at}, &out); err != nil || !strings.Contains(out.String(), "check") {
		t.Fatal(err, out.String())
	}
	raw, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	var file languages.File
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	file.Code, file.Name, file.CheckedBy = code, name, "Mw. Maduro"
	for key, line := range file.Lines {
		line.Text = "= " + line.English
		file.Lines[key] = line
	}
	if raw, err = json.Marshal(file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAFileInTheFolderIsALanguageMore(t *testing.T) {
	folder := t.TempDir()
	filled(t, filepath.Join(folder, "pap.json"), "pap", "Papiamentu")
	filled(t, filepath.Join(folder, "frysk.json"), "fy", "Frysk fan ús")
	if err := os.WriteFile(filepath.Join(folder, "kapot.json"), []byte(`{"code": "qq"`), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := openLanguages(folder)
	if err != nil {
		t.Fatal(err)
	}
	p := newPages(os.DirFS(t.TempDir()))
	if err := p.speak(all); err != nil {
		t.Fatal(err)
	}
	list, _ := p.page("languages.json")
	for _, part := range []string{`{"code":"pap","name":"Papiamentu","direction":"ltr"}`, `"Frysk fan ús"`, `{"code":"ar","name":"العربية","direction":"rtl"}`} {
		if !strings.Contains(string(list.plain), part) {
			t.Errorf("no %s in %s", part, list.plain)
		}
	}
	if strings.Contains(string(list.plain), `"qq"`) || strings.Count(string(list.plain), `"code":"fy"`) != 1 {
		t.Errorf("the list: %s", list.plain)
	}
	pack, known := p.page("languages/pap.json")
	if !known || pack.kind != "application/json" || !strings.Contains(string(pack.plain), `"join.go":"= Join"`) {
		t.Error("no file for a phone")
	}
	var said bytes.Buffer
	greetLanguages(&said, all)
	if !strings.Contains(said.String(), "kapot.json") || !strings.Contains(said.String(), "JSON") || strings.Contains(said.String(), "checked_by") {
		t.Errorf("says %s", said.String())
	}
}

func TestTheToolSaysWhatIsWrong(t *testing.T) {
	at := filepath.Join(t.TempDir(), "pap.json")
	filled(t, at, "pap", "Papiamentu")
	var out bytes.Buffer
	if err := languageTool([]string{"check", at}, &out); err != nil || !strings.Contains(out.String(), "Papiamentu (pap): goed / good. 9 ") {
		t.Errorf("%v %s", err, out.String())
	}
	if err := languageTool([]string{"new", at}, &out); err == nil {
		t.Error("a file that somebody filled in was written over")
	}
	raw, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, bytes.Replace(raw, []byte("= Join\""), []byte("= {join}\""), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := languageTool([]string{"check", at}, &out); err == nil || !strings.Contains(out.String(), "{join}") {
		t.Errorf("%v %s", err, out.String())
	}
	out.Reset()
	if err := languageTool(nil, &out); err != nil || strings.Count(out.String(), "checked_by") != 10 {
		t.Errorf("%v %s", err, out.String())
	}
}

func TestAFileThatCameAlongCanBeCorrected(t *testing.T) {
	at := filepath.Join(t.TempDir(), "tr.json")
	if err := languageTool([]string{"new", at}, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(at); err != nil || !strings.Contains(string(raw), "Bunu destekliyorum") {
		t.Error("the file is empty", err)
	}
	if err := languageTool([]string{"new", filepath.Join(t.TempDir(), "lines.json")}, &bytes.Buffer{}); err != nil {
		t.Error("the list of lines is no language", err)
	}
}

func TestAFolderThatIsNotThereIsSaid(t *testing.T) {
	if _, err := openLanguages(filepath.Join(t.TempDir(), "nowhere")); err == nil || !strings.Contains(err.Error(), "languages:") {
		t.Error(err)
	}
}
