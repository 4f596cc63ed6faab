// Package questions lists the kinds of questions that a conversation beforehand can have. Adding one is its folder, one
// line here, and its twin in frontend/src/intake/questions.
package questions

import (
	"hoofdlijn/internal/intake/questions/choice"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/intake/questions/moment"
	"hoofdlijn/internal/intake/questions/person"
	"hoofdlijn/internal/intake/questions/several"
	"hoofdlijn/internal/intake/questions/text"
)

// All is every kind.
func All() []kind.Kind {
	return []kind.Kind{choice.Kind{}, several.Kind{}, text.Kind{}, moment.Kind{}, person.Kind{}}
}

// Named is the kind with this name; nil when there is none.
func Named(name string) kind.Kind {
	for _, k := range All() {
		if k.Name() == name {
			return k
		}
	}
	return nil
}
