package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/skip2/go-qrcode"
)

// A hall without internet has one address under which people come: in the QR code, on the posters, on every link. It is
// chosen when the server starts and stays until it stops, whatever address a page was opened with.

// machineAddress is a private address this machine has.
type machineAddress struct {
	Address string `json:"address"`
	Network string `json:"network"` // the network card it is on, as the machine calls it
	Own     bool   `json:"own"`     // made by a program on this machine: others hardly ever come in by it
}

// programs begin the names of network cards that are no hall: virtual machines, containers, tunnels.
var programs = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vEthernet", "tun", "tap", "wg", "utun", "zt", "tailscale", "cni", "podman", "lxc"}

// machineAddresses lists the private addresses this machine has now.
func machineAddresses() []machineAddress {
	cards, err := net.Interfaces()
	if err != nil {
		return nil
	}
	var all []machineAddress
	for _, card := range cards {
		if card.Flags&net.FlagUp == 0 {
			continue
		}
		on, _ := card.Addrs() // a card that went away meanwhile has none
		for _, one := range on {
			if at, ok := one.(*net.IPNet); ok && at.IP.To4() != nil && at.IP.IsPrivate() {
				own := slices.ContainsFunc(programs, func(begin string) bool { return strings.HasPrefix(card.Name, begin) })
				all = append(all, machineAddress{at.IP.String(), card.Name, own})
			}
		}
	}
	return all
}

// pickAddress is the address people most probably can reach: the first that no program made for itself.
func pickAddress(all []machineAddress) (machineAddress, bool) {
	if at := slices.IndexFunc(all, func(a machineAddress) bool { return !a.Own }); at >= 0 {
		return all[at], true
	}
	if len(all) > 0 {
		return all[0], true
	}
	return machineAddress{}, false
}

// hallAddress refuses an address that phones in a hall cannot use: browsers warn of plain http on names that are public.
func (c *config) hallAddress() error {
	at := c.raw.hallAddress
	switch {
	case at == "":
		return nil
	case !c.hall:
		return errors.New("goes with hall")
	case c.raw.url != "":
		return errors.New("url says already under which address people come")
	}
	ip, err := netip.ParseAddr(at)
	if err == nil && !ip.IsPrivate() || err != nil && (!isLocalName(at) || !plainName(at)) {
		return fmt.Errorf("%q is neither a private address such as 192.168.8.10 nor a name such as zaal.internal; browsers warn of plain http on any other", at)
	}
	return nil
}

// plainName says whether browsers open this name over plain http without a warning, and others can have this machine
// under it.
func plainName(name string) bool {
	letters := strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789.-") == ""
	return letters && name != "localhost" && !strings.HasSuffix(name, ".localhost") && !strings.HasSuffix(name, ".home.arpa")
}

// hallBase is where people come; nil when that cannot be known: then it is whatever address they used.
func hallBase(c config, listens net.Addr, machine []machineAddress) *url.URL {
	at, ok := listens.(*net.TCPAddr)
	if !ok {
		return nil
	}
	host := c.raw.hallAddress
	switch {
	case host != "":
	case at.IP.IsLoopback():
		return nil
	case !at.IP.IsUnspecified():
		host = at.IP.String()
	default:
		picked, found := pickAddress(machine)
		if !found {
			return nil
		}
		host = picked.Address
	}
	base := &url.URL{Scheme: "http", Host: strings.ToLower(net.JoinHostPort(host, fmt.Sprint(at.Port)))}
	if c.https() {
		base.Scheme = "https"
	}
	if at.Port == 80 && base.Scheme == "http" {
		base.Host = strings.ToLower(host)
	}
	return base
}

// onThisMachine is the address by which a browser on this machine comes in; the other one when it cannot by that.
func onThisMachine(scheme string, listens net.Addr, other string) string {
	if at, ok := listens.(*net.TCPAddr); ok && at.IP.IsUnspecified() {
		return fmt.Sprintf("%s://localhost:%d", scheme, at.Port)
	}
	return other
}

// greetHall says in words how people in the hall come in, and what may be in the way.
func greetHall(out io.Writer, c config, listens net.Addr, machine []machineAddress) {
	fmt.Fprintln(out, "\nZaal: deze computer heeft op het lokale netwerk / Hall: on the local network this machine has")
	for _, one := range machine {
		mark := ""
		if one.Own {
			mark = ", van een programma op deze computer / of a program on this machine"
		}
		fmt.Fprintf(out, "  %s  (%s%s)\n", one.Address, one.Network, mark)
	}
	for _, one := range hallWarnings(c, listens, machine) {
		fmt.Fprintf(out, "! %s\n  %s\n", one[0], one[1])
	}
	if c.base != nil {
		fmt.Fprintf(out, "Mensen komen binnen op / people come in at: %s/\n", c.base)
		drawQR(out, c.base.String()+"/")
	}
	if !c.https() {
		fmt.Fprintln(out, "Dit is http zonder slot: zet een wachtwoord (WPA) op de wifi. Wie op dat netwerk meeluistert, kan meelezen.\n"+
			"This is plain http: protect the Wi-Fi with WPA, whoever listens on it can read along.")
	}
}

// hallWarnings is what may be wrong with how this machine is on the network, each in two languages.
func hallWarnings(c config, listens net.Addr, machine []machineAddress) (said [][2]string) {
	networks := slices.DeleteFunc(slices.Clone(machine), func(a machineAddress) bool { return a.Own })
	at, ok := listens.(*net.TCPAddr)
	if ok && at.IP.IsLoopback() {
		return [][2]string{{"Alleen deze computer zelf kan erbij. Laat --listen weg, dan kunnen telefoons binnenkomen.",
			"Only this machine itself can come in. Leave --listen out, then phones can."}}
	}
	if len(machine) == 0 {
		said = append(said, [2]string{"Geen. Verbind deze computer met de router van de zaal, met een kabel of wifi, en start opnieuw.",
			"None. Connect this machine to the router of the hall, by cable or Wi-Fi, and start again."})
	}
	chosen := c.raw.hallAddress
	if chosen == "" && c.raw.url == "" && ok && at.IP.IsUnspecified() && len(networks) > 1 {
		said = append(said, [2]string{fmt.Sprintf("Er zijn %d netwerken. Gekozen is %s. Zit de zaal op een ander? Start met --hall-address en dat adres.", len(networks), networks[0].Address),
			fmt.Sprintf("There are %d networks; %s was taken. Is the hall on another? Start with --hall-address and its address.", len(networks), networks[0].Address)})
	}
	if ip, err := netip.ParseAddr(chosen); err == nil && !slices.ContainsFunc(machine, func(a machineAddress) bool { return a.Address == ip.String() }) {
		said = append(said, [2]string{fmt.Sprintf("Deze computer heeft het adres %s nu niet. Zet het vast in de router.", ip), fmt.Sprintf("This machine does not have the address %s now. Fix it in the router.", ip)})
	}
	return said
}

// drawQR draws an address so that a phone can read it off the terminal.
func drawQR(out io.Writer, text string) {
	if code, err := qrcode.New(text, qrcode.Medium); err == nil {
		fmt.Fprintln(out, code.ToSmallString(false))
	}
}
