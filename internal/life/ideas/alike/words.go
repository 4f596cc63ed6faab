// Package alike finds short Dutch texts that say nearly the same, so that somebody who sorts cards is shown likely
// twins. It compares words, not meaning: what is said in wholly other words is not found.
package alike

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
)

// word is the stem of a word, its letters in threes, and how much it tells.
type word struct {
	stem   string
	threes []uint64 // sorted, each once
	weight float64
}

// stops tell nothing: they hold a sentence together, or say only that something ought to be.
var stops = set(`aan al alle allemaal als altijd beter bij daar dan dat de deze die dit doen doet door een elk elke en er ergens ernaar ervoor
	gaan gaat gewoon geven geeft graag had hebben hebt heeft het hier hij hoe hoeven hoort horen hun ieder iedere iedereen iemand iets ik
	in inzetten is ja je jij jou jouw juist kan komen komt kun kunnen kunt laat laten liever maar maken maak me mee meer men met mij mijn
	minder moet moeten mogen naar na nog nu of om onder ons onze ook op over per plaats regelen samen slecht steeds te ten ter
	tot tussen u uit uw van veel vind voor waar waarin want wat we weer wel wie wij wil willen worden wordt ze zelf zich zij
	zijn zo zodat zoveel zou zouden zonder zorgen zorg`)

// common words are on half of the cards of any meeting about care.
var common = set(`mantelzorger mantelzorg gemeente hulp mens dorp help vrijwilliger ouder oudere ziekenhuis thuis dag ziek`)

// same are words that Dutch writes in two ways or uses for each other everywhere, by stem.
var same = map[string]string{
	"weekeind": "weekend", "jar": "jaar", "maandelijk": "maand", "direct": "meten", "plaatselijk": "lokal",
	"telkens": "opnieuw", "goedkop": "goedkoop", "begrijp": "begrip", "telefon": "telefoon",
}

func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(list) {
		all[w] = true
	}
	return all
}

var plain = strings.NewReplacer("é", "e", "è", "e", "ë", "e", "ê", "e", "ï", "i", "î", "i", "ö", "o", "ô", "o", "ó", "o", "ü", "u", "û", "u", "á", "a", "à", "a", "â", "a", "ä", "a", "ç", "c")

// words cuts a text into what it tells, each word once, in alphabetical order of stems.
func words(text string) []word {
	var all []word
	for _, w := range strings.FieldsFunc(plain.Replace(strings.ToLower(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if stops[w] || len(w) < 2 {
			continue
		}
		stem := stemOf(w)
		if slices.ContainsFunc(all, func(x word) bool { return x.stem == stem }) {
			continue
		}
		weight := 1.0
		if common[stem] {
			weight = 0.4
		}
		all = append(all, word{stem: stem, threes: threes(stem), weight: weight})
	}
	slices.SortFunc(all, func(a, b word) int { return strings.Compare(a.stem, b.stem) })
	return all
}

func stemOf(w string) string {
	env := snowballstem.NewEnv(w)
	dutch.Stem(env)
	stem := env.Current()
	if other, ok := same[stem]; ok {
		return other
	}
	return stem
}

// threes packs each three letters that follow each other, ends included, in one number.
func threes(stem string) []uint64 {
	padded := []rune("_" + stem + "_")
	all := make([]uint64, 0, len(padded))
	for i := 0; i+3 <= len(padded); i++ {
		all = append(all, uint64(padded[i])<<42|uint64(padded[i+1])<<21|uint64(padded[i+2]))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// near is how much two words are one, from 0 to 1: the same stem, one written inside the other as Dutch compounds do,
// or mostly the same letters as after a typing error.
func near(a, b *word) float64 {
	if a.stem == b.stem {
		return 1
	}
	short, long := a.stem, b.stem
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) >= 4 && (strings.HasPrefix(long, short) || strings.HasSuffix(long, short)) {
		return 0.8
	}
	few, many := min(len(a.threes), len(b.threes)), max(len(a.threes), len(b.threes))
	if 4*few < few+many { // however much is shared, it is less than half
		return 0
	}
	if dice := 2 * float64(inBoth(a.threes, b.threes)) / float64(few+many); dice >= 0.5 {
		return dice
	}
	return 0
}

// inBoth counts what two sorted lists share.
func inBoth(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// likeness is how much of what two texts tell is in both, from 0 to 1. It depends on the two texts alone, so that a
// new card changes nothing between others.
func likeness(a, b []word) float64 {
	found, all := 0.0, 0.0
	var room [64]float64
	bestOfB := append(room[:0], make([]float64, len(b))...)
	for i := range a {
		best := 0.0
		for j := range b {
			n := near(&a[i], &b[j])
			best, bestOfB[j] = max(best, n), max(bestOfB[j], n)
		}
		found += best * a[i].weight
		all += a[i].weight
	}
	for j := range b {
		found += bestOfB[j] * b[j].weight
		all += b[j].weight
	}
	if all == 0 {
		return 0
	}
	return found / all
}
