package main

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/standby"
)

// spare is a laptop with its stick, in folders of one test.
type spare struct {
	t           *testing.T
	stick, data string
	listen      string
}

func newSpare(t *testing.T) *spare {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &spare{t: t, stick: filepath.Join(t.TempDir(), "stick"), data: filepath.Join(t.TempDir(), "first"), listen: l.Addr().String()}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.stick, 0o700); err != nil {
		t.Fatal(err)
	}
	return s
}

// serve starts the first laptop and waits until its copy is whole.
func (s *spare) serve() *program {
	s.t.Helper()
	p := start(s.t, s.data, "--listen", s.listen, "--copy-to", s.stick)
	p.copied(func(c copyReport) bool { return c.State != copyBehind })
	return p
}

// copied waits until the health page says something of the copy.
func (p *program) copied(is func(copyReport) bool) copyReport {
	p.t.Helper()
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		_, raw := p.here().browser().raw("GET", "/api/v1/health", nil)
		var report healthReport
		if err := json.Unmarshal(raw, &report); err != nil {
			p.t.Fatal(err)
		}
		if report.Copy != nil && is(*report.Copy) {
			return *report.Copy
		}
		if time.Now().After(end) {
			p.t.Fatalf("the copy stays %+v", report.Copy)
		}
	}
}

// code is what lies in the envelope.
func (s *spare) code(data string) string {
	s.t.Helper()
	identity, there, err := standby.LoadIdentity(data + ".key")
	if err != nil || !there {
		s.t.Fatalf("no identity: %v", err)
	}
	return identity.Code
}

// resume starts another laptop from the stick.
func (s *spare) resume(data, code string, args ...string) *program {
	s.t.Helper()
	p := &program{t: s.t, folder: data, cmd: programRun(append([]string{"resume", s.stick, "--data", data}, args...)...)}
	p.cmd.Env = append(p.cmd.Env, "LC_ALL=nl_NL.UTF-8")
	p.cmd.Stdin = strings.NewReader(code + "\n")
	p.ready()
	return p
}

// refused is resume when it must not be.
func (s *spare) refused(why, data, code string) {
	s.t.Helper()
	cmd := programRun("resume", s.stick, "--data", data)
	cmd.Stdin = strings.NewReader(code + "\n")
	ctx, stop := context.WithTimeout(s.t.Context(), 20*time.Second)
	defer stop()
	ended := make(chan string, 1)
	go func() {
		said, _ := cmd.CombinedOutput()
		ended <- string(said)
	}()
	select {
	case said := <-ended:
		if !strings.Contains(said, why) {
			s.t.Errorf("it should refuse with %q: %s", why, said)
		}
	case <-ctx.Done():
		cmd.Process.Kill()
		s.t.Errorf("it should refuse with %q, and serves", why)
	}
}

func (p *program) says(words string) bool { return strings.Contains(strings.Join(p.said, "\n"), words) }

var consoleLink = regexp.MustCompile(`/console#(\S+)`)

