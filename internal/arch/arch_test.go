// Package arch holds the shape of the program as tests: who may import whom and why, what must lie where, and that the
// rules, their tests and the words on screen keep up with each other.
package arch_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "hoofdlijn/"

// forbidden: no file under In (but for Except) imports anything under What.
var forbidden = []struct {
	in, what string
	except   []string
	why      string
}{
	{"internal/life", "os", nil, "rules do no I/O: they must replay the same on any machine"},
	{"internal/life", "net", nil, "rules do no I/O"},
	{"internal/life", "io/fs", nil, "rules do no I/O"},
	{"internal/life", "log", nil, "rules see what people typed; nothing of it may reach a log"},
	{"internal/life", "context", nil, "rules cannot be interrupted, so they wait for nothing"},
	{"internal/life", "sync", nil, "one goroutine owns a meeting: rules have no locks"},
	{"internal/life", "crypto/rand", nil, "the command brings the only randomness"},
	{"internal/life", "math/rand", []string{"internal/life/decide"}, "the command brings the only randomness; a shuffle draws from its seed"},
	{"internal/intake", "os", nil, "rules do no I/O"},
	{"internal/intake", "net", nil, "rules do no I/O"},
	{"internal/intake", "log", nil, "rules see what people typed; nothing of it may reach a log"},
	{"internal/intake", "context", nil, "rules wait for nothing"},
	{"internal/intake", "sync", nil, "one goroutine owns a conversation: rules have no locks"},
	{"internal/intake", "crypto/rand", nil, "the command brings the only randomness"},
	{"internal/intake", "math/rand", nil, "the command brings the only randomness"},
	{"internal/intake", module + "internal/life", nil, "a conversation is no part of the meeting"},
	{"internal/life", module + "internal/intake", nil, "a meeting knows nothing of what was said beforehand"},
	{"internal/intake", module + "internal/live", nil, "rules do not know who runs them, or where facts are kept"},
	{"internal/intake", module + "internal/journal", nil, "rules do not know who runs them, or where facts are kept"},
	{"internal/intake", module + "internal/vault", nil, "rules do not know who runs them, or where facts are kept"},
	{"internal/intake", module + "internal/record", nil, "rules do not know who runs them, or where facts are kept"},
	{"internal/meeting", "os", nil, "words do no I/O"},
	{"internal/meeting", "net", nil, "words do no I/O"},
	{"internal/meeting", "context", nil, "words wait for nothing"},
	{"internal/meeting", "sync", nil, "words have no locks"},
	{"internal/meeting", module, nil, "everyone speaks these words, so they depend on nobody"},
	{"internal/paper", "os", nil, "paper is made from what it is given: the same meeting gives the same sheet"},
	{"internal/paper", "net", nil, "paper asks nothing of the network"},
	{"internal/paper", module + "internal/live", nil, "paper does not know who runs the meeting"},
	{"internal/paper", module + "internal/letters", nil, "what names people before the meeting is out of reach of the routes that print its sheets"},
	{"internal/hyphen", "os", nil, "where words are divided is known from the start"},
	{"internal/hyphen", "net", nil, "words are divided without a network"},
	{"internal/hyphen", module, nil, "words know nothing of meetings"},
	{"internal/colour", module, nil, "which colours can be read is the same everywhere"},
	{"internal/logo", module, []string{"internal/logo/logotest"}, "a picture is the same everywhere"},
	{"internal/logo", "os", nil, "a picture is made from what it is given"},
	{"internal/pdf", "os", []string{"internal/pdf/pdftest"}, "a PDF is made from what it is given"},
	{"internal/pdf", "net", nil, "a PDF asks nothing of the network"},
	{"internal/pdf", "time", nil, "the same document gives the same bytes on every day"},
	{"internal/pdf", module, []string{"internal/pdf/pdftest"}, "the writer knows nothing of plans, so that others can use it"},
	{"internal", module + "internal/validator", []string{"internal/pdf/pdftest"}, "only tests ask a validator"},
	{"internal", module + "internal/logo/logotest", nil, "only tests need a logo of nobody"},
	{"internal", module + "internal/pdf/pdftest", nil, "only tests read a PDF back"},
	{"internal/outline", "os", []string{"internal/outline/officetest"}, "a document is made from what it is given"},
	{"internal/outline", "net", nil, "a document asks nothing of the network"},
	{"internal/outline", "time", nil, "the same document gives the same bytes on every day"},
	{"internal/outline", module + "internal/life", nil, "an outline knows nothing of plans"},
	{"internal", module + "internal/outline/officetest", nil, "only tests read an office document back"},
	{"internal/printed", "os", nil, "paper is made from what it is given"},
	{"internal/printed", "net", nil, "paper asks nothing of the network"},
	{"internal/printed", module + "internal/paper", nil, "the page does not know what is printed on it"},
	{"internal/letters", "os", nil, "letters are made from what they are given"},
	{"internal/letters", "net", nil, "letters ask nothing of the network"},
	{"internal/letters", module + "internal/paper", nil, "letters are no sheets of a meeting"},
	{"internal/archive", "os", nil, "a package is made from what it is given"},
	{"internal/archive", "net", nil, "a package asks nothing of the network"},
	{"internal/archive", "time", nil, "the same dossier gives the same bytes on every day"},
	{"internal/archive", module + "internal/life", nil, "metadata is of files; it knows nothing of plans"},
	{"internal/publish", "net/http", nil, "a page is made from what it is given"},
	{"internal/calendar", "os", nil, "an appointment is made from what it is given"},
	{"internal/calendar", "net", nil, "an appointment asks nothing of the network"},
	{"internal/phone", "os", nil, "a number is read from what is typed"},
	{"internal/phone", "net", nil, "a number asks nothing of the network"},
	{"internal/phone", module, nil, "rules may read numbers, so numbers depend on nobody"},
	{"internal/post", "os", nil, "what goes out is what it is given"},
	{"internal/post", "log", nil, "mail is to and about people; nothing of it may reach a log"},
	{"internal/post", module + "internal/live", nil, "post does not know who runs the meeting"},
	{"internal", "github.com/wneessen/go-mail", []string{"internal/post"}, "mail leaves in one place alone"},
	{"internal/life", module + "internal/paper", nil, "rules do not know how they are printed"},
	{"internal/life", module + "internal/live", nil, "rules do not know who runs them"},
	{"internal/life", module + "internal/journal", nil, "rules do not know where facts are kept"},
	{"internal/life", module + "internal/vault", nil, "rules do not know how things are forgotten"},
	{"internal/life", module + "internal/record", nil, "rules do not know how facts are written"},
	{"internal/life", module + "server", nil, "rules do not know that there is a server"},
	{"internal", module + "server", nil, "the server wires; nothing inside knows it"},
	{"internal", module + "internal/golden", nil, "only tests hold what they get against kept files"},
	{"internal", "github.com/gofiber", nil, "Fiber lives in server alone: the only place that speaks HTTP"},
	{"internal", "github.com/valyala/fasthttp", nil, "fasthttp lives in server alone"},
	{"internal", "github.com/redis/go-redis", []string{"internal/journal/redis", "internal/journal/redistest", "internal/vault/redis", "internal/door/redis", "internal/ballotbox/redis"},
		"go-redis lives in the redis drivers alone"},
}

