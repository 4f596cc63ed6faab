package meeting

import (
	"iter"
	"strings"
)

// Part is one stretch of a meeting's life: people, prepare, meet, tables, casework, ideas, propose, decide, plan. Parts stand in a list in
// order; a part may import earlier parts only, so time flows one way, and so do imports.
type Part interface {
	// Name is the prefix of the part's intents, facts and sections.
	Name() string
	// Words lists everything the part can be asked and can remember.
	Words() Words
	// Decide reads the state and answers with the facts that follow, or why not. It changes nothing. An accepted
	// command always yields a fact; where nothing would change the answer is NoChange.
	Decide(c Command) ([]Fact, *Refusal)
	// Veto is asked of every other part, for intents that are not its own. nil means no objection.
	Veto(c Command) *Refusal
	// Apply is the only writer. It cannot fail, sees the facts of all parts in order, and says which sections may
	// look different now. Facts may lack their encrypted fields.
	Apply(e Event) []Key
	// Keys yields the sections this viewer sees: shared ones when Person is empty, else that person's own.
	Keys(v Viewer) iter.Seq[Key]
	// Show builds one section from nothing, field by field. nil means: nothing here for you.
	Show(v Viewer, k Key) any
}

// Words is the vocabulary of a part.
type Words struct {
	Asks  []Ask
	Facts []func() Fact // each makes an empty fact to decode into
	Shows []Section
}

// Ask is one line of the access table: an intent and who may ask it when. What is not listed is refused.
type Ask struct {
	New    func() Intent // makes an empty intent to decode into
	Who    []Role
	When   []Phase
	Person bool // done as a person: a participant for themselves, a helper or facilitator for somebody named
	Paper  bool // may happen on paper, and be entered later with the time at which it was decided
	// Otherwise is said outside When; empty means WrongPhase. (After sealing it is always IsSealed.)
	Otherwise Code
}

// Section says who may see one kind of section at all, whatever its part shows, and tells the wire generator its shape.
type Section struct {
	Name string
	For  []Audience
	Like any // an example value of the type that Show returns
}

// Hidden is a part of a fact that must not be readable by everybody: stored encrypted under the named key, so that
// destroying the key forgets it.
type Hidden struct {
	Key   KeyName
	Value any // pointer to what is stored, as JSON
	Pad   int // pad to a multiple of this many bytes; 0 means 64. The length must not tell.
}

// KeyName names what can be forgotten as one: a person's links, an idea's words, a round's answers.
type KeyName string

// The key names in use. A round's key is destroyed when the round closes.
func PersonKey(p PersonID) KeyName     { return KeyName("person/" + string(p)) }
func WordsKey(kind, id string) KeyName { return KeyName(kind + "/" + id) }
func RoundKey(id string) KeyName       { return KeyName("round/" + id) }

// PersonOf is whose key a name is; ok is false when it is nobody's.
func PersonOf(name KeyName) (p PersonID, ok bool) {
	id, ok := strings.CutPrefix(string(name), "person/")
	return PersonID(id), ok
}

// MeetingKey is kept as long as the meeting: for what is not public but belongs to nobody.
const MeetingKey KeyName = "meeting"

// Hides is implemented by facts with fields that are not public. The fields it returns must be tagged `json:"-"`.
type Hides interface{ Hidden() []Hidden }

// Covers is implemented by facts whose sender must be forgotten with a key other than the sender's own: an answer in
// a round.
type Covers interface{ Cover() KeyName }

// Burns is implemented by facts that end the life of keys: a closed round. The keys are destroyed once the fact is
// durable.
type Burns interface{ Burns() []KeyName }

// Vouched is implemented by intents that say something the rules cannot check, because it is about bytes they do not know. A room
// asks whoever does before it asks the rules, and refuses them when nobody is there to ask.
type Vouched interface {
	Vouched() string // the field that is wrong when it is not so
}

// EndsDay is implemented by the fact that ends the day: once all screens were told, the helper devices and projectors of
// the meeting are let out.
type EndsDay interface{ EndsDay() }

// Landmark is implemented by the facts after which phones note where the record stands: few, and each something that people saw
// happen. None comes after the seal but what is fixed with it.
type Landmark interface{ Landmark() }

// GoesOn is implemented by facts that say on which day the meeting goes on ("2021-11-15"; empty is the day itself): until then,
// and a while longer, people must be able to come in.
type GoesOn interface{ GoesOn() (date string) }

// Skips is implemented by facts that take back an earlier command: from now on the state is the fold of everything
// but that command's facts.
type Skips interface{ Skips() CommandID }

// StepsBack is implemented by the fact that takes the meeting back to an earlier moment: of what came after BackTo,
// everything that Goes is skipped.
type StepsBack interface{ BackTo() Seq }

// Goes is implemented by facts that a step back takes with it: what was done to a text. All other facts last: they are
// about people, boards and the clock, or are bound to the text they name, and fall to the ground where that is gone.
type Goes interface{ Goes() }
