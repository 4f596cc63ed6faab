package record

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"slices"
)

// committed is AES-256-GCM that commits to its key: no second key can ever be shown under which a box says something
// else. For each box a key of its own and a commitment are derived from the key and the nonce (HKDF-SHA-256, RFC 5869),
// as the AWS Encryption SDK does in its committing suites; so one key may seal any number of boxes with random nonces.
type committed struct{ secret [32]byte }

const (
	saltSize       = 24 // as long as the nonce of the other boxes
	commitmentSize = sha256.Size
	gcmTag         = 16
)

var errNotThisKey = errors.New("record: the box was not sealed with this key")

func (committed) NonceSize() int { return saltSize }
func (committed) Overhead() int  { return commitmentSize + gcmTag }

// Seal appends commitment and ciphertext.
func (c committed) Seal(dst, nonce, plain, part []byte) []byte {
	box, commitment := c.derive(nonce)
	dst = append(slices.Grow(dst, c.Overhead()+len(plain)), commitment...)
	return box.Seal(dst, make([]byte, box.NonceSize()), plain, part) // the key is of this box alone
}

// Open appends what is in a box.
func (c committed) Open(dst, nonce, sealed, part []byte) ([]byte, error) {
	if len(sealed) < c.Overhead() {
		return nil, errNotThisKey
	}
	box, commitment := c.derive(nonce)
	if subtle.ConstantTimeCompare(commitment, sealed[:commitmentSize]) != 1 {
		return nil, errNotThisKey
	}
	return box.Open(dst, make([]byte, box.NonceSize()), sealed[commitmentSize:], part)
}

func (c committed) derive(nonce []byte) (cipher.AEAD, []byte) {
	out, err := hkdf.Key(sha256.New, c.secret[:], nonce, "hoofdlijn committed box 1", 32+commitmentSize)
	if err != nil {
		panic(err) // asked for more than HKDF can give, which is a constant
	}
	block, err := aes.NewCipher(out[:32])
	if err != nil {
		panic(err) // the key has the wrong length, which is a constant
	}
	box, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // AES has the block that GCM wants
	}
	return box, out[32:]
}

// SealAlone seals the one thing that ever lies under a key, as a box that commits to it. beside is bound to it and not hidden.
func SealAlone(secret [32]byte, plain, beside []byte) []byte {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	return committed{secret}.Seal(salt, salt, plain, beside)
}

// OpenAlone opens what SealAlone sealed.
func OpenAlone(secret [32]byte, box, beside []byte) ([]byte, error) {
	if len(box) < saltSize {
		return nil, errNotThisKey
	}
	return committed{secret}.Open(nil, box[:saltSize], box[saltSize:], beside)
}
