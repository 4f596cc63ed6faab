package standby

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/vault"
)

// How much of the beginning goes in one frame.
const (
	fewEntries = 500
	fewBytes   = 1 << 20
	fewRows    = 1000
)

// mayReplace says whether the copy that lies in the place may go: it must be ours and have nothing that we have not.
func (w *Writer) mayReplace(ctx context.Context) error {
	if err := w.folderThere(); err != nil {
		return err
	}
	there, err := readHeader(w.setup.Folder)
	switch {
	case errors.Is(err, ErrNoCopy):
		return nil
	case err != nil && !errors.Is(err, ErrDamaged):
		return err
	case err != nil, there.Lineage != w.identity.Lineage:
		return ErrOther
	case there.Term > w.identity.Term():
		return fmt.Errorf("%w: another laptop took over", ErrAhead)
	case w.file == nil && w.secret != [32]byte{} && there.Term == w.identity.Term():
		// We wrote it ourselves and lost sight of it. Nobody else adds to it: that would be another term.
		return nil
	case there.Term < w.identity.Term() && there.ID == w.identity.Taken[w.identity.Term()-1].From:
		return nil // it is the one we took over from
	case there.Term < w.identity.Term():
		return ErrOther
	}
	found, err := Read(w.setup.Folder, w.setup.Keys, w.identity.Code)
	if err != nil {
		return fmt.Errorf("%w (%w)", ErrOther, err)
	}
	return found.Ahead(ctx, w.setup.Journal)
}

// folderThere fails when the place is not there: a folder that is missing is not made, or the copy of a stick that was
// pulled out would be written to the disk of the laptop itself.
func (w *Writer) folderThere() error {
	for _, folder := range []string{w.setup.Folder, w.setup.Keys} {
		info, err := os.Stat(folder)
		if err != nil {
			return err
		}
		if !info.IsDir() {
			return fmt.Errorf("%s: %w", folder, fs.ErrNotExist)
		}
	}
	if w.apart && w.Together() {
		return fmt.Errorf("%s: the stick is not in: %w", w.setup.Folder, fs.ErrNotExist)
	}
	return nil
}

// begin makes a copy of everything as it is, under another name, while everything goes on: what changes meanwhile is
// queued, and comes after.
func (w *Writer) begin(ctx context.Context) (err error) {
	if err := w.mayReplace(ctx); err != nil {
		return err
	}
	w.mu.Lock()
	w.lost = false
	w.mu.Unlock()
	masters, err := os.ReadFile(w.setup.KeyFile)
	if err != nil {
		return err
	}
	w.secret = newSecret()
	h := header{Format: Format, Lineage: w.identity.Lineage, Term: w.identity.Term(), ID: newID()}
	settled := false
	defer func() {
		if !settled { // or a full stick stays full of what is of no use
			_ = os.Remove(filepath.Join(w.setup.Folder, fileName+".new"))
			_ = os.Remove(keysPath(w.setup.Keys, h.ID))
		}
	}()
	if w.file, err = create(w.setup.Folder, h, w.secret); err != nil {
		return err
	}
	if err := w.writeKeys(masters); err != nil {
		return err
	}
	if err := w.everything(ctx); err != nil {
		return err
	}
	now, err := os.ReadFile(w.setup.KeyFile)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, masters) { // something was erased meanwhile: its keys may be in both shapes
		return errErasing
	}
	if err := w.file.settle(w.setup.Folder); err != nil {
		return err
	}
	settled = true
	w.beat = time.Time{}
	w.masters, w.apart = masters, w.apart || !w.Together()
	err = clearKeys(w.setup.Keys, h.ID)
	return errors.Join(err, os.WriteFile(filepath.Join(w.setup.Folder, readName), []byte(readMe), 0o600))
}

var errErasing = errors.New("something was erased while the copy began")

// everything writes all that the stores have. A key comes before the entry that needs it.
func (w *Writer) everything(ctx context.Context) error {
	put := func(ops ...op) error { return w.file.write(frame{At: time.Now().UTC(), Ops: ops}) }
	if err := put(op{Settings: w.setup.Settings, Taken: w.identity.Taken}); err != nil {
		return err
	}
	for stream, err := range w.setup.Journal.Streams(ctx, "") {
		if err == nil {
			err = w.stream(ctx, stream, put)
		}
		if err != nil {
			return wrapped("copy the record", err)
		}
	}
	if err := w.keys(ctx, put); err != nil {
		return wrapped("copy the keys", err)
	}
	if err := w.rows(ctx, put); err != nil {
		return wrapped("copy the door", err)
	}
	return put(op{Whole: true})
}

func (w *Writer) stream(ctx context.Context, stream string, put func(...op) error) error {
	var head journal.Head
	var batch []journal.Entry
	size := 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		o := entriesOp(stream, head, batch)
		last := batch[len(batch)-1]
		head, batch, size = journal.Head{Seq: last.Seq, Hash: last.Hash()}, nil, 0
		return put(o)
	}
	for e, err := range w.setup.Journal.Read(ctx, stream, 0) {
		if err != nil {
			return err
		}
		batch, size = append(batch, e), size+len(e.Body)
		if len(batch) >= fewEntries || size >= fewBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

func (w *Writer) keys(ctx context.Context, put func(...op) error) error {
	var some []vault.Row
	for row, err := range w.setup.Vault.All(ctx) {
		if err != nil {
			return err
		}
		if some = append(some, row); len(some) >= fewRows {
			if err := put(op{Keys: &keysChanged{Put: some}}); err != nil {
				return err
			}
			some = nil
		}
	}
	return put(op{Keys: &keysChanged{Put: some}})
}

func (w *Writer) rows(ctx context.Context, put func(...op) error) error {
	var some []op
	for row, err := range w.setup.Rows.List(ctx, "") {
		if err != nil {
			return err
		}
		if some = append(some, op{Row: &rowChanged{Key: row.Key, Value: row.Value, Until: row.Until}}); len(some) >= fewRows {
			if err := put(some...); err != nil {
				return err
			}
			some = nil
		}
	}
	return put(some...)
}

const readMe = `Dit is de kopie van een bijeenkomst met Hoofdlijn. Zonder de code uit de envelop is er niets uit te lezen.

Gaat de laptop stuk? Steek deze stick in een andere laptop en typ daar:

    hoofdlijn resume MAP

MAP is de map waarin dit bestand staat. Leg de envelop klaar. Op een blad in de envelop staat of de sleutels op een andere plek liggen.

This is the copy of a meeting with Hoofdlijn. Without the code in the envelope nothing can be read from it. If the laptop
dies, put this stick in another one and type there: hoofdlijn resume FOLDER, which is the folder this file is in. The sheet in the
envelope says whether the keys lie in another place.
`
