package parttest_test

import (
	"fmt"
	"iter"
	"strings"
	"testing"

	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

// toy is a part with one counter a person, and one fault.
type toy struct {
	fault string
	total int
	of    map[meeting.PersonID]int
}

type count struct{}

type counted struct {
	By     int              `json:"by"`
	Lost   int              `json:"-"`
	Leaked meeting.PersonID `json:"leaked,omitempty"`
	Note   *string          `json:"-"`
}

func (*count) Intent() string { return "toy.count" }
func (*counted) Fact() string { return "toy.counted" }

var note = "een briefje"

func (f *counted) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Note}}
}

func (*toy) Name() string                          { return "toy" }
func (*toy) Veto(meeting.Command) *meeting.Refusal { return nil }
func (p *toy) Words() meeting.Words {
	w := meeting.Words{Facts: []func() meeting.Fact{func() meeting.Fact { return &counted{} }}}
	if p.fault != "not in the access table" {
		w.Asks = []meeting.Ask{{New: func() meeting.Intent { return &count{} }}}
	}
	return w
}

func (p *toy) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	f := &counted{By: 1, Note: &note}
	switch p.fault {
	case "changed something":
		p.total++
	case "yields a fact":
		return nil, nil
	case "names a person in public":
		f.Leaked = c.By.Person
	case "stored and read back":
		f.Lost = 1
	}
	return []meeting.Fact{f}, nil
}

func (p *toy) Apply(e meeting.Event) []meeting.Key {
	f := e.Fact.(*counted)
	p.total += f.By + f.Lost
	p.of[e.By.Person] += f.By
	if p.fault == "nil pointer" {
		p.total += len(*f.Note)
	}
	keys := []meeting.Key{{Part: "toy", Name: "total"}, {Part: "toy", Name: "mine", For: e.By.Person}}
	switch p.fault {
	case "do not add up":
		return keys[1:]
	case "another part":
		keys[0].Part = "people"
	}
	return keys
}

func (p *toy) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			yield(meeting.Key{Part: "toy", Name: "mine", For: v.Person})
		} else if p.fault != "total: \"1\"" {
			yield(meeting.Key{Part: "toy", Name: "total"})
		}
	}
}

func (p *toy) Show(v meeting.Viewer, k meeting.Key) any {
	if k.Name == "mine" {
		return p.of[v.Person]
	}
	return p.total
}

// tester records why a test would have stopped.
type tester struct{ said string }

func (*tester) Helper() {}
func (t *tester) Fatalf(format string, args ...any) {
	t.said = fmt.Sprintf(format, args...)
	panic(t)
}

// played is why a Play of a toy with this fault stops; empty when it does not.
func played(fault string) (said string) {
	t := &tester{}
	defer func() {
		if r := recover(); r != nil && r != any(t) {
			said = fmt.Sprint(r)
		} else if r != nil {
			said = t.said
		}
	}()
	p := parttest.New(t, func() meeting.Part { return &toy{fault: fault, of: map[meeting.PersonID]int{}} })
	p.ByParticipant("p-anna").Must(&count{}, &count{})
	p.When(&count{}).Then(&counted{By: 1, Note: &note})
	p.Without(func(meeting.CommandID) bool { return false })
	return ""
}

func TestASoundPartPlays(t *testing.T) {
	if said := played(""); said != "" {
		t.Error(said)
	}
}

// Each fault is named after what the kit says of it.
func TestTheKitSeesEachFault(t *testing.T) {
	for _, fault := range []string{"not in the access table", "changed something", "yields a fact", "names a person in public",
		"stored and read back", "nil pointer", "do not add up", "another part", "total: \"1\""} {
		wanted := strings.Replace(fault, "not in the access table", "nowhere in the access table", 1)
		if said := played(fault); !strings.Contains(said, wanted) {
			t.Errorf("%s: the kit says %q", fault, said)
		}
	}
}

func TestAnAnswerIsComparedWhole(t *testing.T) {
	other := "een ander briefje"
	for name, expect := range map[string]func(*parttest.Answer){
		"hidden words":  func(a *parttest.Answer) { a.Then(&counted{By: 1, Note: &other}) },
		"public fields": func(a *parttest.Answer) { a.Then(&counted{By: 2, Note: &note}) },
		"one too many":  func(a *parttest.Answer) { a.Then() },
		"not a refusal": func(a *parttest.Answer) { a.Refused(meeting.Unknown) },
	} {
		quiet := &tester{}
		p := parttest.New(quiet, func() meeting.Part { return &toy{of: map[meeting.PersonID]int{}} })
		func() {
			defer func() { _ = recover() }()
			expect(p.ByParticipant("p-anna").When(&count{}))
		}()
		if quiet.said == "" {
			t.Errorf("%s: passed", name)
		}
	}
}
