package live

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

var errMovedBack = errors.New("live: the record has moved back")

// load folds the whole record anew.
func (r *Room) load(ctx context.Context) error {
	r.life = r.conf.Life()
	r.done = map[meeting.CommandID]accepted{}
	r.head, r.lastAt, r.burn, r.passing.head = journal.Head{}, time.Time{}, nil, nil
	r.keeper.Forsake()
	for e, err := range r.conf.Store.Read(ctx, r.stream, 0) {
		if err != nil {
			return fmt.Errorf("read the record: %w", err)
		}
		if err := r.fold(ctx, e); err != nil {
			return err
		}
	}
	r.touchAll()
	r.learnSecret()
	r.burnEnded(ctx)
	r.tellChanged()
	return nil
}

// fold takes one entry of the record in.
func (r *Room) fold(ctx context.Context, e journal.Entry) error {
	line, err := r.keeper.Open(ctx, e)
	if err != nil {
		return err
	}
	r.apply(line.Event)
	r.remember(line)
	r.lastAt = later(r.lastAt, line.Event.At)
	r.setHead(headOf(e))
	r.note(line.Event.Fact, e)
	r.burn = append(r.burn, record.Ended(line.Event.Fact)...)
	return nil
}

func (r *Room) setHead(head journal.Head) {
	r.head = head
	r.durable.Store(uint64(head.Seq))
}

// note is L26.
func (r *Room) note(fact meeting.Fact, e journal.Entry) {
	if _, is := fact.(meeting.Landmark); is {
		hash := e.Hash()
		r.passing.head = &Head{uint64(e.Seq), base64.StdEncoding.EncodeToString(hash[:]), r.conf.Signer}
		r.touch([]meeting.Key{headKey})
	}
}

func headOf(e journal.Entry) journal.Head { return journal.Head{Seq: e.Seq, Hash: e.Hash()} }

func (r *Room) apply(e meeting.Event) {
	keys, all := r.life.Apply(e)
	if all {
		r.touchAll()
		return
	}
	r.touch(keys)
}

