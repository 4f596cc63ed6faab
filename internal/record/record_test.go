package record_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
)

func TestOpenGivesWhatWasSealed(t *testing.T) {
	t.Run("as a meeting", func(t *testing.T) { opensWhatWasSealed(t, keeper) })
	t.Run("committed", func(t *testing.T) { opensWhatWasSealed(t, committing) })
}

func opensWhatWasSealed(t *testing.T, keeper func(testing.TB, record.Vault) *record.Keeper) {
	v := &recordtest.Vault{}
	writer := keeper(t, v)
	lines := []record.Line{idea("i1", "p03", "een dagcentrum"), vote("r1", "p04", "nog niet"), idea("i2", "", ""),
		{Event: meeting.Event{Cause: "c", At: noon, By: meeting.Actor{Role: meeting.Facilitator}, Fact: &closed{Round: "r9", Yes: 7}}}}
	var bodies [][]byte
	for _, l := range lines {
		bodies = append(bodies, seal(t, writer, l))
	}
	reader := keeper(t, v)
	for i, b := range bodies {
		if got, want := open(t, reader, i+1, b), withSeq(lines[i], i+1); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
	}
}

// Whatever the words, sealing and opening gives them back, and the body never holds them.
func TestSealIsUndoneByOpen(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	rapid.Check(t, func(t *rapid.T) {
		l := idea(rapid.StringMatching(`[a-z0-9-]{1,64}`).Draw(t, "id"), rapid.StringMatching(`[a-z0-9-]{1,64}`).Draw(t, "who"), rapid.String().Draw(t, "text"))
		l.Item = rapid.String().Draw(t, "item")
		l.Event.Fact.(*added).Words.Tags = rapid.SliceOf(rapid.String()).Draw(t, "tags")
		body, err := k.Seal(context.Background(), l)
		if err != nil {
			t.Fatal(err)
		}
		got, err := k.Open(context.Background(), journal.Entry{Seq: 9, Body: body})
		if err != nil || !reflect.DeepEqual(got, withSeq(l, 9)) {
			t.Fatalf("%v\ngot  %+v\nwant %+v", err, got, l)
		}
	})
}

func TestBodyTellsNothingHidden(t *testing.T) {
	k := keeper(t, &recordtest.Vault{})
	l := idea("i1", "marker-person", "marker-words")
	l.Event.By.For, l.Event.Cause = "marker-for", "marker-command"
	body := seal(t, k, l)
	var outside map[string]json.RawMessage
	if err := json.Unmarshal(body, &outside); err != nil {
		t.Fatal(err)
	}
	enc, err := base64.StdEncoding.DecodeString(strings.Trim(string(outside["enc"]), `"`))
	if err != nil {
		t.Fatal(err)
	}
	for _, marker := range []string{"marker", "1636372800123", "phone", "participant", "person/"} {
		for _, where := range [][]byte{body, enc} {
			if bytes.Contains(where, []byte(marker)) {
				t.Errorf("%q can be read in %s", marker, where)
			}
		}
	}
	if want := []string{"v", "type", "item", "pub", "enc"}; len(outside) != len(want) {
		t.Errorf("outside enc: %v, want %v", outside, want)
	}
	if got := string(outside["pub"]); got != `{"id":"i1","theme":"vinden"}` {
		t.Errorf("public: %s", got)
	}
}

// Two entries of one person must not be linkable from outside: no part of enc is the same, but for the id of the
// meeting's key, which all entries have.
func TestNothingLinksTwoEntriesOfOnePerson(t *testing.T) {
	k := keeper(t, &recordtest.Vault{})
	enc := func(b []byte) []byte {
		var outside struct{ Enc []byte }
		if err := json.Unmarshal(b, &outside); err != nil {
			t.Fatal(err)
		}
		return outside.Enc[16:]
	}
	one, two := enc(seal(t, k, vote("r1", "p1", "ja"))), enc(seal(t, k, vote("r1", "p1", "ja")))
	for i := 0; i+8 <= len(one); i++ {
		if bytes.Contains(two, one[i:i+8]) {
			t.Fatalf("8 bytes at %d occur in both", i)
		}
	}
}

