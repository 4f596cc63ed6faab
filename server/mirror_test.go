package main

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func has(p *phone, section string) bool { return p.seen[section] != nil }

func (p *phone) sees(text string) bool {
	for _, value := range p.seen {
		if strings.Contains(string(value), text) {
			return true
		}
	}
	return false
}

// Whoever takes part may have the screen on their phone, and what is said in letters; a phone in the lobby, and who is out,
// sees what everybody may.
func TestAMirrorShowsTheScreenToWhoTakesPart(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	for _, one := range []M{{"id": "p01", "capacity": "carer"}, {"id": "p02", "capacity": "official"}} {
		if no := console.ask("people.list", one); no != "" {
			t.Fatal(no)
		}
	}
	screen := g.come("projector", "").connect(g.id, "projector")
	carer, official := g.come("phone", "p01").connect(g.id, "mirror"), g.come("phone", "p02").connect(g.id, "mirror")
	stranger := h.browser()
	stranger.must(200, "POST", "/api/v1/join", M{"code": g.code})
	lobby := stranger.connect(g.id, "mirror")
	writes := g.come("captions", "").connect(g.id, "captions")
	inside := []*phone{screen, carer, official, writes}
	for _, p := range inside {
		p.until("the screen", func(heard) bool { return p.seen["meet.now"] != nil })
	}
	lobby.until("the question", func(heard) bool { return has(lobby, "prepare.meeting") })
	if has(lobby, "meet.now") {
		t.Error("a phone in the lobby sees the screen")
	}
	screen.until("the screen and who writes", func(heard) bool { return strings.Contains(string(screen.seen["live.hall"]), `"projector":2`) })
	if no := writes.ask("live.caption", M{"text": "Goedemiddag, welk", "done": false}); no != "" {
		t.Fatal(no)
	}
	if no := writes.ask("live.caption", M{"text": "Goedemiddag, welkom allemaal.", "done": true}); no != "" {
		t.Fatal(no)
	}
	for _, p := range inside {
		p.until("what was said", func(heard) bool {
			return string(p.seen["live.caption/1"]) == `{"text":"Goedemiddag, welkom allemaal."}`
		})
	}
	if hall := string(screen.seen["live.hall"]); !strings.Contains(hall, `"projector":2`) {
		t.Errorf("the mirrors of who takes part count as screens that look on: %s", hall)
	}
	for who, p := range map[string]*phone{"a mirror": carer, "the screen": screen} {
		if no := p.ask("live.caption", M{"text": "Ik"}); no != "not_allowed" {
			t.Errorf("%s writes: %q", who, no)
		}
	}
	for ask, data := range map[string]M{"meet.pause": {}, "ideas.add": {"id": "i1", "theme": "t1", "text": "Ik"}, "live.ask_help": {}} {
		if no := writes.ask(ask, data); no != "not_allowed" {
			t.Errorf("who writes asks %s: %q", ask, no)
		}
	}
	if no := carer.ask("ideas.add", M{"id": "i1", "theme": "t1", "text": "Ik"}); no != "not_allowed" {
		t.Errorf("a mirror asks as the phone it is on: %q", no)
	}
	if no := console.ask("meet.send_town_out", M{}); no != "" {
		t.Fatal(no)
	}
	official.until("that it is out", func(heard) bool { return has(official, "meet.out") })
	if official.sees("Goedemiddag") || has(official, "meet.now") {
		t.Error("who is out still has the screen")
	}
	if no := console.ask("meet.let_town_back", M{}); no != "" {
		t.Fatal(no)
	}
	official.until("the screen again", func(heard) bool { return has(official, "meet.now") && official.sees("Goedemiddag") })
	stranger.must(401, "POST", "/api/v1/meetings/"+g.id+"/poll?as=projector", M{})
	stranger.must(401, "POST", "/api/v1/meetings/"+g.id+"/poll?as=captions", M{})
}

// In private time nothing of what is said leaves the room, also not what was said before.
func TestInPrivateTimeWhatIsSaidIsNotWritten(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	for name, data := range map[string]M{"people.list": {"id": "p01", "capacity": "carer"}} {
		if no := console.ask(name, data); no != "" {
			t.Fatal(no)
		}
	}
	if no := console.ask("people.arrive", M{"people": []string{"p01"}}); no != "" {
		t.Fatal(no)
	}
	writes := g.come("captions", "").connect(g.id, "captions")
	if no := writes.ask("live.caption", M{"text": "Nu gaat de deur dicht."}); no != "" {
		t.Fatal(no)
	}
	writes.until("what was said", func(heard) bool { return has(writes, "live.caption/1") })
	if no := console.ask("meet.begin_private", M{}); no != "" {
		t.Fatal(no)
	}
	writes.until("that the room is by itself", func(heard) bool {
		return strings.Contains(string(writes.seen["meet.now"]), `"private":`) && !has(writes, "live.caption/1")
	})
	if no := writes.ask("live.caption", M{"text": "Dit is onder ons."}); no != "private_time" {
		t.Errorf("writing in private time: %q", no)
	}
	if no := console.ask("meet.break_private", M{}); no != "" {
		t.Fatal(no)
	}
	mirror := g.come("phone", "p01").connect(g.id, "mirror")
	mirror.until("the screen", func(heard) bool { return has(mirror, "meet.now") })
	if mirror.sees("deur") || mirror.sees("onder ons") {
		t.Error("what was said before private time can be read after it")
	}
}

// A phone may poll for itself and for its mirror: neither ends the other.
func TestAMirrorAndItsPhonePollApart(t *testing.T) {
	h := open(t, func(s *server) { s.pollHolds = 300 * time.Millisecond })
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	if no := console.ask("people.list", M{"id": "p01", "capacity": "carer"}); no != "" {
		t.Fatal(no)
	}
	b := g.come("phone", "p01")
	where := map[string]string{"phone": "", "mirror": ""}
	poll := func(as string) {
		_, raw := b.raw("POST", "/api/v1/meetings/"+g.id+"/poll?as="+as, M{"from": where[as]})
		var answer struct{ Messages []heard }
		if err := json.Unmarshal(raw, &answer); err != nil {
			t.Fatal(err)
		}
		for _, m := range answer.Messages {
			if m.Pos != "" {
				where[as] = m.Pos
			}
		}
	}
	for range 3 {
		poll("phone")
		poll("mirror")
	}
	h.server.pollHolds = 20 * time.Second
	ended := make(chan string, 2)
	for _, as := range []string{"phone", "mirror"} {
		go func() {
			_, raw := b.raw("POST", "/api/v1/meetings/"+g.id+"/poll?as="+as, M{"from": where[as]})
			ended <- string(raw)
		}()
	}
	for h.server.mostHeld() < 2 {
		time.Sleep(10 * time.Millisecond)
	}
	if no := console.ask("meet.show", M{"view": "frameworks"}); no != "" {
		t.Fatal(no)
	}
	for range 2 {
		if said := <-ended; !strings.Contains(said, "frameworks") {
			t.Errorf("a poll ended with %s", said)
		}
	}
}

// mostHeld is how many polls one session holds, at most.
func (s *server) mostHeld() int {
	most := 0
	for _, who := range s.visitors.all() {
		who.mu.Lock()
		most = max(most, len(who.polls))
		who.mu.Unlock()
	}
	return most
}
