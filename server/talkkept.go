package main

import (
	"maps"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/letters"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/printed"
)

// contactNames is the fields of contact in words, in the order in which people are used to them.
var contactNames = []struct {
	field string
	name  printed.Both
}{
	{"name", printed.Both{Dutch: "Naam", English: "Name"}}, {"phone", printed.Both{Dutch: "Telefoon", English: "Telephone"}}, {"email", printed.Both{Dutch: "E-mail", English: "E-mail"}},
	{"street", printed.Both{Dutch: "Straat", English: "Street"}}, {"town", printed.Both{Dutch: "Plaats", English: "Town"}}, {"language", printed.Both{Dutch: "Taal", English: "Language"}},
	{"under_16", printed.Both{Dutch: "Jonger dan 16", English: "Under 16"}}, {"guardian", printed.Both{Dutch: "Ouder of begeleider", English: "Parent or school worker"}},
}

// kept is a conversation as its person reads everything that is kept of it.
func kept(t *intake.Talk, language string, now time.Time) letters.Kept {
	is := letters.Kept{Language: language, Dated: now.Format(time.DateOnly)}
	var messages []intake.Message
	own := meeting.Viewer{Audience: meeting.Phone}
	for _, k := range t.Keys(own) {
		switch shown := t.Show(own, k).(type) {
		case map[string]string:
			for _, one := range contactNames {
				if text := shown[one.field]; text != "" {
					if one.field == "under_16" { // a tick: any text is yes
						text = printed.Both{Dutch: "Ja", English: "Yes"}.In(language)
					}
					is.Contact = append(is.Contact, letters.Line{Name: one.name.In(language), Text: text})
				}
			}
		case intake.Arranged:
			if shown.Day != "" {
				is.Contact = append(is.Contact, letters.Line{Name: printed.Both{Dutch: "Afspraak", English: "Appointment"}.In(language), Text: calendar.When(language, shown.Day, shown.Time, "")})
			}
		case intake.Need:
			is.Arranged = append(is.Arranged, letters.Need{Text: shown.Text, State: shown.State, Reply: shown.Reply})
		case intake.Companion:
			is.Along = append(is.Along, letters.Along{Name: shown.Name, As: shown.As, Voice: shown.Voice})
		case intake.Offer:
			is.Points = append(is.Points, shown.Text)
		case intake.Message:
			messages = append(messages, shown)
		case []intake.Look:
			for _, look := range shown {
				is.Opened = append(is.Opened, at(letters.Said{By: look.Account}, look.At))
			}
		}
	}
	slices.SortFunc(messages, func(a, b intake.Message) int { return a.Number - b.Number })
	for _, one := range messages {
		said := letters.Said{Text: one.Text}
		if one.Team {
			said.By = "team"
		}
		is.Messages = append(is.Messages, at(said, one.At))
	}
	asked, answers := askedAndSaid(t, own)
	for _, q := range asked {
		if said, answered := answers[q.ID]; answered {
			is.Said = append(is.Said, letters.Line{Name: q.Text, Text: chosenWords(q, said)})
			delete(answers, q.ID)
		}
	}
	for _, question := range slices.Sorted(maps.Keys(answers)) { // of questions that are asked no more
		is.Said = append(is.Said, letters.Line{Name: question, Text: strings.Join(lines(strings.Join(answers[question].Choices, ", "), inWords(answers[question])), ". ")})
	}
	return is
}

// chosenWords is everything that was said to a question.
func chosenWords(q intake.Question, a kind.Answer) string {
	var chose []string
	for _, one := range q.Choices {
		if slices.Contains(a.Choices, one.ID) {
			chose = append(chose, one.Text)
		}
	}
	return strings.Join(lines(strings.Join(chose, ", "), inWords(a)), ". ")
}

// at gives words their day and time, as the clock on this machine has them.
func at(said letters.Said, ms int64) letters.Said {
	when := time.UnixMilli(ms)
	said.Day, said.Time = when.Format(time.DateOnly), when.Format("15.04")
	return said
}
