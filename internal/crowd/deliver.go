package crowd

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
	"time"
)

// lone: changes come one at a time, every phone sees each.
func lone(ctx context.Context, r *Result, o Options) error {
	return deliver(ctx, r, o, 1.3, false)
}

// storm: so many changes that they are gathered.
func storm(ctx context.Context, r *Result, o Options) error {
	return deliver(ctx, r, o, 0.6, true)
}

// ratioName is the figure that counts.
const ratioName = "CPU per delivery against the floor"

// deliver has the meeting and the floor tell everybody of as many changes, by turns.
func deliver(ctx context.Context, r *Result, o Options, most float64, inStorm bool) (err error) {
	h, err := openHall(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.stop()) }()
	if err := h.gather(ctx, o.Phones); err != nil {
		return err
	}
	if err := h.connect(ctx, h.phones); err != nil {
		return err
	}
	b, err := h.boardOf(ctx, max(1, int(o.Rate)), 1+(o.Pairs+1)*int(math.Ceil(o.Rate*float64(o.Seconds))))
	if err != nil {
		return err
	}
	var bottom *floorTarget
	if h.server != nil {
		if bottom, err = openFloor(ctx, o, o.Phones); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, bottom.close()) }()
	}
	if _, err := b.run(ctx, o.Rate, min(2, o.Seconds)); err != nil { // warm
		return err
	}
	total := &delays{}
	for pair := range o.Pairs {
		if err := deliverOnce(ctx, r, o, b, bottom, most, inStorm, total, pair == 0); err != nil {
			return err
		}
	}
	latency := total.latency()
	r.Latency = &latency
	return h.compare(ctx, r)
}

func deliverOnce(ctx context.Context, r *Result, o Options, b *changing, bottom *floorTarget, most float64, inStorm bool, total *delays, first bool) error {
	floorCost := 0.0
	var err error
	if bottom != nil {
		if floorCost, err = bottom.run(ctx, o); err != nil {
			return err
		}
	}
	wait := func() error { return nil }
	if first {
		wait = b.hall.profile(ctx, o, time.Duration(o.Seconds)*time.Second)
	}
	once := &delays{}
	b.hall.air.delays.Store(once)
	did, err := b.run(ctx, o.Rate, o.Seconds)
	if err = errors.Join(err, wait()); err != nil {
		return err
	}
	if bottom != nil {
		r.add(ratioName, "x", atMost(most), did.cost/floorCost)
		r.add("CPU per delivery", "µs", nil, did.cost)
		r.add("CPU per delivery of the floor", "µs", nil, floorCost)
	}
	latency := once.latency()
	r.add("latency, half of all deliveries within", "ms", nil, latency.P50)
	var bound *Target
	if inStorm {
		bound = atMost(120)
	}
	r.add("latency, 99 % of all deliveries within", "ms", bound, latency.P99)
	r.add("latency, the longest", "ms", nil, latency.Max)
	r.add("deliveries lost", "", never(0), float64(did.lost))
	r.add("deliveries out of order", "", never(0), float64(did.disorder))
	r.add("frames per phone and change", "", nil, did.frames)
	total.addAll(once)
	return nil
}

func (d *delays) addAll(other *delays) {
	for i := range other.steps {
		d.steps[i].Add(other.steps[i].Load())
	}
	d.count.Add(other.count.Load())
	d.longest.Store(max(d.longest.Load(), other.longest.Load()))
}

// run has the floor tell everybody as often as the meeting will; the cost is in microseconds a delivery.
func (t *floorTarget) run(ctx context.Context, o Options) (float64, error) {
	before, err := cpuOf(t.cmd.Process.Pid)
	if err != nil {
		return 0, err
	}
	heard := t.deliveries()
	changes := int(o.Rate * float64(o.Seconds))
	begin := time.Now()
	for i := range changes {
		time.Sleep(time.Until(begin.Add(time.Duration(float64(i) / o.Rate * float64(time.Second)))))
		if err := t.change(); err != nil {
			return 0, err
		}
	}
	all := changes * len(t.sockets)
	for end := time.Now().Add(patience); t.deliveries() < heard+all; {
		if time.Now().After(end) || ctx.Err() != nil {
			return 0, fmt.Errorf("the floor delivered %d of %d", t.deliveries()-heard, all)
		}
		time.Sleep(5 * time.Millisecond)
	}
	after, err := cpuOf(t.cmd.Process.Pid)
	return micro(after-before) / float64(all), err
}

func micro(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

// compare holds what every phone shows against what the server says it must.
func (h *hall) compare(ctx context.Context, r *Result) error {
	var differ atomic.Int64
	said := make(chan string, 1)
	err := each(len(h.phones), mostAtOnce, func(i int) error {
		what, err := h.phones[i].hash(ctx)
		if what != "" {
			differ.Add(1)
			select {
			case said <- what:
			default: // one is enough to go by
			}
		}
		return err
	})
	r.add("phones that show something else than the server says", "", never(0), float64(differ.Load()))
	if differ.Load() > 0 && err == nil {
		err = errors.New(<-said)
	}
	return err
}
