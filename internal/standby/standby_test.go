package standby_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"hoofdlijn/internal/door"
	doorbolt "hoofdlijn/internal/door/bolt"
	"hoofdlijn/internal/door/doortest"
	"hoofdlijn/internal/journal"
	journalbolt "hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/journaltest"
	"hoofdlijn/internal/standby"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
	"hoofdlijn/internal/vault/vaulttest"
)

// patience bounds how long a test waits for what should come by itself.
const patience = 30 * time.Second

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// laptop is the stores of a server, and its copy.
type laptop struct {
	t       *testing.T
	data    string
	keyFile string
	record  *journalbolt.Store
	keys    *vaultbolt.Rows
	rows    *doorbolt.Rows
	copy    *standby.Writer
	vault   *vault.Vault
}

func newLaptop(t *testing.T) *laptop {
	t.Helper()
	l := &laptop{t: t, data: filepath.Join(t.TempDir(), "data")}
	l.keyFile = l.data + ".key"
	var err error
	l.record, err = journalbolt.Open(l.data)
	ok(t, err)
	l.keys, err = vaultbolt.Open(l.data)
	ok(t, err)
	l.rows, err = doorbolt.Open(filepath.Join(l.data, "door.db"), time.Now)
	ok(t, err)
	v, err := vault.Open(l.keys, l.keyFile) // makes the key file
	ok(t, err)
	l.vault = v
	t.Cleanup(func() { l.record.Close() })
	return l
}

// copyTo begins a copy and waits until it is whole.
func (l *laptop) copyTo(folder string) *standby.Writer {
	l.t.Helper()
	ok(l.t, l.begin(folder))
	l.until("whole", func(s standby.State) bool { return !s.Behind })
	return l.copy
}

func (l *laptop) begin(folder string) (err error) {
	w, err := standby.Start(context.Background(), standby.Setup{Folder: folder, KeyFile: l.keyFile, Settings: map[string]string{"listen": "192.168.8.2:80"},
		Journal: l.record, Vault: l.keys, Rows: l.rows})
	if err != nil {
		return err
	}
	l.copy = w
	l.t.Cleanup(func() { w.Close() })
	if l.vault, err = vault.Open(l.copy.Vault(), l.keyFile); err != nil {
		return err
	}
	return nil
}

func (l *laptop) until(what string, is func(standby.State) bool) {
	l.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		state := l.copy.State()
		if is(state) {
			return
		}
		if time.Now().After(end) {
			l.t.Fatalf("the copy is never %s: %+v", what, state)
		}
	}
}

// same fails unless the copy holds exactly what the stores do, and its keys open.
func (l *laptop) same(folder string) *standby.Content {
	l.t.Helper()
	ctx := context.Background()
	c, err := standby.Read(folder, "", l.copy.Code())
	ok(l.t, err)
	if err := errors.Join(c.Ahead(ctx, l.record), c.Covers(ctx, l.record)); err != nil {
		l.t.Fatal(err)
	}
	keys, err := journaltest.Collect(l.keys.All(ctx))
	ok(l.t, err)
	byName := func(a, b vault.Row) int { return strings.Compare(a.Stream+"/"+string(a.ID), b.Stream+"/"+string(b.ID)) }
	slices.SortFunc(keys, byName)
	slices.SortFunc(c.Keys, byName)
	if len(keys) != len(c.Keys) || len(keys) > 0 && !reflect.DeepEqual(keys, c.Keys) {
		l.t.Fatalf("%d keys, and %d in the copy", len(keys), len(c.Keys))
	}
	rows, err := journaltest.Collect(l.rows.List(ctx, ""))
	ok(l.t, err)
	alive := slices.DeleteFunc(c.Rows, func(r door.Row) bool { return !r.Until.IsZero() && !time.Now().Before(r.Until) })
	if !slices.EqualFunc(rows, alive, func(a, b door.Row) bool {
		return a.Key == b.Key && bytes.Equal(a.Value, b.Value) && a.Until.Sub(b.Until).Abs() < time.Second
	}) {
		l.t.Fatalf("rows %v, and in the copy %v", rows, alive)
	}
	return c
}

