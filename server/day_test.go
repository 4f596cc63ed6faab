package main

import (
	"strings"
	"testing"
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
