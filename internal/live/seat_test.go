package live

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"hoofdlijn/internal/meeting"
)

func TestL13_EverySeatShowsTheViewBuiltAfresh(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var failed any
		var wrong string
		synctest.Test(t, func(t *testing.T) {
			defer func() { failed = recover() }() // rapid has to see it in its own goroutine
			wrong = anyHistory(t, rt)
		})
		if failed != nil {
			panic(failed)
		}
		if wrong != "" {
			rt.Fatal(wrong)
		}
	})
}

// member is a client in the property test, which knows only what a client knows.
type member struct {
	out    *screen
	seat   *Seat
	viewer meeting.Viewer
	place  meeting.Place
	away   bool
}

// anyHistory lets random people ask at random while random screens come, go, look elsewhere and stall.
func anyHistory(t *testing.T, rt *rapid.T) (wrong string) {
	s := &stage{memory: newMemory()}
	s.vault = newStage(t).vault
	h := s.another(t)
	defer h.Close()
	r := open(t, h)
	themes := []string{"", "a", "b"}
	people := []meeting.PersonID{"", "p1", "p2"}
	var members []*member
	var commands []string
	for step := range rapid.IntRange(5, 60).Draw(rt, "steps") {
		id := fmt.Sprint("c", step)
		note := rapid.SampledFrom([]string{"n1", "n2", "n3", "n4"}).Draw(rt, "note")
		theme := rapid.SampledFrom(themes[1:]).Draw(rt, "theme")
		var a Ask
		switch rapid.IntRange(0, 11).Draw(rt, "what") {
		case 0, 1:
			a = ask(id, "note.put", fmt.Sprintf(`{"id":%q,"theme":%q,"text":"t%d"}`, note, theme, step))
		case 2:
			a = ask(id, "note.move", fmt.Sprintf(`{"id":%q,"theme":%q}`, note, theme))
		case 3:
			a = ask(id, "note.drop", fmt.Sprintf(`{"id":%q}`, note))
		case 4:
			a = ask(id, rapid.SampledFrom([]string{"note.say", "live.ask_help"}).Draw(rt, "said"), "")
		case 5:
			if len(commands) > 0 {
				a = ask(id, "note.back", fmt.Sprintf(`{"command":%q}`, rapid.SampledFrom(commands).Draw(rt, "taken back")))
			}
		case 6:
			m := &member{out: &screen{}, place: meeting.Place(rapid.SampledFrom(themes).Draw(rt, "place")),
				viewer: meeting.Viewer{Audience: rapid.SampledFrom([]meeting.Audience{meeting.Phone, meeting.Phone, meeting.Console, meeting.Projector}).Draw(rt, "as")}}
			if m.viewer.Audience == meeting.Phone {
				m.viewer.Person = rapid.SampledFrom(people).Draw(rt, "who")
			}
			m.seat = r.Sit(Visit{Viewer: m.viewer, Place: m.place, Out: m.out})
			members = append(members, m)
		case 7, 8, 9:
			if len(members) > 0 {
				anyMove(rt, r, rapid.SampledFrom(members).Draw(rt, "member"), themes)
			}
		case 10:
			time.Sleep(time.Duration(rapid.SampledFrom([]int{1, 25, 90_000}).Draw(rt, "ms")) * time.Millisecond)
		case 11:
			if wrong := checkAll(t, r, members); wrong != "" {
				return wrong
			}
		}
		if a.ID != "" {
			a.By.Person = rapid.SampledFrom(people[1:]).Draw(rt, "by")
			if r.Do(context.Background(), a).No == nil && !strings.HasPrefix(a.Name, "live.") {
				commands = append(commands, id)
			}
		}
	}
	settle(t, r) // what seats asked last is in the record before another room reads it
	if got, want := state(t, open(t, s.another(t))), state(t, r); got != want {
		return fmt.Sprintf("replayed: %s\nlive: %s", got, want)
	}
	return checkAll(t, r, members)
}

