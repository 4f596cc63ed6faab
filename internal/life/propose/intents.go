package propose

import "hoofdlijn/internal/meeting"

// Draft puts a proposal together. Facilitator.
type Draft struct {
	ID    string   `json:"id" validate:"required,id"`
	Theme string   `json:"theme" validate:"required,id"`
	From  []string `json:"from,omitempty" validate:"max=500,dive,id"` // clusters and ideas
	Title string   `json:"title" validate:"required,text=120"`
	Text  string   `json:"text" validate:"required,text=4000"`
	More
}

// More is what makes a proposal something that can be carried out.
type More struct {
	Lead         *Lead             `json:"lead,omitempty"`
	NeedsYesFrom []string          `json:"needs_yes_from,omitempty" validate:"max=20,dive,text=120"`
	FirstStep    string            `json:"first_step,omitempty" validate:"text=300"`
	Due          string            `json:"due,omitempty" validate:"text=40"`
	Numbers      map[string]string `json:"numbers,omitempty" validate:"max=20,dive,max=40"`
}

// Lead is who takes it up: a person, who is asked, or words.
type Lead struct {
	Person meeting.PersonID `json:"person,omitempty" validate:"omitempty,id"`
	Text   string           `json:"text,omitempty" validate:"text=120"`
}

// Amend makes a new version. Fields left out stay as they are; numbers are replaced one by one.
type Amend struct {
	ID           string            `json:"id" validate:"required,id"`
	Version      int               `json:"version,omitempty"` // the version the sender saw; 0 means the newest
	Title        *string           `json:"title,omitempty" validate:"omitempty,text=120"`
	Text         *string           `json:"text,omitempty" validate:"omitempty,text=4000"`
	Lead         *Lead             `json:"lead,omitempty"`
	NeedsYesFrom *[]string         `json:"needs_yes_from,omitempty" validate:"omitempty,max=20,dive,text=120"`
	FirstStep    *string           `json:"first_step,omitempty" validate:"omitempty,text=300"`
	Due          *string           `json:"due,omitempty" validate:"omitempty,text=40"`
	Numbers      map[string]string `json:"numbers,omitempty" validate:"max=20,dive,max=40"`
}

// Split makes decision points of a proposal.
type Split struct {
	ID      string  `json:"id" validate:"required,id"`
	Version int     `json:"version,omitempty"`
	Points  []Point `json:"points" validate:"max=20,dive"`
}

// Point is one of them. Without a theme, or what it is from, it has those of the proposal.
type Point struct {
	ID    string   `json:"id" validate:"required,id"`
	Theme string   `json:"theme,omitempty" validate:"omitempty,id"`
	From  []string `json:"from,omitempty" validate:"max=500,dive,id"`
	Title string   `json:"title" validate:"required,text=120"`
	Text  string   `json:"text" validate:"required,text=4000"`
	More
}

// Park keeps a proposal for later: who, when.
type Park struct {
	ID string `json:"id" validate:"required,id"`
	Parked
}

// Parked is why, by whom and until when a proposal is kept.
type Parked struct {
	Reason string `json:"reason,omitempty" validate:"text=500"`
	Who    string `json:"who,omitempty" validate:"text=120"`
	When   string `json:"when,omitempty" validate:"text=120"`
}

// Withdraw takes a proposal back.
type Withdraw struct {
	ID string `json:"id" validate:"required,id"`
}

// Check records the room's verdict. Framework "*" means every framework without one on this version.
type Check struct {
	Proposal  string `json:"proposal" validate:"required,id"`
	Version   int    `json:"version,omitempty"`
	Framework string `json:"framework" validate:"required,max=64"`
	Opinion
}

// Opinion is a verdict with its reason.
type Opinion struct {
	Verdict string `json:"verdict" validate:"required,max=40"`
	Reason  string `json:"reason,omitempty" validate:"text=500"`
}

// Advise gives the advice of an owner's delegate or an expert. Who gives it is named by function.
type Advise struct {
	Proposal  string `json:"proposal" validate:"required,id"`
	Version   int    `json:"version,omitempty"`
	Framework string `json:"framework" validate:"required,id"`
	By        string `json:"by,omitempty" validate:"text=120"`
	Opinion
}

// TakeBackAdvice removes advice on the newest version.
type TakeBackAdvice struct {
	Proposal  string `json:"proposal" validate:"required,id"`
	Framework string `json:"framework" validate:"required,id"`
}

// AnswerLead is the person asked saying yes or no.
type AnswerLead struct {
	Proposal string `json:"proposal" validate:"required,id"`
	Yes      bool   `json:"yes"`
}

// FillForm writes on the proposal form of a table; fields left out stay as they are, numbers are replaced one by one.
// The first who writes begins the form, on the theme of the table. Facilitator, or the helper device at the table.
type FillForm struct {
	ID           string            `json:"id" validate:"required,id"`
	Table        int               `json:"table" validate:"required,min=1,max=99"`
	Theme        string            `json:"theme,omitempty" validate:"omitempty,id"`
	From         *[]string         `json:"from,omitempty" validate:"omitempty,max=500,dive,id"`
	Title        *string           `json:"title,omitempty" validate:"omitempty,text=120"`
	Text         *string           `json:"text,omitempty" validate:"omitempty,text=4000"`
	Lead         *string           `json:"lead,omitempty" validate:"omitempty,text=120"`
	NeedsYesFrom *[]string         `json:"needs_yes_from,omitempty" validate:"omitempty,max=20,dive,text=120"`
	FirstStep    *string           `json:"first_step,omitempty" validate:"omitempty,text=300"`
	Due          *string           `json:"due,omitempty" validate:"omitempty,text=40"`
	Numbers      map[string]string `json:"numbers,omitempty" validate:"max=20,dive,max=40"`
}

// DropForm throws a form away that was not put forward. As FillForm.
type DropForm struct {
	ID string `json:"id" validate:"required,id"`
}

// PutForward makes a proposal of a form. Facilitator.
type PutForward struct {
	Form string `json:"form" validate:"required,id"`
	ID   string `json:"id" validate:"required,id"`
}

func (*Draft) Intent() string          { return "propose.draft" }
func (*Amend) Intent() string          { return "propose.amend" }
func (*Split) Intent() string          { return "propose.split" }
func (*Park) Intent() string           { return "propose.park" }
func (*Withdraw) Intent() string       { return "propose.withdraw" }
func (*Check) Intent() string          { return "propose.check" }
func (*Advise) Intent() string         { return "propose.advise" }
func (*TakeBackAdvice) Intent() string { return "propose.take_back_advice" }
func (*AnswerLead) Intent() string     { return "propose.answer_lead" }
func (*FillForm) Intent() string       { return "propose.fill_form" }
func (*DropForm) Intent() string       { return "propose.drop_form" }
func (*PutForward) Intent() string     { return "propose.put_forward" }

// Touches is implemented by intents that change a proposal: what a later part may object to.
type Touches interface{ Touched() string }

func (i *Amend) Touched() string          { return i.ID }
func (i *Split) Touched() string          { return i.ID }
func (i *Park) Touched() string           { return i.ID }
func (i *Withdraw) Touched() string       { return i.ID }
func (i *Check) Touched() string          { return i.Proposal }
func (i *Advise) Touched() string         { return i.Proposal }
func (i *TakeBackAdvice) Touched() string { return i.Proposal }
