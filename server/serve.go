package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/frontend"
	"hoofdlijn/internal/door"
	"hoofdlijn/internal/hall"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/leads"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
	"hoofdlijn/internal/talks"
)

// followEvery is how soon sockets close after their session was ended on another instance, or what they show was erased there.
const followEvery = 2 * time.Second

// forgetEvery is how soon what may not be kept any longer is forgotten.
const forgetEvery = time.Hour

// stopWithin is how long stopping may take before connections are dropped.
const stopWithin = 10 * time.Second

// house is a server with everything under it, running.
type house struct {
	server    *server
	app       *fiber.App
	halls     *live.Halls
	talks     *talks.Talks
	stores    *stores
	control   *control
	listener  net.Listener
	languages []languageFile
	ended     chan error // of the web server
	stop      context.CancelFunc
}

// openHouse opens the stores and listens. now is the clock of the door.
func openHouse(ctx context.Context, c config, now func() time.Time) (_ *house, err error) {
	h := &house{ended: make(chan error, 1)}
	ctx, h.stop = context.WithCancel(ctx)
	defer func() {
		if err != nil {
			err = errors.Join(err, h.close())
		}
	}()
	if h.listener, err = net.Listen("tcp", c.raw.listen); err != nil {
		return nil, err
	}
	if c.hall && c.base == nil && !c.demo { // the addresses of a demo are those it is looked at under
		c.base = hallBase(c, h.listener.Addr(), machineAddresses())
	}
	if h.stores, err = openStores(ctx, c, comeBy(c, h.listener.Addr()), now); err != nil {
		return nil, err
	}
	if h.control, err = openControl(c.data, h.stores, measured()); err != nil {
		return nil, err
	}
	taken, err := takenOver(c)
	if err != nil {
		return nil, err
	}
	d := door.New(h.stores.rows, now)
	h.talks = talks.New(talks.Config{Store: h.stores.journal, Vault: h.stores.vault, Rows: h.stores.rows, Now: now, Shared: c.raw.redis != "", Log: slog.Default(),
		Forgotten: d.EndTalkLink, GoesOn: d.KeepTalkLink, Agreed: h.agreed, Seed: h.seed})
	if err := h.talks.Finish(ctx); err != nil {
		return nil, err
	}
	seals := newSealer(h.stores, c.base)
	signer, err := seals.signer(ctx)
	if err != nil { // it is tried again when somebody asks
		slog.Error("there is no key to sign plans with", "error", err)
	}
	h.halls = live.NewHalls(live.Config{Store: h.stores.journal, Vault: keysOf(h.stores.vault), Erased: h.forget(d), DayEnded: d.EndDay, GoesOn: d.GoesOn, Changed: h.tablesFixed, Vouch: seals.vouch, Signer: signer, Shared: c.raw.redis != "", Taken: taken, Log: slog.Default()})
	if h.languages, err = openLanguages(c.raw.languages); err != nil {
		return nil, err
	}
	h.server = &server{config: c, guard: newGuard(c), door: d, tries: newBudgets(), halls: h.halls, talks: h.talks, leadsKept: leads.New(d, h.stores.vault), sealer: seals, shelf: newShelf(mostShelved), published: publish.New(h.stores.rows, now), hall: hall.New(h.stores.rows, now),
		pages: newPages(frontend.Files()), visitors: newVisitors(d, now), readers: openReaders(), now: now, health: h.stores.health, takeOver: h.stores.takeOver, keysApart: h.stores.keysApart, stall: stallWithin, pollHolds: pollHolds, measured: measured()}
	if err := h.server.pages.speak(h.languages); err != nil {
		return nil, err
	}
	if c.demo {
		h.server.pages.home = demoPage
	}
	d.OnGone(h.server.visitors.gone)
	go d.Follow(ctx, followEvery)
	go h.server.visitors.beat(ctx, heartbeat)
	if c.raw.redis != "" { // there may be other instances
		h.talks.Follow(followEvery)
		go h.server.followTeams(ctx, followEvery)
	}
	go h.keepTime(ctx, d, forgetEvery)
	h.server.postman = newPostman(h.server, comeBy(c, h.listener.Addr()))
	if c.relay != nil {
		go h.server.postman.walkAside(ctx, remindEvery)
	}
	h.app = h.server.app()
	return h, nil
}

// forget ends every way in of somebody who was erased from a meeting, and forgets what they said beforehand.
func (h *house) forget(d *door.Door) func(context.Context, meeting.ID, meeting.PersonID) error {
	return func(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
		if err := d.Forget(ctx, m, p); err != nil {
			return err
		}
		if _, err := h.talks.Erase(ctx, m, p); err != nil && !errors.Is(err, talks.ErrGone) {
			return err
		}
		return nil
	}
}

