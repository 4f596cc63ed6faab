package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestFilesOfADraftAreForWhoLeads(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	for _, f := range everyFile() {
		path := "/api/v1/meetings/" + g.id + "/" + f.file
		answer, raw := g.lead.raw("GET", path, nil)
		if answer.StatusCode != 200 || len(raw) < 50 || answer.Header.Get("Content-Type") != f.mediaType {
			t.Errorf("%s: %d, %d bytes, %s", f.file, answer.StatusCode, len(raw), answer.Header.Get("Content-Type"))
		}
		if shown := strings.HasPrefix(answer.Header.Get("Content-Disposition"), "inline"); shown != strings.HasSuffix(f.file, ".html") {
			t.Errorf("%s: %s", f.file, answer.Header.Get("Content-Disposition"))
		}
		if csp := answer.Header.Get("Content-Security-Policy"); strings.HasSuffix(f.file, ".html") && !strings.Contains(csp, "style-src 'sha256-") {
			t.Errorf("%s: %s", f.file, csp)
		}
		if answer, _ := h.browser().raw("GET", path, nil); answer.StatusCode == 200 {
			t.Errorf("anybody reads the draft of %s", f.file)
		}
		if answer, _ := g.lead.raw("PUT", path, M{}); answer.StatusCode != 405 {
			t.Errorf("%s can be written: %d", f.file, answer.StatusCode)
		}
	}
}

func TestSchemasAreForEverybody(t *testing.T) {
	h := open(t, nil)
	for _, s := range schemas() {
		answer, raw := h.browser().raw("GET", "/api/v1/schemas/"+s.File, nil)
		if answer.StatusCode != 200 || !bytes.Equal(raw, s.JSON) || answer.Header.Get("Content-Type") != "application/schema+json" {
			t.Errorf("%s: %d %s", s.File, answer.StatusCode, answer.Header.Get("Content-Type"))
		}
	}
}
