package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/paper"
)

// line opens a socket to a conversation.
func (b *browser) line(meeting, person, as string) *phone {
	b.t.Helper()
	p, status := b.tryLine(meeting, person, as)
	if p == nil {
		b.t.Fatalf("a line as %s: %d", as, status)
	}
	return p
}

func (b *browser) tryLine(meeting, person, as string) (*phone, int) {
	b.t.Helper()
	dialer := &websocket.Dialer{Jar: b.jar, HandshakeTimeout: 5 * time.Second}
	conn, answer, err := dialer.Dial("ws"+strings.TrimPrefix(b.h.url, "http")+talkPath(meeting, person)+"/live?as="+as, http.Header{"Origin": {b.h.url}})
	if err != nil {
		if answer == nil {
			b.t.Fatal(err)
		}
		return nil, answer.StatusCode
	}
	b.t.Cleanup(func() { conn.Close() })
	p := &phone{t: b.t, conn: conn, seen: map[string]json.RawMessage{}}
	p.say(M{"t": "hello"})
	return p, 101
}

func talkPath(meeting, person string) string {
	return "/api/v1/meetings/" + meeting + "/talks/" + person
}

// talking is a meeting of which what stands fixed is locked, and somebody with whom the team talks.
type talking struct {
	*gathering
	console *phone
	person  string
}

func (h *here) talking() *talking {
	h.t.Helper()
	g := &talking{gathering: h.gathering()}
	g.console = g.lead.connect(g.id, "console")
	for _, one := range []struct {
		name string
		data M
	}{
		{"prepare.set_meeting", M{"title": "Westerkwartier", "question": "Wat is nodig?", "language": "nl"}},
		{"prepare.set_theme", M{"id": "zorg", "title": "Zorg"}}, {"prepare.set_theme", M{"id": "werk", "title": "Werk"}}, {"prepare.lock", M{}},
		{"tables.set_up", M{"tables": []M{{"number": 1, "theme": "zorg", "seats": 8}, {"number": 2, "theme": "werk", "seats": 8}}}},
	} {
		if code := g.console.ask(one.name, one.data); code != "" {
			h.t.Fatalf("%s: %q", one.name, code)
		}
	}
	g.person = g.begins(M{"name": "Fenna Klaproos", "phone": "0612345678", "capacity": "carer"})
	g.lead.line(g.id, g.person, "team").must("talk.permit", M{"given": true})
	return g
}

func (g *talking) begins(form M) string {
	g.t.Helper()
	return g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/talks", form)["person"].(string)
}

// letter is the way in that a letter has.
func (g *talking) letter(person string) (token, code string) {
	g.t.Helper()
	made := g.lead.must(201, "POST", talkPath(g.id, person)+"/link", nil)
	_, token, _ = strings.Cut(made["url"].(string), "#")
	return token, made["code"].(string)
}

func (p *phone) must(name string, data any) {
	p.t.Helper()
	if code := p.ask(name, data); code != "" {
		p.t.Fatalf("%s: %q", name, code)
	}
}

// shows waits until a section is so.
func (p *phone) shows(section, part string) {
	p.t.Helper()
	if strings.Contains(string(p.seen[section]), part) {
		return
	}
	p.until(section+" with "+part, func(heard) bool { return strings.Contains(string(p.seen[section]), part) })
}