func anyMove(rt *rapid.T, r *Room, m *member, themes []string) {
	if m.away {
		m.comeBack(rt, r, themes)
		return
	}
	switch rapid.IntRange(0, 6).Draw(rt, "move") {
	case 0:
		m.out.mu.Lock()
		m.out.full, m.out.left = true, rapid.IntRange(0, 3).Draw(rt, "messages until it is full")
		m.out.mu.Unlock()
	case 1:
		m.out.wakeUp()
		m.seat.Ready()
	case 2, 3:
		m.place = meeting.Place(rapid.SampledFrom(themes).Draw(rt, "place"))
		m.seat.Look(m.place)
	case 4: // asks from here: the answer and what changes for them come over this seat
		a := ask(fmt.Sprint("own", rapid.Uint32().Draw(rt, "id")), "note.say", "")
		a.By.Person = m.viewer.Person
		m.seat.Ask(a)
	default: // the connection breaks
		m.seat.Leave()
		m.seat.Wait(context.Background())
		m.away = true
	}
}

// comeBack: the screen takes a new seat with what it has, or thinks it has.
func (m *member) comeBack(rt *rapid.T, r *Room, themes []string) {
	from := m.out.position()
	switch rapid.IntRange(0, 4).Draw(rt, "position") {
	case 0:
		from = ""
	case 1:
		from = strings.ToUpper(from)
	case 2:
		m.place = meeting.Place(rapid.SampledFrom(themes).Draw(rt, "place"))
	}
	m.out.wakeUp()
	m.away = false
	m.seat = r.Sit(Visit{Viewer: m.viewer, Place: m.place, From: from, Out: m.out})
}

func (s *screen) wakeUp() {
	s.mu.Lock()
	s.full = false
	s.mu.Unlock()
}

func (s *screen) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.frames
}

func checkAll(t *testing.T, r *Room, members []*member) string {
	for _, m := range members {
		m.out.wakeUp()
		m.seat.Ready()
		m.seat.Hash()
	}
	settle(t, r)
	for i, m := range members {
		if m.away {
			continue
		}
		var want map[string][]byte
		inside(t, r, func() { want = r.afresh(m.viewer, m.place) })
		if msg := compare(m.out.sections, want); msg != "" {
			return fmt.Sprintf("screen %d, %v at %q: %s", i, m.viewer, m.place, msg)
		}
		if m.out.hash != HashSections(want) {
			return fmt.Sprintf("screen %d: the hash differs", i)
		}
	}
	return ""
}

func TestL14_OneChangeGoesAtOnceManyGoTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t)
		r := open(t, s.halls)
		out := &screen{}
		r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone}, Place: "a", Out: out})
		synctest.Wait()
		time.Sleep(time.Second)
		before := out.count()
		do(t, r, putAsk("n0"))
		synctest.Wait()
		if out.count() != before+1 {
			t.Fatalf("%d frames at once", out.count()-before)
		}
		for i := range 100 {
			do(t, r, putAsk(fmt.Sprint("m", i)))
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Second)
		if got := out.count() - before - 1; got < 4 || got > 6 {
			t.Errorf("100 changes in 100 ms were %d frames", got)
		}
		same(t, r, out, meeting.Viewer{Audience: meeting.Phone}, "a")
		s.halls.Close()
	})
}

func TestL14_TheProjectorComesFirst(t *testing.T) {
	r := open(t, newStage(t).halls)
	var got []meeting.Audience
	for _, audience := range meeting.Audiences {
		r.Sit(Visit{Viewer: meeting.Viewer{Audience: audience}, Out: &screen{order: func(m *Message) {
			if strings.Contains(string(m.JSON()), "note.count") {
				got = append(got, audience)
			}
		}}})
	}
	settle(t, r)
	inside(t, r, func() { got = nil })
	do(t, r, putAsk("n1"))
	settle(t, r)
	inside(t, r, func() {
		if !slices.Equal(got, order) || got[0] != meeting.Projector {
			t.Errorf("%v", got)
		}
	})
}

