package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	rehearsal "hoofdlijn/internal/rehearse"
)

const rehearseUsage = "hoofdlijn rehearse CASE.yaml --out DIR [--against URL --staff NAME] [--redis URL] [--data DIR] [--phones N] [--pace live|fast] [--seed N]"

// passwordVariable is where the password of --staff comes from: what is on a command line everybody can read.
const passwordVariable = "HOOFDLIJN_PASSWORD"

// rehearse plays a case file through a real server.
func rehearse(args []string, out io.Writer) error {
	o, err := rehearseOptions(args)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = rehearsal.Run(ctx, o)
	if errors.Is(err, rehearsal.ErrFile) {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	if err == nil {
		fmt.Fprintf(out, "%s went as it is written; what came of it is in %s\n", o.File, o.Out)
	}
	return err
}

// rehearseOptions reads the command line; the case may stand before, between or after the flags.
func rehearseOptions(args []string) (rehearsal.Options, error) {
	o := rehearsal.Options{Password: os.Getenv(passwordVariable)}
	pace := ""
	flags := flag.NewFlagSet("rehearse", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.Out, "out", "", "")
	flags.StringVar(&o.Against, "against", "", "")
	flags.StringVar(&o.Staff, "staff", "", "")
	flags.StringVar(&o.Redis, "redis", "", "")
	flags.StringVar(&o.Data, "data", "", "")
	flags.IntVar(&o.Phones, "phones", 0, "")
	flags.StringVar(&pace, "pace", "fast", "")
	flags.Int64Var(&o.Seed, "seed", 1, "")
	var files []string
	for rest := args; ; rest = flags.Args()[1:] {
		if err := flags.Parse(rest); err != nil {
			return o, fmt.Errorf("%w: %w\n%s", errUsage, err, rehearseUsage)
		}
		if flags.NArg() == 0 {
			break
		}
		files = append(files, flags.Arg(0))
	}
	if len(files) == 1 {
		o.File = files[0]
	}
	o.Live = pace == "live"
	if what := wrongOptions(o, len(files), pace); what != "" {
		return o, fmt.Errorf("%w: %s\n%s", errUsage, what, rehearseUsage)
	}
	binary, err := os.Executable()
	o.Binary = binary
	return o, err
}

// mostPhones is how many phones more one machine plays.
const mostPhones = 2000

func wrongOptions(o rehearsal.Options, files int, pace string) string {
	switch {
	case files != 1:
		return "one case file is needed"
	case o.Out == "":
		return "--out says where the papers go"
	case pace != "live" && pace != "fast":
		return "--pace is live or fast"
	case o.Phones < 0 || o.Phones > mostPhones:
		return fmt.Sprintf("--phones is at most %d", mostPhones)
	case (o.Against == "") != (o.Staff == ""):
		return "--against and --staff go together"
	case o.Against != "" && (o.Redis != "" || o.Data != ""):
		return "--redis and --data are for a server of our own, --against is another one"
	case o.Against != "" && o.Password == "":
		return "the password of --staff is taken from " + passwordVariable
	}
	return ""
}
