package talks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
)

// What is kept to ask somebody afterwards how it goes is written once, when their conversation ends by the clock: until then
// their yes and how they are reached are in the conversation, where taking either back takes it back everywhere. It lies under
// a key of its own, and the day on which it goes is fixed when it is written: that was the day they were told.

const (
	afterRow    = "talk-after/"
	afterPrefix = "followup/" // of the key of each
	// afterDays is how long after the evaluation of the plan it is kept.
	afterDays = 28
	// usualEvaluation is how many days after the meeting a plan is evaluated when no day was set.
	usualEvaluation = 183
)

// Kept is somebody who may be asked afterwards how it goes, and until which day that is kept.
type Kept struct {
	Person meeting.PersonID `json:"person"`
	Until  string           `json:"until"`
	Mail   *AfterMail       `json:"mail,omitempty"` // the last mail about what becomes of the plan
	Next   meeting.ID       `json:"next,omitempty"` // the next meeting, to which they were asked along
	intake.FollowUp
}

// AfterMail is a mail about what becomes of the plan: which one, and what became of it.
type AfterMail struct {
	What  string    `json:"what"` // of which looking back; the same is never sent twice
	State string    `json:"state"`
	At    time.Time `json:"at"`
}

// The states of such a mail.
const (
	AfterQueued = "queued"
	AfterSent   = "sent"   // or cut short just then: better never than twice
	AfterFailed = "failed" // the mail server did not want it
)

// keptRow is what lies in the store: the day is no secret, who and how are.
type keptRow struct {
	Until  time.Time  `json:"until"`
	Sealed []byte     `json:"sealed"`
	Mail   *AfterMail `json:"mail,omitempty"`
	Next   meeting.ID `json:"next,omitempty"`
}

// AfterUntil is until when what is kept for afterwards of a meeting is kept: four weeks after the evaluation of the plan.
func (t *Talks) AfterUntil(ctx context.Context, m door.Meeting) (time.Time, error) {
	setup, err := t.Setup(ctx, m, "")
	if err != nil {
		return time.Time{}, err
	}
	evaluated := m.Closes.AddDate(0, 0, usualEvaluation)
	if setup.Evaluation != "" {
		if evaluated, err = time.ParseInLocation(time.DateOnly, setup.Evaluation, m.Closes.Location()); err != nil {
			return time.Time{}, err
		}
	}
	return evaluated.AddDate(0, 0, afterDays), nil
}

// keepAfter keeps apart of a conversation what its person said yes to, if they did. Its room is closed. What was kept of them
// before a crash is kept anew.
func (t *Talks) keepAfter(ctx context.Context, m meeting.ID, p meeting.PersonID, until time.Time) error {
	if !t.conf.Now().Before(until) {
		return nil
	}
	var is intake.FollowUp
	var yes bool
	err := t.halls.Look(ctx, roomOf(m, p), func(l live.Life) { is, yes = l.(*intake.Talk).FollowUp() })
	if err != nil || !yes {
		return err
	}
	raw, err := json.Marshal(is)
	if err != nil {
		return err
	}
	room := string(roomOf(m, p))
	keys, err := t.conf.Vault.Mint(ctx, afterPrefix+room, vault.Kept, 1)
	if err != nil {
		return err
	}
	return t.put(ctx, afterRow+room, keptRow{Until: until, Sealed: record.SealAlone(keys[0].Secret, raw, []byte(room))}, time.Time{})
}

