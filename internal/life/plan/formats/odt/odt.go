// Package odt is plan.odt: the plan for whoever takes it further in LibreOffice or Word.
package odt

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline/odt"
)

// Write is the bytes of plan.odt.
func Write(d plan.Document) []byte { return odt.Write(worded.In(d).Outline()) }
