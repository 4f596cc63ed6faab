package door_test

import (
	"context"
	"errors"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/door/bolt"
	"hoofdlijn/internal/meeting"
)

var ctx = context.Background()

// hall is a door with a clock that can be moved.
type hall struct {
	*door.Door
	t    *testing.T
	rows door.Rows
	mu   sync.Mutex
	at   time.Time
}

func (h *hall) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

func (h *hall) wait(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(d)
}

func open(t *testing.T) *hall {
	h := &hall{t: t, at: time.Date(2026, 3, 12, 13, 0, 0, 0, time.UTC)}
	rows, err := bolt.Open(filepath.Join(t.TempDir(), "door.db"), h.now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rows.Close() })
	h.rows, h.Door = rows, door.New(rows, h.now)
	return h
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

const password = "een lange zin als sleutel"

func (h *hall) admin() door.Account {
	return must(h.SetUp(ctx, must(h.FirstSetup(ctx)), "Anna", password))
}

func (h *hall) meeting(by door.Account) door.Meeting {
	return must(h.MakeMeeting(ctx, door.Meeting{Title: "Westerkwartier", Municipality: "Westerkwartier", Facilitators: []string{by.Name}}))
}

func TestSetupLinkWorksOnce(t *testing.T) {
	h := open(t)
	old := must(h.FirstSetup(ctx))
	token := must(h.FirstSetup(ctx))
	for name, try := range map[string]struct{ token, name, password string }{
		"a link printed before":  {old, "anna", password},
		"no link":                {"", "anna", password},
		"another link":           {token + "x", "anna", password},
		"a short password":       {token, "anna", "elf tekens."},
		"no name":                {token, " ", password},
		"a name that is no name": {token, "<b>", password},
	} {
		if _, err := h.SetUp(ctx, try.token, try.name, try.password); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	a := must(h.SetUp(ctx, token, " Anna ", password)) // none of the tries used it up
	if a.Name != "anna" || a.Role != door.Admin {
		t.Errorf("%+v", a)
	}
	if _, err := h.SetUp(ctx, token, "bert", password); !errors.Is(err, door.ErrWrong) {
		t.Errorf("a second use: %v", err)
	}
	if _, err := h.FirstSetup(ctx); !errors.Is(err, door.ErrWrong) {
		t.Errorf("a first set-up beside an admin: %v", err)
	}
}

func TestSetupLinkUsedByManyAtOnceMakesOneAccount(t *testing.T) {
	h := open(t)
	token := must(h.FirstSetup(ctx))
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() { h.SetUp(ctx, token, "anna"+string(rune('a'+i)), password) })
	}
	all.Wait()
	if n := len(must(h.Accounts(ctx))); n != 1 {
		t.Errorf("%d accounts", n)
	}
}

func TestSetupLinkExpires(t *testing.T) {
	h := open(t)
	token := must(h.FirstSetup(ctx))
	h.wait(door.SetupLasts)
	if _, err := h.SetUp(ctx, token, "anna", password); !errors.Is(err, door.ErrWrong) {
		t.Error(err)
	}
}

func TestLogin(t *testing.T) {
	h := open(t)
	a := h.admin()
	for _, c := range []struct {
		name, password string
		in             bool
	}{
		{"anna", password, true}, {" ANNA", password, true}, {"anna", password + " ", false}, {"anna", "", false},
		{"bert", password, false}, {"", "", false}, {"anna", strings.Repeat("x", 5000), false},
	} {
		got, err := h.Login(ctx, c.name, c.password)
		if c.in != (err == nil) || c.in && got.Name != a.Name || !c.in && !errors.Is(err, door.ErrWrong) {
			t.Errorf("%q %q: %v", c.name, c.password, err)
		}
	}
	for _, a := range must(h.Accounts(ctx)) {
		if a.Hash != "" {
			t.Error("the list of accounts shows a hash")
		}
	}
}

