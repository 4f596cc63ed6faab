package vault

import (
	"context"
	"errors"
	"slices"

	"hoofdlijn/internal/overwrite"
)

// Burn destroys keys, for ever. Where Erasure is strong, every other key of their class is wrapped anew under a new
// master key and the old one is destroyed with them: burning the key of a round costs little and leaves backups as
// they are; after burning a kept key no earlier backup opens. After an error the burn may have been done, or be
// finished by the next call or the next start; calling it again is right.
func (v *Vault) Burn(ctx context.Context, stream string, ids ...ID) error {
	if len(ids) == 0 {
		return nil
	}
	return v.burn(ctx, burn{Stream: stream, IDs: ids})
}

// Drop destroys all keys of a stream, in the same way.
func (v *Vault) Drop(ctx context.Context, stream string) error {
	return v.burn(ctx, burn{Stream: stream})
}

// Discard deletes keys that never kept anything: a copy of them would open nothing, so no master key has to go.
func (v *Vault) Discard(ctx context.Context, stream string, ids ...ID) error {
	if len(ids) == 0 {
		return nil
	}
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return v.rows.Delete(ctx, stream, ids)
}

// burn goes in three steps, each of which can be the last before a crash:
//  1. a key file with the old and a new master key of each class that burns, and what is to burn;
//  2. one transaction that drops those rows and wraps all others of the class under the new master key;
//  3. a key file with the new master key only.
//
// Until step 1 is done nothing has happened. After it, finish does the rest, as often as needed.
//
// Where the master key cannot be replaced the rows are deleted, and that is all.
func (v *Vault) burn(ctx context.Context, b burn) error {
	leave, err := v.alone(ctx)
	if err != nil {
		return err
	}
	defer leave()
	can, err := v.canReplace(ctx)
	if err != nil {
		return err
	}
	if can {
		err = v.finish(ctx)
	}
	if !can || errors.Is(err, errNotLasting) {
		return v.delete(ctx, b)
	}
	if err != nil {
		return err
	}
	classes, err := v.classesOf(ctx, b)
	if err != nil || len(classes) == 0 { // gone already
		return err
	}
	if err := v.replaceFile(v.masters.next(b, classes), "both"); err != nil {
		return err
	}
	if err := v.finish(ctx); !errors.Is(err, errNotLasting) {
		return err
	}
	return nil // the keys are gone; the old master key goes as soon as it can
}

// canReplace says whether a master key can be replaced now.
func (v *Vault) canReplace(ctx context.Context) (bool, error) {
	if v.crowd == nil {
		_, alone := v.rows.(Rewriter)
		return alone, nil
	}
	if lasting, err := v.crowd.rows.Lasting(ctx); err != nil || !lasting {
		return false, err
	}
	return v.crowd.together(ctx)
}

func (v *Vault) delete(ctx context.Context, b burn) error {
	if len(b.IDs) == 0 {
		return v.rows.Drop(ctx, b.Stream)
	}
	return v.rows.Delete(ctx, b.Stream, b.IDs)
}

// classesOf is the classes of the keys that are to burn, as far as they are there.
func (v *Vault) classesOf(ctx context.Context, b burn) (classes []Class, err error) {
	add := func(row Row) {
		if !slices.Contains(classes, row.Class) {
			classes = append(classes, row.Class)
		}
	}
	if len(b.IDs) == 0 {
		rows, err := v.rows.Stream(ctx, b.Stream)
		for _, row := range rows {
			add(row)
		}
		return classes, err
	}
	for _, id := range b.IDs {
		row, there, err := v.rows.One(ctx, b.Stream, id)
		if err != nil {
			return nil, err
		}
		if there {
			add(row)
		}
	}
	return classes, nil
}

// finish does what is left of a burn under way; without one, nothing.
func (v *Vault) finish(ctx context.Context) error {
	classes := v.masters.underway()
	if len(classes) == 0 {
		return nil
	}
	rows, ok := v.rows.(Rewriter)
	if !ok {
		return ErrKeyFile // a burn under way belongs to other rows
	}
	if err := v.pause("rewriting"); err != nil {
		return err
	}
	if err := rows.Rewrite(ctx, classes, v.rewrap); err != nil {
		return err
	}
	if err := v.pause("rewritten"); err != nil {
		return err
	}
	if v.crowd != nil {
		if lasting, err := v.crowd.rows.Lasting(ctx); err != nil || !lasting {
			return errors.Join(errNotLasting, err)
		}
	}
	return v.replaceFile(v.masters.newest(), "new only")
}

// rewrap drops what burns and wraps the rest of the class under its newest master key. A row that does not open is kept as it is:
// it cannot be made worse, and is still reported.
func (v *Vault) rewrap(row Row) (Row, bool) {
	if b := v.masters.Burn; row.Stream == b.Stream && (len(b.IDs) == 0 || slices.Contains(b.IDs, row.ID)) {
		return Row{}, false
	}
	if key, ok := v.masters.unwrap(row); ok {
		return v.masters.wrap(row.Stream, key), true
	}
	return row, true
}

// replaceFile writes the key file and then goes by it. name tells the steps of one
// replacement from those of the other.
func (v *Vault) replaceFile(m masters, name string) error {
	if err := v.pause("before " + name); err != nil {
		return err
	}
	fresh, err := writeFresh(v.file, m)
	if err != nil {
		return err
	}
	if err := v.pause("written " + name); err != nil {
		return err
	}
	if err := overwrite.Swap(fresh, v.file, func() error { return v.pause("swapped " + name) }); err != nil {
		return err
	}
	// Only now: nothing may be wrapped under a master key that is not certainly in the file. If the file was replaced
	// after all, it holds every master key that is in use.
	v.masters = m
	return nil
}

func (v *Vault) pause(step string) error {
	if v.step == nil {
		return nil
	}
	return v.step(step)
}
