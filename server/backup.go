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
	"hoofdlijn/internal/vault"
)

// A backup is a tar: first format.json, then the files of the data folder as they were at one moment each, last
// complete.json. Without that last one it was cut short, and is refused.
const completeFile = "complete.json"

// bundle writes a backup. Sizes must be known before the bytes, so files go through a temporary copy in the data
// folder: the disk is as private as the files themselves.
type bundle struct {
	tar    *tar.Writer
	folder string
	at     time.Time
}

// backup writes everything of a running server to a new file.
func backup(args []string, out io.Writer) (err error) {
	target, args, err := firstArgument(args, "backup FILE [flags]")
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
	fmt.Fprintf(out, "%s: %d bytes. The key file is not in it. What is personal opens only with %s as it is now: erasing replaces it, and then this backup no longer shows it.\n", target, n, c.keyFile)
	return nil
}

// firstArgument takes the one argument that is not a flag.
func firstArgument(args []string, usage string) (string, []string, error) {
	if len(args) == 0 || args[0] == "" || args[0][0] == '-' {
		return "", nil, fmt.Errorf("%w: hoofdlijn %s", errUsage, usage)
	}
	return args[0], args[1:], nil
}

func answerBackup(w http.ResponseWriter, r *http.Request, stores *stores) {
	if stores.backup == nil {
		http.Error(w, "on Redis a backup is made with Redis' own means", http.StatusNotImplemented)
		return
	}
	folder, err := os.MkdirTemp("", "hoofdlijn-backup-")
	if err != nil {
		http.Error(w, "no room for a temporary copy", http.StatusInsufficientStorage)
		return
	}
	defer os.RemoveAll(folder)
	b := &bundle{tar: tar.NewWriter(w), folder: folder, at: time.Now().UTC()}
	err = b.small(formatFile, encoded(formatMark{Format, version}))
	if err == nil {
		err = stores.backup(r.Context(), b)
	}
	if err == nil {
		err = errors.Join(b.small(completeFile, []byte("{}")), b.tar.Close())
	}
	if err != nil { // the answer has begun: it ends without its last file, and the tool sees that
		slog.Error("backup failed", "error", err)
	}
}

// backupFiles: first the record, then the keys. A key is there before the entry that needs it, so every entry in the
// copy finds its key, unless it was destroyed in between.
func backupFiles(ctx context.Context, b *bundle, record *journalbolt.Store, keys *vault.Vault, rows *doorbolt.Rows) error {
	if err := b.large(journalbolt.FileName, func(w io.Writer) error { return record.Backup(ctx, w) }); err != nil {
		return err
	}
	if err := b.keys(ctx, keys); err != nil {
		return err
	}
	return b.large(doorFile, func(w io.Writer) error { return rows.Backup(ctx, w) })
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