func TestL3_NobodySeesWhatIsNotDurable(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	out := &screen{}
	seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: out})
	settle(t, r)
	s.between = func() {
		out.mu.Lock()
		defer out.mu.Unlock()
		if out.sections["note.note/n1"] != nil || out.answers["c-n1"] != (Answer{}) {
			t.Error("shown or said before it was written")
		}
	}
	seat.Ask(putAsk("n1"))
	settle(t, r)
	if out.answers["c-n1"] != (Answer{Seq: 1}) || out.sections["note.note/n1"] == nil {
		t.Errorf("%v %v", out.answers, out.sections)
	}
}

func TestL15_ARestartGivesEverythingAnew(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	do(t, r, putAsk("n1"))
	out := &screen{}
	viewer := meeting.Viewer{Audience: meeting.Phone, Person: "p1"}
	seat := r.Sit(Visit{Viewer: viewer, Place: "a", Out: out})
	settle(t, r)
	seat.Leave()
	do(t, r, putAsk("n2"))
	r.Sit(Visit{Viewer: viewer, Place: "a", From: out.position(), Out: out})
	settle(t, r)
	if out.resets != 1 {
		t.Errorf("coming back to the same room: %d resets", out.resets)
	}
	same(t, r, out, viewer, "a")
	position := out.position()
	s.halls.Close()
	if out.bye != byeRestart {
		t.Errorf("said goodbye with %q", out.bye)
	}
	after := open(t, s.another(t))
	after.Sit(Visit{Viewer: viewer, Place: "a", From: position, Out: out})
	settle(t, after)
	if out.resets != 2 {
		t.Errorf("after a restart: %d resets", out.resets)
	}
	same(t, after, out, viewer, "a")
}

func TestL11_APositionIsNeverAheadOfWhatWasSent(t *testing.T) {
	r := open(t, newStage(t).halls)
	viewer := meeting.Viewer{Audience: meeting.Phone, Person: "p1"}
	do(t, r, putAsk("first")) // positions from before the first fact do not last
	for accepted := range 5 {
		out := &screen{}
		seat := r.Sit(Visit{Viewer: viewer, Place: "a", Out: out})
		settle(t, r)
		inside(t, r, func() { out.full, out.left = true, accepted })
		do(t, r, putAsk(fmt.Sprint("n", accepted))) // changes something shared and something of p1
		settle(t, r)
		seat.Leave()
		seat.Wait(context.Background())
		out.wakeUp()
		r.Sit(Visit{Viewer: viewer, Place: "a", From: out.position(), Out: out})
		same(t, r, out, viewer, "a")
		if out.resets != 1 {
			t.Errorf("%d resets", out.resets)
		}
	}
	for accepted := range 3 { // the connection breaks while everything is sent anew
		out := &screen{full: true, left: accepted}
		r.Sit(Visit{Viewer: viewer, Place: "a", Out: out}).Leave()
		settle(t, r)
		out.wakeUp()
		r.Sit(Visit{Viewer: viewer, Place: "a", From: out.position(), Out: out})
		same(t, r, out, viewer, "a")
	}
}

func TestL15_AViewThatWasDroppedKnowsNothingOfBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStage(t)
		r := open(t, s.halls)
		other := &screen{}
		r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone}, Out: other}) // keeps the shared view
		viewer := meeting.Viewer{Audience: meeting.Phone, Person: "p1"}
		do(t, r, putAsk("n1"))
		out := &screen{}
		seat := r.Sit(Visit{Viewer: viewer, Place: "a", Out: out})
		settle(t, r)
		seat.Leave()
		time.Sleep(5 * time.Minute)
		inside(t, r, func() {
			if r.viewOf(viewer) != nil {
				t.Error("the personal view is still kept")
			}
		})
		do(t, r, ask("d", "note.drop", `{"id":"n1"}`)) // and with it the last that was p1's
		r.Sit(Visit{Viewer: viewer, Place: "a", From: out.position(), Out: out})
		same(t, r, out, viewer, "a")
		s.halls.Close()
	})
}

