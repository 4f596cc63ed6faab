package calendar

import "testing"

func TestWhen(t *testing.T) {
	for _, c := range []struct{ language, date, begins, ends, want string }{
		{"nl", "2026-12-08", "13:30", "17:00", "dinsdag 8 december 2026, van 13:30 tot 17:00"},
		{"nl", "2026-12-08", "13:30", "", "dinsdag 8 december 2026, om 13:30"},
		{"nl", "2026-12-08", "", "17:00", "dinsdag 8 december 2026, tot 17:00"},
		{"en", "2026-12-13", "13:30", "17:00", "Sunday 13 December 2026, from 13:30 to 17:00"},
		{"en", "2026-12-13", "09:00", "", "Sunday 13 December 2026, at 09:00"},
		{"fy", "2026-12-08", "", "", "dinsdag 8 december 2026"},
		{"nl", "in december", "", "", "in december"},
		{"nl", "", "13:30", "17:00", ""},
	} {
		if got := When(c.language, c.date, c.begins, c.ends); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
