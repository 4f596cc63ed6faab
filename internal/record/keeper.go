package record

import (
	"context"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"

	"hoofdlijn/internal/meeting"
)

// Setup says for which meeting a Keeper writes and with what.
type Setup struct {
	Stream string
	Words  []meeting.Words // what the meeting can remember
	Vault  Vault
	Random io.Reader // for nonces; nil means the system's
	// Alone says that nobody else writes to this stream. Then spare keys can stay in the vault: they are found again by
	// Reclaim. Otherwise nobody could know that they are free, and Close discards them.
	Alone bool
	// Commits says that boxes are AES-256-GCM and commit to their key. All of a stream are, or none.
	Commits bool
	// Stock is how many spare keys are made at a time; 0 means 64.
	Stock int
}

// Keeper writes and reads the record of one meeting. One goroutine uses it.
type Keeper struct {
	stream  string
	kinds   kinds
	ring    ring
	kept    *pool
	burning *pool
	random  io.Reader
	fresh   []meeting.KeyName // named since the last Commit
	alone   bool
	shut    bool // an entry could not be opened at all, so what it uses is unknown
	stop    context.CancelFunc

	scratch, plain, inside, sealed []byte // written over by the next Seal: a burst of ballots seals thousands
	bodies                         []byte // what was sealed since the last Commit
}

// mostKept bounds the room for bodies that is used again.
const mostKept = 4 << 20

// kind is a kind of fact: an empty one, and how many fields it hides.
type kind struct {
	empty func() meeting.Fact
	hides int
}

// kinds are the facts that can be remembered, by name.
type kinds map[string]kind

func kindsOf(all []meeting.Words) kinds {
	known := kinds{}
	for _, words := range all {
		for _, empty := range words.Facts {
			fact := empty()
			known[fact.Fact()] = kind{empty, len(hidden(fact))}
		}
	}
	return known
}

// NewKeeper loads the keys of a meeting.
func NewKeeper(ctx context.Context, s Setup) (*Keeper, error) {
	if s.Random == nil {
		s.Random = rand.Reader
	}
	if s.Stock == 0 {
		s.Stock = usualStock
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	k := &Keeper{stream: s.Stream, kinds: kindsOf(s.Words), random: s.Random, stop: stop, alone: s.Alone,
		ring: ring{vault: s.Vault, stream: s.Stream, commits: s.Commits, byID: map[KeyID]*held{}, gone: map[KeyID]bool{},
			names: map[meeting.KeyName][]*held{}},
		kept:    &pool{vault: s.Vault, stream: s.Stream, class: Kept, stock: s.Stock, ctx: background},
		burning: &pool{vault: s.Vault, stream: s.Stream, class: Burning, ctx: background}}
	keys, err := s.Vault.Keys(ctx, s.Stream)
	if err != nil {
		stop()
		return nil, fmt.Errorf("load the keys of %s: %w", s.Stream, err)
	}
	for _, key := range keys {
		k.ring.add(key)
	}
	return k, nil
}

// keyFor gives the key with this name, a spare one when the name is new.
func (k *Keeper) keyFor(ctx context.Context, name meeting.KeyName) (*held, error) {
	if h := k.ring.current(name); h != nil {
		return h, nil
	}
	key, err := k.poolOf(name).take(ctx)
	if err != nil {
		return nil, fmt.Errorf("mint a key: %w", err)
	}
	h := k.ring.add(key)
	k.ring.bind(name, h)
	k.fresh = append(k.fresh, name)
	return h, nil
}

func (k *Keeper) poolOf(name meeting.KeyName) *pool {
	if OfRound(name) {
		return k.burning
	}
	return k.kept
}

// Commit says that everything sealed since the last Commit or Undo is in the record, and that nobody looks at the bodies
// any more: the next ones are written over them.
func (k *Keeper) Commit() {
	k.fresh = k.fresh[:0]
	if k.bodies = k.bodies[:0]; cap(k.bodies) > mostKept {
		k.bodies = nil
	}
}

// LetGo says that somebody may look at the bodies for longer: they are not written over.
func (k *Keeper) LetGo() { k.bodies = nil }

// Undo says that nothing sealed since the last Commit or Undo is in the record: the keys that were named for it are
// spare again. It comes before reading what is in the record instead.
func (k *Keeper) Undo() {
	for i := len(k.fresh) - 1; i >= 0; i-- {
		name := k.fresh[i]
		k.poolOf(name).giveBack(k.ring.unbind(name).Key)
	}
	k.fresh, k.bodies = k.fresh[:0], nil
}

// Forsake is Undo when it is unknown whether what was sealed is in the record, or will be: its keys are used for
// nothing else.
func (k *Keeper) Forsake() {
	for i := len(k.fresh) - 1; i >= 0; i-- {
		k.ring.unbind(k.fresh[i])
	}
	k.fresh, k.bodies = k.fresh[:0], nil
}

// Ended is the names of the keys whose life a fact ends: to be burnt once it is durable, and again whenever it is read,
// in case that was interrupted.
func Ended(f meeting.Fact) []meeting.KeyName {
	if b, ok := f.(meeting.Burns); ok {
		return b.Burns()
	}
	return nil
}

// Burn destroys the keys with these names and says how many there were. Names without a key are no error: they are
// gone already. After an error nothing has changed and Burn can be tried again.
func (k *Keeper) Burn(ctx context.Context, names ...meeting.KeyName) (int, error) {
	ids := k.ring.ids(names)
	if len(ids) == 0 {
		return 0, nil
	}
	if err := k.ring.vault.Destroy(ctx, k.stream, ids...); err != nil {
		return 0, fmt.Errorf("destroy %d keys: %w", len(ids), err)
	}
	k.ring.drop(names)
	return len(ids), nil
}

// Secret derives a secret that lasts as long as the meeting and is the same on every instance. nil as long as the
// record is empty, or when the meeting itself was forgotten.
func (k *Keeper) Secret(purpose string) []byte {
	if k.ring.first == nil {
		return nil
	}
	secret, err := hkdf.Key(sha256.New, k.ring.first.Secret[:], nil, "hoofdlijn "+purpose, sha256.Size)
	if err != nil {
		panic(err) // asked for more than HKDF can give, which is a constant
	}
	return secret
}

// Reclaim makes keys that no entry uses spare again. It comes after reading the whole record, and does nothing unless
// the Keeper is alone.
func (k *Keeper) Reclaim() {
	if !k.alone || k.shut {
		return
	}
	used := map[KeyID]bool{}
	for _, keys := range k.ring.names {
		for _, h := range keys {
			used[h.ID] = true
		}
	}
	for id, h := range k.ring.byID {
		switch {
		case used[id]:
		case h.Class == Kept:
			k.kept.giveBack(h.Key)
		case h.Class == Burning:
			k.burning.giveBack(h.Key)
		}
	}
}

// Close ends the background work and deals with the spare keys.
func (k *Keeper) Close(ctx context.Context) error {
	k.stop()
	err := k.kept.close(ctx, k.alone)
	if other := k.burning.close(ctx, k.alone); err == nil {
		err = other
	}
	return err
}
