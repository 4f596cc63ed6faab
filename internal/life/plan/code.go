package plan

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// codes are letters and digits that nobody takes for one another (Crockford's base 32).
var codes = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// CodeOf is a short code of some bytes, to be read aloud, printed and typed: 80 bits of their SHA-256 in four groups.
func CodeOf(data []byte) string {
	sum := sha256.Sum256(data)
	code := codes.EncodeToString(sum[:10])
	return strings.Join([]string{code[:4], code[4:8], code[8:12], code[12:]}, "-")
}

// IsCode says whether a text is a check code as CodeOf writes it.
func IsCode(text string) bool {
	raw, err := codes.DecodeString(strings.ReplaceAll(text, "-", ""))
	if err != nil || len(raw) != 10 || len(text) != 19 {
		return false
	}
	return text[4] == '-' && text[9] == '-' && text[14] == '-'
}

// SameCode compares what somebody typed with a code: small letters, missing dashes, O for 0 and I or L for 1 do not matter.
func SameCode(typed, code string) bool {
	plain := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1")
	return plain.Replace(strings.ToUpper(typed)) == plain.Replace(code)
}

// Code is the check code of a sealed plan. It is one of plan.json, and with that of everything that went before the seal.
func (d Document) Code() string { return CodeOf(d.JSON()) }
