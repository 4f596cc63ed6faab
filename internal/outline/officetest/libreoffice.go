package officetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// LibreOffice opens documents, by their names with an ending, and gives each in another kind ("txt:Text (encoded):UTF8", "pdf"). Where it is
// not installed the test is skipped, and scripts/test names it; the long catalogue does not go without.
func LibreOffice(t *testing.T, kind string, documents map[string][]byte) map[string][]byte {
	t.Helper()
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		without := t.Skipf
		if os.Getenv("HOOFDLIJN_LONG") != "" {
			without = t.Fatalf
		}
		without("!!! SKIPPED: no office program has opened these documents: %v", err)
	}
	home, folder, out := t.TempDir(), t.TempDir(), t.TempDir()
	args := []string{"-env:UserInstallation=file://" + home, "--headless", "--norestore", "--convert-to", kind, "--outdir", out}
	for name, raw := range documents {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	said, err := exec.CommandContext(t.Context(), office, args...).CombinedOutput() //nolint:gosec // our own words
	if err != nil {
		t.Fatalf("LibreOffice: %v: %s", err, said)
	}
	made := map[string][]byte{}
	ending, _, _ := strings.Cut(kind, ":")
	for name := range documents {
		raw, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(name, filepath.Ext(name))+"."+ending))
		if err != nil {
			t.Errorf("LibreOffice makes nothing of %s: %s", name, said)
		}
		made[name] = raw
	}
	return made
}
