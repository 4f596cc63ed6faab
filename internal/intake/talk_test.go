package intake

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

func TestAConversation(t *testing.T) {
	p := begun(t)
	p.must(caller, &SetContact{"name", "Fenna"}, &SetContact{"phone", "0612345678"}, &Invite{"i1", "letter", "made"})
	if got := p.summary(); got.Step != WasAsked || got.Name != "Fenna" {
		t.Fatalf("%+v", got)
	}
	p.must(caller, &Plan{Appointment{Day: "2021-10-04", Time: "10:00", Place: "phone", Caller: "Anna"}}, &Attempt{Try{ID: "t1", Result: "no_answer"}})
	if got := p.summary(); got.Step != Scheduled || got.Tries != 1 || got.Last != "no_answer" {
		t.Fatalf("%+v", got)
	}
	p.must(caller, &Tell{[]string{"question", "decide"}})
	p.must(phone, &Answer{kind.Answer{Question: "until", Moment: "16:30"}}, &Answer{kind.Answer{Question: "theme", Choices: []string{"zorg"}}})
	p.must(caller, &Answer{kind.Answer{Question: "needs", Choices: []string{"transport"}}})
	p.must(phone, &Agree{}).no(phone, &Agree{}, meeting.NoChange)
	if got := p.summary(); got.Step != Prepared || got.Leaves != "16:30" || got.Theme != "zorg" || got.Told != 2 || len(got.Needs) != 1 {
		t.Fatalf("%+v", got)
	}
	p.must(phone, &Answer{kind.Answer{Question: "until", Moment: "16:00"}})
	if got := p.summary(); got.Step != Changed {
		t.Fatalf("what changed afterwards is agreed with: %+v", got)
	}
	p.must(caller, &Agree{}).expect(meeting.Phone, "talk.state", fmt.Sprintf(`{"person":"p01","agreed":%d,"team":true,"permitted":%d,"told":true}`, noon.UnixMilli()+int64(p.n)*60_000, permitted))
}

// K1
func TestNothingBeforeItBegan(t *testing.T) {
	p := &play{t: t, talk: New()}
	p.no(phone, &Write{"m1", "Hallo"}, meeting.Unknown)
	if got := p.sees(meeting.Console); len(got) != 0 {
		t.Fatalf("%v", got)
	}
	p.must(caller, &Begin{person, script()}).no(caller, &Begin{"p02", script()}, meeting.NoChange)
	p.no(meeting.Actor{Role: meeting.Participant, Person: "p02"}, &Write{"m1", "Hallo"}, meeting.NotAllowed)
}

// K2
func TestQuestionsStandOnceAgreed(t *testing.T) {
	p := begun(t)
	fewer := script()
	fewer.Questions = fewer.Questions[:1]
	p.no(caller, &PutQuestions{script()}, meeting.NoChange).must(phone, &Answer{kind.Answer{Question: "else", Text: "Ja"}})
	p.must(caller, &PutQuestions{fewer}).expect(meeting.Phone, "talk.question/else", "")
	if p.sees(meeting.Phone)["talk.answer/else"] == "" {
		t.Fatal("the answer went with its question")
	}
	p.no(phone, &Answer{kind.Answer{Question: "until", Moment: "16:30"}}, meeting.Unknown)
	p.must(phone, &Agree{}).no(caller, &PutQuestions{script()}, meeting.WrongPhase)
}

// K3
func TestAnswersFitTheirQuestion(t *testing.T) {
	p := begun(t)
	for _, row := range []struct {
		a    kind.Answer
		code meeting.Code
	}{
		{kind.Answer{Question: "needs"}, meeting.BadValue},
		{kind.Answer{Question: "nobody-asked", Text: "x"}, meeting.Unknown},
		{kind.Answer{Question: "needs", Choices: []string{"gold"}}, meeting.BadValue},
		{kind.Answer{Question: "needs", Choices: []string{"loop", "loop"}}, meeting.BadValue},
		{kind.Answer{Question: "needs", Moment: "10:00"}, meeting.BadValue},
		{kind.Answer{Question: "theme", Choices: []string{"zorg", "werk"}}, meeting.BadValue},
		{kind.Answer{Question: "until", Moment: "half five"}, meeting.BadValue},
		{kind.Answer{Question: "until", Moment: "25:00"}, meeting.BadValue},
		{kind.Answer{Question: "until", Moment: "9:00"}, meeting.BadValue},
		{kind.Answer{Question: "until", Choices: []string{"zorg"}}, meeting.BadValue},
		{kind.Answer{Question: "others", Place: "thuis"}, meeting.BadValue},
		{kind.Answer{Question: "else", People: []kind.Someone{{Name: "Jan"}}}, meeting.BadValue},
	} {
		p.no(phone, &Answer{row.a}, row.code)
	}
	p.must(phone, &Answer{kind.Answer{Question: "theme", Text: "dat weet ik nog niet"}}, &Answer{kind.Answer{Question: "until", Moment: "16:30", Place: "station"}},
		&Answer{kind.Answer{Question: "others", People: []kind.Someone{{Name: "Jan", Phone: "0612345678"}}}})
	p.no(phone, &Answer{kind.Answer{Question: "theme", Text: "dat weet ik nog niet"}}, meeting.NoChange)
}

