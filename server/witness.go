package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
)

// mostProofs is how many entries are proven in one request: a phone keeps fewer heads than that.
const mostProofs = 64

// witness is what a device needs to hold a sealed plan against what it saw of the record, and to sign it.
type witness struct {
	Signed string `json:"signed"` // what cosignatures are of, as a note that the server signed
	Key    string `json:"key"`    // of the server
	// Proofs are, of each entry that was asked for, the hashes on its way to the root. An entry that is not in the record has none.
	Proofs map[string][]string `json:"proofs"`
	// Cosigners are all keys that signed along, so that who looks for theirs need not say which it is; absent until the day is closed.
	Cosigners []string `json:"cosigners,omitzero"`
}

// getWitness is for everybody, once the plan is sealed. It tells no more than the bundle does.
func (s *server) getWitness(c *fiber.Ctx) error {
	sealed, cosigners := false, []string(nil)
	if err := s.lookAt(c, func(l *life.Life) { sealed, cosigners = l.Phase() == meeting.Sealed, l.Cosigners() }); err != nil {
		return err
	}
	if !sealed {
		return errNotFound
	}
	entries, ok := numbers(c.Query("entries"))
	if !ok {
		return meeting.Refuse(meeting.BadValue, "field", "entries")
	}
	said, err := s.sealer.witness(c.UserContext(), meetingOf(c), entries)
	if err != nil {
		return err
	}
	said.Cosigners = cosigners
	return c.JSON(said)
}

// witness reads the tree of a meeting.
func (s *sealer) witness(ctx context.Context, m meeting.ID, entries []int) (said witness, err error) {
	keys, err := s.keys(ctx)
	if err != nil {
		return said, err
	}
	grown, err := s.tree(ctx, m)
	if err != nil {
		return said, err
	}
	said = witness{Signed: grown.Signed(), Key: keys.public[0], Proofs: map[string][]string{}}
	for _, n := range entries {
		if n > grown.Size() {
			continue
		}
		if said.Proofs[strconv.Itoa(n)], err = grown.Prove(n); err != nil {
			return said, err
		}
	}
	return said, nil
}

// numbers reads "3,17,899": no more than mostProofs.
func numbers(text string) (all []int, ok bool) {
	if text == "" {
		return nil, true
	}
	texts := strings.Split(text, ",")
	for _, one := range texts {
		n, err := strconv.Atoi(one)
		if err != nil || n < 1 || strconv.Itoa(n) != one || len(texts) > mostProofs {
			return nil, false
		}
		all = append(all, n)
	}
	return all, true
}
