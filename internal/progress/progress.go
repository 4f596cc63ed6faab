// Package progress is what becomes of a plan, as files to work on with: for a spreadsheet and a calendar. The plan and its files stay as they are.
package progress

import (
	"strconv"
	"strings"
	"time"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats/csv"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

// Document is what becomes of a plan, as it stands on a day. The files are made from it.
type Document struct {
	meeting string
	plan    plan.Document
	became  follow.View
	day     string // on which it is reckoned what is late
	decided map[string]decision
}

// decision is a decision of the plan, with its topic.
type decision struct {
	plan.Decision
	topic string
}

// Of is what becomes of a sealed plan, on a day ("2027-03-01").
func Of(meeting string, d plan.Document, became follow.View, day string) Document {
	doc := Document{meeting, d, became, day, map[string]decision{}}
	for _, t := range d.Themes {
		for _, one := range t.Decisions {
			doc.decided[one.Proposal] = decision{one, t.Title}
		}
	}
	return doc
}

// Files is every file, in the order in which they are offered.
func Files() []outline.File[Document] {
	return []outline.File[Document]{
		{File: "follow.csv", MediaType: "text/csv; charset=utf-8", Write: Document.CSV},
		{File: "follow.ics", MediaType: "text/calendar; charset=utf-8", Write: Document.Calendar},
	}
}

// CSV is follow.csv: a row for each decision, with what was reported last.
func (d Document) CSV() []byte {
	say, plain := wordsFor(d.plan.Language), worded.For(d.plan.Language)
	var b strings.Builder
	b.WriteString("\uFEFF")
	csv.Line(&b, say.columns[:]...)
	for n, a := range d.became.Actions {
		late, last := "", follow.Update{}
		if a.Late(d.day) {
			late = say.yes
		}
		if len(a.Updates) > 0 {
			last = a.Updates[len(a.Updates)-1]
		}
		one := d.decided[a.Proposal]
		csv.Line(&b, strconv.Itoa(n+1), one.topic, one.Title, say.states[a.Status], late, one.Due, a.Lead, one.FirstStep, last.Date, last.Text, say.from[last.From],
			strconv.Itoa(last.Right), strconv.Itoa(last.Wrong), strconv.Itoa(a.Helping), d.mark(plain))
	}
	return []byte(b.String())
}

func (d Document) mark(plain *worded.Words) string {
	if d.plan.Example {
		return plain.Example
	}
	return ""
}

// Calendar is follow.ics: the days by which something is to be done and still is not, and the day on which people look back. What has no day is not in it; nothing
// when none has.
func (d Document) Calendar() []byte {
	say := wordsFor(d.plan.Language)
	written, _ := time.Parse(time.DateOnly, d.day)
	var all []calendar.Event
	for _, a := range d.became.Actions {
		if a.Due == "" || a.Over() {
			continue
		}
		lead := a.Lead
		if lead == "" {
			lead = say.sought
		}
		all = append(all, calendar.Event{ID: d.meeting + "-" + a.Proposal, Title: worded.Inline(worded.Fill(say.due, "{title}", d.decided[a.Proposal].Title)), Text: worded.Fill(say.leads, "{lead}", lead) + "\n" + d.plan.Meeting.Title, Date: a.Due, Written: written})
	}
	if n := len(d.became.Course.Evaluation); n > 0 {
		all = append(all, calendar.Event{ID: d.meeting + "-evaluation", Title: say.look, Text: d.plan.Meeting.Title, Date: d.became.Course.Evaluation[n-1], Written: written})
	}
	return calendar.File(all...)
}

// SoonDays is how many days beforehand who takes up a decision is reminded of it.
const SoonDays = 7

// Call is a decision of which who takes it up should hear something now: its day comes near, or is over.
type Call struct {
	Proposal, Title, Lead string
	Due                   string // "2027-03-01"
	Late                  bool
}

// Calls are the decisions to remind of on the day of the document, in the order of the plan. Nobody is reminded of what is done, of what
// does not happen, or of what nobody took up.
func (d Document) Calls() []Call {
	today, err := time.Parse(time.DateOnly, d.day)
	if err != nil {
		return nil
	}
	soon := today.AddDate(0, 0, SoonDays).Format(time.DateOnly)
	var all []Call
	for _, a := range d.became.Actions {
		if a.Due == "" || a.Due > soon || a.Lead == "" || a.Over() {
			continue
		}
		all = append(all, Call{a.Proposal, d.decided[a.Proposal].Title, a.Lead, a.Due, a.Late(d.day)})
	}
	return all
}
