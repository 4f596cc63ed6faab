package live

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"

	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/wire"
)

// Ask is an intent as it came in. By is who the session says it is.
type Ask struct {
	ID   meeting.CommandID
	By   meeting.Actor
	Name string
	Data []byte // JSON
}

// Answer is what became of an ask. Without a refusal it is accepted and durable, and Seq is its last fact; 0 when it
// was something passing that is not recorded.
type Answer struct {
	Seq meeting.Seq
	No  *meeting.Refusal
}

// asked is an ask that was read and waits for its turn.
type asked struct {
	Ask
	seat   *Seat // nil when it came by Do
	do     meeting.Intent
	passes meeting.Intent // instead of do: something passing
	passed *Answer
	digest record.Digest
	no     *meeting.Refusal
	bad    *meeting.Refusal // a field is no such value: said unless the rules say something that comes first
	seed   *[32]byte        // drawn once, however often it is decided
	answer func(Answer)
}

// Do asks and waits for the answer. When ctx ends first the outcome is unknown: asking again with the same id is safe.
func (r *Room) Do(ctx context.Context, ask Ask) Answer {
	a := r.read(ask)
	heard := make(chan Answer, 1)
	a.answer = func(answer Answer) { heard <- answer }
	if !r.in.put(a) {
		return Answer{No: r.noRoom()}
	}
	select {
	case answer := <-heard:
		return answer
	case <-r.gone:
		select {
		case answer := <-heard:
			return answer
		default:
			return Answer{No: again(meeting.Unsure)}
		}
	case <-ctx.Done():
		return Answer{No: again(meeting.Unsure)}
	}
}

// noRoom says why an ask could not even be queued.
func (r *Room) noRoom() *meeting.Refusal {
	if r.in.isClosed() {
		return again(meeting.NoWrites)
	}
	return again(meeting.TooFast)
}

func (in *inbox) isClosed() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.closed
}

// again refuses what may be sent again as it is.
func again(code meeting.Code) *meeting.Refusal { return &meeting.Refusal{Code: code, Retry: true} }

// read decodes an ask. It is called by the asker's goroutine, so that the room's has less to do.
func (r *Room) read(ask Ask) *asked {
	a := &asked{Ask: ask}
	if a.no = wellFormed(ask); a.no != nil {
		return a
	}
	if len(a.Data) == 0 {
		a.Data = []byte("{}")
	}
	if strings.HasPrefix(ask.Name, passingPart+".") {
		a.passes, a.no = readPassing(ask.Name, a.Data)
		return a
	}
	var it content
	if it, a.no = r.understand(ask.Name, a.Data); a.no != nil {
		return a
	}
	a.do, a.bad, a.digest = it.do, it.bad, digest(ask, it.canonical)
	return a
}

// understand decodes what is asked. Nobody changes an intent, so those who say the same have one.
func (r *Room) understand(name string, data []byte) (content, *meeting.Refusal) {
	if known, is := r.alike.find(name, data); is {
		return known, nil
	}
	kind := r.intents[name]
	if kind == nil {
		return content{}, meeting.Refuse(meeting.Malformed, "field", "name")
	}
	it := content{name: name, do: kind()}
	if it.bad = wire.Decode(data, it.do); it.bad != nil && !isValue(it.bad, len(data)) {
		return content{}, it.bad
	}
	var err error
	if it.canonical, err = wire.Canonical(data); err != nil {
		return content{}, meeting.Refuse(meeting.Malformed)
	}
	if it.bad == nil {
		r.alike.keep(data, it)
	}
	return it, nil
}

// isValue: the ask was understood, but for a field. The order in which refusals are said (meeting.Codes) holds for that
// too: an empty card on a sealed meeting is refused because it is sealed.
func isValue(no *meeting.Refusal, size int) bool {
	return (no.Code == meeting.BadValue || no.Code == meeting.TooLong) && size <= wire.MostBytes
}

func wellFormed(ask Ask) *meeting.Refusal {
	switch {
	case !wire.IsID(string(ask.ID)):
		return meeting.Refuse(meeting.Malformed, "field", "id")
	case ask.By.For != "" && !wire.IsID(string(ask.By.For)):
		return meeting.Refuse(meeting.Malformed, "field", "for")
	case len(ask.By.Via) > 16 || strings.ContainsAny(string(ask.By.Via), "\x00"):
		return meeting.Refuse(meeting.Malformed, "field", "via")
	}
	return nil
}

// digest is L6: the same ask has the same digest, however its members were ordered.
func digest(ask Ask, canonical []byte) record.Digest {
	h := sha256.New()
	for _, text := range []string{ask.Name, string(ask.By.For), string(ask.By.Via)} {
		h.Write([]byte(text))
		h.Write([]byte{0})
	}
	if ask.By.Decided != 0 { // without one it is what it always was
		fmt.Fprintf(h, "%d\x00", ask.By.Decided)
	}
	h.Write(canonical)
	return record.Digest(h.Sum(nil))
}

// Read lets somebody look at the meeting as it stands: everything in it is durable. What is read must not be kept. When
// Read has returned, look runs no more, whatever the reason.
func (r *Room) Read(ctx context.Context, look func(Life)) error {
	var mu sync.Mutex
	gaveUp := false
	seen := make(chan struct{})
	posted := r.in.post(func() {
		mu.Lock()
		defer mu.Unlock()
		if !gaveUp {
			look(r.life)
			close(seen)
		}
	})
	if !posted {
		return ErrClosed
	}
	giveUp := func(err error) error {
		mu.Lock()
		defer mu.Unlock()
		gaveUp = true
		return err
	}
	select {
	case <-seen:
		return nil
	case <-r.gone:
		return giveUp(ErrClosed)
	case <-ctx.Done():
		return giveUp(ctx.Err())
	}
}
