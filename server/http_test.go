package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
)

func TestHeadersOfEveryKindOfAnswer(t *testing.T) {
	h := open(t, nil)
	b := h.browser()
	for _, path := range []string{"/", "/setup", "/setup/setup.js", "/api/v1/health", "/api/v1/me", "/api/v1/nothing", "/nothing", "/phone", "/../etc/passwd", "/assets/..%2f..%2fetc"} {
		answer, body := b.raw("GET", path, nil)
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin"} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		csp := answer.Header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(csp, part) {
				t.Errorf("%s: %q lacks %s", path, csp, part)
			}
		}
		if strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") {
			t.Errorf("%s: %q", path, csp)
		}
		if answer.Header.Get("Permissions-Policy") == "" || answer.Header.Get("Strict-Transport-Security") != "" || answer.Header.Get("Server") != "" {
			t.Errorf("%s: %v", path, answer.Header)
		}
		if strings.HasPrefix(path, "/api") && answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", path, answer.Header.Get("Cache-Control"))
		}
		if strings.Contains(string(body), "root:") {
			t.Errorf("%s gives a file of the machine", path)
		}
	}
}

func TestAHeaderThatNeedsASecureContextIsOnlySentToOne(t *testing.T) {
	h := open(t, nil)
	b := h.browser()
	for host, want := range map[string]string{"127.0.0.1:8080": "same-origin", "localhost": "same-origin", "[::1]:8080": "same-origin", "zaal.internal": "", "10.0.0.4:8080": ""} {
		b.as = http.Header{"Host": {host}}
		answer, _ := b.raw("GET", "/", nil)
		if got := answer.Header.Get("Cross-Origin-Opener-Policy"); got != want {
			t.Errorf("%s: %q", host, got)
		}
	}
}

func TestHTTPSHasItsOwnHeadersAndCookies(t *testing.T) {
	h := open(t, nil, "--url", "https://hoofdlijn.example.nl")
	b := h.browser()
	b.as = http.Header{"Host": {"hoofdlijn.example.nl"}, "Origin": {"https://hoofdlijn.example.nl"}}
	token, err := h.server.door.FirstSetup(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	answer, _ := b.raw("POST", "/api/v1/setup", M{"token": token, "name": "anna", "password": password})
	cookie := answer.Header.Get("Set-Cookie")
	for _, part := range []string{"__Host-hl-staff=", "; secure", "; httponly", "; samesite=lax", "; path=/"} {
		if !strings.Contains(strings.ToLower(cookie), strings.ToLower(part)) {
			t.Errorf("%q lacks %s", cookie, part)
		}
	}
	if strings.Contains(strings.ToLower(cookie), "domain=") {
		t.Error(cookie)
	}
	if got := answer.Header.Get("Cross-Origin-Opener-Policy"); got != "same-origin" {
		t.Error(got)
	}
	if got := answer.Header.Get("Strict-Transport-Security"); got != "max-age=31536000; includeSubDomains" {
		t.Error(got)
	}
	b.as = http.Header{"Host": {"hoofdlijn.example.nl"}, "Origin": {"http://hoofdlijn.example.nl"}}
	if status, _ := b.do("POST", "/api/v1/logout", M{}); status != 403 {
		t.Errorf("plain http passes for https: %d", status)
	}
}

func TestPlainHTTPCookie(t *testing.T) {
	h := open(t, nil)
	token, _ := h.server.door.FirstSetup(context.Background())
	answer, _ := h.browser().raw("POST", "/api/v1/setup", M{"token": token, "name": "anna", "password": password})
	cookie := strings.ToLower(answer.Header.Get("Set-Cookie"))
	for _, part := range []string{"hl-plain-staff=", "; httponly", "; samesite=strict", "; path=/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("%q lacks %s", cookie, part)
		}
	}
	if strings.Contains(cookie, "secure") || strings.Contains(cookie, "__host-") {
		t.Errorf("%q is refused by browsers on plain http", cookie)
	}
}

