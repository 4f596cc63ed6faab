package intake

import (
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// Begin begins the conversation with somebody. Team.
type Begin struct {
	Person meeting.PersonID `json:"person" validate:"required,id"`
	Script Script           `json:"script"`
}

// PutQuestions replaces what is told and asked. Team.
type PutQuestions struct {
	Script Script `json:"script"`
}

// SetContact says one thing by which somebody is reached. Empty takes it away.
type SetContact struct {
	Field string `json:"field" validate:"required,oneof=name phone email street town language under_16 guardian"`
	Text  string `json:"text" validate:"text=120"`
}

// Plan makes an appointment for the conversation, or with nothing filled in takes it away. Team.
type Plan struct {
	Appointment
}

// Appointment is when, where and with whom the conversation is.
type Appointment struct {
	Day    string `json:"day,omitempty" validate:"omitempty,datetime=2006-01-02"`
	Time   string `json:"time,omitempty" validate:"omitempty,datetime=15:04"`
	Place  string `json:"place,omitempty" validate:"omitempty,oneof=phone home here"`
	Caller string `json:"caller,omitempty" validate:"text=80"` // who of the team
}

// Attempt records that somebody was called or visited, and what came of it. Team.
type Attempt struct {
	Try
}

// Try is one time that somebody was called or visited.
type Try struct {
	ID     string `json:"id" validate:"required,id"`
	Result string `json:"result" validate:"required,oneof=spoken no_answer call_back wrong_number"`
	Note   string `json:"note,omitempty" validate:"text=500"`
}

// Tell ticks off what was told: all of it; what is not named is not told. Team.
type Tell struct {
	Points []string `json:"points" validate:"max=20,dive,id"`
}

// Answer answers a question.
type Answer struct {
	kind.Answer
}

// Unanswer takes an answer away for good.
type Unanswer struct {
	Question string `json:"question" validate:"required,id"`
}

// EndWish takes away for good what was answered about the tables: they are fixed. The server.
type EndWish struct{}

// Permit gives, or takes back, permission that what is said is kept and read by the team: on the person's own screen, or
// by the team, to whom it was said.
type Permit struct {
	Given bool `json:"given"`
}

// Agree says that the summary is right: by the person, or by the team, who read it back.
type Agree struct{}

// AddNeed is something to be arranged. Team.
type AddNeed struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=300"`
}

// SetNeed says who arranges something, by when, how far it is and what the person is told of it. It says all of it. Team.
type SetNeed struct {
	ID    string `json:"id" validate:"required,id"`
	Owner string `json:"owner,omitempty" validate:"text=80"`
	Due   string `json:"due,omitempty" validate:"omitempty,datetime=2006-01-02"`
	State string `json:"state" validate:"required,oneof=open arranged impossible"`
	Reply string `json:"reply,omitempty" validate:"text=300"` // "a car comes for you at 13:00"
}

// DropNeed takes a need away for good. Team.
type DropNeed struct {
	ID string `json:"id" validate:"required,id"`
}

// Bring names somebody who comes along: all of it. Team.
type Bring struct {
	Companion
}

// Companion is somebody who comes along.
type Companion struct {
	ID    meeting.PersonID `json:"id" validate:"required,id"`
	Name  string           `json:"name,omitempty" validate:"text=80"`
	As    string           `json:"as" validate:"required,oneof=companion interpreter"`
	Voice bool             `json:"voice"` // decides for themselves
}

// StayHome says that somebody does not come along after all. Team.
type StayHome struct {
	ID meeting.PersonID `json:"id" validate:"required,id"`
}

// Write sends a message.
type Write struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=2000"`
}

// TakeBack takes one's own message back for good.
type TakeBack struct {
	ID string `json:"id" validate:"required,id"`
}

// Read says that all messages up to this one were read, by whoever asks.
type Read struct {
	ID string `json:"id" validate:"required,id"`
}

