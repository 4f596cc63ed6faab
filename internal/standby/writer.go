package standby

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/vault"
)

// How a copy is kept up.
const (
	waitFor   = 2 * time.Second // what is acknowledged waits so long for the copy
	beatEvery = 5 * time.Second // a sign of life, which also finds a stick that was pulled out while nobody did anything
	tryEvery  = 3 * time.Second // a copy that failed is begun again
	mostQueue = 64 << 20        // bytes that wait for a slow copy; beyond that it is begun again
)

// Setup says what is copied, and where to.
type Setup struct {
	Folder   string
	Keys     string // the folder for the keys; Folder when empty
	KeyFile  string // the key file of the server
	Settings map[string]string
	Log      *slog.Logger

	Journal journal.Store
	Vault   vault.Rewriter
	Rows    door.Rows
}

// State says how the copy is.
type State struct {
	Behind bool
	Since  time.Time
	Why    Why
}

// Writer keeps the copy. What happens in the stores is put in its queue; one goroutine writes all that waits as one
// frame, makes it last, and lets those go who wait for it.
type Writer struct {
	setup    Setup
	identity Identity
	ring     keyring
	data     uint64 // the device of the key file; 0 when the system does not tell
	apart    bool   // the copy was on another device once: without one the stick is not in

	mu    sync.Mutex
	queue []*waiting
	size  int
	lost  bool // something was not queued: only a new beginning helps
	state State

	wake   chan struct{}
	closed chan struct{}
	done   chan struct{}
	ending sync.Once

	// The rest belongs to the goroutine.
	file    *sealed
	secret  [32]byte
	masters []byte // as they are in the keys file of the copy
	tried   time.Time
	beat    time.Time
}

type waiting struct {
	op   op
	done chan struct{}
}

// Start begins a copy in the background. It fails when the place holds a copy that must not be overwritten: one that is
// newer, or another's. A place that is not there now is reported by State, and looked for.
func Start(ctx context.Context, s Setup) (*Writer, error) {
	if s.Keys == "" {
		s.Keys = s.Folder
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	identity, err := EnsureIdentity(s.KeyFile)
	if err != nil {
		return nil, err
	}
	folded, _ := door.FoldTakeOverCode(identity.Code)
	w := &Writer{setup: s, identity: identity, ring: newKeyring(folded, newSalt()), data: deviceOf(s.KeyFile), lost: true,
		state: State{true, time.Now(), Beginning}, wake: make(chan struct{}, 1), closed: make(chan struct{}), done: make(chan struct{})}
	if err := w.mayReplace(ctx); errors.Is(err, ErrAhead) || errors.Is(err, ErrOther) || errors.Is(err, ErrNewer) {
		return nil, err
	}
	go w.run(ctx)
	return w, nil
}

// Code is the take-over code, as it is printed.
func (w *Writer) Code() string { return w.identity.Code }

// KeysApart says whether the keys lie in another folder than the copy.
func (w *Writer) KeysApart() bool { return w.setup.Keys != w.setup.Folder }

// State says how the copy is now.
func (w *Writer) State() State {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state
}

// Together says whether the copy lies on the same disk as what it is a copy of.
func (w *Writer) Together() bool { return w.data != 0 && deviceOf(w.setup.Folder) == w.data }

// put queues a change that was made. The caller holds off other changes of the same thing meanwhile; after that it waits.
func (w *Writer) put(o op) (wait func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.lost {
		return func() {}
	}
	one := &waiting{o, make(chan struct{})}
	w.queue, w.size = append(w.queue, one), w.size+o.size()
	if w.size > mostQueue {
		w.dropLocked()
	}
	w.nudge()
	if w.state.Behind {
		return func() {}
	}
	return func() { w.await(one) }
}

// lose says that the store may have what was not queued.
func (w *Writer) lose() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dropLocked()
	w.nudge()
}

func (w *Writer) await(one *waiting) {
	late := time.NewTimer(waitFor)
	defer late.Stop()
	select {
	case <-one.done:
	case <-late.C:
		w.behind(Slow)
	}
}

func (w *Writer) nudge() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// behind notes that the meeting goes on without the copy.
func (w *Writer) behind(why Why) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.state.Behind && w.state.Why == why {
		return
	}
	since := time.Now()
	if w.state.Behind { // a new reason: it is behind as long as before
		since = w.state.Since
	}
	w.state = State{true, since, why}
	w.setup.Log.Error("the copy is behind", "why", why, "since", since)
}

