package vault_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/vault"
	"hoofdlijn/internal/vault/redis"
)

func openBeside(t *testing.T, server *redistest.Server, file string) *vault.Vault {
	t.Helper()
	rows, err := redis.Open(t.Context(), server.URL())
	ok(t, err)
	v, err := vault.Open(rows, file)
	ok(t, err)
	t.Cleanup(func() { v.Close() })
	return v
}

// TestBurnCutShortAmongOthers stops an instance at every step of a burn. Another one that was there all the time goes on, with every key, and
// the next burn of anybody, or the next start, does what is left.
func TestBurnCutShortAmongOthers(t *testing.T) {
	server := redistest.Start(t)
	file := filepath.Join(t.TempDir(), "key")
	other := openBeside(t, server, file)
	first := openBeside(t, server, file)
	steps := first.StopAt("", nil)
	ok(t, first.Burn(t.Context(), "m", mint(t, first, "m", vault.Kept, 1)[0].ID))
	if len(*steps) != 8 {
		t.Fatalf("a burn has steps %v", *steps)
	}
	var left []vault.Key
	for i, step := range *steps {
		t.Run(step, func(t *testing.T) {
			v := openBeside(t, server, file)
			more := mint(t, v, "n", vault.Kept, 2)
			left = append(left, more...)
			slices.SortFunc(left, func(a, b vault.Key) int { return strings.Compare(string(a.ID), string(b.ID)) })
			gone := mint(t, v, "m", vault.Kept, 1)
			errStop := errors.New("stopped")
			v.StopAt(step, errStop)
			if err := v.Burn(t.Context(), "m", gone[0].ID); !errors.Is(err, errStop) {
				t.Fatal(err)
			}
			holds(t, other, "n", left)
			ok(t, other.Discard(t.Context(), "o", mint(t, other, "o", vault.Kept, 1)[0].ID))
			if i%2 == 0 {
				ok(t, other.Burn(t.Context(), "o", mint(t, other, "o", vault.Kept, 1)[0].ID))
			} else {
				openBeside(t, server, file)
			}
			holds(t, other, "n", left)
			holds(t, openBeside(t, server, file), "n", left)
			_, there, err := other.Find(t.Context(), "m", gone[0].ID)
			if there != (i < 2) || err != nil { // before the second step nothing was decided
				t.Errorf("what was to go is there: %v, %v", there, err)
			}
			ok(t, other.Drop(t.Context(), "m"))
		})
	}
	beside, err := filepath.Glob(file + ".new-*")
	ok(t, err)
	if len(beside) != 0 {
		t.Errorf("beside the key file lies %v", beside)
	}
}

// TestWhoCrashedLeavesNoMark: marks of instances that are long gone are cleared up; those of others stay.
func TestWhoCrashedLeavesNoMark(t *testing.T) {
	server := redistest.Start(t)
	file := filepath.Join(t.TempDir(), "key")
	ok(t, os.WriteFile(file+".at-longgone", nil, 0o600))
	one := openBeside(t, server, file)
	openBeside(t, server, file)
	marks, err := filepath.Glob(file + ".at-*")
	ok(t, err)
	if len(marks) != 2 || one.Erasure(t.Context()) != vault.Strong {
		t.Errorf("%v, %v", marks, one.Erasure(t.Context()))
	}
}

// TestNobodyWritesDuringABurn: what another instance would write meanwhile waits, and is under the new master key.
func TestNobodyWritesDuringABurn(t *testing.T) {
	server := redistest.Start(t)
	file := filepath.Join(t.TempDir(), "key")
	one, other := openBeside(t, server, file), openBeside(t, server, file)
	minted := make(chan []vault.Key, 1)
	one.AtStep("rewritten", func() {
		go func() {
			keys, err := other.Mint(context.Background(), "n", vault.Kept, 1)
			if err != nil {
				t.Error(err)
			}
			minted <- keys
		}()
		select {
		case <-minted:
			t.Error("a key was made while the master key was replaced")
			minted <- nil
		case <-time.After(200 * time.Millisecond):
		}
	})
	ok(t, one.Burn(t.Context(), "m", mint(t, one, "m", vault.Kept, 1)[0].ID))
	keys := <-minted
	holds(t, one, "n", keys)
	holds(t, openBeside(t, server, file), "n", keys)
}
