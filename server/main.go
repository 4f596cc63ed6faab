// Command hoofdlijn is the whole product in one program: the server, its tools, and the front end.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
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
	name  string
	does  string
	usage string // how it is called
	run   func(args []string, out io.Writer) error
}

// flagsOfServe ends the usage of a command that must know what the server knows.
const flagsOfServe = "\nThe flags of serve, each also an environment variable: hoofdlijn config"

// commands lists the subcommands; the first is what runs when only its flags are given.
func commands() []command {
	return []command{
		{"serve", "hold meetings", "hoofdlijn serve [flags]" + flagsOfServe, serve},
		{"demo", "serve a made-up meeting to look around in; this opens in your browser when you give no command at all", demoUsage, demo},
		{"rehearse", "play a case file and write what came of it", rehearseUsage, rehearse},
		{"crowd", "send a crowd of phones to a server and measure it", crowdUsage, crowdRun},
		{"backup", "write everything of a running server to one file", backupUsage + flagsOfServe, backup},
		{"restore", "fill an empty data folder from such a file", restoreUsage + flagsOfServe, restore},
		{"resume", "take over from a laptop that died, from its copy", resumeUsage + flagsOfServe, resume},
		{"doctor", "ask a running server how it is; --repair: mend the files of one that does not start", "hoofdlijn doctor [--repair] [flags of serve]" + flagsOfServe, doctor},
		{"verify", "check the bundle of a plan, without a server or a network", verifyUsage, verify},
		{"controleer", "the same: hoofdlijn controleer BUNDEL", verifyUsage, verify},
		{"languages", "list the languages; new FILE: a file for one more; check FILE: what is wrong with it", languagesUsage, languageTool},
		{"config", "list every setting, with --markdown as docs/CONFIG.md", configUsage, listConfig},
		{"version", "say which version this is", "hoofdlijn version", sayVersion},
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

// choose finds the command, and what is left for it; nil when there is no such command. Without a word, as
// after a double click, it is the demo, in the browser.
func choose(all []command, args []string) (*command, []string) {
	switch {
	case len(args) == 0:
		args = []string{"demo", "--open"}
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
	if len(args) == 1 && isHelp(args[0]) {
		usage(out, all)
		return 0
	}
	chosen, args := choose(all, args)
	if chosen == nil {
		usage(errs, all)
		return exitUsage
	}
	if slices.ContainsFunc(args, isHelp) {
		fmt.Fprintf(out, "hoofdlijn %s: %s\n%s\n", chosen.name, chosen.does, chosen.usage)
		return 0
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

func isHelp(arg string) bool { return arg == "-h" || arg == "--help" }

func usage(w io.Writer, all []command) {
	fmt.Fprintln(w, "usage: hoofdlijn [command] [flags]")
	for _, c := range all {
		fmt.Fprintf(w, "  %-10s %s\n", c.name, c.does)
	}
	fmt.Fprintln(w, "How one is called: hoofdlijn COMMAND --help")
}

func sayVersion(_ []string, out io.Writer) error {
	_, err := fmt.Fprintf(out, "hoofdlijn %s, format %d\n", version, Format)
	return err
}
