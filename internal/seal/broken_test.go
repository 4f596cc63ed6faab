package seal_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/seal"
)

// refused says what is wrong with a bundle, and stops the test when nothing is.
func refused(t *testing.T, raw []byte, known seal.Anchor) *seal.Problem {
	t.Helper()
	_, p := seal.Verify(raw, known)
	if p == nil {
		t.Fatal("it verifies")
	}
	if p.In("nl") == "" || p.In("en") == "" || strings.Contains(p.In("nl")+p.In("en"), "{") {
		t.Fatalf("%+v has no words: %q", p, p.In("nl"))
	}
	return p
}

// where is the file whose content a byte of a bundle belongs to; "" for what is around files.
func where(files []seal.File, at int) string {
	for _, f := range files {
		if at -= 30 + len(f.Name); at < 0 {
			return ""
		}
		if at -= len(f.Data); at < 0 {
			return f.Name
		}
	}
	return ""
}

// Every byte counts: of a small bundle each is changed in turn, of the afternoon ten thousand; in the short run one in eleven.
func TestEveryByteCounts(t *testing.T) {
	small, err := seal.Make("zorg-2026", theKey(), entries(t, rehearsals.Begin(t, 1).Seal()), nil)
	if err != nil {
		t.Fatal(err)
	}
	step := 1
	if os.Getenv("HOOFDLIJN_LONG") == "" { // each byte takes a reading of all of it
		step = 11
	}
	flip := func(raw []byte, files []seal.File, at int) {
		was := raw[at]
		raw[at] ^= 1 << (at % 8)
		p := refused(t, raw, seal.Anchor{})
		raw[at] = was
		if is := where(files, at); is != "" && p.Item != is || p.Item == "" && p.What != "no_bundle" {
			t.Fatalf("byte %d of %d is in %s, and said is: %s", at, len(raw), is, p)
		}
	}
	files := seal.Unpack(bytes.Clone(small))
	for at := 0; at < len(small); at += step {
		flip(small, files, at)
	}
	large := crowd(t)
	files = seal.Unpack(bytes.Clone(large))
	for range 10000 / step {
		flip(large, files, rand.IntN(len(large)))
	}
	if _, p := seal.Verify(large, seal.Anchor{}); p != nil {
		t.Fatal("unchanged it should verify: ", p)
	}
}

func TestWhatIsCutOrAddedIsRefused(t *testing.T) {
	raw := bundled(t)
	for _, n := range []int{0, 1, 29, 30, 1000, len(raw) / 2, len(raw) - 23, len(raw) - 1} {
		refused(t, raw[:n], seal.Anchor{})
	}
	for _, extra := range []string{"\x00", "PK\x05\x06", string(raw[:100]), string(raw)} {
		if p := refused(t, append(bytes.Clone(raw), extra...), seal.Anchor{}); p.What == "no_bundle" {
			t.Errorf("%d bytes more: %s", len(extra), p)
		}
	}
}

// edit changes one file of a bundle.
func edit(t *testing.T, raw []byte, name string, change func([]byte) []byte) []seal.File {
	t.Helper()
	files := seal.Unpack(bytes.Clone(raw))
	for i := range files {
		if files[i].Name == name {
			now := change(bytes.Clone(files[i].Data))
			if bytes.Equal(now, files[i].Data) {
				t.Fatalf("%s did not change", name)
			}
			files[i].Data = now
			return files
		}
	}
	t.Fatalf("there is no %s", name)
	return nil
}

func replaced(from, to string) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.Replace(b, []byte(from), []byte(to), 1) }
}

