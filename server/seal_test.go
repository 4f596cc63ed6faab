package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/seal"
)

// sealed is a meeting with somebody in it, and seals it.
func (g *gathering) sealed() (console *phone, person string) {
	t := g.t
	t.Helper()
	console = g.lead.connect(g.id, "console")
	g.opened(console)
	person, _ = g.lobby(g.browser())
	for _, one := range []struct {
		name string
		data M
	}{{"people.let_in", M{"id": person, "capacity": "carer"}}, {"plan.seal", M{}}} {
		if code := console.ask(one.name, one.data); code != "" {
			t.Fatalf("%s: %q", one.name, code)
		}
	}
	return console, person
}

func (g *gathering) bundle() []byte {
	g.t.Helper()
	got, raw := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/bundle.hlz", nil)
	if got.StatusCode != 200 {
		g.t.Fatalf("no bundle: %d %s", got.StatusCode, raw)
	}
	return raw
}

// keyOf is the key that a server publishes.
func keyOf(t *testing.T, h *here) string {
	t.Helper()
	_, raw := h.browser().raw("GET", "/.well-known/hoofdlijn-keys.txt", nil)
	for line := range strings.Lines(string(raw)) {
		if !strings.HasPrefix(line, "#") {
			return strings.TrimSpace(line)
		}
	}
	t.Fatalf("no key is published: %q", raw)
	return ""
}

// The bundle is there for everybody once the plan is sealed, signed with the key that the server publishes; nobody can write it;
// and whoever is erased afterwards changes no byte of it.
func TestTheBundleIsForEverybodyAndStays(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	for _, method := range []string{"GET", "HEAD"} {
		if got, _ := g.lead.raw(method, "/api/v1/meetings/"+g.id+"/bundle.hlz", nil); got.StatusCode != 404 {
			t.Errorf("%s of a bundle before the seal: %d", method, got.StatusCode)
		}
	}
	console, person := g.sealed()
	before := g.bundle()
	if _, p := seal.Verify(before, seal.Anchor{Key: keyOf(t, h)}); p != nil {
		t.Error(p)
	}
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if got, _ := g.lead.raw(method, "/api/v1/meetings/"+g.id+"/bundle.hlz", nil); got.StatusCode != 405 {
			t.Errorf("%s: %d", method, got.StatusCode)
		}
	}
	if code := console.ask("people.erase", M{"id": person}); code != "" {
		t.Fatalf("erasing: %q", code)
	}
	if !bytes.Equal(before, g.bundle()) {
		t.Error("erasing somebody changed the bundle")
	}
}

// The key of a server stays, also when it starts anew and comes by another address.
func TestTheKeyOfTheSealStays(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "d")
	h := open(t, nil, "--data", folder)
	was := keyOf(t, h)
	h.shut()
	if is := keyOf(t, open(t, nil, "--data", folder, "--also", "http://localhost:8123")); is != was {
		t.Errorf("%s became %s", was, is)
	}
}

// A published record names nobody and tells no time: not in what anybody can read of it.
func TestThePublishedRecordNamesNobody(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	_, person := g.sealed()
	n := 0
	raw := g.bundle()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(z, "journal.log")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var body struct {
			Type, Item string
			Pub        any
		}
		if err := json.Unmarshal([]byte(strings.SplitN(line, " ", 3)[2]), &body); err != nil {
			t.Fatal(err)
		}
		n++
		readThrough(t, body.Type, body.Pub, person, "Truus")
	}
	if n < 8 {
		t.Errorf("%d entries", n)
	}
}

// readThrough looks through what is public of an entry.
func readThrough(t *testing.T, of string, v any, secrets ...string) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			readThrough(t, of, key, secrets...)
			readThrough(t, of, value, secrets...)
		}
	case []any:
		for _, value := range v {
			readThrough(t, of, value, secrets...)
		}
	case string:
		if slices.Contains(secrets, v) {
			t.Errorf("%s names somebody: %q", of, v)
		}
	case float64:
		if math.Abs(v) > 1e9 {
			t.Errorf("%s has what may be a time: %v", of, v)
		}
	}
}

// What verify says and how it ends, for whoever scripts it.
func TestVerifyOnTheCommandLine(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	g.sealed()
	file := filepath.Join(t.TempDir(), "plan.hlz")
	raw := g.bundle()
	keep := func(raw []byte) {
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	keep(raw)
	key := keyOf(t, h)
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{0, "Het klopt met wat u opgaf", []string{"verify", file, "--key", key}},
		{0, "It agrees with what you gave", []string{"controleer", "--language", "en", "--key", seal.Fingerprint(key), file}},
		{0, "Vergelijk de code", []string{"verify", "--trust-embedded", file}},
		{3, "geen sleutel of code", []string{"verify", file}},
		{1, "andere sleutel", []string{"verify", file, "--key", "0000-0000-0000-0000"}},
		{1, "check code", []string{"verify", file, "--language=en", "--code", "0000-0000-0000-0000"}},
		{2, "usage", []string{"verify"}},
		{2, "usage", []string{"verify", file, "--language", "fy"}},
		{2, "no such file", []string{"verify", file + "x"}},
	} {
		if code, said := call(t, c.args...); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%v: %d\n%s", c.args, code, said)
		}
	}
	raw[len(raw)/2] ^= 1
	keep(raw)
	if code, said := call(t, "verify", file); code != 1 || !strings.Contains(said, "beschadigd") {
		t.Errorf("%d\n%s", code, said)
	}
}

// call runs the program and gives how it ended, and everything it said.
func call(t *testing.T, args ...string) (int, string) {
	t.Helper()
	out, err := programRun(args...).CombinedOutput()
	if ended, is := errors.AsType[*exec.ExitError](err); is {
		return ended.ExitCode(), string(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(out)
}
