//go:build unix

package standby

import (
	"os"
	"syscall"
)

const (
	quotaError = syscall.EDQUOT
	staleError = syscall.ESTALE
)

// deviceOf is the disk on which something lies; 0 when it is not there.
func deviceOf(path string) uint64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Dev) //nolint:unconvert // an int32 on some systems
	}
	return 0
}
