package finish

import (
	"crypto/ed25519"
	"encoding/base64"
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
)

// cosign is F10 and F11.
func (s *State) cosign(by meeting.Actor, do *Cosign) ([]meeting.Fact, *meeting.Refusal) {
	is := Cosigner{by.Person, Cosignature{Attendee, do.Key, do.Signature}}
	if by.Role == meeting.Facilitator {
		is.Person, is.Name = "", Leader
	}
	switch {
	case s.closed:
		return nil, meeting.Refuse(meeting.WrongPhase, "signing", "over")
	case is.Name == Attendee && !s.signed[is.Person]:
		return nil, meeting.Refuse(meeting.Incomplete, "field", "signature")
	case !isBytes(do.Key, ed25519.PublicKeySize):
		return nil, meeting.Refuse(meeting.BadValue, "field", "key")
	case !isBytes(do.Signature, ed25519.SignatureSize):
		return nil, meeting.Refuse(meeting.BadValue, "field", "signature")
	case s.knows(do.Key):
		return nil, meeting.Refuse(meeting.Taken, "field", "key")
	}
	if _, did := s.cosignedBy(is.Person); did {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Cosigned{By: is}}, nil
}

// keep takes in what was cosigned, and what no longer is. Only what is published shows.
func (s *State) keep(fact meeting.Fact) []meeting.Key {
	switch f := fact.(type) {
	case *Cosigned:
		if f.By.Key != "" { // else it was forgotten: no backup has it
			s.cosigned = append(s.cosigned, f.By)
		}
	case *Uncosigned:
		s.cosigned = slices.DeleteFunc(s.cosigned, func(c Cosigner) bool { return c.Key == f.Key })
	case *Witnessed:
		s.witnessed = f.Cosignatures
		return []meeting.Key{end}
	}
	return nil
}

// unname: the cosignature of who was erased stays, as their signature does, and is nobody's.
func (s *State) unname(who meeting.PersonID) {
	for i := range s.cosigned {
		if s.cosigned[i].Person == who {
			s.cosigned[i].Person = ""
		}
	}
}

// isBytes says whether a text is so many bytes in base64, in the one way to write them.
func isBytes(text string, size int) bool {
	raw, err := base64.StdEncoding.DecodeString(text)
	return err == nil && len(raw) == size && base64.StdEncoding.EncodeToString(raw) == text
}

func (s *State) knows(key string) bool {
	return slices.ContainsFunc(s.cosigned, func(c Cosigner) bool { return c.Key == key })
}

// cosignedBy is the cosignature of a person; of nobody, that of who leads.
func (s *State) cosignedBy(who meeting.PersonID) (Cosigner, bool) {
	at := slices.IndexFunc(s.cosigned, func(c Cosigner) bool { return c.Person == who && c.Name == nameOf(who) })
	if at < 0 {
		return Cosigner{}, false
	}
	return s.cosigned[at], true
}

// nameOf: who was erased meanwhile is nobody too, and no leader.
func nameOf(who meeting.PersonID) string {
	if who == "" {
		return Leader
	}
	return Attendee
}

// close is F8 and F12.
func (s *State) close() ([]meeting.Fact, *meeting.Refusal) {
	if s.closed {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if len(s.cosigned) == 0 {
		return []meeting.Fact{&Closed{}}, nil
	}
	var all []Cosignature
	for _, c := range s.cosigned {
		all = append(all, c.Cosignature)
	}
	slices.SortFunc(all, func(a, b Cosignature) int { return strings.Compare(a.Key, b.Key) })
	return []meeting.Fact{&Witnessed{Cosignatures: all}, &Closed{}}, nil
}

// phones is how many of the published cosignatures are of people who were there.
func (s *State) phones() (n int) {
	for _, c := range s.witnessed {
		if c.Name == Attendee {
			n++
		}
	}
	return n
}

// Cosigners are the keys that signed along, as they were published; nil as long as the day is not closed.
func (s *State) Cosigners() []string {
	if !s.closed {
		return nil
	}
	keys := []string{}
	for _, c := range s.witnessed {
		keys = append(keys, c.Key)
	}
	return keys
}