func TestAVoorgesprekFromLetterToAgreement(t *testing.T) {
	g := open(t, nil).talking()
	_, code := g.letter(g.person)
	own := g.browser()
	came := own.must(200, "POST", "/api/v1/talk", M{"code": strings.ToLower(code)})
	if came["person"] != g.person {
		t.Fatal(came)
	}
	about := own.must(200, "GET", "/api/v1/talk", nil)
	if about["locked"] != true || about["keep_days"] != 28.0 || about["title"] != "Westerkwartier" {
		t.Fatal(about)
	}
	locked := own.line(g.id, g.person, "person")
	locked.shows("talk.question/needs", "Vervoer")
	own.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	mine := own.line(g.id, g.person, "person")
	mine.shows("talk.contact", "Fenna")
	team := g.lead.line(g.id, g.person, "team")
	mine.must("talk.answer", M{"question": "needs", "choices": []string{"transport"}})
	mine.must("talk.answer", M{"question": "until", "moment": "16:30"})
	mine.must("talk.answer", M{"question": "theme", "choices": []string{"werk"}})
	team.shows("talk.answer/until", "16:30")
	team.must("talk.set_need", M{"id": "transport-1", "owner": "Anna", "due": "2026-12-01", "state": "arranged", "reply": "Er komt een auto."})
	team.must("talk.bring", M{"id": "c1", "name": "Jan", "as": "companion", "voice": true})
	team.must("talk.write", M{"id": "m1", "text": "Tot dan!"})
	mine.shows("talk.arranged", "Er komt een auto.")
	mine.shows("talk.message/m1", "Tot dan!")
	mine.must("talk.agree", M{})
	g.console.shows("people.person/"+g.person, `"leaves":"16:30"`)
	g.console.shows("people.person/c1", `"companion_of":"`+g.person+`"`)
	list := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)
	if got := fmt.Sprint(list["rows"]); !strings.Contains(got, "step:prepared") || !strings.Contains(got, "theme:werk") {
		t.Fatal(got)
	}
	// What was told once is not told again: on the day something else may be said.
	g.console.must("people.leave_at", M{"people": []string{g.person}, "time": "17:00"})
	team.must("talk.write", M{"id": "m2", "text": "Nog iets"})
	g.console.shows("people.person/"+g.person, `"leaves":"17:00"`)
}

// Opening the list is reading too: it has names and numbers. Who did is written down, and the team can see it.
func TestOpeningTheListIsWrittenDown(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/talks"
	first := g.lead.must(200, "GET", path, nil)
	g.begins(M{"name": "Ada", "capacity": "carer"})
	g.lead.must(200, "GET", fmt.Sprintf("%s?after=%v", path, first["version"]), nil) // the same reading
	reads := g.lead.must(200, "GET", path+"/reads", nil)["reads"].([]any)
	if len(reads) != 1 || reads[0].(M)["account"] != "anna" {
		t.Fatal(reads)
	}
	g.lead.must(200, "GET", path+"?after=-1", nil) // whatever gives all of it is a reading
	if reads := g.lead.must(200, "GET", path+"/reads", nil)["reads"].([]any); len(reads) != 2 {
		t.Fatal(reads)
	}
	g.come("console", "").must(401, "GET", path+"/reads", nil)
}

// The line on the team's console has numbers and no names, so it is no reading of the list. Who leads and is not in the team is
// not told what has to be arranged.
func TestTheTeamsNumbersAreNoReading(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.answer", M{"question": "needs", "choices": []string{"transport", "loop"}})
	path := "/api/v1/meetings/" + g.id + "/talks"
	if got := g.lead.must(200, "GET", path+"/numbers", nil); got["begun"] != 1.0 || got["needs"] != 2.0 || got["prepared"] != 0.0 {
		t.Fatal(got)
	}
	if reads := g.lead.must(200, "GET", path+"/reads", nil)["reads"]; len(reads.([]any)) != 0 {
		t.Fatal(reads)
	}
	other := g.account("lies", M{"role": "facilitator"})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna", "lies"}})
	if got := other.must(200, "GET", path+"/numbers", nil); got["needs"] != nil || got["begun"] != nil {
		t.Fatal(got)
	}
}

// What a list that waits is told: the news, and nothing else.
func TestTheTeamsListFollows(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/talks"
	first := g.lead.must(200, "GET", path, nil)
	if n := len(first["rows"].([]any)); n != 1 {
		t.Fatal(first)
	}
	heard := make(chan M)
	go func() {
		heard <- g.lead.must(200, "GET", fmt.Sprintf("%s?after=%v", path, first["version"]), nil)
	}()
	other := g.begins(M{"name": "Ada", "capacity": "carer"})
	if got := fmt.Sprint((<-heard)["rows"]); !strings.Contains(got, other) || strings.Contains(got, g.person) {
		t.Fatal(got)
	}
}

