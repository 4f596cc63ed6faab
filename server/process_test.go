package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test program be the product, so that tests can start, stop and kill real processes.
func TestMain(m *testing.M) {
	if os.Getenv("HOOFDLIJN_TEST_IS_PROGRAM") != "" {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// program is a server in a process of its own.
type program struct {
	t      *testing.T
	folder string
	cmd    *exec.Cmd
	said   []string
	url    string
}

// programRun is the product, called with these arguments.
func programRun(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "HOOFDLIJN_TEST_IS_PROGRAM=1")
	return cmd
}

// start runs serve on a folder until it prints its address.
func start(t *testing.T, folder string, args ...string) *program {
	t.Helper()
	return startIn(t, nil, folder, args...)
}

// startIn is start with a few variables more in its environment.
func startIn(t *testing.T, env []string, folder string, args ...string) *program {
	t.Helper()
	p := &program{t: t, folder: folder, cmd: programRun(append([]string{"serve", "--listen", "127.0.0.1:0", "--data", folder}, args...)...)}
	p.cmd.Env = append(p.cmd.Env, env...)
	p.ready()
	return p
}

// ready runs the command until it prints that it serves.
func (p *program) ready() {
	t := p.t
	t.Helper()
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.cmd.Stderr = os.Stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill(); p.cmd.Wait() })
	lines := bufio.NewScanner(out)
	ready := make(chan bool, 1)
	go func() {
		for lines.Scan() {
			p.said = append(p.said, lines.Text())
			if lines.Text() == "Ready." {
				ready <- true
			}
		}
		ready <- false
	}()
	select {
	case ok := <-ready:
		if !ok {
			t.Fatalf("it ended: %q", p.said)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not start")
	}
	for i, line := range p.said {
		if strings.HasPrefix(line, "Hoofdlijn ") {
			p.url = strings.TrimSuffix(p.said[i+1], "/")
		}
	}
}

// stop asks the server to stop, and waits.
func (p *program) stop() {
	p.t.Helper()
	p.cmd.Process.Signal(syscall.SIGTERM)
	ended := make(chan error, 1)
	go func() { ended <- p.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			p.t.Errorf("stopping: %v", err)
		}
	case <-time.After(15 * time.Second):
		p.t.Error("it does not stop")
	}
}

// setup is the token of the set-up link it printed.
func (p *program) setup() string {
	for _, line := range p.said {
		if u, err := url.Parse(line); err == nil && u.Path == "/setup" {
			return u.Fragment
		}
	}
	return ""
}

// here lets the browsers of the other tests visit a process.
func (p *program) here() *here { return &here{t: p.t, url: p.url} }

func (p *program) memory() memory {
	p.t.Helper()
	answer, err := callControl(context.Background(), p.folder, "/memory")
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	var m memory
	if err := json.NewDecoder(answer.Body).Decode(&m); err != nil {
		p.t.Fatal(err)
	}
	return m
}

// A file with one damaged header is refused with the command that mends it; then the server starts again, without what
// was written last. A file in use is left alone.
func TestDoctorMendsADamagedHeader(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	p := start(t, folder)
	p.here().browser().must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	repair := []string{"doctor", "--repair", "--data", folder}
	if out, err := programRun(repair...).CombinedOutput(); err == nil || !strings.Contains(string(out), "in use") {
		t.Errorf("mended under a running server: %v %s", err, out)
	}
	p.stop()
	path := filepath.Join(folder, doorFile)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page, transaction = 4096, 16 + 48 // where a header has its number, in bytes
	newer := 0
	if binary.LittleEndian.Uint64(file[page+transaction:]) > binary.LittleEndian.Uint64(file[transaction:]) {
		newer = page
	}
	file[newer+36] ^= 1
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := programRun("serve", "--listen", "127.0.0.1:0", "--data", folder).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "hoofdlijn doctor --repair --data "+folder) {
		t.Fatalf("a damaged file: %v %s", err, out)
	}
	if out, err := programRun(repair...).CombinedOutput(); err != nil || !strings.Contains(string(out), "door.db     mended") || !strings.Contains(string(out), "journal.db  whole") {
		t.Fatalf("%v %s", err, out)
	}
	start(t, folder).stop()
}

