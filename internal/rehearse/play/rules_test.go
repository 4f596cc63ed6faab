package play_test

import (
	"path/filepath"
	"testing"
)

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

// Every rule of the case format that is easily got wrong is a small case of its own in testdata/rules.
func TestRules_OfTheCaseFormat(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.yaml")
	if err != nil || len(files) < 19 {
		t.Fatalf("%d rules, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			if err := played(t, parsed(t, file)); err != nil {
				t.Fatal(err)
			}
		})
	}
}
