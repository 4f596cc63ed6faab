// Package report is the report of a meeting: how the plan came about, who was there, what was told, where every idea went, what is not in the
// plan and what it still needs, and what went otherwise than meant. It is made of the plan and of the course of the meeting, which are both
// public as a whole: nobody needs a key to make it again, and nothing in it can be forgotten.
package report

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"hoofdlijn/internal/life/plan"
)

// Format names the shape of report.json.
const Format = "hoofdlijn-report/1"

// Document is the report. Its JSON is report.json; every other file is made from it.
type Document struct {
	Format         string            `json:"format"`
	Example        bool              `json:"example,omitempty"` // made up, for a demonstration
	Language       string            `json:"language"`
	Meeting        plan.Meeting      `json:"meeting"`
	Style          *plan.Style       `json:"style,omitempty"`
	Attendance     Attendance        `json:"attendance"`
	Timeline       []plan.Stretch    `json:"timeline"`
	Information    []plan.Answered   `json:"information"`
	Clarifications []Clarified       `json:"clarifications"`
	Renewals       []plan.Renewal    `json:"renewals"`
	Frameworks     int               `json:"frameworks"` // how many stood fixed
	Cases          []plan.Case       `json:"cases,omitempty"`
	Themes         []Theme           `json:"themes"`
	Ideas          Ideas             `json:"ideas"`
	Proposals      map[string]string `json:"proposals"` // id -> title, of all that are named below
	Rounds         []plan.Round      `json:"rounds"`
	InPlan         []InPlan          `json:"in_plan"`
	NotInPlan      []NotInPlan       `json:"not_in_plan"`
	Deviations     Deviations        `json:"deviations"`
	Journal        *plan.Journal     `json:"journal,omitempty"`   // of the plan; absent in a draft
	PlanCode       string            `json:"plan_code,omitempty"` // check code of plan.json; absent in a draft
}

// Attendance is who was there, in groups of five or more, and who was asked for.
type Attendance struct {
	Present map[string]int `json:"present"`
	Invited map[string]int `json:"invited"`
	Absent  []string       `json:"absent"` // of these nobody came
}

// Theme is a subject of the meeting.
type Theme struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Clarified is a question about what was fixed beforehand, and its answer.
type Clarified struct {
	Framework string `json:"framework"` // its text
	plan.Clarification
}

// Ideas is where every card ended. They are counted; what was read for publication is quoted.
type Ideas struct {
	All       plan.Cards        `json:"all"`
	Themes    []plan.ThemeCards `json:"themes"`
	Reactions map[string]int    `json:"reactions"`
	Quoted    []plan.Quote      `json:"quoted,omitempty"`
}

// InPlan is a decision, and what people want to pass on with it.
type InPlan struct {
	Proposal string   `json:"proposal"`
	Theme    string   `json:"theme"`
	Ideas    int      `json:"ideas"`
	Concerns []string `json:"concerns"`
}

// NotInPlan is a proposal that is not in the plan, why, and what it still needs.
type NotInPlan struct {
	plan.NotInPlan
	Message   bool     `json:"message,omitempty"` // it falls outside what was fixed, and goes to the municipality
	Missing   []string `json:"missing,omitempty"`
	Doubts    []string `json:"doubts,omitempty"`    // texts of what it does not fit, or of what nobody knows yet
	Unchecked []string `json:"unchecked,omitempty"` // texts of what nobody held it against
	Ideas     int      `json:"ideas,omitempty"`
}

// Deviations is what went otherwise than meant.
type Deviations struct {
	StepsBack  int      `json:"steps_back,omitempty"`
	Voided     int      `json:"voided,omitempty"`
	Again      int      `json:"again,omitempty"`
	Left       int      `json:"left,omitempty"` // answers that did not come, because somebody went
	Postponed  []string `json:"postponed,omitempty"`
	BrokenInto int      `json:"broken_into,omitempty"`
}

