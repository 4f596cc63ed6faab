package rehearsals_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// Every transcript plays as written: a line says who does what, the lines under it, with two blanks before them, what
// came of it. After every line what holds of every meeting is tried again.
func TestTranscripts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) < 3 {
		t.Fatalf("%d transcripts: nothing is rehearsed", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			written, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden.Same(t, file, []byte(play(t, string(written))))
		})
	}
}

func play(t *testing.T, written string) string {
	t.Helper()
	m := rehearsals.New(t)
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimRight(written, "\n"), "\n") {
		if strings.HasPrefix(line, "  ") {
			continue // what came of it the last time
		}
		b.WriteString(line + "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		w := split(line)
		by, do := actor(w[0]), intent(m, w)
		closed(t, m, do)
		facts, no := m.Play(by, do)
		b.WriteString(told(facts, no))
		if no == nil && (w[1] == "undoes" || w[1] == "steps_back") {
			b.WriteString(standing(m))
		}
		m.Check()
	}
	return b.String()
}

// closed: the projector and somebody from nowhere may never ask, whatever the line.
func closed(t *testing.T, m *rehearsals.Meeting, do meeting.Intent) {
	t.Helper()
	for _, by := range []meeting.Actor{{Role: meeting.Watcher}, {Role: "stranger"}, {}} {
		if _, no := m.Try(by, do); no == nil || no.Code != meeting.NotAllowed {
			t.Fatalf("%s by %q: %v", do.Intent(), by.Role, no)
		}
	}
}

func told(facts []meeting.Fact, no *meeting.Refusal) string {
	if no != nil {
		return fmt.Sprintf("  refused: %s\n", no.Code)
	}
	var b strings.Builder
	for _, f := range facts {
		public := rehearsals.PublicOf(f)
		if f.Fact() == "plan.sealed" {
			public = "(the plan)"
		}
		fmt.Fprintf(&b, "  %s %s\n", f.Fact(), public)
	}
	return b.String()
}

// standing tells of every proposal which version stands, and what was decided on it: all that counts after a step back.
func standing(m *rehearsals.Meeting) string {
	var b strings.Builder
	console := meeting.Viewer{Audience: meeting.Console}
	for _, k := range m.Life.Keys(console) {
		if p, ok := m.Life.Show(console, k).(propose.Shown); ok {
			fmt.Fprintf(&b, "  stands: %s version %d %s\n", p.ID, p.Version, cmp.Or(m.Outcome(p.ID), "undecided"))
		}
	}
	return b.String()
}

// split makes words of a line; what stands between double quotes is one word.
func split(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}
