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
	files map[shelfPlace]*shelfFile
	order []shelfPlace // the one that was asked for longest ago first
	size  int
}

// shelfPlace is where a file of a meeting lies. There is one for all its records: of an earlier one nobody asks any more, and words may have been
// taken out since.
type shelfPlace struct {
	meeting meeting.ID
	file    string
}

// shelfKey is a file of a meeting, as its record is.
type shelfKey struct {
	meeting meeting.ID
	file    string
	head    string
}

// shelfFile is a file that was made, or is being made until done is closed.
type shelfFile struct {
	head string
	done chan struct{}
	size int // 0 until it was made
	raw  []byte
	tag  string // of exactly these bytes
	err  error
}

func newShelf(most int) *shelf { return &shelf{most: most, files: map[shelfPlace]*shelfFile{}} }

// get is the file, made now if it is not here. What could not be made is made anew for who asks next.
func (s *shelf) get(key shelfKey, write func() ([]byte, error)) (*shelfFile, error) {
	at := shelfPlace{key.meeting, key.file}
	s.mu.Lock()
	f := s.files[at]
	if f != nil && f.head == key.head {
		s.last(at)
		s.mu.Unlock()
		<-f.done
		return f, f.err
	}
	if f != nil {
		s.drop(at)
	}
	f = &shelfFile{head: key.head, done: make(chan struct{}), err: errBusy} // what stands when making it breaks
	s.files[at] = f
	s.order = append(s.order, at)
	s.mu.Unlock()
	defer s.settle(at, f)
	f.raw, f.err = write()
	f.tag = tagOf(f.raw)
	return f, f.err
}

func tagOf(raw []byte) string {
	sum := sha256.Sum256(raw)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
}

// settle lets in who waits, and makes room. What became outdated while it was made is theirs alone.
func (s *shelf) settle(at shelfPlace, f *shelfFile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(f.done)
	if s.files[at] != f {
		return
	}
	f.size = len(f.raw)
	s.size += f.size
	if f.err != nil {
		s.drop(at)
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

func (s *shelf) drop(at shelfPlace) {
	s.size -= s.files[at].size
	delete(s.files, at)
	s.order = slices.DeleteFunc(s.order, func(other shelfPlace) bool { return other == at })
}

// last puts a file at the end: it was asked for just now.
func (s *shelf) last(at shelfPlace) {
	s.order = append(slices.DeleteFunc(s.order, func(other shelfPlace) bool { return other == at }), at)
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
