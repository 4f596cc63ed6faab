package standby

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"
	"sync"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/vault"
)

// locks keep changes of one thing in their order, in the store as in the copy, and leave those of other things alone.
type locks struct {
	seed maphash.Seed
	all  [64]sync.Mutex
}

func newLocks() *locks { return &locks{seed: maphash.MakeSeed()} }

func (l *locks) hold(name string) (release func()) {
	one := &l.all[maphash.String(l.seed, name)%uint64(len(l.all))]
	one.Lock()
	return one.Unlock
}

// changed makes a change, queues it when it succeeded, and waits for the copy after it let others go on. After an error
// that does not say that nothing was written, only a new copy is sure to have what the store has.
func (l *locks) changed(name string, w *Writer, change func() (op, error)) error {
	release := l.hold(name)
	o, err := change()
	if err != nil {
		release()
		if !slices.ContainsFunc(nothingWritten, func(sure error) bool { return errors.Is(err, sure) }) {
			w.lose()
		}
		return err
	}
	wait := w.put(o)
	release()
	wait()
	return nil
}

// errChange is an error of the caller's own: the store wrote nothing.
type errChange struct{ error }

func (e errChange) Unwrap() error      { return e.error }
func (errChange) Is(target error) bool { return target == errNothing }

var (
	errNothing     = errors.New("nothing was written")
	nothingWritten = []error{journal.ErrMoved, journal.ErrRefused, door.ErrTaken, errNothing}
)

// Journal is the journal of the setup with the copy behind it.
func (w *Writer) Journal() journal.Store { return &copiedJournal{w.setup.Journal, w, newLocks()} }

// Vault is the rows of the vault with the copy behind them.
func (w *Writer) Vault() vault.Rewriter { return &copiedVault{w.setup.Vault, w, newLocks()} }

// Rows is the rows of the door with the copy behind them.
func (w *Writer) Rows() door.Rows { return &copiedRows{w.setup.Rows, w, newLocks()} }

type copiedJournal struct {
	journal.Store
	w     *Writer
	locks *locks
}

func (j *copiedJournal) Append(ctx context.Context, stream string, head journal.Head, batch []journal.Entry) error {
	if len(batch) == 0 {
		return j.Store.Append(ctx, stream, head, batch)
	}
	return j.locks.changed(stream, j.w, func() (op, error) {
		return entriesOp(stream, head, batch), j.Store.Append(ctx, stream, head, batch)
	})
}

func (j *copiedJournal) Remove(ctx context.Context, stream string) error {
	return j.locks.changed(stream, j.w, func() (op, error) { return op{Remove: stream}, j.Store.Remove(ctx, stream) })
}

type copiedVault struct {
	vault.Rewriter
	w     *Writer
	locks *locks
}

func (v *copiedVault) changed(stream string, keys keysChanged, do func() error) error {
	return v.locks.changed(stream, v.w, func() (op, error) { return op{Keys: &keys}, do() })
}

func (v *copiedVault) Put(ctx context.Context, stream string, rows []vault.Row) error {
	return v.changed(stream, keysChanged{Put: rows}, func() error { return v.Rewriter.Put(ctx, stream, rows) })
}

func (v *copiedVault) Delete(ctx context.Context, stream string, ids []vault.ID) error {
	return v.changed(stream, keysChanged{Stream: stream, Delete: ids}, func() error { return v.Rewriter.Delete(ctx, stream, ids) })
}

func (v *copiedVault) Drop(ctx context.Context, stream string) error {
	return v.changed(stream, keysChanged{Stream: stream, Drop: true}, func() error { return v.Rewriter.Drop(ctx, stream) })
}

// Rewrite is called by the vault alone, while it lets nobody else at the rows.
func (v *copiedVault) Rewrite(ctx context.Context, classes []vault.Class, fn func(vault.Row) (vault.Row, bool)) error {
	keys := keysChanged{Classes: classes}
	err := v.Rewriter.Rewrite(ctx, classes, func(row vault.Row) (vault.Row, bool) {
		now, keep := fn(row)
		if keep {
			keys.Put = append(keys.Put, now)
		}
		return now, keep
	})
	if err != nil {
		v.w.lose()
		return err
	}
	v.w.put(op{Keys: &keys})()
	return nil
}

type copiedRows struct {
	door.Rows
	w     *Writer
	locks *locks
}

func (r *copiedRows) Put(ctx context.Context, key string, value []byte, until time.Time) error {
	return r.locks.changed(key, r.w, func() (op, error) {
		return op{Row: &rowChanged{Key: key, Value: value, Until: until}}, r.Rows.Put(ctx, key, value, until)
	})
}

func (r *copiedRows) Add(ctx context.Context, key string, value []byte, until time.Time) error {
	return r.locks.changed(key, r.w, func() (op, error) {
		return op{Row: &rowChanged{Key: key, Value: value, Until: until}}, r.Rows.Add(ctx, key, value, until)
	})
}

// Change may call change more than once; what counts is what it said last.
func (r *copiedRows) Change(ctx context.Context, key string, change func([]byte) ([]byte, time.Time, error)) error {
	return r.locks.changed(key, r.w, func() (op, error) {
		row := &rowChanged{Key: key}
		err := r.Rows.Change(ctx, key, func(old []byte) ([]byte, time.Time, error) {
			value, until, err := change(old)
			if err != nil {
				return nil, time.Time{}, errChange{err}
			}
			row.Value, row.Until, row.Gone = value, until, value == nil
			return value, until, nil
		})
		return op{Row: row}, err
	})
}

func (r *copiedRows) Delete(ctx context.Context, key string) error {
	return r.locks.changed(key, r.w, func() (op, error) {
		return op{Row: &rowChanged{Key: key, Gone: true}}, r.Rows.Delete(ctx, key)
	})
}
