package play

import (
	"cmp"
	"context"
	"encoding/json"
	"time"

	"hoofdlijn/internal/casefile"
)

// entered is what is written down with the time at which it was decided.
var entered = []string{"ideas.add", "ideas.react", "propose.check", "decide.cast", "decide.enter", "finish.sign", "finish.take_back"}

// onPaper plays a step. One that was decided at some time was written on paper, and is entered at the console with it.
func (p *Player) onPaper(ctx context.Context, s casefile.Step) (string, error) {
	var err error
	if p.at, err = p.decided(ctx, s); err != nil {
		return "", err
	}
	defer func() { p.at = 0 }()
	return p.act(ctx, s)
}

// decided is when a step was decided, in ms; 0 when it is done on the spot.
func (p *Player) decided(ctx context.Context, s casefile.Step) (int64, error) {
	if s.Decided == "" {
		return 0, nil
	}
	now, err := p.Stage.Now(ctx)
	if err != nil {
		return 0, err
	}
	opened := p.began
	if round := roundOf(s.Do); round != "" {
		seen, err := p.Stage.See(ctx, Console)
		if err != nil {
			return 0, err
		}
		var shown struct{ Began int64 }
		read(seen, "decide.round/"+round, &shown)
		opened = shown.Began
	}
	switch s.Decided {
	case casefile.AtOpening:
		return opened, nil
	case casefile.Early:
		return opened - time.Hour.Milliseconds(), nil
	case casefile.Ahead:
		return now + time.Hour.Milliseconds(), nil
	}
	return now, nil
}

func roundOf(do casefile.Act) string {
	switch do := do.(type) {
	case casefile.Ballot:
		return do.Round
	case casefile.Together:
		return do.Round
	}
	return ""
}

// enterPiles enters the answers of several people in one act.
func (p *Player) enterPiles(ctx context.Context, round casefile.Round, piles []casefile.Pile, via string) (string, error) {
	var all []object
	at := map[string]int{}
	for _, pile := range piles {
		for _, person := range pile.People {
			answers := p.given(round, cast{person, pile.Answer})
			text, err := json.Marshal(answers)
			if err != nil {
				return "", err
			}
			i, same := at[string(text)]
			if !same {
				i = len(all)
				at[string(text)] = i
				all = append(all, object{"people": []string{}, "answers": answers})
			}
			all[i]["people"] = append(all[i]["people"].([]string), person)
		}
	}
	return p.ask(ctx, Ask{By: Console, Name: "decide.enter", Via: cmp.Or(via, "paper"), Data: object{"round": round.ID, "piles": all}})
}
