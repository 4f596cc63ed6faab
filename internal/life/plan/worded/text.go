package worded

import (
	"strings"
	"time"
	"unicode"
)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// clean takes out what is no text: control characters other than line ends, and marks that turn the reading direction
// of whatever follows. Everything that can be read stays.
func clean(text string) string {
	text = lineEnds.Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF: // no character, and forbidden in pages
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// Inline is text that stands on one line.
func Inline(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// Block is text that keeps its lines.
func Block(text string) string { return strings.TrimSpace(clean(text)) }

// Inlines is texts that stand on a line each.
func Inlines(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = Inline(text)
	}
	return all
}

// Day writes a date in the language: a day, a month, or the words people used.
func (w *Words) Day(text string) string {
	if d, err := time.Parse(time.DateOnly, text); err == nil {
		return Fill(w.Date1, "{day}", d.Format("2"), "{month}", w.Months[d.Month()-1], "{year}", d.Format("2006"))
	}
	if d, err := time.Parse("2006-01", text); err == nil {
		return w.Months[d.Month()-1] + " " + d.Format("2006")
	}
	return Inline(text)
}

// Amount writes a number in the language: money with the sign and two decimals, a date as a date, else the number with
// its unit. What is no number stays as it is.
func (w *Words) Amount(text, unit string) string {
	if unit == "date" {
		return w.Day(text)
	}
	whole, part, hasPart := strings.Cut(text, ".")
	if !digits(whole) || hasPart && !digits(part) {
		return Inline(text)
	}
	written := w.grouped(whole)
	if unit == "EUR" {
		return Fill(w.Euro, "{n}", written+w.Decimal+(part + "00")[:max(2, len(part))])
	}
	if hasPart {
		written += w.Decimal + part
	}
	return strings.TrimSpace(written + " " + Inline(Or(w.Units, unit)))
}

func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func (w *Words) grouped(whole string) string {
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + w.Thousands + whole[i:]
	}
	return whole
}

// Enumerated is "a, b and c".
func (w *Words) Enumerated(all []string) string {
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " " + w.And + " " + all[last]
}
