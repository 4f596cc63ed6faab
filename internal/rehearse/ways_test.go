package rehearse_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"hoofdlijn/internal/journal/redistest"
)

// The same afternoon on a real server: as it is written, with a phone for everybody, and with none at all; in a file and in
// Redis. The plans are the same to the byte, but for what a way is by definition: how many answers came by which way, and where
// the journal ended, whose head is made with keys of its own every time.
func TestRehearse_PhonesOrPaperGiveTheSamePlan(t *testing.T) {
	src, err := os.ReadFile(folder + "papier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	device := regexp.MustCompile(`device: \w+`)
	var first string
	for _, store := range []string{"file", "redis"} {
		for _, all := range []string{"", "phone", "none", "helper"} {
			if store == "redis" && all != "phone" && all != "none" {
				continue
			}
			file, out := filepath.Join(t.TempDir(), "papier.yaml"), t.TempDir()
			text := src
			if all != "" {
				text = device.ReplaceAll(src, []byte("device: "+all))
			}
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
			args := []string{file, "--out", out}
			if store == "redis" {
				args = append(args, "--redis", redistest.Start(t).URL())
			}
			wantExit(t, 0, args...)
			plan := bare(t, filepath.Join(out, "plan.json"))
			if first == "" {
				first = plan
			}
			if plan != first {
				t.Errorf("%s, %q: another plan:\n%s\nnot\n%s", store, all, plan, first)
			}
		}
	}
}

// bare is a plan without the ways by which answers came and the end of the journal.
func bare(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var plan map[string]any
	if err := json.Unmarshal(raw, &plan); err != nil {
		t.Fatal(err)
	}
	delete(plan, "journal")
	for _, theme := range plan["themes"].([]any) {
		for _, decision := range theme.(map[string]any)["decisions"].([]any) {
			delete(decision.(map[string]any)["result"].(map[string]any), "via")
		}
	}
	text, err := json.MarshalIndent(plan, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
