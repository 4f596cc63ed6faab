// Package formats lists the files in which the plan can be had. A format is a folder with one pure function: the same
// plan gives the same bytes, on every machine. Adding one is a folder and one line here.
package formats

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats/csv"
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/life/plan/formats/json"
	"hoofdlijn/internal/life/plan/formats/md"
)

// Format is one file of the plan.
type Format struct {
	File      string // its name, also in the address
	MediaType string
	Write     func(plan.Document) []byte
}

// All lists the formats.
func All() []Format {
	return []Format{
		{"plan.json", "application/json; charset=utf-8", json.Write},
		{"plan.html", "text/html; charset=utf-8", html.Write},
		{"plan.md", "text/markdown; charset=utf-8", md.Write},
		{"decisions.csv", "text/csv; charset=utf-8", csv.Write},
	}
}
