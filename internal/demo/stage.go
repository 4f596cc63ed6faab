package demo

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/rehearse/play"
)

// stage is a room on which a case is played and people act, without sockets: everybody asks as the server would ask for
// them. It is a play.Stage.
type stage struct{ room *live.Room }

var _ play.Stage = stage{}

// actor is who the server would say that somebody is.
func actor(ask play.Ask) meeting.Actor {
	by := meeting.Actor{For: meeting.PersonID(ask.For), Via: meeting.Via(ask.Via), Decided: ask.At}
	if person, ok := ask.By.Person(); ok {
		return meeting.Actor{Role: meeting.Nobody, Person: meeting.PersonID(person), Via: meeting.ViaPhone}
	}
	switch ask.By {
	case play.Console:
		by.Role = meeting.Facilitator
	case play.Helper:
		by.Role = meeting.Helper
	case play.Expert:
		by.Role = meeting.Expert
	case play.Town:
		by.Role = meeting.Municipality
	default:
		by.Role = meeting.Watcher
	}
	by.Person = meeting.PersonID("voorbeeld-" + string(ask.By))
	return by
}

func newID() string {
	raw := make([]byte, 16)
	rand.Read(raw) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(raw)
}

// Ask asks the room, again when it says that it may be asked again.
func (s stage) Ask(ctx context.Context, ask play.Ask) (play.Said, error) {
	data, err := json.Marshal(ask.Data)
	if err != nil {
		return play.Said{}, err
	}
	asked := live.Ask{ID: meeting.CommandID(newID()), By: actor(ask), Name: ask.Name, Data: data}
	for {
		answer := s.room.Do(ctx, asked)
		switch {
		case answer.No == nil:
			return play.Said{}, nil
		case !answer.No.Retry || answer.No.Code == meeting.IsPaused:
			return play.Said{Refused: string(answer.No.Code)}, nil
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return play.Said{}, ctx.Err()
		}
	}
}

var audiences = map[play.Actor]meeting.Audience{play.Console: meeting.Console, play.Projector: meeting.Projector,
	play.Town: meeting.Town, play.Expert: meeting.Advice, play.Helper: meeting.Device}

// See reads the sections of a screen as they stand.
func (s stage) See(ctx context.Context, who play.Actor) (play.Sections, error) {
	viewers := []meeting.Viewer{{Audience: audiences[who]}}
	if person, ok := who.Person(); ok {
		viewers = []meeting.Viewer{{Audience: meeting.Phone}, {Audience: meeting.Phone, Person: meeting.PersonID(person)}}
	}
	seen := play.Sections{}
	var broken error
	err := s.room.Read(ctx, func(l live.Life) {
		for _, viewer := range viewers {
			for _, key := range l.Keys(viewer) {
				shown := l.Show(viewer, key)
				if shown == nil {
					continue
				}
				raw, err := json.Marshal(shown)
				broken = errors.Join(broken, err)
				seen[key.String()] = raw
			}
		}
	})
	return seen, errors.Join(err, broken)
}

// Now is the clock of this machine.
func (stage) Now(context.Context) (int64, error) { return time.Now().UnixMilli(), nil }

// Settle has nothing to wait for: what was answered can be read.
func (stage) Settle(context.Context) error { return nil }

// Invite, Cut and Mend: people are in the room without sockets.
func (stage) Invite(context.Context, []string) error { return nil }

// Cut does nothing.
func (stage) Cut(context.Context, []string) error { return nil }

// Mend does nothing.
func (stage) Mend(context.Context, []string) error { return nil }

// Restart is not for an example.
func (stage) Restart(context.Context) error {
	return fmt.Errorf("an example is not restarted: Cut leaves such steps out")
}

// Meddle tries nothing.
func (stage) Meddle(context.Context, play.Actor) ([]play.Tried, error) { return nil, nil }

// Plan says that there is none: nothing is compared.
func (stage) Plan(context.Context) ([]byte, error) { return nil, nil }
