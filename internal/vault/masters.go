package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"slices"
)

// masters is the key file: a master key for each class, or two for a class while a burn of it is under way.
type masters struct {
	Format  int          `json:"format"`
	Kept    []generation `json:"kept"` // oldest first; the last is the one to wrap under
	Burning []generation `json:"burning"`
	Burn    burn         `json:"burn,omitzero"`
}

type generation struct {
	Number uint32 `json:"number"`
	Key    []byte `json:"key"` // 32 bytes; base64 in the file

	aead cipher.AEAD
}

// burn is what a burn under way destroys: these keys, or all of the stream when none are named.
type burn struct {
	Stream string `json:"stream"`
	IDs    []ID   `json:"ids"`
}

// keyFileFormat 1 had one master key for both classes. It was never in a release.
const keyFileFormat = 2

func newGeneration(number uint32) generation {
	g := generation{Number: number, Key: make([]byte, 32)}
	rand.Read(g.Key) // never fails
	return g.ready()
}

func (g generation) ready() generation {
	block, err := aes.NewCipher(g.Key)
	if err != nil {
		panic(err) // the length was checked
	}
	if g.aead, err = cipher.NewGCMWithRandomNonce(block); err != nil {
		panic(err)
	}
	return g
}

func firstMasters() masters {
	return masters{Format: keyFileFormat, Kept: []generation{newGeneration(1)}, Burning: []generation{newGeneration(1)}}
}

// of is the generations of a class.
func (m *masters) of(class Class) *[]generation {
	if class == Burning {
		return &m.Burning
	}
	return &m.Kept
}

// underway is the classes of which a burn is under way.
func (m masters) underway() (classes []Class) {
	for _, class := range []Class{Kept, Burning} {
		if len(*m.of(class)) > 1 {
			classes = append(classes, class)
		}
	}
	return classes
}

// next is the file for the time of a burn of keys of these classes. Those of other classes stay as they are.
func (m masters) next(b burn, classes []Class) masters {
	next := m.newest()
	next.Burn = b
	for _, class := range classes {
		g := next.of(class)
		*g = append(*g, newGeneration((*g)[0].Number+1))
	}
	return next
}

// newest is the file after a burn.
func (m masters) newest() masters {
	last := func(g []generation) []generation { return slices.Clone(g[len(g)-1:]) }
	return masters{Format: keyFileFormat, Kept: last(m.Kept), Burning: last(m.Burning)}
}

// place is what a wrapped key is bound to: it opens as this key of this stream and class only. Lengths keep the parts
// apart.
func place(stream string, id ID, class Class, number uint32) []byte {
	p := binary.AppendUvarint([]byte("hl1-row"), uint64(len(stream)))
	p = append(p, stream...)
	p = append(binary.AppendUvarint(p, uint64(len(id))), id...)
	return binary.BigEndian.AppendUint32(append(p, byte(class)), number)
}

// wrap gives generation (4 bytes), nonce (12) and the encrypted secret with its tag (48).
func (m masters) wrap(stream string, k Key) Row {
	all := *m.of(k.Class)
	g := all[len(all)-1]
	wrapped := binary.BigEndian.AppendUint32(nil, g.Number)
	wrapped = g.aead.Seal(wrapped, nil, k.Secret[:], place(stream, k.ID, k.Class, g.Number))
	return Row{Stream: stream, ID: k.ID, Class: k.Class, Wrapped: wrapped}
}

func (m masters) unwrap(row Row) (Key, bool) {
	k := Key{ID: row.ID, Class: row.Class}
	if len(row.Wrapped) < 4 {
		return Key{}, false
	}
	number := binary.BigEndian.Uint32(row.Wrapped)
	for _, g := range *m.of(row.Class) {
		if g.Number != number {
			continue
		}
		secret, err := g.aead.Open(nil, nil, row.Wrapped[4:], place(row.Stream, row.ID, row.Class, number))
		if err == nil && copy(k.Secret[:], secret) == len(k.Secret) && len(secret) == len(k.Secret) {
			return k, true
		}
	}
	return Key{}, false
}

// unfit makes the keys ready, and says why they cannot be used; "" when they can.
func (m *masters) unfit() string {
	if m.Format > keyFileFormat {
		return "was written by a newer version"
	}
	if m.Format < keyFileFormat {
		return fmt.Sprintf("has an older shape (format %d, this version knows %d): it is from before the first release, and belongs to a data folder from before it", m.Format, keyFileFormat)
	}
	for _, class := range []Class{Kept, Burning} {
		all := *m.of(class)
		if len(all) < 1 || len(all) > 2 {
			return "is not a key file"
		}
		for i, g := range all {
			if len(g.Key) != 32 {
				return fmt.Sprintf("holds a key of %d bytes", len(g.Key))
			}
			all[i] = g.ready()
		}
	}
	return ""
}