func TestTheDriversKeepTheContracts(t *testing.T) {
	t.Run("journal", func(t *testing.T) {
		journaltest.Run(t, func(t *testing.T) journal.Store {
			l, folder := newLaptop(t), t.TempDir()
			store := l.copyTo(folder).Journal()
			t.Cleanup(func() {
				if _, err := store.Head(context.Background(), ""); err == nil {
					l.same(folder)
				}
			})
			return store
		})
	})
	t.Run("vault", func(t *testing.T) {
		vaulttest.Run(t, func(t *testing.T) vault.Rows {
			l, folder := newLaptop(t), t.TempDir()
			rows := l.copyTo(folder).Vault()
			t.Cleanup(func() {
				l.until("whole", func(s standby.State) bool { return !s.Behind })
				l.same(folder)
			})
			return rows
		})
	})
	t.Run("door", func(t *testing.T) {
		doortest.Run(t, func(t *testing.T) door.Rows {
			l, folder := newLaptop(t), t.TempDir()
			return checked{l.copyTo(folder).Rows(), l, folder}
		})
	})
}

// checked compares the copy before the rows close.
type checked struct {
	door.Rows
	l      *laptop
	folder string
}

func (c checked) Close() error {
	c.l.same(c.folder)
	return c.Rows.Close()
}

// fill writes n entries through the copy.
func (l *laptop) fill(stream string, n int) journal.Head {
	l.t.Helper()
	store := l.copy.Journal()
	head, err := store.Head(l.t.Context(), stream)
	ok(l.t, err)
	return journaltest.Fill(l.t, store, stream, head, n)
}

// What a copy is begun from, and what changes afterwards and meanwhile, is in it: entries, keys and rows.
func TestACopyHasEverything(t *testing.T) {
	l, folder := newLaptop(t), t.TempDir()
	journaltest.Fill(t, l.record, "m", journal.Head{}, 1200)
	_, err := l.vault.Mint(t.Context(), "m", vault.Kept, 1500)
	ok(t, err)
	ok(t, l.rows.Put(t.Context(), "a", []byte("1"), time.Time{}))
	ok(t, l.begin(folder))
	l.fill("m", 100) // while the copy begins
	l.until("whole", func(s standby.State) bool { return !s.Behind })
	l.fill("m", 30)
	l.fill("n", 3)
	ok(t, l.copy.Journal().Remove(t.Context(), "n"))
	l.fill("n", 2)
	ok(t, l.copy.Rows().Put(t.Context(), "b", []byte("2"), time.Now().Add(time.Hour)))
	ok(t, l.copy.Rows().Delete(t.Context(), "a"))
	c := l.same(folder)
	if c.Settings["listen"] != "192.168.8.2:80" || c.Left != 0 || c.Changed.IsZero() {
		t.Errorf("%+v", c.Settings)
	}
}

// What was destroyed on the server is destroyed in the copy: its keys file holds the master key of now alone.
func TestErasingReachesTheCopy(t *testing.T) {
	l, folder := newLaptop(t), t.TempDir()
	l.copyTo(folder)
	keys, err := l.vault.Mint(t.Context(), "m", vault.Kept, 5)
	ok(t, err)
	ok(t, l.vault.Burn(t.Context(), "m", keys[0].ID))
	opens := func() (shut, files int) {
		c := l.same(folder)
		best := len(c.Keys)
		for _, masters := range c.Masters {
			file := filepath.Join(t.TempDir(), "key")
			ok(t, os.WriteFile(file, masters, 0o600))
			rows, err := vaultbolt.Open(t.TempDir())
			ok(t, err)
			store, err := journalbolt.Open(t.TempDir())
			ok(t, err)
			ok(t, c.Fill(t.Context(), store, rows))
			tried, err := vault.Try(t.Context(), rows, file)
			ok(t, err)
			best = min(best, tried.Shut)
			ok(t, errors.Join(rows.Close(), store.Close()))
		}
		return best, len(c.Masters)
	}
	if shut, _ := opens(); shut != 0 {
		t.Fatalf("%d keys do not open", shut)
	}
	now, err := os.ReadFile(l.keyFile)
	ok(t, err)
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		c := l.same(folder)
		if len(c.Masters) == 1 && bytes.Equal(c.Masters[0], now) {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the copy still holds the master key of before")
		}
	}
	if shut, _ := opens(); shut != 0 {
		t.Fatalf("%d keys do not open", shut)
	}
}

