package play

import (
	"context"

	"hoofdlijn/internal/casefile"
)

// work writes a case and lets its tables work on it.
func (p *Player) work(ctx context.Context, do casefile.Work) (string, error) {
	questions := []object{}
	for _, q := range do.Questions {
		questions = append(questions, object{"id": q.ID, "text": q.Text})
	}
	code, err := p.console(ctx, "casework.write", object{"id": do.ID, "title": do.Title, "story": do.Story, "questions": questions})
	if err != nil || code != "" || len(do.Tables) == 0 {
		return code, err
	}
	return p.console(ctx, "casework.give", object{"case": do.ID, "tables": do.Tables})
}

// writeNote writes down what a table says. The helper device first goes and stands there; not for what is to be refused, which
// must change nothing.
func (p *Player) writeNote(ctx context.Context, do casefile.Note, refused string) (string, error) {
	if refused == "" {
		code, err := p.ask(ctx, Ask{By: Helper, Name: "tables.stand", Data: object{"table": do.Table}})
		if err != nil || code != "" && code != "no_change" {
			return code, err
		}
	}
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return "", err
	}
	if _, there := seen["casework.note/"+do.ID]; there {
		return p.ask(ctx, Ask{By: Helper, Name: "casework.rewrite", Data: object{"id": do.ID, "text": do.Text}})
	}
	return p.ask(ctx, Ask{By: Helper, Name: "casework.note", Data: object{"id": do.ID, "table": do.Table, "question": do.Question, "text": do.Text}})
}

// harvest shows it, and puts it on the screen in the hall.
func (p *Player) harvest(ctx context.Context, do casefile.Harvest) (string, error) {
	code, err := p.console(ctx, "casework.reveal", object{"case": do.Case})
	if err != nil || code != "" {
		return code, err
	}
	return p.console(ctx, "meet.show", object{"view": "harvest", "focus": do.Case})
}
