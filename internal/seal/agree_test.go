package seal_test

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/seal"
)

// Cases for a second verifier: bundles, each with what this one says of it. frontend/verifier/agree.test.ts asks for them and holds its own verdict against
// each. HOOFDLIJN_CASES names the file, HOOFDLIJN_CASES_OF how many of each base and HOOFDLIJN_CASES_SEED from where the chances are drawn.
func TestCasesForASecondVerifier(t *testing.T) {
	file := os.Getenv("HOOFDLIJN_CASES")
	if file == "" {
		t.Skip("HOOFDLIJN_CASES names no file: the second verifier asks for this")
	}
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	number := func(name string) uint64 {
		n, err := strconv.ParseUint(os.Getenv(name), 10, 64)
		if err != nil {
			t.Fatal(name, err)
		}
		return n
	}
	each, seed := int(number("HOOFDLIJN_CASES_OF")), number("HOOFDLIJN_CASES_SEED")
	for i, b := range bases(t) {
		c := &chance{rand.New(rand.NewPCG(seed, uint64(i))), b}
		put(t, out, b.name, "unchanged", b.lean(t, b.bodies))
		if b.whole != nil {
			put(t, out, b.name, "whole", b.whole)
		}
		of := each
		if b.whole == nil { // it is large
			of = each/10 + 1
		}
		for n := range of {
			kind, raw := c.broken(t, n)
			put(t, out, b.name, kind, raw)
		}
	}
}

// put writes a case: what it is and our verdict as JSON, and the bundle, each after its length.
func put(t *testing.T, out io.Writer, base, kind string, raw []byte) {
	t.Helper()
	said := map[string]any{"base": base, "kind": kind, "what": "right"}
	if _, p := seal.Verify(raw, seal.Anchor{}); p != nil {
		said = map[string]any{"base": base, "kind": kind, "what": p.What, "item": p.Item, "n": p.N, "more": p.More}
	}
	head, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range [][]byte{head, raw} {
		if _, err := out.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(len(part))), part...)); err != nil {
			t.Fatal(err)
		}
	}
}

// base is a record to break, with what lies beside it in a bundle.
type base struct {
	name   string
	bodies [][]byte
	words  []byte
	whole  []byte // the bundle with all its files; nil when it would be large
}

func bases(t *testing.T) []base {
	var all []base
	for _, m := range []struct {
		name string
		of   *rehearsals.Meeting
	}{{"small", rehearsals.Begin(t, 1).Seal()}, {"afternoon", afternoon(t)}, {"quoting", quoting(t)}, {"second", second(t)}} {
		recorded := entries(t, m.of)
		whole, err := seal.Make("zorg-2026", theKey(), recorded, m.of.Life.Citations())
		if err != nil {
			t.Fatal(err)
		}
		b := base{name: m.name, words: find(seal.Unpack(bytes.Clone(whole)), "words"), whole: whole}
		for _, e := range recorded {
			b.bodies = append(b.bodies, sealless.ReplaceAll(e.Body, []byte(`"enc":""`)))
		}
		all = append(all, b)
	}
	return append(all, base{name: "long", bodies: long(all[1].bodies)})
}

// long makes a record of some ten thousand entries of one: much was said of cards before anything else happened.
func long(bodies [][]byte) [][]byte {
	var said [][]byte
	for i := range 10000 {
		said = append(said, fmt.Appendf(nil, `{"v":2,"type":"ideas.reacted","item":"item","pub":{"id":"i%d","kind":"important","on":true},"enc":""}`, i%3+1))
	}
	at := len(bodies) - 10
	return slices.Concat(bodies[:at:at], said, bodies[at:])
}

// lean is the bundle of these bodies by somebody who has the key and makes everything right that can be: chain, tree, the place of the seal, plan.json, sums and
// signature. It has the files alone that must be there, as an early version made.
func (b base) lean(t *testing.T, bodies [][]byte) []byte {
	t.Helper()
	chained, text := anchored(bodies)
	manifest := seal.Manifest{Format: seal.Format, Origin: "hoofdlijn.example.nl/m/zorg-2026", Code: plan.CodeOf(text), Key: theKey().Public(), Maker: seal.Maker{Rendering: 1, Go: "go1"}}
	raw, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	record, err := seal.WriteJournal(chained)
	if err != nil {
		t.Fatal(err)
	}
	files := []seal.File{{Name: "CONTROLEREN.txt", Data: []byte("Zie het handboek.\n")}, {Name: "manifest.json", Data: append(raw, '\n')}, {Name: "checkpoint"}, {Name: "journal.log", Data: record}}
	if len(b.words) > 0 {
		files = append(files, seal.File{Name: "words", Data: b.words})
	}
	right := theKey()
	return seal.Resum(append(files, seal.File{Name: "plan.json", Data: text}), &right)
}

