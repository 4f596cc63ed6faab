package live

import (
	"maps"
	"slices"
	"time"

	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/wire"
)

// What passes is never written down: who is connected, who asked for help, how many are typing. It is the room's own
// part, "live", and goes with the room.
const passingPart = "live"

// AskHelp asks a facilitator to come. Somebody with a name of their own, or a helper device for them. First says that it is
// a question before they answer: whoever hosts their table is called too.
type AskHelp struct {
	First bool `json:"first,omitempty"`
}

// HelpGoing says that somebody goes to who asked for help, so that nobody else has to. Facilitator or helper.
type HelpGoing struct {
	Person meeting.PersonID `json:"person" validate:"required,id"`
}

// HelpDone says that somebody was helped. Facilitator or helper.
type HelpDone struct {
	Person meeting.PersonID `json:"person" validate:"required,id"`
}

// Typing says whether somebody is writing on this screen. Only their number is shown.
type Typing struct {
	On bool `json:"on"`
}

// Remind reminds everybody who has not answered in an open round, each on their own phone alone. Facilitator.
type Remind struct {
	Round string `json:"round" validate:"required,id"`
}

// TryScreen puts the page on the projector by which people in the last row see whether they can read it, or takes it
// away. Facilitator; before the meeting opens too.
type TryScreen struct {
	On bool `json:"on"`
}

// Caption is what is being said now, on the line that this writer has open; with Done the line is full and the next begins.
// Captioner.
type Caption struct {
	Text string `json:"text" validate:"text=300"`
	Done bool   `json:"done,omitempty"`
}

func (*AskHelp) Intent() string   { return "live.ask_help" }
func (*HelpGoing) Intent() string { return "live.help_going" }
func (*HelpDone) Intent() string  { return "live.help_done" }
func (*Typing) Intent() string    { return "live.typing" }
func (*Remind) Intent() string    { return "live.remind" }
func (*TryScreen) Intent() string { return "live.try_screen" }
func (*Caption) Intent() string   { return "live.caption" }

// Hall is "live.hall": how many screens of each kind are connected (console; on projectors how many of them look on), how
// many people are writing, and whether the screen in the hall is being tried (console and projector).
type Hall struct {
	Screens map[meeting.Audience]int `json:"screens,omitempty"`
	Writing int                      `json:"writing"`
	Trying  bool                     `json:"trying,omitempty"`
}

// Online is "live.online/<person>" on the console: on how many screens somebody is connected.
type Online struct {
	Screens int `json:"screens"`
}

// Help is "live.help/<person>" on console and helper devices: since when somebody waits for help, in ms, and whether
// somebody goes to them.
type Help struct {
	Since int64 `json:"since"`
	Going bool  `json:"going,omitempty"`
	First bool  `json:"first,omitempty"` // a question before they answer
}

// Mine is "live.me" on somebody's own phone: whether they wait for help, the round they were last reminded of, and, for
// who hosts a table, how many there have a question before they answer.
type Mine struct {
	Help   bool   `json:"help"`
	Remind string `json:"remind,omitempty"`
	Asked  int    `json:"asked,omitempty"`
}

// Head is "live.head" on phones and consoles: an entry of the record, at the last landmark, with its hash, and the key of who will
// sign the plan. It is for devices: they note it, and hold the sealed plan against it.
type Head struct {
	Entry uint64 `json:"entry"`
	Hash  string `json:"hash"`
	Key   string `json:"key"`
}

