package post

import (
	"bytes"
	"errors"
	"net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// Mail is one mail to one person, ready to go.
type Mail struct {
	ID       string    // letters and digits; the same for every try of the same mail, so that a double is known as one
	At       time.Time // when it was written
	Name     string    // of whom it goes to; may be empty
	Address  string
	Subject  string
	Text     string
	HTML     string
	Calendar []byte // an appointment that goes along; nil for none
}

// sendable is narrower than the standards: nothing in quotes, no comments, no routes.
var sendable = regexp.MustCompile("^[\\pL\\pN.!#$%&'*+/=?^_`{|}~-]+@[\\pL\\pN](?:[\\pL\\pN.-]*[\\pL\\pN])?\\.[\\pL\\pN-]*[\\pL\\pN]$")

// Sendable says whether mail can go to an address.
func Sendable(address string) bool {
	return len(address) <= 254 && sendable.MatchString(address) && !strings.Contains(address, "..")
}

var errUnsendable = errors.New("mail cannot go to this address")

// message is a mail as it goes over the wire.
func (r *Relay) message(m Mail) (*gomail.Msg, error) {
	if !Sendable(m.Address) {
		return nil, errUnsendable
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	msg.FromMailAddress(&r.from)
	msg.ToMailAddress(&mail.Address{Name: short(m.Name), Address: m.Address})
	msg.Subject(short(m.Subject))
	msg.SetDateWithValue(m.At)
	msg.SetMessageIDWithValue(short(wordOnly(m.ID)) + "@" + domain(r.from.Address))
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // no machine answers that somebody is on holiday
	msg.SetGenHeader("X-Auto-Response-Suppress", "All")
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	if len(m.Calendar) > 0 {
		if err := msg.AttachReader("afspraak.ics", bytes.NewReader(m.Calendar), gomail.WithFileContentType("text/calendar; charset=utf-8; method=PUBLISH")); err != nil {
			return nil, err
		}
	}
	return msg, nil
}

func domain(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

// wordOnly is what may stand in an identification.
func wordOnly(text string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '.') {
			return r
		}
		return -1
	}, text)
}

// short is one line that fits in a header, whatever its letters become there: a line of a mail has an end at 998.
func short(text string) string {
	letters := []rune(line(text))
	return string(letters[:min(len(letters), 120)])
}

// line is text on one line, without what steers a reader: no control characters, no marks that turn the direction.
func line(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, text)
}