func TestAnotherLaptopTakesOver(t *testing.T) {
	s := newSpare(t)
	first := s.serve()
	g, console, _ := first.begun()
	for _, ask := range []M{{"name": "prepare.set_meeting", "data": M{"title": "Samen eten", "question": "Hoe?"}}, {"name": "people.list", "data": M{"id": "p01", "capacity": "resident", "name": "Truus"}}} {
		if code := console.askAs(ask); code != "" {
			t.Fatal(code)
		}
	}
	truus := g.come("phone", "p01")
	phone := truus.connect(g.id, "phone")
	phone.until("who she is", func(heard) bool { return phone.seen["people.me"] != nil })
	code := s.code(s.data)
	first.cmd.Process.Kill()
	first.cmd.Wait()

	older := s.keep()
	data := filepath.Join(t.TempDir(), "second")
	s.refused("not the take-over code", data, "00000-00000-00000-00000")
	if err := os.WriteFile(data+".key.resume", []byte("cut short"), 0o600); err != nil { // a take-over that was cut short
		t.Fatal(err)
	}
	second := s.resume(data, strings.ToLower(code))
	if second.url != first.url {
		t.Errorf("it serves at %s, and was at %s", second.url, first.url)
	}
	for _, words := range []string{"Samen eten", "1 op de lijst", "verbinden vanzelf", s.code(data)} {
		if !second.says(words) {
			t.Errorf("it does not say %q: %q", words, second.said)
		}
	}
	back := truus.connect(g.id, "phone")
	back.until("who she is", func(heard) bool { return strings.Contains(string(back.seen["people.me"]), "p01") })
	link := consoleLink.FindStringSubmatch(strings.Join(second.said, "\n"))
	if link == nil {
		t.Fatalf("no way to lead on: %q", second.said)
	}
	leads := second.here().browser()
	leads.must(200, "POST", "/api/v1/link", M{"token": link[1]})
	if code := leads.connect(g.id, "console").ask("people.list", M{"id": "p02", "capacity": "resident"}); code != "" {
		t.Errorf("the one with the envelope cannot lead: %s", code)
	}
	g.lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})

	second.copied(func(c copyReport) bool { return c.State != copyBehind })
	if out, err := programRun("serve", "--listen", "127.0.0.1:0", "--data", s.data, "--copy-to", s.stick).CombinedOutput(); err == nil || !strings.Contains(string(out), "another laptop took over") {
		t.Errorf("the first laptop, back, serves beside the second: %v %s", err, out)
	}
	second.stop()
	s.put(older)
	again := s.resume(data, code)
	if !again.says("al overgenomen") {
		t.Errorf("%q", again.said)
	}
	again.stop()
}

