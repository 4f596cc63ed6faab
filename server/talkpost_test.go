package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/emersion/go-smtp"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/post"
)

// office is a real mail server on a real port.
type office struct {
	address string
	mails   chan letterbox
	refuse  func(to string) error // nil takes everything
}

type letterbox struct{ to, raw string }

func openOffice(t *testing.T, refuse func(to string) error) *office {
	t.Helper()
	o := &office{mails: make(chan letterbox, 100), refuse: refuse}
	s := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &counter{office: o}, nil }))
	s.Domain, s.ErrorLog = "mail.example.nl", log.New(io.Discard, "", 0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.address = listener.Addr().String()
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { _ = s.Close() })
	return o
}

// counter is one visit to the office.
type counter struct {
	office *office
	to     string
}

func (c *counter) Mail(string, *smtp.MailOptions) error { return nil }
func (c *counter) Rcpt(to string, _ *smtp.RcptOptions) error {
	c.to = to
	if c.office.refuse != nil {
		return c.office.refuse(to)
	}
	return nil
}
func (c *counter) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err == nil {
		c.office.mails <- letterbox{c.to, string(raw)}
	}
	return err
}
func (c *counter) Reset()        { c.to = "" }
func (c *counter) Logout() error { return nil }

func (o *office) args(folder string) []string {
	return []string{"--smtp", "smtp://" + o.address, "--smtp-from", "Gespreksteam <gesprek@example.nl>", "--data", folder}
}

// sending says who invites, which letters and mail need.
func (g *talking) sending() *talking {
	g.t.Helper()
	path := "/api/v1/meetings/" + g.id + "/talks/setup"
	setup := g.lead.must(200, "GET", path, nil)
	setup["sender"] = M{"name": "Stichting Samen Verder", "street": "Hoofdstraat 12", "town": "Zuidhorn", "phone": "0594 12 34 56", "hours": "op werkdagen"}
	g.lead.must(200, "PUT", path, setup)
	return g
}

func (g *talking) mail(about string, people ...string) M {
	g.t.Helper()
	return g.lead.must(200, "POST", "/api/v1/meetings/"+g.id+"/talks/mail", M{"about": about, "people": people})
}

// links are the tokens of the personal links in a mail.
var links = regexp.MustCompile(`/gesprek#([A-Za-z0-9_-]+)`)

func linkIn(t *testing.T, mail letterbox) string {
	t.Helper()
	// A long line of a mail goes on in the next.
	found := links.FindStringSubmatch(strings.ReplaceAll(strings.ReplaceAll(mail.raw, "=\r\n", ""), "=3D", "="))
	if found == nil {
		t.Fatalf("no link in\n%s", mail.raw)
	}
	return found[1]
}

func TestAnInvitationByMail(t *testing.T) {
	o := openOffice(t, func(to string) error {
		if strings.HasPrefix(to, "nobody@") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such " + to}
		}
		return nil
	})
	g := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...).talking().sending()
	if got := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks/mail", nil); got["from"] != "gesprek@example.nl" || got["lacks"] != "" {
		t.Error(got)
	}
	_, code := g.letter(g.person)
	ada := g.begins(M{"name": "Ada", "email": "ada@example.org", "capacity": "carer"})
	wrong := g.begins(M{"name": "Bram", "email": "nobody@example.org", "capacity": "carer"})
	stopped := g.begins(M{"name": "Corrie", "email": "corrie@example.org", "capacity": "carer"})
	g.lead.line(g.id, stopped, "team").must("talk.stop", M{})
	listed := "p-on-the-list"
	g.console.must("people.list", M{"id": listed, "name": "Dirk", "capacity": "carer"})

	got := fmt.Sprint(g.mail("invitation", ada, wrong, stopped, g.person, listed))
	for _, want := range []string{"map[person:" + stopped + " why:stopped]", "map[person:" + g.person + " why:no_address]", "map[person:" + listed + " why:no_address]", "queued:[" + ada + " " + wrong + "]"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	mail := <-o.mails
	if mail.to != "ada@example.org" || strings.Contains(mail.raw, "Westerkwartier") {
		t.Errorf("%+v", mail)
	}
	own := g.browser()
	if came := own.must(200, "POST", "/api/v1/talk", M{"token": linkIn(t, mail)}); came["person"] != ada {
		t.Error(came)
	}
	g.lead.line(g.id, ada, "team").shows("talk.invited", `"state":"sent","about":"invitation","tries":1`)
	g.lead.line(g.id, wrong, "team").shows("talk.invited", `"state":"refused","about":"invitation","reason":"no_address"`)
	rows := fmt.Sprint(g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)["rows"])
	if !strings.Contains(rows, "reason:no_address state:refused") || strings.Contains(rows, "example.org") {
		t.Error(rows)
	}
	g.browser().must(200, "POST", "/api/v1/talk", M{"code": code}) // whoever has a letter goes on using it
	if len(o.mails) != 0 {
		t.Errorf("there is another mail: %+v", <-o.mails)
	}
}

