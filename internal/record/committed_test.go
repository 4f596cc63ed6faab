package record

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// What is sealed comes back under the same key, nonce and place, and under no other: not even when the ciphertext itself
// would open.
func TestCommittedOpensUnderOneKeyOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bytesOf := func(name string, n int) []byte { return rapid.SliceOfN(rapid.Byte(), n, n).Draw(t, name) }
		one, nonce := committed{[32]byte(bytesOf("key", 32))}, bytesOf("nonce", saltSize)
		plain, part := rapid.SliceOf(rapid.Byte()).Draw(t, "plain"), rapid.SliceOf(rapid.Byte()).Draw(t, "part")
		sealed := one.Seal([]byte("before"), nonce, plain, part)
		if !bytes.HasPrefix(sealed, []byte("before")) || len(sealed) != 6+len(plain)+one.Overhead() {
			t.Fatalf("%d bytes for %d", len(sealed), len(plain))
		}
		sealed = sealed[6:]
		if got, err := one.Open(nil, nonce, sealed, part); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%x, %v", got, err)
		}
		at := rapid.IntRange(0, len(sealed)-1).Draw(t, "at")
		flipped := bytes.Clone(sealed)
		flipped[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		other, elsewhere := one, bytes.Clone(nonce)
		other.secret[at%32] ^= 1
		elsewhere[at%saltSize] ^= 1
		for name, try := range map[string]func() ([]byte, error){
			"a bit":         func() ([]byte, error) { return one.Open(nil, nonce, flipped, part) },
			"another key":   func() ([]byte, error) { return other.Open(nil, nonce, sealed, part) },
			"another nonce": func() ([]byte, error) { return one.Open(nil, elsewhere, sealed, part) },
			"another place": func() ([]byte, error) { return one.Open(nil, nonce, sealed, append(part, 0)) },
			"cut short":     func() ([]byte, error) { return one.Open(nil, nonce, sealed[:at], part) },
		} {
			if got, err := try(); err == nil {
				t.Fatalf("%s: opened as %x", name, got)
			}
		}
	})
}

// The commitment itself refuses: a box whose tag was made to fit a second key is not that key's.
func TestCommittedRefusesASecondKeyWhoseTagFits(t *testing.T) {
	one, two := committed{[32]byte{1}}, committed{[32]byte{2}}
	nonce := make([]byte, saltSize)
	_, commitment := one.derive(nonce)
	box, _ := two.derive(nonce)
	sealed := box.Seal(commitment, make([]byte, box.NonceSize()), []byte("something else"), nil)
	if got, err := two.Open(nil, nonce, sealed, nil); err == nil {
		t.Fatalf("opened as %q", got)
	}
}
