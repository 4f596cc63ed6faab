package talks

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// BenchmarkAThousandConversations has a thousand open at once, in which two hundred messages a second are written, evenly,
// for as long as it runs; each is acknowledged when it is durable. It reports how long the slowest of a hundred waits.
// Run it with -benchtime 2000x or more.
func BenchmarkAThousandConversations(b *testing.B) {
	const open, aSecond = 1000, 200
	p := newPlace(b)
	rooms := make([]*live.Room, open)
	for i := range rooms {
		rooms[i] = p.begin(b, "m", meeting.PersonID(fmt.Sprintf("p%d", i)))
	}
	waits := make([]time.Duration, b.N)
	var all sync.WaitGroup
	b.ResetTimer()
	began := time.Now()
	for i := range b.N {
		time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / aSecond)))
		all.Go(func() {
			id := uuid.NewString()
			data, err := json.Marshal(intake.Write{ID: id, Text: "Kunt u mij dinsdag om tien uur bellen? Dan is mijn man naar de dagopvang."})
			if err != nil {
				panic(err) // a struct of two texts
			}
			who := meeting.PersonID(fmt.Sprintf("p%d", i%open))
			start := time.Now()
			if a := rooms[i%open].Do(context.Background(), live.Ask{ID: meeting.CommandID(id), By: own(who), Name: "talk.write", Data: data}); a.No != nil {
				b.Errorf("%+v", a.No)
			}
			waits[i] = time.Since(start)
		})
	}
	all.Wait()
	b.StopTimer()
	slices.Sort(waits)
	b.ReportMetric(float64(waits[len(waits)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkErasingOneOfMany forgets one person among ten thousand with whom the usual was said.
func BenchmarkErasingOneOfMany(b *testing.B) {
	p := newPlace(b)
	const people = 10_000
	var all sync.WaitGroup
	for at := range 100 { // together, so that the store writes many at once
		all.Go(func() {
			for i := at; i < people; i += 100 {
				who := meeting.PersonID(fmt.Sprintf("p%d", i))
				room := p.begin(b, "m", who)
				do(b, room, own(who), &intake.SetContact{Field: "phone", Text: "0612345678"}, &intake.Write{ID: "m1", Text: "Dag"}, &intake.Agree{})
				p.talks.halls.End(roomOf("m", who))
			}
		})
	}
	all.Wait()
	i := 0
	for b.Loop() {
		must[Receipt](b)(p.talks.Erase(b.Context(), "m", meeting.PersonID(fmt.Sprintf("p%d", i))))
		i++
	}
}