// K3: all versions go, and a later answer is not touched by that.
func TestTakingAnAnswerAway(t *testing.T) {
	p := begun(t)
	p.must(phone, &Answer{kind.Answer{Question: "else", Text: "een"}}, &Answer{kind.Answer{Question: "else", Text: "twee"}}, &Unanswer{"else"})
	gone := record.Ended(p.log[len(p.log)-1].Fact)
	if want := []meeting.KeyName{"answer/else-1", "answer/else-2"}; !slices.Equal(gone, want) {
		t.Fatalf("%v go, not %v", gone, want)
	}
	p.no(phone, &Unanswer{"else"}, meeting.Unknown).must(phone, &Answer{kind.Answer{Question: "else", Text: "drie"}})
	if k := p.log[len(p.log)-1].Fact.(*Answered).Hidden()[0].Key; slices.Contains(gone, k) {
		t.Fatalf("what was said later lies under %s, which is burnt", k)
	}
}

// K20: the agreement stands, and all versions go.
func TestTheWishGoesWithTheTables(t *testing.T) {
	p := begun(t)
	server := meeting.Actor{Role: meeting.Facilitator, Person: "tables"}
	asks := script()
	asks.Questions = append(asks.Questions, kind.Question{ID: "tables", Kind: "choice", Text: "Iets met de tafels?", Use: "tables", More: true, Choices: []kind.Choice{{ID: "nothing", Text: "Nee"}, {ID: "call-me", Text: "Bel mij"}}})
	p.must(caller, &PutQuestions{asks}).no(server, &EndWish{}, meeting.NoChange)
	p.must(phone, &Answer{kind.Answer{Question: "tables", Choices: []string{"nothing"}}}, &Answer{kind.Answer{Question: "tables", Choices: []string{"call-me"}}}, &Answer{kind.Answer{Question: "else", Text: "een"}}, &Agree{})
	p.no(phone, &EndWish{}, meeting.NotAllowed).must(server, &EndWish{})
	if gone, want := record.Ended(p.log[len(p.log)-1].Fact), []meeting.KeyName{"answer/tables-1", "answer/tables-2"}; !slices.Equal(gone, want) {
		t.Fatalf("%v go, not %v", gone, want)
	}
	seen := p.sees(meeting.Console)
	if seen["talk.answer/tables"] != "" || seen["talk.answer/else"] == "" || strings.Contains(seen["talk.state"], "stale") || !strings.Contains(seen["talk.state"], "agreed") {
		t.Error(seen)
	}
	p.no(server, &EndWish{}, meeting.NoChange)
}

// K6
func TestNeedsBecomeWork(t *testing.T) {
	p := begun(t)
	p.must(phone, &Answer{kind.Answer{Question: "needs", Choices: []string{"transport", "loop"}}})
	p.expect(meeting.Console, "talk.need/transport-1", `{"id":"transport-1","choice":"transport","text":"Vervoer","state":"open"}`)
	p.must(caller, &SetNeed{ID: "transport-1", Owner: "Anna", Due: "2021-11-01", State: "arranged", Reply: "Er komt een auto om 13:00."})
	p.expect(meeting.Phone, "talk.need/transport-1", `{"id":"transport-1","choice":"transport","text":"Vervoer","state":"arranged","reply":"Er komt een auto om 13:00."}`)
	p.must(phone, &Answer{kind.Answer{Question: "needs", Text: "toch niets"}})
	if p.sees(meeting.Console)["talk.need/loop-1"] != "" || p.sees(meeting.Console)["talk.need/transport-1"] == "" {
		t.Fatal("what nobody worked on goes, what was arranged stays")
	}
	p.must(phone, &Answer{kind.Answer{Question: "needs", Choices: []string{"loop"}}})
	if p.sees(meeting.Console)["talk.need/loop-2"] == "" {
		t.Fatalf("it comes back under a name of its own: %v", p.sees(meeting.Console))
	}
	p.must(caller, &AddNeed{"own", "Parkeren bij de deur"}, &DropNeed{"own"}).no(caller, &AddNeed{"own", "x"}, meeting.Taken)
	p.no(caller, &SetNeed{ID: "own", State: "open"}, meeting.Unknown).no(caller, &DropNeed{"own"}, meeting.Unknown)
}

