package ideas

import "hoofdlijn/internal/meeting"

// Added: a card was put on the board. Its author is the subject of the event (I5).
type Added struct {
	ID    string `json:"id"`
	Theme string `json:"theme"`
	Text  string `json:"-"`
}

// NoteAdded: what a table noted on a case was put on the board, as a card without an author (I22).
type NoteAdded struct {
	ID    string `json:"id"`
	Theme string `json:"theme"`
	Note  string `json:"note"`
	Case  string `json:"case"`
	Table int    `json:"table"`
	Text  string `json:"-"`
}

// Seeded: a point from the conversations beforehand was put on the board. Nobody is its author (I23).
type Seeded struct {
	ID    string `json:"id"`
	Theme string `json:"theme"`
	Text  string `json:"-"`
}

// Edited: the author changed the words of a card.
type Edited struct {
	ID   string `json:"id"`
	Text string `json:"-"`
}

// Withdrawn: the author took a card back.
type Withdrawn struct {
	ID string `json:"id"`
}

// BroughtBack: the author put a card back that they took back.
type BroughtBack struct {
	ID string `json:"id"`
}

// Reacted: somebody said something of a card without words, or took it back.
type Reacted struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	On   bool   `json:"on"`
}

// BoardRevealed: the room sees the board of a theme.
type BoardRevealed struct {
	Theme string `json:"theme"`
}

// Released: the room sees this card.
type Released struct {
	ID string `json:"id"`
}

// Clustered: a cluster was made of cards.
type Clustered struct {
	ID    string   `json:"id"`
	Theme string   `json:"theme"`
	Ideas []string `json:"ideas"`
	Title string   `json:"-"`
}

// ClusterRenamed: a cluster has another title.
type ClusterRenamed struct {
	ID    string `json:"id"`
	Title string `json:"-"`
}

// Placed: cards were put in a cluster, or taken out of theirs when there is none.
type Placed struct {
	Ideas   []string `json:"ideas"`
	Cluster string   `json:"cluster,omitempty"`
}

// Merged: cards were found to mean the same as another.
type Merged struct {
	Into  string   `json:"into"`
	Ideas []string `json:"ideas"`
}

// Parted: merged cards stand by themselves again.
type Parted struct {
	Ideas []string `json:"ideas"`
}

// Moved: cards went to another theme.
type Moved struct {
	Ideas []string `json:"ideas"`
	Theme string   `json:"theme"`
}

// TakenOff: a card was hidden. One fact a card, because each has its own key for the reason.
type TakenOff struct {
	ID     string `json:"id"`
	Reason string `json:"-"`
}

// Restored: hidden cards are back.
type Restored struct {
	Ideas []string `json:"ideas"`
}

// BoardLocked: the board takes no new cards and no edits.
type BoardLocked struct {
	Theme string `json:"theme"`
}

// BoardUnlocked: it takes them again.
type BoardUnlocked struct {
	Theme string `json:"theme"`
}

// WordsTakenOut: the words of a card are gone for good, on this day: from its board, and from the report that quotes it. Public are only that
// it is so and when.
type WordsTakenOut struct {
	Idea string `json:"idea"`
	Date string `json:"date"`
}

func (*Added) Fact() string          { return "ideas.added" }
func (*NoteAdded) Fact() string      { return "ideas.note_added" }
func (*Seeded) Fact() string         { return "ideas.seeded" }
func (*Edited) Fact() string         { return "ideas.edited" }
func (*Withdrawn) Fact() string      { return "ideas.withdrawn" }
func (*BroughtBack) Fact() string    { return "ideas.brought_back" }
func (*Reacted) Fact() string        { return "ideas.reacted" }
func (*BoardRevealed) Fact() string  { return "ideas.board_revealed" }
func (*Released) Fact() string       { return "ideas.released" }
func (*Clustered) Fact() string      { return "ideas.clustered" }
func (*ClusterRenamed) Fact() string { return "ideas.cluster_renamed" }
func (*Placed) Fact() string         { return "ideas.placed" }
func (*Merged) Fact() string         { return "ideas.merged" }
func (*Parted) Fact() string         { return "ideas.parted" }
func (*Moved) Fact() string          { return "ideas.moved" }
func (*TakenOff) Fact() string       { return "ideas.taken_off" }
func (*Restored) Fact() string       { return "ideas.restored" }
func (*BoardLocked) Fact() string    { return "ideas.board_locked" }
func (*BoardUnlocked) Fact() string  { return "ideas.board_unlocked" }
func (*WordsTakenOut) Fact() string  { return "ideas.words_taken_out" }

// Hidden: everything typed, under the key of the thing it is about (I5).
func (f *Added) Hidden() []meeting.Hidden          { return words("idea", f.ID, &f.Text) }
func (f *NoteAdded) Hidden() []meeting.Hidden      { return words("idea", f.ID, &f.Text) }
func (f *Seeded) Hidden() []meeting.Hidden         { return words("idea", f.ID, &f.Text) }
func (f *Edited) Hidden() []meeting.Hidden         { return words("idea", f.ID, &f.Text) }
func (f *TakenOff) Hidden() []meeting.Hidden       { return words("idea", f.ID, &f.Reason) }
func (f *Clustered) Hidden() []meeting.Hidden      { return words("cluster", f.ID, &f.Title) }
func (f *ClusterRenamed) Hidden() []meeting.Hidden { return words("cluster", f.ID, &f.Title) }

// Key is that of the words of a card, wherever they lie: on its board, and as the report quotes them.
func Key(id string) meeting.KeyName { return meeting.WordsKey("idea", id) }

// Burns: I24.
func (f *WordsTakenOut) Burns() []meeting.KeyName { return []meeting.KeyName{Key(f.Idea)} }

func words(kind, id string, text *string) []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey(kind, id), Value: text}}
}