func imports(path, what string) bool {
	return path == what || strings.HasPrefix(path, strings.TrimSuffix(what, "/")+"/")
}

func TestWhoImportsWhom(t *testing.T) {
	for _, s := range sources(t, "internal", "server") {
		if s.test {
			continue // tests may open files and sockets
		}
		for _, row := range forbidden {
			if !under(s.dir, row.in) || slices.ContainsFunc(row.except, func(dir string) bool { return under(s.dir, dir) }) {
				continue
			}
			for _, path := range s.imports() {
				if imports(path, row.what) {
					t.Errorf("%s imports %s: %s", s.file, path, row.why)
				}
			}
		}
	}
}

// parts in the order of time.
var parts = []string{"people", "prepare", "meet", "practice", "floor", "tables", "casework", "ideas", "propose", "decide", "plan", "finish", "adopt", "correct", "follow"}

// Time flows one way, and so do imports: a part knows earlier parts, the words, and small pure packages.
func TestPartsImportEarlierPartsOnly(t *testing.T) {
	pure := []string{"internal/meeting", "internal/colour", "internal/logo", "internal/life/number", "internal/hyphen", "internal/pdf", "internal/outline"}
	for _, s := range sources(t, "internal/life") {
		rest, inPart := strings.CutPrefix(s.dir, "internal/life/")
		name, _, _ := strings.Cut(rest, "/")
		at := slices.Index(parts, name)
		if !inPart || at < 0 || s.test {
			continue
		}
		for _, path := range s.imports() {
			own, ours := strings.CutPrefix(path, module)
			if !ours || slices.ContainsFunc(pure, func(dir string) bool { return under(own, dir) }) || under(own, "internal/life/"+name) {
				continue
			}
			within, _ := strings.CutPrefix(own, "internal/life/")
			other, _, _ := strings.Cut(within, "/") // the kinds of an earlier part are as early
			if to := slices.Index(parts, other); to < 0 || to > at {
				t.Errorf("%s imports %s: a part may import earlier parts only", s.file, path)
			}
		}
	}
}

