// Package real is the stage with everything real: a server process, accounts and links made over its interface, and one
// websocket for every screen.
package real

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"time"

	"github.com/fasthttp/websocket"
)

// site is where the server is.
type site struct{ url string }

// browser is somebody with cookies of their own.
type browser struct {
	site *site
	jar  http.CookieJar
	http *http.Client
}

func (s *site) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // only with options
	}
	return &browser{site: s, jar: jar, http: &http.Client{Jar: jar, Timeout: 60 * time.Second}}
}

// object is a JSON object, sent or received.
type object = map[string]any

// status is an answer that is not as it should be.
type status struct {
	what string
	code int
	said string
}

func (s *status) Error() string { return fmt.Sprintf("%s: %d %s", s.what, s.code, s.said) }

// send does a request and gives what came back; a status of 400 and up is a *status.
func (b *browser) send(ctx context.Context, method, path string, body any) ([]byte, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, b.site.url+path, content)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Origin", b.site.url)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	answer, err := b.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, 64<<20))
	if err == nil && answer.StatusCode >= http.StatusBadRequest {
		return raw, &status{method + " " + path, answer.StatusCode, code(raw)}
	}
	return raw, err
}

// code is the word of a problem for which clients have words.
func code(raw []byte) string {
	var problem struct{ Code string }
	if json.Unmarshal(raw, &problem) != nil {
		return ""
	}
	return problem.Code
}

// post sends JSON and decodes what comes back.
func (b *browser) post(ctx context.Context, path string, body, into any) error {
	raw, err := b.send(ctx, http.MethodPost, "/api/v1"+path, body)
	if err != nil || into == nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

// dial opens a socket to a meeting as one kind of screen.
func (b *browser) dial(ctx context.Context, meeting, as string) (*websocket.Conn, error) {
	dialer := &websocket.Dialer{Jar: b.jar, HandshakeTimeout: 10 * time.Second}
	at := "ws" + strings.TrimPrefix(b.site.url, "http") + "/api/v1/meetings/" + meeting + "/live?as=" + as
	conn, answer, err := dialer.DialContext(ctx, at, http.Header{"Origin": {b.site.url}})
	if err != nil && answer != nil {
		return nil, &status{"a socket as " + as, answer.StatusCode, err.Error()}
	}
	return conn, err
}
