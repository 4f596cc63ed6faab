// Package standby keeps a second copy of everything a server keeps, elsewhere: on a stick or in a network folder. When the
// laptop dies, another goes on from it (docs/decisions/017).
//
// A copy is one file that only grows, sealed whole, and beside it a small file with the keys to it, sealed with the
// take-over code that lies on paper in an envelope. Whoever finds the stick has nothing. What is written to the stores
// passes through the drivers here, which write it to their own store first and to the copy before anybody hears of it;
// when the copy is full, slow or gone they go on without, and say so.
package standby

import (
	"errors"
	"fmt"
)

// Errors in words, for whoever stands beside the second laptop.
var (
	// ErrNoCopy: there is no copy in that place.
	ErrNoCopy = errors.New("there is no copy of Hoofdlijn in this folder")
	// ErrCode: the take-over code is not that of this copy.
	ErrCode = errors.New("this is not the take-over code of this copy")
	// ErrDamaged: not even the beginning of the copy can be read.
	ErrDamaged = errors.New("this copy is damaged from its beginning on: nothing can be taken over from it")
	// ErrNewer: the copy was written by a newer version of this software.
	ErrNewer = errors.New("this copy was written by a newer version of this software; use that version")
	// ErrOther: the place holds the copy of something else.
	ErrOther = errors.New("in this folder is the copy of another server, or of this one before it was restored: give an empty folder, or move that copy elsewhere")
	// ErrAhead: the copy holds more than the server, or another server took over from it.
	ErrAhead = errors.New("the copy in this folder is newer than what this server has")
)

// Why says why a copy is behind.
type Why string

// The reasons.
const (
	Beginning Why = "beginning" // it is being made
	Full      Why = "full"
	Gone      Why = "gone" // pulled out, unmounted, renamed
	ReadOnly  Why = "read_only"
	Slow      Why = "slow"
	Foreign   Why = "foreign" // another copy lies there, or a newer one
	Failing   Why = "failing" // anything else
)

func wrapped(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
