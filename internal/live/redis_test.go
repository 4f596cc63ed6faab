package live

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
	vaultredis "hoofdlijn/internal/vault/redis"
)

// instance is one of several programs on one Redis.
func instance(t *testing.T, url, keyFile string) *Halls {
	t.Helper()
	store, err := redis.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := vaultredis.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := vault.Open(rows, keyFile)
	if err != nil {
		t.Fatal(err)
	}
	h := NewHalls(Config{Store: store, Vault: record.OnVault(keys), Shared: true, Life: func() Life { return newNotes() }})
	t.Cleanup(func() {
		h.Close()
		_ = keys.Close() // the server may be gone by now
		_ = store.Close()
	})
	return h
}

func TestL7_TwoInstancesOnRedis(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server")
	}
	server := redistest.Start(t)
	keyFile := filepath.Join(t.TempDir(), "key")
	rooms := []*Room{open(t, instance(t, server.URL(), keyFile)), open(t, instance(t, server.URL(), keyFile))}
	outs := []*screen{{}, {}}
	viewer := meeting.Viewer{Audience: meeting.Projector}
	for i, r := range rooms {
		r.Sit(Visit{Viewer: viewer, Out: outs[i]})
	}
	const each = 200
	var wg sync.WaitGroup
	for i := range rooms {
		for w := range 4 {
			wg.Go(func() {
				for n := range each / 4 {
					id := fmt.Sprintf("n-%d-%d-%d", i, w, n)
					first := do(t, rooms[i], putAsk(id))
					if again := do(t, rooms[1-i], putAsk(id)); again != first {
						t.Errorf("%s is %d here and %d there", id, first, again)
					}
				}
			})
		}
	}
	wg.Wait()
	for _, r := range rooms {
		for seq, until := meeting.Seq(0), time.Now().Add(10*time.Second); seq < 2*each && time.Now().Before(until); time.Sleep(time.Millisecond) {
			inside(t, r, func() { seq = meeting.Seq(r.head.Seq) })
		}
	}
	if a, b := state(t, rooms[0]), state(t, rooms[1]); a != b {
		t.Error("the two instances differ")
	}
	for i, r := range rooms {
		inside(t, r, func() {
			if r.head.Seq != 2*each {
				t.Errorf("instance %d: %d facts for %d commands", i, r.head.Seq, 2*each)
			}
		})
		var want map[string][]byte
		settle(t, r)
		inside(t, r, func() { want = r.afresh(viewer, "") })
		delete(want, "live.hall")
		delete(outs[i].sections, "live.hall")
		if msg := compare(outs[i].sections, want); msg != "" {
			t.Errorf("instance %d: %s", i, msg)
		}
	}
}
