package standby

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal"
)

// Identity says which server this is to its copies. It lies beside the key file and is as secret: the code opens the copy.
type Identity struct {
	Format  int       `json:"format"`
	Lineage string    `json:"lineage"`
	Code    string    `json:"code"` // the take-over code, as it is printed for the envelope
	Taken   []TakenAt `json:"taken,omitempty"`
}

// TakenAt is one take-over: when, from which copy, and where its streams ended.
type TakenAt struct {
	ID    string                 `json:"id"` // of this take-over alone: two may go on from one copy
	At    time.Time              `json:"at"`
	From  string                 `json:"from"`
	Heads map[string]journal.Seq `json:"heads"`
}

// Term is how often the server was taken over.
func (i Identity) Term() int { return len(i.Taken) }

// Successor is the identity of the server that goes on from a copy: the same lineage, a term later, with a code of its own.
func Successor(c *Content, now time.Time) Identity {
	return Identity{Format: Format, Lineage: c.Lineage, Code: door.NewTakeOverCode(),
		Taken: append(c.Taken, TakenAt{ID: newID(), At: now.UTC(), From: c.ID, Heads: c.Heads()})}
}

// IdentityFile is where the identity of the server with this key file lies.
func IdentityFile(keyFile string) string { return keyFile + ".copy" }

// LoadIdentity reads the identity; there is false when this server never had a copy.
func LoadIdentity(keyFile string) (i Identity, there bool, err error) {
	raw, err := os.ReadFile(IdentityFile(keyFile))
	if errors.Is(err, os.ErrNotExist) {
		return i, false, nil
	}
	if err == nil {
		if json.Unmarshal(raw, &i) != nil || i.Lineage == "" {
			err = fmt.Errorf("%s cannot be read", IdentityFile(keyFile))
		} else if i.Format > Format {
			err = ErrNewer
		}
	}
	return i, err == nil, err
}

// EnsureIdentity is LoadIdentity that makes one.
func EnsureIdentity(keyFile string) (Identity, error) {
	i, there, err := LoadIdentity(keyFile)
	if there || err != nil {
		return i, err
	}
	i = Identity{Format: Format, Lineage: newID(), Code: door.NewTakeOverCode()}
	return i, i.Save(keyFile)
}

// Save writes it down.
func (i Identity) Save(keyFile string) error {
	raw, err := json.Marshal(i)
	if err != nil {
		return err
	}
	return replace(IdentityFile(keyFile), raw)
}

func newSalt() []byte {
	salt := make([]byte, 16)
	rand.Read(salt) // never fails
	return salt
}
