package pdftest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/validator"
)

// VeraPDF is what the validator of the PDF Association says of documents, by their names: a verdict for each standard that a
// document says it keeps to, "PASS ua1" or "FAIL 3a" with what fails. One run of Java sees them all.
func VeraPDF(t *testing.T, documents validator.Documents) (verdicts map[string][]string) {
	t.Helper()
	files, names := documents.Kept(t, ".pdf")
	return verdictsIn(validator.Java(t, "verapdf", "org.verapdf.apps.GreenfieldCliWrapper", append([]string{"--format", "text", "-v"}, files...)...), names)
}

// verdictsIn reads lines as "PASS FILE ua1", each with what fails below it.
func verdictsIn(out string, names map[string]string) map[string][]string {
	verdicts, last := map[string][]string{}, ""
	for _, line := range strings.Split(out, "\n") {
		word := strings.Fields(line)
		switch {
		case len(word) == 3 && names[word[1]] != "":
			last = names[word[1]]
			verdicts[last] = append(verdicts[last], word[0]+" "+word[2])
		case last != "" && strings.HasPrefix(line, " "):
			verdicts[last][len(verdicts[last])-1] += " " + strings.Join(word, " ")
		}
	}
	return verdicts
}

// Look runs a tool of the system on a document and gives what it says; it skips the test, and says so, when there is none.
func Look(t *testing.T, raw []byte, tool string, args ...string) (said string, err error) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("!!! SKIPPED: no %s", tool)
	}
	file := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.CommandContext(t.Context(), tool, args...).CombinedOutput() //nolint:gosec // our own words
	return string(out), err
}
