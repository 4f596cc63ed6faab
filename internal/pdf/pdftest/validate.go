package pdftest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Flavours are what a document keeps to: made for people who have it read aloud, and for archives.
var Flavours = []string{"ua1", "3a"}

// VeraPDF is the validator of the PDF Association, when Java and Maven are there to bring it; else the test is skipped, and
// says so. pom is the folder of the file that names its version.
func VeraPDF(t *testing.T, pom string) func(flavour string, documents map[string][]byte) (verdicts map[string]string) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Java")
	}
	for _, need := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(need); err != nil {
			if os.Getenv("HOOFDLIJN_LONG") != "" {
				t.Fatalf("HOOFDLIJN_LONG is set, and there is no %s to validate PDF with", need)
			}
			t.Skipf("!!! SKIPPED: no %s, so no validator has seen these documents", need)
		}
	}
	list := filepath.Join(t.TempDir(), "classpath")
	c := exec.CommandContext(t.Context(), "mvn", "-q", "-B", "dependency:build-classpath", "-Dmdep.outputFile="+list) //nolint:gosec // our own words
	c.Dir = pom
	if out, err := c.CombinedOutput(); err != nil {
		if os.Getenv("HOOFDLIJN_LONG") != "" {
			t.Fatalf("Maven cannot bring veraPDF: %v\n%s", err, out)
		}
		t.Skipf("!!! SKIPPED: Maven cannot bring veraPDF, so no validator has seen these documents: %v", err)
	}
	classes, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	return func(flavour string, documents map[string][]byte) map[string]string {
		folder, verdicts := t.TempDir(), map[string]string{}
		args := []string{"-cp", string(classes), "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", flavour, "--format", "text", "-v"}
		for name, raw := range documents {
			file := filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".pdf")
			if err := os.WriteFile(file, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
		out, _ := exec.CommandContext(t.Context(), "java", args...).Output() //nolint:gosec // our own words; what is not valid ends with an error as well
		for name := range documents {
			before, after, found := strings.Cut(string(out), " "+filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".pdf")+" ")
			if !found {
				t.Fatalf("the validator says nothing of %s: %s", name, out)
			}
			verdicts[name] = before[strings.LastIndex(before, "\n")+1:] + " " + after
		}
		return verdicts
	}
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
