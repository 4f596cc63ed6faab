package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// backupRow is one line of a backup.
type backupRow struct {
	Stream  string `json:"stream"`
	ID      ID     `json:"id"`
	Wrapped []byte `json:"wrapped"`
}

// Backup writes the rows of class Kept to w, one JSON object a line, still wrapped. Burning keys are left out: what
// closes must be gone everywhere. The key file is never in a backup; until the next burn of a kept key it opens it.
func (v *Vault) Backup(ctx context.Context, w io.Writer) error {
	if err := v.settle(ctx); err != nil {
		return err
	}
	leave, err := v.enter(ctx) // a burn would leave rows of two generations in one backup
	if err != nil {
		return err
	}
	defer leave()
	out := json.NewEncoder(w)
	for row, err := range v.rows.All(ctx) {
		if err != nil {
			return err
		}
		if row.Class != Kept || row.Stream == CheckStream {
			continue
		}
		if err := errors.Join(ctx.Err(), out.Encode(backupRow{row.Stream, row.ID, row.Wrapped})); err != nil {
			return err
		}
	}
	return nil
}

// settle finishes a burn that failed halfway: a backup made before that would not open after it.
func (v *Vault) settle(ctx context.Context) error {
	leave, err := v.alone(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := v.finish(ctx); !errors.Is(err, errNotLasting) {
		return err
	}
	return nil // all rows are wrapped anew already
}

// Restore puts the rows of a backup into rows that are empty.
func Restore(ctx context.Context, rows Rows, r io.Reader) error {
	if ok, err := empty(rows); err != nil || !ok {
		return errors.Join(err, errors.New("vault: a backup is put back only where there are no keys"))
	}
	byStream := map[string][]Row{}
	var order []string
	for in := json.NewDecoder(r); ; {
		var b backupRow
		err := in.Decode(&b)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || b.Stream == "" || b.ID == "" {
			return errors.Join(errors.New("vault: this is not a backup of keys, or not all of it"), err)
		}
		if byStream[b.Stream] == nil {
			order = append(order, b.Stream)
		}
		byStream[b.Stream] = append(byStream[b.Stream], Row{b.Stream, b.ID, Kept, b.Wrapped})
	}
	for _, stream := range order {
		if err := rows.Put(ctx, stream, byStream[stream]); err != nil {
			return err
		}
	}
	return nil
}

// Tried is how many keys there are, and how many of them do not open.
type Tried struct{ Keys, Shut int }

// Try tells how far rows open under a key file, and changes neither. Errors: ErrNoKeyFile, ErrKeyFile.
func Try(ctx context.Context, rows Rows, keyFile string) (t Tried, err error) {
	m, err := readMasters(keyFile)
	if errors.Is(err, os.ErrNotExist) {
		err = fmt.Errorf("%w: %s", ErrNoKeyFile, keyFile)
	}
	if err != nil {
		return t, err
	}
	for row, err := range rows.All(ctx) {
		if err != nil {
			return t, err
		}
		t.Keys++
		if _, ok := m.unwrap(row); !ok {
			t.Shut++
		}
	}
	return t, nil
}
