package publish

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan/worded"
)

// Section is something that stands beside the plan, below what the municipality says. Whose words it is it says itself.
type Section struct {
	ID, Title, Lead string
	Picture         *picture
	Notes           []Note
	Links           []link
}

// Note is a title with lines below it.
type Note struct {
	Title string
	Lines []string
}

// beside is what came after the seal: nothing of it changes a word of the plan.
func (s *sheet) beside(v View) {
	titles := map[string]string{}
	for _, t := range v.Plan.Themes {
		for _, d := range t.Decisions {
			titles[d.Proposal] = worded.Inline(d.Title)
		}
	}
	if len(v.Became.Course.Replaced) > 0 {
		s.Superseded = s.W.Replaced
	}
	for _, one := range []Section{s.superseding(v), s.replaced(v.Became.Course.Replaced, titles), s.corrected(v.Corrections.Corrections, titles), s.became(v, titles), s.groups(v.Became.Course.Groups, titles), s.course(v.Became.Course)} {
		if len(one.Notes) > 0 {
			s.Beside = append(s.Beside, one)
		}
	}
}

// superseding is the plan of before, whose place this one takes, and where that is.
func (s *sheet) superseding(v View) Section {
	is := Section{ID: "supersedes", Title: s.P.Words.Supersedes}
	if s.P.Supersedes == "" {
		return is
	}
	is.Notes = []Note{{Lines: []string{s.P.Supersedes}}}
	if v.Former != "" {
		is.Links = []link{{s.W.FormerPlan, Path(v.Former)}}
	}
	return is
}

func (s *sheet) replaced(all []follow.Successor, titles map[string]string) Section {
	is := Section{ID: "replaced", Title: s.W.Replaced, Lead: s.W.ReplacedLead}
	for _, one := range all {
		what := cmp.Or(titles[one.Proposal], s.W.WholePlan)
		is.Notes = append(is.Notes, Note{what, []string{worded.Fill(s.W.ReplacedBy, "{title}", one.Title) + " (" + s.P.Words.Day(one.Date) + ")", one.Address, s.W.Check + " " + one.Code}})
	}
	return is
}

func (s *sheet) corrected(all []correct.Correction, titles map[string]string) Section {
	is := Section{ID: "corrections", Title: s.W.Corrections, Lead: s.W.CorrectionsLead}
	for _, one := range all {
		what := cmp.Or(titles[one.Proposal], s.W.WholePlan)
		is.Notes = append(is.Notes, Note{what + " (" + s.P.Words.Day(one.Date) + ")",
			[]string{worded.Fill(s.W.Says, "{text}", one.Says), worded.Fill(s.W.Reads, "{text}", one.Reads), one.Why}})
	}
	return is
}

// became is how far each decision is, with what was reported last and what people who were there say of that.
func (s *sheet) became(v View, titles map[string]string) Section {
	is := Section{ID: "became", Title: s.W.Became}
	done := 0
	for _, a := range v.Became.Actions {
		n := Note{Title: titles[a.Proposal], Lines: []string{s.W.States[a.Status]}}
		if a.Status == "done" {
			done++
		}
		if a.Late(v.Today) {
			n.Lines = append(n.Lines, worded.Fill(s.W.Late, "{date}", s.P.Words.Day(a.Due)))
		}
		switch {
		case a.Lead == "":
			n.Lines = append(n.Lines, s.W.Sought)
		case len(a.Named) > 0:
			n.Lines = append(n.Lines, worded.Fill(s.W.Lead, "{lead}", a.Lead))
		}
		if a.Helping > 0 {
			n.Lines = append(n.Lines, counted(s.W.HelpingOne, s.W.Helping, a.Helping))
		}
		if len(a.Updates) > 0 {
			n.Lines = append(n.Lines, s.reported(a.Updates[len(a.Updates)-1])...)
		}
		is.Notes = append(is.Notes, n)
	}
	if len(is.Notes) > 0 {
		is.Lead = worded.Fill(worded.Fill(s.W.Progress, "{done}", strconv.Itoa(done)), "{count}", strconv.Itoa(len(is.Notes)))
		is.Picture = s.picture(v)
		is.Links = []link{{s.W.Answer, "/vervolg/" + string(v.Meeting)}, {s.W.FollowTable, address(v.Meeting, "follow.csv")}}
		if s.hasDays(v) {
			is.Links = append(is.Links, link{s.W.FollowDays, address(v.Meeting, "follow.ics")})
		}
	}
	return is
}

// hasDays says whether there is a day to put in a calendar.
func (s *sheet) hasDays(v View) bool {
	return len(v.Became.Course.Evaluation) > 0 || slices.ContainsFunc(v.Became.Actions, func(a follow.Action) bool {
		return a.Due != "" && !a.Over()
	})
}

