package kind

import (
	"cmp"
	"strings"
)

// capacities is what one person is, on a list or a badge.
var capacities = map[string]Both{
	"carer": {Dutch: "Mantelzorger", English: "Carer"}, "care_recipient": {Dutch: "Iemand die zorg krijgt", English: "Somebody who is cared for"},
	"resident": {Dutch: "Inwoner", English: "Resident"}, "volunteer": {Dutch: "Vrijwilliger", English: "Volunteer"},
	"professional": {Dutch: "Zorgprofessional", English: "Professional"}, "official": {Dutch: "Gemeente", English: "Municipality"},
	"expert": {Dutch: "Deskundige", English: "Expert"}, "companion": {Dutch: "Komt met iemand mee", English: "Comes along with somebody"},
	"observer": {Dutch: "Toehoorder", English: "Observer"}, "interpreter": {Dutch: "Tolk", English: "Interpreter"},
}

// As is what somebody comes as, in words; a word of people's own stays as it is.
func (m Meeting) As(p Person) string {
	if p.With != "" {
		return Both{Dutch: "Komt mee met ", English: "Comes along with "}.In(m.Language) + p.With
	}
	return cmp.Or(capacities[p.Capacity].In(m.Language), p.Capacity)
}

// Place is the meeting's place and date in one line.
func (m Meeting) Place() string {
	var known []string
	for _, one := range []string{m.Words.Day(m.About.Date), m.About.Place} {
		if one != "" {
			known = append(known, one)
		}
	}
	return strings.Join(known, " · ")
}

// Choices are the answers a method knows, as they stand on a card.
func (m Meeting) Choices(codes []string) []string {
	all := make([]string, len(codes))
	for i, code := range codes {
		said := m.Words.Choice(m.Method, code)
		all[i] = strings.ToUpper(said[:1]) + said[1:]
	}
	return all
}
