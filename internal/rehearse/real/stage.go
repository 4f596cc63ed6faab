package real

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"hoofdlijn/internal/rehearse/play"
)

// Setup says where a case is played.
type Setup struct {
	Binary   string // the server to run, when it is our own
	Folder   string // what our own server keeps
	Redis    string // where our own server keeps it instead; "" for files
	Against  string // the address of a server that is running already; "" for our own
	Staff    string // who signs in there
	Password string

	Meeting      string // the id that is asked for
	Title        string
	Municipality string
	Town         bool // a session of the municipality is needed
	Extra        int  // further phones
	Seed         int64
}

// Stage is a real server with a real socket for every screen. It is a play.Stage.
type Stage struct {
	setup   Setup
	server  *Process // nil when it is not ours
	site    *site
	lead    *browser // signed in as who leads the meeting
	meeting string
	account string // of the municipality, made for this play

	mu      sync.Mutex
	screens map[play.Actor]*screen
	lines   map[play.Actor]*screen // of the conversation that is held
	owners  map[string]*browser    // of whoever held one, by person
	mark    uint64                 // the last fact that was acknowledged
	extras  *extras
}

var _ play.Stage = (*Stage)(nil)

// Open starts a server or signs in to one, makes the meeting and opens the screens that are there from the beginning.
func Open(ctx context.Context, setup Setup) (_ *Stage, err error) {
	s := &Stage{setup: setup, screens: map[play.Actor]*screen{}, lines: map[play.Actor]*screen{}, owners: map[string]*browser{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	if err = s.signIn(ctx); err != nil {
		return nil, err
	}
	if err = s.makeMeeting(ctx); err != nil {
		return nil, err
	}
	if setup.Town {
		if err = s.townComes(ctx); err != nil {
			return nil, err
		}
	}
	if err = s.connect(ctx, play.Console, s.lead, "console"); err != nil {
		return nil, err
	}
	for _, actor := range []play.Actor{play.Projector, play.Expert} {
		if err = s.come(ctx, actor, string(actor), string(actor), ""); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Meeting is the id of the meeting that is played.
func (s *Stage) Meeting() string { return s.meeting }

func (s *Stage) signIn(ctx context.Context) error {
	if s.setup.Against != "" {
		s.site = newSite(strings.TrimSuffix(s.setup.Against, "/"))
		s.lead = s.site.browser()
		return s.lead.post(ctx, "/login", object{"name": s.setup.Staff, "password": s.setup.Password}, nil)
	}
	var err error
	if s.server, err = StartServer(ctx, Server{Binary: s.setup.Binary, Folder: s.setup.Folder, Redis: s.setup.Redis}); err != nil {
		return err
	}
	s.site = newSite(s.server.url)
	s.lead = s.site.browser()
	if s.server.setup == "" {
		return errors.New("this store has accounts already; play against its own server, with --against and --staff")
	}
	s.setup.Staff, s.setup.Password = "oefenleider", rand.Text()
	return s.lead.post(ctx, "/setup", object{"token": s.server.setup, "name": s.setup.Staff, "password": s.setup.Password}, nil)
}

// Account is with which name and password the one who leads the meeting signed in.
func (s *Stage) Account() (name, password string) { return s.setup.Staff, s.setup.Password }

// URL is where the server is.
func (s *Stage) URL() string { return s.site.url }

// makeMeeting makes the meeting under the id of the case; when that is in use, under one that begins with it.
func (s *Stage) makeMeeting(ctx context.Context) error {
	form := object{"id": s.setup.Meeting, "title": short(s.setup.Title, 120), "municipality": s.town()}
	var made struct{ Meeting struct{ ID string } }
	err := s.lead.post(ctx, "/meetings", form, &made)
	if isStatus(err, http.StatusConflict) {
		form["id"] = short(s.setup.Meeting, 50) + "-" + lower(rand.Text()[:8])
		err = s.lead.post(ctx, "/meetings", form, &made)
	}
	s.meeting = made.Meeting.ID
	return err
}

// town is the municipality as the door knows it. A network meeting has none, but somebody may still try its session.
func (s *Stage) town() string {
	if s.setup.Municipality == "" {
		return "Voorbeeld"
	}
	return short(s.setup.Municipality, 80)
}

func short(text string, most int) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), most)])
}

func isStatus(err error, code int) bool {
	var answered *status
	return errors.As(err, &answered) && answered.code == code
}