// remember is L5: a command is known by its id from its first fact on.
func (r *Room) remember(line record.Line) {
	if line.Event.Cause == "" { // the meeting's key is gone
		return
	}
	known := r.done[line.Event.Cause]
	known.seq = line.Event.Seq
	if line.Digest != (record.Digest{}) {
		known.digest = line.Digest
	}
	r.done[line.Event.Cause] = known
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// catchUp folds what others wrote since. Nothing tentative may be applied.
func (r *Room) catchUp(ctx context.Context) error {
	tail, err := r.tail(ctx)
	if err != nil {
		return err
	}
	return r.foldTail(ctx, tail)
}

func (r *Room) foldTail(ctx context.Context, tail []journal.Entry) error {
	for _, e := range tail {
		if err := r.fold(ctx, e); err != nil {
			return err
		}
	}
	r.learnSecret()
	r.burnEnded(ctx)
	r.tellChanged()
	return nil
}

// tellChanged tells who keeps an eye on the state of all rooms.
func (r *Room) tellChanged() {
	if r.conf.Changed != nil {
		r.conf.Changed(r.id, r.life)
	}
}

// tail reads the record after the head. A record that does not go on where this room knows it ended freezes the
// meeting.
func (r *Room) tail(ctx context.Context) ([]journal.Entry, error) {
	var tail []journal.Entry
	for e, err := range r.conf.Store.Read(ctx, r.stream, r.head.Seq) {
		if err != nil {
			if errors.Is(err, journal.ErrBroken) {
				r.freeze(err)
			}
			return nil, err
		}
		tail = append(tail, e)
	}
	if len(tail) > 0 && tail[0].Prev != r.head.Hash {
		r.freeze(journal.ErrBroken)
		return nil, journal.ErrBroken
	}
	if len(tail) == 0 {
		head, err := r.conf.Store.Head(ctx, r.stream)
		if err != nil {
			return nil, err
		}
		if head.Seq < r.head.Seq || head.Seq == r.head.Seq && head.Hash != r.head.Hash {
			r.freeze(errMovedBack)
			return nil, errMovedBack
		}
	}
	r.behind = false
	return tail, nil
}

// follow hears from the store what other instances write.
func (r *Room) follow(ctx context.Context, after journal.Seq) {
	for ctx.Err() == nil {
		for e, err := range r.conf.Store.Watch(ctx, r.stream, after) {
			if err != nil {
				break
			}
			after = e.Seq
			if uint64(e.Seq) > r.durable.Load() && !r.in.post(func() { r.hear(e) }) {
				return
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second): // the store is away; the next command finds out by itself
		}
	}
}

// hear folds an entry of another instance, unless it is known by now.
func (r *Room) hear(e journal.Entry) {
	if e.Seq <= r.head.Seq || r.frozen {
		return
	}
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	var err error
	if e.Seq == r.head.Seq+1 && e.Prev == r.head.Hash {
		err = r.foldTail(ctx, []journal.Entry{e})
	} else {
		err = r.catchUp(ctx)
	}
	if err != nil {
		r.stumble(err)
	}
}

// stumble notes that the record could not be read or not be understood.
func (r *Room) stumble(err error) {
	r.behind = true
	if errors.Is(err, record.ErrNewer) {
		r.conf.Log.Error("a newer version writes to this meeting", "meeting", r.id, "error", err)
		r.end(byeNewer)
		return
	}
	r.conf.Log.Warn("cannot read the record", "meeting", r.id, "error", err)
}

// burnEnded destroys the keys whose life ended. What fails is tried again later, and at the next opening. When more
// than a round's answers were forgotten, the state holds it too: it is read anew.
func (r *Room) burnEnded(ctx context.Context) {
	if len(r.burn) == 0 {
		return
	}
	names := r.burn
	burnt, err := r.keeper.Burn(ctx, names...)
	if err != nil {
		r.conf.Log.Error("keys that should be gone are still there", "meeting", r.id, "keys", len(names), "error", err)
		return
	}
	r.burn = nil
	if err := r.tellErased(ctx, names); err != nil {
		r.conf.Log.Error("who was erased may still have a session", "meeting", r.id, "error", err)
		r.burn = names
	}
	if burnt == 0 {
		return
	}
	r.forgetInMemory(names)
	if !slices.ContainsFunc(names, func(n meeting.KeyName) bool { return !record.OfRound(n) }) {
		return
	}
	if err := r.load(ctx); err != nil {
		r.conf.Log.Error("cannot read the meeting anew", "meeting", r.id, "error", err)
		r.end(byeBroken)
	}
}

func (r *Room) tellErased(ctx context.Context, names []meeting.KeyName) error {
	if r.conf.Erased == nil {
		return nil
	}
	for _, name := range names {
		if who, is := meeting.PersonOf(name); is {
			if err := r.conf.Erased(ctx, r.id, who); err != nil {
				return err
			}
		}
	}
	return nil
}

// forgetInMemory leaves no more in memory than reading the record anew would give, digests included.
func (r *Room) forgetInMemory(names []meeting.KeyName) {
	r.life.Forget(func(e *meeting.Event) {
		was := *e
		record.Forget(e, names)
		if known := r.done[e.Cause]; e.By != was.By || e.Fact != was.Fact {
			known.digest = record.Digest{}
			r.done[e.Cause] = known
		}
	})
}

// Forget destroys keys and makes the room forget what they kept: it is read anew from the record.
func (r *Room) Forget(ctx context.Context, names ...meeting.KeyName) error {
	result := make(chan error, 1)
	if !r.in.post(func() { result <- r.forget(ctx, names) }) {
		return ErrClosed
	}
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (r *Room) forget(ctx context.Context, names []meeting.KeyName) error {
	if _, err := r.keeper.Burn(ctx, names...); err != nil {
		r.burn = append(r.burn, names...)
		return err
	}
	if err := r.load(ctx); err != nil {
		r.end(byeBroken)
		return fmt.Errorf("read the meeting anew: %w", err)
	}
	return nil
}

// learnSecret takes the secret for positions from the meeting's key as soon as there is one: then positions outlive
// the room.
func (r *Room) learnSecret() {
	if r.lasting {
		return
	}
	if secret := r.keeper.Secret(r.positionsOf(len(r.conf.Taken))); secret != nil {
		r.secret, r.lasting = secret, true
		r.position.of = positioned{}
	}
}

// positionsOf is what the secret for positions is for: another one after each take-over, so that what a screen was shown
// before it is told from what it is shown now.
func (r *Room) positionsOf(term int) string {
	if term == 0 {
		return "position"
	}
	return "position/" + r.conf.Taken[term-1].ID
}