// keep remembers what is on the stick; put puts it back.
func (s *spare) keep() map[string][]byte {
	s.t.Helper()
	kept := map[string][]byte{}
	all, err := os.ReadDir(s.stick)
	for _, one := range all {
		raw, no := os.ReadFile(filepath.Join(s.stick, one.Name()))
		kept[one.Name()] = raw
		if no != nil {
			err = no
		}
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return kept
}

func (s *spare) put(kept map[string][]byte) {
	s.t.Helper()
	err := os.RemoveAll(s.stick)
	if err == nil {
		err = os.Mkdir(s.stick, 0o700)
	}
	for name, raw := range kept {
		if err == nil {
			err = os.WriteFile(filepath.Join(s.stick, name), raw, 0o600)
		}
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// begun makes an account and a meeting on a new server; list puts somebody on its list.
func (p *program) begun() (g *gathering, console *phone, list func(who string)) {
	p.t.Helper()
	g = &gathering{here: p.here()}
	g.lead = g.browser()
	g.lead.must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	g.id = g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Samen eten"})["meeting"].(M)["id"].(string)
	console = g.lead.connect(g.id, "console")
	return g, console, func(who string) {
		p.t.Helper()
		if code := console.ask("people.list", M{"id": who, "capacity": "resident"}); code != "" {
			p.t.Fatal(code)
		}
	}
}

// An older copy never goes over what is newer; a newer one does, and what was there is kept.
func TestAnOlderCopyIsNotTakenOver(t *testing.T) {
	s := newSpare(t)
	p := s.serve()
	_, _, list := p.begun()
	list("p01")
	older, code := s.keep(), s.code(s.data)
	list("p02")
	newer := s.keep()
	p.stop()
	s.put(older)
	s.refused("older than what this laptop has", s.data, code)
	s.put(newer)
	again := s.resume(s.data, code)
	if !again.says("eerdere stand") {
		t.Errorf("%q", again.said)
	}
	again.stop()
	if kept, _ := filepath.Glob(s.data + ".before-*"); len(kept) != 1 {
		t.Errorf("what was there is kept in %v", kept)
	}
	other := filepath.Join(t.TempDir(), "other")
	start(t, other).stop()
	s.put(newer)
	s.refused("holds something else", other, code)
}

// The copy was behind when the laptop died: the meeting goes on, and whoever was shown more is told in words.
func TestWhoWasShownMoreThanTheCopyHasIsTold(t *testing.T) {
	s := newSpare(t)
	p := s.serve()
	g, console, list := p.begun()
	list("p01")
	behind, code := s.keep(), s.code(s.data)
	list("p02")
	console.until("p02", func(heard) bool { return console.seen["people.person/p02"] != nil && console.from != "" })
	position := console.from
	p.cmd.Process.Kill()
	p.cmd.Wait()
	s.put(behind)
	second := s.resume(filepath.Join(t.TempDir(), "second"), code)
	conn, _, err := g.lead.dial(g.id, "console", http.Header{"Origin": {g.url}})
	if err != nil {
		t.Fatal(err)
	}
	back := &phone{t: t, conn: conn, seen: map[string]json.RawMessage{}}
	back.say(M{"t": "hello", "from": position})
	back.until("the notice", func(m heard) bool { return m.T == "notice" && m.Code == "went_back" })
	back.until("everything anew", func(m heard) bool { return m.Reset })
	if code := back.ask("people.list", M{"id": "p02", "capacity": "resident"}); code != "" {
		t.Errorf("the meeting does not go on: %s", code)
	}
	conn.Close()
	second.stop()
}

// A copy that was cut off in the middle of a frame goes back to the last that is whole, and says so.
func TestATornCopyIsTakenOverUpToWhatIsWhole(t *testing.T) {
	s := newSpare(t)
	p := s.serve()
	lead := p.here().browser()
	lead.must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	code := s.code(s.data)
	p.cmd.Process.Kill()
	p.cmd.Wait()
	kept := s.keep()
	kept["hoofdlijn-copy.log"] = append(kept["hoofdlijn-copy.log"], 0, 0, 2, 7, 'x')
	s.put(kept)
	second := s.resume(filepath.Join(t.TempDir(), "second"), code)
	if !second.says("beschadigd (5 bytes)") {
		t.Errorf("%q", second.said)
	}
	second.here().browser().must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	second.stop()
}

// A stick that is pulled out is told in words with what to do; the server goes on, and says when it is well again.
func TestTheHealthPageTellsOfACopyThatIsGone(t *testing.T) {
	s := newSpare(t)
	p := s.serve()
	if err := os.Rename(s.stick, s.stick+"-out"); err != nil {
		t.Fatal(err)
	}
	lead := p.here().browser()
	lead.must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	told := p.copied(func(c copyReport) bool { return c.State == copyBehind })
	if told.Why != standby.Gone || told.Since == nil || !strings.Contains(told.Says.Dutch, "Steek de stick weer in") || !strings.Contains(told.Says.English, "Put the stick back") {
		t.Errorf("%+v", told)
	}
	if out, err := programRun("doctor", "--data", s.data).CombinedOutput(); err != nil || !strings.Contains(string(out), "The copy is behind since") {
		t.Errorf("%v %s", err, out)
	}
	if err := os.Rename(s.stick+"-out", s.stick); err != nil {
		t.Fatal(err)
	}
	p.copied(func(c copyReport) bool { return c.State != copyBehind })
	p.stop()
}

// Every reason has words in both languages.
func TestEveryReasonForACopyHasWords(t *testing.T) {
	for _, why := range []standby.Why{standby.Beginning, standby.Full, standby.Gone, standby.ReadOnly, standby.Slow, standby.Foreign, standby.Failing} {
		if says := remedies[why]; says.Dutch == "" || says.English == "" {
			t.Errorf("%s has no words", why)
		}
	}
}

func TestCutFlag(t *testing.T) {
	value, rest := cutFlag([]string{"--a", "1", "--on", "eth0", "--b=2"}, "on")
	if value != "eth0" || strings.Join(rest, " ") != "--a 1 --b=2" {
		t.Errorf("%q %q", value, rest)
	}
	if value, rest = cutFlag([]string{"--on=eth1"}, "on"); value != "eth1" || len(rest) > 0 {
		t.Errorf("%q %q", value, rest)
	}
}
