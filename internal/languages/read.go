package languages

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/paper/kind"
	"hoofdlijn/internal/wire"
)

// MostBytes is how large a file may be. One with every line, in any script, is a fifth of it.
const MostBytes = 512 << 10

// mostName is how long the name of a language may be, in characters.
const mostName = 40

// File is a file as somebody fills it in.
type File struct {
	ReadMe    string           `json:"read_me,omitempty"`
	Code      string           `json:"code"`
	Name      string           `json:"name"`
	Direction string           `json:"direction"`
	CheckedBy string           `json:"checked_by"`
	Lines     map[string]Entry `json:"lines"`
}

// Entry is one line: what it is in Dutch and English, for who translates, and the text.
type Entry struct {
	Dutch   string `json:"nl"`
	English string `json:"en"`
	Text    string `json:"text"`
}

// Pack is a language as a phone gets it.
type Pack struct {
	Code      string            `json:"code"`
	Name      string            `json:"name"`
	Direction string            `json:"direction"`
	Screens   []string          `json:"screens"` // of which every line is there
	Lines     map[string]string `json:"lines"`
}

// Report is what there is to say of a file. With something wrong it is not used; what is noted may stay.
type Report struct {
	Wrong, Notes []kind.Both
}

func (r *Report) wrong(dutch, english string, with ...any) {
	r.Wrong = append(r.Wrong, both(dutch, english, with))
}

func (r *Report) note(dutch, english string, with ...any) {
	r.Notes = append(r.Notes, both(dutch, english, with))
}

func both(dutch, english string, with []any) kind.Both {
	return kind.Both{Dutch: fmt.Sprintf(dutch, with...), English: fmt.Sprintf(english, with...)}
}

// Read makes a language of a file. The pack is nil when something is wrong.
func (l *Lines) Read(data []byte) (*Pack, Report) {
	var r Report
	if len(data) > MostBytes {
		r.wrong("Het bestand is te groot: het mag %d kB zijn.", "The file is too large: it may be %d kB.", MostBytes>>10)
		return nil, r
	}
	var f File
	if err := json.Unmarshal(data, &f, json.RejectUnknownMembers(true)); err != nil {
		r.unreadable(data, err)
		return nil, r
	}
	r.head(f)
	pack := &Pack{Code: f.Code, Name: f.Name, Direction: f.Direction, Screens: []string{}, Lines: map[string]string{}}
	for _, key := range sorted(f.Lines) {
		one, known := l.known[key]
		if !known {
			r.wrong("Regel %s bestaat niet. Verwijder hem.", "There is no line %s. Remove it.", quoted(key))
			continue
		}
		if text := strings.TrimSpace(f.Lines[key].Text); text != "" {
			r.line(one, f.Lines[key], text)
			pack.Lines[key] = text
		}
	}
	r.missing(l, pack)
	if len(r.Wrong) > 0 {
		return nil, r
	}
	return pack, r
}

func (r *Report) unreadable(data []byte, err error) {
	var shape *jsontext.SyntacticError
	var meaning *json.SemanticError
	switch {
	case errors.As(err, &shape):
		at := strings.Count(string(data[:min(len(data), int(shape.ByteOffset))]), "\n") + 1
		r.wrong("Dit is geen goed JSON-bestand. Kijk bij regel %d van het bestand: misschien ontbreekt daar of vlak daarvoor een komma of een aanhalingsteken, of staat er iets dubbel.",
			"This is not a good JSON file. Look at line %d of the file: perhaps a comma or a quotation mark is missing there or just before, or something stands there twice.", at)
	case errors.As(err, &meaning):
		r.wrong("Dit hoort niet in het bestand, of is van de verkeerde soort: %s.", "This does not belong in the file, or is of the wrong kind: %s.", quoted(string(meaning.JSONPointer)))
	default:
		r.wrong("Het bestand is niet te lezen.", "The file cannot be read.")
	}
}

