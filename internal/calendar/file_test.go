package calendar

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
)

var written = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)

var meeting = Event{ID: "m-1@hoofdlijn", Revision: 2, Written: written, Date: "2026-12-08", Begins: "13:30", Ends: "17:00", Title: "Bijeenkomst; met komma, en é",
	Place: "Dorpshuis de Bron, Kerkstraat 3", Text: "Regel een\nRegel twee: " + strings.Repeat("één woord of meer ", 20), Link: "https://gesprek.example.nl/i"}

// read is what another reader makes of a file.
func read(t testing.TB, file []byte) ical.Event {
	t.Helper()
	c, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("another reader: %v\n%s", err, file)
	}
	var kinds []string
	for _, child := range c.Children {
		kinds = append(kinds, child.Name)
	}
	if events := c.Events(); len(events) == 1 && len(kinds) <= 2 {
		return events[0]
	}
	t.Fatalf("there are %v in it\n%s", kinds, file)
	return ical.Event{}
}

func said(t testing.TB, e ical.Event, name string) string {
	t.Helper()
	text, err := e.Props.Text(name)
	if err != nil {
		t.Fatal(name, err)
	}
	return text
}

func TestAnotherReaderReadsTheSame(t *testing.T) {
	for _, c := range []struct{ date, begins, ends string }{{"2026-12-08", "13:30", "17:00"}, {"2027-07-01", "09:00", "09:45"}, {"2026-10-25", "12:00", "13:00"}, {"2027-03-28", "12:00", "13:00"}} {
		e := meeting
		e.Date, e.Begins, e.Ends = c.date, c.begins, c.ends
		got := read(t, File(e))
		amsterdam, err := time.LoadLocation("Europe/Amsterdam")
		if err != nil {
			t.Fatal(err)
		}
		begins, err := got.DateTimeStart(nil)
		ends, err2 := got.DateTimeEnd(nil)
		want := func(clock string) time.Time {
			at, _ := time.ParseInLocation("2006-01-02 15:04", c.date+" "+clock, amsterdam)
			return at
		}
		if err != nil || err2 != nil || !begins.Equal(want(c.begins)) || !ends.Equal(want(c.ends)) {
			t.Errorf("%v: %v to %v (%v, %v)", c, begins, ends, err, err2)
		}
		if said(t, got, "SUMMARY") != e.Title || said(t, got, "DESCRIPTION") != e.Text || said(t, got, "LOCATION") != e.Place || said(t, got, "UID") != e.ID || got.Props.Get("URL").Value != e.Link {
			t.Errorf("%+v", got.Props)
		}
	}
}

// The zone is written in the file, so that no reader has to know it; this is what it says.
func TestSeveralAreInOneFile(t *testing.T) {
	talk, unknown := meeting, meeting
	talk.ID, talk.Begins, unknown.Date = "t-1@hoofdlijn", "", "ooit"
	c, err := ical.NewDecoder(bytes.NewReader(File(unknown, meeting, talk))).Decode()
	if err != nil || len(c.Events()) != 2 || len(c.Children) != 3 {
		t.Fatalf("%v %+v", err, c)
	}
	if File(unknown, unknown) != nil || File() != nil {
		t.Error("there is a file without a day")
	}
}

func TestTheZoneIsInTheFile(t *testing.T) {
	file := string(File(meeting))
	for _, want := range []string{"DTSTART;TZID=Europe/Amsterdam:20261208T133000\r\n", "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\nBEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n",
		"BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n", "SEQUENCE:2\r\n", "DTSTAMP:20261116T090000Z\r\n", "METHOD:PUBLISH\r\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("no %q in\n%s", want, file)
		}
	}
	for _, wrong := range []string{"ATTENDEE", "ORGANIZER", "VALARM"} {
		if strings.Contains(file, wrong) {
			t.Errorf("there is %s in it", wrong)
		}
	}
}

func TestWithoutATimeItIsAllDay(t *testing.T) {
	e := meeting
	e.Begins = ""
	if got := read(t, File(e)); got.Props.Get("DTSTART").Value != "20261208" || got.Props.Get("DTSTART").ValueType() != ical.ValueDate || got.Props.Get("DTEND") != nil {
		t.Errorf("%+v", got.Props)
	}
	e.Begins, e.Ends = "17:00", "13:30"
	if got := read(t, File(e)); got.Props.Get("DTEND") != nil {
		t.Error("it ends before it begins")
	}
	if e.Date = "in december"; File(e) != nil {
		t.Error("a file without a day")
	}
}

func TestCancellingIsTheSameAppointment(t *testing.T) {
	e := meeting
	e.Cancelled, e.Revision = true, 3
	got := read(t, File(e))
	if said(t, got, "UID") != meeting.ID || said(t, got, "STATUS") != "CANCELLED" || got.Props.Get("SEQUENCE").Value != "3" {
		t.Errorf("%+v", got.Props)
	}
}

// wellFormed is what RFC 5545 asks of every line.
func wellFormed(t testing.TB, file []byte) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n\x00") || !utf8.ValidString(line) || line == "" {
			t.Errorf("%d octets: %q", len(line), line)
		}
	}
}

// hostile is text that would be a property, a component or a broken line of its own.
func hostile(t testing.TB, text string) {
	e := meeting
	e.ID, e.Title, e.Place, e.Text, e.Link = text, text, text, text, text
	file := File(e)
	wellFormed(t, file)
	got := read(t, file)
	if had, has := names(read(t, File(meeting))), names(got); !subset(has, had) {
		t.Errorf("%q: %v became %v", text, had, has)
	}
	if plain(text) != "" && said(t, got, "SUMMARY") != plain(text) {
		t.Errorf("%q is read as %q", text, said(t, got, "SUMMARY"))
	}
}

func names(e ical.Event) []string { return slices.Sorted(maps.Keys(e.Props)) }

func subset(of, all []string) bool {
	return !slices.ContainsFunc(of, func(name string) bool { return !slices.Contains(all, name) })
}

var seeds = []string{"x\r\nATTENDEE:mailto:evil@example.nl", "END:VEVENT\nBEGIN:VALARM", `\n\N\;\,\\`, "a\u2028b\u2029c", "\x00\x1b\xff", strings.Repeat("é", 300), strings.Repeat("👩‍👩‍👧", 40), "\u202ekomt", strings.Repeat("W", 4000), " ", "<b>; :\"'", strings.Repeat("a b>c<d ", 30), "https://x/" + strings.Repeat("é", 60)}

func TestHostileTextStaysText(t *testing.T) {
	for _, text := range seeds {
		hostile(t, text)
	}
}

func FuzzFile(f *testing.F) {
	for _, text := range seeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { hostile(t, text) })
}

func ExampleWhen() {
	fmt.Println(When("nl", "2026-12-08", "13:30", "17:00"))
	// Output: dinsdag 8 december 2026, van 13:30 tot 17:00
}
