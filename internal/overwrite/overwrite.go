// Package overwrite replaces files whose old content must not stay readable: key files. Many disks keep copies of blocks all
// the same; that is why the disk should be encrypted too.
package overwrite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"hoofdlijn/internal/journal/boltfile"
)

// Swap puts the file fresh in the place of path in one step, and then writes over what stood there. When there was nothing
// nothing is written over. between is called in the middle, once the new file is certain to stay.
func Swap(fresh, path string, between func() error) error {
	if runtime.GOOS == "windows" { // there no file takes the place of one that is open
		return swapClosed(fresh, path, between)
	}
	old, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if old != nil {
		defer old.Close()
	}
	if err := rename(fresh, path, between); err != nil || old == nil {
		return err
	}
	return Blank(old)
}

// swapClosed gives what stood there a second name, by which it is written over. A disk that knows no second names (FAT)
// keeps the old content for as long as it likes.
func swapClosed(fresh, path string, between func() error) error {
	second := fresh + "-old"
	_ = os.Remove(second) // of a crash: it is another name of the file that is there, or was
	linked := os.Link(path, second) == nil
	if err := rename(fresh, path, between); err != nil || !linked {
		return err
	}
	old, err := os.OpenFile(second, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(Blank(old), old.Close(), os.Remove(second))
}

func rename(fresh, path string, between func() error) error {
	if err := os.Rename(fresh, path); err != nil {
		return err
	}
	return errors.Join(boltfile.SyncDir(filepath.Dir(path)), between())
}

// Blank writes zeros over all of a file.
func Blank(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	_, err = f.WriteAt(make([]byte, info.Size()), 0)
	return errors.Join(err, f.Sync())
}
