package main

import (
	"encoding/xml"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/publish"
)

// getRobots keeps search engines out of everything but the pages of plans. A page that is not to be found has to be fetched to say so, so all of them are allowed
// here; which of them they may show each says itself.
func (s *server) getRobots(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, fiber.MIMETextPlainCharsetUTF8)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	return c.SendString("User-agent: *\nAllow: /plan/\nAllow: " + publish.ListPath + "$\nAllow: /sitemap.xml$\nDisallow: /\n\nSitemap: " + s.address(c) + "/sitemap.xml\n")
}

// sitemap is the list of pages for search engines (sitemaps.org).
type sitemap struct {
	XMLName xml.Name      `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []sitemapPage `xml:"url"`
}

type sitemapPage struct {
	Address string `xml:"loc"`
	Since   string `xml:"lastmod,omitempty"`
}

// getSitemap has the plans that search engines may show, and no other.
func (s *server) getSitemap(c *fiber.Ctx) error {
	all, err := s.published.Public(c.UserContext())
	if err != nil {
		return err
	}
	var found sitemap
	for _, p := range all {
		if p.Findable() && !p.About.Example {
			found.Pages = append(found.Pages, sitemapPage{s.address(c) + publish.Path(p.Meeting), p.Since().UTC().Format(time.DateOnly)})
		}
	}
	raw, err := xml.MarshalIndent(found, "", "  ")
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, fiber.MIMEApplicationXMLCharsetUTF8)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	return c.SendString(xml.Header + string(raw) + "\n")
}
