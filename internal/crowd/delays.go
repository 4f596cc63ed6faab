package crowd

import (
	"sync/atomic"
	"time"
)

// delays counts how long things took, exactly enough and without garbage: in steps of a twentieth of a millisecond, up
// to the last step, and the longest exactly.
type delays struct {
	steps   [40_000]atomic.Uint32
	count   atomic.Int64
	longest atomic.Int64
}

const delayStep = 50 * time.Microsecond

func (d *delays) add(took time.Duration) {
	d.steps[min(max(0, int(took/delayStep)), len(d.steps)-1)].Add(1)
	d.count.Add(1)
	for was := d.longest.Load(); int64(took) > was && !d.longest.CompareAndSwap(was, int64(took)); {
		was = d.longest.Load()
	}
}

// Latency is how long things took, in milliseconds.
type Latency struct {
	P50 float64 `json:"p50_ms"`
	P99 float64 `json:"p99_ms"`
	Max float64 `json:"max_ms"`
}

func (d *delays) latency() Latency {
	return Latency{P50: d.share(0.50), P99: d.share(0.99), Max: milliseconds(time.Duration(d.longest.Load()))}
}

// share is the delay within which this share of all was.
func (d *delays) share(of float64) float64 {
	left := int64(of * float64(d.count.Load()))
	for i := range d.steps {
		if left -= int64(d.steps[i].Load()); left < 0 {
			return milliseconds(min(time.Duration(i+1)*delayStep, time.Duration(d.longest.Load())))
		}
	}
	return milliseconds(time.Duration(d.longest.Load()))
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
