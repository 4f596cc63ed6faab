package seal_test

import (
	"bytes"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/seal"
)

// FuzzVerify: whatever somebody calls a bundle is refused in words, or verifies and is written in the one way.
func FuzzVerify(f *testing.F) {
	small, err := seal.Make("zorg-2026", theKey(), entries(f, rehearsals.Begin(f, 1).Seal()), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Add(small[:len(small)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, p := seal.Verify(raw, seal.Anchor{})
		switch {
		case p == nil && !bytes.Equal(seal.Pack(seal.Unpack(raw)), raw):
			t.Error("it verifies, and there is another way to write it")
		case p != nil && (p.In("nl") == "" || p.In("en") == ""):
			t.Errorf("%+v has no words", p)
		}
	})
}

// FuzzRecord: the body of any entry may be anything, by somebody with the key who hashes and signs it all anew.
func FuzzRecord(f *testing.F) {
	all := entries(f, afternoon(f))
	for i, e := range all {
		if bytes.Contains(e.Body, []byte(`"type":"decide.`)) {
			f.Add(uint16(i), bytes.ReplaceAll(e.Body, []byte(`"v1"`), []byte(`"v2"`)))
		}
	}
	f.Add(uint16(10), []byte(`{"v":2,"type":"plan.explained","pub":{"taken_back":[{"by":18446744073709551615,"entries":[0]}]}}`))
	f.Add(uint16(10), []byte(`{"v":2,"type":"decide.stepped_back","pub":{"to":-1}}`))
	f.Fuzz(func(t *testing.T, at uint16, body []byte) {
		var bodies [][]byte
		for i, e := range all {
			if i == int(at)%len(all) {
				bodies = append(bodies, body)
			} else {
				bodies = append(bodies, e.Body)
			}
		}
		chained, _ := journal.Chain(journal.Head{}, bodies...)
		raw, err := seal.Make("zorg-2026", theKey(), chained, nil)
		if err != nil {
			return // it is no sealed record
		}
		if _, p := seal.Verify(raw, seal.Anchor{}); p != nil && (p.In("nl") == "" || p.In("en") == "") {
			t.Errorf("%+v has no words", p)
		}
	})
}
