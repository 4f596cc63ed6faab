package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
)

// listed waits until a console shows so many people on the list.
func (p *phone) listed(n int) {
	p.t.Helper()
	for {
		var hall struct{ Listed int }
		if json.Unmarshal(p.seen["people.hall"], &hall) == nil && hall.Listed == n {
			return
		}
		if _, err := p.next(5 * time.Second); err != nil {
			p.t.Fatalf("waiting for %d people, seeing %v: %v", n, p.seen["people.hall"], err)
		}
	}
}

func TestTheLobbyBecomesAParticipantWhenTheListSaysSo(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	b := h.browser()
	me := b.must(200, "POST", "/api/v1/join", M{"code": strings.ToLower(g.code)})
	person := me["person"].(string)
	phone, console := b.connect(g.id, "phone"), g.lead.connect(g.id, "console")
	name := M{"name": "Truus"}
	if code := phone.ask("people.name", name); code != "not_allowed" {
		t.Errorf("somebody in the lobby: %q", code)
	}
	if code := phone.ask("people.knock", M{"id": "somebody-else"}); code != "not_allowed" {
		t.Errorf("knocking as somebody else: %q", code)
	}
	if code := phone.ask("people.knock", M{"id": person}); code != "wrong_phase" {
		t.Errorf("knocking as oneself reaches the rules: %q", code)
	}
	if code := console.ask("people.list", M{"id": person, "capacity": "mantelzorger"}); code != "" {
		t.Fatal(code)
	}
	if code := phone.ask("people.name", name); code != "" {
		t.Errorf("somebody on the list, on the same socket: %q", code)
	}
	console.listed(1)
	for what, m := range map[string]M{
		"acting for another":    {"name": "people.name", "for": "other", "data": name},
		"listing":               {"name": "people.list", "data": M{"id": "x", "capacity": "x"}},
		"an intent that is not": {"name": "people.nothing", "data": M{}},
		"a field that is not":   {"name": "people.name", "data": M{"nom": "x"}},
		"a role in the message": {"name": "people.name", "data": name, "role": "facilitator"},
		"a way that is not":     {"name": "people.name", "data": name, "via": "spirit"},
	} {
		if code := phone.askAs(m); code != "not_allowed" && code != "malformed" && code != "bad_value" {
			t.Errorf("%s: %q", what, code)
		}
	}
}

func TestScreensThatARoleMayNotHave(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	visitors := map[string]*browser{"phone": g.come("phone", "p01"), "helper": g.helper(), "projector": g.come("projector", ""),
		"expert": g.come("expert", ""), "console": g.come("console", ""), "staff": g.lead, "nobody": h.browser()}
	may := map[string]string{"phone": "phone", "helper": "helper", "projector": "projector", "expert": "expert", "console": "console projector",
		"staff": "console projector", "nobody": ""}
	for who, b := range visitors {
		for _, as := range []string{"phone", "helper", "projector", "expert", "console", "municipality"} {
			conn, _, err := b.dial(g.id, as, http.Header{"Origin": {h.url}})
			if err == nil {
				conn.Close()
			}
			if want := strings.Contains(may[who], as); (err == nil) != want {
				t.Errorf("%s as %s: %v", who, as, err)
			}
		}
		if _, _, err := b.dial("another-meeting", strings.Fields(may[who] + " phone")[0], http.Header{"Origin": {h.url}}); err == nil {
			t.Errorf("%s opens a meeting that is not theirs", who)
		}
	}
	projector := visitors["console"].connect(g.id, "projector")
	if code := projector.ask("people.list", M{"id": "x", "capacity": "x"}); code != "not_allowed" {
		t.Errorf("the projector of a facilitator acts: %q", code)
	}
}

// ended waits for the goodbye and the close after it.
func (p *phone) ended(code string) {
	p.t.Helper()
	start := time.Now()
	said := p.until("goodbye", func(m heard) bool { return m.T == "bye" })
	if said.Code != code {
		p.t.Errorf("bye %q, want %q", said.Code, code)
	}
	for {
		if _, err := p.next(5 * time.Second); err != nil {
			var closed *websocket.CloseError
			if !errors.As(err, &closed) {
				p.t.Errorf("not closed: %v", err)
			}
			break
		}
	}
	if took := time.Since(start); took > 5*time.Second {
		p.t.Errorf("closed after %s", took)
	}
}

