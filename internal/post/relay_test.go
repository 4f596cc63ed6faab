package post

import (
	"context"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

func TestSendingOverSTARTTLS(t *testing.T) {
	certificate, roots := certificateFor(t, hostName)
	o := opened(t, &office{}, certificate, false)
	if got := to(t, "smtp", o.address, roots).Send(t.Context(), invitation("nl")); got != (Outcome{State: Accepted}) {
		t.Fatalf("%+v", got)
	}
	mails := o.got()
	if len(mails) != 1 || !mails[0].tls || mails[0].from != "gesprek@example.nl" || len(mails[0].to) != 1 || mails[0].to[0] != "wubbegien@example.org" || o.signedIn() != 1 {
		t.Errorf("%+v", mails)
	}
}

func TestSendingOverTLSAtOnce(t *testing.T) {
	certificate, roots := certificateFor(t, hostName)
	o := opened(t, &office{}, certificate, true)
	if got := to(t, "smtps", o.address, roots).Send(t.Context(), invitation("nl")); got.State != Accepted || !o.got()[0].tls {
		t.Errorf("%+v", got)
	}
}

// On the same machine there is nobody in between.
func TestThisMachineNeedsNoTLS(t *testing.T) {
	o := opened(t, &office{}, nil, false)
	r, err := Parse("smtp://"+o.address, "gesprek@example.nl")
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Send(t.Context(), invitation("nl")); got.State != Accepted {
		t.Errorf("%+v", got)
	}
}

// Without TLS that is right, nobody learns the password or the mail.
func TestNothingGoesOutUnprotected(t *testing.T) {
	certificate, roots := certificateFor(t, hostName)
	other, _ := certificateFor(t, "elsewhere.example.nl")
	plain, strange, others := opened(t, &office{}, nil, false), opened(t, &office{}, certificate, false), opened(t, &office{}, other, false)
	_, unknown := certificateFor(t, hostName)
	for name, c := range map[string]struct {
		*office
		relay *Relay
	}{
		"no TLS": {plain, to(t, "smtp", plain.address, roots)}, "a certificate nobody knows": {strange, to(t, "smtp", strange.address, unknown)},
		"a certificate of somebody else": {others, to(t, "smtp", others.address, roots)}, "no TLS at once": {plain, to(t, "smtps", plain.address, roots)},
	} {
		if got := c.relay.Send(t.Context(), invitation("nl")); got != (Outcome{State: Later, Reason: Insecure}) {
			t.Errorf("%s: %+v", name, got)
		}
		if c.signedIn() != 0 || len(c.got()) != 0 {
			t.Errorf("%s: the server was told something", name)
		}
	}
}

func refusal(code, a, b, c int) error {
	return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{a, b, c}, Message: "wubbegien@example.org is not known here"}
}

func TestWhatTheServerAnswers(t *testing.T) {
	certificate, roots := certificateFor(t, hostName)
	for name, c := range map[string]struct {
		office *office
		want   Outcome
	}{
		"nobody has this address": {&office{refuseTo: refusal(550, 5, 1, 1)}, Outcome{Refused, NoAddress, 550, "5.1.1"}},
		"relaying denied":         {&office{refuseTo: refusal(554, 5, 7, 1)}, Outcome{Refused, Unwanted, 554, "5.7.1"}},
		"come back later":         {&office{refuseTo: refusal(451, 4, 7, 1)}, Outcome{Later, Busy, 451, "4.7.1"}},
		"the box is full":         {&office{refuseTo: refusal(452, 4, 2, 2)}, Outcome{Later, Busy, 452, "4.2.2"}},
		"it looks like spam":      {&office{refuseMail: refusal(554, 5, 6, 0)}, Outcome{Refused, Unwanted, 554, "5.6.0"}},
		"busy at the end":         {&office{refuseMail: refusal(421, 4, 3, 2)}, Outcome{Later, Busy, 421, "4.3.2"}},
		"not from this address":   {&office{refuseFrom: refusal(553, 5, 7, 1)}, Outcome{Later, Sender, 553, "5.7.1"}},
		"a wrong password":        {&office{refuseSignIn: smtp.ErrAuthFailed}, Outcome{Later, SignIn, 535, ""}},
	} {
		o := opened(t, c.office, certificate, false)
		if got := to(t, "smtp", o.address, roots).Send(t.Context(), invitation("nl")); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
		if len(o.got()) != 0 {
			t.Errorf("%s: there is a mail", name)
		}
	}
}

