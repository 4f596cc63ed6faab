package plan

import "encoding/json"

// Format names the shape of plan.json.
const Format = "hoofdlijn-plan/1"

// Document is the plan. Its JSON is plan.json; every other file is made from it.
type Document struct {
	Format            string         `json:"format"`
	Example           bool           `json:"example,omitempty"` // made up, for a demonstration
	Language          string         `json:"language"`
	Meeting           Meeting        `json:"meeting"`
	Style             *Style         `json:"style,omitempty"`      // how the municipality wants it to look
	Supersedes        *Former        `json:"supersedes,omitempty"` // whose place this plan takes; that one stays to be read
	Frameworks        []Framework    `json:"frameworks"`
	FrameworksDigest  string         `json:"frameworks_digest"`
	FrameworksLocked  string         `json:"frameworks_locked,omitempty"` // digest people compared since they were invited; absent in plans of before
	Attendance        map[string]int `json:"attendance"`
	Themes            []Theme        `json:"themes"`
	NotInPlan         []NotInPlan    `json:"not_in_plan"`
	Cases             []Case         `json:"cases,omitempty"` // what tables noted: no decisions
	OutsideFrameworks []string       `json:"outside_frameworks"`
	Signatures        *int           `json:"signatures,omitempty"` // in plans sealed by early versions, always 0: people sign a sealed plan
	Cards             Cards          `json:"cards"`
	Journal           *Journal       `json:"journal,omitempty"` // absent in a draft
}

// Meeting is what was asked, where and when.
type Meeting struct {
	Title        string   `json:"title"`
	Municipality string   `json:"municipality,omitempty"`
	Question     string   `json:"question"`
	Date         string   `json:"date,omitempty"`
	Place        string   `json:"place,omitempty"`
	Promise      *Promise `json:"promise,omitempty"`
}

// Style is how the municipality wants the plan to look; it says nothing.
type Style struct {
	Colour string `json:"colour,omitempty"` // "#1d3e8f"
	Logo   *Logo  `json:"logo,omitempty"`
}

// Former is a plan of before: the record it was sealed in, the meeting, its title and its check code.
type Former struct {
	Origin  string `json:"origin"`
	Meeting string `json:"meeting"`
	Title   string `json:"title"`
	Code    string `json:"code"`
}

// Logo is that of the municipality, and what it shows in words.
type Logo struct {
	PNG []byte `json:"png"`
	Alt string `json:"alt"`
}

// Accent is the colour of the municipality; empty for ours, also of no style at all.
func (s *Style) Accent() string {
	if s == nil {
		return ""
	}
	return s.Colour
}

// Promise is what the municipality promised beforehand.
type Promise struct {
	Who     string `json:"who,omitempty"`
	When    string `json:"when,omitempty"`
	Mandate string `json:"mandate,omitempty"`
	Money   string `json:"money,omitempty"`
}

// Framework is what stood fixed, in the version that held.
type Framework struct {
	ID             string          `json:"id"`
	Kind           string          `json:"kind"`
	Text           string          `json:"text"`
	Formal         string          `json:"formal,omitempty"`
	Measure        string          `json:"measure,omitempty"`
	Unit           string          `json:"unit,omitempty"`
	Min            string          `json:"min,omitempty"`
	Max            string          `json:"max,omitempty"`
	Over           string          `json:"over,omitempty"`
	Owner          string          `json:"owner,omitempty"`
	Source         string          `json:"source,omitempty"`
	Version        int             `json:"version"`
	Clarifications []Clarification `json:"clarifications"`
}

// Clarification is a question about a framework and its answer.
type Clarification struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	By       string `json:"by"`
}

// Theme gathers the decisions on one subject.
type Theme struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Decisions []Decision `json:"decisions"`
}

// Decision is one adopted proposal.
type Decision struct {
	Proposal     string            `json:"proposal"`
	Title        string            `json:"title"`
	Text         string            `json:"text"`
	Version      int               `json:"version"`
	Outcome      string            `json:"outcome"`
	Method       string            `json:"method"`
	Secrecy      string            `json:"secrecy"`
	Rule         Rule              `json:"rule"`
	Result       Result            `json:"result"`
	Concerns     []string          `json:"concerns"`
	Lead         string            `json:"lead,omitempty"` // absent: somebody is sought
	NeedsYesFrom []string          `json:"needs_yes_from"`
	FirstStep    string            `json:"first_step,omitempty"`
	Due          string            `json:"due,omitempty"`
	Numbers      map[string]string `json:"numbers"`
	Abstract     bool              `json:"abstract,omitempty"` // who, what first, by when or cost is missing
	Checks       []Check           `json:"checks"`
	Ideas        []string          `json:"ideas"`
}

// Decision is the decision on a proposal; false when there is none.
func (d Document) Decision(proposal string) (Decision, bool) {
	for _, t := range d.Themes {
		for _, one := range t.Decisions {
			if one.Proposal == proposal {
				return one, true
			}
		}
	}
	return Decision{}, false
}

// Rule is how was decided, as it was frozen.
type Rule struct {
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// Result is what was answered.
type Result struct {
	Electorate int            `json:"electorate"`
	Answered   int            `json:"answered"`
	Left       int            `json:"left,omitempty"`
	Counts     map[string]int `json:"counts"`
	Via        map[string]int `json:"via"`
}

// Check is the room's verdict on a framework, with the advice beside it.
type Check struct {
	Framework string  `json:"framework"`
	Verdict   string  `json:"verdict"`
	Reason    string  `json:"reason,omitempty"`
	Advice    *Advice `json:"advice,omitempty"`
}

// Advice is what an expert or the owner's delegate said.
type Advice struct {
	Verdict string `json:"verdict"`
	Reason  string `json:"reason,omitempty"`
	By      string `json:"by,omitempty"`
}

// NotInPlan is a proposal that is not in the plan, and why.
type NotInPlan struct {
	Proposal string `json:"proposal"`
	Title    string `json:"title"`
	Outcome  string `json:"outcome"`
	Reason   string `json:"reason,omitempty"`
	Who      string `json:"who,omitempty"`
	When     string `json:"when,omitempty"`
}

// Case is a case the tables worked on, with what they noted under each question.
type Case struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Story     string     `json:"story"`
	Questions []Question `json:"questions"`
}

// Question is a question of a case, with what was noted by table.
type Question struct {
	Text   string  `json:"text"`
	Tables []Table `json:"tables"`
}

// Table is what one table noted to a question.
type Table struct {
	Table int      `json:"table"`
	Notes []string `json:"notes"`
}

// Cards says where every card ended.
type Cards struct {
	InPlan     int `json:"in_plan"`
	Merged     int `json:"merged"`
	Parked     int `json:"parked"`
	Withdrawn  int `json:"withdrawn"`
	Removed    int `json:"removed"`
	NotAdopted int `json:"not_adopted"`
	Outside    int `json:"outside"`
	NotReached int `json:"not_reached"`
	Total      int `json:"total"`
}

// Sum is all cards that have a place; it equals Total.
func (c Cards) Sum() int {
	return c.InPlan + c.Merged + c.Parked + c.Withdrawn + c.Removed + c.NotAdopted + c.Outside + c.NotReached
}

// Journal is where the record stood just before the plan was sealed.
type Journal struct {
	Entries uint64 `json:"entries"`
	Head    string `json:"head"`
}
