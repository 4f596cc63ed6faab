package talks

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

var (
	saysYes = &intake.Answer{Answer: kind.Answer{Question: "afterwards", Choices: []string{"yes"}}}
	phoned  = &intake.SetContact{Field: "phone", Text: "0612345678"}
)

// evaluated is a meeting that closed and whose plan is evaluated a hundred days later.
func evaluated(t *testing.T, p *place, closed time.Time) door.Meeting {
	t.Helper()
	m := door.Meeting{ID: "m", Closes: closed, Facilitators: []string{"anna"}}
	set := must[Setup](t)(p.talks.Setup(t.Context(), m, "nl"))
	set.Evaluation = closed.AddDate(0, 0, 100).Format(time.DateOnly)
	must[Setup](t)(p.talks.SetUp(t.Context(), m, set))
	return m
}

func (p *place) at(now time.Time) { p.talks.conf.Now = func() time.Time { return now } }

func (p *place) kept(t *testing.T, m meeting.ID) []Kept {
	t.Helper()
	return must[[]Kept](t)(p.talks.Afterwards(t.Context(), m))
}

// Who said yes is kept apart when the conversations end by the clock, until four weeks after the evaluation, and nobody else is.
func TestWhoSaidYesIsKeptForAfterwards(t *testing.T) {
	p := newPlace(t)
	closed := time.Now().Truncate(time.Hour)
	m := evaluated(t, p, closed)
	for who, said := range map[meeting.PersonID][]meeting.Intent{
		"yes": {phoned, saysYes}, "no": {phoned, &intake.Answer{Answer: kind.Answer{Question: "afterwards", Choices: []string{"no"}}}}, "silent": {phoned},
		"unreachable": {saysYes}, "took-it-back": {phoned, saysYes, &intake.Permit{Given: false}}, "not-again": {phoned, saysYes, &intake.Stop{}},
	} {
		do(t, p.begin(t, "m", who), own(who), said...)
	}
	if got := p.kept(t, "m"); len(got) != 0 {
		t.Fatalf("before the end: %+v", got)
	}
	p.at(closed.AddDate(0, 0, UsualDays))
	ok(t, p.talks.Expire(t.Context(), []door.Meeting{m}))
	p.again(t)
	got := p.kept(t, "m")
	if len(got) != 1 || got[0].Person != "yes" || got[0].Name != "Fenna" || got[0].Phone != "0612345678" || got[0].Said == 0 ||
		got[0].Asked != "Mogen we na de bijeenkomst contact met u houden?" || got[0].Until != closed.AddDate(0, 0, 128).Format(time.DateOnly) {
		t.Fatalf("%+v", got)
	}
	day := must[time.Time](t)(p.talks.AfterUntil(t.Context(), m))
	p.at(day.Add(-time.Minute))
	ok(t, p.talks.Expire(t.Context(), []door.Meeting{m}))
	if got := p.kept(t, "m"); len(got) != 1 {
		t.Fatalf("too soon: %+v", got)
	}
	p.at(day)
	ok(t, p.talks.Expire(t.Context(), []door.Meeting{m}))
	if ended := must[*Ended](t)(p.talks.Ended(t.Context(), "m")); len(p.kept(t, "m")) != 0 || ended.Afterwards != 1 || ended.Talks != 6 {
		t.Fatalf("%+v", ended)
	}
}

// The day somebody was told is not made later; made sooner it counts.
func TestTheDayForAfterwardsIsNotMadeLater(t *testing.T) {
	for name, row := range map[string]struct{ evaluation, day, left int }{
		"later, and its own day is over": {400, 128, 0}, "later, the day before": {400, 127, 1}, "sooner, and that is over": {20, 48, 0}, "sooner, the day before": {20, 47, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			closed := time.Now().Truncate(time.Hour)
			m := evaluated(t, p, closed)
			do(t, p.begin(t, "m", "p1"), own("p1"), phoned, saysYes)
			p.at(closed.AddDate(0, 0, UsualDays))
			ok(t, p.talks.Expire(t.Context(), []door.Meeting{m}))
			set := must[Setup](t)(p.talks.Setup(t.Context(), m, "nl"))
			set.Evaluation = closed.AddDate(0, 0, row.evaluation).Format(time.DateOnly)
			must[Setup](t)(p.talks.SetUp(t.Context(), m, set))
			p.at(closed.AddDate(0, 0, row.day))
			ok(t, p.talks.Expire(t.Context(), []door.Meeting{m}))
			if got := p.kept(t, "m"); len(got) != row.left {
				t.Errorf("%+v", got)
			}
		})
	}
}

