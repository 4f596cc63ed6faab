package main

import (
	"bytes"
	"slices"
	"strings"
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

func TestEveryCommandSaysHowItIsCalled(t *testing.T) {
	for _, c := range commands() {
		for _, args := range [][]string{{c.name, "--help"}, {c.name, "somewhere", "-h"}} {
			var out, errs bytes.Buffer
			if code := run(args, &out, &errs); code != 0 || errs.Len() > 0 || !strings.Contains(out.String(), "\nhoofdlijn ") {
				t.Errorf("%v: %d\n%s%s", args, code, &out, &errs)
			}
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"--help"}, &out, &errs); code != 0 || errs.Len() > 0 || !strings.Contains(out.String(), "verify") {
		t.Errorf("%d\n%s%s", code, &out, &errs)
	}
	if code := run([]string{"nonsense"}, &out, &errs); code != exitUsage || !strings.Contains(errs.String(), "verify") {
		t.Errorf("%d\n%s", code, &errs)
	}
}
