package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"hoofdlijn/internal/crowd"
)

const crowdUsage = `hoofdlijn crowd lone|storm|ballots|memory|join|talks|board [--store bolt|redis] [--phones N] [--rate N] [--seconds N] [--pairs N]
    [--ballots N] [--ideas N] [--best MB/S] [--out FILE.json] [--commit ID] [--profile FILE] [--against URL --staff NAME]
hoofdlijn crowd --report FILE... --markdown`

// crowdRun sends a crowd to a server, or writes the report of what was measured.
func crowdRun(args []string, out io.Writer) error {
	switch {
	case len(args) == 1 && args[0] == "floor": // started by the tool itself
		return crowd.ServeFloor(out)
	case len(args) > 0 && args[0] == "--report":
		files := slices.DeleteFunc(slices.Clone(args[1:]), func(a string) bool { return a == "--markdown" })
		if len(files) == 0 || len(files) == len(args)-1 {
			return fmt.Errorf("%w:\n%s", errUsage, crowdUsage)
		}
		return crowd.Report(files, out)
	}
	o, err := crowdOptions(args)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	result, err := crowd.Run(ctx, o)
	if errors.Is(err, crowd.ErrUse) {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	if result != nil {
		result.Print(out)
		if o.Out != "" && err == nil {
			err = result.Write(o.Out)
		}
	}
	if err == nil && len(result.Missed()) > 0 {
		err = fmt.Errorf("not as it should be: %s", strings.Join(result.Missed(), "; "))
	}
	return err
}

// crowdOptions reads the command line; the scenario may stand before or after the flags.
func crowdOptions(args []string) (crowd.Options, error) {
	o := crowd.Options{Password: os.Getenv(passwordVariable), Commit: commit()}
	flags := flag.NewFlagSet("crowd", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.Store, "store", "", "")
	flags.StringVar(&o.Out, "out", "", "")
	flags.StringVar(&o.Profile, "profile", "", "")
	flags.StringVar(&o.Commit, "commit", o.Commit, "")
	flags.StringVar(&o.Against, "against", "", "")
	flags.StringVar(&o.Staff, "staff", "", "")
	flags.IntVar(&o.Phones, "phones", 0, "")
	flags.Float64Var(&o.Rate, "rate", 0, "")
	flags.IntVar(&o.Seconds, "seconds", 0, "")
	flags.IntVar(&o.Pairs, "pairs", 0, "")
	flags.IntVar(&o.Ballots, "ballots", 0, "")
	flags.Float64Var(&o.Best, "best", 0, "")
	flags.IntVar(&o.Ideas, "ideas", 0, "")
	var named []string
	for rest := args; ; rest = flags.Args()[1:] {
		if err := flags.Parse(rest); err != nil {
			return o, fmt.Errorf("%w: %w\n%s", errUsage, err, crowdUsage)
		}
		if flags.NArg() == 0 {
			break
		}
		named = append(named, flags.Arg(0))
	}
	if len(named) != 1 || (o.Against == "") != (o.Staff == "") {
		return o, fmt.Errorf("%w:\n%s", errUsage, crowdUsage)
	}
	o.Scenario = named[0]
	binary, err := os.Executable()
	o.Binary = binary
	return o, err
}

// commit is what this program was built from.
func commit() string {
	about, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	said := map[string]string{}
	for _, s := range about.Settings {
		said[s.Key] = s.Value
	}
	switch revision := said["vcs.revision"]; {
	case revision == "":
		return "unknown"
	case said["vcs.modified"] == "true":
		return revision[:min(12, len(revision))] + " with changes"
	default:
		return revision[:min(12, len(revision))]
	}
}
