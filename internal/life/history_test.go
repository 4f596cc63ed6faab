package life

import (
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/meeting"
)

// A history in pieces is a list: what is added at its end and dropped from it leaves the same as with a list.
func TestHistory_IsAList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h history
		var list []meeting.Seq
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			for range rapid.IntRange(0, 2*pieceSize+1).Draw(t, "added") {
				seq := meeting.Seq(len(list) + 1)
				h.add(meeting.Event{Seq: seq})
				list = append(list, seq)
			}
			n := rapid.IntRange(0, len(list)).Draw(t, "dropped")
			h.drop(n)
			list = list[:len(list)-n]
			at := 0
			for e := range h.all() {
				if at >= len(list) || e.Seq != list[at] {
					t.Fatalf("event %d is %d, of %d", at, e.Seq, len(list))
				}
				at++
			}
			if at != len(list) || h.length() != len(list) {
				t.Fatalf("%d events, length %d, want %d", at, h.length(), len(list))
			}
		}
	})
}
