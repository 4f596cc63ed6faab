package play

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"hoofdlijn/internal/casefile"
)

// Difference is where a play went otherwise than written.
type Difference struct {
	Step     string // such as 12.1; "0" is the preparation, "" what came out in the end
	Name     string
	Expected string
	Got      string
}

// Error says it in one line.
func (d *Difference) Error() string {
	where := "expect"
	if d.Step != "" {
		where = "step " + d.Step
	}
	return fmt.Sprintf("%s (%s): expected %s, got %s", where, d.Name, d.Expected, d.Got)
}

// Timing is how long a step took, in milliseconds: until the last answer, and until the last screen showed it.
type Timing struct {
	Step    string  `json:"step"`
	Name    string  `json:"name"`
	Ack     float64 `json:"ack_ms"`
	AllSeen float64 `json:"all_seen_ms"`
}

// Pace lets time pass between acts.
type Pace interface {
	// Step comes before each step, Answer before each of the n answers in a round.
	Step(ctx context.Context) error
	Answer(ctx context.Context, n int) error
}

// Player plays one case on one stage.
type Player struct {
	Stage Stage
	Pace  Pace                                       // nil: as fast as it goes
	Start func(context.Context) error                // nil, or what else is prepared before the first step
	After func(context.Context, casefile.Step) error // nil, or what else happens after each step

	c     *casefile.Case               // without anything that is expected
	known map[string]casefile.Person   // by id
	rolls map[string]casefile.Round    // every round of the file, by id
	there map[string]bool              // has come and not left
	cut   map[string]bool              // has no connection
	shown map[string]bool              // themes whose board was revealed
	cards map[string]string            // which card a point of a conversation became, by its id in the file
	held  map[string]bool              // somebody with whom a conversation is held, on a stage that has none
	early bool                         // the frameworks are not locked, so nobody can have been invited
	came  map[string]map[string]string // what came out of each closed round, per proposal
	timed []Timing
	acked time.Time // when the last answer came
	began int64     // when the meeting was opened, in ms
	at    int64     // when what is played now was decided on paper; 0 when it is done on the spot
}

// Played is what a play leaves behind.
type Played struct {
	Timings []Timing
	Plan    []byte // as served; nil when the meeting was not sealed
}

// Play plays a case. The error is a *Difference when it went otherwise than written; any other error is the stage's.
// What the case expects is read only when the play is over.
func (p *Player) Play(ctx context.Context, c *casefile.Case) (*Played, error) {
	p.begin(c)
	err := p.prepare(ctx)
	if err == nil {
		err = p.play(ctx, p.c.Steps)
	}
	played := &Played{Timings: p.timed}
	stopped, differs := err.(*Difference)
	if err != nil && !differs {
		return played, err
	}
	if d := p.judgeRounds(c, stopped); d != nil {
		err = d
	}
	if played.Plan, _ = p.Stage.Plan(ctx); err != nil {
		return played, err
	}
	return played, p.judge(ctx, c.Expect, played.Plan)
}

func (p *Player) begin(c *casefile.Case) {
	blind := *c
	blind.Expect, blind.Steps = casefile.Expect{}, blindly(c.Steps)
	p.c = &blind
	p.known, p.rolls = map[string]casefile.Person{}, map[string]casefile.Round{}
	p.there, p.cut, p.shown = map[string]bool{}, map[string]bool{}, map[string]bool{}
	p.came, p.cards, p.held = map[string]map[string]string{}, map[string]string{}, map[string]bool{}
	for _, person := range c.People {
		p.known[person.ID] = person
	}
	Each(p.c.Steps, func(s casefile.Step) {
		if r, ok := s.Do.(casefile.Round); ok {
			p.rolls[r.ID] = r
		}
	})
}