// Everybody but the team and the person finds nothing, and cannot tell that from a meeting that is not there.
func TestNobodyElseFindsAConversation(t *testing.T) {
	g := open(t, nil).talking()
	stranger := g.begins(M{"name": "Ada", "capacity": "carer"})
	token, _ := g.letter(stranger)
	other := g.browser()
	other.must(200, "POST", "/api/v1/talk", M{"token": token})
	g.lead.must(201, "POST", "/api/v1/accounts", M{"name": "bram", "role": "facilitator"})
	for name, b := range map[string]*browser{
		"nobody": g.browser(), "a console link": g.come("console", ""), "a projector": g.come("projector", ""), "a helper device": g.helper(),
		"an expert": g.come("expert", ""), "a phone": g.come("phone", g.person), "another person": other,
		"the municipality":     g.account("gea", M{"role": "municipality", "municipality": "Westerkwartier"}),
		"another facilitator":  g.account("joris", M{"role": "facilitator"}),
		"an administrator too": g.account("koen", M{"role": "admin"}),
	} {
		for _, as := range []string{"team", "person"} {
			if p, status := b.tryLine(g.id, g.person, as); p != nil || status != 401 && status != 404 {
				t.Errorf("%s has a line as %s (%d)", name, as, status)
			}
		}
		for _, r := range [][2]string{{"GET", ""}, {"POST", ""}, {"GET", "/setup"}, {"PUT", "/setup"}, {"POST", "/" + g.person + "/link"}, {"POST", "/" + g.person + "/pin"},
			{"GET", "/" + g.person + "/file"}, {"DELETE", "/" + g.person}, {"POST", "/" + g.person + "/poll?as=team"}, {"POST", "/" + g.person + "/unlock"},
			{"POST", "/letters"}, {"GET", "/calls"}, {"GET", "/sheets?people=" + g.person}, {"GET", "/phones"}, {"GET", "/numbers-to-call"}, {"GET", "/mail"}, {"POST", "/mail"}, {"GET", "/" + g.person + "/sheet"}, {"GET", "/" + g.person + "/calendar"}} {
			status, answer := b.do(r[0], "/api/v1/meetings/"+g.id+"/talks"+r[1], M{"pin": "4711"})
			if status != 401 && status != 404 {
				t.Errorf("%s: %s talks%s: %d %v", name, r[0], r[1], status, answer)
			}
		}
	}
	// Whoever is told of the team comes in.
	joris := g.account("lies", M{"role": "facilitator"})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna", "lies"}})
	joris.must(404, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)
	setup := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks/setup", nil)
	setup["team"] = []string{"anna", "lies"}
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/talks/setup", setup)
	g.lead.must(409, "PUT", "/api/v1/meetings/"+g.id+"/talks/setup", setup)
	joris.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)
	joris.line(g.id, g.person, "team").shows("talk.opened", "lies")
}

// account is a browser that is signed in with an account of its own.
func (g *gathering) account(name string, form M) *browser {
	g.t.Helper()
	form["name"] = name
	made := g.lead.must(201, "POST", "/api/v1/accounts", form)
	_, token, _ := strings.Cut(made["setup"].(string), "#")
	b := g.browser()
	b.must(200, "POST", "/api/v1/setup", M{"token": token, "name": name, "password": password})
	return b
}

func TestTheServersOwnAsksAreNobodyElses(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	for name, data := range map[string]M{"talk.open": {"account": "somebody else"}, "talk.set_pin": {"hash": "x"}, "talk.begin": {"person": "p", "script": M{}}, "talk.put_questions": {"script": M{}}, "talk.mail": {"id": "i1", "about": "notice", "state": "sent"}} {
		if code := team.ask(name, data); code != "not_allowed" {
			t.Errorf("%s: %q", name, code)
		}
	}
}

