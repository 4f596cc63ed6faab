package seal

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/mod/sumdb/tlog"

	"hoofdlijn/internal/journal"
)

// writeJournal is the entries as text: a line each, with its number, the hash of the entry before, and its body as stored.
func writeJournal(entries []journal.Entry) ([]byte, error) {
	size := 0
	for _, e := range entries {
		size += len(e.Body) + 2*len(e.Prev) + 16
	}
	b := make([]byte, 0, size)
	for _, e := range entries {
		if bytes.IndexByte(e.Body, '\n') >= 0 {
			return nil, fmt.Errorf("seal: entry %d has several lines", e.Seq)
		}
		b = strconv.AppendUint(b, uint64(e.Seq), 10)
		b = hex.AppendEncode(append(b, ' '), e.Prev[:])
		b = append(append(append(b, ' '), e.Body...), '\n')
	}
	return b, nil
}

// readJournal reads them back. Each entry follows from the one before.
func readJournal(text []byte) (entries []journal.Entry, leaves []tlog.Hash, head journal.Head, p *Problem) {
	for n := 1; len(text) > 0; n++ {
		line, rest, whole := bytes.Cut(text, []byte("\n"))
		number, line, _ := bytes.Cut(line, []byte(" "))
		prev, body, found := bytes.Cut(line, []byte(" "))
		switch {
		case !whole || !found || string(number) != strconv.Itoa(n):
			return nil, nil, head, &Problem{What: badEntry, Item: journalName, N: n}
		case string(prev) != hex.EncodeToString(head.Hash[:]):
			return nil, nil, head, &Problem{What: brokenChain, Item: journalName, N: n}
		}
		e := journal.Entry{Seq: journal.Seq(n), Prev: head.Hash, Body: body}
		head = journal.Head{Seq: e.Seq, Hash: e.Hash()}
		entries, leaves, text = append(entries, e), append(leaves, tlog.Hash(head.Hash)), rest
	}
	return entries, leaves, head, nil
}

// mostWhole is the largest number that every reader of JSON takes for itself.
const mostWhole = 1<<53 - 1

// wholeNumbers says whether all numbers of a body are whole, and none is so large that readers may take it for another.
func wholeNumbers(body []byte) bool {
	d := jsontext.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.ReadToken()
		if err != nil {
			return true // at its end; what is no JSON is found by who reads it
		}
		if token.Kind() == '0' {
			n, err := strconv.ParseInt(token.String(), 10, 64)
			if err != nil || n > mostWhole || n < -mostWhole || token.String() == "-0" {
				return false
			}
		}
	}
}
