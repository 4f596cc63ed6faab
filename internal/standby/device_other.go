//go:build !unix

package standby

import (
	"hash/fnv"
	"path/filepath"
	"strings"
	"syscall"
)

// What Windows says when a disk is full; what a network folder says when it went stale has no name of its own there.
const (
	quotaError = syscall.Errno(0x70)
	staleError = syscall.Errno(0x37)
)

// deviceOf is the drive on which something lies.
func deviceOf(path string) uint64 {
	full, err := filepath.Abs(path)
	if err != nil {
		return 0
	}
	sum := fnv.New64a()
	sum.Write([]byte(strings.ToLower(filepath.VolumeName(full))))
	return sum.Sum64()
}
