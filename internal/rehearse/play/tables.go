package play

import (
	"context"

	"hoofdlijn/internal/casefile"
)

// tables says which tables there are, and then of each who hosts it.
func (p *Player) tables(ctx context.Context, do casefile.Tables) (string, error) {
	all := []object{}
	for _, t := range do.Tables {
		one := object{"number": t.Number, "seats": t.Seats}
		fill(one, "theme", t.Theme)
		all = append(all, one)
	}
	code, err := p.console(ctx, "tables.set_up", object{"tables": all})
	for _, t := range do.Tables {
		if err != nil || code != "" {
			break
		}
		if t.Host != "" {
			code, err = p.console(ctx, "tables.host", object{"table": t.Number, "person": t.Host})
		}
	}
	return code, err
}

// seating says who rather sits apart, lays out, moves by hand whom the file names, and fixes.
func (p *Player) seating(ctx context.Context, do casefile.Seating) (string, error) {
	for _, pair := range do.Apart {
		if code, err := p.console(ctx, "tables.keep_apart", object{"person": pair[0], "other": pair[1]}); err != nil || code != "" {
			return code, err
		}
	}
	code, err := p.console(ctx, "tables.lay_out", object{"next": do.Next})
	for _, seat := range do.Seats {
		if err != nil || code != "" {
			break
		}
		code, err = p.console(ctx, "tables.place", object{"person": seat.Person, "table": seat.Table})
		if code == "no_change" { // the lay-out had put them there
			code = ""
		}
	}
	if err != nil || code != "" {
		return code, err
	}
	return p.console(ctx, "tables.fix", object{})
}

// draft writes on the form of a table. The helper device first goes and stands there; not for what is to be refused,
// which must change nothing.
func (p *Player) draft(ctx context.Context, do casefile.Draft, refused string) (string, error) {
	if refused == "" {
		code, err := p.ask(ctx, Ask{By: Helper, Name: "tables.stand", Data: object{"table": do.Table}})
		if err != nil || code != "" && code != "no_change" {
			return code, err
		}
	}
	data := p.wording(do.Wording, object{"id": do.ID, "table": do.Table})
	fill(data, "theme", do.Theme)
	if do.From != nil {
		data["from"] = p.cardsOf(do.From)
	}
	if do.Lead != nil { // on a form it is words
		data["lead"] = *do.Lead
	}
	return p.ask(ctx, Ask{By: Helper, Name: "propose.fill_form", Data: data})
}
