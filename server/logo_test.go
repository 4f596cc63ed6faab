package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"

	"hoofdlijn/internal/logo"
	"hoofdlijn/internal/logo/logotest"
)

// sends is a browser that sends a file.
func (b *browser) sends(path, kind string, file []byte) (status int, answer []byte) {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.h.url+path, bytes.NewReader(file))
	if err != nil {
		b.t.Fatal(err)
	}
	request.Header.Set("Content-Type", kind)
	got, err := (&http.Client{Jar: b.jar}).Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }()
	answer, err = io.ReadAll(got.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return got.StatusCode, answer
}

// A picture is made small for who may put it in the meeting, and then it is taken by an ask of ordinary size, and stands in every file.
func TestALogoFromFileToPlan(t *testing.T) {
	h := open(t, nil)
	g := h.inTown("Westerkwartier")
	path := "/api/v1/meetings/" + g.id + "/logo"
	var file bytes.Buffer
	if err := png.Encode(&file, logotest.Ring(700, 200)); err != nil {
		t.Fatal(err)
	}
	for name, who := range map[string]*browser{"anybody": g.browser(), "another municipality": g.town("buren", "Groningen"), "a helper": g.helper()} {
		if status, _ := who.sends(path, "image/png", file.Bytes()); status == 200 {
			t.Errorf("%s has it made", name)
		}
	}
	for name, bad := range map[string]struct{ kind, file, reason string }{"no picture": {"image/png", "<svg>", "kind"}, "sent as something else": {"image/svg+xml", file.String(), "kind"},
		"of many pixels": {"image/png", string(huge()), "large"}} {
		if status, said := g.lead.sends(path, bad.kind, []byte(bad.file)); status != 422 || !strings.Contains(string(said), `"reason":"`+bad.reason+`"`) {
			t.Errorf("%s: %d %s", name, status, said)
		}
	}
	status, said := g.town("gemeente", "Westerkwartier").sends(path, "image/png", file.Bytes())
	var made logoView
	if err := json.Unmarshal(said, &made); status != 200 || err != nil || !logo.Is(made.PNG) {
		t.Fatalf("%d %v %s", status, err, said)
	}
	if code := g.lead.connect(g.id, "console").ask("prepare.set_logo", M{"png": made.PNG, "alt": "Wapen van Westerkwartier"}); code != "" {
		t.Fatal(code)
	}
	g.sealed()
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/publication", M{"public": true, "findable": false})
	inline := base64.StdEncoding.EncodeToString(made.PNG)
	for _, file := range []string{"plan.html", "report.html", "summary.html", "plan.json", "report.json"} {
		if _, raw := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/"+file, nil); !strings.Contains(html.UnescapeString(string(raw)), inline) || !strings.Contains(string(raw), "Wapen van Westerkwartier") {
			t.Errorf("%s is without it", file)
		}
	}
	if is, page := g.page(); !strings.Contains(html.UnescapeString(page), inline) || !strings.Contains(is.Header.Get("Content-Security-Policy"), "img-src data:") {
		t.Error("the public page is without it")
	}
}

// huge is a small file that says it is a picture of 65535 by 65535.
func huge() []byte {
	return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x02\x00\x00\x00\x39\x67\x4e\x07")
}
