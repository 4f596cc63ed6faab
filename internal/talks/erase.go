package talks

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// Receipt is what is left of a conversation that was forgotten: that it was, on which day, and how many pieces there were.
// It says nothing about whom.
type Receipt struct {
	Number string `json:"receipt"`
	Day    string `json:"day"`
	Pieces int    `json:"pieces"`
}

const (
	erasingRow = "talk-erasing/"
	receiptRow = "talk-receipt/"
)

// receiptsLast is how long it can be shown that something was forgotten.
const receiptsLast = 5 * 365 * 24 * time.Hour

// Erase forgets a conversation for good: its keys, its record and every way in to it; and what is kept of its person for
// afterwards. What a crash cuts short is finished by Finish. ErrGone when there is none, or it is being forgotten already.
func (t *Talks) Erase(ctx context.Context, m meeting.ID, p meeting.PersonID) (Receipt, error) {
	if err := t.EndAfterwards(ctx, m, p); err != nil && !errors.Is(err, ErrGone) {
		return Receipt{}, err
	}
	return t.erase(ctx, m, p, time.Time{})
}

// EraseAndKeep is Erase for who may still be asked afterwards how it goes, if they said yes to that: what that takes is kept.
func (t *Talks) EraseAndKeep(ctx context.Context, m door.Meeting, p meeting.PersonID) (Receipt, error) {
	until, err := t.AfterUntil(ctx, m)
	if err != nil {
		return Receipt{}, err
	}
	return t.erase(ctx, m.ID, p, until)
}

// erase keeps apart what may be kept until then, before it is written down that the conversation goes.
func (t *Talks) erase(ctx context.Context, m meeting.ID, p meeting.PersonID, keep time.Time) (Receipt, error) {
	room := roomOf(m, p)
	head, err := t.conf.Store.Head(ctx, prefix+string(room))
	if err != nil {
		return Receipt{}, err
	}
	if head.Seq == 0 || !t.hold(room) {
		return Receipt{}, ErrGone
	}
	defer t.release(room)
	t.halls.End(room) // nobody says anything any more
	if err := t.keepAfter(ctx, m, p, keep); err != nil {
		return Receipt{}, fmt.Errorf("keep apart what is for afterwards: %w", err)
	}
	r := Receipt{Number: newNumber(), Day: t.conf.Now().Format(time.DateOnly), Pieces: int(head.Seq)}
	if err := t.put(ctx, erasingRow+string(room), r, time.Time{}); err != nil {
		return Receipt{}, err
	}
	return r, t.finish(ctx, room, r)
}

// hold keeps everybody out of a room; false when somebody does already.
func (t *Talks) hold(room meeting.ID) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.erasing[room] {
		return false
	}
	t.erasing[room] = true
	return true
}

func (t *Talks) release(room meeting.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.erasing, room)
}

// finish does what is to be done once it is written down that it will be. Each step may be done again. The keys go first:
// without them the rest says nothing.
func (t *Talks) finish(ctx context.Context, room meeting.ID, r Receipt) error {
	t.eraseOne.Lock() // each wraps every key there is anew: one at a time
	defer t.eraseOne.Unlock()
	m, p := partsOf(room)
	t.halls.End(room)
	if err := t.conf.Vault.Drop(ctx, prefix+string(room)); err != nil {
		return fmt.Errorf("destroy the keys of a conversation: %w", err)
	}
	if err := t.conf.Store.Remove(ctx, prefix+string(room)); err != nil {
		return fmt.Errorf("remove the record of a conversation: %w", err)
	}
	if err := t.endWaysIn(ctx, m, p); err != nil {
		return fmt.Errorf("end the ways in to a conversation: %w", err)
	}
	if err := t.put(ctx, receiptRow+r.Number, r, t.conf.Now().Add(receiptsLast)); err != nil {
		return err
	}
	if err := t.forgetTold(ctx, room); err != nil {
		return err
	}
	if err := t.conf.Rows.Delete(ctx, erasingRow+string(room)); err != nil {
		return err
	}
	t.dropped(m, p)
	return nil
}

// endWaysIn leaves the letter of who may be asked afterwards how it goes: with it they can take that back.
func (t *Talks) endWaysIn(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	until, kept, err := t.KeptUntil(ctx, m, p)
	if err != nil {
		return err
	}
	if kept {
		return t.conf.GoesOn(ctx, m, p, until)
	}
	return t.conf.Forgotten(ctx, m, p)
}

// Finish finishes what was cut short. It is called before anybody comes in, and now and then.
func (t *Talks) Finish(ctx context.Context) error {
	var rooms []meeting.ID
	for row, err := range t.conf.Rows.List(ctx, erasingRow) {
		if err != nil {
			return err
		}
		rooms = append(rooms, meeting.ID(strings.TrimPrefix(row.Key, erasingRow)))
	}
	var failed error
	for _, room := range rooms {
		failed = errors.Join(failed, t.finishAgain(ctx, room))
	}
	return failed
}

// finishAgain finishes one, unless somebody is at it, or was sooner: the same person may have begun anew by now.
func (t *Talks) finishAgain(ctx context.Context, room meeting.ID) error {
	if !t.hold(room) {
		return nil
	}
	defer t.release(room)
	raw, err := t.conf.Rows.Get(ctx, erasingRow+string(room))
	if errors.Is(err, door.ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	var r Receipt
	if err := json.Unmarshal(raw, &r); err != nil {
		return err
	}
	return t.finish(ctx, room, r)
}

func (t *Talks) put(ctx context.Context, key string, v any, until time.Time) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return t.conf.Rows.Put(ctx, key, raw, until)
}

// newNumber is a number that can be read over a telephone.
func newNumber() string {
	raw := make([]byte, 8)
	rand.Read(raw)
	text := make([]byte, len(raw))
	for i, b := range raw {
		text[i] = '0' + b%10
	}
	return string(text[:4]) + "-" + string(text[4:])
}
