package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/vault"
	"hoofdlijn/internal/vault/bolt"
)

// place is where a vault lives in a test: folder for the rows, file for the master key.
type place struct{ folder, file string }

func newPlace(t testing.TB) place {
	return place{folder: t.TempDir(), file: filepath.Join(t.TempDir(), "key")}
}

func (p place) try() (*vault.Vault, error) {
	rows, err := bolt.Open(p.folder)
	if err != nil {
		return nil, err
	}
	v, err := vault.Open(rows, p.file)
	if err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	return v, nil
}

func (p place) open(t testing.TB) *vault.Vault {
	t.Helper()
	v, err := p.try()
	ok(t, err)
	t.Cleanup(func() { v.Close() })
	return v
}

// copy gives a place with the same files, as somebody who copied the disk has it.
func (p place) copy(t *testing.T) place {
	t.Helper()
	c := newPlace(t)
	copyFile(t, filepath.Join(p.folder, bolt.FileName), filepath.Join(c.folder, bolt.FileName))
	copyFile(t, p.file, c.file)
	return c
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	ok(t, err)
	ok(t, os.WriteFile(to, b, 0o600))
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mint(t testing.TB, v *vault.Vault, stream string, class vault.Class, n int) []vault.Key {
	t.Helper()
	keys, err := v.Mint(t.Context(), stream, class, n)
	ok(t, err)
	slices.SortFunc(keys, func(a, b vault.Key) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return keys
}

func holds(t *testing.T, v *vault.Vault, stream string, want []vault.Key) {
	t.Helper()
	got, err := v.Load(t.Context(), stream)
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("%q has %d keys, want %d (%v)", stream, len(got), len(want), err)
	}
	for _, k := range want {
		if one, there, err := v.Find(t.Context(), stream, k.ID); err != nil || !there || one != k {
			t.Fatalf("%s: %v, %v", k.ID, there, err)
		}
	}
}

func TestMintLoadFind(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	keys := mint(t, v, "m", vault.Kept, 20)
	other := mint(t, v, "n", vault.Burning, 3)
	if got := mint(t, v, "m", vault.Kept, 0); len(got) != 0 {
		t.Error(got)
	}
	form := regexp.MustCompile(`^[a-z2-7]{26}$`)
	secrets := map[[32]byte]bool{}
	for _, k := range append(slices.Clone(keys), other...) {
		if !form.MatchString(string(k.ID)) {
			t.Errorf("id %q", k.ID)
		}
		secrets[k.Secret] = true
	}
	if len(secrets) != 23 || secrets[[32]byte{}] {
		t.Errorf("%d different secrets", len(secrets))
	}
	holds(t, v, "m", keys)
	holds(t, v, "none", []vault.Key{})
	if _, there, err := v.Find(t.Context(), "n", keys[0].ID); there || err != nil {
		t.Errorf("found in another stream: %v %v", there, err)
	}
	if _, err := v.Mint(t.Context(), "", vault.Kept, 1); err == nil {
		t.Error("minted for no stream")
	}
	if _, err := v.Mint(t.Context(), "m", 'x', 1); err == nil {
		t.Error("minted a class that does not exist")
	}
	ok(t, v.Close())
	v = p.open(t)
	holds(t, v, "m", keys)
	holds(t, v, "n", other)
	if v.Erasure(t.Context()) != vault.Strong {
		t.Error(v.Erasure(t.Context()))
	}
}

// TestBurnt: after a burn nobody who has the old file of rows, and the key file of now, gets the key.
func TestBurnt(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	keys := mint(t, v, "m", vault.Kept, 5)
	other := mint(t, v, "n", vault.Burning, 5)
	before := p.copy(t)
	ok(t, v.Burn(t.Context(), "m", keys[1].ID, keys[3].ID))
	left := []vault.Key{keys[0], keys[2], keys[4]}
	holds(t, v, "m", left)
	holds(t, v, "n", other)
	holds(t, v, "m", append(left, mint(t, v, "m", vault.Kept, 0)...))

	copyFile(t, p.file, before.file) // the rows of then, the key file of now
	thief := before.open(t)
	got, err := thief.Load(t.Context(), "m")
	var shut *vault.ShutError
	if len(got) != 0 || !errors.As(err, &shut) || len(shut.IDs) != 5 {
		t.Errorf("the old rows give %d keys, %v", len(got), err)
	}
	if _, there, err := thief.Find(t.Context(), "m", keys[1].ID); there || !errors.As(err, &shut) {
		t.Errorf("%v %v", there, err)
	}
	ok(t, v.Close())
	holds(t, p.open(t), "m", left)
	if left, _ := filepath.Glob(p.file + "?*"); len(left) != 0 {
		t.Errorf("beside the key file lies %v", left)
	}
}

// TestOldKeyFileIsOverwritten reads what was the key file through a descriptor that was open before.
func TestOldKeyFileIsOverwritten(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	keys := mint(t, v, "m", vault.Kept, 1)
	old, err := os.Open(p.file)
	ok(t, err)
	defer old.Close()
	ok(t, v.Burn(t.Context(), "m", keys[0].ID))
	buf := make([]byte, 4096)
	n, _ := old.ReadAt(buf, 0)
	if n == 0 || len(bytes.Trim(buf[:n], "\x00")) != 0 {
		t.Errorf("of the old key file is left: %q", buf[:n])
	}
}

func TestDrop(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	mint(t, v, "m", vault.Kept, 5)
	other := mint(t, v, "n", vault.Kept, 5)
	ok(t, v.Drop(t.Context(), "m"))
	ok(t, v.Drop(t.Context(), "none"))
	ok(t, v.Burn(t.Context(), "m"))
	holds(t, v, "m", []vault.Key{})
	holds(t, v, "n", other)
}

func TestKeyFile(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	mint(t, v, "m", vault.Kept, 1)
	ok(t, v.Close())
	if info, err := os.Stat(p.file); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v %v", info.Mode(), err)
	}
	good, err := os.ReadFile(p.file)
	ok(t, err)
	for _, c := range []struct {
		name string
		harm func() error
		want error
	}{
		{"readable by others", func() error { return os.Chmod(p.file, 0o640) }, vault.ErrKeyFile},
		{"missing", func() error { return os.Remove(p.file) }, vault.ErrNoKeyFile},
		{"empty", func() error { return os.WriteFile(p.file, nil, 0o600) }, vault.ErrKeyFile},
		{"half", func() error { return os.WriteFile(p.file, good[:len(good)/2], 0o600) }, vault.ErrKeyFile},
		{"a short key", func() error {
			return os.WriteFile(p.file, []byte(`{"format":2,"kept":[{"number":1,"key":"AAAA"}],"burning":[{"number":1,"key":"AAAA"}]}`), 0o600)
		}, vault.ErrKeyFile},
		{"no keys", func() error {
			return os.WriteFile(p.file, []byte(`{"format":2,"kept":[],"burning":[]}`), 0o600)
		}, vault.ErrKeyFile},
		{"one master only", func() error {
			return os.WriteFile(p.file, bytes.Replace(good, []byte(`"burning"`), []byte(`"other"`), 1), 0o600)
		}, vault.ErrKeyFile},
		{"newer", func() error {
			return os.WriteFile(p.file, bytes.Replace(good, []byte(`"format":2`), []byte(`"format":3`), 1), 0o600)
		}, vault.ErrKeyFile},
		{"older", func() error {
			return os.WriteFile(p.file, []byte(`{"format":1,"generations":[{"number":1,"key":"`+strings.Repeat("AAAA", 10)+`AAA="}]}`), 0o600)
		}, vault.ErrKeyFile},
	} {
		t.Run(c.name, func(t *testing.T) {
			ok(t, c.harm())
			_, err := p.try()
			if !errors.Is(err, c.want) {
				t.Errorf("opened with %v", err)
			}
			if (c.name == "older" || c.name == "newer") && !strings.Contains(err.Error(), c.name) {
				t.Errorf("it does not say so: %v", err)
			}
			if err != nil && strings.Contains(err.Error(), "AAAA") {
				t.Error("the error tells the key")
			}
			ok(t, os.RemoveAll(p.file))
			ok(t, os.WriteFile(p.file, good, 0o600))
			ok(t, os.Chmod(p.file, 0o600))
			v, err := p.try()
			ok(t, err)
			ok(t, v.Close())
		})
	}
}

