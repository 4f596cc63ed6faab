package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/letters"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/printed"
)

// callSheet is a conversation as the sheet beside it has it: what is told and asked, and what was said already.
func callSheet(t *intake.Talk, listed string) letters.Call {
	reach := t.Reach()
	sheet := letters.Call{Name: cmp.Or(reach.Name, listed), Phone: reach.Phone, Date: reach.Plan.Day, Time: reach.Plan.Time, Where: letters.Where(reach.Plan.Place), Caller: reach.Plan.Caller, Tries: reach.Tries}
	if sheet.Where == letters.AtHome {
		sheet.Address = strings.Join(lines(reach.Street, reach.Town), ", ")
	}
	if reach.Stopped {
		sheet.Phone = "—"
	}
	desk := meeting.Viewer{Audience: meeting.Console}
	points, _ := t.Show(desk, meeting.Key{Part: "talk", Name: "points"}).([]intake.PointShown)
	for _, p := range points {
		sheet.Tell = append(sheet.Tell, p.Text)
	}
	asked, answers := askedAndSaid(t, desk)
	for _, q := range asked {
		said := answers[q.ID]
		var options []letters.Option
		for _, one := range q.Choices {
			options = append(options, letters.Option{ID: one.ID, Text: one.Text, Ticked: slices.Contains(said.Choices, one.ID)})
		}
		if q.Use != "needs" {
			sheet.Ask = append(sheet.Ask, letters.Question{ID: q.ID, Text: q.Text, Hint: q.Hint, Kind: letters.Kind(q.Kind), Options: options, Answer: inWords(said)})
			continue
		}
		if said.Text != "" {
			options = append(options, letters.Option{ID: "said", Text: said.Text, Ticked: true})
		}
		sheet.Needs = options
	}
	return sheet
}

// askedAndSaid is the questions in their order, and what was said to each by its id.
func askedAndSaid(t *intake.Talk, to meeting.Viewer) (asked []intake.Question, said map[string]kind.Answer) {
	said = map[string]kind.Answer{}
	for _, k := range t.Keys(to) {
		switch shown := t.Show(to, k).(type) {
		case intake.Question:
			asked = append(asked, shown)
		case intake.AnswerShown:
			said[shown.Question] = shown.Answer
		}
	}
	slices.SortFunc(asked, func(a, b intake.Question) int { return a.Order - b.Order })
	return asked, said
}

// inWords is what was said to a question besides what was chosen.
func inWords(a kind.Answer) string {
	said := lines(strings.Join(lines(a.Moment, a.Place), " "), a.Text)
	for _, one := range a.People {
		said = append(said, strings.Join(lines(one.Name, one.Phone), " "))
	}
	return strings.Join(said, ". ")
}

// placeOf is where the conversation with somebody is, for themselves. Their own address is not repeated.
func placeOf(language string, a intake.Appointment) string {
	places := map[string]printed.Both{
		"phone": {Dutch: "Aan de telefoon", English: "By telephone"}, "home": {Dutch: "Bij u thuis", English: "At your home"}, "here": {Dutch: "Bij ons", English: "At our place"},
	}
	return places[a.Place].In(language)
}

// eventID names an appointment in calendars: always the same, and nothing that can be read back.
func eventID(m meeting.ID, who meeting.PersonID, what string) string {
	sum := sha256.Sum256([]byte(string(m) + "/" + string(who) + "/" + what))
	return hex.EncodeToString(sum[:16])
}
