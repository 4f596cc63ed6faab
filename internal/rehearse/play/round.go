package play

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
)

// shownRound is what screens show of a round, as far as the player looks at it.
type shownRound struct {
	Status     string
	Method     string
	Electorate int
	Results    []shownResult
	Objections []shownObjection
}

type shownResult struct {
	Proposal, Outcome string
	Passed            bool
	Answered          int
	Counts            map[string]int
}

type shownObjection struct{ Label, Proposal, Reason string }

// round opens, lets everybody answer, plays what happens meanwhile, closes and notes what came out.
func (p *Player) round(ctx context.Context, do casefile.Round, number string) (string, error) {
	if code, err := p.console(ctx, "decide.open", openRound(do)); err != nil || code != "" {
		return code, err
	}
	voters := p.electorate()
	if err := p.sameElectorate(ctx, do.ID, number, len(voters)); err != nil {
		return "", err
	}
	code, err := p.answers(ctx, do, voters)
	if err != nil || code != "" {
		if err == nil { // it cannot be as if it never opened; it is closed without an outcome
			_, err = p.console(ctx, "decide.void", object{"round": do.ID})
		}
		return code, err
	}
	if err := p.play(ctx, do.During); err != nil {
		return "", err
	}
	if code, err := p.close(ctx, do); err != nil || code != "" {
		return code, err
	}
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return "", err
	}
	return "", p.note(seen, do, number)
}

func openRound(do casefile.Round) object {
	options := []object{}
	for _, id := range do.Proposals {
		options = append(options, object{"id": id})
	}
	o := object{"id": do.ID, "proposals": options}
	fill(o, "method", do.Method, "secrecy", do.Secrecy)
	if do.Poll {
		o["poll"] = true
	}
	if do.Params != nil {
		o["params"] = params(do.Params)
	}
	return o
}

// params writes every setting as what it reads as, and leaves the judging to the product.
func params(given []casefile.Param) object {
	o := object{}
	for _, p := range given {
		switch {
		case p.Text == "true" || p.Text == "false":
			o[p.Name] = p.Text == "true"
		case p.Text != "" && strings.Trim(p.Text, "0123456789") == "":
			o[p.Name] = json.RawMessage(strings.TrimLeft(p.Text[:len(p.Text)-1], "0") + p.Text[len(p.Text)-1:])
		default:
			o[p.Name] = p.Text
		}
	}
	return o
}

// electorate is everybody with a vote who has arrived and not left, in the order of people.
func (p *Player) electorate() []string {
	var all []string
	for _, person := range p.c.People {
		if p.there[person.ID] && p.c.Entitled(person) {
			all = append(all, person.ID)
		}
	}
	return all
}

func (p *Player) sameElectorate(ctx context.Context, round, number string, want int) error {
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return err
	}
	var shown shownRound
	read(seen, "decide.round/"+round, &shown)
	if shown.Electorate != want {
		return &Difference{number, "round", fmt.Sprintf("an electorate of %d", want), fmt.Sprint(shown.Electorate)}
	}
	return nil
}

// cast is one answer that somebody gives.
type cast struct {
	person string
	turn   casefile.Answer
}

// answers lets everybody answer: those named in the order of the file, those on paper in one act, then the others in the
// order of people. Whoever has no connection does not answer.
func (p *Player) answers(ctx context.Context, do casefile.Round, voters []string) (string, error) {
	var own, others []cast
	named := map[string]bool{}
	add := func(all []cast, person string, turns []casefile.Answer) []cast {
		for _, turn := range turns {
			if !p.cut[person] {
				all = append(all, cast{person, turn})
			}
		}
		return all
	}
	for _, a := range do.Ballots {
		named[a.Person] = true
		own = add(own, a.Person, a.Turns)
	}
	for _, pile := range do.Together {
		for _, person := range pile.People {
			named[person] = true
		}
	}
	for _, person := range voters {
		if !named[person] {
			others = add(others, person, do.Others)
		}
	}
	total := len(own) + len(others)
	if code, err := p.castAll(ctx, do, own, total); err != nil || code != "" {
		return code, err
	}
	if len(do.Together) > 0 {
		if code, err := p.enterPiles(ctx, do, do.Together, ""); err != nil || code != "" {
			return code, err
		}
	}
	return p.castAll(ctx, do, others, total)
}

func (p *Player) castAll(ctx context.Context, do casefile.Round, all []cast, total int) (string, error) {
	for _, c := range all {
		if p.Pace != nil {
			if err := p.Pace.Answer(ctx, total); err != nil {
				return "", err
			}
		}
		code, err := p.cast(ctx, do, c)
		if err != nil || code != "" && code != "no_change" { // the same word twice in turn
			return code, err
		}
	}
	return "", nil
}

func (p *Player) cast(ctx context.Context, round casefile.Round, c cast) (string, error) {
	return p.as(ctx, c.person, "decide.cast", object{"round": round.ID, "answers": p.given(round, c)})
}

