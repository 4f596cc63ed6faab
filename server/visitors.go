package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// How much one session may do at once. Phones ask now and then; a console drags fifty cards to a cluster.
const (
	phoneRate, phoneBurst     = 20, 60
	consoleRate, consoleBurst = 200, 600
	mostSockets               = 4
	mostPolls                 = 4096 // held at once, on this instance
)

// visitors knows who is connected, by session: to limit them, to tell them things, to end them.
type visitors struct {
	door *door.Door
	now  func() time.Time

	mu    sync.Mutex
	here  map[string]*visitor
	polls int
}

// visitor is one session with sockets or polls open.
type visitor struct {
	mu      sync.Mutex
	session door.Session
	budget  bucket
	lines   []*line          // oldest first
	polls   map[string]*held // by kind of screen
	users   int              // guarded by visitors.mu
}

func newVisitors(d *door.Door, now func() time.Time) *visitors {
	return &visitors{door: d, now: now, here: map[string]*visitor{}}
}

// bucket lets through rate a second, and burst at once.
type bucket struct {
	rate, burst, left float64
	at                time.Time
}

func (b *bucket) take(now time.Time) bool {
	b.left = min(b.burst, b.left+max(0, now.Sub(b.at).Seconds())*b.rate)
	b.at = now
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

func bucketFor(role meeting.Role, now time.Time) bucket {
	switch role {
	case meeting.Facilitator, meeting.Helper:
		return bucket{consoleRate, consoleBurst, consoleBurst, now}
	}
	return bucket{phoneRate, phoneBurst, phoneBurst, now}
}

// enter finds the visitor of a session, or makes one. leave must be called once for every enter.
func (v *visitors) enter(session door.Session, role meeting.Role) *visitor {
	v.mu.Lock()
	defer v.mu.Unlock()
	who := v.here[session.ID]
	if who == nil {
		who = &visitor{session: session, budget: bucketFor(role, v.now())}
		v.here[session.ID] = who
	}
	who.users++
	return who
}

// leave forgets a visitor whom nobody uses; the budget starts anew, as it would after a pause.
func (v *visitors) leave(who *visitor) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if who.users--; who.users == 0 {
		delete(v.here, who.session.ID)
	}
}

func (v *visitors) find(session string) *visitor {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.here[session]
}

func (v *visitors) all() []*visitor {
	v.mu.Lock()
	defer v.mu.Unlock()
	all := make([]*visitor, 0, len(v.here))
	for _, who := range v.here {
		all = append(all, who)
	}
	return all
}

// say tells every socket of a session.
func (v *visitors) say(session string, words []byte) {
	if who := v.find(session); who != nil {
		who.each(func(l *line) { l.say(frame(opText, words)) })
	}
}

// gone ends the sockets and the poll of a session. It does not block.
func (v *visitors) gone(session string) {
	if who := v.find(session); who != nil {
		who.end("session_ended", false, closePolicy)
	}
}

// stop says goodbye to everybody: they come back by themselves.
func (v *visitors) stop() {
	for _, who := range v.all() {
		who.end("restart", true, closeGoingAway)
	}
}

// leftTeam ends what accounts that are not in the intake team of a meeting any more have open of its conversations. All else they
// have open goes on.
func (v *visitors) leftTeam(m meeting.ID, stays func(account string) bool) {
	words := sayBye("session_ended", false)
	for _, who := range v.all() {
		if account := who.current().Account; account == "" || stays(account) {
			continue
		}
		who.each(func(l *line) {
			if l.team == m {
				l.bye(words, closePolicy)
			}
		})
		who.endTeamPoll(m, words)
	}
}

// teams lists the meetings of which the intake team has a conversation open here.
func (v *visitors) teams() map[meeting.ID]bool {
	all := map[meeting.ID]bool{}
	for _, who := range v.all() {
		who.each(func(l *line) { all[l.team] = true })
		who.eachPoll(func(h *held) { all[h.team] = true })
	}
	delete(all, "")
	return all
}

func (w *visitor) each(do func(*line)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, l := range w.lines {
		do(l)
	}
}

func (w *visitor) end(code string, retry bool, closing uint16) {
	words := sayBye(code, retry)
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, l := range w.lines {
		l.bye(words, closing)
	}
	for _, poll := range w.polls {
		poll.end(words)
	}
}

// add counts a socket. The oldest makes room for the fifth: on a bad network the old ones are dead and do not know it.
func (w *visitor) add(l *line) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.lines) >= mostSockets {
		w.lines[0].bye(sayBye("too_many_sockets", false), closePolicy)
		w.lines = w.lines[1:]
	}
	w.lines = append(w.lines, l)
}

func (w *visitor) remove(l *line) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range w.lines {
		if w.lines[i] == l {
			w.lines = append(w.lines[:i:i], w.lines[i+1:]...)
			return
		}
	}
}

// mayAsk takes one from the budget and counts as use of the session.
func (w *visitor) mayAsk(now time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.session.Seen = now
	return w.budget.take(now)
}

// current is the session as far as this instance knows it.
func (w *visitor) current() door.Session {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.session
}

// lasts takes over how long the session goes on by what was looked up, and what it still opens.
func (w *visitor) lasts(fresh door.Session) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.session.Closes, w.session.Open, w.session.Idle = fresh.Closes, fresh.Open, fresh.Idle
}

// The heart beats this often; a socket that is silent for silence is dead.
const (
	heartbeat = 25 * time.Second
	silence   = 70 * time.Second
	// lookAgain is how often an open session is looked up: that writes down its use and finds what was missed.
	lookAgain = 10 * time.Minute
)

// beat keeps sockets and sessions honest until ctx ends: pings every line, and ends what has run out.
func (v *visitors) beat(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	ping, word := frame(opPing, nil), frame(opText, []byte(`{"t":"beat"}`)) // pages are not told of pings
	looked := v.now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := v.now()
		look := now.Sub(looked) >= lookAgain
		if look {
			looked = now
		}
		for _, who := range v.all() {
			if v.expired(ctx, who, now, look) {
				who.end("session_ended", false, closePolicy)
			}
			who.each(func(l *line) {
				l.say(ping)
				l.say(word)
			})
		}
	}
}

// expired says whether the session of a visitor is over. Whether it was used since is known here, not in the rows: so
// use is written down before the rows are asked. They are also asked when the session seems to be over: its meeting may go on
// another day.
func (v *visitors) expired(ctx context.Context, who *visitor, now time.Time, look bool) bool {
	session := who.current()
	if !look && session.AliveAt(now) {
		return false
	}
	fresh, err := v.door.Used(ctx, session)
	if err != nil {
		return errors.Is(err, door.ErrWrong)
	}
	who.lasts(fresh)
	return session.Open && !fresh.Open // it opens less now: the screen comes back as what it is
}
