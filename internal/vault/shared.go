package vault

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Shared is rows that other instances use too. All of them must have one key file: the same file, not a copy of it. Then the master key can
// be replaced there as well: a lock beside the file keeps the others from writing meanwhile, and who finds a row that does not open
// reads the file again.
type Shared interface {
	Rewriter
	// Here says for a minute that an instance is there, and gives all that are.
	Here(ctx context.Context, name string) (all []string, err error)
	// Left takes that back.
	Left(ctx context.Context, name string) error
	// Lasting says whether what was written is certain to stay: on disk before it is acknowledged, and with every replica. A master key
	// must not go before that: rows of then would be all there is.
	Lasting(ctx context.Context) (bool, error)
}

const (
	// beat is how often an instance says that it is there.
	beat = 20 * time.Second
	// tryLock is how often a lock that another instance has is tried again.
	tryLock = 2 * time.Millisecond
)

// CheckStream has one key, by which an instance knows that its key file is that of the others. It is in no backup.
const CheckStream = "vault/check"

// errNotLasting: a burn is done but for the old master key, which goes later.
var errNotLasting = errors.New("vault: what was written is not certain to stay yet")

// crowd is this instance among those that share rows and key file.
type crowd struct {
	rows Shared
	file string // the key file
	name string
	seen os.FileInfo // the key file as it was read
	stop chan struct{}
	done chan struct{}
}

func newCrowd(rows Shared, file string) *crowd {
	return &crowd{rows: rows, file: file, name: rand.Text(), stop: make(chan struct{}), done: make(chan struct{})}
}

// mark is the file by which an instance shows that it has this key file and no copy.
func (c *crowd) mark(name string) string { return c.file + ".at-" + name }

// lock takes the lock beside the key file: with all, nobody else has it; else others may, but not with all.
func (c *crowd) lock(ctx context.Context, all bool) (unlock func(), err error) {
	l := flock.New(c.file+".lock", flock.SetPermissions(0o600))
	take := l.TryRLockContext
	if all {
		take = l.TryLockContext
	}
	if _, err := take(ctx, tryLock); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return func() { _ = l.Close() }, nil // closing unlocks
}

// join makes this instance one of them, and clears up after those that crashed.
func (c *crowd) join(ctx context.Context) error {
	if err := os.WriteFile(c.mark(c.name), nil, 0o600); err != nil {
		return err
	}
	all, err := c.rows.Here(ctx, c.name)
	if err != nil {
		return errors.Join(err, os.Remove(c.mark(c.name)))
	}
	marks, err := filepath.Glob(c.mark("*"))
	for _, mark := range marks {
		if _, name, _ := strings.Cut(filepath.Base(mark), ".at-"); !slices.Contains(all, name) {
			err = errors.Join(err, os.Remove(mark))
		}
	}
	return err
}

// leave ends what join began.
func (c *crowd) leave(ctx context.Context) error {
	close(c.stop)
	<-c.done
	return errors.Join(c.rows.Left(ctx, c.name), os.Remove(c.mark(c.name)))
}

// together says whether every instance that is there has this key file.
func (c *crowd) together(ctx context.Context) (bool, error) {
	all, err := c.rows.Here(ctx, c.name)
	for _, name := range all {
		if _, missing := os.Stat(c.mark(name)); missing != nil {
			return false, err
		}
	}
	return err == nil, err
}

// stale says whether another instance replaced the key file since it was read.
func (c *crowd) stale() bool {
	now, err := os.Stat(c.file)
	return err != nil || c.seen == nil || !os.SameFile(now, c.seen) || !now.ModTime().Equal(c.seen.ModTime())
}

// openShared is Open for rows that others use too.
func (v *Vault) openShared(ctx context.Context) error {
	if err := os.MkdirAll(filepath.Dir(v.file), 0o700); err != nil {
		return errors.Join(ErrKeyFile, err)
	}
	unlock, err := v.crowd.lock(ctx, true)
	if err != nil {
		return errors.Join(ErrKeyFile, err)
	}
	defer unlock()
	if v.masters, err = openMasters(v.file, func() (bool, error) { return empty(v.rows) }); err != nil {
		return err
	}
	if err := v.finish(ctx); err != nil && !errors.Is(err, errNotLasting) {
		return err
	}
	if err := v.sameFile(ctx); err != nil {
		return err
	}
	if err := v.crowd.join(ctx); err != nil {
		return err
	}
	go v.beats()
	return nil
}

// sameFile refuses a key file that is not that of the other instances: a copy from before an erasure, or another altogether. What was
// written under it nobody else could read.
func (v *Vault) sameFile(ctx context.Context) error {
	rows, err := v.rows.Stream(ctx, CheckStream)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		k := newKey(Kept)
		return v.rows.Put(ctx, CheckStream, []Row{v.masters.wrap(CheckStream, k)})
	}
	for _, row := range rows {
		if _, ok := v.masters.unwrap(row); ok {
			return nil
		}
	}
	return ErrOtherKeyFile
}

// beats says that this instance is there until it leaves, and finishes what could not be finished at once.
func (v *Vault) beats() {
	defer close(v.crowd.done)
	every := time.NewTicker(beat)
	defer every.Stop()
	for {
		select {
		case <-v.crowd.stop:
			return
		case <-every.C:
			ctx, stop := context.WithTimeout(context.Background(), beat)
			_, _ = v.crowd.rows.Here(ctx, v.crowd.name) // when the store is away there is nobody to tell
			_ = v.settle(ctx)                           // tried again at the next beat
			stop()
		}
	}
}

// enter keeps erasures away until leave is called, those of other instances too, and goes by the key file as it is now.
func (v *Vault) enter(ctx context.Context) (leave func(), err error) {
	if v.crowd == nil {
		v.mu.RLock()
		return v.mu.RUnlock, nil
	}
	unlock, err := v.crowd.lock(ctx, false)
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	err = v.refresh()
	v.mu.Unlock()
	if err != nil {
		unlock()
		return nil, err
	}
	v.mu.RLock()
	return func() { v.mu.RUnlock(); unlock() }, nil
}

// alone keeps everything else away until leave is called.
func (v *Vault) alone(ctx context.Context) (leave func(), err error) {
	if v.crowd == nil {
		v.mu.Lock()
		return v.mu.Unlock, nil
	}
	unlock, err := v.crowd.lock(ctx, true)
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	leave = func() { v.mu.Unlock(); unlock() }
	if err := v.refresh(); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// refresh reads the key file when another instance replaced it.
func (v *Vault) refresh() error {
	if !v.crowd.stale() {
		return nil
	}
	seen, err := os.Stat(v.file)
	if err != nil {
		return errors.Join(ErrKeyFile, err)
	}
	m, err := readMasters(v.file)
	if err != nil {
		return err
	}
	v.masters, v.crowd.seen = m, seen
	return nil
}
