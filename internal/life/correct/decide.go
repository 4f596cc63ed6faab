package correct

import (
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// enough is how many of who were there say that a correction is right, before it stands beside the plan.
const enough = 2

// most is how many corrections may be proposed for one plan.
const most = 100

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Propose:
		return s.propose(do)
	case *Answer:
		return s.answer(c.By.Person, do)
	case *Withdraw:
		if _, no := s.running(do.ID); no != nil {
			return nil, no
		}
		return []meeting.Fact{&Withdrawn{do.ID}}, nil
	case *Publish:
		return s.publish(do, c.At)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: what stands beside the plan objects to nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// propose is E2.
func (s *State) propose(do *Propose) ([]meeting.Fact, *meeting.Refusal) {
	slip := do.Slip
	slip.Says, slip.Reads, slip.Why = strings.TrimSpace(slip.Says), strings.TrimSpace(slip.Reads), strings.TrimSpace(slip.Why)
	for _, one := range []struct{ field, text string }{{"says", slip.Says}, {"reads", slip.Reads}, {"why", slip.Why}} {
		if one.text == "" {
			return nil, meeting.Refuse(meeting.Incomplete, "field", one.field)
		}
	}
	texts, known := textsOf(s.plan.Plan(), slip.Proposal)
	switch {
	case s.find(do.ID) != nil:
		return nil, meeting.Refuse(meeting.Taken, "id", do.ID)
	case !known:
		return nil, meeting.Refuse(meeting.Unknown, "proposal", slip.Proposal)
	case !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, slip.Says) }):
		return nil, meeting.Refuse(meeting.BadValue, "field", "says")
	case slip.Says == slip.Reads:
		return nil, meeting.Refuse(meeting.BadValue, "field", "reads")
	case slices.ContainsFunc(s.asked, func(one *asked) bool { return !one.over && one.slip == slip }):
		return nil, meeting.Refuse(meeting.NoChange)
	case len(s.asked) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Proposed{do.ID, slip}}, nil
}

// running is a correction about which people are asked.
func (s *State) running(id string) (*asked, *meeting.Refusal) {
	one := s.find(id)
	switch {
	case one == nil:
		return nil, meeting.Refuse(meeting.Unknown, "correction", id)
	case one.over:
		return nil, meeting.Refuse(meeting.WrongPhase, "correction", "over")
	}
	return one, nil
}

// answer is E3.
func (s *State) answer(who meeting.PersonID, do *Answer) ([]meeting.Fact, *meeting.Refusal) {
	one, no := s.running(do.ID)
	if no != nil {
		return nil, no
	}
	before, did := one.said[who]
	switch {
	case !s.people.HasCome(who):
		return nil, meeting.Refuse(meeting.NotThere)
	case did && before == do.Right:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	adds := count(do.Right, 1)
	if did {
		was := count(before, -1)
		adds = Answers{adds.Right + was.Right, adds.Wrong + was.Wrong}
	}
	return []meeting.Fact{&Answered{do.ID, Said{who, do.Right}, adds}}, nil
}

func count(right bool, by int) Answers {
	if right {
		return Answers{Right: by}
	}
	return Answers{Wrong: by}
}

// publish is E4. The day is not still to come anywhere on earth.
func (s *State) publish(do *Publish, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	one, no := s.running(do.ID)
	if no != nil {
		return nil, no
	}
	if !number.HasCome(do.Date, now) {
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	}
	if !one.enough() {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "answers")
	}
	return []meeting.Fact{&Published{Correction{do.ID, one.slip, do.Date, one.Right}}}, nil
}

func (a *asked) enough() bool { return a.Right >= enough && a.Wrong == 0 }

// textsOf is what people wrote in a decision, or, of no decision, in the rest of the plan. Outcomes, numbers and what stood fixed beforehand are
// no slips.
func textsOf(d plan.Document, proposal string) ([]string, bool) {
	if proposal == "" {
		return textsBeside(d), true
	}
	for _, theme := range d.Themes {
		for _, one := range theme.Decisions {
			if one.Proposal == proposal {
				return slices.Concat([]string{one.Title, one.Text, one.Lead, one.FirstStep, one.Due}, one.Concerns, one.NeedsYesFrom), true
			}
		}
	}
	return nil, false
}

func textsBeside(d plan.Document) []string {
	all := []string{d.Meeting.Title, d.Meeting.Municipality, d.Meeting.Question, d.Meeting.Date, d.Meeting.Place}
	for _, theme := range d.Themes {
		all = append(all, theme.Title)
	}
	for _, one := range d.NotInPlan {
		all = append(all, one.Title, one.Reason, one.Who, one.When)
	}
	for _, one := range d.Cases {
		all = append(all, one.Title, one.Story)
		for _, question := range one.Questions {
			all = append(all, question.Text)
			for _, table := range question.Tables {
				all = append(all, table.Notes...)
			}
		}
	}
	return all
}
