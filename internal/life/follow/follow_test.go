package follow_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	town = rehearsals.Town()
	desk = meeting.Viewer{Audience: meeting.Console}
)

const day = "2021-11-08" // before the clock of a rehearsal says another

// sealed is a meeting of three whose plan is sealed: v1 has a lead and a day, for v2 somebody is sought.
func sealed(t rehearsals.T) *rehearsals.Meeting {
	m := rehearsals.Begin(t, 3)
	one := rehearsals.Draft("v1")
	one.Lead, one.Due = &propose.Lead{Text: "De bibliotheek"}, "2022-03"
	return m.Must(one).Draft("v2").Draft("v3").Carry("r1", "v1", "v2").Seal()
}

func post(id, proposal, status, text string) *follow.Post {
	return &follow.Post{Report: follow.Report{ID: id, Proposal: proposal, Status: status, Text: text, Date: day}}
}

func says(update, answer, text string) *follow.Answer {
	return &follow.Answer{Update: update, Answer: answer, Text: text}
}

func action(m *rehearsals.Meeting, proposal string) follow.Action {
	return rehearsals.Read[follow.Action](m, desk, "follow.action/"+proposal)
}

func TestW1_BesideTheSealedPlan(t *testing.T) {
	open := rehearsals.Begin(t, 1).Draft("v1")
	open.No(town, &follow.SetEvaluation{Date: "2022-05-08"}, meeting.WrongPhase)
	if _, is := open.Life.Follow(); is || open.Section(desk, "follow.course") != "" {
		t.Error("something became of a plan that is not there")
	}
	m := sealed(t)
	before := string(m.Life.Plan().JSON())
	m.By(town, post("u1", "v1", "busy", "Wij zijn begonnen.")).Must(post("u2", "v1", "done", "Het staat er."), &finish.Close{})
	m.By(rehearsals.Phone("p01"), says("u2", "wrong", "Ik zie niets")) // the day is over, this is not
	if string(m.Life.Plan().JSON()) != before {
		t.Error("the plan changed")
	}
	if got := action(m, "v1"); got.Status != "done" || len(got.Updates) != 2 || got.Updates[0].Text != "Wij zijn begonnen." || got.Updates[0].From != follow.FromTown || got.Updates[1].From != follow.FromTeam {
		t.Errorf("%+v", got)
	}
}

func TestW2_SomebodyIsFound(t *testing.T) {
	m := sealed(t)
	name := func(proposal, lead string) *follow.NameLead {
		return &follow.NameLead{Proposal: proposal, Lead: lead, Date: day}
	}
	m.No(town, name("v1", "De gemeente"), meeting.Taken, "field", "lead").No(town, name("v3", "De gemeente"), meeting.Unknown, "proposal", "v3")
	m.No(town, name("v2", " "), meeting.Incomplete, "field", "lead").No(town, post("u1", "v2", "accepted", ""), meeting.Incomplete, "field", "lead")
	m.By(town, name("v2", "De buurtkamer")).No(town, name("v2", "De buurtkamer"), meeting.NoChange).Must(name("v2", "De school"), post("u1", "v2", "accepted", ""))
	if got := action(m, "v2"); got.Lead != "De school" || len(got.Named) != 2 || got.Named[0].Lead != "De buurtkamer" {
		t.Errorf("%+v", got)
	}
	if got := action(m, "v1"); got.Lead != "De bibliotheek" || got.Status != "open" {
		t.Errorf("%+v", got)
	}
}

func TestW3_AReport(t *testing.T) {
	m := sealed(t)
	m.No(town, post("u1", "v3", "busy", ""), meeting.Unknown, "proposal", "v3") // is not in the plan
	for _, status := range []string{"done", "dropped"} {
		m.No(town, post("u1", "v1", status, " "), meeting.Incomplete, "field", "text")
	}
	later := post("u1", "v1", "busy", "")
	later.Date = "2999-01-01"
	m.No(town, later, meeting.BadValue, "field", "date").By(town, post("u1", "v1", "accepted", ""))
	m.No(town, post("u1", "v2", "busy", ""), meeting.Taken, "field", "id").No(town, post("u2", "v1", "accepted", ""), meeting.NoChange)
	earlier := post("u2", "v1", "busy", "")
	earlier.Date = "2021-11-01"
	m.No(town, earlier, meeting.BadValue, "field", "date")
}

