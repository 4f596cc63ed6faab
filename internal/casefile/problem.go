package casefile

import (
	"fmt"
	"slices"
	"strings"
)

// Kind says what a problem is about: the file, or the product.
type Kind int

const (
	// Wrong: the file must be mended.
	Wrong Kind = iota
	// NotYet: the file is fine, the product does not do this yet.
	NotYet
)

// Problem is one reason why a file cannot be played. It is an error whose text is English; In gives other languages.
type Problem struct {
	File         string // as given to Parse
	Line, Column int    // counted from 1, columns in characters
	Field        string // such as steps[3].round.proposals, steps and items counted from 1; "" for the file as a whole
	Code         string // key of the texts, stable
	Kind         Kind
	args         []any
}

// Error is `file:line:column: field: what. Remedy.` in English.
func (p *Problem) Error() string { return p.In("en") }

// In is the line of Error in a language ("nl"; any other is English).
func (p *Problem) In(language string) string {
	at := fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
	if p.Field != "" {
		at += p.Field + ": "
	}
	return at + p.What(language) + " " + p.Remedy(language)
}

// What says what is wrong, as a sentence in a language ("nl"; any other is English).
func (p *Problem) What(language string) string { return p.fill(texts[p.Code].in(language).what) }

// Remedy says what to do about it, as a sentence in a language ("nl"; any other is English).
func (p *Problem) Remedy(language string) string { return p.fill(texts[p.Code].in(language).remedy) }

// fill puts the arguments in the places {0}, {1} ... of a text.
func (p *Problem) fill(text string) string {
	for i, a := range p.args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return text
}

// maxProblems is how many problems one look at a file lists.
const maxProblems = 20

// Problems are the reasons why a file cannot be played, ordered by line; at most 20 of them.
type Problems []*Problem

// Error lists the problems in English, one a line.
func (ps Problems) Error() string { return ps.In("en") }

// In lists the problems in a language, one a line.
func (ps Problems) In(language string) string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.In(language)
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find the first Problem.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// inOrder sorts by place, keeping the order of finding at the same place, and cuts the list.
func inOrder(found []*Problem) Problems {
	slices.SortStableFunc(found, func(a, b *Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return Problems(found[:min(len(found), maxProblems)])
}
