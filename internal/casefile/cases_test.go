package casefile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// readCase parses one of the cases that come with the product.
func readCase(t *testing.T, name string) *Case {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Parse(name, src)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCases_AreAllInOrder(t *testing.T) {
	names, err := filepath.Glob("../../cases/*.yaml")
	if err != nil || len(names) < 4 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		c := readCase(t, name)
		if id := strings.TrimSuffix(filepath.Base(name), ".yaml"); c.ID != id {
			t.Errorf("%s has id %s", name, c.ID)
		}
	}
}

// every calls do for all steps, nested ones after the step they are in.
func every(steps []Step, do func(Step)) {
	for _, s := range steps {
		do(s)
		switch a := s.Do.(type) {
		case Round:
			every(a.During, do)
		case Disconnect:
			every(a.While, do)
		case Private:
			every(a.While, do)
		}
	}
}

func TestRegels_HoldsEveryRefusalThatCanOccur(t *testing.T) {
	var seen []string
	every(readCase(t, "../../cases/regels.yaml").Steps, func(s Step) { seen = append(seen, s.Refused) })
	for _, code := range Codes {
		if code == "version_changed" { // for clients that name an older version; a case has none
			continue
		}
		if !slices.Contains(seen, code) {
			t.Errorf("no step is refused with %s", code)
		}
	}
}

func TestRegels_UndoesEveryKindOfAct(t *testing.T) {
	var done []string
	undone := map[string]bool{}
	every(readCase(t, "../../cases/regels.yaml").Steps, func(s Step) {
		switch name := s.Do.Name(); name {
		case "undo":
			if s.Refused == "" {
				undone[done[len(done)-1]] = true
				done = done[:len(done)-1]
			}
		case "cluster", "proposal", "amend", "split", "check", "park", "withdraw":
			if s.Refused == "" {
				done = append(done, name)
			}
		}
	})
	if len(undone) != 7 {
		t.Errorf("undone: %v", undone)
	}
}

func TestWesterkwartier_IsTheStory(t *testing.T) {
	c := readCase(t, "../../cases/westerkwartier.yaml")
	capacities, names, ideas, proposals := map[string]int{}, map[string]int{}, 0, 0
	for _, p := range c.People {
		capacities[p.Capacity]++
	}
	every(c.Steps, func(s Step) {
		if s.Refused != "" {
			return
		}
		names[s.Do.Name()]++
		switch a := s.Do.(type) {
		case Idea, NoteIdea:
			ideas++
		case Intake:
			for _, point := range a.Points {
				if point.Allowed {
					ideas++
				}
			}
		case Proposal:
			proposals++
		case Split:
			proposals += len(a.Points)
		}
	})
	if len(c.Themes) != 6 || len(c.Frameworks) != 8 || len(c.People) < 24 || len(capacities) < 5 || ideas != 45 || proposals < 12 {
		t.Errorf("%d themes, %d frameworks, %d people of %v, %d ideas, %d proposals",
			len(c.Themes), len(c.Frameworks), len(c.People), capacities, ideas, proposals)
	}
	for _, name := range stepNames {
		if names[name] == 0 && name != "ballot" && name != "edit_plan" {
			t.Errorf("no step %s", name)
		}
	}
	if c.Expect.Ideas == nil || *c.Expect.Ideas != ideas {
		t.Errorf("expects %v ideas, has %d", c.Expect.Ideas, ideas)
	}
}
