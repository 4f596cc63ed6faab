package play_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
	"hoofdlijn/internal/rehearse/play"
	"hoofdlijn/internal/wire"
)

// pure is a stage without server, socket or store: the rules, between JSON on one side and sealed entries on the other.
// It is as strict as it can be: what it shows comes from facts that were written down, encrypted, read back and folded,
// and after every act it holds that against everything else that must be the same.
type pure struct {
	t       *testing.T
	intents map[string]func() meeting.Intent
	life    *life.Life // folds the facts as they were decided
	read    *life.Life // folds them as they were read back
	vault   *recordtest.Vault
	keeper  *record.Keeper
	head    journal.Head
	entries []journal.Entry
	events  []meeting.Event // as read back
	people  []meeting.PersonID
	asked   int
	follow  map[meeting.Viewer]map[string]string // each screen, kept up to date by what changed alone
	talks   map[meeting.PersonID]*intake.Talk
	loose   bool // screens are not followed: for what is looked at in the end
}

func newPure(t *testing.T, people []string) *pure {
	s := &pure{t: t, talks: map[meeting.PersonID]*intake.Talk{}, life: life.New(), read: life.New(), vault: &recordtest.Vault{}, intents: map[string]func() meeting.Intent{},
		follow: map[meeting.Viewer]map[string]string{}}
	for _, id := range people {
		s.people = append(s.people, meeting.PersonID(id))
	}
	for _, words := range s.life.Words() {
		for _, a := range words.Asks {
			s.intents[a.New().Intent()] = a.New
		}
	}
	s.keeper = s.newKeeper()
	for _, v := range s.viewers() {
		s.follow[v] = screen(s.life, v)
	}
	return s
}

func (s *pure) newKeeper() *record.Keeper {
	k, err := record.NewKeeper(context.Background(), record.Setup{Stream: "m", Words: s.life.Words(), Vault: s.vault})
	if err != nil {
		s.t.Fatal(err)
	}
	return k
}

func (s *pure) viewers() []meeting.Viewer {
	var all []meeting.Viewer
	for _, a := range meeting.Audiences {
		all = append(all, meeting.Viewer{Audience: a})
	}
	for _, who := range s.people {
		all = append(all, meeting.Viewer{Audience: meeting.Phone, Person: who})
	}
	return all
}

var audiences = map[play.Actor]meeting.Audience{play.Console: meeting.Console, play.Projector: meeting.Projector,
	play.Town: meeting.Town, play.Expert: meeting.Advice, play.Helper: meeting.Device}

var roles = map[meeting.Audience]meeting.Role{meeting.Console: meeting.Facilitator, meeting.Projector: meeting.Watcher,
	meeting.Town: meeting.Municipality, meeting.Advice: meeting.Expert, meeting.Device: meeting.Helper}

func actor(ask play.Ask) meeting.Actor {
	if person, ok := ask.By.Person(); ok {
		return meeting.Actor{Role: meeting.Participant, Person: meeting.PersonID(person), Via: meeting.ViaPhone}
	}
	device := meeting.PersonID("")
	if ask.By == play.Helper {
		device = "helper-1"
	}
	return meeting.Actor{Role: roles[audiences[ask.By]], Person: device, For: meeting.PersonID(ask.For), Via: meeting.Via(ask.Via), Decided: ask.At}
}

// Ask reads an intent as it comes over the wire, decides, writes down, reads back and folds.
func (s *pure) Ask(ctx context.Context, ask play.Ask) (play.Said, error) {
	if person, team, in := ask.By.Talk(); in {
		return s.askTalk(ctx, ask, person, team)
	}
	data, err := json.Marshal(ask.Data)
	if err != nil {
		return play.Said{}, err
	}
	kind := s.intents[ask.Name]
	if kind == nil {
		return play.Said{}, fmt.Errorf("no intent %s", ask.Name)
	}
	do := kind()
	no := wire.Decode(data, do)
	s.asked++
	id := meeting.CommandID(fmt.Sprintf("ask-%d", s.asked))
	c := meeting.Command{ID: id, By: actor(ask), At: time.Unix(1636372800+int64(s.asked), 0).UTC(), Seed: sha256.Sum256([]byte(id)),
		Head: meeting.Head{Entries: meeting.Seq(s.head.Seq), Hash: fmt.Sprintf("%x", s.head.Hash)}, Do: do}
	facts, refused := s.life.Decide(c)
	if no = meeting.First(no, refused); no != nil {
		return play.Said{Refused: string(no.Code), About: no.About}, nil
	}
	for _, fact := range facts {
		s.happen(ctx, c, fact)
	}
	for _, fact := range facts {
		if _, err := s.keeper.Burn(ctx, record.Ended(fact)...); err != nil {
			s.t.Fatal(err)
		}
	}
	s.keeper.Commit()
	return play.Said{}, nil
}

