package ideas

// Add puts a card on the board of a theme. As a person.
type Add struct {
	ID    string `json:"id" validate:"required,id"`
	Theme string `json:"theme" validate:"required,id"`
	Text  string `json:"text" validate:"required,text=500"`
}

// Edit changes the words of one's own card. As a person.
type Edit struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=500"`
}

// Withdraw takes back one's own card. As a person.
type Withdraw struct {
	ID string `json:"id" validate:"required,id"`
}

// PutBack puts one's own card back that one withdrew. As a person.
type PutBack struct {
	ID string `json:"id" validate:"required,id"`
}

// AddNote puts what a table noted on the board of a theme, as a card of that table. Facilitator, or the helper device of the
// table.
type AddNote struct {
	ID    string `json:"id" validate:"required,id"`
	Theme string `json:"theme" validate:"required,id"`
	Note  string `json:"note" validate:"required,id"`
}

// Seed puts a point that came up in the conversations beforehand on the board of a theme, as a card without an author. It is
// asked by the server, once the person it came from allowed these words.
type Seed struct {
	ID    string `json:"id" validate:"required,id"`
	Theme string `json:"theme" validate:"required,id"`
	Text  string `json:"text" validate:"required,text=500"`
}

// React says something of a card without words, or takes that back. As a person.
type React struct {
	ID   string `json:"id" validate:"required,id"`
	Kind Kind   `json:"kind" validate:"required,oneof=recognise important question careful"`
	On   bool   `json:"on"`
}

// Reveal shows a board to the room. Facilitator, as everything below.
type Reveal struct {
	Theme string `json:"theme" validate:"required,id"`
}

// Release shows one card of a board that was not revealed.
type Release struct {
	ID string `json:"id" validate:"required,id"`
}

// Cluster makes a cluster of cards; of none is allowed.
type Cluster struct {
	ID    string   `json:"id" validate:"required,id"`
	Theme string   `json:"theme" validate:"required,id"`
	Title string   `json:"title" validate:"required,text=120"`
	Ideas []string `json:"ideas" validate:"max=500,dive,id"`
}

// RenameCluster gives a cluster another title.
type RenameCluster struct {
	ID    string `json:"id" validate:"required,id"`
	Title string `json:"title" validate:"required,text=120"`
}

// Put places cards in a cluster; without one it takes them out of theirs.
type Put struct {
	Ideas   []string `json:"ideas" validate:"required,max=500,dive,id"`
	Cluster string   `json:"cluster,omitempty" validate:"omitempty,id"`
}

// Merge says that cards mean the same as another.
type Merge struct {
	Into  string   `json:"into" validate:"required,id"`
	Ideas []string `json:"ideas" validate:"required,max=500,dive,id"`
}

// SplitBack takes a card out of the one it was merged into; or, for a card in which others were merged, takes all out.
type SplitBack struct {
	ID string `json:"id" validate:"required,id"`
}

// Move takes cards to another theme.
type Move struct {
	Ideas []string `json:"ideas" validate:"required,max=500,dive,id"`
	Theme string   `json:"theme" validate:"required,id"`
}

// Hide takes cards off the board, with a reason that the author sees.
type Hide struct {
	Ideas  []string `json:"ideas" validate:"required,max=500,dive,id"`
	Reason string   `json:"reason" validate:"required,text=500"`
}

// Restore puts hidden cards back.
type Restore struct {
	Ideas []string `json:"ideas" validate:"required,max=500,dive,id"`
}

// Lock closes a board for new cards and edits.
type Lock struct {
	Theme string `json:"theme" validate:"required,id"`
}

// Unlock opens it again.
type Unlock struct {
	Theme string `json:"theme" validate:"required,id"`
}

// TakeOut takes the words of a card away for good, once the plan is sealed: they are about somebody who asks for it (I24).
type TakeOut struct {
	Idea string `json:"idea" validate:"required,id"`
	Date string `json:"date" validate:"required,max=10"`
}

func (*Add) Intent() string           { return "ideas.add" }
func (*Edit) Intent() string          { return "ideas.edit" }
func (*Withdraw) Intent() string      { return "ideas.withdraw" }
func (*PutBack) Intent() string       { return "ideas.put_back" }
func (*AddNote) Intent() string       { return "ideas.add_note" }
func (*Seed) Intent() string          { return "ideas.seed" }
func (*React) Intent() string         { return "ideas.react" }
func (*Reveal) Intent() string        { return "ideas.reveal" }
func (*Release) Intent() string       { return "ideas.release" }
func (*Cluster) Intent() string       { return "ideas.cluster" }
func (*RenameCluster) Intent() string { return "ideas.rename_cluster" }
func (*Put) Intent() string           { return "ideas.put" }
func (*Merge) Intent() string         { return "ideas.merge" }
func (*SplitBack) Intent() string     { return "ideas.split_back" }
func (*Move) Intent() string          { return "ideas.move" }
func (*Hide) Intent() string          { return "ideas.hide" }
func (*Restore) Intent() string       { return "ideas.restore" }
func (*Lock) Intent() string          { return "ideas.lock" }
func (*Unlock) Intent() string        { return "ideas.unlock" }
func (*TakeOut) Intent() string       { return "ideas.take_out" }
