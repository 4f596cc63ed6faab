package bolt_test

import (
	"testing"

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
