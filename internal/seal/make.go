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
	"hoofdlijn/internal/life/plan/report"
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

// Make is the bundle of a meeting, from all entries of its record and the ideas that its report quotes. Of what came after the seal only the
// cosignatures are in it, and which words were taken out.
func Make(m meeting.ID, key Key, entries []journal.Entry, cited []plan.Citation) ([]byte, error) {
	sealed, made, err := upToSeal(entries)
	if err != nil {
		return nil, err
	}
	words := writeWords(cited)
	if made.quotes, err = made.citedIn(words); err != nil {
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
	if len(words) > 0 {
		files = append(files, File{wordsName, words})
	}
	origin := originOf(key.name, string(m))
	if text := writeCosignatures(ofPlan(origin, len(sealed), top, made.plan), after); len(text) > 0 {
		files = append(files, File{cosignedName, text})
	}
	for _, f := range madeFiles() {
		files = append(files, File{f.name, f.write(made)})
	}
	manifest := Manifest{Format: Format, Origin: origin, Code: made.plan.Code(),
		Journal: Journal{len(sealed), hash(top)}, Key: key.Public(), Maker: here(), Files: sumsOf(files)}
	files[1].Data = manifest.bytes()
	files[2].Data = key.sign(manifest.checkpointOf(files[1].Data))
	return pack(files), nil
}

// fixed is what a meeting fixed: its plan, how it went, and which ideas the report quotes. A meeting of an early version did not keep that.
type fixed struct {
	plan   plan.Document
	course *plan.Course
	quotes []plan.Quote
	cited  []cited
}

// cited is an idea that the report quotes, and its place in the record.
type cited struct {
	entry int
	*plan.Cited
}

// madeFile is a file that follows from what was fixed.
type madeFile struct {
	name  string
	write func(fixed) []byte
}

// madeFiles are those of the plan, and those of the report.
func madeFiles() []madeFile {
	var all []madeFile
	for _, f := range formats.All() {
		all = append(all, madeFile{f.File, func(m fixed) []byte { return f.Write(m.plan) }})
	}
	for _, f := range report.Files() {
		all = append(all, madeFile{f.File, func(m fixed) []byte { return f.Write(report.Of(m.plan, m.course, m.quotes)) }})
	}
	return all
}

// upToSeal is the record up to the seal, with what was fixed together with it, and what that is.
func upToSeal(entries []journal.Entry) ([]journal.Entry, fixed, error) {
	read := record.OpenPublic(life.New().Words())
	for i, e := range entries {
		line, err := read(e)
		if err != nil {
			return nil, fixed{}, err
		}
		sealed, is := line.Event.Fact.(*plan.Sealed)
		if !is {
			continue
		}
		made, end := fixed{plan: sealed.Plan}, i+1
		for end < len(entries) {
			next, err := read(entries[end])
			if err != nil {
				return nil, fixed{}, err
			}
			if withSeal(next.Event.Fact) == 0 {
				break
			}
			made.take(next.Event)
			end++
		}
		return entries[:end], made, nil
	}
	return nil, fixed{}, ErrNotSealed
}

// take adds what a fact tells of the report.
func (m *fixed) take(e meeting.Event) {
	switch f := e.Fact.(type) {
	case *plan.Reported:
		m.course = &f.Course
	case *plan.Quoted:
		m.quotes = f.Quotes
	case *plan.Cited:
		m.cited = append(m.cited, cited{int(e.Seq), f})
	}
}

// withSeal is the place of a fact among those that are fixed together with the plan, in this order: the report, the ideas that it quotes (as one fact, or
// since words can be taken out one fact each), what explains the record. 0 is none of them.
func withSeal(f meeting.Fact) int {
	switch f.(type) {
	case *plan.Reported:
		return 1
	case *plan.Quoted:
		return 2
	case *plan.Cited:
		return citing
	case *plan.Explained:
		return 4
	}
	return 0
}

// citing is the one place where there may be several.
const citing = 3

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
