package play

import (
	"context"
	"slices"

	"hoofdlijn/internal/casefile"
)

type object = map[string]any

// prepare sets down what the file says of the meeting before its first step.
func (p *Player) prepare(ctx context.Context) error {
	p.early = true
	asks := []Ask{{Name: "prepare.set_meeting", Data: p.meeting()}}
	for _, t := range p.c.Themes {
		asks = append(asks, Ask{Name: "prepare.set_theme", Data: object{"id": t.ID, "title": t.Title}})
	}
	for _, f := range p.c.Frameworks {
		asks = append(asks, Ask{Name: "prepare.set_framework", Data: framework(f)})
	}
	for _, person := range companionsLater(p.c.People) {
		asks = append(asks, Ask{Name: "people.list", Data: listing(person)})
	}
	for _, ask := range asks {
		code, err := p.console(ctx, ask.Name, ask.Data)
		if err != nil {
			return err
		}
		if code != "" {
			return &Difference{"0", ask.Name, answer(""), answer(code)}
		}
	}
	if p.Start != nil {
		if err := p.Start(ctx); err != nil {
			return err
		}
	}
	return p.Stage.Settle(ctx)
}

func (p *Player) meeting() object {
	m := object{"title": p.c.Title, "question": p.c.Question, "language": p.c.Language,
		"method": p.c.Settings.Method, "secrecy": p.c.Settings.Secrecy}
	fill(m, "municipality", p.c.Municipality, "date", p.c.Date, "place", p.c.Place)
	if p.c.Settings.ToGroup {
		m["to_group"] = true
	}
	if p.c.Settings.Deciding != nil {
		m["deciding"] = p.c.Settings.Deciding
	}
	return m
}

// fill adds fields that are not empty, given as name, value, name, value.
func fill(o object, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			o[pairs[i]] = pairs[i+1]
		}
	}
}

func framework(f casefile.Framework) object {
	o := object{"id": f.ID, "kind": f.Kind, "text": f.Text}
	fill(o, "formal", f.Formal, "explanation", f.Explanation, "fits_example", f.FitsExample, "fails_example", f.FailsExample,
		"owner", f.Owner, "source", f.Source, "measure", f.Measure, "unit", f.Unit, "min", f.Min, "max", f.Max, "over", f.Over)
	return o
}

func listing(person casefile.Person) object {
	o := object{"id": person.ID, "capacity": person.Capacity, "device": person.Device}
	fill(o, "companion_of", person.CompanionOf)
	if person.Votes != nil {
		o["votes"] = *person.Votes
	}
	if len(person.Needs) > 0 {
		o["needs"] = person.Needs
	}
	return o
}

// companionsLater is the people in the order of the file, but nobody before the one they come along with.
func companionsLater(people []casefile.Person) []casefile.Person {
	var order, waiting []casefile.Person
	listed := map[string]bool{}
	for _, person := range people {
		waiting = append(waiting, person)
		for again := true; again; {
			i := slices.IndexFunc(waiting, func(w casefile.Person) bool { return w.CompanionOf == "" || listed[w.CompanionOf] })
			if again = i >= 0; again {
				order = append(order, waiting[i])
				listed[waiting[i].ID] = true
				waiting = slices.Delete(waiting, i, i+1)
			}
		}
	}
	return append(order, waiting...)
}
