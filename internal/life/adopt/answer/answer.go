// Package answer is what the municipality said of a sealed plan as a document of its own: in its words, beside the plan, and with all that it said before.
package answer

import (
	"encoding/json"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/outlined"
	"hoofdlijn/internal/life/plan/schema"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

// Format names the shape of answer.json.
const Format = "hoofdlijn-answer/1"

// Document is the answer with the plan it is to. Its JSON is answer.json, which needs no other file to be understood; every other file is made from it.
type Document struct {
	Format     string          `json:"format"`
	Language   string          `json:"language"`
	Plan       Plan            `json:"plan"`
	Expected   []string        `json:"expected"`   // until when it would decide, oldest first; the last holds
	Verdicts   []adopt.Verdict `json:"verdicts"`   // of the plan as a whole, oldest first; the last holds
	Frameworks []Framework     `json:"frameworks"` // all that stood fixed: reasons name them
	Decisions  []Decision      `json:"decisions"`  // all of the plan, in its order
	of         plan.Document
}

// Plan says which plan it is about.
type Plan struct {
	Municipality string `json:"municipality,omitempty"`
	Title        string `json:"title"`
	Question     string `json:"question"`
	Date         string `json:"date,omitempty"`
	Example      bool   `json:"example,omitempty"`
	Digest       string `json:"digest,omitempty"` // of plan.json; absent as long as it is not sealed
	Code         string `json:"code,omitempty"`   // check code of plan.json
}

// Framework is a point that stood fixed, with its number in the plan.
type Framework struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	Text   string `json:"text"`
}

// Decision is a decision of the plan, with its number there, and what was said to it.
type Decision struct {
	Proposal string         `json:"proposal"`
	Number   int            `json:"number"`
	Title    string         `json:"title"`
	Said     []adopt.Answer `json:"said"` // oldest first; the last holds
}

// Of is what the municipality said of a plan.
func Of(d plan.Document, said adopt.Said) Document {
	words := worded.In(d)
	doc := Document{Format: Format, Language: words.Language, Expected: append([]string{}, said.Expected...), Verdicts: append([]adopt.Verdict{}, said.Verdicts...),
		Plan:       Plan{Municipality: d.Meeting.Municipality, Title: d.Meeting.Title, Question: d.Meeting.Question, Date: d.Meeting.Date, Example: d.Example},
		Frameworks: []Framework{}, Decisions: []Decision{}, of: d}
	if d.Journal != nil {
		doc.Plan.Digest, doc.Plan.Code = d.Digest(), d.Code()
	}
	for _, point := range words.Points.All() {
		doc.Frameworks = append(doc.Frameworks, Framework{point.ID, point.Number, point.Text})
	}
	for _, theme := range d.Themes {
		for _, one := range theme.Decisions {
			doc.Decisions = append(doc.Decisions, Decision{one.Proposal, len(doc.Decisions) + 1, one.Title, append([]adopt.Answer{}, said.Replies[one.Proposal]...)})
		}
	}
	return doc
}

// Files is every file, in the order in which they are offered.
func Files() []outline.File[Document] { return outlined.Files[Document]("answer") }

// Schema is the JSON Schema of answer.json.
func Schema() schema.Schema {
	return schema.Of[Document]("answer", Format, "What a municipality says of a plan in outline that a meeting sealed. It stands beside the plan and changes nothing in it.")
}

// JSON is answer.json: indented, keys in a fixed order, a newline at the end.
func (d Document) JSON() []byte {
	text, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		panic("answer: cannot encode " + err.Error()) // our own types always encode
	}
	return append(text, '\n')
}

// Colour is that of the municipality; empty for ours.
func (d Document) Colour() string { return d.of.Style.Accent() }

// last is the verdict that holds; nil when there is none.
func (d Document) last() *adopt.Verdict {
	if len(d.Verdicts) == 0 {
		return nil
	}
	return &d.Verdicts[len(d.Verdicts)-1]
}