func TestL17_EverySeatGetsTheSameMessage(t *testing.T) {
	r := open(t, newStage(t).halls)
	seen := map[*Message]int{}
	for i := range 50 {
		r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: meeting.PersonID(fmt.Sprint("x", i))}, Place: "a",
			Out: &screen{order: func(m *Message) { seen[m]++ }}})
	}
	settle(t, r)
	inside(t, r, func() { clear(seen) })
	do(t, r, putAsk("n1"))
	settle(t, r)
	inside(t, r, func() {
		if len(seen) != 1 {
			t.Errorf("%d messages for one change", len(seen))
		}
	})
}

func TestL18_PersonalSectionsGoToThatPersonOnly(t *testing.T) {
	r := open(t, newStage(t).halls)
	outs := map[meeting.PersonID]*screen{"p1": {}, "p2": {}, "": {}}
	for who, out := range outs {
		r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: who}, Out: out})
	}
	a := ask("s", "note.say", `{"says":"marker"}`)
	do(t, r, a)
	settle(t, r)
	for who, out := range outs {
		if shown := strings.Contains(fmt.Sprint(out.sections), "note.mine"); shown != (who == "p1") {
			t.Errorf("%q: %v", who, out.sections)
		}
	}
}

func TestL19_ASlowScreenGetsTheNewestOnly(t *testing.T) {
	r := open(t, newStage(t).halls)
	out := &screen{}
	seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: out})
	settle(t, r)
	frames := out.frames
	inside(t, r, func() { out.full = true })
	for i := range 1500 {
		seat.Ask(putAsk(fmt.Sprint("n", i%4)))
		seat.Ask(ask(fmt.Sprint("m", i), "note.move", fmt.Sprintf(`{"id":"n0","theme":"t%d"}`, i)))
		if i%100 == 0 {
			settle(t, r)
		}
	}
	settle(t, r)
	inside(t, r, func() {
		if len(seat.answers) > mostAnswers {
			t.Errorf("%d answers are kept", len(seat.answers))
		}
		out.full = false
	})
	seat.Ready()
	same(t, r, out, meeting.Viewer{Audience: meeting.Console}, "")
	if got := out.frames - frames; got != 1 {
		t.Errorf("%d frames to catch up", got)
	}
	if out.answers["m1499"].Seq == 0 {
		t.Error("the newest answer was lost")
	}
}

func TestL21_WhatPassesIsNotWritten(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	console, phone := &screen{}, &screen{}
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: console})
	seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: "p1"}, Out: phone})
	seat.Ask(ask("t1", "live.typing", `{"on":true}`))
	seat.Ask(ask("t2", "live.typing", `{"on":true}`))
	seat.Ask(ask("h1", "live.ask_help", ``))
	settle(t, r)
	for name, want := range map[string]string{"live.hall": `{"screens":{"console":1,"phone":1},"writing":1}`, "live.online/p1": `{"screens":1}`} {
		if got := string(console.sections[name]); got != want {
			t.Errorf("%s is %s", name, got)
		}
	}
	if console.sections["live.help/p1"] == nil || string(phone.sections["live.me"]) != `{"help":true}` {
		t.Errorf("%v %v", console.sections, phone.sections)
	}
	if a := phone.answers["h1"]; a.No != nil {
		t.Errorf("%+v", a)
	}
	refused(t, r, ask("d0", "live.help_done", `{"person":"p1"}`), meeting.NotAllowed, false)
	going := ask("g1", "live.help_going", `{"person":"p1"}`)
	refused(t, r, going, meeting.NotAllowed, false)
	going.By = meeting.Actor{Role: meeting.Helper}
	do(t, r, going)
	settle(t, r)
	if got := string(console.sections["live.help/p1"]); !strings.Contains(got, `"going":true`) {
		t.Errorf("somebody goes: the console shows %s", got)
	}
	going.ID = "g2"
	refused(t, r, going, meeting.NoChange, false) // somebody goes already
	going.ID, going.Data = "g3", []byte(`{"person":"p2"}`)
	refused(t, r, going, meeting.NoChange, false) // did not ask, or was helped meanwhile
	done := ask("d1", "live.help_done", `{"person":"p1"}`)
	done.By = meeting.Actor{Role: meeting.Facilitator}
	do(t, r, done)
	seat.Leave()
	settle(t, r)
	if got := string(console.sections["live.hall"]); got != `{"screens":{"console":1},"writing":0}` || console.sections["live.online/p1"] != nil || console.sections["live.help/p1"] != nil {
		t.Errorf("%v", console.sections)
	}
	if len(s.streams["meeting/m1"]) != 0 {
		t.Error("it was written")
	}
}

