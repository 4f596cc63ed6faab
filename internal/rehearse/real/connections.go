package real

import (
	"context"
	"errors"
	"time"

	"hoofdlijn/internal/rehearse/play"
)

// Cut takes connections away.
func (s *Stage) Cut(_ context.Context, people []string) error {
	for _, person := range people {
		if c, err := s.screen(play.Phone(person)); err == nil { // nobody was invited yet
			c.cut()
		}
	}
	return nil
}

// Mend gives them back.
func (s *Stage) Mend(ctx context.Context, people []string) error {
	for _, person := range people {
		c, err := s.screen(play.Phone(person))
		if err != nil {
			continue
		}
		if err := c.connect(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Restart kills the server and starts it again. Every screen that had a connection comes back by itself.
func (s *Stage) Restart(ctx context.Context) error {
	if s.server == nil {
		return errors.New("only a server of our own can be killed")
	}
	if err := s.Agree(ctx); err != nil { // after the restart they show everything anew
		return err
	}
	var were []*screen
	for _, c := range s.all() {
		if c.state().on {
			were = append(were, c)
		}
	}
	if err := s.server.Kill(); err != nil {
		return err
	}
	s.site.leave()
	for _, c := range were {
		c.cut()
	}
	if err := s.server.Restart(ctx); err != nil {
		return err
	}
	for _, c := range were {
		if err := c.connect(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Close ends every socket, takes away what was made for this play, and stops a server of our own.
func (s *Stage) Close() error {
	for _, c := range s.all() {
		c.cut()
	}
	var err error
	if s.account != "" && s.server == nil {
		ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
		defer stop()
		err = s.lead.post(ctx, "/accounts/remove", object{"name": s.account}, nil)
	}
	if s.site != nil {
		s.site.leave()
	}
	if s.server != nil {
		err = errors.Join(err, s.server.Close())
	}
	return err
}
