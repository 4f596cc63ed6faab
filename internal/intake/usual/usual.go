// Package usual has the script that a meeting begins with: what has to be told, and at most six questions. Facilitators
// make it their own.
package usual

import (
	_ "embed"
	"encoding/json"

	"hoofdlijn/internal/intake"
)

//go:embed nl.json
var dutch []byte

//go:embed en.json
var english []byte

// Script is the usual script in a language: Dutch, unless it is English. The question about topics has no choices yet: they
// are the meeting's.
func Script(language string) intake.Script {
	text := dutch
	if language == "en" {
		text = english
	}
	var s intake.Script
	if err := json.Unmarshal(text, &s); err != nil {
		panic(err) // the file beside this one is no script
	}
	return s
}
