package main

import (
	"bytes"
	"net"
	"strings"
	"testing"
)

var (
	wifi  = machineAddress{Address: "192.168.8.10", Network: "wlan0"}
	cable = machineAddress{Address: "10.0.0.5", Network: "eth0"}
	own   = machineAddress{Address: "172.17.0.1", Network: "docker0", Own: true}
)

// Without being told, a hall has the address of its network, never one that a program made for itself.
func TestTheAddressOfAHall(t *testing.T) {
	every := &net.TCPAddr{IP: net.IPv4zero, Port: 8080}
	for _, one := range []struct {
		name    string
		args    []string
		listens net.Addr
		machine []machineAddress
		base    string
		warned  int
	}{
		{"one network", nil, every, []machineAddress{own, wifi}, "http://192.168.8.10:8080", 0},
		{"the usual port is left out", nil, &net.TCPAddr{IP: net.IPv4zero, Port: 80}, []machineAddress{wifi}, "http://192.168.8.10", 0},
		{"two networks", nil, every, []machineAddress{cable, wifi}, "http://10.0.0.5:8080", 1},
		{"the other one", []string{"--hall-address", "192.168.8.10"}, every, []machineAddress{cable, wifi}, "http://192.168.8.10:8080", 0},
		{"a name", []string{"--hall-address", "Zaal.internal"}, every, []machineAddress{wifi}, "http://zaal.internal:8080", 0},
		{"an address it does not have", []string{"--hall-address", "192.168.8.11"}, every, []machineAddress{wifi}, "http://192.168.8.11:8080", 1},
		{"no network", nil, every, nil, "", 1},
		{"this machine alone", []string{"--listen", "127.0.0.1:8080"}, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}, []machineAddress{wifi}, "", 1},
		{"one address alone", []string{"--listen", "10.0.0.5:8080"}, &net.TCPAddr{IP: net.IPv4(10, 0, 0, 5), Port: 8080}, []machineAddress{wifi, cable}, "http://10.0.0.5:8080", 0},
		{"with a certificate", []string{"--tls-cert", "c", "--tls-key", "k"}, every, []machineAddress{wifi}, "https://192.168.8.10:8080", 0},
	} {
		c, err := readConfig("serve", append([]string{"--hall"}, one.args...), func(string) string { return "" })
		if err != nil {
			t.Fatal(one.name, err)
		}
		base := hallBase(c, one.listens, one.machine)
		if said := map[bool]string{true: "", false: "x"}[base == nil]; said != "" && base.String() != one.base || base == nil && one.base != "" {
			t.Errorf("%s: people come at %v", one.name, base)
		}
		if warned := hallWarnings(c, one.listens, one.machine); len(warned) != one.warned {
			t.Errorf("%s: warned of %q", one.name, warned)
		}
	}
}

func TestAddressesThatAreNoHall(t *testing.T) {
	for _, args := range [][]string{{"--hall-address", "192.168.8.10"}, {"--hall", "--hall-address", "8.8.8.8"}, {"--hall", "--hall-address", "127.0.0.1"},
		{"--hall", "--hall-address", "zaal.gemeente.nl"}, {"--hall", "--hall-address", "zaal.home.arpa"}, {"--hall", "--hall-address", "localhost"},
		{"--hall", "--hall-address", "zaal/x"}, {"--hall", "--hall-address", "10.0.0.5:8080"}, {"--hall", "--url", "http://zaal.internal", "--hall-address", "zaal"}} {
		if _, err := readConfig("serve", args, func(string) string { return "" }); err == nil {
			t.Errorf("%v was accepted", args)
		}
	}
}

// A hall listens on all networks by itself, and a server that is no hall on none.
func TestWhereAHallListens(t *testing.T) {
	for flags, listen := range map[string]string{"--hall": "0.0.0.0:8080", "--hall=false": "127.0.0.1:8080"} {
		if c, err := readConfig("serve", []string{flags}, func(string) string { return "" }); err != nil || c.raw.listen != listen {
			t.Errorf("%s listens on %s: %v", flags, c.raw.listen, err)
		}
	}
}

// Who starts a hall comes in on the machine itself: the set-up link does not cross the hall.
func TestTheFirstAdminComesInOnTheMachine(t *testing.T) {
	for listens, want := range map[*net.TCPAddr]string{
		{IP: net.IPv4zero, Port: 8080}: "http://localhost:8080", {IP: net.IPv6unspecified, Port: 8080}: "http://localhost:8080",
		{IP: net.IPv4(10, 0, 0, 5), Port: 8080}: "http://x",
	} {
		if got := onThisMachine("http", listens, "http://x"); got != want {
			t.Errorf("%v: %s", listens, got)
		}
	}
}

func TestAHallIsGreetedInWords(t *testing.T) {
	c, err := readConfig("serve", []string{"--hall"}, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	listens := &net.TCPAddr{IP: net.IPv4zero, Port: 8080}
	c.base = hallBase(c, listens, []machineAddress{cable, wifi})
	var out bytes.Buffer
	greetHall(&out, c, listens, []machineAddress{cable, wifi, own})
	for _, want := range []string{"10.0.0.5  (eth0)", "192.168.8.10  (wlan0)", "docker0, van een programma", "Er zijn 2 netwerken. Gekozen is 10.0.0.5", "http://10.0.0.5:8080/", "WPA", "█"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said:\n%s", want, out.String())
		}
	}
}
