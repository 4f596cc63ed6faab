package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/archive"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
)

// What the municipality says is a document for everybody as soon as it is said: on the public page, at its address and in the package for an archive. Not a byte of the
// plan changes by it, and nobody writes it there.
func TestTheAnswerStandsBesideThePlan(t *testing.T) {
	h := open(t, nil)
	g, _ := h.decidedBy("2022-03-01")
	town := g.town("gemeente", "Westerkwartier").connect(g.id, "municipality")
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/publication", M{"public": true, "findable": false})
	read := func(path string) (body, tag string) {
		t.Helper()
		answer, raw := h.browser().raw("GET", path, nil)
		if answer.StatusCode != 200 {
			t.Fatalf("%s: %d", path, answer.StatusCode)
		}
		return string(raw), answer.Header.Get("ETag")
	}
	at := func(file string) string { return "/api/v1/meetings/" + g.id + "/" + file }
	packed := func() []string {
		_, raw := g.lead.raw("GET", at("archief.zip"), nil)
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		names, err := fs.Glob(z, "answer*")
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	page := publish.Path(meeting.ID(g.id))
	before, _ := read(at("plan.json"))
	said, empty := read(at("answer.md"))
	shown, _ := read(page)
	if !strings.Contains(said, "De gemeente heeft nog niets gezegd.") || strings.Contains(shown, "answer.html") || len(packed()) != 0 {
		t.Errorf("nothing was said: %s, %v", said, packed())
	}
	town.must("adopt.expect", M{"date": "2022-04-01"})
	town.must("adopt.reply", M{"proposal": "v1", "text": "Wij zoeken een <b>plek</b>.", "body": "College", "date": "2022-02-01"})
	said, tag := read(at("answer.md"))
	shown, _ = read(page)
	if tag == empty || !strings.Contains(said, "De gemeente beslist uiterlijk op 1 april 2022.") || !strings.Contains(said, "Van de gemeente: College, 1 februari 2022") {
		t.Errorf("it does not say what was said: %s", said)
	}
	var doc struct{ Plan struct{ Code string } }
	if raw, _ := read(at("answer.json")); json.Unmarshal([]byte(raw), &doc) != nil || doc.Plan.Code == "" || !strings.Contains(before, `"v1"`) {
		t.Errorf("it names no plan: %+v", doc)
	}
	names := packed()
	for _, f := range answerFiles() {
		if !publish.Spoken(f.file) || !strings.Contains(shown, at(f.file)) {
			t.Errorf("%s is not offered on the page, or has no name", f.file)
		}
		if !archive.Knows(f.file) || !slices.Contains(names, f.file) || !slices.Contains(names, f.file+".mdto.xml") {
			t.Errorf("%s is not in the package: %v", f.file, names)
		}
	}
	if !slices.Contains(names, archive.Bare("answer.pdf")) {
		t.Errorf("there is none without a file in it: %v", names)
	}
	if web, _ := read(at("answer.html")); strings.Contains(web, "<b>plek") {
		t.Error("what was typed is more than text")
	}
	for name, b := range map[string]*browser{"the municipality": g.town("buur", "Westerkwartier"), "who leads": g.lead} {
		for _, method := range []string{"PUT", "POST", "DELETE"} {
			if answer, _ := b.raw(method, at("answer.json"), M{}); answer.StatusCode != 405 {
				t.Errorf("%s may %s it: %d", name, method, answer.StatusCode)
			}
		}
	}
	if after, _ := read(at("plan.json")); after != before {
		t.Error("the plan changed")
	}
}
