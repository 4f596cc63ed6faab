package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/record"
)

// mostCosigners is how many cosignatures are looked at.
const mostCosigners = 10000

// ofPlan is the text that cosignatures are of: what never changes of a seal, however often its files are made anew.
func ofPlan(origin string, entries int, root tlog.Hash, p plan.Document) string {
	return ofRecord(origin, entries, root) + "plan sha256:" + hexOf(p.JSON()) + "\n"
}

// witnessed is the cosignatures that were published after the seal.
func witnessed(after []journal.Entry) ([]finish.Cosignature, error) {
	read := record.OpenPublic(life.New().Words())
	for _, e := range after {
		line, err := read(e)
		if err != nil {
			return nil, err
		}
		if f, is := line.Event.Fact.(*finish.Witnessed); is {
			return f.Cosignatures, nil
		}
	}
	return nil, nil
}

// writeCosignatures is a line for each that is of this text, in order: the key as keys are published, and the signature as it stands
// in a signed note. A bundle of a server that has come by another name since has none: they are of its first name.
func writeCosignatures(text string, all []finish.Cosignature) []byte {
	var lines []string
	for _, c := range all {
		if line, ok := cosignedLine(text, c); ok {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, ""))
}

func cosignedLine(text string, c finish.Cosignature) (string, bool) {
	key, _ := base64.StdEncoding.DecodeString(c.Key)
	signature, _ := base64.StdEncoding.DecodeString(c.Signature)
	if len(key) != ed25519.PublicKeySize {
		return "", false
	}
	public, err := note.NewEd25519VerifierKey(c.Name, key)
	if err != nil {
		return "", false
	}
	verifier, err := note.NewVerifier(public)
	if err != nil || !verifier.Verify([]byte(text), signature) {
		return "", false
	}
	signed := append(binary.BigEndian.AppendUint32(nil, verifier.KeyHash()), signature...)
	return public + " " + base64.StdEncoding.EncodeToString(signed) + "\n", true
}

// holdCosignatures checks each: of a device of who led or who was there, of this plan, and once.
func (b *bundle) holdCosignatures() *Problem {
	text := ofPlan(b.manifest.Origin, len(b.entries), tlog.Hash(b.manifest.Journal.Root), b.plan)
	known, before := map[string]bool{}, ""
	lines := bytes.SplitAfter(b.file(cosignedName), []byte("\n"))
	if b.file(cosignedName) == nil {
		return nil
	}
	for i, raw := range lines[:len(lines)-1] {
		line := string(raw)
		c, ok := readCosigned(line)
		switch {
		case !ok || i == mostCosigners || c.Name == finish.Leader && b.report.Led:
			return &Problem{What: badCosigner, Item: cosignedName, N: i + 1}
		case known[c.Key]:
			return &Problem{What: cosignedTwice, Item: cosignedName, N: i + 1}
		case line <= before:
			return &Problem{What: badCosigner, Item: cosignedName, N: i + 1}
		}
		if again, of := cosignedLine(text, c); !of || again != line {
			return &Problem{What: badCosigned, Item: cosignedName, N: i + 1}
		}
		known[c.Key], before = true, line
		if c.Name == finish.Leader {
			b.report.Led = true
		} else {
			b.report.Phones++
		}
	}
	if len(known) == 0 || len(lines[len(lines)-1]) > 0 {
		return &Problem{What: badCosigner, Item: cosignedName, N: len(lines)}
	}
	return nil
}

// readCosigned reads a line as far as it goes; writing it again tells whether it was all of it.
func readCosigned(line string) (c finish.Cosignature, ok bool) {
	public, signature, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
	name, rest, _ := strings.Cut(public, "+")
	_, encoded, _ := strings.Cut(rest, "+")
	key, err := base64.StdEncoding.DecodeString(encoded)
	signed, worse := base64.StdEncoding.DecodeString(signature)
	if err != nil || worse != nil || len(key) != 1+ed25519.PublicKeySize || len(signed) != 4+ed25519.SignatureSize || name != finish.Leader && name != finish.Attendee {
		return c, false
	}
	return finish.Cosignature{Name: name, Key: base64.StdEncoding.EncodeToString(key[1:]), Signature: base64.StdEncoding.EncodeToString(signed[4:])}, true
}
