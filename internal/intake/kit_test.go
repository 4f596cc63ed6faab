package intake

import (
	"encoding/json"
	"testing"
	"time"

	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/meeting"
)

// tester is what the kit needs of a test; *testing.T and *rapid.T are both one.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

var noon = time.Date(2021, 10, 1, 12, 0, 0, 0, time.UTC)

// script is what is asked in the tests.
func script() Script {
	return Script{
		Points: []Point{{"question", "Waar gaat het over?"}, {"decide", "Hoe beslissen we?"}},
		Questions: []kind.Question{
			{ID: "needs", Kind: "several", Text: "Wat hebt u nodig?", Use: "needs", Choices: []kind.Choice{{ID: "transport", Text: "Vervoer"}, {ID: "loop", Text: "Ringleiding"}}},
			{ID: "until", Kind: "moment", Text: "Tot hoe laat kunt u blijven?", Use: "leaves"},
			{ID: "theme", Kind: "choice", Text: "Welk onderwerp?", Use: "theme", Choices: []kind.Choice{{ID: "zorg", Text: "Zorg"}, {ID: "werk", Text: "Werk"}}},
			{ID: "others", Kind: "person", Text: "Wie nog meer?", Use: "invite", More: true},
			{ID: "else", Kind: "text", Text: "Nog iets?", More: true},
		},
	}
}

const person = meeting.PersonID("p01")

var (
	phone  = meeting.Actor{Role: meeting.Participant, Person: person, Via: meeting.ViaPhone}
	link   = meeting.Actor{Role: meeting.Nobody, Person: person, Via: meeting.ViaPhone} // without the pin
	caller = meeting.Actor{Role: meeting.Facilitator, Person: "staff-1"}
)

// play is a conversation being held.
type play struct {
	t    tester
	talk *Talk
	log  []meeting.Event
	n    int
}

func begun(t tester) *play {
	p := &play{t: t, talk: New()}
	return p.must(caller, &Begin{person, script()}, &Permit{true})
}

func (p *play) ask(by meeting.Actor, do meeting.Intent) *meeting.Refusal {
	p.n++
	at := noon.Add(time.Duration(p.n) * time.Minute)
	all, no := p.talk.Decide(meeting.Command{ID: "c", By: by, At: at, Do: do})
	for _, f := range all {
		e := meeting.Event{Seq: meeting.Seq(len(p.log) + 1), Cause: "c", By: by, At: at, Fact: f}
		p.log = append(p.log, e)
		p.talk.Apply(e)
	}
	return no
}

func (p *play) must(by meeting.Actor, all ...meeting.Intent) *play {
	p.t.Helper()
	for _, do := range all {
		if no := p.ask(by, do); no != nil {
			p.t.Fatalf("%s by %s: %s %v", do.Intent(), by.Role, no.Code, no.About)
		}
	}
	return p
}

func (p *play) no(by meeting.Actor, do meeting.Intent, code meeting.Code) *play {
	p.t.Helper()
	if no := p.ask(by, do); no == nil || no.Code != code {
		p.t.Fatalf("%s by %s: %+v, not %s", do.Intent(), by.Role, no, code)
	}
	return p
}

// sees is everything a screen is shown, as JSON.
func (p *play) sees(a meeting.Audience) map[string]string { return sees(p.t, p.talk, a) }

func sees(t tester, talk *Talk, a meeting.Audience) map[string]string {
	t.Helper()
	v := meeting.Viewer{Audience: a}
	all := map[string]string{}
	for _, k := range talk.Keys(v) {
		text, err := json.Marshal(talk.Show(v, k))
		if err != nil || string(text) == "null" {
			t.Fatalf("%s for %s is listed and shows %s (%v)", k, a, text, err)
		}
		all[k.String()] = string(text)
	}
	return all
}

func (p *play) summary() Summary {
	is, _ := p.talk.Summary()
	return is
}

func (p *play) expect(a meeting.Audience, section, want string) *play {
	p.t.Helper()
	if got := p.sees(a)[section]; got != want {
		p.t.Fatalf("%s for %s is\n%s\nnot\n%s", section, a, got, want)
	}
	return p
}

func TestScripts(t *testing.T) {
	for name, row := range map[string]struct {
		change func(*Script)
		field  string
	}{
		"as it is":          {func(*Script) {}, ""},
		"no such kind":      {func(s *Script) { s.Questions[0].Kind = "slider" }, "kind"},
		"two of one id":     {func(s *Script) { s.Questions[1].ID = "needs" }, "id"},
		"two points":        {func(s *Script) { s.Points[1].ID = "question" }, "id"},
		"nothing to choose": {func(s *Script) { s.Questions[0].Choices = nil }, "choices"},
		"one choice only":   {func(s *Script) { s.Questions[2].Choices = s.Questions[2].Choices[:1] }, "choices"},
		"a choice twice":    {func(s *Script) { s.Questions[0].Choices[1].ID = "transport" }, "choices"},
		"choices of words":  {func(s *Script) { s.Questions[4].Choices = s.Questions[0].Choices }, "choices"},
		"use of another":    {func(s *Script) { s.Questions[4].Use = "needs" }, "use"},
		"seven at once": {func(s *Script) {
			for _, id := range []string{"a", "b", "c", "d"} {
				s.Questions = append(s.Questions, kind.Question{ID: id, Kind: "text", Text: id})
			}
		}, "questions"},
	} {
		s := script()
		row.change(&s)
		no := s.Check()
		switch {
		case row.field == "" && no != nil:
			t.Errorf("%s: %+v", name, no)
		case row.field != "" && (no == nil || no.About["field"] != row.field):
			t.Errorf("%s: %+v, not %s", name, no, row.field)
		}
	}
}
