package crowd

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"
)

// changing is a board on which ideas are changed in turn, each by its author.
type changing struct {
	hall  *hall
	ideas int
	next  int // the number of the next change
}

// words are those of an idea with the number of its last change, in all as long as people write.
func words(change int) string {
	return fmt.Sprintf(changeMark+"%07d: een dagcentrum in elk dorp, zodat wie zorgt ook eens weg kan.", change)
}

func idea(i int) string { return fmt.Sprintf("i%05d", i) }

// boardOf puts so many ideas on the board; later there will be up to so many changes.
func (h *hall) boardOf(ctx context.Context, ideas, changes int) (*changing, error) {
	h.air.sentAt = make([]atomic.Int64, ideas+changes)
	authors := min(len(h.phones), ideas)
	err := each(authors, authors, func(k int) error {
		for i := k; i < ideas; i += authors {
			if err := h.phones[k].ask(ctx, h.newID(), "ideas.add", object{"id": idea(i), "theme": theme, "text": words(0)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	last := func() bool {
		for _, p := range h.phones {
			if !p.shows(ideas) {
				return false
			}
		}
		return true
	}
	return &changing{hall: h, ideas: ideas, next: 1}, h.until(ctx, patience, "every phone shows every idea", last)
}

// shows says whether a phone shows so many ideas.
func (p *phone) shows(ideas int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for key := range p.sections {
		if strings.HasPrefix(key, "ideas.idea/") {
			n++
		}
	}
	return n >= ideas
}

// did is what came of a run.
type did struct {
	changes, lost, disorder int
	cost                    float64 // processor time of the server per delivery, in microseconds
	frames                  float64 // per phone and change
}

// run makes changes at a rate and waits until everybody has seen all.
func (c *changing) run(ctx context.Context, rate float64, seconds int) (did, error) {
	changes := int(rate * float64(seconds))
	seen, disorder, frames := c.sums()
	before, err := c.hall.cpu()
	if err != nil {
		return did{}, err
	}
	if err := c.make(changes, rate); err != nil {
		return did{}, err
	}
	goal := seen + changes*len(c.hall.phones)
	waited := c.hall.until(ctx, 15*time.Second, "everybody saw every change", func() bool {
		now, _, _ := c.sums()
		return now >= goal
	})
	after, err := c.hall.cpu()
	now, order, got := c.sums()
	deliveries := changes * len(c.hall.phones)
	d := did{changes: changes, lost: goal - now, disorder: order - disorder, cost: micro(after-before) / float64(deliveries),
		frames: float64(got-frames) / float64(deliveries)}
	if waited != nil && ctx.Err() != nil {
		err = errors.Join(err, waited)
	}
	return d, err
}

// make asks for changes; that they were accepted shows in what the phones see.
func (c *changing) make(changes int, rate float64) error {
	h := c.hall
	authors := min(len(h.phones), c.ideas)
	begin := time.Now()
	for i := range changes {
		n := c.next
		c.next++
		at := n % c.ideas
		a := newAsk(h.newID(), "ideas.edit", object{"id": idea(at), "text": words(n)})
		time.Sleep(time.Until(begin.Add(time.Duration(float64(i) / rate * float64(time.Second)))))
		h.air.sentAt[n].Store(time.Now().UnixNano())
		if err := h.phones[at%authors].send(a); err != nil {
			return err
		}
	}
	return nil
}

func (c *changing) sums() (seen, disorder, frames int) {
	for _, p := range c.hall.phones {
		p.mu.Lock()
		seen, disorder, frames = seen+p.seen, disorder+p.disorder, frames+p.frames
		p.mu.Unlock()
	}
	return seen, disorder, frames
}
