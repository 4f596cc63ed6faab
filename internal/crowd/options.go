package crowd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// Options is what can be chosen. Zero means what is usual for the scenario.
type Options struct {
	Scenario string
	Binary   string // this program; it understands "serve" and "crowd floor"
	Against  string // the address of a running server; "" for one of our own
	Staff    string // who signs in there
	Password string
	Store    string  // bolt or redis, for a server of our own
	Phones   int     // how many
	Rate     float64 // changes a second
	Seconds  int     // how long one run lasts
	Pairs    int     // how often is measured; the figure is the median
	Ballots  int     // at once
	Ideas    int     // on the large board
	Out      string  // the file for the result
	Best     float64 // what the server's core hashed at its best, in MB a second, as far as it was seen before
	Profile  string  // a file for a profile of the server during one run
	Commit   string  // what is measured

	Folder   string // for what a server of our own keeps; set by Run
	redisURL string
}

// scenario is one thing to measure, with what is usual.
type scenario struct {
	name  string
	usual Options
	run   func(context.Context, *Result, Options) error
}

func scenarios() []scenario {
	return []scenario{
		{"lone", Options{Phones: 1000, Rate: 5, Seconds: 8, Pairs: 5}, lone},
		{"storm", Options{Phones: 1000, Rate: 200, Seconds: 6, Pairs: 5}, storm},
		{"ballots", Options{Ballots: 5000, Pairs: 5}, ballots},
		{"memory", Options{Phones: 1000, Pairs: 3}, memory},
		{"join", Options{Phones: 500, Seconds: 10, Pairs: 3}, join},
		{"talks", Options{Phones: 1000, Rate: 200, Seconds: 10, Pairs: 3}, talks},
		{"board", Options{Phones: 20, Rate: 20, Seconds: 6, Pairs: 5, Ideas: 5000}, board},
	}
}

// Names lists the scenarios.
func Names() []string {
	var all []string
	for _, s := range scenarios() {
		all = append(all, s.name)
	}
	return all
}

// ErrUse says that something was asked that is not there.
var ErrUse = errors.New("not understood")

func (o *Options) fill(usual Options) {
	for _, n := range []struct{ at, usual *int }{{&o.Phones, &usual.Phones}, {&o.Seconds, &usual.Seconds}, {&o.Pairs, &usual.Pairs},
		{&o.Ballots, &usual.Ballots}, {&o.Ideas, &usual.Ideas}} {
		if *n.at == 0 {
			*n.at = *n.usual
		}
	}
	if o.Rate == 0 {
		o.Rate = usual.Rate
	}
	if o.Store == "" {
		o.Store = "bolt"
	}
}

// Run plays one scenario and gives what was measured.
func Run(ctx context.Context, o Options) (_ *Result, err error) {
	for _, s := range scenarios() {
		if s.name != o.Scenario {
			continue
		}
		o.fill(s.usual)
		if err := o.check(); err != nil {
			return nil, err
		}
		both := beside() // while all cores are still ours
		if err := pinSelf(); err != nil {
			return nil, err
		}
		if o.Folder, err = os.MkdirTemp("", "hoofdlijn-crowd-"); err != nil {
			return nil, err
		}
		defer os.RemoveAll(o.Folder)
		stop, err := o.openStore(ctx)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, stop()) }()
		r := newResult(o, both)
		r.Best = max(o.Best, fastest())
		err = s.run(ctx, r, o)
		r.Took = time.Since(r.Began).Round(time.Second).String()
		return r, err
	}
	return nil, fmt.Errorf("%w: the scenarios are %v", ErrUse, Names())
}

// most bounds what one machine plays.
const most = 5000

func (o Options) check() error {
	switch {
	case o.Phones < 0 || o.Phones > 10_000 || o.Ballots < 0 || o.Ballots > most || o.Ideas < 0 || o.Ideas > most:
		return fmt.Errorf("%w: at most 10,000 phones, %d ballots and %d ideas, as a meeting holds", ErrUse, most, most)
	case o.Rate < 0 || o.Rate > 1000 || o.Seconds < 0 || o.Seconds > 600 || o.Pairs < 0 || o.Pairs > 50:
		return fmt.Errorf("%w: at most 1,000 changes a second, 600 seconds, 50 pairs", ErrUse)
	case o.Store != "bolt" && o.Store != "redis":
		return fmt.Errorf("%w: store is bolt or redis", ErrUse)
	case o.Against != "" && o.Store == "redis":
		return fmt.Errorf("%w: store is for a server of our own", ErrUse)
	}
	return nil
}
