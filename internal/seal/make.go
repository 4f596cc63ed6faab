package seal

import (
	_ "embed"
	"errors"
	"runtime"

	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

// ErrNotSealed says that there is no plan to make a bundle of yet.
var ErrNotSealed = errors.New("seal: the plan is not sealed")

// readme says how to check a bundle, in Dutch and English.
//
//go:embed CONTROLEREN.txt
var readme []byte

// here is what makes files now.
func here() Maker { return Maker{formats.Rendering, runtime.Version()} }

// Make is the bundle of a meeting, from all entries of its record. Of what came after the seal only the
// cosignatures are in it.
func Make(m meeting.ID, key Key, entries []journal.Entry) ([]byte, error) {
	sealed, document, err := upToSeal(entries)
	if err != nil {
		return nil, err
	}
	after, err := witnessed(entries[len(sealed):])
	if err != nil {
		return nil, err
	}
	text, err := writeJournal(sealed)
	if err != nil {
		return nil, err
	}
	top, err := root(leavesOf(sealed))
	if err != nil {
		return nil, err
	}
	files := []File{{readmeName, readme}, {manifestName, nil}, {checkpointName, nil}, {journalName, text}}
	origin := originOf(key.name, string(m))
	if text := writeCosignatures(ofPlan(origin, len(sealed), top, document), after); len(text) > 0 {
		files = append(files, File{cosignedName, text})
	}
	for _, f := range formats.All() {
		files = append(files, File{f.File, f.Write(document)})
	}
	manifest := Manifest{Format: Format, Origin: origin, Code: document.Code(),
		Journal: Journal{len(sealed), hash(top)}, Key: key.Public(), Maker: here(), Files: sumsOf(files)}
	files[1].Data = manifest.bytes()
	files[2].Data = key.sign(manifest.checkpointOf(files[1].Data))
	return pack(files), nil
}

// upToSeal is the record up to the seal, with what was fixed together with it, and the plan that was sealed.
func upToSeal(entries []journal.Entry) ([]journal.Entry, plan.Document, error) {
	read := record.OpenPublic(life.New().Words())
	for i, e := range entries {
		line, err := read(e)
		if err != nil {
			return nil, plan.Document{}, err
		}
		sealed, is := line.Event.Fact.(*plan.Sealed)
		if !is {
			continue
		}
		end := i + 1
		for end < len(entries) {
			next, err := read(entries[end])
			if err != nil {
				return nil, plan.Document{}, err
			}
			if !withSeal(next.Event.Fact) {
				break
			}
			end++
		}
		return entries[:end], sealed.Plan, nil
	}
	return nil, plan.Document{}, ErrNotSealed
}

// withSeal says whether a fact is fixed together with the plan: the report, and what explains the record. Each comes once, in this order.
func withSeal(f meeting.Fact) bool {
	switch f.(type) {
	case *plan.Reported, *plan.Explained:
		return true
	}
	return false
}

func leavesOf(entries []journal.Entry) []tlog.Hash {
	leaves := make([]tlog.Hash, len(entries))
	for i, e := range entries {
		leaves[i] = tlog.Hash(e.Hash())
	}
	return leaves
}

// sumsOf lists the files but those that hold the sums.
func sumsOf(files []File) []Sum {
	var all []Sum
	for _, f := range files {
		if f.Name != manifestName && f.Name != checkpointName {
			all = append(all, Sum{f.Name, len(f.Data), hexOf(f.Data)})
		}
	}
	return all
}