func TestThePinOfAConversation(t *testing.T) {
	g := open(t, nil).talking()
	token, _ := g.letter(g.person)
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.answer", M{"question": "until", "moment": "16:30"})
	husband := g.browser()
	husband.must(200, "POST", "/api/v1/talk", M{"token": token})
	husband.must(422, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "1234"}) // there is something to keep
	husband.must(403, "GET", talkPath(g.id, g.person)+"/file", nil)
	husband.must(403, "DELETE", talkPath(g.id, g.person), nil)
	if p := husband.line(g.id, g.person, "person"); p.ask("talk.unanswer", M{"question": "until"}) != "not_allowed" || len(p.seen["talk.answer/until"]) > 0 {
		t.Error("who has the letter alone reads or changes what was said")
	}
	g.lead.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	husband.must(401, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"}) // a new pin ends every session
	husband.must(200, "POST", "/api/v1/talk", M{"token": token})
	for range 5 {
		husband.must(403, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "1234"})
	}
	husband.must(429, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"})
	g.wait(15 * time.Minute)
	husband.must(204, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"})
	theirs := husband.line(g.id, g.person, "person")
	theirs.shows("talk.answer/until", "16:30")
	own := g.browser() // a new pin of one's own shuts out who knew the old one
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	own.must(204, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"})
	own.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "0815"})
	theirs.until("the end", func(m heard) bool { return m.T == "bye" && m.Code == "session_ended" })
	husband.must(401, "GET", talkPath(g.id, g.person)+"/file", nil)
	own.must(200, "GET", talkPath(g.id, g.person)+"/file", nil)
}

// A tablet lies on the table for weeks: what a pin opened closes without use, on what is open too, and the letter's way in stays.
func TestWhatAPinOpenedCloses(t *testing.T) {
	g := open(t, nil).talking()
	own := g.pinned()
	mine := own.line(g.id, g.person, "person")
	mine.shows("talk.contact", "Fenna")
	g.wait(door.OpenIdle)
	go g.server.visitors.beat(t.Context(), time.Millisecond)
	mine.until("the end", func(m heard) bool { return m.T == "bye" && m.Code == "session_ended" })
	if about := own.must(200, "GET", "/api/v1/talk", nil); about["locked"] != true {
		t.Error(about)
	}
	own.must(403, "GET", talkPath(g.id, g.person)+"/file", nil)
	locked := own.line(g.id, g.person, "person")
	locked.shows("talk.state", `"pin":true`)
	if len(locked.seen["talk.contact"]) > 0 {
		t.Error("it is still open")
	}
	own.must(204, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"})
	own.must(200, "GET", talkPath(g.id, g.person)+"/file", nil)
}

// Who leaves a shared tablet closes what the pin opened, at once.
func TestClosingWhatAPinOpened(t *testing.T) {
	g := open(t, nil).talking()
	own := g.pinned()
	mine := own.line(g.id, g.person, "person")
	mine.shows("talk.contact", "Fenna")
	before := own.cookie("hl-plain-talk")
	own.must(204, "POST", talkPath(g.id, g.person)+"/lock", nil)
	mine.until("the end", func(m heard) bool { return m.T == "bye" && m.Code == "session_ended" })
	if about := own.must(200, "GET", "/api/v1/talk", nil); about["locked"] != true || own.cookie("hl-plain-talk") == before {
		t.Error(about)
	}
	own.must(403, "GET", talkPath(g.id, g.person)+"/file", nil)
	own.must(204, "POST", talkPath(g.id, g.person)+"/lock", nil) // twice does no harm
	own.must(204, "POST", talkPath(g.id, g.person)+"/unlock", M{"pin": "4711"})
	own.must(200, "GET", talkPath(g.id, g.person)+"/file", nil)
}

// Everything that is kept can be read as a page, by the person with their pin and by the team.
func TestWhatIsKeptAsAPage(t *testing.T) {
	g := open(t, nil).talking()
	token, _ := g.letter(g.person)
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	path := talkPath(g.id, g.person) + "/file?as=page"
	own.must(403, "GET", path, nil)
	own.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	mine, team := own.line(g.id, g.person, "person"), g.lead.line(g.id, g.person, "team")
	mine.must("talk.answer", M{"question": "needs", "choices": []string{"loop"}, "text": "<b>Vooraan</b>"})
	mine.must("talk.answer", M{"question": "until", "moment": "16:30"})
	mine.must("talk.write", M{"id": "m1", "text": "Mag mijn hond mee?"})
	team.must("talk.write", M{"id": "m2", "text": "Dat mag."})
	team.must("talk.plan", M{"day": "2027-03-02", "time": "10:00", "place": "home"})
	for _, who := range []*browser{own, g.lead} {
		answer, raw := who.raw("GET", path, nil)
		if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-store" || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Fatalf("%d %v", answer.StatusCode, answer.Header)
		}
		for _, want := range []string{"Een ringleiding. &lt;b&gt;Vooraan&lt;/b&gt;", "16:30", "Mag mijn hond mee?", "Dat mag.", "2 maart 2027", "anna", "Klaproos"} {
			if !strings.Contains(string(raw), want) {
				t.Errorf("no %q", want)
			}
		}
	}
}

