package pdftest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// VeraPDF is what the validator of the PDF Association says of documents, by their names: a verdict for each standard that a
// document says it keeps to, "PASS ua1" or "FAIL 3a" with what fails. One run of Java sees them all. Where Java, Maven or
// what they are to bring is missing, the test is skipped, and scripts/test names it; the long catalogue does not go without.
func VeraPDF(t *testing.T, script string, documents map[string][]byte) (verdicts map[string][]string) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Java")
	}
	classes, err := exec.CommandContext(t.Context(), script).Output() //nolint:gosec // our own words
	if err != nil {
		without := t.Skipf
		if os.Getenv("HOOFDLIJN_LONG") != "" {
			without = t.Fatalf
		}
		var why *exec.ExitError
		errors.As(err, &why)
		without("!!! SKIPPED: no validator has seen these documents: %v: %s", err, why.Stderr)
	}
	folder, names := t.TempDir(), map[string]string{}
	args := []string{"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", string(classes), "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v"}
	for name, raw := range documents {
		file := filepath.Join(folder, strconv.Itoa(len(names))+".pdf")
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		names[file], args = name, append(args, file)
	}
	out, _ := exec.CommandContext(t.Context(), "java", args...).CombinedOutput() //nolint:gosec // our own words; it ends with an error when something is not valid
	return verdictsIn(string(out), names)
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
