package life_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/outline/officetest"
	"hoofdlijn/internal/pdf/pdftest"
)

// offering is a meeting in which so many people may leave it to the group, if it says so.
func offering(t *testing.T, n int, offers bool) *rehearsals.Meeting {
	t.Helper()
	m := rehearsals.Prepared(t)
	m.Loose = true
	m.Must(&prepare.SetMeeting{Title: "Mantelzorg in de buurt", Question: "Wat is er nodig?", ToGroup: offers, Municipality: "Westerkwartier"}, &prepare.Lock{}, &prepare.Open{})
	for i := range n {
		m.Arrive(rehearsals.Who(i+1), "carer")
	}
	return m.Draft("v1")
}

func opened(m *rehearsals.Meeting, method string) *rehearsals.Meeting {
	open := rehearsals.OpenOn("r1", "v1")
	open.Method = method
	return m.Must(open)
}

// D21, R9: it is an answer where the meeting offers it, and nowhere else; no words go with it.
func TestD21_R9_OnlyWhereTheMeetingOffersIt(t *testing.T) {
	for _, method := range methods.All() {
		m := opened(offering(t, 2, false), method.Name())
		m.No(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", kind.ToGroup), meeting.BadBallot, "field", "choice")
		m = opened(offering(t, 2, true), method.Name())
		shown := rehearsals.Read[decide.RoundShown](m, meeting.Viewer{Audience: meeting.Phone}, "decide.round/r1")
		if !slices.Contains(shown.Choices, kind.ToGroup) || !kind.Offers(shown.Params) {
			t.Errorf("%s does not offer it: %v, %s", method.Name(), shown.Choices, shown.Params)
		}
		m.No(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", kind.ToGroup, "Woorden"), meeting.BadBallot, "field", "words")
		m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", kind.ToGroup))
	}
}

// D21: it stops nothing, it is no silence, and its number stands in every file of the plan. Of a plan in which somebody left it to
// the group nobody says that everyone stands behind it.
func TestD21_ItsNumberStandsInThePlan(t *testing.T) {
	for _, method := range methods.All() {
		m := opened(offering(t, 7, true), method.Name())
		for i := range 7 {
			choice := method.Choices()[0]
			if i < 3 {
				choice = kind.ToGroup
			}
			m.By(rehearsals.Phone(rehearsals.Who(i+1)), rehearsals.Says("r1", "v1", choice))
		}
		m.Must(&decide.Close{Round: "r1"})
		if m.Outcome("v1") != decide.Adopted {
			t.Fatalf("%s: v1 is %s", method.Name(), m.Outcome("v1"))
		}
		m.Seal()
		decision := m.Life.Plan().Themes[0].Decisions[0]
		if r := decision.Result; r.Counts[kind.ToGroup] != 3 || r.Answered != 7 || r.Electorate != 7 {
			t.Errorf("%s: %+v", method.Name(), r)
		}
		said, _ := method.Says()
		for _, f := range formats.All() {
			text := string(f.Write(m.Life.Plan()))
			switch f.Name {
			case "pdf", "summary-pdf":
				root, _ := pdftest.Read([]byte(text))
				text = root.Words()
			case "odt", "docx":
				text = officetest.Read([]byte(text)).Words
			}
			if f.Name == "summary" || f.Name == "summary-pdf" { // one page says how decisions are taken up, and no numbers
				text += `"to_group": 3`
			}
			if !strings.Contains(text, said.Choices[kind.ToGroup]) && !strings.Contains(text, `"to_group": 3`) {
				t.Errorf("%s: %s says nothing of it", method.Name(), f.File)
			}
			if said.Whole != "" && strings.Contains(text, said.Whole) || strings.Contains(text, "Iedereen stond hierachter") {
				t.Errorf("%s: %s says that everyone stands behind it", method.Name(), f.File)
			}
		}
	}
}

// D21 and D9: who left it to the group shows nowhere; of an uncarried round neither does how many.
func TestD21_WhoLeftItCannotBeFound(t *testing.T) {
	for _, method := range []string{"stand_behind", "consent"} {
		for _, carried := range []bool{true, false} {
			var told []map[string]string
			for _, odd := range [][]int{{7}, {41}, {7, 41, 50}} {
				if carried && len(odd) > 1 {
					continue // of what is carried the number may be told
				}
				m := opened(offering(t, 60, true), method)
				one, _ := methods.Named(method)
				for i := range 60 {
					choice := one.Choices()[0]
					if slices.Contains(odd, i) {
						choice = kind.ToGroup
					}
					if !carried && i == 59 {
						choice = one.Choices()[2]
					}
					m.By(rehearsals.Phone(rehearsals.Who(i+1)), rehearsals.Says("r1", "v1", choice))
				}
				m.Must(&decide.Close{Round: "r1"})
				if method == "consent" && !carried {
					m.Must(&decide.Close{Round: "r1"})
				}
				if (m.Outcome("v1") == decide.Adopted) != carried {
					t.Fatalf("%s: v1 is %s", method, m.Outcome("v1"))
				}
				all := m.Everything()
				maps.Copy(all, traces(m))
				told = append(told, all)
			}
			for _, other := range told[1:] {
				if d := rehearsals.Difference(told[0], other); d != "" {
					t.Fatalf("%s, carried %v: %s", method, carried, d)
				}
			}
		}
	}
}
