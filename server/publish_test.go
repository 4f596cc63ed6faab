package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io/fs"
	"maps"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"hoofdlijn/internal/archive"
	"hoofdlijn/internal/publish"
)

// town is a browser signed in for the municipality of a meeting that has one.
func (g *gathering) town(name, municipality string) *browser {
	g.t.Helper()
	made := g.lead.must(201, "POST", "/api/v1/accounts", M{"name": name, "role": "municipality", "municipality": municipality})
	_, token, _ := strings.Cut(made["setup"].(string), "#")
	b := g.browser()
	b.must(200, "POST", "/api/v1/setup", M{"token": token, "password": password})
	return b
}

// inTown is a meeting of a municipality, with who leads it.
func (h *here) inTown(municipality string) *gathering {
	h.t.Helper()
	g := &gathering{here: h, lead: h.admin()}
	m := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Samen eten", "municipality": municipality})["meeting"].(M)
	g.id, g.code = m["id"].(string), m["code"].(string)
	return g
}

func (g *gathering) page() (*http.Response, string) {
	g.t.Helper()
	answer, raw := g.browser().raw("GET", "/plan/"+g.id, nil)
	return answer, string(raw)
}

// Nothing is public until somebody says so; what is not tells nothing, not even that there is a meeting.
func TestAPlanIsPublicWhenSomebodySaysSo(t *testing.T) {
	h := open(t, nil)
	g := h.inTown("Westerkwartier")
	path := "/api/v1/meetings/" + g.id + "/publication"
	g.lead.must(422, "PUT", path, M{"public": true, "findable": false})
	g.sealed()
	nothing, none := g.browser().raw("GET", "/plan/nooit-geweest", nil)
	if is, raw := g.page(); is.StatusCode != 404 || nothing.StatusCode != 404 || raw != string(none) {
		t.Errorf("before it is public: %d %s, and of none: %d %s", is.StatusCode, raw, nothing.StatusCode, none)
	}
	g.lead.must(200, "PUT", path, M{"public": true, "findable": false})
	is, raw := g.page()
	if is.StatusCode != 200 || is.Header.Get("X-Robots-Tag") != "noindex, nofollow" || !strings.Contains(raw, `<meta name="robots" content="noindex, nofollow">`) {
		t.Errorf("%d %s", is.StatusCode, is.Header.Get("X-Robots-Tag"))
	}
	if csp := is.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'; style-src 'sha256-") || strings.Contains(raw, "<script") {
		t.Errorf("the page may ask for more than it needs: %s", csp)
	}
	for _, file := range publicFiles() {
		if !publish.Spoken(file) {
			t.Errorf("%s has no name", file)
		}
		if !strings.Contains(raw, `href="/api/v1/meetings/`+g.id+"/"+file+`"`) {
			t.Errorf("the page does not lead to %s", file)
		}
	}
	for _, to := range regexp.MustCompile(`href="(/[^"#]*)`).FindAllStringSubmatch(raw, -1) {
		if got, _ := g.browser().raw("GET", to[1], nil); got.StatusCode != 200 {
			t.Errorf("the page leads to %s, which is %d", to[1], got.StatusCode)
		}
	}
	g.lead.must(200, "PUT", path, M{"public": true, "findable": true})
	if is, raw := g.page(); is.Header.Get("X-Robots-Tag") != "" || !strings.Contains(raw, `content="index, follow"`) {
		t.Error("it cannot be found")
	}
	g.lead.must(422, "PUT", path, M{"public": false, "findable": false})
	g.lead.must(200, "PUT", path, M{"public": false, "findable": false, "reason": "Verkeerde plaats <b>"})
	if is, raw := g.page(); is.StatusCode != 410 || !strings.Contains(raw, "Verkeerde plaats &lt;b&gt;") || !strings.Contains(raw, "afschriften") || is.Header.Get("X-Robots-Tag") == "" {
		t.Errorf("%d %s", is.StatusCode, raw)
	}
	if len(g.bundle()) == 0 {
		t.Error("the sealed plan itself went")
	}
}

// The municipality whose meeting it is opens, and never closes; another one, and whoever else, has nothing to say.
func TestWhoPublishes(t *testing.T) {
	h := open(t, nil)
	g := h.inTown("Westerkwartier")
	g.sealed()
	path := "/api/v1/meetings/" + g.id + "/publication"
	own, other := g.town("gemeente", "Westerkwartier"), g.town("buren", "Groningen")
	phone := g.browser()
	phone.must(200, "POST", "/api/v1/join", M{"code": g.code})
	for name, c := range map[string]struct {
		who    *browser
		status int
	}{"anybody": {g.browser(), 401}, "a phone": {phone, 401}, "a helper": {g.helper(), 401}, "another municipality": {other, 404}} {
		if got, _ := c.who.do("GET", path, nil); got != c.status {
			t.Errorf("%s reads it: %d", name, got)
		}
		if got, _ := c.who.do("PUT", path, M{"public": true, "findable": true}); got != c.status {
			t.Errorf("%s publishes: %d", name, got)
		}
	}
	own.must(200, "PUT", path, M{"public": true, "findable": true})
	own.must(422, "PUT", path, M{"public": true, "findable": false})
	own.must(422, "PUT", path, M{"public": false, "findable": false, "reason": "Niet ons plan"})
	seen := own.must(200, "GET", path, nil)
	if seen["may"] != false || seen["public"] != true || seen["acts"].([]any)[0].(M)["by"] != "municipality" {
		t.Errorf("%v", seen)
	}
	if seen := g.lead.must(200, "GET", path, nil); seen["may"] != true || seen["address"] != h.url+"/plan/"+g.id {
		t.Errorf("%v", seen)
	}
}

