package record_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"

	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
)

func count(t *testing.T, v *recordtest.Vault) int {
	t.Helper()
	keys, err := v.Keys(context.Background(), stream)
	if err != nil {
		t.Fatal(err)
	}
	return len(keys)
}

func TestNewIdeasDoNotWaitForTheVault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &recordtest.Vault{}
		k := keeper(t, v)
		seal(t, k, idea("first", "p", "x")) // the pool is filled at first need
		before := v.Mints()
		for i := range 40 {
			seal(t, k, idea(fmt.Sprint("i", i), "p", "x"))
		}
		if got := v.Mints() - before; got != 0 {
			t.Errorf("40 ideas asked the vault %d times", got)
		}
		for i := range 400 {
			seal(t, k, idea(fmt.Sprint("j", i), "p", "x"))
			synctest.Wait() // the background tops up
		}
		if got := v.Mints() - before; got < 6 || got > 8 {
			t.Errorf("400 ideas, one after another, took %d times 64 keys", got)
		}
	})
}

func TestABurstAsksTheVaultSeldom(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	for i := range 5000 {
		seal(t, k, idea(fmt.Sprint("i", i), "p", "x"))
	}
	if got := v.Mints(); got > 100 {
		t.Errorf("5,000 ideas asked the vault %d times", got)
	}
}

func TestRoundKeysAreBurningKeys(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	seal(t, k, idea("i1", "p1", "x"))
	k.Commit()
	kept := count(t, v)
	body := seal(t, k, vote("r1", "p1", "ja"))
	k.Commit()
	if got := count(t, v); got != kept+1 {
		t.Fatalf("a round took %d keys", got-kept)
	}
	keys, _ := v.Keys(context.Background(), stream)
	if got := v.Class(keys[len(keys)-1].ID); got != record.Burning {
		t.Errorf("the round's key is %s", got)
	}
	reader := keeper(t, v)
	open(t, reader, 1, body)
	if _, err := reader.Burn(context.Background(), record.Ended(&closed{Round: "r1"})...); err != nil {
		t.Fatal(err)
	}
	if got := count(t, v); got != kept {
		t.Errorf("%d keys are left of %d", got, kept)
	}
	if l := open(t, k, 1, body); l.Event.Fact.(*answered).Answer.Says != "ja" {
		t.Error("another instance forgets when it reads the closing, not before")
	}
}

func TestUndoMakesKeysSpareAgain(t *testing.T) {
	v := &recordtest.Vault{}
	one, two := keeper(t, v), keeper(t, v)
	mine, theirs := seal(t, one, idea("i1", "p1", "mine")), seal(t, two, idea("i1", "p1", "theirs"))
	one.Undo() // two was first
	two.Commit()
	open(t, one, 1, theirs)
	again := seal(t, one, idea("i1", "p1", "mine again"))
	one.Commit()
	if _, err := two.Burn(context.Background(), meeting.WordsKey("idea", "i1")); err != nil {
		t.Fatal(err)
	}
	reader := keeper(t, v)
	if l := open(t, reader, 1, again); l.Event.Fact.(*added).Words.Text != "" {
		t.Error("the writer that lost used another key than the record has")
	}
	if l := open(t, reader, 1, mine); l.Event.Fact.(*added).Words.Text != "mine" {
		t.Error("a spare key was destroyed with a name it does not have")
	}
}

func TestForsakenKeysAreUsedForNothingElse(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	seal(t, k, idea("i0", "p0", "x"))
	k.Commit()
	lost := seal(t, k, idea("i1", "p1", "perhaps written"))
	k.Forsake()
	for i := range 200 {
		seal(t, k, idea(fmt.Sprint("j", i), fmt.Sprint("q", i), "x"))
	}
	k.Commit()
	open(t, k, 2, lost) // it was written after all
	var names []meeting.KeyName
	for i := range 200 {
		names = append(names, meeting.WordsKey("idea", fmt.Sprint("j", i)), meeting.PersonKey(meeting.PersonID(fmt.Sprint("q", i))))
	}
	if _, err := k.Burn(context.Background(), names...); err != nil {
		t.Fatal(err)
	}
	if l := open(t, keeper(t, v), 2, lost); l.Event.Fact.(*added).Words.Text != "perhaps written" {
		t.Error("its key was given to something else, and destroyed with that")
	}
}

