package live

import (
	"context"
	"errors"
	"testing"
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
