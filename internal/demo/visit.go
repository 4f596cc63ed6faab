package demo

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// You is the person of the case whom a visitor plays: a carer who came with somebody. Who shares a copy is another.
const You = "p02"

// Ticket is what a visitor gets: a token by which we know them, and a session for every screen.
type Ticket struct {
	Token    string
	Meeting  meeting.ID
	Code     string
	Chapter  Chapter
	Person   string
	Leads    bool
	Sessions []Session
}

// Session is what a browser needs to sit at a desk.
type Session struct {
	Token string
	door.Session
}

// Begin gives a visitor a copy at a chapter. A token of a visitor who is still known lets go of the copy they had. ""
// as chapter goes on where they were, or begins with the decisions.
func (t *Theatre) Begin(ctx context.Context, token string, chapter Chapter) (Ticket, error) {
	t.mu.Lock()
	had := t.visitors[token]
	if had != nil {
		had.seen = t.now()
	}
	t.mu.Unlock()
	if had != nil && chapter == "" {
		return t.ticket(ctx, had)
	}
	if had != nil {
		t.release(ctx, had)
	}
	if chapter == "" {
		chapter = Decisions
	}
	p, err := t.place(ctx, chapter)
	if err != nil {
		return Ticket{}, err
	}
	t.mu.Lock()
	v := &visitor{token: newID(), person: free(p, t.c), at: p, seen: t.now()}
	p.visitors[v.person] = v
	t.visitors[v.token] = v
	t.mu.Unlock()
	t.cast(p)
	return t.ticket(ctx, v)
}

// free is a person with a phone and a vote whom no visitor plays; You first.
func free(p *performance, c *casefile.Case) string {
	if p.visitors[You] == nil {
		return You
	}
	for _, person := range c.People {
		if p.visitors[person.ID] == nil && person.Device == "phone" && c.Entitled(person) {
			return person.ID
		}
	}
	return You // more visitors than people: two hold the same phone
}

// place is a copy of one's own, or when there are enough of them the one with the fewest visitors.
func (t *Theatre) place(ctx context.Context, chapter Chapter) (*performance, error) {
	t.mu.Lock()
	if len(t.playing) >= MostCopies {
		defer t.mu.Unlock()
		least := func(a, b *performance) int {
			if (a.chapter == chapter) != (b.chapter == chapter) {
				return map[bool]int{true: -1, false: 1}[a.chapter == chapter]
			}
			return len(a.visitors) - len(b.visitors)
		}
		return slices.MinFunc(t.playing, least), nil
	}
	t.mu.Unlock()
	p, err := t.take(ctx, chapter)
	if err != nil {
		return nil, err
	}
	mind := NewMind(t.seed, t.c)
	p.troupe = perform(p.room, mind, chapter, map[string]bool{You: true})
	t.mu.Lock()
	defer t.mu.Unlock()
	t.playing = append(t.playing, p)
	return p, nil
}

// cast tells the troupe whom the visitors play.
func (t *Theatre) cast(p *performance) {
	t.mu.Lock()
	own := map[string]bool{}
	for person := range p.visitors {
		own[person] = true
	}
	t.mu.Unlock()
	p.troupe.mu.Lock()
	p.troupe.director.Own = own
	p.troupe.mu.Unlock()
	p.troupe.wake()
}

// release lets go of a visitor; the last one closes the copy.
func (t *Theatre) release(ctx context.Context, v *visitor) {
	t.mu.Lock()
	if t.visitors[v.token] != v {
		t.mu.Unlock()
		return
	}
	delete(t.visitors, v.token)
	delete(v.at.visitors, v.person)
	last := len(v.at.visitors) == 0
	if last {
		t.playing = slices.DeleteFunc(t.playing, func(p *performance) bool { return p == v.at })
	}
	links := v.links
	t.mu.Unlock()
	if last {
		v.at.troupe.close()
	} else {
		t.cast(v.at)
	}
	for _, id := range links {
		if err := t.door.RevokeLink(ctx, v.at.id, id); err != nil {
			slog.Warn("a link of the example stays", "error", err)
		}
	}
}

