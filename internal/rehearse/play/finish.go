package play

import (
	"cmp"
	"context"

	"hoofdlijn/internal/casefile"
)

// sign opens the signing, once, and lets people sign. A step that is to be refused must change nothing, so it opens nothing.
func (p *Player) sign(ctx context.Context, people []string, refused string) (string, error) {
	if refused == "" {
		if _, err := p.console(ctx, "finish.open_signing", object{}); err != nil { // when it cannot be, signing says why
			return "", err
		}
	}
	return p.together(ctx, people, "finish.sign", "finish.take_back")
}

// together lets each of these people do something on their own device: all of them, or when one is refused none. What had
// been done by then is undone.
func (p *Player) together(ctx context.Context, people []string, do, undo string) (string, error) {
	for i, id := range people {
		code, err := p.as(ctx, id, do, object{})
		if err != nil {
			return "", err
		}
		if code == "" {
			continue
		}
		for _, done := range people[:i] {
			if again, err := p.as(ctx, done, undo, object{}); err != nil || again != "" {
				return again, err
			}
		}
		return code, nil
	}
	return "", nil
}

func (p *Player) handOver(ctx context.Context, do casefile.HandOver) (string, error) {
	return p.console(ctx, "finish.hand_over", object{"to": do.To, "date": cmp.Or(do.Date, p.c.Date), "time": do.Time})
}

// letsOut is a stage with screens of its own: it waits until one was told that the day is over, and has gone.
type letsOut interface {
	LetOut(ctx context.Context, actor Actor) error
}

// closeDay ends the day. The helper device and the projector must end with it, and know why.
func (p *Player) closeDay(ctx context.Context) (string, error) {
	code, err := p.console(ctx, "finish.close", object{})
	stage, real := p.Stage.(letsOut)
	if err != nil || code != "" || !real {
		return code, err
	}
	for _, actor := range []Actor{Helper, Projector} {
		if err := stage.LetOut(ctx, actor); err != nil {
			return "", err
		}
	}
	return "", nil
}
