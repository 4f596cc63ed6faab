package floor_test

import (
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/floor"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var console = meeting.Viewer{Audience: meeting.Console}

func mine(m *rehearsals.Meeting, who meeting.PersonID) string {
	return m.Section(meeting.Viewer{Audience: meeting.Phone, Person: who}, "floor.mine")
}

func waiting(m *rehearsals.Meeting) []meeting.PersonID {
	all := []meeting.PersonID{}
	for _, one := range rehearsals.Read[floor.List](m, console, "floor.list").Waiting {
		all = append(all, one.Person)
	}
	return all
}

func give(who meeting.PersonID) *floor.Give { return &floor.Give{Person: who} }

func TestS1_WhoSpokeLeastComesFirst(t *testing.T) {
	m := rehearsals.Begin(t, 4).Must(give("p01"), give("p02"), give("p01"), &floor.Done{}).Refused(&floor.Done{}, meeting.NoChange)
	m.By(rehearsals.Phone("p01"), &floor.Ask{}).By(rehearsals.Helper("p02"), &floor.Ask{}).By(rehearsals.Paper("p03"), &floor.Ask{}).By(rehearsals.Phone("p04"), &floor.Ask{})
	if got, want := waiting(m), []meeting.PersonID{"p03", "p04", "p02", "p01"}; !slices.Equal(got, want) {
		t.Fatalf("the list is %v, want %v", got, want)
	}
	m.Must(give("p01")) // the facilitator decides
	if got := rehearsals.Read[floor.List](m, console, "floor.list"); got.Speaking != "p01" || len(got.Waiting) != 3 {
		t.Fatalf("%+v", got)
	}
}

func TestS2_TheBalanceStandsBesideWhoIsThere(t *testing.T) {
	m := rehearsals.Begin(t, 2).Arrive("p03", "professional")
	if m.Section(console, "floor.balance") != "" {
		t.Fatal("there is a balance before anybody spoke")
	}
	m.Must(give("p03"), give("p01"), give("p03"), &people.Leave{People: []meeting.PersonID{"p01"}})
	want := `[{"capacity":"carer","present":1,"turns":1},{"capacity":"professional","present":1,"turns":2}]`
	if got := m.Section(console, "floor.balance"); got != want {
		t.Fatal(got)
	}
}

func TestS3_WhoWentDoesNotWait(t *testing.T) {
	m := rehearsals.Begin(t, 3).Must(&people.List{ID: "p09", Capacity: "carer"})
	m.No(rehearsals.Phone("p09"), &floor.Ask{}, meeting.NotThere).Refused(give("p09"), meeting.NotThere).Refused(give("ghost"), meeting.Unknown)
	m.By(rehearsals.Phone("p01"), &floor.Ask{}).No(rehearsals.Phone("p01"), &floor.Ask{}, meeting.NoChange)
	m.By(rehearsals.Phone("p01"), &floor.TakeBack{}).No(rehearsals.Phone("p01"), &floor.TakeBack{}, meeting.NoChange)
	m.By(rehearsals.Phone("p02"), &floor.Ask{}).Must(give("p01")).No(rehearsals.Phone("p01"), &floor.Ask{}, meeting.NoChange)
	if mine(m, "p01") != `{"speaking":true}` || mine(m, "p02") != `{"speaking":false}` || mine(m, "p03") != "" {
		t.Fatal(mine(m, "p01"), mine(m, "p02"), mine(m, "p03"))
	}
	m.Must(&people.Leave{People: []meeting.PersonID{"p01", "p02"}})
	if got := rehearsals.Read[floor.List](m, console, "floor.list"); got.Speaking != "" || len(got.Waiting) != 0 {
		t.Fatalf("%+v", got)
	}
}

func TestS4_OnlyWhoLeadsTheMeetingSeesIt(t *testing.T) {
	m := rehearsals.Begin(t, 3)
	before := string(m.Life.Plan().JSON())
	m.By(rehearsals.Phone("p01"), &floor.Ask{}).Must(give("p02"))
	for _, audience := range meeting.Audiences {
		for key := range rehearsals.Sees(m.Life, meeting.Viewer{Audience: audience}) {
			if strings.HasPrefix(key, "floor.") && audience != meeting.Console {
				t.Errorf("%s sees %s", audience, key)
			}
		}
	}
	if string(m.Life.Plan().JSON()) != before {
		t.Error("it is in the plan")
	}
	m.Must(&people.Erase{ID: "p02"})
	again := rehearsals.Replay(m.Stored(), append(m.Burnt(), meeting.PersonKey("p02"))...)
	if d := rehearsals.Difference(rehearsals.Sees(m.Life, console), rehearsals.Sees(again, console)); d != "" {
		t.Error("read again without them:", d)
	}
}
