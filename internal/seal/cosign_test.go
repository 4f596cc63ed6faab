package seal_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/seal"
)

// device is the key of a phone, made of one number.
func device(n byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize))
}

func cosigned(name string, by ed25519.PrivateKey, text string) finish.Cosignature {
	in := base64.StdEncoding
	return finish.Cosignature{Name: name, Key: in.EncodeToString(by.Public().(ed25519.PublicKey)), Signature: in.EncodeToString(ed25519.Sign(by, []byte(text)))}
}

func grown(t testing.TB, m meeting.ID, key seal.Key, all []journal.Entry) (*seal.Tree, string) {
	t.Helper()
	tree, err := seal.Grow(m, key, all)
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(tree.Signed(), "\n\n")
	return tree, text + "\n"
}

// closed is the record of a sealed plan with these cosignatures after it, and what comes after in a real one.
func closed(t testing.TB, all []journal.Entry, published ...finish.Cosignature) []journal.Entry {
	t.Helper()
	raw, err := json.Marshal(finish.Witnessed{Cosignatures: published})
	if err != nil {
		t.Fatal(err)
	}
	more, _ := journal.Chain(journal.Head{Seq: all[len(all)-1].Seq, Hash: all[len(all)-1].Hash()}, []byte(`{"v":2,"type":"finish.signing_opened","pub":{}}`),
		[]byte(`{"v":2,"type":"finish.witnessed","pub":`+string(raw)+`}`), []byte(`{"v":2,"type":"finish.closed","pub":{}}`))
	return append(slices.Clone(all), more...)
}

