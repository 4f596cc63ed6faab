package decide

import (
	"maps"
	"slices"

	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/meeting"
)

// answer is D2.
func (s *State) answer(c meeting.Command, do *Cast) ([]meeting.Fact, *meeting.Refusal) {
	r, no := s.toAnswer(do.Round, c.By.Subject())
	if no == nil {
		no = r.refuseAnswers(do.Answers)
	}
	if no != nil {
		return nil, no
	}
	who, via := c.By.Subject(), way(c.By)
	m := r.members[who]
	if no := r.refuseTime(c); no != nil {
		return nil, no
	}
	if m.isEarlier(c, via, r.momentOf(c)) {
		return nil, meeting.Refuse(meeting.DoneLater, "people", []meeting.PersonID{who})
	}
	if m.via == via && holds(m.answers, do.Answers) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&BallotCast{Round: r.ID, Given: Given{who, via, do.Answers}, pad: r.pad()}}, nil
}

// MostEntered is of how many people answers are entered in one act.
const MostEntered = 500

// enter is D19.
func (s *State) enter(c meeting.Command, do *Enter) ([]meeting.Fact, *meeting.Refusal) {
	var named []meeting.PersonID
	for _, pile := range do.Piles {
		named = append(named, pile.People...)
	}
	r, no := s.toAnswer(do.Round, named...)
	if no != nil {
		return nil, no
	}
	if len(named) > MostEntered {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostEntered)
	}
	if !c.By.Via.Entered() {
		return nil, meeting.Refuse(meeting.BadValue, "field", "via")
	}
	if named := slices.Sorted(slices.Values(named)); len(slices.Compact(named)) < len(named) {
		return nil, meeting.Refuse(meeting.BadValue, "field", "people")
	}
	no = r.refuseTime(c)
	var later []meeting.PersonID
	var facts []meeting.Fact
	for _, pile := range do.Piles {
		no = meeting.First(no, r.refuseAnswers(pile.Answers))
		for _, who := range pile.People {
			m := r.members[who]
			if m.isEarlier(c, c.By.Via, r.momentOf(c)) {
				later = append(later, who)
			}
			if m.via != c.By.Via || !holds(m.answers, pile.Answers) {
				facts = append(facts, &BallotCast{Round: r.ID, Given: Given{who, c.By.Via, pile.Answers}, pad: r.pad()})
			}
		}
	}
	if len(later) > 0 {
		no = meeting.First(no, meeting.Refuse(meeting.DoneLater, "people", later))
	}
	if len(facts) == 0 {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no != nil {
		return nil, no
	}
	return facts, nil
}

// toAnswer is the open round in which these people may answer.
func (s *State) toAnswer(id string, people ...meeting.PersonID) (*Round, *meeting.Refusal) {
	r := s.rounds[id]
	if r == nil {
		return nil, meeting.Refuse(meeting.Unknown, "round", id)
	}
	for _, who := range people {
		if !s.people.Known(who) {
			return nil, meeting.Refuse(meeting.Unknown, "field", "for")
		}
	}
	if r.Status != IsOpen {
		return nil, meeting.Refuse(meeting.RoundClosed)
	}
	for _, who := range people {
		if r.members[who] == nil {
			return nil, meeting.Refuse(meeting.NotInElectorate)
		}
	}
	return r, nil
}

// way is how an answer came.
func way(by meeting.Actor) meeting.Via {
	switch {
	case by.Role == meeting.Participant:
		return meeting.ViaPhone
	case by.Via.Entered():
		return by.Via
	case by.Role == meeting.Helper:
		return meeting.ViaHelper
	}
	return meeting.ViaPaper
}

// refuseTime: nobody answers before they were asked.
func (r *Round) refuseTime(c meeting.Command) *meeting.Refusal {
	if c.By.Decided != 0 && c.By.Decided < meeting.Minute(r.began) {
		return meeting.Refuse(meeting.BadValue, "field", "at")
	}
	return nil
}

// momentOf is when an answer was given: a time in the minute of the opening is that of the opening.
func (r *Round) momentOf(c meeting.Command) int64 { return max(c.Moment(), r.began) }

// isEarlier is D20: what somebody decided last counts, and nobody writes over what people did themselves without saying
// that it is from later.
func (m *member) isEarlier(c meeting.Command, via meeting.Via, at int64) bool {
	untold := c.By.Decided == 0 && !m.via.Entered()
	return m.answers != nil && via.Entered() && (at < m.at || untold)
}

func holds(have, given map[string]kind.Answer) bool {
	for proposal, answer := range given {
		if was, ok := have[proposal]; !ok || was != answer {
			return false
		}
	}
	return true
}

// MostWords is how long what goes with an answer may be, in bytes as it is stored. It takes 500 characters as people see
// them, which the wire counts, of every script in daily use: four bytes a character in Hindi, Thai and Tamil.
const MostWords = 2048

// written is how many bytes a text takes as JSON at most: what fits must fit the one size of a ballot (D13).
func written(text string) int {
	n := len(text)
	for i := range len(text) {
		switch c := text[i]; {
		case c < 0x20:
			n += 5
		case c == '"' || c == '\\':
			n++
		}
	}
	return n
}

// pad is D13: room for the longest answer there can be, for every proposal of the round.
func (r *Round) pad() int {
	if !r.method.Discreet() {
		return 128 + 96*len(r.Proposals)
	}
	return 128 + (MostWords+160)*len(r.Proposals)
}

// choices are the answers there are in this round.
func (r *Round) choices() []string { return kind.Choices(r.method, r.Params) }

func (r *Round) refuseAnswers(answers map[string]kind.Answer) *meeting.Refusal {
	bad := func(field string) *meeting.Refusal { return meeting.Refuse(meeting.BadBallot, "field", field) }
	if len(answers) == 0 {
		return bad("answers")
	}
	choices := r.choices()
	for _, proposal := range slices.Sorted(maps.Keys(answers)) {
		a := answers[proposal]
		wordless := a.Choice == choices[0] || a.Choice == kind.ToGroup || !r.method.Discreet()
		switch {
		case !r.has(proposal):
			return bad("proposal")
		case !slices.Contains(choices, a.Choice):
			return bad("choice")
		case a.Words != "" && wordless:
			return bad("words")
		case written(a.Words) > MostWords:
			return meeting.Refuse(meeting.TooLong, "field", "words", "limit", MostWords, "unit", "bytes")
		case a.Tell != "" && (wordless || !slices.Contains([]string{"room", "come", "read"}, a.Tell)):
			return bad("tell")
		}
	}
	return nil
}