// A stick that is found tells nothing: not a name, not a word, not a key.
func TestALostStickTellsNothing(t *testing.T) {
	l, folder := newLaptop(t), t.TempDir()
	l.copyTo(folder)
	batch, _ := journal.Chain(journal.Head{}, []byte("kanarie-in-het-verslag"))
	ok(t, l.copy.Journal().Append(t.Context(), "meeting/kanarie-stroom", journal.Head{}, batch))
	ok(t, l.copy.Rows().Put(t.Context(), "link/kanarie-rij", []byte("kanarie-naam"), time.Time{}))
	masters, err := os.ReadFile(l.keyFile)
	ok(t, err)
	l.same(folder)
	all, err := filepath.Glob(filepath.Join(folder, "*"))
	ok(t, err)
	for _, path := range all {
		raw, err := os.ReadFile(path)
		ok(t, err)
		for _, secret := range [][]byte{[]byte("kanarie"), masters, []byte(l.copy.Code()), []byte(strings.ReplaceAll(l.copy.Code(), "-", ""))} {
			if bytes.Contains(raw, secret) {
				t.Errorf("%s holds %q", filepath.Base(path), secret[:5])
			}
		}
	}
	if len(all) != 3 {
		t.Errorf("in the copy lies %v", all)
	}
	for _, code := range []string{"", "00000-00000-00000-00000", l.copy.Code()[:10]} {
		if _, err := standby.Read(folder, "", code); !errors.Is(err, standby.ErrCode) {
			t.Errorf("opened with %q: %v", code, err)
		}
	}
}

// Wherever a copy is cut off or damaged, it opens up to its last whole frame, and says that something is missing. Cut off
// in its beginning it is refused.
func TestADamagedCopyGoesBackToTheLastWholeEntry(t *testing.T) {
	l, folder := newLaptop(t), t.TempDir()
	l.copyTo(folder)
	path := filepath.Join(folder, "hoofdlijn-copy.log")
	begun, err := os.Stat(path)
	ok(t, err)
	ends := map[int64]journal.Seq{begun.Size(): 0}
	for range 10 {
		head := l.fill("m", 1)
		info, err := os.Stat(path)
		ok(t, err)
		ends[info.Size()] = head.Seq
	}
	whole, err := os.ReadFile(path)
	ok(t, err)
	last := func(raw []byte) (journal.Seq, int64) {
		t.Helper()
		ok(t, os.WriteFile(path, raw, 0o600))
		c, err := standby.Read(folder, "", l.copy.Code())
		ok(t, err)
		return c.Heads()["m"], c.Left
	}
	l.copy.Close()
	for at := begun.Size(); at <= int64(len(whole)); at += 401 {
		var want journal.Seq
		for end, seq := range ends {
			if end <= at {
				want = max(want, seq)
			}
		}
		_, atEnd := ends[at]
		if got, left := last(whole[:at]); got != want || (left == 0) != atEnd {
			t.Errorf("cut off at %d it ends at %d, want %d (%d bytes left)", at, got, want, left)
		}
		if at == int64(len(whole)) {
			continue
		}
		harmed := bytes.Clone(whole)
		harmed[at] ^= 4
		if got, left := last(harmed); got != want || left == 0 {
			t.Errorf("damaged at %d it ends at %d, want %d (%d bytes left)", at, got, want, left)
		}
	}
	for at := int64(1); at < begun.Size()/2; at += 101 {
		ok(t, os.WriteFile(path, whole[:at], 0o600))
		if _, err := standby.Read(folder, "", l.copy.Code()); err == nil {
			t.Errorf("cut off at %d, in its beginning, it is taken for a copy", at)
		}
	}
}

// A folder that is renamed away is told, stops nobody, and the copy catches up by itself when it is back.
func TestAFolderThatIsGone(t *testing.T) {
	l, folder := newLaptop(t), filepath.Join(t.TempDir(), "stick")
	ok(t, os.Mkdir(folder, 0o700))
	l.copyTo(folder)
	l.fill("m", 3)
	ok(t, os.Rename(folder, folder+"-away"))
	l.fill("m", 1)
	if state := l.copy.State(); !state.Behind || state.Why != standby.Gone || state.Since.IsZero() {
		t.Fatalf("after a write without the folder: %+v", state)
	}
	l.fill("m", 200)
	if _, err := os.Stat(folder); err == nil {
		t.Error("the folder was made anew: the copy of a stick that is out would lie on the laptop itself")
	}
	ok(t, os.Rename(folder+"-away", folder))
	l.until("whole again", func(s standby.State) bool { return !s.Behind })
	l.fill("m", 1)
	l.same(folder)
}

