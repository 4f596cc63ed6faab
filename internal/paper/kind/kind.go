// Package kind is what every sheet of paper shares: the meeting as it may be printed, the words in two languages, and the
// page around it, which is of package printed.
package kind

import (
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/printed"
)

// Both is one text in the two languages.
type Both = printed.Both

// Sheet is one kind of paper.
type Sheet struct {
	Name    string // as it is asked for, and the name of its folder
	Title   Both
	Purpose Both               // in one line: what it is for, and who gets it
	Names   bool               // it names people: every page says that it is to be destroyed
	Day     bool               // it goes along with everything for the day
	Needed  func(Meeting) bool // whether it goes along with this meeting; nil: with every one
	Markup  string
	Own     func(Meeting) any // what its template reads as .Own; nil when the meeting is enough
}

// Person is somebody on the list. What they need is not here: it is counted in Needs, and nowhere named.
type Person struct {
	ID       meeting.PersonID
	Name     string // how they want to be called; their number on the list when nobody knows
	Named    bool
	Capacity string
	With     string // whom they come along with
	Phone    bool   // answers on a phone of their own
	Tablet   bool   // answers on a helper's device
}
