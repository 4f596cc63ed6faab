package crowd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// ErrNoScreens says that the server was built without its screens: then there is nothing to join by.
var ErrNoScreens = errors.New("the server has no screens; build the front end first")

// join: the code appears on the wall, and within seconds everybody opens it. Each phone has connections of its own and an
// empty memory: it loads the page and what belongs to it, gives the code, opens its socket, and waits for its first frame.
func join(ctx context.Context, r *Result, o Options) (err error) {
	h, err := openHall(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.stop()) }()
	total := &delays{}
	for run := range o.Pairs + 1 {
		if err := h.gather(ctx, 0); err != nil {
			return err
		}
		parts, err := h.site.parts(ctx, h.code)
		if err != nil {
			return err
		}
		if run == 0 { // warm: what is compressed once is not compressed in a hall full of people
			if err := h.comeIn(ctx, parts, &delays{}); err != nil {
				return err
			}
			continue
		}
		before, err := h.cpu()
		if err != nil {
			return err
		}
		these := &delays{}
		missing := h.crowdIn(ctx, o, parts, these, total)
		after, err := h.cpu()
		if err != nil {
			return err
		}
		latency := these.latency()
		r.add("phones that did not get in", "", never(0), float64(missing))
		r.add("first usable screen, half of all phones within", "ms", nil, latency.P50)
		r.add("first usable screen, 99 % of all phones within", "ms", atMost(2000), latency.P99)
		r.add("first usable screen, the last phone", "ms", nil, latency.Max)
		if h.server != nil {
			r.add("CPU per phone that joins", "µs", nil, micro(after-before)/float64(o.Phones))
		}
		if err := h.compare(ctx, r); err != nil {
			return err
		}
	}
	latency := total.latency()
	r.Latency = &latency
	return nil
}

// crowdIn lets everybody come at a moment of their own within the seconds, and says how many did not get in.
func (h *hall) crowdIn(ctx context.Context, o Options, parts pageParts, into ...*delays) (missing int64) {
	chance := rand.New(rand.NewPCG(1, uint64(o.Phones)))
	var all sync.WaitGroup
	var lost atomic.Int64
	began := time.Now()
	for range o.Phones {
		at := time.Duration(chance.Int64N(int64(o.Seconds) * int64(time.Second)))
		all.Go(func() {
			time.Sleep(time.Until(began.Add(at)))
			if err := h.comeIn(ctx, parts, into...); err != nil {
				lost.Add(1)
			}
		})
	}
	all.Wait()
	return lost.Load()
}

// comeIn is one phone, from scanning the code to its first usable screen; what is fetched behind that comes after.
func (h *hall) comeIn(ctx context.Context, parts pageParts, into ...*delays) error {
	began := time.Now()
	own := newSite(h.site.url)
	defer own.http.CloseIdleConnections()
	for _, path := range parts.first {
		if _, err := own.fetch(ctx, path, "br"); err != nil {
			return err
		}
	}
	cookie, err := own.post(ctx, "", "/join", object{"code": h.code}, nil)
	if err != nil {
		return err
	}
	p := h.screen("phone", cookie, "")
	if err := p.connect(ctx); err != nil {
		return err
	}
	h.enters.Lock()
	h.phones = append(h.phones, p)
	h.enters.Unlock()
	if err := h.until(ctx, patience, "a phone shows the meeting", func() bool { return p.value("prepare.meeting") != nil }); err != nil {
		return err
	}
	for _, d := range into {
		d.add(time.Since(began))
	}
	for _, path := range parts.behind {
		if _, err := own.fetch(ctx, path, "br"); err != nil {
			return err
		}
	}
	return nil
}

// pageParts is what a phone loads: the page with what it cannot do without, and what is fetched while somebody reads.
type pageParts struct{ first, behind []string }

var (
	inPage  = regexp.MustCompile(`(?:src|href)="(/assets/[^"]+)"`)
	inParts = regexp.MustCompile(`[\w-]+\.(?:js|css|woff2)`)
)

// parts reads from the page itself what belongs to it.
func (s *site) parts(ctx context.Context, code string) (pageParts, error) {
	parts := pageParts{first: []string{"/" + code}}
	page, err := s.fetch(ctx, "/"+code, "identity")
	if err != nil {
		return parts, errors.Join(ErrNoScreens, err)
	}
	named := inPage.FindAllSubmatch(page, -1)
	if len(named) == 0 {
		return parts, ErrNoScreens
	}
	for _, one := range named {
		parts.first = append(parts.first, string(one[1]))
	}
	for _, path := range slices.Clone(parts.first[1:]) {
		text, err := s.fetch(ctx, path, "identity")
		if err != nil {
			return parts, err
		}
		for _, name := range inParts.FindAll(text, -1) {
			path := "/assets/" + string(name)
			if slices.Contains(parts.first, path) || slices.Contains(parts.behind, path) {
				continue
			}
			if _, err := s.fetch(ctx, path, "identity"); err != nil {
				continue // a word that looks like a file
			}
			if name[len(name)-1] == '2' { // the typeface is needed to read
				parts.first = append(parts.first, path)
			} else {
				parts.behind = append(parts.behind, path)
			}
		}
	}
	return parts, nil
}

// fetch gets a page or a part of one, all of it.
func (s *site) fetch(ctx context.Context, path, encoding string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept-Encoding", encoding)
	answer, err := s.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", path, answer.Status)
	}
	return content, err
}