// Whoever knows how a bundle is made can make every sum right again, and has no key; or has another; or has the key.
func TestWhatIsMadeRightAgainIsRefusedByName(t *testing.T) {
	raw := bundled(t)
	other, right := seal.NewKey("hoofdlijn.example.nl", [32]byte{9}), theKey()
	lines := func(change func([]string) []string) func([]byte) []byte {
		return func(b []byte) []byte {
			return []byte(strings.Join(change(strings.SplitAfter(strings.TrimSuffix(string(b), "\n"), "\n")), ""))
		}
	}
	for _, c := range []struct {
		name, what, item string
		n                int
		file             string
		change           func([]byte) []byte
		by               *seal.Key
	}{
		{"one changed sentence", "other_file", "plan.md", 0, "plan.md", replaced("Een vast nummer", "Geen vast nummer"), nil},
		{"one changed sentence in plan.json", "other_plan", "plan.json", 0, "plan.json", replaced("Een vast nummer", "Geen vast nummer"), nil},
		{"the same by the server itself", "other_file", "plan.html", 0, "plan.html", replaced("Een vast nummer", "Geen vast nummer"), &right},
		{"one changed sentence in the report", "other_file", "report.md", 0, "report.md", replaced("Een vast nummer", "Geen vast nummer"), nil},
		{"a changed number in report.json", "other_file", "report.json", 0, "report.json", replaced(`"total": 3`, `"total": 4`), &right},
		{"a changed line of how to check", "other_file", "CONTROLEREN.txt", 0, "CONTROLEREN.txt", replaced("vier keer vier", "vier keer drie"), nil},
		{"two entries swapped", "bad_entry", "journal.log", 20, "journal.log", lines(func(l []string) []string { l[19], l[20] = l[20], l[19]; return l }), &right},
		{"an entry that follows another", "broken_chain", "journal.log", 20, "journal.log", lines(func(l []string) []string { l[19] = "20 00" + l[19][5:]; return l }), &right},
		{"the seal dropped", "never_sealed", "journal.log", 0, "journal.log", lines(func(l []string) []string { return l[:len(l)-3] }), &right},
		{"an entry dropped", "bad_entry", "journal.log", 31, "journal.log", lines(func(l []string) []string { return append(l[:30], l[31:]...) }), &right},
		{"signed by another", "strange_key", "checkpoint", 0, "", nil, &other},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := seal.Unpack(bytes.Clone(raw))
			if c.change != nil {
				files = edit(t, raw, c.file, c.change)
			}
			p := refused(t, seal.Resum(files, c.by), seal.Anchor{Key: theKey().Public()})
			if p.What != c.what || p.Item != c.item || p.N != c.n {
				t.Errorf("%s %s %d: %s", p.What, p.Item, p.N, p)
			}
			t.Log(p.In("nl"))
		})
	}
}

// A meeting of an early version kept nothing of how it went: its report tells what the plan knows, and is verified like any other.
func TestAMeetingThatKeptNoCourseHasAReport(t *testing.T) {
	all := entries(t, afternoon(t))
	last := len(all) - 1
	for !strings.Contains(string(all[last].Body), `"plan.sealed"`) {
		last--
	}
	raw, err := seal.Make("zorg-2026", theKey(), all[:last+1], nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range seal.Unpack(bytes.Clone(raw)) {
		if f.Name == "report.json" && !strings.Contains(string(f.Data), `"timeline": []`) {
			t.Errorf("%.400s", f.Data)
		}
	}
	if p := refused(t, raw, seal.Anchor{}); p.What != "unexplained" { // it took something back, and does not say what
		t.Errorf("%+v", p)
	}
	plain := seal.Resum(edit(t, raw, "report.md", replaced("is niets bewaard", "is iets bewaard")), nil)
	if p := refused(t, plain, seal.Anchor{}); p.What != "other_file" || p.Item != "report.md" {
		t.Errorf("%+v", p)
	}
}

// A signature is of these bytes and by this key.
func TestASignatureIsOfThisBundleAndThisKey(t *testing.T) {
	raw := bundled(t)
	if p := refused(t, seal.Pack(edit(t, raw, "manifest.json", replaced(`"go": "go`, `"go": "og`))), seal.Anchor{}); p.What != "not_signed" || p.Item != "checkpoint" {
		t.Errorf("another maker: %+v", p)
	}
	forged := edit(t, raw, "checkpoint", func(b []byte) []byte {
		at := bytes.LastIndexByte(b, ' ') + 1
		signed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(b[at:])))
		if err != nil {
			t.Fatal(err)
		}
		signed[40] ^= 1
		return append(base64.StdEncoding.AppendEncode(b[:at], signed), '\n')
	})
	if p := refused(t, seal.Pack(forged), seal.Anchor{}); p.What != "bad_signature" || p.Item != "checkpoint" {
		t.Errorf("another signature: %+v", p)
	}
	// The last character but one holds bits that mean nothing: there is one way to write a signature.
	loose := edit(t, raw, "checkpoint", func(b []byte) []byte {
		letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
		at := len(b) - 3 // before "=" and the newline
		b[at] = letters[strings.IndexByte(letters, b[at])^1]
		return b
	})
	if p := refused(t, seal.Pack(loose), seal.Anchor{}); p.What != "bad_signature" {
		t.Errorf("a signature written otherwise: %+v", p)
	}
}

