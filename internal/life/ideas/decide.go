package ideas

import (
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// MostIdeas is how many cards a meeting holds, MostClusters how many clusters.
const (
	MostIdeas    = 5000
	MostClusters = 500
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	fact, no := s.person(c)
	if fact == nil && no == nil {
		fact, no = s.boardAct(c)
	}
	if fact == nil && no == nil {
		facts, no := s.grouping(c.Do)
		if no = meeting.First(no, s.ofTable(c)); no != nil {
			return nil, no
		}
		return facts, nil
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{fact}, nil
}

// Veto: a theme with cards on its board is not dropped (I23).
func (s *State) Veto(c meeting.Command) *meeting.Refusal {
	do, drops := c.Do.(*prepare.DropTheme)
	if drops && slices.ContainsFunc(s.order, func(c *card) bool { return c.theme == do.ID }) {
		return meeting.Refuse(meeting.WrongPhase, "board", "cards", "theme", do.ID)
	}
	return nil
}

// person decides what people do with their own cards, and reactions, and tables with what they noted.
func (s *State) person(c meeting.Command) (meeting.Fact, *meeting.Refusal) {
	who := c.By.Subject()
	switch do := c.Do.(type) {
	case *Add:
		return s.add(do)
	case *Edit:
		return s.edit(do, who)
	case *Withdraw:
		return s.withdraw(do, who)
	case *PutBack:
		return s.putBack(do, who)
	case *React:
		return s.reaction(do, c.By)
	case *AddNote:
		return s.addNote(c.By, do)
	case *Seed:
		return s.seed(do)
	}
	return nil, nil
}

// boardAct decides what facilitators do with a board as a whole, or one card of it.
func (s *State) boardAct(c meeting.Command) (meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *TakeOut:
		return s.takeOut(do, c.At)
	case *Reveal:
		return s.onBoard(do.Theme, &BoardRevealed{do.Theme}, func(b *board) bool { return !b.revealed })
	case *Lock:
		return s.onBoard(do.Theme, &BoardLocked{do.Theme}, func(b *board) bool { return !b.locked })
	case *Unlock:
		return s.onBoard(do.Theme, &BoardUnlocked{do.Theme}, func(b *board) bool { return b.locked })
	case *Release:
		return s.release(do)
	}
	return nil, nil
}

// addNote is I22. The words are those of the note, and its table and case go along.
func (s *State) addNote(by meeting.Actor, do *AddNote) (meeting.Fact, *meeting.Refusal) {
	n, known := s.notes.NoteOf(do.Note)
	if !known {
		return nil, meeting.Refuse(meeting.Unknown, "note", do.Note)
	}
	_, no := s.add(&Add{ID: do.ID, Theme: do.Theme, Text: n.Text})
	if by.Role == meeting.Helper && s.seats.DeviceAt(by.Person) != n.Table {
		no = meeting.First(no, meeting.Refuse(meeting.NotAllowed, "table", n.Table))
	}
	if s.noted[do.Note] != nil {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange, "note", do.Note))
	}
	if no != nil {
		return nil, no
	}
	return &NoteAdded{ID: do.ID, Theme: do.Theme, Note: n.ID, Case: n.Case, Table: n.Table, Text: n.Text}, nil
}

// seed is I23.
func (s *State) seed(do *Seed) (meeting.Fact, *meeting.Refusal) {
	fact, no := s.add(&Add{ID: do.ID, Theme: do.Theme, Text: do.Text})
	if no != nil {
		return nil, no
	}
	return &Seeded{ID: do.ID, Theme: do.Theme, Text: fact.(*Added).Text}, nil
}

// add is I1.
func (s *State) add(do *Add) (meeting.Fact, *meeting.Refusal) {
	text := strings.TrimSpace(do.Text)
	switch {
	case !s.prepared.HasTheme(do.Theme):
		return nil, meeting.Refuse(meeting.Unknown, "theme", do.Theme)
	case s.locked(do.Theme):
		return nil, isLocked(do.Theme)
	case len(s.order) >= MostIdeas:
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostIdeas)
	case text == "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "text")
	case s.cards[do.ID] != nil:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	}
	return &Added{ID: do.ID, Theme: do.Theme, Text: text}, nil
}

// ownCard finds a card for its author.
func (s *State) ownCard(id string, who meeting.PersonID) (*card, *meeting.Refusal) {
	c := s.cards[id]
	if c == nil {
		return nil, meeting.Refuse(meeting.Unknown, "idea", id)
	}
	if who == "" || c.author != who {
		return nil, meeting.Refuse(meeting.NotAllowed, "idea", id)
	}
	return c, nil
}

