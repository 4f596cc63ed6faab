package record_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
)

var rewrite = flag.Bool("rewrite", false, "write testdata anew; never for a release that is out")

// golden is a stored journal with the keys it was written with. Every version must read it, for ever.
type golden struct {
	Stream string            `json:"stream"`
	Keys   map[string]string `json:"keys"`
	Bodies []json.RawMessage `json:"bodies"`
}

func goldenLines() []record.Line {
	return []record.Line{idea("i1", "p03", "Een dagcentrum in elk dorp <é>"), idea("i2", "p04", ""),
		vote("r1", "p03", "ja"), vote("r1", "p04", "nog niet")}
}

// fixed is randomness that is none.
func fixed(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

// dated are lines as they are since version 2: one of them was decided earlier than it came.
func dated() []record.Line {
	lines := goldenLines()
	lines[2].Event.By.Decided = noon.UnixMilli() - 60_000
	return lines
}

func TestGoldenJournalReplays(t *testing.T) {
	if *rewrite {
		writeGolden(t, "testdata/journal-v2.json", dated())
	}
	replays(t, "testdata/journal-v1.json", goldenLines())
	replays(t, "testdata/journal-v2.json", dated())
}

func replays(t *testing.T, file string, lines []record.Line) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var g golden
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	v := &recordtest.Vault{}
	for id, secret := range g.Keys {
		var key record.Key
		decode(t, key.ID[:], id)
		decode(t, key.Secret[:], secret)
		v.Put(g.Stream, key)
	}
	k := keeper(t, v)
	for i, want := range lines {
		if got := open(t, k, i+1, g.Bodies[i]); !reflect.DeepEqual(got, withSeq(want, i+1)) {
			t.Errorf("entry %d: got %+v, want %+v", i+1, got, want)
		}
	}
	if len(g.Bodies) != len(lines) {
		t.Errorf("%d entries", len(g.Bodies))
	}
}

func TestSealIsDeterministicButForItsRandomness(t *testing.T) {
	write := func() []byte {
		v := &recordtest.Vault{Random: fixed(1)}
		k, err := record.NewKeeper(context.Background(), record.Setup{Stream: stream, Words: testWords, Vault: v, Random: fixed(1)})
		if err != nil {
			t.Fatal(err)
		}
		return seal(t, k, goldenLines()[0])
	}
	if a, b := write(), write(); !bytes.Equal(a, b) {
		t.Errorf("%s\n%s", a, b)
	}
}

func decode(t *testing.T, into []byte, s string) {
	t.Helper()
	if _, err := hex.Decode(into, []byte(s)); err != nil {
		t.Fatal(err)
	}
}

func writeGolden(t *testing.T, file string, lines []record.Line) {
	v := &recordtest.Vault{Random: fixed(1)}
	k, err := record.NewKeeper(context.Background(), record.Setup{Stream: stream, Words: testWords, Vault: v, Random: fixed(2)})
	if err != nil {
		t.Fatal(err)
	}
	g := golden{Stream: stream, Keys: map[string]string{}}
	for _, l := range lines {
		g.Bodies = append(g.Bodies, seal(t, k, l))
	}
	k.Commit()
	if err := k.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	keys, _ := v.Keys(context.Background(), stream)
	for _, key := range keys {
		g.Keys[fmt.Sprintf("%x", key.ID)] = fmt.Sprintf("%x", key.Secret)
	}
	raw, err := json.MarshalIndent(g, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
