package parttest

import (
	"encoding/json"
	"slices"

	"hoofdlijn/internal/meeting"
)

// Answer is what a part said.
type Answer struct {
	t     T
	id    meeting.CommandID
	facts []meeting.Fact
	no    *meeting.Refusal
}

// Facts are the facts that follow; none when refused.
func (a *Answer) Facts() []meeting.Fact { return a.facts }

// No is the refusal; nil when accepted.
func (a *Answer) No() *meeting.Refusal { return a.no }

// Then expects exactly these facts.
func (a *Answer) Then(want ...meeting.Fact) {
	a.t.Helper()
	if a.no != nil {
		a.t.Fatalf("refused: %s %v", a.no.Code, a.no.About)
	}
	told := func(facts []meeting.Fact) (all []string) {
		for _, f := range facts {
			all = append(all, whole(f))
		}
		return all
	}
	if got, want := told(a.facts), told(want); !slices.Equal(got, want) {
		a.t.Fatalf("got  %v\nwant %v", got, want)
	}
}

// Refused expects a refusal with this code, and its about to hold these pairs.
func (a *Answer) Refused(code meeting.Code, about ...any) {
	a.t.Helper()
	if a.no == nil {
		a.t.Fatalf("accepted, want %s", code)
	}
	if a.no.Code != code {
		a.t.Fatalf("refused with %s %v, want %s", a.no.Code, a.no.About, code)
	}
	for i := 0; i+1 < len(about); i += 2 {
		if got := a.no.About[about[i].(string)]; got != about[i+1] {
			a.t.Fatalf("%s is about %v, want %v = %v", code, a.no.About, about[i], about[i+1])
		}
	}
}

// whole is a fact with everything in it, also what is encrypted.
func whole(f meeting.Fact) string {
	parts := []any{f}
	if h, ok := f.(meeting.Hides); ok {
		for _, hidden := range h.Hidden() {
			parts = append(parts, hidden.Key, hidden.Value)
		}
	}
	text, err := json.Marshal(parts)
	if err != nil {
		return err.Error()
	}
	return f.Fact() + " " + string(text)
}