// Afterwards is everybody of a meeting who may be asked afterwards how it goes, of those whose conversation is over.
func (t *Talks) Afterwards(ctx context.Context, m meeting.ID) ([]Kept, error) {
	all := []Kept{}
	for row, err := range t.conf.Rows.List(ctx, afterRow+string(m)+"/") {
		if err != nil {
			return nil, err
		}
		one, err := t.openKept(ctx, row)
		if errors.Is(err, ErrGone) { // its key is gone: it is being taken away
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func (t *Talks) openKept(ctx context.Context, row door.Row) (Kept, error) {
	room := strings.TrimPrefix(row.Key, afterRow)
	var kept keptRow
	if err := json.Unmarshal(row.Value, &kept); err != nil {
		return Kept{}, fmt.Errorf("%s: %w", row.Key, err)
	}
	keys, err := t.conf.Vault.Load(ctx, afterPrefix+room)
	if err != nil {
		return Kept{}, err
	}
	_, p := partsOf(meeting.ID(room))
	is := Kept{Person: p, Until: kept.Until.Format(time.DateOnly), Mail: kept.Mail, Next: kept.Next}
	for _, key := range keys { // a second one is of a crash
		if raw, err := record.OpenAlone(key.Secret, kept.Sealed, []byte(room)); err == nil {
			return is, json.Unmarshal(raw, &is.FollowUp)
		}
	}
	return Kept{}, ErrGone
}

// KeptUntil is until when something is kept of somebody for afterwards; false when nothing is.
func (t *Talks) KeptUntil(ctx context.Context, m meeting.ID, p meeting.PersonID) (time.Time, bool, error) {
	raw, err := t.conf.Rows.Get(ctx, afterRow+string(roomOf(m, p)))
	if errors.Is(err, door.ErrNone) {
		return time.Time{}, false, nil
	}
	if err != nil {
		return time.Time{}, false, err
	}
	var kept keptRow
	return kept.Until, true, json.Unmarshal(raw, &kept)
}

// EndAfterwards forgets for good what is kept of somebody for afterwards. ErrGone when nothing is. The key goes first: cut
// short, what is left says nothing, and is taken away at the next try.
func (t *Talks) EndAfterwards(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	room := string(roomOf(m, p))
	if _, there, err := t.KeptUntil(ctx, m, p); err != nil || !there {
		return errors.Join(err, ErrGone)
	}
	t.eraseOne.Lock()
	defer t.eraseOne.Unlock()
	if err := t.conf.Vault.Drop(ctx, afterPrefix+room); err != nil {
		return fmt.Errorf("destroy the key of what is kept for afterwards: %w", err)
	}
	head, err := t.conf.Store.Head(ctx, prefix+room)
	if err != nil {
		return err
	}
	if head.Seq == 0 { // the letter opened nothing else any more
		if err := t.conf.Forgotten(ctx, m, p); err != nil {
			return err
		}
	}
	return t.conf.Rows.Delete(ctx, afterRow+room)
}

// expireAfter forgets what is kept for afterwards of a meeting and whose day is over: the day it was kept with, or the one that
// is set now when that is sooner.
func (t *Talks) expireAfter(ctx context.Context, m door.Meeting) error {
	latest, err := t.AfterUntil(ctx, m)
	if err != nil {
		return err
	}
	now := t.conf.Now()
	var over []meeting.PersonID
	for row, err := range t.conf.Rows.List(ctx, afterRow+string(m.ID)+"/") {
		if err != nil {
			return err
		}
		var kept keptRow
		if err := json.Unmarshal(row.Value, &kept); err != nil {
			return fmt.Errorf("%s: %w", row.Key, err)
		}
		if !now.Before(kept.Until) || !now.Before(latest) {
			_, p := partsOf(meeting.ID(strings.TrimPrefix(row.Key, afterRow)))
			over = append(over, p)
		}
	}
	for _, p := range over {
		if err := t.EndAfterwards(ctx, m.ID, p); err != nil && !errors.Is(err, ErrGone) {
			return err
		}
		if err := t.changeEnded(ctx, m.ID, func(is *Ended) { is.Afterwards++ }); err != nil {
			return err
		}
	}
	return nil
}

// errKept: what is kept of somebody does not let that happen, or nothing is kept any more.
var errKept = errors.New("talks: not of what is kept")

// changeKept changes what is written beside what is kept of somebody; change says whether that may be. It says whether it was.
func (t *Talks) changeKept(ctx context.Context, m meeting.ID, p meeting.PersonID, change func(*keptRow) bool) (bool, error) {
	err := t.conf.Rows.Change(ctx, afterRow+string(roomOf(m, p)), func(old []byte) ([]byte, time.Time, error) {
		var kept keptRow
		if old == nil {
			return nil, time.Time{}, errKept
		}
		if err := json.Unmarshal(old, &kept); err != nil {
			return nil, time.Time{}, err
		}
		if !change(&kept) {
			return nil, time.Time{}, errKept
		}
		raw, err := json.Marshal(kept)
		return raw, time.Time{}, err
	})
	if errors.Is(err, errKept) {
		return false, nil
	}
	return err == nil, err
}

// MailAfterwards writes down what becomes of a mail to somebody who may be asked afterwards how it goes; may says whether that can be, from
// what was written down last (nil when nothing). It says whether it was written.
func (t *Talks) MailAfterwards(ctx context.Context, m meeting.ID, p meeting.PersonID, is AfterMail, may func(last *AfterMail) bool) (bool, error) {
	is.At = t.conf.Now()
	return t.changeKept(ctx, m, p, func(kept *keptRow) bool {
		if !may(kept.Mail) {
			return false
		}
		kept.Mail = &is
		return true
	})
}

// AskAlong writes down that somebody who may be asked afterwards is asked along to the next meeting, and says whether it is for the caller to do
// so: nobody is put on its list twice. An empty next takes it back.
func (t *Talks) AskAlong(ctx context.Context, m meeting.ID, p meeting.PersonID, next meeting.ID) (bool, error) {
	return t.changeKept(ctx, m, p, func(kept *keptRow) bool {
		was := kept.Next
		kept.Next = next
		return was != next
	})
}

// AfterwardsQueued is who of them a mail waits for. Only of those is read who they are.
func (t *Talks) AfterwardsQueued(ctx context.Context, m meeting.ID) ([]Kept, error) {
	var all []Kept
	for row, err := range t.conf.Rows.List(ctx, afterRow+string(m)+"/") {
		if err != nil {
			return nil, err
		}
		var kept keptRow
		if err := json.Unmarshal(row.Value, &kept); err != nil {
			return nil, fmt.Errorf("%s: %w", row.Key, err)
		}
		if kept.Mail == nil || kept.Mail.State != AfterQueued {
			continue
		}
		one, err := t.openKept(ctx, row)
		if errors.Is(err, ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}
