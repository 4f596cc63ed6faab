// Package vault keeps the keys that make erasing possible: what must be forgotten is encrypted under a key of its own,
// and forgetting is destroying that key.
//
// The keys are stored wrapped under a master key that lives in a small file elsewhere. Destroying a key replaces the
// master key, so that copies of its row, in old pages of the disk or in a backup, become useless too. There are two:
// one for what is kept until somebody asks, and one for what goes by itself, so that rounds that close, many a day,
// leave every backup good. See docs/decisions/007-two-masters.md.
package vault

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
)

// ID names a key: 16 random bytes in lower-case base32 without padding. It tells nothing of whom the key belongs to.
type ID string

// Class tells what may happen to a key.
type Class byte

const (
	Kept    Class = 'k' // until somebody asks to be forgotten
	Burning Class = 'b' // of an open round: destroyed when it closes, and never in a backup
)

// Key is one key of the vault.
type Key struct {
	ID     ID
	Class  Class
	Secret [32]byte
}

// Erasure says how thoroughly Burn destroys.
type Erasure string

const (
	Strong Erasure = "strong" // copies of the row and of the old master file cannot give the key either
	Weak   Erasure = "weak"   // the row is deleted; a copy of it and the master file would still give the key
)

// Row is one wrapped key, as stored.
type Row struct {
	Stream  string
	ID      ID
	Class   Class
	Wrapped []byte
}

// Rows is what a driver offers: bytes only, for many goroutines. What returned nil survives the machine going down as
// far as the store promises.
type Rows interface {
	// Put adds rows of one stream, all or none.
	Put(ctx context.Context, stream string, rows []Row) error
	// Stream gives all rows of a stream, in order of id.
	Stream(ctx context.Context, stream string) ([]Row, error)
	// One gives one row, and whether it is there.
	One(ctx context.Context, stream string, id ID) (Row, bool, error)
	// Delete deletes rows of one stream, all or none. Rows that are not there do not matter.
	Delete(ctx context.Context, stream string, ids []ID) error
	// Drop deletes all rows of a stream.
	Drop(ctx context.Context, stream string) error
	// All yields every row of every stream, in no order that means anything.
	All(ctx context.Context) iter.Seq2[Row, error]
	Close() error
}

// Rewriter is a Rows that this process has to itself, or Shared. Only with it can the master key be replaced.
type Rewriter interface {
	Rows
	// Rewrite replaces every row of these classes by what fn makes of it, of the same class, or drops it when fn says
	// so. After an error every row is as it was or as fn wants it, and calling it again does the rest. What it costs does not depend on
	// how many rows other classes have.
	Rewrite(ctx context.Context, classes []Class, fn func(Row) (now Row, keep bool)) error
}

var (
	// ErrNoKeyFile: there are rows, and no master key to open them with. A new one is never made then.
	ErrNoKeyFile = errors.New("vault: the key file is missing, and there are keys that need it")
	// ErrKeyFile: the key file cannot be used as it is: not readable, not private, or not writable.
	ErrKeyFile = errors.New("vault: the key file cannot be used")
	// ErrOtherKeyFile: other instances use another key file, or this is a copy from before an erasure, or what is stored is.
	ErrOtherKeyFile = errors.New("vault: this is not the key file of what is stored: all instances need one and the same file, no copy of it")
)

// ShutError lists keys that are stored and do not open: wrapped under a master key that is gone, or damaged.
type ShutError struct {
	Stream string
	IDs    []ID
}

func (e *ShutError) Error() string {
	return fmt.Sprintf("vault: %d keys of %q do not open under the present key file", len(e.IDs), e.Stream)
}

// Vault is the keys in Rows under the master keys in a file.
type Vault struct {
	rows Rows
	file string

	mu      sync.RWMutex // Burn alone; everything else together
	masters masters
	crowd   *crowd                  // nil where this process has the rows to itself
	step    func(name string) error // lets a test stop between two steps of a burn; nil otherwise
}