func TestRevokingClosesSockets(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	token, link := g.link("projector", "")
	b := h.browser()
	b.must(200, "POST", "/api/v1/link", M{"token": token})
	screen := b.connect(g.id, "projector")
	g.lead.must(204, "DELETE", "/api/v1/meetings/"+g.id+"/links/"+link, nil)
	screen.ended("session_ended")
	if _, _, err := b.dial(g.id, "projector", http.Header{"Origin": {h.url}}); err == nil {
		t.Error("it comes back in")
	}
	lost := g.come("phone", "p01")
	other := g.come("phone", "p02").connect(g.id, "phone")
	screen = lost.connect(g.id, "phone")
	g.lead.must(204, "DELETE", "/api/v1/meetings/"+g.id+"/people/p01/sessions", nil)
	screen.ended("session_ended")
	other.say(M{"t": "look", "place": "theme/a"})
	other.until("a frame", func(m heard) bool { return m.T == "frame" })
	console := g.lead.connect(g.id, "console")
	g.lead.must(204, "POST", "/api/v1/logout", M{})
	console.ended("session_ended")
}

func TestASecondDeviceAsksAndTheFirstIsTold(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	token, _ := g.link("phone", "p01")
	first, second := h.browser(), h.browser()
	first.must(200, "POST", "/api/v1/link", M{"token": token})
	phone := first.connect(g.id, "phone")
	if answer := second.must(409, "POST", "/api/v1/link", M{"token": token}); answer["code"] != "second-device" {
		t.Error(answer)
	}
	second.must(200, "POST", "/api/v1/link", M{"token": token, "go_on": true})
	phone.until("the notice", func(m heard) bool { return m.T == "notice" && m.Code == "second_device" })
	second.connect(g.id, "phone")
	phone.say(M{"t": "look", "place": "theme/a"}) // still works
	phone.until("a frame", func(m heard) bool { return m.T == "frame" })
}

func TestTheFifthSocketReplacesTheFirst(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	b := g.come("phone", "p01")
	var all []*phone
	for range mostSockets + 1 {
		p := b.connect(g.id, "phone")
		p.until("a frame", func(m heard) bool { return m.T == "frame" })
		all = append(all, p)
	}
	all[0].ended("too_many_sockets")
	all[4].say(M{"t": "look", "place": "theme/a"})
	all[4].until("a frame", func(m heard) bool { return m.T == "frame" })
}

func TestTooFast(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	for _, c := range []struct {
		b     *browser
		as    string
		burst int
	}{{g.come("phone", "p01"), "phone", phoneBurst}, {g.come("console", ""), "console", consoleBurst}} {
		p := c.b.connect(g.id, c.as)
		total := c.burst + 200
		for i := range total {
			p.say(M{"t": "ask", "id": fmt.Sprintf("f%d", i), "name": "people.nothing", "data": M{}})
		}
		fast, slow := 0, 0
		for fast+slow < total {
			m, err := p.next(5 * time.Second)
			if err != nil {
				t.Fatal(err)
			}
			if m.No != nil && m.No.Code == "too_fast" {
				if fast++; !m.No.Retry {
					t.Fatal("too fast, and not to be tried again")
				}
			} else if m.No != nil {
				slow++
			}
		}
		if slow < c.burst || slow > c.burst+consoleRate*3 || fast == 0 {
			t.Errorf("%s: %d let through, %d refused", c.as, slow, fast)
		}
	}
}

