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

// Rewriter is a Rows that this process has to itself. Only with it can the master key be replaced.
type Rewriter interface {
	Rows
	// Rewrite replaces every row of these classes by what fn makes of it, of the same class, or drops it when fn says
	// so, all in one transaction. What it costs does not depend on how many rows other classes have.
	Rewrite(ctx context.Context, classes []Class, fn func(Row) (now Row, keep bool)) error
}

var (
	// ErrNoKeyFile: there are rows, and no master key to open them with. A new one is never made then.
	ErrNoKeyFile = errors.New("vault: the key file is missing, and there are keys that need it")
	// ErrKeyFile: the key file cannot be used as it is: not readable, not private, or not writable.
	ErrKeyFile = errors.New("vault: the key file cannot be used")
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
	step    func(name string) error // lets a test stop between two steps of a burn; nil otherwise
}

// Open opens the vault, and makes the key file at the first start. It finishes a burn that was cut short. It takes
// the rows over: Close closes them. A key file that others may read, or that cannot be replaced where it is, is
// ErrKeyFile: better no start than an erasure that fails later.
func Open(rows Rows, keyFile string) (*Vault, error) {
	_, alone := rows.(Rewriter)
	m, err := openMasters(keyFile, alone, func() (bool, error) { return empty(rows) })
	if err != nil {
		return nil, err
	}
	v := &Vault{rows: rows, file: keyFile, masters: m}
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

// Erasure is strong where one process has the rows to itself.
func (v *Vault) Erasure() Erasure {
	if _, ok := v.rows.(Rewriter); ok {
		return Strong
	}
	return Weak
}

// Close closes the rows.
func (v *Vault) Close() error { return v.rows.Close() }

var encoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// Mint makes n new keys, stored durably when it returns.
func (v *Vault) Mint(ctx context.Context, stream string, class Class, n int) ([]Key, error) {
	if stream == "" || class != Kept && class != Burning {
		return nil, fmt.Errorf("vault: no keys of class %q for stream %q", class, stream)
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	keys, rows := make([]Key, n), make([]Row, n)
	for i := range keys {
		var id [16]byte
		rand.Read(id[:]) // never fails
		rand.Read(keys[i].Secret[:])
		keys[i].ID, keys[i].Class = ID(strings.ToLower(encoding.EncodeToString(id[:]))), class
		rows[i] = v.masters.wrap(stream, keys[i])
	}
	if n == 0 {
		return keys, nil
	}
	if err := v.rows.Put(ctx, stream, rows); err != nil {
		return nil, err
	}
	return keys, nil
}

// Load gives all keys of a stream that open, in order of id. When there are others too the error is a *ShutError, and
// the keys are still good.
func (v *Vault) Load(ctx context.Context, stream string) ([]Key, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
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
func (v *Vault) Find(ctx context.Context, stream string, id ID) (Key, bool, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
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
