package crowd

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
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

// told is a phone without a socket: it only counts the answers it gets.
type told struct{ answers *sync.WaitGroup }

func (s *told) Send(all ...*live.Message) bool {
	for _, m := range all {
		if text := m.JSON(); len(text) > 10 && string(text[:11]) == `{"t":"done"` {
			s.answers.Done()
		}
	}
	return true
}

// BenchmarkBurst has 5,000 phones answer at once in a room on the embedded journal: everything but sockets, of which a
// server's cost per ballot consists.
func BenchmarkBurst(b *testing.B) {
	const voters = 5000
	h := begun(b, voters)
	h.ask(facilitator, &propose.Draft{ID: "v", Theme: theme, Title: "Voorstel", Text: words(1)})
	h.ask(facilitator, &decide.Open{ID: "r", Proposals: []decide.Option{{ID: "v"}}, Method: counted().Name()})
	store, err := bolt.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	vault := &recordtest.Vault{}
	remember(b, h, store, vault)
	halls := live.NewHalls(live.Config{Store: store, Vault: vault})
	defer halls.Close()
	room, err := halls.Open(b.Context(), "m")
	if err != nil {
		b.Fatal(err)
	}
	var answers sync.WaitGroup
	seats := make([]*live.Seat, voters)
	for i := range seats {
		seats[i] = room.Sit(live.Visit{Viewer: meeting.Viewer{Audience: meeting.Phone, Person: participant(i).Person}, Out: &told{&answers}})
	}
	room.Sit(live.Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: &told{&answers}})
	for _, s := range seats {
		s.Wait(b.Context())
	}
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		answers.Add(voters)
		for i, s := range seats {
			by := participant(i)
			s.Ask(live.Ask{ID: meeting.CommandID(fmt.Sprintf("b-%d-%d", i, n)), By: by, Name: "decide.cast",
				Data: fmt.Appendf(nil, `{"round":"r","answers":{"v":{"choice":%q}}}`, counted().Choices()[n%2])})
		}
		answers.Wait()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/voters, "µs/ballot")
}

// remember writes a history as the record of meeting m.
func remember(b *testing.B, h *history, store journal.Store, vault record.Vault) {
	b.Helper()
	k, err := record.NewKeeper(b.Context(), record.Setup{Stream: live.Meetings + string("m"), Words: h.life.Words(), Vault: vault})
	if err != nil {
		b.Fatal(err)
	}
	var bodies [][]byte
	for _, e := range h.events {
		body, err := k.Seal(b.Context(), record.Line{Event: e, Digest: record.Digest{1}})
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	batch, _ := journal.Chain(journal.Head{}, bodies...)
	if err := store.Append(b.Context(), live.Meetings+string("m"), journal.Head{}, batch); err != nil {
		b.Fatal(err)
	}
}
