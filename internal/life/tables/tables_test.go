package tables_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

var (
	console   = meeting.Viewer{Audience: meeting.Console}
	projector = meeting.Viewer{Audience: meeting.Projector}
)

// device is a helper device.
func device(n int) meeting.Actor {
	return meeting.Actor{Role: meeting.Helper, Person: meeting.PersonID(fmt.Sprint("helper-", n)), Via: meeting.ViaHelper}
}

func phone(who meeting.PersonID) meeting.Viewer {
	return meeting.Viewer{Audience: meeting.Phone, Person: who}
}

// hall is an open meeting of n people and two tables: 1 on zorg, 2 on geld.
func hall(t rehearsals.T, n, seats int) *rehearsals.Meeting {
	m := rehearsals.Begin(t, n)
	return m.Must(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "zorg", Seats: seats}, {Number: 2, Theme: "geld", Seats: seats}}})
}

func layoutOf(m *rehearsals.Meeting) tables.Layout {
	return rehearsals.Read[tables.Layout](m, console, "tables.layout")
}

// sits is at which table somebody sits.
func sits(m *rehearsals.Meeting, who meeting.PersonID) int {
	return rehearsals.Read[people.Person](m, console, "people.person/"+string(who)).Table
}

func text(s string) *string { return &s }

func TestT1_TheTablesAreSaidAllAtOnce(t *testing.T) {
	m := hall(t, 2, 4)
	m.Refused(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "taart", Seats: 4}}}, meeting.Unknown, "theme", "taart")
	m.Refused(&tables.SetUp{Tables: []tables.Table{{Number: 1, Seats: 4}, {Number: 1, Seats: 4}}}, meeting.Taken, "table", 1)
	m.Refused(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "zorg", Seats: 4}, {Number: 2, Theme: "geld", Seats: 4}}}, meeting.NoChange)
	m.Must(&tables.Host{Table: 2, Person: "p01"}, &tables.Stand{Device: "helper-1", Table: 2}, &tables.LayOut{})
	m.Must(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "geld", Seats: 6}}})
	if got := rehearsals.Read[tables.Shown](m, phone(""), "tables.table/1"); got.Theme != "geld" || got.Seats != 6 {
		t.Errorf("%+v", got)
	}
	for _, gone := range []string{"tables.table/2", "tables.guest/p01", "tables.device/helper-1"} {
		if got := m.Section(console, gone); got != "" {
			t.Errorf("%s is still there: %s", gone, got)
		}
	}
	for who, table := range layoutOf(m).At {
		if table != 1 {
			t.Errorf("%s has a place at table %d, which is gone", who, table)
		}
	}
}

func TestT2_T11_AWishIsOnesOwn(t *testing.T) {
	m := hall(t, 2, 4)
	wish := &tables.Wish{Theme: "geld", ShowName: true}
	m.No(rehearsals.Phone("p01"), &tables.Wish{Theme: "taart"}, meeting.Unknown, "theme", "taart")
	m.By(rehearsals.Phone("p01"), wish).No(rehearsals.Phone("p01"), wish, meeting.NoChange)
	if got := rehearsals.Read[tables.Guest](m, phone("p01"), "tables.mine"); got.Theme != "geld" || !got.ShowName {
		t.Errorf("%+v", got)
	}
	if m.Section(phone("p02"), "tables.mine") != "" || m.Section(projector, "tables.guest/p01") != "" {
		t.Error("others see it")
	}
	m.By(rehearsals.Phone("p01"), &tables.Wish{})
	m.By(rehearsals.Phone("p01"), wish).Must(&tables.LayOut{}, &tables.Fix{})
	after := rehearsals.Replay(m.Stored(), meeting.PersonKey("p01"))
	for _, v := range []meeting.Viewer{console, projector} {
		for name, shown := range rehearsals.Sees(after, v) {
			if strings.Contains(name+shown, "p01") {
				t.Errorf("with the key of p01 destroyed %s still says %s", name, shown)
			}
		}
	}
	m.Must(&people.Erase{ID: "p01"})
	if m.Section(console, "tables.guest/p01") != "" {
		t.Error("the wish of who was erased is still there")
	}
}

