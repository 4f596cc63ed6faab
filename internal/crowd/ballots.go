package crowd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
)

// ballots: everybody answers at the same moment, again and again; every answer is durable when it is acknowledged.
func ballots(ctx context.Context, r *Result, o Options) (err error) {
	h, err := openHall(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.stop()) }()
	if err := h.gather(ctx, o.Ballots); err != nil {
		return err
	}
	if err := h.connect(ctx, h.phones); err != nil {
		return err
	}
	round, err := h.openRound(ctx, "r1", h.phones)
	if err != nil {
		return err
	}
	total := &delays{}
	wait := func() error { return nil }
	var all bursts
	for n := 0; n <= o.Pairs*mostTries && len(all.own) < o.Pairs; n++ {
		if n == 1 {
			wait = h.profile(ctx, o, time.Duration(o.Pairs)*time.Second) // a burst and a pause take about that
		}
		before := untilOwn(r.Best)
		did, err := round.burst(ctx, total, n > 0)
		if err != nil {
			return errors.Join(err, wait())
		}
		time.Sleep(500 * time.Millisecond) // what follows the answers, turnout and own answer, is shown
		did.speed = min(before, speed())
		if n > 0 { // the first is to get warm
			all.add(did, r.Best)
		}
	}
	all.report(r, o.Pairs, h.server != nil)
	if err := wait(); err != nil {
		return err
	}
	latency := total.latency()
	r.Latency = &latency
	r.add("latency, half of all ballots within", "ms", nil, latency.P50)
	r.add("latency, 99 % of all ballots within", "ms", nil, latency.P99)
	if err := h.compare(ctx, r); err != nil {
		return err
	}
	wrong, err := round.close(ctx)
	r.add("voters whose last answer is not the one counted", "", never(0), float64(wrong))
	return err
}

// voting is an open majority round in which the crowd answers.
type voting struct {
	hall     *hall
	id       string
	proposal string
	voters   []*phone
	bursts   int
	choices  []string
	last     map[string]string // by person: the last answer that was acknowledged
}

// counted is the method of the crowd: one of which the counts may be seen, so that every answer can be followed.
func counted() kind.Method {
	all := methods.All()
	return all[slices.IndexFunc(all, func(m kind.Method) bool { return !m.Discreet() })]
}

// openRound drafts a proposal and opens a round on it, with names shown after the close.
func (h *hall) openRound(ctx context.Context, id string, voters []*phone) (*voting, error) {
	v := &voting{hall: h, id: id, proposal: "v-" + id, voters: voters, choices: counted().Choices(), last: map[string]string{}}
	err := errors.Join(
		h.leads(ctx, "propose.draft", object{"id": v.proposal, "theme": theme, "title": "Een dagcentrum in elk dorp", "text": "In elk dorp komt een dagcentrum."}),
		h.leads(ctx, "decide.open", object{"id": id, "proposals": []any{object{"id": v.proposal}}, "method": counted().Name(), "secrecy": "open"}))
	if err != nil {
		return nil, err
	}
	return v, h.until(ctx, patience, "every phone shows its ballot", func() bool {
		for _, p := range voters {
			if p.value("decide.ballot/"+id) == nil {
				return false
			}
		}
		return true
	})
}

// cast makes the n-th answer of a voter. One after the other differs.
func (v *voting) cast(who *phone, n int) (*ask, string) {
	choice := v.choices[n%2]
	a := newAsk(fmt.Sprintf("%s-%s-%d", v.id, who.person, n), "decide.cast",
		object{"round": v.id, "answers": object{v.proposal: object{"choice": choice}}})
	return a, choice
}

type burst struct {
	perSecond float64
	took      time.Duration
	cost      float64 // processor time of the server per ballot, in microseconds
	speed     float64 // of the server's core just before or just after, whichever was less; 0 when it is not known
}

// bursts are those in which the server had its core to itself, and those in which others, of whom this machine knows
// nothing, had part of it.
type bursts struct{ own, shared []burst }

// mostTries is how many bursts there may be for one that counts.
const mostTries = 8

func (all *bursts) add(one burst, best float64) {
	if isOwn(one.speed, best) {
		all.own = append(all.own, one)
	} else {
		all.shared = append(all.shared, one)
	}
}

// report judges the bursts on a core of one's own, and tells the others beside them; when there were too few of the first
// it judges all.
func (all *bursts) report(r *Result, enough int, ours bool) {
	judged := all.own
	if len(judged) < enough {
		judged = append(judged, all.shared...)
	}
	for _, one := range judged {
		r.add("ballots acknowledged, durable", "/s", atLeast(20_000), one.perSecond)
		if ours {
			r.add("CPU per ballot", "µs", nil, one.cost)
		}
		r.add("time from the first ballot sent to the last acknowledged", "ms", nil, milliseconds(one.took))
		if one.speed > 0 {
			r.add("what the server's core hashed then (SHA-512)", "MB/s", nil, one.speed)
		}
	}
	r.add("bursts in which the server had its core to itself", "", nil, float64(len(all.own)))
	for _, one := range all.shared {
		r.add("ballots acknowledged while others had part of the core", "/s", nil, one.perSecond)
		r.add("what the core hashed then", "MB/s", nil, one.speed)
	}
}

// burst has everybody answer at once, and waits for all answers.
func (v *voting) burst(ctx context.Context, total *delays, counts bool) (burst, error) {
	asks := make([]*ask, len(v.voters))
	left, all := atomic.Int64{}, make(chan struct{})
	left.Store(int64(len(asks)))
	for i, p := range v.voters {
		a, choice := v.cast(p, v.bursts)
		a.told = func(*ask) {
			if left.Add(-1) == 0 {
				close(all)
			}
		}
		asks[i], v.last[p.person] = a, choice
	}
	v.bursts++
	before, err := v.hall.cpu()
	if err != nil {
		return burst{}, err
	}
	begin := time.Now()
	for i, p := range v.voters {
		if err := p.send(asks[i]); err != nil {
			return burst{}, err
		}
	}
	select {
	case <-all:
	case <-time.After(patience):
		return burst{}, fmt.Errorf("%d of %d ballots were not answered within %v", left.Load(), len(asks), patience)
	case <-ctx.Done():
		return burst{}, ctx.Err()
	}
	after, err := v.hall.cpu()
	last := begin
	for _, a := range asks {
		if a.no != nil {
			return burst{}, a.no
		}
		if counts {
			total.add(a.heard.Sub(a.sent))
		}
		if a.heard.After(last) {
			last = a.heard
		}
	}
	took := last.Sub(begin)
	return burst{perSecond: float64(len(asks)) / took.Seconds(), took: took, cost: micro(after-before) / float64(len(asks))}, err
}

// close closes the round and says how many voters' last acknowledged answer is not the one that was counted.
func (v *voting) close(ctx context.Context) (wrong int, err error) {
	h := v.hall
	if err := h.leads(ctx, "decide.close", object{"round": v.id}); err != nil {
		return 0, err
	}
	var shown struct {
		Given []struct {
			Person  string
			Answers map[string]struct{ Choice string }
		}
	}
	err = h.until(ctx, patience, "the console shows who answered what", func() bool {
		raw := h.console.value("decide.names/" + v.id)
		return raw != nil && json.Unmarshal(raw, &shown) == nil
	})
	counted := map[string]string{}
	for _, given := range shown.Given {
		counted[given.Person] = given.Answers[v.proposal].Choice
	}
	for person, choice := range v.last {
		if counted[person] != choice {
			wrong++
		}
		delete(counted, person)
	}
	return wrong + len(counted), err
}
