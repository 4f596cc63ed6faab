// Package hyphen knows where a word may be divided at the end of a line: by the method of Liang, with the patterns that were
// made for TeX.
package hyphen

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

var (
	//go:embed patterns/nl.txt
	dutch string
	//go:embed patterns/en.txt
	english string

	languages = map[string]func() *Patterns{
		"nl": sync.OnceValue(func() *Patterns { return read(dutch) }),
		"en": sync.OnceValue(func() *Patterns { return read(english) }),
	}
)

// Patterns is where words of a language may be divided.
type Patterns struct {
	weights map[string][]byte // by the letters of a pattern: how much each place in it speaks for dividing, odd, or against, even
	known   map[string][]byte // whole words
	longest int
}

// In is the patterns of a language, as in "nl"; nil when we have none.
func In(language string) *Patterns {
	if find := languages[language]; find != nil {
		return find()
	}
	return nil
}

// read takes patterns as ".aan5d" and whole words as "uni-ver-sity".
func read(text string) *Patterns {
	p := &Patterns{weights: map[string][]byte{}, known: map[string][]byte{}}
	for _, one := range strings.Fields(text) {
		var letters []rune
		weights := []byte{0}
		for _, r := range one {
			switch {
			case r == '-':
				weights[len(letters)] = 1
			case r >= '0' && r <= '9':
				weights[len(letters)] = byte(r - '0')
			default:
				letters, weights = append(letters, r), append(weights, 0)
			}
		}
		if strings.Contains(one, "-") {
			p.known[string(letters)] = weights
			continue
		}
		p.weights[string(letters)] = weights
		p.longest = max(p.longest, len(letters))
	}
	return p
}

// least letters stay before a hyphen and come after it. TeX asks for two; three read more easily.
const least = 3

// Points is the places, in bytes, where a word may be divided. What is not of letters alone is never divided.
func (p *Patterns) Points(word string) (points []int) {
	letters := []rune(word)
	for i, r := range letters {
		if !unicode.IsLetter(r) {
			return nil
		}
		letters[i] = unicode.ToLower(r)
	}
	if p == nil || len(letters) < 2*least {
		return nil
	}
	weights, i := p.weigh(letters), 0
	for at := range word {
		// A letter with a diaeresis would lose it behind a hyphen: be-invloeden.
		if i >= least && i <= len(letters)-least && weights[i]%2 == 1 && !strings.ContainsRune("äëïöü", letters[i]) {
			points = append(points, at)
		}
		i++
	}
	return points
}

// weigh gives each place before a letter the highest weight of the patterns that are found there.
func (p *Patterns) weigh(letters []rune) []byte {
	if known := p.known[string(letters)]; known != nil {
		return known
	}
	text := "." + string(letters) + "."
	var starts []int // of each sign, in bytes
	for at := range text {
		starts = append(starts, at)
	}
	starts = append(starts, len(text))
	weights := make([]byte, len(starts)+1)
	for from := range len(starts) - 1 {
		for to := from + 1; to < len(starts) && to-from <= p.longest; to++ {
			for i, w := range p.weights[text[starts[from]:starts[to]]] {
				weights[from+i] = max(weights[from+i], w)
			}
		}
	}
	return weights[1:]
}