// Of makes the report of a plan. Without a course, which early versions did not keep, it tells what the plan knows.
func Of(d plan.Document, course *plan.Course, quoted []plan.Quote) Document {
	r := Document{Format: Format, Example: d.Example, Language: d.Language, Meeting: d.Meeting, Style: d.Style, Attendance: Attendance{Present: d.Attendance, Invited: map[string]int{}, Absent: []string{}},
		Timeline: []plan.Stretch{}, Information: []plan.Answered{}, Clarifications: []Clarified{}, Renewals: []plan.Renewal{}, Frameworks: len(d.Frameworks), Cases: d.Cases,
		Themes: []Theme{}, Ideas: Ideas{All: d.Cards, Themes: []plan.ThemeCards{}, Reactions: map[string]int{}, Quoted: quoted}, Proposals: map[string]string{},
		Rounds: []plan.Round{}, InPlan: []InPlan{}, NotInPlan: []NotInPlan{}, Journal: d.Journal}
	if d.Journal != nil {
		r.PlanCode = d.Code()
	}
	for _, f := range d.Frameworks {
		for _, c := range f.Clarifications {
			r.Clarifications = append(r.Clarifications, Clarified{f.Text, c})
		}
	}
	for _, t := range d.Themes {
		r.Themes = append(r.Themes, Theme{t.ID, t.Title})
		for _, one := range t.Decisions {
			r.Proposals[one.Proposal] = one.Title
			r.InPlan = append(r.InPlan, InPlan{one.Proposal, t.ID, len(one.Ideas), one.Concerns})
		}
	}
	for _, not := range d.NotInPlan {
		r.Proposals[not.Proposal] = not.Title
		r.NotInPlan = append(r.NotInPlan, NotInPlan{NotInPlan: not, Message: slices.Contains(d.OutsideFrameworks, not.Proposal)})
	}
	if course != nil {
		r.tell(*course, d.Frameworks)
	}
	return r
}

// tell adds how the meeting went.
func (r *Document) tell(c plan.Course, frameworks []plan.Framework) {
	r.Timeline, r.Information, r.Renewals, r.Rounds = c.Stretches, c.Information, c.Renewals, c.Rounds
	r.Attendance.Invited, r.Attendance.Absent = c.Invited, c.Absent
	r.Ideas.Themes, r.Ideas.Reactions = c.Ideas, reactions(c.Reactions)
	r.Deviations = Deviations{StepsBack: c.StepsBack, Postponed: c.Postponed, BrokenInto: c.BrokenInto}
	for _, round := range c.Rounds {
		r.Deviations.Left += round.Left
		if round.Voided {
			r.Deviations.Voided++
		}
		if round.Again {
			r.Deviations.Again++
		}
	}
	texts := map[string]string{}
	for _, f := range frameworks {
		texts[f.ID] = f.Text
	}
	for _, u := range c.Undecided {
		if i := slices.IndexFunc(r.NotInPlan, func(not NotInPlan) bool { return not.Proposal == u.Proposal }); i >= 0 {
			r.NotInPlan[i].Missing, r.NotInPlan[i].Ideas = u.Missing, u.Ideas
			r.NotInPlan[i].Doubts, r.NotInPlan[i].Unchecked = named(u.Doubts, texts), named(u.Unchecked, texts)
		}
	}
}

// few is how many something must be to be told by itself.
const few = 5

// reactions are told when they are many enough to point at nobody.
func reactions(all map[string]int) map[string]int {
	told := maps.Clone(all)
	maps.DeleteFunc(told, func(_ string, n int) bool { return n < few })
	return told
}

func named(ids []string, texts map[string]string) []string {
	var all []string
	for _, id := range ids {
		if text := texts[id]; text != "" {
			all = append(all, text)
		}
	}
	return all
}

// Colour is that of the municipality; empty for ours.
func (r Document) Colour() string { return r.Style.Accent() }

// Routes is how many answers came by which way, over all rounds of which that may be told.
func (r Document) Routes() map[string]int {
	all := map[string]int{}
	for _, round := range r.Rounds {
		for _, result := range round.Results {
			for way, n := range result.Via {
				all[way] += n
			}
		}
	}
	return all
}

// JSON is report.json: indented, keys in a fixed order, a newline at the end.
func (r Document) JSON() []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		panic("report: cannot encode " + err.Error()) // our own types always encode
	}
	return []byte(b.String())
}
