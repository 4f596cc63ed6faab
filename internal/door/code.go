package door

import (
	"crypto/rand"
	"strings"
)

// A room code is read from the wall, from far away, and typed with one finger. Of every group of signs that look
// alike one is in the alphabet, and all others are read as that one: a code can be mistyped, but not misread.
//
// 25 signs, 6 places: 2.4e8 codes. One address may fail 120 times a minute (MostCodes): in a day of ten hours that is
// 72,000 tries, 3e-4 for one meeting. Whoever hits is in the lobby and still has to be let in.
const (
	codeSigns  = "0123456789CDFHJKMNPRTVWXY"
	codeLength = 6
)

// lookalikes maps what people read and type to the sign that is meant.
var lookalikes = strings.NewReplacer("O", "0", "Q", "0", "I", "1", "L", "1", "|", "1", "!", "1", "Z", "2", "S", "5", "$", "5", "G", "6", "B", "8", "U", "V")

func newCode(length int) string {
	code := make([]byte, 0, length)
	raw := make([]byte, 1)
	for len(code) < length {
		rand.Read(raw)
		if int(raw[0]) < 256-256%len(codeSigns) { // else some signs would come more often
			code = append(code, codeSigns[int(raw[0])%len(codeSigns)])
		}
	}
	return string(code)
}

// FoldCode reads what somebody typed or pasted as a room code: capitals, spaces, dashes, look-alikes, and whole
// addresses that end in a code. ok is false when no code can be meant.
func FoldCode(typed string) (code string, ok bool) { return foldCode(typed, codeLength) }

func foldCode(typed string, length int) (code string, ok bool) {
	if len(typed) > 200 {
		return "", false
	}
	if at := strings.LastIndexAny(typed, "/#=?"); at >= 0 {
		typed = typed[at+1:]
	}
	typed = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" -_.,:;·'\"\t\r\n\u00a0\u2009\u2010\u2011\u2013\u2014\u200b", r):
			return -1
		case r >= '！' && r <= '～': // full width, as some keyboards give
			return r - '！' + '!'
		}
		return r
	}, typed)
	code = lookalikes.Replace(strings.ToUpper(typed))
	if len(code) != length || strings.Trim(code, codeSigns) != "" {
		return "", false
	}
	return code, true
}

// A take-over code opens the copy of a server. It lies on paper in an envelope and is typed once, by somebody in a hurry:
// 20 signs in groups of five, 92 bits.
const takeOverLength = 20

// NewTakeOverCode makes one, as it is printed.
func NewTakeOverCode() string {
	code := newCode(takeOverLength)
	return code[:5] + "-" + code[5:10] + "-" + code[10:15] + "-" + code[15:]
}

// FoldTakeOverCode reads what somebody typed as a take-over code.
func FoldTakeOverCode(typed string) (code string, ok bool) { return foldCode(typed, takeOverLength) }
