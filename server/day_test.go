package main

import (
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/door"
)

// Closing the day ends the helper devices and the screens of this meeting, after they were told; nobody else.
func TestTheDayEndsForDevicesAndScreens(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	if no := console.ask("people.list", M{"id": "p01", "capacity": "carer"}); no != "" {
		t.Fatal(no)
	}
	own := g.come("phone", "p01").connect(g.id, "phone")
	helpers, screens := g.helper(), g.come("projector", "")
	helper, screen := helpers.connect(g.id, "helper"), screens.connect(g.id, "projector")
	thumb := g.lead.connect(g.id, "projector") // the console's own picture of the screen
	for _, name := range []string{"plan.seal", "finish.open_signing", "finish.close"} {
		if no := console.ask(name, M{}); no != "" {
			t.Fatalf("%s: %s", name, no)
		}
	}
	for _, p := range []*phone{helper, screen} {
		p.until("that the day is closed", func(heard) bool { return strings.Contains(string(p.seen["finish.end"]), `"closed":true`) })
		p.ended("session_ended")
	}
	helpers.must(401, "POST", "/api/v1/helper/name", M{"name": "Henk"})
	if _, answer, err := screens.dial(g.id, "projector", nil); err == nil {
		t.Errorf("the screen comes back: %v", answer)
	}
	for _, p := range []*phone{own, thumb} {
		p.until("that the day is closed", func(heard) bool { return strings.Contains(string(p.seen["finish.end"]), `"closed":true`) })
	}
	if no := console.ask("meet.show", M{"view": "plan"}); no != "" {
		t.Fatal(no)
	}
	for _, p := range []*phone{own, thumb} { // they still look on
		p.until("the plan", func(heard) bool { return strings.Contains(string(p.seen["meet.now"]), `"view":"plan"`) })
	}
}

// A meeting goes on another day: people come in with what they had, helpers with a new code.
func TestASecondDay(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	if no := console.ask("people.list", M{"id": "p01", "capacity": "carer"}); no != "" {
		t.Fatal(no)
	}
	token, _ := g.link("phone", "p01")
	ada, helper, screen := g.browser(), g.helper(), g.come("projector", "")
	given, _ := ada.raw("POST", "/api/v1/link", M{"token": token})
	open := ada.connect(g.id, "phone") // and stays so
	day := h.now().AddDate(0, 0, 20)
	if kept := given.Cookies(); len(kept) != 1 || kept[0].Expires.Before(day) { // it cannot be given again before that day
		t.Errorf("the phone forgets who it is before the second day: %v", kept)
	}
	if no := console.ask("meet.put_away", M{"date": day.Format(time.DateOnly), "time": "19:30", "ends": "21:30"}); no != "" {
		t.Fatal(no)
	}
	open.until("the day", func(heard) bool {
		return strings.Contains(string(open.seen["meet.now"]), `"at":"19:30","ends":"21:30"`)
	})
	h.wait(day.Sub(h.now()))
	g.lead = h.browser() // who leads it signs in again: that is for a day
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	if seen := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id, nil); seen["closes"].(string) <= day.Format(time.RFC3339) {
		t.Errorf("it closes at %v", seen["closes"])
	}
	for _, who := range h.server.visitors.all() {
		if gone := h.server.visitors.expired(t.Context(), who, h.now(), false); gone != (who.session.Desk == door.AtStaff) {
			t.Errorf("the socket of a %s is let go: %v", who.session.Desk, gone)
		}
	}
	console = g.lead.connect(g.id, "console")
	if no := console.ask("meet.resume", M{}); no != "" {
		t.Fatal(no)
	}
	again := ada.connect(g.id, "phone")
	again.until("that it goes on", func(heard) bool { return strings.Contains(string(again.seen["meet.now"]), `"paused":false`) })
	if no := again.ask("people.leave_at", M{"time": "21:00"}); no != "" {
		t.Errorf("the phone of day one: %s", no)
	}
	other := h.browser()
	other.must(200, "POST", "/api/v1/join", M{"code": g.code})
	other = h.browser()
	other.must(409, "POST", "/api/v1/link", M{"token": token}) // it is hers, on the phone she has
	helper.must(401, "POST", "/api/v1/helper/name", M{"name": "Henk"})
	if _, answer, err := helper.dial(g.id, "helper", nil); err == nil {
		t.Errorf("the helper device of day one comes back: %v", answer)
	}
	g.helper().connect(g.id, "helper")
	screen.connect(g.id, "projector")
}

// What nobody knew beforehand: the window was over, and the facilitator opens the meeting again.
func TestAMeetingGoesOnAfterItsWindow(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	console.ask("people.list", M{"id": "p01", "capacity": "carer"})
	ada := g.come("phone", "p01")
	if no := console.ask("meet.put_away", M{"until": "in het najaar"}); no != "" {
		t.Fatal(no)
	}
	h.wait(100 * 24 * time.Hour)
	if _, _, err := ada.dial(g.id, "phone", nil); err == nil {
		t.Error("the window is over, and the phone is in")
	}
	h.browser().must(404, "POST", "/api/v1/join", M{"code": g.code})
	g.lead = h.browser()
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	if no := g.lead.connect(g.id, "console").ask("meet.resume", M{}); no != "" {
		t.Fatal(no)
	}
	ada.connect(g.id, "phone")
	h.browser().must(200, "POST", "/api/v1/join", M{"code": g.code})
}
