package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// pinned is the person of a conversation, in with their pin.
func (g *talking) pinned() *browser {
	g.t.Helper()
	token, _ := g.letter(g.person)
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	own.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	return own
}

// card is the one card of the meeting that came from a conversation.
func (g *talking) card() (id, section string) {
	g.t.Helper()
	find := func() bool {
		for key, text := range g.console.seen {
			if strings.HasPrefix(key, "ideas.idea/") && strings.Contains(string(text), `"before":true`) {
				id, section = strings.TrimPrefix(key, "ideas.idea/"), string(text)
			}
		}
		return id != ""
	}
	if !find() {
		g.console.until("a card from the conversations", func(heard) bool { return find() })
	}
	return id, section
}

func (b *browser) trace(meeting, person string) string {
	b.t.Helper()
	raw, _ := json.Marshal(b.must(200, "GET", talkPath(meeting, person)+"/trace", nil))
	return string(raw)
}

// From a conversation to the board and the plan: the meeting never knows whose point it was, and each side finds it back.
func TestAPointFromAConversationToThePlan(t *testing.T) {
	g := open(t, nil).talking()
	own := g.pinned()
	mine, team := own.line(g.id, g.person, "person"), g.lead.line(g.id, g.person, "team")
	team.must("talk.offer_point", M{"id": "punt-1", "theme": "zorg", "text": "Elke middag iemand"})
	if code := team.ask("talk.offer_point", M{"id": "punt-9", "theme": "taart", "text": "x"}); code != "unknown" {
		t.Errorf("offered for a board that is not there: %q", code)
	}
	if code := g.console.ask("ideas.seed", M{"id": "i9", "theme": "zorg", "text": "Verzonnen"}); code != "not_allowed" {
		t.Errorf("a console makes a card from the conversations: %q", code)
	}
	if code := team.ask("talk.place_point", M{"id": "punt-1", "card": "x", "state": "going"}); code != "not_allowed" {
		t.Errorf("the team says that it is on the board: %q", code)
	}
	mine.shows("talk.offer/punt-1", `"state":"offered"`)
	mine.must("talk.allow_point", M{"id": "punt-1", "given": true})
	mine.shows("talk.offer/punt-1", `"state":"placed"`)
	id, section := g.card()
	for _, tie := range []string{g.person, "Klaproos", "punt-1"} {
		if strings.Contains(section+id, tie) {
			t.Errorf("the meeting knows whose it is: %s", section)
		}
	}
	g.console.must("prepare.open", M{})
	g.console.must("people.arrive", M{"people": []string{g.person}})
	phone := own.enters(g)
	phone.must("ideas.add", M{"id": "i1", "theme": "zorg", "text": "Mijn eigen kaart"})
	g.console.must("ideas.reveal", M{"theme": "zorg"})
	g.console.must("propose.draft", M{"id": "v1", "theme": "zorg", "title": "Een vaste middag", "text": "Elke week.", "from": []string{id}})
	phone.until("a card that says where it comes from", func(heard) bool { return strings.Contains(string(phone.seen["ideas.idea/"+id]), `"before":true`) })
	for who, seen := range map[string]string{"person": own.trace(g.id, g.person), "team": g.lead.trace(g.id, g.person)} {
		if !strings.Contains(seen, `"state":"placed"`) || !strings.Contains(seen, `"title":"Een vaste middag"`) {
			t.Errorf("%s does not find the point: %s", who, seen)
		}
		if found := strings.Contains(seen, "Mijn eigen kaart"); found != (who == "person") {
			t.Errorf("%s is shown which cards somebody wrote: %v", who, found)
		}
	}
	if answer, raw := g.lead.raw("GET", talkPath(g.id, g.person)+"/trace/sheet", nil); answer.StatusCode != 200 || !strings.Contains(string(raw), "Elke middag iemand") || strings.Contains(string(raw), "Mijn eigen kaart") || strings.Contains(string(raw), "Klaproos") {
		t.Errorf("%d on paper: %s", answer.StatusCode, raw)
	}
	g.console.must("meet.begin_private", M{})
	if seen := g.lead.trace(g.id, g.person); strings.Contains(seen, "Een vaste middag") {
		t.Errorf("in private time the team sees the meeting: %s", seen)
	}
}

// enters goes from the conversation to the meeting on the same phone.
func (b *browser) enters(g *talking) *phone {
	b.t.Helper()
	b.must(200, "POST", "/api/v1/talk/enter", nil)
	p := b.connect(g.id, "phone")
	p.say(M{"t": "look", "place": "theme/zorg"})
	return p
}

// Whoever has no pin, is somebody else, or is not of the team finds no trace.
func TestATraceIsForThePersonAndTheTeam(t *testing.T) {
	g := open(t, nil).talking()
	other := g.begins(M{"name": "Henk", "capacity": "carer"})
	own := g.pinned()
	token, _ := g.letter(other)
	bare := g.browser()
	bare.must(200, "POST", "/api/v1/talk", M{"token": token})
	town := g.account("gea", M{"role": "municipality", "municipality": "Westerkwartier"})
	for _, path := range []string{"/trace", "/trace/sheet"} {
		bare.must(403, "GET", talkPath(g.id, other)+path, nil)
		own.must(401, "GET", talkPath(g.id, other)+path, nil)
		town.must(404, "GET", talkPath(g.id, other)+path, nil)
		g.browser().must(401, "GET", talkPath(g.id, other)+path, nil)
	}
}

// Erasing takes the tie away and not the card: the meeting's record and its plan do not change by a byte.
func TestErasingLeavesTheCard(t *testing.T) {
	h := open(t, nil)
	g := h.talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.offer_point", M{"id": "punt-1", "theme": "zorg", "text": "Elke middag iemand"})
	team.must("talk.allow_point", M{"id": "punt-1", "given": true})
	id, section := g.card()
	team.shows("talk.offer/punt-1", `"state":"placed"`)
	_, before := g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/plan.json", nil)
	g.lead.must(200, "DELETE", talkPath(g.id, g.person), nil)
	g.lead.must(404, "GET", talkPath(g.id, g.person)+"/trace", nil)
	again := g.lead.connect(g.id, "console")
	again.shows("ideas.idea/"+id, "Elke middag iemand")
	if got := string(again.seen["ideas.idea/"+id]); got != section {
		t.Errorf("the card changed: %s", got)
	}
	if _, after := g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/plan.json", nil); string(after) != string(before) {
		t.Error("the plan changed")
	}
	for row, err := range h.house.stores.rows.List(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if text := row.Key + string(row.Value); strings.Contains(text, id) {
			t.Errorf("a row still ties them: %s", fmt.Sprint(row.Key))
		}
	}
}

// A board that was closed takes no point: it is not offered, and what was allowed too late is said to be so.
func TestAPointForAClosedBoard(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.offer_point", M{"id": "punt-1", "theme": "zorg", "text": "Elke middag iemand"})
	g.console.must("prepare.open", M{})
	g.console.must("ideas.lock", M{"theme": "zorg"})
	if code := team.ask("talk.offer_point", M{"id": "punt-2", "theme": "zorg", "text": "Nog een"}); code != "wrong_phase" {
		t.Errorf("offered for a closed board: %q", code)
	}
	team.must("talk.allow_point", M{"id": "punt-1", "given": true})
	team.shows("talk.offer/punt-1", `"state":"late"`)
}
