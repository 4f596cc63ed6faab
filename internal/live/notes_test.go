package live

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/meeting"
)

// notes is a small Life for these tests: notes on themes, written by people, that can move and go; a personal count; a
// round that is closed; taking back; an intent that is alone.
type notes struct {
	history []meeting.Event
	skipped map[meeting.CommandID]bool
	notes   map[string]*note
	answers map[meeting.PersonID]string
	closed  bool
	last    time.Time
	rewinds int
}
type note struct {
	ID    string `json:"id"`
	Theme string `json:"theme"`
	Text  string `json:"text"`
	who   meeting.PersonID
}

type (
	put struct {
		ID    string `json:"id" validate:"required,id"`
		Theme string `json:"theme" validate:"required,id"`
		Text  string `json:"text,omitempty" validate:"max=500"`
	}
	move struct {
		ID    string `json:"id" validate:"required,id"`
		Theme string `json:"theme" validate:"required,id"`
	}
	drop struct {
		ID string `json:"id" validate:"required,id"`
	}
	say struct {
		Says string `json:"says"`
	}
	shut struct{}
	back struct {
		Command string `json:"command" validate:"required,id"`
	}
	finish struct{}
	crash  struct{}
	swear  struct{ put } // that what the note says is so
)

func (*put) Intent() string    { return "note.put" }
func (*move) Intent() string   { return "note.move" }
func (*drop) Intent() string   { return "note.drop" }
func (*say) Intent() string    { return "note.say" }
func (*shut) Intent() string   { return "note.shut" }
func (*back) Intent() string   { return "note.back" }
func (*finish) Intent() string { return "note.finish" }
func (*finish) Alone()         {}
func (*crash) Intent() string  { return "note.crash" }
func (*swear) Intent() string  { return "note.swear" }
func (*swear) Vouched() string { return "text" }

type (
	wasPut struct {
		ID    string           `json:"id"`
		Theme string           `json:"theme"`
		Words string           `json:"-"`
		Who   meeting.PersonID `json:"-"`
	}
	wasMoved   struct{ ID, Theme string }
	wasDropped struct{ ID string }
	wasSaid    struct {
		Who  meeting.PersonID `json:"-"`
		Says string           `json:"-"`
	}
	wasShut struct{ Answers int }
	wasBack struct {
		Command meeting.CommandID `json:"-"`
	}
	wasFinished struct {
		Entries meeting.Seq
		Hash    string
	}
)

func (*wasPut) Fact() string      { return "note.was_put" }
func (*wasMoved) Fact() string    { return "note.was_moved" }
func (*wasDropped) Fact() string  { return "note.was_dropped" }
func (*wasSaid) Fact() string     { return "note.was_said" }
func (*wasShut) Fact() string     { return "note.was_shut" }
func (*wasBack) Fact() string     { return "note.was_back" }
func (*wasFinished) Fact() string { return "note.was_finished" }
func (*wasFinished) Landmark()    {}
func (f *wasPut) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("note", f.ID), Value: &f.Words}, {Key: meeting.PersonKey(f.Who), Value: &f.Who, Pad: 128}}
}
func (f *wasSaid) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.RoundKey("r1"), Value: &f.Who, Pad: 128}, {Key: meeting.RoundKey("r1"), Value: &f.Says, Pad: 128}}
}
func (f *wasSaid) Cover() meeting.KeyName   { return meeting.RoundKey("r1") }
func (f *wasShut) Burns() []meeting.KeyName { return []meeting.KeyName{meeting.RoundKey("r1")} }
func (f *wasBack) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Command, Pad: 128}}
}
func (f *wasBack) Skips() meeting.CommandID { return f.Command }

func newNotes() *notes {
	n := &notes{skipped: map[meeting.CommandID]bool{}}
	n.begin()
	return n
}

func (n *notes) begin() {
	n.notes, n.answers, n.closed = map[string]*note{}, map[meeting.PersonID]string{}, false
}

func (n *notes) Words() []meeting.Words {
	asks := []func() meeting.Intent{func() meeting.Intent { return &put{} }, func() meeting.Intent { return &move{} }, func() meeting.Intent { return &drop{} },
		func() meeting.Intent { return &say{} }, func() meeting.Intent { return &shut{} }, func() meeting.Intent { return &back{} },
		func() meeting.Intent { return &finish{} }, func() meeting.Intent { return &crash{} }, func() meeting.Intent { return &swear{} }}
	w := meeting.Words{Facts: []func() meeting.Fact{func() meeting.Fact { return &wasPut{} }, func() meeting.Fact { return &wasMoved{} },
		func() meeting.Fact { return &wasDropped{} }, func() meeting.Fact { return &wasSaid{} }, func() meeting.Fact { return &wasShut{} },
		func() meeting.Fact { return &wasBack{} }, func() meeting.Fact { return &wasFinished{} }}}
	for _, ask := range asks {
		w.Asks = append(w.Asks, meeting.Ask{New: ask})
	}
	for _, name := range []string{"note.count", "note.note", "note.mine"} {
		w.Shows = append(w.Shows, meeting.Section{Name: name, For: order})
	}
	return []meeting.Words{w}
}

// HostOf: p2 hosts the table where p1 and p3 sit.
func (n *notes) HostOf(who meeting.PersonID) meeting.PersonID {
	if who == "p2" {
		return ""
	}
	return "p2"
}

// StillToAnswer: everybody of three who said nothing yet.
func (n *notes) StillToAnswer(round string) ([]meeting.PersonID, *meeting.Refusal) {
	if round != "r1" {
		return nil, meeting.Refuse(meeting.Unknown)
	}
	return slices.DeleteFunc([]meeting.PersonID{"p1", "p2", "p3"}, func(who meeting.PersonID) bool { return n.answers[who] != "" }), nil
}

