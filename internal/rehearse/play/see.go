package play

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hoofdlijn/internal/casefile"
)

// read decodes a section; what is not there leaves into as it is.
func read(seen Sections, key string, into any) {
	if raw, there := seen[key]; there {
		if err := json.Unmarshal(raw, into); err != nil {
			panic(fmt.Sprintf("section %s is not what it should be: %v", key, err)) // the shapes are the product's own
		}
	}
}

// passing sections tell who is connected or writing, not what the meeting is.
func passing(key string) bool { return strings.HasPrefix(key, "live.") }

// beforeRefusal is everything the console shows, when a step is to be refused.
func (p *Player) beforeRefusal(ctx context.Context, s casefile.Step) (Sections, error) {
	if s.Refused == "" {
		return nil, nil
	}
	return p.Stage.See(ctx, Console)
}

// afterRefusal holds what the console shows against what it showed before: nothing may have changed.
func (p *Player) afterRefusal(ctx context.Context, s casefile.Step, before Sections) error {
	if s.Refused == "" {
		return nil
	}
	after, err := p.Stage.See(ctx, Console)
	if err != nil {
		return err
	}
	voided := ""
	if r, ok := s.Do.(casefile.Round); ok {
		voided = r.ID
	}
	if key := differs(before, after, voided); key != "" {
		return &Difference{s.Number, s.Do.Name(), "nothing changed after the refusal", "another " + key}
	}
	return nil
}

// differs names the first section in which two screens differ; "" when they show the same. Of a round that was opened
// and then closed without an outcome, because an answer in it was refused, only the note that it was there may remain.
func differs(before, after Sections, voided string) string {
	keys := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(after)))
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		if passing(key) || voided != "" && key == "decide.round/"+voided {
			continue
		}
		if withoutRound(before[key], voided) != withoutRound(after[key], voided) {
			return key
		}
	}
	return ""
}

func withoutRound(section json.RawMessage, round string) string {
	text := string(section)
	if round != "" {
		text = strings.NewReplacer(`,"`+round+`"]`, "]", `["`+round+`"]`, "[]").Replace(text)
	}
	return text
}
