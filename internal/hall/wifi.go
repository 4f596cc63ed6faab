package hall

import (
	"context"
	"errors"
	"strings"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// Wifi is the network that people in the hall use. It hangs on the wall: it is no secret, but it is in no log either.
type Wifi struct {
	Name     string `json:"name"`
	Password string `json:"password,omitempty"` // none: an open network
}

// Lengths that a network can have (IEEE 802.11).
const (
	longestName      = 32 // bytes
	shortestPassword = 8
	longestPassword  = 63
)

// possible says whether there can be such a network.
func (w Wifi) possible() bool {
	n := len(w.Password)
	return w.Name != "" && len(w.Name) <= longestName && !strings.ContainsFunc(w.Name+w.Password, hidden) &&
		(n == 0 || n >= shortestPassword && n <= longestPassword)
}

func hidden(r rune) bool { return r < ' ' || r == 0x7f }

var special = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`, `:`, `\:`, `"`, `\"`)

// QR is what a camera reads to join the network.
func (w Wifi) QR() string {
	if w.Password == "" {
		return "WIFI:T:nopass;S:" + special.Replace(w.Name) + ";;"
	}
	return "WIFI:T:WPA;S:" + special.Replace(w.Name) + ";P:" + special.Replace(w.Password) + ";;"
}

// Halls keeps what is known of the hall of each meeting. All methods may be called from many goroutines.
type Halls struct {
	rows door.Rows
	now  func() time.Time
}

// New keeps it in these rows.
func New(rows door.Rows, now func() time.Time) *Halls { return &Halls{rows, now} }

func wifiKey(id meeting.ID) string { return "hall/wifi/" + string(id) }

// Wifi is the network of the hall; one without a name when nobody said.
func (h *Halls) Wifi(ctx context.Context, id meeting.ID) (Wifi, error) {
	w, err := get[Wifi](ctx, h, wifiKey(id))
	if errors.Is(err, door.ErrNone) {
		err = nil
	}
	return w, err
}

// SetWifi says which network the hall has; one without a name takes it back. door.ErrBad.
func (h *Halls) SetWifi(ctx context.Context, id meeting.ID, w Wifi) error {
	if w == (Wifi{}) {
		return h.rows.Delete(ctx, wifiKey(id))
	}
	if !w.possible() {
		return door.ErrBad
	}
	return put(ctx, h, wifiKey(id), w, time.Time{})
}
