package door

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hoofdlijn/internal/meeting"
)

// Link is a way in for one desk of one meeting. Its token (128 bits) is shown once, when it is made, and kept as a
// digest. It is never used up: it works until it is revoked or the window of its meeting is over. A helper device is listed and
// ended as one too, and has no token: nobody else can come in by it.
type Link struct {
	ID      string           `json:"id"`
	Desk    Desk             `json:"desk"`
	Meeting meeting.ID       `json:"meeting"`
	Person  meeting.PersonID `json:"person"` // a phone's person; others get an id of their own for the record
	Label   string           `json:"label,omitempty"`
	Made    time.Time        `json:"made"`
	Until   time.Time        `json:"until"` // as it is kept; as it is told never after the window of the meeting
}

var linkDesks = []Desk{AtPhone, AtConsole, AtProjector, AtCaptions, AtExpert} // a helper device comes by a code of a minute

// ErrSecond: the personal link is in use on another device. Exchange again with goOn to use both.
var ErrSecond = errors.New("door: in use on another device")

// MakeLink makes a link and answers with its token, which is not kept.
func (d *Door) MakeLink(ctx context.Context, l Link) (token string, _ Link, err error) {
	m, err := d.Meeting(ctx, l.Meeting)
	if err != nil {
		return "", Link{}, err
	}
	if !slices.Contains(linkDesks, l.Desk) || utf8.RuneCountInString(l.Label) > 80 || (l.Desk == AtPhone) != (l.Person != "") ||
		l.Person != "" && !meetingID.MatchString(string(l.Person)) {
		return "", Link{}, ErrBad
	}
	token = linkToken()
	l.ID, l.Made, l.Until = newID(), d.now(), m.keptUntil()
	if l.Person == "" {
		l.Person = meeting.PersonID(string(l.Desk) + "-" + l.ID)
	}
	if err := put(ctx, d, linkKey(l.Meeting, l.ID), kept{l, digest(token)}, l.Until); err != nil {
		return "", Link{}, err
	}
	return token, l.within(m), put(ctx, d, "token/"+digest(token), l, l.Until)
}

// within is the link as far as the window of its meeting goes.
func (l Link) within(m Meeting) Link {
	l.Until = sooner(l.Until, m.Closes)
	return l
}

// kept is the row by which a link is found again to be revoked.
type kept struct {
	Link
	Digest string `json:"digest,omitempty"` // none: no token leads here
}

func linkKey(m meeting.ID, id string) string { return "link/" + string(m) + "/" + id }

// Links lists the links of a meeting, oldest first, without tokens.
func (d *Door) Links(ctx context.Context, id meeting.ID) ([]Link, error) {
	m, err := d.Meeting(ctx, id)
	if err != nil {
		return nil, err
	}
	all, err := d.links(ctx, id)
	for i := range all {
		all[i] = all[i].within(m)
	}
	return all, err
}

func (d *Door) links(ctx context.Context, id meeting.ID) ([]Link, error) {
	all := []Link{}
	for row, err := range d.rows.List(ctx, "link/"+string(id)+"/") {
		if err != nil {
			return nil, err
		}
		var k kept
		if err := json.Unmarshal(row.Value, &k); err != nil {
			return nil, err
		}
		all = append(all, k.Link)
	}
	slices.SortStableFunc(all, func(a, b Link) int { return a.Made.Compare(b.Made) })
	return all, nil
}

// RevokeLink ends a link and every session that came by it.
func (d *Door) RevokeLink(ctx context.Context, m meeting.ID, id string) error {
	if strings.Contains(id, "/") {
		return ErrWrong
	}
	k, err := get[kept](ctx, d, linkKey(m, id))
	if err != nil {
		return wrong(err)
	}
	if k.Digest != "" {
		if err := d.rows.Delete(ctx, "token/"+k.Digest); err != nil { // first: no session may begin after we looked
			return err
		}
	}
	if err := d.EndAll(ctx, LinkTag(id)); err != nil {
		return err
	}
	return d.rows.Delete(ctx, linkKey(m, id))
}

// Forget ends every link and session of a person: who comes again is somebody new.
func (d *Door) Forget(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	if err := d.revokeAll(ctx, m, func(l Link) bool { return l.Desk == AtPhone && l.Person == p }); err != nil {
		return err
	}
	return d.EndAll(ctx, PersonTag(m, p))
}

// revokeAll ends the links of a meeting that are meant, and every session that came by them.
func (d *Door) revokeAll(ctx context.Context, m meeting.ID, meant func(Link) bool) error {
	links, err := d.links(ctx, m)
	if err != nil {
		return err
	}
	for _, l := range links {
		if !meant(l) {
			continue
		}
		if err := d.RevokeLink(ctx, m, l.ID); err != nil && !errors.Is(err, ErrWrong) { // revoked meanwhile
			return err
		}
	}
	return nil
}

// Exchange lets in who holds a link. For a personal link that is in use on another device it is ErrSecond, until goOn;
// then others are the sessions that must be told of it. had is the session the browser came with, if any: it is no
// other device, and ends.
func (d *Door) Exchange(ctx context.Context, linkToken string, goOn bool, had Session) (token string, s Session, others []string, err error) {
	l, m, err := d.usable(ctx, linkToken)
	if err != nil {
		return "", Session{}, nil, err
	}
	if l.Desk == AtPhone {
		if others, err = d.tagged(ctx, PersonTag(l.Meeting, l.Person)); err != nil {
			return "", Session{}, nil, err
		}
		others = slices.DeleteFunc(others, func(id string) bool { return id == had.ID })
		if len(others) > 0 && !goOn {
			return "", Session{}, nil, ErrSecond
		}
	}
	token, s, err = d.beginBy(ctx, sessionFor(l, m, d.now()), had, func() error {
		_, _, err := d.usable(ctx, linkToken)
		return err
	})
	return token, s, others, err
}

// usable is the link behind a token, if it lets anybody in now, and its meeting.
func (d *Door) usable(ctx context.Context, linkToken string) (Link, Meeting, error) {
	if len(linkToken) > 64 {
		return Link{}, Meeting{}, ErrWrong
	}
	l, err := get[Link](ctx, d, "token/"+digest(linkToken))
	if err != nil {
		return Link{}, Meeting{}, wrong(err)
	}
	m, err := d.Meeting(ctx, l.Meeting)
	if err != nil {
		return Link{}, Meeting{}, err
	}
	if now := d.now(); l.Desk == AtTalk || l.Desk == AtLead || !now.Before(l.within(m).Until) || l.Desk != AtConsole && !m.OpenAt(now) { // a facilitator prepares before it opens
		return Link{}, Meeting{}, ErrWrong
	}
	return l, m, nil
}

// LinkDesk says for which desk a link is, so that the caller knows which of the browser's sessions it replaces.
func (d *Door) LinkDesk(ctx context.Context, linkToken string) (Desk, error) {
	l, _, err := d.usable(ctx, linkToken)
	return l.Desk, err
}

func sessionFor(l Link, m Meeting, now time.Time) Session {
	s := Session{Desk: l.Desk, Meeting: l.Meeting, Person: l.Person, Link: l.ID, Until: l.Until, Closes: m.Closes}
	if l.Desk == AtConsole { // leads a meeting: as strict as staff
		s.Idle = StaffIdle
		s.Until = sooner(s.Until, now.Add(StaffLasts))
	}
	return s
}
