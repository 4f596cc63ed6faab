package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// doctor asks the running server how it is; it fails when that is not well.
func doctor(args []string, out io.Writer) error {
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
	if report.Durability != "strong" {
		return fmt.Errorf("what is acknowledged may not last: durability is %s", report.Durability)
	}
	return nil
}
