package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"hoofdlijn/internal/seal"
)

const verifyUsage = "hoofdlijn verify BUNDLE [--key KEY] [--code CODE] [--trust-embedded] [--language nl|en]"

// Exit codes of verify, beside 0 (right), 1 (something is wrong) and 2 (wrongly called, or the file cannot be read).
const (
	exitUnknown  = 3 // nothing is wrong, and nothing was given to hold it against
	exitNewer    = 4 // of a newer version: cannot be judged
	exitUnproven = 5 // right, but some files were made by another version and could not be made again
)

// exit is an error that ends the program with a code of its own.
type exit struct {
	code int
	text string
}

func (e exit) Error() string { return e.text }

// verify checks a bundle, without a server and without a network.
func verify(args []string, out io.Writer) error {
	var known seal.Anchor
	language, trust := "nl", false
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&known.Key, "key", "", "")
	flags.StringVar(&known.Code, "code", "", "")
	flags.StringVar(&language, "language", "nl", "")
	flags.BoolVar(&trust, "trust-embedded", false, "")
	var files []string
	for rest := args; ; rest = flags.Args()[1:] { // the bundle may stand before, between or after the flags
		if err := flags.Parse(rest); err != nil {
			return fmt.Errorf("%w: %w\n%s", errUsage, err, verifyUsage)
		}
		if flags.NArg() == 0 {
			break
		}
		files = append(files, flags.Arg(0))
	}
	if len(files) != 1 || language != "nl" && language != "en" {
		return fmt.Errorf("%w: %s", errUsage, verifyUsage)
	}
	raw, err := readBundle(files[0])
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	report, wrong := seal.Verify(raw, known)
	if wrong != nil {
		code := exitFailed
		if wrong.Newer() {
			code = exitNewer
		}
		return exit{code, wrong.In(language)}
	}
	fmt.Fprint(out, report.In(language))
	switch {
	case !report.Known && !trust:
		return exit{exitUnknown, map[string]string{"nl": "geen sleutel of code opgegeven (--key, --code), en niet gezegd dat die in de bundel zelf goed is (--trust-embedded)",
			"en": "no key or code was given (--key, --code), nor said that the one in the bundle itself will do (--trust-embedded)"}[language]}
	case len(report.Unproven) > 0:
		return exit{exitUnproven, map[string]string{"nl": "niet alle bestanden konden opnieuw gemaakt worden", "en": "not all files could be made again"}[language]}
	}
	return nil
}

// readBundle reads no more than a bundle can be.
func readBundle(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, seal.MostBytes+1))
}