// Once the tables are fixed, what somebody said about them is gone from the conversation, and the rest is not.
func TestTheTablesAreFixed(t *testing.T) {
	g := open(t, nil).talking()
	team := g.lead.line(g.id, g.person, "team")
	team.must("talk.answer", M{"question": "tables", "choices": []string{"call-me"}})
	team.must("talk.answer", M{"question": "else", "text": "Tot dan"})
	team.shows("talk.answer/tables", "call-me")
	g.console.must("prepare.open", M{})
	g.console.must("people.arrive", M{"people": []string{g.person}})
	g.console.must("tables.set_up", M{"tables": []M{{"number": 1, "seats": 6}}})
	g.console.must("tables.lay_out", M{})
	g.console.must("tables.fix", M{})
	team.until("the wish is gone", func(heard) bool { return team.seen["talk.answer/tables"] == nil })
	if team.seen["talk.answer/else"] == nil {
		t.Error("the rest is gone too")
	}
}

func TestErasingAConversation(t *testing.T) {
	g := open(t, nil).talking()
	token, code := g.letter(g.person)
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	own.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	mine, team := own.line(g.id, g.person, "person"), g.lead.line(g.id, g.person, "team")
	mine.must("talk.write", M{"id": "m1", "text": "Dag"})
	receipt := own.must(200, "DELETE", talkPath(g.id, g.person), nil)
	if receipt["receipt"] == "" || receipt["pieces"].(float64) < 4 {
		t.Fatal(receipt)
	}
	for _, p := range []*phone{mine, team} {
		p.until("the end", func(m heard) bool { return m.T == "bye" && !m.Retry })
	}
	own.must(401, "GET", "/api/v1/talk", nil)
	for _, secret := range []M{{"token": token}, {"code": code}} {
		g.browser().must(404, "POST", "/api/v1/talk", secret)
	}
	if _, status := g.lead.tryLine(g.id, g.person, "team"); status != 404 {
		t.Errorf("the team still has a line: %d", status)
	}
	g.lead.must(404, "DELETE", talkPath(g.id, g.person), nil)
	if got := fmt.Sprint(g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)["rows"]); strings.Contains(got, g.person) {
		t.Error("the list still has it")
	}
	g.begins(M{"person": g.person}) // they may begin anew, with nothing of before
	if p := g.lead.line(g.id, g.person, "team"); len(p.seen["talk.message/m1"]) > 0 {
		t.Error("what was said came back")
	}
}

// Whoever is erased from the meeting is erased here too.
func TestErasedFromTheMeetingIsErasedHere(t *testing.T) {
	g := open(t, nil).talking()
	g.console.must("people.erase", M{"id": g.person})
	g.lead.must(404, "GET", talkPath(g.id, g.person)+"/file", nil)
}

// An erasure that a crash cut short is finished by the next start, before anybody comes in.
func TestErasingIsFinishedAtTheNextStart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	h := open(t, nil, "--data", folder)
	g := h.talking()
	raw, err := json.Marshal(M{"receipt": "1234-5678", "day": "2026-11-22", "pieces": 3})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.stores.rows.Put(context.Background(), "talk-erasing/"+g.id+"/"+g.person, raw, time.Time{}); err != nil {
		t.Fatal(err)
	}
	h.shut()
	h = open(t, nil, "--data", folder)
	if err := h.talks.Read(context.Background(), "m", "p", func(*intake.Talk) {}); err == nil {
		t.Fatal("a conversation that never was")
	}
	head, err := h.stores.journal.Head(context.Background(), "talk/"+g.id+"/"+g.person)
	if err != nil || head.Seq != 0 {
		t.Fatalf("%+v %v", head, err)
	}
}

