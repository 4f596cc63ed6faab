// Package schema is the JSON Schemas of plan.json and report.json, for whoever reads them with a program, and makes those of other files. They
// are made of the types that write those files, so they cannot say anything else.
package schema

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/report"
)

// Schema is one of them.
type Schema struct {
	File string
	JSON []byte
}

// All is the schemas of plan and report.
func All() []Schema {
	return []Schema{
		Of[plan.Document]("plan", plan.Format, "A plan in outline, as a decision meeting sealed it. Absent fields are not known; nothing is invented for them."),
		Of[report.Document]("report", report.Format, "The report of a decision meeting: how its plan came about, and what is not in it."),
	}
}

// Of is the schema of the first version of a file, which is written as T.
func Of[T any](name, format, description string) Schema {
	return Schema{name + "-1.json", written("urn:hoofdlijn:"+name+":1", format, description, reflect.TypeFor[T]())}
}

// kind is a part of a schema. Its fields are in the order in which they are written.
type kind struct {
	Schema      string          `json:"$schema,omitempty"`
	ID          string          `json:"$id,omitempty"`
	Title       string          `json:"title,omitempty"`
	Description string          `json:"description,omitempty"`
	Ref         string          `json:"$ref,omitempty"`
	Type        string          `json:"type,omitempty"`
	Encoding    string          `json:"contentEncoding,omitempty"`
	Media       string          `json:"contentMediaType,omitempty"`
	Format      string          `json:"format,omitempty"`
	Const       string          `json:"const,omitempty"`
	Minimum     *int            `json:"minimum,omitempty"`
	Properties  map[string]kind `json:"properties,omitempty"`
	Required    []string        `json:"required,omitempty"`
	Items       *kind           `json:"items,omitempty"`
	Additional  any             `json:"additionalProperties,omitempty"`
	Defs        map[string]kind `json:"$defs,omitempty"`
}

func written(id, format, description string, t reflect.Type) []byte {
	defs := definitions{"#/$defs/", map[string]kind{}}
	whole := defs.object(t)
	whole.Schema, whole.ID, whole.Title, whole.Description, whole.Defs = "https://json-schema.org/draft/2020-12/schema", id, format, description, defs.known
	whole.Properties["format"] = kind{Const: format}
	raw, err := json.MarshalIndent(whole, "", "  ")
	if err != nil {
		panic("schema: cannot encode " + err.Error()) // our own types always encode
	}
	return append(raw, '\n')
}

// Parts are the schemas of these types and of all they are made of, by the names of their types, for a document in which they lie at an address
// such as "#/components/schemas/".
func Parts(at string, types ...reflect.Type) map[string]any {
	defs := definitions{at, map[string]kind{}}
	for _, t := range types {
		defs.of(t)
	}
	parts := map[string]any{}
	for name, part := range defs.known {
		parts[name] = part
	}
	return parts
}

// Name is what the schema of a type is called.
func Name(t reflect.Type) string { return strings.ReplaceAll(t.String(), ".", "-") }

// definitions are the objects a document is made of, by the names of their types, and where they lie in it.
type definitions struct {
	at    string
	known map[string]kind
}

var (
	anything = reflect.TypeFor[json.RawMessage]()
	picture  = reflect.TypeFor[[]byte]()
	moment   = reflect.TypeFor[time.Time]()
	none     = 0
)

func (d definitions) of(t reflect.Type) kind {
	switch {
	case t == anything:
		return kind{Description: "The settings of a way of deciding, as they were frozen."}
	case t == picture:
		return kind{Type: "string", Encoding: "base64", Media: "image/png"}
	case t == moment:
		return kind{Type: "string", Format: "date-time"}
	case t.Kind() == reflect.Interface:
		return kind{}
	case t.Kind() == reflect.Pointer:
		return d.of(t.Elem())
	}
	switch t.Kind() {
	case reflect.String:
		return kind{Type: "string"}
	case reflect.Bool:
		return kind{Type: "boolean"}
	case reflect.Int, reflect.Uint64:
		return kind{Type: "integer", Minimum: &none}
	case reflect.Slice:
		items := d.of(t.Elem())
		return kind{Type: "array", Items: &items}
	case reflect.Map:
		return kind{Type: "object", Additional: d.of(t.Elem())}
	case reflect.Struct:
		name := Name(t)
		if _, known := d.known[name]; !known {
			d.known[name] = kind{} // a type may hold itself
			d.known[name] = d.object(t)
		}
		return kind{Ref: d.at + name}
	}
	panic("schema: nothing to say of " + t.String())
}

func (d definitions) object(t reflect.Type) kind {
	whole := kind{Type: "object", Properties: map[string]kind{}, Additional: false}
	d.fields(&whole, t)
	return whole
}

func (d definitions) fields(whole *kind, t reflect.Type) {
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			d.fields(whole, f.Type)
			continue
		case name == "-", !f.IsExported():
			continue
		}
		whole.Properties[name] = d.of(f.Type)
		if !strings.Contains(options, "omitempty") && !strings.Contains(options, "omitzero") {
			whole.Required = append(whole.Required, name)
		}
	}
}
