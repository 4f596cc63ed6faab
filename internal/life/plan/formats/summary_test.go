package formats_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	page "hoofdlijn/internal/life/plan/formats/html"
)

func TestOnePageTellsEachDecision(t *testing.T) {
	_, words := bones(t, page.WriteSummary(rich()))
	for _, want := range []string{"Wat is er nodig zodat het goed gaat met mantelzorgers in Westerkwartier?", "maakten 72 mensen samen dit plan",
		"1. Bij de griepprik vragen: zorgt u voor iemand? Opgepakt door Huisartsen in Westerkwartier. Klaar: januari 2022.", "3. Eén telefoonnummer voor alle vragen. Hiervoor wordt nog iemand gezocht.",
		"Een pas voor mantelzorgers (bewaard voor later)", "Alle formulieren afschaffen (boodschap aan de gemeente)", "Het plan wordt aangeboden aan de gemeente.", "8 december 2021"} {
		if !strings.Contains(readable(words), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestNothingBreaksOutOfTheOnePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyone(t)
		tags, words := bones(t, page.WriteSummary(d))
		for _, tag := range strings.Split(tags, "<")[1:] {
			if name, _, _ := strings.Cut(strings.TrimSuffix(tag, ">"), " "); !ours[name] && name != "footer" {
				t.Fatalf("an element of somebody else: %s", name)
			}
		}
		if n := strings.Count(tags, "<h1"); n > 1 {
			t.Fatalf("%d titles", n)
		}
		if want := readable(d.NotInPlan[0].Title); !strings.Contains(readable(words), want) {
			t.Fatalf("%q is not on the page", want)
		}
	})
}