// crowd is the bundle of the afternoon with the cosignatures of a facilitator and four phones.
func crowd(t testing.TB) []byte {
	t.Helper()
	all := entries(t, afternoon(t))
	_, text := grown(t, "zorg-2026", theKey(), all)
	published := []finish.Cosignature{cosigned(finish.Leader, device(9), text)}
	for n := range byte(4) {
		published = append(published, cosigned(finish.Attendee, device(n+1), text))
	}
	published = append(published, cosigned(finish.Attendee, device(7), "iets anders\n")) // of another plan: left out
	raw, err := seal.Make("zorg-2026", theKey(), closed(t, all, published...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestCosignaturesAreInTheBundle(t *testing.T) {
	raw := crowd(t)
	report, p := seal.Verify(raw, seal.Anchor{Key: theKey().Public()})
	if p != nil || !report.Led || report.Phones != 4 {
		t.Fatalf("%v %+v", p, report)
	}
	for language, says := range map[string]string{"nl": "Ondertekend door de sleutel van deze server, de begeleider en 4 telefoons van deelnemers.",
		"en": "Signed by the key of this server, the facilitator and 4 phones of participants."} {
		if !strings.Contains(report.In(language), says) {
			t.Error(report.In(language))
		}
	}
	if report, p = seal.Verify(bundled(t), seal.Anchor{}); p != nil || !strings.Contains(report.In("nl"), "Ondertekend door de sleutel van deze server.\n") {
		t.Error(p, report.In("nl"))
	}
	manifest := string(seal.File{Data: find(seal.Unpack(bytes.Clone(raw)), "manifest.json")}.Data)
	if !strings.Contains(manifest, `"name": "cosignatures"`) {
		t.Error(manifest)
	}
}

func find(files []seal.File, name string) []byte {
	for _, f := range files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// Anybody with a tool for signed notes can check them: text, empty line, and a line for each.
func TestACosignatureIsOfASignedNote(t *testing.T) {
	files := seal.Unpack(crowd(t))
	checkpoint := strings.SplitAfter(string(find(files, "checkpoint")), "\n")
	text := strings.Join(checkpoint[:3], "") + "plan sha256:" + seal.HexOf(find(files, "plan.json")) + "\n"
	var keys []note.Verifier
	signed := text + "\n"
	for line := range strings.Lines(string(find(files, "cosignatures"))) {
		public, signature, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		key, err := note.NewVerifier(public)
		if err != nil {
			t.Fatal(err)
		}
		keys, signed = append(keys, key), signed+"— "+key.Name()+" "+signature+"\n"
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(keys...))
	if err != nil || len(opened.Sigs) != 5 {
		t.Fatal(err, opened)
	}
}

// A cosignature that is false, there twice, or under another plan is refused by its line; so is one written in another way.
func TestFalseCosignaturesAreRefusedByName(t *testing.T) {
	raw, right := crowd(t), theKey()
	lines := strings.SplitAfter(string(find(seal.Unpack(bytes.Clone(raw)), "cosignatures")), "\n")
	lines = lines[:len(lines)-1]
	other := func(name string, text string) string {
		all := entries(t, rehearsals.Begin(t, 1).Seal())
		_, of := grown(t, "zorg-2026", theKey(), all)
		if text == "" {
			text = of
		}
		made, err := seal.Make("zorg-2026", theKey(), closed(t, all, cosigned(name, device(8), of)), nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(find(seal.Unpack(made), "cosignatures"))
	}
	swap := func(line, from, to string) string { return strings.Replace(line, from, to, 1) }
	whose, encoded, _ := strings.Cut(strings.TrimSuffix(lines[2], "\n"), " ")
	signed, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	signed[40] ^= 1
	flipped := whose + " " + base64.StdEncoding.EncodeToString(signed) + "\n"
	for _, c := range []struct {
		name, what string
		n          int
		lines      []string
	}{
		{"one bit of a signature", "bad_cosignature", 3, slices.Replace(slices.Clone(lines), 2, 3, flipped)},
		{"the signature of another", "bad_cosignature", 2, slices.Replace(slices.Clone(lines), 1, 2, lines[1][:strings.IndexByte(lines[1], ' ')]+lines[2][strings.IndexByte(lines[2], ' '):])},
		{"of another plan", "bad_cosignature", 1, []string{other(finish.Attendee, "")}},
		{"twice", "cosigned_twice", 3, slices.Insert(slices.Clone(lines), 2, lines[1])},
		{"in another order", "bad_cosigner", 3, []string{lines[0], lines[2], lines[1]}},
		{"a phone as the facilitator", "bad_cosignature", 1, []string{swap(lines[1], finish.Attendee, finish.Leader)}},
		{"two facilitators", "bad_cosigner", 2, []string{lines[0], lines[0]}},
		{"another name", "bad_cosigner", 1, []string{swap(lines[1], finish.Attendee, "wethouder")}},
		{"two spaces", "bad_cosigner", 1, []string{swap(lines[1], " ", "  ")}},
		{"another number of the key", "bad_cosignature", 1, []string{swap(lines[1], "+", "+0")}},
		{"no end of the line", "bad_cosigner", 5, []string{lines[0], lines[1], lines[2], lines[3], strings.TrimSuffix(lines[4], "\n")}},
		{"nothing", "bad_cosigner", 1, nil},
		{"an empty line", "bad_cosigner", 1, []string{"\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := edit(t, raw, "cosignatures", func([]byte) []byte { return []byte(strings.Join(c.lines, "")) })
			p := refused(t, seal.Resum(files, &right), seal.Anchor{})
			if p.What != c.what || p.Item != "cosignatures" || p.N != c.n {
				t.Errorf("%s %s %d: %s", p.What, p.Item, p.N, p)
			}
			t.Log(p.In("nl"))
		})
	}
}

// Every byte of every line counts, also for who has the key of the server and makes all sums right again.
func TestEveryByteOfACosignatureCounts(t *testing.T) {
	raw, right := crowd(t), theKey()
	size, step := len(find(seal.Unpack(bytes.Clone(raw)), "cosignatures")), 5
	if testing.Short() {
		step = 61
	}
	for at := 0; at < size; at += step {
		files := edit(t, raw, "cosignatures", func(b []byte) []byte { b[at] ^= 1 << (at % 7); return b })
		if p := refused(t, seal.Resum(files, &right), seal.Anchor{}); p.Item != "cosignatures" {
			t.Fatalf("byte %d: %s", at, p)
		}
	}
}

// The tree of a seal proves every entry, and no other.
func TestATreeProvesItsEntries(t *testing.T) {
	all := entries(t, afternoon(t))
	tree, text := grown(t, "zorg-2026", theKey(), closed(t, all))
	if tree.Size() != len(all) {
		t.Fatalf("%d entries, not %d", tree.Size(), len(all))
	}
	root, err := base64.StdEncoding.DecodeString(strings.Split(text, "\n")[2])
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= tree.Size(); n++ {
		texts, err := tree.Prove(n)
		if err != nil {
			t.Fatal(err)
		}
		var proof tlog.RecordProof
		for _, one := range texts {
			h, err := base64.StdEncoding.DecodeString(one)
			if err != nil {
				t.Fatal(err)
			}
			proof = append(proof, tlog.Hash(h))
		}
		if err := tlog.CheckRecord(proof, int64(tree.Size()), tlog.Hash(root), int64(n-1), tlog.Hash(all[n-1].Hash())); err != nil {
			t.Fatalf("entry %d: %v", n, err)
		}
	}
	for _, n := range []int{0, -1, tree.Size() + 1} {
		if _, err := tree.Prove(n); err == nil {
			t.Errorf("entry %d is proven", n)
		}
	}
	right := cosigned(finish.Attendee, device(1), text)
	if !tree.Signs(finish.Cosign{Key: right.Key, Signature: right.Signature}) {
		t.Error("a right cosignature is refused")
	}
	wrong := cosigned(finish.Attendee, device(1), text+"\n")
	for _, c := range []finish.Cosign{{Key: right.Key, Signature: wrong.Signature}, {Key: wrong.Signature, Signature: right.Signature}, {}} {
		if tree.Signs(c) {
			t.Errorf("%+v is taken", c)
		}
	}
}

var rewrite = flag.Bool("rewrite", false, "write testdata anew; never for a release that is out")

// A kept bundle with cosignatures verifies for ever, as those without do (TestAKeptBundleVerifies).
func TestAKeptBundleWithCosignaturesVerifies(t *testing.T) {
	const file = "testdata/medeondertekend.hlz"
	if *rewrite {
		if err := os.WriteFile(file, crowd(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	report, p := seal.Verify(raw, seal.Anchor{Key: theKey().Public()})
	if p != nil || !report.Led || report.Phones != 4 {
		t.Fatalf("%v %+v", p, report)
	}
}