// A question before answering calls who hosts the table too: their phone is told how many, and not who.
func TestL21_AQuestionFirstCallsTheTableHost(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	console, host := &screen{}, &screen{}
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: console})
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: "p2"}, Out: host})
	from := func(id, who, data string) Ask {
		a := ask(id, "live.ask_help", data)
		a.By.Person = meeting.PersonID(who)
		return a
	}
	told := func(want, of string) {
		t.Helper()
		settle(t, r)
		if got := string(host.sections["live.me"]); got != want {
			t.Errorf("%s: the host is shown %s, want %s", of, got, want)
		}
	}
	do(t, r, from("h1", "p1", `{}`))
	told(`{"help":false}`, "help of any kind")
	do(t, r, from("h2", "p1", `{"first":true}`))
	do(t, r, from("h3", "p1", `{"first":true}`))
	do(t, r, from("h4", "p3", `{"first":true}`))
	told(`{"help":false,"asked":2}`, "two questions")
	if got := string(console.sections["live.help/p3"]); !strings.Contains(got, `"first":true`) {
		t.Errorf("the console shows %s", got)
	}
	do(t, r, from("h5", "p2", `{"first":true}`))
	told(`{"help":true,"asked":2}`, "one's own")
	for i, who := range []string{"p1", "p3"} {
		done := ask(fmt.Sprint("d", i), "live.help_done", fmt.Sprintf(`{"person":%q}`, who))
		done.By = meeting.Actor{Role: meeting.Helper}
		do(t, r, done)
	}
	told(`{"help":true}`, "answered")
}

func TestL21_AReminderIsForWhoHasNotAnswered(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	screens := map[string]*screen{}
	for _, who := range []meeting.Viewer{{Audience: meeting.Console}, {Audience: meeting.Projector}, {Audience: meeting.Phone, Person: "p1"}, {Audience: meeting.Phone, Person: "p2"}} {
		at := &screen{}
		screens[string(who.Audience)+string(who.Person)] = at
		r.Sit(Visit{Viewer: who, Out: at})
	}
	do(t, r, ask("a1", "note.say", `{"says":"ja"}`))
	written := len(s.streams["meeting/m1"])
	refused(t, r, ask("r0", "live.remind", `{"round":"r1"}`), meeting.NotAllowed, false)
	remind := ask("r1", "live.remind", `{"round":"r1"}`)
	remind.By = meeting.Actor{Role: meeting.Facilitator}
	do(t, r, remind)
	remind.ID, remind.Data = "r2", []byte(`{"round":"weg"}`)
	refused(t, r, remind, meeting.Unknown, false)
	settle(t, r)
	for at, want := range map[string]string{"phonep1": `{"help":false}`, "phonep2": `{"help":false,"remind":"r1"}`} {
		if got := string(screens[at].sections["live.me"]); got != want {
			t.Errorf("%s shows %s, want %s", at, got, want)
		}
	}
	for _, at := range []string{"console", "projector"} {
		for name, shown := range screens[at].sections {
			if strings.Contains(string(shown), "remind") {
				t.Errorf("%s shows %s in %s", at, shown, name)
			}
		}
	}
	if len(s.streams["meeting/m1"]) != written {
		t.Error("it was written")
	}
}

