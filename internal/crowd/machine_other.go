//go:build !linux

package crowd

import (
	"errors"
	"os/exec"
	"time"
)

// Elsewhere everything runs, but on whatever core, and processor time and memory of another process are not measured.
const (
	serverCore = 0
	crowdCore  = 1
)

var errNotHere = errors.New("processor time and memory are measured on Linux only")

var mayPin = true

func pinned() bool                                   { return false }
func pinSelf() error                                 { return nil }
func beside() float64                                { return 0 }
func speed() float64                                 { return 0 }
func fastest() float64                               { return 0 }
func startOn(int) func(*exec.Cmd) error              { return (*exec.Cmd).Start }
func cpuOf(int) (time.Duration, error)               { return 0, errNotHere }
func memoryOf(int) (rss, anonymous int64, err error) { return 0, 0, errNotHere }
func loadNow() float64                               { return -1 }
func processor() string                              { return "unknown" }