// given is what somebody answers, per proposal.
func (p *Player) given(round casefile.Round, c cast) object {
	answers := object{}
	if c.turn.Word != "" {
		for _, proposal := range round.Proposals {
			answers[proposal] = p.choice(round, c.person, proposal, c.turn.Word)
		}
	}
	for _, each := range c.turn.Each {
		answers[each.Proposal] = p.choice(round, c.person, each.Proposal, each.Word)
	}
	return answers
}

// choice is an answer to one proposal with the text that goes with it.
func (p *Player) choice(round casefile.Round, person, proposal, word string) object {
	o := object{"choice": word}
	method, known := methods.Named(cmp.Or(round.Method, p.c.Settings.Method))
	if !known {
		return o
	}
	switch method.Writes(word) {
	case kind.Concern:
		fill(o, "words", textOf(round.Concerns, person, proposal))
	case kind.Reason:
		fill(o, "words", textOf(round.Reasons, person, proposal))
	case kind.Need:
		if needs := textOf(round.Needs, person, proposal); needs != "" {
			o["words"], o["tell"] = needs, "read"
		}
	}
	return o
}

// textOf is what somebody wrote about a proposal: for it alone, else for all of the round.
func textOf(texts []casefile.PersonText, person, proposal string) string {
	general := ""
	for _, t := range texts {
		if t.Person == person && t.Proposal == proposal {
			return t.Text
		}
		if t.Person == person && t.Proposal == "" {
			general = t.Text
		}
	}
	return general
}

// roll is a round of the file; of one that is not in it the product says that it knows none.
func (p *Player) roll(id string) casefile.Round {
	if round, known := p.rolls[id]; known {
		return round
	}
	return casefile.Round{ID: id, Proposals: []string{id}}
}

// ballot is a ballot as a step of its own. A turn that changes nothing is passed over unless none changes anything.
func (p *Player) ballot(ctx context.Context, do casefile.Ballot) (string, error) {
	round := p.roll(do.Round)
	changed := false
	last := ""
	for _, turn := range do.Turns {
		code, err := p.cast(ctx, round, cast{do.By, turn})
		if err != nil || code != "" && code != "no_change" {
			return code, err
		}
		changed = changed || code == ""
		last = code
	}
	if changed {
		last = ""
	}
	return last, nil
}

// close closes the answers; when objections are to be judged, says what the group found and closes again.
func (p *Player) close(ctx context.Context, do casefile.Round) (string, error) {
	code, err := p.console(ctx, "decide.close", object{"round": do.ID})
	if err != nil || code != "" {
		return code, err
	}
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return "", err
	}
	var shown shownRound
	if read(seen, "decide.round/"+do.ID, &shown); shown.Status != "judging" {
		return "", nil
	}
	found, err := p.findings(ctx, do, shown.Objections)
	if err != nil {
		return "", err
	}
	valid := map[string]bool{}
	for label, finding := range found {
		valid[label] = finding == "valid"
	}
	return p.console(ctx, "decide.close", object{"round": do.ID, "found": valid})
}

// findings is what the group found, by the label of the objection. Nobody is told whose objection it is; people with a
// phone see there which is theirs. Of others it is the one with their words: where several say the same of the same
// proposal it makes no difference which one is found valid.
func (p *Player) findings(ctx context.Context, do casefile.Round, objections []shownObjection) (map[string]string, error) {
	found := map[string]string{}
	left := slices.Clone(objections)
	take := func(person string, is func(shownObjection) bool) {
		left = slices.DeleteFunc(left, func(o shownObjection) bool {
			finding := textOf(do.Judgements, person, o.Proposal)
			if !is(o) {
				return false
			}
			if finding != "" {
				found[o.Label] = finding
			}
			return true
		})
	}
	var wordsOnly []string
	for _, a := range do.Ballots {
		if p.known[a.Person].Device != "phone" || p.cut[a.Person] {
			wordsOnly = append(wordsOnly, a.Person)
			continue
		}
		seen, err := p.Stage.See(ctx, Phone(a.Person))
		if err != nil {
			return nil, err
		}
		var own struct{ Objections []string }
		read(seen, "decide.ballot/"+do.ID, &own)
		take(a.Person, func(o shownObjection) bool { return slices.Contains(own.Objections, o.Label) })
	}
	for _, pile := range do.Together {
		wordsOnly = append(wordsOnly, pile.People...)
	}
	for _, person := range wordsOnly {
		for _, proposal := range do.Proposals {
			if textOf(do.Judgements, person, proposal) == "" {
				continue
			}
			done := false
			take(person, func(o shownObjection) bool {
				fits := !done && o.Proposal == proposal && o.Reason == textOf(do.Reasons, person, proposal)
				done = done || fits
				return fits
			})
		}
	}
	return found, nil
}
