package post

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// office is a real mail server on a real port, that keeps what it gets and answers as a test tells it to.
type office struct {
	address string
	roots   *x509.CertPool

	mu     sync.Mutex
	mails  []received
	signIn int // how often somebody showed a password

	refuseSignIn, refuseFrom, refuseTo, refuseMail error
}

type received struct {
	from string
	to   []string
	raw  string
	tls  bool
}

const (
	hostName = "mail.example.nl"
	password = "geheim-K7M4PX9TR2"
)

// opened starts a server, with a certificate for a name when it has one.
func opened(t *testing.T, o *office, certificate *tls.Certificate, implicit bool) *office {
	t.Helper()
	s := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		_, secure := c.TLSConnectionState()
		return &session{office: o, mail: received{tls: secure}}, nil
	}))
	s.Domain, s.ErrorLog = hostName, log.New(io.Discard, "", 0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.address = listener.Addr().String()
	if certificate != nil {
		s.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}}
		if implicit {
			listener = tls.NewListener(listener, s.TLSConfig)
		}
	}
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { _ = s.Close() })
	return o
}

func (o *office) got() []received {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.mails
}

func (o *office) signedIn() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.signIn
}

type session struct {
	office *office
	mail   received
}

func (*session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, secret string) error {
		s.office.mu.Lock()
		defer s.office.mu.Unlock()
		s.office.signIn++
		if s.office.refuseSignIn != nil {
			return s.office.refuseSignIn
		}
		if user != "gesprek@example.nl" || secret != password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.mail.from = from
	return s.office.refuseFrom
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mail.to = append(s.mail.to, to)
	return s.office.refuseTo
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil || s.office.refuseMail != nil {
		return s.office.refuseMail
	}
	s.mail.raw = string(raw)
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	s.office.mails = append(s.office.mails, s.mail)
	return nil
}

func (s *session) Reset()      { s.mail.from, s.mail.to = "", nil }
func (*session) Logout() error { return nil }

// certificateFor makes a certificate of our own, and the roots that know it.
func certificateFor(t *testing.T, name string) (*tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// to is a relay by a name of its own, that really dials this address.
func to(t *testing.T, scheme, address string, roots *x509.CertPool) *Relay {
	t.Helper()
	r, err := Parse(scheme+"://gesprek%40example.nl:"+password+"@"+hostName, "Gespreksteam <gesprek@example.nl>")
	if err != nil {
		t.Fatal(err)
	}
	r.roots = roots
	r.dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, address)
	}
	return r
}

// scripted is a server that answers each line with the next of these, and after the last says nothing any more; or hangs up.
func scripted(t *testing.T, hangUp bool, answers ...string) *Relay {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		t.Cleanup(func() { _ = conn.Close() })
		from := bufio.NewReader(conn)
		for i, answer := range answers {
			if i > 0 && !heard(from, strings.HasPrefix(answers[i-1], "354")) {
				return
			}
			_, _ = io.WriteString(conn, answer+"\r\n")
		}
		if hangUp {
			heard(from, strings.HasPrefix(answers[len(answers)-1], "354"))
			_ = conn.Close()
		}
	}()
	r, err := Parse("smtp://"+listener.Addr().String(), "gesprek@example.nl")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// heard waits for one line, or for a whole mail.
func heard(from *bufio.Reader, whole bool) bool {
	for {
		line, err := from.ReadString('\n')
		if err != nil {
			return false
		}
		if !whole || line == ".\r\n" {
			return true
		}
	}
}
