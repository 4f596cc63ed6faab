package main

import (
	"net/url"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/archive"
	"hoofdlijn/internal/life/correct/sheet"
	"hoofdlijn/internal/life/plan/formats/pdf"
	"hoofdlijn/internal/life/plan/worded"
	outlined "hoofdlijn/internal/outline/pdf"
	"hoofdlijn/internal/publish"
)

// archiveFile is the name of what an archive takes in.
const archiveFile = "archief.zip"

// getArchive gives all files of a sealed plan with what an archive wants to know of each, to who may publish it.
func (s *server) getArchive(c *fiber.Ctx) error {
	if _, _, err := s.publishes(c); err != nil {
		return err
	}
	m, err := s.madeBy(c)
	if err != nil {
		return err
	}
	if !m.sealed {
		return errNotFound
	}
	p, err := s.published.Of(c.UserContext(), meetingOf(c))
	if err != nil {
		return err
	}
	dossier := s.dossier(c, m, p)
	// The day is in every file, and so is the page: another day makes another package.
	key := shelfKey{meetingOf(c), archiveFile, m.head + "/" + dossier.Day + "/" + dossier.Page}
	file, err := s.shelf.get(key, func() ([]byte, error) {
		for _, f := range append(publishedFiles(), m.beside()...) {
			dossier.Files = append(dossier.Files, archive.File{Name: f.file, Bytes: f.write(m)})
		}
		bundle, err := s.sealer.bundle(c.UserContext(), meetingOf(c), m.cited)
		dossier.Files = append(append(dossier.Files, bareFiles(m)...), archive.File{Name: bundleFile, Bytes: bundle})
		return archive.Pack(dossier), err
	})
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, "application/zip")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+archiveFile+`"`)
	return c.Send(file.raw)
}

// bareFiles are the PDFs without a file in them, as PDF/A-2a.
func bareFiles(m made) []archive.File {
	all := []archive.File{{Name: archive.Bare("plan.pdf"), Bytes: pdf.WriteBare(m.plan)}, {Name: archive.Bare("report.pdf"), Bytes: outlined.WriteBare(m.report.Outline())},
		{Name: archive.Bare("summary.pdf"), Bytes: pdf.WriteSummaryBare(m.plan)}}
	if len(m.corrections.Corrections) > 0 {
		all = append(all, archive.File{Name: archive.Bare("corrections.pdf"), Bytes: outlined.WriteBare(sheet.Of(m.plan, m.corrections).Outline())})
	}
	if m.answered.Any() {
		all = append(all, archive.File{Name: archive.Bare("answer.pdf"), Bytes: outlined.WriteBare(m.answer().Outline())})
	}
	return all
}

// dossier is what is known of the meeting, without its files.
func (s *server) dossier(c *fiber.Ctx, m made, p publish.Publication) archive.Dossier {
	about := m.plan.Meeting
	d := archive.Dossier{ID: string(meetingOf(c)), Source: "hoofdlijn", Title: worded.Inline(about.Title), About: worded.Inline(about.Question), Municipality: worded.Inline(about.Municipality),
		Place: worded.Inline(about.Place), Language: worded.In(m.plan).Language, Day: s.now().UTC().Format(time.DateOnly)}
	if at, err := url.Parse(s.address(c)); err == nil {
		d.Source = at.Host
	}
	if _, err := time.Parse(time.DateOnly, about.Date); err == nil {
		d.Date = about.Date
	}
	if p.Public() {
		d.Page = s.address(c) + publish.Path(p.Meeting)
	}
	return d
}