// Without a day of evaluation it is half a year after the meeting.
func TestTheUsualDayForAfterwards(t *testing.T) {
	p := newPlace(t)
	m := door.Meeting{ID: "m", Closes: time.Date(2026, 12, 8, 17, 0, 0, 0, time.UTC)}
	if got := must[time.Time](t)(p.talks.AfterUntil(t.Context(), m)).Format(time.DateOnly); got != "2027-07-07" {
		t.Fatal(got)
	}
}

// Erased by choice it goes too, unless the person says otherwise; and afterwards it goes at any moment.
func TestErasingTakesWhatIsKeptForAfterwards(t *testing.T) {
	p := newPlace(t)
	m := evaluated(t, p, time.Now())
	for _, who := range []meeting.PersonID{"all", "but", "later"} {
		do(t, p.begin(t, "m", who), own(who), phoned, saysYes)
	}
	must[Receipt](t)(p.talks.Erase(t.Context(), "m", "all"))
	must[Receipt](t)(p.talks.EraseAndKeep(t.Context(), m, "but"))
	must[Receipt](t)(p.talks.EraseAndKeep(t.Context(), m, "later"))
	ok(t, p.talks.EndAfterwards(t.Context(), "m", "later"))
	if err := p.talks.EndAfterwards(t.Context(), "m", "later"); !errors.Is(err, ErrGone) {
		t.Fatalf("twice: %v", err)
	}
	if got := p.kept(t, "m"); len(got) != 1 || got[0].Person != "but" {
		t.Fatalf("%+v", got)
	}
	if _, err := p.talks.Erase(t.Context(), "m", "but"); !errors.Is(err, ErrGone) { // the conversation is gone, and this goes all the same
		t.Fatal(err)
	}
	if got := p.kept(t, "m"); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
}

// Whatever a crash cuts short, what is kept is kept once, and what was to go goes.
func TestKeepingForAfterwardsIsFinished(t *testing.T) {
	p := newPlace(t)
	m := evaluated(t, p, time.Now())
	do(t, p.begin(t, "m", "p1"), own("p1"), phoned, saysYes)
	until := must[time.Time](t)(p.talks.AfterUntil(t.Context(), m))
	p.talks.halls.End("m/p1")
	ok(t, p.talks.keepAfter(t.Context(), "m", "p1", until)) // and then the program ended
	p.again(t)
	must[Receipt](t)(p.talks.EraseAndKeep(t.Context(), m, "p1"))
	if got := p.kept(t, "m"); len(got) != 1 || got[0].Phone != "0612345678" {
		t.Fatalf("%+v", got)
	}
	ok(t, p.vault.Drop(context.Background(), afterPrefix+"m/p1")) // and then the program ended
	p.again(t)
	if got := p.kept(t, "m"); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
	ok(t, p.talks.EndAfterwards(t.Context(), "m", "p1"))
	if _, there, err := p.talks.KeptUntil(t.Context(), "m", "p1"); there || err != nil {
		t.Fatal(there, err)
	}
}

// What is kept is in no file in words; once it is gone, the row of before does not open.
func TestWhatWasKeptForAfterwardsDoesNotComeBack(t *testing.T) {
	p := newPlace(t)
	m := evaluated(t, p, time.Now())
	do(t, p.begin(t, "m", "p1"), own("p1"), phoned, saysYes)
	must[Receipt](t)(p.talks.EraseAndKeep(t.Context(), m, "p1"))
	row := must[[]byte](t)(p.talks.conf.Rows.Get(t.Context(), afterRow+"m/p1"))
	ok(t, p.talks.EndAfterwards(t.Context(), "m", "p1"))
	ok(t, p.talks.conf.Rows.Put(t.Context(), afterRow+"m/p1", row, time.Time{})) // a backup of before is put back
	if got := p.kept(t, "m"); len(got) != 0 {
		t.Fatalf("it came back: %+v", got)
	}
	files := 0
	ok(t, filepath.WalkDir(p.folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		raw, err := os.ReadFile(path)
		for _, said := range []string{"Fenna", "0612345678"} {
			if bytes.Contains(raw, []byte(said)) {
				t.Errorf("%s holds %q", path, said)
			}
		}
		return err
	}))
	if files < 3 {
		t.Fatalf("only %d files were searched", files)
	}
}
