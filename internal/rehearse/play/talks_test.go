package play_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/intake/usual"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/rehearse/play"
	"hoofdlijn/internal/wire"
)

var _ play.Talks = (*pure)(nil)

// Begin begins the conversation with somebody on the list, by the usual script.
func (s *pure) Begin(_ context.Context, person string) (string, error) {
	who := meeting.PersonID(person)
	if !s.life.Knows(who) {
		return string(meeting.Unknown), nil
	}
	if s.life.Phase() == meeting.Preparing { // nobody is invited before what stands fixed was locked
		return string(meeting.WrongPhase), nil
	}
	if s.talks[who] == nil {
		s.talks[who] = intake.New()
		var themes []kind.Choice
		for _, t := range s.life.Show(meeting.Viewer{Audience: meeting.Console}, meeting.Key{Part: "prepare", Name: "themes"}).([]prepare.Theme) {
			themes = append(themes, kind.Choice{ID: t.ID, Text: t.Title})
		}
		return s.inTalk(who, meeting.Actor{Role: meeting.Facilitator}, &intake.Begin{Person: who, Script: usual.Script("nl").With(themes)}), nil
	}
	return "", nil
}

func (s *pure) HangUp(context.Context, string) error { return nil }

// Erase forgets a conversation. The record of the meeting stands as it is, and is read again from its first entry.
func (s *pure) Erase(ctx context.Context, person string) (string, []string, error) {
	who := meeting.PersonID(person)
	if s.talks[who] == nil {
		return string(meeting.Unknown), nil, nil
	}
	delete(s.talks, who)
	var bodies [][]byte
	for _, e := range s.entries {
		bodies = append(bodies, e.Body)
	}
	if _, head := journal.Chain(journal.Head{}, bodies...); head != s.head {
		return "", []string{"a broken chain"}, nil
	}
	return "", nil, s.Restart(ctx)
}

// inTalk asks something of a conversation.
func (s *pure) inTalk(who meeting.PersonID, by meeting.Actor, do meeting.Intent) string {
	talk := s.talks[who]
	s.asked++
	c := meeting.Command{ID: meeting.CommandID(fmt.Sprintf("ask-%d", s.asked)), By: by, At: time.Unix(1636372800+int64(s.asked), 0).UTC(), Do: do}
	facts, no := talk.Decide(c)
	if no != nil {
		return string(no.Code)
	}
	for _, fact := range facts {
		talk.Apply(meeting.Event{Cause: c.ID, By: by, At: c.At, Fact: fact})
	}
	return ""
}

// askTalk asks over the wire, and lets the meeting hear what it has to.
func (s *pure) askTalk(ctx context.Context, ask play.Ask, person string, team bool) (play.Said, error) {
	who := meeting.PersonID(person)
	by := meeting.Actor{Role: meeting.Participant, Person: who, Via: meeting.ViaPhone}
	if team {
		by = meeting.Actor{Role: meeting.Facilitator}
	}
	data, err := json.Marshal(ask.Data)
	if err != nil || s.talks[who] == nil {
		return play.Said{}, errors.Join(err, fmt.Errorf("no conversation with %s", person))
	}
	for _, one := range s.talks[who].Words()[0].Asks {
		if do := one.New(); do.Intent() == ask.Name {
			if no := wire.Decode(data, do); no != nil {
				return play.Said{Refused: string(no.Code)}, nil
			}
			if offer, is := do.(*intake.OfferPoint); is {
				seed := meeting.Command{By: meeting.Actor{Role: meeting.Facilitator}, Do: &ideas.Seed{Theme: offer.Theme, Text: offer.Text}}
				if _, no := s.life.Decide(seed); no != nil {
					return play.Said{Refused: string(no.Code)}, nil
				}
			}
			if code := s.inTalk(who, by, do); code != "" {
				return play.Said{Refused: code}, nil
			}
			return play.Said{}, s.tellMeeting(ctx, who)
		}
	}
	return play.Said{}, fmt.Errorf("no intent %s", ask.Name)
}

// tellMeeting is what the server tells a meeting of a conversation.
func (s *pure) tellMeeting(ctx context.Context, who meeting.PersonID) error {
	for _, seed := range s.talks[who].Seeds() {
		card := fmt.Sprintf("%x", sha256.Sum256([]byte(seed.ID)))[:32]
		placed := intake.IsPlaced
		s.inTalk(who, meeting.Actor{Role: meeting.Facilitator}, &intake.PlacePoint{ID: seed.ID, Card: card, State: intake.IsGoing})
		said, err := s.Ask(ctx, play.Ask{By: play.Console, Name: "ideas.seed", Data: M{"id": card, "theme": seed.Theme, "text": seed.Text}})
		if err != nil {
			return err
		}
		if said.Refused != "" {
			placed = intake.CameLate
		}
		s.inTalk(who, meeting.Actor{Role: meeting.Facilitator}, &intake.PlacePoint{ID: seed.ID, Card: card, State: placed})
	}
	is, _ := s.talks[who].Summary()
	if is.Step != intake.Prepared {
		return nil
	}
	var asks []play.Ask
	if is.Leaves != "" {
		asks = append(asks, play.Ask{By: play.Console, Name: "people.leave_at", Data: M{"people": []meeting.PersonID{who}, "time": is.Leaves}})
	}
	for _, with := range is.Bring {
		asks = append(asks, play.Ask{By: play.Console, Name: "people.list", Data: M{"id": with.ID, "capacity": with.As, "votes": with.Voice, "companion_of": who}})
	}
	if is.Theme != "" {
		asks = append(asks, play.Ask{By: play.Console, For: string(who), Via: "call", Name: "tables.wish", Data: M{"theme": is.Theme}})
	}
	for _, ask := range asks {
		if said, err := s.Ask(ctx, ask); err != nil || said.Refused != "" && said.Refused != "no_change" && said.Refused != "taken" {
			return errors.Join(err, fmt.Errorf("%s: %s", ask.Name, said.Refused))
		}
	}
	return nil
}

// M is a JSON object.
type M = map[string]any

func (s *pure) seeTalk(person string, team bool) play.Sections {
	all := play.Sections{}
	v := meeting.Viewer{Audience: meeting.Phone}
	if team {
		v.Audience = meeting.Console
	}
	if talk := s.talks[meeting.PersonID(person)]; talk != nil {
		for _, k := range talk.Keys(v) {
			raw, err := json.Marshal(talk.Show(v, k))
			if err != nil {
				panic(err)
			}
			all[k.String()] = raw
		}
	}
	return all
}
