package record

import (
	"context"
	"encoding/base32"
	"fmt"
	"strings"

	"hoofdlijn/internal/vault"
)

// OnVault makes the key store of the program the one of the record. A key that is there and does not open is an error,
// not a forgotten one: with the wrong key file a meeting does not open at all. Keys gives the others beside that error.
func OnVault(v *vault.Vault) Vault { return onVault{v} }

type onVault struct{ *vault.Vault }

var idText = base32.StdEncoding.WithPadding(base32.NoPadding)

func fromVault(k vault.Key) (Key, error) {
	key := Key{Class: Kept, Secret: k.Secret}
	if k.Class == vault.Burning {
		key.Class = Burning
	}
	if n, err := idText.Decode(key.ID[:], []byte(strings.ToUpper(string(k.ID)))); err != nil || n != len(key.ID) {
		return Key{}, fmt.Errorf("record: the vault has a key with id %q", k.ID)
	}
	return key, nil
}

func fromVaultAll(from []vault.Key) ([]Key, error) {
	keys := make([]Key, len(from))
	for i, k := range from {
		var err error
		if keys[i], err = fromVault(k); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

func vaultID(id KeyID) vault.ID { return vault.ID(strings.ToLower(idText.EncodeToString(id[:]))) }

func (v onVault) Mint(ctx context.Context, stream string, class Class, n int) ([]Key, error) {
	as := vault.Kept
	if class == Burning {
		as = vault.Burning
	}
	fresh, err := v.Vault.Mint(ctx, stream, as, n)
	if err != nil {
		return nil, err
	}
	return fromVaultAll(fresh)
}

func (v onVault) Keys(ctx context.Context, stream string) ([]Key, error) {
	found, shut := v.Load(ctx, stream)
	keys, err := fromVaultAll(found)
	if err == nil {
		err = shut
	}
	return keys, err
}

func (v onVault) Key(ctx context.Context, stream string, id KeyID) (Key, bool, error) {
	found, there, err := v.Find(ctx, stream, vaultID(id))
	if !there || err != nil {
		return Key{}, false, err
	}
	key, err := fromVault(found)
	return key, err == nil, err
}

func (v onVault) Destroy(ctx context.Context, stream string, ids ...KeyID) error {
	return v.Burn(ctx, stream, vaultIDs(ids)...)
}

func (v onVault) Discard(ctx context.Context, stream string, ids ...KeyID) error {
	return v.Vault.Discard(ctx, stream, vaultIDs(ids)...)
}

func vaultIDs(ids []KeyID) []vault.ID {
	texts := make([]vault.ID, len(ids))
	for i, id := range ids {
		texts[i] = vaultID(id)
	}
	return texts
}
