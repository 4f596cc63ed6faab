package casefile

import (
	"slices"

	"hoofdlijn/internal/life/decide/methods"
	deciding "hoofdlijn/internal/life/decide/methods/kind"
)

func (r *reader) readRound(f *fields, number string) Act {
	d := Round{ID: f.newID("id", "round"), Proposals: f.needIDs("proposals")}
	method := r.settings.Method
	if f.has("method") {
		d.Method = r.method(f)
		method = d.Method
	}
	if f.has("secrecy") {
		d.Secrecy = r.secrecy(f)
	}
	if secret := f.yes("secret"); secret != nil && *secret {
		r.at(f.get("secret"), f.field("secret"), "not_yet_secret")
	}
	if binding := f.yes("binding"); binding != nil {
		d.Poll = !*binding
	}
	m, known := methods.Exactly(method)
	if !known { // a method of later: its parameters, ballots and results are not read
		for _, key := range []string{"params", "ballots", "together", "others", "expect"} {
			f.get(key)
		}
	} else {
		words := m.Choices()
		if r.settings.ToGroup {
			words = append(slices.Clip(words), deciding.ToGroup)
		}
		if f.loose {
			words = nil
		}
		d.Params = r.readParams(f, m)
		d.Ballots = r.readBallots(f, words)
		d.Together = r.readPiles(f, "together", words)
		if v := f.get("others"); v != nil {
			d.Others = r.turns(v, f.field("others"), words)
		}
		d.Expect = r.readOutcomes(f)
	}
	d.Concerns, d.Needs, d.Reasons = f.personTexts("concerns", nil), f.personTexts("needs", nil), f.personTexts("reasons", nil)
	d.Judgements = f.personTexts("judgements", judgements)
	if f.has("during") {
		d.During = f.steps("during", number)
	}
	return d
}

// whole is an optional text as a whole number, nil when left out or none. What is no text at all is reported by text.
func (f *fields) whole(key string) *int {
	v := f.get(key)
	if v == nil || v.kind != scalar {
		return nil
	}
	n := wholeIn(v)
	if n == nil && !f.loose {
		f.r.at(v, f.field(key), "bad_whole", short(v.text))
	}
	return n
}

func wholeIn(v *value) *int {
	if v.kind != scalar || !wholePattern.MatchString(v.text) {
		return nil
	}
	n := 0
	for _, c := range v.text {
		n = 10*n + int(c-'0')
	}
	return &n
}

func (r *reader) readBallots(f *fields, words []string) []Answers {
	v := f.get("ballots")
	if v == nil {
		return nil
	}
	all := []Answers{}
	for _, e := range r.pairs(v, f.field("ballots")) {
		field := within(f.field("ballots"), e.key)
		all = append(all, Answers{r.keyID(e, field), r.turns(e.value, field, words)})
	}
	return all
}

// turns reads what is cast in turn: a word, a map proposal -> word, or a list of these. In a map a word may itself be a
// list; its first word belongs to the first turn, and so on. Words nil lets any word pass.
func (r *reader) turns(v *value, field string, words []string) []Answer {
	switch v.kind {
	case list:
		all := []Answer{}
		for i, item := range v.items {
			if item.kind == list {
				r.at(item, numbered(field, i), "not_text")
				continue
			}
			all = append(all, r.turns(item, numbered(field, i), words)...)
		}
		if len(v.items) == 0 {
			r.at(v, field, "empty")
		}
		return all
	case mapping:
		if len(v.entries) == 0 {
			r.at(v, field, "empty")
		}
		var all []Answer
		for _, e := range v.entries {
			at := within(field, e.key)
			proposal := r.keyID(e, at)
			cast := []*value{e.value}
			if e.value.kind == list {
				cast = e.value.items
			}
			for i, item := range cast {
				if i == len(all) {
					all = append(all, Answer{})
				}
				all[i].Each = append(all[i].Each, ProposalWord{proposal, r.ballotWord(item, at, words)})
			}
		}
		return all
	default:
		return []Answer{{Word: r.ballotWord(v, field, words)}}
	}
}

func (r *reader) ballotWord(v *value, field string, words []string) string {
	return r.word(v, field, words, words == nil)
}

// personTexts reads person -> text or person -> proposal -> text; words is the fixed list, nil for free text.
func (f *fields) personTexts(key string, words []string) []PersonText {
	v := f.get(key)
	if v == nil {
		return nil
	}
	all := []PersonText{}
	for _, e := range f.r.pairs(v, f.field(key)) {
		field := within(f.field(key), e.key)
		person := f.r.keyID(e, field)
		if e.value.kind != mapping {
			all = append(all, PersonText{Person: person, Text: f.r.word(e.value, field, words, words == nil)})
			continue
		}
		for _, own := range e.value.entries {
			at := within(field, own.key)
			text := f.r.word(own.value, at, words, words == nil)
			all = append(all, PersonText{person, f.r.keyID(own, at), text})
		}
	}
	return all
}

func (r *reader) readOutcomes(f *fields) Outcomes {
	v := f.get("expect")
	if v == nil {
		return Outcomes{}
	}
	if v.kind != mapping {
		return Outcomes{Word: r.word(v, f.field("expect"), outcomes, false)}
	}
	var o Outcomes
	for _, e := range v.entries {
		at := within(f.field("expect"), e.key)
		o.Each = append(o.Each, ProposalWord{r.keyID(e, at), r.word(e.value, at, outcomes, false)})
	}
	return o
}
