// Package boltfile opens bbolt files the way this project needs them: made whole or not at all, checked page by page
// before anything follows a pointer in them, and never the end of the process when a page turns out to be rubbish.
//
// bbolt itself trusts its pages. One flipped bit can make it loop, take a page in use for a free one, or fall back
// without a word to the state before the last commit. A record that must not lose anything silently looks first.
package boltfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
)

var (
	// ErrDamaged: the file is not what was written. Nothing was changed.
	ErrDamaged = errors.New("database file is damaged")
	// ErrInUse: another process has the file open.
	ErrInUse = errors.New("database file is in use by another process")
	// ErrNewer: the file was written by a newer version of this software.
	ErrNewer = errors.New("database file was written by a newer version")
)

// lockWait is how long an opener waits for the file lock of a process that is just ending.
const lockWait = time.Second

// pageSize is fixed, so that a file moves between machines whose own page sizes differ.
const pageSize = 4096

var (
	metaBucket = []byte("meta")
	formatKey  = []byte("format")
)

// Open opens the file, making it (0600, in a folder of 0700) when it is not there. fill is called once, in the
// transaction that makes a new file; format is the layout the caller knows, 1 and up. Errors: ErrDamaged, ErrInUse,
// ErrNewer, or what the file system says.
func Open(path string, format byte, fill func(*bbolt.Tx) error) (*bbolt.DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	_, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		err = create(path, format, fill)
	}
	if err != nil {
		return nil, err
	}
	if err := locked(path, func(f *os.File) error { return check(f, false) }); err != nil {
		return nil, err
	}
	return openKnown(path, format)
}

// Repair makes a file whose only fault is one damaged header page fit to be opened again, and says whether it did: a
// whole file is left alone. The file then stands where its other header says: the last commit may be missing, and what
// it held is lost. Any other damage stays refused. The file as it was is kept beside it, with .damaged after its name.
func Repair(path string, format byte) (mended bool, err error) {
	var whole error
	err = locked(path, func(f *os.File) error {
		whole = check(f, false)
		return check(f, true)
	})
	if err != nil {
		return false, err
	}
	db, err := openKnown(path, format)
	if err != nil {
		return false, err
	}
	if whole == nil {
		return false, db.Close()
	}
	if err := keep(path); err != nil {
		return false, errors.Join(err, db.Close())
	}
	// An empty transaction writes the header page that is older, or damaged.
	err = errors.Join(Update(db, func(*bbolt.Tx) error { return nil }), db.Close())
	return err == nil, err
}

// keep copies a file before it is changed, over no other copy.
func keep(path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(path+".damaged", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Sync(), to.Close())
}

func options() *bbolt.Options {
	return &bbolt.Options{
		Timeout:      lockWait,
		FreelistType: bbolt.FreelistMapType, // the other type slows down badly with many free pages
		PageSize:     pageSize,
		NoStatistics: true,
	}
}

// create makes the file under another name first: a file under its real name is always whole, so an empty one there
// means damage and not a first start.
func create(path string, format byte, fill func(*bbolt.Tx) error) error {
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	db, err := bbolt.Open(fresh, 0o600, options())
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket(metaBucket)
		if err != nil {
			return err
		}
		return errors.Join(b.Put(formatKey, []byte{format}), fill(tx))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := os.Rename(fresh, path); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(path))
}

// SyncDir makes a rename or a new file in the folder survive a power cut.
func SyncDir(folder string) error {
	if runtime.GOOS == "windows" { // which does not do that to a folder, and keeps a log of names itself
		return nil
	}
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// locked calls look while nobody writes the file. A read-only open touches no more than the two header pages.
func locked(path string, look func(*os.File) error) error {
	o := options()
	o.ReadOnly = true
	db, err := bbolt.Open(path, 0o600, o)
	switch {
	case errors.Is(err, bbolt.ErrTimeout):
		return fmt.Errorf("%s: %w", path, ErrInUse)
	case errors.Is(err, os.ErrPermission):
		return err
	case err != nil:
		return fmt.Errorf("%s: %w: %w", path, ErrDamaged, err)
	}
	defer db.Close()
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := look(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func openKnown(path string, format byte) (*bbolt.DB, error) {
	db, err := guardedOpen(path)
	if errors.Is(err, bbolt.ErrTimeout) {
		return nil, fmt.Errorf("%s: %w", path, ErrInUse)
	}
	if err != nil {
		return nil, err
	}
	err = View(db, func(tx *bbolt.Tx) error {
		b := tx.Bucket(metaBucket)
		if b == nil || len(b.Get(formatKey)) != 1 {
			return fmt.Errorf("%w: it does not say its format", ErrDamaged)
		}
		if is := b.Get(formatKey)[0]; is > format {
			return fmt.Errorf("%w: its format is %d, this version knows up to %d", ErrNewer, is, format)
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return db, nil
}

func guardedOpen(path string) (db *bbolt.DB, err error) {
	defer guard(&err)()
	return bbolt.Open(path, 0o600, options())
}

// View is bbolt's View, with a damaged page as ErrDamaged instead of the end of the process.
func View(db *bbolt.DB, fn func(*bbolt.Tx) error) (err error) {
	defer guard(&err)()
	return db.View(fn)
}

// Update is bbolt's Update, with a damaged page as ErrDamaged instead of the end of the process.
func Update(db *bbolt.DB, fn func(*bbolt.Tx) error) (err error) {
	defer guard(&err)()
	return db.Update(fn)
}

// guard makes reading beyond the end of a shortened file, and bbolt's own assertions, into an error.
func guard(err *error) func() {
	was := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(was)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}
}