func TestLengthTellsTheTypeOnly(t *testing.T) {
	k := keeper(t, &recordtest.Vault{})
	long := strings.Repeat("x", 63)
	votes := []record.Line{vote("r1", "p1", "ja"), vote("r1", long, "nog niet, want "+strings.Repeat("é", 40)), vote("r1", "a", "")}
	votes[1].Event.Cause = meeting.CommandID(long)
	votes[2].Event.By, votes[2].Event.Cause = meeting.Actor{}, "c"
	for _, l := range votes {
		if got, want := len(seal(t, k, l)), len(seal(t, k, votes[0])); got != want {
			t.Errorf("an answer takes %d bytes, another %d", want, got)
		}
	}
	if a, b := len(seal(t, k, idea("i1", "p1", "a"))), len(seal(t, k, idea("i1", long, strings.Repeat("b", 200)))); a != b {
		t.Errorf("short words take %d bytes, long ones %d", a, b)
	}
	if a, b := len(seal(t, k, idea("i1", "p1", "a"))), len(seal(t, k, idea("i1", "p1", strings.Repeat("b", 300)))); a >= b {
		t.Errorf("two pads (%d bytes) are not more than one (%d)", b, a)
	}
	_, err := k.Seal(context.Background(), vote("r1", "p1", strings.Repeat("x", 300)))
	if err == nil {
		t.Error("an answer larger than its pad was sealed: its length tells")
	}
}

func TestForgettingAKeyLeavesTheRest(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	bodies := [][]byte{seal(t, k, idea("i1", "p1", "een")), seal(t, k, idea("i2", "p2", "twee")), seal(t, k, vote("r1", "p1", "ja"))}
	k.Commit()
	ctx := context.Background()
	if _, err := k.Burn(ctx, meeting.PersonKey("p1"), meeting.RoundKey("r1"), meeting.PersonKey("nobody")); err != nil {
		t.Fatal(err)
	}
	for _, reader := range []*record.Keeper{k, keeper(t, v)} {
		first := open(t, reader, 1, bodies[0])
		want := withSeq(idea("i1", "", "een"), 1)
		want.Event.By, want.Digest = meeting.Actor{}, record.Digest{}
		if !reflect.DeepEqual(first, want) {
			t.Errorf("got %+v\nwant %+v", first, want)
		}
		if got := open(t, reader, 2, bodies[1]); !reflect.DeepEqual(got, withSeq(idea("i2", "p2", "twee"), 2)) {
			t.Errorf("the other person's idea is now %+v", got)
		}
		ballot := open(t, reader, 3, bodies[2])
		if f := ballot.Event.Fact.(*answered); f.Answer != (answer{}) || f.Round != "r1" || ballot.Event.By != (meeting.Actor{}) || ballot.Event.Cause != "vote-p1" {
			t.Errorf("after the round: %+v", ballot)
		}
	}
}

func TestForgettingTheMeetingLeavesThePublicFields(t *testing.T) {
	v := &recordtest.Vault{}
	body := seal(t, keeper(t, v), idea("i1", "p1", "een"))
	l := open(t, keeper(t, &recordtest.Vault{}), 1, body)
	if want := (record.Line{Item: "ideeen", Event: meeting.Event{Seq: 1, Fact: &added{ID: "i1", Theme: "vinden"}}}); !reflect.DeepEqual(l, want) {
		t.Errorf("got %+v", l)
	}
}

func TestNewerIsRefused(t *testing.T) {
	k := keeper(t, &recordtest.Vault{})
	good := string(seal(t, k, idea("i1", "p1", "een")))
	for name, body := range map[string]string{
		"version":      strings.Replace(good, `"v":2`, `"v":3`, 1),
		"type":         strings.Replace(good, `ideas.added`, `ideas.dreamt`, 1),
		"public field": strings.Replace(good, `"id":"i1"`, `"id":"i1","colour":"red"`, 1),
	} {
		if _, err := k.Open(context.Background(), journal.Entry{Seq: 3, Body: []byte(body)}); !errors.Is(err, record.ErrNewer) {
			t.Errorf("newer %s: %v", name, err)
		}
	}
}

