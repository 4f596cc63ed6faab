package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
)

// store is what a server that has stopped left behind, with a key file.
type store struct {
	places
	vault *vault.Vault
	shut  func() error
}

func reopen(t *testing.T, p places, err error, keyFile string) store {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	shut := sync.OnceValue(p.close)
	t.Cleanup(func() { shut() })
	v, err := vault.Open(p.keys, keyFile)
	if err != nil {
		t.Fatal(err)
	}
	return store{p, v, shut}
}

func reopenFolder(t *testing.T, folder, keyFile string) store {
	t.Helper()
	p, err := filesIn(folder, time.Now)
	return reopen(t, p, err, keyFile)
}

func reopenRedis(t *testing.T, address, keyFile string) store {
	t.Helper()
	p, err := redisAt(t.Context(), address)
	return reopen(t, p, err, keyFile)
}

func (s store) heads(t *testing.T) map[string]journal.Head {
	t.Helper()
	all := map[string]journal.Head{}
	for stream, err := range s.journal.Streams(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if all[stream], err = s.journal.Head(t.Context(), stream); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// read opens the entries of a stream up to a number: what they say, and the plan after them.
func (s store) read(t *testing.T, stream string, to journal.Head) (lines []record.Line, plan string) {
	t.Helper()
	l := life.New()
	k, err := record.NewKeeper(t.Context(), record.Setup{Stream: stream, Words: l.Words(), Vault: keysOf(s.vault), Alone: true})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close(t.Context())
	var at journal.Head
	for e, err := range s.journal.Read(t.Context(), stream, 0) {
		if err != nil {
			t.Fatal(err)
		}
		line, err := k.Open(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		l.Apply(line.Event)
		lines, at = append(lines, line), journal.Head{Seq: e.Seq, Hash: e.Hash()}
		if at.Seq == to.Seq {
			break
		}
	}
	if at != to {
		t.Fatalf("%s at %d is not what it was at the backup", stream, at.Seq)
	}
	made, err := json.Marshal(l.Plan())
	if err != nil {
		t.Fatal(err)
	}
	return lines, string(made)
}

// says tells whether any of the lines has the text.
func says(lines []record.Line, text string) bool {
	return slices.ContainsFunc(lines, func(l record.Line) bool { return strings.Contains(fmt.Sprintf("%+v", l.Event.Fact), text) })
}

// agree holds two stores against each other up to the heads of a backup: same entries, same words, same plan.
func agree(t *testing.T, one, other store, at map[string]journal.Head) {
	t.Helper()
	for stream, head := range at {
		a, planA := one.read(t, stream, head)
		b, planB := other.read(t, stream, head)
		for i := range a {
			if !reflect.DeepEqual(a[i], b[i]) {
				t.Fatalf("%s %d: %+v %+v, was %+v %+v", stream, i+1, b[i], b[i].Event.Fact, a[i], a[i].Event.Fact)
			}
		}
		if planA != planB {
			t.Errorf("%s: another plan: %s, was %s", stream, planB, planA)
		}
	}
}