// anchored chains bodies, tells a sealed plan where it stands, and gives its plan.json.
func anchored(bodies [][]byte) (all []journal.Entry, text []byte) {
	text = []byte("{}\n")
	var head journal.Head
	for _, body := range bodies {
		if bytes.HasPrefix(body, []byte(`{"v":2,"type":"plan.sealed"`)) {
			stands := fmt.Appendf(nil, `"journal":{"entries":%d,"head":"%s"}`, head.Seq, hex.EncodeToString(head.Hash[:]))
			body = standing.ReplaceAll(body, stands)
			var is struct{ Pub struct{ Plan plan.Document } }
			if json.Unmarshal(body, &is) == nil {
				text = is.Pub.Plan.JSON()
			}
		}
		var more []journal.Entry
		more, head = journal.Chain(head, body)
		all = append(all, more...)
	}
	return all, text
}

// chance breaks a record in one of many ways.
type chance struct {
	*rand.Rand
	base
}

// broken is a bundle in which something is wrong, or was changed without being wrong, and how it was broken.
func (c *chance) broken(t *testing.T, n int) (kind string, raw []byte) {
	whole := c.whole
	if whole == nil {
		whole = c.lean(t, c.bodies)
	}
	switch n % 8 {
	case 0:
		raw = bytes.Clone(whole)
		raw[c.IntN(len(raw))] ^= 1 << c.IntN(8)
		return "a byte", raw
	case 1:
		if n%16 == 1 {
			return "cut", whole[:c.IntN(len(whole))]
		}
		return "a file", c.file(t)
	case 2:
		return c.entry(t)
	default:
		return c.member(t)
	}
}

// entry drops, doubles, swaps or renames an entry.
func (c *chance) entry(t *testing.T) (string, []byte) {
	bodies := slices.Clone(c.bodies)
	at := c.IntN(len(bodies))
	switch c.IntN(4) {
	case 0:
		return "an entry less", c.lean(t, slices.Delete(bodies, at, at+1))
	case 1:
		return "an entry twice", c.lean(t, slices.Insert(bodies, c.IntN(len(bodies)), bodies[at]))
	case 2:
		to := c.IntN(len(bodies))
		bodies[at], bodies[to] = bodies[to], bodies[at]
		return "two entries swapped", c.lean(t, bodies)
	}
	types := typed.FindSubmatch(bodies[c.IntN(len(bodies))])
	bodies[at] = typed.ReplaceAll(bodies[at], types[0])
	return "another type", c.lean(t, bodies)
}

// member changes something in the public fields of an entry.
func (c *chance) member(t *testing.T) (string, []byte) {
	bodies := slices.Clone(c.bodies)
	at := c.IntN(len(bodies))
	if c.IntN(3) == 0 { // most is written; what is decided is where it is about
		for tries := 0; tries < 50 && !bytes.Contains(bodies[at], []byte(`"type":"p`)) && !bytes.Contains(bodies[at], []byte(`"type":"decide`)); tries++ {
			at = c.IntN(len(bodies))
		}
	}
	if c.IntN(6) == 0 {
		kind, text := c.text(string(bodies[at]))
		bodies[at] = []byte(text)
		return kind, c.lean(t, bodies)
	}
	var body map[string]any
	d := json.NewDecoder(bytes.NewReader(bodies[at]))
	d.UseNumber()
	if err := d.Decode(&body); err != nil {
		t.Fatal(err)
	}
	body["pub"] = c.other(body["pub"])
	pub, err := json.Marshal(body["pub"])
	if err != nil {
		t.Fatal(err)
	}
	found := public.FindSubmatchIndex(bodies[at])
	bodies[at] = slices.Concat(bodies[at][:found[2]], pub, bodies[at][found[3]:])
	return "a field of " + fmt.Sprint(body["type"]), c.lean(t, bodies)
}

