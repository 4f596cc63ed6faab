package main

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"time"

	doorbolt "hoofdlijn/internal/door/bolt"
	journalbolt "hoofdlijn/internal/journal/bolt"
)

// A backup is a tar: first format.json, then the files of a data folder as they were at one moment each, and the keys;
// last complete.json. Without that last one it was cut short, and is refused. What is kept in Redis is written as the
// same files, so that a backup can be put back in either.
const completeFile = "complete.json"

// keysFile holds the keys in a backup: wrapped, without those of open rounds.
const keysFile = "keys.jsonl"

// backupFolder is where copies lie while a backup is made, in the data folder. A server that was killed leaves it.
const backupFolder = "backup-under-way"

// bundle writes a backup. Sizes must be known before the bytes, so files go through a temporary copy in the data
// folder: the disk is as private as the files themselves.
type bundle struct {
	tar    *tar.Writer
	folder string
	at     time.Time
}

const backupUsage = "hoofdlijn backup FILE [flags of serve]"

// backup writes everything of a running server to a new file.
func backup(args []string, out io.Writer) (err error) {
	target, args, err := firstArgument(args, backupUsage)
	if err != nil {
		return err
	}
	c, err := readConfig("backup", args, osEnv)
	if err != nil {
		return err
	}
	answer, err := callControl(context.Background(), c.data, "/backup")
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	file, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(file, answer.Body)
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = isComplete(target)
	}
	if err != nil {
		return errors.Join(err, os.Remove(target))
	}
	fmt.Fprintf(out, "%s: %d bytes. The key file is not in it: keep %s, elsewhere. With that it opens until something is erased; then make a new one. Answers in rounds that are open now are in no backup.\n", target, n, c.keyFile)
	return nil
}

// firstArgument takes the one argument that is not a flag.
func firstArgument(args []string, usage string) (string, []string, error) {
	if len(args) == 0 || args[0] == "" || args[0][0] == '-' {
		return "", nil, fmt.Errorf("%w: %s", errUsage, usage)
	}
	return args[0], args[1:], nil
}

func answerBackup(w http.ResponseWriter, r *http.Request, stores *stores, data string) {
	folder, err := os.MkdirTemp(data, backupFolder)
	if err != nil {
		http.Error(w, "no room for a temporary copy", http.StatusInsufficientStorage)
		return
	}
	defer os.RemoveAll(folder)
	b := &bundle{tar: tar.NewWriter(w), folder: folder, at: time.Now().UTC()}
	err = b.small(formatFile, encoded(formatMark{Format, version}))
	if err == nil {
		err = b.all(r.Context(), stores)
	}
	if err == nil {
		err = errors.Join(b.small(completeFile, []byte("{}")), b.tar.Close())
	}
	if err != nil { // the answer has begun: it ends without its last file, and the tool sees that
		slog.Error("backup failed", "error", err)
	}
}

// clearBackups removes what a server left that was killed while it made a backup.
func clearBackups(data string) error {
	left, err := filepath.Glob(filepath.Join(data, backupFolder+"*"))
	for _, folder := range left {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	return err
}

// all: first the record, then the keys. A key is there before the entry that needs it, so every entry in the copy
// finds its key, unless it was destroyed in between.
func (b *bundle) all(ctx context.Context, s *stores) error {
	if err := b.record(ctx, s); err != nil {
		return err
	}
	if err := b.large(keysFile, func(w io.Writer) error { return s.vault.Backup(ctx, w) }); err != nil {
		return err
	}
	return b.door(ctx, s)
}

// copies is a store that is one file and can copy that while it is in use.
type copies interface {
	Backup(ctx context.Context, w io.Writer) error
}

func (b *bundle) record(ctx context.Context, s *stores) error {
	if own, can := s.journal.(copies); can {
		return b.large(journalbolt.FileName, func(w io.Writer) error { return own.Backup(ctx, w) })
	}
	folder := filepath.Join(b.folder, "copy")
	to, err := journalbolt.Open(folder)
	if err != nil {
		return err
	}
	if err := errors.Join(carryRecord(ctx, s.journal, to), to.Close()); err != nil {
		return err
	}
	return b.file(journalbolt.FileName, filepath.Join(folder, journalbolt.FileName))
}

func (b *bundle) door(ctx context.Context, s *stores) error {
	if own, can := s.rows.(copies); can {
		return b.large(doorFile, func(w io.Writer) error { return own.Backup(ctx, w) })
	}
	path := filepath.Join(b.folder, "copy-"+doorFile)
	to, err := doorbolt.Open(path, time.Now)
	if err != nil {
		return err
	}
	if err := errors.Join(carryRows(ctx, s.rows, to), to.Close()); err != nil {
		return err
	}
	return b.file(doorFile, path)
}

func (b *bundle) small(name string, content []byte) error {
	header := &tar.Header{Name: name, Mode: 0o600, Size: int64(len(content)), ModTime: b.at, Format: tar.FormatPAX}
	if err := b.tar.WriteHeader(header); err != nil {
		return err
	}
	_, err := b.tar.Write(content)
	return err
}

func (b *bundle) large(name string, write func(io.Writer) error) error {
	path := filepath.Join(b.folder, name)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := write(file); err != nil {
		return err
	}
	return b.copied(name, file)
}

func (b *bundle) file(name, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return b.copied(name, file)
}

func (b *bundle) copied(name string, file *os.File) error {
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if err := b.tar.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: size, ModTime: b.at, Format: tar.FormatPAX}); err != nil {
		return err
	}
	_, err = io.Copy(b.tar, file)
	return err
}
