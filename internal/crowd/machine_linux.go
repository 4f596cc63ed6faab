package crowd

import (
	"crypto/sha512"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// The server is measured on one core, what asks runs on another: else each would pay for the other.
const (
	serverCore = 0
	crowdCore  = 1
)

// pinned says whether there are two cores to divide.
func pinned() bool { return mayPin && runtime.NumCPU() >= 2 }

// mayPin is false in tests, which share the machine.
var mayPin = true

// pinSelf moves all threads of this process to its core.
func pinSelf() error {
	if !pinned() {
		return nil
	}
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	for _, task := range tasks {
		id, err := strconv.Atoi(task.Name())
		if err != nil {
			return err
		}
		if err := unix.SchedSetaffinity(id, coreSet(crowdCore)); err != nil && !errors.Is(err, unix.ESRCH) {
			return fmt.Errorf("stay on core %d: %w", crowdCore, err)
		}
	}
	return nil
}

// beside is how much of its work a core still does while the other one is busy: 1 for two cores of their own, about 0.6
// where both are halves of one. What a server "on one core" can do hangs on it. 0 when there are no two cores to divide.
func beside() float64 {
	if !pinned() {
		return 0
	}
	const while = 200 * time.Millisecond
	alone := <-workOn(serverCore, while)
	one, other := workOn(serverCore, while), workOn(crowdCore, while)
	<-other
	return float64(<-one) / float64(alone)
}

// speed is how much the server's core hashes now, in MB a second: the same machine does twice as much in one minute as in the
// next when others share it. 0 when there are no two cores to divide.
func speed() float64 {
	if !pinned() {
		return 0
	}
	const while = 50 * time.Millisecond
	return float64(<-workOn(serverCore, while)) / (1 << 20) / while.Seconds()
}

// fastest is the most that the core hashed in some seconds: what it does when nobody else has part of it, unless somebody
// has all the time. 0 when there are no two cores to divide.
func fastest() float64 {
	best := 0.0
	if !pinned() {
		return best
	}
	for range 30 {
		best = max(best, speed())
		time.Sleep(100 * time.Millisecond)
	}
	return best
}

// workOn keeps a core busy and gives how many bytes it hashed.
func workOn(core int, while time.Duration) <-chan int {
	hashed := make(chan int, 1)
	go func() {
		runtime.LockOSThread() // for good: the thread ends with the goroutine
		if err := unix.SchedSetaffinity(0, coreSet(core)); err != nil {
			hashed <- 0
			return
		}
		block, n := make([]byte, 4096), 0
		for begin := time.Now(); time.Since(begin) < while; {
			for range 16 {
				sum := sha512.Sum512(block)
				copy(block, sum[:])
				n += len(block)
			}
		}
		hashed <- n
	}()
	return hashed
}

func coreSet(core int) *unix.CPUSet {
	var set unix.CPUSet
	set.Set(core)
	return &set
}

// startOn starts a process on a core: a child takes over where the thread that made it may run.
func startOn(core int) func(*exec.Cmd) error {
	return func(cmd *exec.Cmd) error {
		if !pinned() {
			return cmd.Start()
		}
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		var was unix.CPUSet
		if err := unix.SchedGetaffinity(0, &was); err != nil {
			return err
		}
		if err := unix.SchedSetaffinity(0, coreSet(core)); err != nil {
			return fmt.Errorf("run on core %d: %w", core, err)
		}
		err := cmd.Start()
		return errors.Join(err, unix.SchedSetaffinity(0, &was))
	}
}

// cpuOf is the processor time of a process so far, to the nanosecond: the clock that clock_getcpuclockid(3) names.
func cpuOf(pid int) (time.Duration, error) {
	var t unix.Timespec
	if err := unix.ClockGettime(int32(^pid<<3|2), &t); err != nil {
		return 0, fmt.Errorf("the processor time of %d: %w", pid, err)
	}
	return time.Duration(t.Nano()), nil
}

// memoryOf is the resident memory of a process in bytes: all of it, and the part that is no file.
func memoryOf(pid int) (rss, anonymous int64, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, err
	}
	return fieldOf(string(text), "VmRSS:") << 10, fieldOf(string(text), "RssAnon:") << 10, nil
}

// fieldOf reads a number of a file under /proc.
func fieldOf(text, name string) int64 {
	for line := range strings.Lines(text) {
		if rest, found := strings.CutPrefix(line, name); found {
			n, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64) // the kernel wrote it
			return n
		}
	}
	return 0
}

// loadNow is the load of the machine over the last minute.
func loadNow() float64 {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return -1
	}
	load, _ := strconv.ParseFloat(strings.Fields(string(text))[0], 64) // the kernel wrote it
	return load
}

// processor is what the machine calls itself.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(text)) {
		if name, found := strings.CutPrefix(line, "model name"); found {
			return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
		}
	}
	return "unknown"
}
