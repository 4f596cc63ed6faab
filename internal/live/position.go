package live

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
)

// A position is what a screen shows to go on where it was: the room instance, its version, where the record ended, and
// a code that only this meeting's servers can make. Audience and place are part of what the code covers.
const (
	positionSize = 8 + 8 + 8
	codeSize     = 16
)

func (r *Room) appendPosition(dst []byte, audience meeting.Audience, place meeting.Place) []byte {
	is := positioned{r.version, r.head.Seq, audience, place}
	if r.position.of != is { // within one flush many screens get the same
		var b [positionSize + codeSize]byte
		copy(b[:], r.epoch[:])
		binary.BigEndian.PutUint64(b[8:], is.version)
		binary.BigEndian.PutUint64(b[16:], uint64(is.seq))
		copy(b[positionSize:], r.code(b[:positionSize], audience, place))
		r.position.of, r.position.text = is, base64.RawURLEncoding.AppendEncode(r.position.text[:0], b[:])
	}
	return append(dst, r.position.text...)
}

// positioned is what decides how a position reads, as long as the room lives and its secret stays.
type positioned struct {
	version  uint64
	seq      journal.Seq
	audience meeting.Audience
	place    meeting.Place
}

func (r *Room) code(what []byte, audience meeting.Audience, place meeting.Place) []byte {
	return codeWith(r.secret, what, audience, place)
}

func codeWith(secret, what []byte, audience meeting.Audience, place meeting.Place) []byte {
	h := hmac.New(sha256.New, secret)
	h.Write(what)
	h.Write([]byte(audience))
	h.Write([]byte{0})
	h.Write([]byte(place))
	return h.Sum(nil)[:codeSize]
}

// position is one that a screen showed. ok: made by a server of this meeting, for this audience and place. here: by
// this very room, so that version means something.
type position struct {
	version  uint64
	seq      journal.Seq
	ok, here bool
}

func (r *Room) readPosition(s string, audience meeting.Audience, place meeting.Place) position {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) != positionSize+codeSize || !hmac.Equal(b[positionSize:], r.code(b[:positionSize], audience, place)) {
		return position{}
	}
	return position{version: binary.BigEndian.Uint64(b[8:]), seq: journal.Seq(binary.BigEndian.Uint64(b[16:])), ok: true,
		here: string(b[:8]) == string(r.epoch[:])}
}

// sawMore says whether a screen was shown more, before a take-over, than the copy had that was taken over. A position that
// nobody here can check is of a machine that went on from the same copy, or forged: then only its own screen is told.
func (r *Room) sawMore(given string, audience meeting.Audience, place meeting.Place) bool {
	seq, ok := SeqOf(given)
	if !ok || len(r.conf.Taken) == 0 {
		return false
	}
	b, _ := base64.RawURLEncoding.DecodeString(given) // it was read just now
	taken := r.conf.Taken[len(r.conf.Taken)-1]
	for term, at := range r.conf.Taken {
		secret := r.keeper.Secret(r.positionsOf(term))
		if secret != nil && hmac.Equal(b[positionSize:], codeWith(secret, b[:positionSize], audience, place)) {
			taken = at
			break
		}
	}
	return journal.Seq(seq) > taken.Heads[r.stream]
}

// SeqOf is where the record ended when a position was given, for tools that want to know how far a screen is. It is
// believed as it stands: only a server can check the code.
func SeqOf(given string) (meeting.Seq, bool) {
	b, err := base64.RawURLEncoding.DecodeString(given)
	if err != nil || len(b) != positionSize+codeSize {
		return 0, false
	}
	return meeting.Seq(binary.BigEndian.Uint64(b[16:])), true
}