func (w *Writer) dropLocked() {
	for _, one := range w.queue {
		close(one.done)
	}
	w.queue, w.size, w.lost = nil, 0, true
}

// Close writes what waits, and ends. A network folder that hangs does not keep the program from ending.
func (w *Writer) Close() {
	w.ending.Do(func() { close(w.closed) })
	select {
	case <-w.done:
	case <-time.After(waitFor):
	}
}

func (w *Writer) run(ctx context.Context) {
	defer close(w.done)
	for {
		w.turn(ctx)
		select {
		case <-w.wake:
		case <-time.After(min(beatEvery, tryEvery)):
		case <-w.closed:
			w.turn(ctx)
			if w.file != nil {
				_ = w.file.file.Close() // all of it was synced
			}
			return
		}
	}
}

// turn begins a copy when there is none, and writes what waits.
func (w *Writer) turn(ctx context.Context) {
	if w.file == nil {
		if time.Since(w.tried) < tryEvery {
			return
		}
		err := w.begin(ctx)
		w.tried = time.Now()
		if err != nil {
			w.failed(err)
			return
		}
	}
	if err := w.write(); err != nil {
		w.failed(err)
	}
}

// failed gives the copy up until it is begun again.
func (w *Writer) failed(err error) {
	w.setup.Log.Warn("cannot write the copy", "error", err)
	if w.file != nil {
		_ = w.file.file.Close() // it failed already
		w.file = nil
	}
	w.tried = time.Now()
	w.mu.Lock()
	w.dropLocked()
	w.mu.Unlock()
	w.behind(reason(err))
}

func reason(err error) Why {
	is := func(all ...error) bool {
		return slices.ContainsFunc(all, func(one error) bool { return errors.Is(err, one) })
	}
	switch {
	case is(ErrAhead, ErrOther, ErrNewer):
		return Foreign
	case is(syscall.ENOSPC, syscall.EFBIG, quotaError):
		return Full
	case is(syscall.EROFS, fs.ErrPermission):
		return ReadOnly
	case is(fs.ErrNotExist, syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ENOTDIR, staleError, ErrNoCopy):
		return Gone
	}
	return Failing
}

// take gives what waits; false when something does not.
func (w *Writer) take() (all []*waiting, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.lost {
		return nil, false
	}
	all = w.queue
	w.queue, w.size = nil, 0
	return all, true
}

// errLost: something was not queued.
var errLost = errors.New("too much waited for the copy")

// write puts what waits in one frame and makes it last. The keys come along: before the frame, the copy opens with the
// key file of then and of now; after it, with that of now alone. They are read before the queue: what a key file says is
// done was queued before it was written.
func (w *Writer) write() (err error) {
	masters, err := os.ReadFile(w.setup.KeyFile)
	if err != nil {
		return err
	}
	all, ok := w.take()
	if !ok {
		return errLost
	}
	defer func() {
		if err != nil { // first: nobody may hear that something is in while the copy still seems whole
			w.behind(reason(err))
		}
		for _, one := range all {
			close(one.done)
		}
	}()
	if len(all) == 0 && time.Since(w.beat) < beatEvery && bytes.Equal(masters, w.masters) {
		return nil
	}
	if err := w.file.stillThere(w.setup.Folder); err != nil {
		return err
	}
	renewed := !bytes.Equal(masters, w.masters)
	if renewed {
		if err := w.writeKeys(masters, w.masters); err != nil {
			return err
		}
	}
	f := frame{At: time.Now().UTC()}
	for _, one := range all {
		f.Ops = append(f.Ops, one.op)
	}
	if err := errors.Join(w.file.write(f), w.file.sync()); err != nil {
		return err
	}
	if renewed {
		if err := w.writeKeys(masters); err != nil {
			return err
		}
		w.masters = masters
	}
	w.beat = time.Now()
	w.caughtUp()
	return nil
}

func (w *Writer) writeKeys(masters ...[]byte) error {
	return w.ring.write(w.setup.Keys, w.file.header.ID, opened{w.secret, masters})
}

// caughtUp says that the copy has everything again, when it has.
func (w *Writer) caughtUp() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.state.Behind && !w.lost && len(w.queue) == 0 {
		w.setup.Log.Info("the copy is whole", "behind for", time.Since(w.state.Since))
		w.state = State{}
	}
}
