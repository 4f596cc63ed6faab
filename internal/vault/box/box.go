// Package box encrypts one field of the record under one key of the vault: AES-256-GCM that is bound to its key and to
// its place, and whose length tells little.
package box

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"slices"
)

// ErrShut: the box does not open: another key, another place, or changed bytes. Which of these is not told.
var ErrShut = errors.New("box: does not open")

// Layout: commitment (32 bytes), nonce (12), then encrypted: length of the text (4, big endian), text, zeros; tag (16).
const (
	lengthSize = 4
	nonceSize  = 12
	start      = sha256.Size + nonceSize // of what is encrypted
	overhead   = start + 16
)

// Key is a secret made ready for use. It may be used from many goroutines. Nonces are random, so one key should not
// seal more than 2^32 boxes.
type Key struct {
	aead cipher.AEAD
	// GCM does not bind a box to one key: somebody could make a box that opens to two texts under two keys. This does.
	commitment [sha256.Size]byte
}

// NewKey makes the secret ready; this costs more than sealing, so keep the Key.
func NewKey(secret [32]byte) *Key {
	block, err := aes.NewCipher(secret[:])
	if err != nil {
		panic(err) // only for a wrong length, which the type rules out
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // only for a cipher that is not AES
	}
	return &Key{aead: aead, commitment: sha256.Sum256(append([]byte("hl1-kc"), secret[:]...))}
}

// Seal encrypts the text for the place that aad names. The text and its length (4 bytes) are filled up to a multiple
// of pad bytes, so that texts within one multiple look alike; pad below 1 is 1.
func (k *Key) Seal(aad, text []byte, pad int) []byte {
	pad = max(pad, 1)
	size := (lengthSize + len(text) + pad - 1) / pad * pad
	out := make([]byte, start+size, overhead+size) // encrypted where it stands: one allocation
	copy(out, k.commitment[:])
	nonce, inside := out[sha256.Size:start], out[start:]
	rand.Read(nonce) // never fails
	binary.BigEndian.PutUint32(inside, uint32(len(text)))
	copy(inside[lengthSize:], text)
	return k.aead.Seal(out[:start], nonce, inside, aad)
}

// Open gives the text, or ErrShut.
func (k *Key) Open(aad, sealed []byte) ([]byte, error) {
	if len(sealed) < overhead+lengthSize || subtle.ConstantTimeCompare(sealed[:sha256.Size], k.commitment[:]) != 1 {
		return nil, ErrShut
	}
	inside, err := k.aead.Open(nil, sealed[sha256.Size:start], sealed[start:], aad)
	if err != nil || len(inside) < lengthSize {
		return nil, ErrShut
	}
	size, rest := binary.BigEndian.Uint32(inside), inside[lengthSize:]
	if uint64(size) > uint64(len(rest)) || slices.ContainsFunc(rest[size:], func(b byte) bool { return b != 0 }) {
		return nil, ErrShut
	}
	return rest[:size:size], nil
}
