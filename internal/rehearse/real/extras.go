package real

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"hoofdlijn/internal/rehearse/play"
)

// extras are further people with a phone: they have no vote and are never checked in, so nothing that is decided and
// nothing in the plan depends on them. They look, and react to ideas.
type extras struct {
	random *rand.Rand
	people []string
}

// ExtraPeople is what the facilitator puts on the list for them, before the frameworks are locked.
func (s *Stage) ExtraPeople(ctx context.Context) error {
	s.extras = &extras{random: rand.New(rand.NewPCG(uint64(s.setup.Seed), 1))}
	for i := range s.setup.Extra {
		id := fmt.Sprintf("extra-%d", i+1)
		said, err := s.Ask(ctx, play.Ask{By: play.Console, Name: "people.list",
			Data: object{"id": id, "capacity": "observer", "votes": false, "device": "phone"}})
		if err != nil {
			return err
		}
		if said.Refused != "" {
			return fmt.Errorf("a phone more: %s", said.Refused)
		}
		s.extras.people = append(s.extras.people, id)
	}
	return nil
}

func (s *Stage) invitesExtras(ctx context.Context) error {
	if s.extras == nil {
		return nil
	}
	for _, id := range s.extras.people {
		if err := s.come(ctx, play.Phone(id), "phone", "phone", id); err != nil {
			return err
		}
	}
	return nil
}

// mostAtOnce is how many of them do something after a step.
const mostAtOnce = 20

// React lets some of the further people look somewhere and react to an idea there. It comes between two steps.
func (s *Stage) React(ctx context.Context) error {
	if s.extras == nil || len(s.extras.people) == 0 {
		return nil
	}
	var ideas []string
	shown, err := s.See(ctx, play.Projector)
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(shown)) {
		if id, ok := strings.CutPrefix(key, "ideas.idea/"); ok {
			ideas = append(ideas, id)
		}
	}
	for range min(mostAtOnce, len(s.extras.people)) {
		person := s.extras.people[s.extras.random.IntN(len(s.extras.people))]
		if len(ideas) == 0 {
			break
		}
		kinds := []string{"recognise", "important", "question", "careful"}
		data := object{"id": ideas[s.extras.random.IntN(len(ideas))], "kind": kinds[s.extras.random.IntN(len(kinds))], "on": true}
		ask := play.Ask{By: play.Phone(person), Name: "ideas.react", Data: data}
		if _, err := s.Ask(ctx, ask); err != nil { // a refusal is fine: they may have said so before
			return err
		}
	}
	return nil
}
