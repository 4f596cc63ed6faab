package live

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

// take deals with asks in the order in which they came. What has to be alone is a batch of its own.
func (r *Room) take(asks []*asked) {
	for len(asks) > 0 && !r.ended {
		n := 1
		if !alone(asks[0]) && !r.probing {
			for n < len(asks) && !alone(asks[n]) {
				n++
			}
		}
		r.commit(asks[:n])
		if asks = asks[n:]; r.probing {
			break // one probe a turn
		}
	}
	r.answerAll(asks, *again(meeting.NoWrites))
}

func alone(a *asked) bool { _, is := a.do.(meeting.Alone); return is }

// draft is a batch that was decided and is not in the record yet.
type draft struct {
	asks    []*asked
	answers []Answer
	sure    []bool // the answer does not depend on whether this batch is written
	lines   []record.Line
	bodies  [][]byte
	applied int // so many lines are in the state; the last command's are not, so a lone one never has to be taken back
	lastAt  time.Time
}

// commit decides a batch, writes it and answers. Where another instance wrote first it is decided again (L7).
func (r *Room) commit(asks []*asked) {
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	for {
		if no := r.cannotWrite(ctx); no != nil {
			r.answerAll(asks, *no)
			return
		}
		d := &draft{asks: asks, answers: make([]Answer, len(asks)), sure: make([]bool, len(asks)), lastAt: r.lastAt,
			lines: make([]record.Line, 0, len(asks)), bodies: make([][]byte, 0, len(asks))}
		if err := r.decide(ctx, d); err != nil { // no keys to be had
			r.conf.Log.Warn("cannot seal", "meeting", r.id, "error", err)
			r.takeBack(d, r.keeper.Undo)
			r.answerUnless(d, again(meeting.NoWrites))
			return
		}
		if len(d.lines) == 0 {
			r.answerDraft(d)
			return
		}
		if !r.write(ctx, d) {
			return
		}
	}
}

// cannotWrite says why nothing can be accepted now.
func (r *Room) cannotWrite(ctx context.Context) *meeting.Refusal {
	if r.behind && !r.frozen {
		if err := r.catchUp(ctx); err != nil {
			r.stumble(err)
			return again(meeting.NoWrites)
		}
	}
	if r.frozen || r.ended {
		return again(meeting.NoWrites)
	}
	return nil
}

// write appends a draft and settles it. true means: decide again.
func (r *Room) write(ctx context.Context, d *draft) bool {
	batch, head := journal.Chain(r.head, d.bodies...)
	err := r.conf.Store.Append(ctx, r.stream, r.head, batch)
	switch {
	case err == nil:
		r.settle(d, batch)
	case errors.Is(err, journal.ErrMoved):
		return r.moved(ctx, d)
	case errors.Is(err, journal.ErrRefused):
		r.conf.Log.Error("the store refuses writes", "meeting", r.id, "error", err)
		r.probing = true
		r.takeBack(d, r.keeper.Undo)
		r.answerUnless(d, again(meeting.NoWrites))
	default:
		r.conf.Log.Warn("the store did not say whether it wrote", "meeting", r.id, "error", err)
		r.resolve(d, head)
	}
	return false
}

// settle makes a durable draft the state, and says so.
func (r *Room) settle(d *draft, batch []journal.Entry) {
	r.applyRest(d)
	r.probing = false
	r.keeper.Commit()
	r.lastAt = d.lastAt
	r.setHead(headOf(batch[len(batch)-1]))
	r.learnSecret()
	for i, line := range d.lines {
		r.note(line.Event.Fact, batch[i])
		r.burn = append(r.burn, record.Ended(line.Event.Fact)...)
		if _, ends := line.Event.Fact.(meeting.EndsDay); ends {
			r.dayEnded = true
		}
		if day, is := line.Event.Fact.(meeting.GoesOn); is {
			date := day.GoesOn()
			r.goesOn = &date
		}
	}
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	r.burnEnded(ctx)
	r.tellGoesOn(ctx)
	r.tellChanged()
	r.answerDraft(d)
}

// tellGoesOn lets people come in on the day on which the meeting goes on. What fails is tried again with the next answer.
func (r *Room) tellGoesOn(ctx context.Context) {
	if r.goesOn == nil || r.conf.GoesOn == nil {
		return
	}
	if err := r.conf.GoesOn(ctx, r.id, *r.goesOn); err != nil {
		r.conf.Log.Error("links and phones may not work on the day the meeting goes on", "meeting", r.id, "error", err)
		return
	}
	r.goesOn = nil
}

// moved takes the draft back and reads what came in between.
func (r *Room) moved(ctx context.Context, d *draft) (decideAgain bool) {
	r.takeBack(d, r.keeper.Undo)
	before := r.head
	err := r.catchUp(ctx)
	if err == nil && r.head == before && !r.ended {
		r.freeze(errMovedBack) // it says it moved, and it did not move on
		err = errMovedBack
	}
	if err != nil {
		r.stumble(err)
		r.answerUnless(d, again(meeting.NoWrites))
		return false
	}
	return true
}

// resolve finds out whether a draft with unknown outcome is in the record (L8).
func (r *Room) resolve(d *draft, head journal.Head) {
	r.keeper.LetGo() // the store may still be at it
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	tail, err := r.tail(ctx)
	if n := len(d.bodies); err == nil && len(tail) >= n && tail[n-1].Hash() == head.Hash {
		r.settle(d, tail[:n])
		if err := r.foldTail(ctx, tail[n:]); err != nil {
			r.stumble(err)
		}
		return
	}
	r.takeBack(d, r.keeper.Forsake) // it may still arrive
	if err == nil {
		err = r.foldTail(ctx, tail)
	}
	if err != nil {
		r.stumble(err)
	}
	r.behind = true // and then it is read before the next batch
	for i, a := range d.asks {
		known, in := r.done[a.ID]
		switch {
		case d.sure[i]:
			a.answer(d.answers[i])
		case in && a.do != nil:
			a.answer(known.answer(a))
		default:
			a.answer(Answer{No: again(meeting.Unsure)})
		}
	}
}

