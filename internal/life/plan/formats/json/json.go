// Package json writes plan.json, the plan itself; every other file is made from it.
package json

import "hoofdlijn/internal/life/plan"

// Write gives plan.json.
func Write(d plan.Document) []byte { return d.JSON() }
