package seal

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

// Format names the shape of a bundle. A verifier refuses others.
const Format = "hoofdlijn-bundle/1"

// The names of the files that are not made of what was fixed, and of the plan.
const (
	readmeName     = "CONTROLEREN.txt"
	manifestName   = "manifest.json"
	checkpointName = "checkpoint"
	journalName    = "journal.log"
	wordsName      = "words"
	cosignedName   = "cosignatures"
	planName       = "plan.json"
)

// Manifest says what is in a bundle.
type Manifest struct {
	Format  string  `json:"format"`
	Origin  string  `json:"origin"` // of the record: the name of the key, and the meeting
	Code    string  `json:"code"`   // the check code of the plan
	Journal Journal `json:"journal"`
	Key     string  `json:"key"` // of the checkpoint
	Maker   Maker   `json:"maker"`
	Files   []Sum   `json:"files"` // in their order; not this one and not the checkpoint, which has the sum of this one
}

// Journal is how long the record is, and the root of its tree.
type Journal struct {
	Entries int  `json:"entries"`
	Root    hash `json:"root"`
}

// Maker is what made the files of the plan and of the report. Another maker may write other bytes for the same plan.
type Maker struct {
	Rendering int    `json:"rendering"`
	Go        string `json:"go"`
}

// Sum is a file with its size and the SHA-256 of its bytes, in hex.
type Sum struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// hash is 32 bytes, in base64.
type hash [32]byte

// MarshalText writes it.
func (h hash) MarshalText() ([]byte, error) { return base64.StdEncoding.AppendEncode(nil, h[:]), nil }

// UnmarshalText reads it.
func (h *hash) UnmarshalText(text []byte) error {
	raw, err := base64.StdEncoding.DecodeString(string(text))
	if err == nil && copy(h[:], raw) != len(h) {
		err = base64.CorruptInputError(0)
	}
	return err
}

func (m Manifest) bytes() []byte {
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic("seal: " + err.Error()) // our own types always encode
	}
	return append(raw, '\n')
}

var formatNumber = regexp.MustCompile(`^hoofdlijn-bundle/([0-9]{1,9})$`)

// readManifest reads a manifest that bytes wrote, and nothing else.
func readManifest(raw []byte) (m Manifest, p *Problem) {
	var is struct {
		Format string `json:"format"`
	}
	if json.Unmarshal(raw, &is) != nil {
		return m, &Problem{What: unreadable, Item: manifestName}
	}
	if is.Format != Format {
		if number := formatNumber.FindStringSubmatch(is.Format); number != nil {
			if n, _ := strconv.Atoi(number[1]); n > 1 {
				return m, &Problem{What: newer, Item: manifestName, More: is.Format}
			}
		}
		return m, &Problem{What: unreadable, Item: manifestName}
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if d.Decode(&m) != nil || !bytes.Equal(m.bytes(), raw) {
		return m, &Problem{What: unreadable, Item: manifestName}
	}
	return m, nil
}

// order is in which order the files of a bundle come.
func order() []string {
	all := []string{readmeName, manifestName, checkpointName, journalName, wordsName, cosignedName}
	for _, f := range madeFiles() {
		all = append(all, f.name)
	}
	return all
}

// originOf is where a record is from.
func originOf(key, meeting string) string { return key + "/m/" + meeting }

// keyName is the name in a published key.
func keyName(public string) string {
	name, _, _ := strings.Cut(public, "+")
	return name
}
