package report

import (
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

// sheet is the report as it is laid out: its own words, and those it has in common with the plan.
type sheet struct {
	outline.Document
	report Document
	draft  bool
	say    *words
	plan   *worded.Words
}

// Outline is the report as headings, paragraphs, lists and tables, for every file that is made of it.
func (r Document) Outline() outline.Document {
	s := &sheet{report: r, draft: r.Journal == nil, say: &dutch, plan: worded.For(r.Language)}
	s.Language, s.Colour, s.Logo = "nl", r.Colour(), worded.Logo(r.Style)
	if r.Language == "en" {
		s.say, s.Language = &english, "en"
	}
	s.cover()
	s.present()
	s.course()
	s.information()
	s.clarifications()
	s.ideas()
	s.rounds()
	s.passedOn()
	s.open()
	s.deviations()
	s.routes()
	s.about()
	return s.Document
}

func (s *sheet) cover() {
	m := s.report.Meeting
	s.name(m)
	if s.draft {
		s.Say(outline.Strong, s.say.Draft)
	}
	if s.report.Example {
		s.Say(outline.Strong, s.plan.Example+". "+s.plan.ExampleLine)
	}
	s.Say(outline.Soft, s.About)
	s.Heading(1, worded.Inline(m.Question))
	lead := s.say.Lead
	if len(s.report.InPlan) == 0 {
		lead = s.say.LeadNone
	}
	s.Say(outline.Lead, lead)
	s.warn()
	s.facts(s.plan.Meeting, worded.Inline(m.Title), s.plan.Date, s.plan.Day(m.Date), s.plan.Place, worded.Inline(m.Place))
	s.Heading(2, s.say.AtAGlance)
	s.facts(s.say.People, strconv.Itoa(sum(s.report.Attendance.Present)), s.say.IdeasN, strconv.Itoa(s.report.Ideas.All.Total), s.say.Proposals, strconv.Itoa(len(s.report.Proposals)),
		s.say.RoundsN, strconv.Itoa(len(s.report.Rounds)), s.say.InPlan, strconv.Itoa(len(s.report.InPlan)), s.say.NotInPlan, strconv.Itoa(len(s.report.NotInPlan)))
}

// name is what the document is, and by what its pages are known.
func (s *sheet) name(m plan.Meeting) {
	s.About = s.say.Title
	if s.draft {
		s.About, s.Marks = s.say.DraftTitle, append(s.Marks, s.plan.Draft)
	}
	if s.report.Example {
		s.Marks = append(s.Marks, s.plan.Example)
	}
	if m.Municipality != "" {
		s.About += " · " + s.plan.Town(m.Municipality)
	}
	s.Title = strings.Join(append(slices.Clone(s.Marks), s.About, worded.Inline(m.Question)), " - ")
	s.Foot = s.say.Draft
	if !s.draft {
		s.Foot = s.plan.Code + " " + s.report.PlanCode
	}
}

// facts are labels and values in turns.
func (s *sheet) facts(labelsAndValues ...string) {
	var all []worded.Fact
	for i := 0; i < len(labelsAndValues); i += 2 {
		all = append(all, worded.Fact{Label: labelsAndValues[i], Value: labelsAndValues[i+1]})
	}
	s.Add(worded.Facts(all...))
}

// warn says of whom nobody was there.
func (s *sheet) warn() {
	var who []string
	for _, capacity := range s.report.Attendance.Absent {
		who = append(who, s.capacity(capacity))
	}
	if len(who) == 0 {
		return
	}
	sentence := s.say.NobodyMany
	if len(who) == 1 {
		sentence = s.say.Nobody
	}
	s.Add(outline.Paragraph{Look: outline.Heed, Spans: []outline.Span{{Text: worded.Fill(sentence, "{who}", s.plan.Enumerated(who)), Bold: true}, {Text: s.say.NobodyMore}}})
}

func (s *sheet) capacity(code string) string {
	return worded.Inline(worded.Or(s.plan.Capacities, code))
}

func (s *sheet) present() {
	s.Heading(2, s.say.Present)
	here, asked := s.plan.Attended(s.report.Attendance.Present), s.report.Attendance.Invited
	if len(asked) == 0 {
		s.Add(s.plan.Counted(here.Lead+" "+s.say.PresentLead, s.plan.Capacity, here))
		return
	}
	table := outline.Table{Caption: here.Lead + " " + s.say.PresentLead, Head: []string{s.plan.Capacity, s.say.Asked, s.say.Came}, Numbers: true}
	for _, capacity := range s.plan.InOrder(s.report.Attendance.Present, asked) {
		row := []string{s.capacity(capacity), "–", s.came(capacity)}
		if n := asked[capacity]; n > 0 {
			row[1] = strconv.Itoa(n)
		}
		table.Rows = append(table.Rows, row)
	}
	table.Foot = []string{s.plan.Total, strconv.Itoa(sum(asked)), here.Total}
	s.Add(table)
}

func (s *sheet) came(capacity string) string {
	n, counted := s.report.Attendance.Present[capacity]
	if !counted && !slices.Contains(s.report.Attendance.Absent, capacity) {
		return s.say.Among
	}
	return strconv.Itoa(n)
}

func sum(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

func (s *sheet) course() {
	s.Heading(2, s.say.Course)
	if len(s.report.Timeline) == 0 {
		s.Say(outline.Plain, s.say.CourseNone)
		return
	}
	s.Say(outline.Plain, s.say.CourseLead)
	for i, stretch := range s.report.Timeline {
		s.Heading(3, s.item(i, stretch))
		if stretch.Minutes > 0 {
			s.Say(outline.Soft, worded.Fill(s.say.Planned, "{n}", strconv.Itoa(stretch.Minutes)))
		}
		s.Add(worded.Listed(s.happened(stretch)))
	}
}

func (s *sheet) item(i int, stretch plan.Stretch) string {
	switch title := worded.Inline(stretch.Title); {
	case title != "":
		return title
	case stretch.Item != "":
		return worded.Inline(stretch.Item)
	case len(s.report.Timeline) == 1:
		return s.say.Meeting
	}
	return s.say.Before
}

// happened tells what happened at an item; the same thing twice is told once.
func (s *sheet) happened(stretch plan.Stretch) []string {
	var all []string
	times := map[string]int{}
	for _, h := range stretch.Happened {
		said := worded.Fill(worded.Or(s.say.Happened, h.What), "{of}", strings.Join(s.names(h), "; "))
		if times[said]++; times[said] == 1 {
			all = append(all, said)
		}
	}
	for i, said := range all {
		if n := times[said]; n > 1 {
			all[i] = worded.Fill(s.say.Times, "{what}", said, "{n}", strconv.Itoa(n))
		}
	}
	return all
}

// names is what something happened to, each once.
func (s *sheet) names(h plan.Happened) []string {
	var all []string
	for _, id := range h.Of {
		name := ""
		switch h.What {
		case plan.WasPostponed:
			name = s.plan.Day(id)
		case plan.BoardShown:
			name = s.theme(id)
		case plan.CaseGiven, plan.CaseShown:
			name = s.caseTitle(id)
		default:
			name = s.title(id)
		}
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

func (s *sheet) title(proposal string) string {
	if title := worded.Inline(s.report.Proposals[proposal]); title != "" {
		return title
	}
	return s.say.Gone
}

func (s *sheet) theme(id string) string {
	for _, t := range s.report.Themes {
		if t.ID == id {
			return worded.Inline(t.Title)
		}
	}
	return s.say.GoneTheme
}

// caseTitle is what a case is called, when it became public.
func (s *sheet) caseTitle(id string) string {
	for _, c := range s.report.Cases {
		if c.ID == id {
			return worded.Inline(c.Title)
		}
	}
	return s.say.GoneCase
}

func (s *sheet) information() {
	if len(s.report.Information) == 0 {
		return
	}
	s.Heading(2, s.say.Information)
	s.Say(outline.Plain, s.say.InformationLead)
	for _, q := range s.report.Information {
		answer := worded.Inline(q.Answer)
		if answer == "" {
			answer = s.say.NoSay
		}
		s.asked(worded.Inline(q.Question), s.say.Answer, answer)
	}
}

func (s *sheet) clarifications() {
	if len(s.report.Clarifications)+len(s.report.Renewals) == 0 {
		return
	}
	s.Heading(2, s.say.Clarified)
	for _, r := range s.report.Renewals {
		s.Say(outline.Plain, worded.Fill(s.say.Renewed, "{n}", strconv.Itoa(r.Version), "{why}", worded.Inline(r.Reason)))
	}
	if len(s.report.Clarifications) > 0 {
		s.Say(outline.Plain, s.say.ClarifiedLead)
	}
	for _, c := range s.report.Clarifications {
		s.asked(worded.Inline(c.Question), s.say.Answer, worded.Inline(c.Answer))
		s.Say(outline.Soft, worded.Joined(" · ", worded.Inline(c.Framework), worded.Inline(c.By)))
	}
}

func (s *sheet) asked(question, label, answer string) {
	s.Say(outline.Strong, question)
	s.facts(label, answer)
}

func (s *sheet) ideas() {
	s.Heading(2, s.say.Ideas)
	all := s.report.Ideas
	if all.All.Total == 0 {
		s.Say(outline.Plain, s.say.IdeasNone)
		return
	}
	lead := s.say.IdeasLead
	if len(all.Quoted) > 0 {
		lead = s.say.IdeasQuoted
	}
	s.Add(s.plan.Counted(worded.Fill(lead, "{n}", strconv.Itoa(all.All.Total)), s.plan.CardsPlace, s.plan.Ended(all.All)))
	if len(all.Themes) > 1 {
		s.Add(s.perTheme(all.Themes))
	}
	if len(all.Reactions) > 0 {
		s.Heading(3, s.say.Reactions)
		t := worded.Table{}
		for _, kind := range worded.Ordered(all.Reactions, []string{"recognise", "important", "question", "careful"}, "") {
			t.Rows = append(t.Rows, worded.Fact{Label: worded.Or(s.say.Kinds, kind), Value: strconv.Itoa(all.Reactions[kind])})
		}
		s.Add(s.plan.Counted(s.say.ReactionsLead, s.say.Reaction, t))
	}
	s.quotes()
}

// quotes are the ideas that were read for this report, per subject, each with where it ended.
func (s *sheet) quotes() {
	quoted := map[string][]plan.Quote{}
	var subjects []string
	for _, q := range s.report.Ideas.Quoted {
		if quoted[q.Theme] == nil {
			subjects = append(subjects, q.Theme)
		}
		quoted[q.Theme] = append(quoted[q.Theme], q)
	}
	if len(subjects) == 0 {
		return
	}
	s.Heading(3, s.say.Quoted)
	s.Say(outline.Plain, worded.Fill(s.say.QuotedLead, "{n}", strconv.Itoa(len(s.report.Ideas.Quoted)), "{all}", strconv.Itoa(s.report.Ideas.All.Total)))
	if slices.ContainsFunc(s.report.Ideas.Quoted, func(q plan.Quote) bool { return q.TakenOut != "" }) {
		s.Say(outline.Plain, s.say.TakenOutLead)
	}
	for _, subject := range subjects {
		table := outline.Table{Caption: s.theme(subject), Head: []string{s.say.Idea, s.say.Ended}, Shares: []int{6, 4}}
		for _, q := range quoted[subject] {
			table.Rows = append(table.Rows, []string{s.quote(q), s.ended(q)})
		}
		s.Add(table)
	}
}

// quote is what an idea says, or since when it does no more.
func (s *sheet) quote(q plan.Quote) string {
	if q.TakenOut != "" {
		return worded.Fill(s.say.TakenOut, "{day}", s.plan.Day(q.TakenOut))
	}
	return worded.Inline(q.Text)
}

// ended is where an idea ended, and in which proposals.
func (s *sheet) ended(q plan.Quote) string {
	var names []string
	for _, id := range q.Proposals {
		names = append(names, s.title(id))
	}
	where := worded.Inline(worded.Or(s.plan.Ends, q.End))
	if len(names) == 0 {
		return where
	}
	return where + ": " + strings.Join(names, "; ")
}

func (s *sheet) perTheme(themes []plan.ThemeCards) outline.Table {
	table := outline.Table{Caption: s.say.PerSubject, Head: []string{s.say.Subject, s.say.Together, s.say.InPlan, s.say.Merged, s.say.NotInPlan}, Numbers: true, Shares: []int{8, 3, 3, 4, 4}}
	for _, t := range themes {
		row := []string{s.theme(t.Theme)}
		for _, n := range []int{t.Cards.Total, t.Cards.InPlan, t.Cards.Merged, t.Cards.Total - t.Cards.InPlan - t.Cards.Merged} {
			row = append(row, strconv.Itoa(n))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (s *sheet) rounds() {
	s.Heading(2, s.say.Rounds)
	if len(s.report.Rounds) == 0 {
		s.Say(outline.Plain, s.say.RoundsNone)
		return
	}
	s.Say(outline.Plain, s.say.RoundsLead)
	table := outline.Table{Head: []string{s.say.Round, s.say.Proposal, s.say.Outcome, s.say.Answered, s.say.Counts}, Shares: []int{5, 7, 6, 4, 6}}
	for i, r := range s.report.Rounds {
		for _, result := range r.Results {
			table.Rows = append(table.Rows, []string{strconv.Itoa(i+1) + " · " + s.plan.Method(r.Method), s.title(result.Proposal), s.outcome(r, result), s.answered(r), s.counts(r, result)})
		}
	}
	s.Add(table)
}

func (s *sheet) outcome(r plan.Round, result plan.RoundResult) string {
	switch {
	case r.Voided:
		return s.say.Void
	case r.Poll:
		return s.say.Poll
	}
	return worded.Inline(worded.Or(s.plan.Outcomes, result.Outcome))
}

func (s *sheet) answered(r plan.Round) string {
	if r.Voided {
		return "–"
	}
	return worded.Fill(s.say.Of, "{n}", strconv.Itoa(r.Answered), "{all}", strconv.Itoa(r.Electorate))
}

func (s *sheet) counts(r plan.Round, result plan.RoundResult) string {
	var all []string
	for _, answer := range s.plan.Gave(plan.Rule{Method: r.Method}, result.Counts) {
		all = append(all, answer.Value+" "+answer.Label)
	}
	if len(all) == 0 {
		return s.say.NoCounts
	}
	return strings.Join(all, ", ")
}

func (s *sheet) passedOn() {
	s.Heading(2, s.say.Pass)
	if !slices.ContainsFunc(s.report.InPlan, func(one InPlan) bool { return len(one.Concerns) > 0 }) {
		s.Say(outline.Plain, s.say.PassNone)
		return
	}
	s.Say(outline.Plain, s.say.PassLead)
	for _, one := range s.report.InPlan {
		if len(one.Concerns) > 0 {
			s.Heading(3, s.title(one.Proposal))
			s.Add(worded.Listed(worded.Inlines(one.Concerns)))
		}
	}
}

func (s *sheet) open() {
	s.Heading(2, s.say.Open)
	if len(s.report.NotInPlan) == 0 {
		s.Say(outline.Plain, s.say.OpenNone)
		return
	}
	s.Say(outline.Plain, s.say.OpenLead)
	for _, not := range s.report.NotInPlan {
		said := s.plan.WhyNot(not.NotInPlan, s.draft)
		s.Heading(3, s.title(not.Proposal))
		from := ""
		if not.Ideas > 0 {
			from = s.plan.Count(not.Ideas, s.plan.IdeasOne, s.plan.IdeasMany)
		}
		s.Add(worded.Facts(slices.Concat([]worded.Fact{{Label: s.say.Outcome, Value: said.Outcome}}, said.Facts, []worded.Fact{{Label: s.say.Needs, Value: s.lacks(not)},
			{Label: s.say.Doubts, Value: listed(not.Doubts)}, {Label: s.say.Unchecked, Value: s.unchecked(not)}, {Label: s.say.From, Value: from}})...))
	}
}

func (s *sheet) lacks(not NotInPlan) string {
	var all []string
	for _, what := range not.Missing {
		all = append(all, worded.Or(s.say.Lacks, what))
	}
	return s.plan.Enumerated(all)
}

// unchecked is what nobody held a proposal against; when that is everything, it says so.
func (s *sheet) unchecked(not NotInPlan) string {
	if n := len(not.Unchecked); n > 1 && n == s.report.Frameworks {
		return s.say.Everything
	}
	return listed(not.Unchecked)
}

func listed(texts []string) string {
	all := worded.Inlines(texts)
	for i, text := range all {
		all[i] = strings.TrimSuffix(text, ".")
	}
	return strings.Join(all, "; ")
}

func (s *sheet) deviations() {
	s.Heading(2, s.say.Deviations)
	d, all := s.report.Deviations, []string{}
	for _, one := range []struct {
		n         int
		one, many string
	}{{d.StepsBack, s.say.StepsBackOne, s.say.StepsBack}, {d.Voided, s.say.VoidedOne, s.say.Voided}, {d.Again, s.say.AgainOne, s.say.Again},
		{d.Left, s.say.LeftOne, s.say.Left}, {d.BrokenInto, s.say.BrokenOne, s.say.Broken}} {
		if one.n > 0 {
			all = append(all, s.plan.Count(one.n, one.one, one.many))
		}
	}
	for _, until := range d.Postponed {
		all = append(all, worded.Fill(s.say.Postponed, "{until}", s.plan.Day(until)))
	}
	if len(all) == 0 {
		s.Say(outline.Plain, s.say.DeviationsNone)
		return
	}
	s.Say(outline.Plain, s.say.DeviationsLead)
	s.Add(worded.Listed(all))
}

func (s *sheet) routes() {
	s.Heading(2, s.say.Routes)
	ways := s.report.Routes()
	if len(ways) == 0 {
		s.Say(outline.Plain, s.say.RoutesNone)
		return
	}
	s.Add(s.plan.Counted(s.say.RoutesLead, s.say.Way, worded.Table{Rows: s.plan.Ways(ways), Total: strconv.Itoa(sum(ways))}))
}

func (s *sheet) about() {
	s.Heading(2, s.say.Reading)
	s.Add(worded.Listed([]string{s.say.ReadingOf, s.say.ReadingPublic, s.say.ReadingCounts}))
	if s.draft {
		s.Say(outline.Strong, s.say.Draft)
		return
	}
	s.Say(outline.Strong, s.say.Sealed)
	s.facts(s.plan.Code, s.report.PlanCode)
}
