package formats_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/logo/logotest"
)

// documents are the plans of which the files are kept in testdata.
func documents() map[string]plan.Document {
	draft := rich()
	draft.Journal = nil
	return map[string]plan.Document{"rich": rich(), "english": english(), "empty": empty(), "draft": draft}
}

func sealed(d plan.Document) plan.Document {
	d.Format = plan.Format
	d.FrameworksDigest = prepare.Digest(d.Frameworks)
	d.Journal = &plan.Journal{Entries: 1284, Head: strings.Repeat("6f3a91c0", 8)}
	return d
}

func fixed(id, kind, text string) plan.Framework {
	return plan.Framework{ID: id, Kind: kind, Text: text, Owner: "gemeente", Version: 1, Clarifications: []plan.Clarification{}}
}

func rich() plan.Document {
	prevention := fixed("preventie", "strategy", "We doen liever iets voordat mensen vastlopen dan erna.")
	prevention.Formal = "We zetten in op preventie."
	prevention.Clarifications = []plan.Clarification{{Question: "Telt een cursus ook mee?", Answer: "Ja, als die op tijd komt.", By: "college"}}
	law := fixed("wetten", "legal", "Het plan past binnen de Jeugdwet, de Wmo, de Zvw en de Wlz.")
	law.Source = "Jeugdwet, Wmo 2015, Zorgverzekeringswet, Wet langdurige zorg"
	budget := fixed("budget", "numeric", "Alles samen kost niet meer dan 250.000 euro.")
	budget.Measure, budget.Unit, budget.Max, budget.Over, budget.Version = "cost", "EUR", "250000.00", "adopted_total", 2
	term := fixed("termijn", "numeric", "Elk voorstel is klaar binnen twee jaar.")
	term.Measure, term.Unit, term.Max, term.Over = "due", "date", "2023-11-08", "proposal"
	d := plan.Document{Language: "nl", Example: true, Meeting: plan.Meeting{Title: "Besluitvormingsbijeenkomst mantelzorg",
		Municipality: "Westerkwartier", Question: "Wat is er nodig zodat het goed gaat met mantelzorgers in Westerkwartier?",
		Date: "2021-11-08", Place: "Dorpshuis, Westerkwartier", Promise: &plan.Promise{Who: "de gemeenteraad", When: "2021-12-08",
			Mandate: "De raad verandert niets aan de tekst.", Money: "250.000 euro is gereserveerd."}},
		Frameworks: []plan.Framework{fixed("gezondheid", "value", "We gaan uit van wat mensen zelf nog kunnen en wat hun leven goed maakt."),
			prevention, fixed("samen", "principle", "Het lukt alleen als inwoners, organisaties en gemeente het samen doen."), law, budget, term},
		Attendance: map[string]int{"carer": 24, "resident": 12, "volunteer": 9, "professional": 11, "official": 2, "expert": 1, "buurtverbinder": 6, "other": 7},
		Themes: []plan.Theme{{ID: "vinden", Title: "Mantelzorgers vinden en bereiken", Decisions: []plan.Decision{griepprik(), plek()}},
			{ID: "regels", Title: "Wetten en regels", Decisions: []plan.Decision{}},
			{ID: "samenwerken", Title: "Samen werken, dicht bij huis", Decisions: []plan.Decision{nummer(), kwartaal()}}},
		NotInPlan: []plan.NotInPlan{
			{Proposal: "v5", Title: "Een pas voor mantelzorgers", Outcome: "parked", Reason: "Eerst horen wat winkels willen doen.", Who: "ondernemersvereniging", When: "2022-03"},
			{Proposal: "v6", Title: "Alle formulieren afschaffen", Outcome: "outside_frameworks", Reason: "De wet vraagt bij zorg thuis een handtekening."},
			{Proposal: "v7", Title: "Een eigen bus per dorp", Outcome: "not_adopted"},
			{Proposal: "v8", Title: "Een tweede inloophuis", Outcome: "not_adopted", Reason: "Alles samen kost niet meer dan 250.000 euro."},
			{Proposal: "v9", Title: "Een krant", Outcome: "withdrawn"}, {Proposal: "v10", Title: "Een app", Outcome: "not_reached"}},
		OutsideFrameworks: []string{"v6"},
		Cases: []plan.Case{{ID: "mevrouw-k", Title: "Mevrouw K. wil een weekend weg", Story: "Mevrouw K. zorgt al zes jaar voor haar man.\nZij sliep al lang geen nacht door.",
			Questions: []plan.Question{{Text: "Wie kan hier helpen?", Tables: []plan.Table{{Table: 1, Notes: []string{"De buren, als iemand het vraagt", "Een logeerhuis"}}, {Table: 3, Notes: []string{"De wijkverpleegkundige weet de weg"}}}},
				{Text: "Wat houdt mensen tegen?", Tables: []plan.Table{}}}}},
		Cards: plan.Cards{InPlan: 41, Merged: 12, Parked: 6, Withdrawn: 3, Removed: 1, NotAdopted: 4, Outside: 2, NotReached: 9, Total: 78}}
	return sealed(d)
}

