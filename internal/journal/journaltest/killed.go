package journaltest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"hoofdlijn/internal/journal"
)

// childEnv holds, in a child process, whatever the driver's test needs to open its store.
const childEnv = "JOURNALTEST_CHILD"

// streams is how many streams a child writes at once, with as many writers.
const streams = 8

// Rounds is how often a kill test kills: few by default, 20 when HOOFDLIJN_LONG=1.
func Rounds() int {
	if os.Getenv("HOOFDLIJN_LONG") == "1" {
		return 20
	}
	return 5
}

// Child makes the test binary act as the process that is killed: call it first in TestMain. In a child it opens the
// store and never returns.
func Child(open func(where string) (journal.Store, error)) {
	where := os.Getenv(childEnv)
	if where == "" {
		return
	}
	s, err := open(where)
	if err == nil {
		err = WriteUntilEnd(s, os.Stdout)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(3)
}

// Start starts this test binary as a child that writes to the store at where, and gives its acknowledgements.
func Start(t *testing.T, where string) (*exec.Cmd, io.Reader) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childEnv+"="+where)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	ok(t, err)
	ok(t, c.Start())
	return c, out
}

// WriteUntilEnd goes on appending to several streams and prints a line for every acknowledged batch, until an append
// fails with anything but a move. It takes up each stream where it ends.
func WriteUntilEnd(s journal.Store, acks io.Writer) error {
	ctx := context.Background()
	var wg sync.WaitGroup
	var mu sync.Mutex // lines must not mix
	var first error
	for i := range streams {
		wg.Go(func() {
			name := fmt.Sprintf("s%d", i)
			head, err := s.Head(ctx, name)
			for err == nil {
				batch, end := journal.Chain(head, Body(name, head.Seq+1, 300), Body(name, head.Seq+2, 300))
				err = s.Append(ctx, name, head, batch)
				mu.Lock()
				if err == nil {
					head = end
					_, err = fmt.Fprintf(acks, "%s %d %x\n", name, end.Seq, end.Hash)
				}
				first = errors.Join(first, err)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return first
}

// Acks is the last acknowledged entry of every stream, as the printed lines tell it, and how many lines there were.
type Acks struct {
	Lines int
	Last  map[string]journal.Head
}

// ReadAcks reads printed lines until the writer of them is gone. A last line that was cut off does not count.
func (a *Acks) ReadAcks(r io.Reader, each func(lines int)) {
	if a.Last == nil {
		a.Last = map[string]journal.Head{}
	}
	for in := bufio.NewReader(r); ; {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		var name string
		var hash []byte
		var h journal.Head
		n, err := fmt.Sscanf(strings.TrimSpace(line), "%s %d %x", &name, &h.Seq, &hash)
		if n != 3 || err != nil || copy(h.Hash[:], hash) != len(h.Hash) {
			continue
		}
		a.Last[name] = h
		a.Lines++
		each(a.Lines)
	}
}

// Kept fails unless everything acknowledged is in the store, once, in a sound chain. It gives how many batches are
// there that nobody was told of: kills between writing and telling.
func (a *Acks) Kept(t *testing.T, s journal.Store) (untold int) {
	t.Helper()
	for name, last := range a.Last {
		entries := read(t, s, name, 0)
		head := Verify(t, entries)
		if head.Seq < last.Seq || entries[last.Seq-1].Hash() != last.Hash {
			t.Fatalf("%s: acknowledged up to %d, stored up to %d", name, last.Seq, head.Seq)
		}
		if head.Seq%2 != 0 {
			t.Fatalf("%s ends at %d, in the middle of a batch", name, head.Seq)
		}
		for _, e := range entries {
			if string(e.Body) != string(Body(name, e.Seq, 300)) {
				t.Fatalf("%s: entry %d holds something else", name, e.Seq)
			}
		}
		untold += int(head.Seq-last.Seq) / 2
	}
	return untold
}
