// Package csv is decisions.csv: one row per decision, to sort and to follow up in a spreadsheet. The texts and amounts are
// those of plan.json, to the letter.
package csv

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
)

// columns in the order of the file.
var columns = []string{"number", "theme", "proposal", "title", "text", "version", "outcome", "lead", "needs_yes_from",
	"first_step", "due", "cost", "yield", "numbers", "method", "rule", "electorate", "answered", "left", "counts", "via",
	"concerns", "checks", "unfinished", "ideas", "mark"}

// Write is the bytes of decisions.csv: UTF-8 with a byte order mark, semicolons, RFC 4180 quotes and line ends.
func Write(d plan.Document) []byte {
	told := worded.In(d)
	var b strings.Builder
	b.WriteString("\uFEFF")
	header := make([]string, len(columns))
	for i, name := range columns {
		header[i] = told.Words.Columns[name]
	}
	Line(&b, header...)
	n := 0
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			values := row(told, told.Decisions[n], t, dec)
			n++
			values["number"] = strconv.Itoa(n)
			cells := make([]string, len(columns))
			for i, name := range columns {
				cells[i] = values[name]
			}
			Line(&b, cells...)
		}
	}
	return []byte(b.String())
}

func row(told worded.Plan, said worded.Decision, t plan.Theme, d plan.Decision) map[string]string {
	w := told.Words
	unfinished := w.Columns["no"]
	if d.Abstract {
		unfinished = w.Columns["yes"]
	}
	var checks []string
	for _, c := range said.Checks {
		checks = append(checks, joined(": ", c.Said, joined(". ", c.Verdict, c.Reason, c.Advice)))
	}
	return map[string]string{"theme": t.Title, "proposal": d.Proposal, "title": d.Title, "text": d.Text,
		"version": strconv.Itoa(d.Version), "outcome": named(w.Outcomes, d.Outcome), "lead": d.Lead,
		"needs_yes_from": strings.Join(d.NeedsYesFrom, " | "), "first_step": d.FirstStep, "due": d.Due,
		"cost": d.Numbers["cost"], "yield": d.Numbers["yield"], "numbers": others(d.Numbers),
		"method": w.Method(d.Method), "rule": said.Rule, "electorate": strconv.Itoa(d.Result.Electorate),
		"answered": strconv.Itoa(d.Result.Answered), "left": strconv.Itoa(d.Result.Left), "counts": counts(said.Answers),
		"via": said.Via, "concerns": strings.Join(d.Concerns, " | "), "checks": strings.Join(checks, " | "),
		"unfinished": unfinished, "ideas": strconv.Itoa(len(d.Ideas)), "mark": strings.Join(told.Marks, " | ")}
}

func named(words map[string]string, code string) string {
	if word, ok := words[code]; ok {
		return word
	}
	return code
}

// joined leaves out what is empty.
func joined(by string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), by)
}

func counts(answers []worded.Fact) string {
	var all []string
	for _, a := range answers {
		all = append(all, a.Label+": "+a.Value)
	}
	return strings.Join(all, " | ")
}

// others is every number that has no column of its own.
func others(numbers map[string]string) string {
	var all []string
	for _, measure := range slices.Sorted(maps.Keys(numbers)) {
		if measure != "cost" && measure != "yield" {
			all = append(all, measure+": "+numbers[measure])
		}
	}
	return strings.Join(all, " | ")
}

// Line writes a row: semicolons, RFC 4180 quotes and line end, and no cell that a spreadsheet takes for a formula.
func Line(b *strings.Builder, cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(quoted(guarded(cell)))
	}
	b.WriteString("\r\n")
}

// guarded keeps a spreadsheet from taking what somebody wrote for a formula: it then begins with an apostrophe.
func guarded(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func quoted(cell string) string {
	if !strings.ContainsAny(cell, ";,\"\r\n\t") && strings.TrimSpace(cell) == cell {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
