package ideas

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

// Apply is the only writer. What it names may be missing, because a cluster was undone or a merge taken back: then
// nothing happens to it.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	ks := &keySet{}
	switch f := e.Fact.(type) {
	case *people.Seated:
		s.sat(f.Place, ks)
	case *Added:
		author := e.By.Subject()
		s.enter(&card{id: f.ID, theme: f.Theme, text: f.Text, author: author, table: s.seats.TableOf(author)}, ks)
	case *NoteAdded:
		s.enter(&card{id: f.ID, theme: f.Theme, text: f.Text, table: f.Table, note: f.Note, caseID: f.Case}, ks)
	case *Seeded:
		s.enter(&card{id: f.ID, theme: f.Theme, text: f.Text, before: true}, ks)
	case *Reacted:
		s.react(f, e, ks)
	case *Edited:
		s.edited(f, ks)
	case *Withdrawn:
		s.change(ks, s.some(f.ID), func(c *card) { c.withdrawn = true })
	case *BroughtBack:
		s.change(ks, s.some(f.ID), func(c *card) { c.withdrawn = false })
	case *Released:
		s.change(ks, s.some(f.ID), func(c *card) { c.released = true })
	case *TakenOff:
		s.change(ks, s.some(f.ID), func(c *card) { c.hidden, c.reason = true, f.Reason })
	case *Restored:
		s.change(ks, s.some(f.Ideas...), func(c *card) { c.hidden, c.reason = false, "" })
	case *WordsTakenOut:
		s.takenOut(f.Idea, ks)
	default:
		s.group(e, ks)
	}
	return ks.keys
}

// group applies what facilitators do with boards and several cards.
func (s *State) group(e meeting.Event, ks *keySet) {
	switch f := e.Fact.(type) {
	case *Clustered:
		s.clustered(f, e, ks)
	case *ClusterRenamed:
		s.renamed(f, ks)
	case *Placed:
		s.placed(f, ks)
	case *Merged:
		s.merged(f, ks)
	case *Parted:
		s.change(ks, s.some(f.Ideas...), func(c *card) { c.part() })
	case *Moved:
		s.moved(f, ks)
	case *BoardRevealed:
		s.turn(f.Theme, ks, func(b *board) { b.revealed = true })
	case *BoardLocked:
		s.turn(f.Theme, ks, func(b *board) { b.locked = true })
	case *BoardUnlocked:
		s.turn(f.Theme, ks, func(b *board) { b.locked = false })
	}
}

// some are the cards with these ids, as far as they exist, each once.
func (s *State) some(ids ...string) []*card {
	var all []*card
	for _, id := range ids {
		if c := s.cards[id]; c != nil && !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// change does something to cards and notes every section that shows it: theirs and of everything merged in them, at
// the old place and the new, and of the cards they were and are shown under.
func (s *State) change(ks *keySet, cards []*card, do func(*card)) {
	for _, c := range cards {
		family := c.family()
		for _, m := range family {
			ks.card(m)
		}
		do(c)
		for _, m := range family {
			s.settle(m, ks)
			ks.card(m)
		}
	}
}

// settle counts a card where it now counts, and no more where it did.
func (s *State) settle(c *card, ks *keySet) {
	p := s.place(c)
	now := tally{theme: c.theme, cluster: c.cluster, standing: p == OnBoard || p == IsPrivate, seen: p == OnBoard}
	if now == c.tally {
		return
	}
	if now.standing != c.tally.standing || now.theme != c.tally.theme {
		s.unread(c, c.tally, ks)
		s.read(c, now, ks)
	}
	s.count(c.tally, -1, ks)
	s.count(now, 1, ks)
	c.tally = now
}

// read puts the words of a card that stands among those of its board, where twins are looked for (I18).
func (s *State) read(c *card, t tally, ks *keySet) {
	if t.standing {
		s.board(t.theme).words.Add(c.id, c.text)
	}
	ks.add(alikeKey(c.id))
}

// unread takes them out, which may change what others were told.
func (s *State) unread(c *card, t tally, ks *keySet) {
	if t.standing {
		for _, other := range s.board(t.theme).words.Remove(c.id) {
			ks.add(alikeKey(other))
		}
	}
}

func (s *State) count(t tally, by int, ks *keySet) {
	if t.theme == "" {
		return
	}
	b := s.board(t.theme)
	b.standing += by * one(t.standing)
	b.seen += by * one(t.seen)
	ks.board(t.theme)
	if t.cluster != nil {
		t.cluster.standing += by * one(t.standing)
		t.cluster.seen += by * one(t.seen)
		ks.cluster(t.cluster)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// enter puts a card on its board, as the next of the meeting.
func (s *State) enter(c *card, ks *keySet) {
	if s.cards[c.id] != nil {
		return
	}
	c.nr = len(s.order) + 1
	s.board(c.theme)
	s.cards[c.id] = c
	s.order = append(s.order, c)
	if c.author != "" {
		s.mine[c.author] = append(s.mine[c.author], c)
	}
	if c.note != "" {
		s.noted[c.note] = c
	}
	s.settle(c, ks)
	ks.card(c)
}

// sat is I19: what was written before there were tables belongs to the first its author sits at.
func (s *State) sat(at people.Place, ks *keySet) {
	for _, c := range s.mine[at.Person] {
		if c.table == 0 && at.Table != 0 {
			c.table = at.Table
			ks.add(cardKey(c))
		}
	}
}

func (s *State) edited(f *Edited, ks *keySet) {
	if c := s.cards[f.ID]; c != nil {
		s.say(c, f.Text, ks)
	}
}

// takenOut is I24. Why a card was hidden goes along: it lies with its words.
func (s *State) takenOut(id string, ks *keySet) {
	if c := s.cards[id]; c != nil {
		c.reason = ""
		s.say(c, "", ks)
	}
}

func (s *State) say(c *card, text string, ks *keySet) {
	s.unread(c, c.tally, ks)
	c.text = text
	s.read(c, c.tally, ks)
	ks.add(cardKey(c))
	ks.mine(c)
}

func (s *State) react(f *Reacted, e meeting.Event, ks *keySet) {
	who := e.By.Subject()
	c, set := s.cards[f.ID], bit(f.Kind)
	if c == nil || set == 0 {
		return
	}
	if who == "" { // forgotten: the count stays
		i := slices.Index(Kinds, f.Kind)
		c.forgotten[i] = max(0, c.forgotten[i]+2*one(f.On)-1)
	} else {
		if c.reactions == nil {
			c.reactions, c.reactedAt = map[meeting.PersonID]kinds{}, map[meeting.PersonID]int64{}
		}
		if _, before := c.reactions[who]; !before {
			s.reacted[who] = append(s.reacted[who], c)
		}
		c.reactedAt[who] = e.Moment()
		c.reactions[who] = c.reactions[who]&^set | set*kinds(one(f.On))
		ks.add(reactedKey(who, c.id))
	}
	ks.add(cardKey(c))
	if host := c.host(); host != nil {
		ks.add(cardKey(host))
	}
}

// turn changes a board as a whole. What changes for a card changes for all of them; that happens a few times in a
// meeting.
func (s *State) turn(theme string, ks *keySet, do func(*board)) {
	b := s.board(theme)
	revealed, grouping := b.revealed, b.grouping()
	do(b)
	ks.board(theme)
	if b.revealed == revealed && b.grouping() == grouping {
		return
	}
	for _, c := range s.order {
		if c.theme == theme {
			s.settle(c, ks)
			ks.card(c)
		}
	}
}
