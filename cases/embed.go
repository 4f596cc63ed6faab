// Package cases carries the example meeting inside the program, for the demonstration.
package cases

import _ "embed" // for the file below

// Westerkwartier is the case file of the example meeting.
//
//go:embed westerkwartier.yaml
var Westerkwartier []byte