func TestT3_AHostLeadsOneTable(t *testing.T) {
	m := hall(t, 2, 4)
	m.Refused(&tables.Host{Table: 3, Person: "p01"}, meeting.Unknown, "table", 3)
	m.Refused(&tables.Host{Table: 1, Person: "ghost"}, meeting.Unknown)
	m.Must(&tables.Host{Table: 1, Person: "p01"}).Refused(&tables.Host{Table: 1, Person: "p01"}, meeting.NoChange)
	m.Must(&tables.Host{Table: 2, Person: "p01"}, &tables.Host{Table: 2, Person: "p02"})
	if m.Section(console, "tables.guest/p01") != "" {
		t.Error("p01 still hosts a table")
	}
	if got := rehearsals.Read[tables.Guest](m, phone("p02"), "tables.mine"); got.Hosts != 2 {
		t.Errorf("%+v", got)
	}
	m.Must(&tables.Host{Table: 2})
	if m.Section(phone("p02"), "tables.mine") != "" {
		t.Error("p02 still hosts a table")
	}
}

func TestT4_ALayoutMovesNobody(t *testing.T) {
	m := rehearsals.Begin(t, 3)
	m.Refused(&tables.LayOut{}, meeting.Incomplete, "field", "tables")
	m = hall(t, 3, 2)
	m.Must(&people.List{ID: "late", Capacity: "carer"}, &people.List{ID: "with", Capacity: "companion", CompanionOf: "p03"},
		&people.Arrive{People: []meeting.PersonID{"with"}})
	m.By(rehearsals.Phone("p01"), &tables.Wish{Theme: "geld"})
	m.Must(&tables.LayOut{})
	at := layoutOf(m).At
	if len(at) != 4 || at["p01"] != 2 || at["with"] != at["p03"] || sits(m, "p01") != 0 {
		t.Errorf("%v, p01 sits at %d", at, sits(m, "p01"))
	}
	m.Must(&tables.LayOut{Everybody: true})
	if got := layoutOf(m).At; len(got) != 4 { // five people on four chairs
		t.Errorf("%v", got)
	}
	for _, v := range []meeting.Viewer{projector, {Audience: meeting.Device}, phone("p01")} {
		if m.Section(v, "tables.layout") != "" {
			t.Errorf("%s sees the lay-out", v.Audience)
		}
	}
	m.Must(&tables.Discard{}).Refused(&tables.Discard{}, meeting.NoChange)
}

func TestT5_OnePersonIsMovedByHand(t *testing.T) {
	m := hall(t, 4, 3)
	m.Refused(&tables.Place{Person: "p01", Table: 1}, meeting.Incomplete, "field", "layout")
	m.Must(&tables.LayOut{})
	from := layoutOf(m).At["p01"]
	to := 3 - from
	m.Refused(&tables.Place{Person: "p01", Table: 9}, meeting.Unknown, "table", 9)
	m.Refused(&tables.Place{Person: "p01", Table: from}, meeting.NoChange)
	m.Must(&tables.Place{Person: "p01", Table: to})
	for _, who := range []meeting.PersonID{"p02", "p03", "p04"} {
		if layoutOf(m).At[who] == from {
			m.Refused(&tables.Place{Person: who, Table: to}, meeting.TooMany, "limit", 3)
		}
	}
	m.Must(&tables.Place{Person: "p01"})
	if _, there := layoutOf(m).At["p01"]; there {
		t.Error("taken off, and still there")
	}
}

func TestT6_FixingIsOneAct(t *testing.T) {
	m := hall(t, 4, 3)
	m.Refused(&tables.Fix{}, meeting.NoChange)
	m.Must(&people.Seat{ID: "p01", Device: people.OnPaper, Card: 7}, &people.Leave{People: []meeting.PersonID{"p04"}}, &tables.LayOut{})
	at := layoutOf(m).At
	m.Must(&tables.Fix{})
	for _, who := range []meeting.PersonID{"p01", "p02", "p03"} {
		if sits(m, who) == 0 || sits(m, who) != at[who] {
			t.Errorf("%s sits at %d, laid out at %d", who, sits(m, who), at[who])
		}
	}
	if got := rehearsals.Read[people.Person](m, console, "people.person/p01"); got.Card != 7 || got.Device != people.OnPaper {
		t.Errorf("means and card changed: %+v", got)
	}
	if l := layoutOf(m); l.Round != 1 || l.Draft || sits(m, "p04") != 0 {
		t.Errorf("%+v, who went home sits at %d", l, sits(m, "p04"))
	}
	m.Must(&tables.LayOut{}, &tables.Fix{})
	if l := layoutOf(m); l.Round != 1 {
		t.Errorf("the same round again is round %d", l.Round)
	}
}