// wired opens a socket by hand, so that it can say what no library would.
func wired(t *testing.T, b *browser, id, as string) (net.Conn, *bufio.Reader) {
	t.Helper()
	conn, err := net.Dial("tcp", b.h.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	fmt.Fprintf(conn, "GET /api/v1/meetings/%s/live?as=%s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\nCookie: hl-plain-%s=%s\r\n\r\n",
		id, as, b.h.listener.Addr(), b.h.url, as, b.cookie("hl-plain-"+as))
	reader := bufio.NewReader(conn)
	answer, err := http.ReadResponse(reader, nil)
	if err != nil || answer.StatusCode != 101 {
		t.Fatalf("%v %v", answer, err)
	}
	if got := answer.Header.Get("Sec-WebSocket-Extensions"); got != "" {
		t.Errorf("compression was agreed on: %q", got)
	}
	return conn, reader
}

// masked is a frame as a client sends it; first holds FIN, reserved bits and opcode.
func masked(first byte, payload []byte) []byte {
	b := []byte{first}
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n <= 0xffff:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	b = append(b, 0, 0, 0, 0)
	return append(b, payload...)
}

// readFrame reads one frame of the server; it must be whole and unmasked.
func readFrame(r io.Reader) (op byte, payload []byte, err error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	if head[0]&0x70 != 0 || head[0]&0x80 == 0 || head[1]&0x80 != 0 {
		return 0, nil, fmt.Errorf("not a frame a server sends: %x", head)
	}
	n := uint64(head[1])
	switch n {
	case 126:
		var long [2]byte
		if _, err := io.ReadFull(r, long[:]); err != nil {
			return 0, nil, err
		}
		n = uint64(binary.BigEndian.Uint16(long[:]))
	case 127:
		var long [8]byte
		if _, err := io.ReadFull(r, long[:]); err != nil {
			return 0, nil, err
		}
		n = binary.BigEndian.Uint64(long[:])
	}
	payload = make([]byte, n)
	_, err = io.ReadFull(r, payload)
	return head[0] & 15, payload, err
}

func TestMalformedFrames(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	b := g.come("phone", "p01")
	hello := masked(0x81, []byte(`{"t":"hello"}`))
	text := func(s string) []byte { return masked(0x81, []byte(s)) }
	for _, c := range []struct {
		name  string
		sent  []byte
		close uint16 // 0: the socket goes on
		code  string // of the refusal, when it goes on
	}{
		{"too large", masked(0x81, []byte(strings.Repeat("a", mostMessage+1))), 1009, ""},
		{"too large in pieces", append(masked(0x01, make([]byte, mostMessage-10)), masked(0x80, make([]byte, 20))...), 1009, ""},
		{"a huge length, nothing behind it", []byte{0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0}, 1009, ""},
		{"binary", masked(0x82, []byte(`{}`)), 1003, ""},
		{"not UTF-8", masked(0x81, []byte("{\"t\":\"\xff\"}")), 1007, ""},
		{"not masked", []byte{0x81, 2, '{', '}'}, 1002, ""},
		{"a reserved bit: compressed", masked(0xc1, []byte("x")), 1002, ""},
		{"an unknown opcode", masked(0x83, nil), 1002, ""},
		{"a fragmented ping", masked(0x09, []byte("x")), 1002, ""},
		{"a long ping", masked(0x89, make([]byte, 126)), 1002, ""},
		{"a continuation of nothing", masked(0x80, []byte("x")), 1002, ""},
		{"a message inside a message", append(masked(0x01, []byte("{")), masked(0x81, []byte("{}"))...), 1002, ""},
		{"a close", masked(0x88, []byte{3, 232}), 1000, ""},
		{"no JSON", text("hello"), 0, "malformed"},
		{"nothing", text(""), 0, "malformed"},
		{"an array", text("[]"), 0, "bad_value"},
		{"deep", text(strings.Repeat("[", 10000)), 0, "bad_value"},
		{"deep in data", text(`{"t":"ask","id":"a","name":"people.name","data":` + strings.Repeat("[", 7000) + strings.Repeat("]", 7000) + `}`), 0, "any"},
		{"twice the same", text(`{"t":"ask","t":"ask"}`), 0, "malformed"},
		{"an unknown member", text(`{"t":"ask","id":"a","name":"x","role":"facilitator"}`), 0, "malformed"},
		{"an unknown kind", text(`{"t":"shout"}`), 0, "bad_value"},
		{"hello again", text(`{"t":"hello"}`), 0, "malformed"},
		{"no id", text(`{"t":"ask","name":"people.name"}`), 0, "malformed"},
		{"an id with a slash", text(`{"t":"ask","id":"a/b","name":"people.name"}`), 0, "bad_value"},
		{"a lone surrogate", text(`{"t":"ask","id":"a","name":"people.name","data":{"name":"\ud800"}}`), 0, "malformed"},
		{"too large a number", text(`{"t":"ask","id":"a","name":"people.arrive","data":{"people":1e400}}`), 0, "any"},
		{"in pieces, with a ping between", append(append(masked(0x01, []byte(`{"t":"sh`)), masked(0x89, []byte("hi"))...), masked(0x80, []byte(`out"}`))...), 0, "bad_value"},
	} {
		conn, reader := wired(t, b, g.id, "phone")
		conn.Write(hello)
		conn.Write(c.sent)
		conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		closed, code := uint16(0), ""
		for code == "" && closed == 0 {
			op, payload, err := readFrame(reader)
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				break
			}
			var m heard
			if op == opClose && len(payload) >= 2 {
				closed = binary.BigEndian.Uint16(payload)
			} else if op == opText && json.Unmarshal(payload, &m) == nil && m.No != nil {
				code = m.No.Code
			}
		}
		if closed != c.close || c.code != "any" && code != c.code {
			t.Errorf("%s: closed %d, code %q; want %d, %q", c.name, closed, code, c.close, c.code)
		}
		conn.Close()
	}
	still := b.connect(g.id, "phone")
	still.until("a frame", func(m heard) bool { return m.T == "frame" })
}

