package main

import (
	"path/filepath"
	"testing"

	"hoofdlijn/internal/record/recordtest"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
)

func TestKeysAreAVaultForTheRecord(t *testing.T) {
	rows, err := vaultbolt.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	v, err := vault.Open(rows, filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	recordtest.Run(t, keysOf(v))
}
