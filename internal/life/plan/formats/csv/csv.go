// Package csv writes the decisions as a table for a spreadsheet: UTF-8 with a byte order mark, semicolons, RFC 4180
// quoting. No cell can be taken for a formula.
package csv

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/wording"
)

// Write gives decisions.csv, one row a decision.
func Write(d plan.Document) []byte {
	w := wording.In(d.Language)
	var b bytes.Buffer
	b.WriteString("\ufeff")
	rows := csv.NewWriter(&b)
	rows.Comma, rows.UseCRLF = ';', true
	row := func(cells []string) {
		for i, cell := range cells {
			cells[i] = guarded(cell)
		}
		if err := rows.Write(cells); err != nil {
			panic("csv: " + err.Error()) // a buffer takes everything
		}
	}
	if d.Example {
		row([]string{w.Say("example")})
	}
	if d.Journal == nil {
		row([]string{w.Say("draft")})
	}
	var head []string
	for _, key := range []string{"theme", "proposal", "name", "text", "outcome", "concerns", "who", "needs", "first", "due", "cost", "yield",
		"numbers", "electorate", "answered", "how"} {
		head = append(head, w.Say(key))
	}
	row(head)
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			row(cells(w, t, dec))
		}
	}
	rows.Flush()
	return b.Bytes()
}

func cells(w wording.Words, t plan.Theme, dec plan.Decision) []string {
	lead := w.Say("sought")
	if dec.Lead != "" {
		lead = w.Code("lead", dec.Lead)
	}
	var others []string
	for _, n := range wording.Others(dec) {
		others = append(others, n.Name+"="+n.Value)
	}
	return []string{t.Title, dec.Proposal, dec.Title, dec.Text, w.Code("outcome", dec.Outcome), strings.Join(dec.Concerns, "\n"), lead,
		strings.Join(dec.NeedsYesFrom, ", "), dec.FirstStep, dec.Due, comma(w, dec.Numbers["cost"]), comma(w, dec.Numbers["yield"]),
		strings.Join(others, ", "), strconv.Itoa(dec.Result.Electorate), strconv.Itoa(dec.Result.Answered), w.Rule(dec)}
}

// comma writes an amount so that a Dutch spreadsheet reads it as a number.
func comma(w wording.Words, amount string) string {
	if w.Language == "nl" {
		return strings.Replace(amount, ".", ",", 1)
	}
	return amount
}

// guarded keeps a spreadsheet from running what somebody wrote.
func guarded(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
