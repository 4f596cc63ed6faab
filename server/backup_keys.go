package main

import (
	"context"
	"io"

	"hoofdlijn/internal/vault"
)

// keysFile holds the keys in a backup: wrapped, without those of open rounds.
const keysFile = "keys.jsonl"

func (b *bundle) keys(ctx context.Context, v *vault.Vault) error {
	return b.large(keysFile, func(w io.Writer) error { return v.Backup(ctx, w) })
}