// PassingWords is the vocabulary of the room itself: what may be asked of it, by whom, in whatever phase, and what it
// shows.
func PassingWords() meeting.Words {
	staff := []meeting.Role{meeting.Facilitator}
	return meeting.Words{Asks: []meeting.Ask{
		{New: func() meeting.Intent { return &AskHelp{} }, Who: []meeting.Role{meeting.Participant, meeting.Helper}, When: meeting.Phases, Person: true},
		{New: func() meeting.Intent { return &HelpGoing{} }, Who: append(staff, meeting.Helper), When: meeting.Phases},
		{New: func() meeting.Intent { return &HelpDone{} }, Who: append(staff, meeting.Helper), When: meeting.Phases},
		{New: func() meeting.Intent { return &Typing{} }, Who: []meeting.Role{meeting.Participant}, When: meeting.Phases},
		{New: func() meeting.Intent { return &Remind{} }, Who: staff, When: meeting.Phases},
		{New: func() meeting.Intent { return &TryScreen{} }, Who: staff, When: meeting.Phases},
		{New: func() meeting.Intent { return &Caption{} }, Who: []meeting.Role{meeting.Captioner}, When: meeting.Phases},
	}, Shows: []meeting.Section{
		{Name: "live.hall", For: []meeting.Audience{meeting.Console, meeting.Projector, meeting.Device}, Like: Hall{}},
		{Name: "live.online", For: []meeting.Audience{meeting.Console}, Like: Online{}},
		{Name: "live.help", For: []meeting.Audience{meeting.Console, meeting.Device}, Like: Help{}},
		{Name: "live.me", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
		{Name: "live.head", For: []meeting.Audience{meeting.Phone, meeting.Console}, Like: Head{}},
		{Name: "live.caption", For: []meeting.Audience{meeting.Projector}, Like: CaptionLine{}},
	}}
}

type passing struct {
	screens  map[meeting.Audience]int
	online   map[meeting.PersonID]int
	help     map[meeting.PersonID]call
	reminded map[meeting.PersonID]string // of which round
	writing  int
	trying   bool
	gaps     []gap
	captions captions
	head     *Head
}

// gap is a screen between two polls: it counts as looking on until then, or everybody would see it come and go all the
// time.
type gap struct {
	viewer meeting.Viewer
	until  time.Time
}

// call is somebody who waits for help.
type call struct {
	since time.Time
	going bool
	first bool
	host  meeting.PersonID // who was called with it; "" when nobody hosts their table
}

func newPassing() passing {
	return passing{screens: map[meeting.Audience]int{}, online: map[meeting.PersonID]int{}, help: map[meeting.PersonID]call{},
		reminded: map[meeting.PersonID]string{}}
}

var passingAsks = PassingWords().Asks

func passingAsk(name string) (meeting.Ask, bool) {
	for _, a := range passingAsks {
		if a.New().Intent() == name {
			return a, true
		}
	}
	return meeting.Ask{}, false
}

func readPassing(name string, data []byte) (meeting.Intent, *meeting.Refusal) {
	a, known := passingAsk(name)
	if !known {
		return nil, meeting.Refuse(meeting.Malformed, "field", "name")
	}
	do := a.New()
	return do, wire.Decode(data, do)
}

// pass does something passing. It is never decided twice and never written.
func (r *Room) pass(a *asked) Answer {
	by := r.as(a.By)
	if ask, _ := passingAsk(a.passes.Intent()); !slices.Contains(ask.Who, by.Role) {
		return Answer{No: meeting.Refuse(meeting.NotAllowed)}
	}
	switch do := a.passes.(type) {
	case *AskHelp:
		return r.askHelp(by, do.First)
	case *HelpGoing:
		return r.goTo(do.Person)
	case *HelpDone:
		was := r.passing.help[do.Person]
		delete(r.passing.help, do.Person)
		r.touch(was.keys(do.Person))
	case *Typing:
		if a.seat == nil || a.seat.gone {
			return Answer{No: meeting.Refuse(meeting.NotAllowed)}
		}
		r.passing.write(r, a.seat, do.On)
	case *Remind:
		return r.remind(do.Round)
	case *Caption:
		return r.caption(by.Person, do)
	case *TryScreen:
		r.passing.trying = do.On
		r.touch([]meeting.Key{hallKey})
	}
	return Answer{}
}

// askHelp: who waits already may say that it is a question before answering, and is waited for since then.
func (r *Room) askHelp(by meeting.Actor, first bool) Answer {
	who := by.Subject()
	if who == "" {
		return Answer{No: meeting.Refuse(meeting.NotAllowed)}
	}
	now, waits := r.passing.help[who]
	if !waits {
		now.since = time.Now()
	}
	if waits && (now.first || !first) {
		return Answer{}
	}
	if l, knows := r.life.(seated); knows && first {
		now.first, now.host = true, l.HostOf(who)
	}
	r.passing.help[who] = now
	r.touch(now.keys(who))
	return Answer{}
}

// goTo: whoever leads or helps sees that somebody goes. Who was helped meanwhile waits no more.
func (r *Room) goTo(who meeting.PersonID) Answer {
	now, waits := r.passing.help[who]
	if !waits || now.going {
		return Answer{No: meeting.Refuse(meeting.NoChange)}
	}
	now.going = true
	r.passing.help[who] = now
	r.touch(now.keys(who)[:1])
	return Answer{}
}

// keys are the sections that tell of it: of who waits, and of who hosts their table.
func (c call) keys(who meeting.PersonID) []meeting.Key {
	if c.host == "" {
		return helpKeys(who)
	}
	return append(helpKeys(who), helpKeys(c.host)[1])
}

// askedOf counts who waits at the table that somebody hosts.
func (p *passing) askedOf(host meeting.PersonID) int {
	n := 0
	for _, one := range p.help {
		if one.host == host {
			n++
		}
	}
	return n
}

// remind tells nobody who was reminded: who still has to answer the console sees anyway.
func (r *Room) remind(round string) Answer {
	l, knows := r.life.(awaiting)
	if !knows {
		return Answer{No: meeting.Refuse(meeting.Unknown, "round", round)}
	}
	waited, no := l.StillToAnswer(round)
	if no != nil {
		return Answer{No: no}
	}
	for _, who := range waited {
		r.passing.reminded[who] = round
		r.touch(helpKeys(who)[1:])
	}
	return Answer{}
}

func (p *passing) come(r *Room, s *Seat) {
	viewer := s.visit.Viewer
	if s.visit.Behind != "" { // a mirror is no screen more: whose phone it is takes part
		return
	}
	if at := slices.IndexFunc(p.gaps, func(g gap) bool { return g.viewer == viewer }); at >= 0 {
		p.gaps = slices.Delete(p.gaps, at, at+1)
		return
	}
	p.screens[viewer.Audience]++
	keys := []meeting.Key{hallKey}
	if viewer.Person != "" {
		p.online[viewer.Person]++
		keys = append(keys, onlineKey(viewer.Person))
	}
	r.touch(keys)
}

func (p *passing) leave(r *Room, s *Seat) {
	p.write(r, s, false)
	if s.visit.Behind != "" {
		return
	}
	if s.visit.Polls {
		p.gaps = append(p.gaps, gap{s.visit.Viewer, time.Now().Add(r.conf.Gap)})
		return
	}
	p.gone(r, s.visit.Viewer)
}

// miss counts out who did not come back from a poll.
func (p *passing) miss(r *Room, now time.Time) {
	for len(p.gaps) > 0 && !now.Before(p.gaps[0].until) {
		p.gone(r, p.gaps[0].viewer)
		p.gaps = p.gaps[1:]
	}
}

func (p *passing) gone(r *Room, viewer meeting.Viewer) {
	if p.screens[viewer.Audience]--; p.screens[viewer.Audience] == 0 {
		delete(p.screens, viewer.Audience)
	}
	keys := []meeting.Key{hallKey}
	if viewer.Person != "" {
		if p.online[viewer.Person]--; p.online[viewer.Person] == 0 {
			delete(p.online, viewer.Person)
		}
		keys = append(keys, onlineKey(viewer.Person))
	}
	r.touch(keys)
}

func (p *passing) write(r *Room, s *Seat, on bool) {
	if s.writing == on {
		return
	}
	s.writing = on
	if on {
		p.writing++
	} else {
		p.writing--
	}
	r.touch([]meeting.Key{hallKey})
}

var (
	hallKey = meeting.Key{Part: passingPart, Name: "hall"}
	headKey = meeting.Key{Part: passingPart, Name: "head"}
)

func onlineKey(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: passingPart, Name: "online", ID: string(who)}
}

