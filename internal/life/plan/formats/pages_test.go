package formats_test

import (
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/validator"
)

// The checker of the W3C finds nothing in the pages, tame or hostile; what is broken on purpose, it does find.
func TestPagesAreValid(t *testing.T) {
	pages := validator.Documents{}
	all := documents()
	all["nasty"], _ = nasty()
	for name, d := range all {
		for _, f := range formats.All() {
			if filepath.Ext(f.File) == ".html" {
				pages[name+" "+f.File] = f.Write(d)
			}
		}
	}
	for _, f := range formats.All() {
		if filepath.Ext(f.File) != ".html" {
			continue
		}
		for name, change := range map[string][2]string{"an element that stays open": {"</ul>", ""}, "no title": {"<title>", "<titel>"}, "a list of no list": {"<ul", "<p"},
			"twice the same place": {"</h1>", "</h1><p id=\"x\"></p><p id=\"x\"></p>"}, "no words for a picture": {"</h1>", "</h1><img src=\"data:,\">"}} {
			whole := string(f.Write(rich()))
			if !strings.Contains(whole, change[0]) {
				t.Fatalf("%q is not in %s", change[0], f.File)
			}
			pages["broken: "+name+" in "+f.File] = []byte(strings.Replace(whole, change[0], change[1], 1))
		}
	}
	problems := validator.HTML(t, pages)
	for name := range pages {
		if broken := strings.HasPrefix(name, "broken: "); broken == (len(problems[name]) == 0) {
			t.Errorf("%s: %q", name, problems[name])
		}
	}
}
