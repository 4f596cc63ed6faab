package live

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
)

// Whoever gives up reading is not read for any more: what they captured is theirs again.
func TestReading_EndsWithWhoReads(t *testing.T) {
	r := open(t, newStage(t).halls)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	for range 200 {
		looked := 0
		err := r.Read(ctx, func(Life) { looked++ })
		looked++ // a race, if the room were still at it
		if looked == 1 && !errors.Is(err, context.Canceled) {
			t.Fatalf("nothing was looked at, and the answer is %v", err)
		}
	}
}

// Those who say the same are understood once, each is answered for themselves, and soon nothing of it is left.
func TestAlike_IsUnderstoodOnceAndForgotten(t *testing.T) {
	r := open(t, newStage(t).halls)
	do(t, r, putAsk("first"))
	inside(t, r, func() { // the room has something to do meanwhile
		one, no := r.understand("note.say", []byte(`{"says":"ja"}`))
		if no != nil {
			t.Fatalf("%+v", no)
		}
		if other, _ := r.understand("note.say", []byte(`{"says":"ja"}`)); other.do != one.do {
			t.Error("the same words were decoded twice")
		}
		if other, _ := r.understand("note.say", []byte(`{"says":"nee"}`)); other.do == one.do {
			t.Error("other words got the same answer")
		}
		if other, no := r.understand("note.put", []byte(`{"says":"ja"}`)); no == nil && other.bad == nil {
			t.Errorf("what is said of one thing was taken for another: %+v", other)
		}
		for i := range 3 * mostAlike {
			if _, no := r.understand("note.say", fmt.Appendf(nil, `{"says":"%d"}`, i)); no != nil {
				t.Fatalf("%+v", no)
			}
		}
		if n := len(r.alike.known); n != mostAlike {
			t.Errorf("%d are kept", n)
		}
	})
	for range 200 {
		r.alike.mu.Lock()
		left := len(r.alike.known)
		r.alike.mu.Unlock()
		if left == 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("words stay behind in a room that has nothing to do")
}
