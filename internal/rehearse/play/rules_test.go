package play_test

import "testing"

// preamble is a meeting with two themes, a framework of three kinds and five voters; a test adds steps.
const preamble = `
format: hoofdlijn-case/1
id: t
title: Proef
question: Wat?
settings: {method: majority, deciding: [carer, resident]}
themes: [{id: een, title: Een}, {id: twee, title: Twee}]
frameworks:
  - {id: waarde, kind: value, text: Waarde}
  - {id: wet, kind: legal, text: Wet}
  - {id: geld, kind: numeric, text: Geld, measure: cost, unit: EUR, max: '1000', over: adopted_total}
people:
  - {id: zz-a, capacity: carer}
  - {id: zz-b, capacity: carer, device: helper}
  - {id: zz-c, capacity: resident, device: none}
  - {id: zz-d, capacity: resident}
  - {id: zz-e, capacity: carer}
  - {id: zz-f, capacity: official}
steps:
  - lock_frameworks: {}
  - open: {}
  - arrive: [zz-a, zz-b, zz-c, zz-d, zz-e, zz-f]
  - idea: {id: i1, by: zz-a, theme: een, text: Eerste kaart}
  - idea: {id: i2, by: zz-b, theme: twee, text: Tweede kaart}
  - idea: {id: i3, by: zz-c, theme: een, text: Derde kaart}
`

