package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
)

// stage is a store, a vault and the halls on them.
type stage struct {
	*memory
	vault *recordtest.Vault
	halls *Halls
}

func newStage(t testing.TB, change ...func(*Config)) *stage {
	s := &stage{memory: newMemory(), vault: &recordtest.Vault{}}
	s.halls = s.another(t, change...)
	return s
}

// another is a further instance on the same store and vault.
func (s *stage) another(t testing.TB, change ...func(*Config)) *Halls {
	c := Config{Store: s.memory, Vault: s.vault, Life: func() Life { return newNotes() }}
	for _, f := range change {
		f(&c)
	}
	h := NewHalls(c)
	t.Cleanup(h.Close)
	return h
}

func shared(c *Config) { c.Shared = true }

func open(t testing.TB, h *Halls) *Room {
	t.Helper()
	r, err := h.Open(context.Background(), "m1")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func by(who meeting.PersonID) meeting.Actor {
	return meeting.Actor{Role: meeting.Participant, Person: who, Via: meeting.ViaPhone}
}

func ask(id, name, data string) Ask {
	return Ask{ID: meeting.CommandID(id), By: by("p1"), Name: name, Data: []byte(data)}
}

func putAsk(id string) Ask {
	return ask("c-"+id, "note.put", `{"id":"`+id+`","theme":"a","text":"woorden"}`)
}

func do(t testing.TB, r *Room, a Ask) meeting.Seq {
	t.Helper()
	answer := r.Do(context.Background(), a)
	if answer.No != nil {
		t.Fatalf("%s %s: %+v", a.Name, a.ID, answer.No)
	}
	return answer.Seq
}

func refused(t testing.TB, r *Room, a Ask, code meeting.Code, retry bool) {
	t.Helper()
	answer := r.Do(context.Background(), a)
	if answer.No == nil || answer.No.Code != code || answer.No.Retry != retry {
		t.Fatalf("%s: %+v %+v, want %s, retry %v", a.ID, answer, answer.No, code, retry)
	}
}

// inside runs something in the room's goroutine.
func inside(t testing.TB, r *Room, f func()) {
	t.Helper()
	done := make(chan struct{})
	if !r.in.post(func() { f(); close(done) }) {
		t.Fatal("the room is closed")
	}
	<-done
}

func state(t testing.TB, r *Room) (s string) {
	t.Helper()
	inside(t, r, func() { s = r.life.(*notes).String() })
	return s
}

func TestL5_AnAskHasItsEffectOnce(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	first := do(t, r, putAsk("n1"))
	if again := do(t, r, putAsk("n1")); again != first {
		t.Errorf("asked again: %d, first %d", again, first)
	}
	reordered := ask("c-n1", "note.put", ` {"theme":"a", "text":"woorden", "id":"n1"}`)
	if again := do(t, r, reordered); again != first {
		t.Errorf("the same in other order: %d", again)
	}
	refused(t, r, ask("c-n1", "note.put", `{"id":"n1","theme":"b","text":"woorden"}`), meeting.Conflict, false) // L6
	helped := putAsk("n1")
	helped.By.Via = meeting.ViaPaper
	refused(t, r, helped, meeting.Conflict, false)
	refused(t, r, ask("other", "note.put", `{"id":"n1","theme":"a","text":"woorden"}`), meeting.Taken, false)

	moved := do(t, r, ask("m1", "note.move", `{"id":"n1","theme":"b"}`))

	after := open(t, s.another(t))
	if again := do(t, after, putAsk("n1")); again != first {
		t.Errorf("after a restart: %d", again)
	}
	if again := do(t, after, ask("m1", "note.move", `{"id":"n1","theme":"b"}`)); again != moved {
		t.Errorf("moved after a restart: %d", again)
	}
	refused(t, after, ask("m1", "note.move", `{"id":"n1","theme":"a"}`), meeting.Conflict, false)
	if n := len(s.streams["meeting/m1"]); n != 2 {
		t.Errorf("%d facts", n)
	}
}

// Words have a key of their own, so that they can go while who wrote them stays: then nothing is left that a guess of them could be held against.
func TestL6_OfWordsThatMayGoTheRecordHasNoDigest(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n1"))
	do(t, r, ask("m1", "note.move", `{"id":"n1","theme":"b"}`))
	kept := map[string]bool{}
	inside(t, r, func() {
		for _, e := range s.streams["meeting/m1"] {
			line, err := r.keeper.Open(context.Background(), e)
			if err != nil {
				t.Error(err)
			}
			kept[line.Event.Fact.Fact()] = line.Digest != record.Digest{}
		}
	})
	if len(kept) != 2 || kept["note.was_put"] || !kept["note.was_moved"] {
		t.Errorf("%v", kept)
	}
}

func TestL5_TheSameAskTwiceInOneBatch(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	hold, held := make(chan struct{}), make(chan struct{})
	r.in.post(func() { close(held); <-hold })
	<-held
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if a := r.Do(context.Background(), putAsk("n1")); a.No != nil || a.Seq != 1 {
				t.Errorf("%+v", a)
			}
		})
	}
	for waiting := 0; waiting < 8; time.Sleep(time.Millisecond) {
		r.in.mu.Lock()
		waiting = len(r.in.asks)
		r.in.mu.Unlock()
	}
	close(hold)
	wg.Wait()
	if n := len(s.streams["meeting/m1"]); n != 1 || s.appends != 1 {
		t.Errorf("%d facts in %d batches", n, s.appends)
	}
}

