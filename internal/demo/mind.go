package demo

import (
	"fmt"
	"hash/fnv"
	"slices"
	"time"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/rehearse/play"
)

type object = map[string]any

// Wish is something that somebody wants to do. Its key says what it is about: somebody wishes the same thing once.
type Wish struct {
	Key   string
	After time.Duration // how long they need before they do it
	Ask   play.Ask
}

// Mind decides what the simulated people do. It is pure: the same seed and the same room give the same wishes.
type Mind struct {
	Seed  uint64
	Case  *casefile.Case
	Learn texts
}

// texts is what people of the case said, as a stock to draw from. Nobody says again what was theirs alone.
type texts struct {
	ideas    map[string][]casefile.Idea // by person
	concerns map[string][]string        // by proposal
	needs    map[string][]string
}

// NewMind reads what people say from the case.
func NewMind(seed uint64, c *casefile.Case) *Mind {
	m := &Mind{Seed: seed, Case: c, Learn: texts{map[string][]casefile.Idea{}, map[string][]string{}, map[string][]string{}}}
	play.Each(c.Steps, func(s casefile.Step) {
		switch do := s.Do.(type) {
		case casefile.Idea:
			m.Learn.ideas[do.By] = append(m.Learn.ideas[do.By], do)
		case casefile.Round:
			for _, id := range do.Proposals {
				m.Learn.concerns[id] = append(m.Learn.concerns[id], said(do.Concerns, id)...)
				m.Learn.needs[id] = append(m.Learn.needs[id], said(do.Needs, id)...)
			}
		}
	})
	return m
}

func said(all []casefile.PersonText, proposal string) []string {
	var some []string
	for _, t := range all {
		if t.Proposal == "" || t.Proposal == proposal {
			some = append(some, t.Text)
		}
	}
	return some
}

// chance is a number in [0, 1) that depends on the seed and what it is about.
func (m *Mind) chance(about ...any) float64 {
	h := fnv.New64a()
	fmt.Fprintln(h, m.Seed, about)
	return float64(mixed(h.Sum64())>>11) / (1 << 53)
}

