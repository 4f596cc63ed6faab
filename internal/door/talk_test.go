package door_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/door"
)

func TestALetterOpensItsConversation(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	until := h.now().Add(30 * 24 * time.Hour)
	token, code, err := h.MakeTalkLink(ctx, m.ID, "p01", until)
	if err != nil || len(code) != 11 {
		t.Fatal(code, err)
	}
	_, s, err := h.ComeToTalk(ctx, token, door.Session{})
	if err != nil || s.Desk != door.AtTalk || s.Person != "p01" || s.Open {
		t.Fatalf("%+v %v", s, err)
	}
	typed := " " + strings.ToLower(strings.ReplaceAll(code, "-", " ")) + "."
	second, other, err := h.ComeToTalk(ctx, typed, s)
	if err != nil || other.ID == s.ID {
		t.Fatal(err)
	}
	if _, err := h.SessionByID(ctx, s.ID); err == nil {
		t.Error("the session the browser came with still opens")
	}
	for _, wrong := range []string{"", "CCCCC-CCCCC", token + "x", strings.Repeat("9", 300)} {
		if _, _, err := h.ComeToTalk(ctx, wrong, door.Session{}); !errors.Is(err, door.ErrWrong) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if _, _, _, err := h.Exchange(ctx, token, true, door.Session{}); !errors.Is(err, door.ErrWrong) {
		t.Errorf("it opens the meeting: %v", err)
	}
	later, code2, err := h.MakeTalkLink(ctx, m.ID, "p01", until)
	if err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{token, code} {
		if _, _, err := h.ComeToTalk(ctx, old, door.Session{}); !errors.Is(err, door.ErrWrong) {
			t.Errorf("what was replaced still opens: %v", err)
		}
	}
	if _, err := h.Session(ctx, second); err == nil {
		t.Error("so does the session that came by it")
	}
	h.wait(31 * 24 * time.Hour)
	for _, old := range []string{later, code2} {
		if _, _, err := h.ComeToTalk(ctx, old, door.Session{}); !errors.Is(err, door.ErrWrong) {
			t.Errorf("it opens for ever: %v", err)
		}
	}
}

func TestFromTheConversationToTheMeeting(t *testing.T) {
	h := open(t)
	a := h.admin()
	m := must(h.MakeMeeting(ctx, door.Meeting{Title: "Later", Facilitators: []string{a.Name}, Opens: h.now().Add(time.Hour)}))
	token, _, _ := h.MakeTalkLink(ctx, m.ID, "p01", h.now().Add(48*time.Hour))
	_, talk, err := h.ComeToTalk(ctx, token, door.Session{})
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
	if _, _, err := h.MakeTalkLink(ctx, m.ID, "p01", h.now().Add(48*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Session(ctx, had); err == nil {
		t.Error("another letter left the phone of the one that was lost")
	}
}

func TestUnlockingGivesAnotherToken(t *testing.T) {
	h := open(t)
	m := h.meeting(h.admin())
	link, _, _ := h.MakeTalkLink(ctx, m.ID, "p01", h.now().Add(time.Hour))
	had, s, _ := h.ComeToTalk(ctx, link, door.Session{})
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
