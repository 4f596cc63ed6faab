package crowd

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// site is where the server is. Cookies are kept by who has them: thousands of jars would weigh.
type site struct {
	url, host string
	http      *http.Client
}

// mostAtOnce is how many requests are under way while a crowd gets in.
const mostAtOnce = 48

func newSite(url string) *site {
	url = strings.TrimSuffix(url, "/")
	_, host, _ := strings.Cut(url, "://")
	return &site{url: url, host: host, http: &http.Client{Timeout: 60 * time.Second,
		Transport: &http.Transport{MaxConnsPerHost: mostAtOnce, MaxIdleConnsPerHost: mostAtOnce}}}
}

// post sends JSON with a cookie, decodes what comes back, and gives the cookie that was set.
func (s *site) post(ctx context.Context, cookie, path string, body, into any) (string, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return "", err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/api/v1"+path, bytes.NewReader(text))
	if err != nil {
		return "", err
	}
	request.Header.Set("Origin", s.url)
	request.Header.Set("Content-Type", "application/json")
	if cookie != "" {
		request.Header.Set("Cookie", cookie)
	}
	answer, err := s.http.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, 16<<20))
	if err != nil {
		return "", err
	}
	if answer.StatusCode >= http.StatusBadRequest {
		return "", fmt.Errorf("%s: %s %s", path, answer.Status, short(raw))
	}
	given := ""
	if cookies := answer.Cookies(); len(cookies) > 0 {
		given = cookies[0].Name + "=" + cookies[0].Value
	}
	if into == nil {
		return given, nil
	}
	return given, json.Unmarshal(raw, into)
}

func short(raw []byte) []byte { return raw[:min(len(raw), 300)] }

// enter exchanges a new link for a session, as people do: the facilitator makes the link, they open it.
func (s *site) enter(ctx context.Context, lead, meeting, desk, person string) (cookie string, err error) {
	form := object{"desk": desk}
	if person != "" {
		form["person"] = person
	}
	var link struct{ URL string }
	if _, err := s.post(ctx, lead, "/meetings/"+meeting+"/links", form, &link); err != nil {
		return "", err
	}
	_, token, _ := strings.Cut(link.URL, "#")
	return s.post(ctx, "", "/link", object{"token": token}, nil)
}

// each does something n times, several at once, and gives the first error.
func each(n, atOnce int, do func(i int) error) error {
	next, failed := make(chan int), make(chan error, atOnce)
	for range atOnce {
		go func() {
			var first error
			for i := range next {
				if first == nil {
					first = do(i)
				}
			}
			failed <- first
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	var first error
	for range atOnce {
		if err := <-failed; err != nil && first == nil {
			first = err
		}
	}
	return first
}
