package redis_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"

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

// house is several instances at one Redis, with one key file.
type house struct {
	server *redistest.Server
	file   string
	vaults []*vault.Vault
}

func openHouse(t *testing.T, instances int, options ...string) *house {
	t.Helper()
	h := &house{server: redistest.Start(t, options...), file: filepath.Join(t.TempDir(), "key")}
	h.vaults = make([]*vault.Vault, instances)
	errs := make([]error, instances)
	var all sync.WaitGroup
	for i := range h.vaults {
		rows := open(t, h.server)
		all.Go(func() { h.vaults[i], errs[i] = vault.Open(rows, h.file) })
	}
	all.Wait()
	ok(t, errors.Join(errs...))
	t.Cleanup(func() {
		for _, v := range h.vaults {
			v.Close()
		}
	})
	return h
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mint(t *testing.T, v *vault.Vault, stream string, class vault.Class, n int) []vault.Key {
	t.Helper()
	keys, err := v.Mint(t.Context(), stream, class, n)
	ok(t, err)
	return keys
}

// holds fails unless a stream has exactly these keys, with the secrets they had.
func holds(t *testing.T, v *vault.Vault, stream string, want []vault.Key) {
	t.Helper()
	got, err := v.Load(t.Context(), stream)
	ok(t, err)
	secrets := map[vault.ID][32]byte{}
	for _, k := range got {
		secrets[k.ID] = k.Secret
	}
	for _, k := range want {
		if secrets[k.ID] != k.Secret {
			t.Fatalf("%q: key %s is another, or gone", stream, k.ID)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%q has %d keys, want %d", stream, len(got), len(want))
	}
}

// stolen is the rows as somebody copied them, opened under the key file as it is now.
func stolen(t *testing.T, rows []vault.Row, file string) (shut int) {
	t.Helper()
	server := redistest.Start(t)
	copied := open(t, server)
	for _, row := range rows {
		ok(t, copied.Put(t.Context(), row.Stream, []vault.Row{row}))
	}
	tried, err := vault.Try(t.Context(), copied, file)
	ok(t, err)
	return tried.Shut
}

func rowsOf(t *testing.T, server *redistest.Server) (rows []vault.Row) {
	t.Helper()
	for row, err := range open(t, server).All(t.Context()) {
		ok(t, err)
		rows = append(rows, row)
	}
	return rows
}

// TestErasingReachesCopies: what was copied out of Redis before an erasure opens under no key file of later, and all else goes on, on every
// instance.
func TestErasingReachesCopies(t *testing.T) {
	for _, class := range []vault.Class{vault.Kept, vault.Burning} {
		t.Run(string(class), func(t *testing.T) {
			h := openHouse(t, 3)
			for _, v := range h.vaults {
				if is := v.Erasure(t.Context()); is != vault.Strong {
					t.Fatal("erasing is ", is)
				}
			}
			goes, stays := mint(t, h.vaults[0], "talk/ada", class, 3), mint(t, h.vaults[1], "talk/bram", class, 3)
			before := rowsOf(t, h.server)
			ok(t, h.vaults[1].Burn(t.Context(), "talk/ada", goes[0].ID))
			ok(t, h.vaults[2].Drop(t.Context(), "talk/ada"))
			for _, v := range h.vaults {
				holds(t, v, "talk/ada", nil)
				holds(t, v, "talk/bram", stays)
				if _, there, err := v.Find(t.Context(), "talk/ada", goes[0].ID); there || err != nil {
					t.Errorf("burnt, and there: %v, %v", there, err)
				}
				stays = append(stays, mint(t, v, "talk/bram", class, 1)...)
			}
			if shut := stolen(t, before, h.file); shut < 6 {
				t.Errorf("of the 6 keys of then %d do not open", shut)
			}
			if names, err := client(t, h.server).SMembers(t.Context(), "hl:vaults").Result(); err != nil || slices.Contains(names, "talk/ada") {
				t.Errorf("whose keys they were is still told: %v %v", names, err)
			}
		})
	}
}

func client(t *testing.T, server *redistest.Server) *goredis.Client {
	t.Helper()
	c := goredis.NewClient(&goredis.Options{Addr: server.Addr})
	t.Cleanup(func() { c.Close() })
	return c
}

// TestEverybodyAtOnce: instances make, read and erase keys by turns and at once, and none is lost.
func TestEverybodyAtOnce(t *testing.T) {
	h := openHouse(t, 4)
	var all sync.WaitGroup
	kept := make([][]vault.Key, len(h.vaults))
	for i, v := range h.vaults {
		all.Go(func() {
			mine := fmt.Sprint("talk/", i)
			for n := range 15 {
				keys, err := v.Mint(t.Context(), mine, vault.Kept, 2)
				if err == nil {
					kept[i] = append(kept[i], keys[0])
					err = v.Burn(t.Context(), mine, keys[1].ID)
				}
				if err == nil {
					_, err = h.vaults[n%len(h.vaults)].Load(t.Context(), mine)
				}
				if err != nil {
					t.Errorf("instance %d: %v", i, err)
					return
				}
			}
		})
	}
	all.Wait()
	for i := range h.vaults {
		for _, v := range h.vaults {
			holds(t, v, fmt.Sprint("talk/", i), kept[i])
		}
	}
}

// TestWhereItWouldBeLost: where Redis may lose what it acknowledged, or an instance has a key file of its own, master keys stay, and erasing
// says that it is weak.
func TestWhereItWouldBeLost(t *testing.T) {
	weak := func(t *testing.T, h *house) {
		t.Helper()
		v := h.vaults[0]
		if is := v.Erasure(t.Context()); is != vault.Weak {
			t.Error("erasing is ", is)
		}
		before, err := os.ReadFile(h.file)
		ok(t, err)
		keys := mint(t, v, "talk/ada", vault.Kept, 2)
		ok(t, v.Burn(t.Context(), "talk/ada", keys[0].ID))
		holds(t, v, "talk/ada", keys[1:])
		ok(t, v.Drop(t.Context(), "talk/ada"))
		holds(t, v, "talk/ada", nil)
		if after, err := os.ReadFile(h.file); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the key file is another: %v", err)
		}
	}
	t.Run("a second may be lost", func(t *testing.T) { weak(t, openHouse(t, 1, "--appendfsync", "everysec")) })
	t.Run("a replica that hangs", func(t *testing.T) {
		h := openHouse(t, 1)
		replica := redistest.Start(t)
		host, port, _ := strings.Cut(h.server.Addr, ":")
		ok(t, client(t, replica).SlaveOf(t.Context(), host, port).Err())
		waitFor(t, func() bool {
			about, err := client(t, replica).Info(t.Context(), "replication").Result()
			return err == nil && strings.Contains(about, "master_link_status:up")
		})
		if is := h.vaults[0].Erasure(t.Context()); is != vault.Strong {
			t.Error("with a replica that follows erasing is ", is)
		}
		ok(t, replica.Process().Signal(syscall.SIGSTOP))
		weak(t, h)
	})
	t.Run("a copy of the key file", func(t *testing.T) {
		h := openHouse(t, 1)
		folder := t.TempDir()
		raw, err := os.ReadFile(h.file)
		ok(t, err)
		ok(t, os.WriteFile(filepath.Join(folder, "key"), raw, 0o600))
		other, err := vault.Open(open(t, h.server), filepath.Join(folder, "key"))
		ok(t, err)
		weak(t, h)
		ok(t, other.Close())
		keys := mint(t, h.vaults[0], "talk/bram", vault.Kept, 1)
		ok(t, h.vaults[0].Burn(t.Context(), "talk/bram", keys[0].ID))
		if _, err := vault.Open(open(t, h.server), filepath.Join(folder, "key")); !errors.Is(err, vault.ErrOtherKeyFile) {
			t.Errorf("a copy from before an erasure: %v", err)
		}
	})
}

func waitFor(t *testing.T, is func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it does not come")
		}
	}
}
