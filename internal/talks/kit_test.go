package talks

import (
	"context"
	"encoding/json"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"hoofdlijn/internal/door"
	doorbolt "hoofdlijn/internal/door/bolt"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/usual"
	"hoofdlijn/internal/journal"
	journalbolt "hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
)

// place is a folder with everything in it, that a program can be started on again.
type place struct {
	folder string
	door   *door.Door
	talks  *Talks
	vault  *vault.Vault
	close  func()
	agreed chan intake.Summary
	sown   chan sown
	board  func() (bool, error) // what the meeting says of a point; nil takes it
	hears  func(intake.Summary) // what the meeting does when it is told of an agreement
}

// sown is everything a meeting is told of a point.
type sown struct{ card, theme, text string }

func newPlace(t testing.TB) *place {
	p := &place{folder: t.TempDir(), agreed: make(chan intake.Summary, 20_000), sown: make(chan sown, 100)}
	p.start(t)
	t.Cleanup(func() { p.close() })
	return p
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (p *place) start(t testing.TB) {
	t.Helper()
	store := must[*journalbolt.Store](t)(journalbolt.Open(p.folder))
	p.vault = must[*vault.Vault](t)(vault.Open(must[*vaultbolt.Rows](t)(vaultbolt.Open(p.folder)), filepath.Join(p.folder, "keys", "master")))
	rows := must[*doorbolt.Rows](t)(doorbolt.Open(filepath.Join(p.folder, "door.db"), time.Now))
	p.door = door.New(rows, time.Now)
	p.talks = New(Config{Store: store, Vault: p.vault, Rows: rows, Now: time.Now, Log: slog.New(slog.DiscardHandler), Forgotten: p.door.EndTalkLink, GoesOn: p.door.KeepTalkLink,
		Agreed: func(_ context.Context, _ meeting.ID, is intake.Summary) error {
			if p.hears != nil {
				p.hears(is)
			}
			p.agreed <- is
			return nil
		},
		Seed: func(_ context.Context, _ meeting.ID, card, theme, text string) (bool, error) {
			p.sown <- sown{card, theme, text}
			if p.board != nil {
				return p.board()
			}
			return true, nil
		}})
	ok(t, p.talks.Finish(t.Context()))
	p.close = func() {
		p.talks.Close()
		ok(t, rows.Close())
		ok(t, p.vault.Close())
		ok(t, store.Close())
	}
}

// again stops the program and starts it anew.
func (p *place) again(t testing.TB) {
	t.Helper()
	p.close()
	p.start(t)
}

var (
	team = meeting.Actor{Role: meeting.Facilitator, Person: "staff-1"}
	own  = func(who meeting.PersonID) meeting.Actor {
		return meeting.Actor{Role: meeting.Participant, Person: who, Via: meeting.ViaPhone}
	}
)

func do(t testing.TB, room *live.Room, by meeting.Actor, intents ...meeting.Intent) {
	t.Helper()
	for _, one := range intents {
		data := must[[]byte](t)(json.Marshal(one))
		if a := room.Do(t.Context(), live.Ask{ID: meeting.CommandID(uuid.NewString()), By: by, Name: one.Intent(), Data: data}); a.No != nil {
			t.Fatalf("%s: %s %v", one.Intent(), a.No.Code, a.No.About)
		}
	}
}

// begin begins the conversation with somebody.
func (p *place) begin(t testing.TB, m meeting.ID, who meeting.PersonID) *live.Room {
	t.Helper()
	room := must[*live.Room](t)(p.talks.Room(t.Context(), m, who))
	do(t, room, team, &intake.Begin{Person: who, Script: usual.Script("nl").With(nil)}, &intake.SetContact{Field: "name", Text: "Fenna"}, &intake.Permit{Given: true})
	return room
}

// room opens the room of a conversation that has begun.
func (p *place) room(t testing.TB, m meeting.ID, who meeting.PersonID) *live.Room {
	t.Helper()
	return must[*live.Room](t)(p.talks.Begun(t.Context(), m, who))
}

// spoil makes a conversation one that cannot be read.
func (p *place) spoil(t testing.TB, m meeting.ID, who meeting.PersonID) {
	t.Helper()
	p.talks.halls.End(roomOf(m, who))
	stream := prefix + string(roomOf(m, who))
	head := must[journal.Head](t)(p.talks.conf.Store.Head(t.Context(), stream))
	batch, _ := journal.Chain(head, []byte("not of ours"))
	ok(t, p.talks.conf.Store.Append(t.Context(), stream, head, batch))
}
