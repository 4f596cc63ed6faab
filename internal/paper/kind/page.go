package kind

import (
	"strings"

	"hoofdlijn/internal/printed"
)

type leaf struct {
	Meeting
	Own any
}

// Print writes sheets of a meeting as one document, each on pages of its own. Of several, what the meeting does not need is left out.
func Print(m Meeting, sheets ...Sheet) printed.Page {
	d := printed.Document{Language: m.Language, Head: head(m)}
	for _, s := range sheets {
		if len(sheets) > 1 && s.Needed != nil && !s.Needed(m) {
			continue
		}
		one := leaf{Meeting: m}
		if s.Own != nil {
			one.Own = s.Own(m)
		}
		d.Sheets = append(d.Sheets, printed.Sheet{Name: s.Name, Language: m.Language, Heading: s.Title.In(m.Language), Names: s.Names, Markup: s.Markup, From: one})
	}
	return d.Page()
}

// head stands on every page.
func head(m Meeting) string {
	said := []string{m.About.Title}
	if day := m.Words.Day(m.About.Date); day != "" {
		said = append(said, day)
	}
	if m.About.Example {
		said = append(said, m.Words.Example)
	}
	return strings.Join(said, " · ")
}
