// Package recordtest holds a key store for tests: in memory, with counters and failures on request.
package recordtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"slices"
	"sync"

	"hoofdlijn/internal/record"
)

// Vault is a record.Vault in memory. The zero Vault is empty and ready.
type Vault struct {
	Random io.Reader // nil means the system's

	mu      sync.Mutex
	keys    map[string][]record.Key
	classes map[record.KeyID]record.Class
	minted  int // calls of Mint, each a wait for the disk in a real vault
	fail    error

	destroyed, discarded int // keys that were asked to go, and how
}

// Mint implements record.Vault.
func (v *Vault) Mint(_ context.Context, stream string, class record.Class, n int) ([]record.Key, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.fail != nil {
		return nil, v.fail
	}
	v.minted++
	if v.keys == nil {
		v.keys, v.classes = map[string][]record.Key{}, map[record.KeyID]record.Class{}
	}
	random := v.Random
	if random == nil {
		random = rand.Reader
	}
	fresh := make([]record.Key, n)
	for i := range fresh {
		if _, err := io.ReadFull(random, fresh[i].ID[:]); err != nil {
			return nil, err
		}
		if _, err := io.ReadFull(random, fresh[i].Secret[:]); err != nil {
			return nil, err
		}
		fresh[i].Class = class
		v.classes[fresh[i].ID] = class
	}
	v.keys[stream] = append(v.keys[stream], fresh...)
	return fresh, nil
}

// Put adds keys as if they had been minted before.
func (v *Vault) Put(stream string, keys ...record.Key) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.keys == nil {
		v.keys, v.classes = map[string][]record.Key{}, map[record.KeyID]record.Class{}
	}
	v.keys[stream] = append(v.keys[stream], keys...)
}

// Keys implements record.Vault.
func (v *Vault) Keys(_ context.Context, stream string) ([]record.Key, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.keys[stream]), v.fail
}

// Key implements record.Vault.
func (v *Vault) Key(_ context.Context, stream string, id record.KeyID) (record.Key, bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, key := range v.keys[stream] {
		if bytes.Equal(key.ID[:], id[:]) {
			return key, true, v.fail
		}
	}
	return record.Key{}, false, v.fail
}

// Destroy implements record.Vault.
func (v *Vault) Destroy(_ context.Context, stream string, ids ...record.KeyID) error {
	return v.remove(stream, ids, &v.destroyed)
}

// Discard implements record.Vault.
func (v *Vault) Discard(_ context.Context, stream string, ids ...record.KeyID) error {
	return v.remove(stream, ids, &v.discarded)
}

func (v *Vault) remove(stream string, ids []record.KeyID, counted *int) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.fail != nil {
		return v.fail
	}
	*counted += len(ids)
	v.keys[stream] = slices.DeleteFunc(v.keys[stream], func(k record.Key) bool { return slices.Contains(ids, k.ID) })
	return nil
}

// Fail makes every call fail from now on; nil ends that.
func (v *Vault) Fail(err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.fail = err
}

// Mints is how often keys were minted.
func (v *Vault) Mints() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.minted
}

// Gone is how many keys were asked to be destroyed, and how many were given back.
func (v *Vault) Gone() (destroyed, discarded int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.destroyed, v.discarded
}

// Class is the class of a key that was minted here.
func (v *Vault) Class(id record.KeyID) record.Class {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.classes[id]
}