// origins lists what may and may not act on a server at http://HOST.
func origins(own string) []struct {
	name   string
	header http.Header
	http   bool // may post
	socket bool // may open a socket
} {
	host := strings.TrimPrefix(own, "http://")
	return []struct {
		name   string
		header http.Header
		http   bool
		socket bool
	}{
		{"own", http.Header{"Origin": {own}}, true, true},
		{"none: a program", http.Header{}, true, false},
		{"empty", http.Header{"Origin": {""}}, false, false},
		{"null", http.Header{"Origin": {"null"}}, false, false},
		{"evil", http.Header{"Origin": {"https://evil.example"}}, false, false},
		{"evil on http", http.Header{"Origin": {"http://evil.example"}}, false, false},
		{"other scheme", http.Header{"Origin": {"https://" + host}}, false, false},
		{"other port", http.Header{"Origin": {"http://127.0.0.1:1"}}, false, false},
		{"no port", http.Header{"Origin": {"http://127.0.0.1"}}, false, false},
		{"sub-domain", http.Header{"Origin": {"http://a." + host}}, false, false},
		{"longer", http.Header{"Origin": {own + ".evil.example"}}, false, false},
		{"with a path", http.Header{"Origin": {own + "/"}}, false, false},
		{"own, but fetched from elsewhere", http.Header{"Origin": {own}, "Sec-Fetch-Site": {"cross-site"}}, false, false},
		{"own, but fetched from a sister site", http.Header{"Origin": {own}, "Sec-Fetch-Site": {"same-site"}}, false, false},
		{"own, and the browser says so", http.Header{"Origin": {own}, "Sec-Fetch-Site": {"same-origin"}}, true, true},
		{"rebound: a public name that points at us", http.Header{"Origin": {"http://evil.example"}, "Host": {"evil.example"}}, false, false},
		{"the hall's name", http.Header{"Origin": {"http://zaal.internal"}, "Host": {"zaal.internal"}}, true, true},
		{"a host with junk", http.Header{"Origin": {"http://a;b"}, "Host": {"a;b"}}, false, false},
	}
}

func TestOriginMatrix(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	projector := g.come("projector", "")
	for _, c := range origins(h.url) {
		b := h.browser()
		b.as = c.header
		status, answer := b.do("POST", "/api/v1/logout", M{})
		if (status == 204) != c.http {
			t.Errorf("post, %s: %d %v", c.name, status, answer)
		}
		if c.header.Get("Host") != "" { // the cookie would not be sent there: seen by the status alone
			continue
		}
		conn, answered, err := projector.dial(g.id, "projector", c.header.Clone())
		if err == nil {
			conn.Close()
		}
		if (err == nil) != c.socket {
			t.Errorf("socket, %s: %v", c.name, err)
		}
		if err != nil && answered != nil && answered.StatusCode == 101 {
			t.Errorf("socket, %s: upgraded", c.name)
		}
	}
}

