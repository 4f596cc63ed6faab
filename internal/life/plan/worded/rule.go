package worded

import (
	"encoding/json"
	"strconv"

	"hoofdlijn/internal/life/decide/methods/majority"
	"hoofdlijn/internal/life/plan"
)

// HowDecided is how was decided, in one plain sentence, as it was frozen when the round opened.
func (w *Words) HowDecided(r plan.Rule) string {
	if said, ok := w.Rules[r.Method]; ok {
		return said
	}
	var p majority.Params
	if r.Method != "majority" || json.Unmarshal(r.Params, &p) != nil || p.Den == 0 {
		return fill(w.RuleOther, "{method}", inline(or(w.Methods, r.Method)))
	}
	share := w.NoLessThan
	if p.Strict {
		share = w.MoreThan
	}
	return fill(w.RuleMajority, "{share}", fill(share, "{part}", w.part(p.Num, p.Den)), "{basis}", inline(or(w.Bases, p.Basis)))
}

// part is a share as people say it, in lowest terms.
func (w *Words) part(num, den int64) string {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	said := fill(w.PartOf, "{num}", strconv.FormatInt(num/a, 10), "{den}", strconv.FormatInt(den/a, 10))
	return or(w.Parts, said)
}
