package play

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"hoofdlijn/internal/casefile"
)

// onTheClock plays the steps that are about the time itself (casefile/clock.go).
func (p *Player) onTheClock(ctx context.Context, s casefile.Step) (string, error) {
	switch do := s.Do.(type) {
	case casefile.Practice:
		return p.practise(ctx, do)
	case casefile.TownOut:
		return p.console(ctx, "meet.send_town_out", object{})
	case casefile.TownBack:
		return p.console(ctx, "meet.let_town_back", object{})
	case casefile.Private:
		return p.private(ctx, do)
	case casefile.Think:
		return p.console(ctx, "meet.think", object{"seconds": do.Seconds})
	case casefile.LeaveAt:
		data := object{"people": do.People}
		fill(data, "time", do.Time)
		return p.console(ctx, "people.leave_at", data)
	case casefile.PutAway:
		data := object{}
		fill(data, "until", do.Until, "date", do.Date, "time", do.Time, "ends", do.Ends)
		return p.console(ctx, "meet.put_away", data)
	case casefile.Resume:
		return p.console(ctx, "meet.resume", object{})
	case casefile.Speak:
		return p.speak(ctx, do)
	}
	return p.atTables(ctx, s)
}

// practise opens a practice round, lets everybody answer on their own device, and closes it, also when somebody is refused.
func (p *Player) practise(ctx context.Context, do casefile.Practice) (string, error) {
	code, err := p.console(ctx, "practice.open", object{})
	if err != nil || code != "" {
		return code, err
	}
	for _, one := range do.Answers {
		if code, err = p.as(ctx, one.Person, "practice.answer", object{"choice": one.Choice}); err != nil || code != "" {
			break
		}
	}
	if err != nil {
		return "", err
	}
	if closed, err := p.console(ctx, "practice.close", object{}); err != nil || closed != "" || code != "" {
		return cmp.Or(code, closed), err
	}
	return "", p.counted(ctx, do.Expect)
}

// counted holds what came out against what the file expects.
func (p *Player) counted(ctx context.Context, expect []casefile.Counted) error {
	seen, err := p.Stage.See(ctx, Projector)
	if err != nil {
		return err
	}
	var shown struct{ Counts map[string]int }
	read(seen, "practice.round", &shown)
	for _, want := range expect {
		if got := shown.Counts[want.Choice]; got != want.Count {
			return &Difference{"", "practice", fmt.Sprintf("%d times %s", want.Count, want.Choice), fmt.Sprint(got)}
		}
	}
	return nil
}

// private leaves the room to itself. It is ended on the device of who says so: their phone, or the helper device.
func (p *Player) private(ctx context.Context, do casefile.Private) (string, error) {
	code, err := p.console(ctx, "meet.begin_private", object{})
	if err != nil || code != "" {
		return code, err
	}
	if err := p.play(ctx, do.While); err != nil {
		return "", err
	}
	switch p.known[do.By].Device {
	case "phone":
		return p.ask(ctx, Ask{By: Phone(do.By), Name: "meet.end_private", Data: object{}})
	case "helper":
		return p.ask(ctx, Ask{By: Helper, Name: "meet.end_private", Data: object{}})
	}
	return p.console(ctx, "meet.break_private", object{})
}

// speak lets everybody ask for the floor on their own device, and gives it to whom the list puts first until nobody waits.
func (p *Player) speak(ctx context.Context, do casefile.Speak) (string, error) {
	for _, person := range do.People {
		if code, err := p.as(ctx, person, "floor.ask", object{}); err != nil || code != "" {
			return code, err
		}
	}
	spoke := []string{}
	for {
		seen, err := p.Stage.See(ctx, Console)
		if err != nil {
			return "", err
		}
		var shown struct{ Waiting []struct{ Person string } }
		read(seen, "floor.list", &shown)
		if len(shown.Waiting) == 0 {
			break
		}
		next := shown.Waiting[0].Person
		spoke = append(spoke, next)
		for _, act := range []Ask{{By: Console, Name: "floor.give", Data: object{"person": next}}, {By: Console, Name: "floor.done", Data: object{}}} {
			if code, err := p.ask(ctx, act); err != nil || code != "" {
				return code, err
			}
		}
	}
	if do.Order != nil && !slices.Equal(spoke, do.Order) {
		return "", &Difference{"", "speak", fmt.Sprint(do.Order), fmt.Sprint(spoke)}
	}
	return "", nil
}
