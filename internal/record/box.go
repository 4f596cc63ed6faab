package record

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/crypto/chacha20poly1305"

	"hoofdlijn/internal/meeting"
)

// Sizes of what has to have one size.
const (
	nameSize = 96 // one byte of length, then the name
	idSize   = 65 // one byte of length, then an id
	wordSize = 17 // one byte of length, then a role or a way

	nonceSize = chacha20poly1305.NonceSizeX
)

// ErrTooLong says that something does not fit the one size it must have.
var ErrTooLong = errors.New("record: does not fit its field")

var errGarbled = errors.New("record: the entry is garbled")

// boxExtra is how much longer a box is than what is in it.
func (k *Keeper) boxExtra() int {
	if k.ring.commits {
		return len(KeyID{}) + nonceSize + committed{}.Overhead()
	}
	return len(KeyID{}) + nonceSize + chacha20poly1305.Overhead
}

// lock puts plain under a key: key id, nonce, ciphertext. What it is part of is authenticated with it.
func (k *Keeper) lock(dst []byte, h *held, plain, part []byte) ([]byte, error) {
	dst = append(slices.Grow(dst, k.boxExtra()+len(plain)), h.ID[:]...)
	at := len(dst)
	dst = dst[:at+nonceSize]
	nonce := dst[at:]
	if _, err := io.ReadFull(k.random, nonce); err != nil {
		return nil, fmt.Errorf("record: read randomness: %w", err)
	}
	return h.aead.Seal(dst, nonce, plain, part), nil
}

// unlock opens a box. Without the key it gives nothing and no error: what was in it is forgotten.
func (k *Keeper) unlock(ctx context.Context, box, part []byte) (*held, []byte, error) {
	if len(box) < k.boxExtra() {
		return nil, nil, errGarbled
	}
	h, err := k.ring.find(ctx, KeyID(box))
	if h == nil || err != nil {
		return nil, nil, err
	}
	box = box[len(KeyID{}):]
	plain, err := h.aead.Open(nil, box[:nonceSize], box[nonceSize:], part)
	if err != nil {
		return nil, nil, errGarbled
	}
	return h, plain, nil
}

// unlockNamed opens a box and learns what its key is for.
func (k *Keeper) unlockNamed(ctx context.Context, box, part []byte) ([]byte, error) {
	h, plain, err := k.unlock(ctx, box, part)
	if h == nil || err != nil {
		return nil, err
	}
	name, plain, ok := cutText(plain, nameSize)
	if !ok {
		return nil, errGarbled
	}
	k.ring.bind(meeting.KeyName(name), h)
	return plain, nil
}

// part names what is being locked: the meeting, the type, the place within the entry.
func (k *Keeper) part(kind, of string, n byte) []byte {
	b := k.scratch[:0]
	b = append(b, "hoofdlijn/1\x00"...)
	b = append(b, k.stream...)
	b = append(b, 0)
	b = append(b, kind...)
	b = append(b, 0)
	b = append(b, of...)
	b = append(b, n)
	k.scratch = b
	return b
}

// appendText writes a text in a fixed size.
func appendText(dst []byte, s string, size int) ([]byte, error) {
	if len(s) >= size || len(s) > 255 {
		return nil, ErrTooLong
	}
	dst = append(append(dst, byte(len(s))), s...)
	return append(dst, make([]byte, size-1-len(s))...), nil
}

func cutText(b []byte, size int) (string, []byte, bool) {
	if len(b) < size || int(b[0]) >= size {
		return "", nil, false
	}
	return string(b[1 : 1+b[0]]), b[size:], true
}

// padded is how long a value is with its length, filled up to a multiple of size.
func padded(value []byte, size int) int { return (4 + len(value) + size - 1) / size * size }

// appendPadded writes a value with its length, filled up to a multiple of size.
func appendPadded(dst, value []byte, size int) []byte {
	fill := padded(value, size) - 4 - len(value)
	dst = append(binary.BigEndian.AppendUint32(dst, uint32(len(value))), value...)
	return append(dst, make([]byte, fill)...)
}

func unpad(b []byte) ([]byte, bool) {
	if len(b) < 4 {
		return nil, false
	}
	n := binary.BigEndian.Uint32(b)
	if uint64(n) > uint64(len(b)-4) {
		return nil, false
	}
	return b[4 : 4+n], true
}
