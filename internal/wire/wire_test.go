package wire

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/meeting"
)

type inner struct {
	Name string `json:"name" validate:"text=5"`
}
type example struct {
	ID    string           `json:"id" validate:"required,id"`
	Text  string           `json:"text,omitempty" validate:"max=10"`
	Needs []string         `json:"needs,omitempty" validate:"max=2,dive,max=3"`
	Count int              `json:"count,omitempty" validate:"max=7,min=-1"`
	Who   inner            `json:"who,omitempty"`
	Link  *inner           `json:"link,omitempty"`
	Map   map[string]inner `json:"map,omitempty" validate:"dive"`
}

func TestDecode(t *testing.T) {
	family := "\U0001F468\u200d\U0001F469\u200d\U0001F467" // one person sees one sign, 18 bytes
	cases := []struct {
		name, in string
		want     *meeting.Refusal
	}{
		{"well", `{"id":"i-01","text":"tien teken","needs":["a","b"],"count":7}`, nil},
		{"no JSON", `hallo`, meeting.Refuse(meeting.Malformed)},
		{"nothing", ``, meeting.Refuse(meeting.Malformed)},
		{"unknown member is not named", `{"id":"a","geheim":1}`, meeting.Refuse(meeting.Malformed)},
		{"unknown member further in", `{"id":"a","who":{"geheim":1}}`, meeting.Refuse(meeting.Malformed, "field", "who")},
		{"twice the same member", `{"id":"a","id":"b"}`, meeting.Refuse(meeting.Malformed)},
		{"other case is another member", `{"ID":"a"}`, meeting.Refuse(meeting.Malformed)},
		{"something after it", `{"id":"a"} {}`, meeting.Refuse(meeting.Malformed)},
		{"bad UTF-8", "{\"id\":\"a\",\"text\":\"\xff\"}", meeting.Refuse(meeting.Malformed)},
		{"lone surrogate", `{"id":"a","text":"\ud800"}`, meeting.Refuse(meeting.Malformed)},
		{"wrong kind", `{"id":"a","count":"zeven"}`, meeting.Refuse(meeting.BadValue, "field", "count")},
		{"wrong kind in a list", `{"id":"a","needs":["a",1]}`, meeting.Refuse(meeting.BadValue, "field", "needs[1]")},
		{"no id", `{}`, meeting.Refuse(meeting.BadValue, "field", "id", "rule", "required")},
		{"bad id", `{"id":"Ä"}`, meeting.Refuse(meeting.BadValue, "field", "id", "rule", "id")},
		{"too long", `{"id":"a","text":"elf tekens!"}`, meeting.Refuse(meeting.TooLong, "field", "text", "limit", 10)},
		{"accents count as seen", `{"id":"a","text":"` + strings.Repeat("e\u0301", 10) + `"}`, nil},
		{"four families are four", `{"id":"a","text":"` + strings.Repeat(family, 4) + `"}`, nil},
		{"a tower of accents", `{"id":"a","text":"e` + strings.Repeat("\u0301", 60) + `"}`, meeting.Refuse(meeting.TooLong, "field", "text", "limit", 10)},
		{"a control character", `{"id":"a","text":"a\u0000b"}`, meeting.Refuse(meeting.BadValue, "field", "text", "rule", "characters")},
		{"turned around", `{"id":"a","needs":["\u202eab"]}`, meeting.Refuse(meeting.BadValue, "field", "needs[0]", "rule", "characters")},
		{"nothing to see behind a pointer", `{"id":"a","link":{"name":"\u200b"}}`, meeting.Refuse(meeting.BadValue, "field", "link.name", "rule", "characters")},
		{"hidden and too long", `{"id":"a","text":"elf tekens\u0000"}`, meeting.Refuse(meeting.TooLong, "field", "text", "limit", 10)},
		{"too many", `{"id":"a","needs":["a","b","c"]}`, meeting.Refuse(meeting.BadValue, "field", "needs", "rule", "max", "limit", 2)},
		{"one of them too long", `{"id":"a","needs":["a","bcde"]}`, meeting.Refuse(meeting.TooLong, "field", "needs[1]", "limit", 3)},
		{"too much", `{"id":"a","count":8}`, meeting.Refuse(meeting.BadValue, "field", "count", "rule", "max", "limit", 7)},
		{"further in", `{"id":"a","who":{"name":"zes...."}}`, meeting.Refuse(meeting.TooLong, "field", "who.name", "limit", 5)},
		{"behind a pointer", `{"id":"a","link":{"name":"zes...."}}`, meeting.Refuse(meeting.TooLong, "field", "link.name", "limit", 5)},
		{"in one of several", `{"id":"a","map":{"v1":{"name":"zes...."}}}`, meeting.Refuse(meeting.TooLong, "field", "map[v1].name", "limit", 5)},
		{"larger than a message may be", `{"id":"` + strings.Repeat("a", MostBytes) + `"}`, meeting.Refuse(meeting.TooLong, "limit", MostBytes, "unit", "bytes")},
		{"very deep", strings.Repeat("[", 12000), meeting.Refuse(meeting.BadValue)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var e example
			got := Decode([]byte(c.in), &e)
			if !reflect.DeepEqual(got, c.want) {
				t.Fatalf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	for _, good := range []string{"", "één\r\ntwee\tdrie", "\U0001F468\u200d\U0001F469\u200d\U0001F467 \u2764\ufe0f", "می\u200cخواهم", "क्\u200dष", "\u200fשלום\u200e 3",
		"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "\u0600123", "e\u0301", "ㄱ中あ"} {
		if !Plain(good) {
			t.Errorf("%q is refused", good)
		}
	}
	for _, bad := range []rune{0, 7, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x180e, 0x200b, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
		0x2068, 0x2069, 0x206f, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xe0001, 0xe0041} {
		if Plain("a" + string(bad) + "b") {
			t.Errorf("%U is let in", bad)
		}
	}
}

func TestCanonical(t *testing.T) {
	a, err := Canonical([]byte(` { "b" : 1.0, "a":["x", true] } `))
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"a":["x",true],"b":1}`; string(a) != want {
		t.Fatalf("got %s, want %s", a, want)
	}
}

// A refusal must never repeat what a person typed.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"id":"a","needs":["GEHEIM"]}`))
	f.Add([]byte(`{"id":"a","GEHEIM":1}`))
	f.Add([]byte(`{"id":"a","who":{"name":"GEHEIMGEHEIM"}}`))
	f.Add([]byte(`{"id":"a","text":"\u202eGEHEIM"}`))
	known := map[string]bool{"id": true, "text": true, "needs": true, "count": true, "who": true, "who.name": true, "link": true, "link.name": true}
	f.Fuzz(func(t *testing.T, in []byte) {
		var e example
		no := Decode(in, &e)
		if no == nil {
			if _, err := Canonical(in); err != nil {
				t.Fatalf("accepted but not canonical: %v", err)
			}
			if !Plain(e.Text + e.Who.Name + strings.Join(e.Needs, "")) {
				t.Fatal("accepted what nobody sees")
			}
			return
		}
		field, named := no.About["field"]
		if base, _, _ := strings.Cut(fmt.Sprint(field), "["); named && !known[base] {
			t.Fatalf("names %q", field)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	in := []byte(`{"id":"0f4b7a52-1111-4222-8333-444455556666","text":"tien teken","needs":["a","b"],"count":7}`)
	b.ReportAllocs()
	for b.Loop() {
		var e example
		if no := Decode(in, &e); no != nil {
			b.Fatal(no)
		}
	}
}

// What goes with an answer is counted as people see it, per proposal.
func TestWordsWithAnAnswer(t *testing.T) {
	for n, want := range map[int]*meeting.Refusal{500: nil, 501: meeting.Refuse(meeting.TooLong, "field", "answers[v1].words", "limit", 500)} {
		in := fmt.Sprintf(`{"round":"r1","answers":{"v1":{"choice":"not_yet","words":"%s"}}}`, strings.Repeat("e\u0301", n))
		if got := Decode([]byte(in), &decide.Cast{}); !reflect.DeepEqual(got, want) {
			t.Errorf("%d characters: %+v, want %+v", n, got, want)
		}
	}
}
