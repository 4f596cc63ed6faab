package casefile

type (
	// Work is a case the tables work on: what it says, and which tables get it.
	Work struct {
		ID, Title, Story string
		Questions        []Question
		Tables           []int
	}
	// Note is what a table writes down under a question, on the helper device there. The first of an id is a new note, a later
	// one changes its words.
	Note struct {
		ID, Question, Text string
		Table              int
	}
	// Harvest shows everybody what the tables wrote down.
	Harvest struct{ Case string }
	// NoteIdea makes a card of a note.
	NoteIdea struct{ Note, ID, Theme string }
)

// Question is one question of a case.
type Question struct{ ID, Text string }

// Name is the key of the step in a file.
func (Work) Name() string { return "casework" }

// Name is the key of the step in a file.
func (Note) Name() string { return "note" }

// Name is the key of the step in a file.
func (Harvest) Name() string { return "harvest" }

// Name is the key of the step in a file.
func (NoteIdea) Name() string { return "note_idea" }

// readCaseWork reads the steps of working on a case.
func (r *reader) readCaseWork(name string, f *fields) Act {
	switch name {
	case "casework":
		work := Work{ID: f.needID("id"), Title: f.needText("title"), Story: f.needText("story")} // it may be written again
		f.need("questions")
		for i, v := range r.optional(f, "questions") {
			one := r.fields(v, numbered(f.field("questions"), i))
			work.Questions = append(work.Questions, Question{ID: one.needID("id"), Text: one.needText("text")})
			one.done()
		}
		for i, v := range r.optional(f, "tables") {
			work.Tables = append(work.Tables, r.number(v, numbered(f.field("tables"), i)))
		}
		return work
	case "note":
		return Note{ID: f.needID("id"), Table: f.number("table"), Question: f.needID("question"), Text: f.needText("text")}
	case "harvest":
		return Harvest{Case: f.needID("case")}
	default:
		return NoteIdea{Note: f.needID("note"), ID: f.newID("id", "idea"), Theme: f.needID("theme")}
	}
}
