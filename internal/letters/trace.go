package letters

import (
	_ "embed"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/printed"
)

//go:embed trace.tmpl
var traceMarkup string

// Trace is where everything ended that somebody brought.
type Trace struct {
	Language string
	Sealed   bool    // the plan lies fixed: nothing changes any more
	Points   []Ended // of the conversation beforehand
	Cards    []Ended // written in the meeting
}

// Ended is one point or card.
type Ended struct {
	Text    string
	Board   string // the topic
	State   string // on the board, or how far a point is on its way there
	Cluster string // the heading it lies under
	Why     string // it was taken off the board
	In      []plan.PartOf
}

// becameSaid says what became of something apart from proposals.
var becameSaid = map[string]printed.Both{
	"offered": {Dutch: "Wij hebben gevraagd of dit op het bord mag.", English: "We asked whether this may go on the board."},
	"refused": {Dutch: "U wilde dit niet op het bord. Het staat er niet.", English: "You did not want this on the board. It is not there."},
	"instead": {Dutch: "U wilde dit liever anders. Het staat niet op het bord.", English: "You would rather have this differently. It is not on the board."},
	"allowed": {Dutch: "Het komt op het bord.", English: "It comes on the board."},
	"going":   {Dutch: "Het komt op het bord.", English: "It comes on the board."},
	"placed":  {Dutch: "Het staat op het bord.", English: "It is on the board."},
	"late":    {Dutch: "Het bord was al dicht. Het is er niet meer bij gekomen.", English: "The board was closed already. It did not get there any more."},

	"board":     {Dutch: "Het staat op het bord.", English: "It is on the board."},
	"private":   {Dutch: "Het ligt klaar voor het bord.", English: "It lies ready for the board."},
	"merged":    {Dutch: "Het is samengevoegd met een kaart die hetzelfde zegt.", English: "It was put together with a card that says the same."},
	"withdrawn": {Dutch: "U hebt het teruggenomen.", English: "You took it back."},
	"hidden":    {Dutch: "Het is van het bord gehaald.", English: "It was taken off the board."},
}

// TraceSheet writes where everything ended, for the person it is about. It names nobody.
func TraceSheet(t Trace) printed.Page {
	return inOne(printed.Document{Style: style, Sheets: []printed.Sheet{{Name: "trace", Language: t.Language,
		Heading: printed.Both{Dutch: "Waar is mijn inbreng gebleven?", English: "Where did what I brought end up?"}.In(t.Language), Markup: traceMarkup, From: tracePage{t.Sealed, t.said(t.Points), t.said(t.Cards)}}}})
}

// tracePage is a Trace in words.
type tracePage struct {
	Sealed        bool
	Points, Cards []endedSaid
}

type endedSaid struct {
	Ended
	Said  string
	Parts []partSaid
}

type partSaid struct{ Title, Said string }

// said is everything in words. What is in a proposal is told by the proposal.
func (t Trace) said(all []Ended) []endedSaid {
	var said []endedSaid
	for _, e := range all {
		one := endedSaid{Ended: e}
		if is, known := becameSaid[e.State]; known && (len(e.In) == 0 || e.State != "board") {
			one.Said = is.In(t.Language)
		}
		for _, p := range e.In {
			one.Parts = append(one.Parts, partSaid{p.Title, t.part(p)})
		}
		said = append(said, one)
	}
	return said
}

// part is what became of a proposal, in one sentence.
func (t Trace) part(p plan.PartOf) string {
	w := worded.For(t.Language)
	outcome := w.Outcomes[p.Outcome]
	if p.Outcome == "" {
		outcome = printed.Both{Dutch: "nog niet besloten", English: "not decided yet"}.In(t.Language)
	}
	if p.Outcome == "not_adopted" && p.Reason != "" {
		outcome = w.LimitReason
	}
	said := outcome
	if p.Method != "" && p.Outcome != "" {
		said += printed.Both{Dutch: " (zo besloten: ", English: " (decided this way: "}.In(t.Language) + w.Method(p.Method) + ")"
	}
	for _, why := range []string{p.Reason, p.Who, p.When} {
		if why != "" {
			said += ". " + strings.TrimSuffix(why, ".")
		}
	}
	return said + "."
}
