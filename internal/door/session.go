package door

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"hoofdlijn/internal/meeting"
)

// Desk says which kind of session it is. One browser may hold one of each: the front page of a demo shows a phone, a
// console and a projector side by side.
type Desk string

// The desks.
const (
	AtStaff     Desk = "staff"     // signed in with name and password
	AtPhone     Desk = "phone"     // a person in one meeting, or in its lobby
	AtConsole   Desk = "console"   // leads one meeting, by a console link
	AtHelper    Desk = "helper"    // a helper device in one meeting
	AtProjector Desk = "projector" // reads one meeting
	AtCaptions  Desk = "captions"  // writes down what is said in one meeting
	AtExpert    Desk = "expert"    // advises on frameworks in one meeting
)

// How long sessions last: none of a meeting outlives its window but that of a conversation beforehand; a helper device's ends at midnight.
const (
	StaffIdle  = 8 * time.Hour
	StaffLasts = 24 * time.Hour
	// OpenIdle is how long what a pin opened stays open without use: a tablet lies on a kitchen table, and a conversation lasts for weeks.
	OpenIdle = 30 * time.Minute
	// seenEvery is how precisely use is remembered: writing it at every request would cost a flush each time.
	seenEvery = 5 * time.Minute
)

// Session is one browser that was let in. Its token is known to that browser alone.
type Session struct {
	ID           string           `json:"-"` // the digest of the token; safe to log
	Desk         Desk             `json:"desk"`
	Account      string           `json:"account,omitempty"`
	Role         StaffRole        `json:"role,omitempty"`
	Municipality string           `json:"municipality,omitempty"`
	Meeting      meeting.ID       `json:"meeting,omitempty"`
	Person       meeting.PersonID `json:"person,omitempty"`
	Link         string           `json:"link,omitempty"` // the id of the link it came by
	Open         bool             `json:"open,omitempty"` // of a conversation: the pin was given
	Seen         time.Time        `json:"seen"`
	Until        time.Time        `json:"until"`
	Idle         time.Duration    `json:"idle,omitempty"` // 0: idling is fine
	Closes       time.Time        `json:"-"`              // when the window of its meeting ends, as it was looked up; zero where that does not count
}

// AliveAt says whether the session still opens anything.
func (s Session) AliveAt(now time.Time) bool {
	return now.Before(s.Ends()) && (s.Idle == 0 || now.Before(s.Seen.Add(s.Idle)))
}

// Ends is when the session is over, as long as nobody moves the window of its meeting.
func (s Session) Ends() time.Time {
	if s.Closes.IsZero() {
		return s.Until
	}
	return sooner(s.Until, s.Closes)
}

// keptUntil is when the row can go.
func (s Session) keptUntil() time.Time {
	if s.Idle > 0 && !s.Open {
		return sooner(s.Until, s.Seen.Add(s.Idle))
	}
	return s.Until
}

