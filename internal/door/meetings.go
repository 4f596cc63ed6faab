package door

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hoofdlijn/internal/meeting"
)

// Meeting is what the door knows about a meeting: the rest is in its record.
type Meeting struct {
	ID           meeting.ID `json:"id"`
	Title        string     `json:"title"`
	Municipality string     `json:"municipality,omitempty"`
	Facilitators []string   `json:"facilitators"` // account names, the maker first
	Code         string     `json:"code"`
	Made         time.Time  `json:"made"`
	Opens        time.Time  `json:"opens"` // the window in which the code, the links and the phones work: nothing else says when that ends
	Closes       time.Time  `json:"closes"`
}

// Windows: what a meeting gets when none is asked for and after every day on which it goes on, the longest that can be asked
// for, and how far it can be moved by going on another day.
const (
	UsualWindow   = 7 * 24 * time.Hour
	LongestWindow = 90 * 24 * time.Hour
	lastDay       = 366 * 24 * time.Hour
)

var meetingID = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// OpenAt says whether people can come in now.
func (m Meeting) OpenAt(now time.Time) bool { return !now.Before(m.Opens) && now.Before(m.Closes) }

// keptUntil is how long the rows that let people in are kept: whether they still do is for the window to say, which may be
// moved, also after it was over.
func (m Meeting) keptUntil() time.Time { return m.Opens.Add(lastDay) }

// RoleOf is what a staff session may be in the meeting; ok is false when the meeting is none of its business.
// An admin makes accounts, and leads only the meetings that name them.
func (m Meeting) RoleOf(s Session) (role meeting.Role, ok bool) {
	switch {
	case s.Desk != AtStaff:
		return meeting.Nobody, false
	case s.Role != Municipality && slices.Contains(m.Facilitators, s.Account):
		return meeting.Facilitator, true
	case s.Role == Municipality && s.Municipality != "" && s.Municipality == m.Municipality:
		return meeting.Municipality, true
	}
	return meeting.Nobody, false
}

// checked fills in what was left out and says whether such a meeting can be.
func (m Meeting) checked(now time.Time) (Meeting, bool) {
	m.Title = strings.TrimSpace(m.Title)
	if m.ID == "" {
		m.ID = meeting.ID(newID())
	}
	if m.Opens.IsZero() {
		m.Opens = now
	}
	if m.Closes.IsZero() {
		m.Closes = m.Opens.Add(UsualWindow)
	}
	n := utf8.RuneCountInString(m.Title)
	return m, n >= 1 && n <= 120 && utf8.ValidString(m.Title) && len(m.Municipality) <= 80 && meetingID.MatchString(string(m.ID)) &&
		m.Closes.After(m.Opens) && m.Closes.After(now) && m.Closes.Sub(m.Opens) <= LongestWindow
}

// MakeMeeting puts a meeting on the list. ID, Opens and Closes may be left empty. ErrBad, ErrTaken.
func (d *Door) MakeMeeting(ctx context.Context, m Meeting) (Meeting, error) {
	m, ok := m.checked(d.now())
	if !ok {
		return Meeting{}, ErrBad
	}
	m.Made = d.now()
	if err := add(ctx, d, "meeting/"+string(m.ID), m, time.Time{}); err != nil {
		return Meeting{}, err
	}
	return d.NewCode(ctx, m.ID)
}

// Meeting is one meeting, or ErrNoMeeting.
func (d *Door) Meeting(ctx context.Context, id meeting.ID) (Meeting, error) {
	if !meetingID.MatchString(string(id)) {
		return Meeting{}, ErrNoMeeting
	}
	m, err := get[Meeting](ctx, d, "meeting/"+string(id))
	if errors.Is(err, ErrNone) {
		err = ErrNoMeeting
	}
	return m, err
}

