package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/meeting"
)

// decidedBy is a sealed meeting of a municipality with one decision, that the library takes up, due on a day; phones are those of who was there.
func (h *here) decidedBy(due string) (g *gathering, phones []*browser) {
	h.t.Helper()
	g = h.inTown("Westerkwartier")
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	people := []string{}
	for range 2 {
		phone := g.browser()
		person, _ := g.lobby(phone)
		console.must("people.let_in", M{"id": person, "capacity": "carer"})
		phones, people = append(phones, phone), append(people, person)
	}
	console.must("propose.draft", M{"id": "v1", "theme": "t1", "title": "Een plek in elk dorp", "text": "Er komt een plek.", "lead": M{"text": "De bibliotheek"}, "due": due})
	console.must("decide.open", M{"id": "r1", "proposals": []M{{"id": "v1"}}})
	for _, person := range people {
		if no := console.askAs(M{"name": "decide.cast", "for": person, "via": "hands", "data": M{"round": "r1", "answers": M{"v1": M{"choice": "support"}}}}); no != "" {
			h.t.Fatal(no)
		}
	}
	console.must("decide.close", M{"round": "r1"})
	console.until("what is to be read", func(heard) bool { return console.seen["plan.reading"] != nil })
	var reading []M
	if err := json.Unmarshal(console.seen["plan.reading"], &reading); err != nil {
		h.t.Fatal(err)
	}
	items := []any{}
	for _, one := range reading {
		items = append(items, one["id"])
	}
	console.must("plan.tick", M{"items": items})
	console.must("plan.seal", M{})
	return g, phones
}

// gives makes a link for who takes up the decision, and answers with its name and token.
func (g *gathering) gives(b *browser, more M) (link, token string) {
	g.t.Helper()
	form := M{"proposal": "v1"}
	for name, value := range more {
		form[name] = value
	}
	made := b.must(201, "POST", "/api/v1/meetings/"+g.id+"/leads", form)
	_, token, _ = strings.Cut(made["url"].(string), "/vervolg#")
	return made["link"].(string), token
}

func asking(id, name string, data M) M { return M{"id": id, "name": name, "data": data} }

func busy(id, text string) M {
	return asking("c-"+id, "follow.post", M{"id": id, "proposal": "v1", "status": "busy", "text": text, "date": time.Now().Format(time.DateOnly)})
}

func TestALeadSpeaksByALinkOfTheirOwn(t *testing.T) {
	h := open(t, nil)
	g, _ := h.decidedBy("2099-03")
	path := "/api/v1/meetings/" + g.id + "/leads"
	town, stranger := g.town("gea", "Westerkwartier"), g.town("els", "Elders")
	stranger.must(404, "POST", path, M{"proposal": "v1"})
	stranger.must(404, "GET", path, nil)
	g.browser().must(401, "POST", path, M{"proposal": "v1"})
	g.lead.must(422, "POST", path, M{"proposal": "v9"})
	g.lead.must(409, "POST", path, M{"proposal": "v1", "email": "a@b.nl"}) // no mail here
	link, token := g.gives(g.lead, nil)
	lead := g.browser()
	lead.must(401, "GET", "/api/v1/lead", nil)
	lead.must(404, "POST", "/api/v1/lead", M{"token": token + "x"})
	lead.must(404, "POST", "/api/v1/link", M{"token": token}) // it opens no screen of the meeting
	lead.must(200, "POST", "/api/v1/lead", M{"token": token})
	h.wait(200 * 24 * time.Hour) // the window of the meeting is over
	is := lead.must(200, "GET", "/api/v1/lead", nil)
	if action := is["actions"].([]any)[0].(M); len(is["actions"].([]any)) != 1 || action["title"] != "Een plek in elk dorp" || action["lead"] != "De bibliotheek" || action["status"] != "open" {
		t.Errorf("%v", is)
	}
	lead.must(422, "POST", "/api/v1/lead/ask", asking("c0", "follow.set_evaluation", M{"date": "2099-01-01"}))
	lead.must(204, "POST", "/api/v1/lead/ask", busy("u1", "De sleutel is er."))
	lead.must(204, "POST", "/api/v1/lead/ask", busy("u1", "De sleutel is er.")) // asked again: it counts once
	is = lead.must(200, "GET", "/api/v1/lead", nil)
	if updates := is["actions"].([]any)[0].(M)["updates"].([]any); len(updates) != 1 || updates[0].(M)["from"] != "lead" {
		t.Errorf("%v", updates)
	}
	for _, b := range []*browser{g.lead, town} {
		b.must(200, "POST", "/api/v1/login", M{"name": map[*browser]string{g.lead: "anna", town: "gea"}[b], "password": password})
	}
	if status, _ := town.do("DELETE", path+"/"+link, nil); status != 422 {
		t.Errorf("the municipality ends a link of the team: %d", status)
	}
	if list := fmt.Sprint(town.must(200, "GET", path, nil)); !strings.Contains(list, link) || strings.Contains(list, token) {
		t.Error(list)
	}
	_, own := g.gives(town, nil)
	other := g.browser()
	other.must(200, "POST", "/api/v1/lead", M{"token": own})
	other.must(204, "DELETE", "/api/v1/lead", nil)
	g.browser().must(404, "POST", "/api/v1/lead", M{"token": own})
	g.lead.must(204, "DELETE", path+"/"+link, nil)
	lead.must(401, "GET", "/api/v1/lead", nil)
	lead.must(401, "POST", "/api/v1/lead/ask", busy("u2", "Nog iets."))
	g.browser().must(404, "POST", "/api/v1/lead", M{"token": token})
	if list := g.lead.must(200, "GET", path, nil)["links"].([]any); len(list) != 0 {
		t.Error(list)
	}
}