// happen writes a fact down, and folds it as it is and as it is read back.
func (s *pure) happen(ctx context.Context, c meeting.Command, fact meeting.Fact) {
	s.t.Helper()
	e := meeting.Event{Seq: meeting.Seq(s.head.Seq + 1), Cause: c.ID, By: c.By, At: c.At, Fact: fact}
	body, err := s.keeper.Seal(ctx, record.Line{Event: e, Item: s.life.Item()})
	if err != nil {
		s.t.Fatal(err)
	}
	batch, head := journal.Chain(s.head, bytes.Clone(body)) // it is good until the next commit
	s.head = head
	s.entries = append(s.entries, batch...)
	line, err := s.keeper.Open(ctx, batch[0])
	if err != nil {
		s.t.Fatal(err)
	}
	s.events = append(s.events, line.Event)
	s.read.Apply(line.Event)
	changed, all := s.life.Apply(e)
	if s.loose {
		return
	}
	for v, seen := range s.follow {
		if all {
			s.follow[v] = screen(s.life, v)
			continue
		}
		for _, k := range changed {
			if k.For == v.Person {
				put(seen, k, s.life.Show(v, k))
			}
		}
	}
}

// See is what somebody sees: what is shared, and on a phone what is their own.
func (s *pure) See(_ context.Context, a play.Actor) (play.Sections, error) {
	if person, team, in := a.Talk(); in {
		return s.seeTalk(person, team), nil
	}
	all := play.Sections{}
	add := func(v meeting.Viewer) {
		for k, text := range screen(s.read, v) {
			all[k] = json.RawMessage(text)
		}
	}
	if person, ok := a.Person(); ok {
		add(meeting.Viewer{Audience: meeting.Phone})
		add(meeting.Viewer{Audience: meeting.Phone, Person: meeting.PersonID(person)})
		return all, nil
	}
	add(meeting.Viewer{Audience: audiences[a]})
	return all, nil
}

// Restart forgets everything but the entries and the keys that are left.
func (s *pure) Restart(ctx context.Context) error {
	var before map[meeting.Viewer]map[string]string
	if !s.loose {
		before = s.screens(s.life)
	}
	s.keeper = s.newKeeper()
	s.life, s.read, s.events = life.New(), life.New(), nil
	for _, entry := range s.entries {
		line, err := s.keeper.Open(ctx, entry)
		if err != nil {
			return err
		}
		s.events = append(s.events, line.Event)
		s.life.Apply(line.Event)
		s.read.Apply(line.Event)
	}
	for _, v := range s.viewers() {
		s.follow[v] = screen(s.life, v)
	}
	if d := differs(before, s.screens(s.life)); d != "" {
		return fmt.Errorf("after a restart %s", d)
	}
	return nil
}

func (s *pure) Now(context.Context) (int64, error)                       { return 1000 * (1636372800 + int64(s.asked)), nil }
func (s *pure) Settle(context.Context) error                             { return nil }
func (s *pure) Invite(context.Context, []string) error                   { return nil }
func (s *pure) Cut(context.Context, []string) error                      { return nil }
func (s *pure) Mend(context.Context, []string) error                     { return nil }
func (s *pure) Meddle(context.Context, play.Actor) ([]play.Tried, error) { return nil, nil }
func (s *pure) Plan(context.Context) ([]byte, error) {
	if s.read.Phase() != meeting.Sealed {
		return nil, nil
	}
	return s.read.Plan().JSON(), nil
}

// screen is everything one viewer sees, built afresh.
func screen(l *life.Life, v meeting.Viewer) map[string]string {
	seen := map[string]string{}
	for _, k := range l.Keys(v) {
		if k.For == v.Person {
			put(seen, k, l.Show(v, k))
		}
	}
	return seen
}

func put(seen map[string]string, k meeting.Key, shown any) {
	text, err := json.Marshal(shown)
	if err != nil {
		panic(fmt.Sprintf("%s cannot be encoded: %v", k, err))
	}
	if string(text) == "null" {
		delete(seen, k.String())
		return
	}
	seen[k.String()] = string(text)
}

func (s *pure) screens(l *life.Life) map[meeting.Viewer]map[string]string {
	all := map[meeting.Viewer]map[string]string{}
	for _, v := range s.viewers() {
		all[v] = screen(l, v)
	}
	return all
}
