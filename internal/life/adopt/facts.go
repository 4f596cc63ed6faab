package adopt

// Expected: until this day the municipality decides.
type Expected struct {
	Date string `json:"date"`
}

// Decided: the municipality said yes, no, or back to the group. It is public as a whole: words of an authority, not of a
// participant.
type Decided struct {
	Verdict
}

// Replied: the municipality said something to one decision.
type Replied struct {
	Answer
}

func (*Expected) Fact() string { return "adopt.expected" }
func (*Decided) Fact() string  { return "adopt.decided" }
func (*Replied) Fact() string  { return "adopt.replied" }