// A rule of the case format, as steps after the preamble. Lines are indented by the test.
var ruleTests = []struct{ name, steps string }{
	{"an idea of somebody who is not on the list is unknown", `
- idea: {id: x, by: nobody, theme: een, text: Niemand, refused: unknown}`},
	{"points of a split may give their own theme and ideas", `
- proposal: {id: v, theme: een, from: [i1], title: V, text: V., numbers: {cost: '5'}}
- split: {proposal: v, points: [{id: va, theme: twee, from: [i2], title: A, text: A., numbers: {cost: '1'}}, {id: vb, title: B, text: B.}]}
- split: {proposal: va, points: [{id: vc, theme: drie, title: C, text: C.}], refused: unknown}
- split: {proposal: va, points: [{id: vd, from: [i9], title: D, text: D.}], refused: unknown}
- check: {proposal: va, framework: '*', verdict: fits}
- round: {id: r, proposals: [va], others: for, expect: adopted}
- seal: {}
expect: {adopted: [va], not_adopted: [v, vb]}`},
	{"a cluster takes ideas of other themes along, and gives them back", `
- cluster: {id: k, theme: een, title: K, ideas: [i1, i2]}
- undo: {}
- cluster: {id: l, theme: twee, title: L, ideas: [i2]}
- cluster: {id: m, theme: een, title: M, ideas: [i2, i3]}
- proposal: {id: v, theme: een, from: [m], title: V, text: V., numbers: {cost: '5'}}
- check: {proposal: v, framework: '*', verdict: fits}
- round: {id: r, proposals: [v], others: for, expect: adopted}
- seal: {}
expect: {adopted: [v], totals: {ideas: 3, ballots: 5}}`},
	{"ids are unique per kind", `
- cluster: {id: i1, theme: een, title: K, ideas: [i1, i3]}
- proposal: {id: i1, theme: een, from: [i1], title: V, text: V.}
- round: {id: i1, proposals: [i1], binding: false, others: for, expect: adopted}`},
	{"the first refusal that fits, also of a value that is none", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- round: {id: p, proposals: [v], binding: false, others: for}
- amend: {proposal: nee, title: '', refused: unknown}
- seal: {}
- idea: {id: x, by: zz-a, theme: een, text: '', refused: sealed}
- amend: {proposal: v, title: '', refused: sealed}`},
	{"a refused check leaves the advice as it was", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- check: {proposal: v, framework: wet, verdict: fits, advice: {verdict: unclear, reason: Ik weet het niet.}}
- check: {proposal: v, framework: wet, verdict: fits, advice: {verdict: fits}, refused: no_change}
- check: {proposal: v, framework: geld, verdict: fits_with_exception, reason: Mag niet., advice: {verdict: unclear}, refused: bad_value}
- check: {proposal: v, framework: geld, verdict: fits, advice: none, refused: advice_missing}
- check: {proposal: v, framework: '*', verdict: fits_with_exception, reason: Mag niet., refused: bad_value}
- check: {proposal: v, framework: geld, verdict: fits, advice: none, refused: advice_missing}`},
	{"advice stays with the version when the check is undone", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- check: {proposal: v, framework: wet, verdict: fits}
- undo: {}
- check: {proposal: v, framework: wet, verdict: fits, advice: none}
- amend: {proposal: v, text: W.}
- check: {proposal: v, framework: wet, verdict: fits, advice: none, refused: advice_missing}
- undo: {}
- check: {proposal: v, framework: wet, verdict: fits, advice: none, refused: no_change}`},
	{"objections with the same words are found valid or not one by one", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- check: {proposal: v, framework: '*', verdict: fits}
- round:
    id: r
    proposals: [v]
    method: consent
    ballots: {zz-a: objection, zz-b: objection, zz-c: objection}
    reasons: {zz-a: Nee., zz-b: Nee., zz-c: Nee.}
    judgements: {zz-a: not_valid, zz-b: not_valid, zz-c: valid}
    others: no_objection
    expect: not_adopted
- round:
    id: s
    proposals: [v]
    method: consent
    ballots: {zz-a: objection, zz-b: objection, zz-c: objection}
    reasons: {zz-a: Nee., zz-b: Nee., zz-c: Nee.}
    judgements: {zz-a: not_valid, zz-b: not_valid, zz-c: not_valid}
    others: no_objection
    expect: adopted
expect: {totals: {ballots: 10}}`},
	{"a round with a ballot that is none leaves no round behind", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- check: {proposal: v, framework: '*', verdict: fits}
- round: {id: r, proposals: [v], ballots: {zz-a: misschien}, others: for, refused: bad_ballot}
- round: {id: s, proposals: [v], others: for, expect: adopted}`},
	{"what was decided counts again after undo", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- check: {proposal: v, framework: '*', verdict: fits}
- round: {id: r, proposals: [v], others: against, expect: not_adopted}
- amend: {proposal: v, text: Anders.}
- undo: {}
- undo: {refused: no_change}
- park: {proposal: v, reason: Later.}
- undo: {}
- amend: {proposal: v, text: Nog anders.}
- round: {id: s, proposals: [v], others: for, refused: check_stale}
- seal: {}
expect: {adopted: [], not_adopted: [v]}`},
	{"an undone act on a proposal in an open round", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- round: {id: p, proposals: [v], binding: false, others: for, during: [{undo: {refused: round_open}}, {seal: {refused: round_open}}]}
- undo: {refused: no_change}`},
	{"somebody asked to lead without a connection says yes afterwards", `
- disconnect: {people: [zz-a], while: [{proposal: {id: v, theme: een, title: V, text: V., lead: zz-a, numbers: {cost: '5'}}}]}
- amend: {proposal: v, lead: zz-b}
- amend: {proposal: v, lead: Iemand}
- amend: {proposal: v, lead: zz-c}
- undo: {}
- undo: {}
- split: {proposal: v, points: [{id: va, title: A, text: A.}, {id: vb, title: B, text: B., lead: ''}]}`},
	{"leaving counts in every open round", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '5'}}
- proposal: {id: w, theme: een, title: W, text: W.}
- check: {proposal: v, framework: '*', verdict: fits}
- round:
    id: r
    proposals: [v]
    params: {num: 1, den: 1, strict: false, basis: present}
    ballots: {zz-a: for, zz-b: for, zz-c: for, zz-d: for}
    during:
      - round: {id: p, proposals: [w], binding: false, ballots: {zz-e: for}, during: [{leave: [zz-e, zz-d]}]}
      - leave: {people: [zz-e], refused: no_change}
      - arrive: [zz-e]
      - ballot: {round: r, by: zz-e, value: for, refused: not_in_electorate}
    expect: adopted
expect: {totals: {ballots: 5}}`},
	{"sums are taken in the order of the round, the limit itself fits", `
- proposal: {id: v, theme: een, title: V, text: V., numbers: {cost: '600.01'}}
- proposal: {id: w, theme: een, title: W, text: W., numbers: {cost: '400'}}
- proposal: {id: x, theme: een, title: X, text: X., numbers: {cost: '399.99'}}
- check: {proposal: v, framework: '*', verdict: fits}
- check: {proposal: w, framework: '*', verdict: fits}
- check: {proposal: x, framework: '*', verdict: fits}
- round: {id: r, proposals: [v, w, x], others: for, expect: {v: adopted, w: not_adopted, x: adopted}}
- round: {id: s, proposals: [w], others: for, refused: limit_exceeded}
- round: {id: p, proposals: [w], binding: false, others: for, expect: adopted}`},
	{"a person's own vote overrides the capacity", `
- proposal: {id: v, theme: een, title: V, text: V.}
- round: {id: p, proposals: [v], binding: false, ballots: {zz-a: {v: [for, against]}}, others: [blank, for], expect: adopted}
- ballot: {round: p, by: zz-f, value: for, refused: round_closed}
expect: {totals: {ballots: 5}}`},
	{"clarifying may be done at any time before sealing", `
- clarify: {framework: waarde, question: Waarom?, answer: Daarom., by: college}
- clarify: {framework: waarde, question: En nu?, answer: Nu ook.}
- seal: {}
- clarify: {framework: waarde, question: En nu?, answer: Nu niet., refused: sealed}`},
	{"what was refused cannot be undone, what was undone cannot be undone twice", `
- cluster: {id: k, theme: een, title: K, ideas: [i1]}
- cluster: {id: l, theme: een, title: L, ideas: [i9], refused: unknown}
- undo: {}
- undo: {refused: no_change}
- proposal: {id: v, theme: een, from: [k], title: V, text: V., refused: unknown}`},
}

