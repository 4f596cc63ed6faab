package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/rehearse/play"
)

// Director decides what the simulated facilitator does. It is pure, as Mind is. It takes its texts from the case, but
// what it does follows from the room: it closes when everybody has answered, adjusts what not everybody stands behind
// with what was asked for, and asks again. Its waits are long enough to follow what happens, and short enough for the
// whole story, from "not yet" to the plan, to be told within a minute.
type Director struct {
	Mind    *Mind
	Chapter Chapter
	Goal    string          // the proposal that is being decided; "" for none
	Own     map[string]bool // people of the visitors: they are waited for
	GaveUp  map[string]bool // goals at which something was refused
}

// mostRepairs is how often a proposal is adjusted before it is kept for later.
const mostRepairs = 2

// patience is how long the room waits for somebody who came in with their own phone and does not answer.
const patience = 90 * time.Second

// Step is what the facilitator does next, after having waited so long since nothing else came first. Asks are made one
// after the other until one is refused.
type Step struct {
	Key   string
	After time.Duration
	Asks  []play.Ask
}

func console(name string, data object) play.Ask {
	return play.Ask{By: play.Console, Name: name, Data: data}
}

func show(view, focus string) play.Ask {
	data := object{"view": view}
	if focus != "" {
		data["focus"] = focus
	}
	return console("meet.show", data)
}

// Next is what the facilitator does in this room; false for nothing.
func (d Director) Next(room Seen) (Step, bool) {
	if room.Phase != "open" || room.Paused || room.View == "private" {
		return Step{}, false
	}
	if r, open := room.open(); open {
		return d.lead(r, room)
	}
	switch d.Chapter {
	case Ideas:
		return d.reveals(room)
	case Proposals:
		return d.shows(room)
	}
	if d.Goal == "" || d.GaveUp[d.Goal] {
		return Step{}, false
	}
	return d.decides(room)
}

// lead ends a round when nobody is left to answer.
func (d Director) lead(r Round, room Seen) (Step, bool) {
	if r.Status == "judging" {
		return d.judges(r)
	}
	missing := room.missing(r)
	if len(missing) == 0 {
		return Step{"close/" + r.ID, 2500 * time.Millisecond, []play.Ask{console("decide.close", object{"round": r.ID})}}, true
	}
	if slices.ContainsFunc(missing, d.known) {
		return Step{}, false
	}
	return Step{"gone/" + r.ID + strings.Join(missing, " "), patience, []play.Ask{console("people.leave", object{"people": missing})}}, true
}

// known: on the list of the case, or a visitor's. Others came in with the code and may have put their phone away.
func (d Director) known(person string) bool {
	return d.Own[person] || slices.ContainsFunc(d.Mind.Case.People, func(p casefile.Person) bool { return p.ID == person })
}

func (d Director) judges(r Round) (Step, bool) {
	found := map[string]bool{}
	for _, o := range r.Objections {
		found[o.Label] = d.Mind.chance("valid", r.ID, o.Label) < .5
	}
	return Step{"judge/" + r.ID, 6 * time.Second, []play.Ask{console("decide.close", object{"round": r.ID, "found": found})}}, true
}

// decides brings the goal to an outcome.
func (d Director) decides(room Seen) (Step, bool) {
	p, known := room.proposal(d.Goal)
	if !known || p.State != "" || p.Parked != nil {
		return Step{}, false
	}
	if strings.HasPrefix(room.Outcomes[p.ID], "adopted") {
		if room.View == "plan" {
			return Step{}, false
		}
		if r, _, was := room.latest(p.ID); was {
			if step, tells := tells(p, r, r.Said.Concerns[p.ID]); tells {
				return step, true
			}
		}
		return Step{"plan/" + p.ID, 5 * time.Second, []play.Ask{show("plan", "")}}, true
	}
	r, version, was := room.latest(p.ID)
	switch {
	case was && version == p.Version && r.Repair >= mostRepairs:
		return Step{"park/" + p.ID, 8 * time.Second, []play.Ask{console("propose.park", object{"id": p.ID,
			"reason": "Nog niet iedereen staat erachter.", "who": "Werkgroep", "when": "volgende bijeenkomst"}), show("plan", "")}}, true
	case was && version == p.Version:
		if step, tells := tells(p, r, r.Said.Needs[p.ID]); tells {
			return step, true
		}
		return d.adjusts(p, r), true
	case unchecked(p, room.Frameworks):
		return d.checks(p, room), true
	}
	read := 3 * time.Second
	if !was {
		read = 6 * time.Second // a text that nobody decided on before is read first
	}
	return Step{fmt.Sprintf("open/%s/%d", p.ID, p.Version), read,
		[]play.Ask{console("decide.open", d.round(p, len(room.Rounds)))}}, true
}

// mostTold is how many points the room is shown: what fits one view.
const mostTold = 3

// tells shows the room what people wrote, before anything is done with it.
func tells(p Proposal, r Round, written []string) (Step, bool) {
	if len(written) == 0 || len(r.Said.Shown[p.ID]) > 0 {
		return Step{}, false
	}
	var words []string
	for _, one := range written {
		if one = short(one); one != "" && !slices.Contains(words, one) && len(words) < mostTold {
			words = append(words, one)
		}
	}
	return Step{"tell/" + r.ID, 2500 * time.Millisecond,
		[]play.Ask{console("decide.show_words", object{"round": r.ID, "proposal": p.ID, "words": words})}}, len(words) > 0
}

