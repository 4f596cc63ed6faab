package decide

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// ShowWords shows the room what is needed, or what to watch for: what people wrote, as the facilitator put it together.
// No words at all takes it off the screens.
type ShowWords struct {
	Round    string   `json:"round" validate:"required,id"`
	Proposal string   `json:"proposal" validate:"required,id"`
	Words    []string `json:"words" validate:"max=12,dive,required,max=500"`
}

// WordsShown: the room was shown what is needed for a proposal, or what to watch for.
type WordsShown struct {
	Round    string   `json:"round"`
	Proposal string   `json:"proposal"`
	Words    []string `json:"-"`
}

// NamesShown is who answered what in a closed round with open secrecy.
type NamesShown struct {
	Round string       `json:"round"`
	Given []GivenShown `json:"given"`
}

// GivenShown is one voter's answers with their name; Person is for the console alone.
type GivenShown struct {
	Given
	Name string `json:"name,omitempty"`
}

func (*ShowWords) Intent() string { return "decide.show_words" }
func (*WordsShown) Fact() string  { return "decide.words_shown" }

// Hidden: they go with the words they were made from.
func (f *WordsShown) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("said", f.Round), Value: &f.Words, Pad: 2048}}
}

// showWords is D18.
func (s *State) showWords(do *ShowWords) ([]meeting.Fact, *meeting.Refusal) {
	r := s.rounds[do.Round]
	if r == nil {
		return nil, meeting.Refuse(meeting.Unknown, "round", do.Round)
	}
	if !r.has(do.Proposal) {
		return nil, meeting.Refuse(meeting.Unknown, "proposal", do.Proposal)
	}
	if r.Running() {
		return nil, meeting.Refuse(meeting.RoundOpen)
	}
	if r.Closed == nil || slices.Equal(r.told[do.Proposal], do.Words) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&WordsShown{r.ID, do.Proposal, do.Words}}, nil
}

func (s *State) wordsShown(f *WordsShown) []meeting.Key {
	r := s.rounds[f.Round]
	if r == nil {
		return nil
	}
	if r.told == nil {
		r.told = map[string][]string{}
	}
	r.told[f.Proposal] = f.Words
	if len(f.Words) == 0 {
		delete(r.told, f.Proposal)
	}
	return []meeting.Key{r.key("said")}
}

// Told is what the room was shown that people wrote with their answers on a proposal in a round.
func (r *Round) Told(proposal string) []string { return r.told[proposal] }

// saidTo is everything people wrote for the facilitators, and for everybody else what they were shown.
func (r *Round) saidTo(audience meeting.Audience) any {
	switch {
	case r.Closed == nil:
		return nil
	case audience == meeting.Console:
		return SaidShown{Round: r.ID, Said: r.Closed.Said, Shown: r.told}
	case len(r.told) == 0:
		return nil
	}
	return SaidShown{Round: r.ID, Shown: r.told}
}

// namesKey is for phones that look at this round: names are many, and few people want to know.
func (r *Round) namesKey() meeting.Key {
	return meeting.Key{Part: "decide", Name: "names", ID: r.ID, At: meeting.Place("round/" + r.ID)}
}

// names is D9, for rounds with open secrecy.
func (s *State) names(r *Round, audience meeting.Audience) any {
	if r.Closed == nil || len(r.Shown) == 0 {
		return nil
	}
	shown := NamesShown{Round: r.ID}
	for _, given := range r.Shown {
		one := GivenShown{Given: given, Name: s.people.Of(given.Person).Name}
		if audience != meeting.Console {
			one.Person = ""
		}
		shown.Given = append(shown.Given, one)
	}
	return shown
}

// called: somebody has another name, also where it was told what they answered.
func (s *State) called() []meeting.Key {
	var all []meeting.Key
	for _, id := range s.order {
		if r := s.rounds[id]; len(r.Shown) > 0 {
			all = append(all, r.namesKey())
		}
	}
	return all
}

// StillToAnswer is who has not answered in an open round.
func (s *State) StillToAnswer(round string) ([]meeting.PersonID, *meeting.Refusal) {
	r := s.rounds[round]
	if r == nil {
		return nil, meeting.Refuse(meeting.Unknown, "round", round)
	}
	if r.Status != IsOpen {
		return nil, meeting.Refuse(meeting.RoundClosed)
	}
	var waited []meeting.PersonID
	for _, who := range r.roll {
		if r.members[who].answers == nil {
			waited = append(waited, who)
		}
	}
	return waited, nil
}
