package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/seal"
)

// statement is what cosignatures of a meeting are of.
func (g *gathering) statement() string {
	g.t.Helper()
	said := g.browser().must(200, "GET", "/api/v1/meetings/"+g.id+"/witness", nil)
	key, err := note.NewVerifier(said["key"].(string))
	if err != nil {
		g.t.Fatal(err)
	}
	opened, err := note.Open([]byte(said["signed"].(string)), note.VerifierList(key))
	if err != nil || said["key"] != keyOf(g.t, g.here) {
		g.t.Fatal(err, said)
	}
	return opened.Text
}

// cosigned is the cosignature of a device, as it asks for it.
func cosigned(n byte, text string) M {
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize))
	return M{"key": base64.StdEncoding.EncodeToString(key.Public().(ed25519.PublicKey)), "signature": base64.StdEncoding.EncodeToString(ed25519.Sign(key, []byte(text)))}
}

// A phone signs along and so does the device of who leads; what is false is refused and costs no signature; after the day is closed
// the bundle has both, and nothing else changed in it.
func TestPhonesSignAlong(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	if got, _ := g.browser().raw("GET", "/api/v1/meetings/"+g.id+"/witness", nil); got.StatusCode != 404 {
		t.Errorf("before the seal: %d", got.StatusCode)
	}
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	b := g.browser()
	person, _ := g.lobby(b)
	must := func(p *phone, name string, data M) {
		t.Helper()
		if code := p.ask(name, data); code != "" {
			t.Fatalf("%s: %q", name, code)
		}
	}
	must(console, "people.let_in", M{"id": person, "capacity": "carer"})
	must(console, "plan.seal", M{})
	must(console, "finish.open_signing", M{})
	own := b.connect(g.id, "phone")
	text := g.statement()
	if code := own.ask("finish.cosign", cosigned(1, text)); code != "incomplete" {
		t.Errorf("without a signature: %q", code)
	}
	must(own, "finish.sign", M{})
	for _, wrong := range []M{cosigned(1, text+"\n"), cosigned(1, strings.Replace(text, "plan sha256:", "manifest sha256:", 1)),
		{"key": cosigned(2, text)["key"], "signature": cosigned(1, text)["signature"]}} {
		if code := own.ask("finish.cosign", wrong); code != "bad_value" {
			t.Errorf("a false one: %q", code)
		}
	}
	must(own, "finish.cosign", cosigned(1, text))
	must(console, "finish.cosign", cosigned(2, text))
	cosigners := func() any { return g.browser().must(200, "GET", "/api/v1/meetings/"+g.id+"/witness", nil)["cosigners"] }
	if said := cosigners(); said != nil {
		t.Errorf("before the day is closed: %v", said)
	}
	before := g.bundle()
	if report, p := seal.Verify(before, seal.Anchor{Key: keyOf(t, h)}); p != nil || report.Phones != 0 {
		t.Fatal("before the day is closed: ", p, report.Phones)
	}
	must(console, "finish.close", M{})
	after := g.bundle()
	report, p := seal.Verify(after, seal.Anchor{Key: keyOf(t, h)})
	if p != nil || report.Phones != 1 || !report.Led {
		t.Fatalf("%v %+v", p, report)
	}
	if said := fmt.Sprint(cosigners()); !strings.Contains(said, cosigned(1, text)["key"].(string)) || strings.Count(said, "=") != 2 {
		t.Errorf("published are %s", said)
	}
	if was, _ := seal.Verify(before, seal.Anchor{Key: keyOf(t, h)}); was.Manifest.Journal != report.Manifest.Journal || was.Manifest.Code != report.Manifest.Code {
		t.Error("closing changed what is signed")
	}
	must(console, "people.erase", M{"id": person})
	if !bytes.Equal(after, g.bundle()) {
		t.Error("erasing who signed changed the bundle")
	}
}

// What phones are told of the record is in the tree of the seal, and the last of it is its end: other facts after the seal change nothing.
func TestWhatPhonesAreToldIsProven(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	console := g.lead.connect(g.id, "console")
	g.opened(console)
	b := g.browser()
	person, _ := g.lobby(b)
	heads := map[string]live.Head{}
	told := func(p *phone) (head live.Head) {
		t.Helper()
		if p.seen["live.head"] == nil {
			p.until("where the record stands", func(heard) bool { return p.seen["live.head"] != nil })
		}
		if err := json.Unmarshal(p.seen["live.head"], &head); err != nil {
			t.Fatal(err)
		}
		heads[strconv.FormatUint(head.Entry, 10)] = head
		return head
	}
	for _, one := range []struct {
		name string
		data M
	}{{"people.let_in", M{"id": person, "capacity": "carer"}}, {"meet.go_to", M{"item": "a1"}}, {"plan.seal", M{}}, {"finish.open_signing", M{}}, {"meet.show", M{"view": "plan"}}} {
		if code := console.ask(one.name, one.data); code != "" && one.name != "meet.go_to" {
			t.Fatalf("%s: %q", one.name, code)
		}
		told(b.connect(g.id, "phone"))
	}
	lines := strings.Split(g.statement(), "\n")
	last := told(b.connect(g.id, "phone"))
	if strconv.FormatUint(last.Entry, 10) != lines[1] || last.Key != keyOf(t, h) || len(heads) < 2 {
		t.Fatalf("%+v, and the record has %s entries", heads, lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		t.Fatal(err)
	}
	said := g.browser().must(200, "GET", "/api/v1/meetings/"+g.id+"/witness?entries="+strings.Join(slices.Collect(maps.Keys(heads)), ","), nil)
	for entry, head := range heads {
		var proof tlog.RecordProof
		for _, one := range said["proofs"].(map[string]any)[entry].([]any) {
			beside, err := tlog.ParseHash(one.(string))
			if err != nil {
				t.Fatal(err)
			}
			proof = append(proof, beside)
		}
		leaf, err := tlog.ParseHash(head.Hash)
		if err != nil {
			t.Fatal(err)
		}
		if err := tlog.CheckRecord(proof, int64(last.Entry), root, int64(head.Entry)-1, leaf); err != nil {
			t.Errorf("entry %s: %v", entry, err)
		}
	}
}

// The route tells what is asked and no more, and refuses what it does not understand.
func TestTheWitnessIsBounded(t *testing.T) {
	h := open(t, nil)
	g := h.gathering()
	g.sealed()
	at := "/api/v1/meetings/" + g.id + "/witness"
	said := g.browser().must(200, "GET", at+"?entries=1,3,999999", nil)
	proofs := said["proofs"].(map[string]any)
	if len(proofs) != 2 || len(proofs["1"].([]any)) < 3 {
		t.Errorf("%v", proofs)
	}
	for _, wrong := range []string{"0", "-1", "1,", "x", "01", "1;2", "99999999999999999999", strings.TrimSuffix(strings.Repeat("1,", mostProofs+1), ",")} {
		got, raw := g.browser().raw("GET", at+"?entries="+wrong, nil)
		if got.StatusCode != 422 || !strings.Contains(string(raw), "entries") {
			t.Errorf("%s: %d %s", wrong, got.StatusCode, raw)
		}
	}
	if got, _ := g.browser().raw("GET", "/api/v1/meetings/none/witness", nil); got.StatusCode != 404 {
		t.Errorf("of no meeting: %d", got.StatusCode)
	}
}
