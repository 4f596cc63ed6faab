package life

import (
	"iter"

	"hoofdlijn/internal/meeting"
)

// history is what happened, in pieces. What is in a full piece is never moved again: a list that grows by copying would
// copy five times as much as it holds while thousands answer at once.
type history struct{ pieces [][]meeting.Event }

// pieceSize is how many events are in every piece but the last.
const pieceSize = 512

func (h *history) add(e meeting.Event) {
	last := len(h.pieces) - 1
	if last < 0 {
		h.pieces, last = append(h.pieces, nil), 0 // a small meeting has one piece, no larger than it needs
	} else if len(h.pieces[last]) == pieceSize {
		h.pieces, last = append(h.pieces, make([]meeting.Event, 0, pieceSize)), last+1
	}
	h.pieces[last] = append(h.pieces[last], e)
}

// drop forgets the last n.
func (h *history) drop(n int) {
	for n > 0 {
		last := len(h.pieces) - 1
		piece := h.pieces[last]
		keep := max(0, len(piece)-n)
		n -= len(piece) - keep
		clear(piece[keep:])
		if h.pieces[last] = piece[:keep]; keep == 0 && last > 0 {
			h.pieces = h.pieces[:last]
		}
	}
}

// all are the events in their order, to be read or emptied in place.
func (h *history) all() iter.Seq[*meeting.Event] {
	return func(yield func(*meeting.Event) bool) {
		for _, piece := range h.pieces {
			for i := range piece {
				if !yield(&piece[i]) {
					return
				}
			}
		}
	}
}

func (h *history) length() int {
	if len(h.pieces) == 0 {
		return 0
	}
	last := len(h.pieces) - 1
	return last*pieceSize + len(h.pieces[last])
}
