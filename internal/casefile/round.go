package casefile

// Round opens, lets everybody answer, closes and compares.
type Round struct {
	ID         string
	Proposals  []string
	Method     string  // "" is the default of the meeting
	Secrecy    string  // "" is the default of the meeting
	Params     []Param // nil when left out
	Poll       bool    // `binding: false`
	Ballots    []Answers
	Together   []Pile       // on paper, entered in one act after the ballots
	Others     []Answer     // cast in turn by every member not named in Ballots or Together, in the order of people; nil: no answer
	Concerns   []PersonText // in the order of the file
	Needs      []PersonText
	Reasons    []PersonText
	Judgements []PersonText // Text is valid or not_valid
	During     []Step       // played while the round is open, after the ballots
	Expect     Outcomes
}

// Param is a setting of the method as it stands in the file: digits, true or false, or a word.
type Param struct{ Name, Text string }

// Answers is everything one person casts, in turn; the last counts.
type Answers struct {
	Person string
	Turns  []Answer
}

// Answer is one ballot: a word for all proposals of the round, or words per proposal.
type Answer struct {
	Word string // "" when Each is used
	Each []ProposalWord
}

// ProposalWord is an answer to, or an outcome of, one proposal.
type ProposalWord struct{ Proposal, Word string }

// PersonText is a text that goes with the answer of a person; Proposal "" is every proposal of the round.
type PersonText struct{ Person, Proposal, Text string }

// Outcomes is what a round must give: one word for all proposals, or a word per proposal. The zero value: not said.
type Outcomes struct {
	Word string
	Each []ProposalWord
}

// Ballot is a ballot as a step of its own, by anybody, at any moment.
type Ballot struct {
	Round, By string
	Turns     []Answer
}