// Kinds never import each other: only the list beside them names them, so that adding one is one folder and one line.
func TestKindsDoNotKnowEachOther(t *testing.T) {
	lists := map[string]string{"internal/life/decide/methods": "kind", "internal/life/meet/boards": "", "internal/life/plan/formats": "kind", "internal/paper": "kind", "internal/intake/questions": "kind"}
	found := false
	for _, s := range sources(t, "internal/life", "internal/paper", "internal/intake") {
		for list, shared := range lists {
			own, kind := strings.CutPrefix(s.dir, list+"/")
			if !kind || s.test {
				continue
			}
			found = true
			own, _, _ = strings.Cut(own, "/")
			for _, path := range s.imports() {
				other, is := strings.CutPrefix(path, module+list+"/")
				other, _, _ = strings.Cut(other, "/")
				if is && other != own && other != shared {
					t.Errorf("%s imports %s: kinds never import each other", s.file, path)
				}
			}
		}
	}
	if !found {
		t.Fatal("no kinds at all: this check checks nothing")
	}
}

// Every way of deciding, and every kind of question, has its folder with the rules and one of the same name with what the
// screens know of it.
func TestEveryKindHasItsScreens(t *testing.T) {
	holdTwins(t, "internal/life/decide/methods", "frontend/src/life/decide/methods", "words.ts", "phone.ts", "console.ts", "projector.ts")
	holdTwins(t, "internal/intake/questions", "frontend/src/intake/questions", "desk.ts", "Desk.svelte")
}

func holdTwins(t *testing.T, rules, screens string, files ...string) {
	t.Helper()
	own, twins := folders(t, rules), folders(t, screens)
	own = slices.DeleteFunc(own, func(name string) bool { return name == "kind" }) // what all of them offer
	if len(own) == 0 {
		t.Fatalf("nothing at all in %s: this check checks nothing", rules)
	}
	for _, name := range own {
		for _, file := range files {
			if _, err := os.Stat(filepath.Join(root, screens, name, file)); err != nil {
				t.Errorf("%s/%s has no twin %s/%s/%s", rules, name, screens, name, file)
			}
		}
	}
	for _, name := range twins {
		if !slices.Contains(own, name) {
			t.Errorf("%s/%s has no twin %s/%s", screens, name, rules, name)
		}
		files, _ := filepath.Glob(filepath.Join(root, screens, name, "*"))
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, other := range twins {
				if strings.Contains(string(text), "'../"+other+"/") {
					t.Errorf("%s imports from %s: kinds never import each other", file, other)
				}
			}
		}
	}
}

