package play_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/rehearse/play"
)

// ways is how everybody takes part, whatever the file says.
var ways = []struct {
	name, device string
	together     bool
}{{"sixty phones", "phone", false}, {"one tablet", "helper", false}, {"paper, one by one", "none", false}, {"paper, together", "none", true}}

// A meeting with only phones, one with only a tablet and one with no device at all give the same plan for the same input, and the
// same reactions to cards: every case is played by each way, and the plans are the same to the byte.
func TestWays_TheSameInputGivesTheSamePlan(t *testing.T) {
	files, err := filepath.Glob(folder + "/*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			sameByEveryWay(t, func() *casefile.Case { return parsed(t, file) })
		})
	}
	t.Run("sixty people", func(t *testing.T) {
		t.Parallel()
		sameByEveryWay(t, func() *casefile.Case { return parsedText(t, "zestig", sixty()) })
	})
}

func sameByEveryWay(t *testing.T, read func() *casefile.Case) {
	t.Helper()
	var first string
	for _, way := range ways {
		c := read()
		ask(c, way.device, way.together)
		plan := planOf(t, c)
		if plan == "" {
			if c.Steps[len(c.Steps)-1].Do.Name() == "seal" {
				t.Fatalf("%s: no plan", way.name)
			}
			continue // a case that ends before there is a plan
		}
		if first = cmp.Or(first, plan); plan != first {
			t.Errorf("%s gives another plan:\n%s\nnot\n%s", way.name, plan, first)
		}
	}
}

// ask lets everybody take part by one way. What the file says of paper is entered one by one, or, when together, what
// people answer in a round once and without words of their own goes in one act.
func ask(c *casefile.Case, device string, together bool) {
	silent := withoutConnection(c.Steps)
	for i := range c.People {
		// Who loses the connection says nothing then. That is no other way, but other input: it needs a phone.
		if !silent[c.People[i].ID] {
			c.People[i].Device = device
		}
	}
	for i, s := range c.Steps {
		if r, is := s.Do.(casefile.Round); is {
			c.Steps[i].Do = asked(r, together, silent)
		}
	}
}

func asked(r casefile.Round, together bool, silent map[string]bool) casefile.Round {
	var ballots []casefile.Answers
	piles := r.Together
	r.Together = nil
	// That paper does not go over what somebody did on a phone is about the way itself, and changes nothing.
	r.During = slices.DeleteFunc(slices.Clone(r.During), func(s casefile.Step) bool { return s.Refused == "done_later" })
	for _, b := range r.Ballots {
		if together && len(b.Turns) == 1 && !silent[b.Person] && len(r.During) == 0 {
			piles = append(slices.Clip(piles), casefile.Pile{People: []string{b.Person}, Answer: b.Turns[0]})
		} else {
			ballots = append(ballots, b)
		}
	}
	if together {
		r.Ballots, r.Together = ballots, piles
		return r
	}
	for _, pile := range piles {
		for _, person := range pile.People {
			ballots = append(ballots, casefile.Answers{Person: person, Turns: []casefile.Answer{pile.Answer}})
		}
	}
	r.Ballots = ballots
	return r
}

func withoutConnection(steps []casefile.Step) map[string]bool {
	all := map[string]bool{}
	play.Each(steps, func(s casefile.Step) {
		if cut, is := s.Do.(casefile.Disconnect); is {
			for _, id := range cut.People {
				all[id] = true
			}
		}
	})
	return all
}

// planOf plays a case on the bare rules and gives its plan, without what the way is by definition: how many answers came
// by which way, and where the journal ended, which also counts the steps it took.
func planOf(t *testing.T, c *casefile.Case) string {
	t.Helper()
	s := newPure(t, idsOf(c))
	s.loose = true
	p := play.Player{Stage: s}
	done, err := p.Play(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	if done.Plan == nil {
		return ""
	}
	return bare(t, done.Plan) + said(t, s)
}

// said is what the room sees of what was said of each card without words.
func said(t *testing.T, s *pure) string {
	t.Helper()
	seen, err := s.See(context.Background(), play.Projector)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		var card struct{ Counts json.RawMessage }
		if strings.HasPrefix(key, "ideas.idea/") && json.Unmarshal(seen[key], &card) == nil {
			fmt.Fprintf(&b, "\n%s %s", key, card.Counts)
		}
	}
	return b.String()
}

