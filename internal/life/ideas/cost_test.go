package ideas_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/meeting"
)

// full is a board of n cards in clusters of ten, all shown, each with a few reactions.
func full(n int) *ideas.State {
	s, seq := ideas.New(themes{"vinden"}, hall{}, hall{}), meeting.Seq(0)
	happen := func(who meeting.PersonID, f meeting.Fact) {
		seq++
		s.Apply(meeting.Event{Seq: seq, By: meeting.Actor{Person: who}, Fact: f})
	}
	happen("", &ideas.BoardRevealed{Theme: "vinden"})
	for i := range n {
		id := fmt.Sprint("i", i)
		happen(meeting.PersonID(fmt.Sprint("p", i%200)), &ideas.Added{ID: id, Theme: "vinden", Text: fmt.Sprintf("Kaart %d over het onderwerp %d", i, i*7919%n)})
		for r := range 3 {
			happen(meeting.PersonID(fmt.Sprint("p", (i+r)%200)), &ideas.Reacted{ID: id, Kind: ideas.Important, On: true})
		}
		if i%10 == 9 {
			happen("", &ideas.Clustered{ID: fmt.Sprint("k", i), Theme: "vinden", Title: "Samen", Ideas: []string{id}})
		}
	}
	return s
}

// changes are what happens most on a board, each about one card. Each is done and, the next time, done again.
var changes = map[string]func(i int) meeting.Fact{
	"edit":  func(i int) meeting.Fact { return &ideas.Edited{ID: "i5", Text: fmt.Sprint("Anders ", i)} },
	"react": func(i int) meeting.Fact { return &ideas.Reacted{ID: "i6", Kind: ideas.Careful, On: i%2 == 0} },
	"put": func(i int) meeting.Fact {
		return &ideas.Placed{Ideas: []string{"i7"}, Cluster: []string{"k19", "k29"}[i%2]}
	},
	"merge": func(i int) meeting.Fact {
		if i%2 == 0 {
			return &ideas.Merged{Into: "i8", Ideas: []string{"i18"}}
		}
		return &ideas.Parted{Ideas: []string{"i18"}}
	},
}

// once applies one change and encodes what changed, for every screen in the room, and says how much that was.
func once(s *ideas.State, f meeting.Fact) (keys, bytes int) {
	changed := s.Apply(meeting.Event{By: meeting.Actor{Person: "p5"}, Fact: f})
	for _, k := range changed {
		for _, a := range []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device} {
			v := meeting.Viewer{Audience: a, Person: k.For}
			if shown := s.Show(v, k); shown != nil {
				text, _ := json.Marshal(shown)
				bytes += len(text)
			}
		}
	}
	return len(changed), bytes
}

// One change on a board of ten thousand says no more and takes no more memory than on a board of a hundred. (How long
// it takes is BenchmarkOneChange; time is too restless for a test.)
func TestOneChangeCostsTheSameOnAFullBoard(t *testing.T) {
	small, large := full(100), full(10_000)
	for name, change := range changes {
		cost := func(s *ideas.State) (keys int, allocations float64) {
			i := 0
			keys, _ = once(s, change(i))
			once(s, change(i+1))
			return keys, testing.AllocsPerRun(50, func() { once(s, change(i)); i++ })
		}
		k1, a1 := cost(small)
		k2, a2 := cost(large)
		if k1 != k2 || a2 > 1.5*a1+2 {
			t.Errorf("%s: %d keys and %.0f allocations on a small board, %d and %.0f on a full one", name, k1, a1, k2, a2)
		}
	}
}

func BenchmarkOneChange(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		s := full(n)
		for _, name := range []string{"edit", "react", "put", "merge"} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					once(s, changes[name](i))
					i++
				}
			})
		}
	}
}

// BenchmarkReplay reads back a meeting of ten thousand facts.
func BenchmarkReplay(b *testing.B) {
	for b.Loop() {
		full(2400)
	}
}