func decided(id, title, text string, n int) plan.Decision {
	return plan.Decision{Proposal: id, Title: title, Text: text, Version: 1, Outcome: "adopted", Method: "stand_behind", Secrecy: "closed",
		Rule: plan.Rule{Method: "stand_behind", Params: json.RawMessage("{}")}, Result: plan.Result{Electorate: n, Answered: n,
			Counts: map[string]int{"support": n, "support_with_concern": 0, "not_yet": 0}, Via: map[string]int{"phone": n - 5, "helper": 3, "paper": 2}},
		Concerns: []string{}, NeedsYesFrom: []string{}, Numbers: map[string]string{}, Ideas: []string{"i1", "i2", "i3"},
		Checks: []plan.Check{{Framework: "gezondheid", Verdict: "fits"}, {Framework: "preventie", Verdict: "fits"}, {Framework: "samen", Verdict: "fits"},
			{Framework: "wetten", Verdict: "fits", Advice: &plan.Advice{Verdict: "fits", By: "expert"}},
			{Framework: "budget", Verdict: "fits", Advice: &plan.Advice{Verdict: "fits", By: "expert"}},
			{Framework: "termijn", Verdict: "fits", Advice: &plan.Advice{Verdict: "fits", By: "expert"}}}}
}

func griepprik() plan.Decision {
	d := decided("v1", "Bij de griepprik vragen: zorgt u voor iemand?", "Huisartsen vragen bij de griepprik aan iedereen: zorgt u voor iemand?\n"+
		"Wie ja zegt, krijgt een kaartje met het vaste telefoonnummer.", 56)
	d.Lead, d.FirstStep, d.Due, d.Numbers = "Huisartsen in Westerkwartier", "Kaartje en uitleg maken", "2022-01", map[string]string{"cost": "4000.00"}
	d.NeedsYesFrom = []string{"Huisartsenkring", "College van burgemeester en wethouders"}
	return d
}

func plek() plan.Decision {
	d := decided("v2", "Een vaste plek in elk dorp", "In elk dorp komt één vaste plek waar mantelzorgers terechtkunnen met hun vragen. Er zit iemand die "+
		"luistert en de weg weet. Na het eerste jaar betaalt de gemeente dit uit het budget voor dorpen.", 56)
	d.Version, d.Outcome, d.Result.Counts = 3, "adopted_with_concerns", map[string]int{"support": 54, "support_with_concern": 2, "not_yet": 0}
	d.Result.Left = 1
	d.Concerns = []string{"Kan de plek ook op een avond of in het weekend open?", "Denk aan mensen die niet kunnen reizen."}
	d.Lead, d.FirstStep, d.Due = "professional", "Drie dorpen zoeken samen een plek", "2022-03-01"
	d.Numbers, d.NeedsYesFrom = map[string]string{"cost": "18000.00", "yield": "2500.50", "dorpen": "41"}, []string{"gemeente", "Dorpshuizen"}
	d.Checks[1] = plan.Check{Framework: "preventie", Verdict: "fits_with_exception", Reason: "Het helpt ook mensen die al zijn vastgelopen."}
	d.Checks[4].Advice = &plan.Advice{Verdict: "unclear", Reason: "Het tweede jaar is nog niet begroot.", By: "financieel adviseur"}
	d.Checks[5] = plan.Check{Framework: "termijn", Verdict: "not_applicable"}
	return d
}

func nummer() plan.Decision {
	d := decided("v3", "Eén telefoonnummer voor alle vragen", "Er komt één telefoonnummer voor alle vragen over mantelzorg. Wie belt, krijgt een mens aan de lijn.", 56)
	d.Abstract = true
	return d
}