func TestL6_AfterTheKeyIsGoneTheSameIDIsDone(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	first := do(t, r, putAsk("n1"))
	if err := r.Forget(context.Background(), meeting.PersonKey("p1")); err != nil {
		t.Fatal(err)
	}
	if got := do(t, r, ask("c-n1", "note.put", `{"id":"n1","theme":"b"}`)); got != first {
		t.Errorf("%d", got)
	}
	if got, want := state(t, r), "n1 a \"woorden\" \n"; got[:len(want)] != want {
		t.Errorf("the person is still in the state: %s", got)
	}
}

func TestReadRefusesWhatIsNotUnderstood(t *testing.T) {
	r := open(t, newStage(t).halls)
	for name, c := range map[string]struct {
		ask  Ask
		code meeting.Code
	}{
		"id":      {ask("Ö", "note.put", `{"id":"a","theme":"a"}`), meeting.Malformed},
		"name":    {ask("c1", "note.fly", `{}`), meeting.Malformed},
		"passing": {ask("c1", "live.fly", `{}`), meeting.Malformed},
		"data":    {ask("c1", "note.put", `{"id":"a"`), meeting.Malformed},
		"value":   {ask("c1", "note.put", `{"id":"A","theme":"a"}`), meeting.BadValue},
		"for":     {Ask{ID: "c1", By: meeting.Actor{For: "É"}, Name: "note.shut"}, meeting.Malformed},
		"rule":    {ask("c1", "note.move", `{"id":"a","theme":"a"}`), meeting.Unknown},
		"broken":  {ask("c1", "note.crash", `{}`), meeting.NoWrites},
	} {
		if a := r.Do(context.Background(), c.ask); a.No == nil || a.No.Code != c.code {
			t.Errorf("%s: %+v", name, a.No)
		}
	}
	do(t, r, putAsk("n1")) // and the room lives on
}

func TestL4_AloneKnowsTheEnd(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	hold, held := make(chan struct{}), make(chan struct{})
	r.in.post(func() { close(held); <-hold })
	<-held
	var wg sync.WaitGroup
	for i, a := range []Ask{putAsk("n1"), putAsk("n2"), ask("f", "note.finish", ""), putAsk("n3")} {
		wg.Go(func() { r.Do(context.Background(), a) })
		for waiting := 0; waiting <= i; time.Sleep(time.Millisecond) {
			r.in.mu.Lock()
			waiting = len(r.in.asks)
			r.in.mu.Unlock()
		}
	}
	close(hold)
	wg.Wait()
	if s.appends != 3 {
		t.Errorf("%d batches, want 2+1+1", s.appends)
	}
	var f *wasFinished
	inside(t, r, func() { f = r.life.(*notes).history[2].Fact.(*wasFinished) })
	if want := s.streams["meeting/m1"][1]; f.Entries != 2 || f.Hash != fmt.Sprintf("%x", want.Hash()) {
		t.Errorf("%+v", f)
	}
}

