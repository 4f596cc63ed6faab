package play_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/rehearse/play"
)

const folder = "../../../cases"

func parsed(t *testing.T, file string) *casefile.Case {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parsedText(t, filepath.Base(file), string(src))
}

func parsedText(t *testing.T, name, src string) *casefile.Case {
	t.Helper()
	c, err := casefile.Parse(name, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// idsOf is who takes part in a case.
func idsOf(c *casefile.Case) []string {
	var people []string
	for _, p := range c.People {
		people = append(people, p.ID)
	}
	return people
}

// played plays a case on the bare rules, with everything that must hold after every step.
func played(t *testing.T, c *casefile.Case) error {
	t.Helper()
	s := newPure(t, idsOf(c))
	p := play.Player{Stage: s, After: func(_ context.Context, step casefile.Step) error { return s.holds(c, step) }}
	_, err := p.Play(context.Background(), c)
	if err == nil {
		err = s.Restart(context.Background())
	}
	return err
}

// Every case of the repository goes on the bare rules as it is written.
func TestCases_OnTheBareRules(t *testing.T) {
	files, err := filepath.Glob(folder + "/*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			if err := played(t, parsed(t, file)); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// holds is what is so after every step, whatever the case.
func (s *pure) holds(c *casefile.Case, step casefile.Step) error {
	now := s.screens(s.life)
	if d := differs(now, s.follow); d != "" {
		return fmt.Errorf("step %s: the changes do not add up: %s", step.Number, d)
	}
	again := life.New()
	for _, e := range s.events {
		again.Apply(e)
	}
	if d := differs(now, s.screens(again)); d != "" {
		return fmt.Errorf("step %s: read back and folded again %s", step.Number, d)
	}
	if err := s.keepsSecrets(c, now); err != nil {
		return fmt.Errorf("step %s: %w", step.Number, err)
	}
	if err := leavesNoCounts(now); err != nil {
		return fmt.Errorf("step %s: %w", step.Number, err)
	}
	return s.keepsCards(now)
}

// differs names the first section that two worlds show differently.
func differs(want, got map[meeting.Viewer]map[string]string) string {
	for v, seen := range want {
		keys := slices.Concat(slices.Collect(maps.Keys(seen)), slices.Collect(maps.Keys(got[v])))
		slices.Sort(keys)
		for _, k := range keys {
			if seen[k] != got[v][k] {
				return fmt.Sprintf("%s %q sees %s = %s, not %s", v.Audience, v.Person, k, got[v][k], seen[k])
			}
		}
	}
	return ""
}

// keepsCards: no card is lost or counted twice, on the console and in the plan as it stands.
func (s *pure) keepsCards(now map[meeting.Viewer]map[string]string) error {
	if strings.Contains(now[meeting.Viewer{Audience: meeting.Console}]["meet.now"], `"private":`) {
		return nil // the console shows no cards at all
	}
	cards := s.life.Plan().Cards
	shown := 0
	for k := range now[meeting.Viewer{Audience: meeting.Console}] {
		if strings.HasPrefix(k, "ideas.idea/") {
			shown++
		}
	}
	if cards.Sum() != cards.Total || cards.Total != shown {
		return fmt.Errorf("%d cards on the console, %d in the plan, %d of them have a place", shown, cards.Total, cards.Sum())
	}
	return nil
}

// leavesNoCounts: of what not everybody stands behind, and of what met an objection, no screen shows a count.
func leavesNoCounts(now map[meeting.Viewer]map[string]string) error {
	for v, seen := range now {
		for key, section := range seen {
			var round struct {
				Method  string
				Results []struct {
					Proposal    string
					Passed      bool
					Counts, Via map[string]int
				}
			}
			if !strings.HasPrefix(key, "decide.round/") || json.Unmarshal([]byte(section), &round) != nil || round.Method == "majority" {
				continue
			}
			for _, r := range round.Results {
				if !r.Passed && (r.Counts != nil || r.Via != nil) {
					return fmt.Errorf("%s sees the counts of %s in %s", v.Audience, r.Proposal, key)
				}
			}
		}
	}
	return nil
}

// words are all strings in a section, members' names too.
func words(section string, visit func(path, word string)) {
	var v any
	if json.Unmarshal([]byte(section), &v) == nil {
		walk("", v, visit)
	}
}

func walk(path string, v any, visit func(path, word string)) {
	switch v := v.(type) {
	case string:
		visit(path, v)
	case []any:
		for _, item := range v {
			walk(path, item, visit)
		}
	case map[string]any:
		for name, item := range v {
			visit(path, name)
			walk(path+"."+name, item, visit)
		}
	}
}

// keepsSecrets: what is one person's is on no screen of the room, the municipality or somebody else.
func (s *pure) keepsSecrets(c *casefile.Case, now map[meeting.Viewer]map[string]string) error {
	private := s.privateWords(now)
	for v, seen := range now {
		if v.Audience == meeting.Console || v.Audience == meeting.Device && v.Person == "" {
			continue
		}
		for key, section := range seen {
			var told error
			words(section, func(path, word string) {
				owner, secret := private[word]
				own := v.Person != "" && (owner == string(v.Person) || path == ".companion_of")
				openly := strings.HasPrefix(key, "decide.round/") && strings.HasPrefix(path, ".names") && v.Audience != meeting.Projector // secrecy: open
				if secret && !own && !openly && path != ".parked.who" && path != ".in.who" {                                              // typed, by the facilitator
					told = fmt.Errorf("%s %q is told of %s %q in %s%s", v.Audience, v.Person, owner, word, key, path)
				}
			})
			if told != nil {
				return told
			}
		}
	}
	return nil
}

// privateWords is every word that only one person and the console may see now, with whose it is: who they are, ideas
// the room does not see yet, and what they wrote with an answer.
func (s *pure) privateWords(now map[meeting.Viewer]map[string]string) map[string]string {
	private := map[string]string{}
	for _, who := range s.people {
		private[string(who)] = string(who)
		for key, section := range now[meeting.Viewer{Audience: meeting.Phone, Person: who}] {
			switch {
			case strings.HasPrefix(key, "ideas.mine/"):
				var mine struct{ Text, State string }
				if json.Unmarshal([]byte(section), &mine) == nil && mine.State == "private" {
					private[mine.Text] = string(who)
				}
			case strings.HasPrefix(key, "decide.ballot/"):
				var ballot struct {
					Round   string
					Answers map[string]struct{ Choice, Words string }
				}
				if json.Unmarshal([]byte(section), &ballot) == nil {
					judging := strings.Contains(now[meeting.Viewer{Audience: meeting.Console}]["decide.round/"+ballot.Round], `"status":"judging"`)
					for _, a := range ballot.Answers {
						if a.Words != "" && !(judging && a.Choice == "objection") { // then the room hears it, without a name
							private[a.Words] = string(who)
						}
					}
				}
			}
		}
	}
	return private
}
