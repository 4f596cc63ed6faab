package phone

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Number is a telephone number as it can be dialled from anywhere, such as +31612345678; or a short one, such as 112, that
// can only be dialled here.
type Number string

// ErrNoNumber says that a text is no telephone number.
var ErrNoNumber = errors.New("no telephone number")

var (
	marks = strings.NewReplacer("(0)", "", " ", "", "\u00a0", "", "\u202f", "", "-", "", "\u2010", "", "\u2011", "", "\u2013", "", ".", "", "/", "", "(", "", ")", "")
	typed = regexp.MustCompile(`^\+?[0-9]{3,16}$`)
	// international is a country and a number in it: at most 15 digits (E.164).
	international = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
	// dutch is a number of the Netherlands: 9 digits after the 0 or the +31; 0800 and 0900 numbers are shorter or longer; the
	// 14 of a municipality goes before its area code; 097 is for machines.
	dutch = regexp.MustCompile(`^\+31(?:[1-57][0-9]{8}|6[1-9][0-9]{7}|8[4578][0-9]{7}|91[0-9]{7}|800[0-9]{4}|800[0-9]{7}|90[069][0-9]{4}|90[069][0-9]{7}|14[0-9]{2,4})$`)
	// short are numbers that only exist as they are.
	short = regexp.MustCompile(`^(?:112|113|144|116[0-9]{3})$`)
)

// Parse reads a number as somebody in the Netherlands types it: 06-12345678, 0594 12 34 56, +31 (0)6 1234 5678, 0031...,
// 14 0594, 112, or one of another country with its + in front. Anything else is refused, letters above all.
func Parse(text string) (Number, error) {
	text = marks.Replace(strings.TrimSpace(text))
	if !typed.MatchString(text) {
		return "", ErrNoNumber
	}
	if short.MatchString(text) {
		return Number(text), nil
	}
	switch {
	case strings.HasPrefix(text, "+"):
	case strings.HasPrefix(text, "00"):
		text = "+" + text[2:]
	case strings.HasPrefix(text, "0"):
		text = "+31" + text[1:]
	case strings.HasPrefix(text, "14"):
		text = "+31" + text
	default:
		return "", ErrNoNumber
	}
	ok := international
	if strings.HasPrefix(text, "+31") {
		text = "+31" + strings.TrimPrefix(text[3:], "0") // +31 06 is what some write
		ok = dutch
	}
	if !ok.MatchString(text) {
		return "", ErrNoNumber
	}
	return Number(text), nil
}

// Texts says whether a text can be sent to it: not to a fixed line, and not to a short number. Of other countries we do not
// know, and try.
func (n Number) Texts() bool {
	return strings.HasPrefix(string(n), "+") && (!strings.HasPrefix(string(n), "+31") || strings.HasPrefix(string(n), "+316"))
}

// Tel is the link that calls it.
func (n Number) Tel() string { return "tel:" + string(n) }

// SMS is the link that begins a text to it with these words; empty for a number that takes no texts.
func (n Number) SMS(words string) string {
	if !n.Texts() {
		return ""
	}
	if words == "" {
		return "sms:" + string(n)
	}
	return "sms:" + string(n) + "?&body=" + escaped(words) // older iPhones want the &, all others let it pass
}

// escaped writes whatever is no plain letter or digit as its octets in hex (RFC 3986); a plus for a space would be read as a
// plus.
func escaped(text string) string {
	var b strings.Builder
	for _, c := range []byte(strings.ToValidUTF8(text, "\uFFFD")) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
