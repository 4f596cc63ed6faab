package play_test

import (
	"errors"
	"strings"
	"testing"

	"hoofdlijn/internal/rehearse/play"
)

// What goes otherwise than written is named by its step and in the words of the file.
func TestDifferences_NameTheFirst(t *testing.T) {
	for _, c := range []struct{ name, steps, want string }{
		{"refused where it must be accepted", `
- idea: {id: x, by: zz-a, theme: drie, text: T}`, "step 7 (idea): expected accepted, got refused: unknown"},
		{"accepted where it must be refused", `
- idea: {id: x, by: zz-a, theme: een, text: T, refused: sealed}`, "step 7 (idea): expected refused: sealed, got accepted"},
		{"another refusal", `
- undo: {refused: sealed}`, "step 7 (undo): expected refused: sealed, got refused: no_change"},
		{"nested", `
- proposal: {id: v, theme: een, title: V, text: V.}
- disconnect: {people: [zz-a], while: [{round: {id: r, proposals: [v], binding: false, during: [{undo: {}}]}}]}`,
			"step 8.1.1 (undo): expected accepted, got refused: round_open"},
		{"a round comes out otherwise, and the play went on", `
- proposal: {id: v, theme: een, title: V, text: V.}
- round: {id: r, proposals: [v], binding: false, others: for, expect: not_adopted}
- undo: {}`, "step 8 (round): expected v: not_adopted, got adopted"},
		{"per proposal", `
- proposal: {id: v, theme: een, title: V, text: V.}
- proposal: {id: w, theme: een, title: W, text: W.}
- round: {id: r, proposals: [v, w], binding: false, others: for, expect: {v: adopted, w: not_adopted}}`,
			"step 9 (round): expected w: not_adopted, got adopted"},
		{"the plan", `
expect: {adopted: [v]}`, "expect (adopted): expected [v], got []"},
		{"not in the plan", `
expect: {not_adopted: [v]}`, "expect (not_adopted): expected v in not_in_plan, got []"},
		{"ideas", `
expect: {totals: {ideas: 4}}`, "expect (totals.ideas): expected 4, got 3"},
		{"ballots", `
expect: {totals: {ballots: 1}}`, "expect (totals.ballots): expected 1, got 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := played(t, parsedText(t, "t.yaml", withPreamble(c.steps)))
			var d *play.Difference
			if !errors.As(err, &d) || d.Error() != c.want {
				t.Fatalf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

// withPreamble puts steps, and what is expected, after the preamble.
func withPreamble(steps string) string {
	var b strings.Builder
	b.WriteString(preamble)
	for line := range strings.Lines(strings.TrimLeft(steps, "\n")) {
		if !strings.HasPrefix(line, "expect:") {
			b.WriteString("  ")
		}
		b.WriteString(line)
	}
	return b.String() + "\n"
}
