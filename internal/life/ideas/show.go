package ideas

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// Card is one idea as the room sees it. Nr counts the cards of the meeting from 1. Into is the card it is shown under.
// Table, and the case of a card made of a note, are for the console and helper devices, state and reason are for the console. Counts are absent until grouping starts (I9).
type Card struct {
	ID      string  `json:"id"`
	Nr      int     `json:"nr"`
	Theme   string  `json:"theme"`
	Text    string  `json:"text"`
	Gone    bool    `json:"gone,omitempty"` // the words were forgotten
	Cluster string  `json:"cluster,omitempty"`
	Into    string  `json:"into,omitempty"`
	Table   int     `json:"table,omitempty"`
	Case    string  `json:"case,omitempty"`
	State   Place   `json:"state,omitempty"`
	Reason  string  `json:"reason,omitempty"`
	Before  bool    `json:"before,omitempty"` // from the conversations beforehand
	Counts  *Counts `json:"counts,omitempty"`
}

// Counts is how many people said what of a card.
type Counts struct {
	Recognise int `json:"recognise"`
	Important int `json:"important"`
	Question  int `json:"question"`
	Careful   int `json:"careful"`
}

// Group is a cluster; its cards name it. Count is how many cards this viewer sees in it.
type Group struct {
	ID    string `json:"id"`
	Theme string `json:"theme"`
	Title string `json:"title"`
	Gone  bool   `json:"gone,omitempty"`
	Table int    `json:"table,omitempty"` // that made it; for the console and helper devices
	Count int    `json:"count"`
}

// Board is the board of a theme. Count is how many cards stand, whether the room sees them or not.
type Board struct {
	Theme    string `json:"theme"`
	Revealed bool   `json:"revealed"`
	Locked   bool   `json:"locked"`
	Count    int    `json:"count"`
}

// Mine is one's own card and what became of it. Cluster, its title and into are as the room sees them.
type Mine struct {
	ID      string `json:"id"`
	Theme   string `json:"theme"`
	Text    string `json:"text"`
	Gone    bool   `json:"gone,omitempty"`
	State   Place  `json:"state"`
	Cluster string `json:"cluster,omitempty"`
	Title   string `json:"title,omitempty"` // of the cluster
	Into    string `json:"into,omitempty"`
	Reason  string `json:"reason,omitempty"` // why it was hidden
}

// MyReactions is what one said of a card.
type MyReactions struct {
	ID    string `json:"id"`
	Kinds []Kind `json:"kinds"`
}

// Alike names the cards, put on the same board before this one, that say nearly the same; the most alike first.
type Alike struct {
	ID    string   `json:"id"`
	Ideas []string `json:"ideas"`
}

// OfNote says that a card was made of what a table noted.
type OfNote struct {
	Note  string `json:"note"`
	Idea  string `json:"idea"`
	Theme string `json:"theme"`
}

const mostTwins = 5

func watches(v meeting.Viewer) bool { return v.Person == "" && slices.Contains(watching, v.Audience) }

// shows is I6 and I7: the console sees every card, the room those on the board and what was merged in them.
func (s *State) shows(v meeting.Viewer, c *card) bool {
	return v.Audience == meeting.Console || s.seen(c)
}

func showsCluster(v meeting.Viewer, c *cluster) bool {
	return v.Audience == meeting.Console || c.seen > 0
}

// Show builds one section.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	if v.Person != "" || k.For != "" {
		return s.showPersonal(v, k)
	}
	if !watches(v) {
		return nil
	}
	switch k.Name {
	case "idea":
		if c := s.cards[k.ID]; c != nil && s.shows(v, c) && at(v, k, c.theme) {
			return s.card(c, v)
		}
	case "cluster":
		if c := s.clusters[k.ID]; c != nil && showsCluster(v, c) && at(v, k, c.theme) {
			return c.group(v)
		}
	case "of_note":
		if c := s.noted[k.ID]; c != nil && staffs(v) {
			return OfNote{Note: c.note, Idea: c.id, Theme: c.theme}
		}
	case "alike":
		if v.Audience == meeting.Console {
			return s.twins(k.ID)
		}
	case "board":
		if b := s.boards[k.ID]; b != nil {
			return Board{Theme: b.theme, Revealed: b.revealed, Locked: b.locked, Count: b.standing}
		}
	}
	return nil
}

// at: a phone looks at one theme; there a card that went to another is gone. Other screens see all themes.
func at(v meeting.Viewer, k meeting.Key, theme string) bool {
	return v.Audience != meeting.Phone || k.At == "" || k.At == placeOf(theme)
}

// twins is I18; nil when there are none. The words of a board are read when somebody looks, hence not in Apply.
func (s *State) twins(id string) any {
	c := s.cards[id]
	if c == nil || !c.tally.standing {
		return nil
	}
	ids := s.boards[c.theme].words.Nearest(id, mostTwins)
	if len(ids) == 0 {
		return nil
	}
	return Alike{ID: id, Ideas: ids}
}

// staffs: the table a card was written at is for who leads a table or the meeting.
func staffs(v meeting.Viewer) bool {
	return v.Audience == meeting.Console || v.Audience == meeting.Device
}

func (s *State) card(c *card, v meeting.Viewer) Card {
	console := v.Audience == meeting.Console
	shown := Card{ID: c.id, Nr: c.nr, Theme: c.theme, Text: c.text, Gone: c.text == "", Before: c.before}
	if c.cluster != nil && c.tally.standing {
		shown.Cluster = c.cluster.id // a merged card is with the one it is under
	}
	if host := c.host(); host != nil && (console || s.seen(host)) {
		shown.Into = host.id
	}
	if staffs(v) {
		shown.Table, shown.Case = c.table, c.caseID
	}
	if console {
		shown.State, shown.Reason = s.place(c), c.reason
	}
	if console || s.boards[c.theme].grouping() {
		n := c.counts()
		shown.Counts = &Counts{n[0], n[1], n[2], n[3]}
	}
	return shown
}

func (c *cluster) group(v meeting.Viewer) Group {
	shown := Group{ID: c.id, Theme: c.theme, Title: c.title, Gone: c.title == "", Count: c.seen}
	if staffs(v) {
		shown.Table = c.table
	}
	if v.Audience == meeting.Console {
		shown.Count = c.standing
	}
	return shown
}

func (s *State) showPersonal(v meeting.Viewer, k meeting.Key) any {
	c := s.cards[k.ID]
	if c == nil || v.Audience != meeting.Phone || v.Person == "" || v.Person != k.For {
		return nil
	}
	switch k.Name {
	case "mine":
		if c.author == v.Person {
			return s.own(c)
		}
	case "reacted":
		if set := c.reactions[v.Person]; set != 0 {
			mine := MyReactions{ID: c.id}
			for _, kind := range Kinds {
				if set&bit(kind) != 0 {
					mine.Kinds = append(mine.Kinds, kind)
				}
			}
			return mine
		}
	}
	return nil
}

func (s *State) own(c *card) Mine {
	mine := Mine{ID: c.id, Theme: c.theme, Text: c.text, Gone: c.text == "", State: s.place(c), Reason: c.reason}
	if !s.seen(c) {
		return mine
	}
	if c.cluster != nil && c.tally.seen {
		mine.Cluster, mine.Title = c.cluster.id, c.cluster.title
	}
	if host := c.host(); host != nil && s.seen(host) {
		mine.Into = host.id
	}
	return mine
}