func sooner(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// Tags group sessions that are ended together.
func AccountTag(name string) string { return "account/" + name }
func LinkTag(id string) string      { return "link/" + id }
func PersonTag(m meeting.ID, p meeting.PersonID) string {
	return "person/" + string(m) + "/" + string(p)
}

func (s Session) tags() []string {
	var tags []string
	if s.Account != "" {
		tags = append(tags, AccountTag(s.Account))
	}
	if s.Link != "" {
		tags = append(tags, LinkTag(s.Link))
	}
	switch s.Desk {
	case AtPhone:
		tags = append(tags, PersonTag(s.Meeting, s.Person))
	case AtTalk:
		tags = append(tags, TalkTag(s.Meeting, s.Person))
	}
	return tags
}

// begin lets a browser in: a session with a new token, never one that was there before.
func (d *Door) begin(ctx context.Context, s Session) (token string, _ Session, err error) {
	token = newToken()
	s.ID, s.Seen = digest(token), d.now()
	for _, tag := range s.tags() { // the index first: a session that nobody can end must not exist
		if err := d.rows.Put(ctx, "tag/"+tag+"/"+s.ID, []byte{}, s.Until); err != nil {
			return "", Session{}, err
		}
	}
	return token, s, put(ctx, d, "session/"+s.ID, s, s.keptUntil())
}

// beginBy lets in who holds a way in, if it still is one once the session stands: whoever ended it meanwhile did not see that session. The
// one that the browser came with ends.
func (d *Door) beginBy(ctx context.Context, s, had Session, still func() error) (token string, _ Session, err error) {
	if token, s, err = d.begin(ctx, s); err != nil {
		return "", Session{}, err
	}
	if err := still(); err != nil {
		return "", Session{}, errors.Join(d.End(ctx, s.ID), err)
	}
	if had.ID != "" {
		err = d.End(ctx, had.ID)
	}
	return token, s, err
}

// BeginStaff starts the session of somebody who just proved to be this account.
func (d *Door) BeginStaff(ctx context.Context, a Account) (string, Session, error) {
	return d.begin(ctx, Session{Desk: AtStaff, Account: a.Name, Role: a.Role, Municipality: a.Municipality, Person: a.Person,
		Until: d.now().Add(StaffLasts), Idle: StaffIdle})
}

// Session is who holds this token; ErrWrong when nobody does any more.
func (d *Door) Session(ctx context.Context, token string) (Session, error) {
	if token == "" || len(token) > 64 {
		return Session{}, ErrWrong
	}
	return d.SessionByID(ctx, digest(token))
}

// SessionByID is the same for a socket that was let in before: it asks now and then whether it still is.
func (d *Door) SessionByID(ctx context.Context, id string) (Session, error) {
	s, err := d.alive(ctx, id)
	if err != nil {
		return Session{}, err
	}
	if now := d.now(); s.Idle > 0 && now.Sub(s.Seen) > seenEvery {
		s.Seen = now
		if err := d.touch(ctx, s); err != nil {
			return Session{}, wrong(err)
		}
	}
	return s, nil
}

// alive reads a session that still opens something; ErrWrong when it does not.
func (d *Door) alive(ctx context.Context, id string) (Session, error) {
	s, err := get[Session](ctx, d, "session/"+id)
	if err != nil {
		return Session{}, wrong(err)
	}
	s.ID = id
	if s.Open && !s.AliveAt(d.now()) {
		if s, err = d.lock(ctx, id); err != nil {
			return Session{}, wrong(err)
		}
	}
	if s.Meeting != "" && s.Desk != AtTalk && s.Desk != AtLead { // of these two the window does not count
		m, err := d.Meeting(ctx, s.Meeting)
		if errors.Is(err, ErrNoMeeting) {
			return Session{}, ErrWrong
		}
		if err != nil {
			return Session{}, err
		}
		s.Closes = m.Closes
	}
	if !s.AliveAt(d.now()) {
		return Session{}, ErrWrong
	}
	return s, nil
}

// Afterwards is who holds the token of a phone, also when the window of its meeting is over: whoever was there may still say what
// became of the plan. Nothing else is to be opened with it. ErrWrong when nobody does any more.
func (d *Door) Afterwards(ctx context.Context, token string) (Session, error) {
	if token == "" || len(token) > 64 {
		return Session{}, ErrWrong
	}
	s, err := get[Session](ctx, d, "session/"+digest(token))
	if err != nil {
		return Session{}, wrong(err)
	}
	if s.ID = digest(token); s.Desk != AtPhone || !d.now().Before(s.Until) {
		return Session{}, ErrWrong
	}
	return s, nil
}

// Used writes down when a session was last used, as s says, and tells what it is now: the window of its meeting may have been
// moved. ErrWrong when it is over.
func (d *Door) Used(ctx context.Context, s Session) (Session, error) {
	if err := d.touch(ctx, s); err != nil {
		return Session{}, wrong(err)
	}
	return d.alive(ctx, s.ID)
}

// touch remembers use, unless the session was ended in between.
func (d *Door) touch(ctx context.Context, s Session) error {
	return d.rows.Change(ctx, "session/"+s.ID, func(old []byte) ([]byte, time.Time, error) {
		var kept Session
		if old == nil {
			return nil, time.Time{}, ErrNone
		}
		if err := json.Unmarshal(old, &kept); err != nil {
			return nil, time.Time{}, err
		}
		if kept.Seen.Before(s.Seen) { // else used elsewhere, later
			kept.Seen = s.Seen
		}
		raw, err := json.Marshal(kept)
		return raw, kept.keptUntil(), err
	})
}

// lock closes what a pin opened, and leaves what the letter opens.
func (d *Door) lock(ctx context.Context, id string) (Session, error) {
	var s Session
	err := d.rows.Change(ctx, "session/"+id, func(old []byte) ([]byte, time.Time, error) {
		if old == nil {
			return nil, time.Time{}, ErrNone
		}
		if err := json.Unmarshal(old, &s); err != nil {
			return nil, time.Time{}, err
		}
		s.Open, s.Idle = false, 0
		raw, err := json.Marshal(s)
		return raw, s.keptUntil(), err
	})
	s.ID = id
	return s, err
}

// goneFor is how long an ended session is announced to other instances.
const goneFor = time.Minute

// End ends one session, by its id.
func (d *Door) End(ctx context.Context, id string) error {
	s, err := get[Session](ctx, d, "session/"+id)
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := d.rows.Put(ctx, "gone/"+id, []byte{}, d.now().Add(goneFor)); err != nil {
		return err
	}
	if err := d.rows.Delete(ctx, "session/"+id); err != nil {
		return err
	}
	for _, tag := range s.tags() {
		if err := d.rows.Delete(ctx, "tag/"+tag+"/"+id); err != nil {
			return err
		}
	}
	d.tell(id)
	return nil
}

// EndAll ends every session with the tag.
func (d *Door) EndAll(ctx context.Context, tag string) error { return d.EndOthers(ctx, tag, "") }

// EndOthers ends every session with the tag but this one.
func (d *Door) EndOthers(ctx context.Context, tag, stays string) error {
	ids, err := d.tagged(ctx, tag)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if id == stays {
			continue
		}
		if err := d.End(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (d *Door) tagged(ctx context.Context, tag string) ([]string, error) {
	prefix := "tag/" + tag + "/"
	var ids []string
	for row, err := range d.rows.List(ctx, prefix) {
		if err != nil {
			return nil, err
		}
		if id := strings.TrimPrefix(row.Key, prefix); !strings.Contains(id, "/") {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (d *Door) tell(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, do := range d.gone {
		do(id)
	}
}

// Follow tells of sessions that were ended on other instances, looking every so often, until ctx ends.
func (d *Door) Follow(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	told := map[string]bool{}
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := map[string]bool{}
		for row, err := range d.rows.List(ctx, "gone/") {
			if err != nil {
				break // the next look finds it: announcements stay a minute
			}
			id := strings.TrimPrefix(row.Key, "gone/")
			if now[id] = true; !told[id] {
				d.tell(id)
			}
		}
		told = now
	}
}
