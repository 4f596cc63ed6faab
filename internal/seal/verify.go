package seal

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

// Anchor is what whoever checks knows from elsewhere: from paper, from the meeting. Empty is nothing.
type Anchor struct {
	Key  string // as it is published, or its fingerprint
	Code string // the check code of the plan
}

// Report is what was found of a bundle with which nothing is wrong.
type Report struct {
	Manifest   Manifest
	Title      string       // of the meeting
	Supersedes *plan.Former // the plan whose place this one takes; nil when there is none
	Decisions  int
	Recounted  int        // results of rounds that were counted again
	Open       []NotAgain // those that could not be, and why
	TakenOut   int        // ideas whose words were taken out of the report
	Unproven   []string   // files that another maker made: they have their sums, and were not made again
	Led        bool       // the device of who led the meeting signed along
	Phones     int        // phones of people who were there that did
	Known      bool       // it was held against something that is known from elsewhere
}

// NotAgain is a result that the record does not settle, as decide.Recount says.
type NotAgain struct{ Title, Why string }

// bundle is one that is being checked.
type bundle struct {
	files    []File
	manifest Manifest
	entries  []journal.Entry
	leaves   []tlog.Hash
	events   []meeting.Event
	sealed   int // its place in events
	fixed
	report Report
}

// Verify checks a bundle and says the first thing that is wrong with it, nil when nothing is.
func Verify(raw []byte, known Anchor) (Report, *Problem) {
	b := &bundle{}
	for _, check := range []func() *Problem{
		func() *Problem { return b.open(raw) },
		b.holdSums,
		b.readRecord,
		b.holdPlan,
		b.holdWords,
		b.makeAgain,
		b.holdSignature,
		b.holdCosignatures,
		func() *Problem { return b.holdAnchor(known) },
		b.holdRecord,
	} {
		if p := check(); p != nil {
			return Report{}, p
		}
	}
	b.report.Manifest, b.report.Title, b.report.Supersedes = b.manifest, b.plan.Meeting.Title, b.plan.Supersedes
	return b.report, nil
}

