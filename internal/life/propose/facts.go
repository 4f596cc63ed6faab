package propose

import "hoofdlijn/internal/meeting"

// Words are what a version says. Typed by people, so encrypted until the last reading.
type Words struct {
	Title        string            `json:"title"`
	Text         string            `json:"text"`
	LeadText     string            `json:"lead,omitempty"`
	NeedsYesFrom []string          `json:"needs_yes_from,omitempty"`
	FirstStep    string            `json:"first_step,omitempty"`
	Due          string            `json:"due,omitempty"`
	Numbers      map[string]string `json:"numbers,omitempty"`
}

// Drafted: there is a proposal, or a point of one.
type Drafted struct {
	ID     string           `json:"id"`
	Theme  string           `json:"theme"`
	From   []string         `json:"from,omitempty"`
	Parent string           `json:"parent,omitempty"` // the proposal it is a point of
	Words  Words            `json:"-"`
	Lead   meeting.PersonID `json:"-"` // asked to lead
}

// Amended: a proposal has a new version, given whole.
type Amended struct {
	ID      string           `json:"id"`
	Version int              `json:"version"`
	Words   Words            `json:"-"`
	Lead    meeting.PersonID `json:"-"`
}

// Divided: a proposal was split; its points follow as drafted.
type Divided struct {
	ID     string   `json:"id"`
	Points []string `json:"points"`
}

// PutAside: a proposal is kept for later.
type PutAside struct {
	ID    string `json:"id"`
	Words Parked `json:"-"`
}

// Withdrawn: a proposal was taken back.
type Withdrawn struct {
	ID string `json:"id"`
}

// Checked: the room gave a verdict.
type Checked struct {
	Proposal         string  `json:"proposal"`
	Version          int     `json:"version"`
	Framework        string  `json:"framework"`
	FrameworkVersion int     `json:"framework_version"`
	Verdict          string  `json:"verdict"`
	Words            Because `json:"-"`
}

// Because is the reason of a verdict, and the digest of the text it was given on: a verdict counts for that text alone.
type Because struct {
	Reason string `json:"reason,omitempty"`
	Digest string `json:"digest"`
}

// Advised: an expert or the owner's delegate gave advice.
type Advised struct {
	Proposal  string `json:"proposal"`
	Version   int    `json:"version"`
	Framework string `json:"framework"`
	Verdict   string `json:"verdict"`
	Words     Advice `json:"-"`
}

// Advice is the reason of an advice and the function of who gave it.
type Advice struct {
	By     string `json:"by,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// AdviceTakenBack: advice no longer stands.
type AdviceTakenBack struct {
	Proposal  string `json:"proposal"`
	Version   int    `json:"version"`
	Framework string `json:"framework"`
}

// LeadAnswered: the person asked said yes or no.
type LeadAnswered struct {
	Proposal string `json:"proposal"`
	Yes      bool   `json:"yes"`
}

// FormFilled: something was written on the form of a table. What is not there stays as it was.
type FormFilled struct {
	ID     string    `json:"id"`
	Table  int       `json:"table"`
	Theme  string    `json:"theme"`
	From   *[]string `json:"from,omitempty"`
	Fields Fields    `json:"-"`
}

// Fields are what was written. Typed by people, so encrypted.
type Fields struct {
	Title        *string           `json:"title,omitempty"`
	Text         *string           `json:"text,omitempty"`
	Lead         *string           `json:"lead,omitempty"`
	NeedsYesFrom *[]string         `json:"needs_yes_from,omitempty"`
	FirstStep    *string           `json:"first_step,omitempty"`
	Due          *string           `json:"due,omitempty"`
	Numbers      map[string]string `json:"numbers,omitempty"`
}

// FormDropped: a table threw its form away.
type FormDropped struct {
	ID string `json:"id"`
}

// FormForwarded: a form was put forward as a proposal.
type FormForwarded struct {
	ID       string `json:"id"`
	Proposal string `json:"proposal"`
}

func (*Drafted) Fact() string         { return "propose.drafted" }
func (*Amended) Fact() string         { return "propose.amended" }
func (*Divided) Fact() string         { return "propose.divided" }
func (*PutAside) Fact() string        { return "propose.put_aside" }
func (*Withdrawn) Fact() string       { return "propose.withdrawn" }
func (*Checked) Fact() string         { return "propose.checked" }
func (*Advised) Fact() string         { return "propose.advised" }
func (*AdviceTakenBack) Fact() string { return "propose.advice_taken_back" }
func (*LeadAnswered) Fact() string    { return "propose.lead_answered" }
func (*FormFilled) Fact() string      { return "propose.form_filled" }
func (*FormDropped) Fact() string     { return "propose.form_dropped" }
func (*FormForwarded) Fact() string   { return "propose.form_forwarded" }

// Goes: a step back takes with it what was done to a text. What was said of one stays with that text.
func (*Drafted) Goes()       {}
func (*Amended) Goes()       {}
func (*Divided) Goes()       {}
func (*PutAside) Goes()      {}
func (*Withdrawn) Goes()     {}
func (*FormForwarded) Goes() {} // the form is open again

func key(id string) meeting.KeyName { return meeting.WordsKey("proposal", id) }

// leadKey: the link from a person to a proposal goes with the person.
func leadKey(id string, lead meeting.PersonID) meeting.KeyName {
	if lead == "" {
		return key(id)
	}
	return meeting.PersonKey(lead)
}

// Hidden: everything typed, and who was asked.
func (f *Drafted) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: key(f.ID), Value: &f.Words, Pad: 512}, {Key: leadKey(f.ID, f.Lead), Value: &f.Lead}}
}
func (f *Amended) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: key(f.ID), Value: &f.Words, Pad: 512}, {Key: leadKey(f.ID, f.Lead), Value: &f.Lead}}
}
func (f *FormFilled) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("form", f.ID), Value: &f.Fields, Pad: 512}}
}
func (f *PutAside) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: key(f.ID), Value: &f.Words, Pad: 512}}
}
func (f *Checked) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: key(f.Proposal), Value: &f.Words, Pad: 512}}
}
func (f *Advised) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: key(f.Proposal), Value: &f.Words, Pad: 512}}
}
