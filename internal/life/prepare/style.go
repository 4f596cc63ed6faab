package prepare

import (
	"strings"

	"hoofdlijn/internal/colour"
	"hoofdlijn/internal/meeting"
)

// page is what documents are printed on.
const page = "#ffffff"

// setStyle is R12.
func (s *State) setStyle(do *SetStyle) ([]meeting.Fact, *meeting.Refusal) {
	to := SetStyle{Colour: strings.ToLower(do.Colour)}
	switch {
	case to.Colour != "" && !colour.Is(to.Colour):
		return nil, meeting.Refuse(meeting.BadValue, "field", "colour")
	case to.Colour != "" && colour.Contrast(to.Colour, page) < colour.Readable:
		return nil, meeting.Refuse(meeting.BadValue, "field", "colour", "reason", "too_light", "try", colour.On(page, to.Colour))
	case to == s.style:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&StyleSet{to})
}