func TestSigningUp(t *testing.T) {
	g := open(t, nil).talking()
	path := "/api/v1/meetings/" + g.id + "/sign-up"
	form := M{"name": "Ada", "phone": "0612345678", "capacity": "carer"}
	g.browser().must(404, "POST", path, form)
	g.browser().must(404, "GET", path, nil)
	setup := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks/setup", nil)
	setup["sign_up"] = true
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/talks/setup", setup)
	if about := g.browser().must(200, "GET", path, nil); about["question"] == "" || about["keep_days"] == 0.0 || strings.Contains(fmt.Sprint(about), "anna") {
		t.Error(about)
	}
	for _, wrong := range []string{" ", "bel me", "12"} {
		if answer := g.browser().must(422, "POST", path, M{"name": "Ada", "phone": wrong, "capacity": "carer"}); !strings.Contains(fmt.Sprint(answer["about"]), "phone") {
			t.Error(answer)
		}
	}
	g.browser().must(202, "POST", path, M{"phone": "0687654321"}) // is enough
	for range 2 {                                                 // the second time is told nothing else
		g.browser().must(202, "POST", path, form)
	}
	if got := fmt.Sprint(g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks", nil)["rows"]); strings.Count(got, "Ada") != 2 || !strings.Contains(got, "sign_up") {
		t.Error(got)
	}
	setup = g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks/setup", nil)
	setup["sign_up_most"] = 3 // who signed up before counts
	setup = g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/talks/setup", setup)
	if answer := g.browser().must(409, "POST", path, form); answer["code"] != "sign-ups-full" {
		t.Error(answer)
	}
	if about := g.browser().must(200, "GET", path, nil); about["full"] != true {
		t.Error(about)
	}
	if is := g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/talks/numbers", nil); is["signed_up"] != 3.0 || is["sign_up_full"] != true {
		t.Error(is)
	}
	setup["sign_up_most"] = 4
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/talks/setup", setup)
	g.browser().must(202, "POST", path, form)
	g.browser().must(409, "POST", path, form)
	g.wait(9 * 24 * time.Hour) // the meeting is over: nobody says who they are for nothing
	g.browser().must(404, "GET", path, nil)
	g.browser().must(404, "POST", path, form)
}

// Inviting waits until what stands fixed is locked.
func TestNobodyIsInvitedBeforeTheFrameworksAreLocked(t *testing.T) {
	g := open(t, nil).gathering()
	who := g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/talks", M{"name": "Ada", "capacity": "carer"})["person"].(string)
	g.lead.must(422, "POST", talkPath(g.id, who)+"/link", nil)
}

// The municipality learns about how many: nothing below five, and never one person by taking one number from another.
func TestTheMunicipalityLearnsInFives(t *testing.T) {
	g := open(t, nil).gathering()
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/facilitators", M{"names": []string{"anna"}})
	town := g.account("gea", M{"role": "municipality", "municipality": "Westerkwartier"})
	path := "/api/v1/meetings/" + g.id + "/talks"
	town.must(404, "GET", path+"/numbers", nil)
	made := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Met gemeente", "municipality": "Westerkwartier"})
	g.id = made["meeting"].(M)["id"].(string)
	path = "/api/v1/meetings/" + g.id + "/talks"
	for i := range 7 {
		who := g.lead.must(201, "POST", path, M{"name": "Ada", "capacity": "carer"})["person"].(string)
		team := g.lead.line(g.id, who, "team")
		team.must("talk.invite", M{"id": "i1", "way": "letter", "state": "made"})
		team.must("talk.permit", M{"given": true})
		if i < 6 {
			team.must("talk.answer", M{"question": "else", "text": "x"})
		}
		if i < 4 {
			team.must("talk.agree", M{})
		}
	}
	g.lead.connect(g.id, "console").must("prepare.set_invitations", M{"aims": []M{{"capacity": "carer", "number": 20}, {"capacity": "resident", "number": 10}}})
	if got := fmt.Sprint(town.must(200, "GET", path+"/numbers", nil)); got != "map[invited:5 mix:[map[aim:20 capacity:carer invited:5 prepared:<nil> spoken:5] map[aim:10 capacity:resident invited:<nil> prepared:<nil> spoken:<nil>]] prepared:<nil> spoken:5]" {
		t.Error(got)
	}
	if got := fmt.Sprint(g.lead.must(200, "GET", path+"/numbers", nil)); got != "map[begun:7 invited:7 mix:[map[aim:20 capacity:carer invited:7 prepared:4 spoken:6] map[aim:10 capacity:resident invited:0 prepared:0 spoken:0]] needs:0 prepared:4 sign_up_full:false signed_up:0 spoken:6]" {
		t.Error(got)
	}
	town.must(404, "GET", path, nil)
}

