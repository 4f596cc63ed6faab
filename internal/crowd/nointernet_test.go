//go:build linux

package crowd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/rehearse/real"
)

// The hall of the test: two machines on one cable, and no way out.
const (
	inTheHall = "HOOFDLIJN_TEST_HALL" // set inside: the program of the server
	laptop    = "192.168.8.10"
	phonesAt  = "192.168.8.1"
	inHall    = 150
	listed    = 90 // of them: they come by a link of their own, the others by the code on the wall
)

// TestAHallWithoutInternet: a laptop and 150 phones on a network of their own, over plain http, from the door to the
// sealed plan. The laptop finds its own address, and nothing goes out.
func TestAHallWithoutInternet(t *testing.T) {
	if binary := os.Getenv(inTheHall); binary != "" {
		afternoon(t, binary)
		return
	}
	if why := cannotHaveANetwork(); why != "" {
		t.Skip("SKIPPED, no hall could be made: ", why)
	}
	inside := exec.Command("unshare", "--net", "--", os.Args[0], "-test.run=^TestAHallWithoutInternet$", "-test.v")
	inside.Env = append(os.Environ(), inTheHall+"="+built(t))
	said, err := inside.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "--- PASS: TestAHallWithoutInternet") {
		t.Fatalf("%v\n%s", err, said)
	}
	t.Logf("%s", said)
}

// cannotHaveANetwork says why this machine gives us no network of our own; "" when it does.
func cannotHaveANetwork() string {
	said, err := exec.Command("unshare", "--net", "--", "ip", "link", "add", "one", "type", "veth", "peer", "name", "other").CombinedOutput()
	if err != nil {
		return fmt.Sprintf("%v %s", err, said)
	}
	return ""
}

// ip sets up the network of this process.
func ip(t *testing.T, args string) {
	t.Helper()
	if said, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
		t.Fatalf("ip %s: %v %s", args, err, said)
	}
}

// onALaptop starts a program in a network of its own, at the other end of the cable, when it is plugged in.
func onALaptop(t *testing.T) func(*exec.Cmd) error {
	return func(cmd *exec.Cmd) error {
		wait := "ip link set lo up; until ip link set cable up 2>/dev/null; do sleep 0.05; done; ip addr add " + laptop + `/24 dev cable; exec "$0" "$@"`
		program, err := exec.LookPath("unshare")
		if err != nil {
			return err
		}
		cmd.Path, cmd.Args = program, append([]string{"unshare", "--net", "--", "sh", "-c", wait}, cmd.Args...)
		own, err := os.Readlink("/proc/self/ns/net")
		if err != nil {
			return err
		}
		if err := cmd.Start(); err != nil {
			return err
		}
		theirs := fmt.Sprintf("/proc/%d/ns/net", cmd.Process.Pid)
		for now := own; now == own; now, _ = os.Readlink(theirs) { // until it has a network of its own
			time.Sleep(10 * time.Millisecond)
		}
		ip(t, fmt.Sprintf("link set cable netns %d", cmd.Process.Pid))
		return nil
	}
}

func afternoon(t *testing.T, binary string) {
	ip(t, "link set lo up")
	ip(t, "link add phones type veth peer name cable")
	ip(t, "addr add "+phonesAt+"/24 dev phones")
	ip(t, "link set phones up")
	if conn, err := net.DialTimeout("tcp", "1.1.1.1:443", time.Second); !errors.Is(err, unix.ENETUNREACH) {
		t.Fatalf("there is a way out of this hall: %v %v", conn, err)
	}
	folder := t.TempDir()
	server, err := real.StartServer(t.Context(), real.Server{Binary: binary, Folder: folder, Hall: laptop, Env: serverEnv(), Start: onALaptop(t)})
	if err != nil {
		t.Fatal(err)
	}
	h := &hall{server: server, site: newSite(server.URL())}
	defer func() {
		if err := h.stop(); err != nil {
			t.Error(err)
		}
	}()
	m := gathering{t: t, hall: h, ctx: t.Context()}
	m.must(h.setUp(m.ctx))
	greeting, err := os.ReadFile(filepath.Join(folder, "server.log"))
	if err != nil || !strings.Contains(string(greeting), laptop+"  (cable)") || !strings.Contains(string(greeting), "http://"+laptop+":8080/") {
		t.Errorf("the laptop did not find its address: %v\n%s", err, greeting)
	}
	m.door()
	m.toThePlan()
}

// gathering is an afternoon in the hall, step by step.
type gathering struct {
	t      *testing.T
	ctx    context.Context
	hall   *hall
	helper *phone
}

func (m *gathering) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *gathering) leads(name string, data any) {
	m.t.Helper()
	m.must(m.hall.leads(m.ctx, name, data))
}

// everybody does something, many at once.
func (m *gathering) everybody(do func(i int, p *phone) error) {
	m.t.Helper()
	m.must(each(len(m.hall.phones), mostAtOnce, func(i int) error { return do(i, m.hall.phones[i]) }))
}

// until waits until every phone shows a section that is as it should be.
func (m *gathering) until(what, key string, is func(p *phone, value []byte) bool) {
	m.t.Helper()
	m.must(m.hall.until(m.ctx, patience, what, func() bool {
		for _, p := range m.hall.phones {
			if value := p.value(key); value == nil || !is(p, value) {
				return false
			}
		}
		return true
	}))
}

// discreet is the method in which nobody sees who answered what.
func discreet() kind.Method {
	all := methods.All()
	return all[slices.IndexFunc(all, kind.Method.Discreet)]
}

