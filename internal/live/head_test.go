package live

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"hoofdlijn/internal/meeting"
)

// shownHead is what a screen is told of the record.
func shownHead(t *testing.T, r *Room, a meeting.Audience) *Head {
	t.Helper()
	var shown any
	inside(t, r, func() { shown = r.show(meeting.Viewer{Audience: a}, headKey) })
	if shown == nil {
		return nil
	}
	head := shown.(Head)
	return &head
}

// L26: phones are told where the record stood at the last landmark and nothing in between; on another instance and after a restart the same.
func TestL26_PhonesAreToldWhereTheRecordStood(t *testing.T) {
	signs := func(c *Config) { c.Shared, c.Signer = true, "zaal+1+A" }
	s := newStage(t, signs)
	r, other := open(t, s.halls), open(t, s.another(t, signs))
	do(t, r, putAsk("n1"))
	if head := shownHead(t, r, meeting.Phone); head != nil {
		t.Fatalf("before any landmark: %+v", head)
	}
	do(t, r, ask("f", "note.finish", ""))
	do(t, r, putAsk("n2"))
	var want Head
	for e, err := range s.memory.Read(context.Background(), Meetings+"m1", 0) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Seq == 2 {
			hash := e.Hash()
			want = Head{2, base64.StdEncoding.EncodeToString(hash[:]), "zaal+1+A"}
		}
	}
	do(t, other, putAsk("n3")) // it has read the rest before
	for name, room := range map[string]*Room{"here": r, "elsewhere": other, "opened later": open(t, s.another(t, signs))} {
		for _, a := range meeting.Audiences {
			head, told := shownHead(t, room, a), a == meeting.Phone || a == meeting.Console
			if told != (head != nil) || told && *head != want {
				t.Errorf("%s, %s: %+v, want %+v", name, a, head, want)
			}
		}
	}
}

// Between landmarks it costs nothing.
func TestL26_OtherChangesDoNotCarryIt(t *testing.T) {
	r := open(t, newStage(t).halls)
	var told []string
	r.Sit(Visit{Viewer: meeting.Viewer{Audience: meeting.Phone}, Out: &screen{order: func(m *Message) { told = append(told, string(m.JSON())) }}})
	settle(t, r)
	for _, c := range []struct {
		ask  Ask
		with bool
	}{{putAsk("n1"), false}, {ask("f", "note.finish", ""), true}, {putAsk("n2"), false}} {
		inside(t, r, func() { told = nil })
		do(t, r, c.ask)
		settle(t, r)
		inside(t, r, func() {
			if all := strings.Join(told, ""); strings.Contains(all, "live.head") != c.with || len(told) != 1 {
				t.Errorf("%s: %s", c.ask.Name, all)
			}
		})
	}
}
