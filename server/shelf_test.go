package main

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hoofdlijn/internal/meeting"
)

// A thousand who ask at once wait for one file that is made once; another record makes another one.
func TestAFileIsMadeOnce(t *testing.T) {
	s := newShelf(1 << 20)
	var made atomic.Int32
	write := func() ([]byte, error) {
		made.Add(1)
		time.Sleep(20 * time.Millisecond)
		return []byte("plan"), nil
	}
	var all sync.WaitGroup
	for range 1000 {
		all.Go(func() {
			if f, err := s.get(shelfKey{"m", "plan.pdf", "a"}, write); err != nil || string(f.raw) != "plan" || f.tag == "" {
				t.Errorf("%v %v", f, err)
			}
		})
	}
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
	for _, key := range []shelfKey{{"m", "plan.pdf", "b"}, {"m", "plan.odt", "a"}, {"n", "plan.pdf", "a"}} {
		if _, err := s.get(key, write); err != nil {
			t.Error(err)
		}
	}
	if made.Load() != 4 {
		t.Errorf("%d files are taken for one another", 4-made.Load())
	}
}

func TestTheShelfIsBounded(t *testing.T) {
	s := newShelf(1000)
	made := map[meeting.ID]int{}
	get := func(m meeting.ID) {
		if _, err := s.get(shelfKey{m, "plan.pdf", ""}, func() ([]byte, error) { made[m]++; return make([]byte, 300), nil }); err != nil {
			t.Error(err)
		}
	}
	for _, m := range []meeting.ID{"a", "b", "c", "a", "d", "a"} { // d does not fit beside all: b was asked for longest ago
		get(m)
	}
	if s.size != 900 || len(s.files) != 3 || len(s.order) != 3 || made["a"] != 1 {
		t.Errorf("%d bytes in %d files, in the order %v; made %v", s.size, len(s.files), s.order, made)
	}
	get("b")
	if made["b"] != 2 {
		t.Error("what was asked for longest ago stayed")
	}
	get("huge")
	for i := range 50 {
		get(meeting.ID(fmt.Sprint(i)))
		if s.size > 1000 {
			t.Fatalf("%d bytes", s.size)
		}
	}
}

// What fails, or breaks, is not kept, and holds nobody up.
func TestWhatCouldNotBeMadeIsMadeAnew(t *testing.T) {
	s, key := newShelf(1000), shelfKey{"m", "plan.pdf", ""}
	if _, err := s.get(key, func() ([]byte, error) { return nil, errors.New("no") }); err == nil {
		t.Error("an error got lost")
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = s.get(key, func() ([]byte, error) { panic("broke") })
	}()
	if f, err := s.get(key, func() ([]byte, error) { return []byte("x"), nil }); err != nil || !bytes.Equal(f.raw, []byte("x")) || s.size != 1 {
		t.Errorf("%v %v %d", f, err, s.size)
	}
}

// Of an earlier record nothing is kept, also not what was still being made when the record went on.
func TestAnEarlierRecordIsNotKept(t *testing.T) {
	s := newShelf(1000)
	say := func(text string) func() ([]byte, error) { return func() ([]byte, error) { return []byte(text), nil } }
	earlier := shelfKey{"m", "report.md", "a"}
	if _, err := s.get(earlier, say("a name")); err != nil {
		t.Fatal(err)
	}
	_, err := s.get(shelfKey{"m", "report.md", "b"}, func() ([]byte, error) {
		if f, err := s.get(shelfKey{"m", "report.md", "c"}, say("none")); err != nil || string(f.raw) != "none" {
			t.Errorf("%v %v", f, err)
		}
		return []byte("a name"), nil
	})
	if err != nil || len(s.files) != 1 || len(s.order) != 1 || s.size != len("none") || string(s.files[shelfPlace{"m", "report.md"}].raw) != "none" {
		t.Errorf("%v: %d bytes in %d files are kept", err, s.size, len(s.files))
	}
}
