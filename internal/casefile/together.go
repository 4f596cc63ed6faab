package casefile

// Pile is people who answered the same, on paper.
type Pile struct {
	People []string
	Answer Answer
}

// Together enters the answers of several people in one act.
type Together struct {
	Round string
	Piles []Pile
	Via   string // paper (also when left out), hands or call
}

// When something on paper was decided.
const (
	Now       = "now"
	AtOpening = "opening" // of the round; in a step without a round, of the meeting
	Early     = "early"   // an hour before that
	Ahead     = "ahead"   // an hour from now
)

// Name is the key of the step in a file.
func (Together) Name() string { return "together" }

var (
	times = []string{Now, AtOpening, Early, Ahead}
	ways  = []string{"paper", "hands", "call"}
	// onPaper are the steps that may happen on paper, and are entered later with their time.
	onPaper = []string{"idea", "react", "check", "ballot", "together", "sign", "unsign"}
)

func (r *reader) readTogether(f *fields) Act {
	do := Together{Round: f.needID("round"), Via: f.word("via", ways)}
	f.need("piles")
	do.Piles = r.readPiles(f, "piles", nil)
	return do
}

// readPiles reads a list of people with their answer; words nil lets any word pass.
func (r *reader) readPiles(f *fields, key string, words []string) []Pile {
	var all []Pile
	for i, v := range r.optional(f, key) {
		one := r.fields(v, numbered(f.field(key), i))
		pile := Pile{People: one.needIDs("people")}
		if v := one.need("answer"); v != nil {
			switch turns := r.turns(v, one.field("answer"), words); len(turns) {
			case 0:
			case 1:
				pile.Answer = turns[0]
			default:
				r.at(v, one.field("answer"), "not_text")
			}
		}
		one.done()
		all = append(all, pile)
	}
	return all
}