func TestL10_AFullDiskRefusesAndShowsNothing(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n0"))
	out := &screen{}
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: out})
	before := state(t, r)
	s.set(func(int) (bool, error) { return false, journal.ErrRefused })
	burst(t, r, 20, func(i int, a Answer) {
		if a.No == nil || a.No.Code != meeting.NoWrites || !a.No.Retry {
			t.Errorf("%+v", a)
		}
	})
	if got := state(t, r); got != before {
		t.Errorf("the state changed: %s", got)
	}
	s.set(nil)
	burst(t, r, 20, func(i int, a Answer) {
		if a.No != nil && a.No.Code != meeting.NoWrites {
			t.Errorf("%+v", a.No)
		}
	})
	for i := range 20 {
		do(t, r, putAsk(fmt.Sprint("b", i)))
	}
	same(t, r, out, meeting.Viewer{Audience: meeting.Console}, "")
}

// burst asks n notes at once, so that they are one batch.
func burst(t *testing.T, r *Room, n int, heard func(int, Answer)) {
	t.Helper()
	hold, held := make(chan struct{}), make(chan struct{})
	r.in.post(func() { close(held); <-hold })
	<-held
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { heard(i, r.Do(context.Background(), putAsk(fmt.Sprint("b", i)))) })
	}
	for waiting := 0; waiting < n; time.Sleep(time.Millisecond) {
		r.in.mu.Lock()
		waiting = len(r.in.asks)
		r.in.mu.Unlock()
	}
	close(hold)
	wg.Wait()
}

func TestL8_AfterATimeoutTheRecordIsRead(t *testing.T) {
	lost := errors.New("i/o timeout")
	for name, did := range map[string]bool{"it was written": true, "it was not": false} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			r := open(t, s.halls)
			do(t, r, putAsk("n0"))
			s.set(func(int) (bool, error) { return did, lost })
			burst(t, r, 10, func(i int, a Answer) {
				switch {
				case did && a.No != nil:
					t.Errorf("%d: %+v", i, a.No)
				case !did && (a.No == nil || a.No.Code != meeting.Unsure || !a.No.Retry):
					t.Errorf("%d: %+v", i, a)
				}
			})
			s.set(nil)
			for i := range 10 {
				do(t, r, putAsk(fmt.Sprint("b", i)))
			}
			if n := len(s.streams["meeting/m1"]); n != 11 {
				t.Errorf("%d facts", n)
			}
			if got, want := state(t, r), state(t, open(t, s.another(t))); got != want {
				t.Errorf("got %s\nthe record says %s", got, want)
			}
		})
	}
}

func TestL8_WhatArrivesLateIsNotDoubled(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n0"))
	var late func()
	s.set(func(int) (bool, error) { return false, errors.New("i/o timeout") })
	refused(t, r, putAsk("n1"), meeting.Unsure, true)
	// The very batch arrives after all, by way of another instance that seals the same.
	other := open(t, s.another(t))
	s.set(nil)
	late = func() { do(t, other, putAsk("n1")) }
	late()
	if got := do(t, r, putAsk("n1")); got != 2 {
		t.Errorf("seq %d", got)
	}
	if n := len(s.streams["meeting/m1"]); n != 2 {
		t.Errorf("%d facts", n)
	}
}

func TestL8_ABatchThatArrivesLateIsSeenByTheNextAsk(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n0"))
	s.set(func(int) (bool, error) { return false, errors.New("i/o timeout") })
	refused(t, r, putAsk("n1"), meeting.Unsure, true)
	s.set(nil)
	if err := s.Append(context.Background(), r.stream, s.last.head, s.last.batch); err != nil { // it was on its way
		t.Fatal(err)
	}
	do(t, r, ask("m", "note.move", `{"id":"n1","theme":"b"}`))
	if got := do(t, r, putAsk("n1")); got != 2 {
		t.Errorf("seq %d", got)
	}
}

