package intake

import (
	"slices"
	"strconv"
	"time"

	"hoofdlijn/internal/intake/questions"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// K14.
const (
	mostMessages   = 500 // of each side
	mostLoose      = 50  // messages with the link or letter alone
	mostTries      = 60
	mostNeeds      = 40
	mostCompanions = 10
	mostInvites    = 100
	mostPoints     = 20
	mostFacts      = 3000 // of everything: with a letter alone somebody could go on for ever
	mostLooseFacts = 1000 // of those with the link or letter alone: it lies on a kitchen table, and may not silence who has the pin
)

type facts = []meeting.Fact

// decide applies the rules of RULES.md.
func (s *state) decide(c meeting.Command, by side) (facts, *meeting.Refusal) {
	if no := s.hold(c.Do, by); no != nil {
		return nil, no
	}
	if no := s.full(c.By.Role); no != nil {
		return nil, no
	}
	switch do := c.Do.(type) {
	case *Begin:
		return s.begin(do)
	case *PutQuestions:
		return s.putQuestions(do.Script)
	case *SetContact:
		return s.contactSet(do)
	case *Plan:
		return changed(do.Appointment != s.plan.Appointment, &Planned{do.Appointment, s.plan.Version + 1})
	case *Attempt:
		return s.attempt(do.Try)
	case *Tell:
		return s.tell(do.Points)
	case *Answer:
		return s.answerTo(do.Answer, c.By.Role)
	case *Unanswer:
		return s.unanswer(do.Question)
	case *EndWish:
		return s.endWish()
	case *Permit:
		return changed(do.Given != (s.permit != 0), &Permitted{do.Given})
	case *Agree:
		return changed(!s.standing(), &Agreed{})
	case *Bring:
		return s.bringAlong(do.Companion)
	case *StayHome:
		return s.dropped(slices.ContainsFunc(s.companions, func(c Companion) bool { return c.ID == do.ID }), &StaysHome{do.ID})
	case *Invite:
		return s.invites(*do)
	case *Mail:
		return s.mails(*do)
	case *Stop:
		return s.stops()
	case *Resume:
		return changed(s.stopped, &Resumed{})
	case *Open:
		return changed(!s.justOpened(do.Account, c.At), &Opened{do.Account})
	case *SetPin:
		return s.setsPin(c.By.Role, do.Hash)
	}
	return s.decideMore(c, by)
}

func (s *state) decideMore(c meeting.Command, by side) (facts, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *AddNeed:
		return s.addsNeed(do)
	case *SetNeed:
		return s.setsNeed(*do)
	case *DropNeed:
		return s.dropped(s.need(do.ID) != nil, &NeedDropped{do.ID})
	case *Write:
		return s.writes(do, c.By.Role)
	case *TakeBack:
		m := s.message(do.ID)
		if m != nil && m.from != by {
			return nil, meeting.Refuse(meeting.NotAllowed)
		}
		return s.dropped(m != nil, &TakenBack{do.ID})
	case *OfferPoint:
		return s.offersPoint(*do)
	case *AllowPoint:
		return s.allowsPoint(*do)
	case *DropPoint:
		return s.dropsPoint(do.ID)
	case *PlacePoint:
		return s.placesPoint(*do)
	case *Read:
		m := s.message(do.ID)
		if m == nil {
			return nil, meeting.Refuse(meeting.Unknown, "field", "id")
		}
		return changed(m.number > s.read[by], &WasRead{do.ID})
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// hold is what holds for many intents: K8, K10 and K15.
func (s *state) hold(do meeting.Intent, by side) *meeting.Refusal {
	switch do := do.(type) {
	case *Plan, *Attempt, *Invite:
		if s.stopped {
			return meeting.Refuse(meeting.Stopped)
		}
	case *Mail:
		if s.stopped && do.begins() {
			return meeting.Refuse(meeting.Stopped)
		}
	case *Write:
		if s.stopped && by == ofTeam {
			return meeting.Refuse(meeting.Stopped)
		}
	}
	switch do.(type) {
	case *Answer, *Agree, *AddNeed, *Bring, *OfferPoint, *AllowPoint:
		if s.permit == 0 {
			return meeting.Refuse(meeting.Incomplete, "field", "permission")
		}
	}
	if by == ofPerson {
		return s.holdYoung(do)
	}
	return nil
}

// holdYoung is K10.
func (s *state) holdYoung(do meeting.Intent) *meeting.Refusal {
	waits := false
	switch do := do.(type) {
	case *SetContact:
		if do.Field == "under_16" || do.Field == "guardian" {
			return meeting.Refuse(meeting.NotAllowed)
		}
	case *Permit:
		waits = do.Given
	case *Answer, *Agree, *Write, *AllowPoint:
		waits = true
	}
	if waits && s.waitsForGuardian() {
		return meeting.Refuse(meeting.Incomplete, "field", "guardian")
	}
	return nil
}

// sameVisit: whoever comes back so soon has lost their connection, or reads on.
const sameVisit = 10 * time.Minute

// justOpened is K11.
func (s *state) justOpened(account string, at time.Time) bool {
	for _, l := range slices.Backward(s.opened) {
		if l.Account == account {
			return at.Sub(time.UnixMilli(l.At)) < sameVisit
		}
	}
	return false
}

// setsPin is K13: who has the link alone chooses a pin as long as there is nothing to keep. Afterwards it takes the pin, or
// the team, who tells it to the person.
func (s *state) setsPin(role meeting.Role, hash string) (facts, *meeting.Refusal) {
	if role == meeting.Nobody && (s.pin != "" || s.saidAnything()) {
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	return changed(hash != s.pin, &PinSet{hash})
}

func changed(is bool, f meeting.Fact) (facts, *meeting.Refusal) {
	if !is {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return facts{f}, nil
}

// dropped takes away for good something that is there.
func (s *state) dropped(there bool, f meeting.Fact) (facts, *meeting.Refusal) {
	if !there {
		return nil, meeting.Refuse(meeting.Unknown, "field", "id")
	}
	return facts{f}, nil
}

func (s *state) begin(do *Begin) (facts, *meeting.Refusal) {
	if s.person != "" {
		return changed(false, nil)
	}
	if no := do.Script.Check(); no != nil {
		return nil, no
	}
	return facts{&Begun{do.Person, do.Script}}, nil
}

// putQuestions is K2.
func (s *state) putQuestions(to Script) (facts, *meeting.Refusal) {
	if no := to.Check(); no != nil {
		return nil, no
	}
	if s.agreed >= 0 {
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "questions")
	}
	return changed(!same(to, s.script), &QuestionsPut{to})
}

func (s *state) contactSet(do *SetContact) (facts, *meeting.Refusal) {
	was := s.contact[do.Field]
	if do.Text == "" {
		return changed(was.Text != "", &ContactDropped{do.Field, s.reached[do.Field]})
	}
	return changed(was.Text != do.Text, &ContactSet{Contact{do.Field, was.Version + 1, do.Text}})
}

func (s *state) attempt(try Try) (facts, *meeting.Refusal) {
	switch {
	case slices.ContainsFunc(s.tries, func(t tried) bool { return t.ID == try.ID }):
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case len(s.tries) >= mostTries:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostTries)
	}
	return facts{&Tried{try}}, nil
}

func (s *state) tell(points []string) (facts, *meeting.Refusal) {
	for _, id := range points {
		if !slices.ContainsFunc(s.script.Points, func(p Point) bool { return p.ID == id }) {
			return nil, meeting.Refuse(meeting.Unknown, "field", "points")
		}
	}
	return changed(!slices.Equal(points, s.told), &Told{points})
}

// answerTo is K3, K6 and K13: with the link alone nobody corrects what a pin keeps, nor learns by trying what was said.
func (s *state) answerTo(a kind.Answer, role meeting.Role) (facts, *meeting.Refusal) {
	q, asked := s.script.question(a.Question)
	was, before := s.answers[a.Question]
	switch {
	case !asked:
		return nil, meeting.Refuse(meeting.Unknown, "field", "question")
	case role == meeting.Nobody && before && s.pin != "":
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	if a.Empty() {
		return nil, meeting.Refuse(meeting.BadValue, "field", "text", "rule", "required")
	}
	if no := kind.BadField(questions.Named(q.Kind).Says(q, a)); no != nil {
		return nil, no
	}
	if before && role != meeting.Nobody && sameAnswer(was.Answer, a) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	all := facts{&Answered{Said{a, s.versions[a.Question] + 1}}}
	if q.Use == "needs" {
		all = append(all, s.needsFollow(q, a.Choices)...)
	}
	return all, nil
}

// needsFollow opens a need for each choice that has none, and drops those whose choice was taken back and for which nothing
// was done.
func (s *state) needsFollow(q kind.Question, chosen []string) facts {
	var all facts
	for _, n := range s.needs {
		if n.Choice != "" && !slices.Contains(chosen, n.Choice) && n.untouched() {
			all = append(all, &NeedDropped{n.ID})
		}
	}
	for _, id := range chosen {
		if slices.ContainsFunc(s.needs, func(n *need) bool { return n.Choice == id }) || len(s.needs) >= mostNeeds {
			continue
		}
		text := ""
		for _, c := range q.Choices {
			if c.ID == id {
				text = c.Text
			}
		}
		all = append(all, &NeedAdded{Needed{ID: s.freshNeed(id), Choice: id, Text: text}})
	}
	return all
}

// freshNeed is an id that no need ever had: the key of one that was dropped is gone.
func (s *state) freshNeed(choice string) string {
	id := choice[:min(len(choice), 56)]
	for n := 1; ; n++ {
		if fresh := id + "-" + strconv.Itoa(n); !s.gone[fresh] && s.need(fresh) == nil {
			return fresh
		}
	}
}

func (n *need) untouched() bool { return n.set == SetNeed{ID: n.ID, State: "open"} }

func (s *state) unanswer(question string) (facts, *meeting.Refusal) {
	was, is := s.answers[question]
	if !is {
		return nil, meeting.Refuse(meeting.Unknown, "field", "question")
	}
	all := facts{&Unanswered{question, was.keys}}
	if q, asked := s.script.question(question); asked && q.Use == "needs" {
		all = append(all, s.needsFollow(q, nil)...)
	}
	return all, nil
}

// endWish is K20.
func (s *state) endWish() (facts, *meeting.Refusal) {
	q, _ := s.script.used("tables")
	was, is := s.answers[q.ID]
	return changed(is, &WishEnded{q.ID, was.keys})
}

func (s *state) addsNeed(do *AddNeed) (facts, *meeting.Refusal) {
	switch {
	case s.need(do.ID) != nil || s.gone[do.ID]:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case len(s.needs) >= mostNeeds:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostNeeds)
	}
	return facts{&NeedAdded{Needed{ID: do.ID, Text: do.Text}}}, nil
}

func (s *state) setsNeed(do SetNeed) (facts, *meeting.Refusal) {
	n := s.need(do.ID)
	if n == nil {
		return nil, meeting.Refuse(meeting.Unknown, "field", "id")
	}
	return changed(n.set != do, &NeedSet{do})
}

func (s *state) bringAlong(c Companion) (facts, *meeting.Refusal) {
	at := slices.IndexFunc(s.companions, func(o Companion) bool { return o.ID == c.ID })
	switch {
	case s.gone[string(c.ID)] || c.ID == s.person:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case at < 0 && len(s.companions) >= mostCompanions:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostCompanions)
	}
	return changed(at < 0 || s.companions[at] != c, &Brought{c})
}

// full is K14: the team may always go on.
func (s *state) full(role meeting.Role) *meeting.Refusal {
	switch {
	case role == meeting.Nobody && s.loose >= mostLooseFacts:
		return meeting.Refuse(meeting.TooMany, "limit", mostLooseFacts)
	case role != meeting.Facilitator && s.facts >= mostFacts:
		return meeting.Refuse(meeting.TooMany, "limit", mostFacts)
	}
	return nil
}

// writes counts messages for each who may write apart: nobody uses up what is another's.
func (s *state) writes(do *Write, role meeting.Role) (facts, *meeting.Refusal) {
	most := mostMessages
	if role == meeting.Nobody {
		most = mostLoose
	}
	switch {
	case s.message(do.ID) != nil || s.gone[do.ID]:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case s.wrote[role] >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return facts{&Written{Words{do.ID, do.Text}}}, nil
}

func (s *state) invites(do Invite) (facts, *meeting.Refusal) {
	at := slices.IndexFunc(s.invited, func(o sent) bool { return o.ID == do.ID })
	if at < 0 && len(s.invited) >= mostInvites {
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostInvites)
	}
	return changed(at < 0 || s.invited[at].Invitation != Invitation{Invite: do}, &Invited{Invitation{Invite: do}})
}

func same(a, b Script) bool {
	return slices.Equal(a.Points, b.Points) && slices.EqualFunc(a.Questions, b.Questions, func(a, b kind.Question) bool {
		return slices.Equal(a.Choices, b.Choices) && a.ID == b.ID && a.Kind == b.Kind && a.Text == b.Text && a.Hint == b.Hint && a.Use == b.Use && a.More == b.More
	})
}

func sameAnswer(a, b kind.Answer) bool {
	return a.Text == b.Text && a.Moment == b.Moment && a.Place == b.Place && slices.Equal(a.Choices, b.Choices) && slices.Equal(a.People, b.People)
}
