package life_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
)

// frontend/verifier/entries.json is part of the description of a bundle: which entries there are, with their public members. It is made of the facts themselves.
func TestTheEntriesAreAsDescribed(t *testing.T) {
	var types []string
	for _, words := range life.New().Words() {
		for _, empty := range words.Facts {
			f := empty()
			types = append(types, fmt.Sprintf("    %q: %s", f.Fact(), shapeOf(reflect.TypeOf(f).Elem())))
		}
	}
	slices.Sort(types)
	golden.Same(t, "../../frontend/verifier/entries.json", fmt.Appendf(nil, "{\n  \"rendering\": %d,\n  \"versions\": [1, 2],\n  \"plan\": %s,\n  \"types\": {\n%s\n  }\n}\n",
		formats.Rendering, shapeOf(reflect.TypeFor[plan.Document]()), strings.Join(types, ",\n")))
}

// shapeOf is what a value of a type looks like: the name of a kind, a list of one shape, members by name ("?" when plan.json leaves them out when they are empty, "??" when only
// if there is none), or "*" for members of any name.
func shapeOf(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[json.RawMessage]():
		return `"any"`
	case t == reflect.TypeFor[[]byte]():
		return `"base64"`
	case t.Kind() == reflect.Pointer:
		return shapeOf(t.Elem())
	case t.Kind() == reflect.Slice:
		return "[" + shapeOf(t.Elem()) + "]"
	case t.Kind() == reflect.Map:
		return `{"*": ` + shapeOf(t.Elem()) + "}"
	case t.Kind() == reflect.Struct:
		return "{" + strings.Join(membersOf(t), ", ") + "}"
	}
	switch t.Kind() {
	case reflect.String:
		return `"string"`
	case reflect.Bool:
		return `"bool"`
	case reflect.Int, reflect.Int64:
		return `"int"`
	case reflect.Uint64:
		return `"uint"`
	}
	panic("no shape for " + t.String())
}

func membersOf(t reflect.Type) (all []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported() && !f.Anonymous:
		case f.Anonymous && name == "":
			all = append(all, membersOf(f.Type)...)
		default:
			if options != "" {
				name += "?"
			}
			if f.Type.Kind() == reflect.Pointer {
				name += "?"
			}
			all = append(all, fmt.Sprintf("%q: %s", name, shapeOf(f.Type)))
		}
	}
	return all
}