// Without a setting everybody has a vote but officials, experts, companions, observers and interpreters; a person's own
// vote goes before the capacity. The player reckons this from the file, the product from its rules.
func TestRules_WhoDecidesWithoutASetting(t *testing.T) {
	err := played(t, parsedText(t, "t.yaml", `
format: hoofdlijn-case/1
id: t
title: Proef
question: Wat?
themes: [{id: een, title: Een}]
people:
  - {id: zz-a, capacity: companion, companion_of: zz-b}
  - {id: zz-b, capacity: carer}
  - {id: zz-c, capacity: professional}
  - {id: zz-d, capacity: official}
  - {id: zz-e, capacity: expert, votes: true}
  - {id: zz-f, capacity: buurvrouw}
  - {id: zz-g, capacity: carer, votes: false}
  - {id: zz-h, capacity: observer}
  - {id: zz-i, capacity: interpreter}
steps:
  - lock_frameworks: {}
  - open: {}
  - arrive: [zz-a, zz-b, zz-c, zz-d, zz-e, zz-f, zz-g, zz-h, zz-i]
  - proposal: {id: v, theme: een, title: V, text: V.}
  - round: {id: r, proposals: [v], others: support, expect: adopted}
expect: {adopted: [v], totals: {ballots: 4}}
`))
	if err != nil {
		t.Fatal(err)
	}
}

func TestRules_OfTheCaseFormat(t *testing.T) {
	for _, c := range ruleTests {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if err := played(t, parsedText(t, "t.yaml", withPreamble(c.steps))); err != nil {
				t.Fatal(err)
			}
		})
	}
}
