package bolt_test

import (
	"context"
	"fmt"
	"os"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/journaltest"
)

const oneByOneEnv = "BOLT_TEST_ONE_BY_ONE"

// batches is how many the child writes.
const batches = 40

// writeOneByOne is the child of TestAcknowledgedIsSynced: it prints a line when it has
// opened the journal, and one for every batch that was acknowledged.
func writeOneByOne() {
	folder := os.Getenv(oneByOneEnv)
	if folder == "" {
		return
	}
	s, err := bolt.Open(folder)
	fmt.Println("ready")
	var head journal.Head
	for n := 0; err == nil && n < batches; n++ {
		batch, end := journal.Chain(head, journaltest.Body("m", head.Seq+1, 200))
		if err = s.Append(context.Background(), "m", head, batch); err == nil {
			head = end
			fmt.Println("acknowledged")
		}
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
	os.Exit(0)
}
