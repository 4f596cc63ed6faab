package live

import (
	"encoding/binary"
	"encoding/json"
	"strconv"
	"time"

	"hoofdlijn/internal/meeting"
)

// Message is something said to screens: its JSON, and the same as one websocket frame. It is made once, shared by all
// who get it, and never changed.
type Message struct {
	buf   []byte // room for the frame header, then the JSON
	start int    // where the frame header starts
	bye   bool
	made  time.Time
}

const mostHeader = 10

// freshNow is how long a frame may be used again: it tells the time. A reset does not, so it is used as long as nothing
// changes.
const freshNow = 500 * time.Millisecond

// JSON is the text of the message.
func (m *Message) JSON() []byte { return m.buf[mostHeader:] }

// Framed is the message as one unmasked text frame (RFC 6455), as a server sends it.
func (m *Message) Framed() []byte { return m.buf[m.start:] }

// Bye says that this is the last message: the connection is to be closed after it.
func (m *Message) Bye() bool { return m.bye }

// newMessage takes a buffer whose first mostHeader bytes are free.
func newMessage(buf []byte) *Message {
	n := len(buf) - mostHeader
	m := &Message{buf: buf}
	switch {
	case n < 126:
		m.start = mostHeader - 2
		buf[m.start+1] = byte(n)
	case n < 1<<16:
		m.start = mostHeader - 4
		buf[m.start+1] = 126
		binary.BigEndian.PutUint16(buf[m.start+2:], uint16(n))
	default:
		m.start = 0
		buf[1] = 127
		binary.BigEndian.PutUint64(buf[2:], uint64(n))
	}
	buf[m.start] = 0x81
	return m
}

// frameKey is what decides the content of a frame within one version of a view.
type frameKey struct {
	place, old meeting.Place // what the screen looks at, and looked at before
	from       uint64
	reset      bool
}

// builder collects sections for one frame. Under one name something there wins over nothing.
type builder struct {
	cells []*cell
	names map[string]int
}

func (b *builder) add(c *cell, gone bool) {
	if gone && c.value != nil {
		c = &cell{name: c.name, quoted: c.quoted}
	}
	if at, known := b.names[c.name]; known {
		if b.cells[at].value == nil {
			b.cells[at] = c
		}
		return
	}
	b.names[c.name] = len(b.cells)
	b.cells = append(b.cells, c)
}

// delta is the frame that takes a screen from one version, looking at old, to this version, looking at place. nil
// when nothing is different.
func (r *Room) delta(v *view, k frameKey) *Message {
	if m, known := v.frames[k]; known && (m == nil || time.Since(m.made) < freshNow) {
		return m
	}
	b := builder{names: map[string]int{}}
	for c := v.newest; c != nil && c.changed > k.from; c = c.older {
		if v.sees(c, k.place) {
			b.add(c, false)
		}
	}
	if k.old != k.place && v.viewer.Audience == meeting.Phone {
		for _, c := range v.places[k.place] {
			if c.value != nil {
				b.add(c, false)
			}
		}
		for _, c := range v.places[k.old] {
			if other := v.standIn(c, k.place); other != nil {
				b.add(other, false)
			} else {
				b.add(c, true)
			}
		}
	}
	var m *Message
	if len(b.cells) > 0 || k.old != k.place {
		m = r.frame(v, k.place, false, true, b.cells)
	}
	v.keep(k, m)
	return m
}

// reset is the frame that shows everything. It has no position and no time: a frame with both, and with what is personal,
// follows (L11).
func (r *Room) reset(v *view, place meeting.Place) *Message {
	k := frameKey{place: place, reset: true}
	if m, known := v.frames[k]; known {
		return m
	}
	var cells []*cell
	for c := v.newest; c != nil; c = c.older {
		if c.value != nil && v.sees(c, place) {
			cells = append(cells, c)
		}
	}
	m := r.frame(v, place, true, false, cells)
	v.keep(k, m)
	return m
}

func (v *view) keep(k frameKey, m *Message) {
	if v.frames == nil {
		v.frames = map[frameKey]*Message{}
	}
	v.frames[k] = m
}

// frame writes a frame. pos says whether it ends with a position to go on from.
func (r *Room) frame(v *view, place meeting.Place, reset, pos bool, cells []*cell) *Message {
	size := 160
	for _, c := range cells {
		size += len(c.name) + len(c.value) + 8
	}
	b := make([]byte, mostHeader, mostHeader+size)
	b = append(b, `{"t":"frame"`...)
	if pos {
		b = append(b, `,"pos":"`...)
		b = r.appendPosition(b, v.viewer.Audience, place)
		b = append(b, '"')
	}
	now := time.Now()
	if reset {
		b = append(b, `,"reset":true`...)
	} else {
		b = append(b, `,"now":`...)
		b = strconv.AppendInt(b, now.UnixMilli(), 10)
	}
	b = append(b, `,"set":{`...)
	for i, c := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, c.quoted...)
		b = append(b, ':')
		if c.value == nil {
			b = append(b, "null"...)
		} else {
			b = append(b, c.value...)
		}
	}
	m := newMessage(append(b, "}}"...))
	m.made = now
	return m
}

// said is a small message, for one screen.
func said(content any) *Message {
	text, err := json.Marshal(content)
	if err != nil {
		panic(err) // refusals hold plain values only
	}
	return newMessage(append(make([]byte, mostHeader, mostHeader+len(text)), text...))
}

func doneMessage(id meeting.CommandID, a Answer) *Message {
	if a.No == nil && a.Seq > 0 { // most answers, and many at once; an id is plain (wire.IsID)
		b := make([]byte, mostHeader, mostHeader+len(id)+48)
		b = append(append(append(b, `{"t":"done","id":"`...), id...), `","seq":`...)
		return newMessage(append(strconv.AppendUint(b, uint64(a.Seq), 10), '}'))
	}
	return said(struct {
		T   string            `json:"t"`
		ID  meeting.CommandID `json:"id"`
		Seq meeting.Seq       `json:"seq,omitempty"`
		No  *meeting.Refusal  `json:"no,omitempty"`
	}{"done", id, a.Seq, a.No})
}

// Why a screen is told to go. Codes are words for the client.
const (
	byeRestart   = "restart"
	byeBroken    = "broken"
	byeNewer     = "newer"
	byeMovedBack = "moved_back"
	byeErased    = "erased"
)

// noticeWentBack: another machine took over from a copy that did not have all that this screen was shown.
const noticeWentBack = "went_back"

func noticeMessage(code string) *Message {
	return said(struct {
		T    string `json:"t"`
		Code string `json:"code"`
	}{"notice", code})
}

func byeMessage(code string, retry bool) *Message {
	m := said(struct {
		T     string `json:"t"`
		Code  string `json:"code"`
		Retry bool   `json:"retry"`
	}{"bye", code, retry})
	m.bye = true
	return m
}