// tablesFixed tells the conversations that the tables of a meeting stand: what was said about them may go.
func (h *house) tablesFixed(m meeting.ID, l live.Life) {
	h.talks.TablesFixed(m, l.(*life.Life).TablesFixed())
}

// keepTime forgets what may not be kept any longer, at the start and then every so often, until ctx ends.
func (h *house) keepTime(ctx context.Context, d *door.Door, every time.Duration) {
	for {
		all, err := d.AllMeetings(ctx)
		if err == nil {
			err = h.talks.Expire(ctx, all)
		}
		if err != nil && ctx.Err() == nil {
			slog.Error("what is to be forgotten is still there", "error", err)
		}
		select {
		case <-time.After(every):
		case <-ctx.Done():
			return
		}
	}
}

// agreed tells a meeting what it has to know of somebody who is prepared.
func (h *house) agreed(ctx context.Context, m meeting.ID, is intake.Summary) error {
	return h.server.tellMeeting(ctx, m, is)
}

// seed puts a point from a conversation on the board of a meeting.
func (h *house) seed(ctx context.Context, m meeting.ID, card, theme, text string) (bool, error) {
	return h.server.seedMeeting(ctx, m, card, theme, text)
}

// run answers requests until the house is closed.
func (h *house) run(c config) error {
	listener := h.listener
	if c.raw.tlsCert != "" {
		pair, err := tls.LoadX509KeyPair(c.raw.tlsCert, c.raw.tlsKey)
		if err != nil {
			return err
		}
		listener = tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12})
	}
	go func() { h.ended <- h.app.Listener(listener) }()
	return nil
}

// close stops in order: nobody new, everybody told, everything accepted written, then the files.
func (h *house) close() error {
	var all error
	if h.app != nil {
		h.server.stopping.Store(true)
		h.server.visitors.stop()
		h.server.postman.close()
		h.talks.Close()
		h.halls.Close()
		all = h.app.ShutdownWithTimeout(stopWithin)
		h.server.readers.close()
	} else if h.listener != nil {
		all = h.listener.Close()
	}
	h.stop()
	if h.control != nil {
		all = errors.Join(all, h.control.close())
	}
	if h.stores != nil {
		all = errors.Join(all, h.stores.close())
	}
	return all
}

// serve holds meetings until it is told to stop.
func serve(args []string, out io.Writer) error {
	c, err := readConfig("serve", args, osEnv)
	if err != nil {
		return err
	}
	return hold(c, out, func(context.Context, *house) error { return nil })
}

// hold holds meetings until it is told to stop. say tells more, after the greeting.
func hold(c config, out io.Writer, say func(context.Context, *house) error) error {
	roomy()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	h, err := openHouse(ctx, c, time.Now)
	if err != nil {
		return err
	}
	if err := errors.Join(h.greet(ctx, out), say(ctx, h), h.run(c)); err != nil {
		return errors.Join(err, h.close())
	}
	fmt.Fprintln(out, "Ready.")
	select {
	case err = <-h.ended:
	case <-ctx.Done():
	}
	return errors.Join(err, h.close())
}

// base is the start of the address for who sits at this machine. In a hall what is secret need not go over its network.
func (h *house) base() string {
	base := h.server.guard.scheme() + "://" + h.listener.Addr().String()
	if h.server.config.base != nil {
		base = h.server.config.base.String()
	}
	if h.server.config.hall {
		base = onThisMachine(h.server.guard.scheme(), h.listener.Addr(), base)
	}
	return base
}

// greet prints plain addresses: where people go, and how the first admin gets in.
func (h *house) greet(ctx context.Context, out io.Writer) error {
	base := h.base()
	fmt.Fprintf(out, "Hoofdlijn %s\n%s/\n", version, base)
	if report := h.stores.health(ctx); report.Durability != "strong" {
		fmt.Fprintf(out, "Durability is %s: what is acknowledged may not survive a power cut.\n", report.Durability)
	}
	if h.server.config.hall {
		greetHall(out, h.server.config, h.listener.Addr(), machineAddresses())
	}
	greetLanguages(out, h.languages)
	if h.stores.copy != nil {
		h.greetCopy(out)
	}
	token, err := h.server.door.FirstSetup(ctx)
	if errors.Is(err, door.ErrWrong) {
		return nil // there is an admin
	}
	if err == nil {
		fmt.Fprintf(out, "Set up the first admin, once, within 24 hours:\n%s/setup#%s\n", base, token)
	}
	return err
}