// A stick that is pulled out while nobody does anything is found as well.
func TestAFolderThatIsGoneWhileNobodyWrites(t *testing.T) {
	l, folder := newLaptop(t), filepath.Join(t.TempDir(), "stick")
	ok(t, os.Mkdir(folder, 0o700))
	l.copyTo(folder)
	ok(t, os.Rename(folder, folder+"-away"))
	l.until("behind", func(s standby.State) bool { return s.Behind && s.Why == standby.Gone })
}

// mounted is a small disk of its own.
func mounted(t *testing.T) (folder string, unmount func()) {
	t.Helper()
	folder = t.TempDir()
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("!!! SKIPPED: no disk of its own can be mounted here (root is needed): %v %s", err, said)
	}
	unmount = func() { _ = exec.Command("umount", "-l", folder).Run() } // it may be out already
	t.Cleanup(unmount)
	return folder, unmount
}

// A copy that is full is told, stops nobody, and catches up when there is room.
func TestAFullCopy(t *testing.T) {
	folder, _ := mounted(t)
	l := newLaptop(t)
	l.copyTo(folder)
	ballast := filepath.Join(folder, "ballast")
	ok(t, os.WriteFile(ballast, make([]byte, 200<<10), 0o600))
	for n := 0; !l.copy.State().Behind; n++ {
		l.fill("m", 20)
		if n > 100 {
			t.Fatal("it was never full")
		}
	}
	if state := l.copy.State(); state.Why != standby.Full {
		t.Fatalf("%+v", state)
	}
	l.fill("m", 20)
	ok(t, os.Remove(ballast))
	l.until("whole again", func(s standby.State) bool { return !s.Behind })
	l.same(folder)
}

// A stick that hangs holds nothing up; the copy has everything once it goes on.
func TestACopyThatHangsIsNotWaitedFor(t *testing.T) {
	var hangs atomic.Pointer[chan struct{}]
	restore := standby.BeforeSync(func() {
		if on := hangs.Load(); on != nil {
			<-*on
		}
	})
	t.Cleanup(restore)
	l, folder := newLaptop(t), t.TempDir()
	l.copyTo(folder)
	released := make(chan struct{})
	hangs.Store(&released)
	l.fill("m", 1)
	if state := l.copy.State(); state.Why != standby.Slow {
		t.Errorf("%+v", state)
	}
	head := l.fill("m", 50)
	body := []byte("written over as soon as it is in, as a room does")
	batch, _ := journal.Chain(head, body)
	ok(t, l.copy.Journal().Append(t.Context(), "m", head, batch))
	clear(body)
	close(released)
	l.until("whole again", func(s standby.State) bool { return !s.Behind })
	l.same(folder)
}

// A disk that is unmounted leaves its folder behind, on the disk of the laptop: nothing is written there.
func TestAStickThatIsPulledOut(t *testing.T) {
	folder, unmount := mounted(t)
	l := newLaptop(t)
	l.copyTo(folder)
	l.fill("m", 3)
	unmount()
	l.fill("m", 3)
	l.until("behind", func(s standby.State) bool { return s.Behind && s.Why == standby.Gone })
	time.Sleep(4 * time.Second) // it was tried again by now
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("where the stick was lies %v %v", left, err)
	}
}

