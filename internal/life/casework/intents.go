package casework

// Write says what a case is: all of it. Facilitator.
type Write struct {
	ID        string     `json:"id" validate:"required,id"`
	Title     string     `json:"title" validate:"required,text=60"`
	Story     string     `json:"story" validate:"required,text=4000"`
	Questions []Question `json:"questions" validate:"required,min=1,max=6,dive"`
}

// Question is one question of a case. Its id is used by no other case.
type Question struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=120"`
}

// Drop throws a case away under which nothing was noted. Facilitator.
type Drop struct {
	ID string `json:"id" validate:"required,id"`
}

// Give lets tables work on a case; without one they work on none. Facilitator.
type Give struct {
	Case   string `json:"case,omitempty" validate:"omitempty,id"`
	Tables []int  `json:"tables" validate:"required,min=1,max=99,dive,min=1,max=99"`
}

// Note writes down what a table says to a question. The helper device of the table, or a facilitator.
type Note struct {
	ID       string `json:"id" validate:"required,id"`
	Table    int    `json:"table" validate:"required,min=1,max=99"`
	Question string `json:"question" validate:"required,id"`
	Text     string `json:"text" validate:"required,text=500"`
}

// Rewrite changes the words of a note. As Note.
type Rewrite struct {
	ID   string `json:"id" validate:"required,id"`
	Text string `json:"text" validate:"required,text=500"`
}

// TakeBack takes a note back. As Note.
type TakeBack struct {
	ID string `json:"id" validate:"required,id"`
}

// Finish says that a table is ready with its case, or goes on after all. As Note.
type Finish struct {
	Table int  `json:"table" validate:"required,min=1,max=99"`
	Done  bool `json:"done"`
}

// Reveal shows everybody what all tables noted on a case. Facilitator.
type Reveal struct {
	Case string `json:"case" validate:"required,id"`
}

func (*Write) Intent() string    { return "casework.write" }
func (*Drop) Intent() string     { return "casework.drop" }
func (*Give) Intent() string     { return "casework.give" }
func (*Note) Intent() string     { return "casework.note" }
func (*Rewrite) Intent() string  { return "casework.rewrite" }
func (*TakeBack) Intent() string { return "casework.take_back" }
func (*Finish) Intent() string   { return "casework.finish" }
func (*Reveal) Intent() string   { return "casework.reveal" }