// mixed spreads near numbers far apart (the finaliser of MurmurHash3).
func mixed(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// delay is how long somebody takes: some are quick, most take a while.
func (m *Mind) delay(from, to time.Duration, about ...any) time.Duration {
	return from + time.Duration(m.chance("delay", about)*float64(to-from))
}

// React is what one simulated person wants in this room.
func (m *Mind) React(who casefile.Person, room Seen) []Wish {
	me := room.People[who.ID]
	switch {
	case room.Phase != "open" || room.Paused || me.Left:
		return nil
	case !me.Present:
		return []Wish{{"arrive", m.delay(time.Second, 20*time.Second, who.ID, "arrive"), ask(who, "people.arrive", object{})}}
	}
	wishes := m.answers(who, room)
	wishes = append(wishes, m.leads(who, room)...)
	if room.View == "board" {
		wishes = append(wishes, m.writes(who, room)...)
		wishes = append(wishes, m.reacts(who, room)...)
	}
	return wishes
}

// ask is something a person asks on their own phone, with the helper's tablet, or on paper.
func ask(who casefile.Person, name string, data object) play.Ask {
	a := play.Ask{Name: name, Data: data}
	switch who.Device {
	case "helper":
		a.By, a.For, a.Via = play.Helper, who.ID, "helper"
	case "none":
		a.By, a.For, a.Via = play.Console, who.ID, "paper"
	default:
		a.By = play.Phone(who.ID)
	}
	if name == "people.arrive" && a.For != "" { // the door names people
		a.For, a.Via, a.Data = "", "", object{"people": []string{who.ID}}
	}
	return a
}

// answers is a ballot in every round that is open and waits for this person.
func (m *Mind) answers(who casefile.Person, room Seen) []Wish {
	var wishes []Wish
	for _, r := range room.Rounds {
		answered, votes := r.Voters[who.ID]
		if r.Status != "open" || !votes || answered {
			continue
		}
		answers := object{}
		for _, o := range r.Proposals {
			answers[o.ID] = m.choose(who, r, o)
		}
		wishes = append(wishes, Wish{"answer/" + r.ID, m.delay(time.Second, 6*time.Second, who.ID, r.ID),
			ask(who, "decide.cast", object{"round": r.ID, "answers": answers})})
	}
	return wishes
}

// choose draws an answer from how people lean. Who has nothing to say with it answers as most do, and a text that was
// changed for them finds them more willing.
func (m *Mind) choose(who casefile.Person, r Round, o Option) object {
	method, known := methods.Named(r.Method)
	if !known {
		panic("demo: an open round has a method that nobody knows: " + r.Method)
	}
	roll := m.chance("choice", who.ID, r.ID, o.ID, o.Version)
	changed := r.Repair > 0 || o.Version > 1
	most, some := method.Leans()
	for _, lean := range some {
		if roll -= lean.Often; roll >= 0 {
			continue
		}
		if answer, has := m.answer(who, o, method, lean.Choice); has && !(lean.Anew && changed) {
			return answer
		}
		break
	}
	return object{"choice": most}
}

// answer is an answer with the words that go with it; false when somebody has none.
func (m *Mind) answer(who casefile.Person, o Option, method kind.Method, choice string) (object, bool) {
	answer := object{"choice": choice}
	words := ""
	switch method.Writes(choice) {
	case "":
		return answer, true
	case kind.Concern:
		words = m.draw(m.Learn.concerns[o.ID], who.ID, o.ID)
	case kind.Need:
		words, answer["tell"] = m.draw(m.Learn.needs[o.ID], who.ID, o.ID), "read"
	}
	answer["words"] = words
	return answer, words != ""
}

func (m *Mind) draw(from []string, about ...any) string {
	if len(from) == 0 {
		return ""
	}
	return from[int(m.chance("draw", about)*float64(len(from)))]
}

// leads is yes to everything that somebody is asked to take up.
func (m *Mind) leads(who casefile.Person, room Seen) []Wish {
	var wishes []Wish
	for _, p := range room.Proposals {
		if p.Lead.Person == who.ID && p.Lead.Said == "" && p.State == "" {
			wishes = append(wishes, Wish{"lead/" + p.ID, m.delay(2*time.Second, 8*time.Second, who.ID, p.ID),
				ask(who, "propose.answer_lead", object{"proposal": p.ID, "yes": true})})
		}
	}
	return wishes
}

// writes is the ideas somebody has that are not on a board yet.
func (m *Mind) writes(who casefile.Person, room Seen) []Wish {
	var wishes []Wish
	for _, idea := range m.Learn.ideas[who.ID] {
		there := slices.ContainsFunc(room.Cards, func(c Card) bool { return c.Text == idea.Text })
		if there || room.Boards[idea.Theme].Locked {
			continue
		}
		wishes = append(wishes, Wish{"idea/" + idea.ID, m.delay(2*time.Second, 45*time.Second, who.ID, idea.ID),
			ask(who, "ideas.add", object{"id": idea.ID, "theme": idea.Theme, "text": idea.Text})})
	}
	return wishes
}

// reacts is a word about some of the cards that everybody sees.
func (m *Mind) reacts(who casefile.Person, room Seen) []Wish {
	var wishes []Wish
	for _, c := range room.Cards {
		if !room.Boards[c.Theme].Revealed || c.Into != "" || m.chance("react", who.ID, c.ID) > .12 {
			continue
		}
		kind := m.draw([]string{"recognise", "recognise", "important", "important", "question", "careful"}, who.ID, c.ID)
		wishes = append(wishes, Wish{"react/" + c.ID, m.delay(3*time.Second, 30*time.Second, who.ID, c.ID),
			ask(who, "ideas.react", object{"id": c.ID, "kind": kind, "on": true})})
	}
	return wishes
}