// A copy is never begun over one that is newer, or over another's.
func TestANewerCopyIsNotOverwritten(t *testing.T) {
	l, folder := newLaptop(t), t.TempDir()
	l.copyTo(folder)
	l.fill("m", 5)
	l.copy.Close()
	code := l.copy.Code()
	ok(t, l.begin(folder)) // the same server again: its own copy
	l.until("whole", func(s standby.State) bool { return !s.Behind })
	l.copy.Close()

	older := newLaptop(t) // the same server, put back to an earlier day
	raw, err := os.ReadFile(standby.IdentityFile(l.keyFile))
	ok(t, err)
	ok(t, os.WriteFile(standby.IdentityFile(older.keyFile), raw, 0o600))
	journaltest.Fill(t, older.record, "m", journal.Head{}, 3)
	before, err := os.ReadFile(filepath.Join(folder, "hoofdlijn-copy.log"))
	ok(t, err)
	if err := older.begin(folder); !errors.Is(err, standby.ErrAhead) {
		t.Errorf("an older server began over a newer copy: %v", err)
	}
	if err := newLaptop(t).begin(folder); !errors.Is(err, standby.ErrOther) {
		t.Errorf("another server began over this copy: %v", err)
	}
	identity, _, err := standby.LoadIdentity(l.keyFile)
	ok(t, err)
	c, err := standby.Read(folder, "", code)
	ok(t, err)
	second := newLaptop(t) // which took over
	ok(t, c.Fill(t.Context(), second.record, second.keys))
	identity.Taken = append(identity.Taken, standby.TakenAt{At: time.Now(), From: c.ID, Heads: c.Heads()})
	identity.Code = door.NewTakeOverCode()
	ok(t, identity.Save(second.keyFile))
	after, err := os.ReadFile(filepath.Join(folder, "hoofdlijn-copy.log"))
	ok(t, err)
	if !bytes.Equal(before, after) {
		t.Fatal("what was refused was written all the same")
	}
	second.copyTo(folder)
	second.fill("m", 1)
	second.same(folder)
	if err := l.begin(folder); !errors.Is(err, standby.ErrAhead) {
		t.Errorf("the first laptop, back from the dead, began over the copy of the second: %v", err)
	}
	if _, err := standby.Read(folder, "", code); !errors.Is(err, standby.ErrCode) {
		t.Errorf("the code of before the take-over still opens: %v", err)
	}
}

// Kept says that everything acknowledged is in the copy, whenever the process dies.
func TestKilledProcess(t *testing.T) {
	for round := range 3 {
		where := t.TempDir()
		child, out := journaltest.Start(t, where)
		var acks journaltest.Acks
		kill := time.AfterFunc(time.Hour, func() { child.Process.Kill() })
		acks.ReadAcks(out, func(lines int) {
			if lines == 1 {
				kill.Reset(time.Duration(50+100*round) * time.Millisecond)
			}
		})
		if err := child.Wait(); err == nil || err.Error() != "signal: killed" {
			t.Fatalf("the child ended by itself: %v", err)
		}
		identity, _, err := standby.LoadIdentity(filepath.Join(where, "data.key"))
		ok(t, err)
		c, err := standby.Read(filepath.Join(where, "stick"), "", identity.Code)
		ok(t, err)
		store, err := journalbolt.Open(t.TempDir())
		ok(t, err)
		rows, err := vaultbolt.Open(t.TempDir())
		ok(t, err)
		ok(t, c.Fill(t.Context(), store, rows))
		untold := acks.Kept(t, store)
		ok(t, errors.Join(store.Close(), rows.Close()))
		t.Logf("%d batches acknowledged, none lost, %d in the copy and not told", acks.Lines, untold)
	}
}

func TestMain(m *testing.M) {
	journaltest.Child(func(where string) (journal.Store, error) {
		data := filepath.Join(where, "data")
		record, err := journalbolt.Open(data)
		if err != nil {
			return nil, err
		}
		keys, err := vaultbolt.Open(data)
		if err != nil {
			return nil, err
		}
		rows, err := doorbolt.Open(filepath.Join(data, "door.db"), time.Now)
		if err != nil {
			return nil, err
		}
		if _, err := vault.Open(keys, data+".key"); err != nil {
			return nil, err
		}
		stick := filepath.Join(where, "stick")
		if err := os.Mkdir(stick, 0o700); err != nil {
			return nil, err
		}
		w, err := standby.Start(context.Background(), standby.Setup{Folder: stick, KeyFile: data + ".key", Journal: record, Vault: keys, Rows: rows})
		if err != nil {
			return nil, err
		}
		for w.State().Behind {
			time.Sleep(time.Millisecond)
		}
		return w.Journal(), nil
	})
	os.Exit(m.Run())
}

func TestACodeIsReadAsItIsTyped(t *testing.T) {
	code := door.NewTakeOverCode()
	want, is := door.FoldTakeOverCode(code)
	for _, typed := range []string{strings.ToLower(code), strings.ReplaceAll(code, "-", " "), " " + strings.ReplaceAll(code, "-", "") + "\n"} {
		if got, ok := door.FoldTakeOverCode(typed); !is || !ok || got != want {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
	if _, ok := door.FoldTakeOverCode(fmt.Sprint(code[:20])); ok {
		t.Error("a part of a code is a code")
	}
}
