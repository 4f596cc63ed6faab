package live

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/wire"
)

// The hash of what a screen shows lets a load tool compare every client with the server. It is SHA-256 over, for every
// section in the order of its key: key, a zero byte, the section as canonical JSON (RFC 8785), a zero byte. In lower
// case hex.

// hashMessage is what the screen has to show now that it has been brought up to date.
func (r *Room) hashMessage(s *Seat) *Message {
	var position []byte
	position = r.appendPosition(position, s.visit.Viewer.Audience, s.shown)
	return said(struct {
		T   string `json:"t"`
		Pos string `json:"pos"`
		SHA string `json:"sha"`
	}{"hash", string(position), hashOf(s.sections())})
}

// sections is what the screen shows: by its name, the JSON.
func (s *Seat) sections() map[string][]byte {
	all := map[string][]byte{}
	for c := s.shared.newest; c != nil; c = c.older {
		if c.value != nil && s.shared.sees(c, s.shown) {
			all[c.name] = c.value
		}
	}
	if s.own != nil {
		for c := s.own.newest; c != nil; c = c.older {
			if c.value != nil {
				all[c.name] = c.value
			}
		}
	}
	return all
}

func hashOf(sections map[string][]byte) string {
	names := make([]string, 0, len(sections))
	for name := range sections {
		names = append(names, name)
	}
	slices.SortFunc(names, strings.Compare)
	h := sha256.New()
	for _, name := range names {
		hashSection(h, name, sections[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func hashSection(h hash.Hash, name string, value []byte) {
	canonical, err := wire.Canonical(value)
	if err != nil {
		panic(err) // it was encoded here
	}
	h.Write([]byte(name))
	h.Write([]byte{0})
	h.Write(canonical)
	h.Write([]byte{0})
}

// HashSections is the hash over sections that a client holds.
func HashSections(sections map[string][]byte) string { return hashOf(sections) }

// afresh is what a viewer shall see, built from nothing: what every sum of frames must lead to.
func (r *Room) afresh(who meeting.Viewer, place meeting.Place) map[string][]byte {
	all := map[string][]byte{}
	add := func(who meeting.Viewer) {
		v := view{viewer: who}
		for _, key := range r.keys(who) {
			if value := encode(r.show(who, key)); value != nil && (who.Person != "" || v.sees(&cell{key: key}, place)) {
				all[key.String()] = value
			}
		}
	}
	add(meeting.Viewer{Audience: who.Audience})
	if who.Person != "" {
		add(who)
	}
	return all
}