// other is a value with one thing changed somewhere in it.
func (c *chance) other(v any) any {
	switch v := v.(type) {
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names)
		if len(names) == 0 || c.IntN(12) == 0 {
			v["extra"] = 1
			return v
		}
		name := names[c.IntN(len(names))]
		switch c.IntN(14) {
		case 0:
			delete(v, name)
		case 1:
			v[name] = nil
		case 2:
			v[name] = []any{true, "text", 3, map[string]any{}, []any{}}[c.IntN(5)]
		default:
			v[name] = c.other(v[name])
		}
		return v
	case []any:
		if len(v) == 0 {
			return append(v, c.word())
		}
		at := c.IntN(len(v))
		switch c.IntN(6) {
		case 0:
			return slices.Delete(v, at, at+1)
		case 1:
			return append(v, v[at])
		case 2:
			to := c.IntN(len(v))
			v[at], v[to] = v[to], v[at]
		default:
			v[at] = c.other(v[at])
		}
		return v
	case json.Number:
		n, _ := v.Int64()
		return []any{n + 1, n - 1, 0, -n, n * 2, 7, json.Number("9007199254740991"), json.Number("9007199254740992"), json.Number("18446744073709551615"), json.Number("1.5"), json.Number("1e2")}[c.IntN(11)]
	case bool:
		return !v
	case string:
		return []string{"", c.word(), c.word(), v + "é<&>\u2028\"\\", v + " "}[c.IntN(5)]
	}
	return c.word()
}

// word is something that stands somewhere in the record.
func (c *chance) word() string {
	found := quotedText.FindAllSubmatch(c.bodies[c.IntN(len(c.bodies))], -1)
	return string(found[c.IntN(len(found))][1])
}

// text changes a body as text: JSON that readers take in different ways.
func (c *chance) text(body string) (string, string) {
	for _, way := range c.Perm(8) {
		kind, changed := "", body
		switch way {
		case 0:
			kind, changed = "a member twice", strings.Replace(body, `"pub":{`, `"pub":{"id":"x",`, 1)
		case 1:
			kind, changed = "a capital", strings.Replace(body, `"id"`, `"ID"`, 1)
		case 2:
			kind, changed = "an escape", strings.Replace(body, `"zorg"`, `"z\u006frg"`, 1)
		case 3:
			kind, changed = "no UTF-8", strings.Replace(body, `"zorg"`, "\"z\xffrg\"", 1)
		case 4:
			kind, changed = "half a character", strings.Replace(body, `"zorg"`, `"z\ud800rg"`, 1)
		case 5:
			kind, changed = "blanks", strings.Replace(body, `,"pub":`, ` , "pub" : `, 1)
		case 6:
			kind, changed = "more after it", body+"{}"
		case 7:
			kind, changed = "another version", strings.Replace(body, `"v":2`, `"v":`+[]string{"1", "3", "0", "2.0", `"2"`, "-0", "02"}[c.IntN(7)], 1)
		}
		if changed != body {
			return kind, changed
		}
	}
	return "nothing", body
}

// file changes something in one of the other files, with all sums and the signature made right again.
func (c *chance) file(t *testing.T) []byte {
	files, right := seal.Unpack(c.lean(t, c.bodies)), theKey()
	f := &files[c.IntN(len(files))]
	data := bytes.Clone(f.Data)
	switch c.IntN(4) {
	case 0:
		data[c.IntN(len(data))] ^= 1 << c.IntN(8)
	case 1:
		at := c.IntN(len(data))
		data = slices.Delete(data, at, min(len(data), at+1+c.IntN(20)))
	case 2:
		data = slices.Insert(data, c.IntN(len(data)), []byte(c.word())...)
	case 3:
		lines := bytes.SplitAfter(data, []byte("\n"))
		at, to := c.IntN(len(lines)), c.IntN(len(lines))
		lines[at], lines[to] = lines[to], lines[at]
		data = bytes.Join(lines, nil)
	}
	if f.Name == "manifest.json" || f.Name == "checkpoint" {
		f.Data = data
		return seal.Pack(files)
	}
	f.Data = data
	return seal.Resum(files, &right)
}

var (
	sealless   = regexp.MustCompile(`"enc":"[^"]*"`)
	standing   = regexp.MustCompile(`"journal":\{"entries":\d+,"head":"[0-9a-f]*"\}`)
	typed      = regexp.MustCompile(`"type":"[^"]*"`)
	public     = regexp.MustCompile(`"pub":(.*),"enc":""\}$`)
	quotedText = regexp.MustCompile(`"([^"\\]*)"`)
)
