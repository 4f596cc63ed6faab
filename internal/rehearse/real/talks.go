package real

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"hoofdlijn/internal/rehearse/play"
)

var _ play.Talks = (*Stage)(nil)

// pin is what everybody chooses who holds a conversation here.
const pin = "4711"

// Begin begins the conversation with somebody. The team has a line to it with the account that leads the meeting; the person
// comes by the link of a letter, with their pin.
func (s *Stage) Begin(ctx context.Context, person string) (string, error) {
	if code, err := s.asked(s.lead.post(ctx, "/meetings/"+s.meeting+"/talks", object{"person": person}, nil)); code != "" || err != nil {
		return code, err
	}
	at := s.talkOf(person)
	var link struct{ URL string }
	if code, err := s.asked(s.lead.post(ctx, at+"/link", nil, &link)); code != "" || err != nil {
		return code, err
	}
	if err := s.lead.post(ctx, at+"/pin", object{"pin": pin}, nil); err != nil {
		return "", err
	}
	_, token, _ := strings.Cut(link.URL, "#")
	own := s.site.browser()
	if err := own.post(ctx, "/talk", object{"token": token}, nil); err != nil {
		return "", err
	}
	if err := own.post(ctx, at+"/unlock", object{"pin": pin}, nil); err != nil {
		return "", err
	}
	s.mu.Lock()
	s.owners[person] = own
	s.mu.Unlock()
	if err := s.pickUp(ctx, play.Team(person), s.lead, "team"); err != nil {
		return "", err
	}
	return "", s.pickUp(ctx, play.Own(person), own, "person")
}

func (s *Stage) talkOf(person string) string { return "/meetings/" + s.meeting + "/talks/" + person }

// pickUp opens one side's line.
func (s *Stage) pickUp(ctx context.Context, actor play.Actor, b *browser, as string) error {
	person, _, _ := actor.Talk()
	line := newScreen(b, s.meeting+"/talks/"+person, as)
	if err := line.connect(ctx); err != nil {
		return fmt.Errorf("the line of %s: %w", actor, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines[actor] = line
	return nil
}

// HangUp ends both lines.
func (s *Stage) HangUp(_ context.Context, person string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, actor := range []play.Actor{play.Team(person), play.Own(person)} {
		if line := s.lines[actor]; line != nil {
			line.cut()
		}
		delete(s.lines, actor)
	}
	return nil
}

func (s *Stage) lineOf(actor play.Actor) *screen {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lines[actor]
}

// Erase erases a conversation as the person does when they have a browser, and as the team does else.
func (s *Stage) Erase(ctx context.Context, person string) (string, []string, error) {
	s.mu.Lock()
	own := s.owners[person]
	delete(s.owners, person)
	s.mu.Unlock()
	at := "/api/v1" + s.talkOf(person)
	by := s.lead
	if own != nil {
		by = own
	}
	_, err := by.send(ctx, http.MethodDelete, at, nil)
	if code, err := s.asked(err); code != "" || err != nil {
		return code, nil, err
	}
	var left []string
	for _, one := range []struct {
		by   *browser
		path string
	}{{own, "/api/v1/talk"}, {own, at + "/file"}, {own, at + "/trace"}, {s.lead, at + "/file"}, {s.lead, at + "/trace"}} {
		if one.by == nil {
			continue
		}
		if _, err := one.by.send(ctx, http.MethodGet, one.path, nil); err == nil {
			left = append(left, one.path)
		}
	}
	if line := newScreen(s.lead, s.meeting+"/talks/"+person, "team"); line.connect(ctx) == nil {
		line.cut()
		left = append(left, "a line for the team")
	}
	return "", left, nil
}

// asked is the refusal in an answer; what is not there is unknown.
func (s *Stage) asked(err error) (string, error) {
	var answered *status
	switch {
	case !errors.As(err, &answered):
		return "", err
	case answered.code == http.StatusNotFound:
		return "unknown", nil
	case answered.code == http.StatusUnprocessableEntity || answered.code == http.StatusConflict:
		return strings.ReplaceAll(answered.said, "-", "_"), nil // as refusals are said on a line
	}
	return "", err
}