// K7
func TestMessages(t *testing.T) {
	p := begun(t)
	p.must(caller, &Write{"m1", "Goedemorgen"}, &Write{"m2", "Lukt dinsdag?"})
	if got := p.sees(meeting.Lobby)["talk.state"]; got != fmt.Sprintf(`{"person":"p01","permitted":%d,"told":true,"unread":2}`, permitted) {
		t.Fatal(got)
	}
	p.must(phone, &Read{"m1"})
	if got := p.talk.is.unread(ofPerson); got != 1 {
		t.Fatal(got)
	}
	p.must(phone, &Write{"m3", "Ja"})
	if got := p.summary().Unread; got != 1 || p.talk.is.unread(ofPerson) != 0 {
		t.Fatal("who writes has read what came before", got)
	}
	p.no(phone, &Read{"m1"}, meeting.NoChange).no(phone, &Read{"m9"}, meeting.Unknown)
	p.no(phone, &TakeBack{"m1"}, meeting.NotAllowed).must(phone, &TakeBack{"m3"}).no(phone, &TakeBack{"m3"}, meeting.Unknown)
	p.no(phone, &Write{"m3", "Nee"}, meeting.Taken).no(caller, &Write{"m1", "x"}, meeting.Taken)
	if got := p.summary().Unread; got != 0 {
		t.Fatal("what was taken back is still to be read", got)
	}
}

// K8
func TestDoNotApproach(t *testing.T) {
	p := begun(t)
	p.must(phone, &Stop{}).no(phone, &Stop{}, meeting.NoChange)
	for _, do := range []meeting.Intent{&Plan{Appointment{Day: "2021-10-04"}}, &Attempt{Try{ID: "t", Result: "spoken"}}, &Invite{"i", "email", "sent"}, &Write{"m", "Hallo?"}} {
		p.no(caller, do, meeting.Stopped)
	}
	p.must(phone, &Write{"m1", "Toch wel"}, &Resume{}).must(caller, &Write{"m2", "Fijn"}).no(phone, &Resume{}, meeting.NoChange)
}

// K18
func TestAMailIsSentOnceAndNotAfterStop(t *testing.T) {
	p := begun(t)
	mail := func(id, state string, tries int) *Mail {
		return &Mail{ID: id, About: "invitation", State: state, Tries: tries}
	}
	p.no(caller, mail("i1", Queued, 0), meeting.Incomplete).must(caller, &SetContact{"email", "fenna@example.org"})
	p.no(caller, &Mail{ID: "i1", About: "appointment", State: Queued}, meeting.Incomplete).no(caller, mail("i1", WasSent, 0), meeting.Unknown).no(caller, mail("i1", Trying, 1), meeting.Unknown)
	p.must(caller, mail("i1", Queued, 0)).no(caller, mail("i2", Queued, 0), meeting.Taken).no(caller, mail("i1", WasSent, 0), meeting.WrongPhase)
	p.must(caller, mail("i1", Trying, 1)).no(caller, mail("i1", Trying, 1), meeting.Taken)
	p.must(caller, &Mail{ID: "i1", About: "invitation", State: Queued, Reason: "busy", Tries: 1}, mail("i1", Trying, 2))
	p.must(caller, mail("i1", Trying, 3)) // the one who tried died
	if got := p.talk.Outbox(); len(got) != 1 || got[0].Tries != 3 || got[0].State != Trying {
		t.Fatalf("%+v", got)
	}
	p.must(caller, mail("i1", WasSent, 3)).no(caller, mail("i1", Trying, 4), meeting.WrongPhase).no(caller, mail("i1", Failed, 3), meeting.WrongPhase)
	p.must(caller, mail("i2", Queued, 0), &Mail{ID: "n1", About: "notice", State: Queued}, &Mail{ID: "n1", About: "notice", State: Trying, Tries: 1})
	p.must(link, &Stop{}).no(caller, mail("i2", Trying, 1), meeting.Stopped).no(caller, mail("i3", Queued, 0), meeting.Stopped)
	p.must(caller, &Mail{ID: "n1", About: "notice", State: Queued, Reason: "busy", Tries: 1}) // what was under way is not tried again
	want := []Invitation{{Invite{"i1", "email", WasSent}, "invitation", "", 3}, {Invite{"i2", "email", Failed}, "invitation", BecauseStopped, 0}, {Invite{"n1", "email", Failed}, "notice", BecauseStopped, 1}}
	if got := p.summary().Invited; !slices.Equal(got, want) || len(p.talk.Outbox()) != 0 {
		t.Fatalf("%+v", got)
	}
	refused := begun(t).must(caller, &SetContact{"email", "a@example.org"}, mail("i1", Queued, 0)).must(caller, mail("i1", Trying, 1), mail("i1", Refused, 1))
	if is := refused.summary(); is.Step != Fresh || is.WasInvited() || !p.summary().WasInvited() {
		t.Fatalf("what was refused invited nobody: %+v", is)
	}
}

