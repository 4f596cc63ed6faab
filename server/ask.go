package main

import (
	"encoding/json"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/wire"
)

// message is what a client says, whichever kind it is.
type message struct {
	T     string            `json:"t"`
	From  string            `json:"from"`
	Place meeting.Place     `json:"place"`
	ID    meeting.CommandID `json:"id"`
	Name  string            `json:"name"`
	For   meeting.PersonID  `json:"for"`
	Via   meeting.Via       `json:"via"`
	At    int64             `json:"at"`
	Data  jsontext.Value    `json:"data"`
}

var (
	kinds = []string{"hello", "ask", "look", "hash"}
	ways  = []meeting.Via{"", meeting.ViaPhone, meeting.ViaHelper, meeting.ViaPaper, meeting.ViaHands, meeting.ViaCall}
)

// wrong is the first field that is no such value. It is what validate tags would say, at a tenth of the cost: this is
// around every ballot.
func (m *message) wrong() *meeting.Refusal {
	no := func(field, rule string) *meeting.Refusal {
		return meeting.Refuse(meeting.BadValue, "field", field, "rule", rule)
	}
	switch {
	case !slices.Contains(kinds, m.T):
		return no("t", "oneof")
	case m.ID != "" && !wire.IsID(string(m.ID)):
		return no("id", "id")
	case m.For != "" && !wire.IsID(string(m.For)):
		return no("for", "id")
	case !slices.Contains(ways, m.Via):
		return no("via", "oneof")
	}
	return meeting.First(wire.CheckText("from", m.From, 200), meeting.First(wire.CheckText("place", string(m.Place), 120), wire.CheckText("name", m.Name, 64)))
}

// read understands one message, or says what is wrong with it. The id is given as far as it could be read, so that the
// sender knows which of its messages is meant.
func read(raw []byte) (message, *meeting.Refusal) {
	var m message
	no := wire.Parse(raw, &m)
	if no == nil {
		no = m.wrong()
	}
	if no != nil && !wire.IsID(string(m.ID)) {
		m.ID = ""
	}
	if len(m.Data) == 0 {
		m.Data = jsontext.Value("{}")
	}
	return m, no
}

// actor is who asks: decided by the session, except for whom and how a helper or facilitator does it.
func (v *visit) actor(m message) meeting.Actor {
	by := meeting.Actor{Role: v.role, Person: v.session.Person, For: m.For, Via: m.Via, Decided: m.At}
	switch by.Role {
	case meeting.Participant, meeting.Nobody:
		by.Via = meeting.ViaPhone
	case meeting.Helper:
		if by.Via == "" || by.Via == meeting.ViaPhone {
			by.Via = meeting.ViaHelper
		}
	default:
		if by.For != "" && (by.Via == "" || by.Via == meeting.ViaPhone) {
			by.Via = meeting.ViaHands
		}
	}
	return by
}

// asked turns a message into what the room is asked, or refuses it here.
func (v *visit) asked(m message) (live.Ask, *meeting.Refusal) {
	by := v.actor(m)
	if serverOnly(m.Name) {
		return live.Ask{}, meeting.Refuse(meeting.NotAllowed)
	}
	if no := v.boardTakes(m); no != nil {
		return live.Ask{}, no
	}
	if m.Name == "people.knock" && !isOwnKnock(m, by.Person) {
		return live.Ask{}, meeting.Refuse(meeting.NotAllowed)
	}
	return live.Ask{ID: m.ID, By: by, Name: m.Name, Data: m.Data}, nil
}

// isOwnKnock: who knocks is the person the door made them: else they could take the place of somebody who is still to
// come.
func isOwnKnock(m message, person meeting.PersonID) bool {
	var knock struct {
		ID meeting.PersonID `json:"id"`
	}
	return json.Unmarshal(m.Data, &knock) == nil && knock.ID == person
}

// refused is the answer to an ask that went no further than here.
func refused(id meeting.CommandID, no *meeting.Refusal) []byte {
	return encoded(struct {
		T  string            `json:"t"`
		ID meeting.CommandID `json:"id"`
		No *meeting.Refusal  `json:"no"`
	}{"done", id, no})
}
