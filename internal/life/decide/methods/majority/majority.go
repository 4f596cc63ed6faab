// Package majority counts for and against, with the threshold and the basis fixed before the round opens.
package majority

import (
	"bytes"
	"encoding/json"

	"hoofdlijn/internal/life/decide/methods/kind"
)

// The answers.
const (
	For     = "for"
	Against = "against"
	Blank   = "blank"
)

// The bases: what the ones in favour are held against.
const (
	ForAgainst = "for_against" // for and against
	Ballots    = "ballots"     // every answer, blank too
	Present    = "present"     // the electorate at the close
	Entitled   = "entitled"    // everybody with a vote, come or not
)

// Params are frozen when the round opens. Without any: more than half of for and against.
type Params struct {
	Num    int64  `json:"num"`
	Den    int64  `json:"den"`
	Strict bool   `json:"strict"`
	Basis  string `json:"basis"`
}

// most keeps the arithmetic far from overflow: electorates are under 2^16.
const most = 1_000_000

// Method is majority. Rule M1: passes when for/basis > num/den (strict) or >= (not strict), as fractions. M2: a basis
// of 0 never passes. M3: blank is an answer; it counts in the basis "ballots" only. M4: whoever leaves it
// to the group is in no basis: it weighs neither for nor against.
type Method struct{}

// Name is majority.
func (Method) Name() string { return "majority" }

// Choices in the order of the screen.
func (Method) Choices() []string { return []string{For, Against, Blank} }

// Writes: a count has no words beside it.
func (Method) Writes(string) string { return "" }

// Leans: most are in favour, and not everybody has an opinion.
func (Method) Leans() (string, []kind.Lean) {
	return For, []kind.Lean{{Choice: Against, Often: .12}, {Choice: Blank, Often: .08}}
}

// Settings are the fraction and what it is held against.
func (Method) Settings() []kind.Setting {
	return []kind.Setting{{Name: "num", PartOf: "den"}, {Name: "den"}, {Name: "strict", YesNo: true},
		{Name: "basis", Words: []string{ForAgainst, Ballots, Present, Entitled}}}
}

// Discreet: counted methods show their counts.
func (Method) Discreet() bool { return false }

// Objects: nothing is judged.
func (Method) Objects() string { return "" }

// Ready fills in what is not given: 1/2, strict, for_against.
func (Method) Ready(raw json.RawMessage) (json.RawMessage, string) {
	p := Params{Num: 1, Den: 2, Strict: true, Basis: ForAgainst}
	if len(raw) > 0 && string(raw) != "null" {
		d := json.NewDecoder(bytes.NewReader(raw))
		d.DisallowUnknownFields()
		if d.Decode(&p) != nil {
			return nil, "params"
		}
	}
	switch {
	case p.Den < 1 || p.Den > most:
		return nil, "den"
	case p.Num < 0 || p.Num > p.Den:
		return nil, "num"
	case p.Basis != ForAgainst && p.Basis != Ballots && p.Basis != Present && p.Basis != Entitled:
		return nil, "basis"
	}
	full, _ := json.Marshal(p)
	return full, ""
}

// Count applies M1 to M3.
func (m Method) Count(c kind.Count) map[string]kind.Result {
	var p Params
	if json.Unmarshal(c.Params, &p) != nil {
		panic("majority: settings that were made ready do not read")
	}
	all := map[string]kind.Result{}
	for _, option := range c.Options {
		r := kind.Tally(c, option, m)
		r.Passed = passes(p, int64(r.Counts[For]), basis(p.Basis, c, r))
		all[option] = r
	}
	return all
}

func passes(p Params, inFavour, basis int64) bool {
	if basis == 0 {
		return false
	}
	left, right := inFavour*p.Den, p.Num*basis
	return left > right || !p.Strict && left == right
}

func basis(name string, c kind.Count, r kind.Result) int64 {
	left := r.Counts[kind.ToGroup]
	switch name {
	case Ballots:
		return int64(r.Answered - left)
	case Present:
		return int64(c.Electorate - left)
	case Entitled:
		return int64(c.Entitled - left)
	}
	return int64(r.Counts[For] + r.Counts[Against])
}
