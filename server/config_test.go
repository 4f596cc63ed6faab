package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func TestTheListOfSettingsIsUpToDate(t *testing.T) {
	var made bytes.Buffer
	if err := listConfig([]string{"--markdown"}, &made); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../docs/CONFIG.md")
	if err != nil || !bytes.Equal(kept, made.Bytes()) {
		t.Errorf("docs/CONFIG.md is out of date: hoofdlijn config --markdown > docs/CONFIG.md (%v)", err)
	}
}

func TestFlagsGoBeforeEnvironmentBeforeDefaults(t *testing.T) {
	env := map[string]string{"HOOFDLIJN_LISTEN": "127.0.0.1:1", "HOOFDLIJN_HALL": "true", "HOOFDLIJN_TLS_CERT": "c", "HOOFDLIJN_TLS_KEY": "k"}
	c, err := readConfig("serve", []string{"--listen", "127.0.0.1:2"}, func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	if c.raw.listen != "127.0.0.1:2" || !c.hall || !c.https() || !strings.HasSuffix(c.data, "/data") || c.keyFile != c.data+".key" {
		t.Errorf("%+v", c)
	}
}

func TestACopyGoesWithFilesAndElsewhere(t *testing.T) {
	for _, args := range [][]string{{"--copy-to", "x", "--redis", "redis://localhost"}, {"--copy-keys-to", "x"}, {"--copy-to", "d", "--data", "d"}} {
		if _, err := readConfig("serve", args, func(string) string { return "" }); err == nil || !strings.Contains(err.Error(), "copy-") {
			t.Errorf("%v: %v", args, err)
		}
	}
}

// The password of the mail server is repeated nowhere: not when a setting is wrong, and not to the laptop that takes over.
func TestTheMailServer(t *testing.T) {
	const secret = "geheim-7D2K"
	env := map[string]string{"HOOFDLIJN_SMTP": "smtp://ada:" + secret + "@mail.example.nl", "HOOFDLIJN_SMTP_FROM": "gesprek@example.nl"}
	read := func() (config, error) {
		return readConfig("serve", nil, func(name string) string { return env[name] })
	}
	c, err := read()
	if err != nil || c.relay.String() != "smtp://ada@mail.example.nl:587" || c.relay.From() != "gesprek@example.nl" {
		t.Fatalf("%v, %v", c.relay, err)
	}
	if said := fmt.Sprintf("%+v %v", c, c.asWritten()); strings.Contains(said, secret) || strings.Contains(said, "SMTP") {
		t.Error(said)
	}
	for name, wrong := range map[string]string{"HOOFDLIJN_SMTP": "https://ada:" + secret + "@mail.example.nl", "HOOFDLIJN_SMTP_FROM": ""} {
		kept := env[name]
		env[name] = wrong
		if _, err := read(); err == nil || strings.Contains(err.Error(), secret) || !strings.Contains(err.Error(), "smtp") {
			t.Errorf("%s=%s: %v", name, wrong, err)
		}
		env[name] = kept
	}
}

// Who asks for a copy of a Redis is told what to do instead.
func TestNoCopyOfARedis(t *testing.T) {
	var said strings.Builder
	if code := run([]string{"serve", "--copy-to", "x", "--redis", "redis://localhost"}, io.Discard, &said); code != exitUsage {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{"hoofdlijn serve: ", "copy-to", "--redis", "replica", "appendonly yes", "appendfsync always", "README"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("does not say %q: %s", want, said.String())
		}
	}
}

func TestEverySettingIsInTheTableOnce(t *testing.T) {
	var c config
	at := map[*string]bool{}
	for _, s := range settings {
		if at[s.into(&c)] || s.meaning == "" || strings.Contains(s.meaning, "|") {
			t.Errorf("%s", s.flag)
		}
		at[s.into(&c)] = true
	}
}
