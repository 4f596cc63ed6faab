package talks

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/usual"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/wire"
)

// Setup is what a meeting has set for its conversations. Nothing of it is about a participant.
type Setup struct {
	Version int           `json:"version"`
	Team    []string      `json:"team" validate:"required,min=1,max=20,dive,max=60"` // accounts
	Script  intake.Script `json:"script"`
	Numbers []Number      `json:"numbers" validate:"max=6,dive"`
	Sender  Sender        `json:"sender"`
	SignUp  bool          `json:"sign_up"`
	// SignUpMost is how many may sign up for themselves; 0 is UsualSignUps.
	SignUpMost int `json:"sign_up_most,omitempty" validate:"min=0,max=2000"`
	KeepDays   int `json:"keep_days" validate:"min=1,max=365"` // after the meeting
	// Evaluation is the day on which the plan is evaluated; empty is half a year after the meeting.
	Evaluation string `json:"evaluation,omitempty" validate:"omitempty,datetime=2006-01-02"`
}

// Number is a telephone number for who needs somebody now.
type Number struct {
	Label string `json:"label" validate:"required,text=60"`
	Phone string `json:"number" validate:"required,text=40"`
}

// Sender is who the letters are from.
type Sender struct {
	Name   string `json:"name,omitempty" validate:"text=120"`
	Street string `json:"street,omitempty" validate:"text=120"`
	Town   string `json:"town,omitempty" validate:"text=120"`
	Phone  string `json:"phone,omitempty" validate:"text=40"`
	Email  string `json:"email,omitempty" validate:"text=120"`
	Hours  string `json:"hours,omitempty" validate:"text=80"`                    // when the telephone is answered
	Signed string `json:"signed,omitempty" validate:"text=120"`                  // who signs
	By     string `json:"by,omitempty" validate:"omitempty,datetime=2006-01-02"` // answer until this day
}

// UsualDays is how long conversations are kept after the meeting when nothing else was set.
const UsualDays = 28

// UsualSignUps is how many may sign up for themselves when nothing else was set: more than come to an afternoon, and few enough to call each.
const UsualSignUps = 200

// ErrFull says that as many signed up as may.
var ErrFull = errors.New("talks: as many signed up as may")

// ErrChanged says that somebody else set it meanwhile.
var ErrChanged = errors.New("talks: it was set by somebody else meanwhile")

func setupKey(m meeting.ID) string { return "talk-setup/" + string(m) }

// Setup is what was set, or the usual: the maker of the meeting is the team. language is that of the meeting.
func (t *Talks) Setup(ctx context.Context, m door.Meeting, language string) (Setup, error) {
	raw, err := t.conf.Rows.Get(ctx, setupKey(m.ID))
	if errors.Is(err, door.ErrNone) {
		return Setup{Team: slices.Clone(m.Facilitators[:min(1, len(m.Facilitators))]), Script: usual.Script(language), Numbers: []Number{}, KeepDays: UsualDays}, nil
	}
	if err != nil {
		return Setup{}, err
	}
	var is Setup
	return is, json.Unmarshal(raw, &is)
}

// MostSignUps is how many may sign up for themselves.
func (s Setup) MostSignUps() int { return cmp.Or(s.SignUpMost, UsualSignUps) }

func signUpsKey(m meeting.ID) string { return "talk-sign-ups/" + string(m) }

// SignedUp is how many signed up for themselves, whatever became of their conversations.
func (t *Talks) SignedUp(ctx context.Context, m meeting.ID) (int, error) {
	raw, err := t.conf.Rows.Get(ctx, signUpsKey(m))
	if errors.Is(err, door.ErrNone) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(string(raw))
}

// CountSignUp counts one more; ErrFull when that is one too many. It counts before anything is done, so that many at once are counted too.
func (t *Talks) CountSignUp(ctx context.Context, m meeting.ID, most int) error {
	return t.conf.Rows.Change(ctx, signUpsKey(m), func(old []byte) ([]byte, time.Time, error) {
		count := 0
		if old != nil {
			var err error
			if count, err = strconv.Atoi(string(old)); err != nil {
				return nil, time.Time{}, err
			}
		}
		if count >= most {
			return nil, time.Time{}, ErrFull
		}
		return strconv.AppendInt(nil, int64(count+1), 10), time.Time{}, nil
	})
}

// Settle keeps the usual as it is now, where nothing was set: from the first conversation on nobody comes into the team because
// others lead the meeting.
func (t *Talks) Settle(ctx context.Context, m meeting.ID, is Setup) error {
	if is.Version > 0 || len(is.Team) == 0 {
		return nil
	}
	raw, err := json.Marshal(is)
	if err != nil {
		return err
	}
	if err := t.conf.Rows.Add(ctx, setupKey(m), raw, time.Time{}); !errors.Is(err, door.ErrTaken) {
		return err
	}
	return nil
}

// SetUp sets everything anew. The version it has must be the last there is; the answer has the next. Only who leads the
// meeting can be in the team. A refusal names the field.
func (t *Talks) SetUp(ctx context.Context, m door.Meeting, to Setup) (Setup, error) {
	if no := wire.Check(to); no != nil {
		return Setup{}, no
	}
	if no := to.Script.Check(); no != nil {
		return Setup{}, no
	}
	for _, account := range to.Team {
		if !slices.Contains(m.Facilitators, account) {
			return Setup{}, meeting.Refuse(meeting.Unknown, "field", "team")
		}
	}
	err := t.conf.Rows.Change(ctx, setupKey(m.ID), func(old []byte) ([]byte, time.Time, error) {
		var was Setup
		if old != nil {
			if err := json.Unmarshal(old, &was); err != nil {
				return nil, time.Time{}, err
			}
		}
		if was.Version != to.Version {
			return nil, time.Time{}, ErrChanged
		}
		next := to
		next.Version++
		raw, err := json.Marshal(next)
		return raw, time.Time{}, err
	})
	to.Version++
	return to, err
}

// InTeam says whether an account is in the intake team of a meeting: named to it, and still leading the meeting.
func (t *Talks) InTeam(ctx context.Context, m door.Meeting, account string) (bool, error) {
	is, err := t.Setup(ctx, m, "")
	return account != "" && slices.Contains(is.Team, account) && slices.Contains(m.Facilitators, account), err
}
