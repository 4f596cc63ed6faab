package prepare

import (
	"bytes"
	"strings"

	"hoofdlijn/internal/colour"
	"hoofdlijn/internal/logo"
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

// setLogo is R14.
func (s *State) setLogo(do *SetLogo) ([]meeting.Fact, *meeting.Refusal) {
	to := SetLogo{PNG: do.PNG, Alt: strings.TrimSpace(do.Alt)}
	switch {
	case len(to.PNG) == 0:
		to = SetLogo{}
	case !logo.Is(to.PNG):
		return nil, meeting.Refuse(meeting.BadValue, "field", "png")
	case to.Alt == "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "alt")
	}
	if bytes.Equal(to.PNG, s.logo.PNG) && to.Alt == s.logo.Alt {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&LogoSet{to})
}
