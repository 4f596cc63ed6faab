package main

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
)

// keys lets the record use the vault: the one names keys by sixteen bytes, the other by the text of them.
type keys struct{ vault *vault.Vault }

var _ record.Vault = keys{}

var keyText = base32.StdEncoding.WithPadding(base32.NoPadding)

func keyID(id record.KeyID) vault.ID {
	return vault.ID(strings.ToLower(keyText.EncodeToString(id[:])))
}

func recordKey(k vault.Key) (record.Key, error) {
	raw, err := keyText.DecodeString(strings.ToUpper(string(k.ID)))
	if err != nil || len(raw) != len(record.KeyID{}) {
		return record.Key{}, fmt.Errorf("the vault has a key with an impossible id")
	}
	class := record.Kept
	if k.Class == vault.Burning {
		class = record.Burning
	}
	return record.Key{ID: record.KeyID(raw), Class: class, Secret: k.Secret}, nil
}

var classes = map[record.Class]vault.Class{record.Kept: vault.Kept, record.Burning: vault.Burning}

func (k keys) Mint(ctx context.Context, stream string, class record.Class, n int) ([]record.Key, error) {
	made, err := k.vault.Mint(ctx, stream, classes[class], n)
	if err != nil {
		return nil, err
	}
	return recordKeys(made)
}

func recordKeys(from []vault.Key) ([]record.Key, error) {
	all := make([]record.Key, len(from))
	for i := range from {
		var err error
		if all[i], err = recordKey(from[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Keys: keys that do not open are as good as gone; the record shows that as removed and goes on. It is said in the log.
func (k keys) Keys(ctx context.Context, stream string) ([]record.Key, error) {
	found, err := k.vault.Load(ctx, stream)
	var shut *vault.ShutError
	if errors.As(err, &shut) {
		slog.Error("keys do not open: what they kept shows as removed", "stream", stream, "keys", len(shut.IDs))
	} else if err != nil {
		return nil, err
	}
	return recordKeys(found)
}

func (k keys) Key(ctx context.Context, stream string, id record.KeyID) (record.Key, bool, error) {
	found, ok, err := k.vault.Find(ctx, stream, keyID(id))
	var shut *vault.ShutError
	if errors.As(err, &shut) {
		return record.Key{}, false, nil
	}
	if err != nil || !ok {
		return record.Key{}, false, err
	}
	key, err := recordKey(found)
	return key, err == nil, err
}

func (k keys) Destroy(ctx context.Context, stream string, ids ...record.KeyID) error {
	return k.vault.Burn(ctx, stream, keyIDs(ids)...)
}

func (k keys) Discard(ctx context.Context, stream string, ids ...record.KeyID) error {
	return k.vault.Discard(ctx, stream, keyIDs(ids)...)
}

func keyIDs(ids []record.KeyID) []vault.ID {
	texts := make([]vault.ID, len(ids))
	for i, id := range ids {
		texts[i] = keyID(id)
	}
	return texts
}
