package main

import (
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"
	"os/exec"
	"strings"

	"golang.org/x/sys/unix"
)

// takeAddress gives this machine an address, and tells the network that it has it now: phones that remember which machine
// had it would otherwise go on talking to that one.
func takeAddress(address, on string) error {
	prefix, err := netip.ParsePrefix(address)
	if err != nil {
		return fmt.Errorf("%q is not an address such as 192.168.8.2/24", address)
	}
	if !isOurs(prefix.Addr().String()) {
		if said, err := exec.Command("ip", "addr", "add", prefix.String(), "dev", on).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(said)))
		}
	}
	if !prefix.Addr().Is4() {
		return nil
	}
	return announce(prefix.Addr(), on)
}

// announce broadcasts an ARP reply that nobody asked for (RFC 5227, section 3).
func announce(own netip.Addr, on string) error {
	card, err := net.InterfaceByName(on)
	if err != nil {
		return err
	}
	if len(card.HardwareAddr) != 6 { // no Ethernet: nobody remembers anything
		return nil
	}
	socket, err := unix.Socket(unix.AF_PACKET, unix.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer unix.Close(socket)
	ip := own.As4()
	packet := []byte{0, 1, 8, 0, 6, 4, 0, 2} // Ethernet, IPv4, their lengths, a reply
	packet = append(append(packet, card.HardwareAddr...), ip[:]...)
	packet = append(append(packet, card.HardwareAddr...), ip[:]...)
	to := &unix.SockaddrLinklayer{Protocol: htons(unix.ETH_P_ARP), Ifindex: card.Index, Halen: 6,
		Addr: [8]byte{255, 255, 255, 255, 255, 255}}
	return unix.Sendto(socket, packet, 0, to)
}

// htons is a number as the network has it.
func htons(n uint16) uint16 { return binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, n)) }
