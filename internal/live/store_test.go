package live

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"sync"

	"hoofdlijn/internal/journal"
)

// memory is a journal in memory that can misbehave on request.
type memory struct {
	mu      sync.Mutex
	streams map[string][]journal.Entry
	moved   chan struct{} // closed and replaced at every append
	appends int
	// fault, when set, is asked before each append: whether it is done, and what is answered.
	fault func(n int) (do bool, err error)
	last  struct { // what was not done
		head  journal.Head
		batch []journal.Entry
	}
	// unread makes reading fail.
	unread error
	// between is called before each append, outside the lock: another instance gets in there.
	between func()
}

func newMemory() *memory {
	return &memory{streams: map[string][]journal.Entry{}, moved: make(chan struct{})}
}

func (m *memory) head(stream string) journal.Head {
	all := m.streams[stream]
	if len(all) == 0 {
		return journal.Head{}
	}
	last := all[len(all)-1]
	return journal.Head{Seq: last.Seq, Hash: last.Hash()}
}

func (m *memory) Append(ctx context.Context, stream string, head journal.Head, batch []journal.Entry) error {
	if m.between != nil {
		m.between()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.appends++
	do, err := true, error(nil)
	if m.fault != nil {
		do, err = m.fault(m.appends)
	}
	if !do {
		m.last.head, m.last.batch = head, batch
		return err
	}
	if m.head(stream) != head {
		return journal.ErrMoved
	}
	for _, e := range batch {
		e.Body = bytes.Clone(e.Body)
		m.streams[stream] = append(m.streams[stream], e)
	}
	close(m.moved)
	m.moved = make(chan struct{})
	return err
}

func (m *memory) after(stream string, after journal.Seq) ([]journal.Entry, chan struct{}, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := m.streams[stream]
	if int(after) > len(all) {
		return nil, m.moved, m.unread
	}
	return slices.Clone(all[after:]), m.moved, m.unread
}

func (m *memory) Read(ctx context.Context, stream string, after journal.Seq) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		tail, _, err := m.after(stream, after)
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		for _, e := range tail {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (m *memory) Watch(ctx context.Context, stream string, after journal.Seq) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for ctx.Err() == nil {
			tail, moved, err := m.after(stream, after)
			if err != nil {
				yield(journal.Entry{}, err)
				return
			}
			for _, e := range tail {
				after = e.Seq
				if !yield(e, nil) {
					return
				}
			}
			if len(tail) == 0 {
				select {
				case <-moved:
				case <-ctx.Done():
				}
			}
		}
	}
}

func (m *memory) Head(ctx context.Context, stream string) (journal.Head, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.head(stream), m.unread
}
func (m *memory) Streams(context.Context, string) iter.Seq2[string, error] {
	return func(func(string, error) bool) {}
}
func (m *memory) Remove(context.Context, string) error                   { return nil }
func (m *memory) Durability(context.Context) (journal.Durability, error) { return journal.Strong, nil }
func (m *memory) Close() error                                           { return nil }
func (m *memory) set(fault func(n int) (bool, error))                    { m.mu.Lock(); m.fault = fault; m.mu.Unlock() }
func (m *memory) tries() int                                             { m.mu.Lock(); defer m.mu.Unlock(); return m.appends }