// K10
func TestUnderSixteen(t *testing.T) {
	p := begun(t)
	p.must(caller, &SetContact{"under_16", "ja"})
	p.no(phone, &Answer{kind.Answer{Question: "else", Text: "x"}}, meeting.Incomplete).no(phone, &Agree{}, meeting.Incomplete).no(phone, &Write{"m", "x"}, meeting.Incomplete)
	for _, own := range []*SetContact{{"guardian", "Ik"}, {"under_16", ""}} { // that is for the team to say, who speaks with them
		p.no(phone, own, meeting.NotAllowed)
	}
	p.must(phone, &Permit{false}).no(phone, &Permit{true}, meeting.Incomplete)
	p.must(caller, &SetContact{"guardian", "Moeder"}).must(phone, &Permit{true}, &Answer{kind.Answer{Question: "else", Text: "x"}})
}

// K12
func TestWhoComesAlong(t *testing.T) {
	p := begun(t)
	p.must(caller, &Bring{Companion{ID: "c1", Name: "Jan", As: "companion"}}, &Bring{Companion{ID: "c1", Name: "Jan", As: "companion", Voice: true}})
	p.no(caller, &Bring{Companion{ID: "c1", Name: "Jan", As: "companion", Voice: true}}, meeting.NoChange).no(caller, &Bring{Companion{ID: person, As: "companion"}}, meeting.Taken)
	p.must(caller, &StayHome{"c1"}).no(caller, &Bring{Companion{ID: "c1", As: "companion"}}, meeting.Taken).no(caller, &StayHome{"c1"}, meeting.Unknown)
}

// K4
// K5
func TestWhatIsTold(t *testing.T) {
	p := begun(t)
	p.no(caller, &Tell{[]string{"weather"}}, meeting.Unknown).must(caller, &Tell{[]string{"decide"}}).no(caller, &Tell{[]string{"decide"}}, meeting.NoChange)
	p.expect(meeting.Phone, "talk.points", `[{"id":"question","text":"Waar gaat het over?"},{"id":"decide","text":"Hoe beslissen we?","told":true}]`)
	p.must(caller, &Agree{}, &Tell{[]string{"question", "decide"}}).no(caller, &Agree{}, meeting.NoChange) // what was told is not in the summary
}

// K9
func TestContact(t *testing.T) {
	p := begun(t)
	p.must(caller, &SetContact{"phone", "0612345678"}).must(phone, &SetContact{"phone", "0687654321"}).no(phone, &SetContact{"phone", "0687654321"}, meeting.NoChange)
	p.expect(meeting.Console, "talk.contact", `{"phone":"0687654321"}`).must(phone, &SetContact{"phone", ""}).expect(meeting.Console, "talk.contact", `{}`)
	keys := map[meeting.KeyName]bool{}
	for _, e := range p.log {
		if f, is := e.Fact.(*ContactSet); is {
			keys[f.Hidden()[0].Key] = true
		}
	}
	gone := record.Ended(p.log[len(p.log)-1].Fact)
	if len(keys) != 2 || !slices.Equal(gone, []meeting.KeyName{"contact/phone-1", "contact/phone-2"}) {
		t.Fatalf("two versions lie under %v, and %v go", keys, gone)
	}
	p.must(phone, &SetContact{"phone", "0612345678"})
	if k := p.log[len(p.log)-1].Fact.(*ContactSet).Hidden()[0].Key; k != "contact/phone-3" {
		t.Fatalf("what comes later lies under %s", k)
	}
}

