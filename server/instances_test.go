package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/journal/redistest"
)

// What is said, erased or forbidden on one instance holds on the other, on what is open there too.
func TestConversationsOnTwoInstances(t *testing.T) {
	redis, home := redistest.Start(t), t.TempDir()
	at := func(name string) *here {
		return open(t, nil, "--redis", redis.URL(), "--data", filepath.Join(home, name), "--key-file", filepath.Join(home, "k"))
	}
	g, other := at("one").talking(), at("two")
	lies := g.joins("lies")
	there := func(b *browser) *browser {
		return &browser{t: t, h: other, jar: b.jar, as: map[string][]string{"Origin": {other.url}}}
	}
	lead, path := there(g.lead), "/api/v1/meetings/"+g.id+"/talks"
	version := lead.must(200, "GET", path, nil)["version"]
	news := func(what string, is func(M) bool) {
		t.Helper()
		for range 5 { // each waits until there is something
			answer := lead.must(200, "GET", fmt.Sprintf("%s?after=%v", path, version), nil)
			if version = answer["version"]; is(answer) {
				return
			}
		}
		t.Fatalf("the list does not hear of %s", what)
	}
	ada := g.begins(M{"name": "Ada", "phone": "0687654321", "capacity": "carer"})
	news("somebody new", func(m M) bool { return strings.Contains(fmt.Sprint(m["rows"]), ada) })
	line, gone := lead.line(g.id, ada, "team"), there(lies).line(g.id, g.person, "team")
	line.shows("talk.contact", "Ada")
	gone.shows("talk.contact", "Fenna")
	setup := g.lead.must(200, "GET", path+"/setup", nil)
	setup["team"] = []string{"anna"}
	g.lead.must(200, "PUT", path+"/setup", setup)
	g.lead.must(200, "DELETE", talkPath(g.id, ada), nil)
	for name, p := range map[string]*phone{"what was erased": line, "who left the team": gone} {
		p.until("the end of "+name, func(m heard) bool { return m.T == "bye" && !m.Retry })
	}
	news("who was erased", func(m M) bool { return strings.Contains(fmt.Sprint(m["gone"]), ada) })
	if got := fmt.Sprint(lead.must(200, "GET", path, nil)); strings.Contains(got, "0687654321") {
		t.Error(got)
	}
}