// Open opens the vault, and makes the key file at the first start. It finishes a burn that was cut short. It takes
// the rows over: Close closes them. A key file that others may read, or that cannot be replaced where it is, is
// ErrKeyFile: better no start than an erasure that fails later.
func Open(rows Rows, keyFile string) (*Vault, error) {
	v := &Vault{rows: rows, file: keyFile}
	if shared, is := rows.(Shared); is {
		v.crowd = newCrowd(shared, keyFile)
		if err := v.openShared(context.Background()); err != nil {
			return nil, err
		}
		return v, nil
	}
	var err error
	if v.masters, err = openMasters(keyFile, func() (bool, error) { return empty(rows) }); err != nil {
		return nil, err
	}
	if err := v.finish(context.Background()); err != nil {
		return nil, fmt.Errorf("vault: finishing an erasure that was cut short: %w", err)
	}
	return v, nil
}

func empty(rows Rows) (bool, error) {
	for _, err := range rows.All(context.Background()) {
		return false, err
	}
	return true, nil
}

// Erasure is strong where one process has the rows to itself, and where all instances have one key file and what they write stays.
func (v *Vault) Erasure(ctx context.Context) Erasure {
	v.mu.RLock()
	unfinished := len(v.masters.underway()) > 0
	v.mu.RUnlock()
	if can, err := v.canReplace(ctx); err != nil || !can || unfinished {
		return Weak
	}
	return Strong
}

// Close closes the rows.
func (v *Vault) Close() error {
	var err error
	if v.crowd != nil {
		ctx, stop := context.WithTimeout(context.Background(), beat)
		err = v.crowd.leave(ctx)
		stop()
	}
	return errors.Join(err, v.rows.Close())
}

var encoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// Mint makes n new keys, stored durably when it returns.
func (v *Vault) Mint(ctx context.Context, stream string, class Class, n int) ([]Key, error) {
	if stream == "" || class != Kept && class != Burning {
		return nil, fmt.Errorf("vault: no keys of class %q for stream %q", class, stream)
	}
	keys, rows := make([]Key, n), make([]Row, n)
	if n == 0 {
		return keys, nil
	}
	leave, err := v.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	for i := range keys {
		keys[i] = newKey(class)
		rows[i] = v.masters.wrap(stream, keys[i])
	}
	if err := v.rows.Put(ctx, stream, rows); err != nil {
		return nil, err
	}
	return keys, nil
}

func newKey(class Class) Key {
	k := Key{Class: class}
	var id [16]byte
	rand.Read(id[:]) // never fails
	rand.Read(k.Secret[:])
	k.ID = ID(strings.ToLower(encoding.EncodeToString(id[:])))
	return k
}

// Load gives all keys of a stream that open, in order of id. When there are others too the error is a *ShutError, and
// the keys are still good.
func (v *Vault) Load(ctx context.Context, stream string) (keys []Key, err error) {
	err = v.reading(ctx, func() (err error) { keys, err = v.load(ctx, stream); return err })
	return keys, err
}

// reading reads, and once more by the key file as it is now when something did not open that another instance may have wrapped.
func (v *Vault) reading(ctx context.Context, read func() error) error {
	v.mu.RLock()
	err := read()
	v.mu.RUnlock()
	if _, shut := errors.AsType[*ShutError](err); !shut || v.crowd == nil {
		return err
	}
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return read()
}

func (v *Vault) load(ctx context.Context, stream string) ([]Key, error) {
	rows, err := v.rows.Stream(ctx, stream)
	if err != nil {
		return nil, err
	}
	keys := make([]Key, 0, len(rows))
	shut := &ShutError{Stream: stream}
	for _, row := range rows {
		key, ok := v.masters.unwrap(row)
		if !ok {
			shut.IDs = append(shut.IDs, row.ID)
			continue
		}
		keys = append(keys, key)
	}
	if len(shut.IDs) > 0 {
		return keys, shut
	}
	return keys, nil
}

// Find gives one key, and whether it is there. One that is there and does not open is a *ShutError.
func (v *Vault) Find(ctx context.Context, stream string, id ID) (key Key, there bool, err error) {
	err = v.reading(ctx, func() (err error) { key, there, err = v.find(ctx, stream, id); return err })
	return key, there, err
}

func (v *Vault) find(ctx context.Context, stream string, id ID) (Key, bool, error) {
	row, there, err := v.rows.One(ctx, stream, id)
	if err != nil || !there {
		return Key{}, false, err
	}
	key, ok := v.masters.unwrap(row)
	if !ok {
		return Key{}, false, &ShutError{Stream: stream, IDs: []ID{id}}
	}
	return key, true, nil
}
