package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/rehearse/play"
	"hoofdlijn/internal/rehearse/real"
)

// TestBackupInABurst makes a backup while everybody answers, goes on, closes that round and more, stops, and puts the
// backup back under the key file of then.
func TestBackupInABurst(t *testing.T) {
	home := t.TempDir()
	folder, keyFile, saved := filepath.Join(home, "data"), filepath.Join(home, "data.key"), filepath.Join(home, "saved.tar")
	p := start(t, folder)
	p.admin()
	p.playSealed()
	b := &burst{t: t, round: "r2"}
	var during int32
	b.while = func() {
		for b.casts.Load() < 2*voters {
			time.Sleep(time.Millisecond) // the first have answered again by now
		}
		// A disk that others keep busy can hold every answer up for as long as a backup takes: then once more.
		for try := 0; try < 20 && during < 10; try++ {
			os.Remove(saved)
			before := b.casts.Load()
			must(t, "backup", saved, "--data", folder)
			during = b.casts.Load() - before
		}
	}
	p.playHere(p.parsed(threeRounds()), func(s *real.Stage) play.Stage { b.Stage = s; return b })
	p.stop()
	if t.Logf("%d answers came during the backup", during); during < 10 {
		t.Error("this was no burst")
	}

	again := filepath.Join(home, "again")
	if said := must(t, "restore", saved, "--data", again, "--key-file", keyFile); !strings.Contains(said, "keys open with") || strings.Contains(said, "CAREFUL") {
		t.Error(said)
	}
	was, is := reopenFolder(t, folder, keyFile), reopenFolder(t, again, keyFile)
	heads, later := is.heads(t), was.heads(t)
	three := "meeting/drie"
	if len(heads) != 2 || len(later) != 2 || heads["meeting/klein"] != later["meeting/klein"] {
		t.Fatalf("%v, was %v", heads, later)
	}
	agree(t, was, is, heads)
	lines, _ := is.read(t, three, heads[three])
	if got := lines[len(lines)-1].Event.Fact.Fact(); got != "decide.ballot_cast" || heads[three].Seq >= later[three].Seq {
		t.Errorf("the backup ends with %s at %d of %d: not in the burst", got, heads[three].Seq, later[three].Seq)
	}
	for i := range voters {
		if text := fmt.Sprintf("Het idee van nummer %d.", i+1); !says(lines, text) {
			t.Errorf("gone: %q", text)
		}
	}
	_, plan := is.read(t, "meeting/klein", heads["meeting/klein"])
	if !strings.Contains(plan, `"journal":{`) || !strings.Contains(plan, "Een rechte stoep") {
		t.Errorf("no sealed plan: %s", plan)
	}
	if err := is.shut(); err != nil {
		t.Fatal(err)
	}
	goesOn(t, again, keyFile)
	erased(t, was, saved, keyFile, heads)
}

// goesOn starts a server on what was restored: everything is there, and the round that was open can be closed. Its
// answers were in no backup.
func goesOn(t *testing.T, folder, keyFile string, more ...string) {
	t.Helper()
	p := start(t, folder, append(more, "--key-file", keyFile)...)
	lead := p.here().browser()
	lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
	console := lead.connect("drie", "console")
	console.until("the round", func(heard) bool { return console.seen["decide.round/r2"] != nil })
	if round := string(console.seen["decide.round/r2"]); !strings.Contains(round, `"status":"open"`) {
		t.Errorf("the round is %s", round)
	}
	if code := console.ask("decide.close", M{"round": "r2"}); code != "" {
		t.Errorf("the round cannot be closed: %s", code)
	}
	p.stop()
}

// erased destroys one kept key where the backup came from. The backup then opens no more, and restore says so; what is
// public stays.
func erased(t *testing.T, was store, saved, keyFile string, heads map[string]journal.Head) {
	t.Helper()
	all, err := was.vault.Load(t.Context(), "meeting/drie")
	if err != nil {
		t.Fatal(err)
	}
	_, plan := was.read(t, "meeting/klein", heads["meeting/klein"])
	if err := was.vault.Burn(t.Context(), "meeting/drie", all[0].ID); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "after")
	said := must(t, "restore", saved, "--data", folder, "--key-file", keyFile)
	if !strings.Contains(said, "CAREFUL") || !strings.Contains(said, "erased after this backup") {
		t.Errorf("restore does not say that it opens no more: %s", said)
	}
	is := reopenFolder(t, folder, keyFile)
	lines, _ := is.read(t, "meeting/drie", heads["meeting/drie"])
	if says(lines, "Het idee van nummer") {
		t.Error("words open that were backed up before an erasure")
	}
	if _, still := is.read(t, "meeting/klein", heads["meeting/klein"]); still != plan {
		t.Errorf("the sealed plan is another: %s, was %s", still, plan)
	}
}

