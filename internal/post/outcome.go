package post

import (
	"context"
	"crypto/tls"
	"errors"
	"net/textproto"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// State is what came of handing a mail over.
type State string

// The states. That a mail was accepted does not say that anybody read it: we do not follow people.
const (
	Accepted State = "accepted" // the mail server has it
	Refused  State = "refused"  // it will not get there: trying again is of no use
	Later    State = "later"    // try again: Retry says when
)

// Reason is why a mail was not accepted, as a code.
type Reason string

// The reasons. Those of Refused are about the address or the mail; all others are between the mail server and us.
const (
	NoAddress Reason = "no_address" // Refused: nobody has this address, or it is none
	Unwanted  Reason = "unwanted"   // Refused: the server does not take this mail

	Unreachable Reason = "unreachable" // there is no server there, or it hung up
	Silent      Reason = "silent"      // it did not answer in time
	Insecure    Reason = "insecure"    // no TLS, or a certificate that is not right
	SignIn      Reason = "sign_in"     // the server does not know our name and password
	Sender      Reason = "sender"      // we may not send from this address
	Busy        Reason = "busy"        // the server asks to come back
	Unsure      Reason = "unsure"      // the server hung up after it had everything: it may have been sent
)

// Outcome is what came of one try. It holds no words of the server: those repeat addresses.
type Outcome struct {
	State    State
	Reason   Reason
	Status   int    // what the server answered, such as 550; 0 when it did not
	Enhanced string // the same in detail, such as 5.1.1, when it said so
}

// beforehand is the outcome when it never came to a mail.
func beforehand(ctx context.Context, err error) Outcome {
	var reply *textproto.Error
	var certificate *tls.CertificateVerificationError
	var header tls.RecordHeaderError
	var alert tls.AlertError
	said := err.Error()
	o := Outcome{State: Later, Reason: Unreachable}
	if errors.As(err, &reply) {
		o.Status, o.Reason = reply.Code, Busy
	}
	switch {
	case ctx.Err() != nil || errors.Is(err, context.DeadlineExceeded):
		o.Reason = Silent
	case errors.As(err, &certificate), errors.As(err, &header), errors.As(err, &alert), strings.Contains(said, "STARTTLS"), strings.Contains(said, "unencrypted"):
		o.Reason = Insecure
	case strings.Contains(said, "AUTH"):
		o.Reason = SignIn
	}
	return o
}

// answered is the outcome when the server had an answer to the mail, or should have had one.
func answered(ctx context.Context, err error) Outcome {
	var sent *gomail.SendError
	if !errors.As(err, &sent) {
		return beforehand(ctx, err)
	}
	o := Outcome{State: Later, Reason: Unreachable, Status: sent.ErrorCode(), Enhanced: sent.EnhancedStatusCode()}
	late := sent.Reason == gomail.ErrSMTPDataClose
	switch {
	case o.Status == 0 && late:
		o.Reason = Unsure
	case o.Status == 0 && ctx.Err() != nil:
		o.Reason = Silent
	case o.Status == 0:
	case o.Status < 500:
		o.Reason = Busy
	case sent.Reason == gomail.ErrSMTPMailFrom:
		o.Reason = Sender
	case sent.Reason == gomail.ErrSMTPRcptTo && !strings.HasPrefix(o.Enhanced, "5.7."):
		o.State, o.Reason = Refused, NoAddress
	default:
		o.State, o.Reason = Refused, Unwanted
	}
	return o
}

// waits is how long to wait after each try that came to Later.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 20 * time.Minute, time.Hour, 3 * time.Hour, 8 * time.Hour, 16 * time.Hour}

// Tries is how often one mail is tried at most.
const Tries = 8

// Retry says when to try again after so many tries, the last of them at this time; not when it was enough.
func Retry(tries int, last time.Time) (next time.Time, again bool) {
	if tries < 1 || tries >= Tries {
		return time.Time{}, false
	}
	return last.Add(waits[tries-1]), true
}
