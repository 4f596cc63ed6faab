package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
)

const password = "een lange zin als sleutel"

// here is a real server on a loopback port, with everything under it.
type here struct {
	*house
	t    *testing.T
	url  string
	mu   sync.Mutex
	skip time.Duration // how far the clock of the door runs ahead

	ending sync.Once
}

func (h *here) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return time.Now().Add(h.skip)
}

func (h *here) wait(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.skip += d
}

// open starts a server; change may alter it before it takes requests.
func open(t *testing.T, change func(*server), args ...string) *here {
	t.Helper()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	folder := t.TempDir()
	args = append([]string{"--listen", "127.0.0.1:0", "--data", filepath.Join(folder, "d")}, args...)
	c, err := readConfig("serve", args, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	h := &here{t: t}
	if h.house, err = openHouse(context.Background(), c, h.now); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(h.server)
	}
	if err := h.run(c); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.shut)
	h.url = "http://" + h.listener.Addr().String()
	return h
}

// shut ends the server, once.
func (h *here) shut() {
	h.ending.Do(func() {
		if err := h.close(); err != nil {
			h.t.Error("close: ", err)
		}
	})
}

// browser is somebody with cookies of their own.
type browser struct {
	t   *testing.T
	h   *here
	jar http.CookieJar
	as  http.Header // added to every request
}

func (h *here) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return &browser{t: h.t, h: h, jar: jar, as: http.Header{"Origin": {h.url}}}
}

// do sends a request and answers with status and body.
func (b *browser) do(method, path string, body any) (int, map[string]any) {
	b.t.Helper()
	answer, raw := b.raw(method, path, body)
	into := map[string]any{}
	if len(raw) > 0 && strings.Contains(answer.Header.Get("Content-Type"), "json") && raw[0] == '{' {
		if err := json.Unmarshal(raw, &into); err != nil {
			b.t.Fatalf("%s %s: %v in %s", method, path, err, raw)
		}
	}
	return answer.StatusCode, into
}

func (b *browser) raw(method, path string, body any) (*http.Response, []byte) {
	b.t.Helper()
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			b.t.Fatal(err)
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, b.h.url+path, content)
	if err != nil {
		b.t.Fatal(err)
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	for name, values := range b.as {
		request.Header[name] = values
		if name == "Host" {
			request.Host = values[0]
		}
	}
	client := &http.Client{Jar: b.jar, Timeout: 40 * time.Second}
	answer, err := client.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer, raw
}

// must is do where only one status is right.
func (b *browser) must(status int, method, path string, body any) map[string]any {
	b.t.Helper()
	got, answer := b.do(method, path, body)
	if got != status {
		b.t.Fatalf("%s %s: %d %v, want %d", method, path, got, answer, status)
	}
	return answer
}

// M is shorter to write.
type M = map[string]any