// K15
func TestPermission(t *testing.T) {
	p := begun(t)
	p.no(caller, &Permit{true}, meeting.NoChange).must(link, &Permit{false})
	for _, do := range []meeting.Intent{&Answer{kind.Answer{Question: "else", Text: "x"}}, &Agree{}, &AddNeed{"n", "x"}, &Bring{Companion{ID: "c1", As: "companion"}}} {
		p.no(caller, do, meeting.Incomplete)
	}
	p.must(link, &Write{"m1", "Bel mij"}, &Permit{true}, &Answer{kind.Answer{Question: "else", Text: "x"}})
	p.expect(meeting.Lobby, "talk.state", fmt.Sprintf(`{"person":"p01","permitted":%d}`, noon.UnixMilli()+int64(p.n-1)*60_000))
}

// K16
func TestAPointForTheBoard(t *testing.T) {
	p := begun(t).must(caller, &Permit{false}).no(caller, &OfferPoint{"p1", "zorg", "Elke middag iemand"}, meeting.Incomplete)
	p.must(caller, &Permit{true}).no(phone, &OfferPoint{"p1", "zorg", "Van mijzelf"}, meeting.NotAllowed)
	p.must(caller, &OfferPoint{"p1", "zorg", "Elke middag iemand"}).no(caller, &OfferPoint{"p1", "werk", "Anders"}, meeting.Taken)
	at := noon.UnixMilli() + int64(p.n-1)*60_000
	p.expect(meeting.Phone, "talk.offer/p1", fmt.Sprintf(`{"id":"p1","theme":"zorg","text":"Elke middag iemand","state":"offered","at":%d}`, at)).expect(meeting.Lobby, "talk.offer/p1", "")
	p.no(link, &AllowPoint{ID: "p1", Given: true}, meeting.NotAllowed).no(phone, &AllowPoint{ID: "p2", Given: true}, meeting.Unknown)
	p.no(phone, &AllowPoint{ID: "p1", Given: true, Instead: "Korter"}, meeting.BadValue)
	p.must(phone, &AllowPoint{ID: "p1"}).no(phone, &AllowPoint{ID: "p1"}, meeting.NoChange).must(phone, &AllowPoint{ID: "p1", Instead: "Korter"})
	if got := p.summary().Instead; got != 1 || len(p.talk.Seeds()) != 0 {
		t.Fatalf("%d, %+v", got, p.talk.Seeds())
	}
	p.must(caller, &AllowPoint{ID: "p1", Given: true})
	p.expect(meeting.Phone, "talk.offer/p1", fmt.Sprintf(`{"id":"p1","theme":"zorg","text":"Elke middag iemand","state":"allowed","team":true,"at":%d}`, at))
	p.must(phone, &DropPoint{"p1"}).no(phone, &DropPoint{"p1"}, meeting.Unknown).no(caller, &OfferPoint{"p1", "zorg", "Weer"}, meeting.Taken)
	burns := p.log[len(p.log)-1].Fact.(*PointDropped).Burns()
	if !slices.Contains(burns, pointKey("p1")) {
		t.Fatalf("its words can still be read: %v", burns)
	}
	p.must(caller, &SetContact{"under_16", "ja"}, &OfferPoint{"p2", "zorg", "Op school"}).no(phone, &AllowPoint{ID: "p2", Given: true}, meeting.Incomplete)
}