// What is public is on the list, what may be found in the map for search engines, and nothing else anywhere.
func TestTheListAndTheMap(t *testing.T) {
	h := open(t, nil)
	g := h.inTown("Westerkwartier")
	g.sealed()
	read := func(path string) string {
		answer, raw := g.browser().raw("GET", path, nil)
		if answer.StatusCode != 200 {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
		return string(raw)
	}
	says := func(want ...bool) {
		t.Helper()
		for i, path := range []string{publish.ListPath, "/sitemap.xml"} {
			if got := strings.Contains(read(path), "/plan/"+g.id); got != want[i] {
				t.Errorf("%s has it: %v", path, got)
			}
		}
	}
	wish := func(w M) { g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/publication", w) }
	says(false, false)
	wish(M{"public": true, "findable": false})
	says(true, false)
	wish(M{"public": true, "findable": true})
	says(true, true)
	var of sitemap
	if err := xml.Unmarshal([]byte(read("/sitemap.xml")), &of); err != nil || len(of.Pages) != 1 || of.Pages[0].Address != h.url+"/plan/"+g.id {
		t.Errorf("%+v %v", of, err)
	}
	wish(M{"public": false, "reason": "weg", "findable": false})
	says(false, false)
	robots := read("/robots.txt")
	for _, line := range []string{"Disallow: /\n", "Allow: /plan/\n", "Sitemap: " + h.url + "/sitemap.xml"} {
		if !strings.Contains(robots, line) {
			t.Errorf("robots.txt says %s", robots)
		}
	}
	for path, language := range map[string]string{"nl": `lang="nl"`, "en-GB,en": `lang="en"`, "": `lang="nl"`} {
		b := g.browser()
		if path != "" {
			b.as.Set("Accept-Language", path)
		}
		if _, raw := b.raw("GET", publish.ListPath, nil); !strings.Contains(string(raw), language) {
			t.Errorf("%q is answered in another language than %s", path, language)
		}
	}
}

// The package for an archive has every file of a sealed plan and what it is, for who may publish it.
func TestThePackageForAnArchive(t *testing.T) {
	h := open(t, nil)
	g := h.inTown("Westerkwartier")
	path := "/api/v1/meetings/" + g.id + "/archief.zip"
	g.lead.must(404, "GET", path, nil)
	g.sealed()
	for name, who := range map[string]*browser{"anybody": g.browser(), "another municipality": g.town("buren", "Groningen"), "a helper": g.helper()} {
		if got, _ := who.raw("GET", path, nil); got.StatusCode == 200 {
			t.Errorf("%s has it", name)
		}
	}
	_, raw := g.town("gemeente", "Westerkwartier").raw("GET", path, nil)
	if _, again := g.lead.raw("GET", path, nil); !bytes.Equal(raw, again) {
		t.Error("it has other bytes the second time")
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(publicFiles(), archive.Bare("plan.pdf"), archive.Bare("report.pdf"), archive.Bare("summary.pdf")) {
		if !archive.Knows(file) {
			t.Errorf("what %s is, the package does not know", file)
		}
		for _, name := range []string{file, file + ".mdto.xml"} {
			if _, err := fs.Stat(z, name); err != nil {
				t.Errorf("%s is not in it: %v", name, err)
			}
		}
	}
	whole, err := fs.ReadFile(z, "dossier.mdto.xml")
	if err != nil || strings.Contains(string(whole), "raadpleeglocatie") {
		t.Errorf("%v, or a page that is not public is named: %s", err, whole)
	}
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/publication", M{"public": true, "findable": false})
	if _, now := g.lead.raw("GET", path, nil); bytes.Equal(raw, now) {
		t.Error("the page that is public now is not named")
	}
}

// A file of a sealed plan is made once, and a browser that has it is told so. A draft is made anew and kept nowhere.
func TestASealedFileIsKept(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	path := "/api/v1/meetings/" + g.id + "/plan.pdf"
	if answer, _ := g.lead.raw("GET", path, nil); answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("ETag") != "" || len(h.server.shelf.files) != 0 {
		t.Errorf("a draft is kept: %v", answer.Header)
	}
	console, _ := g.sealed()
	for _, file := range publicFiles() {
		path := "/api/v1/meetings/" + g.id + "/" + file
		answer, raw := g.browser().raw("GET", path, nil)
		tag := answer.Header.Get("ETag")
		if answer.StatusCode != 200 || tag == "" || answer.Header.Get("Cache-Control") != "public, no-cache" || answer.Header.Get("Last-Modified") != "" {
			t.Errorf("%s: %d %v", file, answer.StatusCode, answer.Header)
		}
		b := g.browser()
		b.as.Set("If-None-Match", tag)
		if answer, again := b.raw("GET", path, nil); answer.StatusCode != 304 || len(again) != 0 {
			t.Errorf("%s again: %d, %d bytes of %d", file, answer.StatusCode, len(again), len(raw))
		}
	}
	kept := maps.Clone(h.server.shelf.files)
	for range 3 {
		g.browser().raw("GET", path, nil)
	}
	if len(kept) != len(publicFiles()) || !maps.Equal(kept, h.server.shelf.files) {
		t.Errorf("%d files are kept of %d, or one was made anew", len(kept), len(publicFiles()))
	}
	if code := console.ask("finish.open_signing", M{}); code != "" {
		t.Fatal(code)
	}
	if answer, _ := g.browser().raw("GET", path, nil); answer.StatusCode != 200 {
		t.Error("after something happened there is no plan")
	}
}
