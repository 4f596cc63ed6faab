package talks

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/intake/usual"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/vault"
)

func TestTheUsualScriptsAreScripts(t *testing.T) {
	for _, language := range []string{"nl", "en", "fy"} {
		s := usual.Script(language)
		for name, s := range map[string]intake.Script{"as it is": s, "with topics": s.With([]kind.Choice{{ID: "a", Text: "A"}, {ID: "b", Text: "B"}}), "without": s.With(nil)} {
			if no := s.Check(); no != nil {
				t.Errorf("%s %s: %+v", language, name, no)
			}
		}
		if a, b := len(s.Questions), len(s.With(nil).Questions); a != b+1 {
			t.Errorf("%s: %d questions, and without topics %d", language, a, b)
		}
	}
	if a, b := usual.Script("nl"), usual.Script("en"); !slices.EqualFunc(a.Questions, b.Questions, func(a, b kind.Question) bool { return a.ID == b.ID && a.Use == b.Use }) {
		t.Error("the two languages ask different things")
	}
}

// The list is the same whether it was kept up to date or read anew, and after a restart.
func TestTheListIsWhatWasSaid(t *testing.T) {
	p := newPlace(t)
	p.begin(t, "m", "p1")
	p.begin(t, "m", "p10")
	p.begin(t, "m2", "p1")
	before := must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	if len(before.Rows) != 2 {
		t.Fatalf("%+v", before)
	}
	do(t, p.room(t, "m", "p1"), own("p1"), &intake.Write{ID: "m1", Text: "Dag"})
	news := must[Changes](t)(p.talks.List(t.Context(), "m", before.Version))
	if len(news.Rows) != 1 || news.Rows[0].Person != "p1" || news.Rows[0].Unread != 1 {
		t.Fatalf("%+v", news)
	}
	kept := must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	p.again(t)
	read := must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	if a, b := string(must[[]byte](t)(json.Marshal(kept.Rows))), string(must[[]byte](t)(json.Marshal(read.Rows))); a != b {
		t.Fatalf("kept up to date\n%s\nread anew\n%s", a, b)
	}
	must[Receipt](t)(p.talks.Erase(t.Context(), "m", "p10"))
	if gone := must[Changes](t)(p.talks.List(t.Context(), "m", read.Version)); !slices.Equal(gone.Gone, []meeting.PersonID{"p10"}) || len(gone.Rows) > 0 {
		t.Fatalf("%+v", gone)
	}
}

// Nothing of a conversation opens after it was erased, not with the keys and files of then; all others are as they were.
func TestErasedIsGone(t *testing.T) {
	p := newPlace(t)
	room := p.begin(t, "m", "p1")
	do(t, room, own("p1"), &intake.Write{ID: "m1", Text: "een zin die nergens mag blijven"})
	p.begin(t, "m", "p2")
	before := must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	r := must[Receipt](t)(p.talks.Erase(t.Context(), "m", "p1"))
	if r.Pieces != 4 || r.Day != time.Now().Format(time.DateOnly) || len(r.Number) != 9 {
		t.Fatalf("%+v", r)
	}
	if _, err := p.talks.Erase(t.Context(), "m", "p1"); !errors.Is(err, ErrGone) {
		t.Fatalf("twice: %v", err)
	}
	if keys := must[[]vault.Key](t)(p.vault.Load(t.Context(), "talk/m/p1")); len(keys) > 0 {
		t.Fatalf("%d keys are left", len(keys))
	}
	raw := must[[]byte](t)(p.talks.conf.Rows.Get(t.Context(), receiptRow+r.Number))
	if bytes.Contains(raw, []byte("p1")) {
		t.Fatalf("the receipt says whose it is: %s", raw)
	}
	p.again(t)
	after := must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	if len(after.Rows) != 1 || after.Rows[0].Name != before.Rows[1].Name {
		t.Fatalf("%+v", after)
	}
}