func TestL16_ARunningRoomWhoseRecordIsPutBackFreezes(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	for i := range 5 {
		do(t, r, putAsk(fmt.Sprint("n", i)))
	}
	out := &screen{}
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone}, Out: out})
	settle(t, r)
	s.mu.Lock()
	s.streams["meeting/m1"] = s.streams["meeting/m1"][:3]
	s.mu.Unlock()
	refused(t, r, putAsk("n9"), meeting.NoWrites, true)
	if inside(t, r, func() {}); out.bye != byeMovedBack {
		t.Errorf("%q", out.bye)
	}
}

func TestL8_AStoreThatIsAwayAltogether(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n0"))
	away := errors.New("connection refused")
	s.mu.Lock()
	s.unread = away
	s.mu.Unlock()
	s.set(func(int) (bool, error) { return true, away })
	refused(t, r, putAsk("n1"), meeting.Unsure, true)
	refused(t, r, putAsk("n2"), meeting.NoWrites, true)
	s.mu.Lock()
	s.unread = nil
	s.mu.Unlock()
	s.set(nil)
	if got := do(t, r, putAsk("n1")); got != 2 {
		t.Errorf("what was written while it was away: %d", got)
	}
	do(t, r, putAsk("n2"))
}

func TestL7_TwoRoomsOnOneStore(t *testing.T) {
	s := newStage(t, shared)
	rooms := []*Room{open(t, s.halls), open(t, s.another(t, shared))}
	const each = 400
	var wg sync.WaitGroup
	for i, r := range rooms {
		for w := range 8 {
			wg.Go(func() {
				for n := range each / 8 {
					id := fmt.Sprintf("n-%d-%d-%d", i, w, n)
					first := do(t, r, putAsk(id))
					if n%10 == 0 { // once more, by way of the other instance
						if again := do(t, rooms[1-i], putAsk(id)); again != first {
							t.Errorf("%s is %d here and %d there", id, first, again)
						}
					}
				}
			})
		}
	}
	wg.Wait()
	if n := len(s.streams["meeting/m1"]); n != 2*each {
		t.Errorf("%d facts for %d commands", n, 2*each)
	}
	for _, r := range rooms {
		for seq := meeting.Seq(0); seq < 2*each; time.Sleep(time.Millisecond) {
			inside(t, r, func() { seq = meeting.Seq(r.head.Seq) })
		}
	}
	if a, b := state(t, rooms[0]), state(t, rooms[1]); a != b {
		t.Error("the two rooms differ")
	}
	t.Logf("%d appends for %d commands, %d and %d rewinds", s.tries(), 2*each, rooms[0].life.(*notes).rewinds, rooms[1].life.(*notes).rewinds)
}

func TestL7_ALoneAskIsNeverRewound(t *testing.T) {
	s := newStage(t)
	r, other := open(t, s.halls), open(t, s.another(t))
	n := 0
	s.between = func() {
		if n++; n == 1 {
			do(t, other, putAsk("first"))
		}
	}
	if got := do(t, r, putAsk("second")); got != 2 {
		t.Errorf("seq %d", got)
	}
	if got := r.life.(*notes).rewinds; got != 0 {
		t.Errorf("%d rewinds", got)
	}
}

func TestL7_ABatchThatLostIsDecidedAgain(t *testing.T) {
	s := newStage(t)
	r, other := open(t, s.halls), open(t, s.another(t))
	n := 0
	s.between = func() {
		if n++; n == 1 {
			do(t, other, ask("x", "note.put", `{"id":"b3","theme":"z"}`))
		}
	}
	burst(t, r, 6, func(i int, a Answer) {
		if taken := a.No != nil && a.No.Code == meeting.Taken; taken != (i == 3) {
			t.Errorf("%d: %+v", i, a)
		}
	})
	if got, want := state(t, r), state(t, open(t, s.another(t))); got != want {
		t.Errorf("got %s\nthe record says %s", got, want)
	}
}