func kwartaal() plan.Decision {
	d := decided("v4", "Elk kwartaal samen in een dorpshuis", "Elk kwartaal eten mantelzorgers samen in een dorpshuis.", 55)
	d.Method, d.Secrecy = "majority", "open"
	d.Rule = plan.Rule{Method: "majority", Params: json.RawMessage(`{"num":6,"den":8,"strict":false,"basis":"present"}`)}
	d.Result = plan.Result{Electorate: 55, Answered: 53, Counts: map[string]int{"for": 48, "against": 3, "blank": 2}, Via: map[string]int{"phone": 53}}
	d.Lead, d.FirstStep, d.Due, d.Numbers = "Dorpshuizen", "Een datum prikken", "voorjaar 2022", map[string]string{"cost": "0.00"}
	return d
}

func english() plan.Document {
	d := plan.Document{Language: "en", Style: &plan.Style{Colour: "#8a1f5c", Logo: &plan.Logo{PNG: logotest.PNG, Alt: "Arms of the \"Old Mill\" & <square>"}}, Meeting: plan.Meeting{Title: "Decision meeting on the square", Question: "What do we do with the market square?",
		Date: "autumn 2025", Place: "Old Mill"}, Frameworks: []plan.Framework{fixed("trees", "preference", "Every tree stays.")},
		Attendance: map[string]int{"resident": 31, "observer": 5, "shopkeeper": 8}, OutsideFrameworks: []string{},
		NotInPlan: []plan.NotInPlan{{Proposal: "p2", Title: "A car park", Outcome: "not_reached"}},
		Cards:     plan.Cards{InPlan: 1, Total: 1}}
	one := decided("p1", "A bench under every tree", "Under every tree comes a bench that two people can lift.", 39)
	one.Method, one.Rule.Method, one.Secrecy = "consent", "consent", "secret"
	one.Result.Counts = map[string]int{"no_objection": 38, "no_objection_with_concern": 1, "objection": 0}
	one.Concerns, one.Checks = []string{"Who paints them?"}, []plan.Check{{Framework: "trees", Verdict: "fits"}}
	one.Lead, one.FirstStep, one.Due, one.Numbers = "shopkeeper", "Count the trees", "2026-04-01", map[string]string{"cost": "1234567.80"}
	one.NeedsYesFrom = []string{"The council"}
	d.Themes = []plan.Theme{{ID: "t", Title: "Sitting", Decisions: []plan.Decision{one}}}
	return sealed(d)
}

func empty() plan.Document {
	d := plan.Document{Language: "nl", Meeting: plan.Meeting{Title: "Avond over het park", Municipality: "Gemeente Oost",
		Question: "Wat doen we met het park?", Date: "2026-02-03"}, Frameworks: []plan.Framework{},
		Attendance: map[string]int{"resident": 14}, Themes: []plan.Theme{{ID: "a", Title: "Spelen", Decisions: []plan.Decision{}}},
		NotInPlan: []plan.NotInPlan{{Proposal: "v1", Title: "Een speeltuin", Outcome: "not_reached"}}, OutsideFrameworks: []string{},
		Cards: plan.Cards{NotReached: 3, Total: 3}}
	return sealed(d)
}

// large is a plan of 500 ideas and 100 decisions, each with 23 concerns.
func large() plan.Document {
	d := rich()
	d.Themes, d.NotInPlan = nil, nil
	for t := range 10 {
		theme := plan.Theme{ID: fmt.Sprint("t", t), Title: fmt.Sprint("Onderwerp ", t+1)}
		for i := range 10 {
			one := plek()
			one.Proposal, one.Ideas = fmt.Sprint("v", t*10+i), strings.Split(strings.Repeat("i ", 6)+"i", " ")
			one.Concerns = append(one.Concerns, strings.Split(strings.Repeat("Let ook hierop|", 20)+"Einde", "|")...)
			theme.Decisions = append(theme.Decisions, one)
		}
		d.Themes = append(d.Themes, theme)
	}
	for i := range 20 {
		d.NotInPlan = append(d.NotInPlan, plan.NotInPlan{Proposal: fmt.Sprint("w", i), Title: "Iets anders", Outcome: "parked", Reason: "Later", Who: "iemand", When: "2030"})
	}
	d.Cards = plan.Cards{InPlan: 480, Parked: 20, Total: 500}
	return d
}
