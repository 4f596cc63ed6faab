// Package doortest holds the suite that every driver of door.Rows must pass.
package doortest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"hoofdlijn/internal/door"
)

// Run puts the rows that open makes, empty each time, through the contract.
func Run(t *testing.T, open func(t *testing.T) door.Rows) {
	for _, c := range []struct {
		name string
		test func(*testing.T, door.Rows)
	}{
		{"a row is read as it was put", putAndGet},
		{"values are bytes", bytesSurvive},
		{"add never overwrites", addOnce},
		{"change sees what is there", change},
		{"an error in change writes nothing", changeRefused},
		{"delete, also of nothing", remove},
		{"list has the prefix, in order", list},
		{"list may be written under", listAndWrite},
		{"list tells until when", listUntil},
		{"an expired row is gone, and its place is free", expiry},
		{"changes at once lose nothing", race},
		{"of many who add, one succeeds", addRace},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := open(t)
			defer func() { ok(t, rows.Close()) }()
			c.test(t, rows)
		})
	}
}

var ctx = context.Background()

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func holds(t *testing.T, rows door.Rows, key, want string) {
	t.Helper()
	got, err := rows.Get(ctx, key)
	ok(t, err)
	if string(got) != want {
		t.Fatalf("%s holds %q, want %q", key, got, want)
	}
}

func putAndGet(t *testing.T, rows door.Rows) {
	_, err := rows.Get(ctx, "a")
	is(t, err, door.ErrNone)
	ok(t, rows.Put(ctx, "a", []byte("1"), time.Time{}))
	ok(t, rows.Put(ctx, "a", []byte("2"), time.Now().Add(time.Hour)))
	holds(t, rows, "a", "2")
}

func bytesSurvive(t *testing.T, rows door.Rows) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	ok(t, rows.Put(ctx, "a", all, time.Time{}))
	holds(t, rows, "a", string(all))
	got, _ := rows.Get(ctx, "a")
	got[0] = 'x'
	holds(t, rows, "a", string(all))
	ok(t, rows.Change(ctx, "a", func(old []byte) ([]byte, time.Time, error) { return append(old, 0, 255), time.Time{}, nil }))
	holds(t, rows, "a", string(all)+"\x00\xff")
	ok(t, rows.Put(ctx, "empty", []byte{}, time.Time{}))
	holds(t, rows, "empty", "")
	is(t, rows.Add(ctx, "empty", []byte("1"), time.Time{}), door.ErrTaken)
}

func addOnce(t *testing.T, rows door.Rows) {
	ok(t, rows.Add(ctx, "a", []byte("1"), time.Time{}))
	is(t, rows.Add(ctx, "a", []byte("2"), time.Time{}), door.ErrTaken)
	holds(t, rows, "a", "1")
}

func change(t *testing.T, rows door.Rows) {
	ok(t, rows.Change(ctx, "a", func(old []byte) ([]byte, time.Time, error) {
		if old != nil {
			return nil, time.Time{}, errors.New("there should be nothing")
		}
		return []byte("1"), time.Time{}, nil
	}))
	ok(t, rows.Change(ctx, "a", func(old []byte) ([]byte, time.Time, error) {
		return []byte(string(old) + "2"), time.Time{}, nil
	}))
	holds(t, rows, "a", "12")
	ok(t, rows.Change(ctx, "a", func([]byte) ([]byte, time.Time, error) { return nil, time.Time{}, nil }))
	_, err := rows.Get(ctx, "a")
	is(t, err, door.ErrNone)
}

func changeRefused(t *testing.T, rows door.Rows) {
	ok(t, rows.Put(ctx, "a", []byte("1"), time.Time{}))
	no := errors.New("no")
	is(t, rows.Change(ctx, "a", func([]byte) ([]byte, time.Time, error) { return []byte("2"), time.Time{}, no }), no)
	holds(t, rows, "a", "1")
}

func remove(t *testing.T, rows door.Rows) {
	ok(t, rows.Delete(ctx, "a"))
	ok(t, rows.Put(ctx, "a", []byte("1"), time.Time{}))
	ok(t, rows.Delete(ctx, "a"))
	_, err := rows.Get(ctx, "a")
	is(t, err, door.ErrNone)
}