func TestW4_LateIsReckoned(t *testing.T) {
	for name, c := range map[string]struct {
		status, due, today string
		late               bool
	}{
		"before its day": {"busy", "2022-03-31", "2022-03-30", false},
		"on its day":     {"busy", "2022-03-31", "2022-03-31", false},
		"after its day":  {"busy", "2022-03-31", "2022-04-01", true},
		"nobody began":   {"open", "2022-03-31", "2022-04-01", true},
		"done":           {"done", "2022-03-31", "2022-04-01", false},
		"dropped":        {"dropped", "2022-03-31", "2022-04-01", false},
		"no day":         {"open", "", "2999-01-01", false},
	} {
		if got := (follow.Action{Status: c.status, Due: c.due}).Late(c.today); got != c.late {
			t.Errorf("%s: %v", name, got)
		}
	}
	m := sealed(t)
	if got := action(m, "v1").Due; got != "2022-03-31" {
		t.Errorf("the last day of 2022-03 is %q", got)
	}
}

func TestW5_WhoWasThereSaysWhetherItIsRight(t *testing.T) {
	m := sealed(t).By(town, post("u1", "v1", "done", "Het staat er."))
	m.No(rehearsals.Phone("p01"), says("u9", "right", ""), meeting.Unknown, "update", "u9").No(rehearsals.Phone("p01"), says("u1", "right", "Mooi"), meeting.BadValue, "field", "text")
	for _, who := range []meeting.PersonID{"p01", "p02", "p03"} {
		m.By(rehearsals.Phone(who), says("u1", "wrong", "")).No(rehearsals.Phone(who), says("u1", "wrong", ""), meeting.NoChange)
	}
	if got := action(m, "v1").Updates[0]; got.Wrong != 3 || got.Right != 0 {
		t.Errorf("%+v", got)
	}
	m.By(rehearsals.Phone("p03"), says("u1", "right", "")).Must(&people.Erase{ID: "p02"})
	if got := action(m, "v1").Updates[0]; got.Wrong != 2 || got.Right != 1 {
		t.Errorf("the numbers do not stay: %+v", got)
	}
	if got := rehearsals.Read[follow.Mine](m, meeting.Viewer{Audience: meeting.Phone, Person: "p03"}, "follow.mine"); got.Answers["u1"].Answer != "right" {
		t.Errorf("%+v", got)
	}
}

// The list has people who never came, and a letter lets them read along; what they say would count as said by who was there.
func TestW5_WhoNeverCameIsNotCounted(t *testing.T) {
	m := rehearsals.Begin(t, 3).Must(&people.List{ID: "p09", Name: "Corrie", Capacity: "carer"}).Draft("v1").Carry("r1", "v1").Seal().Must(post("u1", "v1", "busy", ""))
	m.No(rehearsals.Phone("p09"), says("u1", "right", ""), meeting.NotThere).By(rehearsals.Phone("p01"), says("u1", "right", ""))
	if got := action(m, "v1").Updates[0]; got.Right != 1 {
		t.Errorf("%+v", got)
	}
}

func TestW6_WordsAreReadFirst(t *testing.T) {
	m := sealed(t).By(town, post("u1", "v1", "done", "Het staat er.")).By(rehearsals.Phone("p01"), says("u1", "wrong", "Bij mevrouw K. niet"))
	sees := func() (all []string) {
		for _, one := range action(m, "v1").Updates[0].Said {
			all = append(all, one.Text)
		}
		return all
	}
	for _, v := range m.Viewers() {
		if text := strings.Join(slices.Collect(values(rehearsals.Sees(m.Life, v))), ""); strings.Contains(text, "mevrouw K.") && v != desk && v.Person != "p01" {
			t.Errorf("%s %q reads words that nobody read", v.Audience, v.Person)
		}
	}
	unread := rehearsals.Read[follow.Team](m, desk, "follow.team").Unread
	if len(unread) != 1 || len(sees()) != 0 {
		t.Fatalf("%+v, everybody sees %v", unread, sees())
	}
	m.Refused(&follow.ShowWords{Words: "w9"}, meeting.Unknown, "words", "w9").Must(&follow.ShowWords{Words: unread[0].Words}).Refused(&follow.ShowWords{Words: unread[0].Words}, meeting.NoChange)
	if got := sees(); len(got) != 1 || got[0] != "Bij mevrouw K. niet" {
		t.Errorf("everybody sees %v", got)
	}
	m.By(town, &follow.Respond{Update: "u1", Text: "Wij gaan kijken.", Date: day}).By(rehearsals.Phone("p01"), says("u1", "wrong", "Nog niet"))
	if got := action(m, "v1").Updates[0]; len(got.Said) != 0 || got.Wrong != 1 || got.Responses[0].Text != "Wij gaan kijken." {
		t.Errorf("new words were read by nobody: %+v", got)
	}
}

