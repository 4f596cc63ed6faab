package recordtest

import (
	"bytes"
	"slices"
	"testing"

	"hoofdlijn/internal/record"
)

// Run holds an empty record.Vault to its contract.
func Run(t *testing.T, v record.Vault) {
	t.Helper()
	kept := mint(t, v, "m", record.Kept, 4)
	burning := mint(t, v, "m", record.Burning, 3)
	other := mint(t, v, "n", record.Kept, 2)
	holds(t, v, "m", slices.Concat(kept, burning))
	ctx := t.Context()
	ok(t, v.Destroy(ctx, "m", kept[0].ID, burning[0].ID))
	ok(t, v.Discard(ctx, "m", kept[1].ID, burning[1].ID))
	left := []record.Key{kept[2], kept[3], burning[2]}
	holds(t, v, "m", left)
	for _, gone := range []record.Key{kept[0], kept[1], burning[0], burning[1]} {
		if _, there, err := v.Key(ctx, "m", gone.ID); there || err != nil {
			t.Errorf("a key that went is there: %v %v", there, err)
		}
	}
	// Again, and of nothing, is no error.
	ok(t, v.Destroy(ctx, "m", kept[0].ID, kept[1].ID))
	ok(t, v.Discard(ctx, "m", kept[0].ID, kept[1].ID))
	ok(t, v.Destroy(ctx, "m"))
	ok(t, v.Discard(ctx, "m"))
	ok(t, v.Discard(ctx, "none", kept[2].ID))
	holds(t, v, "m", left)
	holds(t, v, "n", other)
	holds(t, v, "none", nil)
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mint(t *testing.T, v record.Vault, stream string, class record.Class, n int) []record.Key {
	t.Helper()
	keys, err := v.Mint(t.Context(), stream, class, n)
	ok(t, err)
	for _, key := range keys {
		if key.Class != class {
			t.Fatalf("asked for a key that is %s, got one that is %q", class, key.Class)
		}
	}
	return keys
}

func byID(a, b record.Key) int { return bytes.Compare(a.ID[:], b.ID[:]) }

func holds(t *testing.T, v record.Vault, stream string, want []record.Key) {
	t.Helper()
	got, err := v.Keys(t.Context(), stream)
	ok(t, err)
	got, want = slices.Clone(got), slices.Clone(want)
	slices.SortFunc(got, byID)
	slices.SortFunc(want, byID)
	if !slices.Equal(got, want) {
		t.Fatalf("%q gives %d keys, want %d, with id, class and secret", stream, len(got), len(want))
	}
	for _, key := range want {
		if one, there, err := v.Key(t.Context(), stream, key.ID); err != nil || !there || one != key {
			t.Fatalf("one key of %q: %v, %v", stream, there, err)
		}
	}
}
