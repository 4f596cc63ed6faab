package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
)

// Who leads sets up the hall; a phone with the token of the check is told its number and nothing of the meeting.
func TestACheckOfTheHall(t *testing.T) {
	h := open(t, func(s *server) { s.pollHolds = 10 * time.Millisecond }, "--proxies", "127.0.0.0/8")
	g := h.gathering()
	path := "/api/v1/meetings/" + g.id + "/hall"
	for _, who := range []*browser{g.browser(), g.helper(), g.come("projector", "")} {
		for _, try := range [][2]string{{"GET", path}, {"PUT", path + "/wifi"}, {"POST", path + "/check"}} {
			if status, _ := who.do(try[0], try[1], M{"name": "Zaal"}); status != 401 {
				t.Errorf("%v for somebody who does not lead: %d", try, status)
			}
		}
	}
	lead := g.lead
	lead.as["X-Forwarded-For"] = []string{"84.1.2.3"}
	for _, never := range []M{{"name": "Zaal", "password": "kort"}, {"name": strings.Repeat("n", 33), "password": ""}, {"name": "", "password": "lang genoeg"}} {
		lead.must(422, "PUT", path+"/wifi", never)
	}
	if qr := lead.must(200, "PUT", path+"/wifi", M{"name": "Zaal; 1", "password": "geheim-op-de-muur"})["wifi"].(M)["qr"]; qr != `WIFI:T:WPA;S:Zaal\; 1;P:geheim-op-de-muur;;` {
		t.Error(qr)
	}
	address := lead.must(200, "POST", path+"/check", nil)["check"].(M)["url"].(string)
	_, token, _ := strings.Cut(address, "/zaal#")

	phone := h.browser()
	phone.as["X-Forwarded-For"] = []string{"31.20.1.1"}
	phone.must(404, "POST", "/api/v1/hall-check", M{"token": "nothing", "phone": "x"})
	told := phone.must(200, "POST", "/api/v1/hall-check", M{"token": token, "phone": "abc", "trip": 30, "socket": "works", "poll": "", "means": "cellular"})
	if told["number"] != 1.0 || told["came"] != "other" {
		t.Error(told)
	}
	phone.must(204, "POST", "/api/v1/hall-check/wait", M{"token": token})
	phone.must(404, "POST", "/api/v1/hall-check/wait", M{"token": "nothing"})
	seen := lead.must(200, "GET", path, nil)["check"].(M)["phones"].([]any)[0].(M)
	if seen["trip"] != 30.0 || seen["means"] != "cellular" || seen["came"] != "other" || seen["ago"] == nil {
		t.Error(seen)
	}

	dialer := &websocket.Dialer{HandshakeTimeout: 5 * time.Second}
	echo := "ws" + strings.TrimPrefix(h.url, "http") + "/api/v1/hall-check/echo?token="
	if _, _, err := dialer.Dial(echo+"nothing", http.Header{"Origin": {h.url}}); err == nil {
		t.Error("a socket without a check")
	}
	if _, _, err := dialer.Dial(echo+token, http.Header{"Origin": {"http://elsewhere.example"}}); err == nil {
		t.Error("a socket for a page from elsewhere")
	}
	conn, _, err := dialer.Dial(echo+token, http.Header{"Origin": {h.url}})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.WriteMessage(websocket.TextMessage, []byte("hallo")); err != nil {
		t.Fatal(err)
	}
	if _, said, err := conn.ReadMessage(); err != nil || string(said) != "hallo" {
		t.Errorf("%s %v", said, err)
	}
}

// A hall has one address, whatever a page was opened with; its Wi-Fi is on the poster and in no log.
func TestAHallHasOneAddress(t *testing.T) {
	h := open(t, nil, "--hall", "--hall-address", "zaal.internal")
	var log bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	g := h.gathering()
	path := "/api/v1/meetings/" + g.id
	g.lead.must(200, "PUT", path+"/hall/wifi", M{"name": "Zaal", "password": "geheim-op-de-muur"})
	g.lead.must(415, "PUT", path+"/hall/wifi", nil)
	view := g.lead.must(200, "GET", path+"/hall", nil)
	if address := view["address"].(string); !strings.HasPrefix(address, "http://zaal.internal:") || view["hall"] != true {
		t.Error(view)
	}
	if join := g.lead.must(200, "GET", path, nil)["join"].(string); !strings.HasPrefix(join, "http://zaal.internal:") {
		t.Error(join)
	}
	for sheet, want := range map[string]bool{"posters": true, "emergency": true, "run": false, "badges": false} {
		answer, page := g.lead.raw("GET", path+"/paper/"+sheet+".html", nil)
		if answer.StatusCode != 200 || bytes.Contains(page, []byte("geheim-op-de-muur")) != want {
			t.Errorf("%s: the Wi-Fi is on it: %v", sheet, !want)
		}
	}
	if strings.Contains(log.String(), "geheim-op-de-muur") {
		t.Error("the password is in the log")
	}
}
