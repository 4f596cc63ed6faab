package life_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// What each kind of screen may see at all: reviewed as a difference of this file.
func TestSections_TheReadTable(t *testing.T) {
	var b strings.Builder
	for _, words := range life.New().Words() {
		for _, s := range words.Shows {
			fmt.Fprintf(&b, "%s:", s.Name)
			for _, a := range meeting.Audiences {
				if slices.Contains(s.For, a) {
					fmt.Fprintf(&b, " %s", a)
				}
			}
			b.WriteByte('\n')
		}
	}
	golden.Same(t, "testdata/sections.golden", []byte(b.String()))
}

func TestSections_ThePhoneInTheLobbySeesOnlyWhatIsPublic(t *testing.T) {
	m := rehearsals.Begin(t, 5)
	m.Draft("v1")
	m.By(meeting.Actor{Person: "new", Via: meeting.ViaPhone}, &people.Knock{ID: "new", Name: "Noor"})
	for _, v := range []meeting.Viewer{{Audience: meeting.Lobby}, {Audience: meeting.Lobby, Person: "new"}} {
		for _, phone := range append(m.Life.Keys(meeting.Viewer{Audience: meeting.Console}), m.Life.Keys(v)...) {
			shown := m.Life.Show(v, phone) != nil
			public := phone.Part == "prepare" && !slices.Contains([]string{"agenda", "invitations", "questions", "style", "logo", "quoting", "former"}, phone.Name) && v.Person == "" || phone.Name == "me" && v.Person != ""
			if shown != public {
				t.Errorf("%v sees %v: %v", v, phone, shown)
			}
		}
	}
}