func (n *notes) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	if c.At.Before(n.last) {
		panic("time ran back")
	}
	one := func(f meeting.Fact) ([]meeting.Fact, *meeting.Refusal) { return []meeting.Fact{f}, nil }
	if sworn, is := c.Do.(*swear); is {
		c.Do = &sworn.put
	}
	switch do := c.Do.(type) {
	case *put:
		if n.notes[do.ID] != nil {
			return nil, meeting.Refuse(meeting.Taken)
		}
		return one(&wasPut{ID: do.ID, Theme: do.Theme, Words: do.Text, Who: c.By.Subject()})
	case *move:
		if n.notes[do.ID] == nil {
			return nil, meeting.Refuse(meeting.Unknown)
		}
		return one(&wasMoved{ID: do.ID, Theme: do.Theme})
	case *drop:
		if n.notes[do.ID] == nil {
			return nil, meeting.Refuse(meeting.Unknown)
		}
		return one(&wasDropped{ID: do.ID})
	case *say:
		if n.closed {
			return nil, meeting.Refuse(meeting.RoundClosed)
		}
		return one(&wasSaid{Who: c.By.Subject(), Says: do.Says})
	case *shut:
		if n.closed {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return one(&wasShut{Answers: len(n.answers)})
	case *back:
		if n.skipped[meeting.CommandID(do.Command)] {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&wasBack{Command: meeting.CommandID(do.Command)}}, nil
	case *finish:
		return one(&wasFinished{Entries: c.Head.Entries, Hash: c.Head.Hash})
	case *crash:
		panic("a rule broke")
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

func (n *notes) Apply(e meeting.Event) ([]meeting.Key, bool) {
	n.history = append(n.history, e)
	n.last = e.At
	if f, ok := e.Fact.(*wasBack); ok {
		n.skipped[f.Skips()] = true
		n.refold()
		return nil, true
	}
	return n.fold(e), false
}

func (n *notes) refold() {
	n.begin()
	for _, e := range n.history {
		if !n.skipped[e.Cause] {
			n.fold(e)
		}
	}
}

func (n *notes) fold(e meeting.Event) []meeting.Key {
	count := meeting.Key{Part: "note", Name: "count"}
	switch f := e.Fact.(type) {
	case *wasPut:
		n.notes[f.ID] = &note{f.ID, f.Theme, f.Words, f.Who}
		return []meeting.Key{keyOf(n.notes[f.ID]), count, mineKey(f.Who)}
	case *wasMoved:
		if it := n.notes[f.ID]; it != nil {
			before := keyOf(it)
			it.Theme = f.Theme
			return []meeting.Key{before, keyOf(it)}
		}
	case *wasDropped:
		if it := n.notes[f.ID]; it != nil {
			delete(n.notes, f.ID)
			return []meeting.Key{keyOf(it), count, mineKey(it.who)}
		}
	case *wasSaid:
		n.answers[f.Who] = f.Says
		return []meeting.Key{mineKey(f.Who)}
	case *wasShut:
		var keys []meeting.Key
		for who := range n.answers {
			keys = append(keys, mineKey(who))
		}
		n.answers, n.closed = map[meeting.PersonID]string{}, true
		return append(keys, count)
	}
	return nil
}

func (n *notes) Rewind(k int) {
	n.rewinds++
	n.history = n.history[:len(n.history)-k]
	n.skipped = map[meeting.CommandID]bool{}
	for _, e := range n.history {
		if f, ok := e.Fact.(*wasBack); ok {
			n.skipped[f.Skips()] = true
		}
	}
	n.last = time.Time{}
	if len(n.history) > 0 {
		n.last = n.history[len(n.history)-1].At
	}
	n.refold()
}

func (n *notes) Forget(fn func(*meeting.Event)) {
	for i := range n.history {
		fn(&n.history[i])
	}
}

func keyOf(it *note) meeting.Key {
	return meeting.Key{Part: "note", Name: "note", ID: it.ID, At: meeting.Place(it.Theme)}
}
func mineKey(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "note", Name: "mine", For: who}
}

func (n *notes) sorted() []*note {
	var all []*note
	for _, it := range n.notes {
		all = append(all, it)
	}
	slices.SortFunc(all, func(a, b *note) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func (n *notes) Keys(v meeting.Viewer) []meeting.Key {
	if v.Person != "" {
		return []meeting.Key{mineKey(v.Person)}
	}
	keys := []meeting.Key{{Part: "note", Name: "count"}}
	for _, it := range n.sorted() {
		keys = append(keys, keyOf(it))
	}
	return keys
}

func (n *notes) Show(v meeting.Viewer, k meeting.Key) any {
	switch k.Name {
	case "count":
		return map[string]any{"notes": len(n.notes), "closed": n.closed}
	case "note":
		if it := n.notes[k.ID]; it != nil && keyOf(it) == k {
			return it
		}
	case "mine":
		mine := []string{}
		for _, it := range n.sorted() {
			if it.who == k.For {
				mine = append(mine, it.ID)
			}
		}
		if len(mine) == 0 && n.answers[k.For] == "" {
			return nil
		}
		return map[string]any{"notes": mine, "says": n.answers[k.For]}
	}
	return nil
}

// String is the whole state, for comparing.
func (n *notes) String() string {
	var b strings.Builder
	for _, it := range n.sorted() {
		fmt.Fprintf(&b, "%s %s %q %s\n", it.ID, it.Theme, it.Text, it.who)
	}
	fmt.Fprint(&b, n.answers, n.closed, len(n.history))
	return b.String()
}
