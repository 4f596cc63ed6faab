package casefile

type (
	// Practice is a practice round: opened, answered by everybody who is named, each by their own way, and closed.
	Practice struct {
		Answers []Answered
		Expect  []Counted // how many came how; nil means anything
	}
	// TownOut is the municipality leaving the room.
	TownOut struct{}
	// TownBack is its return.
	TownBack struct{}
	// Private is private time: begun at the console, then the steps of While, and ended by somebody in the room. With By "" it
	// is ended from outside.
	Private struct {
		By    string
		While []Step
	}
	// Think lets everybody think for themselves.
	Think struct{ Seconds int }
	// LeaveAt is when people say that they have to go; Time "" when they can stay.
	LeaveAt struct {
		People []string
		Time   string
	}
	// PutAway holds the meeting still until another day: in words, or a date with or without hours.
	PutAway struct{ Until, Date, Time, Ends string }
	// Resume lets it go on.
	Resume struct{}
	// Speak is people who all ask to say something, and get the floor one after the other, as the list says who is next.
	Speak struct {
		People []string
		Order  []string // who speaks after whom; nil means anything
	}
)

// Answered is how somebody came.
type Answered struct{ Person, Choice string }

// Counted is how many chose something.
type Counted struct {
	Choice string
	Count  int
}

// Name is the key of the step in a file.
func (Practice) Name() string { return "practice" }

// Name is the key of the step in a file.
func (TownOut) Name() string { return "town_out" }

// Name is the key of the step in a file.
func (TownBack) Name() string { return "town_back" }

// Name is the key of the step in a file.
func (Private) Name() string { return "private" }

// Name is the key of the step in a file.
func (Think) Name() string { return "think" }

// Name is the key of the step in a file.
func (LeaveAt) Name() string { return "leave_at" }

// Name is the key of the step in a file.
func (PutAway) Name() string { return "put_away" }

// Name is the key of the step in a file.
func (Resume) Name() string { return "resume" }

// Name is the key of the step in a file.
func (Speak) Name() string { return "speak" }

// readClockAct reads the steps that are about the time itself.
func (r *reader) readClockAct(name string, f *fields, number string) Act {
	switch name {
	case "town_out":
		return TownOut{}
	case "town_back":
		return TownBack{}
	case "resume":
		return Resume{}
	case "think":
		return Think{Seconds: f.number("seconds")}
	case "speak":
		return Speak{People: f.needIDs("people"), Order: f.ids("order")}
	case "leave_at":
		return LeaveAt{People: f.needIDs("people"), Time: f.text("time")}
	case "put_away":
		away := PutAway{Until: f.text("until"), Date: f.text("date"), Time: f.text("time"), Ends: f.text("ends")}
		if !f.has("date") {
			away.Until = f.needText("until")
		}
		return away
	case "private":
		p := Private{By: f.id("by")}
		if f.has("while") {
			p.While = f.steps("while", number)
		}
		return p
	}
	var p Practice
	if v := f.need("answers"); v != nil {
		for _, e := range r.pairs(v, f.field("answers")) {
			p.Answers = append(p.Answers, Answered{r.keyID(e, f.field("answers")), r.word(e.value, within(f.field("answers"), e.key), comingWays, f.loose)})
		}
	}
	if v := f.get("expect"); v != nil {
		for _, e := range r.pairs(v, f.field("expect")) {
			p.Expect = append(p.Expect, Counted{e.key, r.number(e.value, within(f.field("expect"), e.key))})
		}
	}
	return p
}

// comingWays are the ways to come, which a practice round asks.
var comingWays = []string{"foot", "bike", "car", "bus", "other"}
