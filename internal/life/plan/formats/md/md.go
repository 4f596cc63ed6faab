// Package md is plan.md: the plan as plain text that any editor opens, with the same content as the page.
package md

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline/markdown"
)

// Write is the bytes of plan.md.
func Write(d plan.Document) []byte { return markdown.Write(worded.In(d).Outline()) }