// AllMeetings lists every meeting, for whoever has the server itself in hand.
func (d *Door) AllMeetings(ctx context.Context) ([]Meeting, error) {
	all := []Meeting{}
	for row, err := range d.rows.List(ctx, "meeting/") {
		if err != nil {
			return nil, err
		}
		var m Meeting
		if err := json.Unmarshal(row.Value, &m); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// Meetings lists those the session has a role in, newest first.
func (d *Door) Meetings(ctx context.Context, s Session) ([]Meeting, error) {
	all, err := d.AllMeetings(ctx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(m Meeting) bool {
		_, ok := m.RoleOf(s)
		return !ok
	})
	slices.SortStableFunc(all, func(a, b Meeting) int { return b.Made.Compare(a.Made) })
	return all, nil
}

// changeMeeting rewrites one meeting with nothing in between.
func (d *Door) changeMeeting(ctx context.Context, id meeting.ID, change func(*Meeting) error) (m Meeting, err error) {
	err = d.rows.Change(ctx, "meeting/"+string(id), func(old []byte) ([]byte, time.Time, error) {
		if old == nil {
			return nil, time.Time{}, ErrNoMeeting
		}
		m = Meeting{}
		if err := json.Unmarshal(old, &m); err != nil {
			return nil, time.Time{}, err
		}
		if err := change(&m); err != nil {
			return nil, time.Time{}, err
		}
		raw, err := json.Marshal(m)
		return raw, time.Time{}, err
	})
	return m, err
}

// NewCode gives the meeting another room code; the one before stops working.
func (d *Door) NewCode(ctx context.Context, id meeting.ID) (Meeting, error) {
	m, err := d.Meeting(ctx, id)
	if err != nil {
		return Meeting{}, err
	}
	code := newCode(codeLength)
	for {
		err := add(ctx, d, "code/"+code, id, m.keptUntil())
		if err == nil {
			break
		}
		if !errors.Is(err, ErrTaken) {
			return Meeting{}, err
		}
		code = newCode(codeLength)
	}
	before := ""
	m, err = d.changeMeeting(ctx, id, func(m *Meeting) error {
		before, m.Code = m.Code, code
		return nil
	})
	if err == nil && before != "" {
		err = d.rows.Delete(ctx, "code/"+before)
	}
	return m, err
}

// Join lets somebody who typed the code into the lobby: a session with a person id of its own, which is nobody in the
// meeting until they are let in. had is the phone session the browser came with, if any: in the same meeting it stays
// the same person, under a new token.
func (d *Door) Join(ctx context.Context, typed string, had Session) (token string, s Session, err error) {
	code, ok := FoldCode(typed)
	if !ok {
		return "", Session{}, ErrWrong
	}
	id, err := get[meeting.ID](ctx, d, "code/"+code)
	if err != nil {
		return "", Session{}, wrong(err)
	}
	m, err := d.Meeting(ctx, id)
	if errors.Is(err, ErrNoMeeting) || err == nil && (m.Code != code || !m.OpenAt(d.now())) {
		return "", Session{}, ErrWrong
	}
	if err != nil {
		return "", Session{}, err
	}
	if had.Desk == AtPhone && had.Meeting == id {
		if token, s, err = d.begin(ctx, had); err != nil {
			return "", Session{}, err
		}
		return token, s, d.End(ctx, had.ID)
	}
	return d.begin(ctx, Session{Desk: AtPhone, Meeting: id, Person: meeting.PersonID(newID()), Until: m.keptUntil(), Closes: m.Closes})
}

// GoesOn keeps a meeting open for the day on which it goes on and a week after that; it makes no window shorter. Without a date
// that is today. A day further away than a year after the meeting opened is not waited for.
func (d *Door) GoesOn(ctx context.Context, id meeting.ID, date string) error {
	day := d.now()
	if date != "" {
		var err error
		if day, err = time.ParseInLocation(time.DateOnly, date, day.Location()); err != nil {
			return ErrBad
		}
	}
	_, err := d.changeMeeting(ctx, id, func(m *Meeting) error {
		if closes := midnight(day).Add(UsualWindow); closes.After(m.Closes) {
			m.Closes = closes
		}
		if last := m.keptUntil(); m.Closes.After(last) {
			m.Closes = last
		}
		return nil
	})
	return err
}

// SetFacilitators says who leads the meeting. At least one account; who is no longer named loses all sessions.
func (d *Door) SetFacilitators(ctx context.Context, id meeting.ID, names []string) (Meeting, error) {
	var now []string
	for _, name := range names {
		if name = FoldName(name); !slices.Contains(now, name) {
			now = append(now, name)
		}
	}
	if len(now) == 0 || len(now) > 20 {
		return Meeting{}, ErrBad
	}
	for _, name := range now {
		if a, err := get[Account](ctx, d, "account/"+name); err != nil || a.Role == Municipality {
			return Meeting{}, ErrBad
		}
	}
	var before []string
	m, err := d.changeMeeting(ctx, id, func(m *Meeting) error {
		before, m.Facilitators = m.Facilitators, now
		return nil
	})
	if err != nil {
		return Meeting{}, err
	}
	for _, name := range before {
		if !slices.Contains(now, name) {
			if err := d.EndAll(ctx, AccountTag(name)); err != nil {
				return Meeting{}, err
			}
		}
	}
	return m, nil
}
