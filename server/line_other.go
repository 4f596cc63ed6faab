//go:build !unix

package main

import (
	"errors"
	"syscall"
)

const canWriteRaw = false

func writeNow(syscall.RawConn, []byte) (int, error)  { return 0, errors.ErrUnsupported }
func writeSoon(syscall.RawConn, []byte) (int, error) { return 0, errors.ErrUnsupported }
