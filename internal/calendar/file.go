package calendar

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Event is one appointment, by the clock on the wall in the Netherlands.
type Event struct {
	ID        string // the same for the same appointment, for ever
	Revision  int    // counts changes: calendars replace an older one
	Written   time.Time
	Date      string // "2026-12-08"
	Begins    string // "14:00"; empty means all day
	Ends      string
	Title     string // others may look over a shoulder: it need not tell what it is about
	Place     string
	Text      string
	Link      string
	Cancelled bool
}

const zone = "Europe/Amsterdam"

// File is the text of a calendar file (RFC 5545), or nothing when there is no day yet. It names nobody: no organizer and no
// guests, so no calendar sends an answer to anybody.
func File(e Event) []byte {
	day, err := time.Parse(time.DateOnly, e.Date)
	if err != nil {
		return nil
	}
	c := ics.NewCalendarFor("Hoofdlijn")
	c.SetProductId("-//Hoofdlijn//Hoofdlijn//NL")
	c.SetMethod(ics.MethodPublish)
	v := ics.NewEvent(plain(e.ID))
	v.SetDtStampTime(e.Written)
	v.SetSequence(e.Revision)
	if begins, known := clock(day, e.Begins); known {
		c.AddVTimezone(amsterdam())
		v.SetProperty(ics.ComponentPropertyDtStart, begins.Format(local), ics.WithTZID(zone))
		if ends, known := clock(day, e.Ends); known && ends.After(begins) {
			v.SetProperty(ics.ComponentPropertyDtEnd, ends.Format(local), ics.WithTZID(zone))
		}
	} else {
		v.SetAllDayStartAt(day)
	}
	v.SetSummary(plain(e.Title))
	for _, more := range []struct {
		text string
		set  func(string, ...ics.PropertyParameter)
	}{{e.Place, v.SetLocation}, {e.Text, v.SetDescription}, {strings.Join(strings.Fields(e.Link), ""), v.SetURL}} {
		if text := plain(more.text); text != "" {
			more.set(text)
		}
	}
	v.SetClass(ics.ClassificationPrivate)
	v.SetStatus(ics.ObjectStatusConfirmed)
	if e.Cancelled {
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	c.AddVEvent(v)
	return []byte(c.Serialize(ics.WithNewLineWindows))
}

const local = "20060102T150405"

// clock is a time of the wall on a day.
func clock(day time.Time, text string) (time.Time, bool) {
	t, err := time.Parse("15:04", text)
	if err != nil {
		return time.Time{}, false
	}
	return day.Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute), true
}
