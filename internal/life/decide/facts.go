package decide

import (
	"encoding/json"

	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/meeting"
)

// RoundOpened: a round is open. Everything in it is frozen.
type RoundOpened struct {
	ID        string          `json:"id"`
	Method    string          `json:"method"`
	Params    json.RawMessage `json:"params,omitzero"`
	Secrecy   string          `json:"secrecy"`
	Poll      bool            `json:"poll,omitempty"`
	Proposals []Option        `json:"proposals"`
	Digests   []string        `json:"-"` // of the texts, in the order of Proposals
}

// VotersFixed: who may answer in a round, as it opened (D1). With it a round can be closed whoever is erased meanwhile.
// It goes with the round's key.
type VotersFixed struct {
	Round  string             `json:"round"`
	Voters []meeting.PersonID `json:"-"`
}

// BallotCast: somebody answered. Who and what goes when the round closes.
type BallotCast struct {
	Round string `json:"round"`
	Given Given  `json:"-"`
	pad   int
}

// Given is a voter's answers.
type Given struct {
	Person  meeting.PersonID       `json:"person"`
	Via     meeting.Via            `json:"via"`
	Answers map[string]kind.Answer `json:"answers"`
}

// AnswersClosed: nobody answers any more; the group judges the objections.
type AnswersClosed struct {
	Round      string      `json:"round"`
	Objections []Objection `json:"-"`
}

// Objection is one objection, under a label that says nothing about who made it.
type Objection struct {
	Label    string           `json:"label"`
	Proposal string           `json:"proposal"`
	Person   meeting.PersonID `json:"person"` // never shown; goes with the round's key
	Reason   string           `json:"reason,omitempty"`
}

// RoundClosed: the outcome, counted once. What the group found of objections is in it only as far as outcome and counts
// tell: a fact for each finding could be counted.
type RoundClosed struct {
	Round      string   `json:"round"`
	Electorate int      `json:"electorate"`
	Answered   int      `json:"answered"` // voters with at least one answer
	Left       int      `json:"left,omitempty"`
	Results    []Result `json:"results"`
	Said       Said     `json:"-"`
}

// Result is what came out for one proposal. Counts are absent where they must not be kept.
type Result struct {
	Proposal string         `json:"proposal"`
	Version  int            `json:"version"`
	Outcome  string         `json:"outcome,omitempty"` // empty for a poll
	Passed   bool           `json:"passed"`
	Answered int            `json:"answered"`
	Counts   map[string]int `json:"counts,omitempty"`
	Via      map[string]int `json:"via,omitempty"`
	Limit    string         `json:"limit,omitempty"` // the framework whose sum it no longer fits
}

// Said is what people wrote with their answers, per proposal, without names and in no order.
type Said struct {
	Concerns map[string][]string `json:"concerns,omitempty"`
	Needs    map[string][]string `json:"needs,omitempty"`
}

// AnswerShown: in a round with open secrecy, what somebody answered.
type AnswerShown struct {
	Round string `json:"round"`
	Given Given  `json:"-"`
}

// RoundVoided: a round was closed without an outcome.
type RoundVoided struct {
	Round string `json:"round"`
}

// Undone: an act was taken back.
type Undone struct {
	Act meeting.CommandID `json:"-"`
}

// SteppedBack: the meeting went back to an earlier moment: what was done to proposals since no longer counts.
type SteppedBack struct {
	To     meeting.Seq `json:"to"`
	Reason string      `json:"-"`
}

func (*RoundOpened) Fact() string   { return "decide.round_opened" }
func (*VotersFixed) Fact() string   { return "decide.voters_fixed" }
func (*BallotCast) Fact() string    { return "decide.ballot_cast" }
func (*AnswersClosed) Fact() string { return "decide.answers_closed" }
func (*RoundClosed) Fact() string   { return "decide.round_closed" }
func (*AnswerShown) Fact() string   { return "decide.answer_shown" }
func (*RoundVoided) Fact() string   { return "decide.round_voided" }
func (*Undone) Fact() string        { return "decide.undone" }
func (*SteppedBack) Fact() string   { return "decide.stepped_back" }

// Hidden: what is tied to people or typed by them.
func (f *RoundOpened) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Digests}}
}
func (f *VotersFixed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.RoundKey(f.Round), Value: &f.Voters, Pad: 64 + idRoom*len(f.Voters)}}
}

// idRoom is room for the longest id there can be: the size tells how many voters there are, which is no secret.
const idRoom = 68

func (f *BallotCast) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.RoundKey(f.Round), Value: &f.Given, Pad: f.pad}}
}
func (f *AnswersClosed) Hidden() []meeting.Hidden {
	size := 1024
	for _, o := range f.Objections {
		size += len(o.Person) + len(o.Proposal) + written(o.Reason) + 80
	}
	return []meeting.Hidden{{Key: meeting.RoundKey(f.Round), Value: &f.Objections, Pad: (size/hall + 1) * hall}}
}

// hall is the size in which objections are stored: one, or what most rooms say together, looks the same.
const hall = 32768

func (f *RoundClosed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("said", f.Round), Value: &f.Said, Pad: hall}}
}
func (f *AnswerShown) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Given.Person), Value: &f.Given, Pad: 256}}
}
func (f *Undone) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Act}}
}
func (f *SteppedBack) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Reason, Pad: 512}}
}

// Cover: who answered goes with what they answered.
func (f *BallotCast) Cover() meeting.KeyName { return meeting.RoundKey(f.Round) }

// Cover: the digest of what was asked goes too, for it names the findings and they are few enough to try.
func (f *RoundClosed) Cover() meeting.KeyName { return meeting.RoundKey(f.Round) }

// Burns: closing a round destroys its key.
func (f *RoundClosed) Burns() []meeting.KeyName { return []meeting.KeyName{meeting.RoundKey(f.Round)} }
func (f *RoundVoided) Burns() []meeting.KeyName { return []meeting.KeyName{meeting.RoundKey(f.Round)} }

// Skips: the act's facts did not happen.
func (f *Undone) Skips() meeting.CommandID { return f.Act }

// BackTo is the last moment that counts as it was.
func (f *SteppedBack) BackTo() meeting.Seq { return f.To }

// Landmark: who was here knows where the record stood.
func (*RoundClosed) Landmark() {}
