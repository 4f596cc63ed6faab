// Package md writes the plan as Markdown: the same content, for who wants to work on with it.
package md

import (
	"fmt"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/wording"
)

// Write gives plan.md. What people wrote is escaped: it cannot become a heading, a link or a tag.
func Write(d plan.Document) []byte {
	p := &page{Words: wording.In(d.Language)}
	if d.Example {
		p.line("**%s**\n", p.Say("example"))
	}
	if d.Journal == nil {
		p.line("**%s**\n", p.Say("draft"))
	}
	p.line("# %s\n", text(d.Meeting.Question))
	p.head(d)
	p.decisions(d)
	p.rest(d)
	return []byte(p.String())
}

type page struct {
	wording.Words
	strings.Builder
}

// line writes one line. Its values are escaped already.
func (p *page) line(format string, values ...any) { fmt.Fprintf(p, format+"\n", values...) }

func (p *page) fact(key, value string) {
	if value != "" {
		p.line("- %s: %s", p.Say(key), text(value))
	}
}

func (p *page) head(d plan.Document) {
	p.line("%s%s\n", p.Say("title"), prefixed(" · ", orNothing(d.Meeting.Municipality, func(m string) string { return p.Say("of", text(m)) })))
	if d.Meeting.Date != "" {
		p.line("%s", p.Say("made", p.Date(text(d.Meeting.Date)), wording.People(d)))
	} else {
		p.line("%s", p.Say("made.no", wording.People(d)))
	}
	if wording.Decisions(d) == 0 {
		p.line("%s", p.Say("none"))
	}
	p.line("")
	p.fact("where", d.Meeting.Place)
	if d.Journal != nil {
		p.fact("code", wording.CheckCode(d.Journal.Head))
	}
	p.line("")
}

func orNothing(s string, say func(string) string) string {
	if s == "" {
		return ""
	}
	return say(s)
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func (p *page) decisions(d plan.Document) {
	number := 0
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			number++
			p.line("## %s: %s\n", p.Say("decision", number), text(dec.Title))
			p.line("%s\n", text(t.Title))
			p.line("> %s\n", strings.ReplaceAll(text(dec.Text), "\n", "\n> "))
			p.decision(d, dec)
		}
	}
}

func (p *page) decision(d plan.Document, dec plan.Decision) {
	p.line("**%s**\n", p.Result(dec))
	for _, concern := range dec.Concerns {
		p.line("- %s %s", p.Say("note"), text(concern))
	}
	if dec.Lead == "" {
		p.fact("who", p.Say("sought"))
	} else {
		p.fact("who", p.Code("lead", dec.Lead))
	}
	p.fact("first", dec.FirstStep)
	p.fact("due", p.Date(dec.Due))
	for _, measure := range []string{"cost", "yield"} {
		if amount := dec.Numbers[measure]; amount != "" {
			p.fact(measure, p.Money(amount))
		}
	}
	for _, n := range wording.Others(dec) {
		p.line("- %s: %s", text(n.Name), text(n.Value))
	}
	p.fact("needs", strings.Join(dec.NeedsYesFrom, ", "))
	p.line("- %s: %s %s", p.Say("how"), p.Rule(dec), p.Say("result.people", dec.Result.Electorate))
	for _, c := range dec.Checks {
		p.line("- %s %s: %s%s", p.Say("fit"), text(frameworkText(d, c.Framework)), p.Code("verdict", c.Verdict), prefixed(". ", text(c.Reason)))
		if c.Advice != nil {
			p.line("  - %s%s: %s%s", p.Say("advice"), orNothing(c.Advice.By, func(by string) string { return " (" + text(by) + ")" }),
				p.Code("verdict", c.Advice.Verdict), prefixed(". ", text(c.Advice.Reason)))
		}
	}
	p.line("")
}

func frameworkText(d plan.Document, id string) string {
	for _, f := range d.Frameworks {
		if f.ID == id {
			return f.Text
		}
	}
	return id
}

func (p *page) rest(d plan.Document) {
	p.line("## %s\n", p.Say("now"))
	p.line("%s\n", p.Say("next"))
	for _, ask := range wording.Asks(d) {
		p.line("- %s: %s", text(ask.Who), text(strings.Join(ask.What, "; ")))
	}
	p.line("\n## %s\n", p.Say("notin"))
	for _, n := range d.NotInPlan {
		p.line("- **%s**: %s%s%s%s", text(n.Title), p.Code("outcome", n.Outcome), prefixed(". ", text(n.Reason)),
			orNothing(n.Who, func(who string) string { return ". " + p.Say("kept", text(who)) }),
			orNothing(n.When, func(when string) string { return ", " + p.Say("until", text(when)) }))
	}
	if len(d.NotInPlan) == 0 {
		p.line("%s", p.Say("notin.no"))
	}
	p.line("\n## %s\n", p.Say("fixed"))
	for _, f := range d.Frameworks {
		p.line("- %s (%s, %s)", text(f.Text), p.Code("kind", f.Kind), p.Say("version", f.Version))
		for _, c := range f.Clarifications {
			p.line("  - %s: %s %s: %s (%s)", p.Say("question"), text(c.Question), p.Say("answer"), text(c.Answer), text(c.By))
		}
	}
	p.line("\n## %s\n", p.Say("came"))
	for _, g := range p.Groups(d) {
		p.line("- %d %s", g.Count, text(g.Name))
	}
	p.line("\n## %s\n", p.Say("cards"))
	p.line("%s\n", p.Say("cards.of", d.Cards.Total))
	for _, place := range p.Places(d.Cards) {
		p.line("- %s: %d", place.Name, place.Count)
	}
	if d.Journal != nil {
		p.line("\n**%s**\n", p.Say("sealed"))
		p.line("%s", p.Say("record", d.Journal.Entries))
	}
}

// special is every sign that means something to Markdown anywhere in a line.
const special = "\\`*_{}[]<>()#+-.!|~&:=\"'^$"

// text escapes what somebody wrote; line ends become spaces but for a paragraph's own.
func text(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("  \n")
		case r < ' ':
			b.WriteByte(' ')
		case startsMarkup(r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// startsMarkup leaves alone what is harmless inside a sentence and would only make it hard to read.
func startsMarkup(r rune) bool {
	return r < 128 && strings.ContainsRune(special, r) && !strings.ContainsRune(".-:'\"!=&^$()+", r)
}
