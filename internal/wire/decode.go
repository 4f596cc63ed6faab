package wire

import (
	"errors"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/meeting"
)

// MostBytes is how large an intent may be. It is checked before anything is read.
const MostBytes = 16 << 10

// Decode reads JSON from outside into an intent (a pointer to a struct) and checks its fields. It refuses duplicate
// and unknown members, bad UTF-8 and anything after the value. The refusal is Malformed, BadValue or TooLong, and is
// about the field, never about what was in it.
func Decode(data []byte, into any) *meeting.Refusal {
	if no := Parse(data, into); no != nil {
		return no
	}
	return Check(into)
}

// Parse is Decode without the check of the fields.
func Parse(data []byte, into any) *meeting.Refusal {
	if len(data) > MostBytes {
		return meeting.Refuse(meeting.TooLong, "limit", MostBytes, "unit", "bytes")
	}
	if err := json.Unmarshal(data, into, json.RejectUnknownMembers(true)); err != nil {
		return malformed(err)
	}
	return nil
}

// malformed tells a wrong kind of value in a known field from everything else that is not understood.
func malformed(err error) *meeting.Refusal {
	var wrong *json.SemanticError
	if !errors.As(err, &wrong) {
		return meeting.Refuse(meeting.Malformed) // the names in it may be anything a person typed
	}
	if errors.Is(err, json.ErrUnknownName) {
		return about(meeting.Malformed, wrong.JSONPointer.Parent())
	}
	return about(meeting.BadValue, wrong.JSONPointer)
}

func about(code meeting.Code, at jsontext.Pointer) *meeting.Refusal {
	if at == "" {
		return meeting.Refuse(code)
	}
	return meeting.Refuse(code, "field", path(at))
}

// path writes a JSON pointer as people write fields: "needs[2]", "who.name".
func path(at jsontext.Pointer) string {
	var b strings.Builder
	for token := range at.Tokens() {
		switch {
		case token != "" && strings.Trim(token, "0123456789") == "":
			b.WriteString("[" + token + "]")
		case b.Len() > 0:
			b.WriteString("." + token)
		default:
			b.WriteString(token)
		}
	}
	return b.String()
}

// Canonical is the one way of writing a JSON value (RFC 8785), so that the same content has the same digest whatever
// the order of its members. It is for values that Decode has accepted.
func Canonical(data []byte) ([]byte, error) {
	v := jsontext.Value(data).Clone()
	if err := v.Canonicalize(); err != nil {
		return nil, err
	}
	return v, nil
}