// Another instance may have given a link that the record here does not have yet: neither who looks nor who reminds takes it away.
func TestALinkThatIsNotReadYetStays(t *testing.T) {
	o := openOffice(t, nil)
	h := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...)
	g, _ := h.decidedBy(h.now().AddDate(0, 0, 3).Format(time.DateOnly))
	m, link := meeting.ID(g.id), door.NewLeadID()
	token, err := h.server.leadsKept.Make(t.Context(), m, link, "bieb@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if list := fmt.Sprint(g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/leads", nil)); strings.Contains(list, link) {
		t.Error("it is shown before the record has it")
	}
	if err := h.server.postman.remindOf(t.Context(), m); err != nil || len(o.mails) != 0 {
		t.Errorf("%d mails, %v", len(o.mails), err)
	}
	lead := g.browser()
	lead.must(200, "POST", "/api/v1/lead", M{"token": token})
	lead.must(401, "GET", "/api/v1/lead", nil) // it opens nothing before the record has it
	if err := h.server.askMeeting(t.Context(), m, meeting.Actor{Role: meeting.Facilitator}, &follow.GiveLink{Link: link, Proposal: "v1"}); err != nil {
		t.Fatal(err)
	}
	lead.must(200, "GET", "/api/v1/lead", nil)
	if err := h.server.postman.remindOf(t.Context(), m); err != nil || len(o.mails) != 1 {
		t.Errorf("%d mails, %v", len(o.mails), err)
	}
}

// A link that the record has and the door has not, because a server stopped in between or its years are over, is listed all the same: as long as
// it holds in the record it keeps the municipality from naming another, and who leads must be able to end it.
func TestALinkThatOpensNothingCanBeEnded(t *testing.T) {
	h := open(t, nil)
	g, _ := h.decidedBy("2099-03")
	path, link := "/api/v1/meetings/"+g.id+"/leads", door.NewLeadID()
	give := &follow.GiveLink{Link: link, Proposal: "v1"}
	if err := h.server.askMeeting(t.Context(), meeting.ID(g.id), meeting.Actor{Role: meeting.Facilitator}, give); err != nil {
		t.Fatal(err)
	}
	old, _ := g.gives(g.lead, nil)
	h.wait(door.LeadLasts + time.Hour)
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	for _, one := range []string{link, old} {
		list := fmt.Sprint(g.lead.must(200, "GET", path, nil))
		if !strings.Contains(list, one) || !strings.Contains(list, "made:"+time.Now().Format(time.DateOnly)) {
			t.Error(list)
		}
		g.lead.must(204, "DELETE", path+"/"+one, nil)
	}
	if list := g.lead.must(200, "GET", path, nil)["links"].([]any); len(list) != 0 {
		t.Error(list)
	}
}

