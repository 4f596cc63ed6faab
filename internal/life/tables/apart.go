package tables

import (
	"maps"
	"slices"

	"hoofdlijn/internal/meeting"
)

// mostApart is how many seat rules there may be at once: a lay-out of more would be one made by hand.
const mostApart = 50

// KeepApart says of two people that they rather do not sit together; Together takes it back. Facilitator.
type KeepApart struct {
	Person   meeting.PersonID `json:"person" validate:"required,id"`
	Other    meeting.PersonID `json:"other" validate:"required,id"`
	Together bool             `json:"together,omitempty"`
}

func (*KeepApart) Intent() string { return "tables.keep_apart" }

// KeptApart: two people rather do not sit together.
type KeptApart struct {
	Rule   string             `json:"rule"`
	People []meeting.PersonID `json:"-"`
}

// ApartEnded: these seat rules are forgotten: taken back, the tables are fixed, or somebody was erased.
type ApartEnded struct {
	Rules []string `json:"rules"`
}

func (*KeptApart) Fact() string  { return "tables.kept_apart" }
func (*ApartEnded) Fact() string { return "tables.apart_ended" }

// Hidden: a seat rule has a key of its own, because it is about two and lasts as long as it is of use.
func (f *KeptApart) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: apartKey(f.Rule), Value: &f.People, Pad: 192}}
}

// Burns the keys of the rules.
func (f *ApartEnded) Burns() []meeting.KeyName {
	keys := make([]meeting.KeyName, len(f.Rules))
	for i, rule := range f.Rules {
		keys[i] = apartKey(rule)
	}
	return keys
}

func apartKey(rule string) meeting.KeyName { return meeting.WordsKey("apart", rule) }

// Apart is one of "tables.apart": the two who rather do not sit together.
type Apart struct {
	Rule   string             `json:"rule"`
	People []meeting.PersonID `json:"people"`
}

// keepApart is T12.
func (s *State) keepApart(rule string, do *KeepApart) ([]meeting.Fact, *meeting.Refusal) {
	for _, id := range []meeting.PersonID{do.Person, do.Other} {
		if !s.people.Known(id) {
			return nil, meeting.Refuse(meeting.Unknown, "person", id)
		}
	}
	of := pairOf(do.Person, do.Other)
	known := ""
	for rule, pair := range s.apart {
		if pair == of {
			known = rule
		}
	}
	switch {
	case do.Person == do.Other:
		return nil, meeting.Refuse(meeting.BadValue, "field", "other")
	case do.Together == (known == ""):
		return nil, meeting.Refuse(meeting.NoChange)
	case do.Together:
		return []meeting.Fact{&ApartEnded{Rules: []string{known}}}, nil
	case len(s.apart) >= mostApart:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostApart)
	}
	return []meeting.Fact{&KeptApart{Rule: rule, People: of[:]}}, nil
}

// endApart forgets the seat rules that are about somebody, or all of them when nobody is named.
func (s *State) endApart(who meeting.PersonID) []meeting.Fact {
	var rules []string
	for rule, pair := range s.apart {
		if who == "" || slices.Contains(pair[:], who) {
			rules = append(rules, rule)
		}
	}
	if len(rules) == 0 {
		return nil
	}
	slices.Sort(rules)
	return []meeting.Fact{&ApartEnded{Rules: rules}}
}

// Erasing is what goes with somebody who asks to be forgotten: what was said about them and another.
func (s *State) Erasing(who meeting.PersonID) []meeting.Fact { return s.endApart(who) }

func (s *State) partPair(f *KeptApart) []meeting.Key {
	if len(f.People) != 2 { // its key is destroyed
		return nil
	}
	s.apart[f.Rule] = pairOf(f.People[0], f.People[1])
	return []meeting.Key{apartSection}
}

func (s *State) shownApart() any {
	if len(s.apart) == 0 {
		return nil
	}
	all := []Apart{}
	for _, rule := range slices.Sorted(maps.Keys(s.apart)) {
		pair := s.apart[rule]
		all = append(all, Apart{Rule: rule, People: pair[:]})
	}
	return all
}

var apartSection = meeting.Key{Part: "tables", Name: "apart"}
