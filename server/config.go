package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"hoofdlijn/internal/post"
)

// setting is one line of the table: everything that can be set, in one place.
type setting struct {
	flag     string // on the command line; the environment variable is HOOFDLIJN_ and the same in capitals
	usual    string
	meaning  string
	into     func(*config) *string
	isSwitch bool
}

func (s setting) env() string {
	return "HOOFDLIJN_" + strings.ToUpper(strings.ReplaceAll(s.flag, "-", "_"))
}

// raw holds the settings as they were written.
type raw struct {
	listen, url, also, hall, hallAddress, proxies, tlsCert, tlsKey, data, redis, keyFile, copyTo, copyKeysTo, languages, smtp, smtpFrom string
}

var settings = []setting{
	{flag: "listen", usual: "", meaning: "Address and port to listen on. Empty means `127.0.0.1:8080`, and with hall `0.0.0.0:8080`: every network of this machine.", into: func(c *config) *string { return &c.raw.listen }},
	{flag: "url", usual: "", meaning: "The address people use, such as `https://hoofdlijn.example.nl`. With https the cookies are Secure; needed unless people come by a local address.", into: func(c *config) *string { return &c.raw.url }},
	{flag: "also", usual: "", meaning: "Further addresses people may use, with scheme, separated by commas. `*` is refused.", into: func(c *config) *string { return &c.raw.also }},
	{flag: "hall", usual: "", meaning: "`true` allows plain http on a local network: a hall without internet. Whoever listens on that network can read along; protect its Wi-Fi with WPA.", into: func(c *config) *string { return &c.raw.hall }, isSwitch: true},
	{flag: "hall-address", usual: "", meaning: "With hall: the address of this machine that people use, such as `192.168.8.10`, or a name that the router knows, such as `zaal.internal`. Empty means: the server looks which it has.", into: func(c *config) *string { return &c.raw.hallAddress }},
	{flag: "proxies", usual: "", meaning: "Addresses (CIDR, separated by commas) of proxies whose X-Forwarded-For is believed. Of all others it is ignored.", into: func(c *config) *string { return &c.raw.proxies }},
	{flag: "tls-cert", usual: "", meaning: "Certificate file (PEM), for https without a proxy.", into: func(c *config) *string { return &c.raw.tlsCert }},
	{flag: "tls-key", usual: "", meaning: "Key file (PEM) of that certificate.", into: func(c *config) *string { return &c.raw.tlsKey }},
	{flag: "data", usual: "./data", meaning: "Folder for everything that is kept, and for the control socket.", into: func(c *config) *string { return &c.raw.data }},
	{flag: "redis", usual: "", meaning: "`redis://...`: keep everything in this Redis, so that several instances can serve together. Use `appendfsync always`.", into: func(c *config) *string { return &c.raw.redis }},
	{flag: "key-file", usual: "", meaning: "File with the master key (0600), made at first start. Must lie outside the data folder and be in no backup of it. Empty means: beside the data folder, named after it with `.key`.", into: func(c *config) *string { return &c.raw.keyFile }},
	{flag: "copy-to", usual: "", meaning: "Folder elsewhere, on a stick or another machine, for a copy of everything, written before anything is acknowledged. It must be there already. Another laptop goes on from it with `hoofdlijn resume`. What is in it opens with the take-over code only. Not with Redis, which makes copies itself.", into: func(c *config) *string { return &c.raw.copyTo }},
	{flag: "copy-keys-to", usual: "", meaning: "Folder for the keys to that copy, sealed with the take-over code. Empty means: beside the copy.", into: func(c *config) *string { return &c.raw.copyKeysTo }},
	{flag: "languages", usual: "", meaning: "Folder with files of further languages for who joins and answers: each adds a language or replaces one of ours. `hoofdlijn languages new xx.json` makes one to fill in.", into: func(c *config) *string { return &c.raw.languages }},
	{flag: "smtp", usual: "", meaning: "Mail server that takes our mail: `smtp://name:password@mail.example.nl:587` (TLS by STARTTLS) or `smtps://...:465`. What is no letter or digit in name and password is percent-encoded. TLS with a valid certificate is required, except on this machine itself. Empty means: no mail is sent. Give it in the environment: others on the machine can see flags.", into: func(c *config) *string { return &c.raw.smtp }},
	{flag: "smtp-from", usual: "", meaning: "With smtp: the address that mail comes from, such as `Gespreksteam <gesprek@example.nl>`. Somebody must read what comes in there: answers, and mail that could not be delivered.", into: func(c *config) *string { return &c.raw.smtpFrom }},
}

