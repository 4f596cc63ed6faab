package bolt

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/door/doortest"
)

func TestRows(t *testing.T) {
	doortest.Run(t, func(t *testing.T) door.Rows {
		rows, err := Open(filepath.Join(t.TempDir(), "door.db"), time.Now)
		if err != nil {
			t.Fatal(err)
		}
		return rows
	})
}

func TestSweepRemovesOnlyWhatExpired(t *testing.T) {
	now := time.Now()
	rows, err := Open(filepath.Join(t.TempDir(), "door.db"), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	ctx := context.Background()
	rows.Put(ctx, "a", []byte("a"), now.Add(time.Hour))
	rows.Put(ctx, "b", []byte("b"), now.Add(3*time.Hour))
	now = now.Add(2 * time.Hour)
	if err := rows.Sweep(); err != nil {
		t.Fatal(err)
	}
	now = now.Add(-2 * time.Hour) // a row that was only hidden would show again
	if _, err := rows.Get(ctx, "a"); err != door.ErrNone {
		t.Errorf("a is still there: %v", err)
	}
	if _, err := rows.Get(ctx, "b"); err != nil {
		t.Error(err)
	}
}

func TestBackupOpensAgain(t *testing.T) {
	folder, ctx := t.TempDir(), context.Background()
	rows, err := Open(filepath.Join(folder, "door.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	rows.Put(ctx, "a", []byte("1"), time.Time{})
	var copied bytes.Buffer
	if err := rows.Backup(ctx, &copied); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "copy.db")
	if err := os.WriteFile(path, copied.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got, err := again.Get(ctx, "a"); err != nil || string(got) != "1" {
		t.Fatalf("%q %v", got, err)
	}
}
