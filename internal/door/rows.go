package door

import (
	"context"
	"errors"
	"iter"
	"time"
)

// Errors of Rows.
var (
	// ErrNone: there is no such row, or it has expired.
	ErrNone = errors.New("door: no such row")
	// ErrTaken: Add found a row in its place.
	ErrTaken = errors.New("door: the row exists")
)

// Row is one key with its value, as List yields it.
type Row struct {
	Key   string
	Value []byte
	Until time.Time // when it expires, to about a second; zero is never
}

// Rows is what a driver keeps. All methods may be called from many goroutines; what they wrote is durable when they
// return nil, as far as the store is set up to be. A zero until means: for ever. Values are the caller's own copy.
type Rows interface {
	// Get is the value, or ErrNone.
	Get(ctx context.Context, key string) ([]byte, error)
	// Put writes the row, whether or not it was there.
	Put(ctx context.Context, key string, value []byte, until time.Time) error
	// Add writes the row if there is none, else it is ErrTaken and nothing happened.
	Add(ctx context.Context, key string, value []byte, until time.Time) error
	// Change reads and writes the row with nothing in between. change gets nil when there is no row; answering nil
	// removes the row; an error from it is returned and nothing is written. It may be called more than once.
	Change(ctx context.Context, key string, change func(old []byte) (value []byte, until time.Time, err error)) error
	// Delete removes the row; that there was none is no error.
	Delete(ctx context.Context, key string) error
	// List yields the rows whose key starts with prefix, in order of key.
	List(ctx context.Context, prefix string) iter.Seq2[Row, error]
	Close() error
}
