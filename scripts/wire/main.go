// Command wire writes the types that cross the wire, sections and intents, as TypeScript. Run it after changing one
// of them: go run ./scripts/wire > frontend/src/wire/types.ts
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/adopt/answer"
	"hoofdlijn/internal/life/correct/sheet"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/outline"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	w := writer{named: map[reflect.Type]string{}}
	var sections, asks strings.Builder
	for _, words := range slices.Concat(life.New().Words(), []meeting.Words{live.PassingWords()}, intake.New().Words()) {
		for _, s := range words.Shows {
			fmt.Fprintf(&sections, "  %q: %s;\n", s.Name, w.typeOf(reflect.TypeOf(s.Like)))
		}
		for _, a := range words.Asks {
			do := a.New()
			fmt.Fprintf(&asks, "  %q: %s;\n", do.Intent(), w.typeOf(reflect.TypeOf(do).Elem()))
		}
	}
	w.typeOf(reflect.TypeFor[intake.Summary]()) // comes by HTTP
	fmt.Fprintln(out, "// Written by scripts/wire from the Go types. Do not edit.")
	fmt.Fprint(out, w.declared.String())
	fmt.Fprintf(out, "\n/** What screens see: section name to shape. */\nexport interface Sections {\n%s}\n", sections.String())
	fmt.Fprintf(out, "\n/** What may be asked: intent name to shape. */\nexport interface Asks {\n%s}\n", asks.String())
	fmt.Fprintf(out, "\nexport const codes = [%s] as const;\nexport type Code = (typeof codes)[number];\n",
		quoted(slices.Concat(meeting.Codes, meeting.WireCodes), ", "))
	fmt.Fprint(out, "\n/** The ways of deciding with their answers; the first is the default. */\nexport const methods = {\n")
	for _, m := range methods.All() {
		fmt.Fprintf(out, "  %s: [%s],\n", m.Name(), quoted(m.Choices(), ", "))
	}
	fmt.Fprint(out, "} as const;\nexport type Method = keyof typeof methods;\n")
	fmt.Fprintf(out, "\n/** The answer of who leaves it to the group, where a meeting offers that. */\nexport const toGroup = %q;\n", kind.ToGroup)
	var files []string
	for _, f := range formats.All() {
		files = append(files, f.File)
	}
	named(out, "plan", "PlanFile", files)
	named(out, "report", "ReportFile", namesOf(report.Files()))
	named(out, "corrections", "CorrectionsFile", namesOf(sheet.Files()))
	named(out, "answer of the municipality", "AnswerFile", namesOf(answer.Files()))
}

func namesOf[D any](files []outline.File[D]) (names []string) {
	for _, f := range files {
		names = append(names, f.File)
	}
	return names
}

func named(out io.Writer, of, name string, files []string) {
	fmt.Fprintf(out, "\n/** The files of the %s. */\nexport type %s = %s;\n", of, name, quoted(files, " | "))
}

func quoted[T ~string](all []T, between string) string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = fmt.Sprintf("%q", one)
	}
	return strings.Join(words, between)
}

// writer declares every struct once, before it is used.
type writer struct {
	declared strings.Builder
	named    map[reflect.Type]string
}

var (
	bytes = reflect.TypeFor[[]byte]()
	raw   = reflect.TypeFor[json.RawMessage]()
)

func (w *writer) typeOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return w.typeOf(t.Elem())
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
		return "number"
	case reflect.Slice:
		switch t {
		case raw:
			return "unknown"
		case bytes: // in base64
			return "string"
		}
		return w.typeOf(t.Elem()) + "[]"
	case reflect.Map:
		return "Record<string, " + w.typeOf(t.Elem()) + ">"
	case reflect.Interface:
		return "unknown"
	case reflect.Struct:
		return w.declare(t)
	}
	panic("wire: no TypeScript for " + t.String())
}

// declare writes an interface named after package and type: decide.Ballot is DecideBallot.
func (w *writer) declare(t reflect.Type) string {
	if name, done := w.named[t]; done {
		return name
	}
	pkg := t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:]
	name := strings.ToUpper(pkg[:1]) + pkg[1:] + t.Name()
	w.named[t] = name
	var fields strings.Builder
	w.fields(&fields, t)
	fmt.Fprintf(&w.declared, "\nexport interface %s {\n%s}\n", name, fields.String())
	return name
}

func (w *writer) fields(out *strings.Builder, t reflect.Type) {
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case f.Anonymous && name == "":
			w.fields(out, f.Type)
		case f.IsExported():
			if name == "" {
				name = f.Name
			}
			optional := ""
			if strings.Contains(options, "omit") || f.Type.Kind() == reflect.Pointer {
				optional = "?"
			}
			fmt.Fprintf(out, "  %s%s: %s;\n", name, optional, w.typeOf(f.Type))
		}
	}
}
