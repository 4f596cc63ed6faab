// Package paper is everything of a meeting that is printed. A sheet is a folder with its template and a line in All. It is
// made from what the console sees, is pure, and asks nothing of the network.
package paper

import (
	"hoofdlijn/internal/paper/answers"
	"hoofdlijn/internal/paper/badges"
	"hoofdlijn/internal/paper/calls"
	"hoofdlijn/internal/paper/cards"
	"hoofdlijn/internal/paper/casework"
	"hoofdlijn/internal/paper/check"
	"hoofdlijn/internal/paper/door"
	"hoofdlijn/internal/paper/emergency"
	"hoofdlijn/internal/paper/envelope"
	"hoofdlijn/internal/paper/form"
	"hoofdlijn/internal/paper/hall"
	"hoofdlijn/internal/paper/handover"
	"hoofdlijn/internal/paper/kind"
	"hoofdlijn/internal/paper/plan"
	"hoofdlijn/internal/paper/posters"
	"hoofdlijn/internal/paper/run"
	"hoofdlijn/internal/paper/signing"
	"hoofdlijn/internal/paper/tables"
	"hoofdlijn/internal/paper/tally"
)

// All is every sheet, in the order in which they are needed.
func All() []kind.Sheet {
	return []kind.Sheet{
		run.Sheet,
		emergency.Sheet,
		envelope.Sheet,
		door.Sheet,
		hall.Sheet,
		posters.Sheet,
		tables.Sheet,
		badges.Sheet,
		cards.Sheet,
		casework.Sheet,
		form.Sheet,
		check.Sheet,
		answers.Sheet,
		tally.Sheet,
		signing.Sheet,
		calls.Sheet,
		handover.Sheet,
		plan.Sheet,
	}
}

// Day is the name of everything for the day in one go.
const Day = "day"

// Named is the sheets that go by a name: one, or all for the day.
func Named(name string) []kind.Sheet {
	var found []kind.Sheet
	for _, s := range All() {
		if s.Name == name || name == Day && s.Day {
			found = append(found, s)
		}
	}
	return found
}
