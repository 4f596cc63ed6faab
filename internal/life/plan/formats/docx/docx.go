// Package docx is plan.docx: the plan for whoever takes it further in Word.
package docx

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline/docx"
)

// Write is the bytes of plan.docx.
func Write(d plan.Document) []byte { return docx.Write(worded.In(d).Outline()) }
