package door

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"hoofdlijn/internal/meeting"
)

// AtTalk is the desk of who holds a conversation beforehand, on their own screen. Its way in is a letter: a link in a QR
// code, and a code of ten signs for who types. Both open the conversation as long as it is kept, also before the meeting
// opens and after it. Neither shows what was said: that takes the pin.
const AtTalk Desk = "talk"

// TalkTag groups the sessions of one conversation.
func TalkTag(m meeting.ID, p meeting.PersonID) string { return "talk/" + string(m) + "/" + string(p) }

// A code in a letter has ten signs, 46 bits: see codeSigns.
const talkCodeLength = 10

// FoldTalkCode reads what somebody typed as the code of their letter.
func FoldTalkCode(typed string) (code string, ok bool) { return foldCode(typed, talkCodeLength) }

// talkLink is the row with the ways in to a conversation. What is not in it opens nothing, whatever else there is.
type talkLink struct {
	Token, Code string   // keys of rows, of the letter
	Beside      []string // the same of links that went by mail or inside a card, oldest first
}

// mostBeside is how many links besides the letter's open a conversation at a time: the last ones.
const mostBeside = 30

// A way in has no end of its own: it opens the conversation as long as that is kept, which depends on a window that can be
// moved. Forgetting the conversation ends it. The row lasts longer than any conversation can.
func (m Meeting) talkKeptUntil() time.Time { return m.keptUntil().Add(lastDay) }

func talkLinkKey(m meeting.ID, p meeting.PersonID) string {
	return "talk-link/" + string(m) + "/" + string(p)
}

// letterOf is by which link somebody came who went from their conversation to the meeting.
func letterOf(m meeting.ID, p meeting.PersonID) string { return "talk-" + string(m) + "-" + string(p) }

func tokenKey(secret string) string { return "token/" + digest(secret) }

// MakeTalkLink makes the way in to a conversation: a token for the link and a code to type, as it is printed. What was there
// before ends, with all sessions that came by it.
func (d *Door) MakeTalkLink(ctx context.Context, m meeting.ID, p meeting.PersonID) (token, code string, err error) {
	at, err := d.Meeting(ctx, m)
	if err != nil {
		return "", "", err
	}
	if !meetingID.MatchString(string(p)) {
		return "", "", ErrBad
	}
	if err := d.EndTalkLink(ctx, m, p); err != nil {
		return "", "", err
	}
	token, code = linkToken(), newCode(talkCodeLength)
	until := at.talkKeptUntil()
	l := Link{ID: newID(), Desk: AtTalk, Meeting: m, Person: p, Made: d.now(), Until: until}
	row := talkLink{Token: tokenKey(token), Code: tokenKey(code)}
	err = errors.Join(put(ctx, d, talkLinkKey(m, p), row, until), put(ctx, d, row.Token, l, until), put(ctx, d, row.Code, l, until))
	return token, code[:talkCodeLength/2] + "-" + code[talkCodeLength/2:], err
}

// AddTalkLink makes a link that goes by mail, or inside a folded card. It stands beside what was there before: whoever got a letter
// goes on using that.
func (d *Door) AddTalkLink(ctx context.Context, m meeting.ID, p meeting.PersonID) (token string, err error) {
	at, err := d.Meeting(ctx, m)
	if err != nil {
		return "", err
	}
	if !meetingID.MatchString(string(p)) {
		return "", ErrBad
	}
	token = linkToken()
	until, oldest := at.talkKeptUntil(), ""
	err = d.rows.Change(ctx, talkLinkKey(m, p), func(old []byte) ([]byte, time.Time, error) {
		var row talkLink
		if old != nil {
			if err := json.Unmarshal(old, &row); err != nil {
				return nil, time.Time{}, err
			}
		}
		row.Beside, oldest = append(row.Beside, tokenKey(token)), ""
		if len(row.Beside) > mostBeside {
			oldest, row.Beside = row.Beside[0], row.Beside[1:]
		}
		raw, err := json.Marshal(row)
		return raw, until, err
	})
	if err == nil && oldest != "" {
		err = d.rows.Delete(ctx, oldest)
	}
	if err != nil {
		return "", err
	}
	return token, put(ctx, d, tokenKey(token), Link{ID: newID(), Desk: AtTalk, Meeting: m, Person: p, Made: d.now(), Until: until}, until)
}