func TestL16_ARecordThatWentBackFreezesTheMeeting(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	for i := range 5 {
		do(t, r, putAsk(fmt.Sprint("n", i)))
	}
	out := &screen{}
	seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: out})
	settle(t, r)
	position := out.position()
	seat.Leave()
	s.mu.Lock()
	s.streams["meeting/m1"] = s.streams["meeting/m1"][:3] // an old backup
	s.mu.Unlock()
	restored := open(t, s.another(t))
	forged := &screen{}
	restored.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, From: "AAAA" + position[4:], Out: forged})
	restored.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone}, From: position, Out: forged})
	settle(t, restored)
	if forged.bye != "" || forged.resets != 2 {
		t.Fatalf("a forged position: %q, %d resets", forged.bye, forged.resets)
	}
	honest := &screen{}
	restored.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, From: position, Out: honest})
	inside(t, restored, func() {})
	if honest.bye != byeMovedBack || forged.bye != byeMovedBack {
		t.Errorf("%q %q", honest.bye, forged.bye)
	}
	refused(t, restored, putAsk("n9"), meeting.NoWrites, true)
}

// Another machine went on from a copy that was behind: the meeting goes on, and whoever was shown more is told. Nobody
// else is; and from then on the record may go back no further.
func TestL16_AfterATakeOverWhoSawMoreIsTold(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	viewer := meeting.Viewer{Audience: meeting.Console}
	positionAfter := func(r *Room, n string) string {
		t.Helper()
		do(t, r, putAsk(n))
		out := &screen{}
		r.Sit(Visit{Viewer: viewer, Out: out})
		settle(t, r)
		return out.position()
	}
	saw := positionAfter(r, "n1")
	copied := journal.Seq(len(s.streams["meeting/m1"]))
	sawMore := positionAfter(r, "n2")
	s.mu.Lock()
	s.streams["meeting/m1"] = s.streams["meeting/m1"][:copied]
	s.mu.Unlock()
	taken := func(c *Config) { c.Taken = []TakenOver{{"t1", map[string]journal.Seq{"meeting/m1": copied}}} }
	second := open(t, s.another(t, taken))
	for position, want := range map[string]string{saw: "", sawMore: noticeWentBack, "": "", "AAAA" + saw[4:]: ""} {
		out := &screen{}
		second.Sit(Visit{Viewer: viewer, From: position, Out: out})
		settle(t, second)
		if out.notice != want || out.bye != "" || out.resets != 1 {
			t.Errorf("notice %q, goodbye %q, %d resets; want notice %q", out.notice, out.bye, out.resets, want)
		}
		same(t, second, out, viewer, "")
	}
	sawMost := positionAfter(second, "n3")
	s.mu.Lock()
	s.streams["meeting/m1"] = s.streams["meeting/m1"][:copied]
	s.mu.Unlock()
	other := open(t, s.another(t, func(c *Config) { c.Taken = []TakenOver{{"t2", map[string]journal.Seq{"meeting/m1": copied}}} }))
	elsewhere := &screen{} // was with another machine that went on from the same copy
	other.Sit(Visit{Viewer: viewer, From: sawMost, Out: elsewhere})
	if settle(t, other); elsewhere.notice != noticeWentBack || elsewhere.bye != "" {
		t.Errorf("from another that took over: notice %q, goodbye %q", elsewhere.notice, elsewhere.bye)
	}
	third, out := open(t, s.another(t, taken)), &screen{}
	third.Sit(Visit{Viewer: viewer, From: sawMost, Out: out})
	if inside(t, third, func() {}); out.bye != byeMovedBack {
		t.Errorf("a record that went back after the take-over: %q", out.bye)
	}
}

func TestL16_AnInstanceThatIsBehindReadsBeforeItFreezes(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n1"))
	behind := open(t, s.another(t))
	do(t, r, putAsk("n2"))
	out := &screen{}
	viewer := meeting.Viewer{Audience: meeting.Console}
	r.Sit(Visit{Viewer: viewer, Out: out})
	settle(t, r)
	behind.Sit(Visit{Viewer: viewer, From: out.position(), Out: out})
	settle(t, behind)
	if out.bye != "" {
		t.Fatal(out.bye)
	}
	same(t, behind, out, viewer, "")
}

