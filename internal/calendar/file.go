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
func File(all ...Event) []byte {
	c := ics.NewCalendarFor("Hoofdlijn")
	c.SetProductId("-//Hoofdlijn//Hoofdlijn//NL")
	c.SetMethod(ics.MethodPublish)
	known, timed := []*ics.VEvent{}, false
	for _, e := range all {
		if day, err := time.Parse(time.DateOnly, e.Date); err == nil {
			event, hours := e.on(day)
			known, timed = append(known, event), timed || hours
		}
	}
	if len(known) == 0 {
		return nil
	}
	if timed {
		c.AddVTimezone(amsterdam())
	}
	for _, event := range known {
		c.AddVEvent(event)
	}
	return []byte(c.Serialize(ics.WithNewLineWindows))
}

// on is the event on its day; hours says whether it has any.
func (e Event) on(day time.Time) (_ *ics.VEvent, hours bool) {
	v := ics.NewEvent(plain(e.ID))
	v.SetDtStampTime(e.Written)
	v.SetSequence(e.Revision)
	begins, hours := clock(day, e.Begins)
	if hours {
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
	return v, hours
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