func helpKeys(who meeting.PersonID) []meeting.Key {
	return []meeting.Key{{Part: passingPart, Name: "help", ID: string(who)}, {Part: passingPart, Name: "me", For: who}}
}

func (p *passing) keys(who meeting.Viewer) []meeting.Key {
	if who.Person != "" {
		return []meeting.Key{helpKeys(who.Person)[1]}
	}
	var keys []meeting.Key
	switch who.Audience {
	case meeting.Console, meeting.Projector, meeting.Device:
		keys = append(keys, hallKey)
	}
	if who.Audience == meeting.Phone || who.Audience == meeting.Console {
		keys = append(keys, headKey)
	}
	if who.Audience == meeting.Projector {
		keys = append(keys, p.captions.keys()...)
	}
	if who.Audience == meeting.Console {
		for _, id := range slices.Sorted(maps.Keys(p.online)) {
			keys = append(keys, onlineKey(id))
		}
	}
	if who.Audience == meeting.Console || who.Audience == meeting.Device {
		for _, id := range slices.Sorted(maps.Keys(p.help)) {
			keys = append(keys, helpKeys(id)[0])
		}
	}
	return keys
}

func (p *passing) show(who meeting.Viewer, key meeting.Key) any {
	console := who.Audience == meeting.Console
	switch id := meeting.PersonID(key.ID); {
	case key == headKey && p.head != nil && (console || who.Audience == meeting.Phone):
		return *p.head
	case key.Name == "me" && who.Audience == meeting.Phone:
		_, waits := p.help[who.Person]
		return Mine{Help: waits, Remind: p.reminded[who.Person], Asked: p.askedOf(who.Person)}
	case key.Name == "hall" && console:
		return Hall{Screens: p.screens, Writing: p.writing, Trying: p.trying}
	case key.Name == "hall" && who.Audience == meeting.Projector:
		return Hall{Screens: map[meeting.Audience]int{meeting.Projector: p.screens[meeting.Projector]}, Writing: p.writing, Trying: p.trying}
	case key.Name == "hall" && who.Audience == meeting.Device:
		return Hall{Writing: p.writing}
	case key.Name == "caption" && who.Audience == meeting.Projector:
		return p.captions.show(key.ID)
	case key.Name == "online" && console && p.online[id] > 0:
		return Online{Screens: p.online[id]}
	case key.Name == "help" && (console || who.Audience == meeting.Device):
		if now, waits := p.help[id]; waits {
			return Help{Since: now.since.UnixMilli(), Going: now.going, First: now.first}
		}
	}
	return nil
}
