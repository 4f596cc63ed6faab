package main

import (
	"fmt"
	"strings"
	"testing"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/meeting"
)

// Whoever is taken out of the intake team reads no further, on what they had open too; all else they had open goes on.
func TestLeavingTheTeamEndsWhatWasOpen(t *testing.T) {
	g := open(t, nil).talking()
	lies := g.account("lies", M{"role": "facilitator"})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna", "lies"}})
	path := "/api/v1/meetings/" + g.id + "/talks/setup"
	team := func(names ...string) {
		t.Helper()
		setup := g.lead.must(200, "GET", path, nil)
		setup["team"] = names
		g.lead.must(200, "PUT", path, setup)
	}
	team("anna", "lies")
	theirs, mine := lies.line(g.id, g.person, "team"), g.lead.line(g.id, g.person, "team")
	console := lies.connect(g.id, "console")
	theirs.shows("talk.contact", "Fenna")
	team("anna")
	theirs.until("the end", func(m heard) bool { return m.T == "bye" && !m.Retry })
	if p, status := lies.tryLine(g.id, g.person, "team"); p != nil || status != 404 {
		t.Errorf("they come in again: %d", status)
	}
	mine.must("talk.write", M{"id": "m1", "text": "Dag"})
	console.must("people.list", M{"id": "new", "capacity": "carer"})
}

// With a link and a pin of one's own making one reads as the person: making either is opening the conversation.
func TestWhoMakesAPinOrALinkIsWrittenDown(t *testing.T) {
	g := open(t, nil).talking()
	for name, made := range map[string]struct {
		path string
		body M
		is   int
	}{"lies": {"/link", nil, 201}, "bram": {"/pin", M{"pin": "4711"}, 204}} {
		b := g.joins(name)
		b.must(made.is, "POST", talkPath(g.id, g.person)+made.path, made.body)
		if got := fmt.Sprint(g.lead.must(200, "GET", talkPath(g.id, g.person)+"/file", nil)["talk.opened"]); !strings.Contains(got, name) {
			t.Errorf("%s: %s", made.path, got)
		}
	}
}

// Whoever went over to the municipality is in no intake team any more, whatever lists they are still on.
func TestTheMunicipalityIsInNoTeam(t *testing.T) {
	g := open(t, nil).talking()
	g.joins("lies")
	g.lead.must(204, "POST", "/api/v1/accounts/role", M{"name": "lies", "role": "municipality", "municipality": "Westerkwartier"})
	lies := g.browser()
	lies.must(200, "POST", "/api/v1/login", M{"name": "lies", "password": password})
	lies.must(404, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)
	lies.must(404, "GET", talkPath(g.id, g.person)+"/file", nil)
	if p, status := lies.tryLine(g.id, g.person, "team"); p != nil || status != 404 {
		t.Errorf("a line: %d", status)
	}
}

// Whoever leads the meeting says who else does, and never by that who reads the conversations.
func TestLeadingIsNoWayIntoTheTeam(t *testing.T) {
	g := open(t, nil).talking()
	joris := g.account("joris", M{"role": "facilitator"})
	path := "/api/v1/meetings/" + g.id
	g.lead.must(200, "PUT", path+"/facilitators", M{"names": []string{"anna", "joris"}})
	for _, names := range [][]string{{"joris", "anna"}, {"joris"}} {
		joris.must(200, "PUT", path+"/facilitators", M{"names": names})
		joris.must(404, "GET", path+"/talks", nil)
	}
}

// joins is the browser of somebody who is new in the intake team.
func (g *talking) joins(name string) *browser {
	g.t.Helper()
	b := g.account(name, M{"role": "facilitator"})
	path := "/api/v1/meetings/" + g.id
	setup := g.lead.must(200, "GET", path+"/talks/setup", nil)
	team := append(setup["team"].([]any), name)
	setup["team"] = team
	g.lead.must(200, "PUT", path+"/facilitators", M{"names": team})
	g.lead.must(200, "PUT", path+"/talks/setup", setup)
	return b
}

// What somebody is called in the meeting is their own: what is said of a name beforehand, and said again, does not change it.
func TestANameOfTheMeetingStays(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.bring", M{"id": "c1", "name": "Jan", "as": "companion"})
	team.must("talk.agree", M{})
	g.console.shows("people.person/c1", `"name":"Jan"`)
	g.console.must("prepare.open", M{})
	for _, who := range []string{"c1", g.person} {
		g.come("phone", who).connect(g.id, "phone").must("people.name", M{"name": "Zelf gekozen"})
		g.console.shows("people.person/"+who, `"name":"Zelf gekozen"`)
	}
	team.must("talk.bring", M{"id": "c1", "name": "J. Jansen", "as": "companion"})
	team.must("talk.set_contact", M{"field": "name", "text": "F. Klaproos"})
	team.must("talk.answer", M{"question": "until", "moment": "16:30"})
	team.must("talk.agree", M{})
	g.console.shows("people.person/"+g.person, `"leaves":"16:30"`) // the meeting was told
	for _, who := range []string{"c1", g.person} {
		if got := string(g.console.seen["people.person/"+who]); !strings.Contains(got, "Zelf gekozen") {
			t.Error(got)
		}
	}
}

// What the meeting does not take for good is not told again with the next message: what is said on the day itself counts later.
func TestWhatTheMeetingDoesNotTakeIsNotToldAgain(t *testing.T) {
	g := open(t, nil).talking()
	said := intake.Summary{Person: meeting.PersonID(g.person), Leaves: "16:30", Theme: "dropped since", Bring: []intake.Companion{{ID: "c1", As: "companion"}}}
	if err := g.server.tellMeeting(t.Context(), meeting.ID(g.id), said); err != nil {
		t.Error(err)
	}
	g.console.shows("people.person/"+g.person, `"leaves":"16:30"`)
	g.console.shows("people.person/c1", `"companion_of":"`+g.person+`"`)
}
