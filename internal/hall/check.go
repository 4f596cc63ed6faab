package hall

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/netip"
	"slices"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// lasts is how long a check goes on, and how long what came of it is kept.
const lasts = 2 * time.Hour

// mostPhones is how many can be tried in one check.
const mostPhones = 24

// Check is a try with a few phones.
type Check struct {
	Token string     `json:"token"` // in the QR code
	Began time.Time  `json:"began"`
	Near  netip.Addr `json:"near"` // where the console was when it began
	Local bool       `json:"local"`
	Count int        `json:"count"` // of phones so far
}

// Came is by which way a phone came, as far as its address tells.
type Came string

// The ways. What an address cannot tell is unknown: there is no more certainty than there is.
const (
	CameSelf    Came = "self"    // it is the server's own machine
	CameHall    Came = "hall"    // from the local network
	CameSame    Came = "same"    // over the internet, from the same place as the console
	CameOther   Came = "other"   // over the internet, from another place: mobile data, most probably
	CameUnknown Came = "unknown" //
)

// came compares where a phone is with where the console was. local: the server is in the hall itself.
func came(phone, console netip.Addr, local bool) Came {
	public := func(a netip.Addr) bool { return a.IsGlobalUnicast() && !a.IsPrivate() }
	switch {
	case local && phone.IsLoopback():
		return CameSelf
	case local && (phone.IsPrivate() || phone.IsLinkLocalUnicast()):
		return CameHall
	case local:
		return CameOther
	case !public(phone) || !public(console) || phone.Is4() != console.Is4():
		return CameUnknown
	}
	if network(phone) == network(console) {
		return CameSame
	}
	return CameOther
}

// network is what phones behind one router have in common.
func network(a netip.Addr) netip.Prefix {
	bits := 32
	if a.Is6() {
		bits = 56 // a home or a hotspot gets that much, or less
	}
	p, _ := a.Prefix(bits) // of an address that has more
	return p
}

// Told is what a phone found out itself. Codes: "" not yet, "works", "fails", and for a socket that worked and was cut "dies".
type Told struct {
	Trip   int    `json:"trip"` // milliseconds there and back
	Socket string `json:"socket" validate:"omitempty,oneof=works fails dies"`
	Poll   string `json:"poll" validate:"omitempty,oneof=works fails"`
	Means  string `json:"means" validate:"omitempty,oneof=cellular wifi"` // what the phone says it uses; most phones do not
}

// Phone is one that came. Its address is not kept.
type Phone struct {
	Number int       `json:"number"` // in order of arrival; the phone shows it
	Came   Came      `json:"came"`
	Seen   time.Time `json:"seen"`
	Told
}

func checkKey(id meeting.ID) string { return "hall/check/" + string(id) }
func tokenKey(token string) string  { return "hall/token/" + token }
func phonesKey(token string) string { return "hall/phone/" + token + "/" }

// Begin starts a check; the one before is over.
func (h *Halls) Begin(ctx context.Context, id meeting.ID, console netip.Addr, local bool) error {
	raw := make([]byte, 9)
	rand.Read(raw)
	c := Check{Token: base64.RawURLEncoding.EncodeToString(raw), Began: h.now(), Near: console, Local: local}
	until := c.Began.Add(lasts)
	if before, err := get[Check](ctx, h, checkKey(id)); err == nil {
		if err := h.rows.Delete(ctx, tokenKey(before.Token)); err != nil {
			return err
		}
	}
	return errors.Join(put(ctx, h, checkKey(id), c, until), put(ctx, h, tokenKey(c.Token), id, until))
}

// Check is the check that goes on and the phones that came, in order; one without a token when there is none.
func (h *Halls) Check(ctx context.Context, id meeting.ID) (Check, []Phone, error) {
	c, err := get[Check](ctx, h, checkKey(id))
	if errors.Is(err, door.ErrNone) {
		return Check{}, nil, nil
	}
	phones := []Phone{}
	if err != nil {
		return c, phones, err
	}
	for row, err := range h.rows.List(ctx, phonesKey(c.Token)) {
		if err != nil {
			return c, nil, err
		}
		var p Phone
		if err := json.Unmarshal(row.Value, &p); err != nil {
			return c, nil, err
		}
		phones = append(phones, p)
	}
	slices.SortFunc(phones, func(a, b Phone) int { return cmp.Compare(a.Number, b.Number) })
	return c, phones, nil
}

// Known says whether a check with this token goes on; door.ErrWrong when not.
func (h *Halls) Known(ctx context.Context, token string) error {
	_, err := get[meeting.ID](ctx, h, tokenKey(token))
	return wrong(err)
}

// Tell takes down what a phone found, and gives it a number when it is new. name is what the phone calls itself, random.
// door.ErrWrong: no such check. door.ErrBusy: enough phones.
func (h *Halls) Tell(ctx context.Context, token, name string, from netip.Addr, told Told) (Phone, error) {
	id, err := get[meeting.ID](ctx, h, tokenKey(token))
	if err != nil {
		return Phone{}, wrong(err)
	}
	key := phonesKey(token) + name
	p, err := get[Phone](ctx, h, key)
	switch {
	case errors.Is(err, door.ErrNone):
		if p, err = h.welcome(ctx, id, token, from); err != nil {
			return p, err
		}
	case err != nil:
		return p, err
	}
	p.Told, p.Seen = told, h.now()
	return p, put(ctx, h, key, p, p.Seen.Add(lasts))
}

// welcome counts a new phone.
func (h *Halls) welcome(ctx context.Context, id meeting.ID, token string, from netip.Addr) (p Phone, err error) {
	err = h.rows.Change(ctx, checkKey(id), func(old []byte) ([]byte, time.Time, error) {
		var c Check
		if old == nil {
			return nil, time.Time{}, door.ErrWrong
		}
		if err := json.Unmarshal(old, &c); err != nil {
			return nil, time.Time{}, err
		}
		if c.Token != token {
			return nil, time.Time{}, door.ErrWrong
		}
		if c.Count >= mostPhones {
			return nil, time.Time{}, door.ErrBusy
		}
		c.Count++
		p = Phone{Number: c.Count, Came: came(from, c.Near, c.Local)}
		raw, err := json.Marshal(c)
		return raw, c.Began.Add(lasts), err
	})
	return p, err
}

func get[T any](ctx context.Context, h *Halls, key string) (v T, err error) {
	raw, err := h.rows.Get(ctx, key)
	if err == nil {
		err = json.Unmarshal(raw, &v)
	}
	return v, err
}

func put[T any](ctx context.Context, h *Halls, key string, v T, until time.Time) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return h.rows.Put(ctx, key, raw, until)
}

// wrong turns "no such row" into the answer for the one who knocks.
func wrong(err error) error {
	if errors.Is(err, door.ErrNone) {
		return door.ErrWrong
	}
	return err
}
