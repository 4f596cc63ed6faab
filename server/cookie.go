package main

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
)

// A browser has one cookie per desk. Over https it can only have been set by us, over https, for all paths. Over plain
// http browsers refuse such a cookie: it has another name there, and is never sent on a request from elsewhere.

var desks = []door.Desk{door.AtStaff, door.AtPhone, door.AtConsole, door.AtHelper, door.AtProjector, door.AtCaptions, door.AtExpert, door.AtTalk, door.AtLead}

func cookieName(desk door.Desk, https bool) string {
	if https {
		return "__Host-hl-" + string(desk)
	}
	return "hl-plain-" + string(desk)
}

func cookieFor(desk door.Desk, token string, until time.Time, https bool) *fiber.Cookie {
	cookie := &fiber.Cookie{Name: cookieName(desk, https), Value: token, Path: "/", Expires: until, HTTPOnly: true, Secure: https,
		SameSite: fiber.CookieSameSiteStrictMode}
	if https {
		cookie.SameSite = fiber.CookieSameSiteLaxMode // a link in a mail must find its session
	}
	return cookie
}

// giveCookie hands a browser the token of its session, for as long as the session may still come to open something: the window of
// its meeting can be moved while the browser is away.
func (s *server) giveCookie(c *fiber.Ctx, token string, session door.Session) {
	c.Cookie(cookieFor(session.Desk, token, session.Until, s.guard.https))
}

// takeCookie makes a browser forget it.
func (s *server) takeCookie(c *fiber.Ctx, desk door.Desk) {
	c.Cookie(cookieFor(desk, "", time.Unix(1, 0), s.guard.https))
}

// session is who the browser is at this desk; door.ErrWrong when it is nobody.
func (s *server) session(c *fiber.Ctx, desk door.Desk) (door.Session, error) {
	session, err := s.door.Session(c.UserContext(), c.Cookies(cookieName(desk, s.guard.https)))
	if err == nil && session.Desk != desk { // a token under the name of another desk
		return door.Session{}, door.ErrWrong
	}
	return session, err
}
