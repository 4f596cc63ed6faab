package post

import (
	"cmp"
	_ "embed"
	"html/template"
	"net/url"
	"strings"
	"time"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/phone"
	"hoofdlijn/internal/printed"
)

//go:embed mail.tmpl
var markup string

// To is whom a mail goes to, and what holds for every mail to them.
type To struct {
	ID       string    // of the mail, the same for every try
	At       time.Time // when it is written
	Language string
	Name     string
	Address  string
}

// From is who writes. What people read of them stands in the mail; the address it comes from is the Relay's.
type From struct {
	Name  string // the organisation
	Phone string // as people read it
	Hours string // when that is answered, in words
	Stop  string // link to say that one does not want to be contacted; empty for none
}

// Invite is what somebody is invited to.
type Invite struct {
	Question     string
	Link         string // personal
	By           string // answer until this day: "2026-11-30"
	Date         string // "2026-12-08"; empty as long as nobody knows
	Begins, Ends string
	Place        string
}

// Talk is an appointment for a talk.
type Talk struct {
	ID        string // of the appointment, the same when it is moved
	Revision  int    // counts how often it was moved
	Date      string
	Begins    string
	Ends      string
	Place     string // in words
	Link      string // personal; empty for none
	Cancelled bool
}

// part is one piece of a mail: written once, rendered as text and as HTML.
type part struct {
	Text   string
	Big    bool   // it is the question
	Fact   string // what Text is the value of
	More   string // after it
	Tel    template.URL
	Button string // leads to Link; left out when that is no page
	Link   string
	Stop   string // a link to be left alone, after Text
}

// Invitation invites somebody. The subject does not tell what it is about.
func Invitation(to To, from From, i Invite) Mail {
	t := to.said
	parts := []part{
		{Text: t("Wij nodigen u uit om mee te beslissen. Samen met anderen zoekt u een antwoord op deze vraag:", "We invite you to decide with us. Together with others you look for an answer to this question:")},
		{Text: i.Question, Big: true},
		{Fact: t("Wanneer", "When"), Text: cmp.Or(calendar.When(to.Language, i.Date, i.Begins, i.Ends), t("nog te bepalen", "not yet decided"))},
		{Fact: t("Waar", "Where"), Text: cmp.Or(i.Place, t("nog te bepalen", "not yet decided"))},
		{Text: t("Vóór die dag spreken wij u graag even. Wij vertellen wat er gaat gebeuren. U vertelt wat u nodig hebt om goed mee te doen. Het duurt ongeveer een kwartier.",
			"Before that day we would like to talk with you. We tell you what is going to happen. You tell us what you need to take part well. It takes about a quarter of an hour.")},
	}
	if day := calendar.Day(to.Language, i.By); day != "" {
		parts = append(parts, part{Text: t("Laat het ons weten, uiterlijk ", "Let us know, no later than ") + day + "."})
	}
	parts = append(parts, part{Button: t("Antwoord geven", "Answer"), Link: i.Link})
	return to.mail(from, t("Uitnodiging: beslist u mee?", "Invitation: will you decide with us?"), parts)
}

// Notice says that there is a message, and never what is in it.
func Notice(to To, from From, link string) Mail {
	t := to.said
	return to.mail(from, t("Er staat een bericht voor u klaar", "There is a message for you"), []part{
		{Text: t("Er staat een bericht voor u klaar. U leest het op uw eigen bladzijde.", "There is a message for you. You read it on your own page.")},
		{Button: t("Bericht lezen", "Read the message"), Link: link},
	})
}