// rehashed is the afternoon with its entries changed and the chain made anew, signed by the server itself.
func rehashed(t *testing.T, change func([]journal.Entry) []journal.Entry) []byte {
	t.Helper()
	var bodies [][]byte
	for _, e := range change(entries(t, afternoon(t))) {
		bodies = append(bodies, e.Body)
	}
	chained, _ := journal.Chain(journal.Head{}, bodies...)
	raw, err := seal.Make("zorg-2026", theKey(), chained, nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Who owns server and key can hash and sign anew. The plan names the record it was sealed after; and where even that is made
// right, the plan has to follow from the record.
func TestARewrittenRecordIsRefusedByName(t *testing.T) {
	swap := func(all []journal.Entry) []journal.Entry { all[19], all[20] = all[20], all[19]; return all }
	if p := refused(t, rehashed(t, swap), seal.Anchor{}); p.What != "other_record" || p.N != 68-1 {
		t.Errorf("two entries swapped and hashed anew: %+v", p)
	}
	for _, c := range []struct{ name, from, to, what, item string }{
		{"a result", `"outcome":"adopted","passed":true,"answered":5,"counts":{"against":2`, `"outcome":"adopted","passed":true,"answered":5,"counts":{"against":3`, "wrong_count", "Voorstel v3"},
		{"an outcome", `"outcome":"not_adopted","passed":false`, `"outcome":"adopted","passed":false`, "wrong_count", "Voorstel v2"},
		{"counts that were not kept", `"version":1,"outcome":"not_adopted","passed":false,"answered":5`, `"version":1,"outcome":"not_adopted","passed":false,"answered":5,"counts":{"support":4,"not_yet":1}`, "wrong_count", "Voorstel v2"},
		{"a card", `"ideas.added","item":"item","pub":{"id":"i3"`, `"ideas.seeded","item":"item","pub":{"id":"i1"`, "part_differs", "plan.json"},
		{"a verdict", `"framework":"wet","framework_version":1,"verdict":"fits"`, `"framework":"wet","framework_version":1,"verdict":"unclear"`, "does_not_follow", "Een vast nummer"},
		{"what was taken back", `"taken_back":[{"by":`, `"taken_back":[{"by":1`, "unexplained", "journal.log"},
		{"a round taken back", `"entries":[`, `"entries":[1,`, "unexplained", "journal.log"},
		{"no taking back", `"type":"decide.undone"`, `"type":"meet.paused"`, "unexplained", "journal.log"},
		{"the frameworks", `"text":"Iedereen doet mee"`, `"text":"Iemand doet mee"`, "part_differs", "plan.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := refused(t, resealed(t, c.from, c.to), seal.Anchor{})
			if p.What != c.what || p.Item != c.item {
				t.Errorf("%+v", p)
			}
			t.Log(p.In("nl"))
		})
	}
}

// resealed is a record in which one text was changed where it first stands, hashed anew, its plan sealed anew, and signed.
func resealed(t *testing.T, from, to string) []byte {
	t.Helper()
	all, changed := entries(t, afternoon(t)), false
	var head journal.Head
	var chained []journal.Entry
	for _, e := range all {
		body := e.Body
		if bytes.Contains(body, []byte(`"type":"plan.sealed"`)) {
			at := bytes.Index(body, []byte(`"journal":{`))
			end := at + bytes.IndexByte(body[at:], '}')
			body = fmt.Appendf(bytes.Clone(body[:at]), `"journal":{"entries":%d,"head":"%x"%s`, head.Seq, head.Hash, body[end:])
		} else if !changed && bytes.Contains(body, []byte(from)) {
			body, changed = bytes.Replace(body, []byte(from), []byte(to), 1), true
		}
		var more []journal.Entry
		more, head = journal.Chain(head, body)
		chained = append(chained, more...)
	}
	if !changed {
		t.Fatalf("nothing says %s", from)
	}
	raw, err := seal.Make("zorg-2026", theKey(), chained, nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestForeignAndNewerBundlesAreRefusedByName(t *testing.T) {
	var foreign bytes.Buffer
	z := zip.NewWriter(&foreign)
	w, err := z.Create("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, `{"format":"hoofdlijn-bundle/1"%s}`, strings.Repeat(" ", 1<<20))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	raw := bundled(t)
	twice := seal.Unpack(bytes.Clone(raw))
	twice = append(twice, twice[3])
	late := seal.Unpack(bytes.Clone(raw))
	late[3], late[4] = late[4], late[3]
	fewer := seal.Unpack(bytes.Clone(raw))
	for _, c := range []struct {
		name, what, item string
		raw              []byte
	}{
		{"a text", "no_bundle", "", []byte("Dit is een brief van de gemeente over het plan.")},
		{"a zip of another program", "packed", "manifest.json", foreign.Bytes()},
		{"a file twice", "twice", twice[3].Name, seal.Pack(twice)},
		{"another order", "unlisted", late[3].Name, seal.Pack(late)},
		{"another order, listed so", "unlisted", late[3].Name, seal.Resum(late, nil)},
		{"a file less", "missing", fewer[len(fewer)-1].Name, seal.Pack(fewer[:len(fewer)-1])},
		{"a file less, listed so", "missing", fewer[len(fewer)-1].Name, seal.Resum(fewer[:len(fewer)-1], nil)},
		{"no files of the plan at all", "missing", "plan.html", seal.Resum(seal.Unpack(bytes.Clone(raw))[:4], nil)},
		{"a file more", "unlisted", "brief.txt", seal.Pack(append(seal.Unpack(bytes.Clone(raw)), seal.File{Name: "brief.txt", Data: []byte("Nee.")}))},
		{"a later format", "newer", "manifest.json", seal.Pack(edit(t, raw, "manifest.json", replaced("hoofdlijn-bundle/1", "hoofdlijn-bundle/2")))},
		{"another program's", "unreadable", "manifest.json", seal.Pack(edit(t, raw, "manifest.json", replaced("hoofdlijn-bundle/1", "andere-bundel/1")))},
		{"more in the manifest", "unreadable", "manifest.json", seal.Pack(edit(t, raw, "manifest.json", replaced(`"origin"`, `"more": 1, "origin"`)))},
		{"more in plan.json", "other_plan", "plan.json", seal.Resum(edit(t, raw, "plan.json", replaced(`"format"`, `"more": 1, "format"`)), nil)},
		{"an entry of a later version", "newer_entry", "journal.log", seal.Resum(laterEntry(t, raw), nil)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := refused(t, c.raw, seal.Anchor{}); p.What != c.what || p.Item != c.item {
				t.Errorf("%+v", p)
			}
		})
	}
}

// laterEntry has an entry of a version that does not exist yet, in a chain that is whole.
func laterEntry(t *testing.T, raw []byte) []seal.File {
	return edit(t, raw, "journal.log", func(b []byte) []byte {
		all, _, _, p := seal.ReadJournal(b)
		if p != nil {
			t.Fatal(p)
		}
		var bodies [][]byte
		for _, e := range all {
			bodies = append(bodies, bytes.Replace(e.Body, []byte(`{"v":2`), []byte(`{"v":9`), 1))
		}
		chained, _ := journal.Chain(journal.Head{}, bodies...)
		text, err := seal.WriteJournal(chained)
		if err != nil {
			t.Fatal(err)
		}
		return text
	})
}

// The check code on paper is enough to know that it is this plan; another one is refused. Typed as people type.
func TestTheCodeOnPaper(t *testing.T) {
	raw := bundled(t)
	report, p := seal.Verify(raw, seal.Anchor{})
	if p != nil || report.Known {
		t.Fatalf("nothing was known: %v", p)
	}
	code := strings.ToLower(strings.ReplaceAll(report.Manifest.Code, "-", " "))
	if report, p = seal.Verify(raw, seal.Anchor{Code: code}); p != nil || !report.Known {
		t.Fatal(p)
	}
	if p := refused(t, raw, seal.Anchor{Code: "0000-0000-0000-0000"}); p.What != "strange_code" {
		t.Error(p)
	}
	if _, p = seal.Verify(raw, seal.Anchor{Key: seal.Fingerprint(theKey().Public())}); p != nil {
		t.Error(p)
	}
}

// What readers of JSON take in different ways, and what no server writes, is refused by the entry where it stands, by whoever it was hashed and signed.
func TestWhatIsReadInSeveralWaysIsRefused(t *testing.T) {
	in := func(kind, from, to string) func([]journal.Entry) []journal.Entry {
		return func(all []journal.Entry) []journal.Entry {
			for i, e := range all {
				if strings.Contains(string(e.Body), `"type":"`+kind+`"`) && strings.Contains(string(e.Body), from) {
					all[i].Body = []byte(strings.Replace(string(e.Body), from, to, 1))
					return all
				}
			}
			t.Fatalf("%q is in no %s", from, kind)
			return nil
		}
	}
	for _, c := range []struct {
		name, what string
		change     func([]journal.Entry) []journal.Entry
	}{
		{"a member twice", "bad_entry", in("ideas.added", `"pub":{`, `"pub":{"id":"i9",`)},
		{"a fraction", "bad_entry", in("propose.checked", `"version":1`, `"version":1.0`)},
		{"a number with an exponent", "bad_entry", in("propose.checked", `"version":1`, `"version":1e0`)},
		{"more than every reader counts", "bad_entry", in("propose.checked", `"version":1`, `"version":9007199254740993`)},
		{"less than none", "bad_entry", in("propose.checked", `"version":1`, `"version":-0`)},
		{"another capital", "newer_entry", in("ideas.added", `"id"`, `"ID"`)},
		{"a round that was never opened", "wrong_count", in("decide.round_closed", `"round":"r1"`, `"round":"r9"`)},
		{"more people than there are", "wrong_count", in("decide.round_closed", `"electorate":5`, `"electorate":1048577`)},
		{"an explanation before the seal", "misplaced", func(all []journal.Entry) []journal.Entry {
			return slices.Insert(all, 30, journal.Entry{Body: []byte(`{"v":2,"type":"plan.explained","pub":{"taken_back":[{"by":31,"entries":[20]}]},"enc":""}`)})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := base{}
			for _, e := range c.change(entries(t, afternoon(t))) {
				b.bodies = append(b.bodies, e.Body)
			}
			if p := refused(t, b.lean(t, b.bodies), seal.Anchor{}); p.What != c.what {
				t.Errorf("%+v: %s", p, p)
			}
		})
	}
}
