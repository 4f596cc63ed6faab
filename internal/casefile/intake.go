package casefile

type (
	// Intake is the conversation beforehand with somebody: on their own phone when they have one, by telephone else.
	Intake struct {
		Person       string
		Needs        []string // choices of the question about needs
		Until, Theme string
		SeatWish     bool // there is something to mind at the tables, which is told by telephone
		Brings       []Companion
		Message      string // of the person
		Reply        string // of the team
		Points       []SeedPoint
		Agree        bool // with the summary, at the end
	}
	// Erase erases the conversation with somebody.
	Erase struct{ Person string }
)

// Companion is somebody who comes along, as companion or interpreter. Voice: they decide for themselves.
type Companion struct {
	ID, As string
	Voice  bool
}

// SeedPoint is a point for the board of a theme. Allowed, it is the card with this id in the rest of the file.
type SeedPoint struct {
	ID, Theme, Text string
	Allowed         bool
	Instead         string // what the person says when it should be different
}

// Name is the key of the step in a file.
func (Intake) Name() string { return "intake" }

// Name is the key of the step in a file.
func (Erase) Name() string { return "erase" }

// readTalkAct reads the steps of a conversation beforehand.
func (r *reader) readTalkAct(name string, f *fields) Act {
	if name == "erase" {
		return Erase{f.needID("person")}
	}
	in := Intake{Person: f.needID("person"), Needs: f.ids("needs"), Until: f.text("until"), Theme: f.id("theme"), SeatWish: f.said("seat_wish", false)}
	for i, v := range r.optional(f, "brings") {
		one := r.fields(v, numbered(f.field("brings"), i))
		in.Brings = append(in.Brings, Companion{ID: one.needID("id"), As: one.neededWord("as", comesAs), Voice: one.said("voice", false)})
		one.done()
	}
	in.Message, in.Reply = f.text("message"), f.text("reply")
	for i, v := range r.optional(f, "points") {
		one := r.fields(v, numbered(f.field("points"), i))
		in.Points = append(in.Points, SeedPoint{ID: one.newID("id", "idea"), Theme: one.needID("theme"), Text: one.needText("text"),
			Allowed: one.said("allowed", true), Instead: one.text("instead")})
		one.done()
	}
	in.Agree = f.said("agree", true)
	return in
}

// said is a yes or no that need not be written.
func (f *fields) said(key string, otherwise bool) bool {
	if v := f.yes(key); v != nil {
		return *v
	}
	return otherwise
}
