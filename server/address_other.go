//go:build !linux

package main

import "errors"

func takeAddress(string, string) error {
	return errors.New("only Linux lets a program do that; give this laptop the address in its settings")
}
