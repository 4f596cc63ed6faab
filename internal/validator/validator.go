// Package validator runs validators of documents that are no part of the program: what Maven brings, and a module of Go that the program
// itself does not know. Only tests use it.
package validator

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Documents are files, by their names. In a folder they have other ones, because a name may be a sentence.
type Documents map[string][]byte

// Kept writes the documents down, and says which is which.
func (d Documents) Kept(t *testing.T, ending string) (files []string, names map[string]string) {
	t.Helper()
	folder, names := t.TempDir(), map[string]string{}
	for name, raw := range d {
		file := filepath.Join(folder, strconv.Itoa(len(names))+ending)
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		names[file], files = name, append(files, file)
	}
	return files, names
}

// Java runs a validator that Maven brings, "verapdf" or "vnu", and gives what it says; it ends with an error when something is not valid.
// Where Java, Maven or what they are to bring is missing, the test is skipped, and scripts/test names it; the long catalogue does not
// go without.
func Java(t *testing.T, which, class string, args ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Java")
	}
	classes, err := exec.CommandContext(t.Context(), filepath.Join(root(t), "scripts", "validator"), which).Output() //nolint:gosec // our own words
	without(t, err)
	args = append([]string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", string(classes), class}, args...)
	said, _ := exec.CommandContext(t.Context(), "java", args...).CombinedOutput() //nolint:gosec // our own words
	return string(said)
}

// PDFCPU is what pdfcpu says of PDFs where its rules are strict, by their names: nothing when all is well. It takes no notice of how an attached file
// belongs to a document: PDF/A-3 asks for that, and the rules of PDF 1.7 do not know it yet.
func PDFCPU(t *testing.T, documents Documents) map[string]string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds pdfcpu")
	}
	bare := Documents{}
	for name, raw := range documents {
		bare[name] = []byte(strings.ReplaceAll(string(raw), "/AFRelationship", "/XFRelationship"))
	}
	files, names := bare.Kept(t, ".pdf")
	folder, program := filepath.Join(root(t), "internal", "validator", "testdata", "pdfcpu"), filepath.Join(t.TempDir(), "pdfcpu")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".") //nolint:gosec // our own words
	build.Dir = folder
	_, err := build.Output()
	without(t, err)
	out, err := exec.CommandContext(t.Context(), program, files...).Output() //nolint:gosec // our own words
	if err != nil {
		t.Fatalf("pdfcpu: %v: %s", err, out)
	}
	said := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		file, problem, _ := strings.Cut(line, "\t")
		said[names[file]] = problem
	}
	return said
}

// root is the folder of the project.
func root(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for folder != filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		folder = filepath.Dir(folder)
	}
	t.Fatal("no project around this test")
	return ""
}

// without goes on when there is a validator.
func without(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var why *exec.ExitError
	said := ""
	if errors.As(err, &why) {
		said = string(why.Stderr)
	}
	if os.Getenv("HOOFDLIJN_LONG") != "" {
		t.Fatalf("no validator has seen these documents: %v: %s", err, said)
	}
	t.Skipf("!!! SKIPPED: no validator has seen these documents: %v: %s", err, said)
}

// OpenAPI holds exchanges with a server (a list as JSON, see testdata/openapi) against its description: a line for each that is not as described.
func OpenAPI(t *testing.T, description, exchanges []byte) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "openapi")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".") //nolint:gosec // our own words
	build.Dir = filepath.Join(root(t), "internal", "validator", "testdata", "openapi")
	_, err := build.Output()
	without(t, err)
	files, _ := Documents{"description": description}.Kept(t, ".json")
	more, _ := Documents{"exchanges": exchanges}.Kept(t, ".json")
	out, err := exec.CommandContext(t.Context(), program, files[0], more[0]).Output() //nolint:gosec // our own words
	if err != nil {
		t.Fatalf("openapi: %v: %s", err, out)
	}
	return string(out)
}