// Appointment says when somebody is spoken to, that it was moved, or that it is off; with a file for their calendar.
func Appointment(to To, from From, a Talk) Mail {
	t := to.said
	subject, opening := t("Uw afspraak", "Your appointment"), t("Wij hebben een afspraak:", "We have an appointment:")
	switch {
	case a.Cancelled:
		subject, opening = t("Uw afspraak gaat niet door", "Your appointment is off"), t("Deze afspraak gaat niet door:", "This appointment is off:")
	case a.Revision > 0:
		subject, opening = t("Uw afspraak is veranderd", "Your appointment has changed"), t("De afspraak is veranderd. Het is nu:", "The appointment has changed. It is now:")
	}
	parts := []part{{Text: opening}, {Fact: t("Wanneer", "When"), Text: calendar.When(to.Language, a.Date, a.Begins, a.Ends)}}
	if a.Place != "" {
		parts = append(parts, part{Fact: t("Waar", "Where"), Text: a.Place})
	}
	if !a.Cancelled {
		parts = append(parts, part{Text: t("De afspraak zit ook als bestand bij deze mail, voor uw agenda. Kunt u niet? Laat het ons weten.", "The appointment is also in a file with this mail, for your calendar. Can you not make it? Let us know.")},
			part{Button: t("Naar uw eigen bladzijde", "To your own page"), Link: a.Link})
	}
	m := to.mail(from, subject, parts)
	m.Calendar = calendar.File(calendar.Event{ID: wordOnly(a.ID), Revision: a.Revision, Written: to.At, Date: a.Date, Begins: a.Begins, Ends: a.Ends,
		Title: t("Gesprek", "Conversation"), Place: a.Place, Text: strings.TrimSpace(line(from.Name) + " " + line(from.Phone)), Cancelled: a.Cancelled})
	return m
}

func (to To) said(dutch, english string) string {
	return printed.Both{Dutch: dutch, English: english}.In(to.Language)
}

// mail puts what every mail has around the parts, and renders them.
func (to To) mail(from From, subject string, parts []part) Mail {
	greeting := to.said("Beste lezer,", "Dear reader,")
	if name := line(to.Name); name != "" {
		greeting = to.said("Beste ", "Dear ") + name + ","
	}
	all := append([]part{{Text: greeting}}, parts...)
	if number := line(from.Phone); number != "" {
		call := part{Fact: to.said("Liever bellen", "Rather call"), Text: number}
		if n, err := phone.Parse(number); err == nil {
			call.Tel = template.URL(n.Tel()) //nolint:gosec // digits alone
		}
		if hours := line(from.Hours); hours != "" {
			call.More = "(" + hours + ")"
		}
		all = append(all, call)
	}
	all = append(all, part{Text: to.said("Met vriendelijke groet,", "Kind regards,")}, part{Text: from.Name})
	if stop := page(from.Stop); stop != "" {
		all = append(all, part{Text: to.said("Wilt u geen berichten meer?", "Do you not want any more messages?"), Stop: stop})
	}
	all = tidy(all)
	return Mail{ID: to.ID, At: to.At, Name: to.Name, Address: to.Address, Subject: subject, Text: to.plain(all), HTML: to.html(subject, all)}
}

// tidy puts every text on one line and leaves out what says nothing or leads nowhere.
func tidy(all []part) []part {
	var kept []part
	for _, p := range all {
		p.Text, p.Link = line(p.Text), page(p.Link)
		if p.Text != "" || p.Button != "" && p.Link != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// page is an address of a page as it may stand in a mail; nothing when it is anything else.
func page(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(link, " <>\"") || line(link) != link {
		return ""
	}
	return link
}

func (to To) plain(all []part) string {
	var b strings.Builder
	for _, p := range all {
		switch {
		case p.Button != "":
			b.WriteString(p.Button + ":\n" + p.Link)
		case p.Fact != "":
			b.WriteString(strings.TrimSpace(p.Fact + ": " + p.Text + " " + p.More))
		case p.Stop != "":
			b.WriteString(p.Text + "\n" + p.Stop)
		default:
			b.WriteString(p.Text)
		}
		b.WriteString("\n\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func (to To) html(subject string, all []part) string {
	var b strings.Builder
	shown := template.Must(template.New("mail").Funcs(template.FuncMap{"t": to.said}).Parse(markup))
	if err := shown.Execute(&b, struct {
		Language, Subject string
		Parts             []part
	}{to.said("nl", "en"), subject, all}); err != nil {
		panic("post: cannot write " + err.Error()) // our own template and types
	}
	return b.String()
}
