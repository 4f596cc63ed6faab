package phone

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNumbersAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]Number{
		"06-12345678": "+31612345678", "06 12 34 56 78": "+31612345678", " 0612345678 ": "+31612345678", "+31 (0)6 1234 5678": "+31612345678",
		"+31612345678": "+31612345678", "0031612345678": "+31612345678", "+31 06 12345678": "+31612345678", "(0594) 12 34 56": "+31594123456",
		"0594–123456": "+31594123456", "06/12.34.56.78": "+31612345678", "020 123 4567": "+31201234567", "088-1234567": "+31881234567", "085 123 4567": "+31851234567",
		"0800-0113": "+318000113", "0900 8844": "+319008844", "0800 1234567": "+318001234567", "14 0594": "+31140594", "14 020": "+3114020",
		"+49 170 1234567": "+491701234567", "0049 170 1234567": "+491701234567", "+32 470 12 34 56": "+32470123456", "112": "112", "116 123": "116123", "06\u00a012345678": "+31612345678",
	} {
		if got, err := Parse(text); got != want || err != nil {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "0", "06", "06-1234567", "06-123456789", "0600000000", "06-1234567a", "BEL MIJ", "06 12345678 of 0594 123456", "12345678", "+", "++31612345678", "+3161234567", "+31",
		"06-12345678;ext=1", "06-12345678\n112", "tel:0612345678", "٠٦١٢٣٤٥٦٧٨", "06-1234567８", "+0612345678", "+4917", "+4912345678901234", "1", "911", "+112", "*21#", "0612345678\u202e", "a@b.nl", strings.Repeat("1", 400)} {
		if got, err := Parse(text); err == nil {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestLinks(t *testing.T) {
	n := Number("+31612345678")
	if n.Tel() != "tel:+31612345678" || Number("112").Tel() != "tel:112" {
		t.Error(n.Tel())
	}
	if got := n.SMS("Tot dinsdag, 13:30 & 17:00?\nÉén +"); got != "sms:+31612345678?&body=Tot%20dinsdag%2C%2013%3A30%20%26%2017%3A00%3F%0A%C3%89%C3%A9n%20%2B" {
		t.Error(got)
	}
	if n.SMS("") != "sms:+31612345678" {
		t.Error(n.SMS(""))
	}
	for _, fixed := range []Number{"+31594123456", "112", "+318000113", "+31140594"} {
		if fixed.Texts() || fixed.SMS("x") != "" {
			t.Errorf("a text to %s", fixed)
		}
	}
	if !Number("+491701234567").Texts() {
		t.Error("no texts to another country")
	}
}

var dialled = regexp.MustCompile(`^(\+[1-9][0-9]{6,14}|[0-9]{3,6})$`)

func FuzzParse(f *testing.F) {
	for _, text := range []string{"06-12345678", "+31 (0)594 123456", "112", "14 0594", "00", "+\x00", "(0)(0)"} {
		f.Add(text, "Tot dinsdag & daarna")
	}
	f.Fuzz(func(t *testing.T, text, words string) {
		n, err := Parse(text)
		if err != nil {
			if n != "" {
				t.Errorf("%q is refused and read as %q", text, n)
			}
			return
		}
		if again, err := Parse(string(n)); !dialled.MatchString(string(n)) || again != n || err != nil {
			t.Errorf("%q is %q, and that is %q", text, n, again)
		}
		link := n.SMS(words)
		if link == "" || words == "" {
			return
		}
		u, err := url.Parse(link)
		if err != nil || u.Scheme != "sms" || u.Opaque != string(n) || strings.ContainsAny(link, "\"'<> \r\n") {
			t.Fatalf("%q: %v", link, err)
		}
		if body, err := url.PathUnescape(strings.TrimPrefix(u.RawQuery, "&body=")); err != nil || utf8.ValidString(words) && body != words {
			t.Errorf("%q is %q in the link", words, body)
		}
	})
}
