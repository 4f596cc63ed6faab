package main

import "io"

func demo([]string, io.Writer) error { return notYet("demo") }
