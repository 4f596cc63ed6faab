package talks

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/meeting"
)

// mailRow says that there is mail in a conversation that is not done with, so that a program that starts need not read all
// of them. It names nobody but by id, and holds when it was last queued.
const mailRow = "talk-mail/"

// rowsLinger is how long such a row stays when there is nothing in the conversation: somebody may just be queueing.
const rowsLinger = time.Hour

// Queue makes a mail of a conversation wait until it is sent. It survives a restart.
func (t *Talks) Queue(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	return t.put(ctx, mailRow+string(roomOf(m, p)), t.conf.Now(), time.Time{})
}

// Mailing is a conversation with mail that is not done with.
type Mailing struct {
	Meeting meeting.ID
	Person  meeting.PersonID
	Mails   []intake.Waiting
}

// Mailings is every conversation with mail that is not done with, in no order. The error is of those that could not be looked at.
func (t *Talks) Mailings(ctx context.Context) ([]Mailing, error) {
	var rooms []meeting.ID
	for row, err := range t.conf.Rows.List(ctx, mailRow) {
		if err != nil {
			return nil, err
		}
		rooms = append(rooms, meeting.ID(strings.TrimPrefix(row.Key, mailRow)))
	}
	var all []Mailing
	var failed error
	for _, room := range rooms {
		one := Mailing{}
		one.Meeting, one.Person = partsOf(room)
		err := t.Read(ctx, one.Meeting, one.Person, func(talk *intake.Talk) { one.Mails = talk.Outbox() })
		switch {
		case err != nil && !errors.Is(err, ErrGone):
			failed = errors.Join(failed, err)
		case len(one.Mails) > 0:
			all = append(all, one)
		default:
			failed = errors.Join(failed, t.mailed(ctx, room))
		}
	}
	return all, failed
}

// mailed takes the row away, unless somebody queued something just now.
func (t *Talks) mailed(ctx context.Context, room meeting.ID) error {
	err := t.conf.Rows.Change(ctx, mailRow+string(room), func(old []byte) ([]byte, time.Time, error) {
		var queued time.Time
		if old != nil {
			if err := json.Unmarshal(old, &queued); err != nil {
				return nil, time.Time{}, err
			}
		}
		if old != nil && t.conf.Now().Before(queued.Add(rowsLinger)) {
			return old, time.Time{}, nil
		}
		return nil, time.Time{}, nil
	})
	if errors.Is(err, door.ErrNone) {
		return nil
	}
	return err
}
