package crowd

import (
	"bytes"
	"encoding/json"
	"hash/maphash"
	"strings"
	"sync"

	"hoofdlijn/internal/live"
)

// frame is one message of the server that says what a screen shows.
type frame struct {
	pos   string
	seq   uint64 // where the record ended
	reset bool
	set   []piece
}

// piece is one section in a frame. value nil: gone.
type piece struct {
	key    string
	value  []byte
	change int // the number of the change it shows; 0 for none
}

// frames understands each frame once, however many phones get it: the same bytes go to all.
type frames struct {
	mu    sync.Mutex
	seed  maphash.Seed
	known map[uint64]*frame
	order []uint64
	at    int
}

// keptFrames is how many are remembered; phones are not further apart than that.
const keptFrames = 512

func newFrames() *frames {
	return &frames{seed: maphash.MakeSeed(), known: map[uint64]*frame{}, order: make([]uint64, keptFrames)}
}

func (fs *frames) read(payload []byte) (*frame, error) {
	sum := maphash.Bytes(fs.seed, payload)
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if f := fs.known[sum]; f != nil {
		return f, nil
	}
	f, err := readFrame(payload)
	if err != nil {
		return nil, err
	}
	delete(fs.known, fs.order[fs.at])
	fs.known[sum], fs.order[fs.at] = f, sum
	fs.at = (fs.at + 1) % keptFrames
	return f, nil
}

func readFrame(payload []byte) (*frame, error) {
	var said struct {
		Pos   string
		Reset bool
		Set   map[string]json.RawMessage
	}
	if err := json.Unmarshal(payload, &said); err != nil {
		return nil, err
	}
	f := &frame{pos: said.Pos, reset: said.Reset, set: make([]piece, 0, len(said.Set))}
	if seq, ok := live.SeqOf(said.Pos); ok {
		f.seq = uint64(seq)
	}
	for key, value := range said.Set {
		p := piece{key: key, value: value}
		if string(value) == "null" {
			p.value = nil
		} else if strings.HasPrefix(key, "ideas.idea/") {
			p.change = changeIn(value)
		}
		f.set = append(f.set, p)
	}
	return f, nil
}

// changeMark stands before the number of a change in the words of an idea.
const changeMark = "Verandering "

// changeIn finds the number; 0 when there is none.
func changeIn(value []byte) int {
	_, rest, found := bytes.Cut(value, []byte(changeMark))
	n := 0
	for i := 0; found && i < len(rest) && rest[i] >= '0' && rest[i] <= '9'; i++ {
		n = n*10 + int(rest[i]-'0')
	}
	return n
}
