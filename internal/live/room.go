package live

import (
	"context"
	"crypto/rand"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

// Room is one running meeting. Its fields belong to the goroutine that runs it.
type Room struct {
	id      meeting.ID
	stream  string
	conf    Config
	in      inbox
	gone    chan struct{}                    // closed when the room has ended
	intents map[string]func() meeting.Intent // fixed, so read by many
	shows   map[string][]meeting.Audience    // section -> who may see it
	alike   alike                            // used by those who ask, too

	life     Life
	keeper   *record.Keeper
	head     journal.Head // where the record ends as far as it was folded; all of it durable
	durable  atomic.Uint64
	lastAt   time.Time
	done     map[meeting.CommandID]accepted
	burn     []meeting.KeyName // ended by a fact, not yet destroyed
	goesOn   *string           // the day on which the meeting goes on, as long as nobody could be told
	dayEnded bool              // by a fact; who is to be let out still looks on

	several bool // the last batch was of several asks: more are probably on their way
	probing bool // the store refused: one ask at a time until it writes again
	behind  bool // the record may have more than was folded: read it before the next batch
	frozen  bool // the record went backwards: nothing more is accepted
	ended   bool

	views    map[meeting.PersonID][]*view // "" for what is shared; there in the order in which they are served
	seats    int
	version  uint64 // counts what screens can tell apart
	epoch    [8]byte
	secret   []byte   // authenticates positions
	lasting  bool     // the secret is that of the meeting
	position struct { // the last one that was written down
		of   positioned
		text []byte
	}
	due       []*Seat
	pack      []*Message // of pull, used again
	ownDirty  []*view
	stale     bool
	turned    bool // everything may look different: also who is inside
	tick      time.Duration
	flushed   time.Time
	used      time.Time
	swept     time.Time
	passing   passing
	following context.CancelFunc
}

// accepted is an ask that is in the record.
type accepted struct {
	seq    meeting.Seq
	digest record.Digest // zero when it can no longer be read
}

func newRoom(ctx context.Context, id meeting.ID, conf Config) (*Room, error) {
	r := &Room{id: id, stream: conf.Prefix + string(id), conf: conf, in: inbox{wake: make(chan struct{}, 1)}, gone: make(chan struct{}),
		intents: map[string]func() meeting.Intent{}, shows: map[string][]meeting.Audience{}, views: map[meeting.PersonID][]*view{}, tick: conf.Tick,
		passing: newPassing(), version: 1, secret: make([]byte, 32)}
	r.life = conf.Life()
	all := r.life.Words()
	for _, words := range all {
		for _, ask := range words.Asks {
			r.intents[ask.New().Intent()] = ask.New
		}
	}
	for _, words := range append(all, PassingWords()) {
		for _, section := range words.Shows {
			r.shows[section.Name] = section.For
		}
	}
	rand.Read(r.epoch[:])
	rand.Read(r.secret)
	var err error
	r.keeper, err = record.NewKeeper(ctx, record.Setup{Stream: r.stream, Words: all, Vault: conf.Vault, Random: conf.Random, Alone: !conf.Shared, Commits: conf.Commits, Stock: conf.Stock})
	if err != nil {
		return nil, err
	}
	if err := r.load(ctx); err != nil {
		return nil, err
	}
	r.keeper.Reclaim()
	r.used, r.swept = time.Now(), time.Now()
	return r, nil
}

// run is the goroutine that owns the room. It returns when the room is unloaded.
func (r *Room) run() {
	if r.conf.Shared {
		ctx, stop := context.WithCancel(context.Background())
		r.following = stop
		go r.follow(ctx, r.head.Seq)
	}
	timer := time.NewTimer(r.conf.Idle)
	defer timer.Stop()
	for !r.ended {
		timer.Reset(r.wait())
		select {
		case <-r.in.wake:
		case <-timer.C:
		}
		r.turn()
	}
}

// wait is how long the room can sleep when nobody comes.
func (r *Room) wait() time.Duration {
	now := time.Now()
	if r.owes() {
		return r.flushed.Add(r.tick).Sub(now)
	}
	long := min(r.used.Add(r.conf.Idle).Sub(now), r.swept.Add(keepView).Sub(now))
	if gaps := r.passing.gaps; len(gaps) > 0 {
		return min(long, gaps[0].until.Sub(now))
	}
	return long
}

// turn does everything that can be done now. A rule that panics costs this meeting its room, not the others theirs.
func (r *Room) turn() {
	defer func() {
		if p := recover(); p != nil {
			r.conf.Log.Error("a meeting broke", "meeting", r.id, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			r.end(byeBroken)
		}
	}()
	for !r.ended {
		if r.several {
			r.in.linger()
		}
		notes, asks := r.in.drain(mostBatch)
		r.several = len(asks) > 1
		if len(notes)+len(asks) > 0 || r.seats > 0 {
			r.used = time.Now()
		}
		for _, note := range notes {
			note()
		}
		r.take(asks)
		if r.owes() && r.flushIsDue() {
			r.flush()
		}
		if len(notes)+len(asks) == 0 {
			r.alike.forget()
			r.tidy(time.Now())
			return
		}
	}
	r.refuse()
}

// flushIsDue says whether what changed may go out now (L14). Once it may, it may until the flush.
func (r *Room) flushIsDue() bool { return time.Since(r.flushed) >= r.tick }

// refuse answers what came in too late to be heard.
func (r *Room) refuse() {
	_, asks := r.in.drain(mostWaiting)
	for _, a := range asks {
		a.answer(Answer{No: again(meeting.NoWrites)})
	}
}

// tidy counts out who did not come back, drops views that nobody looks at, and the room itself when nobody has used it for long.
func (r *Room) tidy(now time.Time) {
	r.passing.miss(r, now)
	if now.Sub(r.swept) >= keepView {
		r.swept = now
		r.dropViews(now)
		r.burnEnded(context.Background())
	}
	if r.seats > 0 || now.Sub(r.used) < r.conf.Idle {
		return
	}
	if _, closed := r.in.close(false); closed {
		r.end("")
	}
}

// end closes the room for good. Everybody who looks on hears why.
func (r *Room) end(why string) {
	if r.ended {
		return
	}
	r.ended = true
	defer close(r.gone)
	left, _ := r.in.close(true)
	for _, a := range left {
		a.answer(Answer{No: again(meeting.NoWrites)})
	}
	r.dismiss(why, true)
	if r.following != nil {
		r.following()
	}
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	if err := r.keeper.Close(ctx); err != nil {
		r.conf.Log.Warn("spare keys are left in the vault", "meeting", r.id, "error", err)
	}
}

// freeze stops a meeting whose record went backwards: going on would make two histories of one.
func (r *Room) freeze(err error) {
	if r.frozen {
		return
	}
	r.frozen = true
	r.conf.Log.Error("MEETING FROZEN: the record is behind what was already shown or said. Restore it, then restart",
		"meeting", r.id, "record ends at", r.head.Seq, "error", err)
	r.dismiss(byeMovedBack, false)
}
