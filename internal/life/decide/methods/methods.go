// Package methods lists the ways in which a meeting decides. A method is data in, outcome out: it knows no people,
// no clock and no screen. Adding one is a folder with its rules and test, a folder of the same name in the front end with
// what its screens say, and one line here.
package methods

import (
	"hoofdlijn/internal/life/decide/methods/consent"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/decide/methods/majority"
	"hoofdlijn/internal/life/decide/methods/standbehind"
)

// All lists the methods; the first is the default.
func All() []kind.Method {
	return []kind.Method{standbehind.Method{}, consent.Method{}, majority.Method{}}
}

// Named finds a method by its name; "" is the default.
func Named(name string) (kind.Method, bool) {
	if name == "" {
		return All()[0], true
	}
	return Exactly(name)
}

// Exactly finds a method by its name; "" is none.
func Exactly(name string) (kind.Method, bool) {
	for _, m := range All() {
		if m.Name() == name {
			return m, true
		}
	}
	return nil, false
}
