package post

import (
	"strconv"

	"hoofdlijn/internal/calendar"
)

// Task is a decision of a plan that somebody takes up.
type Task struct {
	Plan     string
	Decision string
	Due      string // "2027-03-01"; empty for none
	Late     bool
	Link     string // personal
}

// TakeUp tells somebody that a plan has them as who takes up a decision, and gives them their own page.
func TakeUp(to To, from From, k Task) Mail {
	t := to.said
	return to.mail(from, t("U pakt iets op uit een plan", "You take up something of a plan"), []part{
		{Text: t("Mensen hebben samen een plan gemaakt. Daarin staat dat u dit oppakt:", "People made a plan together. It says that you take this up:")},
		{Text: k.Decision, Big: true},
		{Fact: t("Plan", "Plan"), Text: k.Plan},
		{Text: t("Op uw eigen bladzijde zegt u of u dit doet, en later hoe het gaat. U hebt geen account nodig. Iedereen kan lezen wat u daar meldt.",
			"On your own page you say whether you do this, and later how it goes. You need no account. Everybody can read what you report there.")},
		{Button: t("Naar uw bladzijde", "To your page"), Link: k.Link},
	})
}

// Reminder reminds who takes up a decision of its day.
func Reminder(to To, from From, k Task) Mail {
	t := to.said
	subject, opening := t("Hoe gaat het met wat u oppakt?", "How is it going with what you take up?"), t("Bijna is het zover. U pakt dit op:", "It is nearly time. You take this up:")
	when := t("Klaar volgens het plan", "Done by the plan")
	if k.Late {
		opening = t("Dit had klaar moeten zijn. U pakt het op:", "This should have been done. You take it up:")
	}
	return to.mail(from, subject, []part{
		{Text: opening},
		{Text: k.Decision, Big: true},
		{Fact: when, Text: calendar.Day(to.Language, k.Due)},
		{Text: t("Vertel hoe het gaat. Een zin is genoeg, ook als het niet lukt.", "Tell us how it goes. One sentence is enough, also when it does not work out.")},
		{Button: t("Melden hoe het gaat", "Report how it goes"), Link: k.Link},
	})
}

// Course is how far a plan is that somebody made with others.
type Course struct {
	Open, Late int    // decisions that are not done, and those of which the day is over
	Day        string // on which people look back: "2027-06-01"; empty for none
	Link       string // personal
}

// LookBack asks somebody who said that they may be asked how it goes. It does not tell what the plan is about.
func LookBack(to To, from From, c Course) Mail {
	t := to.said
	parts := []part{
		{Text: t("U dacht mee over een plan, en u zei dat wij u later mochten vragen hoe het gaat. Nu is het zover.", "You helped to make a plan, and you said that we might ask you later how it goes. Now we do.")},
		{Fact: t("Nog niet klaar", "Not done yet"), Text: counted(to, c.Open)},
	}
	if c.Late > 0 {
		parts = append(parts, part{Fact: t("Te laat", "Late"), Text: counted(to, c.Late)})
	}
	if day := calendar.Day(to.Language, c.Day); day != "" {
		parts = append(parts, part{Fact: t("Wij kijken terug op", "We look back on"), Text: day})
	}
	return to.mail(from, t("Hoe gaat het met ons plan?", "How is our plan going?"), append(parts,
		part{Text: t("Op uw eigen bladzijde leest u wat er van elk besluit terechtkomt. U kunt zeggen of het klopt, en of u wilt helpen.", "On your own page you read what becomes of each decision. You can say whether it is right, and whether you want to help.")},
		part{Button: t("Naar uw bladzijde", "To your page"), Link: c.Link}))
}

func counted(to To, n int) string {
	if n == 1 {
		return to.said("1 besluit", "1 decision")
	}
	return strconv.Itoa(n) + to.said(" besluiten", " decisions")
}