func TestWithoutHelloNobodyIsServed(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	b := g.come("phone", "p01")
	for _, first := range []string{`{"t":"ask","id":"a","name":"people.name","data":{}}`, `{"t":"look","place":"x"}`, `nonsense`} {
		conn, reader := wired(t, b, g.id, "phone")
		conn.Write(masked(0x81, []byte(first)))
		conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		op, payload, err := readFrame(reader)
		if err != nil || op != opText || !strings.Contains(string(payload), `"malformed"`) {
			t.Errorf("%s: %d %s %v", first, op, payload, err)
		}
	}
}

func TestPingIsAnswered(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	conn, reader := wired(t, g.come("phone", "p01"), g.id, "phone")
	conn.Write(masked(0x81, []byte(`{"t":"hello"}`)))
	conn.Write(masked(0x89, []byte("are you there")))
	conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	for {
		op, payload, err := readFrame(reader)
		if err != nil {
			t.Fatal(err)
		}
		if op == opPong {
			if string(payload) != "are you there" {
				t.Errorf("%q", payload)
			}
			return
		}
	}
}

func TestThePollShowsWhatTheSocketShows(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	for i := range 5 {
		console.ask("people.list", M{"id": fmt.Sprintf("p%02d", i), "capacity": "inwoner", "name": fmt.Sprintf("Naam %d", i)})
	}
	b := g.come("phone", "p01")
	path := "/api/v1/meetings/" + g.id + "/poll?as=phone"
	seen, from := map[string]json.RawMessage{}, ""
	poll := func(form M) []heard {
		form["from"], form["place"] = from, ""
		_, raw := b.raw("POST", path, form)
		var answer struct{ Messages []heard }
		if err := json.Unmarshal(raw, &answer); err != nil {
			t.Fatalf("%v: %s", err, raw)
		}
		for _, m := range answer.Messages {
			if take(seen, m); m.Pos != "" {
				from = m.Pos
			}
		}
		return answer.Messages
	}
	poll(M{})
	if from == "" || seen["people.me"] == nil {
		t.Fatalf("after the first poll: %q %v", from, seen)
	}
	done := poll(M{"asks": []M{{"id": "n1", "name": "people.name", "data": M{"name": "Truus"}}, {"id": "n2", "name": "people.list", "data": M{"id": "x", "capacity": "x"}}}})
	accepted, refused := false, false
	for _, m := range done {
		accepted = accepted || m.T == "done" && m.ID == "n1" && m.No == nil && m.Seq > 0
		refused = refused || m.T == "done" && m.ID == "n2" && m.No != nil && m.No.Code == "not_allowed"
	}
	if !accepted || !refused {
		t.Errorf("%+v", done)
	}
	phone := b.connect(g.id, "phone")
	phone.until("everything", func(m heard) bool { return strings.Contains(string(phone.seen["people.me"]), "Truus") && m.Pos != "" })
	for tries := 0; !same(seen, phone.seen) && tries < 3; tries++ {
		poll(M{})
	}
	if !same(seen, phone.seen) {
		t.Errorf("poll  %v\nsocket %v", text(seen), text(phone.seen))
	}
}

func same(a, b map[string]json.RawMessage) bool { return maps.Equal(text(a), text(b)) }

func text(m map[string]json.RawMessage) map[string]string {
	all := map[string]string{}
	for k, v := range m {
		if !strings.HasPrefix(k, "live.") { // who is connected differs by how
			all[k] = string(v)
		}
	}
	return all
}