func TestNothingCanBeMoved(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	body := seal(t, k, idea("i1", "p1", "een"))
	other, err := record.NewKeeper(context.Background(), record.Setup{Stream: "meeting/other", Words: testWords, Vault: everywhere{v}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Open(context.Background(), journal.Entry{Seq: 1, Body: body}); err == nil {
		t.Error("an entry of one meeting was read in another")
	}
	moved := strings.Replace(string(body), `ideas.added`, `decide.answered`, 1)
	moved = strings.Replace(moved, `{"id":"i1","theme":"vinden"}`, `{"round":"r1"}`, 1)
	if _, err := k.Open(context.Background(), journal.Entry{Seq: 1, Body: []byte(moved)}); err == nil {
		t.Error("the encrypted part of one type was read as another")
	}
}

// everywhere gives every meeting the keys of one.
type everywhere struct{ record.Vault }

func (e everywhere) Keys(ctx context.Context, _ string) ([]record.Key, error) {
	return e.Vault.Keys(ctx, stream)
}

func FuzzOpen(f *testing.F) {
	v := &recordtest.Vault{}
	k := keeper(f, v)
	f.Add(seal(f, k, idea("i1", "p1", "een")))
	f.Add(seal(f, k, vote("r1", "p1", "een")))
	f.Add([]byte(`{"v":1,"type":"decide.closed","pub":{"round":"r"},"enc":""}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		_, _ = k.Open(context.Background(), journal.Entry{Seq: 1, Body: body}) // must not panic
	})
}

// FuzzInside gives the reader authentic but senseless content.
func FuzzInside(f *testing.F) {
	f.Add([]byte("\x01c"), byte(2))
	f.Fuzz(func(t *testing.T, inside []byte, cut byte) {
		v := &recordtest.Vault{}
		k := keeper(t, v)
		body, err := k.SealRaw(context.Background(), "ideas.added", `{"id":"i1","theme":"t"}`, inside)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = k.Open(context.Background(), journal.Entry{Seq: 1, Body: body})
	})
}

// Every fact of the product can be written and read.
func TestEveryFactOfLifeCanBeSealed(t *testing.T) {
	everyFactCanBeSealed(t, record.Setup{Words: life.New().Words()})
	everyFactCanBeSealed(t, record.Setup{Words: intake.New().Words(), Commits: true})
}

func everyFactCanBeSealed(t *testing.T, s record.Setup) {
	s.Stream, s.Vault = stream, &recordtest.Vault{}
	k := keeperOf(t, s)
	for _, words := range s.Words {
		for _, kind := range words.Facts {
			l := record.Line{Event: meeting.Event{Cause: "c", At: noon, Fact: kind()}}
			if got := open(t, k, 1, seal(t, k, l)); !reflect.DeepEqual(got, withSeq(l, 1)) {
				t.Errorf("%s: got %+v, want %+v", kind().Fact(), got, l)
			}
		}
	}
}

func BenchmarkSealBallot(b *testing.B) {
	k := keeper(b, &recordtest.Vault{})
	l := vote("r1", "0f4b7a52-1111-4222-8333-444455556666", "ja")
	b.ReportAllocs()
	for b.Loop() {
		seal(b, k, l)
	}
}

func BenchmarkOpenBallot(b *testing.B) {
	k := keeper(b, &recordtest.Vault{})
	body := seal(b, k, vote("r1", "0f4b7a52-1111-4222-8333-444455556666", "ja"))
	b.ReportAllocs()
	for b.Loop() {
		open(b, k, 1, body)
	}
	b.ReportMetric(float64(len(body)), "bytes/body")
}