// door brings 150 people in: by a link of their own, or by the code and a helper.
func (m *gathering) door() {
	h := m.hall
	var made struct {
		Meeting struct{ ID, Code, Join string }
	}
	_, err := h.site.post(m.ctx, h.lead, "/meetings", object{"id": "zaal", "title": "In de zaal"}, &made)
	m.must(err)
	if made.Meeting.Join != "http://"+laptop+":8080/"+made.Meeting.Code {
		m.t.Errorf("on the wall stands %s", made.Meeting.Join)
	}
	h.meeting, h.code = made.Meeting.ID, made.Meeting.Code
	h.air = &air{frames: newFrames()}
	h.air.delays.Store(&delays{})
	h.console = h.screen("console", h.lead, "")
	m.must(h.console.connect(m.ctx))
	m.leads("prepare.set_meeting", object{"title": "In de zaal", "question": "Houdt het zonder internet?", "method": discreet().Name()})
	m.leads("prepare.set_theme", object{"id": theme, "title": "Elkaar vinden"})
	m.must(h.list(m.ctx, listed))
	m.leads("prepare.lock", object{})
	m.leads("prepare.open", object{})

	var code struct{ Code string }
	_, err = h.site.post(m.ctx, h.lead, "/meetings/"+h.meeting+"/helper-codes", object{}, &code)
	m.must(err)
	cookie, err := h.site.post(m.ctx, "", "/helper", object{"code": code.Code}, nil)
	m.must(err)
	if !strings.HasPrefix(cookie, "hl-plain-") {
		m.t.Errorf("over plain http a browser keeps no %s", cookie)
	}
	m.helper = h.screen("helper", cookie, "")
	m.must(m.helper.connect(m.ctx))
	defer m.helper.cut()

	if parts, err := h.site.parts(m.ctx, h.code); errors.Is(err, ErrNoScreens) {
		m.t.Log("SKIPPED, the page of the phones: ", err)
	} else if err != nil || len(parts.first) < 3 {
		m.t.Errorf("the page of the phones: %v %v", parts, err)
	}
	h.phones = make([]*phone, inHall)
	m.everybody(func(i int, _ *phone) (err error) {
		if i < listed {
			cookie, err := h.site.enter(m.ctx, h.lead, h.meeting, "phone", person(i))
			h.phones[i] = h.screen("phone", cookie, person(i))
			return err
		}
		var me struct{ Person string }
		cookie, err := h.site.post(m.ctx, "", "/join", object{"code": h.code}, &me)
		h.phones[i] = h.screen("phone", cookie, me.Person)
		return err
	})
	m.everybody(func(i int, p *phone) error {
		if err := p.connect(m.ctx); err != nil {
			return err
		}
		if i < listed {
			return p.ask(m.ctx, h.newID(), "people.arrive", object{})
		}
		if err := p.ask(m.ctx, h.newID(), "people.knock", object{"id": p.person, "name": fmt.Sprint("Bezoeker ", i), "capacity": "resident"}); err != nil {
			return err
		}
		return m.helper.ask(m.ctx, h.newID(), "people.let_in", object{"id": p.person, "capacity": "resident"})
	})
	m.until("everybody is in", "people.me", func(_ *phone, value []byte) bool { return strings.Contains(string(value), `"present":true`) })
}

// toThePlan: an idea of everybody, one proposal, everybody stands behind it, and the plan is on every phone.
func (m *gathering) toThePlan() {
	h := m.hall
	m.everybody(func(i int, p *phone) error {
		return p.ask(m.ctx, h.newID(), "ideas.add", object{"id": idea(i), "theme": theme, "text": fmt.Sprintf("Idee %d: koffie op het plein", i)})
	})
	m.leads("ideas.reveal", object{"theme": theme})
	m.until("every phone shows the last idea", "ideas.idea/"+idea(inHall-1), func(*phone, []byte) bool { return true })
	m.leads("propose.draft", object{"id": "v1", "theme": theme, "from": []string{idea(0)}, "title": "Koffie op het plein", "text": "Elke maand staat er koffie op het plein."})
	m.leads("decide.open", object{"id": "r1", "proposals": []any{object{"id": "v1"}}})
	m.until("every phone shows the round", "decide.ballot/r1", func(*phone, []byte) bool { return true })
	m.everybody(func(_ int, p *phone) error {
		return p.ask(m.ctx, h.newID(), "decide.cast", object{"round": "r1", "answers": object{"v1": object{"choice": discreet().Choices()[0]}}})
	})
	m.leads("decide.close", object{"round": "r1"})
	var reading []struct{ ID string }
	m.must(h.until(m.ctx, patience, "the console shows what is to be read", func() bool {
		raw := h.console.value("plan.reading")
		return strings.Contains(string(raw), `"v1.text"`) && json.Unmarshal(raw, &reading) == nil
	}))
	var items []string
	for _, one := range reading {
		items = append(items, one.ID)
	}
	m.leads("plan.tick", object{"items": items})
	m.leads("plan.seal", object{})
	m.until("the sealed plan is on every phone", "plan.line", func(_ *phone, value []byte) bool {
		return strings.Contains(string(value), `"sealed":true`) && strings.Contains(string(value), "Koffie op het plein")
	})
	m.everybody(func(_ int, p *phone) error {
		differs, err := p.hash(m.ctx)
		if differs != "" {
			err = errors.Join(err, errors.New(differs))
		}
		return err
	})
	page, err := h.site.fetch(m.ctx, "/api/v1/meetings/"+h.meeting+"/plan.md", "identity")
	if err != nil || !strings.Contains(string(page), "Elke maand staat er koffie") {
		m.t.Errorf("the plan cannot be read: %v", err)
	}
}
