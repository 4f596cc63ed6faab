package boltfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// grown makes a file with branch pages, overflow pages, small buckets inside others and many free pages.
func grown(t testing.TB, entries int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	db, err := Open(path, 1, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("a"))
		return err
	})
	ok(t, err)
	for part := range 10 {
		ok(t, Update(db, func(tx *bbolt.Tx) error {
			b, err := tx.Bucket([]byte("a")).CreateBucketIfNotExists(fmt.Appendf(nil, "part-%d", part))
			if err != nil {
				return err
			}
			b.FillPercent = 0.95
			for i := range entries / 10 {
				if err := b.Put(binary.BigEndian.AppendUint64(nil, uint64(i)), bytes.Repeat([]byte{1}, 332)); err != nil {
					return err
				}
			}
			small, err := tx.Bucket([]byte("a")).CreateBucketIfNotExists(fmt.Appendf(nil, "small-%d", part))
			if err != nil {
				return err
			}
			return errors.Join(small.Put([]byte("k"), []byte("v")), b.Put([]byte("big"), make([]byte, 10_000)))
		}))
	}
	for part := range 3 {
		ok(t, Update(db, func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("a")).DeleteBucket(fmt.Appendf(nil, "part-%d", part))
		}))
	}
	ok(t, db.Close())
	return path
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestAgreesWithBbolt: what bbolt's own check calls sound is sound here, with free pages and without.
func TestAgreesWithBbolt(t *testing.T) {
	for _, entries := range []int{0, 10, 100, 5000} {
		path := grown(t, entries)
		db, err := Open(path, 1, nil)
		ok(t, err)
		ok(t, View(db, func(tx *bbolt.Tx) error {
			var all error
			for err := range tx.Check() {
				all = errors.Join(all, err)
			}
			return all
		}))
		ok(t, db.Close())
	}
}

// TestStructure flips every bit of every structural field of a file that has them all.
func TestStructure(t *testing.T) {
	path := grown(t, 400)
	sound, err := os.ReadFile(path)
	ok(t, err)
	newest, err := headers(bytes.NewReader(sound), false)
	ok(t, err)
	try := func(what string, at int64, bytes int64) {
		for bit := range bytes * 8 {
			file := append([]byte{}, sound...)
			file[at+bit/8] ^= 1 << (bit % 8)
			ok(t, os.WriteFile(path, file, 0o600))
			db, err := Open(path, 1, nil)
			if err == nil {
				err = db.Close()
			}
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s, bit %d: %v", what, bit, err)
			}
		}
	}
	free := int64(newest.freelist) * pageSize
	if le.Uint16(sound[free+10:]) < 5 {
		t.Fatal("too few free pages to prove anything")
	}
	try("kind of the free list", free+8, 2)
	try("length of the free list", free+10, 2)
	try("first free page", free+pageHeader, 8)
	try("third free page", free+pageHeader+16, 8)
	root := int64(newest.root) * pageSize
	try("number of the root page", root, 8)
	try("kind of the root page", root+8, 2)
	try("overflow of the root page", root+12, 4)
	for id := range 2 {
		try("header", int64(id)*pageSize+pageHeader, metaSize)
	}
	branch := int64(-1)
	for at := int64(2 * pageSize); at < int64(newest.pages)*pageSize; at += pageSize {
		inUse := le.Uint64(sound[at:]) == uint64(at/pageSize) && le.Uint16(sound[at+8:]) == branchPage
		if inUse {
			branch = at
		}
	}
	if branch < 0 {
		t.Fatal("no branch page to prove anything with")
	}
	try("pointer of a branch page", branch+pageHeader+8, 8)
}

// BenchmarkOpen opens a file of a million entries, as after years of meetings.
func BenchmarkOpen(b *testing.B) {
	path := grown(b, 1_000_000)
	for b.Loop() {
		db, err := Open(path, 1, nil)
		ok(b, err)
		ok(b, db.Close())
	}
	if info, err := os.Stat(path); err == nil {
		b.ReportMetric(float64(info.Size())/(1<<20), "MiB")
	}
}
