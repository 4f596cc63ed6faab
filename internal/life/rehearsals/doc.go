// Package rehearsals plays whole meetings: a kit with which tests of every part let people ask things, and meetings
// written down line by line that a facilitator can read (testdata).
//
// Whatever is asked, the kit checks what holds of every meeting: deciding changes nothing; a refusal changes nothing;
// an accepted command yields facts; the sections that changed add up to the view built afresh; no fact names a person
// in public.
package rehearsals
