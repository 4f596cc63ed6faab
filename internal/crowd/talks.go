package crowd

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// talks: everybody has their own conversation open before the meeting, and messages come in at a rate; each is durable when
// it is acknowledged.
func talks(ctx context.Context, r *Result, o Options) (err error) {
	h, err := openHall(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.stop()) }()
	if err := h.invite(ctx, o.Phones); err != nil {
		return err
	}
	all := &delays{}
	written := 0
	for run := range o.Pairs + 1 {
		took := &delays{}
		before, err := h.cpu()
		if err != nil {
			return err
		}
		messages := int(o.Rate * float64(o.Seconds))
		refused, err := h.write(ctx, written, messages, o.Rate, took, all)
		if err != nil {
			return err
		}
		written += messages
		after, err := h.cpu()
		if err != nil {
			return err
		}
		if run == 0 { // warm
			continue
		}
		r.add("a message acknowledged, durable: 99 % within", "ms", atMost(150), took.latency().P99)
		r.add("a message acknowledged, durable: half within", "ms", nil, took.latency().P50)
		r.add("messages refused", "", never(0), float64(refused))
		if h.server != nil {
			r.add("CPU per message", "µs", nil, micro(after-before)/float64(messages))
		}
	}
	latency := all.latency()
	r.Latency = &latency
	return nil
}

// invite begins a conversation with so many people; each comes in with the link of a letter, and looks at it.
func (h *hall) invite(ctx context.Context, people int) error {
	if err := h.newMeeting(ctx); err != nil {
		return err
	}
	err := errors.Join(
		h.leads(ctx, "prepare.set_meeting", object{"title": "Een menigte", "question": "Houdt het?"}),
		h.leads(ctx, "prepare.set_theme", object{"id": theme, "title": "Elkaar vinden"}),
		h.leads(ctx, "prepare.lock", object{}))
	if err != nil {
		return err
	}
	h.phones = make([]*phone, people)
	err = each(people, mostAtOnce, func(i int) error {
		p, err := h.invited(ctx, i)
		h.phones[i] = p
		if err != nil {
			return err
		}
		return p.connect(ctx)
	})
	return errors.Join(err, h.until(ctx, patience, "everybody sees their conversation", func() bool {
		for _, p := range h.phones {
			if p == nil || p.value("talk.state") == nil {
				return false
			}
		}
		return true
	}))
}

func (h *hall) invited(ctx context.Context, i int) (*phone, error) {
	var begun struct{ Person string }
	talks := "/meetings/" + h.meeting + "/talks"
	if _, err := h.site.post(ctx, h.lead, talks, object{"name": fmt.Sprint("Naam ", i), "capacity": "carer"}, &begun); err != nil {
		return nil, err
	}
	var letter struct{ URL string }
	if _, err := h.site.post(ctx, h.lead, talks+"/"+begun.Person+"/link", nil, &letter); err != nil {
		return nil, err
	}
	_, token, _ := strings.Cut(letter.URL, "#")
	cookie, err := h.site.post(ctx, "", "/talk", object{"token": token}, nil)
	if err != nil {
		return nil, err
	}
	p := h.screen("", cookie, begun.Person)
	p.place, p.path = "", "/api/v1"+talks+"/"+begun.Person+"/live?as=person"
	return p, nil
}

// write has people write in turn at a rate, whether or not earlier messages were answered, and says how many were refused.
func (h *hall) write(ctx context.Context, from, messages int, rate float64, took ...*delays) (refused int, err error) {
	var answers sync.WaitGroup
	var mu sync.Mutex
	begin := time.Now()
	for i := range messages {
		a := newAsk(h.newID(), "talk.write", object{"id": fmt.Sprint("m", from+i), "text": "Ik kom graag, maar ik kan pas na drie uur weg. Is dat goed?"})
		answers.Add(1)
		a.told = func(a *ask) {
			defer answers.Done()
			if a.no != nil {
				mu.Lock()
				refused++
				mu.Unlock()
				return
			}
			for _, d := range took {
				d.add(a.heard.Sub(a.sent))
			}
		}
		time.Sleep(time.Until(begin.Add(time.Duration(float64(i) / rate * float64(time.Second)))))
		if err := h.phones[(from+i)%len(h.phones)].send(a); err != nil {
			return refused, err
		}
	}
	all := make(chan struct{})
	go func() { answers.Wait(); close(all) }()
	select {
	case <-all:
		return refused, nil
	case <-time.After(patience):
		return refused, fmt.Errorf("after %v not every message was answered", patience)
	case <-ctx.Done():
		return refused, ctx.Err()
	}
}
