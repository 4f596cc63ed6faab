package adopt

import (
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Expect:
		return s.expect(do)
	case *Decide:
		return s.decide(do.Verdict, c.At)
	case *Reply:
		return s.reply(do.Answer, c.At)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: what the municipality says of the plan objects to nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// most is how many verdicts a plan may have, and how many replies a decision.
const most = 50

// expect is A2.
func (s *State) expect(do *Expect) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case s.final():
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "answer")
	case !number.IsDay(do.Date):
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	case len(s.expected) > 0 && s.expected[len(s.expected)-1] == do.Date:
		return nil, meeting.Refuse(meeting.NoChange)
	case len(s.expected) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Expected{do.Date}}, nil
}

// decide is A3, A4 and A5.
func (s *State) decide(v Verdict, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	v.Body, v.Question, v.Reasons = strings.TrimSpace(v.Body), strings.TrimSpace(v.Question), slices.Clone(v.Reasons)
	for i := range v.Reasons {
		v.Reasons[i].Text = strings.TrimSpace(v.Reasons[i].Text)
	}
	if v.Plan != s.digest {
		return nil, meeting.Refuse(meeting.VersionChanged, "field", "plan")
	}
	if no := refuseSaid(v.Body, v.Date, now); no != nil {
		return nil, no
	}
	if no := s.refuseReasons(v); no != nil {
		return nil, no
	}
	switch {
	case same(v, s.last()):
		return nil, meeting.Refuse(meeting.NoChange)
	case len(s.verdicts) > 0 && v.Date < s.last().Date:
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	case len(s.verdicts) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Decided{v}}, nil
}

// refuseReasons is A4: a no says which framework the plan does not fit, back asks the group something, a yes has no ifs.
func (s *State) refuseReasons(v Verdict) *meeting.Refusal {
	known, seen := frameworks(s.plan.Plan()), map[string]bool{}
	for _, r := range v.Reasons {
		switch {
		case !slices.Contains(known, r.Framework):
			return meeting.Refuse(meeting.Unknown, "framework", r.Framework)
		case r.Text == "":
			return meeting.Refuse(meeting.Incomplete, "field", "reasons")
		case seen[r.Framework]:
			return meeting.Refuse(meeting.Taken, "field", "reasons", "framework", r.Framework)
		}
		seen[r.Framework] = true
	}
	switch {
	case v.Answer == "no" && len(v.Reasons) == 0:
		return meeting.Refuse(meeting.Incomplete, "field", "reasons")
	case v.Answer == "back" && v.Question == "":
		return meeting.Refuse(meeting.Incomplete, "field", "question")
	case v.Answer == "yes" && len(v.Reasons) > 0:
		return meeting.Refuse(meeting.BadValue, "field", "reasons")
	case v.Answer != "back" && v.Question != "":
		return meeting.Refuse(meeting.BadValue, "field", "question")
	}
	return nil
}

// reply is A6.
func (s *State) reply(a Answer, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	a.Text, a.Body = strings.TrimSpace(a.Text), strings.TrimSpace(a.Body)
	if !slices.Contains(decisions(s.plan.Plan()), a.Proposal) {
		return nil, meeting.Refuse(meeting.Unknown, "proposal", a.Proposal)
	}
	if a.Text == "" {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "text")
	}
	if no := refuseSaid(a.Body, a.Date, now); no != nil {
		return nil, no
	}
	before := s.replies[a.Proposal]
	switch {
	case len(before) > 0 && before[len(before)-1] == a:
		return nil, meeting.Refuse(meeting.NoChange)
	case len(before) > 0 && a.Date < before[len(before)-1].Date:
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	case len(before) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Replied{a}}, nil
}

// refuseSaid asks who said it and on what day, which is not still to come anywhere on earth.
func refuseSaid(body, date string, now time.Time) *meeting.Refusal {
	switch {
	case body == "":
		return meeting.Refuse(meeting.Incomplete, "field", "body")
	case !number.HasCome(date, now):
		return meeting.Refuse(meeting.BadValue, "field", "date")
	}
	return nil
}