// picture is the line of the plan with a stop for each decision, filled as far as it is. What it shows it says in words too, and the notes below it say it of each.
type picture struct {
	Words         string
	Width, Height int
	Rails         []rail
	Stops         []stop
}

type rail struct{ X, Y, To int }

type stop struct {
	X, Y int
	Kind string // open, accepted, busy, done, dropped or late
}

// The size of a stop with the rail to the next, and how many there are on a line.
const (
	step   = 44
	onLine = 12
)

func (s *sheet) picture(v View) *picture {
	counted := map[string]int{}
	p := &picture{Width: step * min(len(v.Became.Actions), onLine)}
	for i, a := range v.Became.Actions {
		kind := a.Status
		if a.Late(v.Today) {
			kind = "late"
		}
		counted[kind]++
		at := stop{step/2 + i%onLine*step, step/2 + i/onLine*step, kind}
		if i%onLine > 0 {
			p.Rails = append(p.Rails, rail{at.X - step, at.Y, at.X})
		}
		p.Stops = append(p.Stops, at)
		p.Height = at.Y + step/2
	}
	var said []string
	for _, kind := range []string{"done", "busy", "accepted", "late", "open", "dropped"} {
		if counted[kind] > 0 {
			said = append(said, s.W.Kinds[kind]+": "+strconv.Itoa(counted[kind]))
		}
	}
	p.Words = strings.Join(said, ", ")
	return p
}

func (s *sheet) reported(u follow.Update) []string {
	line := s.from(u.From, u.Date)
	if u.Status == follow.Declined {
		line += ": " + s.W.Declined
	}
	if said := s.words(u.Text, u.TakenOut); said != "" {
		line += ": " + said
	}
	lines := []string{line}
	if u.Right > 0 {
		lines = append(lines, counted(s.W.RightOne, s.W.Right, u.Right))
	}
	if u.Wrong > 0 {
		lines = append(lines, counted(s.W.WrongOne, s.W.Wrong, u.Wrong))
	}
	for _, said := range u.Said {
		if said.TakenOut != "" {
			lines = append(lines, s.words("", said.TakenOut))
			continue
		}
		lines = append(lines, worded.Fill(s.W.Quote, "{text}", said.Text))
	}
	for _, r := range u.Responses {
		lines = append(lines, s.from(r.From, r.Date)+": "+s.words(r.Text, r.TakenOut))
	}
	return lines
}

// groups are who works on which decisions.
func (s *sheet) groups(all []follow.Working, titles map[string]string) Section {
	is := Section{ID: "groups", Title: s.W.Groups}
	for _, g := range all {
		var on []string
		for _, proposal := range g.Proposals {
			on = append(on, titles[proposal])
		}
		n := Note{g.Name, []string{s.words(g.Does, g.TakenOut), worded.Fill(s.W.WorksOn, "{titles}", strings.Join(on, "; "))}}
		if g.Ended != nil {
			n.Lines = append(n.Lines, worded.Fill(s.W.GroupEnded, "{when}", s.from(g.Ended.From, g.Ended.Date))+": "+s.words(g.Ended.Text, g.Ended.TakenOut))
		}
		is.Notes = append(is.Notes, n)
	}
	return is
}

// course is when the plan is looked back at, and what came of that.
func (s *sheet) course(c follow.Course) Section {
	is := Section{ID: "evaluation", Title: s.W.Evaluation}
	for _, one := range c.Evaluated {
		is.Notes = append(is.Notes, Note{s.from(one.From, one.Date), []string{s.words(one.Text, one.TakenOut)}})
	}
	if n := len(c.Evaluation); n > 0 {
		is.Notes = append([]Note{{worded.Fill(s.W.EvaluationOn, "{date}", s.P.Words.Day(c.Evaluation[n-1])), nil}}, is.Notes...)
	}
	return is
}

func (s *sheet) from(who, date string) string {
	name := cmp.Or(map[string]string{follow.FromTown: s.W.FromTown, follow.FromLead: s.W.FromLead}[who], s.W.FromTeam)
	return name + ", " + s.P.Words.Day(date)
}

// words are what was said, or that it was taken out and when.
func (s *sheet) words(text, takenOut string) string {
	if takenOut == "" {
		return text
	}
	return worded.Fill(s.W.TakenOut, "{date}", s.P.Words.Day(takenOut))
}

func counted(one, many string, n int) string {
	if n == 1 {
		return one
	}
	return worded.Fill(many, "{count}", strconv.Itoa(n))
}
