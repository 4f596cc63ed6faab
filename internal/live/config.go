package live

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

// Life is what a room asks of the rules. *life.Life is one.
type Life interface {
	Words() []meeting.Words
	Decide(meeting.Command) ([]meeting.Fact, *meeting.Refusal)
	Apply(meeting.Event) (keys []meeting.Key, all bool)
	Rewind(n int)
	Forget(fn func(*meeting.Event))
	Keys(meeting.Viewer) []meeting.Key
	Show(meeting.Viewer, meeting.Key) any
}

// itemed is a Life that knows which agenda item is on; it becomes the public time of an entry.
type itemed interface{ Item() string }

// knowing is a Life that knows who somebody is now: a phone says only which person it is.
type knowing interface {
	As(meeting.Actor) meeting.Actor
}

// awaiting is a Life that knows who still has to answer in a round.
type awaiting interface {
	StillToAnswer(round string) ([]meeting.PersonID, *meeting.Refusal)
}

// seated is a Life that knows at whose table people sit.
type seated interface {
	HostOf(who meeting.PersonID) meeting.PersonID
}

// secluding is a Life that knows when the room is by itself.
type secluding interface {
	Private() bool
}

// as is who asks, by the present state of the meeting.
func (r *Room) as(by meeting.Actor) meeting.Actor {
	if l, ok := r.life.(knowing); ok {
		return l.As(by)
	}
	return by
}

// secluded says whether the room is by itself now.
func (r *Room) secluded() bool {
	l, knows := r.life.(secluding)
	return knows && l.Private()
}

// Meetings begins the name of every stream of a meeting in the journal.
const Meetings = "meeting/"

// Config is what rooms are made of. Store and Vault are needed; the rest has defaults.
type Config struct {
	Store    journal.Store
	Vault    record.Vault
	Life     func() Life   // an empty meeting
	Prefix   string        // of the names of the streams in the journal; "" means Meetings
	Commits  bool          // what is sealed commits to its key: see record.Setup
	Stock    int           // spare keys a room has ready; 0 means as many as a hall of people needs
	Shared   bool          // other instances write to the same store: follow them
	Taken    []TakenOver   // each time another machine went on from a copy
	Random   io.Reader     // for seeds and nonces; nil means the system's
	Signer   string        // the key that will sign plans, as phones are told it
	Log      *slog.Logger  // nil means none
	Patience time.Duration // how long to wait for the store; 0 means 5 s
	Idle     time.Duration // a room without seats and asks is unloaded after this; 0 means 10 min
	Gap      time.Duration // so long a screen that polls may stay away between two polls; 0 means 5 s
	Tick     time.Duration // least time between two flushes; 0 means 20 ms
	SlowTick time.Duration // the same after a flush that took longer than a tick; 0 means 50 ms
	// Erased is told of who was erased, in the room's goroutine, before the answer; and again whenever it failed, and when
	// the record is read anew. It must not ask the room anything. nil means nobody is told.
	Erased func(context.Context, meeting.ID, meeting.PersonID) error
	// Changed is told whenever the state of a room is another than it was, as far as it is in the record, in the room's
	// goroutine: it may look at the Life until it returns, and must not ask the room anything. nil means nobody is told.
	Changed func(meeting.ID, Life)
	// DayEnded is told that a day was closed, in the room's goroutine, once every screen that takes anything was told so. It
	// must not ask the room anything. nil means nobody is told.
	DayEnded func(context.Context, meeting.ID) error
	// GoesOn is told of the day on which a meeting goes on ("2021-11-15"; empty is today), in the room's goroutine, before the
	// answer; and again with the next answer when it failed. It must not ask the room anything. nil means nobody is told.
	GoesOn func(ctx context.Context, m meeting.ID, date string) error
	// Vouch says whether what a meeting.Vouched intent says is so. It is asked in the room's goroutine, once the rules have nothing
	// against it, and must not ask the room anything. nil means that nobody can say, and none is accepted.
	Vouch func(context.Context, meeting.ID, meeting.Intent) (bool, error)
}

// TakenOver is once that another machine went on from a copy.
type TakenOver struct {
	ID    string                 // of this time alone, so that two that went on from one copy are told apart
	Heads map[string]journal.Seq // where the streams ended in the copy
}

// The sizes that bound a room.
const (
	mostBatch    = 1024      // asks decided and written as one
	mostWaiting  = 16 * 1024 // asks in the queue; more are told to come back
	mostTogether = 4 << 10   // bytes of something shared that is copied so that it goes out with what is personal
	mostAnswers  = 1024      // answers kept for a screen that cannot take them; older ones are asked for again
	keepView     = time.Minute
)

func (c Config) withDefaults() Config {
	if c.Prefix == "" {
		c.Prefix = Meetings
	}
	if c.Life == nil {
		c.Life = func() Life { return life.New() }
	}
	if c.Random == nil {
		c.Random = rand.Reader
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	for _, d := range []struct {
		at *time.Duration
		is time.Duration
	}{{&c.Patience, 5 * time.Second}, {&c.Idle, 10 * time.Minute}, {&c.Gap, 5 * time.Second}, {&c.Tick, 20 * time.Millisecond}, {&c.SlowTick, 50 * time.Millisecond}} {
		if *d.at == 0 {
			*d.at = d.is
		}
	}
	return c
}
