package record

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
)

// version of the body. A reader refuses newer ones. Since 2 the header says when it was decided.
const version = 2

// ErrNewer says that an entry was written by a newer version of the program. Reading on without it would be wrong.
var ErrNewer = errors.New("record: written by a newer version")

// Digest identifies what was asked. Zero means unknown: the key of the header is gone.
type Digest [sha256.Size]byte

// Line is one line of the record, understood.
type Line struct {
	Event  meeting.Event
	Item   string // the agenda item during which it happened; public
	Digest Digest
}

type body struct {
	V    int            `json:"v"`
	Type string         `json:"type"`
	Item string         `json:"item,omitempty"`
	Pub  jsontext.Value `json:"pub"`
	Enc  []byte         `json:"enc"`
}

var (
	writing = json.JoinOptions(json.Deterministic(true), json.FormatNilSliceAsNull(true), json.FormatNilMapAsNull(true))
	reading = json.RejectUnknownMembers(true)
)

// Seal writes a line as the body of an entry, good until the next Commit. The number of the event is not part of it: the
// entry has it.
func (k *Keeper) Seal(ctx context.Context, l Line) ([]byte, error) {
	name := l.Event.Fact.Fact()
	kind, known := k.kinds[name]
	if !known {
		return nil, fmt.Errorf("seal %s: no such fact", name)
	}
	boxes := hidden(l.Event.Fact)
	if len(boxes) != kind.hides {
		return nil, fmt.Errorf("seal %s: hides %d fields, its kind %d", name, len(boxes), kind.hides)
	}
	enc, err := k.sealEnc(ctx, name, l, boxes)
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", name, err)
	}
	pub, err := json.Marshal(l.Event.Fact, writing)
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", name, err)
	}
	at := len(k.bodies)
	b, err := appendBody(k.bodies, name, l.Item, pub, enc)
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", name, err)
	}
	k.bodies = b
	return b[at:len(b):len(b)], nil
}

func appendBody(b []byte, name, item string, pub, enc []byte) ([]byte, error) {
	b = slices.Grow(b, 64+len(name)+len(item)+len(pub)+base64.StdEncoding.EncodedLen(len(enc)))
	b = strconv.AppendInt(append(b, `{"v":`...), version, 10)
	b = append(append(append(b, `,"type":"`...), name...), '"')
	if item != "" {
		var err error
		if b, err = jsontext.AppendQuote(append(b, `,"item":`...), item); err != nil {
			return nil, fmt.Errorf("item: %w", err)
		}
	}
	b = append(append(b, `,"pub":`...), pub...)
	b = base64.StdEncoding.AppendEncode(append(b, `,"enc":"`...), enc)
	return append(b, `"}`...), nil
}

// sealEnc gives the sealed half of a body, in a buffer that the next call writes over.
func (k *Keeper) sealEnc(ctx context.Context, name string, l Line, boxes []meeting.Hidden) ([]byte, error) {
	inside, err := appendText(k.inside[:0], string(l.Event.Cause), idSize)
	if err != nil {
		return nil, fmt.Errorf("command: %w", err)
	}
	inside = binary.BigEndian.AppendUint64(inside, uint64(l.Event.At.UnixMilli()))
	inside = append(inside, byte(len(boxes)))
	header := func(b []byte) ([]byte, error) { return appendHeader(b, l) }
	if inside, err = k.appendBox(ctx, inside, headerKey(l.Event), header, k.part(name, "header", 0)); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	for i, h := range boxes {
		field := func(b []byte) ([]byte, error) { return appendField(b, h) }
		if inside, err = k.appendBox(ctx, inside, owner(h.Key), field, k.part(name, "field", byte(i))); err != nil {
			return nil, fmt.Errorf("field %d: %w", i, err)
		}
	}
	k.inside = inside
	whole, err := k.keyFor(ctx, meeting.MeetingKey)
	if err != nil {
		return nil, err
	}
	k.sealed, err = k.lock(k.sealed[:0], whole, inside, k.part(name, "entry", 0))
	return k.sealed, err
}

// appendBox locks what write appends under a named key, which is taken from the pool when the name is new. The name goes
// inside. The length comes before the box.
func (k *Keeper) appendBox(ctx context.Context, dst []byte, name meeting.KeyName, write func([]byte) ([]byte, error), part []byte) ([]byte, error) {
	h, err := k.keyFor(ctx, name)
	if err != nil {
		return nil, err
	}
	plain, err := appendText(k.plain[:0], string(name), nameSize)
	if err != nil {
		return nil, fmt.Errorf("key name: %w", err)
	}
	if plain, err = write(plain); err != nil {
		return nil, err
	}
	k.plain = plain
	return k.lock(binary.BigEndian.AppendUint32(dst, uint32(k.boxExtra()+len(plain))), h, plain, part)
}

// headerKey: who sent it is forgotten with the fact's cover, else with the person it counts for.
func headerKey(e meeting.Event) meeting.KeyName {
	if covered, ok := e.Fact.(meeting.Covers); ok {
		if cover := covered.Cover(); cover != "" {
			return owner(cover)
		}
	}
	return owner(meeting.PersonKey(e.By.Subject()))
}

func appendHeader(b []byte, l Line) ([]byte, error) {
	by := l.Event.By
	var err error
	for _, text := range []struct {
		s    string
		size int
	}{{string(by.Person), idSize}, {string(by.For), idSize}, {string(by.Role), wordSize}, {string(by.Via), wordSize}} {
		if b, err = appendText(b, text.s, text.size); err != nil {
			return nil, fmt.Errorf("header: %w", err)
		}
	}
	return binary.BigEndian.AppendUint64(append(b, l.Digest[:]...), uint64(by.Decided)), nil
}

