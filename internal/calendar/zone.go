package calendar

import (
	"strings"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// amsterdam is the rule of the zone as it has been since 1996: summer time from the last Sunday of March to that of October.
func amsterdam() *ics.VTimezone {
	turn := func(name, from, to, at, rule string) ics.ComponentBase {
		var c ics.ComponentBase
		c.SetProperty(ics.ComponentProperty(ics.PropertyDtstart), at)
		c.SetProperty(ics.ComponentProperty(ics.PropertyRrule), rule)
		c.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), from)
		c.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), to)
		c.SetProperty(ics.ComponentProperty(ics.PropertyTzname), name)
		return c
	}
	z := ics.NewTimezone(zone)
	z.Components = []ics.Component{
		&ics.Daylight{ComponentBase: turn("CEST", "+0100", "+0200", "19960331T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")},
		&ics.Standard{ComponentBase: turn("CET", "+0200", "+0100", "19961027T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")},
	}
	return z
}

// plain is text without what controls a reader: no control characters but the end of a line, and no marks that turn the
// direction of what follows.
func plain(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if r == '\n' || !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) {
			return r
		}
		return -1
	}, text)
}
