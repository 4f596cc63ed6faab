package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/rehearse/play"
	"hoofdlijn/internal/rehearse/real"
)

// voters is how many phones answer at once in a burst.
const voters = 40

// threeRounds is a case in which everybody answers three times, once per proposal.
func threeRounds() string {
	var people, ideas, proposals, rounds strings.Builder
	ids := make([]string, voters)
	for i := range ids {
		ids[i] = fmt.Sprintf("p%d", i+1)
		fmt.Fprintf(&people, "  - {id: %s, capacity: resident}\n", ids[i])
		fmt.Fprintf(&ideas, "  - idea: {id: i%d, by: %s, theme: straat, text: Het idee van nummer %d.}\n", i+1, ids[i], i+1)
	}
	for i := range 3 {
		fmt.Fprintf(&proposals, "  - proposal: {id: v%d, theme: straat, from: [i%d], title: Voorstel %d, text: We doen het %d keer., first_step: Beginnen., due: zomer 2022}\n"+
			"  - check: {proposal: v%d, framework: '*', verdict: fits}\n", i+1, i+1, i+1, i+1, i+1)
		fmt.Fprintf(&rounds, "  - round: {id: r%d, proposals: [v%d], others: support, expect: adopted}\n", i+1, i+1)
	}
	return "format: hoofdlijn-case/1\nid: drie\ntitle: Drie rondes\nquestion: Wat doen we aan de stoep?\ndate: 2022-04\nplace: Dorpshuis\n" +
		"themes:\n  - {id: straat, title: De straat}\nframeworks:\n  - {id: veilig, kind: value, text: Iedereen kan er veilig langs}\n" +
		"people:\n" + people.String() + "steps:\n  - lock_frameworks: {}\n  - open: {}\n  - arrive: [" + strings.Join(ids, ", ") + "]\n" +
		ideas.String() + proposals.String() + rounds.String() + "expect: {adopted: [v1, v2, v3], not_adopted: []}\n"
}

// burst is a stage on which all phones answer at once. While those of one round do, and change their minds and change
// them back, something else happens.
type burst struct {
	*real.Stage
	t     *testing.T
	round string
	while func()

	once  sync.Once
	over  atomic.Bool // while has returned
	casts atomic.Int32
	work  sync.WaitGroup
}

func (b *burst) Ask(ctx context.Context, ask play.Ask) (play.Said, error) {
	if ask.Name != "decide.cast" {
		b.work.Wait()
		return b.Stage.Ask(ctx, ask)
	}
	round := ask.Data.(map[string]any)["round"].(string)
	if round == b.round {
		b.once.Do(func() { b.work.Go(func() { b.while(); b.over.Store(true) }) })
	}
	other := ask
	other.Data = M{"round": round, "answers": M{"v" + round[1:]: M{"choice": "not_yet"}}}
	b.work.Go(func() {
		b.must(ctx, ask)
		for round == b.round && !b.over.Load() {
			b.must(ctx, other)
			b.must(ctx, ask)
		}
	})
	return play.Said{}, nil
}

func (b *burst) must(ctx context.Context, ask play.Ask) {
	said, err := b.Stage.Ask(ctx, ask)
	if err != nil || said.Refused != "" {
		b.t.Errorf("%s: %v %s", ask.By, err, said.Refused)
	}
	b.casts.Add(1)
}

func (b *burst) See(ctx context.Context, actor play.Actor) (play.Sections, error) {
	b.work.Wait()
	return b.Stage.See(ctx, actor)
}

// playHere plays a case on a running server; the meeting gets the id of the case.
func (p *program) playHere(c *casefile.Case, on func(*real.Stage) play.Stage) {
	p.t.Helper()
	stage, err := real.Open(p.t.Context(), real.Setup{Against: p.url, Staff: "anna", Password: password, Meeting: c.ID, Title: c.Title})
	if err != nil {
		p.t.Fatal(err)
	}
	player := play.Player{Stage: on(stage)}
	if _, err := player.Play(p.t.Context(), c); err != nil {
		p.t.Fatal(err)
	}
	if err := stage.Close(); err != nil {
		p.t.Fatal(err)
	}
}

func (p *program) playSealed() {
	p.t.Helper()
	src, err := os.ReadFile("../cases/klein.yaml")
	if err != nil {
		p.t.Fatal(err)
	}
	p.playHere(p.parsed(string(src)), func(s *real.Stage) play.Stage { return s })
}

func (p *program) parsed(src string) *casefile.Case {
	p.t.Helper()
	c, err := casefile.Parse("case", []byte(src))
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

func must(t *testing.T, args ...string) string {
	t.Helper()
	out, err := programRun(args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v %s", args, err, out)
	}
	return string(out)
}

func (p *program) admin() *browser {
	p.t.Helper()
	b := p.here().browser()
	b.must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	return b
}
