package languages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Lines are the lines a file can hold.
type Lines struct {
	screens []screen
	all     []line // in the order of the screens, each once
	known   map[string]line
}

// Always names what surrounds every screen: without its lines no screen speaks the language.
const Always = "always"

type screen struct {
	name string
	keys []string
}

type line struct {
	key, dutch, english string
	holes               []string // what is filled in, sorted
}

// ReadLines reads which lines there are (lines.json) and what they say in Dutch and English (nl.json and en.json in each folder).
func ReadLines(files, words fs.FS) (*Lines, error) {
	raw, err := fs.ReadFile(files, "lines.json")
	if err != nil {
		return nil, err
	}
	dutch, err := readWords(words, "nl.json")
	if err != nil {
		return nil, err
	}
	english, err := readWords(words, "en.json")
	if err != nil {
		return nil, err
	}
	l := &Lines{known: map[string]line{}}
	if l.screens, err = readScreens(raw); err != nil {
		return nil, err
	}
	for _, s := range l.screens {
		for _, key := range s.keys {
			if _, twice := l.known[key]; twice {
				continue
			}
			if dutch[key] == "" || english[key] == "" {
				return nil, fmt.Errorf("lines.json: %s is no line of the screens", key)
			}
			one := line{key: key, dutch: dutch[key], english: english[key], holes: holesOf(dutch[key])}
			l.known[key] = one
			l.all = append(l.all, one)
		}
	}
	return l, nil
}

// readScreens keeps the order of the file, which is the order in which people meet the screens.
func readScreens(raw []byte) ([]screen, error) {
	var lists map[string][]string
	if err := json.Unmarshal(raw, &lists); err != nil {
		return nil, err
	}
	var all []screen
	tokens, depth := json.NewDecoder(bytes.NewReader(raw)), 0
	for {
		token, err := tokens.Token()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch at := token.(type) {
		case json.Delim:
			if at == '[' {
				depth++
			} else if at == ']' {
				depth--
			}
		case string:
			if depth == 0 {
				all = append(all, screen{at, lists[at]})
			}
		}
	}
}

// readWords gathers the lines of all folders in one language, by key. Of a line with more than one form the most general counts.
func readWords(words fs.FS, name string) (map[string]string, error) {
	all := map[string]string{}
	err := fs.WalkDir(words, ".", func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Base(at) != name {
			return err
		}
		raw, err := fs.ReadFile(words, at)
		if err != nil {
			return err
		}
		var groups map[string]json.RawMessage
		if err := json.Unmarshal(raw, &groups); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
		for group, inner := range groups {
			var lines map[string]json.RawMessage
			if json.Unmarshal(inner, &lines) != nil {
				continue // the address of the schema
			}
			for key, text := range lines {
				all[group+"."+key] = mostGeneral(text)
			}
		}
		return nil
	})
	return all, err
}

func mostGeneral(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var forms []struct {
		Match map[string]string `json:"match"`
	}
	if json.Unmarshal(raw, &forms) != nil || len(forms) == 0 {
		return ""
	}
	for when, text := range forms[0].Match {
		if strings.HasSuffix(when, "=other") {
			return text
		}
	}
	return ""
}

var hole = regexp.MustCompile(`\{\w+\}`)

func holesOf(text string) []string {
	holes := hole.FindAllString(text, -1)
	slices.Sort(holes)
	return slices.Compact(holes)
}