// K17
func TestAPointGoesToTheBoardOnce(t *testing.T) {
	p := begun(t).must(caller, &OfferPoint{"p1", "zorg", "Elke middag iemand"}, &OfferPoint{"p2", "zorg", "Een kaartje"})
	p.no(caller, &PlacePoint{"p1", "card-1", IsGoing}, meeting.WrongPhase) // nobody said that it may
	p.must(phone, &AllowPoint{ID: "p1", Given: true}).no(caller, &PlacePoint{"p1", "card-1", IsPlaced}, meeting.WrongPhase)
	if got := p.talk.Seeds(); len(got) != 1 || got[0].Text != "Elke middag iemand" || got[0].Card != "" {
		t.Fatalf("%+v", got)
	}
	p.must(phone, &Permit{false}).no(caller, &PlacePoint{"p1", "card-1", IsGoing}, meeting.WrongPhase)
	if got := p.talk.Seeds(); len(got) != 0 {
		t.Fatalf("permission was taken back: %+v", got)
	}
	p.must(phone, &Permit{true}).must(caller, &PlacePoint{"p1", "card-1", IsGoing}).no(caller, &PlacePoint{"p1", "card-2", IsGoing}, meeting.WrongPhase)
	p.no(phone, &AllowPoint{ID: "p1"}, meeting.WrongPhase).no(phone, &DropPoint{"p1"}, meeting.WrongPhase)
	if got := p.talk.Seeds(); len(got) != 1 || got[0].Card != "card-1" {
		t.Fatalf("cut short it goes on under the same id: %+v", got)
	}
	p.no(caller, &PlacePoint{"p1", "card-2", IsPlaced}, meeting.WrongPhase).must(caller, &PlacePoint{"p1", "card-1", IsPlaced})
	p.no(caller, &PlacePoint{"p1", "card-1", CameLate}, meeting.WrongPhase).no(phone, &DropPoint{"p1"}, meeting.WrongPhase)
	p.must(phone, &AllowPoint{ID: "p2", Given: true}).must(caller, &PlacePoint{"p2", "card-2", IsGoing}, &PlacePoint{"p2", "card-2", CameLate}).must(phone, &DropPoint{"p2"})
	if got := p.talk.Offers(); len(got) != 1 || got[0].Card != "card-1" || got[0].State != IsPlaced || len(p.talk.Seeds()) != 0 {
		t.Fatalf("%+v", got)
	}
}

// K19
func TestAfterwards(t *testing.T) {
	p := play{t: t, talk: New()}
	with := script()
	with.Questions = append(with.Questions, kind.Question{ID: "after", Kind: "choice", Text: "Mogen we bellen?", Use: "follow_up", Choices: []kind.Choice{{ID: "ja", Text: "Ja"}, {ID: "no", Text: "Nee"}}})
	p.no(caller, &Begin{person, with}, meeting.BadValue)
	with.Questions[len(with.Questions)-1].Choices[0].ID = "yes"
	said := func(choice string) *Answer { return &Answer{kind.Answer{Question: "after", Choices: []string{choice}}} }
	may := func(want bool) {
		t.Helper()
		if is, got := p.talk.FollowUp(); got != want || p.summary().After != want {
			t.Fatalf("%v, %+v", got, is)
		}
	}
	p.must(caller, &Begin{person, with}, &Permit{true}, &SetContact{"phone", "0612345678"})
	may(false)
	p.must(phone, said("no"))
	may(false)
	p.must(phone, said("yes"))
	may(true)
	p.must(phone, &SetContact{"phone", ""})
	may(false)
	p.must(phone, &SetContact{"email", "fenna@example.nl"})
	may(true)
	p.must(phone, &Permit{false})
	may(false)
	p.must(phone, &Permit{true}, &Stop{})
	may(false)
	p.must(phone, &Resume{}, &Unanswer{"after"})
	may(false)
}

// K11
func TestOpeningIsWrittenDown(t *testing.T) {
	p := begun(t)
	p.must(caller, &Open{"anna"}, &Open{"bram"}).no(caller, &Open{"anna"}, meeting.NoChange)
	p.n += 10
	p.must(caller, &Open{"anna"})
	if got := p.sees(meeting.Phone)["talk.opened"]; strings.Count(got, "anna") != 2 || strings.Count(got, "bram") != 1 {
		t.Fatal(got)
	}
}

// K13
func TestThePin(t *testing.T) {
	p := begun(t)
	p.no(link, &Agree{}, meeting.NotAllowed).must(link, &SetPin{"first"}).no(link, &SetPin{"second"}, meeting.NotAllowed).must(phone, &SetPin{"second"})
	p = begun(t)
	p.must(link, &Answer{kind.Answer{Question: "else", Text: "iets"}}).no(link, &SetPin{"mine"}, meeting.NotAllowed).must(caller, &SetPin{"told"})
	p.no(link, &Unanswer{"else"}, meeting.NotAllowed).no(link, &SetContact{"phone", "0687654321"}, meeting.NotAllowed).must(phone, &Unanswer{"else"})
	if p.talk.PinHash() != "told" {
		t.Fatal(p.talk.PinHash())
	}
	// Without a pin somebody answers anew, and is not told that they said the same before. What a pin keeps is corrected with it alone.
	needs := func(choices ...string) *Answer { return &Answer{kind.Answer{Question: "needs", Choices: choices}} }
	p = begun(t)
	p.must(link, needs("transport"), needs("transport"), needs("loop")).must(caller, &SetPin{"told"}).no(link, needs("transport"), meeting.NotAllowed)
	p.expect(meeting.Console, "talk.need/loop-1", `{"id":"loop-1","choice":"loop","text":"Ringleiding","state":"open"}`)
	p.must(link, &Answer{kind.Answer{Question: "until", Moment: "16:30"}}).must(phone, needs("transport")).no(phone, needs("transport"), meeting.NoChange)
}