// DropTalkLink takes back a link that was made to stand beside and that nobody got.
func (d *Door) DropTalkLink(ctx context.Context, m meeting.ID, p meeting.PersonID, token string) error {
	at, err := d.Meeting(ctx, m)
	if err != nil {
		return err
	}
	err = d.rows.Change(ctx, talkLinkKey(m, p), func(old []byte) ([]byte, time.Time, error) {
		var row talkLink
		if old == nil {
			return nil, time.Time{}, ErrNone
		}
		if err := json.Unmarshal(old, &row); err != nil {
			return nil, time.Time{}, err
		}
		row.Beside = slices.DeleteFunc(row.Beside, func(one string) bool { return one == tokenKey(token) })
		raw, err := json.Marshal(row)
		return raw, at.talkKeptUntil(), err
	})
	if err != nil && !errors.Is(err, ErrNone) {
		return err
	}
	return d.rows.Delete(ctx, tokenKey(token))
}

// EndTalkLink ends the way in to a conversation and every session that came by it. That there was none is no error.
func (d *Door) EndTalkLink(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	row, err := get[talkLink](ctx, d, talkLinkKey(m, p))
	if err != nil && !errors.Is(err, ErrNone) {
		return err
	}
	if err := d.rows.Delete(ctx, talkLinkKey(m, p)); err != nil { // first: from here on nothing opens any more
		return err
	}
	for _, one := range row.all() {
		if err := d.rows.Delete(ctx, one); err != nil {
			return err
		}
	}
	return d.endTalkSessions(ctx, m, p)
}

// endTalkSessions ends whoever is in by the letter, and what was counted of their pins.
func (d *Door) endTalkSessions(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	for _, tag := range []string{TalkTag(m, p), LinkTag(letterOf(m, p))} {
		if err := d.EndAll(ctx, tag); err != nil {
			return err
		}
	}
	return d.rows.Delete(ctx, pinKey(m, p))
}

// KeepTalkLink lets the ways in to a conversation work until then, and ends every session that came by one. That there is none is
// no error.
func (d *Door) KeepTalkLink(ctx context.Context, m meeting.ID, p meeting.PersonID, until time.Time) error {
	if err := d.endTalkSessions(ctx, m, p); err != nil {
		return err
	}
	row, err := get[talkLink](ctx, d, talkLinkKey(m, p))
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := put(ctx, d, talkLinkKey(m, p), row, until); err != nil {
		return err
	}
	l := Link{ID: newID(), Desk: AtTalk, Meeting: m, Person: p, Made: d.now(), Until: until}
	for _, one := range row.all() {
		if err := put(ctx, d, one, l, until); err != nil {
			return err
		}
	}
	return nil
}

// all is the keys of the rows of every way in.
func (l talkLink) all() []string {
	return slices.DeleteFunc(append([]string{l.Token, l.Code}, l.Beside...), func(key string) bool { return key == "" })
}

// ComeToTalk lets in who holds the link or the code of a conversation, as long as that is kept: kept says until when, as the
// window of its meeting is now. had is the session the browser came with, if any: it ends.
func (d *Door) ComeToTalk(ctx context.Context, secret string, had Session, kept func(context.Context, Meeting) (time.Time, error)) (token string, _ Session, err error) {
	l, err := d.talkBehind(ctx, secret)
	if err != nil {
		return "", Session{}, err
	}
	m, err := d.Meeting(ctx, l.Meeting)
	if err != nil {
		return "", Session{}, err
	}
	until, err := kept(ctx, m)
	if err != nil {
		return "", Session{}, err
	}
	if !d.now().Before(until) {
		return "", Session{}, ErrWrong
	}
	return d.beginBy(ctx, Session{Desk: AtTalk, Meeting: l.Meeting, Person: l.Person, Until: until}, had, func() error {
		_, err := d.talkBehind(ctx, secret)
		return err
	})
}

func (d *Door) talkBehind(ctx context.Context, secret string) (Link, error) {
	if len(secret) > 200 {
		return Link{}, ErrWrong
	}
	at := tokenKey(secret)
	l, err := get[Link](ctx, d, at)
	if errors.Is(err, ErrNone) {
		if code, possible := FoldTalkCode(secret); possible {
			at = tokenKey(code)
			l, err = get[Link](ctx, d, at)
		}
	}
	if err != nil {
		return Link{}, wrong(err)
	}
	row, err := get[talkLink](ctx, d, talkLinkKey(l.Meeting, l.Person))
	if err != nil {
		return Link{}, wrong(err)
	}
	if l.Desk != AtTalk || !slices.Contains(row.all(), at) {
		return Link{}, ErrWrong
	}
	return l, nil
}

