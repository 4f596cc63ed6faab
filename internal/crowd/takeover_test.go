//go:build linux

package crowd

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// The hall of this test: a network of its own with a switch, the phones, and two laptops, each a network namespace with one
// cable. The phones are this process, run again inside.
const (
	insideEnv  = "CROWD_TEST_INSIDE"
	hallNet    = "10.77.8.1/24"
	laptopNet  = "10.77.8.2/24"
	laptopHost = "10.77.8.2:8080"
	phoneCount = 60
)

// takeOverWithin is what is promised, phones included.
const takeOverWithin = 120 * time.Second

// TestTheLaptopDies: in the middle of a round the cable of the first laptop goes and its server dies, as when a laptop falls
// off a table. A second laptop takes over from the stick with the code from the envelope, at the same address. Every phone
// comes back by itself with the session it had, sends again what was not acknowledged, and nothing is lost or doubled.
func TestTheLaptopDies(t *testing.T) {
	if os.Getenv(insideEnv) == "" {
		outside(t)
		return
	}
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	defer stop()
	run(t, "ip", "link", "set", "lo", "up")
	run(t, "ip", "link", "add", "zaal", "type", "bridge")
	run(t, "ip", "addr", "add", hallNet, "dev", "zaal")
	run(t, "ip", "link", "set", "zaal", "up")
	first, second := newLaptop(t, "een", laptopNet), newLaptop(t, "twee", "")
	stick := t.TempDir()
	server := first.serve(ctx, stick)

	site := newSite("http://" + laptopHost)
	if _, err := site.post(ctx, "", "/setup", object{"token": server.setup, "name": "anna", "password": "een lange wachtzin"}, nil); err != nil {
		t.Fatal(err)
	}
	hall, err := openHall(ctx, Options{Against: site.url, Staff: "anna", Password: "een lange wachtzin"})
	if err != nil {
		t.Fatal(err)
	}
	d := &deadly{hall: hall, t: t, ctx: ctx}
	t.Cleanup(hall.close)
	d.must(d.gather(ctx, phoneCount))
	d.must(d.connect(ctx, d.phones))
	d.must(copyIsWhole(ctx, site))
	code := first.envelope()

	v, err := d.openRound(ctx, "r1", d.phones)
	d.must(err)
	opened := d.last
	var died time.Time
	d.kill = func() { // no packet says goodbye
		died = time.Now()
		first.unplug()
		server.kill()
	}
	asks := d.trickle(v)
	acknowledged := 0
	for _, all := range asks {
		for _, a := range all {
			if !a.heard.IsZero() && a.no == nil {
				acknowledged++
			}
		}
	}
	if acknowledged == 0 || acknowledged == phoneCount*answers {
		t.Fatalf("%d of %d answers were acknowledged: it did not die in the middle", acknowledged, phoneCount*answers)
	}

	second.resume(ctx, stick, code)
	served := time.Since(died)
	var tries atomic.Int64
	d.must(each(len(d.phones)+1, phoneCount, func(i int) error {
		p := d.console
		if i < len(d.phones) {
			p = d.phones[i]
		}
		p.cut() // it waited in vain for an answer
		return comesBack(ctx, p, &tries)
	}))
	d.must(d.until(ctx, patience, "every phone shows its ballot again", func() bool {
		for _, p := range d.phones {
			if p.value("decide.ballot/r1") == nil {
				return false
			}
		}
		return true
	}))
	back := time.Since(died)
	if back > takeOverWithin {
		t.Errorf("after %v everybody was back; promised is %v", back, takeOverWithin)
	}
	d.resend(v, asks, 0)
	d.counted(v, opened)
	d.must(d.compare(ctx, &Result{}))
	t.Logf("%d of %d answers acknowledged when it died; served again after %v, everybody back after %v (%d tries failed); nothing lost, nothing doubled",
		acknowledged, phoneCount*answers, served.Round(time.Millisecond), back.Round(time.Millisecond), tries.Load())
}

// trickle has everybody answer, one after the other, and kills after a third of the answers came back.
func (d *deadly) trickle(v *voting) [][]*ask {
	asks := make([][]*ask, len(v.voters))
	var heard atomic.Int64
	told := func(a *ask) {
		if a.no == nil && heard.Add(1) == phoneCount*answers/3 {
			d.kill()
		}
	}
	for n := range answers {
		for i, p := range v.voters {
			a, choice := v.cast(p, n)
			a.told = told
			asks[i] = append(asks[i], a)
			v.last[p.person] = choice
			_ = p.send(a) // some find nobody any more
			time.Sleep(2 * time.Millisecond)
		}
	}
	return asks
}

// outside runs the test once more in a network of its own.
func outside(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("!!! SKIPPED: networks of its own need root")
	}
	for _, tool := range []string{"ip", "unshare", "nsenter"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("!!! SKIPPED: %s is not there (apt install iproute2 util-linux)", tool)
		}
	}
	if said, err := exec.Command("unshare", "-n", "ip", "link", "add", "zaal", "type", "bridge").CombinedOutput(); err != nil {
		t.Skipf("!!! SKIPPED: no networks can be made here: %v %s", err, said)
	}
	again := exec.Command("unshare", "-n", os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	again.Env = append(os.Environ(), insideEnv+"=1")
	said, err := again.CombinedOutput()
	t.Logf("%s", said)
	if err != nil {
		t.Fatal(err)
	}
}