// Whoever was there says what they find of it when the meeting let its last phone in long ago, once, whatever they come by.
func TestWhoWasThereAnswersAYearOn(t *testing.T) {
	h := open(t, nil)
	g, phones := h.decidedBy("2099-03")
	path := "/api/v1/meetings/" + g.id + "/became"
	_, token := g.gives(g.lead, nil)
	lead := g.browser()
	lead.must(200, "POST", "/api/v1/lead", M{"token": token})
	lead.must(204, "POST", "/api/v1/lead/ask", busy("u1", ""))
	h.wait(300 * 24 * time.Hour)
	if is := fmt.Sprint(phones[0].must(200, "GET", path, nil)); strings.Contains(is, "mine:") || !strings.Contains(is, "De bibliotheek") {
		t.Error(is)
	}
	wrong := asking("c1", "follow.answer", M{"update": "u1", "answer": "wrong", "text": "Ik zie niets"})
	phones[0].must(204, "POST", path, wrong)
	phones[0].must(204, "POST", path, asking("c2", "follow.answer", M{"update": "u1", "answer": "right"}))
	phones[0].must(204, "POST", path, asking("c3", "follow.help", M{"proposal": "v1", "help": true}))
	is := phones[0].must(200, "GET", path, nil)
	if is["there"] != true {
		t.Error(is)
	}
	if text := fmt.Sprint(is["actions"]); !strings.Contains(text, "right:1") || !strings.Contains(text, "wrong:0") || !strings.Contains(fmt.Sprint(is["mine"]), "helps:[v1]") {
		t.Error(is)
	}
	phones[0].must(422, "POST", path, asking("c4", "people.name", M{"name": "Iemand"})) // nothing else
	stranger := g.browser()
	stranger.must(401, "GET", path, nil)
	stranger.must(401, "POST", path, wrong)
	lobby := g.browser()
	if status, _ := lobby.do("POST", "/api/v1/join", M{"code": g.code}); status == 200 {
		t.Error("the lobby is still open")
	}
	h.wait(100 * 24 * time.Hour)
	phones[0].must(401, "GET", path, nil)
}

// Who is erased says nothing more, and is shown nothing.
func TestWhoIsErasedAnswersNothing(t *testing.T) {
	h := open(t, nil)
	g, phones := h.decidedBy("2099-03")
	person := phones[1].must(200, "GET", "/api/v1/me", nil)["phone"].(M)["person"].(string)
	console := g.lead.connect(g.id, "console")
	console.must("people.erase", M{"id": person})
	phones[1].must(401, "GET", "/api/v1/meetings/"+g.id+"/became", nil)
}

var leadLinks = regexp.MustCompile(`/vervolg#([A-Za-z0-9_-]+)`)

// tokenIn is the token of a lead's link in a mail.
func tokenIn(t *testing.T, mail letterbox) string {
	t.Helper()
	found := leadLinks.FindStringSubmatch(strings.ReplaceAll(strings.ReplaceAll(mail.raw, "=\r\n", ""), "=3D", "="))
	if found == nil {
		t.Fatalf("no link in\n%s", mail.raw)
	}
	return found[1]
}