// blindly is the steps without what is expected of rounds.
func blindly(steps []casefile.Step) []casefile.Step {
	blind := slices.Clone(steps)
	for i, s := range blind {
		switch do := s.Do.(type) {
		case casefile.Round:
			do.Expect, do.During = casefile.Outcomes{}, blindly(do.During)
			blind[i].Do = do
		case casefile.Disconnect:
			do.While = blindly(do.While)
			blind[i].Do = do
		case casefile.Private:
			do.While = blindly(do.While)
			blind[i].Do = do
		}
	}
	return blind
}

// Each visits every step in the order of the file, the nested ones after the one they are in.
func Each(steps []casefile.Step, visit func(casefile.Step)) {
	for _, s := range steps {
		visit(s)
		switch do := s.Do.(type) {
		case casefile.Round:
			Each(do.During, visit)
		case casefile.Disconnect:
			Each(do.While, visit)
		case casefile.Private:
			Each(do.While, visit)
		}
	}
}

func (p *Player) play(ctx context.Context, steps []casefile.Step) error {
	for _, s := range steps {
		if err := p.step(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func (p *Player) step(ctx context.Context, s casefile.Step) error {
	if p.Pace != nil {
		if err := p.Pace.Step(ctx); err != nil {
			return err
		}
	}
	before, err := p.beforeRefusal(ctx, s)
	if err != nil {
		return err
	}
	start := time.Now()
	code, err := p.onPaper(ctx, s)
	acked := max(0, p.acked.Sub(start))
	if err != nil {
		return inStep(err, s)
	}
	if err := p.Stage.Settle(ctx); err != nil {
		return err
	}
	p.timed = append(p.timed, Timing{s.Number, s.Do.Name(), milliseconds(acked), milliseconds(p.seen(start, acked))})
	if code != s.Refused {
		return &Difference{s.Number, s.Do.Name(), answer(s.Refused), answer(code)}
	}
	if err := p.afterRefusal(ctx, s, before); err != nil {
		return err
	}
	if p.After != nil {
		return p.After(ctx, s)
	}
	return nil
}

// seen is how long it took until the last screen changed; a step that changes no screen is seen when it is answered.
func (p *Player) seen(start time.Time, acked time.Duration) time.Duration {
	clock, ok := p.Stage.(interface{ LastSeen() time.Time })
	if !ok {
		return acked
	}
	return max(acked, clock.LastSeen().Sub(start))
}

// inStep gives a difference that says no step the step in which it was found.
func inStep(err error, s casefile.Step) error {
	if d, ok := err.(*Difference); ok && d.Step == "" {
		d.Step = s.Number
	}
	return err
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func answer(code string) string {
	if code == "" {
		return "accepted"
	}
	return "refused: " + code
}

// ask asks and gives the code of the refusal.
func (p *Player) ask(ctx context.Context, ask Ask) (string, error) {
	if p.at != 0 && slices.Contains(entered, ask.Name) {
		ask.Via, ask.At = cmp.Or(ask.Via, "paper"), p.at
	}
	said, err := p.Stage.Ask(ctx, ask)
	p.acked = time.Now()
	if err != nil {
		return "", fmt.Errorf("%s by %s: %w", ask.Name, ask.By, err)
	}
	return said.Refused, nil
}

// console asks at the console.
func (p *Player) console(ctx context.Context, name string, data any) (string, error) {
	return p.ask(ctx, Ask{By: Console, Name: name, Data: data})
}

// as asks something as a person: from their phone, from the helper device, or at the console when they have neither,
// when their connection is gone (they hand in a note) or when nobody knows them.
func (p *Player) as(ctx context.Context, person, name string, data any) (string, error) {
	ask := Ask{Name: name, Data: data}
	switch device := p.known[person].Device; {
	case p.at != 0:
		ask.By, ask.For = Console, person
	case device == "helper":
		ask.By, ask.For, ask.Via = Helper, person, "helper"
	case device == "phone" && !p.cut[person] && !p.early:
		ask.By = Phone(person)
	default:
		ask.By, ask.For, ask.Via = Console, person, "paper"
	}
	return p.ask(ctx, ask)
}
