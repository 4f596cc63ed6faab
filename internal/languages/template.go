package languages

import (
	"bytes"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

const readMe = "Vul bij elke regel \"text\" in. Laat \"nl\" en \"en\" staan. Wat tussen accolades staat, zoals {name}, blijft precies zo. / " +
	"Fill in \"text\" for every line. Leave \"nl\" and \"en\" as they are. What stands between braces, such as {name}, stays exactly so."

// Template is a file in which every line waits for its text.
func (l *Lines) Template(code string) []byte {
	return l.Write(File{ReadMe: readMe, Code: code, Direction: "ltr"})
}

// Write writes a file with all lines in the order of the screens, each with its Dutch and English.
func (l *Lines) Write(f File) []byte {
	var b bytes.Buffer
	b.WriteString("{\n")
	if f.ReadMe != "" {
		fmt.Fprintf(&b, "  \"read_me\": %s,\n", written(f.ReadMe))
	}
	fmt.Fprintf(&b, "  \"code\": %s,\n  \"name\": %s,\n  \"direction\": %s,\n  \"checked_by\": %s,\n  \"lines\": {\n", written(f.Code), written(f.Name), written(f.Direction), written(f.CheckedBy))
	for i, one := range l.all {
		comma := ","
		if i == len(l.all)-1 {
			comma = ""
		}
		fmt.Fprintf(&b, "    %s: {\n      \"nl\": %s,\n      \"en\": %s,\n      \"text\": %s\n    }%s\n", written(one.key), written(one.dutch), written(one.english), written(f.Lines[one.key].Text), comma)
	}
	b.WriteString("  }\n}\n")
	return b.Bytes()
}

func written(text string) []byte {
	raw, err := json.Marshal(text, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		panic(err) // a text can always be written
	}
	return raw
}
