// Package kind is what all kinds of questions of a conversation beforehand have in common.
package kind

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// Question is one question of a script. Words are the facilitator's own, in the language of the meeting.
type Question struct {
	ID      string   `json:"id" validate:"required,id"`
	Kind    string   `json:"kind" validate:"required,max=20"`
	Text    string   `json:"text" validate:"required,text=200"`
	Hint    string   `json:"hint,omitempty" validate:"text=300"`
	Choices []Choice `json:"choices,omitempty" validate:"max=20,dive"`
	Use     string   `json:"use,omitempty" validate:"omitempty,oneof=needs leaves theme tables invite follow_up"` // what is done with the answer
	More    bool     `json:"more,omitempty"`                                                                      // asked behind "anything else?"
}

// Choice is one that can be chosen.
type Choice struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=120"`
}

// Answer is what somebody said to a question. Which fields may be filled in is the kind's.
type Answer struct {
	Question string    `json:"question" validate:"required,id"`
	Choices  []string  `json:"choices,omitempty" validate:"max=20,dive,id"`
	Text     string    `json:"text,omitempty" validate:"text=1000"`
	Moment   string    `json:"moment,omitempty" validate:"text=40"` // "16:30"
	Place    string    `json:"place,omitempty" validate:"text=120"`
	People   []Someone `json:"people,omitempty" validate:"max=5,dive"`
}

// Someone is another person that an answer names.
type Someone struct {
	Name  string `json:"name" validate:"required,text=80"`
	Phone string `json:"phone,omitempty" validate:"text=40"`
}

// Empty says that nothing was said.
func (a Answer) Empty() bool {
	return len(a.Choices) == 0 && a.Text == "" && a.Moment == "" && a.Place == "" && len(a.People) == 0
}

// Kind is a kind of question.
type Kind interface {
	Name() string
	// Asks says what is wrong with a question of this kind; "" when nothing is. It is the name of a field.
	Asks(Question) string
	// Says is the same of an answer that is not empty.
	Says(Question, Answer) string
}

// Only says which field of an answer is filled in that may not be; "" when none is. Text may always be: there is always
// something else to say.
func Only(a Answer, may ...string) string {
	for _, f := range []struct {
		name   string
		filled bool
	}{{"choices", len(a.Choices) > 0}, {"moment", a.Moment != ""}, {"place", a.Place != ""}, {"people", len(a.People) > 0}} {
		if f.filled && !slices.Contains(may, f.name) {
			return f.name
		}
	}
	return ""
}

// Offered says whether a question offers a choice.
func (q Question) Offered(id string) bool {
	return slices.ContainsFunc(q.Choices, func(c Choice) bool { return c.ID == id })
}

// Twice says whether a question offers one choice under two names.
func (q Question) Twice() bool {
	seen := map[string]bool{}
	for _, c := range q.Choices {
		if seen[c.ID] {
			return true
		}
		seen[c.ID] = true
	}
	return false
}

// BadField is the refusal of a question or an answer.
func BadField(field string) *meeting.Refusal {
	if field == "" {
		return nil
	}
	return meeting.Refuse(meeting.BadValue, "field", field)
}
