package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Format numbers the layout of the data folder and of a backup. A program refuses what is newer than it knows. The
// files in it have numbers of their own as well.
const Format = 1

const formatFile = "format.json"

type formatMark struct {
	Format  int    `json:"format"`
	Version string `json:"version"` // of the program that wrote it first; for people
}

// errNewer says which program is needed.
func errNewer(what string, m formatMark) error {
	return fmt.Errorf("%s was written by a newer version (%s, format %d); this is %s, format %d: use the newer program", what, m.Version, m.Format, version, Format)
}

// checkFormat marks a new folder, and refuses one of a newer program.
func checkFormat(folder string) error {
	path := filepath.Join(folder, formatFile)
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return os.WriteFile(path, encoded(formatMark{Format, version}), 0o600)
	}
	if err != nil {
		return err
	}
	var m formatMark
	if err := json.Unmarshal(raw, &m); err != nil || m.Format < 1 {
		return fmt.Errorf("%s cannot be read: is this a data folder?", path)
	}
	if m.Format > Format {
		return errNewer(folder, m)
	}
	return nil
}