// edit is I2.
func (s *State) edit(do *Edit, who meeting.PersonID) (meeting.Fact, *meeting.Refusal) {
	c, no := s.ownCard(do.ID, who)
	text := strings.TrimSpace(do.Text)
	switch {
	case no != nil:
		return nil, no
	case s.locked(c.theme):
		return nil, isLocked(c.theme)
	case text == "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "text")
	case c.withdrawn || c.text == text:
		return nil, meeting.Refuse(meeting.NoChange, "idea", do.ID)
	}
	return &Edited{ID: do.ID, Text: text}, nil
}

// withdraw is I3.
func (s *State) withdraw(do *Withdraw, who meeting.PersonID) (meeting.Fact, *meeting.Refusal) {
	c, no := s.ownCard(do.ID, who)
	if no != nil {
		return nil, no
	}
	if c.withdrawn {
		return nil, meeting.Refuse(meeting.NoChange, "idea", do.ID)
	}
	return &Withdrawn{ID: do.ID}, nil
}

// putBack is I3.
func (s *State) putBack(do *PutBack, who meeting.PersonID) (meeting.Fact, *meeting.Refusal) {
	c, no := s.ownCard(do.ID, who)
	if no != nil {
		return nil, no
	}
	if !c.withdrawn {
		return nil, meeting.Refuse(meeting.NoChange, "idea", do.ID)
	}
	return &BroughtBack{ID: do.ID}, nil
}

// reaction is I8. What one cannot see one does not know.
func (s *State) reaction(do *React, by meeting.Actor) (meeting.Fact, *meeting.Refusal) {
	c, who := s.cards[do.ID], by.Subject()
	switch {
	case c == nil || !s.seen(c) && (c.author != who || c.gone()):
		return nil, meeting.Refuse(meeting.Unknown, "idea", do.ID)
	case bit(do.Kind) == 0:
		return nil, meeting.Refuse(meeting.BadValue, "field", "kind")
	case (c.reactions[who]&bit(do.Kind) != 0) == do.On:
		return nil, meeting.Refuse(meeting.NoChange, "idea", do.ID)
	case by.Decided != 0 && by.Decided < c.reactedAt[who]: // I21
		return nil, meeting.Refuse(meeting.DoneLater, "people", []meeting.PersonID{who})
	}
	return &Reacted{ID: do.ID, Kind: do.Kind, On: do.On}, nil
}

// onBoard decides an act on the board of a theme.
func (s *State) onBoard(theme string, fact meeting.Fact, changes func(*board) bool) (meeting.Fact, *meeting.Refusal) {
	if !s.prepared.HasTheme(theme) {
		return nil, meeting.Refuse(meeting.Unknown, "theme", theme)
	}
	b := s.boards[theme]
	if b == nil {
		b = &board{}
	}
	if !changes(b) {
		return nil, meeting.Refuse(meeting.NoChange, "theme", theme)
	}
	return fact, nil
}

// release is I6. A card that is hidden, merged or withdrawn can be released: it will be on the board when it is back.
func (s *State) release(do *Release) (meeting.Fact, *meeting.Refusal) {
	c := s.cards[do.ID]
	if c == nil {
		return nil, meeting.Refuse(meeting.Unknown, "idea", do.ID)
	}
	if c.released || s.boards[c.theme].revealed {
		return nil, meeting.Refuse(meeting.NoChange, "idea", do.ID)
	}
	return &Released{ID: do.ID}, nil
}

// takeOut is I24.
func (s *State) takeOut(do *TakeOut, now time.Time) (meeting.Fact, *meeting.Refusal) {
	c := s.cards[do.Idea]
	switch {
	case c == nil:
		return nil, meeting.Refuse(meeting.Unknown, "idea", do.Idea)
	case !number.HasCome(do.Date, now):
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	case c.text == "":
		return nil, meeting.Refuse(meeting.NoChange, "idea", do.Idea)
	}
	return &WordsTakenOut{do.Idea, do.Date}, nil
}

func (s *State) locked(theme string) bool { return s.boards[theme] != nil && s.boards[theme].locked }

func isLocked(theme string) *meeting.Refusal {
	return meeting.Refuse(meeting.WrongPhase, "board", "locked", "theme", theme)
}
