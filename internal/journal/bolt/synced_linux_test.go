package bolt_test

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TestAcknowledgedIsSynced looks on from outside, as a debugger does, while a process writes: before it says that a
// batch is written the kernel has synced twice, the pages and then the header that makes them count. Nothing else can
// tell: what a killed process wrote is there without any sync, only a power cut takes it.
func TestAcknowledgedIsSynced(t *testing.T) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), oneByOneEnv+"="+t.TempDir())
	out, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	child.Stdout, child.Stderr = out, os.Stderr
	syncs, lines := 0, 0
	trace(t, child, func(call uint64, args [6]uint64, before bool) {
		switch {
		case !before && isSync(call):
			syncs++
		case before && call == unix.SYS_WRITE && args[0] == 1:
			if lines == 0 { // "ready": what was synced until then made the file
				syncs = 0
			}
			if syncs < 2*lines {
				t.Errorf("%d batches are acknowledged after %d syncs", lines, syncs)
			}
			lines++
		}
	})
	if acks := lines - 1; acks != batches {
		t.Errorf("%d batches were acknowledged, of %d", acks, batches)
	}
}

// trace runs a command and calls seen before and after every system call that any of its threads makes.
func trace(t *testing.T, child *exec.Cmd, seen func(call uint64, args [6]uint64, before bool)) {
	t.Helper()
	runtime.LockOSThread() // only the thread that began may go on
	defer runtime.UnlockOSThread()
	child.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	if err := child.Start(); errors.Is(err, syscall.EPERM) {
		t.Skip("NOT TESTED: this machine lets nobody look on, so nothing is known about syncs here")
	} else if err != nil {
		t.Fatal(err)
	}
	c := &traced{t: t}
	first := child.Process.Pid
	if thread := c.next(); thread != first || !c.status.Stopped() {
		t.Fatalf("%d is %#x at its start", thread, c.status)
	}
	if err := unix.PtraceSetOptions(first, unix.PTRACE_O_TRACECLONE|unix.PTRACE_O_TRACESYSGOOD|unix.PTRACE_O_EXITKILL); err != nil {
		t.Fatal(err)
	}
	calls := map[int]syscallInfo{} // in which each thread is
	for thread := first; thread != first || c.status.Stopped(); thread = c.next() {
		switch info := c.info(thread); info.Op {
		case unix.PTRACE_SYSCALL_INFO_ENTRY:
			calls[thread] = info
			seen(info.Call, info.Args, true)
		case unix.PTRACE_SYSCALL_INFO_EXIT:
			seen(calls[thread].Call, calls[thread].Args, false)
		}
		if c.status.Stopped() {
			_ = unix.PtraceSyscall(thread, passOn(c.status)) // it may have ended meanwhile
		}
	}
	if c.status.ExitStatus() != 0 {
		t.Fatalf("the child ended with %d", c.status.ExitStatus())
	}
}

func isSync(call uint64) bool { return call == unix.SYS_FDATASYNC || call == unix.SYS_FSYNC }

// traced is a process that is looked on at.
type traced struct {
	t      *testing.T
	status unix.WaitStatus // of the thread that was last heard of
}

// next waits until a thread stops or ends.
func (c *traced) next() (thread int) {
	c.t.Helper()
	thread, err := unix.Wait4(-1, &c.status, unix.WALL, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	return thread
}

// passOn is the signal a stopped thread was to get; those of the tracing itself it does not.
func passOn(status unix.WaitStatus) int {
	switch s := status.StopSignal(); s {
	case unix.SIGTRAP, unix.SIGTRAP | 0x80, unix.SIGSTOP:
		return 0
	default:
		return int(s)
	}
}

// syscallInfo is struct ptrace_syscall_info of the kernel, at the entry of a call.
type syscallInfo struct {
	Op   uint8
	_    [7]byte
	_    [2]uint64
	Call uint64
	Args [6]uint64
}

// info is the call before or after which a thread stopped; none when it stopped for something else.
func (c *traced) info(thread int) (info syscallInfo) {
	c.t.Helper()
	if !c.status.Stopped() || c.status.StopSignal() != unix.SIGTRAP|0x80 {
		return info
	}
	_, _, failed := unix.Syscall6(unix.SYS_PTRACE, unix.PTRACE_GET_SYSCALL_INFO, uintptr(thread), unsafe.Sizeof(info),
		uintptr(unsafe.Pointer(&info)), 0, 0)
	if failed != 0 && failed != unix.ESRCH { // a thread that has ended meanwhile
		c.t.Fatal(failed)
	}
	return info
}
