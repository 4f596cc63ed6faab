package alike

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func lines(t testing.TB, name string) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(strings.Split(strings.TrimSpace(string(text)), "\n"), func(l string) bool { return strings.HasPrefix(l, "#") })
}

// everything is one board with all cards: the different ones and both cards of each pair, a pair apart from itself.
func everything(t testing.TB) (x *Index, pairs [][]string, different []string) {
	x, different = New(), lines(t, "different.txt")
	for i, text := range different {
		x.Add(fmt.Sprintf("d%03d", i), text)
	}
	for _, l := range lines(t, "pairs.txt") {
		pairs = append(pairs, strings.Split(l, " | "))
	}
	for side := range 2 {
		for i, pair := range pairs {
			x.Add(fmt.Sprintf("p%02d%c", i, 'a'+side), pair[side])
		}
	}
	return x, pairs, different
}

func TestI18_MostTwinsAreFound(t *testing.T) {
	x, pairs, _ := everything(t)
	if len(pairs) < 60 {
		t.Fatalf("%d pairs", len(pairs))
	}
	half := len(pairs) / 2
	found := [2]int{}
	for i, pair := range pairs {
		if slices.Contains(x.Nearest(fmt.Sprintf("p%02db", i), 3), fmt.Sprintf("p%02da", i)) {
			found[i/half]++
		} else {
			t.Logf("not found (%.2f): %s", likeness(words(pair[0]), words(pair[1])), strings.Join(pair, " | "))
		}
	}
	t.Logf("found %d of %d used for choosing, %d of %d used for checking only", found[0], half, found[1], half)
	if 10*(found[0]+found[1]) < 8*len(pairs) {
		t.Errorf("found %d of %d", found[0]+found[1], len(pairs))
	}
}

func TestI18_FewAreCalledTwinsThatAreNot(t *testing.T) {
	x, pairs, different := everything(t)
	if len(different) < 120 {
		t.Fatalf("%d different cards", len(different))
	}
	wrong, right := 0, 0
	check := func(id string, twin string) {
		for _, other := range x.Nearest(id, 3) {
			if other == twin {
				right++
				continue
			}
			wrong++
			t.Logf("%s called a twin of %s", other, id)
		}
	}
	for i := range different {
		check(fmt.Sprintf("d%03d", i), "")
	}
	for i := range pairs {
		check(fmt.Sprintf("p%02da", i), "")
		check(fmt.Sprintf("p%02db", i), fmt.Sprintf("p%02da", i))
	}
	t.Logf("%d right and %d wrong on a board of %d cards", right, wrong, len(x.texts))
	if 20*wrong > right+wrong {
		t.Errorf("%d of %d hints are wrong", wrong, right+wrong)
	}
}

func TestI18_TheAnswerNamesEarlierTextsOnly(t *testing.T) {
	x := New()
	x.Add("a", "Bankjes langs de route naar de winkel")
	x.Add("b", "Meer bankjes op de route naar de winkels")
	x.Add("c", "Banken op de route naar winkels")
	for id, want := range map[string][]string{"a": nil, "b": {"a"}, "weg": nil} {
		if got := x.Nearest(id, 5); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	if got := x.Nearest("c", 5); len(got) != 2 {
		t.Errorf("c: %v", got)
	}
	if got := x.Remove("a"); !slices.Equal(got, []string{"b", "c"}) {
		t.Errorf("told of a: %v", got)
	}
	if got := x.Nearest("b", 5); got != nil {
		t.Errorf("a was removed, b is told %v", got)
	}
	x.Add("a", "Bankjes langs de route naar de winkel")
	if got := x.Nearest("a", 1); len(got) != 1 {
		t.Errorf("added again it comes after the others: %v", got)
	}
	if got := x.Remove("weg"); got != nil {
		t.Errorf("what is not there was told to %v", got)
	}
}

// An answer changes only for texts that Remove names, never by adding; and it does not depend on who asked when.
func TestI18_AnswersChangeOnlyWhenSaid(t *testing.T) {
	_, pairs, _ := everything(t)
	texts := slices.Concat(pairs...)[:40]
	rapid.Check(t, func(t *rapid.T) {
		x, answers := New(), map[string][]string{}
		var ids []string
		for step := range rapid.IntRange(1, 40).Draw(t, "steps") {
			if len(ids) == 0 || rapid.IntRange(0, 3).Draw(t, "remove") > 0 {
				id := fmt.Sprint("t", step)
				ids = append(ids, id)
				x.Add(id, rapid.SampledFrom(texts).Draw(t, "text"))
				answers[id] = x.Nearest(id, 2)
			} else {
				i := rapid.IntRange(0, len(ids)-1).Draw(t, "which")
				for _, asker := range x.Remove(ids[i]) {
					answers[asker] = x.Nearest(asker, 2)
				}
				delete(answers, ids[i])
				ids = slices.Delete(ids, i, i+1)
			}
			for _, id := range ids {
				if got := x.Nearest(id, 2); !slices.Equal(got, answers[id]) {
					t.Fatalf("%s was told %v, is now told %v", id, answers[id], got)
				}
			}
		}
	})
}

// BenchmarkNearest: one search on a full board of one theme.
func BenchmarkNearest(b *testing.B) {
	_, pairs, different := everything(b)
	texts := append(slices.Concat(pairs...), different...)
	for _, n := range []int{100, 5000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x := New()
			for i := range n { // halves of cards glued together, so that no two are the same
				one, other := strings.Fields(texts[i%len(texts)]), strings.Fields(texts[(i*31+7*(i/len(texts)))%len(texts)])
				x.Add(fmt.Sprint("t", i), strings.Join(append(one[:len(one)/2:len(one)/2], other[len(other)/2:]...), " "))
			}
			x.cutWords()
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				x.Nearest(fmt.Sprint("t", n-1-i%50), 5)
				i++
			}
		})
	}
}