// Wherever an erasure is cut short, the next start finishes it.
func TestErasingIsFinished(t *testing.T) {
	for name, cut := range map[string]func(*place){
		"nothing was done yet": func(*place) {},
		"the keys were gone":   func(p *place) { ok(t, p.vault.Drop(context.Background(), "talk/m/p1")) },
		"and the record": func(p *place) {
			ok(t, p.vault.Drop(context.Background(), "talk/m/p1"))
			ok(t, p.talks.conf.Store.Remove(context.Background(), "talk/m/p1"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.begin(t, "m", "p1")
			p.begin(t, "m", "p2")
			ok(t, p.talks.put(t.Context(), erasingRow+"m/p1", Receipt{Number: "1234-5678", Pieces: 2}, time.Time{}))
			cut(p)
			p.again(t)
			if head := must[journal.Head](t)(p.talks.conf.Store.Head(t.Context(), "talk/m/p1")); head.Seq != 0 {
				t.Error("the record is there")
			}
			if keys := must[[]vault.Key](t)(p.vault.Load(t.Context(), "talk/m/p1")); len(keys) > 0 {
				t.Error("there are keys")
			}
			if _, err := p.talks.conf.Rows.Get(t.Context(), erasingRow+"m/p1"); !errors.Is(err, door.ErrNone) {
				t.Error("it is still under way")
			}
			must[[]byte](t)(p.talks.conf.Rows.Get(t.Context(), receiptRow+"1234-5678"))
			if rest := must[Changes](t)(p.talks.List(t.Context(), "m", 0)); len(rest.Rows) != 1 {
				t.Errorf("%+v", rest)
			}
		})
	}
}

// An agreement is told once, whatever is said afterwards and however often it is read; a new one is told anew.
func TestAnAgreementIsToldOnce(t *testing.T) {
	p := newPlace(t)
	room := p.begin(t, "m", "p1")
	do(t, room, own("p1"), &intake.Answer{Answer: kind.Answer{Question: "until", Moment: "16:30"}}, &intake.Agree{})
	if is := <-p.agreed; is.Leaves != "16:30" {
		t.Fatalf("%+v", is)
	}
	do(t, room, own("p1"), &intake.Write{ID: "m1", Text: "Dag"})
	p.again(t)
	must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	room = p.room(t, "m", "p1")
	do(t, room, own("p1"), &intake.Answer{Answer: kind.Answer{Question: "until", Moment: "16:00"}})
	time.Sleep(2 * time.Millisecond) // an agreement is known by its moment
	do(t, room, own("p1"), &intake.Agree{})
	if is := <-p.agreed; is.Leaves != "16:00" {
		t.Fatalf("it was told twice: %+v", is)
	}
}

// When their time is over conversations are forgotten by themselves, of that meeting alone, and that is written down.
func TestTheirTimeIsOver(t *testing.T) {
	p := newPlace(t)
	p.begin(t, "m", "p1")
	p.begin(t, "m", "p2")
	p.begin(t, "m2", "p1")
	closes := time.Now()
	m, later := door.Meeting{ID: "m", Facilitators: []string{"anna"}, Closes: closes}, door.Meeting{ID: "m2", Facilitators: []string{"anna"}, Closes: closes.Add(48 * time.Hour)}
	count := func() (n int) {
		for _, id := range []meeting.ID{"m", "m2"} {
			n += len(must[Changes](t)(p.talks.List(t.Context(), id, 0)).Rows)
		}
		return n
	}
	expire := func(days int) {
		t.Helper()
		p.talks.conf.Now = func() time.Time { return closes.AddDate(0, 0, days) }
		ok(t, p.talks.Expire(t.Context(), []door.Meeting{m, later}))
	}
	expire(UsualDays - 1)
	if n := count(); n != 3 || must[*Ended](t)(p.talks.Ended(t.Context(), "m")) != nil {
		t.Fatalf("%d are left a day before", n)
	}
	expire(UsualDays)
	if n, is := count(), must[*Ended](t)(p.talks.Ended(t.Context(), "m")); n != 1 || is == nil || is.Talks != 2 || is.Pieces != 6 {
		t.Fatalf("%d are left, %+v", n, is)
	}
	expire(UsualDays + 1)
	if is := must[*Ended](t)(p.talks.Ended(t.Context(), "m")); is.Talks != 2 {
		t.Fatalf("twice: %+v", is)
	}
	expire(UsualDays + 2)
	if n := count(); n != 0 {
		t.Fatalf("%d are left", n)
	}
}

// One conversation that cannot be read keeps no other from being forgotten; after a day it is forgotten as it is.
func TestWhatCannotBeReadIsForgottenToo(t *testing.T) {
	p := newPlace(t)
	p.begin(t, "m", "p1")
	p.begin(t, "m", "p2")
	p.spoil(t, "m", "p1")
	closed := time.Now()
	m := door.Meeting{ID: "m", Facilitators: []string{"anna"}, Closes: closed}
	left := func() (all []string) {
		for stream, err := range p.talks.conf.Store.Streams(t.Context(), "talk/m/") {
			ok(t, err)
			all = append(all, stream)
		}
		return all
	}
	p.at(closed.AddDate(0, 0, UsualDays))
	if err := p.talks.Expire(t.Context(), []door.Meeting{m}); err == nil || !slices.Equal(left(), []string{"talk/m/p1"}) {
		t.Fatalf("%v, %v are left", err, left())
	}
	p.at(closed.AddDate(0, 0, UsualDays+1))
	ok(t, p.talks.Expire(t.Context(), []door.Meeting{m}))
	if is := must[*Ended](t)(p.talks.Ended(t.Context(), "m")); len(left()) > 0 || is.Talks != 2 {
		t.Fatalf("%v are left, %+v", left(), is)
	}
}

// One conversation that cannot be read keeps no other from the list, and is on it, until it can be read again.
func TestTheListSaysWhatCannotBeRead(t *testing.T) {
	p := newPlace(t)
	p.begin(t, "m", "p1")
	p.begin(t, "m", "p2")
	p.spoil(t, "m", "p1")
	rows := func() map[meeting.PersonID]intake.Summary {
		all := map[meeting.PersonID]intake.Summary{}
		for _, one := range must[Changes](t)(p.talks.List(t.Context(), "m", 0)).Rows {
			all[one.Person] = one
		}
		return all
	}
	for range 2 {
		is := rows()
		if len(is) != 2 || is["p1"].Step != intake.Unreadable || is["p1"].Name != "" || is["p2"].Name != "Fenna" {
			t.Fatalf("%+v", is)
		}
	}
	must[Receipt](t)(p.talks.Erase(t.Context(), "m", "p1"))
	if is := rows(); len(is) != 1 {
		t.Fatalf("%+v", is)
	}
}

// One conversation that cannot be read keeps nobody else's mail.
func TestMailOfOthersGoesOn(t *testing.T) {
	p := newPlace(t)
	for _, who := range []meeting.PersonID{"p1", "p2"} {
		do(t, p.begin(t, "m", who), team, &intake.SetContact{Field: "email", Text: "fenna@example.nl"}, &intake.Mail{ID: "mail", About: "notice", State: intake.Queued})
		ok(t, p.talks.Queue(t.Context(), "m", who))
	}
	p.spoil(t, "m", "p1")
	if all, err := p.talks.Mailings(t.Context()); err == nil || len(all) != 1 || all[0].Person != "p2" {
		t.Errorf("%+v %v", all, err)
	}
}

// An erasure that failed half-way, on a full disk say, is finished by the clock and not only by the next start.
func TestTheClockFinishesAnErasure(t *testing.T) {
	p := newPlace(t)
	p.begin(t, "m", "p1")
	p.begin(t, "m", "p2")
	ok(t, p.talks.put(t.Context(), erasingRow+"m/p1", Receipt{Number: "1234-5678", Pieces: 2}, time.Time{}))
	ok(t, p.talks.Expire(t.Context(), nil))
	if rest := must[Changes](t)(p.talks.List(t.Context(), "m", 0)); len(rest.Rows) != 1 || rest.Rows[0].Person != "p2" {
		t.Errorf("%+v", rest)
	}
	must[[]byte](t)(p.talks.conf.Rows.Get(t.Context(), receiptRow+"1234-5678"))
}

func TestSettingUp(t *testing.T) {
	p := newPlace(t)
	m := door.Meeting{ID: "m", Facilitators: []string{"anna", "bram"}}
	is := must[Setup](t)(p.talks.Setup(t.Context(), m, "nl"))
	if !slices.Equal(is.Team, []string{"anna"}) || is.KeepDays != UsualDays || len(is.Script.Questions) == 0 {
		t.Fatalf("%+v", is)
	}
	for name, change := range map[string]func(*Setup){
		"no team":           func(s *Setup) { s.Team = nil },
		"who does not lead": func(s *Setup) { s.Team = []string{"anna", "gea"} },
		"never forgotten":   func(s *Setup) { s.KeepDays = 0 },
		"no such question":  func(s *Setup) { s.Script.Questions[0].Kind = "slider" },
		"a number of none":  func(s *Setup) { s.Numbers = []Number{{Label: "Huisarts"}} },
	} {
		bad := must[Setup](t)(p.talks.Setup(t.Context(), m, "nl"))
		change(&bad)
		var no *meeting.Refusal
		if _, err := p.talks.SetUp(t.Context(), m, bad); !errors.As(err, &no) {
			t.Errorf("%s: %v", name, err)
		}
	}
	is.Team, is.KeepDays = []string{"anna", "bram"}, 7
	next := must[Setup](t)(p.talks.SetUp(t.Context(), m, is))
	if _, err := p.talks.SetUp(t.Context(), m, is); !errors.Is(err, ErrChanged) {
		t.Errorf("over what somebody else set: %v", err)
	}
	if again := must[Setup](t)(p.talks.Setup(t.Context(), m, "nl")); again.Version != next.Version || again.KeepDays != 7 {
		t.Errorf("%+v", again)
	}
	m.Facilitators = []string{"bram"}
	for account, want := range map[string]bool{"bram": true, "anna": false, "": false} { // anna leads no more
		if in := must[bool](t)(p.talks.InTeam(t.Context(), m, account)); in != want {
			t.Errorf("%q in the team: %v", account, in)
		}
	}
}

// Nothing that anybody says or is called is on the disk as it was said, before or after erasing.
func TestNothingIsOnTheDiskAsItWasSaid(t *testing.T) {
	p := newPlace(t)
	const marker = "zonnewijzer"
	room := p.begin(t, "m", "p1")
	do(t, room, own("p1"), &intake.Write{ID: "m1", Text: marker}, &intake.SetContact{Field: "street", Text: marker}, &intake.Answer{Answer: kind.Answer{Question: "else", Text: marker}})
	search := func() {
		t.Helper()
		ok(t, filepath.WalkDir(p.folder, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			if bytes.Contains(raw, []byte(marker)) || bytes.Contains(raw, []byte("Fenna")) {
				t.Errorf("%s holds it", path)
			}
			return err
		}))
	}
	search()
	must[Receipt](t)(p.talks.Erase(t.Context(), "m", "p1"))
	p.again(t)
	search()
}
