package main

import (
	"strings"
	"testing"
)

// What becomes of a sealed plan anybody may have as a table and, when something has a day, as a calendar; of a draft there is nothing.
func TestWhatBecomesOfAPlanAsFiles(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	path := "/api/v1/meetings/" + g.id + "/follow."
	for _, kind := range []string{"csv", "ics"} {
		if answer, _ := g.lead.raw("GET", path+kind, nil); answer.StatusCode != 404 {
			t.Errorf("%s of a draft: %d", kind, answer.StatusCode)
		}
	}
	console, _ := g.sealed()
	answer, raw := g.browser().raw("GET", path+"csv", nil)
	if answer.StatusCode != 200 || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/csv") || answer.Header.Get("ETag") == "" || answer.Header.Get("X-Robots-Tag") != "noindex" ||
		!strings.Contains(string(raw), "nummer;onderwerp;besluit") {
		t.Errorf("%d %v %s", answer.StatusCode, answer.Header, raw)
	}
	if answer, _ := g.browser().raw("GET", path+"ics", nil); answer.StatusCode != 404 {
		t.Errorf("a calendar without a day: %d", answer.StatusCode)
	}
	if code := console.ask("follow.set_evaluation", M{"date": "2099-06-01"}); code != "" {
		t.Fatal(code)
	}
	if answer, raw := g.browser().raw("GET", path+"ics", nil); answer.StatusCode != 200 || !strings.Contains(string(raw), "DTSTART;VALUE=DATE:20990601") {
		t.Errorf("%d %s", answer.StatusCode, raw)
	}
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if answer, _ := g.lead.raw(method, path+"csv", M{}); answer.StatusCode != 405 && answer.StatusCode != 403 {
			t.Errorf("%s: %d", method, answer.StatusCode)
		}
	}
}
