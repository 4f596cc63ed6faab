package journaltest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"hoofdlijn/internal/journal"
)

// Bench measures acknowledged appends per second with 1, 64 and 512 writers, each waiting for its own append on a
// stream of its own, as rooms do.
func Bench(b *testing.B, open func(b *testing.B) journal.Store) {
	for _, size := range []int{300, 1536} {
		for _, writers := range []int{1, 64, 512} {
			b.Run(fmt.Sprintf("body=%d/writers=%d", size, writers), func(b *testing.B) {
				s := open(b)
				var left atomic.Int64
				left.Store(int64(b.N))
				var wg sync.WaitGroup
				b.ResetTimer()
				for w := range writers {
					wg.Go(func() {
						if err := appendWhile(s, fmt.Sprintf("w%03d", w), size, &left); err != nil {
							b.Error(err)
						}
					})
				}
				wg.Wait()
				b.StopTimer()
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "appends/s")
			})
		}
	}
}

func appendWhile(s journal.Store, name string, size int, left *atomic.Int64) error {
	var head journal.Head
	for left.Add(-1) >= 0 {
		batch, end := journal.Chain(head, Body(name, head.Seq+1, size))
		if err := s.Append(context.Background(), name, head, batch); err != nil {
			return err
		}
		head = end
	}
	return nil
}
