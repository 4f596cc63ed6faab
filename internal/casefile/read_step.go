package casefile

import (
	"slices"
	"strconv"
	"strings"
)

// readSteps reads a list of steps; outer is the number of the step they are nested in, or "".
func (r *reader) readSteps(v *value, path, outer string) []Step {
	steps := []Step{}
	for i, item := range r.items(v, path) {
		number := strconv.Itoa(i + 1)
		if outer != "" {
			number = outer + "." + number
		}
		if s, ok := r.readStep(item, numbered(path, i), number); ok {
			steps = append(steps, s)
		}
	}
	return steps
}

// ofPeople are the steps that say nothing but whom they are about.
var ofPeople = map[string]func(people []string) Act{
	"arrive": func(people []string) Act { return Arrive{people} },
	"leave":  func(people []string) Act { return Leave{people} },
	"sign":   func(people []string) Act { return Sign{people} },
	"unsign": func(people []string) Act { return Unsign{people} },
}

func (r *reader) readStep(v *value, path, number string) (Step, bool) {
	s := Step{Line: v.line, Number: number}
	if v.kind != mapping || len(v.entries) != 1 {
		r.at(v, path, "step_shape")
		return s, false
	}
	e := v.entries[0]
	path = within(path, e.key)
	switch {
	case !slices.Contains(stepNames, e.key):
		r.report(e.line, e.col, path, "unknown_step", short(e.key), strings.Join(stepNames, ", "))
		return s, false
	case e.value.kind == list && ofPeople[e.key] != nil: // short for arrive: {people: [...]}
		s.Do = ofPeople[e.key](r.idList(e.value, path))
		return s, true
	}
	f := r.fields(e.value, path)
	if f == nil {
		return s, false
	}
	if v := f.get("refused"); v != nil {
		s.Refused = r.word(v, f.field("refused"), Codes, false)
	}
	f.loose = s.Refused == "bad_value" || s.Refused == "bad_ballot"
	f.must = s.Refused == ""
	if slices.Contains(onPaper, e.key) {
		s.Decided = f.word("decided", times)
	}
	s.Do = r.readAct(e.key, f, number)
	f.known = append(f.known[1:], "refused") // named last in the list of keys that fit
	f.done()
	return s, true
}

// readAct reads the keys of a step. The names are those of stepNames.
func (r *reader) readAct(name string, f *fields, number string) Act {
	switch name {
	case "lock_frameworks":
		return LockFrameworks{}
	case "open":
		return Open{}
	case "undo":
		return Undo{}
	case "restart":
		return Restart{}
	case "seal":
		return Seal{}
	case "close":
		return Close{}
	case "arrive", "leave", "sign", "unsign":
		return ofPeople[name](f.needIDs("people"))
	case "hand_over":
		return HandOver{To: f.needText("to"), Date: f.text("date"), Time: f.needText("time")}
	case "disconnect":
		return Disconnect{People: f.needIDs("people"), While: f.steps("while", number)}
	case "idea":
		return Idea{ID: f.newID("id", "idea"), By: f.needID("by"), Theme: f.needID("theme"), Text: f.needText("text")}
	case "react":
		back := f.yes("back")
		return React{Idea: f.needID("idea"), By: f.needID("by"), Kind: f.neededWord("kind", reactions), Back: back != nil && *back}
	case "cluster":
		return Cluster{
			ID: f.newID("id", "cluster"), Theme: f.needID("theme"), Title: f.needText("title"), Ideas: f.needIDs("ideas"),
		}
	case "clarify":
		return Clarify{
			Framework: f.needID("framework"), Question: f.needText("question"), Answer: f.needText("answer"), By: f.text("by"),
		}
	case "park":
		return Park{Proposal: f.needID("proposal"), Reason: f.text("reason"), Who: f.text("who"), When: f.text("when")}
	case "withdraw":
		return Withdraw{f.needID("proposal")}
	case "edit_plan":
		return EditPlan{f.needID("by")}
	case "tables", "wish", "seating", "draft", "put_forward":
		return r.readTableAct(name, f)
	case "casework", "note", "harvest", "note_idea":
		return r.readCaseWork(name, f)
	case "practice", "town_out", "town_back", "private", "think", "leave_at", "put_away", "resume", "speak":
		return r.readClockAct(name, f, number)
	case "intake", "erase":
		return r.readTalkAct(name, f)
	case "round":
		return r.readRound(f, number)
	case "together":
		return r.readTogether(f)
	case "ballot":
		b := Ballot{Round: f.needID("round"), By: f.needID("by")}
		if v := f.need("value"); v != nil {
			b.Turns = r.turns(v, f.field("value"), nil)
		}
		return b
	default:
		return r.readProposalAct(name, f)
	}
}