// K14
func TestSizes(t *testing.T) {
	for name, row := range map[string]struct {
		most int
		ask  func(id string) meeting.Intent
	}{
		"messages":   {mostMessages, func(id string) meeting.Intent { return &Write{id, "x"} }},
		"tries":      {mostTries, func(id string) meeting.Intent { return &Attempt{Try{ID: id, Result: "no_answer"}} }},
		"needs":      {mostNeeds, func(id string) meeting.Intent { return &AddNeed{id, "x"} }},
		"companions": {mostCompanions, func(id string) meeting.Intent { return &Bring{Companion{ID: meeting.PersonID(id), As: "companion"}} }},
		"points":     {mostPoints, func(id string) meeting.Intent { return &OfferPoint{id, "zorg", "x"} }},
		"invites":    {mostInvites, func(id string) meeting.Intent { return &Invite{id, "email", "sent"} }},
	} {
		t.Run(name, func(t *testing.T) {
			p := begun(t)
			for i := range row.most {
				p.must(caller, row.ask(fmt.Sprintf("x-%d", i)))
			}
			p.no(caller, row.ask("one-more"), meeting.TooMany)
		})
	}
}

// K14: the team can still help.
func TestNobodyGoesOnForEver(t *testing.T) {
	p := begun(t)
	for n := len(p.log); n < mostFacts; n++ {
		p.must(phone, &Permit{n%2 == 1})
	}
	p.no(phone, &Permit{p.talk.is.permit == 0}, meeting.TooMany).must(caller, &Permit{p.talk.is.permit == 0})
}

// K14: a letter that lies about takes nothing from who has the pin, and nothing from the team.
func TestTheLetterAloneSilencesNobody(t *testing.T) {
	p := begun(t)
	for i := range mostLoose {
		p.must(link, &Write{fmt.Sprintf("x-%d", i), "x"})
	}
	p.no(link, &Write{"more", "x"}, meeting.TooMany)
	for i := range mostMessages {
		p.must(phone, &Write{fmt.Sprintf("y-%d", i), "x"})
	}
	p.no(phone, &Write{"more", "x"}, meeting.TooMany).must(caller, &Write{"more", "x"})
	for p.talk.is.loose < mostLooseFacts {
		p.must(link, &Permit{p.talk.is.permit == 0})
	}
	given := p.talk.is.permit == 0
	p.no(link, &Permit{given}, meeting.TooMany).must(phone, &Permit{given})
}

// Who may ask what is one table, and nobody else gets further than that.
func TestAccess(t *testing.T) {
	var table strings.Builder
	for _, words := range New().Words() {
		for _, a := range words.Asks {
			name := a.New().Intent()
			fmt.Fprintf(&table, "%-20s", name)
			for _, role := range meeting.Roles {
				may := slices.Contains(a.Who, role)
				fmt.Fprintf(&table, " %s=%v", roleName(role), may)
				p := begun(t)
				_, no := p.talk.Decide(meeting.Command{By: meeting.Actor{Role: role, Person: person}, Do: a.New()})
				if stopped := no != nil && no.Code == meeting.NotAllowed; !may && !stopped {
					t.Errorf("%s may %s", role, name)
				} else if may && stopped {
					t.Errorf("%s may not %s", role, name)
				}
				if _, no := p.talk.Decide(meeting.Command{By: meeting.Actor{Role: role, Person: person, For: "p02"}, Do: a.New()}); no == nil || no.Code != meeting.NotAllowed {
					t.Errorf("%s may %s for somebody else", role, name)
				}
			}
			fmt.Fprintln(&table)
		}
		for _, s := range words.Shows {
			fmt.Fprintf(&table, "%-20s shown to %v\n", s.Name, s.For)
		}
	}
	golden.Same(t, "testdata/access.golden", []byte(table.String()))
}

func roleName(r meeting.Role) string {
	if r == meeting.Nobody {
		return "nobody"
	}
	return string(r)
}

