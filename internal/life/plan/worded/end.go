package worded

import (
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
)

// Asks is what the decisions ask of the municipality, or of others.
type Asks struct {
	Title string
	Items []Asked
}

// Asked is a decision and those who must say yes to it.
type Asked struct {
	Decision, Anchor, Title string
	Who                     []string
}

// NotIn is a proposal that is not in the plan, and why.
type NotIn struct {
	Title, Outcome string
	Facts          []Fact // why, who keeps it, when it goes on
}

// end is everything that follows the decisions.
func (p *Plan) end(d plan.Document) {
	w := p.Words
	p.MessagesTitle = w.MessagesBare
	if p.Municipality {
		p.MessagesTitle = w.Messages
	}
	p.asks(d)
	for _, not := range d.NotInPlan {
		if slices.Contains(d.OutsideFrameworks, not.Proposal) {
			p.Messages = append(p.Messages, p.notIn(not))
		} else {
			p.NotIn = append(p.NotIn, p.notIn(not))
		}
	}
	switch {
	case len(p.NotIn) > 0:
		p.NotInLead = w.NotInLead
	case len(p.Messages) > 0:
	case len(p.Decisions) > 0:
		p.NotInLead = w.NotInNone
	default:
		p.NotInLead = w.NotInNothing
	}
	p.cards(d.Cards)
	p.cases(d.Cases)
	p.next(d.Meeting)
	if d.Journal != nil {
		p.Seal = []Fact{{w.Entries, strconv.FormatUint(d.Journal.Entries, 10)}, {w.Code, d.Code()}}
	}
}

func (p *Plan) asks(d plan.Document) {
	town, others := Asks{Title: p.Words.AsksMunicipality}, Asks{Title: p.Words.AsksOthers}
	for _, one := range p.Decisions {
		var ofTown, ofOthers []string
		for _, who := range one.NeedsYes {
			if isTown(who, d.Meeting.Municipality) {
				ofTown = append(ofTown, who)
			} else {
				ofOthers = append(ofOthers, who)
			}
		}
		town.add(one, ofTown)
		others.add(one, ofOthers)
	}
	for _, list := range []Asks{town, others} {
		if len(list.Items) > 0 {
			p.Asks = append(p.Asks, list)
		}
	}
}

func (a *Asks) add(d Decision, who []string) {
	if len(who) > 0 {
		a.Items = append(a.Items, Asked{d.Number, d.Anchor, d.Title, who})
	}
}

// bodies are the words by which people name a municipality or one of its bodies, when a name begins with them.
var bodies = []string{"gemeente", "gemeenteraad", "gemeentebestuur", "college", "burgemeester", "wethouder", "wethouders",
	"municipality", "council", "mayor", "alderman", "aldermen"}

// isTown: "gemeente", "het college van B en W", "de raad" and the municipality's own name are the municipality; "cliëntenraad"
// and "Huisartsen Westerkwartier" are others.
func isTown(who, municipality string) bool {
	said := strings.Fields(strings.ToLower(who))
	if len(said) > 1 && slices.Contains([]string{"de", "het", "the"}, said[0]) {
		said = said[1:]
	}
	if len(said) == 0 {
		return false
	}
	all := strings.Join(said, " ")
	return slices.Contains(bodies, strings.Trim(said[0], ".,:;()")) || all == "raad" ||
		municipality != "" && all == strings.ToLower(Inline(municipality))
}

func (p *Plan) notIn(not plan.NotInPlan) NotIn { return p.Words.WhyNot(not, p.Draft) }

// WhyNot is a proposal that is not in the plan, with what is known of why.
func (w *Words) WhyNot(not plan.NotInPlan, draft bool) NotIn {
	one := NotIn{Title: Inline(not.Title), Outcome: w.Outcome(not, draft)}
	one.Facts = Filled([]Fact{{w.Why, Inline(not.Reason)}, {w.Who, Inline(not.Who)}, {w.When, w.Day(not.When)}})
	return one
}

// Outcome of a proposal that is not in the plan, in the words of the screens. A proposal that everybody stood behind but no longer fitted a sum has that limit
// as its reason; what is undecided in a draft may still be decided.
func (w *Words) Outcome(not plan.NotInPlan, draft bool) string {
	switch {
	case not.Outcome == "not_adopted" && not.Reason != "":
		return w.LimitReason
	case not.Outcome == "not_reached" && draft:
		return w.Outcomes["undecided"]
	}
	return Inline(Or(w.Outcomes, not.Outcome))
}

func (p *Plan) cards(c plan.Cards) {
	w := p.Words
	p.CardsLead = w.CardsNone
	if c.Total == 0 {
		return
	}
	p.CardsLead = Fill(w.CardsLead, "{n}", strconv.Itoa(c.Total))
	if c.Total == 1 {
		p.CardsLead = w.CardsLeadOne
	}
	p.Cards = w.Ended(c)
}

// Ended is where every card went.
func (w *Words) Ended(c plan.Cards) Table {
	t := Table{Total: strconv.Itoa(c.Total)}
	for _, row := range []struct {
		end string
		n   int
	}{{"in_plan", c.InPlan}, {"merged", c.Merged}, {"parked", c.Parked}, {"withdrawn", c.Withdrawn},
		{"not_adopted", c.NotAdopted}, {"outside", c.Outside}, {"not_reached", c.NotReached}, {"removed", c.Removed}} {
		t.Rows = append(t.Rows, Fact{w.Ends[row.end], strconv.Itoa(row.n)})
	}
	return t
}

// next is what happens now, and what was promised beforehand about it.
func (p *Plan) next(m plan.Meeting) {
	w := p.Words
	if p.Draft {
		p.Next = append(p.Next, w.NextDraft)
	}
	if p.Municipality {
		p.Next = append(p.Next, w.NextHandOver, w.NextAnswer)
	}
	if len(p.Decisions) > 0 {
		p.Next = append(p.Next, w.NextStart)
	}
	if slices.ContainsFunc(p.Decisions, func(d Decision) bool { return d.Wanted }) {
		p.Next = append(p.Next, w.NextWanted)
	}
	if len(p.Next) == 0 {
		p.Next = []string{w.NextBare}
	}
	if m.Promise != nil {
		p.Promise = Filled([]Fact{{w.PromiseWho, Inline(m.Promise.Who)}, {w.PromiseWhen, w.Day(m.Promise.When)},
			{w.PromiseMandate, Inline(m.Promise.Mandate)}, {w.PromiseMoney, Inline(m.Promise.Money)}})
	}
}