func TestL20_IdleRoomsAreUnloaded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t)
		r := open(t, s.halls)
		do(t, r, putAsk("n1"))
		time.Sleep(9 * time.Minute)
		do(t, r, putAsk("n2"))
		want := state(t, r)
		out := &screen{}
		seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: "p1"}, Out: out})
		time.Sleep(time.Hour)
		if s.halls.Running() != 1 {
			t.Fatal("unloaded with somebody in it")
		}
		seat.Leave()
		time.Sleep(12 * time.Minute)
		synctest.Wait()
		if s.halls.Running() != 0 {
			t.Fatal("still loaded")
		}
		if a := r.Do(context.Background(), putAsk("n3")); a.No == nil || !a.No.Retry {
			t.Errorf("a closed room said %+v", a)
		}
		if got := state(t, open(t, s.halls)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		s.halls.Close()
	})
}

func TestL22_ARoundsKeyIsDestroyedAtClosing(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	for i := range 5 {
		a := ask(fmt.Sprint("s", i), "note.say", `{"says":"ja"}`)
		a.By = by(meeting.PersonID(fmt.Sprint("p", i)))
		do(t, r, a)
	}
	s.vault.Fail(errors.New("disk full"))
	do(t, r, ask("shut", "note.shut", "")) // durable, and the keys are still there
	s.vault.Fail(nil)
	inside(t, r, func() { r.burnEnded(context.Background()) }) // as it does every minute
	nothingSaid(t, r)
	if got := do(t, r, ask("s1", "note.say", `{"says":"nee"}`)); got != 2 { // as on any other instance
		t.Errorf("an old answer: %d", got)
	}
	again := open(t, s.another(t)) // an interrupted burning is finished here
	if got := state(t, again); got != state(t, r) {
		t.Errorf("%s", got)
	}
	third := open(t, s.another(t))
	nothingSaid(t, third)
	if got := do(t, third, ask("s1", "note.say", `{"says":"nee"}`)); got != 2 {
		t.Errorf("an old answer: %d", got)
	}
}

func TestL22_TheKeyIsGoneBeforeTheClosingIsAnswered(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, ask("s1", "note.say", `{"says":"ja"}`))
	if destroyed, _ := s.vault.Gone(); destroyed != 0 {
		t.Fatalf("%d keys are gone before the closing", destroyed)
	}
	do(t, r, ask("shut", "note.shut", ""))
	if destroyed, _ := s.vault.Gone(); destroyed != 1 {
		t.Errorf("%d keys are gone", destroyed)
	}
	thief, err := record.NewKeeper(context.Background(), record.Setup{Stream: r.stream, Words: newNotes().Words(), Vault: s.vault})
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range s.Read(context.Background(), r.stream, 0) { // with a copy of record and vault of that moment
		if err != nil {
			t.Fatal(err)
		}
		line, err := thief.Open(context.Background(), e)
		if said, is := line.Event.Fact.(*wasSaid); err != nil || is && *said != (wasSaid{}) {
			t.Errorf("the answer opens: %+v, %v", said, err)
		}
	}
}

// nothingSaid: not even in memory is anything left of five answers.
func nothingSaid(t *testing.T, r *Room) {
	t.Helper()
	inside(t, r, func() {
		for _, e := range r.life.(*notes).history[:5] {
			if f := e.Fact.(*wasSaid); *f != (wasSaid{}) || e.By != (meeting.Actor{}) {
				t.Errorf("can be read after the round: %+v", f)
			}
		}
	})
}

func TestL22_ABurningThatWasCutShortIsFinishedAtOpening(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	for i := range 5 {
		do(t, r, ask(fmt.Sprint("s", i), "note.say", `{"says":"ja"}`))
	}
	s.vault.Fail(errors.New("disk full"))
	do(t, r, ask("shut", "note.shut", ""))
	s.vault.Fail(nil)
	nothingSaid(t, open(t, s.another(t)))
	nothingSaid(t, open(t, s.another(t)))
}