// syncedBuffer is a log that many write to.
type syncedBuffer struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (b *syncedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.Write(p)
}

func (b *syncedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.String()
}

// What is said beforehand is in no other output: no screen of the meeting, no sheet of paper, no plan, no log, no file.
func TestWhatIsSaidBeforehandIsNowhereElse(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	h := open(t, nil, "--data", folder)
	var log syncedBuffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(slog.New(slog.DiscardHandler)) })
	g := h.talking()
	const marker = "zonnewijzer"
	token, _ := g.letter(g.person)
	own := g.browser()
	own.must(200, "POST", "/api/v1/talk", M{"token": token})
	own.must(204, "POST", talkPath(g.id, g.person)+"/pin", M{"pin": "4711"})
	mine, team := own.line(g.id, g.person, "person"), g.lead.line(g.id, g.person, "team")
	for i, one := range []struct {
		by   *phone
		name string
		data M
	}{
		{mine, "talk.answer", M{"question": "needs", "choices": []string{"loop"}, "text": marker}}, {mine, "talk.answer", M{"question": "else", "text": marker}},
		{mine, "talk.answer", M{"question": "others", "people": []M{{"name": marker, "phone": marker}}}}, {mine, "talk.write", M{"id": "m1", "text": marker}},
		{mine, "talk.set_contact", M{"field": "street", "text": marker}}, {mine, "talk.set_contact", M{"field": "email", "text": marker}},
		{team, "talk.try", M{"id": "t1", "result": "spoken", "note": marker}}, {team, "talk.write", M{"id": "m2", "text": marker}},
		{team, "talk.add_need", M{"id": "n1", "text": marker}}, {team, "talk.set_need", M{"id": "n1", "owner": marker, "state": "arranged", "reply": marker}},
		{team, "talk.plan", M{"day": "2026-12-01", "caller": marker}}, {mine, "talk.agree", M{}},
	} {
		if code := one.by.ask(one.name, one.data); code != "" {
			t.Fatalf("%d %s: %q", i, one.name, code)
		}
	}
	town := g.account("gea", M{"role": "municipality", "municipality": "Westerkwartier"})
	g.console.must("prepare.open", M{})
	screens := map[string]*phone{"console": g.console, "projector": g.come("projector", "").connect(g.id, "projector"), "helper": g.helper().connect(g.id, "helper"),
		"expert": g.come("expert", "").connect(g.id, "expert"), "phone": g.come("phone", g.person).connect(g.id, "phone"), "talk": own.connect(g.id, "talk")}
	g.console.must("people.arrive", M{"people": []string{g.person}})
	for name, p := range screens {
		p.until("a position", func(m heard) bool { return p.from != "" })
		if got := fmt.Sprintf("%s", p.seen); strings.Contains(got, marker) {
			t.Errorf("%s shows it: %s", name, got)
		}
	}
	told := map[string]string{"numbers": fmt.Sprint(town.do("GET", "/api/v1/meetings/"+g.id+"/talks/numbers", nil))}
	for _, sheet := range paper.All() {
		answer, raw := g.lead.raw("GET", "/api/v1/meetings/"+g.id+"/paper/"+sheet.Name+".html", nil)
		if answer.StatusCode != 200 {
			t.Errorf("%s: %d", sheet.Name, answer.StatusCode)
		}
		told[sheet.Name] = string(raw)
	}
	for _, path := range []string{"", "/links", "/door", "/plan", "/plan.md", "/plan.json", "/plan.html"} {
		_, raw := g.lead.raw("GET", "/api/v1/meetings/"+g.id+path, nil)
		told["GET "+path] = string(raw)
	}
	told["the log"] = log.String()
	for name, text := range told {
		if strings.Contains(text, marker) || name == "the log" && (strings.Contains(text, "Klaproos") || strings.Contains(text, "4711") || strings.Contains(text, token)) {
			t.Errorf("%s tells it", name)
		}
	}
	h.shut()
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, secret := range []string{marker, "Klaproos", "0612345678", "4711-"} {
			if bytes.Contains(raw, []byte(secret)) {
				t.Errorf("%s holds %s", path, secret)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
