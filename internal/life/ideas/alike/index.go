package alike

import (
	"cmp"
	"maps"
	"slices"
)

// Likely is the likeness from which two texts are called twins. It was chosen on the first half of the test pairs.
const Likely = 0.54

// A search looks at the latest reach texts that share the beginning of a word, and compares in full at most the best of
// those that share enough: what it costs does not grow with the number of texts.
const (
	reach  = 400
	best   = 40
	enough = 0.3 // of what the text tells
)

// Index is a growing heap of texts. What a search answers depends only on what was added and removed before, in that
// order.
type Index struct {
	texts  []text
	at     map[string]int
	begins map[string][]int // texts with a word that begins so, in the order in which they were added
	cut    int              // texts before this one have been cut into words
	score  []float64        // scratch for one search, zero between searches

	named map[string]map[string]bool // who was last told of this text
	told  map[string][]string        // what a text was last told
}

type text struct {
	id, raw string
	words   []word
	removed bool
}

// New is a heap without texts.
func New() *Index {
	return &Index{at: map[string]int{}, begins: map[string][]int{}, named: map[string]map[string]bool{}, told: map[string][]string{}}
}

// Add puts a text on the heap. One with the same id must have been removed before. It is cheap: a text is cut into
// words when somebody searches, which in a meeting that is only read back nobody does.
func (x *Index) Add(id, raw string) {
	x.at[id] = len(x.texts)
	x.texts = append(x.texts, text{id: id, raw: raw})
}

// Remove takes a text off the heap, and says whose last answer from Nearest named it and so may be different now.
func (x *Index) Remove(id string) []string {
	i, there := x.at[id]
	if !there {
		return nil
	}
	x.texts[i].removed = true
	delete(x.at, id)
	x.tell(id, nil)
	askers := slices.Sorted(maps.Keys(x.named[id]))
	delete(x.named, id)
	return askers
}

// Nearest lists at most n texts that say nearly the same as this one, out of those added before it; the most alike
// first.
func (x *Index) Nearest(id string, n int) []string {
	i, there := x.at[id]
	if !there {
		return nil
	}
	x.cutWords()
	type hit struct {
		i        int
		likeness float64
	}
	var hits []hit
	for _, j := range x.candidates(i) {
		if l := likeness(x.texts[i].words, x.texts[j].words); l >= Likely {
			hits = append(hits, hit{j, l})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.i, b.i)) })
	var ids []string
	for _, h := range hits[:min(n, len(hits))] {
		ids = append(ids, x.texts[h.i].id)
	}
	x.tell(id, ids)
	return ids
}

// tell remembers what a text was told.
func (x *Index) tell(id string, ids []string) {
	for _, old := range x.told[id] {
		delete(x.named[old], id)
	}
	delete(x.told, id)
	if len(ids) == 0 {
		return
	}
	x.told[id] = ids
	for _, other := range ids {
		if x.named[other] == nil {
			x.named[other] = map[string]bool{}
		}
		x.named[other][id] = true
	}
}

func (x *Index) cutWords() {
	for ; x.cut < len(x.texts); x.cut++ {
		t := &x.texts[x.cut]
		t.words = words(t.raw)
		t.raw = ""
		for _, b := range beginnings(t.words) {
			x.begins[b.of] = append(x.begins[b.of], x.cut)
		}
		x.score = append(x.score, 0)
	}
}

// candidates are the earlier texts that share most with a text by the beginnings of words.
func (x *Index) candidates(i int) []int {
	var touched []int
	all := 0.0
	for _, b := range beginnings(x.texts[i].words) {
		all += b.weight
		list := x.begins[b.of]
		end, _ := slices.BinarySearch(list, i)
		for _, j := range list[max(0, end-reach):end] {
			if x.texts[j].removed {
				continue
			}
			if x.score[j] == 0 {
				touched = append(touched, j)
			}
			x.score[j] += b.weight
		}
	}
	sharing := touched[:0:0]
	for _, j := range touched {
		if x.score[j] >= enough*all {
			sharing = append(sharing, j)
		}
	}
	slices.SortFunc(sharing, func(a, b int) int { return cmp.Or(cmp.Compare(x.score[b], x.score[a]), b-a) })
	for _, j := range touched {
		x.score[j] = 0
	}
	return sharing[:min(best, len(sharing))]
}

type beginning struct {
	of     string
	weight float64
}

// beginnings are the first four letters of words, each once: endings and typing errors mostly come later.
func beginnings(all []word) []beginning {
	var found []beginning
	for _, w := range all {
		of := w.stem
		if letters := []rune(of); len(letters) > 4 {
			of = string(letters[:4])
		}
		if !slices.ContainsFunc(found, func(b beginning) bool { return b.of == of }) {
			found = append(found, beginning{of, w.weight})
		}
	}
	return found
}
