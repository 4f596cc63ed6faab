package vault_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/vault"
	"hoofdlijn/internal/vault/bolt"
)

func TestBackup(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	kept := mint(t, v, "m", vault.Kept, 5)
	burning := mint(t, v, "m", vault.Burning, 5)
	other := mint(t, v, "n", vault.Kept, 2)
	var saved bytes.Buffer
	ok(t, v.Backup(t.Context(), &saved))
	for _, k := range burning {
		if strings.Contains(saved.String(), string(k.ID)) {
			t.Fatal("a burning key is in the backup")
		}
	}
	restored := place{folder: t.TempDir(), file: p.file}
	rows, err := bolt.Open(restored.folder)
	ok(t, err)
	if err := vault.Restore(t.Context(), rows, strings.NewReader(saved.String()[:saved.Len()-9])); err == nil {
		t.Error("half a backup was put back")
	}
	ok(t, vault.Restore(t.Context(), rows, bytes.NewReader(saved.Bytes())))
	if err := vault.Restore(t.Context(), rows, bytes.NewReader(saved.Bytes())); err == nil {
		t.Error("put back over what was there")
	}
	ok(t, rows.Close())
	ok(t, v.Close())
	b := restored.open(t)
	holds(t, b, "m", kept)
	holds(t, b, "n", other)
}

// TestBackupOutlivesRounds: a backup opens under the key file of later, whatever rounds closed since, until a kept key
// is burnt. Then Try says so.
func TestBackupOutlivesRounds(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	kept := mint(t, v, "m", vault.Kept, 5)
	rounds := mint(t, v, "m", vault.Burning, 3)
	var saved bytes.Buffer
	ok(t, v.Backup(t.Context(), &saved))
	restored := place{folder: t.TempDir(), file: filepath.Join(t.TempDir(), "key")}
	rows, err := bolt.Open(restored.folder)
	ok(t, err)
	ok(t, vault.Restore(t.Context(), rows, bytes.NewReader(saved.Bytes())))
	try := func(want vault.Tried) {
		t.Helper()
		if got, err := vault.Try(t.Context(), rows, p.file); err != nil || got != want {
			t.Errorf("%+v, %v, want %+v", got, err, want)
		}
	}
	if _, err := vault.Try(t.Context(), rows, restored.file); !errors.Is(err, vault.ErrNoKeyFile) {
		t.Errorf("without a key file: %v", err)
	}
	try(vault.Tried{Keys: 5})
	for _, key := range rounds {
		ok(t, v.Burn(t.Context(), "m", key.ID))
	}
	ok(t, v.Discard(t.Context(), "m", mint(t, v, "m", vault.Kept, 1)[0].ID))
	try(vault.Tried{Keys: 5})
	ok(t, v.Burn(t.Context(), "m", kept[2].ID))
	try(vault.Tried{Keys: 5, Shut: 5})
	ok(t, rows.Close())
}

// TestBackupAfterFailedBurn: a backup is never one that the rest of a burn makes useless.
func TestBackupAfterFailedBurn(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	kept := mint(t, v, "m", vault.Kept, 5)
	errStop := errors.New("stopped")
	v.StopAt("rewriting", errStop)
	if err := v.Burn(t.Context(), "m", kept[0].ID); !errors.Is(err, errStop) {
		t.Fatal(err)
	}
	var saved bytes.Buffer
	if err := v.Backup(t.Context(), &saved); !errors.Is(err, errStop) || saved.Len() > 0 {
		t.Fatalf("%d bytes, %v", saved.Len(), err)
	}
	v.StopAt("", nil)
	ok(t, v.Backup(t.Context(), &saved))
	rows, err := bolt.Open(t.TempDir())
	ok(t, err)
	ok(t, vault.Restore(t.Context(), rows, bytes.NewReader(saved.Bytes())))
	if got, err := vault.Try(t.Context(), rows, p.file); err != nil || got != (vault.Tried{Keys: 4}) {
		t.Errorf("%+v, %v", got, err)
	}
	ok(t, rows.Close())
}
