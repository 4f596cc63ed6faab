package seal_test

import (
	"context"
	"encoding/hex"
	"fmt"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
	"hoofdlijn/internal/seal"
)

const stream = "meeting/zorg-2026"

// theKey signs in tests.
func theKey() seal.Key { return seal.NewKey("hoofdlijn.example.nl", [32]byte{1, 2, 3}) }

// afternoon is a small meeting with everything a verifier looks at: cards, a change that was taken back, a step back, rounds of
// all methods, carried and not.
func afternoon(t rehearsals.T) *rehearsals.Meeting {
	m := rehearsals.Begin(t, 5, prepare.Text{ID: "wet", Kind: "value", Text: "Iedereen doet mee"})
	for i, who := range []meeting.PersonID{"p01", "p02", "p03"} {
		m.By(rehearsals.Phone(who), &ideas.Add{ID: fmt.Sprint("i", i+1), Theme: "zorg", Text: "Kaart van iemand"})
	}
	first := rehearsals.Draft("v1")
	first.From = []string{"i1"}
	m.Must(first, &propose.Amend{ID: "v1", Title: new("Een vast nummer")}, &propose.Amend{ID: "v1", Title: new("Toch niet")}, &decide.Undo{})
	m.Must(rehearsals.Fits("v1", "wet"))
	m.Carry("r1", "v1")
	m.Draft("v2").Must(rehearsals.Fits("v2", "wet"), rehearsals.OpenOn("r2", "v2"))
	m.All("r2", "not_yet", []string{"v2"}, "p01").All("r2", "support", []string{"v2"}, "p02", "p03", "p04", "p05").Must(&decide.Close{Round: "r2"})
	m.Draft("v3").Must(rehearsals.Fits("v3", "wet"))
	majority := rehearsals.OpenOn("r3", "v3")
	majority.Method = "majority"
	m.Must(majority).All("r3", "for", []string{"v3"}, "p01", "p02", "p03").All("r3", "against", []string{"v3"}, "p04", "p05").Must(&decide.Close{Round: "r3"})
	m.Draft("v4").Must(rehearsals.Fits("v4", "wet"))
	consent := rehearsals.OpenOn("r4", "v4")
	consent.Method = "consent"
	m.Must(consent).All("r4", "no_objection", []string{"v4"}, "p01", "p02", "p03", "p04").By(rehearsals.Phone("p05"), rehearsals.Says("r4", "v4", "objection", "Te duur"))
	m.Must(&decide.Close{Round: "r4"}, &decide.Close{Round: "r4", Found: map[string]bool{"1": false}})
	console := meeting.Viewer{Audience: meeting.Console}
	for _, moment := range rehearsals.Read[decide.Moments](m, console, "decide.moments").List {
		if moment.Touched[0] == "v4" && moment.Kind == "draft" {
			m.Must(&decide.StepBack{To: moment.To, Reason: "Te snel"})
			break
		}
	}
	m.Must(&meet.Show{View: "plan"})
	return m.Seal()
}

// second is a meeting whose plan takes the place of another, after it was said of one and taken back.
func second(t rehearsals.T) *rehearsals.Meeting {
	was := prepare.Former{Origin: "raad.example/m/een", Meeting: "een", Title: "Samen eten", Code: "0000-0000-0000-0000"}
	is := was
	is.Meeting, is.Title = "twee", "Samen koken \u2028<b>"
	return rehearsals.Prepared(t).Must(&prepare.Continue{Former: was}, &prepare.Supersede{Supersedes: true}, &prepare.Continue{Former: is},
		&prepare.Supersede{Supersedes: true}, &prepare.Lock{}, &prepare.Open{}).Seal()
}

// entries writes a meeting down as a server does.
func entries(t testing.TB, m *rehearsals.Meeting) []journal.Entry {
	t.Helper()
	ctx := context.Background()
	k, err := record.NewKeeper(ctx, record.Setup{Stream: stream, Words: life.New().Words(), Vault: &recordtest.Vault{}})
	if err != nil {
		t.Fatal(err)
	}
	var all []journal.Entry
	var head journal.Head
	for _, e := range m.Events {
		if sealed, is := e.Fact.(*plan.Sealed); is {
			sealed.Plan.Journal = &plan.Journal{Entries: uint64(head.Seq), Head: hex.EncodeToString(head.Hash[:])}
		}
		body, err := k.Seal(ctx, record.Line{Event: e, Item: "item"})
		if err != nil {
			t.Fatal(err)
		}
		var more []journal.Entry
		more, head = journal.Chain(head, append([]byte{}, body...))
		k.Commit()
		all = append(all, more...)
	}
	return all
}

// bundled is the bundle of the afternoon.
func bundled(t testing.TB) []byte {
	t.Helper()
	raw, err := seal.Make("zorg-2026", theKey(), entries(t, afternoon(t)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
