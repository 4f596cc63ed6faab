package post

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Relay is the mail server that takes our mail, and the address it goes out from.
type Relay struct {
	host     string
	port     int
	user     string
	password func() string // a function, so that no way of printing a relay shows it
	implicit bool          // TLS from the first byte
	local    bool          // on this machine: without TLS
	from     mail.Address
	patience time.Duration
	roots    *x509.CertPool // nil for those of the system
	dial     func(ctx context.Context, network, address string) (net.Conn, error)
}

// patience is how long handing over one mail may take.
const patience = time.Minute

// Parse understands the settings: smtp://user:password@host:587 (TLS by STARTTLS) or smtps://user:password@host:465 (TLS at
// once), and the address that mail comes from. Both empty is no relay. No error repeats what was set: there is a password in it.
func Parse(address, from string) (*Relay, error) {
	if address == "" && from == "" {
		return nil, nil
	}
	if address == "" || from == "" {
		return nil, errors.New("the mail server and the address that mail comes from go together")
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("the mail server is not written as smtp://user:password@host:587")
	}
	r := &Relay{host: u.Hostname(), port: 587, implicit: u.Scheme == "smtps", patience: patience, dial: new(net.Dialer).DialContext}
	if r.implicit {
		r.port = 465
	}
	if u.Port() != "" {
		if r.port, err = strconv.Atoi(u.Port()); err != nil || r.port < 1 || r.port > 65535 {
			return nil, errors.New("the mail server has no such port")
		}
	}
	if u.User != nil {
		r.user = u.User.Username()
		password, _ := u.User.Password()
		r.password = func() string { return password }
		if r.user == "" || password == "" {
			return nil, errors.New("the mail server needs a name and a password, or neither")
		}
	}
	ip, err := netip.ParseAddr(r.host)
	r.local = r.host == "localhost" || err == nil && ip.IsLoopback()
	sender, err := mail.ParseAddress(from)
	if err != nil || !Sendable(sender.Address) {
		return nil, errors.New("the address that mail comes from is none")
	}
	r.from = mail.Address{Name: short(sender.Name), Address: sender.Address}
	return r, nil
}

// String is the relay without its password.
func (r *Relay) String() string {
	scheme := "smtp"
	if r.implicit {
		scheme = "smtps"
	}
	at := net.JoinHostPort(r.host, strconv.Itoa(r.port))
	if r.user == "" {
		return scheme + "://" + at
	}
	return scheme + "://" + url.PathEscape(r.user) + "@" + at
}

// From is the address that mail comes from.
func (r *Relay) From() string { return r.from.Address }

// Send hands one mail over and says what came of it. It takes a minute at most, and less when the context ends. Every call
// has a connection of its own.
func (r *Relay) Send(ctx context.Context, m Mail) Outcome {
	msg, err := r.message(m)
	if err != nil {
		return Outcome{State: Refused, Reason: NoAddress}
	}
	ctx, cancel := context.WithTimeout(ctx, r.patience)
	defer cancel()
	client, err := r.client(ctx)
	if err != nil {
		return Outcome{State: Later, Reason: Unreachable}
	}
	conn, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return beforehand(ctx, err)
	}
	err = client.SendWithSMTPClient(conn, msg)
	if msg.IsDelivered() { // whatever went wrong after that
		_ = client.CloseWithSMTPClient(conn)
		return Outcome{State: Accepted}
	}
	return answered(ctx, err)
}

// client speaks with the server. Its connection is closed when the context ends, however long the server is silent.
func (r *Relay) client(ctx context.Context) (*gomail.Client, error) {
	conf := &tls.Config{ServerName: r.host, MinVersion: tls.VersionTLS12, RootCAs: r.roots}
	dial := func(dialling context.Context, network, address string) (net.Conn, error) {
		conn, err := r.dial(dialling, network, address)
		if err != nil {
			return nil, err
		}
		context.AfterFunc(ctx, func() { _ = conn.Close() })
		if !r.implicit {
			return conn, nil
		}
		secure := tls.Client(conn, conf)
		return secure, secure.HandshakeContext(dialling)
	}
	policy := gomail.TLSMandatory
	if r.local || r.implicit {
		policy = gomail.NoTLS // none has to begin
	}
	// Its own patience is longer than ours, so that what ends a try is the context alone.
	options := []gomail.Option{gomail.WithPort(r.port), gomail.WithTimeout(2 * r.patience), gomail.WithHELO(domain(r.from.Address)),
		gomail.WithTLSConfig(conf), gomail.WithTLSPolicy(policy), gomail.WithoutNoop(), gomail.WithDialContextFunc(dial)}
	if r.user != "" {
		options = append(options, gomail.WithUsername(r.user), gomail.WithPassword(r.password()),
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin))
	}
	return gomail.NewClient(r.host, options...)
}
