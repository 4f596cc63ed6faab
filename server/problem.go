package main

import (
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/talks"
)

// problem is an error as clients see it (RFC 9457). Its code decides what people read; nothing of the inside shows.
type problem struct {
	Status int           `json:"status"`
	Type   string        `json:"type"`
	Code   string        `json:"code"`
	About  meeting.About `json:"about,omitempty"`
	Retry  bool          `json:"retry,omitempty"`
	after  int           // seconds, for Retry-After
}

func (p *problem) Error() string { return p.Code }

func refuse(status int, code string) *problem {
	return &problem{Status: status, Code: code, Type: "urn:hoofdlijn:problem:" + code}
}

// again says that the same request may succeed after so many seconds.
func (p *problem) again(seconds int) *problem {
	p.Retry, p.after = true, seconds
	return p
}

// because names what it is about.
func (p *problem) because(field string, value any) *problem {
	p.About = meeting.About{field: value}
	return p
}

var (
	errSignIn    = refuse(fiber.StatusUnauthorized, "sign-in")
	errForbidden = refuse(fiber.StatusForbidden, "not-allowed")
	errNotFound  = refuse(fiber.StatusNotFound, "not-found")
	errOrigin    = refuse(fiber.StatusForbidden, "other-site")
	errTries     = refuse(fiber.StatusTooManyRequests, "too-many-tries").again(60)
	errBusy      = refuse(fiber.StatusServiceUnavailable, "busy").again(2)
	errStopping  = refuse(fiber.StatusServiceUnavailable, "stopping").again(2)
)

// asProblem says what an error means for the one who asked.
func asProblem(err error) *problem {
	var p *problem
	var no *meeting.Refusal
	var f *fiber.Error
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &no):
		p := refuse(fiber.StatusUnprocessableEntity, strings.ReplaceAll(string(no.Code), "_", "-"))
		p.About, p.Retry = no.About, no.Retry
		return p
	case errors.Is(err, door.ErrWrong):
		return refuse(fiber.StatusNotFound, "wrong")
	case errors.Is(err, door.ErrNoMeeting), errors.Is(err, door.ErrNone), errors.Is(err, talks.ErrGone):
		return errNotFound
	case errors.Is(err, door.ErrSecond):
		return refuse(fiber.StatusConflict, "second-device")
	case errors.Is(err, door.ErrTaken):
		return refuse(fiber.StatusConflict, "taken")
	case errors.Is(err, talks.ErrFull):
		return refuse(fiber.StatusConflict, "sign-ups-full")
	case errors.Is(err, door.ErrFormer):
		return refuse(fiber.StatusConflict, "former-account")
	case errors.Is(err, door.ErrBad):
		return refuse(fiber.StatusUnprocessableEntity, "bad-value")
	case errors.Is(err, door.ErrBusy):
		return errBusy
	case errors.As(err, &f):
		return refuse(f.Code, fiberCode(f.Code))
	}
	return nil
}

func fiberCode(status int) string {
	switch status {
	case fiber.StatusNotFound:
		return "not-found"
	case fiber.StatusMethodNotAllowed:
		return "wrong-method"
	case fiber.StatusRequestEntityTooLarge:
		return "too-large"
	case fiber.StatusRequestTimeout:
		return "too-slow"
	case fiber.StatusUpgradeRequired:
		return "upgrade-required"
	case fiber.StatusRequestHeaderFieldsTooLarge:
		return "too-large"
	}
	return "bad-request"
}

// answerError is the last resort of every route.
func answerError(c *fiber.Ctx, err error) error {
	p := asProblem(err)
	if p == nil {
		slog.Error("request failed", "route", c.Route().Path, "method", c.Method(), "error", err)
		p = refuse(fiber.StatusInternalServerError, "internal").again(5)
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	secure(c)
	c.Set(fiber.HeaderCacheControl, "no-store")
	if p.after > 0 {
		c.Set(fiber.HeaderRetryAfter, strconv.Itoa(p.after))
	}
	c.Set(fiber.HeaderContentType, "application/problem+json")
	return c.Status(p.Status).Send(body)
}
