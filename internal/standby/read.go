package standby

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/vault"
)

// Content is everything that a copy holds, up to its last whole frame.
type Content struct {
	ID       string
	Lineage  string
	Term     int
	Settings map[string]string
	Taken    []TakenAt
	Streams  map[string][]journal.Entry
	Rows     []door.Row
	Keys     []vault.Row
	Masters  [][]byte  // key files; one of them opens all keys
	Last     time.Time // the last sign of life
	Changed  time.Time // when something was last written
	Left     int64     // bytes at the end that cannot be read

	whole bool
	rows  map[string]door.Row
	keys  map[string]map[vault.ID]vault.Row
}

// Read opens a copy with the take-over code. What is cut off or damaged at its end is left out, and said in Left.
func Read(folder, keys, code string) (*Content, error) {
	if keys == "" {
		keys = folder
	}
	h, err := readHeader(folder)
	if err != nil {
		return nil, err
	}
	o, err := openKeys(keys, h.ID, code)
	if err != nil {
		return nil, err
	}
	c := &Content{ID: h.ID, Lineage: h.Lineage, Term: h.Term, Masters: o.Masters, Streams: map[string][]journal.Entry{},
		rows: map[string]door.Row{}, keys: map[string]map[vault.ID]vault.Row{}}
	var broken error
	c.Left, err = readFrames(folder, o.Copy, func(f frame) { broken = errors.Join(broken, c.take(f)) })
	if err := errors.Join(err, broken); err != nil {
		return nil, err
	}
	if !c.whole {
		return nil, ErrDamaged
	}
	c.Rows = slices.SortedFunc(maps.Values(c.rows), func(a, b door.Row) int { return cmp.Compare(a.Key, b.Key) })
	for _, stream := range slices.Sorted(maps.Keys(c.keys)) {
		c.Keys = append(c.Keys, slices.SortedFunc(maps.Values(c.keys[stream]), func(a, b vault.Row) int { return cmp.Compare(a.ID, b.ID) })...)
	}
	return c, nil
}

func (c *Content) take(f frame) error {
	c.Last = f.At
	for _, o := range f.Ops {
		if c.whole {
			c.Changed = f.At
		}
		switch {
		case o.Append != nil:
			if err := c.append(*o.Append); err != nil {
				return err
			}
		case o.Remove != "":
			delete(c.Streams, o.Remove)
		case o.Keys != nil:
			c.change(*o.Keys)
		case o.Row != nil && o.Row.Gone:
			delete(c.rows, o.Row.Key)
		case o.Row != nil:
			c.rows[o.Row.Key] = door.Row{Key: o.Row.Key, Value: o.Row.Value, Until: o.Row.Until}
		case o.Settings != nil:
			c.Settings, c.Taken = o.Settings, o.Taken
		case o.Whole:
			c.whole, c.Changed = true, f.At
		}
	}
	return nil
}

// append takes entries in, once: what was written while the copy began may be in it already.
func (c *Content) append(a appended) error {
	all := c.Streams[a.Stream]
	head := journal.Head{Seq: a.After}
	copy(head.Hash[:], a.Prev)
	batch, _ := journal.Chain(head, a.Bodies...)
	for _, e := range batch {
		switch {
		case e.Seq <= journal.Seq(len(all)) && all[e.Seq-1].Hash() == e.Hash():
		case e.Seq == journal.Seq(len(all))+1 && e.Prev == headOf(all).Hash:
			all = append(all, e)
		default:
			return fmt.Errorf("%w: %q at %d", journal.ErrBroken, a.Stream, e.Seq)
		}
	}
	c.Streams[a.Stream] = all
	return nil
}

func headOf(all []journal.Entry) journal.Head {
	if len(all) == 0 {
		return journal.Head{}
	}
	last := all[len(all)-1]
	return journal.Head{Seq: last.Seq, Hash: last.Hash()}
}

func (c *Content) change(k keysChanged) {
	if len(k.Classes) > 0 {
		for _, rows := range c.keys {
			maps.DeleteFunc(rows, func(_ vault.ID, row vault.Row) bool { return slices.Contains(k.Classes, row.Class) })
		}
	}
	if k.Drop {
		delete(c.keys, k.Stream)
	}
	for _, id := range k.Delete {
		delete(c.keys[k.Stream], id)
	}
	for _, row := range k.Put {
		if c.keys[row.Stream] == nil {
			c.keys[row.Stream] = map[vault.ID]vault.Row{}
		}
		c.keys[row.Stream][row.ID] = row
	}
}

// Heads is where every stream ends.
func (c *Content) Heads() map[string]journal.Seq {
	heads := map[string]journal.Seq{}
	for stream, all := range c.Streams {
		heads[stream] = headOf(all).Seq
	}
	return heads
}

// Ahead is ErrAhead when the copy holds an entry that the store has not.
func (c *Content) Ahead(ctx context.Context, store journal.Store) error {
	for stream, all := range c.Streams {
		own, err := store.Head(ctx, stream)
		if err != nil {
			return err
		}
		if own.Seq < journal.Seq(len(all)) {
			return fmt.Errorf("%w: it has %d entries of one meeting, and here are %d", ErrAhead, len(all), own.Seq)
		}
		if err := c.sameAt(ctx, store, stream, journal.Seq(len(all))); err != nil {
			return err
		}
	}
	return nil
}

// Covers is ErrAhead when the store holds an entry that the copy has not: then the copy is the older of the two.
func (c *Content) Covers(ctx context.Context, store journal.Store) error {
	for stream, err := range store.Streams(ctx, "") {
		if err != nil {
			return err
		}
		own, err := store.Head(ctx, stream)
		if err != nil {
			return err
		}
		if own.Seq > journal.Seq(len(c.Streams[stream])) {
			return fmt.Errorf("%w: here are %d entries of one meeting, and the copy has %d", ErrOlder, own.Seq, len(c.Streams[stream]))
		}
		if err := c.sameAt(ctx, store, stream, own.Seq); err != nil {
			return err
		}
	}
	return nil
}

// ErrOlder: the copy is older than what is there.
var ErrOlder = errors.New("the copy is older than what this laptop has: nothing was changed")

// sameAt fails when copy and store do not agree on an entry, and with it on all before it.
func (c *Content) sameAt(ctx context.Context, store journal.Store, stream string, at journal.Seq) error {
	if at == 0 {
		return nil
	}
	for e, err := range store.Read(ctx, stream, at-1) {
		if err != nil {
			return err
		}
		if e.Hash() != c.Streams[stream][at-1].Hash() {
			return fmt.Errorf("%w: they went apart", ErrAhead)
		}
		break
	}
	return nil
}

// Fill writes record and keys into stores that are empty.
func (c *Content) Fill(ctx context.Context, record journal.Store, keys vault.Rows) error {
	for _, stream := range slices.Sorted(maps.Keys(c.Streams)) {
		var head journal.Head
		for batch := range slices.Chunk(c.Streams[stream], fewEntries) {
			if err := record.Append(ctx, stream, head, batch); err != nil {
				return err
			}
			head = headOf(batch)
		}
	}
	byStream := map[string][]vault.Row{}
	for _, row := range c.Keys {
		byStream[row.Stream] = append(byStream[row.Stream], row)
	}
	for stream, rows := range byStream {
		if err := keys.Put(ctx, stream, rows); err != nil {
			return err
		}
	}
	return nil
}
