package vault

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/overwrite"
)

// freshMark stands in the name of a key file that is not in place yet.
const freshMark = ".new-"

// openMasters reads the key file, or makes one when there is nothing yet that would need the old one. No other instance uses it meanwhile.
func openMasters(path string, fresh func() (bool, error)) (masters, error) {
	m, err := readMasters(path)
	if errors.Is(err, os.ErrNotExist) {
		var ok bool
		if ok, err = fresh(); err == nil && !ok {
			err = fmt.Errorf("%w: %s", ErrNoKeyFile, path)
		}
		if err == nil {
			m, err = makeMasters(path)
		}
	}
	if err != nil {
		return masters{}, err
	}
	if err := sweep(path); err != nil {
		return masters{}, fmt.Errorf("%w: %w", ErrKeyFile, err)
	}
	if err := probe(path, m); err != nil {
		return masters{}, fmt.Errorf("%w: it must be possible to replace it: %w", ErrKeyFile, err)
	}
	return m, nil
}

// sweep overwrites and removes what a crash left beside the key file: it holds master keys that must be able to go. What is
// only a second name of the key file itself is removed alone.
func sweep(path string) error {
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	itself, err := os.Stat(path)
	if err != nil {
		return err
	}
	for _, entry := range beside {
		if !strings.HasPrefix(entry.Name(), filepath.Base(path)+freshMark) {
			continue
		}
		name := filepath.Join(filepath.Dir(path), entry.Name())
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		if !os.SameFile(info, itself) {
			err = blank(name)
		}
		if err := errors.Join(err, os.Remove(name)); err != nil {
			return err
		}
	}
	return nil
}

func blank(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(overwrite.Blank(f), f.Close())
}

// makeMasters never overwrites: of several instances that start at once, one makes the file and all use it.
func makeMasters(path string) (masters, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return masters{}, fmt.Errorf("%w: %w", ErrKeyFile, err)
	}
	temp, err := writeFresh(path, firstMasters())
	if err != nil {
		return masters{}, fmt.Errorf("%w: %w", ErrKeyFile, err)
	}
	err = os.Link(temp, path)
	if errors.Is(err, os.ErrExist) {
		err = nil
	}
	if err := errors.Join(err, os.Remove(temp), boltfile.SyncDir(filepath.Dir(path))); err != nil {
		return masters{}, fmt.Errorf("%w: %w", ErrKeyFile, err)
	}
	return readMasters(path)
}

func readMasters(path string) (m masters, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return m, err
	}
	if err != nil {
		return m, fmt.Errorf("%w: %w", ErrKeyFile, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return m, fmt.Errorf("%w: %s may be read by others (mode %04o, must be 0600)", ErrKeyFile, path, info.Mode().Perm())
	}
	buf, err := os.ReadFile(path)
	if err != nil {
		return m, fmt.Errorf("%w: %w", ErrKeyFile, err)
	}
	// What json says of bad input could quote the file, so it is not passed on.
	if json.Unmarshal(buf, &m) != nil || m.Format < 1 {
		return masters{}, fmt.Errorf("%w: %s is not a key file", ErrKeyFile, path)
	}
	if what := m.unfit(); what != "" {
		return masters{}, fmt.Errorf("%w: %s %s", ErrKeyFile, path, what)
	}
	return m, nil
}

// probe replaces the file by a copy of itself, which is what an erasure will need to do. A read-only mount, a full
// disk or a file mounted by itself show now.
func probe(path string, m masters) error {
	fresh, err := writeFresh(path, m)
	if err != nil {
		return err
	}
	if err := overwrite.Swap(fresh, path, func() error { return nil }); err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	return boltfile.SyncDir(filepath.Dir(path))
}

// writeFresh writes the keys to a new file beside path, synced, and gives its name.
func writeFresh(path string, m masters) (string, error) {
	buf, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+freshMark+"*") // made with 0600
	if err != nil {
		return "", err
	}
	_, err = f.Write(append(buf, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}
