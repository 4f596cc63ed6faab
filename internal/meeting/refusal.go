package meeting

// Code says why something was refused: snake_case, what is so, not what failed. Every code has Dutch and English
// words on the client.
type Code string

// The codes, in the order in which they are said: when several fit, the first is the answer.
const (
	Unknown          Code = "unknown"
	NotAllowed       Code = "not_allowed" // this role may never do this, in any phase
	IsSealed         Code = "sealed"
	FrameworksLocked Code = "frameworks_locked"
	WrongPhase       Code = "wrong_phase"
	IsPaused         Code = "paused"
	IsPrivate        Code = "private_time"
	RoundClosed      Code = "round_closed"
	RoundOpen        Code = "round_open"
	NotInElectorate  Code = "not_in_electorate"
	NotThere         Code = "not_there" // never came in
	VersionChanged   Code = "version_changed"
	DoneLater        Code = "done_later" // what stands was decided later than this paper
	Stopped          Code = "stopped"    // somebody asked not to be approached any more
	TooFew           Code = "too_few"
	Incomplete       Code = "incomplete"
	AdviceMissing    Code = "advice_missing"
	CheckMissing     Code = "check_missing"
	CheckStale       Code = "check_stale"
	CheckFailed      Code = "check_failed"
	LimitExceeded    Code = "limit_exceeded"
	TooMany          Code = "too_many" // the meeting holds as many of these as it can
	TooLong          Code = "too_long"
	BadValue         Code = "bad_value"
	BadBallot        Code = "bad_ballot"
	Taken            Code = "taken" // the id is in use for something else
	NoChange         Code = "no_change"
)

// Codes that are said outside the rules: by the room and the wire.
const (
	Malformed Code = "malformed" // not understood; nothing was read
	Conflict  Code = "conflict"  // this command id was used for something else
	Unsure    Code = "unsure"    // the store did not answer in time; sending again is safe
	NoWrites  Code = "no_writes" // the store refuses; nothing was written
	TooFast   Code = "too_fast"
	SignIn    Code = "sign_in"
)

// Codes lists the codes of the rules in their order.
var Codes = []Code{Unknown, NotAllowed, IsSealed, FrameworksLocked, WrongPhase, IsPaused, IsPrivate, RoundClosed, RoundOpen,
	NotInElectorate, NotThere, VersionChanged, DoneLater, Stopped, TooFew, Incomplete, AdviceMissing, CheckMissing, CheckStale, CheckFailed,
	LimitExceeded, TooMany, TooLong, BadValue, BadBallot, Taken, NoChange}

// WireCodes lists the codes said outside the rules.
var WireCodes = []Code{Malformed, Conflict, Unsure, NoWrites, TooFast, SignIn}

// About names what a refusal is about: field, value, limit, arithmetic. Never words a person typed.
type About map[string]any

// Refusal is the rules saying no. Nothing has changed. Retry tells the client to keep the command and send it again.
type Refusal struct {
	Code  Code  `json:"code"`
	About About `json:"about,omitempty"`
	Retry bool  `json:"retry,omitempty"`
}

// Error makes a refusal an error; people read the words of the client instead.
func (r *Refusal) Error() string { return string(r.Code) }

// Refuse says no. About is given as pairs: "field", "text", "limit", 500.
func Refuse(code Code, about ...any) *Refusal {
	r := &Refusal{Code: code}
	if len(about) > 0 {
		r.About = About{}
		for i := 0; i+1 < len(about); i += 2 {
			r.About[about[i].(string)] = about[i+1]
		}
	}
	return r
}

var rank = func() map[Code]int {
	m := map[Code]int{}
	for i, c := range Codes {
		m[c] = i
	}
	return m
}()

// First is the refusal that is said when both fit; nil means no objection.
func First(refusals ...*Refusal) *Refusal {
	var first *Refusal
	for _, r := range refusals {
		if r != nil && (first == nil || rank[r.Code] < rank[first.Code]) {
			first = r
		}
	}
	return first
}
