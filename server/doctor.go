package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"time"

	doorbolt "hoofdlijn/internal/door/bolt"
	journalbolt "hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/boltfile"
	vaultbolt "hoofdlijn/internal/vault/bolt"
)

// doctor asks the running server how it is; it fails when that is not well. With --repair first it mends the files of a
// server that does not start.
func doctor(args []string, out io.Writer) error {
	if len(args) > 0 && args[0] == "--repair" {
		return repair(args[1:], out)
	}
	c, err := readConfig("doctor", args, osEnv)
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	answer, err := callControl(ctx, c.data, "/doctor")
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var report healthReport
	if err := json.NewDecoder(answer.Body).Decode(&report); err != nil {
		return err
	}
	fmt.Fprintf(out, "version     %s\nstore       %s\ndurability  %s\n", report.Version, report.Store, report.Durability)
	for _, note := range report.Notes {
		fmt.Fprintf(out, "note        %s\n", note)
	}
	if report.Copy != nil {
		fmt.Fprintf(out, "copy        %s\n", report.Copy.Says.English)
	}
	if report.Durability != "strong" {
		return fmt.Errorf("what is acknowledged may not last: durability is %s", report.Durability)
	}
	return nil
}

// repair mends each file of the data folder that has one damaged header page, for who has no backup: what was written
// last may be lost.
func repair(args []string, out io.Writer) error {
	c, err := readConfig("doctor --repair", args, osEnv)
	if err != nil {
		return err
	}
	if c.raw.redis != "" {
		return fmt.Errorf("%w: --repair is for files; Redis mends its own (redis-check-aof)", errUsage)
	}
	for _, file := range []struct {
		name   string
		format byte
	}{{journalbolt.FileName, journalbolt.Format}, {vaultbolt.FileName, vaultbolt.Format}, {doorFile, doorbolt.Format}} {
		path := filepath.Join(c.data, file.name)
		mended, err := boltfile.Repair(path, file.format)
		switch {
		case err != nil:
			return err
		case mended:
			fmt.Fprintf(out, "%-11s mended; what was written last may be lost. As it was: %s.damaged\n", file.name, path)
		default:
			fmt.Fprintf(out, "%-11s whole\n", file.name)
		}
	}
	return nil
}
