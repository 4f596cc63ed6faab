package intake

import (
	"strconv"

	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// No fact has a public field: what a conversation is about can be seen of its types alone.

// Begun: the conversation with this person began.
type Begun struct {
	Person meeting.PersonID `json:"-"`
	Script Script           `json:"-"`
}

// QuestionsPut: other questions are asked from now on.
type QuestionsPut struct {
	Script Script `json:"-"`
}

// ContactSet: one thing by which somebody is reached. Version tells apart what was said of one field.
type ContactSet struct {
	Contact Contact `json:"-"`
}

// Contact is a field with its text.
type Contact struct {
	Field   string `json:"field"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// Planned: the appointment is another.
type Planned struct {
	Appointment Appointment `json:"-"`
	Version     int         `json:"-"`
}

// Tried: somebody was called or visited.
type Tried struct {
	Try Try `json:"-"`
}

// Told: these points were told.
type Told struct {
	Points []string `json:"-"`
}

// Answered: a question was answered.
type Answered struct {
	Said Said `json:"-"`
}

// Said is an answer and which one it is to its question.
type Said struct {
	kind.Answer
	Version int `json:"version"`
}

// Unanswered: the answers to a question were taken away for good.
type Unanswered struct {
	Question string            `json:"-"`
	Keys     []meeting.KeyName `json:"-"`
}

// WishEnded: the answer about the tables went for good once they were fixed. It is no change of what was agreed with.
type WishEnded struct {
	Question string            `json:"-"`
	Keys     []meeting.KeyName `json:"-"`
}

// Permitted: permission was given, or taken back.
type Permitted struct {
	Given bool `json:"-"`
}

// ContactDropped: a contact field was taken away for good.
type ContactDropped struct {
	Field string            `json:"-"`
	Keys  []meeting.KeyName `json:"-"`
}

// Agreed: the summary is right as it is.
type Agreed struct{}

// NeedAdded: something is to be arranged. Choice is the choice of the question about needs that it comes from.
type NeedAdded struct {
	Need Needed `json:"-"`
}

// Needed is a need as it was first said.
type Needed struct {
	ID     string `json:"id"`
	Choice string `json:"choice,omitempty"`
	Text   string `json:"text"`
}

// NeedSet: how far a need is.
type NeedSet struct {
	Set SetNeed `json:"-"`
}

// NeedDropped: a need was taken away for good.
type NeedDropped struct {
	ID string `json:"-"`
}

// Brought: somebody comes along.
type Brought struct {
	Companion Companion `json:"-"`
}

// StaysHome: somebody does not come along after all.
type StaysHome struct {
	ID meeting.PersonID `json:"-"`
}

// Written: a message.
type Written struct {
	Message Words `json:"-"`
}

// Words is a message as it was written.
type Words struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// TakenBack: a message was taken back for good.
type TakenBack struct {
	ID string `json:"-"`
}

// WasRead: one side has read up to a message.
type WasRead struct {
	ID string `json:"-"`
}

// Invited: somebody was invited, or told something by mail.
type Invited struct {
	Invitation Invitation `json:"-"`
}

// Invitation is by which way somebody was invited, and what is known of its delivery. The rest is of mail alone.
type Invitation struct {
	Invite
	About  string `json:"about,omitempty"`  // invitation, appointment, notice; empty for what was done by hand
	Reason string `json:"reason,omitempty"` // why not, or not yet
	Tries  int    `json:"tries,omitempty"`
}

// Stopped: do not approach any more. Resumed: that is over.
type (
	Stopped struct{}
	Resumed struct{}
)

// PointOffered: a point was offered for the board of a topic.
type PointOffered struct {
	Point OfferPoint `json:"-"`
}

// PointAllowed: it was said whether a point may go to the board.
type PointAllowed struct {
	Answer AllowPoint `json:"-"`
}

// PointDropped: a point was taken away for good.
type PointDropped struct {
	ID string `json:"-"`
}

// PointPlaced: how an allowed point came to the board. The tie to its card is here and nowhere else: the meeting does not
// know whose it is.
type PointPlaced struct {
	Place PlacePoint `json:"-"`
}

// Opened: somebody of the team opened the conversation.
type Opened struct {
	Account string `json:"-"`
}

// PinSet: what was said can be read back with this pin from now on.
type PinSet struct {
	Hash string `json:"-"`
}

func (*Begun) Fact() string          { return "talk.begun" }
func (*QuestionsPut) Fact() string   { return "talk.questions_put" }
func (*ContactSet) Fact() string     { return "talk.contact_set" }
func (*Planned) Fact() string        { return "talk.planned" }
func (*Tried) Fact() string          { return "talk.tried" }
func (*Told) Fact() string           { return "talk.told" }
func (*Answered) Fact() string       { return "talk.answered" }
func (*Unanswered) Fact() string     { return "talk.unanswered" }
func (*WishEnded) Fact() string      { return "talk.wish_ended" }
func (*Permitted) Fact() string      { return "talk.permitted" }
func (*ContactDropped) Fact() string { return "talk.contact_dropped" }
func (*Agreed) Fact() string         { return "talk.agreed" }
func (*NeedAdded) Fact() string      { return "talk.need_added" }
func (*NeedSet) Fact() string        { return "talk.need_set" }
func (*NeedDropped) Fact() string    { return "talk.need_dropped" }
func (*Brought) Fact() string        { return "talk.brought" }
func (*StaysHome) Fact() string      { return "talk.stays_home" }
func (*Written) Fact() string        { return "talk.written" }
func (*TakenBack) Fact() string      { return "talk.taken_back" }
func (*WasRead) Fact() string        { return "talk.was_read" }
func (*Invited) Fact() string        { return "talk.invited" }
func (*Stopped) Fact() string        { return "talk.stopped" }
func (*Resumed) Fact() string        { return "talk.resumed" }
func (*PointOffered) Fact() string   { return "talk.point_offered" }
func (*PointAllowed) Fact() string   { return "talk.point_allowed" }
func (*PointDropped) Fact() string   { return "talk.point_dropped" }
func (*PointPlaced) Fact() string    { return "talk.point_placed" }
func (*Opened) Fact() string         { return "talk.opened" }
func (*PinSet) Fact() string         { return "talk.pin_set" }

func under(k meeting.KeyName, value any, pad int) meeting.Hidden {
	return meeting.Hidden{Key: k, Value: value, Pad: pad}
}

// versioned is the key of one version of something: destroying it must not reach a later one.
func versioned(what, id string, version int) meeting.KeyName {
	return meeting.WordsKey(what, id+"-"+strconv.Itoa(version))
}

func needKey(id string) meeting.KeyName    { return meeting.WordsKey("need", id) }
func pointKey(id string) meeting.KeyName   { return meeting.WordsKey("point", id) }
func messageKey(id string) meeting.KeyName { return meeting.WordsKey("message", id) }
func companionKey(id meeting.PersonID) meeting.KeyName {
	return meeting.WordsKey("companion", string(id))
}

// Hidden: K3, K7, K9, K17. Each free text and each contact field lies under a key of its own.
func (f *Begun) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Person, 128), under(meeting.MeetingKey, &f.Script, 1024)}
}
func (f *QuestionsPut) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Script, 1024)}
}
func (f *ContactSet) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(versioned("contact", f.Contact.Field, f.Contact.Version), &f.Contact, 512)}
}
func (f *ContactDropped) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Field, 128), under(meeting.MeetingKey, &f.Keys, 512)}
}
func (f *Permitted) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Given, 64)}
}
func (f *Planned) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(versioned("plan", "talk", f.Version), &f.Appointment, 256), under(meeting.MeetingKey, &f.Version, 64)}
}
func (f *Tried) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.WordsKey("try", f.Try.ID), &f.Try, 1024)}
}
func (f *Told) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Points, 512)}
}
func (f *Answered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(versioned("answer", f.Said.Question, f.Said.Version), &f.Said, 1024)}
}
func (f *Unanswered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Question, 128), under(meeting.MeetingKey, &f.Keys, 512)}
}
func (f *WishEnded) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Question, 128), under(meeting.MeetingKey, &f.Keys, 512)}
}
func (f *NeedAdded) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(needKey(f.Need.ID), &f.Need, 1024)}
}
func (f *NeedSet) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(needKey(f.Set.ID), &f.Set, 1024)}
}
func (f *NeedDropped) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.ID, 128)}
}
func (f *Brought) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(companionKey(f.Companion.ID), &f.Companion, 512)}
}
func (f *StaysHome) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.ID, 128)}
}
func (f *Written) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(messageKey(f.Message.ID), &f.Message, 1024)}
}
func (f *TakenBack) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.ID, 128)}
}
func (f *WasRead) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.ID, 128)}
}
func (f *Invited) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Invitation, 256)}
}
func (f *PointOffered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(pointKey(f.Point.ID), &f.Point, 1024)}
}
func (f *PointAllowed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(pointKey(f.Answer.ID), &f.Answer, 1024)}
}
func (f *PointDropped) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.ID, 128)}
}
func (f *PointPlaced) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(pointKey(f.Place.ID), &f.Place, 256)}
}
func (f *Opened) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Account, 512)}
}
func (f *PinSet) Hidden() []meeting.Hidden {
	return []meeting.Hidden{under(meeting.MeetingKey, &f.Hash, 256)}
}

// Burns: K3, K6, K7, K9, K16.
func (f *Unanswered) Burns() []meeting.KeyName     { return f.Keys }
func (f *WishEnded) Burns() []meeting.KeyName      { return f.Keys }
func (f *ContactDropped) Burns() []meeting.KeyName { return f.Keys }
func (f *NeedDropped) Burns() []meeting.KeyName {
	return unless(f.ID == "", needKey(f.ID))
}
func (f *StaysHome) Burns() []meeting.KeyName {
	return unless(f.ID == "", companionKey(f.ID))
}
func (f *PointDropped) Burns() []meeting.KeyName {
	return unless(f.ID == "", pointKey(f.ID))
}
func (f *TakenBack) Burns() []meeting.KeyName {
	return unless(f.ID == "", messageKey(f.ID))
}

func unless(forgotten bool, k meeting.KeyName) []meeting.KeyName {
	if forgotten {
		return nil
	}
	return []meeting.KeyName{k}
}
