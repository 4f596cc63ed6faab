package main

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"io/fs"
	"mime"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
)

//go:embed setup
var setupFiles embed.FS

// pages serves the front end. Files are read and compressed once, when first asked for. Answers of the interface are
// never compressed: what is secret in them must not be guessable from their length.
type pages struct {
	files fs.FS
	home  string // the file of the front page
	mu    sync.Mutex
	known map[string]*page
}

type page struct {
	kind              string
	plain, zipped, br []byte
}

func newPages(files fs.FS) *pages {
	return &pages{files: files, home: frontPage, known: map[string]*page{}}
}

// The first page of a server, and of a demo. A server that is no demo has no page for one.
const (
	frontPage = "index.html"
	demoPage  = "demo.html"
)

// mostPage is the largest file that is kept in memory; the front end has none that comes near.
const mostPage = 8 << 20

func (p *pages) page(name string) (*page, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.known[name]; known != nil {
		return known, true
	}
	if !fs.ValidPath(name) {
		return nil, false
	}
	info, err := fs.Stat(p.files, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostPage || strings.HasPrefix(path.Base(name), ".") {
		return nil, false
	}
	plain, err := fs.ReadFile(p.files, name)
	if err != nil {
		return nil, false
	}
	known := newPage(name, plain)
	p.known[name] = known
	return known, true
}

func newPage(name string, plain []byte) *page {
	p := &page{kind: kindOf(name), plain: plain}
	if !strings.HasPrefix(p.kind, "font/") && !strings.HasPrefix(p.kind, "image/png") && len(plain) > 512 {
		p.zipped = squeezed(plain, func(w io.Writer) io.WriteCloser {
			z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // the level is a constant that exists
			return z
		})
		p.br = squeezed(plain, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 9) })
	}
	return p
}

func squeezed(plain []byte, with func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	w := with(&b)
	if _, err := w.Write(plain); err != nil || w.Close() != nil || b.Len() >= len(plain) {
		return nil
	}
	return b.Bytes()
}

// kindOf does not ask the machine: its table differs from place to place.
func kindOf(name string) string {
	kinds := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
		".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".json": "application/json", ".webmanifest": "application/manifest+json",
		".txt": "text/plain; charset=utf-8", ".ico": "image/x-icon"}
	if kind := kinds[path.Ext(name)]; kind != "" {
		return kind
	}
	if kind := mime.TypeByExtension(path.Ext(name)); strings.HasPrefix(kind, "audio/") {
		return kind
	}
	return "application/octet-stream"
}

// send answers with a file.
func (p *pages) send(c *fiber.Ctx, name string) error {
	file, ok := p.page(name)
	if !ok {
		return errNotFound
	}
	body := file.plain
	c.Vary(fiber.HeaderAcceptEncoding)
	switch accepted := c.Get(fiber.HeaderAcceptEncoding); {
	case file.br != nil && strings.Contains(accepted, "br"):
		c.Set(fiber.HeaderContentEncoding, "br")
		body = file.br
	case file.zipped != nil && strings.Contains(accepted, "gzip"):
		c.Set(fiber.HeaderContentEncoding, "gzip")
		body = file.zipped
	}
	c.Set(fiber.HeaderCacheControl, "no-cache")
	if strings.HasPrefix(name, "assets/") { // their names hold a hash of what is in them
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	c.Set(fiber.HeaderContentType, file.kind)
	return c.Send(body)
}

// doors are the pages people come to; each serves its own paths below as well.
var doors = map[string]string{"phone": "phone.html", "projector": "projector.html", "console": "console.html", "municipality": "municipality.html",
	"helper": "helper.html", "expert": "expert.html", "staff": "console.html", "zaal": "hall.html",
	"mirror": "mirror.html", "captions": "mirror.html", "gesprek": "talk.html", "aanmelden": "talk.html", "vervolg": "after.html", "uitproberen": "tryout.html"}

// serve answers everything outside /api.
func (p *pages) serve(c *fiber.Ctx) error {
	if c.Method() != fiber.MethodGet && c.Method() != fiber.MethodHead {
		return refuse(fiber.StatusMethodNotAllowed, "wrong-method")
	}
	name := strings.TrimPrefix(c.Path(), "/")
	first, _, _ := strings.Cut(name, "/")
	switch {
	case name == "":
		return p.front(c)
	case first == "setup":
		return p.setup(c, name)
	case doors[first] != "":
		return p.send(c, doors[first])
	case name == "controleren" || name == checkPage:
		return p.check(c)
	}
	if _, ok := p.page(name); ok && (name != demoPage || p.home == demoPage) {
		return p.send(c, name)
	}
	if _, ok := door.FoldCode(name); ok && len(name) == 6 { // the address on the wall
		return p.send(c, "phone.html")
	}
	return errNotFound
}

// checkPage checks bundles, on the device of whoever asks. It is one file that works from a disk as well, so its policy stands in itself.
const checkPage = "controleren.html"

var ownPolicy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]+)">`)

func (p *pages) check(c *fiber.Ctx) error {
	file, ok := p.page(checkPage)
	if !ok {
		return errNotFound
	}
	if policy := ownPolicy.FindSubmatch(file.plain); policy != nil {
		c.Set(fiber.HeaderContentSecurityPolicy, string(policy[1])+"; frame-ancestors 'none'")
	}
	return p.send(c, checkPage)
}

// front is the first page; without a front end it says so in plain words.
func (p *pages) front(c *fiber.Ctx) error {
	if _, ok := p.page(p.home); ok {
		return p.send(c, p.home)
	}
	c.Set(fiber.HeaderCacheControl, "no-cache")
	return c.SendString("Hoofdlijn draait, maar is gebouwd zonder schermen. / Hoofdlijn runs, but was built without its screens.\n" +
		"cd frontend && npm ci && npm run build, then go build ./server\n")
}

// setup is the page behind a set-up link. Opening it uses nothing up: only sending the form does.
func (p *pages) setup(c *fiber.Ctx, name string) error {
	if name == "setup" {
		name = "setup/setup.html"
	}
	body, err := setupFiles.ReadFile(name)
	if err != nil {
		return errNotFound
	}
	c.Set(fiber.HeaderCacheControl, "no-cache")
	c.Set(fiber.HeaderContentType, kindOf(name))
	return c.Send(body)
}
