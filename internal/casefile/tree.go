package casefile

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// What a file may measure. A hostile file then costs a few seconds at most; a real meeting stays far below.
const (
	maxBytes  = 2 << 20
	maxDepth  = 64   // lists and maps within each other
	maxIndent = 400  // column of a block key or dash: every level of a block takes at least one column
	maxRun    = 5000 // block keys in a row: the YAML parser is quadratic in them
)

// A value is what the file says at one place, with scalars as the text that was written.
type value struct {
	kind      kind
	line, col int
	text      string
	entries   []entry  // of a map, in the order of the file
	items     []*value // of a list
}

type kind int

const (
	null kind = iota
	scalar
	list
	mapping
)

type entry struct {
	key       string
	line, col int
	value     *value
}

// grow turns the bytes of a file into a tree, or returns nil after reporting why not.
func (r *reader) grow(src []byte) (root *value) {
	if !r.legible(src) {
		return nil
	}
	// The parser of YAML is not ours; whatever it does with strange bytes, a case file is only ever refused.
	defer func() {
		if recover() != nil {
			r.report(1, 1, "", "yaml", "the YAML reader gave up")
			root = nil
		}
	}()
	tokens := lexer.Tokenize(strings.TrimPrefix(string(src), "\ufeff"))
	if !r.plainYAML(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.reportYAML(err)
		return nil
	}
	g := grower{r: r, used: map[*token.Token]bool{}}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			root = g.value(doc.Body, "", 0)
		}
	}
	if root == nil && len(r.found) == 0 {
		r.report(1, 1, "", "empty_file")
	}
	g.nothingLeft(tokens)
	if len(r.found) > 0 && !r.onlyDuplicates() {
		return nil
	}
	return root
}

// legible refuses what is no text of a sane size.
func (r *reader) legible(src []byte) bool {
	if len(src) > maxBytes {
		r.report(1, 1, "", "too_big", strconv.Itoa(maxBytes>>20))
		return false
	}
	line, col := 1, 1
	for rest := src; len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		switch {
		case c == utf8.RuneError && size == 1:
			r.report(line, col, "", "not_utf8")
			return false
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f:
			r.report(line, col, "", "control_character")
			return false
		case c == '\n':
			line, col = line+1, 0
		}
		col++
		rest = rest[size:]
	}
	return true
}

// plainYAML refuses the parts of YAML that a case file does without, and nesting beyond the limits, before the parser
// sees them: it is recursive and would exhaust the stack, which cannot be recovered from.
func (r *reader) plainYAML(tokens token.Tokens) bool {
	flow, run := 0, 0 // open brackets; block keys since the last dash
	for i, t := range tokens {
		line, col := t.Position.Line, t.Position.Column
		indent := 0
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType, token.MappingKeyType:
			r.report(line, col, "", "yaml_feature", t.Value)
			return false
		case token.DocumentHeaderType:
			if i > 0 {
				r.report(line, col, "", "documents")
				return false
			}
		case token.InvalidType:
			r.report(line, col, "", "yaml", t.Error)
			return false
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(0, flow-1)
		case token.SequenceEntryType:
			run, indent = 0, col
		case token.MappingValueType:
			if flow == 0 && i > 0 {
				run, indent = run+1, tokens[i-1].Position.Column
			}
		}
		if flow > maxDepth || flow == 0 && indent > maxIndent || run > maxRun {
			r.report(line, col, "", "too_deep", strconv.Itoa(maxDepth), strconv.Itoa(maxRun))
			return false
		}
	}
	return true
}

func (r *reader) reportYAML(err error) {
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) && syntax.Token != nil {
		r.report(syntax.Token.Position.Line, syntax.Token.Position.Column, "", "yaml", syntax.Message)
		return
	}
	r.report(1, 1, "", "yaml", "unknown error")
}

// onlyDuplicates tells whether the tree can still be read: a key given twice leaves a tree, and more may be wrong.
func (r *reader) onlyDuplicates() bool {
	for _, p := range r.found {
		if p.Code != "duplicate_key" {
			return false
		}
	}
	return true
}

// A grower copies the tree of the YAML library, remembering which tokens it has seen.
type grower struct {
	r    *reader
	used map[*token.Token]bool
}

func (g *grower) value(n ast.Node, path string, depth int) *value {
	t := n.GetToken()
	v := &value{line: t.Position.Line, col: t.Position.Column}
	if depth > maxDepth {
		g.r.report(v.line, v.col, path, "too_deep", strconv.Itoa(maxDepth), strconv.Itoa(maxRun))
		return v
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		v.kind = mapping
		g.entries(v, n.Values, path, depth)
		if !n.IsFlowStyle && len(v.entries) > 0 {
			v.line, v.col = v.entries[0].line, v.entries[0].col
		}
	case *ast.MappingValueNode:
		v.kind = mapping
		g.entries(v, []*ast.MappingValueNode{n}, path, depth)
		v.line, v.col = v.entries[0].line, v.entries[0].col
	case *ast.SequenceNode:
		v.kind = list
		for i, item := range n.Values {
			v.items = append(v.items, g.value(item, path+"["+strconv.Itoa(i+1)+"]", depth+1))
		}
	case *ast.NullNode:
		g.used[t] = true
	case *ast.LiteralNode:
		g.used[n.Value.GetToken()] = true
		v.kind, v.text = scalar, n.Value.Value
	case ast.ScalarNode:
		g.used[t] = true
		v.kind, v.text = scalar, t.Value
	default:
		g.r.report(v.line, v.col, path, "yaml_feature", t.Value)
	}
	if i := strings.IndexFunc(v.text, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c == 0x7f }); i >= 0 {
		g.r.report(v.line, v.col, path, "control_character")
	}
	return v
}

func (g *grower) entries(v *value, from []*ast.MappingValueNode, path string, depth int) {
	first := map[string]int{}
	for _, pair := range from {
		t := pair.Key.GetToken()
		_, plain := pair.Key.(ast.ScalarNode)
		if _, block := pair.Key.(*ast.LiteralNode); block || !plain {
			g.r.report(t.Position.Line, t.Position.Column, path, "yaml_feature", t.Value)
			continue
		}
		g.used[t] = true
		e := entry{key: t.Value, line: t.Position.Line, col: t.Position.Column}
		at := within(path, e.key)
		e.value = g.value(pair.Value, at, depth+1)
		if e.value.kind == null { // what is not there has no place of its own
			e.value.line, e.value.col = e.line, e.col
		}
		if line, twice := first[e.key]; twice {
			g.r.report(e.line, e.col, at, "duplicate_key", e.key, strconv.Itoa(line))
			continue
		}
		first[e.key] = e.line
		v.entries = append(v.entries, e)
	}
}

// nothingLeft reports text that the YAML library read but left out of its tree, as it does with some stray words.
func (g *grower) nothingLeft(tokens token.Tokens) {
	if len(g.r.found) > 0 {
		return
	}
	for _, t := range tokens {
		switch t.Type {
		case token.MappingValueType, token.SequenceEntryType, token.CollectEntryType, token.MappingStartType,
			token.MappingEndType, token.SequenceStartType, token.SequenceEndType, token.CommentType, token.LiteralType,
			token.FoldedType, token.DocumentHeaderType, token.DocumentEndType, token.SpaceType:
			continue
		}
		if !g.used[t] {
			g.r.report(t.Position.Line, t.Position.Column, "", "stray", t.Value)
			return
		}
	}
}

// within is the name of a field inside another.
func within(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
