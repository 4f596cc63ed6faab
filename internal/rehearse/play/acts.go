package play

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"hoofdlijn/internal/casefile"
)

// act does what a step says and gives the code of its first refusal; "" when all of it was accepted.
func (p *Player) act(ctx context.Context, s casefile.Step) (string, error) {
	switch do := s.Do.(type) {
	case casefile.LockFrameworks:
		return p.lock(ctx)
	case casefile.Open:
		return p.open(ctx)
	case casefile.Arrive:
		return p.door(ctx, "people.arrive", do.People, true)
	case casefile.Leave:
		return p.door(ctx, "people.leave", do.People, false)
	case casefile.Idea:
		return p.as(ctx, do.By, "ideas.add", object{"id": do.ID, "theme": do.Theme, "text": do.Text})
	case casefile.React:
		return p.as(ctx, do.By, "ideas.react", object{"id": p.card(do.Idea), "kind": do.Kind, "on": !do.Back})
	case casefile.Clarify:
		return p.console(ctx, "prepare.clarify", object{"framework": do.Framework, "question": do.Question,
			"answer": do.Answer, "by": p.function(do.By)})
	case casefile.Intake:
		return p.intake(ctx, do)
	case casefile.Erase:
		return p.erase(ctx, do.Person)
	case casefile.Undo:
		return p.console(ctx, "decide.undo", object{})
	case casefile.Seal:
		return p.seal(ctx)
	case casefile.Restart:
		return "", p.Stage.Restart(ctx)
	case casefile.Disconnect:
		return "", p.disconnect(ctx, do)
	case casefile.EditPlan:
		return p.editPlan(ctx, do.By)
	case casefile.Sign:
		return p.sign(ctx, do.People, s.Refused)
	case casefile.Unsign:
		return p.together(ctx, do.People, "finish.take_back", "finish.sign")
	case casefile.HandOver:
		return p.handOver(ctx, do)
	case casefile.Close:
		return p.closeDay(ctx)
	}
	return p.aboutProposals(ctx, s)
}

func (p *Player) aboutProposals(ctx context.Context, s casefile.Step) (string, error) {
	switch do := s.Do.(type) {
	case casefile.Cluster:
		return p.cluster(ctx, do, s.Refused)
	case casefile.Proposal:
		return p.proposal(ctx, do, s.Refused)
	case casefile.Amend:
		return p.amend(ctx, do)
	case casefile.Split:
		return p.split(ctx, do)
	case casefile.Park:
		data := object{"id": do.Proposal}
		fill(data, "reason", do.Reason, "who", do.Who, "when", do.When)
		return p.console(ctx, "propose.park", data)
	case casefile.Withdraw:
		return p.console(ctx, "propose.withdraw", object{"id": do.Proposal})
	case casefile.Check:
		return p.check(ctx, do)
	case casefile.Round:
		return p.round(ctx, do, s.Number)
	case casefile.Ballot:
		return p.ballot(ctx, do)
	case casefile.Together:
		return p.enterPiles(ctx, p.roll(do.Round), do.Piles, do.Via)
	}
	return p.onTheClock(ctx, s)
}

// atTables plays the steps at the tables (tables.go, casework.go).
func (p *Player) atTables(ctx context.Context, s casefile.Step) (string, error) {
	switch do := s.Do.(type) {
	case casefile.Tables:
		return p.tables(ctx, do)
	case casefile.Wish:
		data := object{"show_name": do.ShowName}
		fill(data, "theme", do.Theme)
		return p.as(ctx, do.By, "tables.wish", data)
	case casefile.Seating:
		return p.seating(ctx, do)
	case casefile.Draft:
		return p.draft(ctx, do, s.Refused)
	case casefile.PutForward:
		return p.console(ctx, "propose.put_forward", object{"form": do.Draft, "id": do.ID})
	case casefile.Work:
		return p.work(ctx, do)
	case casefile.Note:
		return p.writeNote(ctx, do, s.Refused)
	case casefile.Harvest:
		return p.harvest(ctx, do)
	case casefile.NoteIdea:
		return p.console(ctx, "ideas.add_note", object{"id": do.ID, "theme": do.Theme, "note": do.Note})
	}
	return "", fmt.Errorf("no player for a step %s", s.Do.Name())
}

// lock fixes the frameworks. After that people can be invited.
func (p *Player) lock(ctx context.Context) (string, error) {
	code, err := p.console(ctx, "prepare.lock", object{})
	if err != nil || code != "" {
		return code, err
	}
	var invited []string
	for _, person := range p.c.People {
		if person.Device == "phone" {
			invited = append(invited, person.ID)
		}
	}
	p.early = false
	return "", p.Stage.Invite(ctx, invited)
}

// open begins the meeting, and looks at the clock.
func (p *Player) open(ctx context.Context) (string, error) {
	code, err := p.console(ctx, "prepare.open", object{})
	if err == nil && code == "" {
		p.began, err = p.Stage.Now(ctx)
	}
	return code, err
}

func (p *Player) door(ctx context.Context, name string, people []string, there bool) (string, error) {
	code, err := p.console(ctx, name, object{"people": people})
	if err == nil && code == "" {
		for _, id := range people {
			p.there[id] = there
		}
	}
	return code, err
}

// function is who answers for a clarification; the facilitator when the file names nobody.
func (p *Player) function(by string) string {
	switch {
	case by != "":
		return by
	case p.c.Language == "en":
		return "facilitator"
	}
	return "gespreksleider"
}

