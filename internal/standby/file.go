package standby

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/vault/box"
)

// The names in the folder of a copy.
const (
	fileName = "hoofdlijn-copy.log"
	readName = "LEES-MIJ.txt"
)

// Format numbers the layout of a copy: a line of JSON, the header, then frames. A frame is its length (4 bytes, big
// endian) and so many bytes: a frame, sealed for its number in this file. So none can be left out, moved or put in.
const Format = 1

// mostFrame bounds what a length may say.
const mostFrame = 1 << 30

// header is what can be read of a copy without any key: which one it is, and nothing of what is in it.
type header struct {
	Format  int    `json:"format"`
	Lineage string `json:"lineage"` // of the server; kept when another laptop takes over
	Term    int    `json:"term"`    // how often it was taken over
	ID      string `json:"id"`      // of this file; the keys to it carry the same
}

func newID() string {
	raw := make([]byte, 16)
	rand.Read(raw) // never fails
	return hex.EncodeToString(raw)
}

func newSecret() (secret [32]byte) {
	rand.Read(secret[:]) // never fails
	return secret
}

// place is what a frame is bound to.
func place(id string, number uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte("hl1-copy"+id), number)
}

// sealed is a copy that is being written.
type sealed struct {
	header header
	file   *os.File
	key    *box.Key
	number uint64
}

// create begins a copy under another name: one that goes by its real name is always whole.
func create(folder string, h header, secret [32]byte) (*sealed, error) {
	file, err := os.OpenFile(filepath.Join(folder, fileName+".new"), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	line, err := json.Marshal(h)
	if err == nil {
		_, err = file.Write(append(line, '\n'))
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &sealed{header: h, file: file, key: box.NewKey(secret)}, nil
}

// write puts one frame at the end. It is there for good after sync.
func (s *sealed) write(f frame) error {
	var text bytes.Buffer
	if err := gob.NewEncoder(&text).Encode(f); err != nil {
		return err
	}
	body := s.key.Seal(place(s.header.ID, s.number), text.Bytes(), 1)
	_, err := s.file.Write(append(binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(body)), uint32(len(body))), body...))
	if err == nil {
		s.number++
	}
	return err
}

// syncFile is there to hang in a test.
var syncFile = (*os.File).Sync

func (s *sealed) sync() error { return syncFile(s.file) }

// settle gives the file its real name, in the place of an earlier copy. Some systems rename no file that is open.
func (s *sealed) settle(folder string) (err error) {
	if err := errors.Join(s.sync(), s.file.Close()); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(folder, fileName+".new"), filepath.Join(folder, fileName)); err != nil {
		return err
	}
	if s.file, err = os.OpenFile(filepath.Join(folder, fileName), os.O_WRONLY|os.O_APPEND, 0); err != nil {
		return err
	}
	return boltfile.SyncDir(folder)
}

// stillThere fails when the file is no longer the one that people find under its name: the stick was pulled out, or the
// folder was renamed. Writing goes on without an error then.
func (s *sealed) stillThere(folder string) error {
	found, err := os.Stat(filepath.Join(folder, fileName))
	if err != nil {
		return err
	}
	own, err := s.file.Stat()
	if err == nil && !os.SameFile(found, own) {
		err = fmt.Errorf("another file lies in its place: %w", os.ErrNotExist)
	}
	return err
}

// readHeader says which copy lies in a folder; ErrNoCopy when there is none.
func readHeader(folder string) (header, error) {
	file, err := os.Open(filepath.Join(folder, fileName))
	if errors.Is(err, os.ErrNotExist) {
		return header{}, fmt.Errorf("%w: %s", ErrNoCopy, folder)
	}
	if err != nil {
		return header{}, err
	}
	defer file.Close()
	h, _, err := headerOf(bufio.NewReader(io.LimitReader(file, 4096)))
	return h, err
}

func headerOf(in *bufio.Reader) (h header, size int, err error) {
	line, err := in.ReadBytes('\n')
	if err != nil || json.Unmarshal(line, &h) != nil || h.ID == "" || h.Lineage == "" {
		return h, 0, ErrDamaged
	}
	if h.Format > Format {
		return h, 0, ErrNewer
	}
	return h, len(line), nil
}

// readFrames gives every whole frame to each, and says how many bytes after them cannot be read.
func readFrames(folder string, secret [32]byte, each func(frame)) (left int64, err error) {
	file, err := os.Open(filepath.Join(folder, fileName))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	in := bufio.NewReaderSize(file, 1<<20)
	h, size, err := headerOf(in)
	if err != nil {
		return 0, err
	}
	key, at := box.NewKey(secret), int64(size)
	for number := uint64(0); ; number++ {
		f, size, ok := nextFrame(in, key, place(h.ID, number), info.Size()-at)
		if !ok {
			return info.Size() - at, nil
		}
		at += size
		each(f)
	}
}

// nextFrame is false at the end and at what is cut off, changed or unreadable: nothing after it can be trusted.
func nextFrame(in io.Reader, key *box.Key, place []byte, room int64) (f frame, size int64, ok bool) {
	var length [4]byte
	if _, err := io.ReadFull(in, length[:]); err != nil {
		return f, 0, false
	}
	size = int64(binary.BigEndian.Uint32(length[:]))
	if size > mostFrame || size > room-4 {
		return f, 0, false
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(in, body); err != nil {
		return f, 0, false
	}
	text, err := key.Open(place, body)
	if err != nil || gob.NewDecoder(bytes.NewReader(text)).Decode(&f) != nil {
		return f, 0, false
	}
	return f, size + 4, true
}