// admin signs the first admin in.
func (h *here) admin() *browser {
	h.t.Helper()
	token, err := h.server.door.FirstSetup(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	b := h.browser()
	b.must(200, "POST", "/api/v1/setup", M{"token": token, "name": "anna", "password": password})
	return b
}

// gathering is a meeting with somebody who leads it.
type gathering struct {
	*here
	lead     *browser
	id, code string
}

func (h *here) gathering() *gathering {
	h.t.Helper()
	g := &gathering{here: h, lead: h.admin()}
	made := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Westerkwartier"})
	m := made["meeting"].(M)
	g.id, g.code = m["id"].(string), m["code"].(string)
	return g
}

// link makes a link and gives its token.
func (g *gathering) link(desk, person string) (token, id string) {
	g.t.Helper()
	form := M{"desk": desk}
	if person != "" {
		form["person"] = person
	}
	l := g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/links", form)
	_, token, _ = strings.Cut(l["url"].(string), "#")
	return token, l["id"].(string)
}

// helper is a browser that came by the code on the console.
func (g *gathering) helper() *browser {
	g.t.Helper()
	made := g.lead.must(201, "POST", "/api/v1/meetings/"+g.id+"/helper-codes", nil)
	b := g.browser()
	b.must(200, "POST", "/api/v1/helper", M{"code": made["code"]})
	return b
}

// come is a browser that came by a link.
func (g *gathering) come(desk, person string) *browser {
	g.t.Helper()
	token, _ := g.link(desk, person)
	b := g.browser()
	b.must(200, "POST", "/api/v1/link", M{"token": token})
	return b
}

// phone is a socket to the meeting.
type phone struct {
	t    *testing.T
	conn *websocket.Conn
	from string
	seen map[string]json.RawMessage
}

func (b *browser) dial(id, as string, header http.Header) (*websocket.Conn, *http.Response, error) {
	dialer := &websocket.Dialer{Jar: b.jar, HandshakeTimeout: 5 * time.Second}
	return dialer.Dial("ws"+strings.TrimPrefix(b.h.url, "http")+"/api/v1/meetings/"+id+"/live?as="+as, header)
}

// connect opens a socket and says hello.
func (b *browser) connect(id, as string) *phone {
	b.t.Helper()
	conn, answer, err := b.dial(id, as, http.Header{"Origin": {b.h.url}})
	if err != nil {
		status := 0
		if answer != nil {
			status = answer.StatusCode
		}
		b.t.Fatalf("connect as %s: %v (%d)", as, err, status)
	}
	b.t.Cleanup(func() { conn.Close() })
	p := &phone{t: b.t, conn: conn, seen: map[string]json.RawMessage{}}
	p.say(M{"t": "hello"})
	return p
}

func (p *phone) say(m any) {
	p.t.Helper()
	if err := p.conn.WriteJSON(m); err != nil {
		p.t.Fatal(err)
	}
}

// heard is one message from the server.
type heard struct {
	T     string                     `json:"t"`
	ID    string                     `json:"id"`
	Seq   int                        `json:"seq"`
	Code  string                     `json:"code"`
	Retry bool                       `json:"retry"`
	Pos   string                     `json:"pos"`
	Reset bool                       `json:"reset"`
	Set   map[string]json.RawMessage `json:"set"`
	No    *struct {
		Code  string `json:"code"`
		Retry bool   `json:"retry"`
	} `json:"no"`
}

// next reads one message and takes what it shows in.
func (p *phone) next(within time.Duration) (heard, error) {
	p.conn.SetReadDeadline(time.Now().Add(within))
	var m heard
	if err := p.conn.ReadJSON(&m); err != nil {
		return m, err
	}
	take(p.seen, m)
	if m.Pos != "" {
		p.from = m.Pos
	}
	return m, nil
}

func take(seen map[string]json.RawMessage, m heard) {
	if m.Reset {
		clear(seen)
	}
	for key, value := range m.Set {
		if string(value) == "null" {
			delete(seen, key)
		} else {
			seen[key] = value
		}
	}
}

// until reads until a message is the one.
func (p *phone) until(what string, is func(heard) bool) heard {
	p.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		m, err := p.next(10 * time.Second)
		if err != nil {
			p.t.Fatalf("waiting for %s: %v", what, err)
		}
		if is(m) {
			return m
		}
	}
	p.t.Fatalf("%s did not come", what)
	return heard{}
}

var asks int

// ask asks and waits for the answer: "" when accepted, else the code.
func (p *phone) ask(name string, data any) string {
	p.t.Helper()
	return p.askAs(M{"name": name, "data": data})
}

func (p *phone) askAs(m M) string {
	p.t.Helper()
	asks++
	id := fmt.Sprintf("ask-%d", asks)
	m["t"], m["id"] = "ask", id
	p.say(m)
	done := p.until("the answer to "+m["name"].(string), func(m heard) bool { return m.T == "done" && m.ID == id })
	if done.No != nil {
		return done.No.Code
	}
	return ""
}

// cookie is the value of a cookie the browser has.
func (b *browser) cookie(name string) string {
	at, err := url.Parse(b.h.url)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range b.jar.Cookies(at) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}