// The municipality, a projector, a helper device and an expert are shown nothing at all; who has the link alone nothing
// that was said.
func TestWhoIsShownWhat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anything(t)
		for _, a := range []meeting.Audience{meeting.Town, meeting.Projector, meeting.Device, meeting.Advice} {
			if got := p.sees(a); len(got) > 0 {
				t.Fatalf("%s is shown %v", a, got)
			}
		}
		for section, text := range p.sees(meeting.Lobby) {
			if strings.Contains(text, marker) {
				t.Fatalf("%s shows who has the link alone what was said: %s", section, text)
			}
		}
		if got := p.talk.Show(meeting.Viewer{Audience: meeting.Lobby}, key("contact", "")); got != nil {
			t.Fatalf("asked for by name it is shown: %v", got)
		}
	})
}

// Whatever was said: taking back the last facts is as if they never were, and forgotten facts are borne.
func TestWhateverIsSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anything(t)
		n := rapid.IntRange(0, len(p.log)-1).Draw(t, "taken back")
		p.talk.Rewind(n)
		fresh, forgot := New(), New()
		for _, e := range p.log[:len(p.log)-n] {
			fresh.Apply(e)
		}
		if got, want := sees(t, p.talk, meeting.Console), sees(t, fresh, meeting.Console); !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
		for i, e := range p.log {
			names := []meeting.KeyName{meeting.PersonKey(e.By.Subject())}
			if hides, is := e.Fact.(meeting.Hides); is {
				for _, h := range hides.Hidden() {
					if i > 0 || h.Key != meeting.MeetingKey {
						names = append(names, h.Key)
					}
				}
			}
			record.Forget(&e, names)
			forgot.Apply(e)
		}
		for section, text := range sees(t, forgot, meeting.Console) {
			if strings.Contains(text, marker) {
				t.Fatalf("%s still says %s", section, text)
			}
		}
	})
}

// marker is in everything that somebody types.
const marker = "klaproos"

// anything is a conversation in which anything was asked by anybody.
func anything(t *rapid.T) *play {
	p := begun(t)
	words := rapid.SampledFrom([]string{marker, marker + " twee", marker + " drie"})
	ids := rapid.SampledFrom([]string{"a", "b", "c"})
	for range rapid.IntRange(1, 30).Draw(t, "asks") {
		id, text := ids.Draw(t, "id"), words.Draw(t, "words")
		do := rapid.SampledFrom([]meeting.Intent{
			&SetContact{"name", text}, &SetContact{"phone", text}, &SetContact{"guardian", ""}, &SetContact{"under_16", marker}, &Attempt{Try{ID: id, Result: "spoken", Note: text}},
			&Answer{kind.Answer{Question: "needs", Choices: []string{"loop"}, Text: text}}, &Answer{kind.Answer{Question: "needs", Choices: []string{"transport", "loop"}}},
			&Answer{kind.Answer{Question: "else", Text: text}}, &Answer{kind.Answer{Question: "others", People: []kind.Someone{{Name: text}}}}, &Unanswer{"else"}, &Unanswer{"needs"},
			&Agree{}, &Permit{true}, &Permit{false}, &AddNeed{id, text}, &SetNeed{ID: id, Owner: text, State: "open"}, &DropNeed{id}, &Bring{Companion{ID: meeting.PersonID(id), Name: text, As: "companion"}},
			&StayHome{meeting.PersonID(id)}, &Write{id, text}, &TakeBack{id}, &Read{id}, &Stop{}, &Resume{}, &Mail{ID: id, About: "notice", State: Queued}, &Mail{ID: id, About: "notice", State: Trying, Tries: 1}, &Open{text}, &SetPin{text}, &Tell{[]string{"decide"}},
			&OfferPoint{id, "zorg", text}, &AllowPoint{ID: id, Given: true}, &AllowPoint{ID: id, Instead: text}, &DropPoint{id},
			&PlacePoint{id, marker, IsGoing}, &PlacePoint{id, marker, IsPlaced}, &PlacePoint{id, marker, CameLate},
		}).Draw(t, "ask")
		p.ask(rapid.SampledFrom([]meeting.Actor{link, phone, caller}).Draw(t, "by"), do)
	}
	return p
}

// Every rule has a test that cites it.
func TestEveryRuleIsTested(t *testing.T) {
	rules, err := os.ReadFile("RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	for _, file := range []string{"talk_test.go", "kit_test.go"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tests.Write(text)
	}
	for line := range strings.Lines(string(rules)) {
		if rule, _, is := strings.Cut(strings.TrimPrefix(line, "- **"), "**"); is && !strings.Contains(tests.String(), "// "+rule) {
			t.Errorf("no test cites %s", rule)
		}
	}
}

// permitted is when permission was given in every conversation of these tests.
var permitted = noon.UnixMilli() + 2*60_000