// TestNotReplaceable: places in which the key file cannot be replaced, or not even made.
func TestNotReplaceable(t *testing.T) {
	p := newPlace(t)
	ok(t, p.open(t).Close())
	t.Run("no place for a file", func(t *testing.T) {
		nowhere := place{p.folder, "/proc/self/key"}
		if _, err := nowhere.try(); !errors.Is(err, vault.ErrKeyFile) {
			t.Errorf("opened with %v", err)
		}
	})
	t.Run("read only", func(t *testing.T) {
		if os.Geteuid() == 0 {
			t.Skip("NOT TESTED: root may write everywhere")
		}
		ok(t, os.Chmod(filepath.Dir(p.file), 0o500))
		defer os.Chmod(filepath.Dir(p.file), 0o700)
		if _, err := p.try(); !errors.Is(err, vault.ErrKeyFile) {
			t.Errorf("opened with %v", err)
		}
	})
}

func TestWrongKeyFile(t *testing.T) {
	p, q := newPlace(t), newPlace(t)
	v := p.open(t)
	mint(t, v, "m", vault.Kept, 3)
	ok(t, v.Close())
	ok(t, q.open(t).Close())
	copyFile(t, q.file, p.file)
	v = p.open(t)
	var shut *vault.ShutError
	if got, err := v.Load(t.Context(), "m"); len(got) != 0 || !errors.As(err, &shut) || len(shut.IDs) != 3 {
		t.Fatalf("%d keys, %v", len(got), err)
	}
	good := mint(t, v, "m", vault.Kept, 2)
	if got, err := v.Load(t.Context(), "m"); !slices.Equal(got, good) || !errors.As(err, &shut) {
		t.Errorf("%d keys, %v", len(got), err)
	}
	ok(t, v.Burn(t.Context(), "m", good[0].ID))
	if got, err := v.Load(t.Context(), "m"); len(got) != 1 || !errors.As(err, &shut) || len(shut.IDs) != 3 {
		t.Errorf("after a burn %d keys, %v", len(got), err)
	}
}

