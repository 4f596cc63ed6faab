package bolt

import (
	"bytes"
	"context"
	"io"
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

func TestSnapshotIsTheFile(t *testing.T) {
	rows, err := Open(filepath.Join(t.TempDir(), "door.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	rows.Put(context.Background(), "a", []byte("1"), time.Time{})
	var copied bytes.Buffer
	var promised int64
	err = rows.Snapshot(func(n int64) (io.Writer, error) { promised = n; return &copied, nil })
	if err != nil || promised == 0 || int64(copied.Len()) != promised {
		t.Fatalf("%d bytes promised, %d written, %v", promised, copied.Len(), err)
	}
}
