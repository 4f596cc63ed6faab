package correct

import "hoofdlijn/internal/meeting"

// Proposed: people are asked whether a slip is one. What it says is not public before they said so.
type Proposed struct {
	ID   string `json:"id"`
	Slip Slip   `json:"-"`
}

// Answered: somebody said whether a correction is right. Who it was goes with them; that it was said stays.
type Answered struct {
	ID   string  `json:"id"`
	By   Said    `json:"-"`
	Adds Answers `json:"-"`
}

// Said is what one person said.
type Said struct {
	Person meeting.PersonID `json:"person"`
	Right  bool             `json:"right"`
}

// Answers is how many say that a correction is right, and how many that it is not.
type Answers struct {
	Right int `json:"right"`
	Wrong int `json:"wrong"`
}

// Withdrawn: nobody is asked any more.
type Withdrawn struct {
	ID string `json:"id"`
}

// Published: a correction stands beside the plan. It is public as a whole and tells by itself what it is: who reads the record without a key has it.
type Published struct {
	Correction
}

func (*Proposed) Fact() string  { return "correct.proposed" }
func (*Answered) Fact() string  { return "correct.answered" }
func (*Withdrawn) Fact() string { return "correct.withdrawn" }
func (*Published) Fact() string { return "correct.published" }

// Hidden: it may turn out to be no slip.
func (f *Proposed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Slip, Pad: 512}}
}

// Hidden: the numbers outlive whose answer it was.
func (f *Answered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.By.Person), Value: &f.By, Pad: 128}, {Key: meeting.MeetingKey, Value: &f.Adds}}
}