func TestL21_AScreenThatPollsLooksOnBetweenTwoPolls(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	console := &screen{}
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: console})
	polled := Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: "p1"}, Polls: true, Out: &screen{}}
	looksOn := func(when string, want bool) {
		t.Helper()
		settle(t, r)
		if got := string(console.sections["live.hall"]); strings.Contains(got, `"phone":1`) != want || strings.Contains(got, `"phone":2`) {
			t.Errorf("%s: %s", when, got)
		}
		if shown := console.sections["live.online/p1"] != nil; shown != want {
			t.Errorf("%s: online is %v", when, shown)
		}
	}
	r.Sit(polled).Leave()
	looksOn("between two polls", true)
	polled.Out = &screen{}
	seat := r.Sit(polled)
	looksOn("at the second", true)
	seat.Leave()
	r.in.post(func() { r.tidy(time.Now().Add(r.conf.Gap)) })
	looksOn("not come back", false)
}

func TestL21_TheScreenIsTriedOnTheProjectorAlone(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	screens := map[meeting.Audience]*screen{}
	for _, who := range []meeting.Viewer{{Audience: meeting.Console}, {Audience: meeting.Projector}, {Audience: meeting.Device}, {Audience: meeting.Phone, Person: "p1"}} {
		screens[who.Audience] = &screen{}
		r.Sit(Visit{Viewer: who, Out: screens[who.Audience]})
	}
	try := ask("t1", "live.try_screen", `{"on":true}`)
	try.By = meeting.Actor{Role: meeting.Facilitator}
	for i, on := range []bool{true, false} {
		try.ID, try.Data = meeting.CommandID(fmt.Sprint("t", i)), fmt.Appendf(nil, `{"on":%v}`, on)
		do(t, r, try)
		settle(t, r)
		for audience, at := range screens {
			shows := strings.Contains(string(at.sections["live.hall"]), `"trying":true`)
			if shows != (on && (audience == meeting.Console || audience == meeting.Projector)) {
				t.Errorf("on %v: the %s shows %s", on, audience, at.sections["live.hall"])
			}
		}
	}
	if len(s.streams["meeting/m1"]) != 0 {
		t.Error("it was written")
	}
}

// The whole table of what may be asked without being written.
func TestL21_WhatIsSaidIsALineThatGrows(t *testing.T) {
	s := newStage(t)
	r := open(t, s.halls)
	screen := &screen{}
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Projector}, Out: screen})
	n := 0
	say := func(who meeting.PersonID, text string, done bool) {
		t.Helper()
		n++
		a := ask("", "live.caption", "")
		a.ID, a.By = meeting.CommandID(fmt.Sprint("c", n)), meeting.Actor{Role: meeting.Captioner, Person: who}
		a.Data = fmt.Appendf(nil, `{"text":%q,"done":%v}`, text, done)
		do(t, r, a)
	}
	shown := func() string {
		settle(t, r)
		all := ""
		for i := 1; i <= n; i++ {
			if value := screen.sections[fmt.Sprint("live.caption/", i)]; value != nil {
				all += fmt.Sprint(i, string(value))
			}
		}
		return all
	}
	say("a", "Wie heeft", false)
	say("b", "Ik denk", false)
	say("a", "Wie heeft een vraag?", true)
	say("a", "Nie", false)
	say("a", "", false) // taken away
	if got := shown(); got != `1{"text":"Wie heeft een vraag?"}2{"text":"Ik denk","open":true}` {
		t.Errorf("%s", got)
	}
	for i := range keepCaptions {
		say("a", fmt.Sprint("Zin ", i), true)
	}
	if got := shown(); strings.Contains(got, "Wie heeft") || strings.Contains(got, "Ik denk") || strings.Count(got, "Zin") != keepCaptions {
		t.Errorf("what is old is still there: %s", got)
	}
	if len(s.streams["meeting/m1"]) != 0 {
		t.Error("it was written")
	}
}