// ticket makes sessions for every desk.
func (t *Theatre) ticket(ctx context.Context, v *visitor) (Ticket, error) {
	p := v.at
	ticket := Ticket{Token: v.token, Meeting: p.id, Code: p.code, Chapter: p.chapter, Person: v.person, Leads: p.troupe.plays()}
	for _, desk := range []door.Desk{door.AtProjector, door.AtPhone, door.AtConsole} {
		l := door.Link{Desk: desk, Meeting: p.id}
		if desk == door.AtPhone {
			l.Person = meeting.PersonID(v.person)
		}
		token, made, err := t.door.MakeLink(ctx, l)
		if err != nil {
			return Ticket{}, err
		}
		t.mu.Lock()
		v.links = append(v.links, made.ID)
		t.mu.Unlock()
		session, s, _, err := t.door.Exchange(ctx, token, true, door.Session{})
		if err != nil {
			return Ticket{}, err
		}
		ticket.Sessions = append(ticket.Sessions, Session{session, s})
	}
	token, s, err := t.door.BeginStaff(ctx, t.staff.Town)
	ticket.Sessions = append(ticket.Sessions, Session{token, s})
	return ticket, err
}

// of is the copy of a visitor. Asking counts as being there.
func (t *Theatre) of(token string) (*visitor, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	v := t.visitors[token]
	if v == nil {
		return nil, ErrNobody
	}
	v.seen = t.now()
	return v, nil
}

// Here says that the visitor's page is still open.
func (t *Theatre) Here(token string) error {
	_, err := t.of(token)
	return err
}

// Leaving is how long a copy stays when the page says that it closes: a page that is loaded again comes back at once.
const Leaving = 15 * time.Second

// Leave says that the page closes.
func (t *Theatre) Leave(token string) error {
	v, err := t.of(token)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	v.seen = v.seen.Add(Leaving - Forgotten)
	return nil
}

// Play lets the simulated facilitator play, or leaves the console to the visitor.
func (t *Theatre) Play(token string, on bool) error {
	return t.tell(token, func(t *troupe) { t.leads = on })
}

// Onward asks for the next proposal.
func (t *Theatre) Onward(token string) error {
	return t.tell(token, func(t *troupe) { t.onward, t.leads = true, true })
}

// Seal asks for the plan: the last texts are read and the plan is sealed.
func (t *Theatre) Seal(token string) error {
	return t.tell(token, func(t *troupe) { t.sealing = true })
}

func (t *Theatre) tell(token string, change func(*troupe)) error {
	v, err := t.of(token)
	if err != nil {
		return err
	}
	v.at.troupe.mu.Lock()
	change(v.at.troupe)
	v.at.troupe.mu.Unlock()
	v.at.troupe.wake()
	return nil
}

func (t *troupe) plays() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.leads
}

// Shown is the copy whose addresses are printed at the start. It stays until the theatre closes.
type Shown struct {
	Code  string
	Links map[door.Desk]string // tokens
}

// Show opens a copy without a page that keeps it open.
func (t *Theatre) Show(ctx context.Context) (Shown, error) {
	ticket, err := t.Begin(ctx, "", Decisions)
	if err != nil {
		return Shown{}, err
	}
	t.mu.Lock()
	t.visitors[ticket.Token].stays = true
	t.mu.Unlock()
	shown := Shown{Code: ticket.Code, Links: map[door.Desk]string{}}
	for _, desk := range []door.Desk{door.AtProjector, door.AtPhone, door.AtConsole} {
		l := door.Link{Desk: desk, Meeting: ticket.Meeting}
		if desk == door.AtPhone {
			l.Person = You
		}
		if shown.Links[desk], _, err = t.door.MakeLink(ctx, l); err != nil {
			return Shown{}, err
		}
	}
	return shown, nil
}
