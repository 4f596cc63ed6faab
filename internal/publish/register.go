package publish

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// Wish is how public a plan is to be.
type Wish struct {
	Public   bool   `json:"public"`
	Findable bool   `json:"findable"`                             // search engines may show it
	Reason   string `json:"reason,omitempty" validate:"text=500"` // why it is no longer public
}

// Act is a wish that was granted. Acts are only ever added.
type Act struct {
	Wish
	At time.Time    `json:"at"`
	By meeting.Role `json:"by"`
}

// Publication is how public the plan of a meeting is, and how it came so, the oldest act first.
type Publication struct {
	Meeting meeting.ID `json:"meeting"`
	About   Listed     `json:"about"` // what the page of all plans says of it
	Acts    []Act      `json:"acts"`
}

// Now is the last act; the zero act when there was none.
func (p Publication) Now() Act {
	if len(p.Acts) == 0 {
		return Act{}
	}
	return p.Acts[len(p.Acts)-1]
}

// Public says whether anybody may read the page.
func (p Publication) Public() bool { return p.Now().Public }

// Findable says whether search engines may show it.
func (p Publication) Findable() bool { return p.Public() && p.Now().Findable }

// WasPublic says whether it was public once, and is not any more.
func (p Publication) WasPublic() bool { return len(p.Acts) > 0 && !p.Public() }

// Since is when it became public, this time.
func (p Publication) Since() (since time.Time) {
	for i := len(p.Acts) - 1; i >= 0 && p.Acts[i].Public; i-- {
		since = p.Acts[i].At
	}
	return since
}

// most is how many acts there can be.
const most = 100

// After is the publication after a wish of somebody, or why not. The municipality only opens: a plan that it does not like does not go off the page because it
// says so. Who leads the meeting may take the page back, and says why to everybody; then only who leads puts it back, for the words of somebody may have had to go.
func (p Publication) After(w Wish, by meeting.Role, now time.Time) (Publication, *meeting.Refusal) {
	is := p.Now()
	w.Reason = strings.TrimSpace(w.Reason)
	w.Findable = w.Findable && w.Public
	if w.Public {
		w.Reason = ""
	}
	takes := is.Public && !w.Public || is.Findable && !w.Findable
	switch {
	case by != meeting.Facilitator && by != meeting.Municipality, by == meeting.Municipality && (takes || p.took(w)):
		return p, meeting.Refuse(meeting.NotAllowed)
	case is.Public == w.Public && is.Findable == w.Findable:
		return p, meeting.Refuse(meeting.NoChange)
	case !w.Public && w.Reason == "":
		return p, meeting.Refuse(meeting.Incomplete, "field", "reason")
	case len(p.Acts) >= most:
		return p, meeting.Refuse(meeting.TooMany, "limit", most)
	}
	p.Acts = append(p.Acts[:len(p.Acts):len(p.Acts)], Act{w, now, by})
	return p, nil
}

// took says whether something of this wish was so once, and was taken back.
func (p Publication) took(w Wish) bool {
	is := p.Now()
	for _, was := range p.Acts {
		if was.Public && w.Public && !is.Public || was.Findable && w.Findable && !is.Findable {
			return true
		}
	}
	return false
}

// Register keeps how public the plans of a server are.
type Register struct {
	rows door.Rows
	now  func() time.Time
}

// New is a register in these rows.
func New(rows door.Rows, now func() time.Time) *Register { return &Register{rows, now} }

const prefix = "publish/"

// Of is the publication of a meeting.
func (r *Register) Of(ctx context.Context, m meeting.ID) (Publication, error) {
	p := Publication{Meeting: m, Acts: []Act{}}
	raw, err := r.rows.Get(ctx, prefix+string(m))
	if errors.Is(err, door.ErrNone) {
		return p, nil
	}
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	return p, err
}

// Wish grants a wish about the plan of a meeting, or is a *meeting.Refusal.
func (r *Register) Wish(ctx context.Context, m meeting.ID, about Listed, w Wish, by meeting.Role) (p Publication, err error) {
	err = r.rows.Change(ctx, prefix+string(m), func(old []byte) ([]byte, time.Time, error) {
		p = Publication{Meeting: m, Acts: []Act{}}
		if old != nil {
			if err := json.Unmarshal(old, &p); err != nil {
				return nil, time.Time{}, err
			}
		}
		after, no := p.After(w, by, r.now())
		if no != nil {
			return nil, time.Time{}, no
		}
		p, p.About = after, about
		raw, err := json.Marshal(p)
		return raw, time.Time{}, err
	})
	return p, err
}

// Public is every publication that anybody may read, by meeting.
func (r *Register) Public(ctx context.Context) ([]Publication, error) {
	var all []Publication
	for row, err := range r.rows.List(ctx, prefix) {
		if err != nil {
			return nil, err
		}
		var p Publication
		if err := json.Unmarshal(row.Value, &p); err != nil {
			return nil, err
		}
		if p.Public() {
			all = append(all, p)
		}
	}
	return all, nil
}
