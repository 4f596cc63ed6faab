package door

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"hoofdlijn/internal/meeting"
)

// AtLead is the desk of who takes up one decision of a plan, on their own screen. They come by a link, long after the window
// of the meeting is over; of which decision it speaks, and whether it still does, the record says (W11).
const AtLead Desk = "lead"

// LeadLasts is how long such a link works. Who needs it longer gets another.
const LeadLasts = 2 * 366 * 24 * time.Hour

// LeadLink is such a link as it is kept: without its token, and with the address for reminders only sealed.
type LeadLink struct {
	ID     string    `json:"id"`
	Made   time.Time `json:"made"`
	Until  time.Time `json:"until"`
	Digest string    `json:"digest"`
	Mail   []byte    `json:"mail,omitempty"` // where reminders go and with which link, sealed by who keeps the key
	Told   []string  `json:"told,omitempty"` // which reminders went, so that none goes twice
}

func leadKey(m meeting.ID, id string) string { return "lead/" + string(m) + "/" + id }

// NewLeadID is the name of a link that is still to be made: the record has it before the door does.
func NewLeadID() string { return "lead-" + newID() }

// MakeLeadLink makes the link that the record knows by this name, and answers with its token, which is not kept.
func (d *Door) MakeLeadLink(ctx context.Context, m meeting.ID, id string) (token string, err error) {
	if _, err := d.Meeting(ctx, m); err != nil {
		return "", err
	}
	if !meetingID.MatchString(id) {
		return "", ErrBad
	}
	token = linkToken()
	l := LeadLink{ID: id, Made: d.now(), Until: d.now().Add(LeadLasts), Digest: digest(token)}
	if err := put(ctx, d, leadKey(m, id), l, l.Until); err != nil { // first: a link that nobody can end must not exist
		return "", err
	}
	return token, put(ctx, d, "token/"+l.Digest, Link{ID: id, Desk: AtLead, Meeting: m, Person: meeting.PersonID(id), Made: l.Made, Until: l.Until}, l.Until)
}

// LeadLinks lists them, oldest first.
func (d *Door) LeadLinks(ctx context.Context, m meeting.ID) ([]LeadLink, error) {
	all := []LeadLink{}
	for row, err := range d.rows.List(ctx, "lead/"+string(m)+"/") {
		if err != nil {
			return nil, err
		}
		var l LeadLink
		if err := json.Unmarshal(row.Value, &l); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	slices.SortStableFunc(all, func(a, b LeadLink) int { return a.Made.Compare(b.Made) })
	return all, nil
}

// ChangeLeadLink changes what is kept with a link. ErrWrong when it is not there; an error of change is given back, and nothing changed.
func (d *Door) ChangeLeadLink(ctx context.Context, m meeting.ID, id string, change func(*LeadLink) error) error {
	return wrong(d.rows.Change(ctx, leadKey(m, id), func(old []byte) ([]byte, time.Time, error) {
		var l LeadLink
		if old == nil {
			return nil, time.Time{}, ErrNone
		}
		if err := json.Unmarshal(old, &l); err != nil {
			return nil, time.Time{}, err
		}
		if err := change(&l); err != nil {
			return nil, time.Time{}, err
		}
		raw, err := json.Marshal(l)
		return raw, l.Until, err
	}))
}

// EndLeadLink ends a link and every session that came by it; the address kept with it goes. That there is none is no error.
func (d *Door) EndLeadLink(ctx context.Context, m meeting.ID, id string) error {
	l, err := get[LeadLink](ctx, d, leadKey(m, id))
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := d.rows.Delete(ctx, "token/"+l.Digest); err != nil { // first: no session may begin after we looked
		return err
	}
	if err := d.EndAll(ctx, LinkTag(id)); err != nil {
		return err
	}
	return d.rows.Delete(ctx, leadKey(m, id))
}

// ComeToLead lets in who holds the link of a lead. had is the session the browser came with, if any: it ends.
func (d *Door) ComeToLead(ctx context.Context, secret string, had Session) (token string, _ Session, err error) {
	l, err := d.leadBehind(ctx, secret)
	if err != nil {
		return "", Session{}, err
	}
	return d.beginBy(ctx, Session{Desk: AtLead, Meeting: l.Meeting, Person: l.Person, Link: l.ID, Until: l.Until}, had, func() error {
		_, err := d.leadBehind(ctx, secret)
		return err
	})
}

func (d *Door) leadBehind(ctx context.Context, secret string) (Link, error) {
	if len(secret) > 64 {
		return Link{}, ErrWrong
	}
	l, err := get[Link](ctx, d, "token/"+digest(secret))
	if err != nil {
		return Link{}, wrong(err)
	}
	if l.Desk != AtLead || !d.now().Before(l.Until) {
		return Link{}, ErrWrong
	}
	return l, nil
}