const hello, ok, goOn = "250 mail.example.nl", "250 2.0.0 ok", "354 go on"

func TestAServerThatFallsSilent(t *testing.T) {
	for name, c := range map[string]struct {
		answers []string
		want    Reason
	}{
		"at once": {nil, Silent}, "after hello": {[]string{"220 hello"}, Silent}, "at the sender": {[]string{"220 hello", hello}, Silent}, "at the address": {[]string{"220 hello", hello, ok}, Silent},
		"when it has everything": {[]string{"220 hello", hello, ok, ok, goOn}, Unsure},
	} {
		r := scripted(t, false, c.answers...)
		r.patience = 100 * time.Millisecond
		if got := r.Send(t.Context(), invitation("nl")); got != (Outcome{State: Later, Reason: c.want}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestAServerThatHangsUp(t *testing.T) {
	for name, c := range map[string]struct {
		answers []string
		want    Outcome
	}{
		"after hello": {[]string{"220 hello"}, Outcome{State: Later, Reason: Unreachable}}, "at the address": {[]string{"220 hello", hello, ok}, Outcome{State: Later, Reason: Unreachable}},
		"when it has everything": {[]string{"220 hello", hello, ok, ok, goOn}, Outcome{State: Later, Reason: Unsure}},
		"closed today":           {[]string{"421 4.3.2 closed"}, Outcome{State: Later, Reason: Busy, Status: 421}},
		"it has the mail":        {[]string{"220 hello", hello, ok, ok, goOn, ok}, Outcome{State: Accepted}},
	} {
		if got := scripted(t, true, c.answers...).Send(t.Context(), invitation("nl")); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestAServerThatIsNotThere(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	r, err := Parse("smtp://"+address, "gesprek@example.nl")
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Send(t.Context(), invitation("nl")); got != (Outcome{State: Later, Reason: Unreachable}) {
		t.Errorf("%+v", got)
	}
}

// Whoever stops the program does not wait for a mail server.
func TestSendingEndsWithItsContext(t *testing.T) {
	r := scripted(t, false, "220 hello")
	ctx, cancel := context.WithCancel(t.Context())
	dial := r.dial
	r.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		defer cancel()
		return dial(ctx, network, address)
	}
	came := make(chan Outcome, 1)
	go func() { came <- r.Send(ctx, invitation("nl")) }()
	select {
	case got := <-came:
		if got != (Outcome{State: Later, Reason: Silent}) {
			t.Errorf("%+v", got)
		}
	case <-time.After(20 * time.Second): // long before its own patience ends
		t.Error("it still waits for the server")
	}
}

func TestNoMailToWhatIsNoAddress(t *testing.T) {
	o := opened(t, &office{}, nil, false)
	r, err := Parse("smtp://"+o.address, "gesprek@example.nl")
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"", "wubbegien", "a@b", "a@b.nl\r\nRCPT TO:<evil@example.nl>", "a@b.nl,evil@example.nl", "a@b.nl>", "<a@b.nl>", `"a b"@example.nl`, "a b@example.nl", "a@b.nl\n", "a@b.nl\x00", "Ada <a@b.nl>",
		"@a.nl:b@c.nl", "a@.nl", "a@b..nl", "a@b.nl.", "a@[127.0.0.1]", strings.Repeat("a", 250) + "@b.nl", "\u202ea@b.nl"} {
		m := invitation("nl")
		m.Address = address
		if got := r.Send(t.Context(), m); got != (Outcome{State: Refused, Reason: NoAddress}) {
			t.Errorf("%q: %+v", address, got)
		}
	}
	if len(o.got()) != 0 {
		t.Error("there is a mail")
	}
	for _, address := range []string{"a@b.nl", "Ada.de-Vries+gesprek@zorg.example.nl", "o'neil@example.org", "jörg@müller.example", "x_y@a-b.co.uk"} {
		if !Sendable(address) {
			t.Errorf("%q is refused", address)
		}
	}
}

func TestSettingsAreUnderstood(t *testing.T) {
	for address, want := range map[string]string{
		"smtp://ada:geheim@mail.example.nl":         "smtp://ada@mail.example.nl:587",
		"smtps://ada%40b.nl:geh%3Aeim@mail.nl:4650": "smtps://ada@b.nl@mail.nl:4650",
		"smtps://mail.nl":                           "smtps://mail.nl:465",
		"smtp://127.0.0.1:25/":                      "smtp://127.0.0.1:25",
		"smtp://[::1]:25":                           "smtp://[::1]:25",
	} {
		r, err := Parse(address, "Gespreksteam <gesprek@example.nl>")
		if err != nil || r.String() != want || r.From() != "gesprek@example.nl" {
			t.Errorf("%s: %v, %v", address, r, err)
		}
	}
	if r, err := Parse("", ""); r != nil || err != nil {
		t.Error("no settings are not no relay", r, err)
	}
}

// What is wrong with a setting is said without repeating it.
func TestThePasswordIsNeverSaid(t *testing.T) {
	for _, c := range [][2]string{{"smtp://ada:" + password + "@", "a@b.nl"}, {"smtp://ada:" + password + "@mail.nl:x", "a@b.nl"}, {"smtp://ada:" + password + "@mail.nl:99999", "a@b.nl"}, {"http://ada:" + password + "@mail.nl", "a@b.nl"},
		{"smtp://ada:" + password + "%zz@mail.nl", "a@b.nl"}, {"smtp://ada:" + password + "@mail.nl/pad", "a@b.nl"}, {"smtp://ada:" + password + "@mail.nl", ""}, {"smtp://ada:" + password + "@mail.nl", "nobody"},
		{"smtp://:" + password + "@mail.nl", "a@b.nl"}, {"smtp://" + password + ":@mail.nl", "a@b.nl"}, {"", "a@b.nl"}, {"smtp://ada:" + password + "@mail.nl", "a@b.nl\r\nBcc: evil@example.nl"}} {
		r, err := Parse(c[0], c[1])
		if err == nil || r != nil || strings.Contains(err.Error(), password) {
			t.Errorf("%v: %v, %v", c, r, err)
		}
	}
	r := to(t, "smtp", "127.0.0.1:1", nil)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		for _, what := range []any{r, *r, struct{ R *Relay }{r}, []*Relay{r}, map[string]Relay{"r": *r}} {
			if said := fmt.Sprintf(verb, what); strings.Contains(said, password) || strings.Contains(said, fmt.Sprintf("%x", password)) {
				t.Errorf("%s of %T: %s", verb, what, said)
			}
		}
	}
}

func TestRetryingEnds(t *testing.T) {
	at, tries := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), 1
	last, wait := at, time.Duration(0)
	for {
		next, again := Retry(tries, last)
		if !again {
			break
		}
		if next.Sub(last) <= wait {
			t.Fatalf("after try %d it waits %v, before that %v", tries, next.Sub(last), wait)
		}
		wait, last = next.Sub(last), next
		tries++
	}
	if tries != Tries || last.Sub(at) < 24*time.Hour || last.Sub(at) > 48*time.Hour {
		t.Errorf("%d tries in %v", tries, last.Sub(at))
	}
	for _, wrong := range []int{-1, 0, Tries, 1000} {
		if _, again := Retry(wrong, at); again {
			t.Errorf("again after %d tries", wrong)
		}
	}
}
