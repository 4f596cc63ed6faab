package record

import (
	"context"
	"crypto/cipher"
	"slices"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"

	"hoofdlijn/internal/meeting"
)

// ring is the keys of one meeting that are at hand, and what they are for as far as the record has told.
type ring struct {
	vault   Vault
	stream  string
	commits bool // boxes commit to their key
	byID    map[KeyID]*held
	gone    map[KeyID]bool // asked for in vain; a destroyed key never comes back
	names   map[meeting.KeyName][]*held
	first   *held // the first key of the meeting itself
}

type held struct {
	Key
	aead cipher.AEAD
}

func (r *ring) add(key Key) *held {
	if h := r.byID[key.ID]; h != nil {
		return h
	}
	h := &held{key, r.box(key)}
	r.byID[key.ID] = h
	return h
}

func (r *ring) box(key Key) cipher.AEAD {
	if r.commits {
		return committed{key.Secret}
	}
	aead, err := chacha20poly1305.NewX(key.Secret[:])
	if err != nil {
		panic(err) // the key has the wrong length, which its type forbids
	}
	return aead
}

// find gives the key with this id; nil when it is gone.
func (r *ring) find(ctx context.Context, id KeyID) (*held, error) {
	if h := r.byID[id]; h != nil || r.gone[id] {
		return h, nil
	}
	key, there, err := r.vault.Key(ctx, r.stream, id)
	if err != nil {
		return nil, err
	}
	if !there {
		r.gone[id] = true
		return nil, nil
	}
	return r.add(key), nil
}

// bind remembers what a key is for. Two instances may have given one name a key each; then the name has both.
func (r *ring) bind(name meeting.KeyName, h *held) {
	known := r.names[name]
	if len(known) > 0 && known[len(known)-1] == h {
		return
	}
	if name == meeting.MeetingKey && r.first == nil {
		r.first = h
	}
	known = slices.DeleteFunc(known, func(o *held) bool { return o == h })
	r.names[name] = append(known, h)
}

// unbind takes back the last bind of a name.
func (r *ring) unbind(name meeting.KeyName) *held {
	known := r.names[name]
	last := known[len(known)-1]
	if r.names[name] = known[:len(known)-1]; len(known) == 1 {
		delete(r.names, name)
	}
	if r.first == last {
		r.first = nil
	}
	return last
}

func (r *ring) current(name meeting.KeyName) *held {
	if known := r.names[name]; len(known) > 0 {
		return known[len(known)-1]
	}
	return nil
}

// ids says which keys have these names.
func (r *ring) ids(names []meeting.KeyName) []KeyID {
	var ids []KeyID
	for _, name := range names {
		for _, h := range r.names[name] {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// drop forgets keys by name.
func (r *ring) drop(names []meeting.KeyName) {
	for _, name := range names {
		for _, h := range r.names[name] {
			delete(r.byID, h.ID)
			r.gone[h.ID] = true
		}
		delete(r.names, name)
	}
}

// owner is the key name that a field is really kept under: what belongs to nobody belongs to the meeting.
func owner(name meeting.KeyName) meeting.KeyName {
	if name == "" || strings.HasSuffix(string(name), "/") {
		return meeting.MeetingKey
	}
	return name
}

// OfRound says whether a key is that of a round: burnt when it closes.
func OfRound(name meeting.KeyName) bool { return strings.HasPrefix(string(name), "round/") }
