package decide_test

import (
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// readAnew is the meeting as it is read when somebody was erased: without their key.
func readAnew(m *rehearsals.Meeting) *life.Life {
	return rehearsals.Replay(m.Stored(), m.Burnt()...)
}

// closing is what the facilitator's close leads to.
func closing(t *testing.T, l *life.Life, round string) *decide.RoundClosed {
	t.Helper()
	facts, no := l.Decide(meeting.Command{ID: "close", By: rehearsals.Facilitator(), Do: &decide.Close{Round: round}})
	if no != nil {
		t.Fatalf("%s %v", no.Code, no.About)
	}
	for _, f := range facts {
		if shown, ok := f.(*decide.AnswerShown); ok && shown.Given.Person == rehearsals.Who(2) {
			t.Fatal("who was erased is named")
		}
	}
	return facts[len(facts)-1].(*decide.RoundClosed)
}

func TestD17_AVoterIsErasedWhileTheRoundIsOpen(t *testing.T) {
	for _, c := range []struct {
		answers  []string // of voters 1 to 3; 2 is erased
		outcome  string
		voters   int
		answered int
		left     int
	}{
		{[]string{"support", "not_yet", "support"}, "not_adopted", 3, 3, 0},
		{[]string{"support", "support", "support"}, "adopted", 3, 3, 0},
		{[]string{"support", "", "support"}, "adopted", 2, 2, 1},
		{[]string{"support", "", ""}, "not_adopted", 2, 1, 1},
	} {
		for _, secrecy := range []string{"closed", "open"} {
			m := rehearsals.Begin(t, 3).Draft("v1")
			m.Loose = true
			open := rehearsals.OpenOn("r1", "v1")
			open.Secrecy = secrecy
			say(m.Must(open), "r1", "v1", c.answers...).Must(&people.Erase{ID: rehearsals.Who(2)})
			for name, l := range map[string]*life.Life{"at once": m.Life, "read anew": readAnew(m)} {
				got := closing(t, l, "r1")
				if got.Electorate != c.voters || got.Answered != c.answered || got.Left != c.left || got.Results[0].Outcome != c.outcome {
					t.Errorf("%v, %s, %s: %+v", c.answers, secrecy, name, got)
				}
			}
		}
	}
}

// Of who is entitled the erased voter who answered is one still: a share of all is a share of the same.
func TestD17_AShareOfTheEntitledStaysTheSame(t *testing.T) {
	m := rehearsals.Begin(t, 4).Draft("v1")
	m.Loose = true
	open := rehearsals.OpenOn("r1", "v1")
	open.Method, open.Params = "majority", []byte(`{"num":1,"den":2,"strict":true,"basis":"entitled"}`)
	say(m.Must(open), "r1", "v1", "for", "against").Must(&people.Erase{ID: rehearsals.Who(2)})
	for name, l := range map[string]*life.Life{"at once": m.Life, "read anew": readAnew(m)} {
		if closing(t, l, "r1").Results[0].Passed {
			t.Errorf("%s: one of four is more than half", name)
		}
	}
}

// Who was there is nowhere in what can be read once the round has closed.
func TestD17_TheVotersGoWithTheRoundsKey(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	for _, s := range m.Stored() {
		for _, box := range s.Hidden {
			if s.Name == "decide.voters_fixed" && (box.Key != meeting.RoundKey("r1") || box.Size() != box.Pad || strings.Contains(string(s.Public), "p0")) {
				t.Fatalf("%+v", s)
			}
		}
	}
	sizes := map[int]bool{}
	for _, who := range []meeting.PersonID{"a", meeting.PersonID(strings.Repeat("w", 64))} {
		h := (&decide.VotersFixed{Round: "r1", Voters: slices.Repeat([]meeting.PersonID{who}, 40)}).Hidden()
		sizes[h[0].Pad] = true
		if full := (&decide.BallotCast{Round: "r1", Given: decide.Given{Person: who, Answers: map[string]kind.Answer{}}}).Hidden(); full[0].Key != h[0].Key {
			t.Fatal("the voters and their answers go with other keys")
		}
	}
	if len(sizes) != 1 {
		t.Fatalf("the size tells who: %v", sizes)
	}
	m.Must(&decide.Close{Round: "r1"}).Check()
}
