package casefile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A reader goes once through a file and collects what is wrong with it.
type reader struct {
	file     string
	found    []*Problem
	ids      map[string]map[string]int // kind -> id -> line of first use
	settings Settings
}

func (r *reader) report(line, col int, field, code string, args ...any) {
	kind := Wrong
	if strings.HasPrefix(code, "not_yet_") {
		kind = NotYet
	}
	// A position that the YAML library does not know is the beginning of the line.
	r.found = append(r.found, &Problem{
		File: r.file, Line: max(line, 1), Column: max(col, 1), Field: field, Code: code, Kind: kind, args: args,
	})
}

func (r *reader) at(v *value, field, code string, args ...any) {
	r.report(v.line, v.col, field, code, args...)
}

// text is the text of a scalar; not ok is reported.
func (r *reader) text(v *value, field string) (string, bool) {
	switch v.kind {
	case scalar:
		return v.text, true
	case null:
		r.at(v, field, "empty")
	default:
		r.at(v, field, "not_text")
	}
	return "", false
}

// items are the values of a list; anything else is reported.
func (r *reader) items(v *value, field string) []*value {
	switch v.kind {
	case list:
		return v.items
	case null:
		r.at(v, field, "empty")
	default:
		r.at(v, field, "not_list")
	}
	return nil
}

// pairs are the entries of a map whose keys are free; anything else is reported.
func (r *reader) pairs(v *value, field string) []entry {
	switch v.kind {
	case mapping:
		return v.entries
	case null:
		r.at(v, field, "empty")
	default:
		r.at(v, field, "not_map")
	}
	return nil
}

var idPattern = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// id is the text of an id, which need not exist anywhere.
func (r *reader) id(v *value, field string) string {
	s, ok := r.text(v, field)
	if ok && !idPattern.MatchString(s) {
		r.at(v, field, "bad_id", short(s))
	}
	return s
}

// keyID judges an id that is a key of a map.
func (r *reader) keyID(e entry, field string) string {
	if !idPattern.MatchString(e.key) {
		r.report(e.line, e.col, field, "bad_id", short(e.key))
	}
	return e.key
}

// claim reports an id that an earlier place of the same kind already took.
func (r *reader) claim(kind, id string, v *value, field string) {
	if r.ids[kind] == nil {
		r.ids[kind] = map[string]int{}
	}
	if line, taken := r.ids[kind][id]; taken {
		r.at(v, field, "id_twice", id, strconv.Itoa(line))
		return
	}
	r.ids[kind][id] = v.line
}

// short keeps a quoted text within a line.
func short(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		s = string(runes[:60]) + "..."
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// Fields reads a map whose keys are fixed. Every key asked for is a known one; done reports the others.
type fields struct {
	r     *reader
	v     *value
	path  string
	known []string
	loose bool // the step says that it is refused for its value: any value of the right kind goes
	must  bool // the step does not say that it is refused at all
}

// fields opens a map; nil when it is none, which is reported. A nil *fields reads as an empty map without complaints.
func (r *reader) fields(v *value, path string) *fields {
	if v.kind != mapping {
		r.at(v, path, "not_map")
		return nil
	}
	return &fields{r: r, v: v, path: path, must: true}
}

func (f *fields) has(key string) bool { return f.get(key) != nil }

// get is the value of an optional key, or nil.
func (f *fields) get(key string) *value {
	if f == nil {
		return nil
	}
	if !slices.Contains(f.known, key) {
		f.known = append(f.known, key)
	}
	for _, e := range f.v.entries {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// need is the value of a compulsory key; nil is reported.
func (f *fields) need(key string) *value {
	v := f.get(key)
	if v == nil && f != nil {
		f.r.at(f.v, f.path, "missing", key)
	}
	return v
}

func (f *fields) field(key string) string { return within(f.path, key) }

// text is an optional text, "" when left out.
func (f *fields) text(key string) string {
	if v := f.get(key); v != nil {
		s, _ := f.r.text(v, f.field(key))
		return s
	}
	return ""
}

// textOrNil is an optional text, nil when left out.
func (f *fields) textOrNil(key string) *string {
	v := f.get(key)
	if v == nil {
		return nil
	}
	s, ok := f.r.text(v, f.field(key))
	if !ok {
		return nil
	}
	return &s
}

// needText is a compulsory text that may be empty: in a step that is for the product to refuse.
func (f *fields) needText(key string) string {
	f.need(key)
	return f.text(key)
}

// filled is a compulsory text of a declaration, which may not be empty.
func (f *fields) filled(key string) string {
	s := f.needText(key)
	if v := f.get(key); v != nil && v.kind == scalar && strings.TrimSpace(s) == "" {
		f.r.at(v, f.field(key), "empty")
	}
	return s
}

// id is an optional reference.
func (f *fields) id(key string) string {
	if v := f.get(key); v != nil {
		return f.r.id(v, f.field(key))
	}
	return ""
}

// needID is a compulsory reference.
func (f *fields) needID(key string) string {
	f.need(key)
	return f.id(key)
}

// newID is the compulsory id of something this map makes, of a kind.
func (f *fields) newID(key, kind string) string {
	id := f.needID(key)
	if v := f.get(key); v != nil && idPattern.MatchString(id) {
		f.r.claim(kind, id, v, f.field(key))
	}
	return id
}

// ids is an optional list of references, nil when left out.
func (f *fields) ids(key string) []string {
	if v := f.get(key); v != nil {
		return f.r.idList(v, f.field(key))
	}
	return nil
}

// needIDs is a compulsory list of references.
func (f *fields) needIDs(key string) []string {
	f.need(key)
	return f.ids(key)
}

func (r *reader) idList(v *value, field string) []string {
	ids := []string{}
	for i, item := range r.items(v, field) {
		ids = append(ids, r.id(item, numbered(field, i)))
	}
	return ids
}

// texts is an optional list of texts; one text is a list of one.
func (f *fields) texts(key string) []string {
	v := f.get(key)
	if v == nil {
		return nil
	}
	if v.kind == scalar {
		return []string{v.text}
	}
	all := []string{}
	for i, item := range f.r.items(v, f.field(key)) {
		if s, ok := f.r.text(item, numbered(f.field(key), i)); ok {
			all = append(all, s)
		}
	}
	return all
}

// word is an optional word of a fixed list, "" when left out.
func (f *fields) word(key string, words []string) string {
	if v := f.get(key); v != nil {
		return f.r.word(v, f.field(key), words, f.loose)
	}
	return ""
}

func (r *reader) word(v *value, field string, words []string, loose bool) string {
	s, ok := r.text(v, field)
	if ok && !loose && !slices.Contains(words, s) {
		r.at(v, field, "bad_word", short(s), strings.Join(words, ", "))
	}
	return s
}

// yes is an optional true or false, nil when left out.
func (f *fields) yes(key string) *bool {
	v := f.get(key)
	if v == nil {
		return nil
	}
	s, ok := f.r.text(v, f.field(key))
	if ok && s != "true" && s != "false" {
		f.r.at(v, f.field(key), "bad_yes_no", short(s))
	}
	b := s == "true"
	return &b
}

// done reports the keys nobody asked for.
func (f *fields) done() {
	if f == nil {
		return
	}
	for _, e := range f.v.entries {
		if !slices.Contains(f.known, e.key) {
			f.r.report(e.line, e.col, f.field(e.key), "unknown_key", short(e.key), strings.Join(f.known, ", "))
		}
	}
}

// numbered is the name of an item of a list, counted from 1.
func numbered(field string, i int) string { return field + "[" + strconv.Itoa(i+1) + "]" }