func TestStarIsNoOrigin(t *testing.T) {
	for _, args := range [][]string{{"--also", "*"}, {"--also", "https://*.example.nl"}, {"--url", "*"}, {"--url", "hoofdlijn.example.nl"}, {"--url", "https://a.nl/x"},
		{"--listen", "0.0.0.0:0"}, {"--listen", ":8080"}, {"--data", "/tmp/x", "--key-file", "/tmp/x/key"}, {"--tls-cert", "x"}, {"--hall=maybe"}, {"--proxies", "all"}} {
		if _, err := readConfig("serve", args, func(string) string { return "" }); err == nil {
			t.Errorf("%v was accepted", args)
		}
	}
	for _, args := range [][]string{{"--hall", "--listen", ":8080"}, {"--url", "https://a.nl", "--listen", ":8080"}, {"--also", "http://zaal.internal:8080"}} {
		if _, err := readConfig("serve", args, func(string) string { return "" }); err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestForeignContentTypesAreRefused(t *testing.T) {
	h := open(t, nil)
	for _, kind := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} {
		answer, err := http.Post(h.url+"/api/v1/login", kind, strings.NewReader(`{"name":"anna","password":"x"}`))
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != 415 {
			t.Errorf("%q: %d", kind, answer.StatusCode)
		}
	}
}

func TestBodiesAreReadStrictly(t *testing.T) {
	h := open(t, nil)
	for body, want := range map[string]int{
		`{"name":"anna","password":"x","role":"admin"}`:  422,
		`{"name":"anna","name":"bert","password":"x"}`:   422,
		`{"name":"anna","password":"x"} {}`:              422,
		`[`:                                              422,
		"{\"name\":\"\xff\",\"password\":\"x\"}":         422,
		`{"name":"anna","password":"x"}`:                 404,
		`{"name":"` + strings.Repeat("a", 17<<10) + `"}`: 422,
		strings.Repeat(`{"name":`, 5000):                 422,
		`{"name":"anna","password":1e400}`:               422,
	} {
		request, _ := http.NewRequest("POST", h.url+"/api/v1/login", strings.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		said, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != want || answer.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.40s: %d %s", body, answer.StatusCode, said)
		}
	}
}

// TestALongBodyIsRefusedUnread: the length alone is enough. (Sent in full, it may break the connection of the sender before
// the answer is read.)
func TestALongBodyIsRefusedUnread(t *testing.T) {
	h := open(t, nil)
	head := "POST /api/v1/login HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
	answer, closed, _ := rawly(t, h, fmt.Sprintf(head, h.listener.Addr(), 70<<10), time.Second*5)
	if !strings.HasPrefix(answer, "HTTP/1.1 413 ") || !strings.Contains(answer, "application/problem+json") || !closed {
		t.Errorf("closed %v, %s", closed, answer)
	}
}

// rawly sends bytes and reads what comes until the other side closes, or the time is over.
func rawly(t *testing.T, h *here, sent string, within time.Duration) (answer string, closed bool, took time.Duration) {
	t.Helper()
	conn, err := net.Dial("tcp", h.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	start := time.Now()
	if _, err := io.WriteString(conn, sent); err != nil {
		t.Fatal(err)
	}
	conn.SetReadDeadline(start.Add(within))
	got, err := io.ReadAll(conn)
	return string(got), err == nil, time.Since(start)
}

func TestTwoLengthsAreRefusedAndClosed(t *testing.T) {
	h := open(t, nil)
	host := "Host: " + h.listener.Addr().String() + "\r\n"
	for name, sent := range map[string]string{
		"CL and TE":  "POST /api/v1/logout HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"TE and CL":  "POST /api/v1/logout HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"CL twice":   "POST /api/v1/logout HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
		"TE twice":   "POST /api/v1/logout HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"no host":    "GET /api/v1/health HTTP/1.1\r\n\r\n",
		"other host": "GET /api/v1/health HTTP/1.1\r\nHost: evil.example\r\n\r\n",
	} {
		hidden := "GET /api/v1/health HTTP/1.1\r\n" + host + "\r\n"
		answer, closed, _ := rawly(t, h, sent+hidden, 2*time.Second)
		ok := strings.HasPrefix(answer, "HTTP/1.1 400") && closed && strings.Count(answer, "HTTP/1.1 ") == 1
		if name == "other host" {
			ok = strings.HasPrefix(answer, "HTTP/1.1 421")
		}
		if !ok {
			t.Errorf("%s: closed %v, %.200q", name, closed, answer)
		}
	}
}

func TestHalfAHeaderIsCut(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	t.Parallel()
	h := open(t, nil)
	_, closed, took := rawly(t, h, "GET /api/v1/health HTTP/1.1\r\nHost: x", 12*time.Second)
	if !closed || took > 11*time.Second {
		t.Errorf("closed %v after %s", closed, took)
	}
}

func TestSetupLinkIsUsedByPostOnly(t *testing.T) {
	h := open(t, nil)
	token, err := h.server.door.FirstSetup(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	b := h.browser()
	for range 3 { // mail programs and messengers open every link they see
		b.must(200, "GET", "/setup", nil)
		b.must(200, "GET", "/setup?"+token, nil)
		b.must(404, "GET", "/api/v1/setup?token="+token, nil)
	}
	b.must(200, "POST", "/api/v1/setup", M{"token": token, "name": "anna", "password": password})
	b.must(404, "POST", "/api/v1/setup", M{"token": token, "name": "bert", "password": password})
	if me := b.must(200, "GET", "/api/v1/me", nil); me["staff"] == nil {
		t.Error("not signed in after set-up")
	}
}

func TestSignInGivesANewToken(t *testing.T) {
	h := open(t, nil)
	h.admin()
	b := h.browser()
	login := M{"name": "anna", "password": password}
	b.must(200, "POST", "/api/v1/login", login)
	first := b.cookie("hl-plain-staff")
	b.must(200, "POST", "/api/v1/login", login)
	second := b.cookie("hl-plain-staff")
	if first == second || second == "" {
		t.Fatal("the token stayed")
	}
	thief := h.browser()
	thief.as.Set("Cookie", "hl-plain-staff="+first)
	thief.must(401, "GET", "/api/v1/meetings", nil) // fixed beforehand, or stolen
	b.must(200, "GET", "/api/v1/meetings", nil)
	b.must(204, "POST", "/api/v1/logout", M{})
	thief.as.Set("Cookie", "hl-plain-staff="+second)
	thief.must(401, "GET", "/api/v1/meetings", nil)
	thief.as.Set("Cookie", "hl-plain-phone="+second)
	thief.must(200, "GET", "/api/v1/me", nil)
}

func TestATokenOfOneDeskOpensNoOther(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	phone := g.come("phone", "p01")
	token := phone.cookie("hl-plain-phone")
	for _, desk := range []string{"staff", "console", "helper", "projector", "expert"} {
		b := h.browser()
		b.as.Set("Cookie", "hl-plain-"+desk+"="+token)
		b.must(401, "GET", "/api/v1/meetings/"+g.id, nil)
		if me := b.must(200, "GET", "/api/v1/me", nil); len(me) > 0 {
			t.Errorf("%s: %v", desk, me)
		}
	}
}

// fail sends the same hopeless form so often, and gives the last answer.
func (b *browser) fail(times int, path string, form M) *http.Response {
	b.t.Helper()
	for range times {
		b.must(404, "POST", path, form)
	}
	answer, _ := b.raw("POST", path, form)
	return answer
}

func TestWrongCodesAreLimitedPerAddressAndHonestPeopleAreNot(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	prankster := h.browser()
	if answer := prankster.fail(door.MostCodes, "/api/v1/join", M{"code": "000000"}); answer.StatusCode != 429 || answer.Header.Get("Retry-After") == "" {
		t.Errorf("too many failures: %d", answer.StatusCode)
	}
	prankster.must(429, "POST", "/api/v1/join", M{"code": g.code}) // nobody gave this code here: it may be a guess
	h.wait(time.Minute)
	g.browser().must(200, "POST", "/api/v1/join", M{"code": g.code})
	prankster.fail(door.MostCodes, "/api/v1/join", M{"code": "000000"})
	for range 200 { // a hall behind the same address
		g.browser().must(200, "POST", "/api/v1/join", M{"code": g.code})
	}
	code := g.lead.must(200, "POST", "/api/v1/meetings/"+g.id+"/code", M{})["code"]
	prankster.must(429, "POST", "/api/v1/join", M{"code": code}) // the code of before is of no use against the new one
	g.lead.must(200, "GET", "/api/v1/meetings/"+g.id+"/door", nil)
	g.browser().must(200, "POST", "/api/v1/join", M{"code": code}) // the projector in the hall showed it
}

func TestWhatCannotBeACodeIsNoGuess(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	h.browser().fail(door.MostCodes, "/api/v1/join", M{"code": "12345"})
	g.browser().must(200, "POST", "/api/v1/join", M{"code": g.code})
}

func TestWrongTriesStopNobodyElsewhere(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	invited := func(name string) string {
		link := g.lead.must(201, "POST", "/api/v1/accounts", M{"name": name, "role": "facilitator"})["setup"].(string)
		_, token, _ := strings.Cut(link, "#")
		return token
	}
	bert, carla := invited("bert"), invited("carla")
	h.browser().must(200, "POST", "/api/v1/setup", M{"token": bert, "password": password})
	prankster := h.browser()
	for _, try := range []struct {
		most int
		path string
		form M
	}{
		{door.MostCodes, "/api/v1/join", M{"code": "000000"}}, {door.MostTokens, "/api/v1/link", M{"token": "x"}},
		{door.MostTokens, "/api/v1/setup", M{"token": "x", "password": password}}, {door.MostPasswords, "/api/v1/login", M{"name": "Anna", "password": "x"}},
	} {
		if answer := prankster.fail(try.most, try.path, try.form); answer.StatusCode != 429 {
			t.Errorf("%s: %d", try.path, answer.StatusCode)
		}
	}
	g.come("phone", "p01") // by a personal link
	h.browser().must(200, "POST", "/api/v1/setup", M{"token": carla, "password": password})
	h.browser().must(200, "POST", "/api/v1/login", M{"name": "bert", "password": password})
	h.browser().must(429, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	h.wait(time.Minute)
	h.browser().must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
}

func TestForwardedForIsBelievedOfProxiesOnly(t *testing.T) {
	c, err := readConfig("serve", []string{"--proxies", "10.0.0.0/8"}, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	g := newGuard(c)
	for _, test := range []struct{ from, forwarded, want string }{
		{"192.0.2.1", "203.0.113.9", "192.0.2.1"},
		{"10.0.0.1", "203.0.113.9", "203.0.113.9"},
		{"10.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"},
		{"10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
		{"10.0.0.1", "nonsense", "10.0.0.1"},
		{"10.0.0.1", "", "10.0.0.1"},
	} {
		if got := g.through(netip.MustParseAddr(test.from), test.forwarded); got != netip.MustParseAddr(test.want) {
			t.Errorf("%+v: %s", test, got)
		}
	}
}

func TestMeetingsOfOthersAreNotThere(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	admin := g.lead
	people := map[string]*browser{}
	for name, form := range map[string]M{
		"fred": {"name": "fred", "role": "facilitator"},
		"noor": {"name": "noor", "role": "municipality", "municipality": "Noord"},
		"zus":  {"name": "zus", "role": "municipality", "municipality": "Zuid"},
	} {
		link := admin.must(201, "POST", "/api/v1/accounts", form)["setup"].(string)
		_, token, _ := strings.Cut(link, "#")
		b := h.browser()
		b.must(200, "POST", "/api/v1/setup", M{"token": token, "password": password})
		people[name] = b
	}
	north := people["fred"].must(201, "POST", "/api/v1/meetings", M{"title": "Van Noord", "municipality": "Noord"})["meeting"].(M)["id"].(string)
	for _, c := range []struct {
		who, method, path string
		body              any
		want              int
	}{
		{"fred", "GET", "/api/v1/meetings/" + north, nil, 200},
		{"fred", "GET", "/api/v1/meetings/" + g.id, nil, 404},
		{"fred", "GET", "/api/v1/meetings/none", nil, 404},
		{"fred", "POST", "/api/v1/meetings/" + g.id + "/links", M{"desk": "console"}, 404},
		{"fred", "POST", "/api/v1/meetings/" + g.id + "/code", M{}, 404},
		{"fred", "GET", "/api/v1/accounts", nil, 403},
		{"fred", "POST", "/api/v1/accounts", M{"name": "x", "role": "admin"}, 403},
		{"noor", "GET", "/api/v1/meetings/" + north, nil, 404},
		{"noor", "POST", "/api/v1/meetings", M{"title": "x"}, 403},
		{"noor", "POST", "/api/v1/meetings/" + north + "/links", M{"desk": "console"}, 404},
		{"zus", "POST", "/api/v1/meetings/" + north + "/poll?as=municipality", M{}, 404},
		{"noor", "POST", "/api/v1/meetings/" + north + "/poll?as=console", M{}, 404},
		{"noor", "POST", "/api/v1/meetings/" + north + "/poll?as=municipality", M{}, 200},
		{"fred", "POST", "/api/v1/meetings/" + north + "/poll?as=municipality", M{}, 404},
		{"fred", "POST", "/api/v1/meetings/" + north + "/poll?as=phone", M{}, 401},
		{"fred", "POST", "/api/v1/meetings/" + north + "/poll?as=nothing", M{}, 400},
	} {
		if got, answer := people[c.who].do(c.method, c.path, c.body); got != c.want {
			t.Errorf("%s %s %s: %d %v, want %d", c.who, c.method, c.path, got, answer, c.want)
		}
	}
	for who, want := range map[string]int{"fred": 1, "noor": 1, "zus": 0} {
		_, raw := people[who].raw("GET", "/api/v1/meetings", nil)
		if got := strings.Count(string(raw), `"title"`); got != want {
			t.Errorf("%s sees %d meetings: %s", who, got, raw)
		}
		if strings.Contains(string(raw), `"code"`) != (who == "fred") {
			t.Errorf("%s: %s", who, raw)
		}
	}
}

// TestKeptStringsStay keeps every string a handler can get of two hundred requests on one connection: none may turn
// into another request's. (With Immutable off nearly all of them do.)
func TestKeptStringsStay(t *testing.T) {
	const n = 200
	var kept [n][]string
	app := fiber.New(limits())
	app.Post("/kept/:i/:param", func(c *fiber.Ctx) error {
		i, err := c.ParamsInt("i")
		if err != nil {
			return err
		}
		var form nameForm
		if err := decode(c, &form); err != nil {
			return err
		}
		kept[i] = []string{c.Params("param"), c.Query("query"), c.Get("X-Header"), c.Cookies("cookie"), c.Path(), c.OriginalURL(), c.Hostname(), form.Name, string(c.Body())}
		return nil
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go app.Listener(listener)
	defer app.Shutdown()
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	reader := bufio.NewReader(conn)
	for i := range n {
		body := fmt.Sprintf(`{"name":"v%03d"}`, i)
		fmt.Fprintf(conn, "POST /kept/%d/v%03d?query=v%03d HTTP/1.1\r\nHost: v%03d\r\nX-Header: v%03d\r\nCookie: cookie=v%03d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
			i, i, i, i, i, i, len(body), body)
		answer, err := http.ReadResponse(reader, nil)
		if err != nil || answer.StatusCode != 200 {
			t.Fatal(answer, err)
		}
		io.Copy(io.Discard, answer.Body)
	}
	for i := range kept {
		for field, got := range kept[i] {
			if !strings.Contains(got, fmt.Sprintf("v%03d", i)) {
				t.Errorf("request %d, field %d became %q", i, field, got)
			}
		}
	}
}
