package door_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/door"
)

// kept is how long conversations are kept in these tests: as the meeting is now.
func kept(_ context.Context, m door.Meeting) (time.Time, error) {
	return m.Closes.AddDate(0, 0, 28), nil
}

func TestALetterOpensItsConversation(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	token, code, err := h.MakeTalkLink(ctx, m.ID, "p01")
	if err != nil || len(code) != 11 {
		t.Fatal(code, err)
	}
	_, s, err := h.ComeToTalk(ctx, token, door.Session{}, kept)
	if err != nil || s.Desk != door.AtTalk || s.Person != "p01" || s.Open {
		t.Fatalf("%+v %v", s, err)
	}
	typed := " " + strings.ToLower(strings.ReplaceAll(code, "-", " ")) + "."
	second, other, err := h.ComeToTalk(ctx, typed, s, kept)
	if err != nil || other.ID == s.ID {
		t.Fatal(err)
	}
	if _, err := h.SessionByID(ctx, s.ID); err == nil {
		t.Error("the session the browser came with still opens")
	}
	for _, wrong := range []string{"", "CCCCC-CCCCC", token + "x", strings.Repeat("9", 300)} {
		if _, _, err := h.ComeToTalk(ctx, wrong, door.Session{}, kept); !errors.Is(err, door.ErrWrong) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if _, _, _, err := h.Exchange(ctx, token, true, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("it opens the meeting: %v", err)
	}
	later, code2, err := h.MakeTalkLink(ctx, m.ID, "p01")
	if err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{token, code} {
		if _, _, err := h.ComeToTalk(ctx, old, door.Session{}, kept); !errors.Is(err, door.ErrWrong) {
			t.Errorf("what was replaced still opens: %v", err)
		}
	}
	if _, err := h.Session(ctx, second); err == nil {
		t.Error("so does the session that came by it")
	}
	h.wait(36 * 24 * time.Hour)
	for _, old := range []string{later, code2} {
		if _, _, err := h.ComeToTalk(ctx, old, door.Session{}, kept); !errors.Is(err, door.ErrWrong) {
			t.Errorf("it opens for ever: %v", err)
		}
	}
}

// A letter that was printed weeks ago goes on to work when the day is moved.
func TestALetterFollowsTheWindowOfItsMeeting(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	token, code, err := h.MakeTalkLink(ctx, m.ID, "p01")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.GoesOn(ctx, m.ID, m.Opens.AddDate(0, 3, 0).Format(time.DateOnly)); err != nil {
		t.Fatal(err)
	}
	h.wait(80 * 24 * time.Hour) // weeks after what it would have been
	for _, secret := range []string{token, code} {
		if _, s, err := h.ComeToTalk(ctx, secret, door.Session{}, kept); err != nil || !s.Until.After(h.now().Add(28*24*time.Hour)) {
			t.Errorf("%+v %v", s, err)
		}
	}
}

func TestALinkByMailStandsBesideTheLetter(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	letter, _, _ := h.MakeTalkLink(ctx, m.ID, "p01")
	first, second := must(h.AddTalkLink(ctx, m.ID, "p01")), must(h.AddTalkLink(ctx, m.ID, "p01"))
	opens := func(secret string) bool {
		_, s, err := h.ComeToTalk(ctx, secret, door.Session{}, kept)
		return err == nil && s.Person == "p01"
	}
	if !opens(letter) || !opens(first) || !opens(second) {
		t.Fatal("one of them ended another")
	}
	for range 29 {
		must(h.AddTalkLink(ctx, m.ID, "p01"))
	}
	if opens(first) || !opens(second) || !opens(letter) {
		t.Error("the last thirty open, and the letter")
	}
	token, s, err := h.ComeToTalk(ctx, second, door.Session{}, kept)
	if err != nil || s.Open {
		t.Fatal(err)
	}
	if _, _, err := h.MakeTalkLink(ctx, m.ID, "p01"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, token); err == nil || opens(second) || opens(letter) {
		t.Error("another letter ended not everything from before")
	}
	alone := must(h.AddTalkLink(ctx, m.ID, "p02"))
	if err := h.EndTalkLink(ctx, m.ID, "p02"); err != nil {
		t.Fatal(err)
	}
	if opens(alone) {
		t.Error("what was forgotten still opens")
	}
}

func TestFromTheConversationToTheMeeting(t *testing.T) {
	h := open(t)
	a := h.admin()
	m := must(h.MakeMeeting(ctx, door.Meeting{Title: "Later", Facilitators: []string{a.Name}, Opens: h.now().Add(time.Hour)}))
	token, _, _ := h.MakeTalkLink(ctx, m.ID, "p01")
	_, talk, err := h.ComeToTalk(ctx, token, door.Session{}, kept)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := h.EnterMeeting(ctx, talk, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("before it opens: %v", err)
	}
	h.wait(time.Hour)
	had, phone, err := h.EnterMeeting(ctx, talk, door.Session{})
	if err != nil || phone.Desk != door.AtPhone || phone.Person != "p01" || phone.Meeting != m.ID {
		t.Fatalf("%+v %v", phone, err)
	}
	if _, _, err := h.EnterMeeting(ctx, phone, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("a phone's session makes another: %v", err)
	}
	if _, _, err := h.MakeTalkLink(ctx, m.ID, "p01"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, had); err == nil {
		t.Error("another letter left the phone of the one that was lost")
	}
}

func TestUnlockingGivesAnotherToken(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	link, _, _ := h.MakeTalkLink(ctx, m.ID, "p01")
	had, s, _ := h.ComeToTalk(ctx, link, door.Session{}, kept)
	token, open, err := h.Unlock(ctx, s)
	if err != nil || !open.Open || must(h.Session(ctx, token)).ID != open.ID || !must(h.Session(ctx, token)).Open {
		t.Fatalf("%+v %v", open, err)
	}
	if _, err := h.Session(ctx, had); err == nil {
		t.Error("the token from before still opens")
	}
	if err := h.EndTalkLink(ctx, m.ID, "p01"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, token); err == nil {
		t.Error("ending the way in did not end what came by it")
	}
	if token, _, err := h.Unlock(ctx, s); !errors.Is(err, door.ErrWrong) || token != "" { // a new pin, or an erasure, was sooner
		t.Errorf("a session that ended was opened: %v", err)
	}
}

// What a pin opened closes after a while without use; what the letter opens stays, as long as before.
func TestAnOpenConversationCloses(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	link, _, _ := h.MakeTalkLink(ctx, m.ID, "p01")
	_, s, _ := h.ComeToTalk(ctx, link, door.Session{}, kept)
	token, _, err := h.Unlock(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // used
		h.wait(door.OpenIdle - time.Minute)
		if !must(h.Session(ctx, token)).Open {
			t.Fatal("it closed while it was used")
		}
	}
	h.wait(door.OpenIdle)
	for range 2 {
		if s := must(h.Session(ctx, token)); s.Open || s.Person != "p01" || s.Until.Sub(h.now()) < 24*time.Hour {
			t.Fatalf("%+v", s)
		}
		h.wait(24 * time.Hour)
	}
}

func TestPins(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	until := h.now().Add(90 * 24 * time.Hour)
	for _, bad := range []string{"", "123", "123456789", "12a4", "１２３４", " 1234"} {
		if _, err := h.HashPin(ctx, bad); !errors.Is(err, door.ErrBad) {
			t.Errorf("%q can be a pin: %v", bad, err)
		}
	}
	kept := must(h.HashPin(ctx, "4711"))
	try := func(pin string) error { return h.TryPin(ctx, m.ID, "p01", pin, kept, until) }
	if err := try("4711"); err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for wrong < 20 {
		err := try("0000")
		switch {
		case errors.Is(err, door.ErrPinWait):
			if wrong%5 != 0 {
				t.Fatalf("waits after %d", wrong)
			}
			if err := try("4711"); !errors.Is(err, door.ErrPinWait) {
				t.Fatalf("the right one is heard while it waits: %v", err)
			}
			h.wait(15 * time.Minute)
		case errors.Is(err, door.ErrWrong):
			wrong++
		default:
			t.Fatal(err)
		}
	}
	h.wait(24 * time.Hour)
	if err := try("4711"); !errors.Is(err, door.ErrPinEnded) {
		t.Fatalf("after twenty wrong ones the right one: %v", err)
	}
	if err := h.TryPin(ctx, m.ID, "p02", "4711", kept, until); err != nil {
		t.Fatalf("somebody else: %v", err)
	}
	if err := h.ForgivePins(ctx, m.ID, "p01"); err != nil {
		t.Fatal(err)
	}
	if err := try("4711"); err != nil {
		t.Fatalf("after a new one was set: %v", err)
	}
}