func (d Director) round(p Proposal, before int) object {
	o := object{"id": fmt.Sprintf("ronde-%d", before+1), "proposals": []object{{"id": p.ID, "version": p.Version}}}
	play.Each(d.Mind.Case.Steps, func(s casefile.Step) {
		do, is := s.Do.(casefile.Round)
		method, known := methods.Exactly(do.Method)
		if is && known && !do.Poll && method.Discreet() && slices.Contains(do.Proposals, p.ID) {
			o["method"] = do.Method // what was counted in the case, the demo asks everybody to stand behind
		}
	})
	return o
}

// adjusts writes what is needed into the text: what a visitor asked for in their own words, else as the case does it.
func (d Director) adjusts(p Proposal, r Round) Step {
	data := object{"id": p.ID, "version": p.Version}
	asked := ""
	for _, need := range r.Said.Needs[p.ID] {
		if !slices.Contains(d.Mind.Learn.needs[p.ID], need) {
			asked = need
		}
	}
	text, change := d.fromCase(p)
	switch {
	case asked != "" || text == "" || text == p.Text:
		data["text"] = withNeed(p.Text, asked)
	default:
		data["text"] = text
		for name, value := range change {
			data[name] = value
		}
	}
	return Step{fmt.Sprintf("amend/%s/%d", p.ID, p.Version), 5 * time.Second,
		[]play.Ask{console("propose.amend", data), show("proposal", p.ID)}}
}

// fromCase is how the case adjusts a proposal.
func (d Director) fromCase(p Proposal) (text string, change object) {
	play.Each(d.Mind.Case.Steps, func(s casefile.Step) {
		do, is := s.Do.(casefile.Amend)
		if !is || do.Proposal != p.ID || do.Text == nil || text != "" {
			return
		}
		text, change = *do.Text, object{}
		if do.Due != nil {
			change["due"] = *do.Due
		}
		if len(do.Numbers) > 0 {
			numbers := map[string]string{}
			for _, n := range do.Numbers {
				numbers[n.Measure] = n.Amount
			}
			change["numbers"] = numbers
		}
	})
	return text, change
}

// mostNeed is how much of what somebody asked for goes into the text: it must fit on the screen.
const mostNeed = 200

// withNeed adds an agreement to a text. Without words of anybody it says that the group comes back to it.
func withNeed(text, need string) string {
	need = short(strings.TrimRight(need, ".!?;, \n\t"))
	if need == "" {
		return text + " Na een jaar kijken we samen of het goed gaat."
	}
	return text + " We spreken af: " + need + "."
}

// short is what somebody wrote on one line, cut between words when it is long.
func short(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	if utf8.RuneCountInString(words) <= mostNeed {
		return words
	}
	cut := string([]rune(words)[:mostNeed])
	return cut[:max(strings.LastIndex(cut, " "), 1)] + " ..."
}

func unchecked(p Proposal, frameworks []Framework) bool {
	return slices.ContainsFunc(frameworks, func(f Framework) bool { return verdict(p, f.ID) == "" })
}

func verdict(p Proposal, framework string) string {
	for _, c := range p.Checks {
		if c.Framework == framework {
			return c.Verdict
		}
	}
	return ""
}

// checks shows what was fixed beforehand; then the expert advises where that is needed, and the room says that it fits.
func (d Director) checks(p Proposal, room Seen) Step {
	if room.View != "check" {
		return Step{fmt.Sprintf("show-check/%s/%d", p.ID, p.Version), 4 * time.Second, []play.Ask{show("check", p.ID)}}
	}
	var asks []play.Ask
	for _, f := range room.Frameworks {
		if (f.Kind == "legal" || f.Kind == "numeric") && verdict(p, f.ID) == "" {
			asks = append(asks, play.Ask{By: play.Expert, Name: "propose.advise",
				Data: object{"proposal": p.ID, "framework": f.ID, "verdict": "fits", "by": "deskundige"}})
		}
	}
	asks = append(asks, console("propose.check", object{"proposal": p.ID, "framework": "*", "verdict": "fits"}))
	return Step{fmt.Sprintf("check/%s/%d", p.ID, p.Version), 2500 * time.Millisecond, asks}
}

// reveals shows one board after the other, so that the ideas can be read.
func (d Director) reveals(room Seen) (Step, bool) {
	for _, t := range room.Themes {
		if !room.Boards[t.ID].Revealed {
			return Step{"reveal/" + t.ID, 1500 * time.Millisecond, []play.Ask{console("ideas.reveal", object{"theme": t.ID})}}, true
		}
	}
	return Step{}, false
}

// shows goes through the proposals.
func (d Director) shows(room Seen) (Step, bool) {
	at := slices.IndexFunc(room.Proposals, func(p Proposal) bool { return p.ID == room.Focus })
	if room.View != "proposal" || len(room.Proposals) < 2 {
		return Step{}, false
	}
	next := room.Proposals[(at+1)%len(room.Proposals)].ID
	return Step{"show/" + room.Focus + "/" + next, 15 * time.Second, []play.Ask{show("proposal", next)}}, true
}

// Undecided is the next proposal that can be decided, in the order of the meeting; "" when there is none. What the
// case leaves outside the frameworks is left there.
func (d Director) Undecided(room Seen) string {
	never := map[string]bool{}
	play.Each(d.Mind.Case.Steps, func(s casefile.Step) {
		switch do := s.Do.(type) {
		case casefile.Check:
			never[do.Proposal] = never[do.Proposal] || do.Verdict == "does_not_fit"
		case casefile.Park:
			never[do.Proposal] = true
		case casefile.Withdraw:
			never[do.Proposal] = true
		}
	})
	for _, p := range room.Proposals {
		if p.State == "" && p.Parked == nil && !never[p.ID] && room.Outcomes[p.ID] == "" && !d.GaveUp[p.ID] {
			return p.ID
		}
	}
	return ""
}
