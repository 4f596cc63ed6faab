package main

import (
	"context"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/adopt/answer"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/correct/sheet"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/outline"
)

// published is a file made of a meeting: of its plan, of the report, or of what stands beside it. A page has a policy; what has none is kept, not shown.
type published struct {
	file, mediaType string
	policy          func(made) string
	write           func(made) []byte
}

// made is what a meeting made.
type made struct {
	plan        plan.Document
	report      report.Document
	corrections correct.Made
	answered    adopt.Said
	cited       []plan.Citation
	sealed      bool
	head        string // which record it was made of
}

// publishedFiles are those of the plan, and those of the report: they never change once it is sealed.
func publishedFiles() []published {
	var all []published
	for _, f := range formats.All() {
		one := published{file: f.File, mediaType: f.MediaType, write: func(m made) []byte { return f.Write(m.plan) }}
		if f.Policy != nil {
			one.policy = func(m made) string { return f.Policy(m.plan) }
		}
		all = append(all, one)
	}
	return append(all, madeOf(report.Files(), func(m made) report.Document { return m.report })...)
}

// correctionFiles and answerFiles are those of what stands beside the plan.
func correctionFiles() []published {
	return madeOf(sheet.Files(), func(m made) sheet.Document { return sheet.Of(m.plan, m.corrections) })
}

func answerFiles() []published { return madeOf(answer.Files(), made.answer) }

func (m made) answer() answer.Document { return answer.Of(m.plan, m.answered) }

// everyFile is each that an address of a meeting gives.
func everyFile() []published {
	return slices.Concat(publishedFiles(), correctionFiles(), answerFiles())
}

// beside is the files of what stands beside the plan, as far as there is something in them.
func (m made) beside() (all []published) {
	if len(m.corrections.Corrections) > 0 {
		all = correctionFiles()
	}
	if m.answered.Any() {
		all = append(all, answerFiles()...)
	}
	return all
}

// madeOf are the files of one document of a meeting.
func madeOf[D any](files []outline.File[D], of func(made) D) (all []published) {
	for _, f := range files {
		one := published{file: f.File, mediaType: f.MediaType, write: func(m made) []byte { return f.Write(of(m)) }}
		if f.Policy != nil {
			one.policy = func(m made) string { return f.Policy(of(m)) }
		}
		all = append(all, one)
	}
	return all
}

// planRoutes are the files of the plan, of the report and of what stands beside them. They are read and nothing else: no address of a plan takes anything in. A sealed
// plan is for everybody; the draft is for who leads the meeting.
func (s *server) planRoutes(api fiber.Router) {
	for _, f := range everyFile() {
		api.Get("/meetings/:meeting/"+f.file, s.getPublished(f))
		api.All("/meetings/:meeting/"+f.file, neverChanged)
	}
	for _, whole := range []string{"plan", "report", "corrections", "answer"} {
		api.All("/meetings/:meeting/"+whole, neverChanged)
	}
	api.Get("/meetings/:meeting/"+bundleFile, s.getBundle)
	api.All("/meetings/:meeting/"+bundleFile, neverChanged)
	api.Get("/meetings/:meeting/witness", s.getWitness)
}

// neverChanged answers whoever would write to a plan, in the words of the rules.
func neverChanged(*fiber.Ctx) error {
	return refuse(fiber.StatusMethodNotAllowed, "not-allowed")
}

func (s *server) getPublished(f published) fiber.Handler {
	return func(c *fiber.Ctx) error {
		m, err := s.madeBy(c)
		if err != nil {
			return err
		}
		if !m.sealed {
			if _, err := s.leads(c); err != nil {
				return err
			}
		}
		c.Set("X-Robots-Tag", "noindex") // what search engines may find is the page of the plan
		c.Set(fiber.HeaderContentType, f.mediaType)
		disposition := "attachment"
		if f.policy != nil {
			disposition = "inline"
			c.Set(fiber.HeaderContentSecurityPolicy, f.policy(m)+"; frame-ancestors "+s.guard.framedBy())
		}
		c.Set(fiber.HeaderContentDisposition, disposition+`; filename="`+f.file+`"`)
		if !m.sealed {
			return c.Send(f.write(m))
		}
		file, err := s.shelf.get(shelfKey{meetingOf(c), f.file, m.head}, func() ([]byte, error) { return f.write(m), nil })
		if err != nil {
			return err
		}
		return file.send(c)
	}
}

// madeBy reads what the meeting made that a route names, sealed or as it stands; not in private time (M10).
func (s *server) madeBy(c *fiber.Ctx) (m made, err error) {
	private := false
	err = s.lookAt(c, func(l *life.Life) {
		m, private = made{plan: l.Plan(), report: l.Report(), corrections: l.Corrections(), answered: l.Adopted(), cited: slices.Clone(l.Citations()), sealed: l.Phase() == meeting.Sealed}, l.Private()
		if m.sealed && m.plan.Journal != nil {
			m.head = m.plan.Journal.Head + "/" + strconv.Itoa(l.Length())
		}
	})
	if err == nil && private {
		err = meeting.Refuse(meeting.IsPrivate)
	}
	return m, err
}

// lookAt lets a route look at the meeting it names.
func (s *server) lookAt(c *fiber.Ctx, look func(*life.Life)) error {
	return s.lookIn(c.UserContext(), meetingOf(c), look)
}

func (s *server) lookIn(ctx context.Context, m meeting.ID, look func(*life.Life)) error {
	if _, err := s.door.Meeting(ctx, m); err != nil {
		return errNotFound
	}
	room, err := s.halls.Open(ctx, m)
	if err != nil {
		return err
	}
	return room.Read(ctx, func(l live.Life) { look(l.(*life.Life)) })
}