func TestAPollIsHeldAndTheNextOneEndsIt(t *testing.T) {
	h := open(t, func(s *server) { s.pollHolds = 700 * time.Millisecond })
	g := h.gathering()
	b := g.come("projector", "")
	path := "/api/v1/meetings/" + g.id + "/poll?as=projector"
	from := ""
	poll := func() (int, time.Duration) {
		start := time.Now()
		_, raw := b.raw("POST", path, M{"from": from})
		var answer struct{ Messages []heard }
		if err := json.Unmarshal(raw, &answer); err != nil {
			t.Error(err)
		}
		for _, m := range answer.Messages {
			if m.Pos != "" {
				from = m.Pos
			}
		}
		return len(answer.Messages), time.Since(start)
	}
	if n, took := poll(); n == 0 || took > 500*time.Millisecond {
		t.Fatalf("the first poll: %d messages after %s", n, took)
	}
	for range 3 { // until the room is quiet
		poll()
	}
	if _, took := poll(); took < 500*time.Millisecond || took > 3*time.Second {
		t.Errorf("nothing to say, and answered after %s", took)
	}
	h.server.pollHolds = 20 * time.Second
	older, newer := make(chan time.Duration, 1), make(chan string, 1)
	start := time.Now()
	go func() { b.raw("POST", path, M{"from": from}); older <- time.Since(start) }()
	time.Sleep(300 * time.Millisecond)
	go func() {
		said := ""
		for !strings.Contains(said, `"people.hall"`) { // two at once are two screens that look on: that is told too
			_, raw := b.raw("POST", path, M{"from": from})
			said += string(raw)
			if len(raw) == 0 {
				break
			}
		}
		newer <- said
	}()
	select {
	case took := <-older:
		if took > 10*time.Second {
			t.Errorf("the older ended after %s", took)
		}
	case <-time.After(15 * time.Second):
		t.Fatal("the older poll was not ended")
	}
	g.lead.connect(g.id, "console").ask("people.list", M{"id": "p01", "capacity": "inwoner"})
	select {
	case said := <-newer:
		if !strings.Contains(said, `"people.hall"`) {
			t.Error(said)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("news did not end the poll")
	}
}

func TestRevokingEndsAPoll(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	token, link := g.link("projector", "")
	b := h.browser()
	b.must(200, "POST", "/api/v1/link", M{"token": token})
	path := "/api/v1/meetings/" + g.id + "/poll?as=projector"
	_, raw := b.raw("POST", path, M{})
	var answer struct{ Messages []heard }
	json.Unmarshal(raw, &answer)
	from := answer.Messages[len(answer.Messages)-1].Pos
	said := make(chan string, 1)
	go func() {
		text := ""
		for !strings.Contains(text, "bye") && !strings.Contains(text, "sign-in") {
			_, raw := b.raw("POST", path, M{"from": from})
			text = string(raw)
		}
		said <- text
	}()
	time.Sleep(300 * time.Millisecond)
	g.lead.must(204, "DELETE", "/api/v1/meetings/"+g.id+"/links/"+link, nil)
	select {
	case text := <-said:
		if !strings.Contains(text, "session_ended") {
			t.Error(text)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("still open")
	}
}

func TestASlowReaderIsCutAndOthersAreNot(t *testing.T) {
	h := open(t, func(s *server) { s.stall = time.Second })
	g := h.gathering()
	slow, _ := wired(t, g.come("console", ""), g.id, "console")
	slow.(*net.TCPConn).SetReadBuffer(4096)
	slow.Write(masked(0x81, []byte(`{"t":"hello"}`)))
	fast := g.lead.connect(g.id, "console")
	name := strings.Repeat("é", 39)
	start, worst := time.Now(), time.Duration(0)
	for i := 0; time.Since(start) < 60*time.Second; i++ {
		asked := time.Now()
		needs := make([]string, 20)
		for k := range needs {
			needs[k] = name
		}
		if code := fast.ask("people.list", M{"id": fmt.Sprintf("p%d", i), "capacity": "inwoner", "needs": needs}); code != "" && code != "too_fast" {
			t.Fatal(code)
		}
		worst = max(worst, time.Since(asked))
		if h.server.visitors.lines() == 1 {
			break
		}
	}
	if n := h.server.visitors.lines(); n != 1 {
		t.Errorf("%d lines are open; the slow one was not cut", n)
	}
	if worst > time.Second {
		t.Errorf("the fast one waited %s", worst)
	}
}

// lines counts the sockets that are open.
func (v *visitors) lines() int {
	n := 0
	for _, who := range v.all() {
		who.each(func(*line) { n++ })
	}
	return n
}

func TestStoppingSaysGoodbyeAndComesBack(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	p := g.come("phone", "p01").connect(g.id, "phone")
	p.until("a frame", func(m heard) bool { return m.T == "frame" })
	go h.server.visitors.stop()
	said := p.until("goodbye", func(m heard) bool { return m.T == "bye" })
	if said.Code != "restart" || !said.Retry {
		t.Errorf("%+v", said)
	}
}