func values(of map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, text := range of {
			if !yield(text) {
				return
			}
		}
	}
}

func TestW7_WhoHelps(t *testing.T) {
	m := sealed(t).By(rehearsals.Phone("p01"), &follow.Help{Proposal: "v2", Help: true}).By(rehearsals.Phone("p02"), &follow.Help{Proposal: "v2", Help: true})
	m.No(rehearsals.Phone("p01"), &follow.Help{Proposal: "v2", Help: true}, meeting.NoChange).No(rehearsals.Phone("p01"), &follow.Help{Proposal: "v3", Help: true}, meeting.Unknown)
	if got := rehearsals.Read[follow.Team](m, desk, "follow.team").Helpers; len(got) != 2 || got[0].Person != "p01" {
		t.Errorf("%+v", got)
	}
	if m.Section(meeting.Viewer{Audience: meeting.Town}, "follow.team") != "" {
		t.Error("the municipality sees who helps")
	}
	m.By(rehearsals.Phone("p01"), &follow.Help{Proposal: "v2"})
	if got := action(m, "v2").Helping; got != 1 {
		t.Errorf("%d help", got)
	}
	m.Must(&people.Erase{ID: "p02"})
	if got := action(m, "v2").Helping; got != 1 || m.Section(desk, "follow.team") != "" {
		t.Errorf("%d help, and the team sees %q", got, m.Section(desk, "follow.team"))
	}
}

func TestW8_WorkingGroups(t *testing.T) {
	group := func(id string, proposals ...string) *follow.FormGroup {
		return &follow.FormGroup{Group: follow.Group{ID: id, Name: "De plek", Does: "Zoekt een plek", Proposals: proposals, Date: day}}
	}
	end := &follow.EndGroup{ID: "g1", Reason: "De plek is er", Date: day}
	m := sealed(t).No(town, group("g1", "v1", "v3"), meeting.Unknown, "proposal", "v3").No(town, group("g1"), meeting.Incomplete, "field", "proposals").No(town, end, meeting.Unknown)
	m.By(town, group("g1", "v1", "v2")).No(town, group("g1", "v1"), meeting.Taken).By(town, end).No(town, end, meeting.NoChange)
	if got := rehearsals.Read[follow.Course](m, desk, "follow.course").Groups; len(got) != 1 || got[0].Ended == nil || got[0].Ended.Text != "De plek is er" {
		t.Errorf("%+v", got)
	}
}

func TestW8_TheMunicipalityEndsNoGroupOfTheTeam(t *testing.T) {
	end := &follow.EndGroup{ID: "g1", Reason: "Wij doen dit zelf", Date: day}
	m := sealed(t).Must(&follow.FormGroup{Group: follow.Group{ID: "g1", Name: "De plek", Does: "Zoekt een plek", Proposals: []string{"v1"}, Date: day}})
	m.No(town, end, meeting.NotAllowed).Must(end)
}

func TestW9_LookingBack(t *testing.T) {
	told := &follow.Evaluate{Text: "Twee dingen liepen anders.", Date: day}
	m := sealed(t).No(town, &follow.SetEvaluation{Date: "in mei"}, meeting.BadValue, "field", "date").By(town, &follow.SetEvaluation{Date: "2022-05-08"}, &follow.SetEvaluation{Date: "2022-06-08"})
	m.No(town, &follow.SetEvaluation{Date: "2022-06-08"}, meeting.NoChange).Must(told).Refused(told, meeting.NoChange)
	if got := rehearsals.Read[follow.Course](m, desk, "follow.course"); !slices.Equal(got.Evaluation, []string{"2022-05-08", "2022-06-08"}) || got.Evaluated[0].Text != told.Text {
		t.Errorf("%+v", got)
	}
}

