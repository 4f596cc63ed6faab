package main

import (
	"context"
	"errors"
	"log/slog"

	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
)

// keys lets the record use the vault. Keys that do not open are as good as gone: the record shows what they kept as
// removed and goes on.
type keys struct{ record.Vault }

func keysOf(v *vault.Vault) keys { return keys{record.OnVault(v)} }

// Keys says in the log how many do not open.
func (k keys) Keys(ctx context.Context, stream string) ([]record.Key, error) {
	found, err := k.Vault.Keys(ctx, stream)
	if shut, is := errors.AsType[*vault.ShutError](err); is {
		slog.Error("keys do not open: what they kept shows as removed", "stream", stream, "keys", len(shut.IDs))
		err = nil
	}
	return found, err
}

func (k keys) Key(ctx context.Context, stream string, id record.KeyID) (record.Key, bool, error) {
	key, there, err := k.Vault.Key(ctx, stream, id)
	if _, is := errors.AsType[*vault.ShutError](err); is {
		return record.Key{}, false, nil
	}
	return key, there, err
}