func TestL22_TheDoorIsToldOfWhoWasErasedUntilItWorked(t *testing.T) {
	var told []meeting.PersonID
	var broken error
	real := func(c *Config) {
		c.Life = nil
		c.Erased = func(_ context.Context, id meeting.ID, who meeting.PersonID) error {
			if broken == nil && id == "m1" {
				told = append(told, who)
			}
			return broken
		}
	}
	s := newStage(t, real)
	r := open(t, s.halls)
	lead := func(id, name, data string) {
		t.Helper()
		a := ask(id, name, data)
		a.By = meeting.Actor{Role: meeting.Facilitator, Person: "f1"}
		do(t, r, a)
	}
	lead("a", "people.list", `{"id":"p1","capacity":"inwoner"}`)
	broken = errors.New("disk full")
	lead("b", "people.erase", `{"id":"p1"}`)
	broken = nil
	lead("c", "people.list", `{"id":"p2","capacity":"inwoner"}`)
	if !slices.Equal(told, []meeting.PersonID{"p1"}) {
		t.Errorf("told of %v after the door works again", told)
	}
	told = nil
	open(t, s.another(t, real))
	if !slices.Equal(told, []meeting.PersonID{"p1"}) {
		t.Errorf("told of %v when the record is read", told)
	}
}

func TestTheDoorIsToldOfTheDayItGoesOnUntilItWorked(t *testing.T) {
	var told []string
	var broken error
	s := newStage(t, func(c *Config) {
		c.Life = nil
		c.GoesOn = func(_ context.Context, id meeting.ID, date string) error {
			if broken == nil && id == "m1" {
				told = append(told, date)
			}
			return broken
		}
	})
	r := open(t, s.halls)
	lead := func(id, name, data string) {
		t.Helper()
		a := ask(id, name, data)
		a.By = meeting.Actor{Role: meeting.Facilitator, Person: "f1"}
		do(t, r, a)
	}
	lead("a", "prepare.set_meeting", `{"title":"Zorg","question":"Hoe?"}`)
	lead("b", "prepare.set_framework", `{"id":"f1","kind":"value","text":"Samen"}`)
	lead("b2", "prepare.set_theme", `{"id":"zorg","title":"Zorg"}`)
	lead("c", "prepare.lock", `{}`)
	lead("d", "prepare.open", `{}`)
	broken = errors.New("disk full")
	lead("e", "meet.put_away", `{"date":"2021-11-15"}`)
	broken = nil
	lead("f", "meet.show", `{"view":"pause"}`)
	lead("g", "meet.resume", `{}`)
	lead("h", "meet.pause", `{}`)
	lead("i", "meet.resume", `{}`) // after coffee
	if !slices.Equal(told, []string{"2021-11-15", ""}) {
		t.Errorf("told of %q", told)
	}
}

func TestL23_ANewerRecordIsNotOpened(t *testing.T) {
	s := newStage(t)
	batch, _ := journal.Chain(journal.Head{}, []byte(`{"v":3,"type":"note.was_put","pub":{},"enc":""}`))
	if err := s.Append(context.Background(), "meeting/m1", journal.Head{}, batch); err != nil {
		t.Fatal(err)
	}
	if _, err := s.halls.Open(context.Background(), "m1"); !errors.Is(err, record.ErrNewer) {
		t.Errorf("%v", err)
	}
	if s.halls.Running() != 0 {
		t.Error("it stays loaded")
	}
}

func TestTakingBackShowsTheStateWithoutIt(t *testing.T) {
	r := open(t, newStage(t).halls)
	out := &screen{}
	viewer := meeting.Viewer{Audience: meeting.Projector}
	r.Sit(Visit{Viewer: viewer, Out: out})
	do(t, r, putAsk("n1"))
	do(t, r, putAsk("n2"))
	settle(t, r)
	do(t, r, ask("b", "note.back", `{"command":"c-n1"}`))
	same(t, r, out, viewer, "")
	if out.sections["note.note/n1"] != nil || out.sections["note.note/n2"] == nil || out.resets != 1 {
		t.Errorf("%v, %d resets", out.sections, out.resets)
	}
}