// Whatever was moved by hand before: in the next round hosts stay, with who came along with them, and nobody else does.
func TestT7_HostsStayAndOthersMeetOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 12)
		m.Must(&people.List{ID: "with", Capacity: "companion", CompanionOf: "p01"}, &people.Arrive{People: []meeting.PersonID{"with"}})
		var all []tables.Table
		for i := range 4 {
			all = append(all, tables.Table{Number: i + 1, Seats: 6})
		}
		m.Must(&tables.SetUp{Tables: all})
		m.Refused(&tables.LayOut{Next: true}, meeting.Incomplete, "field", "round")
		for i := range 4 {
			m.Must(&tables.Host{Table: i + 1, Person: rehearsals.Who(i + 1)})
		}
		m.Must(&tables.LayOut{})
		for range rapid.IntRange(0, 4).Draw(t, "moves") {
			m.Ask(rehearsals.Facilitator(), &tables.Place{Person: rehearsals.Who(rapid.IntRange(5, 12).Draw(t, "who")), Table: rapid.IntRange(1, 4).Draw(t, "to")})
		}
		m.Must(&tables.Fix{})
		was := map[meeting.PersonID]int{}
		for i := range 12 {
			was[rehearsals.Who(i+1)] = sits(m, rehearsals.Who(i+1))
		}
		m.Must(&tables.LayOut{Next: true}, &tables.Fix{})
		for who, table := range was {
			host := who <= "p04"
			if now := sits(m, who); host != (now == table) {
				t.Fatalf("%s sat at %d and sits at %d", who, table, now)
			}
		}
		if sits(m, "with") != sits(m, "p01") {
			t.Fatalf("who came along with the host of table 1 sits at %d", sits(m, "with"))
		}
		if l := layoutOf(m); l.Round != 2 {
			t.Fatalf("round %d", l.Round)
		}
	})
}

func TestT7_AWishThatWasHeardIsOver(t *testing.T) {
	m := rehearsals.Begin(t, 4)
	m.Must(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "zorg", Seats: 2}, {Number: 2, Theme: "geld", Seats: 2}}})
	for _, who := range []meeting.PersonID{"p01", "p02", "p03"} {
		m.By(rehearsals.Phone(who), &tables.Wish{Theme: "geld"})
	}
	m.Must(&tables.LayOut{}, &tables.Fix{})
	i := slices.IndexFunc([]meeting.PersonID{"p01", "p02", "p03"}, func(who meeting.PersonID) bool { return sits(m, who) == 1 })
	unheard := []meeting.PersonID{"p01", "p02", "p03"}[i]
	m.Must(&tables.LayOut{Next: true}, &tables.Fix{})
	if sits(m, unheard) != 2 {
		t.Errorf("%s wished geld, and sits elsewhere again", unheard)
	}
}

func TestT8_WhoComesLateGetsATableWithRoom(t *testing.T) {
	m := hall(t, 3, 2)
	m.Must(&tables.LayOut{}, &tables.Fix{}).Refused(&tables.SeatLate{}, meeting.NoChange)
	m.Refused(&tables.SeatLate{People: []meeting.PersonID{"ghost"}}, meeting.Unknown, "person", meeting.PersonID("ghost"))
	before := []int{sits(m, "p01"), sits(m, "p02"), sits(m, "p03")}
	m.Arrive("p04", "carer").By(device(1), &tables.SeatLate{People: []meeting.PersonID{"p04"}})
	if got := []int{sits(m, "p01"), sits(m, "p02"), sits(m, "p03")}; !slices.Equal(got, before) || sits(m, "p04") == 0 {
		t.Errorf("%v became %v; who came late sits at %d", before, got, sits(m, "p04"))
	}
	m.Arrive("p05", "carer").Refused(&tables.SeatLate{}, meeting.TooMany, "field", "seats")
}

