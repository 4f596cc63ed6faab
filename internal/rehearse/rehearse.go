// Package rehearse plays a case file through the real thing and writes down what came of it.
package rehearse

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/rehearse/play"
	"hoofdlijn/internal/rehearse/real"
)

// Options is what can be chosen besides the case.
type Options struct {
	File string // the case
	Out  string // where the papers go
	// Binary is the program to run as a server; it understands "serve".
	Binary   string
	Against  string // the address of a running server; "" for one of our own
	Staff    string // who signs in there
	Password string
	Redis    string // where our own server keeps things; "" for a file
	Data     string // what our own server keeps, and its log, stay here; "" for nowhere
	Phones   int    // people more, without a vote
	Live     bool   // at the pace of a meeting
	Seed     int64
}

// ErrFile says that the file is wrong, or asks for something that cannot be done here. Its text names line, field and
// remedy.
var ErrFile = errors.New("the case cannot be played")

// Run plays the case. The error is a *play.Difference when it went otherwise than written, wraps ErrFile when it was
// not played, and is anything else when the stage broke.
func Run(ctx context.Context, o Options) error {
	c, err := readCase(o)
	if err != nil {
		return err
	}
	folder, remove, err := folderFor(o)
	if err != nil {
		return err
	}
	defer remove()
	if err := os.MkdirAll(o.Out, 0o755); err != nil {
		return err
	}
	stage, err := real.Open(ctx, real.Setup{Binary: o.Binary, Folder: folder, Redis: o.Redis, Against: o.Against, Staff: o.Staff,
		Password: o.Password, Meeting: c.ID, Title: c.Title, Municipality: c.Municipality, Town: needsTown(c.Steps),
		Extra: o.Phones, Seed: o.Seed})
	if err != nil {
		return err
	}
	err = playOn(ctx, stage, c, o)
	return errors.Join(err, stage.Close())
}

func readCase(o Options) (*casefile.Case, error) {
	src, err := os.ReadFile(o.File)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	c, err := casefile.Parse(o.File, src)
	if err != nil {
		return nil, fmt.Errorf("%w:\n%w", ErrFile, err)
	}
	if line := restarts(c.Steps); o.Against != "" && line > 0 {
		return nil, fmt.Errorf("%w: %s:%d: restart: a server that others use is not killed. Leave the step out, or play without --against", ErrFile, o.File, line)
	}
	return c, nil
}

// restarts is the line of the first restart; 0 when there is none.
func restarts(steps []casefile.Step) (line int) {
	play.Each(steps, func(s casefile.Step) {
		if _, is := s.Do.(casefile.Restart); is && line == 0 {
			line = s.Line
		}
	})
	return line
}

func needsTown(steps []casefile.Step) (needed bool) {
	play.Each(steps, func(s casefile.Step) {
		if do, is := s.Do.(casefile.EditPlan); is && (do.By == "commissioner" || do.By == "municipality") {
			needed = true
		}
	})
	return needed
}

// folderFor is where our own server keeps things; remove takes it away again when it was not asked for.
func folderFor(o Options) (folder string, remove func(), err error) {
	if o.Data != "" {
		folder, err = filepath.Abs(o.Data)
		return folder, func() {}, err
	}
	folder, err = os.MkdirTemp("", "hoofdlijn-")
	return folder, func() { _ = os.RemoveAll(folder) }, err // what is left in a temporary folder does no harm
}

func playOn(ctx context.Context, stage *real.Stage, c *casefile.Case, o Options) error {
	p := play.Player{Stage: stage, Start: stage.ExtraPeople, After: func(ctx context.Context, _ casefile.Step) error { return stage.React(ctx) }}
	if o.Live {
		p.Pace = &live{}
	}
	played, err := p.Play(ctx, c)
	if err == nil {
		err = stage.Agree(ctx)
	}
	if played != nil {
		err = errors.Join(err, write(ctx, stage, played, o.Out))
	}
	return err
}

// live is the pace of a meeting: two seconds a step, and answers spread over twenty.
type live struct{}

func (live) Step(ctx context.Context) error { return pause(ctx, 2*time.Second) }
func (live) Answer(ctx context.Context, n int) error {
	return pause(ctx, 20*time.Second/time.Duration(n))
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// write puts the papers and the times in a folder, as far as there are any.
func write(ctx context.Context, stage *real.Stage, played *play.Played, folder string) error {
	for _, name := range real.Papers {
		paper, err := stage.Paper(ctx, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if paper == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, name), paper, 0o644); err != nil {
			return err
		}
	}
	times, err := json.MarshalIndent(played.Timings, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "timing.json"), append(times, '\n'), 0o644)
}
