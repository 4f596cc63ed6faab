package door

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"hoofdlijn/internal/meeting"
)

// A helper device comes in by a code that the console shows: for a minute, for one device. Who photographed it has
// nothing a minute later. 25 signs, 8 places: 1.5e11 codes, of which a few are alive at a time.
const (
	HelperCodeLasts  = time.Minute
	helperCodeLength = 8
)

// helperCode is the row of a code that nobody used yet.
type helperCode struct {
	Meeting meeting.ID `json:"meeting"`
	Until   time.Time  `json:"until"` // exactly; a row may stay a moment longer
}

// NewHelperCode makes a code for one helper device. Codes made before go on until their own minute is over: two
// consoles may each show one.
func (d *Door) NewHelperCode(ctx context.Context, id meeting.ID) (code string, until time.Time, err error) {
	m, err := d.Meeting(ctx, id)
	if err != nil {
		return "", time.Time{}, err
	}
	code, until = newCode(helperCodeLength), d.now().Add(HelperCodeLasts)
	return code, until, add(ctx, d, helperKey(code), helperCode{m.ID, until}, until)
}

func helperKey(code string) string { return "helper/" + digest(code) }

// Help lets in the device that holds a helper code, and uses the code up. had is the helper session the browser came
// with, if any: it is the same device, and its place on the list goes.
func (d *Door) Help(ctx context.Context, typed string, had Session) (token string, s Session, err error) {
	code, ok := foldCode(typed, helperCodeLength)
	if !ok {
		return "", Session{}, ErrWrong
	}
	row, err := take[helperCode](ctx, d, helperKey(code))
	if err != nil {
		return "", Session{}, wrong(err)
	}
	m, err := d.Meeting(ctx, row.Meeting)
	if err != nil {
		return "", Session{}, err
	}
	now := d.now()
	if !now.Before(row.Until) || !m.OpenAt(now) {
		return "", Session{}, ErrWrong
	}
	if had.Link != "" {
		if err := d.RevokeLink(ctx, had.Meeting, had.Link); err != nil && !errors.Is(err, ErrWrong) {
			return "", Session{}, err
		}
	}
	l := Link{ID: newID(), Desk: AtHelper, Meeting: m.ID, Made: now, Until: midnight(now)}
	l.Person = meeting.PersonID(string(AtHelper) + "-" + l.ID)
	if err := put(ctx, d, linkKey(m.ID, l.ID), kept{Link: l}, l.Until); err != nil { // first: a device nobody can end must not exist
		return "", Session{}, err
	}
	if token, s, err = d.begin(ctx, sessionFor(l, m, now)); err != nil {
		return "", Session{}, err
	}
	if _, err := d.HelperName(ctx, s); err != nil { // ended meanwhile, before there was a session to end
		return "", Session{}, errors.Join(d.End(ctx, s.ID), err)
	}
	return token, s, nil
}

// midnight is when the day is over, where the server stands.
func midnight(now time.Time) time.Time {
	year, month, day := now.Date()
	return time.Date(year, month, day+1, 0, 0, 0, 0, now.Location())
}

// NameHelper writes down who has a helper device.
func (d *Door) NameHelper(ctx context.Context, s Session, name string) error {
	name = strings.TrimSpace(name)
	if n := utf8.RuneCountInString(name); n < 1 || n > 80 || !utf8.ValidString(name) {
		return ErrBad
	}
	return wrong(d.rows.Change(ctx, linkKey(s.Meeting, s.Link), func(old []byte) ([]byte, time.Time, error) {
		if old == nil {
			return nil, time.Time{}, ErrNone
		}
		var k kept
		if err := json.Unmarshal(old, &k); err != nil {
			return nil, time.Time{}, err
		}
		k.Label = name
		raw, err := json.Marshal(k)
		return raw, k.Until, err
	}))
}

// HelperName is who has the helper device of a session; empty when they did not say.
func (d *Door) HelperName(ctx context.Context, s Session) (string, error) {
	k, err := get[kept](ctx, d, linkKey(s.Meeting, s.Link))
	return k.Label, wrong(err)
}

// EndDay ends every helper device, every projector and every place of who writes captions: the day is closed, and
// whoever passes the table at the door later sees nothing.
func (d *Door) EndDay(ctx context.Context, m meeting.ID) error {
	return d.revokeAll(ctx, m, func(l Link) bool { return l.Desk == AtHelper || l.Desk == AtProjector || l.Desk == AtCaptions })
}

// EndHelpers ends every helper device of a meeting.
func (d *Door) EndHelpers(ctx context.Context, m meeting.ID) error {
	return d.revokeAll(ctx, m, func(l Link) bool { return l.Desk == AtHelper })
}
