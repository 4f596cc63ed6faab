package post

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/golden"
)

func whom(language string) To {
	return To{ID: "uitnodiging-3F7K", At: time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC), Language: language, Name: "Wubbegien Zuidema", Address: "wubbegien@example.org"}
}

var team = From{Name: "Stichting Samen Verder", Phone: "0594 12 34 56", Hours: "op werkdagen van 9 tot 17 uur", Stop: "https://gesprek.example.nl/stop#K7M4"}

const own = "https://gesprek.example.nl/i#K7M4PX9TR2aQmZ81vbn30Lp"

func invitation(language string) Mail {
	return Invitation(whom(language), team, Invite{Question: "Wat is er nodig zodat het goed gaat met wie voor een ander klaarstaat?", Link: own, By: "2026-11-30", Date: "2026-12-08", Begins: "13:30", Ends: "17:00", Place: "Dorpshuis de Bron"})
}

func appointment(language string) Mail {
	return Appointment(whom(language), team, Talk{ID: "a-1", Date: "2026-11-24", Begins: "09:30", Ends: "09:45", Place: "wij bellen u", Link: own})
}

func TestMailsAreAsKept(t *testing.T) {
	moved, off := Talk{ID: "a-1", Revision: 1, Date: "2026-11-25", Begins: "11:00"}, Talk{ID: "a-1", Revision: 2, Date: "2026-11-25", Begins: "11:00", Cancelled: true}
	task := Task{Plan: "Mantelzorg in Westerkwartier", Decision: "Een vaste plek in elk dorp", Due: "2027-03-01", Link: own}
	late, course := task, Course{Open: 3, Late: 1, Day: "2027-06-01", Link: own}
	late.Late = true
	for name, m := range map[string]Mail{"invitation": invitation("nl"), "invitation-english": invitation("en"), "bare": Invitation(To{Address: "a@b.nl"}, From{}, Invite{}), "notice": Notice(whom("nl"), team, own), "notice-english": Notice(whom("en"), team, own),
		"appointment": appointment("nl"), "appointment-english": appointment("en"), "moved": Appointment(whom("nl"), team, moved), "off": Appointment(whom("nl"), team, off),
		"take-up": TakeUp(whom("nl"), team, task), "take-up-english": TakeUp(whom("en"), team, task), "soon": Reminder(whom("nl"), team, task), "late": Reminder(whom("nl"), team, late), "late-english": Reminder(whom("en"), team, late),
		"look-back": LookBack(whom("nl"), team, course), "look-back-english": LookBack(whom("en"), team, Course{Open: 1, Link: own})} {
		golden.Same(t, filepath.Join("testdata", name+".txt"), []byte(m.Subject+"\n\n"+m.Text+strings.ReplaceAll(string(m.Calendar), "\r\n", "\n")))
		golden.Same(t, filepath.Join("testdata", name+".html"), []byte(m.HTML))
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// In its own words no mail says what it is about, and a subject does not even say what is asked: it lights up on a locked phone.
func TestMailsDoNotTellWhatTheyAreAbout(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		for _, m := range []Mail{invitation(language), Notice(whom(language), team, own), appointment(language), LookBack(whom(language), team, Course{Open: 1, Link: own})} {
			said := strings.ToLower(m.Subject + m.Text + tags.ReplaceAllString(m.HTML, " ") + string(m.Calendar))
			for _, wrong := range []string{"zorg", "naaste", "care", "caring", "ziek", "patient"} {
				if strings.Contains(said, wrong) {
					t.Errorf("%s: %q says %q", language, m.Subject, wrong)
				}
			}
			if strings.Contains(m.Subject, "klaarstaat") || strings.Contains(m.Subject, "Zuidema") {
				t.Errorf("the subject says %q", m.Subject)
			}
		}
	}
}

func TestNothingInAMailFollowsAnybody(t *testing.T) {
	for _, m := range []Mail{invitation("nl"), Notice(whom("nl"), team, own), appointment("nl")} {
		for _, wrong := range []string{"<img", " src=", "url(", "<link", "<script", "<style", "@import", "background="} {
			if strings.Contains(m.HTML, wrong) {
				t.Errorf("%q: there is a %s", m.Subject, wrong)
			}
		}
		for _, link := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(m.HTML, -1) {
			if !slices.Contains([]string{own, team.Stop, "tel:&#43;31594123456", "tel:+31594123456"}, link[1]) {
				t.Errorf("%q: a link to %s", m.Subject, link[1])
			}
		}
	}
}

// arrived is a mail as a reader takes it apart.
type arrived struct {
	header   mail.Header
	parts    map[string]string // by kind
	attached string            // the name of what goes along
}

func takenApart(t *testing.T, raw string) arrived {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatalf("%v\n%s", err, raw)
	}
	a := arrived{header: m.Header, parts: map[string]string{}}
	a.read(t, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), "", m.Body)
	return a
}

