package real

import (
	"context"
	"errors"
	"net/http"

	"hoofdlijn/internal/rehearse/play"
)

// Papers is what can be fetched of a meeting once its plan is sealed, by the name of the file.
var Papers = []string{"plan.json", "plan.html", "plan.pdf", "plan.odt", "plan.docx", "plan.md", "decisions.csv", "summary.html", "summary.pdf",
	"report.html", "report.pdf", "report.odt", "report.docx", "report.md", "report.json", "bundle.hlz"}

func (s *Stage) paper(name string) string { return "/api/v1/meetings/" + s.meeting + "/" + name }

// Paper fetches one of the papers, as anybody can; nil when the server does not offer it, or not yet.
func (s *Stage) Paper(ctx context.Context, name string) ([]byte, error) {
	raw, err := s.site.browser().send(ctx, http.MethodGet, s.paper(name), nil)
	var answered *status
	if errors.As(err, &answered) && answered.code < http.StatusInternalServerError {
		return nil, nil
	}
	return raw, err
}

// Plan is plan.json.
func (s *Stage) Plan(ctx context.Context) ([]byte, error) { return s.Paper(ctx, "plan.json") }

// Meddle tries to change every address of the plan with the session of an actor.
func (s *Stage) Meddle(ctx context.Context, actor play.Actor) ([]play.Tried, error) {
	c, err := s.screen(actor)
	if err != nil {
		return nil, err
	}
	var tried []play.Tried
	for _, name := range append([]string{"plan"}, Papers...) {
		for _, method := range []string{http.MethodPut, http.MethodPatch, http.MethodPost, http.MethodDelete} {
			one := play.Tried{What: method + " " + s.paper(name)}
			_, err := c.browser.send(ctx, method, s.paper(name), object{"themes": []any{}})
			var answered *status
			switch {
			case errors.As(err, &answered) && answered.code < http.StatusInternalServerError:
				one.Refused = answered.said
				if one.Refused == "" {
					one.Refused = http.StatusText(answered.code)
				}
			case err != nil && answered == nil:
				return tried, err
			}
			tried = append(tried, one)
		}
	}
	return tried, nil
}