func TestT9_ADeviceStandsAtOneTable(t *testing.T) {
	m := hall(t, 1, 2)
	m.By(device(1), &tables.Stand{Table: 1}).No(device(1), &tables.Stand{Table: 1}, meeting.NoChange)
	m.No(device(1), &tables.Stand{Device: "helper-2", Table: 1}, meeting.NotAllowed)
	m.No(device(1), &tables.Stand{Table: 5}, meeting.Unknown, "table", 5)
	m.Refused(&tables.Stand{Table: 1}, meeting.Incomplete, "field", "device")
	m.Must(&tables.Stand{Device: "helper-1", Table: 2})
	if got := rehearsals.Read[tables.Spot](m, meeting.Viewer{Audience: meeting.Device}, "tables.device/helper-1"); got.Table != 2 {
		t.Errorf("%+v", got)
	}
	m.By(device(1), &tables.Stand{})
	if m.Section(console, "tables.device/helper-1") != "" {
		t.Error("it still stands there")
	}
}

func TestT10_TheScreenNamesWhoAgreed(t *testing.T) {
	m := hall(t, 4, 4)
	for i, name := range []string{"Anna", "Bram", "Cor", "Dina"} {
		m.By(rehearsals.Phone(rehearsals.Who(i+1)), &people.Name{Name: name})
	}
	m.By(rehearsals.Phone("p01"), &tables.Wish{ShowName: true})
	m.Must(&people.Seat{ID: "p02", Device: people.OnPaper, Table: 1, Card: 7}, &people.Seat{ID: "p01", Device: "phone", Table: 1},
		&people.Seat{ID: "p03", Device: "phone", Table: 1}, &people.Seat{ID: "p04", Device: "phone", Table: 1}, &people.Leave{People: []meeting.PersonID{"p04"}})
	got := rehearsals.Read[[]tables.Seated](m, projector, "tables.hall")
	if len(got) != 2 || !slices.Equal(got[0].Names, []string{"Anna"}) || !slices.Equal(got[0].Cards, []int{7}) || got[0].Others != 1 {
		t.Errorf("%+v", got)
	}
}

// tableTalk is a hall in which p01 and p02 sit at table 1, p03 at table 2, and a device stands at each.
func tableTalk(t rehearsals.T) *rehearsals.Meeting {
	m := hall(t, 3, 4)
	m.By(rehearsals.Phone("p01"), &ideas.Add{ID: "before", Theme: "zorg", Text: "Nog zonder tafel"})
	for who, table := range map[meeting.PersonID]int{"p01": 1, "p02": 1, "p03": 2} {
		m.Must(&people.Seat{ID: who, Device: "phone", Table: table})
	}
	m.By(device(1), &tables.Stand{Table: 1}).By(device(2), &tables.Stand{Table: 2})
	m.By(meeting.Actor{Role: meeting.Helper, Person: "helper-1", For: "p02"}, &ideas.Add{ID: "i1", Theme: "zorg", Text: "Van tafel 1"})
	m.By(rehearsals.Phone("p03"), &ideas.Add{ID: "i2", Theme: "zorg", Text: "Van tafel 2"})
	return m.Must(&ideas.Reveal{Theme: "zorg"})
}

func TestI19_TheBoardOfATableIsPartOfTheBoardOfItsTheme(t *testing.T) {
	m := tableTalk(t).Must(&people.Seat{ID: "p02", Device: "phone", Table: 2})
	staff := meeting.Viewer{Audience: meeting.Device}
	for id, table := range map[string]int{"before": 1, "i1": 1, "i2": 2} {
		if got := rehearsals.Read[ideas.Card](m, staff, "ideas.idea/"+id); got.Table != table {
			t.Errorf("%s is of table %d, want %d", id, got.Table, table)
		}
		if got := rehearsals.Read[ideas.Card](m, projector, "ideas.idea/"+id); got.Table != 0 {
			t.Errorf("the projector is told the table of %s", id)
		}
	}
}

func TestI20_ATableGroupsItsOwnCards(t *testing.T) {
	m := tableTalk(t)
	m.No(device(3), &ideas.Cluster{ID: "k1", Theme: "zorg", Title: "Samen"}, meeting.NotAllowed)
	m.No(device(1), &ideas.Cluster{ID: "k1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1", "i2"}}, meeting.NotAllowed)
	m.By(device(1), &ideas.Cluster{ID: "k1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}}, &ideas.Put{Ideas: []string{"before"}, Cluster: "k1"},
		&ideas.RenameCluster{ID: "k1", Title: "Bij elkaar"}, &ideas.Put{Ideas: []string{"before"}})
	m.No(device(2), &ideas.RenameCluster{ID: "k1", Title: "Anders"}, meeting.NotAllowed)
	m.No(device(2), &ideas.Put{Ideas: []string{"i2"}, Cluster: "k1"}, meeting.NotAllowed)
	m.No(device(2), &ideas.Put{Ideas: []string{"i1"}}, meeting.NotAllowed)
	m.Must(&ideas.Cluster{ID: "k2", Theme: "zorg", Title: "Van de gespreksleider", Ideas: []string{"before"}})
	m.No(device(1), &ideas.Put{Ideas: []string{"before"}}, meeting.NotAllowed)
}

