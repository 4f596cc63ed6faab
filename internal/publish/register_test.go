package publish_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"hoofdlijn/internal/door/bolt"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
)

const (
	lead = meeting.Facilitator
	town = meeting.Municipality
)

var (
	open   = publish.Wish{Public: true}
	found  = publish.Wish{Public: true, Findable: true}
	closed = publish.Wish{Reason: "Er staat een fout in de plaatsnaam"}
)

// Who may do what, from every state there is.
func TestTheMunicipalityOnlyOpens(t *testing.T) {
	for _, c := range []struct {
		name string
		was  []publish.Wish
		wish publish.Wish
		by   meeting.Role
		code meeting.Code
	}{
		{"who leads makes it public", nil, open, lead, ""},
		{"the municipality makes it public", nil, found, town, ""},
		{"nobody else does", nil, open, meeting.Participant, meeting.NotAllowed},
		{"it is not public already", nil, closed, lead, meeting.NoChange},
		{"twice is once", []publish.Wish{open}, open, lead, meeting.NoChange},
		{"the municipality makes it findable", []publish.Wish{open}, found, town, ""},
		{"and does not hide it", []publish.Wish{found}, open, town, meeting.NotAllowed},
		{"nor take it away", []publish.Wish{open}, closed, town, meeting.NotAllowed},
		{"who leads hides it from search engines", []publish.Wish{found}, open, lead, ""},
		{"and takes it away with a reason", []publish.Wish{found}, closed, lead, ""},
		{"not without", []publish.Wish{found}, publish.Wish{Reason: " "}, lead, meeting.Incomplete},
		{"it can come back", []publish.Wish{open, closed}, open, lead, ""},
		{"not by the municipality", []publish.Wish{open, closed}, open, town, meeting.NotAllowed},
		{"nor to search engines", []publish.Wish{found, open}, found, town, meeting.NotAllowed},
		{"nor there when it came back without", []publish.Wish{found, closed, open}, found, town, meeting.NotAllowed},
		{"when it was never there it may", []publish.Wish{open, closed, open}, found, town, ""},
	} {
		var p publish.Publication
		for _, w := range c.was {
			var no *meeting.Refusal
			if p, no = p.After(w, lead, time.Unix(1, 0)); no != nil {
				t.Fatalf("%s: %v", c.name, no)
			}
		}
		after, no := p.After(c.wish, c.by, time.Unix(2, 0))
		code := meeting.Code("")
		if no != nil {
			code = no.Code
		}
		if code != c.code {
			t.Errorf("%s: %q, want %q", c.name, code, c.code)
		}
		if grown := len(after.Acts) - len(p.Acts); (grown == 1) != (c.code == "") {
			t.Errorf("%s: %d acts more", c.name, grown)
		}
	}
}

func TestWhatIsNotPublicIsNotFindable(t *testing.T) {
	p, _ := publish.Publication{}.After(found, lead, time.Unix(1, 0))
	p, _ = p.After(publish.Wish{Findable: true, Reason: "weg"}, lead, time.Unix(2, 0))
	if p.Public() || p.Findable() || !p.WasPublic() || p.Now().Reason != "weg" {
		t.Errorf("%+v", p)
	}
	p, _ = p.After(open, lead, time.Unix(3, 0))
	p, _ = p.After(found, lead, time.Unix(4, 0))
	if p.Since() != time.Unix(3, 0) {
		t.Errorf("public since %v", p.Since())
	}
}

func TestTheRegisterKeeps(t *testing.T) {
	rows, err := bolt.Open(filepath.Join(t.TempDir(), "door"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	ctx, r := context.Background(), publish.New(rows, time.Now)
	for m, w := range map[meeting.ID]publish.Wish{"a": open, "b": found, "c": open} {
		if _, err := r.Wish(ctx, m, publish.Listed{Question: "Wat nu?"}, w, lead); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Wish(ctx, "a", publish.Listed{}, open, lead); !refused(err, meeting.NoChange) {
		t.Errorf("%v", err)
	}
	if _, err := r.Wish(ctx, "c", publish.Listed{}, closed, lead); err != nil {
		t.Error(err)
	}
	all, err := r.Public(ctx)
	if err != nil || len(all) != 2 || all[0].Meeting != "a" || all[1].Meeting != "b" || all[1].About.Question != "Wat nu?" {
		t.Errorf("%+v %v", all, err)
	}
	if p, err := r.Of(ctx, "never"); err != nil || len(p.Acts) != 0 || p.Public() || p.WasPublic() {
		t.Errorf("%+v %v", p, err)
	}
}

func refused(err error, code meeting.Code) bool {
	no, is := errors.AsType[*meeting.Refusal](err)
	return is && no.Code == code
}
