package intake

// yes is the choice by which somebody says that they may be asked afterwards how it goes: K19.
const yes = "yes"

// FollowUp is what is kept of somebody who said that they may be asked afterwards how it goes: to what they said yes, when, and
// how they are reached.
type FollowUp struct {
	Asked string `json:"asked"`
	Said  int64  `json:"said"` // in ms
	Name  string `json:"name,omitempty"`
	Phone string `json:"phone,omitempty"`
	Email string `json:"email,omitempty"`
}

// FollowUp is what may be kept for afterwards; false when they did not say yes, took it back, or cannot be reached: K19.
func (t *Talk) FollowUp() (FollowUp, bool) { return t.is.followUp() }

func (s *state) followUp() (FollowUp, bool) {
	q, asked := s.script.used("follow_up")
	said, is := s.answers[q.ID]
	if !asked || !is || len(said.Choices) != 1 || said.Choices[0] != yes || s.permit == 0 || s.stopped {
		return FollowUp{}, false
	}
	to := FollowUp{Asked: q.Text, Said: said.at, Name: s.contact["name"].Text, Phone: s.contact["phone"].Text, Email: s.contact["email"].Text}
	return to, to.Phone != "" || to.Email != ""
}
