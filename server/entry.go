package main

import (
	"errors"
	"log/slog"
	"net/netip"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// budgets are the failures an address has left, apart for each way in (docs/decisions/011).
type budgets struct {
	passwords   *door.Tries // of one account
	signIns     *door.Tries // of all accounts
	codes       *door.Tries
	links       *door.Tries
	setups      *door.Tries
	helpers     *door.Tries    // codes of a minute
	checks      *door.Tries    // of a hall
	letterCodes *door.Tries    // of one address
	letters     *door.Tries    // of everybody together: a code of ten signs is good for months
	signUps     *door.Tries    // all of an address, also those that succeed
	reads       *door.Tries    // of what other sites show, likewise
	besides     *door.Tries    // what one session says of what becomes of a plan, likewise: each stays for good
	familiar    *door.Familiar // codes that are no guess
}

func newBudgets() budgets {
	return budgets{passwords: door.NewTries(door.MostPasswords, time.Minute), signIns: door.NewTries(door.MostSignIns, time.Minute),
		codes: door.NewTries(door.MostCodes, time.Minute), links: door.NewTries(door.MostTokens, time.Minute),
		setups: door.NewTries(door.MostTokens, time.Minute), helpers: door.NewTries(door.MostTokens, time.Minute),
		letterCodes: door.NewTries(door.MostLetterCodes, time.Minute), letters: door.NewTries(door.MostLetters, time.Minute),
		signUps: door.NewTries(door.MostSignUps, time.Hour), reads: door.NewTries(mostReads, time.Minute), besides: door.NewTries(mostBeside, time.Minute),
		checks: door.NewTries(door.MostTokens, time.Minute), familiar: door.NewFamiliar()}
}

// nowhere is the address of everybody together.
var nowhere netip.Addr

// failedTry notes a try that failed.
func failedTry(c *fiber.Ctx) { slog.Info("a try at the door failed", "route", c.Route().Path) }

// presented runs a try with a long random token. It is looked up first: nobody guesses one, so who holds one comes in
// whatever others behind the same address did.
func (s *server) presented(c *fiber.Ctx, budget *door.Tries, try func() error) error {
	err := try()
	if !errors.Is(err, door.ErrWrong) {
		return err
	}
	from := s.guard.address(c)
	if !budget.Allowed(from, "", s.now()) {
		return errTries
	}
	budget.Failed(from, "", s.now())
	failedTry(c)
	return err
}

// guessed runs a try with a room code, which can be guessed. What cannot be a code is no guess.
func (s *server) guessed(c *fiber.Ctx, code string, try func() error) error {
	from := s.guard.address(c)
	if !s.tries.familiar.Knows(from, code, s.now()) && !s.tries.codes.Allowed(from, "", s.now()) {
		return errTries
	}
	err := try()
	if err == nil {
		s.tries.familiar.Learn(from, code, s.now())
	}
	if _, possible := door.FoldCode(code); possible && errors.Is(err, door.ErrWrong) {
		s.tries.codes.Failed(from, "", s.now())
		failedTry(c)
	}
	return err
}

// limited runs a try with a code that is good for a minute: within that minute somebody might guess, so whoever failed
// too often is not even heard.
func (s *server) limited(c *fiber.Ctx, budget *door.Tries, try func() error) error {
	from := s.guard.address(c)
	if !budget.Allowed(from, "", s.now()) {
		return errTries
	}
	err := try()
	if errors.Is(err, door.ErrWrong) {
		budget.Failed(from, "", s.now())
		failedTry(c)
	}
	return err
}

// signedIn runs a try with a password.
func (s *server) signedIn(c *fiber.Ctx, account string, try func() error) error {
	from := s.guard.address(c)
	account = door.FoldName(account)
	if !s.tries.signIns.Allowed(from, "", s.now()) || !s.tries.passwords.Allowed(from, account, s.now()) {
		return errTries
	}
	err := try()
	if errors.Is(err, door.ErrWrong) {
		s.tries.signIns.Failed(from, "", s.now())
		s.tries.passwords.Failed(from, account, s.now())
		failedTry(c)
	}
	return err
}

type setupForm struct {
	Token    string `json:"token" validate:"required,max=64"`
	Name     string `json:"name" validate:"max=60"`
	Password string `json:"password" validate:"required,max=200"`
}

func (s *server) postSetup(c *fiber.Ctx) error {
	var form setupForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.presented(c, s.tries.setups, func() error {
		account, err := s.door.SetUp(c.UserContext(), form.Token, form.Name, form.Password)
		if err != nil {
			return err
		}
		return s.letIn(c, account)
	})
}

type loginForm struct {
	Name     string `json:"name" validate:"required,max=60"`
	Password string `json:"password" validate:"required,max=200"`
}

func (s *server) postLogin(c *fiber.Ctx) error {
	var form loginForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.signedIn(c, form.Name, func() error {
		account, err := s.door.Login(c.UserContext(), form.Name, form.Password)
		if err != nil {
			return err
		}
		return s.letIn(c, account)
	})
}

// letIn starts a staff session, with a token nobody had before; the one the browser came with ends.
func (s *server) letIn(c *fiber.Ctx, account door.Account) error {
	if had, err := s.session(c, door.AtStaff); err == nil {
		if err := s.door.End(c.UserContext(), had.ID); err != nil {
			return err
		}
	}
	token, session, err := s.door.BeginStaff(c.UserContext(), account)
	if err != nil {
		return err
	}
	s.giveCookie(c, token, session)
	return c.JSON(aboutMe(session))
}

type logoutForm struct {
	Desk door.Desk `json:"desk"`
}

func (s *server) postLogout(c *fiber.Ctx) error {
	form := logoutForm{Desk: door.AtStaff}
	if err := decode(c, &form); err != nil {
		return err
	}
	if !slices.Contains(desks, form.Desk) {
		return door.ErrBad
	}
	session, err := s.session(c, form.Desk)
	if err == nil {
		err = s.door.End(c.UserContext(), session.ID)
	}
	if err != nil && !errors.Is(err, door.ErrWrong) {
		return err
	}
	s.takeCookie(c, form.Desk)
	return c.SendStatus(fiber.StatusNoContent)
}

// me is what a browser may know about one of its sessions.
type me struct {
	Desk         door.Desk        `json:"desk"`
	Account      string           `json:"account,omitempty"`
	Role         door.StaffRole   `json:"role,omitempty"`
	Municipality string           `json:"municipality,omitempty"`
	Meeting      meeting.ID       `json:"meeting,omitempty"`
	Person       meeting.PersonID `json:"person,omitempty"`
	Name         string           `json:"name,omitempty"` // who has this helper device, as they said
	Until        int64            `json:"until"`          // milliseconds
}

func aboutMe(s door.Session) me {
	m := me{Desk: s.Desk, Account: s.Account, Role: s.Role, Municipality: s.Municipality, Meeting: s.Meeting, Until: s.Ends().UnixMilli()}
	if s.Desk == door.AtPhone || s.Desk == door.AtHelper { // a helper device must know which of those at the tables it is
		m.Person = s.Person
	}
	return m
}

// getMe lists the sessions of the browser, by desk.
func (s *server) getMe(c *fiber.Ctx) error {
	all := map[door.Desk]me{}
	for _, desk := range desks {
		session, err := s.session(c, desk)
		if errors.Is(err, door.ErrWrong) {
			continue
		}
		if err != nil {
			return err
		}
		about := aboutMe(session)
		if desk == door.AtHelper {
			if about.Name, err = s.door.HelperName(c.UserContext(), session); err != nil {
				return err
			}
		}
		all[desk] = about
	}
	return c.JSON(all)
}

type joinForm struct {
	Code string `json:"code" validate:"required"` // pasted with whatever was around it: FoldCode reads it
}

// postJoin lets somebody with the room code into the lobby.
func (s *server) postJoin(c *fiber.Ctx) error {
	var form joinForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.guessed(c, form.Code, func() error {
		had, err := s.session(c, door.AtPhone)
		if err != nil && !errors.Is(err, door.ErrWrong) {
			return err
		}
		token, session, err := s.door.Join(c.UserContext(), form.Code, had)
		if err != nil {
			return err
		}
		s.giveCookie(c, token, session)
		return c.JSON(aboutMe(session))
	})
}

type linkForm struct {
	Token string `json:"token" validate:"required,max=64"`
	GoOn  bool   `json:"go_on"` // yes, use it on this device too
}

// postLink exchanges the token of a link for a session. The token came in the fragment of an address, which browsers
// send to nobody; so it is in no log.
func (s *server) postLink(c *fiber.Ctx) error {
	var form linkForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.presented(c, s.tries.links, func() error {
		desk, err := s.door.LinkDesk(c.UserContext(), form.Token)
		if err != nil {
			return err
		}
		had, err := s.session(c, desk)
		if err != nil && !errors.Is(err, door.ErrWrong) {
			return err
		}
		token, session, others, err := s.door.Exchange(c.UserContext(), form.Token, form.GoOn, had)
		if err != nil {
			return err
		}
		for _, other := range others {
			s.visitors.say(other, notice("second_device"))
		}
		s.giveCookie(c, token, session)
		return c.JSON(aboutMe(session))
	})
}
