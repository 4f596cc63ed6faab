package plan

import (
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/meeting"
)

// Ticked: texts were read, in this wording.
type Ticked struct {
	Items map[string]string `json:"-"` // item -> digest of its text; of early versions ideas too
}

// IdeaRead: an idea was read, in this wording. What it was lies under the key of the card: a digest of words that were taken out would tell whoever has all
// other keys whether a guess of them is right (L16).
type IdeaRead struct {
	Read Reading `json:"-"`
}

// Reading is an idea, and the digest of its words as they were read.
type Reading struct {
	Idea   string `json:"idea"`
	Digest string `json:"digest"`
}

// Sealed: the plan stands fixed. It is public as a whole.
type Sealed struct {
	Plan Document `json:"plan"`
}

// Reported: how the meeting went that made the plan. It is public as a whole.
type Reported struct {
	Course Course `json:"course"`
}

// Withheld: these ideas are not to be quoted after all.
type Withheld struct {
	Ideas []string `json:"ideas"`
}

// Quoted: what ideas said that were read for the report, as it was fixed before words could be taken out of it. It is public as a whole.
type Quoted struct {
	Quotes []Quote `json:"quotes"`
}

// Quote is an idea in the words in which it was read, and where it ended.
type Quote struct {
	Idea      string   `json:"idea"`
	Theme     string   `json:"theme"`
	Text      string   `json:"text"`                // empty when it was taken out
	End       string   `json:"end"`                 // as cards are counted: in_plan, merged, parked...
	Proposals []string `json:"proposals,omitempty"` // that were made of it
	TakenOut  string   `json:"taken_out,omitempty"` // the day on which its words were
}

// Cited: an idea that the report quotes, one fact each. Its words lie under the key of the card, so that they can be taken out for good (L16); what
// binds them is public.
type Cited struct {
	Idea      string   `json:"idea"`
	Theme     string   `json:"theme"`
	End       string   `json:"end"`
	Proposals []string `json:"proposals,omitempty"`
	Digest    string   `json:"digest"` // of Words
	Words     Words    `json:"-"`
}

// Explained: what of the record counts, for who reads it without its keys. It comes with the seal, when there is something to
// tell.
type Explained struct {
	TakenBack []Back `json:"taken_back,omitempty"`
	Texts     []Text `json:"texts,omitempty"`
}

// Text is a text of a proposal that had several, and the entries that gave it or were about it. A text that stands again is
// the same one.
type Text struct {
	Proposal string        `json:"proposal"`
	Entries  []meeting.Seq `json:"entries"`
}

// Back is an entry that took others back.
type Back struct {
	By      meeting.Seq   `json:"by"`
	Entries []meeting.Seq `json:"entries"`
}

func (*Ticked) Fact() string    { return "plan.ticked" }
func (*IdeaRead) Fact() string  { return "plan.idea_read" }
func (*Sealed) Fact() string    { return "plan.sealed" }
func (*Reported) Fact() string  { return "plan.reported" }
func (*Withheld) Fact() string  { return "plan.withheld" }
func (*Quoted) Fact() string    { return "plan.quoted" }
func (*Cited) Fact() string     { return "plan.cited" }
func (*Explained) Fact() string { return "plan.explained" }

// Hidden: digests of texts that are not public yet.
func (f *Ticked) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Items, Pad: 4096}}
}

// Hidden: it goes with the words of the card.
func (f *IdeaRead) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: ideas.Key(f.Read.Idea), Value: &f.Read, Pad: 256}}
}

// Hidden: what can be taken out.
func (f *Cited) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: ideas.Key(f.Idea), Value: &f.Words, Pad: 256}}
}

// Landmark: the last of what is fixed with the seal is where the record ends for who holds the plan against it.
func (*Sealed) Landmark()    {}
func (*Reported) Landmark()  {}
func (*Explained) Landmark() {}