func TestW10_AnotherPlanTookItsPlace(t *testing.T) {
	m := sealed(t)
	good := follow.Successor{Proposal: "v1", Title: "Het tweede plan", Address: "https://plannen.example/2", Code: "0000-0000-0000-0000", Date: day}
	for name, c := range map[string]struct {
		change func(*follow.Successor)
		code   meeting.Code
	}{
		"not in the plan": {func(s *follow.Successor) { s.Proposal = "v3" }, meeting.Unknown},
		"a script":        {func(s *follow.Successor) { s.Address = "javascript:alert(1)" }, meeting.BadValue},
		"no address":      {func(s *follow.Successor) { s.Address = "plannen" }, meeting.BadValue},
		"a password":      {func(s *follow.Successor) { s.Address = "https://u:p@plannen.example/" }, meeting.BadValue},
		"no code":         {func(s *follow.Successor) { s.Code = "ja" }, meeting.BadValue},
		"itself":          {func(s *follow.Successor) { s.Code = m.Life.Plan().Code() }, meeting.BadValue},
	} {
		bad := good
		c.change(&bad)
		t.Run(name, func(*testing.T) { m.Refused(&follow.Replace{Successor: bad}, c.code) })
	}
	m.No(town, &follow.Replace{Successor: good}, meeting.NotAllowed).Must(&follow.Replace{Successor: good})
	if got := rehearsals.Read[follow.Course](m, desk, "follow.course").Replaced; len(got) != 1 || got[0] != good {
		t.Errorf("%+v", got)
	}
}

// Whatever is asked, in whatever order: nothing that was said is gone, the numbers add up, the plan is the same, and who was
// erased leaves the numbers as they are.
func TestW1_NothingIsEverTakenAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := sealed(t)
		plan := string(m.Life.Plan().JSON())
		view, _ := m.Life.Follow()
		answered := map[string]map[meeting.PersonID]string{}
		for range rapid.IntRange(1, 20).Draw(t, "asks") {
			by, do := anything(t)
			if m.Ask(by, do) == nil {
				remember(answered, by.Person, do)
			}
			next, _ := m.Life.Follow()
			holds(t, view, next)
			view = next
		}
		for _, a := range view.Actions {
			for _, u := range a.Updates {
				if right, wrong := count(answered[u.ID]); u.Right != right || u.Wrong != wrong {
					t.Fatalf("%d right and %d wrong, people said %d and %d", u.Right, u.Wrong, right, wrong)
				}
			}
		}
		if string(m.Life.Plan().JSON()) != plan {
			t.Fatal("the plan changed")
		}
		nobody := rehearsals.Replay(m.Stored(), meeting.PersonKey("p01"), meeting.PersonKey("p02"), meeting.PersonKey("p03"))
		if forgotten := seen(nobody); !reflect.DeepEqual(forgotten, withoutWords(view)) {
			t.Fatalf("without the people\n%+v\nwith them\n%+v", forgotten, view)
		}
	})
}

func seen(l *life.Life) follow.View {
	view, _ := l.Follow()
	return view
}

// withoutWords is a view without what people said: that goes with them.
func withoutWords(view follow.View) follow.View {
	for _, a := range view.Actions {
		for i := range a.Updates {
			a.Updates[i].Said = nil
		}
	}
	return view
}

func remember(answered map[string]map[meeting.PersonID]string, who meeting.PersonID, do meeting.Intent) {
	if said, is := do.(*follow.Answer); is {
		if answered[said.Update] == nil {
			answered[said.Update] = map[meeting.PersonID]string{}
		}
		answered[said.Update][who] = said.Answer
	}
}

func count(answers map[meeting.PersonID]string) (right, wrong int) {
	for _, said := range answers {
		if said == "right" {
			right++
		} else {
			wrong++
		}
	}
	return right, wrong
}

// holds: each list of the later view begins with the earlier one.
func holds(t *rapid.T, before, after follow.View) {
	for i, was := range before.Actions {
		is := after.Actions[i]
		if len(is.Updates) < len(was.Updates) || len(is.Named) < len(was.Named) || is.Due != was.Due {
			t.Fatalf("something was taken from %+v: %+v", was, is)
		}
		for j, u := range was.Updates {
			now := is.Updates[j]
			if now.ID != u.ID || now.Status != u.Status || now.Text != u.Text || len(now.Responses) < len(u.Responses) || now.Right+now.Wrong < u.Right+u.Wrong {
				t.Fatalf("a report changed from %+v to %+v", u, now)
			}
		}
	}
	was, is := before.Course, after.Course
	if len(is.Groups) < len(was.Groups) || !slices.Equal(is.Evaluation[:len(was.Evaluation)], was.Evaluation) || len(is.Replaced) < len(was.Replaced) {
		t.Fatalf("something was taken from %+v: %+v", was, is)
	}
}

