package record

import "context"

// KeyID names a key in the vault. It is random and says nothing.
type KeyID [16]byte

// Key is a key with its name.
type Key struct {
	ID     KeyID
	Class  Class
	Secret [32]byte
}

// Class says how long a key is meant to live, which decides whether a backup may hold it.
type Class string

// The classes.
const (
	Kept    Class = "kept"    // until somebody or something has to be forgotten
	Burning Class = "burning" // until a round closes; in no backup
)

// Vault is what the record needs of the key store. All methods may be called from many goroutines.
type Vault interface {
	// Mint makes n fresh keys for a stream. They are durable when it returns nil.
	Mint(ctx context.Context, stream string, class Class, n int) ([]Key, error)
	// Keys is every key of a stream.
	Keys(ctx context.Context, stream string) ([]Key, error)
	// Key is one key of a stream; false when there is none, or no longer.
	Key(ctx context.Context, stream string, id KeyID) (Key, bool, error)
	// Destroy makes keys unreadable for ever, durably. Keys that are gone already are no error.
	Destroy(ctx context.Context, stream string, ids ...KeyID) error
	// Discard gives keys back with which nothing in any record is sealed. They are gone as after Destroy, but copies
	// of them may live on, so it is cheap and leaves backups as they are.
	Discard(ctx context.Context, stream string, ids ...KeyID) error
}