func appendField(b []byte, h meeting.Hidden) ([]byte, error) {
	value, err := json.Marshal(h.Value, writing)
	if err != nil {
		return nil, err
	}
	size := h.Pad
	if size <= 0 {
		size = 64
	}
	if OfRound(h.Key) && padded(value, size) != size {
		return nil, fmt.Errorf("%d bytes do not fit the one pad of %d, so the length would tell: %w", len(value), size, ErrTooLong)
	}
	return appendPadded(b, value, size), nil
}

func hidden(f meeting.Fact) []meeting.Hidden {
	if h, ok := f.(meeting.Hides); ok {
		return h.Hidden()
	}
	return nil
}

// Open reads an entry. What cannot be read because its key is gone stays empty; that is never an error. ErrNewer
// means that the entry cannot be understood by this version.
func (k *Keeper) Open(ctx context.Context, e journal.Entry) (Line, error) {
	l, b, err := k.kinds.open(e)
	if err != nil {
		return Line{}, err
	}
	if err := k.openEnc(ctx, b.Type, b.Enc, &l); err != nil {
		return Line{}, fmt.Errorf("entry %d, %q: %w", e.Seq, b.Type, err)
	}
	return l, nil
}

// OpenPublic gives a reader of entries for who has no key at all: everything that is encrypted stays empty.
func OpenPublic(words []meeting.Words) func(journal.Entry) (Line, error) {
	known := kindsOf(words)
	return func(e journal.Entry) (Line, error) {
		l, _, err := known.open(e)
		return l, err
	}
}

// open reads what is public of an entry.
func (all kinds) open(e journal.Entry) (Line, body, error) {
	var b body
	if err := json.Unmarshal(e.Body, &b); err != nil {
		return Line{}, b, fmt.Errorf("entry %d: %w: %w", e.Seq, errGarbled, err)
	}
	kind, known := all[b.Type]
	if b.V < 1 || b.V > version || !known {
		return Line{}, b, fmt.Errorf("entry %d, %q version %d: %w", e.Seq, b.Type, b.V, ErrNewer)
	}
	fact := kind.empty()
	if err := json.Unmarshal(b.Pub, fact, reading); err != nil {
		return Line{}, b, fmt.Errorf("entry %d, %q: public fields: %w: %w", e.Seq, b.Type, ErrNewer, err)
	}
	return Line{Event: meeting.Event{Seq: meeting.Seq(e.Seq), Fact: fact}, Item: b.Item}, b, nil
}

func (k *Keeper) openEnc(ctx context.Context, name string, enc []byte, l *Line) error {
	h, inside, err := k.unlock(ctx, enc, k.part(name, "entry", 0))
	if h == nil || err != nil {
		k.shut = true
		return err
	}
	k.ring.bind(meeting.MeetingKey, h)
	cause, inside, ok := cutText(inside, idSize)
	if !ok || len(inside) < 9 {
		return errGarbled
	}
	l.Event.Cause = meeting.CommandID(cause)
	l.Event.At = time.UnixMilli(int64(binary.BigEndian.Uint64(inside))).UTC()
	fields := hidden(l.Event.Fact)
	if int(inside[8]) != len(fields) {
		return fmt.Errorf("%d hidden fields, %d known: %w", inside[8], len(fields), ErrNewer)
	}
	inside = inside[9:]
	header, inside, err := k.openBox(ctx, inside, k.part(name, "header", 0))
	if err != nil {
		return err
	}
	if err := readHeader(header, l); err != nil {
		return err
	}
	for i, field := range fields {
		var plain []byte
		if plain, inside, err = k.openBox(ctx, inside, k.part(name, "field", byte(i))); err != nil {
			return err
		}
		if err := readField(plain, field); err != nil {
			return fmt.Errorf("field %d: %w", i, err)
		}
	}
	return nil
}

func (k *Keeper) openBox(ctx context.Context, b, part []byte) (plain, rest []byte, err error) {
	if len(b) < 4 {
		return nil, nil, errGarbled
	}
	n := binary.BigEndian.Uint32(b)
	if uint64(n) > uint64(len(b)-4) {
		return nil, nil, errGarbled
	}
	plain, err = k.unlockNamed(ctx, b[4:4+n], part)
	return plain, b[4+n:], err
}

func readHeader(b []byte, l *Line) error {
	if b == nil { // forgotten
		return nil
	}
	var texts [4]string
	for i, size := range []int{idSize, idSize, wordSize, wordSize} {
		var ok bool
		if texts[i], b, ok = cutText(b, size); !ok {
			return errGarbled
		}
	}
	l.Event.By = meeting.Actor{Person: meeting.PersonID(texts[0]), For: meeting.PersonID(texts[1]),
		Role: meeting.Role(texts[2]), Via: meeting.Via(texts[3])}
	switch size := len(l.Digest); len(b) {
	case size: // version 1
	case size + 8:
		l.Event.By.Decided = int64(binary.BigEndian.Uint64(b[size:]))
	default:
		return errGarbled
	}
	copy(l.Digest[:], b)
	return nil
}

func readField(b []byte, into meeting.Hidden) error {
	if b == nil { // forgotten
		return nil
	}
	value, ok := unpad(b)
	if !ok {
		return errGarbled
	}
	if err := json.Unmarshal(value, into.Value, reading); err != nil {
		return ErrNewer // without the words of the decoder: they may be a person's
	}
	return nil
}
