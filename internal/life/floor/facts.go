package floor

import "hoofdlijn/internal/meeting"

// Asked: somebody wants to say something.
type Asked struct {
	Person meeting.PersonID `json:"-"`
}

// TakenBack: not any more.
type TakenBack struct {
	Person meeting.PersonID `json:"-"`
}

// Given: somebody has the floor.
type Given struct {
	Person meeting.PersonID `json:"-"`
}

// Ended: nobody has it any more.
type Ended struct{}

func (*Asked) Fact() string     { return "floor.asked" }
func (*TakenBack) Fact() string { return "floor.taken_back" }
func (*Given) Fact() string     { return "floor.given" }
func (*Ended) Fact() string     { return "floor.ended" }

// Hidden: S4. Who spoke is nobody's business later on.
func (f *Asked) Hidden() []meeting.Hidden     { return of(&f.Person) }
func (f *TakenBack) Hidden() []meeting.Hidden { return of(&f.Person) }
func (f *Given) Hidden() []meeting.Hidden     { return of(&f.Person) }

func of(who *meeting.PersonID) []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(*who), Value: who, Pad: 128}}
}
