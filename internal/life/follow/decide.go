package follow

import (
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	from := FromTeam
	switch c.By.Role {
	case meeting.Municipality:
		from = FromTown
	case meeting.Lead:
		from = FromLead
		if no := s.refuseLead(c); no != nil {
			return nil, no
		}
	}
	switch do := c.Do.(type) {
	case *NameLead:
		return s.nameLead(do, from, c.At)
	case *Post:
		return s.post(do.Report, from, c.At)
	case *Respond:
		return s.respond(do, from, c.At)
	case *Answer:
		return s.answer(do, c)
	case *Help:
		return s.help(do, c.By.Subject())
	case *ShowWords:
		return s.showWords(do.Words)
	case *FormGroup:
		return s.formGroup(do.Group, from, c.At)
	case *EndGroup:
		return s.endGroup(do, from, c.At)
	case *SetEvaluation:
		return s.setEvaluation(do.Date)
	case *Evaluate:
		return s.evaluate(do, from, c.At)
	case *Replace:
		return s.replace(do.Successor, c.At)
	case *TakeOut:
		return s.takeOut(do.Told, c.At)
	case *GiveLink:
		return s.giveLink(do, from, c.At)
	case *EndLink:
		return s.endLink(do, from, c.At)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: what becomes of the plan objects to nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// most is how many reports a decision may have, and how much there may be of everything else.
const most = 100

// mostLinks is how many links for leads there may be: several for each decision of a large plan.
const mostLinks = 1000

// nameLead is W2.
func (s *State) nameLead(do *NameLead, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	a, lead := s.of(do.Proposal), strings.TrimSpace(do.Lead)
	if a == nil {
		return nil, meeting.Refuse(meeting.Unknown, "proposal", do.Proposal)
	}
	if no := refuseSaid("lead", lead, do.Date, now); no != nil {
		return nil, no
	}
	switch {
	case a.lead != "" && len(a.named) == 0 && !a.declined, from == FromTown && s.keepsOff(a):
		return nil, meeting.Refuse(meeting.Taken, "field", "lead")
	case a.who() == lead:
		return nil, meeting.Refuse(meeting.NoChange)
	case len(a.named) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&LeadNamed{do.Proposal, lead, do.Date, from}}, nil
}

// keepsOff says whether the municipality may not name another for a decision. That would end the link of whom the team lets speak; and by a link
// that it gave itself, it might have said in their place that it is not theirs.
func (s *State) keepsOff(a *action) bool {
	for _, l := range s.links {
		if l.of == a && (l.from == FromTeam && !l.ended && !a.declined || l.from == FromTown && a.declined) {
			return true
		}
	}
	return false
}

// post is W3.
func (s *State) post(r Report, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	a := s.of(r.Proposal)
	r.Text = strings.TrimSpace(r.Text)
	if a == nil {
		return nil, meeting.Refuse(meeting.Unknown, "proposal", r.Proposal)
	}
	if no := a.refuseReport(r, from, now); no != nil {
		return nil, no
	}
	switch last := a.last(); {
	case s.updates[r.ID] != nil:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case last != nil && last.Status == r.Status && last.Text == r.Text:
		return nil, meeting.Refuse(meeting.NoChange)
	case last != nil && r.Date < last.Date:
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	case len(a.updates) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Reported{r.ID, r.Proposal, r.Status, r.Date, from, r.Text}}, nil
}

func (a *action) last() *update {
	if len(a.updates) == 0 {
		return nil
	}
	return a.updates[len(a.updates)-1]
}

// Declined is the status of what who was to take it up finds not theirs to do. It is as open as before.
const Declined = "declined"

// refuseReport: who accepted must be known, and what is done, dropped or somebody else's is told in a sentence.
func (a *action) refuseReport(r Report, from string, now time.Time) *meeting.Refusal {
	switch {
	case r.Status == Declined && from != FromLead:
		return meeting.Refuse(meeting.BadValue, "field", "status")
	case slices.Contains([]string{"done", "dropped", Declined}, r.Status) && r.Text == "":
		return meeting.Refuse(meeting.Incomplete, "field", "text")
	case r.Status == "accepted" && a.who() == "" && from != FromLead:
		return meeting.Refuse(meeting.Incomplete, "field", "lead")
	case !number.HasCome(r.Date, now):
		return meeting.Refuse(meeting.BadValue, "field", "date")
	}
	return nil
}

// takeOut is W12.
func (s *State) takeOut(t Told, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	w := s.words(t)
	switch {
	case w == nil:
		return nil, meeting.Refuse(meeting.Unknown, t.Kind, t.ID)
	case *w.text == "":
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&TakenOut{t, now.Format(time.DateOnly)}}, nil
}

// refuseLead is W11: a lead speaks by a link that holds, and of their own decision. What is not there is told apart later.
func (s *State) refuseLead(c meeting.Command) *meeting.Refusal {
	own := s.links[string(c.By.Person)]
	holds := own != nil && !own.ended
	switch do := c.Do.(type) {
	case *Post:
		a := s.of(do.Proposal)
		holds = holds && (a == nil || a == own.of)
	case *Respond:
		u := s.updates[do.Update]
		holds = holds && (u == nil || u.of == own.of)
	case *EndLink:
		l := s.links[do.Link]
		holds = holds && (l == nil || l == own)
	}
	if !holds {
		return meeting.Refuse(meeting.NotAllowed)
	}
	return nil
}

// giveLink is W11.
func (s *State) giveLink(do *GiveLink, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	a := s.of(do.Proposal)
	switch {
	case a == nil:
		return nil, meeting.Refuse(meeting.Unknown, "proposal", do.Proposal)
	case a.who() == "":
		return nil, meeting.Refuse(meeting.Incomplete, "field", "lead")
	case s.links[do.Link] != nil:
		return nil, meeting.Refuse(meeting.Taken, "field", "link")
	case len(s.links) >= mostLinks:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostLinks)
	}
	return []meeting.Fact{&LinkGiven{do.Link, do.Proposal, now.Format(time.DateOnly), from}}, nil
}

// endLink is W11: a municipality does not silence whom the team gave a link.
func (s *State) endLink(do *EndLink, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	switch l := s.links[do.Link]; {
	case l == nil:
		return nil, meeting.Refuse(meeting.Unknown, "link", do.Link)
	case l.ended:
		return nil, meeting.Refuse(meeting.NoChange)
	case from == FromTown && l.from != FromTown:
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	return []meeting.Fact{&LinkEnded{do.Link, now.Format(time.DateOnly), from}}, nil
}

// respond is W6.
func (s *State) respond(do *Respond, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	u, text := s.updates[do.Update], strings.TrimSpace(do.Text)
	if u == nil {
		return nil, meeting.Refuse(meeting.Unknown, "update", do.Update)
	}
	if no := refuseSaid("text", text, do.Date, now); no != nil {
		return nil, no
	}
	switch {
	case len(u.responses) > 0 && u.responses[len(u.responses)-1].Text == text:
		return nil, meeting.Refuse(meeting.NoChange)
	case len(u.responses) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Replied{do.Update, len(u.responses), do.Date, from, text}}, nil
}

// answer is W5.
func (s *State) answer(do *Answer, c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	u, text := s.updates[do.Update], strings.TrimSpace(do.Text)
	if u == nil {
		return nil, meeting.Refuse(meeting.Unknown, "update", do.Update)
	}
	was, _ := u.said(c.By.Subject())
	switch {
	case !s.people.HasCome(c.By.Subject()):
		return nil, meeting.Refuse(meeting.NotThere)
	case text != "" && do.Answer != "wrong":
		return nil, meeting.Refuse(meeting.BadValue, "field", "text")
	case was.says == do.Answer && was.Text == text:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	words := Words{Person: c.By.Subject(), Text: text}
	if text != "" {
		words.ID = hex.EncodeToString(c.Seed[:16]) // it tells nothing of whose it is
	}
	return []meeting.Fact{&Answered{do.Update, do.Answer, was.says, words}}, nil
}

// help is W7.
func (s *State) help(do *Help, who meeting.PersonID) ([]meeting.Fact, *meeting.Refusal) {
	a := s.of(do.Proposal)
	switch {
	case a == nil:
		return nil, meeting.Refuse(meeting.Unknown, "proposal", do.Proposal)
	case slices.Contains(a.helpers, who) == do.Help:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Helped{do.Proposal, do.Help, who}}, nil
}

// showWords is W6.
func (s *State) showWords(id string) ([]meeting.Fact, *meeting.Refusal) {
	known := false
	for _, u := range s.updates {
		known = known || slices.ContainsFunc(u.answers, func(a answer) bool { return a.ID == id })
	}
	switch {
	case !known:
		return nil, meeting.Refuse(meeting.Unknown, "words", id)
	case s.shown[id]:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&WordsShown{id}}, nil
}

// formGroup is W8.
func (s *State) formGroup(g Group, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	g.Name, g.Does, g.Proposals = strings.TrimSpace(g.Name), strings.TrimSpace(g.Does), slices.Clone(g.Proposals)
	for _, p := range g.Proposals {
		if s.of(p) == nil {
			return nil, meeting.Refuse(meeting.Unknown, "proposal", p)
		}
	}
	if len(g.Proposals) == 0 {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "proposals")
	}
	if no := meeting.First(refuseSaid("name", g.Name, g.Date, now), refuseSaid("does", g.Does, g.Date, now)); no != nil {
		return nil, no
	}
	switch {
	case s.group(g.ID) >= 0:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case len(s.groups) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&GroupBegun{g.ID, g.Proposals, g.Date, from, GroupWords{g.Name, g.Does}}}, nil
}

// endGroup is W8.
func (s *State) endGroup(do *EndGroup, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	at, reason := s.group(do.ID), strings.TrimSpace(do.Reason)
	if at < 0 {
		return nil, meeting.Refuse(meeting.Unknown, "group", do.ID)
	}
	if no := refuseSaid("reason", reason, do.Date, now); no != nil {
		return nil, no
	}
	switch g := s.groups[at]; {
	case g.Ended != nil:
		return nil, meeting.Refuse(meeting.NoChange)
	case from == FromTown && g.From != FromTown:
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	return []meeting.Fact{&GroupStopped{do.ID, do.Date, from, reason}}, nil
}

// setEvaluation is W9.
func (s *State) setEvaluation(day string) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case !number.IsDay(day):
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	case len(s.look) > 0 && s.look[len(s.look)-1] == day:
		return nil, meeting.Refuse(meeting.NoChange)
	case len(s.look) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&EvaluationSet{day}}, nil
}

// evaluate is W9.
func (s *State) evaluate(do *Evaluate, from string, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	is := Response{strings.TrimSpace(do.Text), do.Date, from, ""}
	if no := refuseSaid("text", is.Text, is.Date, now); no != nil {
		return nil, no
	}
	switch {
	case slices.Contains(s.looked, is):
		return nil, meeting.Refuse(meeting.NoChange)
	case len(s.looked) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&LookedBack{len(s.looked), is.Date, from, is.Text}}, nil
}

// replace is W10.
func (s *State) replace(by Successor, now time.Time) ([]meeting.Fact, *meeting.Refusal) {
	by.Title = strings.TrimSpace(by.Title)
	if by.Proposal != "" && s.of(by.Proposal) == nil {
		return nil, meeting.Refuse(meeting.Unknown, "proposal", by.Proposal)
	}
	if no := refuseSaid("title", by.Title, by.Date, now); no != nil {
		return nil, no
	}
	switch {
	case !isAddress(by.Address):
		return nil, meeting.Refuse(meeting.BadValue, "field", "address")
	case !plan.IsCode(by.Code) || by.Code == s.plan.Plan().Code():
		return nil, meeting.Refuse(meeting.BadValue, "field", "code")
	case slices.Contains(s.instead, by):
		return nil, meeting.Refuse(meeting.NoChange)
	case len(s.instead) >= most:
		return nil, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	return []meeting.Fact{&Replaced{by}}, nil
}

// refuseSaid asks for words, and for the day on which they were said.
func refuseSaid(field, text, date string, now time.Time) *meeting.Refusal {
	switch {
	case text == "":
		return meeting.Refuse(meeting.Incomplete, "field", field)
	case !number.HasCome(date, now):
		return meeting.Refuse(meeting.BadValue, "field", "date")
	}
	return nil
}

// isAddress says whether a text is the address of a page, that a browser may be sent to: on the web, with a host, and nothing
// that hides where it leads.
func isAddress(text string) bool {
	rest, secure := strings.CutPrefix(text, "https://")
	if !secure {
		rest, secure = strings.CutPrefix(text, "http://")
	}
	host, _, _ := strings.Cut(rest, "/")
	hides := func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`\"<>`, r) }
	return secure && host != "" && !strings.Contains(host, "@") && !strings.ContainsFunc(text, hides)
}

// lastDay is the last day that a date as people write it in a plan can mean; "" for words such as "voor de zomer", of which
// nobody can be late.
func lastDay(due string) string {
	day, ok := number.LastDay(due)
	if !ok {
		return ""
	}
	return day.Format(time.DateOnly)
}