// What is told by mail says that something waits, and never what.
func TestAnAppointmentAndANoticeByMail(t *testing.T) {
	o := openOffice(t, nil)
	g := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...).talking().sending()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.set_contact", M{"field": "email", "text": "fenna@example.org"})
	if got := fmt.Sprint(g.mail("appointment", g.person)); !strings.Contains(got, "no_appointment") {
		t.Error(got)
	}
	team.must("talk.plan", M{"day": "2026-12-01", "time": "10:00", "place": "home", "caller": "anna"})
	g.mail("appointment", g.person)
	mail := <-o.mails
	if !strings.Contains(mail.raw, "text/calendar") || strings.Contains(mail.raw, "anna") {
		t.Error(mail.raw)
	}
	team.shows("talk.invited", `"state":"sent","about":"appointment"`)
	team.must("talk.plan", M{})
	team.shows("talk.arranged", `"off":{"day":"2026-12-01"`)
	g.mail("appointment", g.person)
	if mail = <-o.mails; !strings.Contains(mail.raw, "Subject: Uw afspraak gaat niet door") || !strings.Contains(mail.raw, "1 december") {
		t.Error(mail.raw)
	}
	team.must("talk.write", M{"id": "m1", "text": "zonnewijzer"})
	g.mail("notice", g.person)
	if mail = <-o.mails; strings.Contains(mail.raw, "zonnewijzer") {
		t.Error("the notice tells what is in the message")
	}
	g.browser().must(200, "POST", "/api/v1/talk", M{"token": linkIn(t, mail)})
}

// heldUp is a mail server that says to whom a mail is, and does not answer before it may.
func heldUp(t *testing.T) (o *office, asked chan string, goOn chan struct{}) {
	asked, goOn = make(chan string, 100), make(chan struct{})
	o = openOffice(t, func(to string) error {
		asked <- to
		<-goOn
		return nil
	})
	return o, asked, goOn
}

// two are in conversation and have an address each.
func (g *talking) two() map[string]string {
	return map[string]string{"ada@example.org": g.begins(M{"name": "Ada", "email": "ada@example.org", "capacity": "carer"}),
		"bea@example.org": g.begins(M{"name": "Bea", "email": "bea@example.org", "capacity": "carer"})}
}

// Mail goes out one after the other. Whoever says stop while theirs is still waiting gets nothing.
func TestStoppingWhileMailWaits(t *testing.T) {
	o, asked, goOn := heldUp(t)
	g := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...).talking().sending()
	two, tokens := g.two(), map[string]string{}
	for address, who := range two {
		tokens[address], _ = g.letter(who)
	}
	g.mail("invitation", slices.Collect(maps.Values(two))...)
	first := <-asked // is being handed over
	second := "ada@example.org"
	if first == second {
		second = "bea@example.org"
	}
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": tokens[second]})
	own.line(g.id, two[second], "person").must("talk.stop", M{})
	close(goOn)
	if mail := <-o.mails; mail.to != first {
		t.Error(mail)
	}
	g.lead.line(g.id, two[first], "team").shows("talk.invited", `"state":"sent"`)
	g.lead.line(g.id, two[second], "team").shows("talk.invited", `"state":"failed","about":"invitation","reason":"stopped"`)
	g.server.postman.close()
	if err := g.server.postman.round(context.Background()); err != nil || len(o.mails) > 0 {
		t.Errorf("they got one all the same (%v)", err)
	}
}