// reveal shows the board of a theme to the room, once, when its first cards are put together or made into a proposal.
// A step that is to be refused must change nothing, so it reveals nothing either.
func (p *Player) reveal(ctx context.Context, theme, refused string) (string, error) {
	if refused != "" || p.shown[theme] {
		return "", nil
	}
	code, err := p.console(ctx, "ideas.reveal", object{"theme": theme})
	p.shown[theme] = code == ""
	return code, err
}

func (p *Player) cluster(ctx context.Context, do casefile.Cluster, refused string) (string, error) {
	if code, err := p.reveal(ctx, do.Theme, refused); err != nil || code != "" {
		return code, err
	}
	return p.console(ctx, "ideas.cluster", object{"id": do.ID, "theme": do.Theme, "title": do.Title, "ideas": p.cardsOf(do.Ideas)})
}

func (p *Player) proposal(ctx context.Context, do casefile.Proposal, refused string) (string, error) {
	if code, err := p.reveal(ctx, do.Theme, refused); err != nil || code != "" {
		return code, err
	}
	data := p.wording(do.Wording, object{"id": do.ID, "theme": do.Theme})
	if len(do.From) > 0 {
		data["from"] = p.cardsOf(do.From)
	}
	code, err := p.console(ctx, "propose.draft", data)
	return p.askedToLead(ctx, code, err, do.ID)
}

func (p *Player) amend(ctx context.Context, do casefile.Amend) (string, error) {
	code, err := p.console(ctx, "propose.amend", p.wording(do.Wording, object{"id": do.Proposal}))
	return p.askedToLead(ctx, code, err, do.Proposal)
}

func (p *Player) split(ctx context.Context, do casefile.Split) (string, error) {
	points, ids := []object{}, []string{}
	for _, point := range do.Points {
		o := object{"id": point.ID}
		fill(o, "theme", point.Theme)
		if point.From != nil {
			o["from"] = p.cardsOf(point.From)
		}
		points, ids = append(points, p.wording(point.Wording, o)), append(ids, point.ID)
	}
	code, err := p.console(ctx, "propose.split", object{"id": do.Proposal, "points": points})
	return p.askedToLead(ctx, code, err, ids...)
}

// wording adds what a version says to what is asked.
func (p *Player) wording(w casefile.Wording, o object) object {
	for name, text := range map[string]*string{"title": w.Title, "text": w.Text, "first_step": w.FirstStep, "due": w.Due} {
		if text != nil {
			o[name] = *text
		}
	}
	if w.Lead != nil {
		if _, known := p.known[*w.Lead]; known {
			o["lead"] = object{"person": *w.Lead}
		} else {
			o["lead"] = object{"text": *w.Lead}
		}
	}
	if w.NeedsYesFrom != nil {
		o["needs_yes_from"] = w.NeedsYesFrom
	}
	if len(w.Numbers) > 0 {
		numbers := map[string]string{}
		for _, n := range w.Numbers {
			numbers[n.Measure] = n.Amount
		}
		o["numbers"] = numbers
	}
	return o
}

// askedToLead lets everybody who is asked to take up one of these proposals, and has not answered, say yes on their own
// device. Whoever has no connection answers when it is back.
func (p *Player) askedToLead(ctx context.Context, code string, err error, proposals ...string) (string, error) {
	if err != nil || code != "" {
		return code, err
	}
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return "", err
	}
	for _, id := range proposals {
		var shown struct {
			Lead struct {
				Person, Said string
			} `json:"lead_state"`
		}
		read(seen, "propose.proposal/"+id, &shown)
		if shown.Lead.Person == "" || shown.Lead.Said != "" || p.cut[shown.Lead.Person] {
			continue
		}
		code, err := p.as(ctx, shown.Lead.Person, "propose.answer_lead", object{"proposal": id, "yes": true})
		if err != nil || code != "" {
			return code, err
		}
	}
	return "", nil
}

// seal reads every text aloud first. To be refused without having changed anything, it is asked before that as well.
func (p *Player) seal(ctx context.Context) (string, error) {
	code, err := p.console(ctx, "plan.seal", object{})
	if err != nil || code != "incomplete" {
		return code, err
	}
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return "", err
	}
	var reading []struct {
		ID     string
		Ticked bool
	}
	read(seen, "plan.reading", &reading)
	var items []string
	for _, text := range reading {
		if !text.Ticked {
			items = append(items, text.ID)
		}
	}
	if code, err := p.console(ctx, "plan.tick", object{"items": items}); err != nil || code != "" {
		return code, err
	}
	return p.console(ctx, "plan.seal", object{})
}

// disconnect plays steps while people have no connection.
func (p *Player) disconnect(ctx context.Context, do casefile.Disconnect) error {
	var gone []string
	for _, id := range do.People {
		if p.known[id].Device == "phone" && !p.cut[id] {
			gone = append(gone, id)
			p.cut[id] = true
		}
	}
	if err := p.Stage.Cut(ctx, gone); err != nil {
		return err
	}
	if err := p.play(ctx, do.While); err != nil {
		return err
	}
	for _, id := range gone {
		delete(p.cut, id)
	}
	if err := p.Stage.Mend(ctx, gone); err != nil {
		return err
	}
	return p.answerLater(ctx)
}

// answerLater is the yes of people who were asked to lead while they had no connection.
func (p *Player) answerLater(ctx context.Context) error {
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return err
	}
	var asked []string
	for key := range seen {
		if id, ok := strings.CutPrefix(key, "propose.proposal/"); ok {
			var shown struct{ State string }
			if read(seen, key, &shown); shown.State == "" {
				asked = append(asked, id)
			}
		}
	}
	slices.Sort(asked)
	code, err := p.askedToLead(ctx, "", nil, asked...)
	if err == nil && code != "" {
		return &Difference{"", "propose.answer_lead", answer(""), answer(code)}
	}
	return err
}