func TestV12_ATableWritesOnItsForm(t *testing.T) {
	m := tableTalk(t)
	write := func(do propose.FillForm) *propose.FillForm { do.ID = "f1"; do.Table = 1; return &do }
	m.No(device(2), write(propose.FillForm{Title: text("Van ons")}), meeting.NotAllowed)
	m.No(device(1), &propose.FillForm{ID: "f1", Table: 9}, meeting.Unknown, "table", 9)
	m.No(device(1), write(propose.FillForm{Numbers: map[string]string{"cost": "veel"}}), meeting.BadValue, "measure", "cost")
	m.By(device(1), write(propose.FillForm{Title: text("Een loket"), From: &[]string{"i1"}}), write(propose.FillForm{Text: text("Er komt een loket."), Numbers: map[string]string{"cost": "12000"}}))
	m.By(rehearsals.Facilitator(), write(propose.FillForm{Title: text("Eén loket")}))
	got := rehearsals.Read[propose.FormShown](m, console, "propose.form/f1")
	if got.Theme != "zorg" || got.Title != "Eén loket" || got.Text != "Er komt een loket." || got.Numbers["cost"] != "12000" || !slices.Equal(got.Missing, []string{"lead", "first_step", "due"}) {
		t.Errorf("%+v", got)
	}
	m.No(device(1), write(propose.FillForm{Title: text("Eén loket")}), meeting.NoChange)
	m.No(device(2), &propose.FillForm{ID: "f1", Table: 2, Title: text("Gepikt")}, meeting.BadValue, "field", "table")
	m.No(device(2), &propose.DropForm{ID: "f1"}, meeting.NotAllowed)
	m.By(device(1), write(propose.FillForm{Numbers: map[string]string{"cost": ""}}), &propose.DropForm{ID: "f1"})
	m.No(device(1), write(propose.FillForm{Title: text("Toch")}), meeting.NoChange)
	if m.Section(console, "propose.form/f1") != "" {
		t.Error("thrown away, and still there")
	}
}

func TestV13_AFormIsPutForward(t *testing.T) {
	m := tableTalk(t)
	forward := &propose.PutForward{Form: "f1", ID: "v1"}
	m.Refused(forward, meeting.Unknown, "form", "f1")
	m.By(device(1), &propose.FillForm{ID: "f1", Table: 1, Title: text("Een loket"), From: &[]string{"i1"}}).Refused(forward, meeting.Incomplete, "field", "text")
	m.By(device(1), &propose.FillForm{ID: "f1", Table: 1, Text: text("Er komt een loket."), Lead: text("de bibliotheek")}).Must(forward)
	got := rehearsals.Read[propose.Shown](m, console, "propose.proposal/v1")
	if got.Title != "Een loket" || got.LeadText != "de bibliotheek" || got.Theme != "zorg" || !slices.Equal(got.Ideas, []string{"i1"}) {
		t.Errorf("%+v", got)
	}
	m.Refused(&propose.PutForward{Form: "f1", ID: "v2"}, meeting.NoChange)
	m.No(device(1), &propose.FillForm{ID: "f1", Table: 1, Title: text("Anders")}, meeting.NoChange)
	m.By(rehearsals.Facilitator(), &decide.Undo{})
	if got := rehearsals.Read[propose.FormShown](m, console, "propose.form/f1"); got.Proposal != "" {
		t.Errorf("taken back, and still put forward as %s", got.Proposal)
	}
	m.Must(forward)
}