// TestRowsDoNotMove: a row opens as itself only.
func TestRowsDoNotMove(t *testing.T) {
	p := newPlace(t)
	v := p.open(t)
	keys := mint(t, v, "m", vault.Kept, 2)
	ok(t, v.Close())
	rows, err := bolt.Open(p.folder)
	ok(t, err)
	row, _, err := rows.One(t.Context(), "m", keys[0].ID)
	ok(t, err)
	as := func(stream string, id vault.ID, class vault.Class, wrapped []byte) {
		ok(t, rows.Put(t.Context(), stream, []vault.Row{{Stream: stream, ID: id, Class: class, Wrapped: wrapped}}))
	}
	as("other", row.ID, row.Class, row.Wrapped)
	as("m", "another", row.Class, row.Wrapped)
	as("m", row.ID, vault.Burning, row.Wrapped)
	as("short", "a", row.Class, nil)
	as("short", "b", row.Class, []byte{0, 0, 0})
	as("short", "c", row.Class, row.Wrapped[:20])
	ok(t, rows.Close())
	v = p.open(t)
	for stream, want := range map[string]int{"other": 0, "m": 1, "short": 0} {
		var shut *vault.ShutError
		if got, err := v.Load(t.Context(), stream); len(got) != want || !errors.As(err, &shut) {
			t.Errorf("%q gives %d keys, %v", stream, len(got), err)
		}
	}
}
