package main

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	journalbolt "hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
)

const restoreUsage = "hoofdlijn restore FILE [flags of serve]"

// restore fills an empty data folder, or an empty Redis, from a backup.
func restore(args []string, out io.Writer) error {
	source, args, err := firstArgument(args, restoreUsage)
	if err != nil {
		return err
	}
	c, err := readConfig("restore", args, osEnv)
	if err != nil {
		return err
	}
	if err := isComplete(source); err != nil {
		return err
	}
	ctx := context.Background()
	target, into := c.data, restoreFolder
	if c.raw.redis != "" {
		target, into = "Redis", restoreRedis
	}
	keys, err := into(ctx, source, c)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s is restored from %s. %s\n", target, source, keys)
	return nil
}

// restoreFolder fills the data folder, which appears whole or not at all, and says how the keys are.
func restoreFolder(ctx context.Context, source string, c config) (keys string, err error) {
	if err := isEmpty(c.data); err != nil {
		return "", err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(c.data), ".restore-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh) // it is gone when all went well
	if err := unpack(source, fresh); err != nil {
		return "", err
	}
	restored, err := filesIn(fresh, time.Now) // a backup that does not open must not look restored
	if err != nil {
		return "", err
	}
	keys, err = howKeysAre(ctx, restored.keys, c.keyFile)
	if err := errors.Join(err, restored.close()); err != nil {
		return "", err
	}
	if err := os.Remove(c.data); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	if err := os.Rename(fresh, c.data); err != nil {
		return "", err
	}
	return keys, boltfile.SyncDir(filepath.Dir(c.data))
}

// howKeysAre says in words how far what was restored opens.
func howKeysAre(ctx context.Context, rows vault.Rows, keyFile string) (string, error) {
	t, err := vault.Try(ctx, rows, keyFile)
	switch {
	case errors.Is(err, vault.ErrNoKeyFile):
		return fmt.Sprintf("The key file it needs is not there: %s. Put the one that belongs to it in that place, or name it with --key-file.", keyFile), nil
	case err != nil:
		return "", err
	case t.Shut > 0:
		return fmt.Sprintf("CAREFUL: %d of its %d keys do not open with %s. Something was erased after this backup was made, which destroys what earlier backups open with; or this is the key file of another server. What those keys kept shows as removed. The chain, what is public and sealed plans are whole.", t.Shut, t.Keys, keyFile), nil
	}
	return fmt.Sprintf("All its %d keys open with %s.", t.Keys, keyFile), nil
}

func isEmpty(folder string) error {
	found, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%s is not empty: nothing was changed", folder)
	}
	return err
}

// walk calls each for the files of a backup, in order.
func walk(source string, each func(name string, content io.Reader) error) error {
	file, err := os.Open(source)
	if err != nil {
		return err
	}
	defer file.Close()
	in := tar.NewReader(file)
	for {
		header, err := in.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s is not a whole backup: %w", source, err)
		}
		if err := each(header.Name, in); err != nil {
			return err
		}
	}
}

// isComplete reads a backup through: first the format, known to this program; last the mark that it is whole.
func isComplete(source string) error {
	first, last := true, ""
	err := walk(source, func(name string, content io.Reader) error {
		if first {
			if err := knownFormat(source, name, content); err != nil {
				return err
			}
		}
		first, last = false, name
		_, err := io.Copy(io.Discard, content)
		return err
	})
	if err == nil && last != completeFile {
		err = fmt.Errorf("%s is not a whole backup: it was cut short", source)
	}
	return err
}

func knownFormat(source, name string, content io.Reader) error {
	var m formatMark
	if name != formatFile || json.NewDecoder(content).Decode(&m) != nil || m.Format < 1 {
		return fmt.Errorf("%s is not a backup", source)
	}
	if m.Format > Format {
		return errNewer(source, m)
	}
	return nil
}

// unpack writes the files a backup may hold, and no others.
func unpack(source, folder string) error {
	return walk(source, func(name string, content io.Reader) error {
		switch name {
		case formatFile, journalbolt.FileName, doorFile:
			return writeFile(filepath.Join(folder, name), content)
		case keysFile:
			return restoreKeys(folder, content)
		case completeFile:
			return nil
		}
		return fmt.Errorf("%s holds %q, which this program does not know", source, name)
	})
}

func writeFile(path string, content io.Reader) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	return errors.Join(err, file.Sync(), file.Close())
}

func restoreKeys(folder string, content io.Reader) error {
	rows, err := vaultbolt.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(vault.Restore(context.Background(), rows, content), rows.Close())
}
