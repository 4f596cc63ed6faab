package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// mostPerPhone is what an idle, joined phone may cost in memory.
const mostPerPhone = 24 << 10

// TestMemoryPerIdlePhone measures as docs say: resident after garbage collection with 1,000 idle joined phones, minus
// with none, divided by 1,000.
func TestMemoryPerIdlePhone(t *testing.T) {
	if racing {
		t.Skip("SKIPPED: the race detector takes several times the memory, so memory per phone was NOT measured")
	}
	const phones = 1000
	p := start(t, filepath.Join(t.TempDir(), "d"))
	h := p.here()
	lead := h.browser()
	lead.must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	m := lead.must(201, "POST", "/api/v1/meetings", M{"title": "Westerkwartier"})["meeting"].(M)
	tokens, conns := make([]string, phones), make([]net.Conn, phones)
	each := func(do func(i int)) {
		var all sync.WaitGroup
		for part := range 25 {
			all.Go(func() {
				for i := part; i < phones; i += 25 {
					do(i)
				}
			})
		}
		all.Wait()
	}
	each(func(i int) {
		b := h.browser()
		b.must(200, "POST", "/api/v1/join", M{"code": m["code"]})
		tokens[i] = b.cookie("hl-plain-phone")
	})
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	time.Sleep(200 * time.Millisecond)
	before := p.memory()
	if before.Resident == 0 {
		t.Skip("SKIPPED: no /proc here, memory per phone was NOT measured")
	}
	each(func(i int) { conns[i] = idle(t, h, m["id"].(string), tokens[i]) })
	time.Sleep(500 * time.Millisecond)
	after := p.memory()
	for _, c := range conns {
		c.SetReadDeadline(time.Now().Add(time.Millisecond))
		if _, err := c.Read(make([]byte, 1<<16)); err != nil && !strings.Contains(err.Error(), "timeout") {
			t.Fatal("a phone was dropped: ", err)
		}
		defer c.Close()
	}
	t.Logf("per idle phone: heap %d, stacks %d, resident %d bytes", (after.Heap-before.Heap)/phones, (after.Stacks-before.Stacks)/phones, (after.Resident-before.Resident)/phones)
	// What is resident also depends on what the system did with freed pages, and is measured by the load tool; what the
	// program itself holds does not.
	if got := (after.Heap - before.Heap + after.Stacks - before.Stacks) / phones; got > mostPerPhone {
		t.Errorf("%d bytes per idle phone, at most %d", got, mostPerPhone)
	}
}

// idle is a phone that said hello, saw everything, and is quiet. Like a browser, it sends long headers.
func idle(t *testing.T, h *here, id, token string) net.Conn {
	t.Helper()
	host := strings.TrimPrefix(h.url, "http://")
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Error(err)
		return nil
	}
	fmt.Fprintf(conn, "GET /api/v1/meetings/%s/live?as=phone HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"+
		"User-Agent: Mozilla/5.0 (Linux; Android 13; SM-A536B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36\r\n"+
		"Accept-Language: nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7\r\nAccept-Encoding: gzip, deflate\r\nCache-Control: no-cache\r\nPragma: no-cache\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: hl-plain-phone=%s\r\n\r\n", id, host, h.url, token)
	reader := bufio.NewReaderSize(conn, 512)
	answer, err := http.ReadResponse(reader, nil)
	if err != nil || answer.StatusCode != 101 {
		t.Errorf("%v %v", answer, err)
		return conn
	}
	conn.Write(masked(0x81, []byte(`{"t":"hello","from":"","place":"theme/vinden"}`)))
	if _, _, err := readFrame(reader); err != nil {
		t.Error(err)
	}
	return conn
}