// Invite records that somebody was invited by some way, and what is known of its delivery. Team.
type Invite struct {
	ID    string `json:"id" validate:"required,id"`
	Way   string `json:"way" validate:"required,oneof=letter email phone link sign_up"`
	State string `json:"state" validate:"required,oneof=made sent refused failed"`
}

// Mail is asked by the server: a mail to the person is to be sent, is being handed over, or this is what came of it.
type Mail struct {
	ID     string `json:"id" validate:"required,id"`
	About  string `json:"about" validate:"required,oneof=invitation appointment notice"`
	State  string `json:"state" validate:"required,oneof=queued trying sent refused failed"`
	Reason string `json:"reason,omitempty" validate:"max=20"` // why not, or not yet
	Tries  int    `json:"tries,omitempty" validate:"min=0,max=99"`
}

// Stop: do not approach any more. Resume ends that.
type (
	Stop   struct{}
	Resume struct{}
)

// OfferPoint offers to bring a point to the board of a topic, in the words of the team. Team.
type OfferPoint struct {
	ID    string `json:"id" validate:"required,id"`
	Theme string `json:"theme" validate:"required,id"`
	Text  string `json:"text" validate:"required,text=500"`
}

// AllowPoint says whether a point may go to the board as it was offered; Instead says what should be different. By the person,
// or by the team, to whom it was said.
type AllowPoint struct {
	ID      string `json:"id" validate:"required,id"`
	Given   bool   `json:"given"`
	Instead string `json:"instead,omitempty" validate:"text=500"`
}

// DropPoint takes a point that is not on its way to the board away for good.
type DropPoint struct {
	ID string `json:"id" validate:"required,id"`
}

// PlacePoint is asked by the server: under which id an allowed point goes to the board, and whether it came there.
type PlacePoint struct {
	ID    string  `json:"id" validate:"required,id"`
	Card  string  `json:"card" validate:"required,id"`
	State Offered `json:"state" validate:"required,oneof=going placed late"`
}

// Open is asked by the server when somebody of the team opens the conversation, before anything is shown. Team.
type Open struct {
	Account string `json:"account" validate:"required,text=80"`
}

// SetPin is asked by the server: the pin is chosen by the person or told to them. Hash is empty to take it away.
type SetPin struct {
	Hash string `json:"hash" validate:"max=200"`
}

func (*Begin) Intent() string        { return "talk.begin" }
func (*PutQuestions) Intent() string { return "talk.put_questions" }
func (*SetContact) Intent() string   { return "talk.set_contact" }
func (*Plan) Intent() string         { return "talk.plan" }
func (*Attempt) Intent() string      { return "talk.try" }
func (*Tell) Intent() string         { return "talk.tell" }
func (*Answer) Intent() string       { return "talk.answer" }
func (*Unanswer) Intent() string     { return "talk.unanswer" }
func (*EndWish) Intent() string      { return "talk.end_wish" }
func (*Permit) Intent() string       { return "talk.permit" }
func (*Agree) Intent() string        { return "talk.agree" }
func (*AddNeed) Intent() string      { return "talk.add_need" }
func (*SetNeed) Intent() string      { return "talk.set_need" }
func (*DropNeed) Intent() string     { return "talk.drop_need" }
func (*Bring) Intent() string        { return "talk.bring" }
func (*StayHome) Intent() string     { return "talk.stay_home" }
func (*Write) Intent() string        { return "talk.write" }
func (*TakeBack) Intent() string     { return "talk.take_back" }
func (*Read) Intent() string         { return "talk.read" }
func (*Invite) Intent() string       { return "talk.invite" }
func (*Mail) Intent() string         { return "talk.mail" }
func (*Stop) Intent() string         { return "talk.stop" }
func (*Resume) Intent() string       { return "talk.resume" }
func (*OfferPoint) Intent() string   { return "talk.offer_point" }
func (*AllowPoint) Intent() string   { return "talk.allow_point" }
func (*DropPoint) Intent() string    { return "talk.drop_point" }
func (*PlacePoint) Intent() string   { return "talk.place_point" }
func (*Open) Intent() string         { return "talk.open" }
func (*SetPin) Intent() string       { return "talk.set_pin" }
