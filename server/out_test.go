package main

import (
	"strings"
	"testing"
)

// L24, M9: when the municipality leaves the room, its own screen and the phones of its people forget the meeting at
// once, and cannot come back to it; nobody else's does.
func TestTheMunicipalityOutOfTheRoomCannotLookOn(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	g.id = g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Mantelzorg", "municipality": "Westerkwartier"})["meeting"].(M)["id"].(string)
	_, token, _ := strings.Cut(g.lead.must(201, "POST", "/api/v1/accounts", M{"name": "gemeente", "role": "municipality", "municipality": "Westerkwartier"})["setup"].(string), "#")
	hall := g.browser()
	hall.must(200, "POST", "/api/v1/setup", M{"token": token, "password": password})
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	for _, one := range []M{{"id": "p01", "capacity": "carer"}, {"id": "p02", "capacity": "official"}} {
		if no := console.ask("people.list", one); no != "" {
			t.Fatal(no)
		}
	}
	if no := console.ask("people.arrive", M{"people": []string{"p01", "p02"}}); no != "" {
		t.Fatal(no)
	}
	carers, officials := g.come("phone", "p01"), g.come("phone", "p02")
	carer, official, town := carers.connect(g.id, "phone"), officials.connect(g.id, "phone"), hall.connect(g.id, "municipality")
	for _, p := range []*phone{carer, official, town} {
		p.until("where the room is", func(heard) bool { return p.seen["meet.now"] != nil })
	}
	if no := console.ask("meet.send_town_out", M{}); no != "" {
		t.Fatal(no)
	}
	for _, p := range []*phone{town, official} {
		p.until("that it is out", func(heard) bool { return p.seen["meet.out"] != nil })
	}
	if no := console.ask("propose.draft", M{"id": "v1", "theme": "t1", "title": "Geheim", "text": "Geheim"}); no != "" {
		t.Fatal(no)
	}
	carer.until("the proposal", func(heard) bool { return carer.seen["propose.proposal/v1"] != nil })
	if no := official.ask("ideas.add", M{"id": "i1", "theme": "t1", "text": "Toch"}); no != "not_allowed" {
		t.Errorf("an official puts up a card from outside: %q", no)
	}
	for who, p := range map[string]*phone{"the municipality": town, "an official": official} {
		for key := range p.seen {
			if !strings.HasPrefix(key, "prepare.") && key != "meet.out" && key != "people.me" {
				t.Errorf("%s still sees %s", who, key)
			}
		}
	}
	later := officials.connect(g.id, "phone") // with the same phone, anew
	later.until("that it is out", func(heard) bool { return later.seen["meet.out"] != nil })
	if no := console.ask("meet.let_town_back", M{}); no != "" {
		t.Fatal(no)
	}
	for _, p := range []*phone{official, later, town} {
		p.until("the room again", func(heard) bool { return p.seen["meet.now"] != nil && p.seen["meet.out"] == nil })
	}
}

// M10: in private time who leads the meeting gets neither its draft nor its paper.
func TestInPrivateTimeThereIsNoDraftAndNoPaper(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	if no := console.ask("people.list", M{"id": "p01", "capacity": "carer"}); no != "" {
		t.Fatal(no)
	}
	if no := console.ask("people.arrive", M{"people": []string{"p01"}}); no != "" {
		t.Fatal(no)
	}
	files := []string{"/api/v1/meetings/" + g.id + "/plan.json", "/api/v1/meetings/" + g.id + "/paper/day.html"}
	for _, step := range []struct {
		ask  string
		want int
	}{{"", 200}, {"meet.begin_private", 422}, {"meet.break_private", 200}} {
		if step.ask != "" {
			if no := console.ask(step.ask, M{}); no != "" {
				t.Fatal(no)
			}
		}
		for _, file := range files {
			if got, _ := g.lead.raw("GET", file, nil); got.StatusCode != step.want {
				t.Errorf("after %q %s: %d, want %d", step.ask, file, got.StatusCode, step.want)
			}
		}
	}
}