// readProposalAct reads the steps that carry a wording or a verdict.
func (r *reader) readProposalAct(name string, f *fields) Act {
	switch name {
	case "proposal":
		p := Proposal{ID: f.newID("id", "proposal"), Theme: f.needID("theme")}
		f.need("title")
		f.need("text")
		p.From, p.Wording = f.ids("from"), f.wording()
		return p
	case "amend":
		return Amend{f.needID("proposal"), f.wording()}
	case "split":
		s := Split{Proposal: f.needID("proposal")}
		f.need("points")
		for i, v := range r.optional(f, "points") {
			s.Points = append(s.Points, r.readPoint(v, numbered(f.field("points"), i)))
		}
		return s
	default:
		return r.readCheck(f)
	}
}

func (r *reader) readPoint(v *value, path string) Point {
	f := r.fields(v, path)
	p := Point{ID: f.newID("id", "proposal"), Theme: f.id("theme"), From: f.ids("from")}
	f.need("title")
	f.need("text")
	p.Wording = f.wording()
	f.done()
	return p
}

func (f *fields) wording() Wording {
	return Wording{
		Title: f.textOrNil("title"), Text: f.textOrNil("text"), Lead: f.textOrNil("lead"),
		NeedsYesFrom: f.texts("needs_yes_from"), FirstStep: f.textOrNil("first_step"), Due: f.textOrNil("due"),
		Numbers: f.numbers("numbers"),
	}
}

// numbers reads measures with their amounts as written; whether they are amounts is for the product to judge.
func (f *fields) numbers(key string) []Number {
	v := f.get(key)
	if v == nil {
		return nil
	}
	all := []Number{}
	for _, e := range f.r.pairs(v, f.field(key)) {
		if s, ok := f.r.text(e.value, within(f.field(key), e.key)); ok {
			all = append(all, Number{e.key, s})
		}
	}
	return all
}

func (f *fields) steps(key, outer string) []Step {
	if v := f.need(key); v != nil {
		return f.r.readSteps(v, f.field(key), outer)
	}
	return nil
}

func (r *reader) readCheck(f *fields) Act {
	c := Check{Proposal: f.needID("proposal")}
	if v := f.need("framework"); v != nil && v.text == "*" {
		c.Framework = "*"
	} else {
		c.Framework = f.id("framework")
	}
	c.Verdict, c.Reason = f.neededWord("verdict", verdicts), f.text("reason")
	c.Advice = r.readAdvice(f)
	if f.must && c.Reason == "" && (c.Verdict == "does_not_fit" || c.Verdict == "fits_with_exception") {
		r.at(f.v, f.path, "reason_missing", c.Verdict)
	}
	return c
}

func (r *reader) readAdvice(f *fields) Advice {
	v := f.get("advice")
	switch {
	case v == nil:
		return Advice{Kind: AdviceSame}
	case v.kind == scalar:
		r.word(v, f.field("advice"), []string{"none", "{verdict, reason}"}, v.text == "none")
		return Advice{Kind: AdviceNone}
	}
	a := r.fields(v, f.field("advice"))
	if a == nil {
		return Advice{}
	}
	a.loose = f.loose
	advice := Advice{Kind: AdviceOwn, Verdict: a.neededWord("verdict", verdicts), Reason: a.text("reason")}
	a.done()
	return advice
}