func bare(t *testing.T, plan []byte) string {
	t.Helper()
	var document map[string]any
	if err := json.Unmarshal(plan, &document); err != nil {
		t.Fatal(err)
	}
	delete(document, "journal")
	for _, theme := range document["themes"].([]any) {
		for _, decision := range theme.(map[string]any)["decisions"].([]any) {
			delete(decision.(map[string]any)["result"].(map[string]any), "via")
		}
	}
	text, err := json.MarshalIndent(document, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sixty is a meeting of sixty: cards, a proposal everybody stands behind, one with points to watch, one with a "not yet" that is
// mended, an objection, a count, somebody who changes their mind.
func sixty() string {
	var b strings.Builder
	b.WriteString(`format: hoofdlijn-case/1
id: zestig
title: Zestig mensen
question: Wat is er nodig?
settings: {deciding: [carer, resident, volunteer]}
themes: [{id: een, title: Een}, {id: twee, title: Twee}]
frameworks: [{id: waarde, kind: value, text: Waarde}, {id: wet, kind: legal, text: Wet}]
people:
`)
	var all, cards []string
	for i := range 60 {
		id := fmt.Sprintf("p%02d", i+1)
		all = append(all, id)
		fmt.Fprintf(&b, "  - {id: %s, capacity: %s}\n", id, []string{"carer", "resident", "volunteer"}[i%3])
	}
	fmt.Fprintf(&b, "steps:\n  - lock_frameworks: {}\n  - open: {}\n  - arrive: [%s]\n", strings.Join(all, ", "))
	for i := range 12 {
		cards = append(cards, fmt.Sprintf("i%02d", i))
		fmt.Fprintf(&b, "  - idea: {id: i%02d, by: p%02d, theme: een, text: Kaart %d}\n", i, i*5+1, i)
	}
	fmt.Fprintf(&b, "  - cluster: {id: c1, theme: een, title: Samen, ideas: [%s]}\n", strings.Join(cards, ", "))
	for i := range 30 { // somebody's own card, and others; two say two things, one takes it back
		fmt.Fprintf(&b, "  - react: {idea: i%02d, by: p%02d, kind: %s}\n", i%12, i*2+1, []string{"recognise", "important", "question", "careful"}[i%4])
	}
	b.WriteString("  - react: {idea: i01, by: p01, kind: important}\n  - react: {idea: i01, by: p03, kind: question}\n")
	b.WriteString("  - react: {idea: i01, by: p03, kind: important, back: true}\n  - react: {idea: i01, by: p03, kind: important, back: true, refused: no_change}\n")
	for i := range 5 {
		fmt.Fprintf(&b, "  - proposal: {id: v%d, theme: een, from: [c1], title: Voorstel %d, text: Tekst %d., lead: p%02d}\n", i, i, i, i+1)
		fmt.Fprintf(&b, "  - check: {proposal: v%d, framework: '*', verdict: fits}\n", i)
	}
	fmt.Fprintf(&b, `  - round: {id: r0, proposals: [v0, v1], ballots: {p07: {v0: support, v1: support_with_concern}, p09: [not_yet, support]}, concerns: {p07: Let op de avond}, others: support, expect: {v0: adopted, v1: adopted_with_concerns}}
  - round: {id: r1, proposals: [v2], ballots: {p11: not_yet, p12: support_with_concern}, needs: {p11: Een bus}, concerns: {p12: Druk}, others: support, expect: not_adopted}
  - amend: {proposal: v2, text: Met een bus.}
  - check: {proposal: v2, framework: '*', verdict: fits}
  - round: {id: r2, proposals: [v2], together: [{people: [p58, p59, p60], answer: support}], others: support, expect: adopted}
  - round: {id: r3, proposals: [v3], method: consent, ballots: {p20: objection, p21: objection}, reasons: {p20: Te duur, p21: Te ver}, judgements: {p20: not_valid, p21: valid}, others: no_objection, expect: not_adopted}
  - round: {id: r4, proposals: [v4], method: majority, params: {num: 2, den: 3, strict: false, basis: present}, ballots: {p30: against, p31: blank, p32: against}, others: for, expect: adopted}
  - seal: {}
  - sign: [%s]
expect: {adopted: [v0, v1, v2, v4], totals: {signatures: 60}}
`, strings.Join(all, ", "))
	return b.String()
}
