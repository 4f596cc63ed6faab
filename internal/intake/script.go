package intake

import (
	"hoofdlijn/internal/intake/questions"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// Script is what is told and what is asked. It is data that facilitators edit and use again, not personal.
type Script struct {
	Points    []Point         `json:"points" validate:"max=20,dive"`
	Questions []kind.Question `json:"questions" validate:"max=40,dive"`
}

// Point is something that has to be told.
type Point struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=300"`
}

// mostFirst is how many questions are asked before "anything else?".
const mostFirst = 6

// Check says what is wrong with a script; nil when nothing is. It names the question or point.
func (s Script) Check() *meeting.Refusal {
	seen, first := map[string]bool{}, 0
	for _, p := range s.Points {
		if seen["point/"+p.ID] {
			return meeting.Refuse(meeting.BadValue, "field", "id", "point", p.ID)
		}
		seen["point/"+p.ID] = true
	}
	for _, q := range s.Questions {
		if !q.More {
			first++
		}
		k := questions.Named(q.Kind)
		field := ""
		switch {
		case k == nil:
			field = "kind"
		case seen[q.ID]:
			field = "id"
		case !fitsUse(q):
			field = "use"
		case q.Use == "follow_up" && !q.Offered(yes): // K19
			field = "choices"
		case q.Use == theme && len(q.Choices) == 0: // they are the meeting's: see With
		default:
			field = k.Asks(q)
		}
		if field != "" {
			return meeting.Refuse(meeting.BadValue, "field", field, "question", q.ID)
		}
		seen[q.ID] = true
	}
	if first > mostFirst {
		return meeting.Refuse(meeting.TooMany, "field", "questions", "limit", mostFirst)
	}
	return nil
}

// fitsUse: what is done with an answer needs an answer of some kind.
func fitsUse(q kind.Question) bool {
	of := map[string]string{"needs": "several", "leaves": "moment", "theme": "choice", "tables": "choice", "invite": "person", "follow_up": "choice"}
	return q.Use == "" || of[q.Use] == q.Kind
}

// theme is the use of the question whose choices are the topics of the meeting.
const theme = "theme"

// With is the script with the topics of a meeting to choose from. With fewer than two there is nothing to ask.
func (s Script) With(themes []kind.Choice) Script {
	asked := make([]kind.Question, 0, len(s.Questions))
	for _, q := range s.Questions {
		if q.Use == theme {
			if q.Choices = themes; len(themes) < 2 {
				continue
			}
		}
		asked = append(asked, q)
	}
	s.Questions = asked
	return s
}

// question is the question with this id; false when it is not asked any more.
func (s Script) question(id string) (kind.Question, bool) {
	for _, q := range s.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return kind.Question{}, false
}

// used is the question whose answer is used for this.
func (s Script) used(use string) (kind.Question, bool) {
	for _, q := range s.Questions {
		if q.Use == use {
			return q, true
		}
	}
	return kind.Question{}, false
}