// What was queued when the program ended goes out afterwards, each once; what was being handed over is tried again.
func TestMailSurvivesARestart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	slow, asked, goOn := heldUp(t)
	h := open(t, nil, slow.args(folder)...)
	g := h.talking().sending()
	two, id := g.two(), g.id
	g.mail("invitation", slices.Collect(maps.Values(two))...)
	<-asked
	h.shut()
	close(goOn)
	o := openOffice(t, nil)
	h = open(t, nil, o.args(folder)...)
	h.wait(2 * time.Minute) // the first had its try
	h.server.postman.look()
	got := []string{(<-o.mails).to, (<-o.mails).to}
	if slices.Sort(got); !slices.Equal(got, []string{"ada@example.org", "bea@example.org"}) {
		t.Error(got)
	}
	for _, who := range two {
		g := &browser{t: t, h: h, jar: g.lead.jar, as: http.Header{"Origin": {h.url}}}
		g.line(id, who, "team").shows("talk.invited", `"state":"sent"`)
	}
	h.server.postman.close()
	h.wait(48 * time.Hour)
	if err := h.server.postman.round(context.Background()); err != nil || len(o.mails)+len(slow.mails) != 0 {
		t.Errorf("somebody got another (%v)", err)
	}
}

// A crash in the middle of handing over leaves a try of which nobody knows how it ended. It is made again, but not while
// another instance may still be at it.
func TestATryThatWasCutShortIsMadeAgain(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	h := open(t, nil, "--data", folder)
	g := h.talking().sending()
	g.lead.must(409, "POST", "/api/v1/meetings/"+g.id+"/talks/mail", M{"about": "invitation", "people": []string{g.person}})
	g.lead.line(g.id, g.person, "team").must("talk.set_contact", M{"field": "email", "text": "fenna@example.org"})
	room, err := h.talks.Begun(t.Context(), meeting.ID(g.id), meeting.PersonID(g.person))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.talks.Queue(t.Context(), meeting.ID(g.id), meeting.PersonID(g.person)); err != nil {
		t.Fatal(err)
	}
	for i, state := range []string{intake.Queued, intake.Trying} {
		if err := askRoom(t.Context(), room, byPost, &intake.Mail{ID: "i1", About: "invitation", State: state, Tries: i}); err != nil {
			t.Fatal(err)
		}
	}
	h.shut()
	o := openOffice(t, nil)
	h = open(t, nil, o.args(folder)...)
	h.server.postman.close() // from here on it looks when it is told to
	h.wait(90 * time.Second)
	if err := h.server.postman.round(t.Context()); err != nil || len(o.mails) != 0 {
		t.Fatalf("another instance may still be at it (%v)", err)
	}
	h.wait(time.Minute)
	for range 2 {
		if err := h.server.postman.round(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(o.mails); n != 1 {
		t.Fatalf("%d mails", n)
	}
}

// A server that is not there is tried for a day and a half, and then the team is told.
func TestMailThatDoesNotGetAway(t *testing.T) {
	o := openOffice(t, func(string) error {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "later"}
	})
	g := open(t, nil, o.args(filepath.Join(t.TempDir(), "d"))...).talking().sending()
	g.server.postman.close()
	g.lead.line(g.id, g.person, "team").must("talk.set_contact", M{"field": "email", "text": "fenna@example.org"})
	g.mail("invitation", g.person)
	for range post.Tries + 2 {
		if err := g.server.postman.round(t.Context()); err != nil {
			t.Fatal(err)
		}
		g.wait(17 * time.Hour)
	}
	g.lead.must(401, "GET", "/api/v1/meetings/"+g.id+"/talks", nil) // days later
	var got []intake.Invitation
	if err := g.talks.Read(t.Context(), meeting.ID(g.id), meeting.PersonID(g.person), func(talk *intake.Talk) {
		is, _ := talk.Summary()
		got = is.Invited
	}); err != nil || len(got) != 1 || got[0].State != intake.Failed || got[0].Reason != "busy" || got[0].Tries != post.Tries {
		t.Errorf("%+v %v", got, err)
	}
	// What was never sent leaves no link: they would push out those of a card, or of a mail that somebody has.
	if row, err := g.stores.rows.Get(t.Context(), "talk-link/"+g.id+"/"+g.person); err != nil || strings.Contains(string(row), "token/") {
		t.Errorf("%s %v", row, err)
	}
}

// form sends what a form on a page sends.
func (b *browser) form(path string, values url.Values) (*http.Response, string) {
	b.t.Helper()
	request, err := http.NewRequest("POST", b.h.url+path, strings.NewReader(values.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", b.as.Get("Origin"))
	answer, err := (&http.Client{Jar: b.jar}).Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer, string(raw)
}

func TestLettersArePrinted(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/talks/letters"
	ada := g.begins(M{"name": "Ada", "street": "Dorpsweg 7", "town": "Kornhorn", "capacity": "carer"})
	g.console.must("people.list", M{"id": "dirk", "name": "Dirk Jan", "capacity": "carer"})
	people := url.Values{"people": {ada + "," + g.person + ",dirk"}, "size": {"large"}}
	if answer, raw := g.lead.form(path, people); answer.StatusCode != 422 || !strings.Contains(raw, "sender") {
		t.Errorf("%d %s", answer.StatusCode, raw)
	}
	g.sending()
	before, _ := g.letter(ada)
	g.lead.must(404, "GET", path, nil) // looking changes nothing
	g.lead.line(g.id, g.person, "team").must("talk.stop", M{})
	answer, raw := g.lead.form(path, people)
	if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-store" || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Fatalf("%d %v %.300s", answer.StatusCode, answer.Header, raw)
	}
	for _, want := range []string{"Dorpsweg 7", "Dirk Jan", "Wat is nodig?", "0594 12 34 56", "Stichting Samen Verder", "letter--large", "/gesprek</b>",
		">" + prepare.CheckCode(prepare.Digest([]prepare.Text{})) + "<"} /* the code of what was locked, as screens show it */ {
		if !strings.Contains(raw, want) {
			t.Errorf("no %q in the letters", want)
		}
	}
	if strings.Contains(raw, "Klaproos") || strings.Count(raw, "<section") != 2 {
		t.Error("who does not want to be approached got a letter")
	}
	codes := regexp.MustCompile(`class="ten">([0-9A-Z]{5} [0-9A-Z]{5})<`).FindAllStringSubmatch(raw, -1)
	if len(codes) != 2 {
		t.Fatal(codes)
	}
	if came := g.browser().must(200, "POST", "/api/v1/talk", M{"code": codes[0][1]}); came["person"] != ada {
		t.Error(came)
	}
	g.browser().must(404, "POST", "/api/v1/talk", M{"token": before})
	team := g.lead.line(g.id, ada, "team")
	team.shows("talk.invited", `"way":"letter","state":"made"`)
	if answer, _ := g.lead.form(path, url.Values{"people": {g.person}}); answer.StatusCode != 422 {
		t.Errorf("a letter to nobody: %d", answer.StatusCode)
	}
	if elsewhere := g.browser(); true {
		elsewhere.jar, elsewhere.as = g.lead.jar, http.Header{"Origin": {"http://elsewhere.example"}}
		if answer, _ := elsewhere.form(path, people); answer.StatusCode != 403 {
			t.Errorf("a page elsewhere had letters made: %d", answer.StatusCode)
		}
	}
}

func TestListsAndSheetsArePrinted(t *testing.T) {
	g := open(t, nil).talking().sending()
	path := "/api/v1/meetings/" + g.id + "/talks"
	ada := g.begins(M{"name": "Ada", "phone": "0594 12 34 56", "street": "Dorpsweg 7", "capacity": "carer"})
	g.begins(M{"name": "Bram", "phone": "06 1111 1111", "email": "bram@example.org", "capacity": "carer"})
	team := g.lead.line(g.id, ada, "team")
	team.must("talk.plan", M{"day": "2026-12-01", "time": "10:00", "place": "home", "caller": "anna"})
	g.lead.line(g.id, g.person, "team").must("talk.answer", M{"question": "needs", "choices": []string{"transport"}, "text": "een lage auto"})
	for _, row := range []struct {
		path      string
		has, lack []string
	}{
		{"/calls?day=2026-12-01", []string{"Ada", "Dorpsweg 7", "10:00"}, []string{"Klaproos", "Bram"}},
		{"/calls?day=2026-12-01&caller=lies", nil, []string{"Ada"}},
		{"/phones", []string{"Ada", "Klaproos", "0612345678"}, []string{"Bram", "een lage auto"}},
		{"/" + g.person + "/sheet", []string{"Klaproos", "een lage auto", "Tot hoe laat"}, []string{"Ada"}},
		{"/sheets?people=" + g.person + "," + ada, []string{"Klaproos", "Ada", "anna"}, []string{"Bram"}},
	} {
		answer, raw := g.lead.raw("GET", path+row.path, nil)
		if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-store" || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %d %.200s", row.path, answer.StatusCode, raw)
		}
		for _, want := range row.has {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%s: no %q", row.path, want)
			}
		}
		for _, wrong := range row.lack {
			if strings.Contains(string(raw), wrong) {
				t.Errorf("%s: there is %q", row.path, wrong)
			}
		}
	}
	team.shows("talk.opened", "anna")
	g.lead.must(404, "GET", path+"/nobody-we-know/sheet", nil)
	_, raw := g.lead.raw("GET", path+"/numbers-to-call", nil)
	if got := string(raw); !strings.Contains(got, "tel:+31612345678") || !strings.Contains(got, `"sms:+31612345678?\u0026body=Goedendag`) || !strings.Contains(got, "tel:+31594123456") || strings.Contains(got, "31611111111") {
		t.Error(got)
	}
}

