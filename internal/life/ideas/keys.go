package ideas

import (
	"iter"

	"hoofdlijn/internal/meeting"
)

func placeOf(theme string) meeting.Place { return meeting.Place("theme/" + theme) }

func cardKey(c *card) meeting.Key {
	return meeting.Key{Part: "ideas", Name: "idea", ID: c.id, At: placeOf(c.theme)}
}
func clusterKey(c *cluster) meeting.Key {
	return meeting.Key{Part: "ideas", Name: "cluster", ID: c.id, At: placeOf(c.theme)}
}
func boardKey(theme string) meeting.Key {
	return meeting.Key{Part: "ideas", Name: "board", ID: theme}
}
func alikeKey(id string) meeting.Key { return meeting.Key{Part: "ideas", Name: "alike", ID: id} }
func ofNoteKey(note string) meeting.Key {
	return meeting.Key{Part: "ideas", Name: "of_note", ID: note}
}
func mineKey(who meeting.PersonID, id string) meeting.Key {
	return meeting.Key{Part: "ideas", Name: "mine", ID: id, For: who}
}
func reactedKey(who meeting.PersonID, id string) meeting.Key {
	return meeting.Key{Part: "ideas", Name: "reacted", ID: id, For: who}
}

// keySet gathers the keys of changed sections, each once, in the order in which they came: a card that moves is shown
// gone at the old place before it is shown at the new.
type keySet struct {
	keys []meeting.Key
	has  map[meeting.Key]bool
}

func (ks *keySet) add(k meeting.Key) {
	if ks.has[k] {
		return
	}
	if ks.has == nil {
		ks.has = map[meeting.Key]bool{}
	}
	ks.has[k] = true
	ks.keys = append(ks.keys, k)
}

func (ks *keySet) board(theme string) { ks.add(boardKey(theme)) }
func (ks *keySet) cluster(c *cluster) { ks.add(clusterKey(c)) }
func (ks *keySet) mine(c *card) {
	if c.author != "" {
		ks.add(mineKey(c.author, c.id))
	}
}

// card notes every section that shows a card: itself, the author's, and the card it is shown under.
func (ks *keySet) card(c *card) {
	ks.add(cardKey(c))
	ks.mine(c)
	if c.note != "" {
		ks.add(ofNoteKey(c.note)) // it tells the theme
	}
	if host := c.host(); host != nil {
		ks.add(cardKey(host))
	}
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			s.personal(v.Person, yield)
			return
		}
		if !watches(v) {
			return
		}
		for _, b := range s.shelves {
			if !yield(boardKey(b.theme)) {
				return
			}
		}
		for _, c := range s.grouped {
			if showsCluster(v, c) && !yield(clusterKey(c)) {
				return
			}
		}
		for _, c := range s.order {
			if s.shows(v, c) && !yield(cardKey(c)) || v.Audience == meeting.Console && !yield(alikeKey(c.id)) {
				return
			}
			if c.note != "" && staffs(v) && !yield(ofNoteKey(c.note)) {
				return
			}
		}
	}
}

func (s *State) personal(who meeting.PersonID, yield func(meeting.Key) bool) {
	for _, c := range s.mine[who] {
		if !yield(mineKey(who, c.id)) {
			return
		}
	}
	for _, c := range s.reacted[who] {
		if c.reactions[who] != 0 && !yield(reactedKey(who, c.id)) {
			return
		}
	}
}
