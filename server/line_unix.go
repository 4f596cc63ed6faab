//go:build unix

package main

import "syscall"

const canWriteRaw = true

// writeNow does one write that does not wait: 0 bytes when the kernel has no room.
func writeNow(raw syscall.RawConn, b []byte) (n int, err error) {
	outer := raw.Write(func(fd uintptr) bool {
		n, err = writeOnce(fd, b)
		return true
	})
	if err == nil {
		err = outer
	}
	return n, err
}

// writeSoon waits until the kernel takes at least something, or the write deadline passes.
func writeSoon(raw syscall.RawConn, b []byte) (n int, err error) {
	outer := raw.Write(func(fd uintptr) bool {
		n, err = writeOnce(fd, b)
		return n > 0 || err != nil
	})
	if err == nil {
		err = outer
	}
	return n, err
}

func writeOnce(fd uintptr, b []byte) (int, error) {
	for {
		n, err := syscall.Write(int(fd), b)
		switch err {
		case syscall.EINTR:
			continue
		case syscall.EAGAIN:
			return 0, nil
		}
		return max(n, 0), err
	}
}
