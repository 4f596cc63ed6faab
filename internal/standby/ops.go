package standby

import (
	"bytes"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/vault"
)

// frame is what is written at once, as gob: names of streams and rows are bytes, and need not be text: what happened to the stores, in order.
type frame struct {
	At  time.Time
	Ops []op // none: the server lives
}

// op is one change of one store. Doing it again changes nothing, so a copy may begin while the stores change.
type op struct {
	Append   *appended
	Remove   string // a stream
	Keys     *keysChanged
	Row      *rowChanged
	Settings map[string]string // how the server was started
	Taken    []TakenAt         // how often it was taken over
	Whole    bool              // from here on the copy is one of everything
}

type appended struct {
	Stream string
	After  journal.Seq
	Prev   []byte // the hash of the entry before the first
	Bodies [][]byte
}

// keysChanged is rows that were put, or deleted when only their names are given, or all of a stream, or all of classes.
type keysChanged struct {
	Put     []vault.Row
	Stream  string // of Delete, or dropped whole
	Delete  []vault.ID
	Drop    bool
	Classes []vault.Class // Put replaces all rows of these
}

type rowChanged struct {
	Key   string
	Value []byte
	Until time.Time
	Gone  bool
}

// entriesOp copies the bodies: they wait here for longer than whoever appended them keeps them (journal.Store).
func entriesOp(stream string, head journal.Head, batch []journal.Entry) op {
	a := &appended{Stream: stream, After: head.Seq, Prev: head.Hash[:], Bodies: make([][]byte, len(batch))}
	for i, e := range batch {
		a.Bodies[i] = bytes.Clone(e.Body)
	}
	return op{Append: a}
}

// size is about how much memory an op holds while it waits.
func (o op) size() int {
	n := 200
	if o.Append != nil {
		for _, body := range o.Append.Bodies {
			n += len(body) + 24
		}
	}
	if o.Keys != nil {
		n += 150 * (len(o.Keys.Put) + len(o.Keys.Delete))
	}
	if o.Row != nil {
		n += len(o.Row.Value)
	}
	return n
}
