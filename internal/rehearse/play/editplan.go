package play

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
)

// actorOf is whose session a word of the file means: a role, or somebody's phone.
func (p *Player) actorOf(by string) (Actor, bool) {
	roles := map[string]Actor{"commissioner": Town, "municipality": Town, "facilitator": Console, "expert": Expert,
		"helper": Helper, "projector": Projector}
	if actor, ok := roles[by]; ok {
		return actor, true
	}
	return Phone(by), p.known[by].Device == "phone"
}

// editPlan tries with the session of a role to change the plan: every intent that changes a proposal, for each
// decision, and every address. All must be refused and the plan must stay as it is. The code is that of the first
// refusal; "" would mean that something was let through.
func (p *Player) editPlan(ctx context.Context, by string) (string, error) {
	actor, known := p.actorOf(by)
	if !known {
		return "unknown", nil
	}
	before, err := p.Stage.Plan(ctx)
	if err != nil {
		return "", err
	}
	first, through, err := p.tryAll(ctx, actor)
	if err != nil {
		return "", err
	}
	after, err := p.Stage.Plan(ctx)
	if err != nil {
		return "", err
	}
	if through != "" {
		return "", &Difference{"", "edit_plan", "every attempt refused", through + " was let through"}
	}
	if !bytes.Equal(before, after) {
		return "", &Difference{"", "edit_plan", "the same bytes of the plan", "others"}
	}
	return first, nil
}

func (p *Player) tryAll(ctx context.Context, actor Actor) (first, through string, err error) {
	for _, id := range p.decisions(ctx) {
		for _, ask := range changes(actor, id) {
			code, err := p.ask(ctx, ask)
			if err != nil {
				return "", "", err
			}
			if code == "" {
				return "", ask.Name + " " + id, nil
			}
			if first == "" {
				first = code
			}
		}
	}
	tried, err := p.Stage.Meddle(ctx, actor)
	for _, t := range tried {
		if t.Refused == "" {
			return "", t.What, err
		}
	}
	return first, "", err
}

// decisions is the proposals in the plan; before there are any, every proposal; before that, one that is not there.
func (p *Player) decisions(ctx context.Context) []string {
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return nil // the stage says so again at the next act
	}
	var line struct{ Stops []struct{ Proposal string } }
	read(seen, "plan.line", &line)
	var ids []string
	for _, stop := range line.Stops {
		ids = append(ids, stop.Proposal)
	}
	if len(ids) > 0 {
		return ids
	}
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		if id, ok := strings.CutPrefix(key, "propose.proposal/"); ok {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 {
		return ids
	}
	return []string{"v1"}
}

// changes is every intent that changes a proposal or what is decided about it.
func changes(actor Actor, id string) []Ask {
	reason := "Dit kan anders."
	data := []struct {
		name string
		data any
	}{
		{"propose.amend", object{"id": id, "text": reason}},
		{"propose.amend", object{"id": id, "title": reason, "numbers": object{"cost": "1"}}},
		{"propose.split", object{"id": id, "points": []object{{"id": id + "-a", "title": "A", "text": reason}}}},
		{"propose.park", object{"id": id, "reason": reason}},
		{"propose.withdraw", object{"id": id}},
		{"propose.draft", object{"id": id + "-b", "theme": "x", "title": "B", "text": reason}},
		{"propose.check", object{"proposal": id, "framework": "*", "verdict": "does_not_fit", "reason": reason}},
		{"decide.open", object{"id": id + "-r", "proposals": []object{{"id": id}}}},
		{"decide.undo", object{}},
		{"plan.tick", object{"items": []string{id + ".text"}}},
		{"plan.seal", object{}},
	}
	asks := make([]Ask, len(data))
	for i, d := range data {
		asks[i] = Ask{By: actor, Name: d.name, Data: d.data}
	}
	return append(asks, Ask{By: actor, Name: "propose.answer_lead", For: forWhom(actor), Via: "paper",
		Data: object{"proposal": id, "yes": false}})
}

// forWhom: whoever is not a participant themselves can only try it for somebody.
func forWhom(actor Actor) string {
	if _, own := actor.Person(); own {
		return ""
	}
	return "nobody"
}
