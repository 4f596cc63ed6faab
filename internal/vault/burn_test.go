package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/vault"
)

// shelf is the keys of one class in one stream.
type shelf struct {
	stream string
	class  vault.Class
}

// has is holds for one class.
func has(t *testing.T, v *vault.Vault, at shelf, want []vault.Key) {
	t.Helper()
	var got []vault.Key
	all, err := v.Load(t.Context(), at.stream)
	for _, key := range all {
		if key.Class == at.class {
			got = append(got, key)
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("of class %c %q gives %d keys, want %d (%v)", at.class, at.stream, len(got), len(want), err)
	}
}

var (
	mKept, mBurning = shelf{"m", vault.Kept}, shelf{"m", vault.Burning}
	nKept, nBurning = shelf{"n", vault.Kept}, shelf{"n", vault.Burning}
)

// burns are the ways to burn: in what m has, what goes of it, and so which classes are wrapped anew.
var burns = []struct {
	name   string
	m      []shelf
	goes   []shelf // the second key of each
	wholly bool    // or all of m
}{
	{"a kept key", []shelf{mKept, mBurning}, []shelf{mKept}, false},
	{"the key of a round", []shelf{mKept, mBurning}, []shelf{mBurning}, false},
	{"one of each", []shelf{mKept, mBurning}, []shelf{mKept, mBurning}, false},
	{"a stream", []shelf{mKept, mBurning}, []shelf{mKept, mBurning}, true},
	{"a stream of rounds", []shelf{mBurning}, []shelf{mBurning}, true},
}

// TestBurnCutShort stops a burn at every step there is, takes the files as they are then, and starts again.
func TestBurnCutShort(t *testing.T) {
	v := newPlace(t).open(t)
	steps := v.StopAt("", nil)
	ok(t, v.Burn(t.Context(), "m", mint(t, v, "m", vault.Kept, 1)[0].ID))
	if len(*steps) != 8 {
		t.Fatalf("a burn has steps %v", *steps)
	}
	for i, step := range *steps {
		for _, c := range burns {
			t.Run(c.name+", "+step, func(t *testing.T) {
				p := newPlace(t)
				v := p.open(t)
				had, left, touched := map[shelf][]vault.Key{}, map[shelf][]vault.Key{}, map[vault.Class]bool{}
				for _, at := range append([]shelf{nKept, nBurning}, c.m...) {
					had[at] = mint(t, v, at.stream, at.class, 3)
					left[at] = had[at]
				}
				var ids []vault.ID
				for _, at := range c.goes {
					ids, touched[at.class] = append(ids, had[at][1].ID), true
					left[at] = []vault.Key{had[at][0], had[at][2]}
					if c.wholly {
						left[at] = nil
					}
				}
				before := p.copy(t)
				errStop := errors.New("stopped")
				v.StopAt(step, errStop)
				burn := func() error { return v.Burn(t.Context(), "m", ids...) }
				if c.wholly {
					burn = func() error { return v.Drop(t.Context(), "m") }
				}
				if err := burn(); !errors.Is(err, errStop) {
					t.Fatal(err)
				}
				crashed := p.copy(t)
				copyLeftovers(t, p, crashed)

				again := crashed.open(t) // start again on what was on the disk
				if i < 2 {               // nothing was decided yet
					left, touched = had, nil
				}
				for at, want := range left {
					has(t, again, at, want)
				}
				more := mint(t, again, "later", vault.Kept, 1)
				copyFile(t, crashed.file, before.file) // the rows of then, the key file of now
				thief := before.open(t)
				for at, keys := range had {
					if touched[at.class] {
						keys = nil
					}
					has(t, thief, at, keys)
				}
				ok(t, again.Close())
				holds(t, crashed.open(t), "later", more)
				if beside, _ := filepath.Glob(crashed.file + "?*"); len(beside) != 0 {
					t.Errorf("beside the key file lies %v", beside)
				}
			})
		}
	}
}

func copyLeftovers(t *testing.T, from, to place) {
	t.Helper()
	beside, err := filepath.Glob(from.file + "?*")
	ok(t, err)
	for _, name := range beside {
		copyFile(t, name, to.file+strings.TrimPrefix(name, from.file))
	}
}

// TestDiscard: giving back costs no master key, and touches nothing else.
func TestDiscard(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	keys, other := mint(t, v, "m", vault.Kept, 3), mint(t, v, "n", vault.Burning, 3)
	before, err := os.ReadFile(p.file)
	ok(t, err)
	steps := v.StopAt("", nil)
	ok(t, v.Discard(t.Context(), "m", keys[0].ID, keys[2].ID))
	ok(t, v.Discard(t.Context(), "m", keys[0].ID))
	ok(t, v.Discard(t.Context(), "m"))
	ok(t, v.Burn(t.Context(), "m", keys[0].ID)) // gone already: nothing to do either
	ok(t, v.Drop(t.Context(), "none"))
	after, err := os.ReadFile(p.file)
	ok(t, err)
	if !bytes.Equal(before, after) || len(*steps) != 0 {
		t.Errorf("master keys were replaced: %v", *steps)
	}
	holds(t, v, "m", keys[1:2])
	holds(t, v, "n", other)
}

// TestGoesOnAfterFailedBurn: the process lives on after a burn that failed. What it mints then must be good after a
// restart, and the next burn must work.
func TestGoesOnAfterFailedBurn(t *testing.T) {
	errStop := errors.New("stopped")
	for _, step := range []string{"before both", "written both", "swapped both", "rewriting", "rewritten", "before new only", "written new only", "swapped new only"} {
		p := newPlace(t)
		v := p.open(t)
		keys := mint(t, v, "m", vault.Kept, 4)
		v.StopAt(step, errStop)
		if err := v.Burn(t.Context(), "m", keys[0].ID); !errors.Is(err, errStop) {
			t.Fatal(step, err)
		}
		later := mint(t, v, "later", vault.Kept, 2)
		crashed := p.copy(t)
		holds(t, crashed.open(t), "later", later)
		v.StopAt("", nil)
		ok(t, v.Burn(t.Context(), "m", keys[0].ID, keys[1].ID))
		holds(t, v, "m", keys[2:])
		holds(t, v, "later", later)
		ok(t, v.Close())
		holds(t, p.open(t), "m", keys[2:])
	}
}

// TestASecondNameIsNoLeftover: a crash can leave the key file with two names. The second goes, what is in it stays.
func TestASecondNameIsNoLeftover(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	keys := mint(t, v, "m", vault.Kept, 2)
	ok(t, v.Close())
	before, err := os.ReadFile(p.file)
	ok(t, err)
	ok(t, os.Link(p.file, p.file+".new-1"))
	kept := filepath.Join(t.TempDir(), "kept")
	ok(t, os.Link(p.file, kept))
	vault.Sweep(t, p.file)
	if after, err := os.ReadFile(kept); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the key file was written over: %v", err)
	}
	if beside, _ := filepath.Glob(p.file + "?*"); len(beside) != 0 {
		t.Errorf("%v is left", beside)
	}
	holds(t, p.open(t), "m", keys)
}
