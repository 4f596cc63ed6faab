package arch_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestARelease makes what people download, holds it against its own checksums and lists, and opens the file of this system
// as somebody does who double clicks on it.
func TestARelease(t *testing.T) {
	if os.Getenv("HOOFDLIJN_LONG") == "" {
		t.Skip("builds for six systems: scripts/test long")
	}
	made := exec.Command(filepath.Join(root, "scripts", "release"), "v0-test")
	if out, err := made.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	folder := filepath.Join(root, "bin", "release")
	summed(t, folder)
	for _, system := range []string{"windows-amd64.exe", "windows-arm64.exe", "darwin-amd64.tar.gz", "darwin-arm64.tar.gz", "linux-amd64.tar.gz", "linux-arm64.tar.gz"} {
		name := filepath.Join(folder, "hoofdlijn-v0-test-"+system)
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
		listed(t, strings.TrimSuffix(strings.TrimSuffix(name, ".exe"), ".tar.gz")+".cdx.json")
	}
	room := t.TempDir()
	archive := filepath.Join(folder, fmt.Sprintf("hoofdlijn-v0-test-%s-%s.tar.gz", runtime.GOOS, runtime.GOARCH))
	if out, err := exec.Command("tar", "-C", room, "-xzf", archive).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	opened(t, filepath.Join(room, "hoofdlijn"))
}

// summed holds every file against SHA256SUMS.
func summed(t *testing.T, folder string) {
	t.Helper()
	sums, err := os.ReadFile(filepath.Join(folder, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(sums)), "\n")
	if len(lines) != len(files)-1 {
		t.Errorf("%d sums of %d files", len(lines), len(files)-1)
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		text, err := os.ReadFile(filepath.Join(folder, name))
		if is := sha256.Sum256(text); err != nil || hex.EncodeToString(is[:]) != sum {
			t.Errorf("%s: %v, or not what its sum says", name, err)
		}
	}
}

// listed looks for some of what must be inside: the sockets, the journal, the screens, the letters on them.
func listed(t *testing.T, path string) {
	t.Helper()
	var list struct {
		BOMFormat  string `json:"bomFormat"`
		Components []struct{ Name, Version string }
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &list)
	}
	if err != nil || list.BOMFormat != "CycloneDX" {
		t.Fatalf("%s: %v %q", path, err, list.BOMFormat)
	}
	for _, name := range []string{"std", "github.com/gofiber/fiber/v2", "go.etcd.io/bbolt", "svelte", "@fontsource-variable/radio-canada"} {
		if !slices.ContainsFunc(list.Components, func(c struct{ Name, Version string }) bool { return c.Name == name && c.Version != "" }) {
			t.Errorf("%s does not list %s", filepath.Base(path), name)
		}
	}
}

// opened starts the program without a word. A browser that only writes down where it was sent stands in for one.
func opened(t *testing.T, program string) {
	t.Helper()
	home := t.TempDir()
	sent := filepath.Join(home, "sent")
	script := fmt.Sprintf("#!/bin/sh\necho \"$1\" > %s.new && mv %s.new %s\n", sent, sent, sent)
	if err := os.WriteFile(filepath.Join(home, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c := exec.Command(program)
	c.Dir, c.Stdout, c.Stderr = home, &said, &said
	c.Env = []string{"HOME=" + home, "PATH=" + home + ":/usr/bin:/bin"}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	url := ""
	for until := time.Now().Add(time.Minute); url == "" && time.Now().Before(until); time.Sleep(100 * time.Millisecond) {
		text, _ := os.ReadFile(sent) // not there yet
		url = strings.TrimSpace(string(text))
	}
	if page, err := http.Get(url); url == "" || err != nil || page.StatusCode != http.StatusOK {
		t.Errorf("opened at %q: %v", url, err)
	} else {
		page.Body.Close()
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Error(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("%v\n%s", err, &said)
	}
	if left, _ := filepath.Glob(filepath.Join(home, "*data*")); len(left) > 0 {
		t.Errorf("it left %v behind", left)
	}
}
