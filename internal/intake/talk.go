package intake

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// Talk is one conversation: the fold of its facts. It is used from one goroutine.
type Talk struct {
	history []*meeting.Event
	asks    map[string]meeting.Ask
	shows   map[string][]meeting.Audience
	is      state
}

// New is a conversation that has not begun.
func New() *Talk {
	t := &Talk{asks: map[string]meeting.Ask{}, shows: map[string][]meeting.Audience{}, is: empty()}
	for _, words := range t.Words() {
		for _, a := range words.Asks {
			t.asks[a.New().Intent()] = a
		}
		for _, s := range words.Shows {
			t.shows[s.Name] = s.For
		}
	}
	return t
}

// Decide answers an intent with the facts that follow, or why not. It changes nothing.
func (t *Talk) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	a, known := t.asks[c.Do.Intent()]
	if !known || !slices.Contains(a.Who, c.By.Role) || c.By.For != "" || c.By.Decided != 0 {
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	if _, begins := c.Do.(*Begin); !begins && t.is.person == "" {
		return nil, meeting.Refuse(meeting.Unknown, "person", "")
	}
	if c.By.Role != meeting.Facilitator && c.By.Person != t.is.person {
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	return t.is.decide(c, sideOf(c.By.Role))
}

// Apply takes a fact in and says which sections may look different now: in a conversation of two that may be all.
func (t *Talk) Apply(e meeting.Event) (keys []meeting.Key, all bool) {
	t.history = append(t.history, &e)
	t.is.apply(e)
	return nil, true
}

// Rewind forgets the last n facts, which turned out not to be in the record.
func (t *Talk) Rewind(n int) {
	t.history = t.history[:len(t.history)-n]
	t.is = empty()
	for _, e := range t.history {
		t.is.apply(*e)
	}
}

// Forget changes what is remembered of the past: fn empties events of what can no longer be read. What was taken away is
// out of the state already: the fact that ended its key took it out.
func (t *Talk) Forget(fn func(*meeting.Event)) {
	for _, e := range t.history {
		fn(e)
	}
}

// Keys lists the sections this viewer sees. All are shared: whoever is shown a conversation is of it.
func (t *Talk) Keys(v meeting.Viewer) []meeting.Key {
	if v.Person != "" || t.is.person == "" {
		return nil
	}
	return slices.DeleteFunc(t.is.keys(), func(k meeting.Key) bool { return !t.open(v, k) })
}

// Show builds one section for this viewer; nil means: nothing here for you. It is the one read gate.
func (t *Talk) Show(v meeting.Viewer, k meeting.Key) any {
	if k.Part != "talk" || k.For != "" || v.Person != "" || t.is.person == "" || !t.open(v, k) {
		return nil
	}
	return t.is.show(v.Audience, k)
}

func (t *Talk) open(v meeting.Viewer, k meeting.Key) bool {
	return slices.Contains(t.shows[k.Part+"."+k.Name], v.Audience)
}

// Summary is what the team's list shows of this conversation; false when it has not begun.
func (t *Talk) Summary() (Summary, bool) { return t.is.summary(), t.is.person != "" }

// PinHash is what a pin is held against; empty when there is none.
func (t *Talk) PinHash() string { return t.is.pin }