func TestAMeetingOutlivesAStopAndABackup(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	p := start(t, folder)
	lead := p.here().browser()
	lead.must(200, "POST", "/api/v1/setup", M{"token": p.setup(), "name": "anna", "password": password})
	id := lead.must(201, "POST", "/api/v1/meetings", M{"title": "Westerkwartier"})["meeting"].(M)["id"].(string)
	console := lead.connect(id, "console")
	if code := console.ask("people.list", M{"id": "p01", "capacity": "inwoner", "name": "Truus"}); code != "" {
		t.Fatal(code)
	}
	saved := filepath.Join(t.TempDir(), "saved.tar")
	for _, args := range [][]string{{"backup", saved, "--data", folder}, {"doctor", "--data", folder}} {
		if out, err := programRun(args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v %s", args, err, out)
		}
	}
	if info, err := os.Stat(filepath.Join(folder, controlName)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the control socket: %v %v", info, err)
	}
	if out, err := programRun("serve", "--listen", "127.0.0.1:0", "--data", folder).CombinedOutput(); err == nil {
		t.Errorf("two servers on one folder: %s", out)
	}
	if out, err := programRun("restore", saved, "--data", folder).CombinedOutput(); err == nil || !strings.Contains(string(out), "not empty") {
		t.Errorf("restored over a folder in use: %s", out)
	}
	p.stop()
	console.until("goodbye", func(m heard) bool { return m.T == "bye" && m.Code == "restart" && m.Retry })
	restored := filepath.Join(t.TempDir(), "again")
	if out, err := programRun("restore", saved, "--data", restored).CombinedOutput(); err != nil || !strings.Contains(string(out), "is not there") {
		t.Fatalf("%v %s, and it should ask for the key file", err, out)
	}
	for name, at := range map[string]string{"after a stop": folder, "from the backup": restored} {
		p := start(t, at, "--key-file", folder+".key")
		if p.setup() != "" {
			t.Errorf("%s: a set-up link beside an admin", name)
		}
		lead := p.here().browser()
		lead.must(200, "POST", "/api/v1/login", M{"name": "anna", "password": password})
		console := lead.connect(id, "console")
		console.until("Truus", func(heard) bool { return strings.Contains(string(console.seen["people.person/p01"]), "Truus") })
		p.stop()
	}
}

func TestRestoreRefusesWhatIsNotWhole(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	p := start(t, folder)
	saved := filepath.Join(t.TempDir(), "saved.tar")
	if out, err := programRun("backup", saved, "--data", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	p.stop()
	whole, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"cut in half":      whole[:len(whole)/2],
		"without its last": whole[:len(whole)-2048],
		"empty":            {},
		"something else":   []byte(strings.Repeat("x", 5000)),
		"of a newer one":   []byte(strings.Replace(string(whole), `{"format":1`, `{"format":9`, 1)),
	} {
		path := filepath.Join(t.TempDir(), "bad.tar")
		os.WriteFile(path, content, 0o600)
		target := filepath.Join(t.TempDir(), "target")
		out, err := programRun("restore", path, "--data", target).CombinedOutput()
		if err == nil {
			t.Errorf("%s was restored", name)
		}
		if strings.Contains(name, "newer") && !strings.Contains(string(out), "newer version") {
			t.Errorf("%s: %s", name, out)
		}
		if _, err := os.Stat(target); err == nil {
			t.Errorf("%s left a folder behind", name)
		}
	}
	os.WriteFile(filepath.Join(folder, formatFile), []byte(`{"format":2,"version":"later"}`), 0o600)
	if out, err := programRun("serve", "--listen", "127.0.0.1:0", "--data", folder).CombinedOutput(); err == nil || !strings.Contains(string(out), "later") {
		t.Errorf("an old program opens a newer folder: %s", out)
	}
}

func TestWrongCallsExitWithTwo(t *testing.T) {
	for _, args := range [][]string{{"nonsense"}, {"serve", "--nonsense"}, {"serve", "--also", "*"}, {"backup"}, {"restore", "--data", "x"}} {
		err := programRun(args...).Run()
		if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != exitUsage {
			t.Errorf("%v: %v", args, err)
		}
	}
}
