// Package vaulttest holds every driver of the vault's rows to the contract of vault.Rows, and to vault.Rewriter when
// it is one.
package vaulttest

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"hoofdlijn/internal/vault"
)

// Run runs the whole suite. open gives empty rows and closes them when the test ends.
func Run(t *testing.T, open func(t *testing.T) vault.Rows) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, r vault.Rows)
	}{
		{"nothing is nothing", nothing},
		{"rows come back as they were put, in order", roundTrip},
		{"streams keep apart", apart},
		{"deleting deletes those and no others", deleting},
		{"dropping drops the whole stream", dropping},
		{"many callers at once", many},
		{"an ended context does nothing", endedContext},
		{"rewriting changes, drops and keeps", rewriting},
		{"rewriting one class leaves the other", rewritingOne},
		{"a row changes its class", reclassed},
		{"rewriting that is cut short leaves nothing in between", rewritingStopped},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

func row(stream string, id int) vault.Row {
	wrapped := bytes.Repeat([]byte{byte(id), 0, 255}, 20)
	class := []vault.Class{vault.Kept, vault.Burning}[id%2]
	return vault.Row{Stream: stream, ID: vault.ID(fmt.Sprintf("id%04d", id)), Class: class, Wrapped: wrapped}
}

// fill puts rows 0 to n-1, last first.
func fill(t *testing.T, r vault.Rows, stream string, n int) []vault.Row {
	t.Helper()
	rows := make([]vault.Row, n)
	for i := range rows {
		rows[n-1-i] = row(stream, i)
	}
	ok(t, r.Put(t.Context(), stream, rows))
	slices.Reverse(rows)
	return rows
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(a, b vault.Row) bool {
	return a.Stream == b.Stream && a.ID == b.ID && a.Class == b.Class && bytes.Equal(a.Wrapped, b.Wrapped)
}

// holds fails unless the stream has exactly these rows, however it is asked.
func holds(t *testing.T, r vault.Rows, stream string, want []vault.Row) {
	t.Helper()
	got, err := r.Stream(t.Context(), stream)
	if err != nil || !slices.EqualFunc(got, want, same) {
		t.Fatalf("%q holds %d rows, want %d (%v)", stream, len(got), len(want), err)
	}
	for _, w := range want {
		if one, there, err := r.One(t.Context(), stream, w.ID); err != nil || !there || !same(one, w) {
			t.Fatalf("%q %s: %v %v", stream, w.ID, there, err)
		}
	}
	var all []vault.Row
	for row, err := range r.All(t.Context()) {
		ok(t, err)
		if row.Stream == stream {
			all = append(all, row)
		}
	}
	slices.SortFunc(all, func(a, b vault.Row) int { return strings.Compare(string(a.ID), string(b.ID)) })
	if !slices.EqualFunc(all, want, same) {
		t.Fatalf("of %q came %d rows among all, want %d", stream, len(all), len(want))
	}
}

func nothing(t *testing.T, r vault.Rows) {
	holds(t, r, "m", nil)
	if _, there, err := r.One(t.Context(), "m", "x"); there || err != nil {
		t.Errorf("%v %v", there, err)
	}
	ok(t, r.Delete(t.Context(), "m", []vault.ID{"x"}))
	ok(t, r.Delete(t.Context(), "m", nil))
	ok(t, r.Drop(t.Context(), "m"))
	for range r.All(t.Context()) {
		t.Error("a row out of nothing")
	}
}

func roundTrip(t *testing.T, r vault.Rows) {
	rows := fill(t, r, "m", 300)
	holds(t, r, "m", rows)
	for range r.All(t.Context()) {
		break // a reader may stop
	}
	rows[7].Wrapped = []byte("new")
	ok(t, r.Put(t.Context(), "m", rows[7:8]))
	holds(t, r, "m", rows)
}

func apart(t *testing.T, r vault.Rows) {
	want := map[string][]vault.Row{}
	for i, name := range []string{"m", "m2", "m/2", "a{b}c", "é", " "} {
		want[name] = fill(t, r, name, i+1)
	}
	for name, rows := range want {
		holds(t, r, name, rows)
	}
}

func deleting(t *testing.T, r vault.Rows) {
	rows, other := fill(t, r, "m", 10), fill(t, r, "n", 10)
	ok(t, r.Delete(t.Context(), "m", []vault.ID{rows[2].ID, rows[9].ID, "none"}))
	holds(t, r, "m", slices.Delete(slices.Delete(rows, 9, 10), 2, 3))
	holds(t, r, "n", other)
}

func dropping(t *testing.T, r vault.Rows) {
	fill(t, r, "m", 10)
	other := fill(t, r, "n", 10)
	ok(t, r.Drop(t.Context(), "m"))
	holds(t, r, "m", nil)
	holds(t, r, "n", other)
	holds(t, r, "m", fill(t, r, "m", 2))
}

func many(t *testing.T, r vault.Rows) {
	const callers = 20
	var wg sync.WaitGroup
	errs := make([]error, callers)
	want := make([]vault.Row, callers)
	for i := range callers {
		want[i] = row("m", i)
		wg.Go(func() { errs[i] = r.Put(t.Context(), "m", want[i:i+1]) })
	}
	wg.Wait()
	for _, err := range errs {
		ok(t, err)
	}
	holds(t, r, "m", want)
}

func endedContext(t *testing.T, r vault.Rows) {
	rows := fill(t, r, "m", 3)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := r.Stream(ctx, "m")
	_, _, err2 := r.One(ctx, "m", rows[0].ID)
	for i, err := range []error{
		err, err2,
		r.Put(ctx, "m", []vault.Row{row("m", 9)}), r.Delete(ctx, "m", []vault.ID{rows[0].ID}), r.Drop(ctx, "m"),
	} {
		if err == nil {
			t.Errorf("call %d went on", i)
		}
	}
	holds(t, r, "m", rows)
}

func rewriting(t *testing.T, r vault.Rows) {
	w, can := r.(vault.Rewriter)
	if !can {
		t.Skip("this driver does not rewrite")
	}
	rows := fill(t, r, "m", 200)
	fill(t, r, "gone", 3)
	ok(t, w.Rewrite(t.Context(), both, func(row vault.Row) (vault.Row, bool) {
		row.Wrapped = append([]byte("new"), row.Wrapped...)
		return row, row.Stream == "m" && row.ID != rows[5].ID
	}))
	for i := range rows {
		rows[i].Wrapped = append([]byte("new"), rows[i].Wrapped...)
	}
	holds(t, r, "m", slices.Delete(rows, 5, 6))
	holds(t, r, "gone", nil)
}

var both = []vault.Class{vault.Kept, vault.Burning}

func rewritingOne(t *testing.T, r vault.Rows) {
	w, can := r.(vault.Rewriter)
	if !can {
		t.Skip("this driver does not rewrite")
	}
	for i, class := range both {
		stream := fmt.Sprint("m", i)
		rows := fill(t, r, stream, 20)
		ok(t, w.Rewrite(t.Context(), []vault.Class{class}, func(row vault.Row) (vault.Row, bool) {
			if row.Class != class {
				t.Errorf("%s is shown when only class %c is rewritten", row.ID, class)
			}
			row.Wrapped = []byte("new")
			return row, row.ID != rows[6+i].ID // evens are kept, odds burn
		}))
		for j := range rows {
			if rows[j].Class == class {
				rows[j].Wrapped = []byte("new")
			}
		}
		holds(t, r, stream, slices.Delete(rows, 6+i, 7+i))
		ok(t, r.Drop(t.Context(), stream))
	}
}

// reclassed: an id is there once.
func reclassed(t *testing.T, r vault.Rows) {
	rows := fill(t, r, "m", 4)
	rows[2].Class = vault.Burning
	ok(t, r.Put(t.Context(), "m", rows[2:3]))
	holds(t, r, "m", rows)
	ok(t, r.Delete(t.Context(), "m", []vault.ID{rows[2].ID}))
	holds(t, r, "m", slices.Delete(rows, 2, 3))
}

func rewritingStopped(t *testing.T, r vault.Rows) {
	w, can := r.(vault.Rewriter)
	if !can {
		t.Skip("this driver does not rewrite")
	}
	rows := append(fill(t, r, "m", 5), fill(t, r, "n", 5)...)
	anew := func(row vault.Row) (vault.Row, bool) {
		row.Wrapped = []byte("new")
		return row, true
	}
	ctx, cancel := context.WithCancel(t.Context())
	err := w.Rewrite(ctx, both, func(row vault.Row) (vault.Row, bool) {
		cancel() // while the first stream is being done
		return anew(row)
	})
	if err == nil {
		t.Fatal("went on")
	}
	for _, was := range rows {
		now, _ := anew(was)
		if is, there, err := r.One(t.Context(), was.Stream, was.ID); err != nil || !there || !same(is, was) && !same(is, now) {
			t.Fatalf("%q: %v %v", is.Wrapped, there, err)
		}
	}
	ok(t, w.Rewrite(t.Context(), both, anew))
	for i := range rows {
		rows[i], _ = anew(rows[i])
	}
	holds(t, r, "m", rows[:5])
	holds(t, r, "n", rows[5:])
}