func TestPasswordsNeverLieInTheRows(t *testing.T) {
	h := open(t)
	a := h.admin()
	token, _, err := h.BeginStaff(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	m := h.meeting(a)
	linkToken, _, err := h.MakeLink(ctx, door.Link{Desk: door.AtPhone, Meeting: m.ID, Person: "p01"})
	if err != nil {
		t.Fatal(err)
	}
	setup := must(h.Invite(ctx, door.Invited{Name: "bert", Role: door.Facilitator}))
	for row, err := range h.rows.List(ctx, "") {
		if err != nil {
			t.Fatal(err)
		}
		for what, secret := range map[string]string{"password": password, "session": token, "link": linkToken, "setup": setup} {
			if strings.Contains(row.Key+string(row.Value), secret) {
				t.Errorf("%s holds the %s", row.Key, what)
			}
		}
	}
}

func TestHashingIsBounded(t *testing.T) {
	h := open(t)
	h.admin()
	var all sync.WaitGroup
	var mu sync.Mutex
	busy := 0
	for range 60 {
		all.Go(func() {
			if _, err := h.Login(ctx, "anna", "wrong"); errors.Is(err, door.ErrBusy) {
				mu.Lock()
				busy++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if busy == 0 {
		t.Error("sixty passwords at once and nobody was told to come back")
	}
	if _, err := h.Login(ctx, "anna", password); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestStaffSessionEnds(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []time.Duration // the session is used after each
		alive bool
	}{
		{"used now", nil, true},
		{"idle for less than eight hours", []time.Duration{7*time.Hour + 59*time.Minute}, true},
		{"idle for eight hours", []time.Duration{8 * time.Hour}, false},
		{"used every seven hours", []time.Duration{7 * time.Hour, 7 * time.Hour, 7 * time.Hour}, true},
		{"used every seven hours, a day long", []time.Duration{7 * time.Hour, 7 * time.Hour, 7 * time.Hour, 3 * time.Hour}, false},
	} {
		h := open(t)
		token, _, err := h.BeginStaff(ctx, h.admin())
		for _, step := range c.steps {
			h.wait(step)
			_, err = h.Session(ctx, token)
		}
		if c.alive != (err == nil) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestEverySessionIsNew(t *testing.T) {
	h := open(t)
	a := h.admin()
	one, _, _ := h.BeginStaff(ctx, a)
	two, s, _ := h.BeginStaff(ctx, a)
	if one == two || len(one) < 43 {
		t.Fatalf("%q %q", one, two)
	}
	if err := h.End(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, two); !errors.Is(err, door.ErrWrong) {
		t.Error("an ended session still opens")
	}
	if _, err := h.Session(ctx, one); err != nil {
		t.Error("another session of the same account ended too")
	}
}

func TestRoleChangeEndsSessionsAndTells(t *testing.T) {
	h := open(t)
	a := h.admin()
	token, s, _ := h.BeginStaff(ctx, a)
	var gone []string
	h.OnGone(func(id string) { gone = append(gone, id) })
	if err := h.ChangeRole(ctx, "Anna", door.Facilitator, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, token); err == nil || !slices.Equal(gone, []string{s.ID}) {
		t.Errorf("%v, told %v", err, gone)
	}
}

func TestEndedSessionIsNotBroughtBackByUse(t *testing.T) {
	h := open(t)
	token, s, _ := h.BeginStaff(ctx, h.admin())
	h.wait(time.Hour) // use would now be written down
	if err := h.End(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	h.Session(ctx, token)
	if _, err := h.rows.Get(ctx, "session/"+s.ID); !errors.Is(err, door.ErrNone) {
		t.Error("the row is back")
	}
}

func TestOtherInstanceIsTold(t *testing.T) {
	h := open(t)
	_, s, _ := h.BeginStaff(ctx, h.admin())
	other := door.New(h.rows, h.now)
	told := make(chan string, 8)
	other.OnGone(func(id string) { told <- id })
	follow, stop := context.WithCancel(ctx)
	defer stop()
	go other.Follow(follow, 10*time.Millisecond)
	if err := h.End(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	select {
	case id := <-told:
		if id != s.ID {
			t.Error(id)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("not told")
	}
	time.Sleep(50 * time.Millisecond)
	if len(told) > 0 {
		t.Error("told again and again")
	}
}

func TestRoleInMeeting(t *testing.T) {
	m := door.Meeting{Municipality: "Noord", Facilitators: []string{"fred"}}
	staff := func(name string, role door.StaffRole, town string) door.Session {
		return door.Session{Desk: door.AtStaff, Account: name, Role: role, Municipality: town}
	}
	for _, c := range []struct {
		who  door.Session
		role meeting.Role
		ok   bool
	}{
		{staff("fred", door.Facilitator, ""), meeting.Facilitator, true},
		{staff("fred", door.Admin, ""), meeting.Facilitator, true},
		{staff("fred", door.Municipality, "Zuid"), "", false},
		{staff("gea", door.Facilitator, ""), "", false},
		{staff("root", door.Admin, ""), "", false},
		{staff("wim", door.Municipality, "Noord"), meeting.Municipality, true},
		{staff("wim", door.Municipality, "Zuid"), "", false},
		{staff("wim", door.Municipality, ""), "", false},
		{door.Session{Desk: door.AtPhone, Account: "fred", Role: door.Facilitator}, "", false},
	} {
		if role, ok := m.RoleOf(c.who); role != c.role || ok != c.ok {
			t.Errorf("%+v: %q %v", c.who, role, ok)
		}
	}
	if _, ok := (door.Meeting{Facilitators: []string{"fred"}}).RoleOf(staff("wim", door.Municipality, "")); ok {
		t.Error("a municipality without a name sees meetings without one")
	}
}

func TestCodesAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct{ typed, code string }{
		{"K7M3PW", "K7M3PW"}, {"k7m3pw", "K7M3PW"}, {" k7m 3pw ", "K7M3PW"}, {"K7M-3PW", "K7M3PW"}, {"K7M–3PW", "K7M3PW"},
		{"k7m.3pw.", "K7M3PW"}, {"KOMOPW", "K0M0PW"}, {"koQopw", "K000PW"}, {"K1LIpw", "K111PW"}, {"l1i|!1", "111111"},
		{"ZSGBUV", "2568VV"}, {"zsgbuv", "2568VV"}, {"$5$5$5", "555555"}, {"K7M\u00a03PW", "K7M3PW"}, {"Ｋ７Ｍ３ＰＷ", "K7M3PW"},
		{"http://zaal.internal/k7m3pw", "K7M3PW"}, {"https://x.nl/meedoen#K7M3PW", "K7M3PW"}, {"x.nl/?code=K7M3PW", "K7M3PW"}, {"\tK7M3PW\r\n", "K7M3PW"},
		{"", ""}, {"K7M3P", ""}, {"K7M3PWX", ""}, {"K7M3PA", ""}, {"K7M3PÉ", ""}, {"K7M3P*", ""}, {strings.Repeat("K", 300), ""}, {"\xff\xfe\xfd\xfc\xfb\xfa", ""},
		{"K7M3P\x00", ""},
	} {
		got, ok := door.FoldCode(c.typed)
		if got != c.code || ok != (c.code != "") {
			t.Errorf("%q reads as %q %v, want %q", c.typed, got, ok, c.code)
		}
	}
}

func TestFoldedCodeFoldsToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.String().Draw(t, "typed")
		code, ok := door.FoldCode(typed)
		if !ok {
			return
		}
		if again, ok := door.FoldCode(code); !ok || again != code {
			t.Fatalf("%q, then %q", code, again)
		}
	})
}

func TestJoin(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	token, s, err := h.Join(ctx, strings.ToLower(m.Code), door.Session{})
	if err != nil || s.Meeting != m.ID || s.Desk != door.AtPhone || len(s.Person) != 32 {
		t.Fatalf("%+v %v", s, err)
	}
	_, other, _ := h.Join(ctx, m.Code, door.Session{})
	if other.Person == s.Person {
		t.Error("two who join are one person")
	}
	h.wait(door.UsualWindow - time.Minute)
	if _, err := h.Session(ctx, token); err != nil {
		t.Errorf("within the window: %v", err)
	}
	h.wait(time.Minute)
	if _, err := h.Session(ctx, token); err == nil {
		t.Error("the session outlives the window")
	}
	if _, _, err := h.Join(ctx, m.Code, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("the code outlives the window: %v", err)
	}
}

// What was given out before a second day works on it, also when nobody knew of the day before the window was over.
func TestASecondDay(t *testing.T) {
	for name, when := range map[string]struct {
		known bool
		days  time.Duration
	}{"of which everybody knew": {true, 20}, "of which nobody knew": {false, 40}} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			m := h.meeting(h.admin())
			joined, s, _ := h.Join(ctx, m.Code, door.Session{})
			link, _, _ := h.MakeLink(ctx, door.Link{Desk: door.AtPhone, Meeting: m.ID, Person: "p01"})
			code, _, _ := h.NewHelperCode(ctx, m.ID)
			helper, _, _ := h.Help(ctx, code, door.Session{})
			day := h.now().Add(when.days * 24 * time.Hour)
			if when.known {
				if err := h.GoesOn(ctx, m.ID, day.Format(time.DateOnly)); err != nil {
					t.Fatal(err)
				}
			} else {
				h.wait(door.UsualWindow)
				if _, err := h.Session(ctx, joined); !errors.Is(err, door.ErrWrong) {
					t.Errorf("the window is over and the phone is in: %v", err)
				}
			}
			h.wait(day.Sub(h.now()))
			if !when.known {
				if _, _, err := h.Join(ctx, m.Code, door.Session{}); !errors.Is(err, door.ErrWrong) {
					t.Errorf("before it goes on: %v", err)
				}
				if err := h.GoesOn(ctx, m.ID, ""); err != nil {
					t.Fatal(err)
				}
			}
			if again, err := h.Session(ctx, joined); err != nil || again.Person != s.Person {
				t.Errorf("the phone of day one: %+v %v", again, err)
			}
			if _, _, err := h.Join(ctx, m.Code, door.Session{}); err != nil {
				t.Errorf("the code: %v", err)
			}
			if _, _, _, err := h.Exchange(ctx, link, false, door.Session{}); err != nil {
				t.Errorf("the personal link: %v", err)
			}
			if _, err := h.Session(ctx, helper); !errors.Is(err, door.ErrWrong) {
				t.Errorf("the helper device of day one: %v", err)
			}
			code, _, _ = h.NewHelperCode(ctx, m.ID)
			if _, _, err := h.Help(ctx, code, door.Session{}); err != nil {
				t.Errorf("a new code for a helper: %v", err)
			}
			for _, l := range must(h.Links(ctx, m.ID)) {
				if m := must(h.Meeting(ctx, m.ID)); l.Until.After(m.Closes) {
					t.Errorf("a link is good until %v, the meeting until %v", l.Until, m.Closes)
				}
			}
			h.wait(door.UsualWindow + 24*time.Hour)
			if _, err := h.Session(ctx, joined); !errors.Is(err, door.ErrWrong) {
				t.Errorf("a week after the second day the phone is still in: %v", err)
			}
		})
	}
}

func TestGoingOnMovesTheWindowWithinBounds(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	closes := func() time.Time { return must(h.Meeting(ctx, m.ID)).Closes }
	for _, date := range []string{"15-11-2021", "morgen", "2021-02-30"} {
		if err := h.GoesOn(ctx, m.ID, date); !errors.Is(err, door.ErrBad) {
			t.Errorf("%s: %v", date, err)
		}
	}
	if err := h.GoesOn(ctx, m.ID, m.Opens.AddDate(0, 0, -9).Format(time.DateOnly)); err != nil {
		t.Fatal(err)
	}
	if got := closes(); got.Before(m.Closes) {
		t.Errorf("a day that was before made the window shorter: %v", got)
	}
	if err := h.GoesOn(ctx, m.ID, "2999-01-01"); err != nil {
		t.Fatal(err)
	}
	if got := closes(); got.After(m.Opens.AddDate(1, 0, 2)) {
		t.Errorf("open until %v", got)
	}
	if err := h.GoesOn(ctx, "nothing", ""); !errors.Is(err, door.ErrNoMeeting) {
		t.Error(err)
	}
}

func TestJoiningAgainIsTheSamePersonUnderANewToken(t *testing.T) {
	h := open(t)
	a := h.admin()
	m, other := h.meeting(a), h.meeting(a)
	first, s, _ := h.Join(ctx, m.Code, door.Session{})
	second, again, err := h.Join(ctx, m.Code, s)
	if err != nil || again.Person != s.Person || first == second {
		t.Fatalf("%+v, then %+v %v", s, again, err)
	}
	if _, err := h.Session(ctx, first); err == nil {
		t.Error("the token from before still opens")
	}
	if _, elsewhere, _ := h.Join(ctx, other.Code, again); elsewhere.Person == s.Person {
		t.Error("one person id in two meetings")
	}
	if _, err := h.Session(ctx, second); err != nil {
		t.Error("joining elsewhere ended the session here")
	}
}

func TestSameBrowserIsNoSecondDevice(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	link, _, _ := h.MakeLink(ctx, door.Link{Desk: door.AtPhone, Meeting: m.ID, Person: "p01"})
	first, s, _, _ := h.Exchange(ctx, link, false, door.Session{})
	_, again, others, err := h.Exchange(ctx, link, false, s)
	if err != nil || len(others) > 0 || again.ID == s.ID {
		t.Fatalf("%+v %v %v", again, others, err)
	}
	if _, err := h.Session(ctx, first); err == nil {
		t.Error("the token from before still opens")
	}
}

func TestCodeBeforeItsWindowAndAfterReplacement(t *testing.T) {
	h := open(t)
	a := h.admin()
	m := must(h.MakeMeeting(ctx, door.Meeting{Title: "Later", Facilitators: []string{a.Name}, Opens: h.now().Add(time.Hour)}))
	if _, _, err := h.Join(ctx, m.Code, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("before the window: %v", err)
	}
	h.wait(time.Hour)
	if _, _, err := h.Join(ctx, m.Code, door.Session{}); err != nil {
		t.Errorf("in the window: %v", err)
	}
	next := must(h.NewCode(ctx, m.ID))
	if _, _, err := h.Join(ctx, m.Code, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("the replaced code: %v", err)
	}
	if _, _, err := h.Join(ctx, next.Code, door.Session{}); err != nil {
		t.Errorf("the new code: %v", err)
	}
}

func TestMeetingsThatCannotBe(t *testing.T) {
	h := open(t)
	now := h.now()
	for name, m := range map[string]door.Meeting{
		"no title":            {},
		"a long title":        {Title: strings.Repeat("x", 121)},
		"an id with a slash":  {ID: "a/b", Title: "x"},
		"closed before open":  {Title: "x", Opens: now.Add(time.Hour), Closes: now},
		"over already":        {Title: "x", Opens: now.Add(-2 * time.Hour), Closes: now.Add(-time.Hour)},
		"open for too long":   {Title: "x", Closes: now.Add(100 * 24 * time.Hour)},
		"no text but a title": {Title: "\xff"},
	} {
		if _, err := h.MakeMeeting(ctx, m); !errors.Is(err, door.ErrBad) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := h.MakeMeeting(ctx, door.Meeting{ID: "m", Title: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.MakeMeeting(ctx, door.Meeting{ID: "m", Title: "x"}); !errors.Is(err, door.ErrTaken) {
		t.Errorf("the same id again: %v", err)
	}
}

func TestPersonalLink(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	link, l, err := h.MakeLink(ctx, door.Link{Desk: door.AtPhone, Meeting: m.ID, Person: "p01"})
	if err != nil || len(link) < 22 {
		t.Fatal(link, err)
	}
	first, s1, others, err := h.Exchange(ctx, link, false, door.Session{})
	if err != nil || len(others) != 0 || s1.Person != "p01" || s1.Meeting != m.ID {
		t.Fatalf("%+v %v %v", s1, others, err)
	}
	if _, _, _, err := h.Exchange(ctx, link, false, door.Session{}); !errors.Is(err, door.ErrSecond) {
		t.Fatalf("a second device was not asked: %v", err)
	}
	second, s2, others, err := h.Exchange(ctx, link, true, door.Session{})
	if err != nil || s2.Person != "p01" || !slices.Equal(others, []string{s1.ID}) {
		t.Fatalf("%+v %v %v", s2, others, err)
	}
	for _, token := range []string{first, second} {
		if _, err := h.Session(ctx, token); err != nil {
			t.Error("one of the two devices does not work: ", err)
		}
	}
	if err := h.RevokeLink(ctx, m.ID, l.ID); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{first, second} {
		if _, err := h.Session(ctx, token); err == nil {
			t.Error("a session outlives its link")
		}
	}
	if _, _, _, err := h.Exchange(ctx, link, true, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("a revoked link: %v", err)
	}
}

func TestLinksOfEveryDesk(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	for _, c := range []struct {
		desk   door.Desk
		person meeting.PersonID
		ok     bool
	}{
		{door.AtPhone, "p01", true}, {door.AtPhone, "", false}, {door.AtPhone, "A/B", false}, {door.AtHelper, "", false}, {door.AtHelper, "p01", false},
		{door.AtProjector, "", true}, {door.AtExpert, "", true}, {door.AtConsole, "", true}, {door.AtStaff, "", false}, {"", "", false},
	} {
		token, _, err := h.MakeLink(ctx, door.Link{Desk: c.desk, Meeting: m.ID, Person: c.person})
		if c.ok != (err == nil) {
			t.Errorf("%q %q: %v", c.desk, c.person, err)
			continue
		}
		if !c.ok {
			continue
		}
		_, s, _, err := h.Exchange(ctx, token, false, door.Session{})
		if err != nil || s.Desk != c.desk || s.Meeting != m.ID || s.Person == "" {
			t.Errorf("%q: %+v %v", c.desk, s, err)
		}
	}
	if n := len(must(h.Links(ctx, m.ID))); n != 4 {
		t.Errorf("%d links listed", n)
	}
	if _, _, err := h.MakeLink(ctx, door.Link{Desk: door.AtExpert, Meeting: "other"}); !errors.Is(err, door.ErrNoMeeting) {
		t.Error(err)
	}
}

func TestAHelperCodeIsForOneDeviceWithinItsMinute(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	code, until, err := h.NewHelperCode(ctx, m.ID)
	if err != nil || len(code) != 8 || !until.Equal(h.now().Add(time.Minute)) {
		t.Fatal(code, until, err)
	}
	if _, _, err := h.NewHelperCode(ctx, "other"); !errors.Is(err, door.ErrNoMeeting) {
		t.Error(err)
	}
	for _, typed := range []string{"", "K7M4PX", "0000 0000", m.Code} {
		if _, _, err := h.Help(ctx, typed, door.Session{}); !errors.Is(err, door.ErrWrong) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	_, s, err := h.Help(ctx, " "+strings.ToLower(code[:4])+"-"+code[4:], door.Session{})
	if err != nil || s.Desk != door.AtHelper || s.Meeting != m.ID || s.Link == "" {
		t.Fatal(s, err)
	}
	if _, _, err := h.Help(ctx, code, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("a second device: %v", err)
	}
	late, _, _ := h.NewHelperCode(ctx, m.ID)
	h.wait(door.HelperCodeLasts)
	if _, _, err := h.Help(ctx, late, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("a minute later: %v", err)
	}
}

// helper lets a helper device in.
func (h *hall) helper(m door.Meeting, had door.Session) (token string, s door.Session) {
	h.t.Helper()
	code, _, err := h.NewHelperCode(ctx, m.ID)
	if err == nil {
		token, s, err = h.Help(ctx, code, had)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return token, s
}

func TestAHelperDeviceIsForToday(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	token, s := h.helper(m, door.Session{})
	if next := h.now().AddDate(0, 0, 1); s.Until.Day() != next.Day() || s.Until.Hour() != 0 {
		t.Errorf("until %s", s.Until)
	}
	h.wait(s.Until.Sub(h.now()))
	if _, err := h.Session(ctx, token); !errors.Is(err, door.ErrWrong) {
		t.Error(err)
	}
}

func TestHelperDevicesAreListedNamedAndEnded(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	one, s := h.helper(m, door.Session{})
	h.wait(time.Second)
	two, other := h.helper(m, door.Session{})
	for _, name := range []string{" ", strings.Repeat("x", 81), "\xff"} {
		if err := h.NameHelper(ctx, s, name); !errors.Is(err, door.ErrBad) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := h.NameHelper(ctx, s, " Henk "); err != nil || must(h.HelperName(ctx, s)) != "Henk" || must(h.HelperName(ctx, other)) != "" {
		t.Error(err)
	}
	links := must(h.Links(ctx, m.ID))
	if len(links) != 2 || links[0].Label != "Henk" || links[0].Desk != door.AtHelper {
		t.Fatalf("%+v", links)
	}
	if err := h.RevokeLink(ctx, m.ID, links[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, one); !errors.Is(err, door.ErrWrong) {
		t.Errorf("an ended device: %v", err)
	}
	if err := h.NameHelper(ctx, s, "Piet"); !errors.Is(err, door.ErrWrong) {
		t.Errorf("an ended device takes a name: %v", err)
	}
	if _, err := h.Session(ctx, two); err != nil {
		t.Errorf("the other device: %v", err)
	}
	again, _ := h.helper(m, other) // the same device, with a new code
	if _, err := h.Session(ctx, two); !errors.Is(err, door.ErrWrong) || len(must(h.Links(ctx, m.ID))) != 1 {
		t.Errorf("the same device twice: %v", err)
	}
	screen, _, _ := h.MakeLink(ctx, door.Link{Desk: door.AtProjector, Meeting: m.ID})
	if err := h.EndHelpers(ctx, m.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, again); !errors.Is(err, door.ErrWrong) {
		t.Errorf("all were ended: %v", err)
	}
	if _, _, _, err := h.Exchange(ctx, screen, false, door.Session{}); err != nil {
		t.Errorf("the screen in the hall: %v", err)
	}
}

func TestLinkOfOneMeetingIsNotRevokedFromAnother(t *testing.T) {
	h := open(t)
	a := h.admin()
	one, two := h.meeting(a), h.meeting(a)
	token, l, _ := h.MakeLink(ctx, door.Link{Desk: door.AtProjector, Meeting: one.ID})
	if err := h.RevokeLink(ctx, two.ID, l.ID); !errors.Is(err, door.ErrWrong) {
		t.Error(err)
	}
	if _, _, _, err := h.Exchange(ctx, token, false, door.Session{}); err != nil {
		t.Error(err)
	}
}

func TestFacilitatorWhoIsRemovedLosesSessions(t *testing.T) {
	h := open(t)
	a := h.admin()
	b := must(h.SetUp(ctx, must(h.Invite(ctx, door.Invited{Name: "bert", Role: door.Facilitator})), "", password))
	m := h.meeting(a)
	must(h.SetFacilitators(ctx, m.ID, []string{"Anna", "bert", "BERT"}))
	token, s, _ := h.BeginStaff(ctx, b)
	if len(must(h.Meetings(ctx, s))) != 1 {
		t.Error("bert does not see the meeting")
	}
	must(h.SetFacilitators(ctx, m.ID, []string{"anna"}))
	if _, err := h.Session(ctx, token); err == nil {
		t.Error("bert is still in")
	}
	for _, names := range [][]string{nil, {"nobody"}} {
		if _, err := h.SetFacilitators(ctx, m.ID, names); !errors.Is(err, door.ErrBad) {
			t.Errorf("%v: %v", names, err)
		}
	}
}

// Whoever gets a name that somebody had before gets what they had, so that is for the same person, and said.
func TestANameIsOfOnePerson(t *testing.T) {
	h := open(t)
	a := h.admin()
	bert := door.Invited{Name: "Bert", Role: door.Facilitator}
	b := must(h.SetUp(ctx, must(h.Invite(ctx, bert)), "", password))
	m := h.meeting(a)
	must(h.SetFacilitators(ctx, m.ID, []string{"anna", "bert"}))
	early := must(h.Invite(ctx, door.Invited{Name: "bert2", Role: door.Facilitator}))
	if err := h.RemoveAccount(ctx, " BERT "); err != nil {
		t.Fatal(err)
	}
	if err := h.RemoveAccount(ctx, "bert"); err != nil { // twice does no harm
		t.Fatal(err)
	}
	if _, err := h.Invite(ctx, bert); !errors.Is(err, door.ErrFormer) {
		t.Fatal(err)
	}
	other := must(h.SetUp(ctx, early, "", password))
	if other.Person == b.Person {
		t.Error("somebody else is bert")
	}
	bert.Again = true
	again := must(h.SetUp(ctx, must(h.Invite(ctx, bert)), "", password))
	if again.Person != b.Person || again.Name != "bert" {
		t.Errorf("%+v, was %+v", again, b)
	}
	if _, s, _ := h.BeginStaff(ctx, again); len(must(h.Meetings(ctx, s))) != 1 {
		t.Error("bert does not see the meeting again")
	}
	if _, err := h.Invite(ctx, bert); !errors.Is(err, door.ErrTaken) {
		t.Error(err)
	}
	for _, name := range []string{"anna", "bert", "bert2"} {
		if err := h.RemoveAccount(ctx, name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.SetUp(ctx, must(h.FirstSetup(ctx)), "Anna", password); !errors.Is(err, door.ErrFormer) {
		t.Errorf("the first admin of after takes the name of the one of before: %v", err)
	}
}

func TestTries(t *testing.T) {
	at := func(s string) netip.Addr { return netip.MustParseAddr(s) }
	now := time.Now()
	tries := door.NewTries(door.MostPasswords, time.Minute)
	for range door.MostPasswords {
		if !tries.Allowed(at("192.0.2.1"), "anna", now) {
			t.Fatal("stopped too soon")
		}
		tries.Failed(at("192.0.2.1"), "anna", now)
	}
	for _, c := range []struct {
		from  string
		after time.Duration
		ok    bool
	}{
		{"192.0.2.1", 0, false}, {"::ffff:192.0.2.1", 0, false}, {"192.0.2.2", 0, true}, {"192.0.2.1", 59 * time.Second, false}, {"192.0.2.1", time.Minute, true},
	} {
		if tries.Allowed(at(c.from), "anna", now.Add(c.after)) != c.ok {
			t.Errorf("%s after %s: want %v", c.from, c.after, c.ok)
		}
	}
	for i := range door.MostPasswords {
		tries.Failed(at("2001:db8:1:2::"+string(rune('1'+i%9))), "anna", now)
	}
	if tries.Allowed(at("2001:db8:1:2:ffff::1"), "anna", now) || !tries.Allowed(at("2001:db8:1:3::1"), "anna", now) {
		t.Error("IPv6 is counted per /64")
	}
	if !tries.Allowed(at("192.0.2.1"), "bert", now) {
		t.Error("what is tried is counted apart")
	}
}

func TestACodeIsFamiliarWhereItWasGivenAndForADay(t *testing.T) {
	hall, now := netip.MustParseAddr("192.0.2.1"), time.Now()
	f := door.NewFamiliar()
	f.Learn(hall, "HJK-023", now)
	f.Learn(hall, "no code", now)
	for _, c := range []struct {
		from, typed string
		after       time.Duration
		ok          bool
	}{
		{"192.0.2.1", "hjk o23", 0, true}, {"::ffff:192.0.2.1", "HJK023", 23 * time.Hour, true}, {"192.0.2.2", "HJK023", 0, false},
		{"192.0.2.1", "HJK024", 0, false}, {"192.0.2.1", "no code", 0, false}, {"192.0.2.1", "HJK023", 24 * time.Hour, false},
	} {
		if f.Knows(netip.MustParseAddr(c.from), c.typed, now.Add(c.after)) != c.ok {
			t.Errorf("%+v", c)
		}
	}
}
