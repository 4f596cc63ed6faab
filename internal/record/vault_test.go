package record_test

import (
	"errors"
	"path/filepath"
	"testing"

	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
	vaultredis "hoofdlijn/internal/vault/redis"
)

func TestVaults(t *testing.T) {
	t.Run("in memory", func(t *testing.T) { recordtest.Run(t, &recordtest.Vault{}) })
	for name, open := range map[string]func(t *testing.T) (vault.Rows, error){
		"in files": func(t *testing.T) (vault.Rows, error) { return vaultbolt.Open(t.TempDir()) },
		"in Redis": func(t *testing.T) (vault.Rows, error) { return vaultredis.Open(t.Context(), redistest.Start(t).URL()) },
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := open(t)
			if err != nil {
				t.Fatal(err)
			}
			v, err := vault.Open(rows, filepath.Join(t.TempDir(), "key"))
			if err != nil {
				t.Fatal(errors.Join(err, rows.Close()))
			}
			t.Cleanup(func() { v.Close() })
			recordtest.Run(t, record.OnVault(v))
		})
	}
}
