package crowd

import "time"

// ownShare is how much of its best a core must do to be called the server's own.
const ownShare = 0.85

// isOwn says whether a core works as fast as it can. Where speed is not known it is taken to.
func isOwn(speed, best float64) bool { return speed >= ownShare*best }

// untilOwn waits until the server's core is its own, but not for ever, and gives its speed.
func untilOwn(best float64) float64 {
	now := speed()
	for range 100 {
		if isOwn(now, best) {
			break
		}
		time.Sleep(100 * time.Millisecond)
		now = speed()
	}
	return now
}
