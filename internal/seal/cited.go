package seal

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/plan"
)

// The words that a report quotes are a file of their own, beside the record that only has their digests. So words can be taken out of a bundle on
// request: record, root, plan and check code stay what they were.

// saltSize is how many bytes go before words when their digest is taken.
const saltSize = 16

// errWords says that words do not belong to the record they come with.
var errWords = errors.New("seal: the words are not those of the record")

// writeWords is a line for each idea that is quoted: the entry that fixed it, and either its salt and words, or a dash and when they were taken out.
func writeWords(all []plan.Citation) []byte {
	var b []byte
	for _, c := range all {
		b = strconv.AppendUint(b, uint64(c.Entry), 10)
		if c.Salt == "" {
			b = append(append(append(b, " - "...), c.TakenOut...), '\n')
			continue
		}
		b = append(append(append(b, ' '), c.Salt...), ' ')
		b, _ = jsontext.AppendQuote(b, c.Text) // what is no UTF-8 has another digest afterwards, and is refused
		b = append(b, '\n')
	}
	return b
}

// citedIn is what the report quotes, with the words of this file.
func (m fixed) citedIn(file []byte) ([]plan.Quote, error) {
	quotes, n, _ := m.quoteFrom(file)
	if n > 0 {
		return nil, errWords
	}
	return quotes, nil
}

// quoteFrom reads the file; n is the first line that is wrong, 0 when none is, and others says that it can be read and has other words.
func (m fixed) quoteFrom(file []byte) (quotes []plan.Quote, n int, others bool) {
	quotes = m.quotes
	for i, c := range m.cited {
		line, rest, whole := bytes.Cut(file, []byte("\n"))
		words, day, ok := readWords(line, c.entry)
		if !whole || !ok {
			return nil, i + 1, false
		}
		q, same := c.Fill(words)
		if day != "" {
			q.TakenOut = day
		} else if !same {
			return nil, i + 1, true
		}
		quotes, file = append(quotes, q), rest
	}
	if len(file) > 0 {
		return nil, len(m.cited) + 1, false
	}
	return quotes, 0, false
}

// readWords reads a line that writeWords wrote for an entry.
func readWords(line []byte, entry int) (words plan.Words, day string, ok bool) {
	entryOf, rest, _ := bytes.Cut(line, []byte(" "))
	salt, text, found := bytes.Cut(rest, []byte(" "))
	if !found || string(entryOf) != strconv.Itoa(entry) {
		return words, "", false
	}
	if string(salt) == "-" {
		return words, string(text), number.IsDay(string(text))
	}
	raw, err := hex.DecodeString(string(salt))
	said, worse := jsontext.AppendUnquote(nil, text)
	if err != nil || worse != nil || len(raw) != saltSize {
		return words, "", false
	}
	words = plan.Words{Salt: hex.EncodeToString(raw), Text: string(said)}
	again, err := jsontext.AppendQuote(nil, words.Text)
	return words, "", err == nil && bytes.Equal(again, text) && words.Salt == string(salt)
}

// holdWords compares the words with what was fixed of them.
func (b *bundle) holdWords() *Problem {
	quotes, n, others := b.quoteFrom(b.file(wordsName))
	switch {
	case others:
		return &Problem{What: otherWords, Item: wordsName, N: n}
	case n > 0:
		return &Problem{What: badWords, Item: wordsName, N: n}
	case b.file(wordsName) != nil && len(b.cited) == 0:
		return &Problem{What: badWords, Item: wordsName, N: 1}
	}
	b.quotes = quotes
	for _, q := range quotes {
		if q.TakenOut != "" {
			b.report.TakenOut++
		}
	}
	return nil
}
