package arch_test

import (
	"bufio"
	"context"
	"debug/elf"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
)

// instruction is one line of the Dockerfile, as "RUN" and what follows it.
type instruction struct{ do, what string }

func dockerfile(t *testing.T) []instruction {
	t.Helper()
	src := strings.ReplaceAll(read(t, "Dockerfile"), "\\\n", " ")
	var all []instruction
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if do, what, ok := strings.Cut(line, " "); ok && !strings.HasPrefix(line, "#") {
			all = append(all, instruction{do, strings.TrimSpace(what)})
		}
	}
	return all
}

func read(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// image is what the last stage says, read without building anything.
type image struct {
	env     map[string]string
	user    string
	volumes []string
	start   []string
}

func last(t *testing.T, all []instruction) image {
	t.Helper()
	im := image{env: map[string]string{}}
	for _, in := range all {
		switch in.do {
		case "FROM":
			im = image{env: map[string]string{}}
		case "USER":
			im.user = in.what
		case "VOLUME":
			im.volumes = append(im.volumes, list(t, in.what)...)
		case "ENTRYPOINT", "CMD":
			im.start = append(im.start, list(t, in.what)...)
		case "ENV":
			for _, pair := range strings.Fields(in.what) {
				name, value, _ := strings.Cut(pair, "=")
				im.env[name] = value
			}
		}
	}
	return im
}

func list(t *testing.T, what string) (all []string) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(what), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

var number = regexp.MustCompile(`^[1-9][0-9]*(:[1-9][0-9]*)?$`)

// TestTheImageKeepsKeysApart: what runs is nobody's account in particular, and data and master key lie on volumes of
// their own, so that a copy of the one opens nothing.
func TestTheImageKeepsKeysApart(t *testing.T) {
	im := last(t, dockerfile(t))
	if !number.MatchString(im.user) {
		t.Errorf("it runs as %q: a number, and not 0, is what an orchestrator can check", im.user)
	}
	data, key := im.env["HOOFDLIJN_DATA"], im.env["HOOFDLIJN_KEY_FILE"]
	if !slices.Contains(im.volumes, data) || !slices.Contains(im.volumes, path.Dir(key)) || strings.HasPrefix(key, data+"/") {
		t.Errorf("data in %q and the key file %q, on volumes %q", data, key, im.volumes)
	}
	if !slices.Equal(im.start, []string{"/hoofdlijn", "serve"}) {
		t.Errorf("it starts %q", im.start)
	}
}

// TestComposeKeepsWhatIsAcknowledged: Redis syncs every write and throws nothing away, and everything that must last
// is on a named volume: the data of Redis, the data folder, and the keys apart from both.
func TestComposeKeepsWhatIsAcknowledged(t *testing.T) {
	var file struct {
		Services map[string]struct {
			Image, Build string
			Command      []string
			Environment  map[string]string
			Ports        []string
			Volumes      []string
			Depends      []string `yaml:"depends_on"`
		}
		Volumes map[string]any
	}
	if err := yaml.Unmarshal([]byte(read(t, "compose.yaml")), &file); err != nil {
		t.Fatal(err)
	}
	redis, ours := file.Services["redis"], file.Services["hoofdlijn"]
	said := strings.Join(redis.Command, " ") + " "
	for _, want := range []string{"--appendonly yes ", "--appendfsync always ", "--maxmemory-policy noeviction "} {
		if !strings.Contains(said, want) {
			t.Errorf("Redis is not told %q: %s", want, said)
		}
	}
	if len(redis.Ports) > 0 {
		t.Errorf("Redis can be reached from outside, at %q", redis.Ports)
	}
	if to := ours.Environment["HOOFDLIJN_REDIS"]; !strings.HasPrefix(to, "redis://redis:") || !slices.Contains(ours.Depends, "redis") {
		t.Errorf("it keeps things in %q and waits for %q", to, ours.Depends)
	}
	for _, port := range ours.Ports {
		if !strings.HasPrefix(port, "127.0.0.1:") {
			t.Errorf("without https it listens on %s", port)
		}
	}
	on := map[string]string{} // folder of ours, or "redis", to the volume under it
	for _, v := range ours.Volumes {
		name, folder, _ := strings.Cut(v, ":")
		on[folder] = name
	}
	for _, v := range redis.Volumes {
		if name, folder, _ := strings.Cut(v, ":"); folder == "/data" {
			on["redis"] = name
		}
	}
	used := map[string]bool{}
	for _, folder := range append(last(t, dockerfile(t)).volumes, "redis") {
		name := on[folder]
		if _, named := file.Volumes[name]; !named || used[name] {
			t.Errorf("%s lies on volume %q, which is not named or holds something else too", folder, name)
		}
		used[name] = true
	}
}

// TestTheImageBuilds does what the Dockerfile says without an engine: every stage in an empty folder with only what COPY
// names, every RUN with an empty environment but for where packages are kept already. Then it starts what came of it as
// the user the image names.
func TestTheImageBuilds(t *testing.T) {
	if os.Getenv("HOOFDLIJN_LONG") == "" {
		t.Skip("installs and builds everything: scripts/test long")
	}
	work := t.TempDir()
	for at := work; at != os.TempDir() && len(at) > 1; at = filepath.Dir(at) { // the other user looks in too
		if err := os.Chmod(at, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	b := &building{t: t, work: work, home: filepath.Join(work, "home")}
	for _, in := range dockerfile(t) {
		b.do(in)
	}
	binary := filepath.Join(b.stage, "hoofdlijn")
	static(t, binary)
	runs(t, b.stage, last(t, dockerfile(t)))
}

// building is a Dockerfile under way. A stage is a folder that stands for the root of its file system.
type building struct {
	t           *testing.T
	work, home  string
	stage       string // folder of the stage
	at          string // its working directory, within the stage
	stagesSoFar int
}

func (b *building) do(in instruction) {
	b.t.Helper()
	switch in.do {
	case "FROM":
		name := strconv.Itoa(b.stagesSoFar)
		if words := strings.Fields(in.what); len(words) == 3 {
			name = words[2]
		}
		b.stagesSoFar++
		b.stage, b.at = filepath.Join(b.work, "stage-"+name), "/"
		b.must(os.MkdirAll(b.stage, 0o755))
	case "WORKDIR":
		b.at = in.what
		b.must(os.MkdirAll(filepath.Join(b.stage, b.at), 0o755))
	case "COPY":
		b.copy(strings.Fields(in.what))
	case "RUN":
		b.run(in.what)
	}
}

func (b *building) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// own are the addresses in a command that are of the stage.
var own = regexp.MustCompile(`(^|[ =])/`)

func (b *building) run(what string) {
	b.t.Helper()
	b.must(os.MkdirAll(b.home, 0o755))
	cmd := exec.CommandContext(b.t.Context(), "sh", "-c", own.ReplaceAllString(what, "${1}"+b.stage+"/"))
	cmd.Dir = filepath.Join(b.stage, b.at)
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + b.home}, kept(b.t)...)
	began := time.Now()
	if said, err := cmd.CombinedOutput(); err != nil {
		b.t.Fatalf("RUN %s: %v\n%s", what, err, said)
	}
	b.t.Logf("RUN %s: %.0f s", what, time.Since(began).Seconds())
}

// kept is where packages come from, and where those are that were fetched or compiled before; nothing else of this machine.
func kept(t *testing.T) (env []string) {
	t.Helper()
	for _, name := range []string{"GOPROXY", "GOSUMDB", "GOMODCACHE", "GOCACHE"} {
		value, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+strings.TrimSpace(string(value)))
	}
	for name, setting := range map[string]string{"npm_config_registry": "registry", "npm_config_cache": "cache"} {
		value, err := exec.Command("npm", "config", "get", setting).Output()
		if err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+strings.TrimSpace(string(value)))
	}
	for _, name := range []string{"HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"} {
		if value, is := os.LookupEnv(name); is {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// copy is COPY from the tree, or from an earlier stage. What a stage does not have is of the system it is built on.
func (b *building) copy(words []string) {
	b.t.Helper()
	from := ""
	for strings.HasPrefix(words[0], "--") {
		if stage, is := strings.CutPrefix(words[0], "--from="); is {
			from = filepath.Join(b.work, "stage-"+stage)
		}
		words = words[1:]
	}
	to := words[len(words)-1]
	if !path.IsAbs(to) {
		to = path.Join(b.at, to) + "/"
	}
	for _, source := range words[:len(words)-1] {
		switch {
		case from == "":
			b.fromTree(source, to)
		case strings.HasPrefix(source, "/etc/"):
			b.t.Logf("COPY %s: of the system, not of ours", source)
		default:
			b.fromStage(filepath.Join(from, source), filepath.Join(b.stage, to))
		}
	}
}

func (b *building) fromStage(source, to string) {
	b.t.Helper()
	info, err := os.Stat(source)
	b.must(err)
	if info.IsDir() {
		b.must(os.MkdirAll(to, 0o755))
		b.must(os.CopyFS(to, os.DirFS(source)))
		return
	}
	copyFile(b.t, source, to)
}

// fromTree copies what git knows, as far as .dockerignore lets it.
func (b *building) fromTree(source, to string) {
	b.t.Helper()
	names, err := exec.Command("git", "-C", root, "ls-files", "-z", "-c", "-o", "--exclude-standard", "--", source).Output()
	b.must(err)
	ignored := strings.Fields(read(b.t, ".dockerignore"))
	copied := 0
	for name := range strings.SplitSeq(strings.TrimRight(string(names), "\x00"), "\x00") {
		if isIgnored(name, ignored) {
			continue
		}
		within, err := filepath.Rel(source, name)
		b.must(err)
		if within == "." {
			within = path.Base(name)
		}
		copyFile(b.t, filepath.Join(root, name), filepath.Join(b.stage, to, within))
		copied++
	}
	if copied == 0 {
		b.t.Fatalf("COPY %s: there is no such thing", source)
	}
}

func isIgnored(name string, ignored []string) bool {
	for ; name != "."; name = path.Dir(name) {
		for _, pattern := range ignored {
			if anywhere, is := strings.CutPrefix(pattern, "**/"); is && path.Base(name) == anywhere || name == pattern {
				return true
			}
		}
	}
	return false
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	info, err := os.Stat(from)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.WriteFile(to, raw, info.Mode().Perm())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// static: an image of nothing but this file has no loader and no libraries.
func static(t *testing.T, binary string) {
	t.Helper()
	file, err := elf.Open(binary)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	needs, err := file.ImportedLibraries()
	if err != nil || len(needs) > 0 {
		t.Errorf("it needs %q (%v)", needs, err)
	}
	for _, part := range file.Progs {
		if part.Type == elf.PT_INTERP {
			t.Error("it needs a loader")
		}
	}
}

// runs starts what was built as the image would, and asks for its health and a page.
func runs(t *testing.T, stage string, im image) {
	t.Helper()
	user, err := strconv.Atoi(strings.Split(im.user, ":")[0])
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, filepath.Join(stage, im.start[0]), append(im.start[1:], "--listen", "127.0.0.1:0")...)
	for name, value := range im.env {
		cmd.Env = append(cmd.Env, name+"="+strings.Replace(value, "/", stage+"/", 1))
	}
	if os.Getuid() == 0 { // else it is no root anyway
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(user), Gid: uint32(user)}}
		for _, folder := range im.volumes { // COPY --chown
			if err := os.Chown(filepath.Join(stage, folder), user, user); err != nil {
				t.Fatal(err)
			}
		}
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	url := ""
	for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != "Ready."; {
		if strings.HasPrefix(lines.Text(), "http://") && url == "" {
			url = strings.TrimSuffix(lines.Text(), "/")
		}
	}
	for page, want := range map[string]string{"/api/v1/health": `"strong"`, "/phone": "<script"} {
		answer, err := http.Get(url + page)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(raw), want) {
			t.Errorf("%s: %s %v\n%.300s", page, answer.Status, err, raw)
		}
	}
	if _, err := os.Stat(filepath.Join(stage, im.env["HOOFDLIJN_KEY_FILE"])); err != nil {
		t.Error(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(fmt.Errorf("stopping: %w", err))
	}
}