var codes = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$`)

func (r *Report) head(f File) {
	switch {
	case f.Code == "nl" || f.Code == "en":
		r.wrong("code: Nederlands en Engels zitten al in het programma.", "code: Dutch and English are in the program already.")
	case !codes.MatchString(f.Code):
		r.wrong("code: vul de code van de taal in, zoals fy of pap (BCP 47).", "code: give the code of the language, such as fy or pap (BCP 47).")
	}
	if name := strings.TrimSpace(f.Name); name == "" || utf8.RuneCountInString(name) > mostName || !wire.Plain(name) {
		r.wrong("name: vul de naam van de taal in, zoals de taal zichzelf schrijft (hoogstens %d tekens).", "name: give the name of the language as it writes itself (at most %d characters).", mostName)
	}
	if f.Direction != "ltr" && f.Direction != "rtl" {
		r.wrong("direction: vul ltr in (van links naar rechts) of rtl (van rechts naar links).", "direction: give ltr (from left to right) or rtl (from right to left).")
	}
	if strings.TrimSpace(f.CheckedBy) == "" {
		r.note("Nog niemand heeft deze vertaling nagekeken (checked_by is leeg). Laat iemand die de taal van huis uit spreekt alles lezen, voordat mensen er besluiten mee nemen.",
			"Nobody has checked this translation yet (checked_by is empty). Let somebody whose own language it is read everything before people decide with it.")
	}
}

func (r *Report) line(one line, given Entry, text string) {
	if holes := holesOf(text); !slices.Equal(holes, one.holes) {
		r.wrong("%s: hier moet precies dit in staan, letterlijk: %s. Er staat: %s.", "%s: exactly this must be in it, literally: %s. There is: %s.", one.key, listed(one.holes), listed(holes))
	}
	if strings.ContainsAny(hole.ReplaceAllString(text, ""), "{}") {
		r.wrong("%s: er staat een losse accolade.", "%s: there is a loose brace.", one.key)
	}
	if most := 3*utf8.RuneCountInString(one.dutch) + 20; utf8.RuneCountInString(text) > most {
		r.wrong("%s: te lang voor het scherm. Hoogstens %d tekens.", "%s: too long for the screen. At most %d characters.", one.key, most)
	}
	if !wire.Plain(text) || strings.ContainsAny(text, "\n\r\t") {
		r.wrong("%s: er staat een onzichtbaar teken in, of een nieuwe regel. Typ de regel opnieuw.", "%s: there is an invisible character in it, or a line end. Type the line again.", one.key)
	}
	if given.Dutch != "" && given.Dutch != one.dutch {
		r.note("%s: de Nederlandse tekst is veranderd sinds de vertaling. Nu: %s", "%s: the Dutch text changed since the translation. Now: %s", one.key, quoted(one.dutch))
	}
}

// missing says which screens stay in the language of the meeting, and gives the pack the others.
func (r *Report) missing(l *Lines, pack *Pack) {
	usable := true
	for _, s := range l.screens {
		var lacks []string
		for _, key := range s.keys {
			if pack.Lines[key] == "" {
				lacks = append(lacks, key)
			}
		}
		switch {
		case len(lacks) == 0 && usable:
			pack.Screens = append(pack.Screens, s.name)
		case len(lacks) > 0 && s.name == Always:
			usable = false
			r.note("Nog niet vertaald: %s. Dit staat op elk scherm: alle schermen blijven in de taal van de bijeenkomst.", "Not translated yet: %s. This is on every screen: all screens stay in the language of the meeting.", strings.Join(lacks, ", "))
		case len(lacks) > 0:
			r.note("Nog niet vertaald: %s. Het scherm ‘%s’ blijft in de taal van de bijeenkomst.", "Not translated yet: %s. The screen ‘%s’ stays in the language of the meeting.", strings.Join(lacks, ", "), s.name)
		}
	}
}

func listed(holes []string) string {
	if len(holes) == 0 {
		return "–"
	}
	return strings.Join(holes, " ")
}

// quoted keeps what somebody typed recognisable and short.
func quoted(text string) string {
	if utf8.RuneCountInString(text) > 80 {
		text = string([]rune(text)[:80]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

func sorted(lines map[string]Entry) []string {
	keys := make([]string, 0, len(lines))
	for key := range lines {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