func anything(t *rapid.T) (meeting.Actor, meeting.Intent) {
	one := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	phone := rehearsals.Phone(meeting.PersonID(one("who", "p01", "p02", "p03")))
	update, proposal := one("update", "u1", "u2"), one("proposal", "v1", "v2")
	switch rapid.IntRange(0, 8).Draw(t, "ask") {
	case 0, 1:
		return phone, says(update, one("answer", "right", "wrong"), "")
	case 2:
		return phone, says(update, "wrong", one("text", "Nee", "Nog niet"))
	case 3:
		return phone, &follow.Help{Proposal: proposal, Help: rapid.Bool().Draw(t, "help")}
	case 4:
		return town, &follow.NameLead{Proposal: proposal, Lead: one("lead", "De school", "De kerk"), Date: day}
	case 5:
		return town, &follow.Respond{Update: update, Text: one("response", "Wij kijken", "Het is er"), Date: day}
	case 6:
		return town, &follow.SetEvaluation{Date: one("day", "2022-05-08", "2022-06-08")}
	}
	return town, post(update, proposal, one("status", "accepted", "busy", "done", "dropped"), one("told", "", "Het staat er"))
}

func given(link, proposal string) *follow.GiveLink {
	return &follow.GiveLink{Link: link, Proposal: proposal}
}

func ended(link string) *follow.EndLink { return &follow.EndLink{Link: link} }

func leads(link string) meeting.Actor {
	return meeting.Actor{Role: meeting.Lead, Person: meeting.PersonID(link)}
}

func TestW11_ALinkSpeaksForOneDecision(t *testing.T) {
	m := sealed(t)
	m.No(town, given("l1", "v9"), meeting.Unknown, "proposal", "v9").No(town, given("l1", "v2"), meeting.Incomplete, "field", "lead")
	m.No(leads("l1"), post("u1", "v1", "busy", ""), meeting.NotAllowed) // nobody gave it
	m.By(town, given("l1", "v1")).No(town, given("l1", "v1"), meeting.Taken, "field", "link")
	m.No(leads("l1"), given("l2", "v1"), meeting.NotAllowed).No(leads("l1"), post("u1", "v2", "busy", ""), meeting.NotAllowed)
	m.By(leads("l1"), post("u1", "v1", "busy", "De sleutel is er."))
	if got := action(m, "v1"); got.Status != "busy" || got.Updates[0].From != follow.FromLead || got.Updates[0].Text != "De sleutel is er." {
		t.Errorf("%+v", got)
	}
	m.By(rehearsals.Phone("p01"), says("u1", "wrong", "")).By(leads("l1"), &follow.Respond{Update: "u1", Text: "Wij kijken ernaar.", Date: day})
	m.By(town, &follow.NameLead{Proposal: "v2", Lead: "De school", Date: day}, post("u2", "v2", "busy", ""))
	m.No(leads("l1"), &follow.Respond{Update: "u2", Text: "Dat is niet zo.", Date: day}, meeting.NotAllowed)
}

func TestW11_WhoEndsALink(t *testing.T) {
	m := sealed(t).Must(given("l1", "v1"), given("l2", "v1")).By(town, given("l3", "v1"))
	m.No(town, ended("l1"), meeting.NotAllowed).No(leads("l2"), ended("l1"), meeting.NotAllowed).No(town, ended("l9"), meeting.Unknown, "link", "l9")
	m.By(town, ended("l3")).No(town, ended("l3"), meeting.NoChange).Must(ended("l1")).By(leads("l2"), post("u1", "v1", "busy", ""), ended("l2"))
	for _, link := range []string{"l1", "l2", "l3"} {
		m.No(leads(link), post("u9", "v1", "done", "Het staat er."), meeting.NotAllowed)
	}
	if got := action(m, "v1"); len(got.Updates) != 1 {
		t.Errorf("what was said by a link stays: %+v", got)
	}
}

