package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	desktop "github.com/cli/browser"

	"hoofdlijn/cases"
	"hoofdlijn/internal/casefile"
	example "hoofdlijn/internal/demo"
	"hoofdlijn/internal/door"
)

const demoUsage = "hoofdlijn demo [--listen ADDRESS:PORT] [--data DIR] [--seed N] [--open]"

// Where a demo looks for a free port.
const (
	firstPort = 8080
	mostPorts = 100
)

// demo serves an example meeting: the real server, with its own store that goes when it stops, and simulated people.
func demo(args []string, out io.Writer) error {
	o, err := demoOptions(args)
	if err != nil {
		return err
	}
	data := o.data
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if data == "" {
		if data, err = os.MkdirTemp("", "hoofdlijn-demo-"); err != nil {
			return err
		}
		defer os.RemoveAll(data)
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	h, c, err := openDemo(ctx, o.listen, data)
	if err != nil {
		return err
	}
	if err = h.run(c); err == nil {
		err = h.perform(ctx, o.seed, out)
	}
	if err != nil {
		return errors.Join(err, h.close())
	}
	if o.open {
		desktop.Stdout, desktop.Stderr = io.Discard, io.Discard
		_ = desktop.OpenURL(h.local() + "/") // without a browser here the addresses are there to be typed
	}
	select {
	case err = <-h.ended:
	case <-ctx.Done():
	}
	h.server.theatre.Load().Close()
	return errors.Join(err, h.close())
}

// demoSettings is how a demo is wanted.
type demoSettings struct {
	listen, data string
	seed         uint64
	open         bool // in the browser of whoever started it
}

func demoOptions(args []string) (o demoSettings, err error) {
	flags := flag.NewFlagSet("demo", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.listen, "listen", "", "")
	flags.StringVar(&o.data, "data", "", "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	flags.BoolVar(&o.open, "open", false, "")
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		return o, fmt.Errorf("%w: %s", errUsage, demoUsage)
	}
	return o, nil
}

// openDemo opens a house on the address, or on the first port that is free: on every network when there is one, so that
// a phone can come in, for what can be seen is invented.
func openDemo(ctx context.Context, listen, folder string) (*house, config, error) {
	var tries []string
	host := "127.0.0.1"
	if _, found := pickAddress(machineAddresses()); found {
		host = "0.0.0.0"
	}
	for i := range mostPorts {
		tries = append(tries, net.JoinHostPort(host, strconv.Itoa(firstPort+i)))
	}
	if listen != "" {
		tries = []string{listen}
	}
	for i, address := range tries {
		c, err := readConfig("demo", []string{"--listen", address, "--hall", "--data", filepath.Join(folder, "store"),
			"--key-file", filepath.Join(folder, "store.key")}, func(string) string { return "" })
		if err != nil {
			return nil, c, err
		}
		c.demo = true
		h, err := openHouse(ctx, c, time.Now)
		if errors.Is(err, syscall.EADDRINUSE) && i+1 < len(tries) {
			continue
		}
		return h, c, err
	}
	return nil, config{}, errors.New("no port is free")
}

// perform makes the accounts and the first copy of the meeting, and says where everything is.
func (h *house) perform(ctx context.Context, seed uint64, out io.Writer) error {
	c, err := casefile.Parse("westerkwartier.yaml", cases.Westerkwartier)
	if err != nil {
		return err
	}
	staff, said, err := demoStaff(ctx, h.server.door, c.Municipality)
	if err != nil {
		return err
	}
	theatre, err := example.Open(ctx, h.halls, h.server.door, c, staff, seed, time.Now)
	if err != nil {
		return err
	}
	h.server.theatre.Store(theatre)
	return h.announce(ctx, theatre, said, out)
}

// demoStaff makes an admin, a facilitator and the municipality, with passwords nobody can guess.
func demoStaff(ctx context.Context, d *door.Door, town string) (staff example.Staff, said []string, err error) {
	has, err := d.HasAdmin(ctx)
	if err != nil {
		return staff, nil, err
	}
	if has {
		return staff, nil, errors.New("this folder holds a server already; a demo needs an empty one")
	}
	first, err := d.FirstSetup(ctx)
	for _, a := range []door.Invited{{Name: "beheerder", Role: door.Admin}, {Name: "gespreksleider", Role: door.Facilitator},
		{Name: "gemeente", Role: door.Municipality, Municipality: town}} {
		token := first
		if err == nil && a.Role != door.Admin {
			token, err = d.Invite(ctx, a)
		}
		if err != nil {
			return staff, nil, err
		}
		word := strings.ToLower(rand.Text())
		account, err := d.SetUp(ctx, token, a.Name, word)
		if err != nil {
			return staff, nil, err
		}
		said = append(said, a.Name+" / "+word)
		switch a.Role {
		case door.Facilitator:
			staff.Leader = account.Name
		case door.Municipality:
			staff.Town = account
		}
	}
	return staff, said, nil
}

// announce prints plain addresses, the projector first. They are of a copy that stays until the demo stops.
func (h *house) announce(ctx context.Context, theatre *example.Theatre, said []string, out io.Writer) error {
	local := h.local()
	shown, err := theatre.Show(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Hoofdlijn %s: voorbeeld, verzonnen besluiten / example, invented decisions\n\n", version)
	for _, at := range []struct{ what, desk string }{{"scherm      projector", "projector"}, {"telefoon    phone", "phone"}, {"console     console", "console"}} {
		fmt.Fprintf(out, "%-22s %s/%s#%s\n", at.what, local, at.desk, shown.Links[door.Desk(at.desk)])
	}
	fmt.Fprintf(out, "%-22s %s/\n", "alles       all in one", local)
	for _, account := range said {
		fmt.Fprintf(out, "%-22s %s/staff  %s\n", "aanmelden   sign in", local, account)
	}
	if at, found := pickAddress(machineAddresses()); found && !isLoopback(h.listener) {
		join := "http://" + net.JoinHostPort(at.Address, h.port()) + "/" + shown.Code
		fmt.Fprintf(out, "\nMet uw eigen telefoon, op hetzelfde netwerk / with your own phone, on the same network:\n%s\n", join)
		drawQR(out, join)
	} else {
		fmt.Fprintln(out, "\nGeen netwerk gevonden, dus geen QR-code voor uw eigen telefoon / no network found, so no QR code for your own phone")
	}
	return nil
}

// local is where somebody at this machine finds the demo.
func (h *house) local() string { return "http://" + net.JoinHostPort("localhost", h.port()) }

func (h *house) port() string {
	_, port, _ := net.SplitHostPort(h.listener.Addr().String()) // a listener has one
	return port
}

func isLoopback(l net.Listener) bool {
	at, ok := l.Addr().(*net.TCPAddr)
	return ok && at.IP.IsLoopback()
}