// The calendar has the day and the appointment, and no word of what they are about.
func TestACalendarFileForThePerson(t *testing.T) {
	g := &talking{gathering: open(t, nil).gathering()}
	g.console = g.lead.connect(g.id, "console")
	g.person = g.begins(M{"name": "Fenna Klaproos", "capacity": "carer"})
	g.lead.must(404, "GET", talkPath(g.id, g.person)+"/calendar", nil)
	g.console.must("prepare.set_meeting", M{"title": "Mantelzorg", "question": "Wat is nodig in de zorg?", "language": "nl", "date": "2026-12-08", "place": "Dorpshuis"})
	g.console.must("prepare.set_theme", M{"id": "huis", "title": "Thuis"})
	g.console.must("prepare.lock", M{})
	g.lead.line(g.id, g.person, "team").must("talk.plan", M{"day": "2026-12-01", "time": "10:00", "place": "home", "caller": "anna"})
	token, _ := g.letter(g.person)
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	for name, b := range map[string]*browser{"the person": own, "the team": g.lead} {
		answer, raw := b.raw("GET", talkPath(g.id, g.person)+"/calendar", nil)
		c, err := ical.NewDecoder(strings.NewReader(string(raw))).Decode()
		if answer.StatusCode != 200 || err != nil || len(c.Events()) != 2 {
			t.Fatalf("%s: %d %v\n%s", name, answer.StatusCode, err, raw)
		}
		for _, wrong := range []string{"zorg", "Klaproos", "anna", token} {
			if strings.Contains(strings.ToLower(string(raw)), strings.ToLower(wrong)) {
				t.Errorf("%s: it says %q\n%s", name, wrong, raw)
			}
		}
	}
	other := g.begins(M{"name": "Ada", "capacity": "carer"})
	own.must(401, "GET", talkPath(g.id, other)+"/calendar", nil)
}

// A card for the day stands beside the letter; nobody outside the team makes one.
func TestFoldedCardsArePrinted(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/talks/cards"
	g.console.must("people.list", M{"id": "dirk", "name": "Dirk Jan", "capacity": "carer"})
	g.sending()
	letter, _ := g.letter(g.person)
	people := url.Values{"people": {g.person + ",dirk"}}
	answer, raw := g.lead.form(path, people)
	if answer.StatusCode != 200 || strings.Count(raw, `class="strip"`) != 2 || strings.Count(raw, `class="qr"`) != 2 || !strings.Contains(raw, "Dirk Jan") || answer.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %v %.300s", answer.StatusCode, answer.Header, raw)
	}
	if strings.Contains(raw, "/gesprek#") {
		t.Error("somebody's link can be read on the card")
	}
	if came := g.browser().must(200, "POST", "/api/v1/talk", M{"token": letter}); came["person"] != g.person {
		t.Error(came)
	}
	g.lead.must(404, "GET", path, nil)
	if answer, _ := g.browser().form(path, people); answer.StatusCode != 401 {
		t.Error(answer.StatusCode)
	}
}
