package crowd

import (
	"context"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
)

// Benchmark5000Ballots seals and stores the answers of 5,000 people in batches as a room makes them, with the method
// whose ballots have room for words.
func Benchmark5000Ballots(b *testing.B) {
	h := begun(b, 5000)
	h.ask(facilitator, &propose.Draft{ID: "v", Theme: theme, Title: "Voorstel", Text: words(1)})
	h.ask(facilitator, &decide.Open{ID: "r", Proposals: []decide.Option{{ID: "v"}}, Method: "stand_behind"})
	ctx, first := context.Background(), len(h.events)
	for i := range 5000 {
		h.ask(participant(i), &decide.Cast{Round: "r", Answers: map[string]kind.Answer{"v": {Choice: "support"}}})
	}
	var bytes int
	for b.Loop() {
		b.StopTimer()
		k, err := record.NewKeeper(ctx, record.Setup{Stream: "m", Words: h.life.Words(), Vault: &recordtest.Vault{}})
		if err != nil {
			b.Fatal(err)
		}
		store, err := bolt.Open(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		bytes = 0
		var head journal.Head
		for events := h.events[first:]; len(events) > 0; {
			n := min(len(events), 500)
			var bodies [][]byte
			for _, e := range events[:n] {
				body, err := k.Seal(ctx, record.Line{Event: e, Digest: record.Digest{1}})
				if err != nil {
					b.Fatal(err)
				}
				bodies, bytes = append(bodies, body), bytes+len(body)
			}
			batch, next := journal.Chain(head, bodies...)
			if err := store.Append(ctx, "m", head, batch); err != nil {
				b.Fatal(err)
			}
			head, events = next, events[n:]
		}
		b.StopTimer()
		store.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(bytes)/5000, "bytes/ballot")
	b.ReportMetric(5000*float64(b.N)/b.Elapsed().Seconds(), "ballots/s")
}