// EnterMeeting makes a phone's session of that of a conversation, once people can come in. ErrWrong when they cannot.
func (d *Door) EnterMeeting(ctx context.Context, talk, had Session) (token string, _ Session, err error) {
	m, err := d.Meeting(ctx, talk.Meeting)
	if err != nil {
		return "", Session{}, err
	}
	if talk.Desk != AtTalk || !m.OpenAt(d.now()) {
		return "", Session{}, ErrWrong
	}
	token, s, err := d.begin(ctx, Session{Desk: AtPhone, Meeting: m.ID, Person: talk.Person, Link: letterOf(talk.Meeting, talk.Person), Until: m.keptUntil(), Closes: m.Closes})
	if err == nil && had.ID != "" {
		err = d.End(ctx, had.ID)
	}
	return token, s, err
}

// Unlock gives a session that may read back what was said, under a new token; the one it had ends. The pin was right.
func (d *Door) Unlock(ctx context.Context, had Session) (token string, _ Session, err error) {
	s := had
	s.Open, s.Idle = true, OpenIdle
	return d.instead(ctx, had, s)
}

// Lock gives a session that may not read back what was said, under a new token; the one it had ends.
func (d *Door) Lock(ctx context.Context, had Session) (token string, _ Session, err error) {
	s := had
	s.Open, s.Idle = false, 0
	return d.instead(ctx, had, s)
}

// instead begins a session in the place of the one that somebody had.
func (d *Door) instead(ctx context.Context, had, s Session) (token string, _ Session, err error) {
	if token, s, err = d.begin(ctx, s); err != nil {
		return "", Session{}, err
	}
	if _, err := d.SessionByID(ctx, had.ID); err != nil { // ended meanwhile, by a new pin or an erasure that did not see this one
		return "", Session{}, errors.Join(d.End(ctx, s.ID), err)
	}
	return token, s, d.End(ctx, had.ID)
}

// A pin has four to eight digits.
const (
	leastPin, mostPin = 4, 8
	// Who tries pins waits after every fifth wrong one, and after the last none is right any more until a new one is set: the
	// letter lies on a kitchen table for weeks.
	pinsAtOnce = 5
	pinWaits   = 15 * time.Minute
	mostPins   = 20
)

// ErrPinWait: too many wrong pins; it can be tried again in a quarter of an hour. ErrPinEnded: it takes a new pin.
var (
	ErrPinWait  = errors.New("door: too many wrong pins, for now")
	ErrPinEnded = errors.New("door: too many wrong pins")
)

// pinTries counts wrong pins of one conversation, wherever they were tried.
type pinTries struct {
	Wrong int       `json:"wrong"`
	Last  time.Time `json:"last"`
}

func pinKey(m meeting.ID, p meeting.PersonID) string { return "pin/" + string(m) + "/" + string(p) }

// PossiblePin says whether a text can be a pin.
func PossiblePin(pin string) bool {
	if len(pin) < leastPin || len(pin) > mostPin {
		return false
	}
	for _, r := range pin {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// HashPin is a pin as it is kept. ErrBad when it cannot be one; ErrBusy.
func (d *Door) HashPin(ctx context.Context, pin string) (string, error) {
	if !PossiblePin(pin) {
		return "", ErrBad
	}
	return d.hashes.hash(ctx, pin)
}

// TryPin says whether a pin is the one that is kept: nil, ErrWrong, ErrPinWait or ErrPinEnded. A try is counted before it is
// made, so that many at once are counted too.
func (d *Door) TryPin(ctx context.Context, m meeting.ID, p meeting.PersonID, pin, kept string, until time.Time) error {
	if !PossiblePin(pin) {
		return ErrWrong
	}
	if err := d.countPin(ctx, m, p, until); err != nil {
		return err
	}
	right, err := d.hashes.matches(ctx, pin, kept)
	switch {
	case err != nil:
		return err
	case !right:
		return ErrWrong
	}
	return d.rows.Delete(ctx, pinKey(m, p))
}

func (d *Door) countPin(ctx context.Context, m meeting.ID, p meeting.PersonID, until time.Time) error {
	return d.rows.Change(ctx, pinKey(m, p), func(old []byte) ([]byte, time.Time, error) {
		var tries pinTries
		if old != nil {
			if err := json.Unmarshal(old, &tries); err != nil {
				return nil, time.Time{}, err
			}
		}
		switch {
		case tries.Wrong >= mostPins:
			return nil, time.Time{}, ErrPinEnded
		case tries.Wrong >= pinsAtOnce && tries.Wrong%pinsAtOnce == 0 && d.now().Before(tries.Last.Add(pinWaits)):
			return nil, time.Time{}, ErrPinWait
		}
		tries.Wrong, tries.Last = tries.Wrong+1, d.now()
		raw, err := json.Marshal(tries)
		return raw, until, err
	})
}

// ForgivePins lets pins be tried again: a new one was set.
func (d *Door) ForgivePins(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	return d.rows.Delete(ctx, pinKey(m, p))
}
