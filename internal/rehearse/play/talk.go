package play

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/casefile"
)

// Talks is a stage on which conversations beforehand are held. What is asked by Team and Own lands in them. On any other stage
// only what the meeting hears of a conversation is played.
type Talks interface {
	// Begin begins the conversation with somebody, or opens it again, and lets both sides in.
	Begin(ctx context.Context, person string) (refused string, err error)
	// HangUp lets both sides go.
	HangUp(ctx context.Context, person string) error
	// Erase erases a conversation, and says what can still be read of it: nothing.
	Erase(ctx context.Context, person string) (refused string, left []string, err error)
}

const (
	teams = "team/"
	owns  = "talk/"
)

// Team is the team's side of the conversation with somebody, Own is theirs.
func Team(person string) Actor { return Actor(teams + person) }

// Own is a person's own side of their conversation.
func Own(person string) Actor { return Actor(owns + person) }

// Talk is whose conversation an actor is in; false for every other screen.
func (a Actor) Talk() (person string, team, in bool) {
	if person, in = strings.CutPrefix(string(a), teams); in {
		return person, true, true
	}
	person, in = strings.CutPrefix(string(a), owns)
	return person, false, in
}

// intake holds a conversation. Who has a phone says what is theirs on it; with everybody else the team writes it down.
func (p *Player) intake(ctx context.Context, do casefile.Intake) (string, error) {
	talks, held := p.Stage.(Talks)
	if !held {
		return p.hear(ctx, do)
	}
	if code, err := talks.Begin(ctx, do.Person); err != nil || code != "" {
		return code, err
	}
	code, err := p.converse(ctx, do)
	if err == nil && code == "" {
		err = p.heard(ctx, do)
	}
	if err != nil {
		return code, err
	}
	return code, talks.HangUp(ctx, do.Person)
}

func (p *Player) converse(ctx context.Context, do casefile.Intake) (string, error) {
	team, side := Team(do.Person), Team(do.Person)
	if p.known[do.Person].Device == "phone" {
		side = Own(do.Person)
	}
	told, err := p.toTell(ctx, team)
	if err != nil {
		return "", err
	}
	asks := []Ask{{By: team, Name: "talk.tell", Data: object{"points": told}}, {By: side, Name: "talk.permit", Data: object{"given": true}}}
	answer := func(question string, data object) {
		data["question"] = question
		asks = append(asks, Ask{By: side, Name: "talk.answer", Data: data})
	}
	if len(do.Needs) > 0 {
		answer("needs", object{"choices": do.Needs})
	}
	if do.Until != "" {
		answer("until", object{"moment": do.Until})
	}
	if do.Theme != "" {
		answer("theme", object{"choices": []string{do.Theme}})
	}
	if do.SeatWish {
		answer("tables", object{"choices": []string{"call-me"}})
	}
	for _, with := range do.Brings {
		asks = append(asks, Ask{By: team, Name: "talk.bring", Data: object{"id": with.ID, "as": with.As, "voice": with.Voice}})
	}
	if do.Message != "" {
		asks = append(asks, Ask{By: Own(do.Person), Name: "talk.write", Data: object{"id": "message", "text": do.Message}})
	}
	if do.Reply != "" {
		asks = append(asks, Ask{By: team, Name: "talk.write", Data: object{"id": "reply", "text": do.Reply}})
	}
	for _, point := range do.Points {
		asks = append(asks, Ask{By: team, Name: "talk.offer_point", Data: object{"id": point.ID, "theme": point.Theme, "text": point.Text}})
		allow := object{"id": point.ID, "given": point.Allowed}
		fill(allow, "instead", point.Instead)
		asks = append(asks, Ask{By: side, Name: "talk.allow_point", Data: allow})
	}
	if do.Agree {
		asks = append(asks, Ask{By: side, Name: "talk.agree", Data: object{}})
	}
	return p.all(ctx, asks)
}

// all asks one after the other, until something is refused.
func (p *Player) all(ctx context.Context, asks []Ask) (string, error) {
	for _, ask := range asks {
		if code, err := p.ask(ctx, ask); err != nil || code != "" && code != "no_change" {
			return code, err
		}
	}
	return "", nil
}

// toTell is everything that is told at the beginning of a conversation.
func (p *Player) toTell(ctx context.Context, team Actor) (ids []string, err error) {
	return ids, p.until(ctx, team, "what has to be told", func(seen Sections) bool {
		var points []struct{ ID string }
		read(seen, "talk.points", &points)
		ids = nil
		for _, one := range points {
			ids = append(ids, one.ID)
		}
		return len(ids) > 0
	})
}

