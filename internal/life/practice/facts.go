package practice

import "hoofdlijn/internal/meeting"

// Opened: people can practise, counted from 1.
type Opened struct {
	Number int `json:"number"`
}

// Answered: somebody said how they came. Who and how goes when it closes, as with a real round.
type Answered struct {
	Number int   `json:"number"`
	Given  Given `json:"-"`
}

// Given is somebody's answer, and the way by which it reached us.
type Given struct {
	Person meeting.PersonID `json:"person"`
	Via    meeting.Via      `json:"via"`
	Choice string           `json:"choice"`
}

// Closed: how many came how.
type Closed struct {
	Number   int            `json:"number"`
	Answered int            `json:"answered"`
	Counts   map[string]int `json:"counts"`
}

func (*Opened) Fact() string   { return "practice.opened" }
func (*Answered) Fact() string { return "practice.answered" }
func (*Closed) Fact() string   { return "practice.closed" }

// Hidden: Q4. All answers are of one length.
func (f *Answered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: keyOf(f.Number), Value: &f.Given, Pad: 192}}
}

// Cover: who answered goes with what they answered.
func (f *Answered) Cover() meeting.KeyName { return keyOf(f.Number) }

// Burns: Q4.
func (f *Closed) Burns() []meeting.KeyName { return []meeting.KeyName{keyOf(f.Number)} }