func TestBothKeysOfANameAreBurnt(t *testing.T) {
	v := &recordtest.Vault{}
	one, two := keeper(t, v), keeper(t, v)
	a, b := seal(t, one, idea("i1", "p1", "a")), seal(t, two, idea("i1", "p1", "b"))
	reader := keeper(t, v)
	open(t, reader, 1, a)
	open(t, reader, 2, b)
	if _, err := reader.Burn(context.Background(), meeting.WordsKey("idea", "i1")); err != nil {
		t.Fatal(err)
	}
	for i, body := range [][]byte{a, b} {
		if l := open(t, keeper(t, v), i+1, body); l.Event.Fact.(*added).Words.Text != "" {
			t.Errorf("%q can still be read", l.Event.Fact.(*added).Words.Text)
		}
	}
}

func TestCloseLeavesNoSpareKeys(t *testing.T) {
	v := &recordtest.Vault{}
	k, err := record.NewKeeper(context.Background(), record.Setup{Stream: stream, Words: testWords, Vault: v})
	if err != nil {
		t.Fatal(err)
	}
	body := seal(t, k, idea("i1", "p1", "x"))
	k.Commit()
	if err := k.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := count(t, v); got != 3 { // the meeting's, the idea's, the person's
		t.Errorf("%d keys are left", got)
	}
	if destroyed, discarded := v.Gone(); destroyed != 0 || discarded == 0 { // destroying makes every backup useless
		t.Errorf("%d keys destroyed, %d given back", destroyed, discarded)
	}
	open(t, keeper(t, v), 1, body)
}

func TestSpareKeysAreReclaimedWhenAlone(t *testing.T) {
	v := &recordtest.Vault{}
	setup := record.Setup{Stream: stream, Words: testWords, Vault: v, Alone: true}
	var bodies [][]byte
	for round := range 5 {
		k, err := record.NewKeeper(context.Background(), setup)
		if err != nil {
			t.Fatal(err)
		}
		for i, body := range bodies {
			open(t, k, i+1, body)
		}
		k.Reclaim()
		bodies = append(bodies, seal(t, k, idea(fmt.Sprint("i", round), fmt.Sprint("p", round), "x")))
		k.Commit()
		if err := k.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if got := v.Mints(); got != 1 {
		t.Errorf("five openings minted %d times", got)
	}
	reader := keeper(t, v)
	if _, err := reader.Burn(context.Background(), meeting.PersonKey("p0")); err != nil {
		t.Fatal(err)
	}
	for i, body := range bodies { // no key was given out twice
		if l := open(t, reader, i+1, body); l.Event.Fact.(*added).Words.Text != "x" || (l.Event.Fact.(*added).Who == "") != (i == 0) && i > 0 {
			t.Errorf("%d: %+v", i, l.Event.Fact)
		}
	}
}

func TestSecretLastsAsLongAsTheMeeting(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	if k.Secret("position") != nil {
		t.Error("a secret of nothing")
	}
	body := seal(t, k, idea("i1", "p1", "x"))
	k.Commit()
	other := keeper(t, v)
	open(t, other, 1, body)
	if a, b := k.Secret("position"), other.Secret("position"); a == nil || string(a) != string(b) || string(a) == string(k.Secret("else")) {
		t.Error("the secret differs between instances, or not between purposes")
	}
}

func TestBurningThatFailedCanBeTriedAgain(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	body := seal(t, k, vote("r1", "p1", "ja"))
	k.Commit()
	v.Fail(errors.New("disk full"))
	if _, err := k.Burn(context.Background(), meeting.RoundKey("r1")); err == nil {
		t.Fatal("a failure was not heard")
	}
	v.Fail(nil)
	if n, err := k.Burn(context.Background(), meeting.RoundKey("r1")); n != 1 || err != nil {
		t.Fatalf("%d keys destroyed, %v", n, err)
	}
	if l := open(t, keeper(t, v), 1, body); l.Event.Fact.(*answered).Answer.Says != "" {
		t.Error("the answer can still be read")
	}
}

func TestVaultFailureIsHeard(t *testing.T) {
	v := &recordtest.Vault{}
	k := keeper(t, v)
	full := errors.New("disk full")
	v.Fail(full)
	if _, err := k.Seal(context.Background(), idea("i1", "p1", "x")); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	v.Fail(nil)
	seal(t, k, idea("i1", "p1", "x"))
}