// config is the settings, understood.
type config struct {
	raw      raw
	base     *url.URL   // where people come; nil when any local address will do
	also     []*url.URL // further addresses
	hall     bool
	proxies  []netip.Prefix
	data     string
	keyFile  string
	copyTo   string      // where the copy goes; empty for none
	copyKeys string      // where its keys go
	relay    *post.Relay // takes our mail; nil when none is sent
	demo     bool        // the front page shows the other pages in frames; every page says that it is an example
}

// cameBy is the name, among the settings that another laptop gets, of where people came.
const cameBy = "people come by"

// asWritten is the settings as they were written, by name: what another laptop needs to be this server. Places on this
// machine are left out, and so is the mail server: its password goes to no stick.
func (c *config) asWritten() map[string]string {
	all := map[string]string{}
	for _, s := range settings {
		switch s.flag {
		case "data", "redis", "key-file", "copy-to", "copy-keys-to", "languages", "smtp", "smtp-from":
		default:
			all[s.env()] = *s.into(c)
		}
	}
	return all
}

// readConfig takes flags over environment over defaults.
func readConfig(name string, args []string, env func(string) string) (config, error) {
	var c config
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for _, s := range settings {
		value := s.usual
		if from := env(s.env()); from != "" {
			value = from
		}
		at := s.into(&c)
		*at = value
		if s.isSwitch {
			flags.BoolFunc(s.flag, s.meaning, func(v string) error { *at = v; return nil })
			continue
		}
		flags.StringVar(at, s.flag, value, s.meaning)
	}
	if err := flags.Parse(args); err != nil {
		return c, fmt.Errorf("%w: %w (hoofdlijn config lists them)", errUsage, err)
	}
	if flags.NArg() > 0 {
		return c, fmt.Errorf("%w: %q is not understood", errUsage, flags.Arg(0))
	}
	if err := c.understand(); err != nil {
		return c, fmt.Errorf("%w: %w", errUsage, err)
	}
	return c, nil
}

func (c *config) understand() (err error) {
	switch c.raw.hall {
	case "", "false", "0":
	case "true", "1":
		c.hall = true
	default:
		return fmt.Errorf("hall: %q is neither true nor false", c.raw.hall)
	}
	if c.raw.listen == "" {
		c.raw.listen = "127.0.0.1:8080"
		if c.hall {
			c.raw.listen = "0.0.0.0:8080"
		}
	}
	if err := c.hallAddress(); err != nil {
		return fmt.Errorf("hall-address: %w", err)
	}
	if c.raw.url != "" {
		if c.base, err = origin(c.raw.url); err != nil {
			return fmt.Errorf("url: %w", err)
		}
	}
	for _, text := range listed(c.raw.also) {
		u, err := origin(text)
		if err != nil {
			return fmt.Errorf("also: %w", err)
		}
		c.also = append(c.also, u)
	}
	for _, text := range listed(c.raw.proxies) {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return fmt.Errorf("proxies: %w", err)
		}
		c.proxies = append(c.proxies, p)
	}
	if (c.raw.tlsCert == "") != (c.raw.tlsKey == "") {
		return fmt.Errorf("tls-cert and tls-key go together")
	}
	if c.relay, err = post.Parse(c.raw.smtp, c.raw.smtpFrom); err != nil {
		return fmt.Errorf("smtp, smtp-from: %w", err)
	}
	c.raw.smtp = "" // the password is in one place
	if err := c.places(); err != nil {
		return err
	}
	return c.safeToListen()
}

