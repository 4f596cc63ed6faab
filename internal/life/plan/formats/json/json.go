// Package json is plan.json: the document itself, which every other file is made from.
package json

import "hoofdlijn/internal/life/plan"

// Write is the bytes of plan.json.
func Write(d plan.Document) []byte { return d.JSON() }
