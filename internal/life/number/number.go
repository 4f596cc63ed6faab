// Package number reads amounts and dates as people write them in a plan, and reckons with them exactly: no float ever
// stands at a threshold.
package number

import (
	"math/big"
	"regexp"
	"time"
)

var (
	plain = regexp.MustCompile(`^(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$`)
	money = regexp.MustCompile(`^(0|[1-9][0-9]{0,12})(\.[0-9]{1,2})?$`)
)

// Euro is the unit of money.
const Euro = "EUR"

// Parse reads a decimal without leading zeros, exponent or sign; in euros with at most two decimals. false means: this
// is no such number.
func Parse(text, unit string) (*big.Rat, bool) {
	shape := plain
	if unit == Euro {
		shape = money
	}
	if !shape.MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// Format writes a number as the plan prints it: money with two decimals, anything else as it was written.
func Format(text, unit string) string {
	if r, ok := Parse(text, unit); ok && unit == Euro {
		return r.FloatString(2)
	}
	return text
}

// Write is a reckoned number in its unit: money with two decimals, else as few decimals as are exact (at most six).
func Write(r *big.Rat, unit string) string {
	if unit == Euro {
		return r.FloatString(2)
	}
	places, _ := r.FloatPrec()
	return r.FloatString(min(places, 6))
}

// IsDay says whether a text is a day, as "2022-03-01".
func IsDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// HasCome says whether a text is a day that is not still to come anywhere on earth.
func HasCome(day string, now time.Time) bool {
	return IsDay(day) && day <= now.Add(24*time.Hour).UTC().Format(time.DateOnly)
}

// FirstDay is the earliest day a due date can mean: "2022" and "2022-03" are their first day. false for words such as
// "najaar 2022", which no machine compares.
func FirstDay(text string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if day, err := time.Parse(layout, text); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}

// LastDay is the latest day a due date can mean: "2022" and "2022-03" are their last day.
func LastDay(text string) (time.Time, bool) {
	day, ok := FirstDay(text)
	switch len(text) {
	case len("2006"):
		day = day.AddDate(1, 0, -1)
	case len("2006-01"):
		day = day.AddDate(0, 1, -1)
	}
	return day, ok
}
