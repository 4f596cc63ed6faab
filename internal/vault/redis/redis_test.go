package redis_test

import (
	"errors"
	"path/filepath"
	"testing"

	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/vault"
	"hoofdlijn/internal/vault/redis"
	"hoofdlijn/internal/vault/vaulttest"
)

func open(t *testing.T, server *redistest.Server) *redis.Rows {
	t.Helper()
	r, err := redis.Open(t.Context(), server.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func TestContract(t *testing.T) {
	vaulttest.Run(t, func(t *testing.T) vault.Rows { return open(t, redistest.Start(t)) })
}

// TestTwoInstances: they share rows and key file, from the very first start; erasing is honest about being weak.
func TestTwoInstances(t *testing.T) {
	server := redistest.Start(t)
	file := filepath.Join(t.TempDir(), "key")
	const instances = 4
	vaults := make([]*vault.Vault, instances)
	errs := make(chan error, instances)
	rows := make([]*redis.Rows, instances)
	for i := range vaults {
		rows[i] = open(t, server)
	}
	for i := range vaults {
		go func() {
			var err error
			vaults[i], err = vault.Open(rows[i], file)
			errs <- err
		}()
	}
	for range vaults {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
	keys, err := vaults[0].Mint(t.Context(), "m", vault.Kept, 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vaults {
		if got, err := v.Load(t.Context(), "m"); err != nil || len(got) != 3 {
			t.Fatalf("%d keys, %v", len(got), err)
		}
		if v.Erasure() != vault.Weak {
			t.Error("erasing is called strong")
		}
	}
	if err := vaults[1].Burn(t.Context(), "m", keys[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, there, err := vaults[0].Find(t.Context(), "m", keys[0].ID); there || err != nil {
		t.Errorf("burnt, and there: %v, %v", there, err)
	}
	if err := errors.Join(vaults[0].Drop(t.Context(), "m")); err != nil {
		t.Fatal(err)
	}
	if got, err := vaults[2].Load(t.Context(), "m"); err != nil || len(got) != 0 {
		t.Errorf("%d keys after dropping, %v", len(got), err)
	}
}
