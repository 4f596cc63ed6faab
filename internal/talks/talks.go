package talks

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
)

// prefix begins the name of the stream of every conversation.
const prefix = "talk/"

// stock is how many spare keys a conversation has: few are said at once, and ten thousand conversations are forgotten one
// by one, which touches every key there is.
const stock = 4

// ErrGone says that a conversation is being forgotten, or that there is none.
var ErrGone = errors.New("talks: there is no such conversation")

// Config is what conversations are kept with.
type Config struct {
	Store  journal.Store
	Vault  *vault.Vault
	Rows   door.Rows
	Now    func() time.Time
	Shared bool // other instances write to the same store
	Log    *slog.Logger
	// Forgotten ends every way in to a conversation that was forgotten.
	Forgotten func(context.Context, meeting.ID, meeting.PersonID) error
	// GoesOn ends every session in a conversation that was forgotten, and leaves its letter until then: what is kept for
	// afterwards can be taken back with it.
	GoesOn func(context.Context, meeting.ID, meeting.PersonID, time.Time) error
	// Agreed is told once of each time that a summary was agreed with; again when it failed, or the program ended in
	// between.
	Agreed func(context.Context, meeting.ID, intake.Summary) error
	// Seed puts a point that was allowed on a board, as the card with this id; once more when the program ended in between. False
	// says that the board takes it no more, ErrLater that it does soon. It is not told whose point it is.
	Seed func(ctx context.Context, m meeting.ID, card, theme, text string) (bool, error)
}

// Talks is all conversations of all meetings. Its methods may be called from many goroutines.
type Talks struct {
	conf  Config
	halls *live.Halls

	mu       sync.Mutex
	lists    map[meeting.ID]*list
	erasing  map[meeting.ID]bool // conversations, by their room
	eraseOne sync.Mutex
	told     map[meeting.ID]*telling
	sowing   map[meeting.ID]bool // conversations of which points are on their way; true: there may be more
	fixed    map[meeting.ID]int  // how often the tables of a meeting were fixed, as far as was heard
	telling  sync.WaitGroup
	open     context.Context // until Close
	closes   context.CancelFunc
}

// New has no conversation open yet.
func New(c Config) *Talks {
	t := &Talks{conf: c, lists: map[meeting.ID]*list{}, erasing: map[meeting.ID]bool{}, told: map[meeting.ID]*telling{}, sowing: map[meeting.ID]bool{}, fixed: map[meeting.ID]int{}}
	t.open, t.closes = context.WithCancel(context.Background())
	t.halls = live.NewHalls(live.Config{Store: c.Store, Vault: record.OnVault(c.Vault), Life: func() live.Life { return intake.New() }, Prefix: prefix,
		Commits: true, Stock: stock, Shared: c.Shared, Log: c.Log, Changed: t.changed})
	return t
}

// Close writes what was accepted and ends every room.
func (t *Talks) Close() {
	t.halls.Close()
	t.closes()
	t.telling.Wait()
}

// roomOf names the room of a conversation. Neither id has a slash.
func roomOf(m meeting.ID, p meeting.PersonID) meeting.ID { return m + "/" + meeting.ID(p) }

func partsOf(room meeting.ID) (meeting.ID, meeting.PersonID) {
	m, p, _ := strings.Cut(string(room), "/")
	return meeting.ID(m), meeting.PersonID(p)
}

// Room opens the room of a conversation, begun or not. ErrGone while it is being forgotten.
func (t *Talks) Room(ctx context.Context, m meeting.ID, p meeting.PersonID) (*live.Room, error) {
	room := roomOf(m, p)
	t.mu.Lock()
	gone := t.erasing[room]
	t.mu.Unlock()
	if gone {
		return nil, ErrGone
	}
	return t.halls.Open(ctx, room)
}

// Begun opens the room of a conversation that has begun. ErrGone when there is none.
func (t *Talks) Begun(ctx context.Context, m meeting.ID, p meeting.PersonID) (*live.Room, error) {
	head, err := t.conf.Store.Head(ctx, prefix+string(roomOf(m, p)))
	if err != nil {
		return nil, err
	}
	if head.Seq == 0 {
		return nil, ErrGone
	}
	return t.Room(ctx, m, p)
}

// Read shows a conversation that has begun. ErrGone when there is none.
func (t *Talks) Read(ctx context.Context, m meeting.ID, p meeting.PersonID, look func(*intake.Talk)) error {
	room, err := t.Begun(ctx, m, p)
	if err != nil {
		return err
	}
	return room.Read(ctx, func(l live.Life) { look(l.(*intake.Talk)) })
}

// changed keeps the list of a meeting up to date, in the goroutine of the room.
func (t *Talks) changed(room meeting.ID, l live.Life) {
	m, _ := partsOf(room)
	t.mu.Lock()
	at := t.lists[m]
	t.mu.Unlock()
	summary, begun := l.(*intake.Talk).Summary()
	if begun && at != nil {
		at.put(summary)
	}
	if begun && summary.Step == intake.Prepared {
		t.tell(room, summary)
	}
	if len(l.(*intake.Talk).Seeds()) > 0 {
		t.sow(room)
	}
}
