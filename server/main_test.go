package main

import (
	"slices"
	"testing"
)

func TestWhichCommandIsMeant(t *testing.T) {
	all := commands()
	for _, c := range []struct {
		args, rest []string
		name       string // empty: how it is used is told
	}{
		{nil, []string{"--open"}, "demo"},
		{[]string{"demo"}, []string{}, "demo"},
		{[]string{"serve", "--hall"}, []string{"--hall"}, "serve"},
		{[]string{"--listen", ":80"}, []string{"--listen", ":80"}, "serve"},
		{[]string{"backup", "x"}, []string{"x"}, "backup"},
		{[]string{"--help"}, nil, ""},
		{[]string{"-h"}, nil, ""},
		{[]string{"nonsense"}, nil, ""},
		{[]string{""}, nil, ""},
	} {
		chosen, rest := choose(all, c.args)
		name := ""
		if chosen != nil {
			name = chosen.name
		}
		if name != c.name || !slices.Equal(rest, c.rest) {
			t.Errorf("%v: %q %v, want %q %v", c.args, name, rest, c.name, c.rest)
		}
	}
}
