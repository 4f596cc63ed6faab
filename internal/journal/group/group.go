// Package group lets many callers share one commit: a single goroutine takes everything that waits and hands it to
// the driver at once. It is the half of Append that all drivers have in common.
package group

import (
	"context"
	"fmt"
	"os"
	"time"

	"hoofdlijn/internal/journal"
)

const (
	linger = time.Millisecond
	busy   = 8 // requests in the last commit from which it pays to wait for more
)

// maxName bounds the name of a stream, in bytes.
const maxName = 512

// ErrClosed is what a closed store answers.
var ErrClosed = fmt.Errorf("%w: %w", journal.ErrRefused, os.ErrClosed)

// Request is one caller waiting for the writer: a batch to append, or a stream to remove.
type Request struct {
	Stream string
	After  journal.Head
	Batch  []journal.Entry // follows After
	Hashes []journal.Hash  // of the entries, computed by the caller so that the one writer need not
	Remove bool
	size   int
	answer chan error // holds one
}

// Answer tells the caller how it went. The driver answers every request exactly once.
func (r *Request) Answer(err error) { r.answer <- err }

// Size is how many bytes the bodies have.
func (r *Request) Size() int { return r.size }

// End is where the stream ends after this request.
func (r *Request) End() journal.Head {
	switch {
	case r.Remove:
		return journal.Head{}
	case len(r.Batch) == 0:
		return r.After
	}
	return journal.Head{Seq: r.Batch[len(r.Batch)-1].Seq, Hash: r.Hashes[len(r.Hashes)-1]}
}

// Limits bound one commit.
type Limits struct {
	Requests int
	Bytes    int  // bodies, about
	Linger   bool // wait 1 ms for more after a full commit
}

// Writer is the one goroutine that writes, and the queue before it.
type Writer struct {
	limits Limits
	commit func([]*Request)
	queue  chan *Request
	closed chan struct{} // no new requests
	done   chan struct{} // everyone has been answered
}

// Start starts the goroutine. commit is called with at least one request at a time.
func Start(limits Limits, commit func([]*Request)) *Writer {
	w := &Writer{
		limits: limits,
		commit: commit,
		queue:  make(chan *Request, limits.Requests),
		closed: make(chan struct{}),
		done:   make(chan struct{}),
	}
	go w.run()
	return w
}

// Close answers who is waiting and stops. It may be called once.
func (w *Writer) Close() {
	close(w.closed)
	<-w.done
}

// Closed is closed when the store is.
func (w *Writer) Closed() <-chan struct{} { return w.closed }

// Usable is an error when the store was closed or ctx has ended.
func (w *Writer) Usable(ctx context.Context) error {
	select {
	case <-w.closed:
		return ErrClosed
	default:
		return ctx.Err()
	}
}

// Append checks that the batch follows head, and has it written with whatever else is waiting.
func (w *Writer) Append(ctx context.Context, stream string, head journal.Head, batch []journal.Entry) error {
	if len(stream) == 0 || len(stream) > maxName {
		return fmt.Errorf("%w: a stream name of %d bytes", journal.ErrRefused, len(stream))
	}
	r := &Request{Stream: stream, After: head, Batch: batch, Hashes: make([]journal.Hash, 0, len(batch)), answer: make(chan error, 1)}
	for _, e := range batch {
		if e.Seq != head.Seq+1 || e.Prev != head.Hash {
			return fmt.Errorf("%w: entry %d does not follow %d", journal.ErrMoved, e.Seq, head.Seq)
		}
		head = journal.Head{Seq: e.Seq, Hash: e.Hash()}
		r.Hashes = append(r.Hashes, head.Hash)
		r.size += len(e.Body)
	}
	return w.ask(ctx, r)
}

// Remove has the stream deleted in its turn.
func (w *Writer) Remove(ctx context.Context, stream string) error {
	return w.ask(ctx, &Request{Stream: stream, Remove: true, answer: make(chan error, 1)})
}

func (w *Writer) ask(ctx context.Context, r *Request) error {
	if err := w.Usable(ctx); err != nil {
		return err
	}
	select {
	case w.queue <- r:
	case <-ctx.Done():
		return ctx.Err()
	case <-w.closed:
		return ErrClosed
	}
	select {
	case err := <-r.answer:
		return err
	case <-ctx.Done():
		return ctx.Err() // the outcome is unknown, as for any error that is not named
	case <-w.done:
	}
	select {
	case err := <-r.answer:
		return err
	default:
		return ErrClosed // queued after the writer had stopped: it was not written
	}
}

func (w *Writer) run() {
	defer close(w.done)
	last := 0
	for {
		var group []*Request
		select {
		case r := <-w.queue:
			group = w.gather([]*Request{r})
		case <-w.closed:
			if group = w.gather(nil); len(group) == 0 {
				return
			}
		}
		// Only under load: a lone caller then never waits, and with one core the goroutines that have something to
		// write get their turn before the commit blocks it.
		if w.limits.Linger && last >= busy && len(group) < w.limits.Requests {
			time.Sleep(linger)
			group = w.gather(group)
		}
		last = len(group)
		w.commit(group)
	}
}

// gather adds what is waiting now, up to the limits of one commit.
func (w *Writer) gather(group []*Request) []*Request {
	size := 0
	for _, r := range group {
		size += r.size
	}
	for len(group) < w.limits.Requests && size < w.limits.Bytes {
		select {
		case r := <-w.queue:
			group = append(group, r)
			size += r.size
		default:
			return group
		}
	}
	return group
}
