package casefile

// Step is one thing that happens. Do says what; the types that implement Act are the whole list.
type Step struct {
	Line    int    // where the step begins in the file
	Number  string // counted from 1, as people do; nested steps as "12.1"
	Refused string // the code with which it must be refused; "" when it must succeed
	Decided string // it is on paper, and was decided then; "" when it is done on the spot
	Do      Act
}

// Act is what a step does. Its name is the key of the step in the file, also used in timing.json.
type Act interface{ Name() string }

// The steps that carry nothing but their name.
type (
	// LockFrameworks fixes the frameworks: preparing becomes ready.
	LockFrameworks struct{}
	// Open begins the meeting: ready becomes open.
	Open struct{}
	// Undo takes back the latest act of the facilitator that can be.
	Undo struct{}
	// Restart kills the server with SIGKILL and starts it again.
	Restart struct{}
	// Seal ends the meeting, last reading included: open becomes sealed.
	Seal struct{}
	// Close ends the day, and with it the helper device and the projector.
	Close struct{}
)

type (
	// Arrive checks people in.
	Arrive struct{ People []string }
	// Leave marks people as gone.
	Leave struct{ People []string }
	// Idea is written by a person on their own, a helper's or the console's device.
	Idea struct{ ID, By, Theme, Text string }
	// React says something of a card without words, or takes that back.
	React struct {
		Idea, By, Kind string
		Back           bool
	}
	// Cluster puts ideas together under a title.
	Cluster struct {
		ID, Theme, Title string
		Ideas            []string
	}
	// Proposal is made by the facilitator, from clusters or ideas when From names any.
	Proposal struct {
		ID, Theme string
		From      []string
		Wording
	}
	// Clarify adds a question and its answer to a framework. By is a function, such as college; may be "".
	Clarify struct{ Framework, Question, Answer, By string }
	// Check records the room's verdict on a proposal; Framework "*" is every framework that has none on this version.
	Check struct {
		Proposal, Framework, Verdict, Reason string
		Advice                               Advice
	}
	// Amend makes a next version; only what Wording holds changes.
	Amend struct {
		Proposal string
		Wording
	}
	// Split replaces a proposal by its points.
	Split struct {
		Proposal string
		Points   []Point
	}
	// Park keeps a proposal for later.
	Park struct{ Proposal, Reason, Who, When string }
	// Withdraw takes a proposal off the table.
	Withdraw struct{ Proposal string }
	// Disconnect cuts the sockets of people before the first step of While and brings them back after the last.
	Disconnect struct {
		People []string
		While  []Step
	}
	// EditPlan tries with the session of a role to change the plan; every attempt must be refused.
	EditPlan struct{ By string }
	// Sign lets people sign the sealed plan, each by their own way.
	Sign struct{ People []string }
	// Unsign lets them take their signature back.
	Unsign struct{ People []string }
	// HandOver gives the plan to somebody. Date "" is the date of the meeting.
	HandOver struct{ To, Date, Time string }
)

// Wording is what a version of a proposal says. A nil field was not written in the file: in a proposal it is absent,
// in an amendment or a point it stays as it was. An empty text was written as such.
type Wording struct {
	Title, Text, Lead, FirstStep, Due *string
	NeedsYesFrom                      []string
	Numbers                           []Number
}

// Number is a figure of a proposal. Amount is the text of the file, which need not be an amount: the product refuses.
type Number struct{ Measure, Amount string }

// Point is one part of a proposal that was split. Theme "" and From nil take over those of the proposal.
type Point struct {
	ID, Theme string
	From      []string
	Wording
}

// Advice is what the expert session says before a verdict on a legal or numeric framework.
type Advice struct {
	Kind            string // AdviceSame, AdviceNone or AdviceOwn
	Verdict, Reason string // with AdviceOwn
}

// Kinds of Advice.
const (
	AdviceSame = "same" // the file says nothing: advice equal to the verdict, where advice is needed
	AdviceNone = "none" // no advice is given
	AdviceOwn  = "own"  // the verdict and reason in the file
)

// Name is the key of the step in a file.
func (LockFrameworks) Name() string { return "lock_frameworks" }

// Name is the key of the step in a file.
func (Open) Name() string { return "open" }

// Name is the key of the step in a file.
func (Undo) Name() string { return "undo" }

// Name is the key of the step in a file.
func (Restart) Name() string { return "restart" }

// Name is the key of the step in a file.
func (Seal) Name() string { return "seal" }

// Name is the key of the step in a file.
func (Arrive) Name() string { return "arrive" }

// Name is the key of the step in a file.
func (Leave) Name() string { return "leave" }

// Name is the key of the step in a file.
func (React) Name() string { return "react" }

// Name is the key of the step in a file.
func (Idea) Name() string { return "idea" }

// Name is the key of the step in a file.
func (Cluster) Name() string { return "cluster" }

// Name is the key of the step in a file.
func (Proposal) Name() string { return "proposal" }

// Name is the key of the step in a file.
func (Clarify) Name() string { return "clarify" }

// Name is the key of the step in a file.
func (Check) Name() string { return "check" }

// Name is the key of the step in a file.
func (Amend) Name() string { return "amend" }

// Name is the key of the step in a file.
func (Split) Name() string { return "split" }

// Name is the key of the step in a file.
func (Park) Name() string { return "park" }

// Name is the key of the step in a file.
func (Withdraw) Name() string { return "withdraw" }

// Name is the key of the step in a file.
func (Disconnect) Name() string { return "disconnect" }

// Name is the key of the step in a file.
func (EditPlan) Name() string { return "edit_plan" }

// Name is the key of the step in a file.
func (Sign) Name() string { return "sign" }

// Name is the key of the step in a file.
func (Unsign) Name() string { return "unsign" }

// Name is the key of the step in a file.
func (HandOver) Name() string { return "hand_over" }

// Name is the key of the step in a file.
func (Close) Name() string { return "close" }

// Name is the key of the step in a file.
func (Round) Name() string { return "round" }

// Name is the key of the step in a file.
func (Ballot) Name() string { return "ballot" }
