package main

import (
	"context"
	"io"
	"testing"
	"time"

	example "hoofdlijn/internal/demo"
)

// A server that is no demo has nothing of one: no route, no page, no way to be framed.
func TestADemoIsNotThereInAServer(t *testing.T) {
	h := open(t, nil)
	b := h.browser()
	for _, path := range []string{"begin", "here", "play", "onward", "seal", "leave"} {
		if status, _ := b.do("POST", "/api/v1/demo/"+path, M{}); status != 404 {
			t.Errorf("%s: %d", path, status)
		}
	}
	if status, _ := b.do("GET", "/demo.html", nil); status != 404 {
		t.Errorf("the page of a demo: %d", status)
	}
}

func TestAVisitorGetsACopyOfTheirOwn(t *testing.T) {
	h, c, err := openDemo(context.Background(), "127.0.0.1:0", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := h.run(c); err != nil {
		t.Fatal(err)
	}
	here := &here{house: h, t: t, url: "http://" + h.listener.Addr().String()}
	begun := time.Now()
	if err := h.perform(context.Background(), 1, io.Discard); err != nil {
		t.Fatal(err)
	}
	theatre := h.server.theatre.Load()
	t.Cleanup(func() {
		theatre.Close()
		if err := h.close(); err != nil {
			t.Error(err)
		}
	})
	t.Logf("ready after %v", time.Since(begun))
	one, two := here.browser(), here.browser()
	a, b := one.must(200, "POST", "/api/v1/demo/begin", M{}), two.must(200, "POST", "/api/v1/demo/begin", M{"chapter": "ideas"})
	if a["meeting"] == b["meeting"] || a["chapter"] != "decisions" || b["chapter"] != "ideas" || a["person"] != example.You {
		t.Errorf("%v %v", a, b)
	}
	if again := one.must(200, "POST", "/api/v1/demo/begin", M{}); again["meeting"] != a["meeting"] {
		t.Error("a page that is loaded again has another meeting")
	}
	if status, _ := two.do("GET", "/api/v1/meetings/"+a["meeting"].(string)+"/door", nil); status == 200 {
		t.Error("a visitor sees the copy of another")
	}
	town := one.connect(a["meeting"].(string), "municipality")
	if code := town.ask("propose.amend", M{"id": example.Goal, "text": "Anders."}); code != "not_allowed" {
		t.Errorf("the municipality changes a proposal: %q", code)
	}
	if status, _ := here.browser().do("POST", "/api/v1/demo/seal", M{}); status != 404 {
		t.Errorf("who has no copy seals one: %d", status)
	}
}