func (a *arrived) read(t *testing.T, kind, encoding, name string, body io.Reader) {
	t.Helper()
	kind, about, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(kind, err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		for pieces := multipart.NewReader(body, about["boundary"]); ; {
			piece, err := pieces.NextRawPart()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			a.read(t, piece.Header.Get("Content-Type"), piece.Header.Get("Content-Transfer-Encoding"), piece.FileName(), piece)
		}
	}
	switch encoding {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	a.parts[kind] += string(text)
	if name != "" {
		a.attached += name
	}
}

// sent sends a mail through a real server and takes apart what that got.
func sent(t *testing.T, o *office, r *Relay, m Mail) arrived {
	t.Helper()
	before := len(o.got())
	if got := r.Send(t.Context(), m); got.State != Accepted {
		t.Fatalf("%+v", got)
	}
	mails := o.got()
	if len(mails) != before+1 || len(mails[before].to) != 1 || mails[before].to[0] != "wubbegien@example.org" {
		t.Fatalf("%+v", mails[before:])
	}
	return takenApart(t, mails[before].raw)
}

func local(t *testing.T) (*office, *Relay) {
	t.Helper()
	o := opened(t, &office{}, nil, false)
	r, err := Parse("smtp://"+o.address, `"Gespreksteam, Westerkwartier" <gesprek@example.nl>`)
	if err != nil {
		t.Fatal(err)
	}
	return o, r
}

func unix(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

func TestAMailArrivesAsItWasWritten(t *testing.T) {
	o, r := local(t)
	m := appointment("nl")
	got := sent(t, o, r, m)
	if unix(got.parts["text/plain"]) != m.Text || unix(got.parts["text/html"]) != m.HTML || got.parts["text/calendar"] != string(m.Calendar) || got.attached != "afspraak.ics" {
		t.Errorf("%+v", got)
	}
	to, err := got.header.AddressList("To")
	from, err2 := got.header.AddressList("From")
	at, err3 := got.header.Date()
	if err != nil || err2 != nil || err3 != nil || to[0].Name != "Wubbegien Zuidema" || from[0].Name != "Gespreksteam, Westerkwartier" || !at.Equal(m.At) {
		t.Errorf("%v %v %v", to, from, at)
	}
	if id := got.header.Get("Message-ID"); id != "<uitnodiging-3F7K@example.nl>" || got.header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("%+v", got.header)
	}
	for _, telling := range []string{"User-Agent", "X-Mailer", "Return-Receipt-To", "Disposition-Notification-To"} {
		if got.header.Get(telling) != "" {
			t.Errorf("there is a %s", telling)
		}
	}
}

var hostile = []string{
	"Ada\r\nBcc: evil@example.nl", "Ada\nSubject: x\n\nbody", "\" <evil@example.nl>, \"", "evil@example.nl, ", "=?utf-8?q?x=0D=0ABcc:_evil@example.nl?=", "\x00\x1b[31m", "\xff\xfe", "\u202etxet sdrawkcab", "\u2028Bcc: evil@example.nl",
	`"><script>alert(1)</script>`, `<img src=https://evil.example/x>`, "javascript:alert(1)", "{{.Subject}}", "</title>", strings.Repeat("é", 900), strings.Repeat("W", 4000), ".\r\n.\r\nMAIL FROM:<x>", "--boundary", "a" + strings.Repeat("\u0301", 200), "https://evil.example/\" onclick=\"x",
}

func TestHostileTextStaysText(t *testing.T) {
	o, r := local(t)
	fields := func(a arrived) []string {
		var all []string
		for name := range a.header {
			all = append(all, name)
		}
		slices.Sort(all)
		return all
	}
	plain := fields(sent(t, o, r, appointment("nl")))
	for _, text := range hostile {
		to := To{ID: text, At: whom("nl").At, Language: text, Name: text, Address: "wubbegien@example.org"}
		from := From{text, text, text, text}
		for _, m := range []Mail{Invitation(to, from, Invite{text, text, text, text, text, text, text}), Notice(to, from, text), Appointment(to, from, Talk{ID: text, Date: "2026-11-24", Begins: "09:30", Ends: text, Place: text, Link: text})} {
			m.Subject += text
			got := sent(t, o, r, m)
			if has := fields(got); !slices.Equal(has, plain) {
				t.Errorf("%.40q: the mail has %v, not %v", text, has, plain)
			}
			if len(got.header["To"]) != 1 || len(got.header["Subject"]) != 1 || len(got.header["From"]) != 1 {
				t.Errorf("%.40q: %v", text, got.header)
			}
			if list, err := got.header.AddressList("To"); err != nil || len(list) != 1 || list[0].Address != "wubbegien@example.org" {
				t.Errorf("%.40q: to %v, %v", text, list, err)
			}
			page := got.parts["text/html"]
			for _, wrong := range []string{"<script", "<img", "onclick=\"x", "href=\"javascript"} {
				if strings.Contains(page, wrong) {
					t.Errorf("%.40q: %q became a part of the mail", text, wrong)
				}
			}
			if strings.ContainsAny(page+got.parts["text/plain"]+got.parts["text/calendar"], "\x00\x1b\u202e") {
				t.Errorf("%.40q steers the reader", text)
			}
		}
	}
}
