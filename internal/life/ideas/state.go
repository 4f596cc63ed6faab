package ideas

import (
	"slices"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/ideas/alike"
	"hoofdlijn/internal/meeting"
)

// Prepared is what the boards must know of what was prepared.
type Prepared interface{ HasTheme(id string) bool }

// Seats is what the boards must know of the tables: where somebody sits, and where a helper device stands.
type Seats interface {
	TableOf(meeting.PersonID) int
	DeviceAt(meeting.PersonID) int
}

// Notes is what the boards must know of case work: what a table noted.
type Notes interface {
	NoteOf(id string) (casework.OfNote, bool)
}

// Kind is what one can say of a card without words.
type Kind string

// The kinds of reaction.
const (
	Recognise Kind = "recognise"
	Important Kind = "important"
	Question  Kind = "question"
	Careful   Kind = "careful"
)

// Kinds lists every kind, in the order in which they are shown.
var Kinds = []Kind{Recognise, Important, Question, Careful}

// Place is what became of a card: the state it is in (I4).
type Place string

// The places, the first that fits first.
const (
	IsHidden    Place = "hidden" // taken off by a facilitator
	IsMerged    Place = "merged"
	IsWithdrawn Place = "withdrawn"
	OnBoard     Place = "board"
	IsPrivate   Place = "private" // written, not yet shown to the room
)

// State is the boards of a meeting, and their rules.
type State struct {
	prepared Prepared
	seats    Seats
	notes    Notes
	noted    map[string]*card // by the note they were made of
	cards    map[string]*card
	order    []*card // as they arrived
	clusters map[string]*cluster
	grouped  []*cluster // as they were made
	boards   map[string]*board
	shelves  []*board // as they were first used
	mine     map[meeting.PersonID][]*card
	reacted  map[meeting.PersonID][]*card // cards somebody ever reacted to
	acts     []Act
}

type board struct {
	theme            string
	revealed, locked bool
	clusters         int
	standing, seen   int // cards that stand; of those, on the board
	words            *alike.Index
}

type cluster struct {
	id, theme, title string
	table            int           // that made it; 0 for the facilitators
	members          map[*card]int // to the place in the order in which they came
	next             int
	standing, seen   int
}

type card struct {
	id, theme, text string
	nr              int // the how manieth card of the meeting, from 1
	author          meeting.PersonID
	table           int // where the author sat, or sat first when they wrote before that (I19)
	cluster         *cluster
	note, caseID    string // what it was made of (I22)
	into            *card
	merged          []*card // cards whose into is this one
	reason          string  // why it was hidden

	hidden, withdrawn, released bool
	before                      bool // from the conversations beforehand

	reactions map[meeting.PersonID]kinds
	reactedAt map[meeting.PersonID]int64 // when somebody last said something of it, in ms
	forgotten [4]int                     // reactions of people who were forgotten, per kind
	tally     tally                      // how this card was counted last
}

// kinds is a set of kinds, a bit each in the order of Kinds.
type kinds uint8

func bit(k Kind) kinds {
	if i := slices.Index(Kinds, k); i >= 0 {
		return 1 << i
	}
	return 0
}

// tally is where a card counts.
type tally struct {
	theme          string
	cluster        *cluster
	standing, seen bool
}

// New is a meeting without cards.
func New(prepared Prepared, seats Seats, notes Notes) *State {
	return &State{prepared: prepared, seats: seats, notes: notes, noted: map[string]*card{}, cards: map[string]*card{}, clusters: map[string]*cluster{}, boards: map[string]*board{},
		mine: map[meeting.PersonID][]*card{}, reacted: map[meeting.PersonID][]*card{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "ideas" }

// board is the board of a theme, begun when it is first needed.
func (s *State) board(theme string) *board {
	b := s.boards[theme]
	if b == nil {
		b = &board{theme: theme, words: alike.New()}
		s.boards[theme] = b
		s.shelves = append(s.shelves, b)
	}
	return b
}

// grouping says whether counts are shown to the room (I9).
func (b *board) grouping() bool { return b != nil && (b.clusters > 0 || b.locked) }

// gone: not to be seen by the room, whatever the board.
func (c *card) gone() bool { return c.hidden || c.withdrawn }

// host is the card under which this one is shown: the highest of those it was merged into that is not gone (I13).
func (c *card) host() *card {
	var host *card
	for up := c.into; up != nil; up = up.into {
		if !up.gone() {
			host = up
		}
	}
	return host
}

// place is I4.
func (s *State) place(c *card) Place {
	switch {
	case c.hidden:
		return IsHidden
	case c.host() != nil:
		return IsMerged
	case c.withdrawn:
		return IsWithdrawn
	case c.released || s.boards[c.theme].revealed:
		return OnBoard
	}
	return IsPrivate
}

// seen: phones and projector show it. A merged card is seen with the one it was merged into.
func (s *State) seen(c *card) bool {
	return !c.gone() && (c.released || s.boards[c.theme].revealed)
}

// family is a card with everything merged into it, down to the last.
func (c *card) family() []*card {
	all := []*card{c}
	for _, under := range c.merged {
		all = append(all, under.family()...)
	}
	return all
}

// counts is how often each kind counts for a card: once per person over everything shown under it (I10).
func (c *card) counts() [4]int {
	under := []*card{c}
	for _, m := range c.family()[1:] {
		if !m.gone() && m.host() == c {
			under = append(under, m)
		}
	}
	var n [4]int
	said := c.reactions
	if len(under) > 1 {
		said = map[meeting.PersonID]kinds{}
		for _, m := range under {
			for who, set := range m.reactions {
				said[who] |= set
			}
		}
	}
	for _, set := range said {
		for i := range n {
			n[i] += int(set >> i & 1)
		}
	}
	for _, m := range under {
		for i := range n {
			n[i] += m.forgotten[i]
		}
	}
	return n
}
