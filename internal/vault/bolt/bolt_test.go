package bolt_test

import (
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/vault"
	"hoofdlijn/internal/vault/bolt"
	"hoofdlijn/internal/vault/vaulttest"
)

func TestContract(t *testing.T) {
	vaulttest.Run(t, func(t *testing.T) vault.Rows {
		r, err := bolt.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close() })
		return r
	})
}

// TestOlderFile: a file of before the first release is refused in words, and left as it is.
func TestOlderFile(t *testing.T) {
	folder := t.TempDir()
	db, err := boltfile.Open(filepath.Join(folder, bolt.FileName), 1, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("rows"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // and nothing stays locked
		if _, err := bolt.Open(folder); err == nil || !strings.Contains(err.Error(), "before the first release") {
			t.Errorf("opened with %v", err)
		}
	}
}