// Naming another ends the links of who was named: it would be a way to end one of the team.
func TestW2_W11_TheMunicipalityNamesNobodyInThePlaceOfWhoTheTeamLetsSpeak(t *testing.T) {
	other := &follow.NameLead{Proposal: "v2", Lead: "Onze afdeling", Date: day}
	m := sealed(t).Must(&follow.NameLead{Proposal: "v2", Lead: "De buurt", Date: day}, given("l1", "v2"))
	m.No(town, other, meeting.Taken, "field", "lead").By(leads("l1"), post("u1", "v2", "busy", "Het schiet niet op."))
	m.Must(ended("l1")).By(town, other)
	if got := action(m, "v2").Lead; got != "Onze afdeling" {
		t.Error(got)
	}
}

// Who the plan names stays, also when the municipality speaks by a link that it gave to itself.
func TestW2_TheMunicipalityDoesNotSayInTheirPlaceThatItIsNotTheirs(t *testing.T) {
	other := &follow.NameLead{Proposal: "v1", Lead: "Onze afdeling", Date: day}
	m := sealed(t).By(town, given("l1", "v1")).By(leads("l1"), post("u1", "v1", "declined", "Niet van ons."))
	m.No(town, other, meeting.Taken, "field", "lead").By(town, ended("l1")).No(town, other, meeting.Taken, "field", "lead")
	m.Must(&follow.NameLead{Proposal: "v1", Lead: "De bibliotheek", Date: day})
	if got := action(m, "v1").Lead; got != "De bibliotheek" {
		t.Error(got)
	}
}

func TestW3_NotTheirs(t *testing.T) {
	m := sealed(t)
	m.No(town, post("u1", "v1", "declined", "De school doet dit."), meeting.BadValue, "field", "status").Must(given("l1", "v1"))
	m.No(leads("l1"), post("u1", "v1", "declined", ""), meeting.Incomplete, "field", "text").By(leads("l1"), post("u1", "v1", "declined", "De school doet dit."))
	if got := action(m, "v1"); got.Status != "open" || got.Lead != "" || got.Updates[0].Status != "declined" {
		t.Errorf("%+v", got)
	}
	m.No(town, post("u2", "v1", "accepted", ""), meeting.Incomplete, "field", "lead").By(leads("l1"), post("u2", "v1", "accepted", ""))
	if got := action(m, "v1"); got.Status != "accepted" || got.Lead != "De bibliotheek" {
		t.Errorf("who came back to it: %+v", got)
	}
	m.No(town, &follow.NameLead{Proposal: "v1", Lead: "De school", Date: day}, meeting.Taken, "field", "lead")
	m.By(leads("l1"), post("u3", "v1", "declined", "Toch niet.")).By(town, &follow.NameLead{Proposal: "v1", Lead: "De school", Date: day})
	m.No(leads("l1"), post("u4", "v1", "accepted", ""), meeting.NotAllowed) // another is named
	if got := action(m, "v1"); got.Lead != "De school" || got.Status != "open" {
		t.Errorf("%+v", got)
	}
}

func TestW12_WordsAreTakenOut(t *testing.T) {
	m := sealed(t).By(town, post("u1", "v1", "busy", "Mevrouw Jansen heeft de sleutel."))
	m.By(rehearsals.Phone("p01"), says("u1", "wrong", "Meneer Bos is ziek")).Must(&follow.Respond{Update: "u1", Text: "Wij vragen het mevrouw Jansen.", Date: day},
		&follow.FormGroup{Group: follow.Group{ID: "g1", Name: "De buurt van Jansen", Does: "Helpt mevrouw Jansen", Proposals: []string{"v1"}, Date: day}},
		&follow.EndGroup{ID: "g1", Reason: "Mevrouw Jansen verhuisde", Date: day}, &follow.Evaluate{Text: "Jansen was tevreden", Date: day})
	words := action(m, "v1")
	unread := rehearsals.Read[follow.Team](m, desk, "follow.team").Unread[0].Words
	m.Must(&follow.ShowWords{Words: unread})
	told := func(kind, id string, n int) *follow.TakeOut {
		return &follow.TakeOut{Told: follow.Told{Kind: kind, ID: id, N: n}}
	}
	for _, no := range []*follow.TakeOut{told("report", "u9", 0), told("report", "u1", 1), told("reply", "u1", 1), told("group", "g2", 0), told("look", "", 1), told("look", "u1", 0), told("said", "", 0), told("said", "u1", 0)} {
		m.No(rehearsals.Facilitator(), no, meeting.Unknown, no.Kind, no.ID)
	}
	m.No(town, told("report", "u1", 0), meeting.NotAllowed)
	for _, one := range []*follow.TakeOut{told("report", "u1", 0), told("reply", "u1", 0), told("group", "g1", 0), told("end", "g1", 0), told("look", "", 0), told("said", unread, 0)} {
		m.Must(one).Refused(one, meeting.NoChange)
	}
	for _, who := range []meeting.Viewer{desk, {Audience: meeting.Phone}, {Audience: meeting.Phone, Person: "p01"}, {Audience: meeting.Town}} {
		for _, section := range []string{"follow.action/v1", "follow.course", "follow.team", "follow.mine"} {
			if shown := m.Section(who, section); strings.Contains(shown, "Jansen") || strings.Contains(shown, "Bos") {
				t.Errorf("%v still sees %s", who.Audience, shown)
			}
		}
	}
	got := action(m, "v1")
	if u := got.Updates[0]; got.Status != words.Status || u.Wrong != 1 || u.TakenOut == "" || u.Responses[0].TakenOut == "" || u.Said[0].TakenOut == "" || u.Date != day {
		t.Errorf("what stays is not there: %+v", got)
	}
	course := rehearsals.Read[follow.Course](m, desk, "follow.course")
	if g := course.Groups[0]; g.TakenOut == "" || g.Ended.TakenOut == "" || course.Evaluated[0].TakenOut == "" || len(g.Proposals) != 1 {
		t.Errorf("%+v", course)
	}
}