func folders(t *testing.T, dir string) []string {
	t.Helper()
	all, err := os.ReadDir(filepath.Join(root, dir))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, one := range all {
		if one.IsDir() {
			names = append(names, one.Name())
		}
	}
	return names
}

// The rules see no clock, start nothing and hold nothing.
func TestRulesArePure(t *testing.T) {
	for _, s := range sources(t, "internal/life", "internal/meeting") {
		if s.test {
			continue
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt, *ast.SelectStmt, *ast.SendStmt, *ast.ChanType:
				t.Errorf("%s: rules start no goroutines and wait for none", s.at(n))
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer"}, n.Sel.Name) {
					t.Errorf("%s: time.%s: the command brings the only clock", s.at(n), n.Sel.Name)
				}
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "rand" && !slices.Contains([]string{"New", "NewChaCha8", "Rand"}, n.Sel.Name) {
					t.Errorf("%s: rand.%s: the command brings the only randomness", s.at(n), n.Sel.Name)
				}
			}
			return true
		})
	}
}

var forbiddenNames = []string{"util", "utils", "common", "helper", "helpers", "manager", "service", "handler", "data", "base", "impl", "types"}

func TestNoInitAndNoEmptyNames(t *testing.T) {
	for _, s := range sources(t, "internal", "server", "scripts") {
		if slices.Contains(forbiddenNames, s.pkg()) {
			t.Errorf("%s: a package named %s says nothing", s.file, s.pkg())
		}
		for _, d := range s.tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: init: what is registered must be read in one list", s.at(f))
			}
		}
	}
}

// Knowing one part is knowing all.
func TestEveryPartHasTheSameFiles(t *testing.T) {
	merged := map[string]string{"plan/decide.go": "its two intents are decided in state.go"}
	for _, part := range parts {
		for _, file := range []string{"doc.go", "RULES.md", "intents.go", "facts.go", "access.go", "decide.go", "state.go", "show.go"} {
			if merged[part+"/"+file] != "" {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, "internal/life", part, file)); err != nil {
				t.Errorf("%s has no %s", part, file)
			}
		}
	}
}

func TestWhatIsExportedIsExplained(t *testing.T) {
	for _, s := range sources(t, "internal") {
		if s.test {
			continue
		}
		for _, d := range s.tree.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) && d.Doc == nil && !wellKnown(d) && !inTable(s, d) {
					t.Errorf("%s: %s has no comment", s.at(d), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					explained(t, s, d, spec)
				}
			}
		}
	}
}

// inTable: a one-line function right under another is explained by what stands above the first, as the names of
// intents and facts are.
func inTable(s source, d *ast.FuncDecl) bool {
	at := slices.Index(s.tree.Decls, ast.Decl(d))
	if at < 1 {
		return false
	}
	above, ok := s.tree.Decls[at-1].(*ast.FuncDecl)
	return ok && s.set.Position(d.Pos()).Line-s.set.Position(above.End()).Line == 1
}

// wellKnown: what it does is in its interface.
func wellKnown(d *ast.FuncDecl) bool {
	return slices.Contains([]string{"Intent", "Fact", "Hidden", "Touched", "Cover", "Burns", "Skips", "Error", "Unwrap", "String"}, d.Name.Name)
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	x := d.Recv.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	if index, ok := x.(*ast.IndexExpr); ok {
		x = index.X
	}
	name, ok := x.(*ast.Ident)
	return ok && name.IsExported()
}

// explained: a type has its own comment; a value its own, one on its line, or the one of its group.
func explained(t *testing.T, s source, group *ast.GenDecl, spec ast.Spec) {
	t.Helper()
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() && spec.Doc == nil && group.Doc == nil {
			t.Errorf("%s: %s has no comment", s.at(spec), spec.Name.Name)
		}
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			if name.IsExported() && spec.Doc == nil && spec.Comment == nil && group.Doc == nil {
				t.Errorf("%s: %s has no comment", s.at(spec), name.Name)
			}
		}
	}
}