func TestV13_SteppingBackOpensTheFormAgain(t *testing.T) {
	m := tableTalk(t).By(device(1), &propose.FillForm{ID: "f1", Table: 1, Title: text("Een loket"), Text: text("Er komt een loket.")})
	m.Must(&propose.PutForward{Form: "f1", ID: "v1"}).Carry("r1", "v1")
	for _, moment := range rehearsals.Read[decide.Moments](m, console, "decide.moments").List {
		if slices.ContainsFunc(moment.Changes, func(c decide.Change) bool { return c.Proposal == "v1" && c.What == "gone" }) {
			m.Must(&decide.StepBack{To: moment.To, Reason: "Te snel"})
			break
		}
	}
	if m.Section(console, "propose.proposal/v1") != "" {
		t.Fatal("nobody stepped back")
	}
	m.By(device(1), &propose.FillForm{ID: "f1", Table: 1, Title: text("Twee loketten")}).Must(&propose.PutForward{Form: "f1", ID: "v2"})
}

func TestV14_OnlyTheTableReadsAlong(t *testing.T) {
	m := tableTalk(t).By(device(1), &propose.FillForm{ID: "f1", Table: 1, Title: text("Een loket")})
	seen := map[string]bool{}
	for name, v := range map[string]meeting.Viewer{"console": console, "device": {Audience: meeting.Device}, "projector": projector, "every phone": phone(""),
		"p01": phone("p01"), "p02": phone("p02"), "p03": phone("p03"), "town": {Audience: meeting.Town}, "expert": {Audience: meeting.Advice}} {
		if strings.Contains(m.Section(v, "propose.form/f1"), "Een loket") {
			seen[name] = true
		}
	}
	if want := map[string]bool{"console": true, "device": true, "p01": true, "p02": true}; !maps.Equal(seen, want) {
		t.Errorf("seen by %v", seen)
	}
	m.Must(&people.Seat{ID: "p02", Device: "phone", Table: 2})
	if m.Section(phone("p02"), "propose.form/f1") != "" {
		t.Error("who moved on still reads the draft of the table before")
	}
}

func TestT12_WhoRatherDoesNotSitTogether(t *testing.T) {
	m := hall(t, 8, 4)
	apart := func(a, b meeting.PersonID) *tables.KeepApart {
		return &tables.KeepApart{Person: a, Other: b}
	}
	rules := func() []tables.Apart { return rehearsals.Read[[]tables.Apart](m, console, "tables.apart") }
	m.Refused(apart("p01", "p99"), meeting.Unknown, "person", meeting.PersonID("p99"))
	m.Refused(apart("p01", "p01"), meeting.BadValue, "field", "other")
	m.Must(apart("p02", "p01"), apart("p03", "p04"), apart("p05", "p06"))
	m.Refused(apart("p01", "p02"), meeting.NoChange)
	m.Must(&tables.KeepApart{Person: "p05", Other: "p06", Together: true})
	m.Refused(&tables.KeepApart{Person: "p05", Other: "p06", Together: true}, meeting.NoChange)
	if got := rules(); len(got) != 2 || !slices.Equal(got[0].People, []meeting.PersonID{"p01", "p02"}) {
		t.Errorf("%+v", got)
	}
	for _, v := range []meeting.Viewer{projector, phone("p01"), phone(""), {Audience: meeting.Device}, {Audience: meeting.Town}} {
		if got := m.Section(v, "tables.apart"); got != "" {
			t.Errorf("%+v sees who rather does not sit together: %s", v, got)
		}
	}
	m.Must(&tables.LayOut{})
	at := layoutOf(m).At
	if at["p01"] == at["p02"] || at["p03"] == at["p04"] {
		t.Errorf("%v", at)
	}
	m.Must(&people.Erase{ID: "p03"})
	if got := rules(); len(got) != 1 {
		t.Errorf("a rule about who was erased is still there: %+v", got)
	}
	m.Must(&tables.LayOut{}, &tables.Fix{})
	if got := m.Section(console, "tables.apart"); got != "" {
		t.Errorf("the tables are fixed, and it is still there: %s", got)
	}
	if sits(m, "p01") == sits(m, "p02") {
		t.Error("they sit together")
	}
}

// T12: a rule ends with its key, by whatever way.
func TestT12_ARuleEndsWithItsKey(t *testing.T) {
	s := (&tables.ApartEnded{Rules: []string{"r1", "r2"}}).Burns()
	if !slices.Equal(s, []meeting.KeyName{"apart/r1", "apart/r2"}) || (&tables.KeptApart{Rule: "r1"}).Hidden()[0].Key != "apart/r1" {
		t.Errorf("%v", s)
	}
}
