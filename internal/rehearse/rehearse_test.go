package rehearse_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/rehearse/real"
)

const folder = "../../cases/"

// built is the whole program, as it is delivered.
var built = sync.OnceValues(func() (string, error) {
	at, err := os.MkdirTemp("", "hoofdlijn-test-")
	if err != nil {
		return "", err
	}
	binary := filepath.Join(at, "hoofdlijn")
	out, err := exec.Command("go", "build", "-o", binary, "hoofdlijn/server").CombinedOutput()
	if err != nil {
		return "", errors.New(string(out))
	}
	return binary, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if binary, err := built(); err == nil {
		os.RemoveAll(filepath.Dir(binary))
	}
	os.Exit(code)
}

// run is `hoofdlijn rehearse` with these arguments: the exit status, and what was said.
func run(t *testing.T, args ...string) (int, string) {
	t.Helper()
	binary, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, append([]string{"rehearse"}, args...)...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), said.String()
}

func wantExit(t *testing.T, want int, args ...string) string {
	t.Helper()
	code, said := run(t, args...)
	if code != want {
		t.Fatalf("exit %d, want %d: %s", code, want, said)
	}
	return said
}

func TestRehearse_CasesGoAsWritten(t *testing.T) {
	for _, name := range []string{"klein", "ideeen", "papier", "regels", "westerkwartier"} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "klein" && name != "ideeen" {
				t.Skip("takes ten seconds")
			}
			out, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
			wantExit(t, 0, folder+name+".yaml", "--out", out, "--data", data)
			times(t, out)
			for _, kept := range []string{"server.log", "store", "store.key"} {
				if _, err := os.Stat(filepath.Join(data, kept)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// The small cases that try the rules one by one go on the real thing as they do on the bare rules.
func TestRehearse_RulesOfTheCaseFormat(t *testing.T) {
	if testing.Short() {
		t.Skip("a server for each of twenty rules")
	}
	files, err := filepath.Glob("play/testdata/rules/*.yaml")
	if err != nil || len(files) < 19 {
		t.Fatalf("%d rules, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			wantExit(t, 0, file, "--out", t.TempDir())
		})
	}
}

// times reads timing.json: every step is seen no sooner than it is answered.
func times(t *testing.T, out string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(out, "timing.json"))
	if err != nil {
		t.Fatal(err)
	}
	var steps []struct {
		Step, Name string
		Ack        *float64 `json:"ack_ms"`
		AllSeen    *float64 `json:"all_seen_ms"`
	}
	if err := json.Unmarshal(raw, &steps); err != nil || len(steps) == 0 {
		t.Fatalf("%d steps, %v", len(steps), err)
	}
	for _, s := range steps {
		if s.Step == "" || s.Name == "" || s.Ack == nil || s.AllSeen == nil || *s.AllSeen < *s.Ack {
			t.Errorf("%+v", s)
		}
	}
}

func TestRehearse_InRedis(t *testing.T) {
	for _, name := range []string{"klein", "ideeen"} {
		t.Run(name, func(t *testing.T) {
			redis, data := redistest.Start(t), t.TempDir()
			wantExit(t, 0, "--redis", redis.URL(), folder+name+".yaml", "--out", t.TempDir(), "--data", data)
			said := wantExit(t, 1, "--redis", redis.URL(), folder+name+".yaml", "--out", t.TempDir(), "--data", data)
			if !strings.Contains(said, "--against") { // there are accounts in it now, and we know no password
				t.Error(said)
			}
		})
	}
}

// Further phones look and react, and change nothing that is decided.
func TestRehearse_WithMorePhones(t *testing.T) {
	wantExit(t, 0, folder+"klein.yaml", "--out", t.TempDir(), "--phones", "25", "--seed", "7")
}

// Against a server that runs already: twice, so the second meeting gets an id of its own, and nothing is left of the
// account of the municipality.
func TestRehearse_AgainstARunningServer(t *testing.T) {
	binary, err := built()
	if err != nil {
		t.Fatal(err)
	}
	setup := real.Setup{Binary: binary, Folder: t.TempDir(), Meeting: "andere", Title: "Een andere bijeenkomst"}
	stage, err := real.Open(t.Context(), setup)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Close()
	name, password := stage.Account()
	t.Setenv("HOOFDLIJN_PASSWORD", password)
	file := changed(t, "klein", "  - seal: {}", "  - edit_plan: {by: commissioner, refused: not_allowed}\n  - seal: {}")
	for range 2 {
		wantExit(t, 0, file, "--out", t.TempDir(), "--against", stage.URL(), "--staff", name)
	}
	t.Setenv("HOOFDLIJN_PASSWORD", "een heel ander wachtwoord")
	said := wantExit(t, 1, file, "--out", t.TempDir(), "--against", stage.URL(), "--staff", name)
	if strings.Contains(said, "wachtwoord") {
		t.Error(said)
	}
}

// changed is a case file with one text replaced by another.
func changed(t *testing.T, name, from, to string) string {
	t.Helper()
	src, err := os.ReadFile(folder + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), from) {
		t.Fatalf("%s has no %q", name, from)
	}
	file := filepath.Join(t.TempDir(), name+".yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(string(src), from, to, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestRehearse_SaysWhereItWentOtherwise(t *testing.T) {
	for _, c := range []struct{ case_, from, to, want string }{
		{"klein", "others: support, expect: adopted", "others: not_yet, expect: adopted", "step 7 (round): expected v1: adopted, got not_adopted"},
		{"klein", "adopted: [v1]", "adopted: []", "expect (adopted): expected [], got [v1]"},
		{"ideeen", "totals: {ideas: 9}", "totals: {ideas: 8}", "expect (totals.ideas): expected 8, got 9"},
		{"ideeen", "- arrive: [p4]", "- arrive: [p1]", "step 9.2 (arrive): expected accepted, got refused: no_change"},
		{"ideeen", "text: Dit is te vroeg., refused: wrong_phase", "text: Dit is te vroeg.", "step 1 (idea): expected accepted, got refused: wrong_phase"},
	} {
		t.Run(c.want, func(t *testing.T) {
			out := t.TempDir()
			said := wantExit(t, 1, changed(t, c.case_, c.from, c.to), "--out", out)
			if !strings.Contains(said, c.want) {
				t.Errorf("got %s, want %s", said, c.want)
			}
			if _, err := os.Stat(filepath.Join(out, "timing.json")); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestRehearse_RefusesWhatCannotBePlayed(t *testing.T) {
	t.Setenv("HOOFDLIJN_PASSWORD", "een lange zin als sleutel")
	here := []string{"--against", "http://127.0.0.1:9", "--staff", "anna"}
	for _, c := range []struct {
		name, file string
		more       []string
		want       string
	}{
		{"a wrong file", changed(t, "klein", "capacity: carer", "capacity: [carer]"), nil, "klein.yaml:15:"},
		{"a way of deciding of later", changed(t, "klein", "- seal: {}", "- round: {id: r9, proposals: [v1], method: dots}"), nil, "dots"},
		{"no file", "nergens.yaml", nil, "nergens.yaml"},
		{"killing a server that others use", folder + "ideeen.yaml", here, "restart"},
		{"an option that is none", folder + "klein.yaml", []string{"--phones", "-1"}, "--phones"},
		{"options that exclude each other", folder + "klein.yaml", append(here, "--redis", "redis://x"), "--redis"},
		{"a pace that is none", folder + "klein.yaml", []string{"--pace", "slow"}, "--pace"},
	} {
		t.Run(c.name, func(t *testing.T) {
			said := wantExit(t, 2, append([]string{c.file, "--out", t.TempDir()}, c.more...)...)
			if !strings.Contains(said, c.want) {
				t.Errorf("got %s, want something about %s", said, c.want)
			}
		})
	}
}