// townComes makes an account of the municipality and signs in with it.
func (s *Stage) townComes(ctx context.Context) error {
	name := "gemeente-" + lower(rand.Text()[:8])
	var made struct{ Setup string }
	if err := s.lead.post(ctx, "/accounts", object{"name": name, "role": "municipality", "municipality": s.town()}, &made); err != nil {
		return fmt.Errorf("an account of the municipality: %w", err)
	}
	s.account = name
	_, token, _ := strings.Cut(made.Setup, "#")
	b := s.site.browser()
	if err := b.post(ctx, "/setup", object{"token": token, "password": rand.Text()}, nil); err != nil {
		return err
	}
	return s.connect(ctx, play.Town, b, "municipality")
}

// come lets somebody in by a link and opens their screen.
func (s *Stage) come(ctx context.Context, actor play.Actor, desk, as, person string) error {
	form := object{"desk": desk}
	if person != "" {
		form["person"] = person
	}
	var link struct{ URL string }
	if err := s.lead.post(ctx, "/meetings/"+s.meeting+"/links", form, &link); err != nil {
		return fmt.Errorf("a link for %s: %w", actor, err)
	}
	_, token, _ := strings.Cut(link.URL, "#")
	b := s.site.browser()
	if err := b.post(ctx, "/link", object{"token": token}, nil); err != nil {
		return fmt.Errorf("the link of %s: %w", actor, err)
	}
	return s.connect(ctx, actor, b, as)
}

// help lets the helper device in, by the code on the console.
func (s *Stage) help(ctx context.Context) error {
	var made struct{ Code string }
	if err := s.lead.post(ctx, "/meetings/"+s.meeting+"/helper-codes", object{}, &made); err != nil {
		return fmt.Errorf("a code for a helper: %w", err)
	}
	b := s.site.browser()
	if err := b.post(ctx, "/helper", object{"code": made.Code}, nil); err != nil {
		return fmt.Errorf("the code of a helper: %w", err)
	}
	return s.connect(ctx, play.Helper, b, "helper")
}

func (s *Stage) connect(ctx context.Context, actor play.Actor, b *browser, as string) error {
	c := newScreen(b, s.meeting, as)
	if err := c.connect(ctx); err != nil {
		return fmt.Errorf("the screen of %s: %w", actor, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.screens[actor] = c
	return nil
}

// all is every screen, with whose it is.
func (s *Stage) all() map[play.Actor]*screen {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make(map[play.Actor]*screen, len(s.screens))
	for actor, c := range s.screens {
		all[actor] = c
	}
	return all
}

func (s *Stage) screen(actor play.Actor) (*screen, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.screens[actor]
	if c == nil {
		return nil, fmt.Errorf("%s has no screen", actor)
	}
	return c, nil
}

// Ask asks over the socket of the actor.
func (s *Stage) Ask(ctx context.Context, ask play.Ask) (play.Said, error) {
	if line := s.lineOf(ask.By); line != nil { // its record is not that of the meeting
		answer, err := line.ask(ctx, ask)
		if err != nil || answer.No == nil {
			return play.Said{}, err
		}
		return play.Said{Refused: answer.No.Code, About: answer.No.About}, nil
	}
	c, err := s.screen(ask.By)
	if err != nil {
		return play.Said{}, err
	}
	if err := lookWhere(c, ask); err != nil {
		return play.Said{}, err
	}
	answer, err := c.ask(ctx, ask)
	if err != nil {
		return play.Said{}, err
	}
	if answer.No != nil {
		return play.Said{Refused: answer.No.Code, About: answer.No.About}, nil
	}
	s.mu.Lock()
	s.mark = max(s.mark, answer.Seq)
	s.mu.Unlock()
	return play.Said{}, nil
}

// Now is the clock of the server, as the console was told it last.
func (s *Stage) Now(ctx context.Context) (int64, error) {
	if _, err := s.See(ctx, play.Console); err != nil {
		return 0, err
	}
	c, err := s.screen(play.Console)
	if err != nil {
		return 0, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now, nil
}

// lookWhere: whoever writes an idea on their phone looks at its theme.
func lookWhere(c *screen, ask play.Ask) error {
	data, ok := ask.Data.(map[string]any)
	if theme, named := data["theme"].(string); ok && named && c.as == "phone" {
		return c.look("theme/" + theme)
	}
	return nil
}

// Invite gives people with a phone their link, and opens the helper device.
func (s *Stage) Invite(ctx context.Context, people []string) error {
	if err := s.help(ctx); err != nil {
		return err
	}
	for _, person := range people {
		if err := s.come(ctx, play.Phone(person), "phone", "phone", person); err != nil {
			return err
		}
	}
	return s.invitesExtras(ctx)
}
