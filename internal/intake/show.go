package intake

import (
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// State is "talk.state": how far the conversation is. It says nothing of what was said.
type State struct {
	Person  meeting.PersonID `json:"person"`
	Agreed  int64            `json:"agreed,omitempty"`    // when the summary was agreed with, in ms; 0: not, or not as it is now
	Team    bool             `json:"team,omitempty"`      // it was the team that read it back
	Stale   bool             `json:"stale,omitempty"`     // agreed with, and changed since
	Permit  int64            `json:"permitted,omitempty"` // since when it may be kept and read, in ms; 0: not, or not any more
	Told    bool             `json:"told,omitempty"`      // that was said to the team, not on the person's own screen
	Stopped bool             `json:"stopped,omitempty"`
	Pin     bool             `json:"pin,omitempty"`    // there is one
	Unread  int              `json:"unread,omitempty"` // messages the other side wrote since
	Young   bool             `json:"young,omitempty"`  // waits for a parent or school worker
}

// Arranged is "talk.arranged": what was agreed to and arranged, which the link alone shows.
type Arranged struct {
	Appointment
	Off     *Appointment `json:"off,omitempty"`     // the appointment that was taken away, as long as there is no other
	Replies []string     `json:"replies,omitempty"` // what was said of what is arranged
}

// Question is "talk.question/<id>": a question, in its order, and whether it was answered.
type Question struct {
	kind.Question
	Order    int  `json:"order"`
	Answered bool `json:"answered,omitempty"`
}

// PointShown is one of "talk.points": what has to be told, and whether it was.
type PointShown struct {
	Point
	Told bool `json:"told,omitempty"`
}

// AnswerShown is "talk.answer/<question>": what was said, by which side, and when, in ms.
type AnswerShown struct {
	kind.Answer
	Team bool  `json:"team,omitempty"`
	At   int64 `json:"at"`
}

// Need is "talk.need/<id>": something to be arranged. Owner and day are for the console.
type Need struct {
	ID     string `json:"id"`
	Choice string `json:"choice,omitempty"`
	Text   string `json:"text"`
	State  string `json:"state"`
	Reply  string `json:"reply,omitempty"`
	Owner  string `json:"owner,omitempty"`
	Due    string `json:"due,omitempty"`
}

// Message is "talk.message/<id>": who wrote it, when, in ms, and its place among all. Read: by the other side.
type Message struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Team   bool   `json:"team,omitempty"`
	At     int64  `json:"at"`
	Number int    `json:"number"`
	Read   bool   `json:"read,omitempty"`
}

// Look is one of "talk.opened": who of the team opened the conversation, and when, in ms.
type Look struct {
	Account string `json:"account"`
	At      int64  `json:"at"`
}

// Tries is one of "talk.tries".
type Tries struct {
	Try
	At int64 `json:"at"`
}

// Sent is one of "talk.invited".
type Sent struct {
	Invitation
	At int64 `json:"at"`
}

// keys are all sections there are now.
func (s *state) keys() []meeting.Key {
	all := []meeting.Key{key("state", ""), key("arranged", ""), key("points", ""), key("contact", ""), key("opened", ""), key("tries", ""), key("invited", "")}
	for _, q := range s.script.Questions {
		all = append(all, key("question", q.ID))
	}
	for id := range s.answers {
		all = append(all, key("answer", id))
	}
	for _, n := range s.needs {
		all = append(all, key("need", n.ID))
	}
	for _, c := range s.companions {
		all = append(all, key("companion", string(c.ID)))
	}
	for _, o := range s.offers {
		all = append(all, key("offer", o.point.ID))
	}
	for _, m := range s.messages {
		all = append(all, key("message", m.ID))
	}
	return all
}

func key(name, id string) meeting.Key { return meeting.Key{Part: "talk", Name: name, ID: id} }

func (s *state) show(to meeting.Audience, k meeting.Key) any {
	switch k.Name {
	case "state":
		return s.shownState(to)
	case "arranged":
		return s.arranged()
	case "question":
		return s.shownQuestion(k.ID)
	case "points":
		return s.points()
	case "contact":
		return s.contacts()
	case "opened":
		return append([]Look{}, s.opened...)
	case "tries":
		return each(s.tries, func(t tried) Tries { return Tries{t.Try, t.at} })
	case "invited":
		return each(s.invited, func(i sent) Sent { return Sent{i.Invitation, i.at} })
	}
	return s.showOne(to, k)
}

// showOne is a section of which there are many.
func (s *state) showOne(to meeting.Audience, k meeting.Key) any {
	switch k.Name {
	case "answer":
		if a, is := s.answers[k.ID]; is {
			return AnswerShown{a.Answer, a.by == ofTeam, a.at}
		}
	case "need":
		if n := s.need(k.ID); n != nil {
			return n.shown(to)
		}
	case "companion":
		for _, c := range s.companions {
			if string(c.ID) == k.ID {
				return c
			}
		}
	case "offer":
		if o := s.offer(k.ID); o != nil {
			return o.shown()
		}
	case "message":
		if m := s.message(k.ID); m != nil {
			return s.shownMessage(m)
		}
	}
	return nil
}

func each[T, U any](all []T, shown func(T) U) []U {
	out := make([]U, len(all))
	for i, one := range all {
		out[i] = shown(one)
	}
	return out
}

func (s *state) shownState(to meeting.Audience) State {
	is := State{Person: s.person, Permit: s.permit, Told: s.permit != 0 && s.permitBy == ofTeam, Stopped: s.stopped, Pin: s.pin != "", Young: s.waitsForGuardian(), Unread: s.unread(lookingFrom(to))}
	switch {
	case s.standing():
		is.Agreed, is.Team = s.agreedAt, s.agreedBy == ofTeam
	case s.agreed >= 0:
		is.Stale = true
	}
	return is
}

// lookingFrom is on which side of the conversation a screen is.
func lookingFrom(a meeting.Audience) side {
	if a == meeting.Console {
		return ofTeam
	}
	return ofPerson
}

func (s *state) arranged() Arranged {
	is := Arranged{Appointment: s.plan.Appointment}
	if s.off.Day != "" {
		is.Off = &s.off
	}
	for _, n := range s.needs {
		if n.set.State == "arranged" && n.set.Reply != "" {
			is.Replies = append(is.Replies, n.set.Reply)
		}
	}
	return is
}

func (s *state) shownQuestion(id string) any {
	for i, q := range s.script.Questions {
		if q.ID == id {
			_, answered := s.answers[id]
			return Question{q, i, answered}
		}
	}
	return nil
}

func (s *state) points() []PointShown {
	told := map[string]bool{}
	for _, id := range s.told {
		told[id] = true
	}
	return each(s.script.Points, func(p Point) PointShown { return PointShown{p, told[p.ID]} })
}

func (s *state) contacts() map[string]string {
	shown := map[string]string{}
	for field, c := range s.contact {
		if c.Text != "" {
			shown[field] = c.Text
		}
	}
	return shown
}

func (n *need) shown(to meeting.Audience) Need {
	is := Need{ID: n.ID, Choice: n.Choice, Text: n.Text, State: n.set.State, Reply: n.set.Reply}
	if to == meeting.Console {
		is.Owner, is.Due = n.set.Owner, n.set.Due
	}
	return is
}

func (s *state) shownMessage(m *message) Message {
	other := ofTeam - m.from
	return Message{ID: m.ID, Text: m.Text, Team: m.from == ofTeam, At: m.at, Number: m.number, Read: s.read[other] >= m.number}
}