// What is public of a fact has no word that somebody may ask to be taken out.
func TestW12_WordsLieUnderAKeyOfTheirOwn(t *testing.T) {
	for _, f := range []meeting.Fact{&follow.Reported{ID: "u1", Words: "Jansen"}, &follow.Replied{Update: "u1", Words: "Jansen"}, &follow.LookedBack{Words: "Jansen"},
		&follow.GroupBegun{ID: "g1", Words: follow.GroupWords{Name: "Jansen", Does: "Jansen"}}, &follow.GroupStopped{ID: "g1", Words: "Jansen"}} {
		raw, err := json.Marshal(f)
		if err != nil || strings.Contains(string(raw), "Jansen") {
			t.Errorf("%s: %s %v", f.Fact(), raw, err)
		}
	}
	kinds := map[string]meeting.KeyName{}
	for _, c := range []struct {
		told  follow.Told
		under meeting.Hides
	}{{follow.Told{Kind: "report", ID: "u1"}, &follow.Reported{ID: "u1"}}, {follow.Told{Kind: "reply", ID: "u1", N: 2}, &follow.Replied{Update: "u1", N: 2}}, {follow.Told{Kind: "look", N: 1}, &follow.LookedBack{N: 1}},
		{follow.Told{Kind: "group", ID: "g1"}, &follow.GroupBegun{ID: "g1"}}, {follow.Told{Kind: "end", ID: "g1"}, &follow.GroupStopped{ID: "g1"}}} {
		burned := (&follow.TakenOut{Told: c.told}).Burns()[0]
		if c.under.Hidden()[0].Key != burned {
			t.Errorf("%+v: the words lie under %s, and %s is destroyed", c.told, c.under.Hidden()[0].Key, burned)
		}
		for kind, key := range kinds {
			if key == burned {
				t.Errorf("%s and %s lie under one key", kind, c.told.Kind)
			}
		}
		kinds[c.told.Kind] = burned
	}
}

// Who was given what became of the plan reads it while the meeting goes on: nothing of it changes under them.
func TestW12_WhatWasGivenOutStays(t *testing.T) {
	m := sealed(t).Must(post("u1", "v1", "busy", "Begonnen"), &follow.FormGroup{Group: follow.Group{ID: "g1", Name: "De buurt", Does: "Zoekt", Proposals: []string{"v1"}, Date: day}},
		&follow.EndGroup{ID: "g1", Reason: "Het is klaar", Date: day}, &follow.Evaluate{Text: "Het liep", Date: day})
	given, _ := m.Life.Follow()
	before, err := json.Marshal(given)
	for _, told := range []follow.Told{{Kind: "report", ID: "u1"}, {Kind: "group", ID: "g1"}, {Kind: "end", ID: "g1"}, {Kind: "look"}} {
		m.Must(&follow.TakeOut{Told: told})
	}
	if after, _ := json.Marshal(given); err != nil || string(after) != string(before) {
		t.Errorf("%v\nwas %s\nis  %s", err, before, after)
	}
}
