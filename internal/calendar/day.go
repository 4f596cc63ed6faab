package calendar

import (
	"time"

	"hoofdlijn/internal/life/plan/worded"
)

var weekdays = map[string][7]string{
	"nl": {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
	"en": {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
}

// Day is a date in words, with the day of the week: "2026-12-08" is dinsdag 8 december 2026. What is no date stays as it is.
func Day(language, date string) string {
	said := worded.For(language).Day(date)
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return said
	}
	days, known := weekdays[language]
	if !known {
		days = weekdays["nl"]
	}
	return days[d.Weekday()] + " " + said
}

// When is a day and its times in words: dinsdag 8 december 2026, van 14:00 tot 17:00; or om 14:00, when nobody knows until
// when. Empty when there is no day.
func When(language, date, begins, ends string) string {
	said := Day(language, date)
	at, until, from, to := ", om ", ", tot ", ", van ", " tot "
	if language == "en" {
		at, until, from, to = ", at ", ", until ", ", from ", " to "
	}
	switch {
	case said == "" || begins == "" && ends == "":
		return said
	case ends == "":
		return said + at + begins
	case begins == "":
		return said + until + ends
	}
	return said + from + begins + to + ends
}
