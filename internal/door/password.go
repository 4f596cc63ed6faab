package door

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// The cost of a password (OWASP's argon2id setting): 19 MiB, two passes, one lane.
const (
	hashMemory = 19 * 1024 // KiB
	hashPasses = 2
	hashLanes  = 1
	hashLength = 32
	saltLength = 16
)

// A password has at least this many characters and no other demands (NIST 800-63B); the most bounds the work.
const (
	LeastPassword = 12
	MostPassword  = 200
)

// Two hashes at once take two cores and 38 MiB; who waits longer than this queue is told to come back.
const (
	hashesAtOnce  = 2
	hashesWaiting = 32
)

type hashes struct {
	slots   chan struct{}
	waiting *atomic.Int32
}

func newHashes() hashes {
	return hashes{slots: make(chan struct{}, hashesAtOnce), waiting: new(atomic.Int32)}
}

// enter waits for a turn; leave must be called after.
func (h hashes) enter(ctx context.Context) (leave func(), err error) {
	if h.waiting.Add(1) > hashesWaiting {
		h.waiting.Add(-1)
		return nil, ErrBusy
	}
	defer h.waiting.Add(-1)
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots }, nil
	case <-ctx.Done():
		return nil, ErrBusy
	}
}

func possiblePassword(password string) bool {
	n := utf8.RuneCountInString(password)
	return n >= LeastPassword && n <= MostPassword && utf8.ValidString(password)
}

// hash is the password as it is kept: the usual text form, so that the cost can be raised later.
func (h hashes) hash(ctx context.Context, password string) (string, error) {
	leave, err := h.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	salt := make([]byte, saltLength)
	rand.Read(salt)
	sum := argon2.IDKey([]byte(password), salt, hashPasses, hashMemory, hashLanes, hashLength)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashPasses, hashLanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum)), nil
}

// matches says whether the password is the kept one. An empty kept hash costs as much and never matches, so that an
// unknown name takes as long as a wrong password.
func (h hashes) matches(ctx context.Context, password, kept string) (bool, error) {
	leave, err := h.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	salt, sum, memory, passes, lanes := make([]byte, saltLength), []byte(nil), uint32(hashMemory), uint32(hashPasses), uint8(hashLanes)
	if kept != "" {
		var version int
		var rest string
		if _, err := fmt.Sscanf(kept, "$argon2id$v=%d$m=%d,t=%d,p=%d$%s", &version, &memory, &passes, &lanes, &rest); err != nil || version != argon2.Version {
			return false, fmt.Errorf("door: a kept password cannot be read")
		}
		if salt, sum, err = saltAndSum(rest); err != nil {
			return false, err
		}
	}
	got := argon2.IDKey([]byte(password), salt, passes, memory, lanes, hashLength)
	return subtle.ConstantTimeCompare(got, sum) == 1, nil
}

func saltAndSum(text string) (salt, sum []byte, err error) {
	for i := range text {
		if text[i] != '$' {
			continue
		}
		if salt, err = base64.RawStdEncoding.DecodeString(text[:i]); err != nil {
			return nil, nil, err
		}
		sum, err = base64.RawStdEncoding.DecodeString(text[i+1:])
		return salt, sum, err
	}
	return nil, nil, fmt.Errorf("door: a kept password cannot be read")
}
