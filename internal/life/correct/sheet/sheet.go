// Package sheet is the corrections of a plan as a document of their own: the plan and its files stay as they are, and this lies beside them.
package sheet

import (
	"encoding/json"
	"strconv"

	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/outlined"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

// Format names the shape of corrections.json.
const Format = "hoofdlijn-corrections/1"

// Document is the corrections with the plan they are of. Its JSON is corrections.json; every other file is made from it.
type Document struct {
	Format string `json:"format"`
	correct.Made
	PlanCode string        `json:"plan_code"` // check code of plan.json
	of       plan.Document // what they correct
}

// Of is what stands beside a plan.
func Of(d plan.Document, made correct.Made) Document {
	doc := Document{Format: Format, Made: made, of: d}
	if d.Journal != nil {
		doc.PlanCode = d.Code()
	}
	return doc
}

// Files is every file, in the order in which they are offered.
func Files() []outline.File[Document] { return outlined.Files[Document]("corrections") }

// JSON is corrections.json: indented, keys in a fixed order, a newline at the end.
func (d Document) JSON() []byte {
	text, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		panic("sheet: cannot encode " + err.Error()) // our own types always encode
	}
	return append(text, '\n')
}

// Colour is that of the municipality; empty for ours.
func (d Document) Colour() string { return d.of.Style.Accent() }

// Outline is the corrections as headings, paragraphs and facts, for every file that is made of it.
func (d Document) Outline() outline.Document {
	say, plain := wordsFor(d.of.Language), worded.For(d.of.Language)
	o := worded.Beside(d.of, say.title)
	if len(d.Corrections) == 0 {
		o.Say(outline.Lead, say.none)
		return o
	}
	o.Say(outline.Lead, say.lead)
	for i, one := range d.Corrections {
		o.Heading(2, worded.Fill(say.one, "{n}", strconv.Itoa(i+1), "{where}", d.where(one.Proposal, say)))
		o.Add(worded.Facts(worded.Fact{Label: say.says, Value: worded.Inline(one.Says)}, worded.Fact{Label: say.reads, Value: worded.Inline(one.Reads)},
			worded.Fact{Label: say.why, Value: worded.Inline(one.Why)}, worded.Fact{Label: say.when, Value: plain.Day(one.Date)}))
		o.Say(outline.Soft, worded.Fill(say.right, "{n}", strconv.Itoa(one.Right)))
	}
	return o
}

// where is the decision a slip stands in.
func (d Document) where(proposal string, say *words) string {
	for _, theme := range d.of.Themes {
		for _, one := range theme.Decisions {
			if one.Proposal == proposal {
				return worded.Inline(one.Title)
			}
		}
	}
	return say.rest
}
