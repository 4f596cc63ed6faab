package main

import (
	"bytes"
	"net"
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// guard decides, before any route, whether a request can be meant for us: which host it names, which site it comes
// from, and from where.
type guard struct {
	https   bool
	hosts   []string // further hosts, with port where it is not the usual one
	proxies []netip.Prefix
	frames  bool // the front page of a demo shows our own pages in frames
}

func newGuard(c config) guard {
	g := guard{https: c.https(), proxies: c.proxies, frames: c.demo}
	if c.base != nil {
		g.hosts = append(g.hosts, c.base.Host)
	}
	for _, u := range c.also {
		g.hosts = append(g.hosts, u.Host)
	}
	return g
}

func (g guard) scheme() string {
	if g.https {
		return "https"
	}
	return "http"
}

// knows says whether the host a request names is ours. Names the settings do not list must be such that nobody can own
// them in the public DNS: else a page elsewhere could point its own name at us and be "the same site" (rebinding).
func (g guard) knows(host string) bool {
	host = strings.ToLower(host)
	if host == "" || strings.ContainsAny(host, " ,;'\"\\/<>@") {
		return false
	}
	return slices.Contains(g.hosts, host) || isLocalName(host)
}

// withoutPort is the name or address alone.
func withoutPort(host string) string {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	return strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
}

// trusted says whether browsers count a page from this host as a secure context: by https, or from their own machine.
func (g guard) trusted(host string) bool {
	name := strings.ToLower(withoutPort(host))
	ip, err := netip.ParseAddr(name)
	return g.https || name == "localhost" || strings.HasSuffix(name, ".localhost") || err == nil && ip.IsLoopback()
}

func isLocalName(host string) bool {
	name := withoutPort(host)
	if ip, err := netip.ParseAddr(name); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	if !strings.Contains(name, ".") {
		return name != "" // one label: localhost, zaal
	}
	for _, end := range []string{".internal", ".local", ".localhost", ".home.arpa", ".test"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// ownOrigin says whether a page with this origin is ours, for a request to this host.
func (g guard) ownOrigin(origin, host string) bool {
	return origin == g.scheme()+"://"+strings.ToLower(host)
}

// check runs before every route.
func (g guard) check(c *fiber.Ctx) error {
	secureFor(c, g)
	if twoLengths(c.Request().Header.RawHeaders()) {
		c.Context().SetConnectionClose()
		return refuse(fiber.StatusBadRequest, "bad-request")
	}
	if !g.knows(string(c.Request().Host())) {
		return refuse(fiber.StatusMisdirectedRequest, "other-host")
	}
	if g.changes(c) && !g.fromUs(c) {
		return errOrigin
	}
	return c.Next()
}

// changes: anything that may have an effect, and the upgrade to a socket.
func (guard) changes(c *fiber.Ctx) bool {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return isUpgrade(c)
	}
	return true
}

func isUpgrade(c *fiber.Ctx) bool { return len(c.Request().Header.Peek(fiber.HeaderUpgrade)) > 0 }

// fromUs: browsers say which site a page is from. A request without that comes from a program, which has nobody's
// cookies; but a browser always says it when it opens a socket.
func (g guard) fromUs(c *fiber.Ctx) bool {
	if site := c.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origin := c.Request().Header.Peek(fiber.HeaderOrigin)
	if origin == nil {
		return !isUpgrade(c)
	}
	return g.ownOrigin(string(origin), string(c.Request().Host()))
}

// twoLengths: a request that says its length in two ways is read differently by different programs, which is how one
// request is smuggled inside another.
func twoLengths(header []byte) bool {
	lengths, chunked := 0, 0
	for line := range bytes.SplitSeq(header, []byte("\n")) {
		name, _, _ := bytes.Cut(line, []byte(":"))
		switch strings.ToLower(string(bytes.TrimSpace(name))) {
		case "content-length":
			lengths++
		case "transfer-encoding":
			chunked++
		}
	}
	return lengths+chunked > 1
}

// address is who is at the other end, looking through the proxies we know and no further.
func (g guard) address(c *fiber.Ctx) netip.Addr {
	return g.through(remote(c), c.Get(fiber.HeaderXForwardedFor))
}

func remote(c *fiber.Ctx) netip.Addr {
	at, _ := netip.ParseAddrPort(c.Context().RemoteAddr().String())
	return at.Addr().Unmap()
}

// through reads X-Forwarded-For from the right, as far as the addresses are proxies of ours.
func (g guard) through(from netip.Addr, forwarded string) netip.Addr {
	hops := strings.Split(forwarded, ",")
	for i := len(hops) - 1; i >= 0 && g.isProxy(from); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		from = next.Unmap()
	}
	return from
}

func (g guard) isProxy(a netip.Addr) bool {
	return slices.ContainsFunc(g.proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

// headersKey is where check leaves the headers for the error handler.
const headersKey = "security-headers"

// secureFor puts the security headers on the answer.
func secureFor(c *fiber.Ctx, g guard) {
	host := string(c.Request().Host())
	sockets := ""
	if g.knows(host) { // older Safari does not count sockets as 'self'
		sockets = " ws" + strings.TrimPrefix(g.scheme(), "http") + "://" + strings.ToLower(host)
	}
	frames := "frame-ancestors " + g.framedBy()
	if g.frames {
		frames = "frame-src 'self'; " + frames
	}
	headers := [][2]string{
		{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'" + sockets +
			"; manifest-src 'self'; base-uri 'none'; form-action 'self'; " + frames},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	}
	if g.trusted(host) { // elsewhere browsers ignore it, and complain of it on every page
		headers = append(headers, [2]string{"Cross-Origin-Opener-Policy", "same-origin"})
	}
	if g.https {
		headers = append(headers, [2]string{"Strict-Transport-Security", "max-age=31536000; includeSubDomains"})
	}
	c.Locals(headersKey, headers)
	if !isUpgrade(c) { // a socket is no page, and would keep them for as long as it lasts; a refusal gets them all the same
		secure(c)
	}
}

// secure puts them on again: an error may have thrown them away.
func secure(c *fiber.Ctx) {
	headers, _ := c.Locals(headersKey).([][2]string)
	for _, h := range headers {
		c.Set(h[0], h[1])
	}
}

// framedBy is who may show our pages in theirs: nobody, or in a demonstration we ourselves.
func (g *guard) framedBy() string {
	if g.frames {
		return "'self'"
	}
	return "'none'"
}
