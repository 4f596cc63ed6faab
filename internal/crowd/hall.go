package crowd

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"hoofdlijn/internal/rehearse/real"
)

// hall is a server with one meeting that a crowd came to.
type hall struct {
	site    *site
	server  *real.Process // nil when it is not ours
	lead    string        // the cookie of who leads
	meeting string
	code    string // on the wall
	air     *air
	console *phone
	phones  []*phone
	enters  sync.Mutex   // guards phones while people come in by themselves
	last    uint64       // the fact that was last written for who leads
	process int          // of a server that somebody else stops
	asked   atomic.Int64 // numbers what the tool itself asks
}

const theme = "vinden"

// openHall signs in to a server that runs, or starts one.
func openHall(ctx context.Context, o Options) (*hall, error) {
	h := &hall{}
	if o.Against != "" {
		h.site = newSite(o.Against)
		var err error
		h.lead, err = h.site.post(ctx, "", "/login", object{"name": o.Staff, "password": o.Password}, nil)
		return h, err
	}
	server, err := startServer(ctx, o)
	if err != nil {
		return nil, err
	}
	h.server, h.site = server, newSite(server.URL())
	if err := h.setUp(ctx); err != nil {
		return nil, errors.Join(err, server.Close())
	}
	return h, nil
}

// setUp makes the first admin of a server of our own.
func (h *hall) setUp(ctx context.Context) (err error) {
	h.lead, err = h.site.post(ctx, "", "/setup", object{"token": h.server.Setup(), "name": "menigte", "password": rand.Text()}, nil)
	return err
}

// gather makes a meeting with so many people, who have arrived and have a session each, but no socket yet.
func (h *hall) gather(ctx context.Context, people int) error {
	if err := h.newMeeting(ctx); err != nil {
		return err
	}
	if err := h.prepare(ctx, people); err != nil {
		return err
	}
	h.phones = make([]*phone, people)
	return each(people, mostAtOnce, func(i int) error {
		cookie, err := h.site.enter(ctx, h.lead, h.meeting, "phone", person(i))
		h.phones[i] = h.screen("phone", cookie, person(i))
		return err
	})
}

// newMeeting makes a meeting, with a console.
func (h *hall) newMeeting(ctx context.Context) error {
	h.close()
	var made struct{ Meeting struct{ ID, Code string } }
	id := "menigte-" + strings.ToLower(rand.Text()[:8])
	if _, err := h.site.post(ctx, h.lead, "/meetings", object{"id": id, "title": "Een menigte"}, &made); err != nil {
		return err
	}
	h.meeting, h.code = made.Meeting.ID, made.Meeting.Code
	h.air = &air{frames: newFrames()}
	h.air.delays.Store(&delays{})
	h.console = h.screen("console", h.lead, "")
	return h.console.connect(ctx)
}

func person(i int) string { return fmt.Sprintf("p%05d", i+1) }

func (h *hall) screen(as, cookie, person string) *phone {
	return &phone{site: h.site, air: h.air, cookie: cookie, person: person, place: "theme/" + theme,
		path: "/api/v1/meetings/" + h.meeting + "/live?as=" + as}
}

// leads asks as the facilitator.
func (h *hall) leads(ctx context.Context, name string, data any) error {
	a := newAsk(h.newID(), name, data)
	if err := h.console.insist(ctx, a); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	h.last = a.seq
	return nil
}

func (h *hall) newID() string { return fmt.Sprintf("menigte-%d", h.asked.Add(1)) }

// facilitators is how many of them put people on the list: each may ask 200 times a second.
const facilitators = 8

// mostNamed is how many people can be checked in with one ask.
const mostNamed = 500

// prepare leads the meeting up to the moment it is open and everybody has arrived.
func (h *hall) prepare(ctx context.Context, people int) error {
	err := errors.Join(
		h.leads(ctx, "prepare.set_meeting", object{"title": "Een menigte", "question": "Houdt het?", "method": counted().Name(), "secrecy": "open"}),
		h.leads(ctx, "prepare.set_theme", object{"id": theme, "title": "Elkaar vinden"}),
		h.list(ctx, people),
		h.leads(ctx, "prepare.lock", object{}),
		h.leads(ctx, "prepare.open", object{}))
	for from := 0; from < people && err == nil; from += mostNamed {
		var named []string
		for i := from; i < min(people, from+mostNamed); i++ {
			named = append(named, person(i))
		}
		err = h.leads(ctx, "people.arrive", object{"people": named})
	}
	return errors.Join(err, h.leads(ctx, "ideas.reveal", object{"theme": theme}))
}

// list puts everybody on the list, from several consoles as several facilitators would.
func (h *hall) list(ctx context.Context, people int) error {
	var consoles []*phone
	defer func() {
		for _, c := range consoles {
			c.cut()
		}
	}()
	for range min(facilitators, people) {
		cookie, err := h.site.enter(ctx, h.lead, h.meeting, "console", "")
		if err != nil {
			return err
		}
		c := h.screen("console", cookie, "")
		if err := c.connect(ctx); err != nil {
			return err
		}
		consoles = append(consoles, c)
	}
	return each(len(consoles), len(consoles), func(k int) error {
		for i := k; i < people; i += len(consoles) {
			if err := consoles[k].ask(ctx, h.newID(), "people.list", object{"id": person(i), "capacity": "carer", "device": "phone"}); err != nil {
				return err
			}
		}
		return nil
	})
}

// connect opens the sockets of these phones and waits until each shows the meeting.
func (h *hall) connect(ctx context.Context, phones []*phone) error {
	if err := each(len(phones), mostAtOnce, func(i int) error { return phones[i].connect(ctx) }); err != nil {
		return err
	}
	return h.until(ctx, patience, "every phone shows who it is", func() bool {
		for _, p := range phones {
			if p.value("people.me") == nil {
				return false
			}
		}
		return true
	})
}

// until waits for something to become true.
func (h *hall) until(ctx context.Context, most time.Duration, what string, is func() bool) error {
	for end := time.Now().Add(most); !is(); {
		if time.Now().After(end) {
			return fmt.Errorf("after %v it is not so that %s", most, what)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
	return nil
}

// pid is the process of a server of our own; 0 for another's.
func (h *hall) pid() int {
	if h.server != nil {
		return h.server.ID()
	}
	return h.process
}

// cpu is the processor time of a server of our own; of another's nothing is known.
func (h *hall) cpu() (time.Duration, error) {
	if h.pid() == 0 {
		return 0, nil
	}
	return cpuOf(h.pid())
}

// close ends all sockets.
func (h *hall) close() {
	for _, p := range append(h.phones, h.console) {
		if p != nil {
			p.cut()
		}
	}
	h.phones, h.console = nil, nil
}

// stop ends everything, and a server of our own.
func (h *hall) stop() error {
	h.close()
	if h.server == nil {
		return nil
	}
	return h.server.Close()
}