// places makes the paths absolute and keeps the key out of the data.
func (c *config) places() (err error) {
	if c.data, err = filepath.Abs(c.raw.data); err != nil {
		return err
	}
	c.keyFile = c.data + ".key"
	if c.raw.keyFile != "" {
		if c.keyFile, err = filepath.Abs(c.raw.keyFile); err != nil {
			return err
		}
	}
	for _, one := range []struct {
		raw string
		at  *string
	}{{c.raw.copyTo, &c.copyTo}, {c.raw.copyKeysTo, &c.copyKeys}} {
		if one.raw == "" {
			continue
		}
		if *one.at, err = filepath.Abs(one.raw); err != nil {
			return err
		}
	}
	switch {
	case c.copyTo != "" && c.raw.redis != "":
		return fmt.Errorf("copy-to: copies files, and with --redis there are none. Redis makes the copy itself: run a second one as its replica, both with appendonly yes and appendfsync always, and start with --redis at the second when the first is gone; see README, Redis and a copy")
	case c.copyTo == "" && c.copyKeys != "":
		return fmt.Errorf("copy-keys-to: goes with copy-to")
	case c.copyTo == c.data && c.copyTo != "":
		return fmt.Errorf("copy-to: is the data folder itself; name a folder elsewhere")
	}
	if c.keyFile == c.data || strings.HasPrefix(c.keyFile, c.data+string(filepath.Separator)) {
		return fmt.Errorf("key-file: must lie outside the data folder, or a copy of the folder would open itself")
	}
	return nil
}

// safeToListen refuses plain http to the world, unless somebody chose it for a hall.
func (c *config) safeToListen() error {
	host, _, err := net.SplitHostPort(c.raw.listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	ip, err := netip.ParseAddr(host)
	loopback := host == "localhost" || err == nil && ip.IsLoopback()
	if loopback || c.https() || c.hall {
		return nil
	}
	return fmt.Errorf("listen: %s would be plain http for others; give url (https, behind a proxy), or tls-cert and tls-key, or hall for a hall without internet", c.raw.listen)
}

// https says whether people come by https. One server has one answer: cookies and headers depend on it.
func (c *config) https() bool {
	return c.raw.tlsCert != "" || c.base != nil && c.base.Scheme == "https"
}

func listed(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

// origin reads an address people use: scheme and host, nothing more.
func origin(text string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSuffix(text, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil || strings.Contains(u.Host, "*") {
		return nil, fmt.Errorf("%q is not an address such as https://hoofdlijn.example.nl", text)
	}
	u.Host = strings.ToLower(u.Host)
	return u, nil
}

const configUsage = "hoofdlijn config [--markdown]"

func listConfig(args []string, out io.Writer) error {
	if len(args) == 1 && args[0] == "--markdown" {
		return writeMarkdown(out)
	}
	if len(args) > 0 {
		return fmt.Errorf("%w: %s", errUsage, configUsage)
	}
	for _, s := range settings {
		fmt.Fprintf(out, "--%s  %s  (%s)\n    %s\n", s.flag, s.env(), orNone(s.usual), s.meaning)
	}
	return nil
}

func orNone(text string) string {
	if text == "" {
		return "empty"
	}
	return text
}

func writeMarkdown(out io.Writer) error {
	fmt.Fprint(out, "# Settings\n\nGenerated by `hoofdlijn config --markdown`; do not edit. A flag goes before an environment variable, which goes before the default.\n\n"+
		"| flag | environment | default | meaning |\n|---|---|---|---|\n")
	for _, s := range settings {
		usual := "(empty)"
		if s.usual != "" {
			usual = "`" + s.usual + "`"
		}
		if _, err := fmt.Fprintf(out, "| `--%s` | `%s` | %s | %s |\n", s.flag, s.env(), usual, s.meaning); err != nil {
			return err
		}
	}
	return nil
}

// osEnv is the environment of the process.
func osEnv(name string) string { return os.Getenv(name) }
