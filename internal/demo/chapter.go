package demo

import (
	"slices"

	"hoofdlijn/internal/casefile"
)

// Chapter is a station of the line to which the meeting can be played.
type Chapter string

// The chapters, in the order of the line.
const (
	Question  Chapter = "question"
	Bounds    Chapter = "bounds"
	Talks     Chapter = "talks"
	Ideas     Chapter = "ideas"
	Proposals Chapter = "proposals"
	Decisions Chapter = "decisions"
	Plan      Chapter = "plan"
)

// Chapters lists them in order.
var Chapters = []Chapter{Question, Bounds, Talks, Ideas, Proposals, Decisions, Plan}

// Known says whether there is such a chapter.
func (c Chapter) Known() bool { return slices.Contains(Chapters, c) }

// scene is where a chapter ends in the case, and what the room then looks at.
type scene struct {
	until       func(casefile.Step) bool // the last step that is played; nil: all of them
	view, focus string
}

// Goal is the proposal that is about to be decided when a visitor comes: the one that a "not yet" can move.
const Goal = "v03"

var scenes = map[Chapter]scene{
	Question:  {isOpen, "lobby", ""},
	Bounds:    {hasArrived("p28"), "frameworks", ""},
	Talks:     {hasArrived("p28"), "tables", ""},
	Ideas:     {isIdea("i15"), "board", ""},
	Proposals: {isProposal("v14"), "proposal", "v01"},
	Decisions: {isCheckOf(Goal), "proposal", Goal},
	Plan:      {nil, "plan", ""},
}

func isOpen(s casefile.Step) bool {
	_, is := s.Do.(casefile.Open)
	return is
}

func hasArrived(person string) func(casefile.Step) bool {
	return func(s casefile.Step) bool {
		do, is := s.Do.(casefile.Arrive)
		return is && slices.Contains(do.People, person)
	}
}

func isIdea(id string) func(casefile.Step) bool {
	return func(s casefile.Step) bool {
		do, is := s.Do.(casefile.Idea)
		return is && do.ID == id
	}
}

func isProposal(id string) func(casefile.Step) bool {
	return func(s casefile.Step) bool {
		do, is := s.Do.(casefile.Proposal)
		return is && do.ID == id
	}
}

func isCheckOf(id string) func(casefile.Step) bool {
	return func(s casefile.Step) bool {
		do, is := s.Do.(casefile.Check)
		return is && do.Proposal == id
	}
}

// Cut is the case as far as a chapter. What tries the product out (refusals, restarts) and what is expected is left
// away: here only the meeting counts.
func Cut(c *casefile.Case, chapter Chapter) *casefile.Case {
	cut := *c
	cut.Expect = casefile.Expect{}
	cut.Steps = nil
	until := scenes[chapter].until
	for _, s := range flat(c.Steps) {
		cut.Steps = append(cut.Steps, s)
		if until != nil && until(s) {
			break
		}
	}
	return &cut
}

// flat is the steps that make the meeting. Lost connections matter in a round only, where somebody does not answer.
func flat(steps []casefile.Step) []casefile.Step {
	var all []casefile.Step
	for _, s := range steps {
		if s.Refused != "" {
			continue
		}
		switch do := s.Do.(type) {
		case casefile.Restart, casefile.EditPlan:
			continue
		case casefile.TownOut, casefile.TownBack, casefile.Private, casefile.Think, casefile.PutAway, casefile.Resume, casefile.Speak: // a visitor would wait
			continue
		case casefile.Round:
			do.Expect, do.During = casefile.Outcomes{}, flat(do.During)
			s.Do = do
		case casefile.Disconnect:
			if !hasRound(do.While) {
				all = append(all, flat(do.While)...)
				continue
			}
			do.While = flat(do.While)
			s.Do = do
		}
		all = append(all, s)
	}
	return all
}

func hasRound(steps []casefile.Step) bool {
	return slices.ContainsFunc(steps, func(s casefile.Step) bool {
		_, is := s.Do.(casefile.Round)
		return is
	})
}