func TestL21_WhoMayAskWhatPasses(t *testing.T) {
	may := map[string][]meeting.Role{
		"live.ask_help": {meeting.Participant, meeting.Helper}, "live.help_done": {meeting.Facilitator, meeting.Helper},
		"live.help_going": {meeting.Facilitator, meeting.Helper},
		"live.typing":     {meeting.Participant}, "live.remind": {meeting.Facilitator}, "live.try_screen": {meeting.Facilitator},
		"live.caption": {meeting.Captioner},
	}
	s := newStage(t)
	r := open(t, s.halls)
	seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: "p1"}, Out: &screen{}})
	defer seat.Leave()
	for name, who := range may {
		for _, role := range meeting.Roles {
			err := r.Read(t.Context(), func(Life) { r.passing.help["p1"] = call{since: time.Now()} })
			if err != nil {
				t.Fatal(err)
			}
			a := ask("x", name, map[string]string{"live.help_done": `{"person":"p1"}`, "live.help_going": `{"person":"p1"}`, "live.remind": `{"round":"r1"}`}[name])
			a.By = meeting.Actor{Role: role, Person: "p1"}
			read := r.read(a)
			read.seat = seat
			heard := make(chan Answer, 1)
			read.answer = func(answer Answer) { heard <- answer }
			r.in.put(read)
			if answer := <-heard; (answer.No == nil) != slices.Contains(who, role) {
				t.Errorf("%s by %q: %+v", name, role, answer.No)
			}
		}
	}
	if len(may) != len(PassingWords().Asks) {
		t.Error("something can be asked that is not in this table")
	}
}

func TestFramedIsOneTextFrame(t *testing.T) {
	for _, n := range []int{0, 1, 125, 126, 65535, 65536, 70000} {
		m := newMessage(append(make([]byte, mostHeader), strings.Repeat("x", n)...))
		framed := m.Framed()
		header := len(framed) - n
		if len(m.JSON()) != n || framed[0] != 0x81 {
			t.Fatalf("%d: %d bytes, %x", n, len(m.JSON()), framed[0])
		}
		want := map[bool]int{true: 2}[n < 126]
		if want == 0 {
			want = 4
			if n > 65535 {
				want = 10
			}
		}
		if header != want {
			t.Errorf("%d bytes have a header of %d", n, header)
		}
		length := int(framed[1])
		for _, b := range framed[2:header] {
			if header == 4 && length == 126 || header == 10 && length == 127 {
				length = 0
			}
			length = length<<8 | int(b)
		}
		if header > 2 && length != n || header == 2 && length != n {
			t.Errorf("%d bytes say %d", n, length)
		}
	}
}

func TestHashIsThatOfCanonicalJSON(t *testing.T) {
	a := HashSections(map[string][]byte{"b.c": []byte(`{"x":1,"a":"é"}`), "a.b/1": []byte(`null`)})
	b := HashSections(map[string][]byte{"a.b/1": []byte(` null`), "b.c": []byte(`{ "a": "\u00e9", "x": 1.0 }`)})
	if a != b {
		t.Error("the same content has two hashes")
	}
}

func TestL14_AnAnswerComesWithWhatIsPersonal(t *testing.T) {
	r := open(t, newStage(t).halls)
	out := &screen{}
	seat := r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: "p1"}, Out: out})
	settle(t, r)
	before := out.writes
	a := ask("s", "note.say", `{"says":"ja"}`)
	a.By.Person = "p1"
	seat.Ask(a)
	settle(t, r)
	if out.writes != before+1 || out.answers["s"] != (Answer{Seq: 1}) || !strings.Contains(fmt.Sprint(out.sections), "note.mine") {
		t.Errorf("%d writes; %v %v", out.writes-before, out.answers, out.sections)
	}
}