// fallible is a machine of its own on the network of the hall.
type fallible struct {
	t       *testing.T
	name    string
	data    string
	machine *exec.Cmd // holds the namespace
	plug    string    // its cable, at the side of the hall
}

// run is a command that must succeed.
func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if said, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v %s", name, args, err, said)
	}
}

func newLaptop(t *testing.T, name, address string) *fallible {
	t.Helper()
	l := &fallible{t: t, name: name, data: filepath.Join(t.TempDir(), name), plug: "hl-" + name, machine: exec.Command("unshare", "-n", "sleep", "600")}
	if err := l.machine.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.machine.Process.Kill(); l.machine.Wait() })
	own, err := os.Readlink("/proc/self/ns/net")
	for end := time.Now().Add(patience); err == nil; time.Sleep(5 * time.Millisecond) { // until it has moved
		theirs, _ := os.Readlink(fmt.Sprintf("/proc/%d/ns/net", l.machine.Process.Pid))
		if theirs != "" && theirs != own {
			break
		}
		if time.Now().After(end) {
			t.Fatal("no network of its own")
		}
	}
	run(t, "ip", "link", "add", l.plug, "type", "veth", "peer", "name", "eth0", "netns", fmt.Sprint(l.machine.Process.Pid))
	run(t, "ip", "link", "set", l.plug, "master", "zaal", "up")
	l.inside("ip", "link", "set", "lo", "up")
	l.inside("ip", "link", "set", "eth0", "up")
	if address != "" {
		l.inside("ip", "addr", "add", address, "dev", "eth0")
	}
	return l
}

func (l *fallible) in(name string, args ...string) *exec.Cmd {
	return exec.Command("nsenter", append([]string{"-n", "-t", fmt.Sprint(l.machine.Process.Pid), name}, args...)...)
}

func (l *fallible) inside(name string, args ...string) {
	l.t.Helper()
	if said, err := l.in(name, args...).CombinedOutput(); err != nil {
		l.t.Fatalf("on laptop %s: %s %v: %v %s", l.name, name, args, err, said)
	}
}

// unplug takes the cable out.
func (l *fallible) unplug() { _ = exec.Command("ip", "link", "set", l.plug, "down").Run() }

// served is a server on a laptop.
type served struct {
	cmd   *exec.Cmd
	setup string
}

func (s *served) kill() {
	_ = s.cmd.Process.Signal(syscall.SIGKILL)
	_ = s.cmd.Wait()
}

func (l *fallible) serve(ctx context.Context, stick string) *served {
	l.t.Helper()
	cmd := l.in(built(l.t), "serve", "--listen", "0.0.0.0:8080", "--hall", "--data", l.data, "--copy-to", stick)
	return l.begin(ctx, cmd)
}

func (l *fallible) resume(ctx context.Context, stick, code string) *served {
	l.t.Helper()
	cmd := l.in(built(l.t), "resume", stick, "--data", l.data, "--take-address", laptopNet, "--on", "eth0")
	cmd.Stdin = strings.NewReader(code + "\n")
	return l.begin(ctx, cmd)
}

// begin runs a server until it says that it is ready.
func (l *fallible) begin(ctx context.Context, cmd *exec.Cmd) *served {
	l.t.Helper()
	cmd.Env = append(os.Environ(), "HOOFDLIJN_MEASURE=1")
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		l.t.Fatal(err)
	}
	s := &served{cmd: cmd}
	l.t.Cleanup(s.kill)
	ready := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if _, token, found := strings.Cut(lines.Text(), "/setup#"); found {
				s.setup = token
			}
			if lines.Text() == "Ready." {
				ready <- true
			}
		}
		ready <- false
	}()
	select {
	case is := <-ready:
		if !is {
			l.t.Fatalf("the server of laptop %s ended: %s", l.name, errs.String())
		}
	case <-ctx.Done():
		l.t.Fatalf("the server of laptop %s does not start", l.name)
	}
	return s
}

// envelope is the code that was printed beforehand.
func (l *fallible) envelope() string {
	l.t.Helper()
	var identity struct{ Code string }
	raw, err := os.ReadFile(l.data + ".key.copy")
	if err == nil {
		err = json.Unmarshal(raw, &identity)
	}
	if err != nil || identity.Code == "" {
		l.t.Fatalf("no code for the envelope: %v", err)
	}
	return identity.Code
}

// copyIsWhole waits until the health page says so.
func copyIsWhole(ctx context.Context, s *site) error {
	for ; ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
		answer, err := s.http.Get(s.url + "/api/v1/health")
		if err != nil {
			return err
		}
		var said struct{ Copy struct{ State string } }
		err = json.NewDecoder(answer.Body).Decode(&said)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK {
			return fmt.Errorf("health: %s %w", answer.Status, err)
		}
		if said.Copy.State != "behind" && said.Copy.State != "" {
			return nil
		}
	}
	return ctx.Err()
}

// comesBack tries until the phone is in again, as its page does.
func comesBack(ctx context.Context, p *phone, tries *atomic.Int64) error {
	for {
		short, stop := context.WithTimeout(ctx, 5*time.Second)
		err := p.connect(short)
		stop()
		if err == nil || ctx.Err() != nil {
			return err
		}
		tries.Add(1)
		time.Sleep(500 * time.Millisecond)
	}
}
