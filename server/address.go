package main

import (
	"net"
	"net/netip"
)

// comeBy is where people come: what was set, or else an address that the machine has on the network it listens on.
func comeBy(c config, listens net.Addr) string {
	if c.base != nil {
		return c.base.String()
	}
	host, port, err := net.SplitHostPort(listens.String())
	if err != nil {
		return ""
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		picked, _ := pickAddress(machineAddresses())
		host = picked.Address
	}
	if host == "" {
		return ""
	}
	scheme := "http"
	if c.https() {
		scheme = "https"
	}
	return scheme + "://" + net.JoinHostPort(host, port)
}

// wantedAddress is the address that another laptop must have: the one it is to listen on, or the one where people came.
// Empty when any will do, or when they type a name. Behind a proxy it is the proxy's.
func wantedAddress(c config, came string) string {
	hosts := []string{}
	if host, _, err := net.SplitHostPort(c.raw.listen); err == nil {
		hosts = append(hosts, host)
	}
	if at, err := origin(came); err == nil && len(c.proxies) == 0 {
		hosts = append(hosts, at.Hostname())
	}
	for _, host := range hosts {
		if ip, err := netip.ParseAddr(host); err == nil && !ip.IsUnspecified() && !ip.IsLoopback() {
			return ip.String()
		}
	}
	return ""
}

// isOurs says whether this machine has an address.
func isOurs(address string) bool {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return true // it does not tell: listening will
	}
	for _, one := range all {
		if own, is := one.(*net.IPNet); is && own.IP.Equal(net.ParseIP(address)) {
			return true
		}
	}
	return false
}
