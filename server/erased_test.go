package main

import (
	"net/http"
	"net/url"
	"path/filepath"
	"testing"
)

// lobby comes in by the room code, and knocks.
func (g *gathering) lobby(b *browser) (person string, p *phone) {
	g.t.Helper()
	person = b.must(200, "POST", "/api/v1/join", M{"code": g.code})["person"].(string)
	p = b.connect(g.id, "phone")
	if code := p.ask("people.knock", M{"id": person, "name": "Truus"}); code != "" {
		g.t.Fatalf("knocking: %q", code)
	}
	return person, p
}

// opened is a meeting that people can knock at.
func (g *gathering) opened(console *phone) {
	g.t.Helper()
	for _, one := range []struct {
		name string
		data M
	}{
		{"prepare.set_meeting", M{"title": "Westerkwartier", "question": "Wat is nodig?"}}, {"prepare.set_theme", M{"id": "t1", "title": "Zorg"}},
		{"prepare.lock", M{}}, {"prepare.open", M{}},
	} {
		if code := console.ask(one.name, one.data); code != "" {
			g.t.Fatalf("%s: %q", one.name, code)
		}
	}
}

func TestWhoWasErasedComesBackAsSomebodyNew(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	b := h.browser()
	before, p := g.lobby(b)
	token, _ := g.link("phone", before)
	if code := console.ask("people.erase", M{"id": before}); code != "" {
		t.Fatalf("erasing: %q", code)
	}
	p.until("the end", func(m heard) bool { return m.T == "bye" && m.Code == "session_ended" && !m.Retry })
	b.must(401, "POST", "/api/v1/meetings/"+g.id+"/poll?as=phone", M{})
	h.browser().must(404, "POST", "/api/v1/link", M{"token": token})
	if after, _ := g.lobby(b); after == before {
		t.Error("the same person again")
	}
}

// The program may have stopped after the record had it and before the door had: then the session is still there.
func TestWhoWasErasedHasNoSessionAfterARestart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	h := open(t, nil, "--data", folder)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	before, _ := g.lobby(h.browser())
	if code := console.ask("people.erase", M{"id": before}); code != "" {
		t.Fatalf("erasing: %q", code)
	}
	session := g.come("phone", before).cookie("hl-plain-phone") // as if the door had not heard
	h.shut()

	h = open(t, nil, "--data", folder)
	g.here = h
	b := h.browser()
	at, err := url.Parse(h.url)
	if err != nil {
		t.Fatal(err)
	}
	b.jar.SetCookies(at, []*http.Cookie{{Name: "hl-plain-phone", Value: session}})
	p := b.connect(g.id, "phone") // which reads the record
	p.until("the end", func(m heard) bool { return m.T == "bye" && m.Code == "session_ended" && !m.Retry })
	if after, _ := g.lobby(b); after == before {
		t.Error("the same person again")
	}
}