// A lead is reminded a week before and once when it is over, never twice, and not when they do not want it.
func TestALeadIsReminded(t *testing.T) {
	o := openOffice(t, nil)
	h := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...)
	due := h.now().AddDate(0, 0, 30).Format(time.DateOnly)
	g, _ := h.decidedBy(due)
	g.lead.must(422, "POST", "/api/v1/meetings/"+g.id+"/leads", M{"proposal": "v1", "email": "geen adres"})
	made := g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/leads", M{"proposal": "v1", "email": "bieb@example.org"})
	mail := <-o.mails
	if made["mailed"] != true || mail.to != "bieb@example.org" || !strings.Contains(mail.raw, "Een plek in elk dorp") {
		t.Errorf("%v %+v", made, mail)
	}
	lead := g.browser()
	lead.must(200, "POST", "/api/v1/lead", M{"token": tokenIn(t, mail)})
	remind := func(want int) {
		t.Helper()
		for range 3 { // however often is looked
			all, err := h.server.door.AllMeetings(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range all {
				if err := h.server.postman.remindOf(t.Context(), m.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
		if len(o.mails) != want {
			t.Fatalf("%d mails, want %d", len(o.mails), want)
		}
	}
	remind(0)
	h.wait(24 * 24 * time.Hour)
	remind(1)
	mail = <-o.mails
	g.browser().must(200, "POST", "/api/v1/lead", M{"token": tokenIn(t, mail)}) // the link in a reminder is the same link
	remind(0)
	h.wait(8 * 24 * time.Hour)
	remind(1)
	<-o.mails
	remind(0)
	if is := lead.must(200, "GET", "/api/v1/lead", nil); is["mail"] != true {
		t.Error(is)
	}
	lead.must(204, "DELETE", "/api/v1/lead/reminders", nil)
	if is := lead.must(200, "GET", "/api/v1/lead", nil); is["mail"] == true {
		t.Error(is)
	}
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	_, second := g.gives(g.lead, M{"email": "kantoor@example.org"})
	<-o.mails
	remind(1) // it is over already
	<-o.mails
	other := g.browser()
	other.must(200, "POST", "/api/v1/lead", M{"token": second})
	other.must(204, "POST", "/api/v1/lead/ask", asking("c9", "follow.post", M{"id": "u9", "proposal": "v1", "status": "done", "text": "Het staat er.", "date": time.Now().Format(time.DateOnly)}))
	remind(0)
}

// A reminder that does not get away is tried again; the address is nowhere to be read.
func TestAReminderThatDoesNotGetAway(t *testing.T) {
	var hangsUp atomic.Bool
	hangsUp.Store(true)
	o := openOffice(t, func(string) error {
		if hangsUp.Load() {
			return &smtp.SMTPError{Code: 450, EnhancedCode: smtp.EnhancedCode{4, 2, 0}, Message: "busy"}
		}
		return nil
	})
	h := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...)
	g, _ := h.decidedBy(h.now().AddDate(0, 0, 3).Format(time.DateOnly))
	made := g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/leads", M{"proposal": "v1", "email": "bieb@example.org"})
	if made["mailed"] != false {
		t.Error(made)
	}
	remind := func() {
		t.Helper()
		all, _ := h.server.door.AllMeetings(t.Context())
		for _, m := range all {
			if err := h.server.postman.remindOf(t.Context(), m.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	remind()
	if len(o.mails) != 0 {
		t.Fatal("it got away")
	}
	hangsUp.Store(false)
	remind()
	remind()
	if len(o.mails) != 1 {
		t.Fatalf("%d mails", len(o.mails))
	}
	list := fmt.Sprint(g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/leads", nil))
	if strings.Contains(list, "example.org") {
		t.Error(list)
	}
	for row, err := range h.stores.rows.List(t.Context(), "lead/") {
		if err != nil || strings.Contains(string(row.Value), "example.org") || strings.Contains(string(row.Value), url.QueryEscape("bieb@example.org")) {
			t.Errorf("%s %v", row.Value, err)
		}
	}
}

var aside = regexp.MustCompile(`/vervolg/([a-z0-9-]+)#([A-Za-z0-9_-]+)`)

// Whoever said that they may be asked gets one mail for each looking back, comes by its link, and answers as the person they were that day.
func TestWhoMayBeAskedIsAskedByMail(t *testing.T) {
	o := openOffice(t, func(to string) error {
		if strings.HasPrefix(to, "weg@") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such"}
		}
		return nil
	})
	g := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...).talking()
	gone := g.begins(M{"name": "Bram", "email": "weg@example.org", "capacity": "carer"})
	g.lead.line(g.id, gone, "team").must("talk.permit", M{"given": true})
	silent := g.begins(M{"name": "Corrie", "email": "corrie@example.org", "capacity": "carer"})
	g.lead.line(g.id, g.person, "team").must("talk.set_contact", M{"field": "email", "text": "fenna@example.org"})
	g.saysYes(g.person)
	g.saysYes(gone)
	token, _ := g.letter(g.person)
	path := "/api/v1/meetings/" + g.id + "/talks/afterwards"
	g.lead.must(422, "POST", path+"/mail", nil) // there is no plan
	console := g.lead.connect(g.id, "console")
	for _, one := range []struct {
		name string
		data M
	}{{"prepare.open", M{}}, {"plan.seal", M{}}} {
		if code := console.ask(one.name, one.data); code != "" {
			t.Fatalf("%s: %s", one.name, code)
		}
	}
	g.passed()
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	if status, is := own.do("GET", "/api/v1/meetings/"+g.id+"/became", nil); status != 200 || is["title"] != "Westerkwartier" || is["there"] != nil { // nobody came
		t.Error(is)
	}
	g.browser().must(401, "POST", path+"/mail", nil)
	for _, want := range []float64{2, 0} { // once, however often is pressed; who is not to be had may be tried again
		if got := g.lead.must(200, "POST", path+"/mail", nil); got["queued"] != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
	mail := <-o.mails
	found := aside.FindStringSubmatch(strings.ReplaceAll(strings.ReplaceAll(mail.raw, "=\r\n", ""), "=3D", "="))
	if mail.to != "fenna@example.org" || found == nil || found[1] != g.id || strings.Contains(mail.raw, "Wat is nodig") {
		t.Fatalf("%+v", mail)
	}
	other := g.browser()
	other.must(200, "POST", "/api/v1/talk", M{"token": found[2]})
	other.must(200, "GET", "/api/v1/meetings/"+g.id+"/became", nil)
	if list := fmt.Sprint(g.lead.must(200, "GET", path, nil)); !strings.Contains(list, "state:sent") || strings.Contains(list, silent) {
		t.Error(list)
	}
	if len(o.mails) != 0 {
		t.Errorf("another mail: %+v", <-o.mails)
	}
	own.must(204, "DELETE", talkPath(g.id, g.person)+"/afterwards", nil)
	other.must(401, "GET", "/api/v1/meetings/"+g.id+"/became", nil) // taken back is taken back
}

// A mail that does not get away is tried every hour. Its links take the place of none that somebody has in a letter or an earlier mail.
func TestTryingToAskAfterwardsEndsNoLink(t *testing.T) {
	var tries atomic.Int32
	o := openOffice(t, func(string) error {
		tries.Add(1)
		return &smtp.SMTPError{Code: 450, EnhancedCode: smtp.EnhancedCode{4, 2, 0}, Message: "busy"}
	})
	h := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...)
	g := h.talking()
	g.lead.line(g.id, g.person, "team").must("talk.set_contact", M{"field": "email", "text": "fenna@example.org"})
	g.saysYes(g.person)
	card, err := h.server.door.AddTalkLink(t.Context(), meeting.ID(g.id), meeting.PersonID(g.person))
	if err != nil {
		t.Fatal(err)
	}
	console := g.lead.connect(g.id, "console")
	console.must("prepare.open", M{})
	console.must("plan.seal", M{})
	g.passed()
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	if is := g.lead.must(200, "POST", "/api/v1/meetings/"+g.id+"/talks/afterwards/mail", nil); is["queued"] != 1.0 {
		t.Fatal(is)
	}
	at, err := h.server.door.Meeting(t.Context(), meeting.ID(g.id))
	if err != nil {
		t.Fatal(err)
	}
	for tries.Load() < 40 { // more than there may be links beside that of a letter
		if err := h.server.postman.askAfterwards(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	g.browser().must(200, "POST", "/api/v1/talk", M{"token": card})
}

// Who comes by the letter of their conversation is the same person as on the phone of that day, and counts once; but a letter lies on a kitchen table, and shows nothing of what they said.
func TestALetterAloneShowsNothingThatWasSaid(t *testing.T) {
	h := open(t, nil)
	g, phones := h.decidedBy("2099-03")
	person := phones[0].must(200, "GET", "/api/v1/me", nil)["phone"].(M)["person"].(string)
	g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/talks", M{"person": person})
	made := g.lead.must(201, "POST", talkPath(g.id, person)+"/link", nil)
	_, token, _ := strings.Cut(made["url"].(string), "#")
	path := "/api/v1/meetings/" + g.id + "/became"
	_, leads := g.gives(g.lead, nil)
	lead := g.browser()
	lead.must(200, "POST", "/api/v1/lead", M{"token": leads})
	lead.must(204, "POST", "/api/v1/lead/ask", busy("u1", ""))
	phones[0].must(204, "POST", path, asking("c1", "follow.answer", M{"update": "u1", "answer": "wrong", "text": "De deur was dicht"}))
	if is := fmt.Sprint(phones[0].must(200, "GET", path, nil)); !strings.Contains(is, "De deur was dicht") {
		t.Error(is)
	}
	letter := g.browser()
	letter.must(200, "POST", "/api/v1/talk", M{"token": token})
	if is := letter.must(200, "GET", path, nil); is["mine"] != nil || strings.Contains(fmt.Sprint(is), "De deur was dicht") {
		t.Errorf("the letter shows what was said: %v", is)
	}
	letter.must(204, "POST", path, asking("c2", "follow.answer", M{"update": "u1", "answer": "right"}))
	if is := fmt.Sprint(letter.must(200, "GET", path, nil)["actions"]); !strings.Contains(is, "right:1") || !strings.Contains(is, "wrong:0") {
		t.Errorf("one person counts twice: %s", is)
	}
}
