package arch_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// source is one Go file, read.
type source struct {
	dir, file string // from the root of the repository, with slashes
	test      bool
	tree      *ast.File
	set       *token.FileSet
}

func (s source) pkg() string { return s.tree.Name.Name }

// imports are the paths it imports.
func (s source) imports() []string {
	var all []string
	for _, spec := range s.tree.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		all = append(all, path)
	}
	return all
}

func (s source) at(n ast.Node) string { return s.set.Position(n.Pos()).String() }

// sources reads every Go file under these folders.
func sources(t *testing.T, dirs ...string) []source {
	t.Helper()
	var all []source
	for _, dir := range dirs {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
				if d != nil && d.IsDir() && err == nil {
					return filepath.SkipDir
				}
				return err
			}
			if d.IsDir() || !strings.HasSuffix(path, ".go") {
				return nil
			}
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, path, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(root, path)
			rel = filepath.ToSlash(rel)
			all = append(all, source{filepath.ToSlash(filepath.Dir(rel)), rel, strings.HasSuffix(path, "_test.go"), tree, set})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all) == 0 {
		t.Fatalf("no Go files under %v: this check checks nothing", dirs)
	}
	return all
}

// under says whether a folder is this one, or in it.
func under(dir, of string) bool { return dir == of || strings.HasPrefix(dir, of+"/") }
