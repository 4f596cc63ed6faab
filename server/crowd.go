package main

import "io"

func crowd([]string, io.Writer) error { return notYet("crowd") }