// heard waits until the meeting knows what it has to know of a conversation, and keeps which cards points became: their ids
// are drawn, so that the meeting cannot know whose they are.
func (p *Player) heard(ctx context.Context, do casefile.Intake) error {
	for _, point := range do.Points {
		var is struct{ State, Card string }
		err := p.until(ctx, Team(do.Person), "where the point "+point.ID+" came", func(seen Sections) bool {
			read(seen, "talk.offer/"+point.ID, &is)
			return is.State != "" && is.State != "offered" && is.State != "allowed" && is.State != "going"
		})
		if err != nil {
			return err
		}
		if is.State == "placed" {
			p.cards[point.ID] = is.Card
		}
	}
	if !do.Agree {
		return nil
	}
	return p.until(ctx, Console, "what "+do.Person+" agreed to", func(seen Sections) bool {
		var person struct{ Leaves string }
		var guest struct{ Theme string }
		read(seen, "people.person/"+do.Person, &person)
		read(seen, "tables.guest/"+do.Person, &guest)
		listed := !slices.ContainsFunc(do.Brings, func(with casefile.Companion) bool { return seen["people.person/"+with.ID] == nil })
		return listed && (do.Until == "" || person.Leaves == do.Until) && (do.Theme == "" || guest.Theme == do.Theme)
	})
}

// hearsWithin is how long the meeting may take to hear of a conversation.
const hearsWithin = 15 * time.Second

// until looks at a screen until it shows something.
func (p *Player) until(ctx context.Context, actor Actor, what string, shows func(Sections) bool) error {
	for latest := time.Now().Add(hearsWithin); ; {
		seen, err := p.Stage.See(ctx, actor)
		if err != nil || shows(seen) {
			return err
		}
		if time.Now().After(latest) {
			return fmt.Errorf("%v afterwards %s does not show %s", hearsWithin, actor, what)
		}
		select {
		case <-time.After(time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// hear plays what the meeting hears of a conversation, on a stage that holds none.
func (p *Player) hear(ctx context.Context, do casefile.Intake) (string, error) {
	if _, listed := p.known[do.Person]; !listed {
		return "unknown", nil
	}
	p.held[do.Person] = true
	var asks []Ask
	for _, point := range do.Points {
		if point.Allowed {
			asks = append(asks, Ask{By: Console, Name: "ideas.seed", Data: object{"id": point.ID, "theme": point.Theme, "text": point.Text}})
		}
	}
	if do.Agree && do.Until != "" {
		asks = append(asks, Ask{By: Console, Name: "people.leave_at", Data: object{"people": []string{do.Person}, "time": do.Until}})
	}
	for _, with := range do.Brings {
		if _, listed := p.known[with.ID]; !listed && do.Agree {
			asks = append(asks, Ask{By: Console, Name: "people.list", Data: object{"id": with.ID, "capacity": with.As, "votes": with.Voice, "companion_of": do.Person}})
		}
	}
	if do.Agree && do.Theme != "" {
		asks = append(asks, Ask{By: Console, Name: "tables.wish", For: do.Person, Via: "call", Data: object{"theme": do.Theme}})
	}
	return p.all(ctx, asks)
}

// erase erases a conversation. The meeting does not know of it: its plan stays as it is, to the byte.
func (p *Player) erase(ctx context.Context, person string) (string, error) {
	talks, held := p.Stage.(Talks)
	if !held {
		if !p.held[person] {
			return "unknown", nil
		}
		delete(p.held, person)
		return "", nil
	}
	before, err := p.Stage.Plan(ctx)
	if err != nil {
		return "", err
	}
	code, left, err := talks.Erase(ctx, person)
	if err != nil || code != "" {
		return code, err
	}
	if len(left) > 0 {
		return "", &Difference{"", "erase", "nothing to be read of it", strings.Join(left, ", ")}
	}
	after, err := p.Stage.Plan(ctx)
	if err == nil && string(after) != string(before) {
		return "", &Difference{"", "erase", "the plan as it was", "another plan"}
	}
	return "", err
}

// card is the card that an id of the file stands for.
func (p *Player) card(id string) string {
	if card, is := p.cards[id]; is {
		return card
	}
	return id
}

func (p *Player) cardsOf(ids []string) []string {
	if ids == nil {
		return nil
	}
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = p.card(id)
	}
	return all
}
