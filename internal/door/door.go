package door

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"sync"
	"time"
)

// Errors the door answers with. Their words are for the log; people read the words of the client.
var (
	// ErrWrong: name and password, code or link are not known, not valid now, or used up. Never says which.
	ErrWrong = errors.New("door: not known")
	// ErrBusy: too many passwords are being checked; try again in a moment.
	ErrBusy = errors.New("door: busy")
	// ErrBad: a name, password or role that cannot be.
	ErrBad = errors.New("door: not a possible value")
	// ErrNoMeeting: there is no such meeting, or not for you; the two are not told apart.
	ErrNoMeeting = errors.New("door: no such meeting")
)

// Door answers who may come in. All methods may be called from many goroutines.
type Door struct {
	rows   Rows
	now    func() time.Time
	hashes hashes

	mu   sync.Mutex
	gone []func(session string)
}

// New is a door on these rows. now is the clock that decides what is still valid.
func New(rows Rows, now func() time.Time) *Door {
	return &Door{rows: rows, now: now, hashes: newHashes()}
}

// OnGone calls do with the id of every session that is ended before its time, wherever that was done: at once when it
// was here, within the interval of Follow when it was on another instance. do must not block.
func (d *Door) OnGone(do func(session string)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gone = append(d.gone, do)
}

// newToken is 256 random bits, as text that fits in a cookie or an address.
func newToken() string { return randomText(32) }

// linkToken is 128 random bits: short enough for a QR code that old phones read.
func linkToken() string { return randomText(16) }

func randomText(bytes int) string {
	raw := make([]byte, bytes)
	rand.Read(raw) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(raw)
}

// newID is a random name for a row, in the characters that ids may have.
func newID() string {
	raw := make([]byte, 16)
	rand.Read(raw)
	return hex.EncodeToString(raw)
}

// digest is how a token is kept. Tokens are random, so a plain hash cannot be guessed back.
func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func get[T any](ctx context.Context, d *Door, key string) (T, error) {
	var v T
	raw, err := d.rows.Get(ctx, key)
	if err != nil {
		return v, err
	}
	return v, json.Unmarshal(raw, &v)
}

func put[T any](ctx context.Context, d *Door, key string, v T, until time.Time) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return d.rows.Put(ctx, key, raw, until)
}

func add[T any](ctx context.Context, d *Door, key string, v T, until time.Time) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return d.rows.Add(ctx, key, raw, until)
}

// take reads a row and removes it: of many who try, one gets it.
func take[T any](ctx context.Context, d *Door, key string) (T, error) {
	var v T
	err := d.rows.Change(ctx, key, func(old []byte) ([]byte, time.Time, error) {
		if old == nil {
			return nil, time.Time{}, ErrNone
		}
		return nil, time.Time{}, json.Unmarshal(old, &v)
	})
	return v, err
}

// wrong turns "no such row" into the answer for the one who knocks.
func wrong(err error) error {
	if errors.Is(err, ErrNone) {
		return ErrWrong
	}
	return err
}
