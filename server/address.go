package main

import (
	"net"
	"net/netip"
)

// wantedAddress is the address of this machine that people need: the one it listens on, or the one they type. Empty when
// any will do, or when they type a name.
func wantedAddress(c config) string {
	hosts := []string{}
	if host, _, err := net.SplitHostPort(c.raw.listen); err == nil {
		hosts = append(hosts, host)
	}
	if c.base != nil && len(c.proxies) == 0 {
		hosts = append(hosts, c.base.Hostname())
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