// TestBackupsMove takes a backup from files to Redis, and from Redis to files and to another Redis.
func TestBackupsMove(t *testing.T) {
	home := t.TempDir()
	files, keyFile := filepath.Join(home, "data"), filepath.Join(home, "data.key")
	at := func(redis, folder string) []string {
		return []string{"--data", filepath.Join(home, folder), "--key-file", keyFile, "--redis", redis}
	}
	p := start(t, files)
	p.admin()
	p.playSealed()
	first := filepath.Join(home, "first.tar")
	must(t, "backup", first, "--data", files)
	p.stop()

	one, two := redistest.Start(t), redistest.Start(t)
	toOne := append([]string{"restore", first}, at(one.URL(), "one")...)
	if said := must(t, toOne...); !strings.Contains(said, "keys open with") || strings.Contains(said, "CAREFUL") {
		t.Error(said)
	}
	if out, err := programRun(toOne...).CombinedOutput(); err == nil || !strings.Contains(string(out), "not empty") {
		t.Errorf("restored over what is in Redis: %v %s", err, out)
	}
	p = start(t, filepath.Join(home, "one"), at(one.URL(), "one")[2:]...)
	b := &burst{t: t, round: "r2"}
	second := filepath.Join(home, "second.tar")
	b.while = func() { must(t, append([]string{"backup", second}, at(one.URL(), "one")...)...) }
	p.playHere(p.parsed(threeRounds()), func(s *real.Stage) play.Stage { b.Stage = s; return b }) // anna is still there
	p.stop()

	must(t, append([]string{"restore", second}, at(two.URL(), "two")...)...)
	back := filepath.Join(home, "back")
	must(t, "restore", second, "--data", back, "--key-file", keyFile)
	was := reopenRedis(t, one.URL(), keyFile)
	for name, is := range map[string]store{"in files": reopenFolder(t, back, keyFile), "in Redis": reopenRedis(t, two.URL(), keyFile)} {
		heads, later := is.heads(t), was.heads(t)
		if len(heads) != 2 || heads["meeting/klein"] != later["meeting/klein"] || heads["meeting/drie"].Seq >= later["meeting/drie"].Seq {
			t.Fatalf("%s: %v, was %v", name, heads, later)
		}
		agree(t, was, is, heads)
		if lines, _ := is.read(t, "meeting/drie", heads["meeting/drie"]); !says(lines, "Het idee van nummer 7.") {
			t.Errorf("%s: gone are the words", name)
		}
		sameRows(t, was, is)
		if err := is.shut(); err != nil {
			t.Fatal(err)
		}
	}
	goesOn(t, back, keyFile)
	goesOn(t, filepath.Join(home, "two"), keyFile, "--redis", two.URL())
}

// sameRows: what the door keeps is there, for as long. The last may have been used since.
func sameRows(t *testing.T, was, is store) {
	t.Helper()
	kinds := map[string]int{}
	for row, err := range is.rows.List(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := strings.Cut(row.Key, "/")
		kinds[kind]++
		for old, err := range was.rows.List(t.Context(), row.Key) {
			if err != nil {
				t.Fatal(err)
			}
			if old.Key != row.Key {
				continue
			}
			if string(old.Value) != string(row.Value) && kind != "session" {
				t.Errorf("%s is %s, was %s", row.Key, row.Value, old.Value)
			}
			if old.Until.Sub(row.Until).Abs() > 10*time.Second || old.Until.IsZero() != row.Until.IsZero() {
				t.Errorf("%s is until %v, was %v", row.Key, row.Until, old.Until)
			}
		}
	}
	for _, kind := range []string{"account", "meeting", "link", "session", "token", "tag"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s was restored", kind)
		}
	}
}

// TestRestoreIntoRedisCutShort: it says that what is there must go first.
func TestRestoreIntoRedisCutShort(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	p := start(t, folder)
	p.admin()
	saved := filepath.Join(t.TempDir(), "saved.tar")
	must(t, "backup", saved, "--data", folder)
	p.stop()
	server := redistest.Start(t)
	to, err := redisAt(t.Context(), server.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer to.close()
	from := reopenFolder(t, folder, folder+".key")
	server.Kill()
	if err := from.carry(t.Context(), saved, to); err == nil || !strings.Contains(err.Error(), "empty it before") {
		t.Errorf("got %v", err)
	}
}

// TestLeftoversOfABackupGo: a server that was killed while it made one left copies.
func TestLeftoversOfABackupGo(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	left := filepath.Join(folder, backupFolder+"123")
	if err := os.MkdirAll(left, 0o700); err != nil {
		t.Fatal(err)
	}
	p := start(t, folder)
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("still there: %v", err)
	}
	must(t, "backup", filepath.Join(t.TempDir(), "saved.tar"), "--data", folder)
	if found, _ := filepath.Glob(filepath.Join(folder, backupFolder+"*")); len(found) > 0 {
		t.Errorf("a backup left %v", found)
	}
	p.stop()
}