func names(t *testing.T, rows door.Rows, prefix string) string {
	t.Helper()
	all := ""
	for row, err := range rows.List(ctx, prefix) {
		ok(t, err)
		all += row.Key + "=" + string(row.Value) + " "
	}
	return all
}

func list(t *testing.T, rows door.Rows) {
	for _, key := range []string{"b/2", "b/10", "a/1", "b", "c/1", "b/é"} {
		ok(t, rows.Put(ctx, key, []byte("v"), time.Time{}))
	}
	if got := names(t, rows, "b/"); got != "b/10=v b/2=v b/é=v " {
		t.Fatal(got)
	}
	if got := names(t, rows, "nothing/"); got != "" {
		t.Fatal(got)
	}
}

func listAndWrite(t *testing.T, rows door.Rows) {
	for i := range 10 {
		ok(t, rows.Put(ctx, fmt.Sprintf("b/%d", i), nil, time.Time{}))
	}
	for row, err := range rows.List(ctx, "b/") {
		ok(t, err)
		ok(t, rows.Delete(ctx, row.Key))
	}
	if got := names(t, rows, "b/"); got != "" {
		t.Fatal(got)
	}
}

func listUntil(t *testing.T, rows door.Rows) {
	want := map[string]time.Time{"a": {}, "b": time.Now().Add(time.Hour), "c": time.Now().Add(300 * 24 * time.Hour)}
	for key, until := range want {
		ok(t, rows.Put(ctx, key, []byte("v"), until))
	}
	seen := 0
	for row, err := range rows.List(ctx, "") {
		ok(t, err)
		seen++
		if off := row.Until.Sub(want[row.Key]).Abs(); off > time.Second {
			t.Errorf("%s is until %v, want %v", row.Key, row.Until, want[row.Key])
		}
	}
	if seen != len(want) {
		t.Errorf("%d rows", seen)
	}
}

func expiry(t *testing.T, rows door.Rows) {
	soon := time.Now().Add(150 * time.Millisecond)
	ok(t, rows.Put(ctx, "b/1", []byte("1"), soon))
	ok(t, rows.Put(ctx, "b/2", []byte("2"), soon))
	ok(t, rows.Put(ctx, "b/3", []byte("3"), time.Time{}))
	holds(t, rows, "b/1", "1")
	time.Sleep(200 * time.Millisecond)
	_, err := rows.Get(ctx, "b/1")
	is(t, err, door.ErrNone)
	if got := names(t, rows, "b/"); got != "b/3=3 " {
		t.Fatal(got)
	}
	ok(t, rows.Add(ctx, "b/1", []byte("new"), time.Time{}))
	ok(t, rows.Change(ctx, "b/2", func(old []byte) ([]byte, time.Time, error) {
		if old != nil {
			return nil, time.Time{}, errors.New("expired row was shown")
		}
		return []byte("new"), time.Time{}, nil
	}))
	if got := names(t, rows, "b/"); got != "b/1=new b/2=new b/3=3 " {
		t.Fatal(got)
	}
}

func race(t *testing.T, rows door.Rows) {
	const people, times = 8, 10
	var all sync.WaitGroup
	for range people {
		all.Go(func() {
			for range times {
				err := rows.Change(ctx, "n", func(old []byte) ([]byte, time.Time, error) {
					n, _ := strconv.Atoi(string(old))
					return []byte(strconv.Itoa(n + 1)), time.Time{}, nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	holds(t, rows, "n", strconv.Itoa(people*times))
}

func addRace(t *testing.T, rows door.Rows) {
	var all sync.WaitGroup
	won := make(chan string, 20)
	for i := range 20 {
		all.Go(func() {
			if rows.Add(ctx, "one", []byte(strconv.Itoa(i)), time.Time{}) == nil {
				won <- strconv.Itoa(i)
			}
		})
	}
	all.Wait()
	if len(won) != 1 {
		t.Fatalf("%d added the same row", len(won))
	}
	holds(t, rows, "one", <-won)
}
