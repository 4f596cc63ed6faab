package main

import (
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/gofiber/fiber/v2"
)

// The limits of a request (RELIABILITY 1b, R15). A websocket is not a request: it has its own.
const (
	mostBody       = 64 << 10
	mostHeader     = 4 << 10 // also what a connection keeps to read with, for as long as it lasts
	readTimeout    = 10 * time.Second
	writeTimeout   = 10 * time.Second
	idleTimeout    = 60 * time.Second
	mostConcurrent = 64 * 1024
)

// limits is how the web server is set up.
func limits() fiber.Config {
	return fiber.Config{
		AppName:                      "hoofdlijn",
		DisableStartupMessage:        true,
		Immutable:                    true, // without it a kept string becomes part of another request
		BodyLimit:                    mostBody,
		ReadBufferSize:               mostHeader,
		ReadTimeout:                  readTimeout,
		WriteTimeout:                 writeTimeout,
		IdleTimeout:                  idleTimeout,
		Concurrency:                  mostConcurrent,
		DisablePreParseMultipartForm: true,
		ErrorHandler:                 answerError,
		StrictRouting:                true,
		CaseSensitive:                true,
		RequestMethods:               []string{fiber.MethodGet, fiber.MethodHead, fiber.MethodPost, fiber.MethodPut, fiber.MethodDelete},
	}
}

// app is the web server with its routes.
func (s *server) app() *fiber.App {
	app := fiber.New(limits())
	app.Use(calm, s.guard.check, s.open)
	s.routes(app.Group("/api/v1"))
	app.Use("/api", func(*fiber.Ctx) error { return errNotFound })
	app.Get(keysPath, s.getKeys)
	s.publicPages(app)
	app.Use(s.pages.serve)
	return app
}

// calm keeps a panic in one request from ending the program, and its text from the one who asked.
func calm(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("a request broke", "route", c.Route().Path, "stack", string(debug.Stack()))
			err = refuse(fiber.StatusInternalServerError, "internal")
		}
	}()
	return c.Next()
}

// open turns people away while the program is stopping; they come back by themselves.
func (s *server) open(c *fiber.Ctx) error {
	if s.stopping.Load() && c.Path() != "/api/v1/health" {
		c.Context().SetConnectionClose()
		return errStopping
	}
	return c.Next()
}
