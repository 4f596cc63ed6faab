// Command hoofdlijn is the whole product in one program: the server, its tools, and the front end.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/inconshreveable/mousetrap"
)

// version names the build; set with -ldflags "-X main.version=...".
var version = "dev"

// Exit codes: 0 done, 1 it failed, 2 wrongly called or not there yet.
const (
	exitFailed = 1
	exitUsage  = 2
)

// errUsage is an error of the one who typed the command.
var errUsage = errors.New("usage")

// command is one subcommand.
type command struct {
	name string
	does string
	run  func(args []string, out io.Writer) error
}

// commands lists the subcommands; the first is what runs when only its flags are given.
func commands() []command {
	return []command{
		{"serve", "hold meetings", serve},
		{"demo", "serve a made-up meeting to look around in; this opens in your browser when you give no command at all", demo},
		{"rehearse", "play a case file and write what came of it", rehearse},
		{"crowd", "send a crowd of phones to a server and measure it", crowdRun},
		{"backup", "write everything of a running server to one file", backup},
		{"restore", "fill an empty data folder from such a file", restore},
		{"resume", "take over from a laptop that died, from its copy", resume},
		{"doctor", "ask a running server how it is; --repair: mend the files of one that does not start", doctor},
		{"verify", "check the bundle of a plan, without a server or a network", verify},
		{"controleer", "the same: hoofdlijn controleer BUNDEL", verify},
		{"languages", "list the languages; new FILE: a file for one more; check FILE: what is wrong with it", languageTool},
		{"config", "list every setting, with --markdown as docs/CONFIG.md", listConfig},
		{"version", "say which version this is", sayVersion},
	}
}

func main() {
	code := run(os.Args[1:], os.Stdout, os.Stderr)
	if code != 0 && mousetrap.StartedByExplorer() { // the window would be gone before anybody has read why
		fmt.Fprintln(os.Stderr, "\nDruk op Enter om dit venster te sluiten / press Enter to close this window")
		_, _ = fmt.Scanln()
	}
	os.Exit(code)
}

// choose finds the command, and what is left for it; nil when there is no such command, or help is wanted. Without a word,
// as after a double click, it is the demo, in the browser.
func choose(all []command, args []string) (*command, []string) {
	switch {
	case len(args) == 0:
		args = []string{"demo", "--open"}
	case args[0] == "-h" || args[0] == "--help":
		return nil, nil
	case strings.HasPrefix(args[0], "-"):
		return &all[0], args
	}
	for i := range all {
		if all[i].name == args[0] {
			return &all[i], args[1:]
		}
	}
	return nil, nil
}

func run(args []string, out, errs io.Writer) int {
	all := commands()
	chosen, args := choose(all, args)
	if chosen == nil {
		usage(errs, all)
		return exitUsage
	}
	err := chosen.run(args, out)
	if err == nil {
		return 0
	}
	fmt.Fprintf(errs, "hoofdlijn %s: %v\n", chosen.name, err)
	if own, is := errors.AsType[exit](err); is {
		return own.code
	}
	if errors.Is(err, errUsage) {
		return exitUsage
	}
	return exitFailed
}

func usage(w io.Writer, all []command) {
	fmt.Fprintln(w, "usage: hoofdlijn [command] [flags]")
	for _, c := range all {
		fmt.Fprintf(w, "  %-10s %s\n", c.name, c.does)
	}
	fmt.Fprintln(w, "Flags of serve, each also an environment variable: hoofdlijn config")
}

func sayVersion(_ []string, out io.Writer) error {
	_, err := fmt.Fprintf(out, "hoofdlijn %s, format %d\n", version, Format)
	return err
}