// decide asks the rules about each ask in turn, each on top of what the ones before it lead to.
func (r *Room) decide(ctx context.Context, d *draft) error {
	for i, a := range d.asks {
		known, in := r.done[a.ID]
		switch {
		case a.no != nil:
			d.answers[i], d.sure[i] = Answer{No: a.no}, true
		case a.passes != nil:
			if a.passed == nil {
				answer := r.pass(a)
				a.passed = &answer
			}
			d.answers[i], d.sure[i] = *a.passed, true
		case in: // L5; when it is known from this very draft the answer hangs on it
			d.answers[i], d.sure[i] = known.answer(a), known.seq <= meeting.Seq(r.head.Seq)
		default:
			r.applyRest(d)
			answer, err := r.decideOne(ctx, d, a)
			if err != nil {
				return err
			}
			d.answers[i] = answer
		}
	}
	return nil
}

func (r *Room) decideOne(ctx context.Context, d *draft, a *asked) (Answer, error) {
	if err := r.draw(a); err != nil {
		return Answer{}, err
	}
	by := r.as(a.By)
	at := later(d.lastAt, time.Now().Truncate(time.Millisecond).UTC()) // L9
	c := meeting.Command{ID: a.ID, By: by, At: at, Seed: *a.seed, Do: a.do,
		Head: meeting.Head{Entries: meeting.Seq(r.head.Seq) + meeting.Seq(len(d.lines))}}
	if alone(a) {
		c.Head.Hash = hex.EncodeToString(r.head.Hash[:])
	}
	facts, no := r.rules(c)
	no = meeting.First(a.bad, no)
	if no == nil {
		no = r.vouch(ctx, a.do)
	}
	if no == nil && len(facts) == 0 {
		no = meeting.Refuse(meeting.NoChange)
	}
	if no != nil {
		return Answer{No: no}, nil
	}
	return r.seal(ctx, d, a, by, at, facts)
}

// vouch is L25.
func (r *Room) vouch(ctx context.Context, do meeting.Intent) *meeting.Refusal {
	said, needs := do.(meeting.Vouched)
	if !needs {
		return nil
	}
	if r.conf.Vouch == nil {
		return meeting.Refuse(meeting.NotAllowed)
	}
	is, err := r.conf.Vouch(ctx, r.id, do)
	switch {
	case err != nil:
		r.conf.Log.Warn("cannot tell whether it is so", "meeting", r.id, "intent", do.Intent(), "error", err)
		return again(meeting.NoWrites)
	case !is:
		return meeting.Refuse(meeting.BadValue, "field", said.Vouched())
	}
	return nil
}

// seal writes the facts of one ask into the draft.
func (r *Room) seal(ctx context.Context, d *draft, a *asked, by meeting.Actor, at time.Time, facts []meeting.Fact) (Answer, error) {
	item := ""
	if l, ok := r.life.(itemed); ok {
		item = l.Item()
	}
	digest := a.digest
	if record.HasWords(by, facts) {
		digest = record.Digest{}
	}
	before := len(d.lines)
	for _, fact := range facts {
		seq := meeting.Seq(r.head.Seq) + meeting.Seq(len(d.lines)) + 1
		line := record.Line{Item: item, Digest: digest, Event: meeting.Event{Seq: seq, Cause: a.ID, By: by, At: at, Fact: fact}}
		body, err := r.keeper.Seal(ctx, line)
		if errors.Is(err, record.ErrTooLong) {
			d.lines, d.bodies = d.lines[:before], d.bodies[:before]
			r.conf.Log.Error("a fact does not fit its field", "meeting", r.id, "error", err)
			return Answer{No: meeting.Refuse(meeting.TooLong)}, nil
		}
		if err != nil {
			return Answer{}, err
		}
		d.lines, d.bodies = append(d.lines, line), append(d.bodies, body)
	}
	for _, line := range d.lines[before:] {
		line.Digest = a.digest // in memory, until the words go
		r.remember(line)
	}
	d.lastAt = at
	return Answer{Seq: meeting.Seq(r.head.Seq) + meeting.Seq(len(d.lines))}, nil
}

func (r *Room) draw(a *asked) error {
	if a.seed != nil {
		return nil
	}
	a.seed = new([32]byte)
	if _, err := io.ReadFull(r.conf.Random, a.seed[:]); err != nil {
		return fmt.Errorf("draw a seed: %w", err)
	}
	return nil
}

// rules asks the rules. They only read, so when they panic nothing has changed and the meeting goes on.
func (r *Room) rules(c meeting.Command) (facts []meeting.Fact, no *meeting.Refusal) {
	defer func() {
		if p := recover(); p != nil {
			r.conf.Log.Error("a rule broke", "meeting", r.id, "intent", c.Do.Intent(), "panic", fmt.Sprintf("%T", p))
			facts, no = nil, meeting.Refuse(meeting.NoWrites, "why", "broken")
		}
	}()
	return r.life.Decide(c)
}

func (r *Room) applyRest(d *draft) {
	for ; d.applied < len(d.lines); d.applied++ {
		r.apply(d.lines[d.applied].Event)
	}
}
