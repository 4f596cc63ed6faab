package live

import (
	"context"
	"errors"
	"testing"

	"hoofdlijn/internal/meeting"
)

// L25: what the rules cannot check is checked by who can, after the rules; with nobody there none of it is taken.
func TestL25_WhatTheRulesCannotCheckIsVouchedFor(t *testing.T) {
	asked := 0
	says := map[string]error{"true": nil, "broken": errors.New("away")}
	s := newStage(t, func(c *Config) {
		c.Vouch = func(_ context.Context, m meeting.ID, do meeting.Intent) (bool, error) {
			asked++
			text := do.(*swear).Text
			return m == "m1" && text == "true", says[text]
		}
	})
	r := open(t, s.halls)
	swears := func(id, text string) Ask {
		return ask("c-"+id+text, "note.swear", `{"id":"`+id+`","theme":"a","text":"`+text+`"}`)
	}
	do(t, r, swears("n1", "true"))
	refused(t, r, swears("n2", "false"), meeting.BadValue, false)
	refused(t, r, swears("n2", "broken"), meeting.NoWrites, true)
	was := asked
	refused(t, r, swears("n1", "false"), meeting.Taken, false) // the rules first
	if do(t, r, putAsk("n3")); asked != was {
		t.Error("asked about what needs no vouching")
	}
	refused(t, open(t, newStage(t).halls), swears("n1", "true"), meeting.NotAllowed, false)
}
