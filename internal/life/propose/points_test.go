package propose_test

import (
	"testing"

	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

func TestV4_WhoSaidYesToTheWholeSaidYesToItsPoints(t *testing.T) {
	m := rehearsals.Begin(t, 3)
	who := rehearsals.Who(1)
	draft := rehearsals.Draft("v1")
	draft.Lead = &propose.Lead{Person: who}
	m.Must(draft).By(rehearsals.Phone(who), &propose.AnswerLead{Proposal: "v1", Yes: true})
	m.Must(&propose.Split{ID: "v1", Points: []propose.Point{
		{ID: "a", Title: "Eerst dit", Text: "Dit."},
		{ID: "b", Title: "Dan dat", Text: "Dat.", More: propose.More{Lead: &propose.Lead{Person: rehearsals.Who(2)}}},
	}})
	for id, want := range map[string]string{"a": "yes", "b": ""} {
		if got := rehearsals.Read[propose.Shown](m, meeting.Viewer{Audience: meeting.Phone}, "propose.proposal/"+id).Lead.Said; got != want {
			t.Errorf("the lead of %s said %q, want %q", id, got, want)
		}
	}
}