func (b *bundle) file(name string) []byte {
	for _, f := range b.files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// open reads the zip and the manifest.
func (b *bundle) open(raw []byte) (p *Problem) {
	if b.files, p = unpack(raw); p != nil {
		return p
	}
	if b.file(manifestName) == nil {
		return &Problem{What: noBundle}
	}
	b.manifest, p = readManifest(b.file(manifestName))
	return p
}

// holdSums compares the files with the manifest.
func (b *bundle) holdSums() *Problem {
	at := 0
	for _, f := range b.files {
		if f.Name == manifestName || f.Name == checkpointName {
			continue
		}
		if at == len(b.manifest.Files) || b.manifest.Files[at].Name != f.Name {
			return &Problem{What: unlisted, Item: f.Name}
		}
		if sum := b.manifest.Files[at]; sum != (Sum{f.Name, len(f.Data), hexOf(f.Data)}) {
			return &Problem{What: wrongSum, Item: f.Name}
		}
		at++
	}
	if at < len(b.manifest.Files) {
		return &Problem{What: missing, Item: b.manifest.Files[at].Name}
	}
	var names []string
	for _, f := range b.files {
		names = append(names, f.Name)
	}
	expected := b.expected(names)
	for _, name := range expected {
		if !slices.Contains(names, name) {
			return &Problem{What: missing, Item: name}
		}
	}
	if i := firstOther(names, expected); i >= 0 {
		return &Problem{What: unlisted, Item: names[i]}
	}
	return nil
}

// expected is which files there must be, in their order. When the files looked otherwise there may have been fewer kinds;
// cosignatures there are when somebody's device made one, words when the report quotes ideas.
func (b *bundle) expected(names []string) []string {
	always := []string{readmeName, manifestName, checkpointName, journalName, planName}
	return slices.DeleteFunc(order(), func(name string) bool {
		mayLack := name == cosignedName || name == wordsName || b.manifest.Maker.Rendering != formats.Rendering && !slices.Contains(always, name)
		return mayLack && !slices.Contains(names, name)
	})
}

func firstOther(got, want []string) int {
	for i := range got {
		if i >= len(want) || got[i] != want[i] {
			return i
		}
	}
	return -1
}

// readRecord reads the journal: chain, tree, and the facts as far as they are public.
func (b *bundle) readRecord() (p *Problem) {
	if b.entries, b.leaves, _, p = readJournal(b.file(journalName)); p != nil {
		return p
	}
	if len(b.entries) != b.manifest.Journal.Entries {
		return &Problem{What: wrongLength, Item: journalName, N: len(b.entries)}
	}
	if top, err := root(b.leaves); err != nil || hash(top) != b.manifest.Journal.Root {
		return &Problem{What: wrongRoot, Item: journalName}
	}
	read := record.OpenPublic(life.New().Words())
	b.sealed = -1
	for i, e := range b.entries {
		line, err := read(e)
		switch {
		case !wholeNumbers(e.Body):
			return &Problem{What: badEntry, Item: journalName, N: i + 1}
		case errors.Is(err, record.ErrNewer):
			return &Problem{What: newerEntry, Item: journalName, N: i + 1}
		case err != nil:
			return &Problem{What: badEntry, Item: journalName, N: i + 1}
		}
		if _, is := line.Event.Fact.(*plan.Sealed); is {
			if b.sealed >= 0 {
				return &Problem{What: sealedTwice, Item: journalName, N: i + 1}
			}
			b.sealed = i
		}
		b.events = append(b.events, line.Event)
	}
	return nil
}

// holdPlan compares plan.json with what was sealed, and what was sealed with where it stands.
func (b *bundle) holdPlan() *Problem {
	if b.sealed < 0 {
		return &Problem{What: neverSealed, Item: journalName}
	}
	for i := range b.sealed {
		if withSeal(b.events[i].Fact) > 0 {
			return &Problem{What: misplaced, Item: journalName, N: i + 1}
		}
	}
	for i, last := b.sealed+1, 0; i < len(b.events); i++ {
		place := withSeal(b.events[i].Fact)
		if place < last || place == last && place != citing {
			return &Problem{What: afterSeal, Item: journalName, N: i + 1}
		}
		last = place
		b.take(b.events[i])
	}
	b.plan = b.events[b.sealed].Fact.(*plan.Sealed).Plan
	before := journal.Head{}
	if b.sealed > 0 {
		before = journal.Head{Seq: journal.Seq(b.sealed), Hash: b.entries[b.sealed-1].Hash()}
	}
	stands := b.plan.Journal
	if stands == nil || stands.Entries != uint64(before.Seq) || stands.Head != hex.EncodeToString(before.Hash[:]) {
		return &Problem{What: otherRecord, Item: journalName, N: b.sealed + 1}
	}
	if !bytes.Equal(b.plan.JSON(), b.file(planName)) {
		return &Problem{What: otherPlan, Item: planName}
	}
	if b.manifest.Code != b.plan.Code() {
		return &Problem{What: otherCode, Item: manifestName}
	}
	return nil
}

// makeAgain makes every file of the plan and of the report anew. When another maker made them other bytes prove nothing.
func (b *bundle) makeAgain() *Problem {
	for _, f := range madeFiles() {
		kept := b.file(f.name)
		if kept == nil || bytes.Equal(f.write(b.fixed), kept) { // nil: there was no such kind yet
			continue
		}
		if b.manifest.Maker == here() || f.name == planName {
			return &Problem{What: otherFile, Item: f.name}
		}
		b.report.Unproven = append(b.report.Unproven, f.name)
	}
	if !bytes.Equal(b.file(readmeName), readme) {
		if b.manifest.Maker == here() {
			return &Problem{What: otherFile, Item: readmeName}
		}
		b.report.Unproven = append(b.report.Unproven, readmeName)
	}
	return nil
}

// holdSignature checks that the checkpoint signs this manifest, with the key that the manifest names.
func (b *bundle) holdSignature() *Problem {
	if name, of, found := strings.Cut(b.manifest.Origin, "/m/"); !found || name != keyName(b.manifest.Key) || of == "" {
		return &Problem{What: wrongKey, Item: manifestName}
	}
	return signedBy(b.file(checkpointName), b.manifest.checkpointOf(b.file(manifestName)), b.manifest.Key)
}

// holdAnchor compares with what is known from elsewhere.
func (b *bundle) holdAnchor(known Anchor) *Problem {
	if known.Key != "" {
		if known.Key != b.manifest.Key && !plan.SameCode(known.Key, Fingerprint(b.manifest.Key)) {
			return &Problem{What: strangeKey, Item: checkpointName, More: b.manifest.Key}
		}
		b.report.Known = true
	}
	if known.Code != "" {
		if !plan.SameCode(known.Code, b.manifest.Code) {
			return &Problem{What: strangeCode, Item: planName, More: b.manifest.Code}
		}
		b.report.Known = true
	}
	return nil
}
