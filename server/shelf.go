package main

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"sync"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/meeting"
)

// mostShelved is how many bytes of made files are kept in memory at most.
const mostShelved = 64 << 20

// shelf holds files of sealed plans as they were last asked for: making one takes a good part of a second, and anybody may ask. Who comes while it is made waits
// for it, so it is made once.
type shelf struct {
	most  int
	mu    sync.Mutex
	files map[shelfKey]*shelfFile
	order []shelfKey // the one that was asked for longest ago first
	size  int
}

// shelfKey is a file of a meeting, as its record is.
type shelfKey struct {
	meeting meeting.ID
	file    string
	head    string
}

// shelfFile is a file that was made, or is being made until done is closed.
type shelfFile struct {
	done chan struct{}
	raw  []byte
	tag  string // of exactly these bytes
	err  error
}

func newShelf(most int) *shelf { return &shelf{most: most, files: map[shelfKey]*shelfFile{}} }

// get is the file, made now if it is not here. What could not be made is made anew for who asks next.
func (s *shelf) get(key shelfKey, write func() ([]byte, error)) (*shelfFile, error) {
	s.mu.Lock()
	f := s.files[key]
	if f != nil {
		s.last(key)
		s.mu.Unlock()
		<-f.done
		return f, f.err
	}
	f = &shelfFile{done: make(chan struct{}), err: errBusy} // what stands when making it breaks
	s.files[key] = f
	s.order = append(s.order, key)
	s.mu.Unlock()
	defer s.settle(key, f)
	f.raw, f.err = write()
	sum := sha256.Sum256(f.raw)
	f.tag = `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
	return f, f.err
}

// settle lets in who waits, and makes room.
func (s *shelf) settle(key shelfKey, f *shelfFile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(f.done)
	s.size += len(f.raw)
	if f.err != nil {
		s.drop(key)
	}
	for i := 0; i < len(s.order) && s.size > s.most; {
		select {
		case <-s.files[s.order[i]].done:
			s.drop(s.order[i])
		default: // still being made
			i++
		}
	}
}

func (s *shelf) drop(key shelfKey) {
	s.size -= len(s.files[key].raw)
	delete(s.files, key)
	s.order = slices.DeleteFunc(s.order, func(other shelfKey) bool { return other == key })
}

// last puts a key at the end: it was asked for just now.
func (s *shelf) last(key shelfKey) {
	s.order = append(slices.DeleteFunc(s.order, func(other shelfKey) bool { return other == key }), key)
}

// send answers with the file, or says that the browser has it. There is no date in it: a clock says nothing of a file, its bytes do.
func (f *shelfFile) send(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "public, no-cache")
	c.Set(fiber.HeaderETag, f.tag)
	if c.Fresh() {
		c.Status(fiber.StatusNotModified)
		return nil
	}
	return c.Send(f.raw)
}
