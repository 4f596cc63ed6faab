package ideas_test

import (
	"testing"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

func TestI18_TheConsoleSeesLikelyTwins(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"})
	twins := func(id, want string) {
		t.Helper()
		section := "ideas.alike/" + id
		if got := on(p, meeting.Console, section); got != want {
			t.Errorf("twins of %s: %s, want %s", id, got, want)
		}
		for _, a := range room {
			if got := on(p, a, section); got != "" {
				t.Errorf("%s sees twins: %s", a, got)
			}
		}
	}
	p.ByParticipant(bram).Must(&ideas.Add{ID: "i4", Theme: "vinden", Text: "Bij de apotheken een kaartje"},
		&ideas.Add{ID: "i5", Theme: "respijt", Text: "Een kaart bij de apotheek"})
	twins("i4", `{"id":"i4","ideas":["i2"]}`)
	twins("i2", "")
	twins("i5", "") // on another board
	p.ByFacilitator().Must(&ideas.Move{Ideas: list("i5"), Theme: "vinden"})
	twins("i5", `{"id":"i5","ideas":["i2","i4"]}`)
	p.Must(&ideas.Merge{Into: "i2", Ideas: list("i4")})
	twins("i4", "")
	twins("i5", `{"id":"i5","ideas":["i2"]}`)
	p.ByParticipant(bram).Must(&ideas.Edit{ID: "i2", Text: "Een bakfiets lenen"})
	twins("i5", "")
	p.Must(&ideas.Edit{ID: "i2", Text: "Een kaart bij de apotheken"})
	twins("i2", `{"id":"i2","ideas":["i5"]}`)
	p.Must(&ideas.Withdraw{ID: "i5"})
	twins("i2", "")
	if seen := parttest.Sections(p.Part(), meeting.Viewer{Audience: meeting.Phone, Person: bram}); seen["ideas.alike/i2"] != "" {
		t.Error("twins were shown to a person")
	}
}
