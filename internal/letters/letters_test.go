package letters_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	. "hoofdlijn/internal/letters"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/printed"
)

var sender = Sender{Name: "Stichting Samen Verder", Address: []string{"Hoofdstraat 12", "9801 BX Zuidhorn"}, Phone: "0594 12 34 56", Signed: "Ada de Vries en Jan Bos"}

var about = Meeting{
	Question: "Wat is er nodig zodat het goed gaat met wie voor een ander klaarstaat in Westerkwartier?", Municipality: "Westerkwartier",
	Date: "2026-12-08", Begins: "13:30", Ends: "17:00", Place: "Dorpshuis de Bron, Kerkstraat 3, Zuidhorn",
	Points: []Point{
		{Text: "We gaan uit van wat mensen zelf nog kunnen en wat hun leven goed maakt.", Formal: "Positieve gezondheid is het uitgangspunt.", Explanation: "We kijken niet alleen naar ziekte, maar ook naar meedoen, plezier en rust."},
		{Text: "We doen liever iets voordat mensen vastlopen dan erna.", Formal: "We zetten in op preventie."},
		{Text: "Het plan past binnen de Jeugdwet, de Wmo, de Zvw en de Wlz.", Source: "Jeugdwet, Wmo 2015, Zorgverzekeringswet, Wet langdurige zorg", Limit: true},
		{Text: "Het lukt alleen als inwoners, organisaties en gemeente het samen doen.", Formal: "Alleen samen kunnen we zorgen dat het goed gaat."},
		{Text: "Waar het kan kiezen we iets waar iedereen zo terechtkan, zonder aanvraag.", Formal: "Waar mogelijk zetten we in op algemene voorzieningen."},
		{Text: "Alles samen kost niet meer dan 250.000 euro.", Bound: "Kosten van alle besluiten samen: ten hoogste € 250.000,00", Limit: true},
	},
	Promise:   Promise{Who: "Het college van burgemeester en wethouders", When: "Uiterlijk 1 februari 2027", Mandate: "Alles wat binnen de punten past, voert de gemeente uit. Wil zij iets niet, dan legt zij dat in het openbaar uit.", Money: "250.000 euro, al gereserveerd in de begroting van 2027"},
	CheckCode: "6f3a 91c0 77d2", KeyCode: "JJEV-T8YS-DFW5-0XBM",
}

var invitation = Letter{Language: "nl", Dated: "2026-11-16", Sender: sender, Meeting: about,
	To:     Person{Name: "Wubbegien Zuidema", Address: []string{"Dorpsweg 7", "9864 PA Kornhorn"}},
	Answer: Answer{Phone: "0594 12 34 56", Hours: "op werkdagen van 9 tot 17 uur", Link: "https://gesprek.example.nl/i#K7M4PX9TR2aQmZ81vbn30Lp", Address: "gesprek.example.nl", Code: "K7M4PX9TR2", By: "2026-11-30"}}

// said is what the letter says in its own words: nobody has written anything in it yet.
func bare(language string) Letter {
	return Letter{Language: language, Large: true, Answer: Answer{Phone: "0594 12 34 56", Link: "https://gesprek.example.nl/i#x", Address: "gesprek.example.nl", Code: "K7M4PX9TR2"}}
}

var today = Day{Language: "nl", Date: "2026-11-24", Caller: "Ada de Vries", Talks: []Talk{
	{Time: "09:30", Name: "Wubbegien Zuidema", Phone: "06 12345678", Where: ByPhone, Tries: 2},
	{Time: "11:00", Name: "Hendrik-Jan van der Meulen-Hoekstra", Phone: "0594 50 12 34", Where: AtHome, Address: "Dorpsweg 7, Kornhorn"},
	{Name: "Mia", Phone: "+49 170 1234567", Where: "in de bibliotheek"},
}}

var call = Call{Language: "nl", Name: "Wubbegien Zuidema", Phone: "06 12345678", Date: "2026-11-24", Time: "09:30", Where: ByPhone, Caller: "Ada de Vries", Tries: 2,
	Tell: []string{"De vraag: " + about.Question, "Zo beslissen we: iedereen kan zeggen “hier sta ik achter” of “nog niet”.", "Wat vooraf vaststaat. U hebt het op papier.", "De gemeente zegt uiterlijk 1 februari ja of nee, in het openbaar.", "Wat u vertelt, leest alleen het gespreksteam."},
	Ask: []Question{
		{ID: "until", Text: "Tot hoe laat kunt u blijven?", Kind: Choice, Options: []Option{{ID: "end", Text: "tot het eind", Ticked: true}, {ID: "earlier", Text: "ik ga eerder weg, om:"}}},
		{ID: "theme", Text: "Over welk onderwerp praat u het liefst mee?", Kind: Several, Options: []Option{{ID: "t1", Text: "vinden en bereiken"}, {ID: "t2", Text: "op tijd lucht"}, {ID: "t3", Text: "wetten en regels"}, {ID: "t4", Text: "samen werken, dicht bij huis"}}},
		{ID: "mind", Text: "Is er iets waar we aan tafel op moeten letten?", Kind: Text, Answer: "Zit graag bij de deur."},
		{ID: "visit", Text: "Wanneer kunnen we langskomen?", Kind: Moment, Hint: "Alleen als het aan de telefoon niet gaat."},
		{ID: "who", Text: "Wie moet er nog meer bij zijn?", Kind: Someone},
	},
	Needs:   []Option{{ID: "transport", Text: "vervoer", Ticked: true}, {ID: "loop", Text: "ringleiding"}, {ID: "large", Text: "grote letters"}, {ID: "interpreter", Text: "tolk"}, {ID: "companion", Text: "iemand die meegaat"}, {ID: "quiet", Text: "een rustige plek"}, {ID: "paper", Text: "geen smartphone: alles op papier"}},
	Summary: []string{"U blijft tot het eind.", "U wordt opgehaald.", "U zit graag bij de deur."}}

var phones = Phones{Language: "nl", People: []Listed{
	{Name: "Hendrik-Jan van der Meulen-Hoekstra", Phone: "0594 50 12 34", State: Planned}, {Name: "Mia", Phone: "+49 170 1234567", State: Waiting}, {Name: "Piet Bos", Phone: "06 87654321", State: Stopped},
	{Name: "Truus de Vries", Phone: "0594 50 43 21", State: "op vakantie"}, {Name: "Wubbegien Zuidema", Phone: "06 12345678", State: Agreed}}}

var trace = Trace{Language: "nl", Sealed: true,
	Points: []Ended{
		{Text: "Een vaste middag dat iemand het overneemt.", Board: "Op tijd lucht", State: "board", Cluster: "Iemand neemt het even over", In: []plan.PartOf{{Proposal: "v4", Title: "Een vaste vrijwilliger", Outcome: "adopted", InPlan: true, Method: "stand_behind"}}},
		{Text: "Zaterdag dagbesteding.", Board: "Op tijd lucht", State: "merged", In: []plan.PartOf{{Title: "Dagbesteding", Outcome: "not_adopted", Reason: "Alles samen kost niet meer dan 250.000 euro."}, {Title: "Eten", Outcome: "parked", Reason: "Het dorpshuis is dicht", Who: "Werkgroep", When: "najaar"}}},
		{Text: "Te laat gezegd.", Board: "Wetten en regels", State: "late"}},
	Cards: []Ended{{Text: "Een nummer.", Board: "Informatie", State: "hidden", Why: "Staat er al"}, {Text: "Nog niets mee gedaan.", State: "private", In: []plan.PartOf{{Title: "Later", Method: "majority"}}}}}

var folded = Cards{Language: "nl", Meeting: "Samen zorgen", Cards: []Card{{"Hendrik-Jan van der Meulen-Hoekstra", "https://gesprek.example.nl/gesprek#a"}, {"Mia", "https://gesprek.example.nl/gesprek#b"},
	{"Piet Bos", "https://gesprek.example.nl/gesprek#c"}, {"Truus de Vries", "https://gesprek.example.nl/gesprek#d"}, {"Wubbegien Zuidema", "https://gesprek.example.nl/gesprek#e"}}}

var logistics = Logistics{Language: "nl", Date: "2026-12-08", Ends: "17:00", Place: "Dorpshuis de Bron, Zuidhorn", Companions: 4, Interpreters: 1,
	Needs:   []Number{{"Vervoer", 9, false}, {"Een ringleiding", 3, false}, {"een plek voor de hond", 1, true}},
	Leaving: []Number{{"15:00", 1, false}, {"16:30", 9, false}}}

var pack = Pack{Language: "nl", Name: "Wubbegien Zuidema", Meeting: about, Rule: "Een voorstel komt in het plan als iedereen erachter staat.", Leaves: "16:30",
	Agenda: []string{"Welkom", "Wat vooraf vaststaat", "Ideeën", "Besluiten", "Voorlezen"}, Asked: []Asked{{"Wat mag het kosten?", "Alles samen 250.000 euro."}, {"Wie voert het uit?", ""}},
	Arranged: []Arranged{{"Vervoer", "u wordt om 13.00 uur opgehaald"}, {"Een ringleiding", ""}}, Along: []Along{{"Jan Bos", "companion", true}, {"", "interpreter", false}},
	Numbers: []Phone{{"Vragen over de dag", "0594 12 34 56"}}}

var keptOf = Kept{Language: "nl", Dated: "2026-12-01", Contact: []Line{{"Naam", "Wubbegien Zuidema"}, {"Telefoon", "06 12345678"}}, Said: []Line{{"Wat hebt u nodig?", "Vervoer, een ringleiding. Liefst een lage auto"}},
	Along: []Along{{"Jan Bos", "companion", true}}, Arranged: []Need{{"Vervoer", "arranged", "U wordt om 13.00 uur opgehaald."}, {"Een ringleiding", "open", ""}},
	Messages: []Said{{"", "2026-11-24", "09.30", "Mag mijn hond mee?"}, {"team", "2026-11-24", "10.00", "Ja, dat mag."}}, Points: []string{"Een vaste middag."}, Opened: []Said{{"anna", "2026-11-24", "09.00", ""}}}

func english() (Letter, Day, Call, Phones) {
	l, d, c, p := invitation, today, call, phones
	l.Language, d.Language, c.Language, p.Language = "en", "en", "en", "en"
	l.Large, l.Meeting.Date, l.Meeting.Place, l.To = true, "", "", Person{}
	c.Summary, c.Date = nil, ""
	return l, d, c, p
}

// theStyle is tested elsewhere; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<path d="[^"]*"/>`)

func TestSheetsAreAsKept(t *testing.T) {
	l, d, c, p := english()
	for name, page := range map[string]printed.Page{"letter": Letters(invitation), "letter-english-large": Letters(l), "day": DayList(today), "day-english": DayList(d),
		"call": CallSheets(call), "call-english": CallSheets(c), "phones": PhoneList(phones), "phones-english": PhoneList(p), "nothing": Letters(Letter{}), "cards": FoldedCards(folded), "kept": KeptPage(keptOf), "kept-nothing": KeptPage(Kept{Language: "en"}),
		"trace": TraceSheet(trace), "trace-english": TraceSheet(Trace{Language: "en", Cards: trace.Points, Points: trace.Cards}), "trace-nothing": TraceSheet(Trace{}),
		"logistics": LogisticsSheet(logistics), "logistics-nothing": LogisticsSheet(Logistics{Language: "en"}),
		"pack": Packs(pack), "pack-nothing": Packs(Pack{Language: "en", Large: true})} {
		golden.Same(t, filepath.Join("testdata", name+".html"), theStyle.ReplaceAll(page.HTML, nil))
	}
}

func words(page printed.Page) string {
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(theStyle.ReplaceAllString(string(page.HTML), ""), " ")
}

// A letter lies on a mat for anybody to see: in its own words it never says what it is about.
func TestALetterDoesNotTellWhatItIsAbout(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		said := strings.ToLower(words(Letters(bare(language))))
		if !strings.Contains(said, "k7m4p x9tr2") {
			t.Fatal("the letter has no code: this checks nothing", said)
		}
		for _, wrong := range []string{"zorg", "naaste", "care", "caring", "ziek", "cliënt", "patient"} {
			if strings.Contains(said, wrong) {
				t.Errorf("%s: the letter says %q by itself", language, wrong)
			}
		}
	}
}

func TestTheWindowIsNeutral(t *testing.T) {
	for name, want := range map[string]string{
		"Stichting Samen Verder": "Stichting Samen Verder, Hoofdstraat 12, 9801 BX Zuidhorn",
		"Mantelzorg & Co":        "Hoofdstraat 12, 9801 BX Zuidhorn",
		"Carers’ Centre":         "Hoofdstraat 12, 9801 BX Zuidhorn",
		"Stichting Uw NAASTE":    "Hoofdstraat 12, 9801 BX Zuidhorn",
		"":                       "Hoofdstraat 12, 9801 BX Zuidhorn",
	} {
		l := invitation
		l.Sender.Name = name
		if got := l.Window(); got != want {
			t.Errorf("%q: the window says %q", name, got)
		}
	}
	l := invitation
	if l.Sender.Return = "Postbus 12, Zuidhorn"; l.Window() != l.Sender.Return {
		t.Error("the line that was chosen for the window is not in it")
	}
}

func TestALetterOffersThreeWays(t *testing.T) {
	said := string(Letters(invitation).HTML)
	for _, want := range []string{"Bel <b class=\"nowrap\">0594 12 34 56", "<svg class=\"qr\"", "gesprek.example.nl</b>", "K7M4P X9TR2", "maandag 30 november 2026", "dinsdag 8 december 2026, van 13:30 tot 17:00", "6f3a 91c0"} {
		if !strings.Contains(said, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	l := invitation
	l.Answer = Answer{Phone: "0594 12 34 56"}
	if said := string(Letters(l).HTML); strings.Contains(said, "<svg") || strings.Contains(said, "typ uw code") {
		t.Error("a way that is not there is offered")
	}
}

// Limits go on in number after the starting points, wherever they stand on the list.
func TestEveryPointIsInTheLetterInFull(t *testing.T) {
	said := words(Letters(invitation))
	for _, p := range about.Points {
		for _, want := range []string{p.Text, p.Bound, p.Formal, p.Explanation, p.Source} {
			if !strings.Contains(said, want) {
				t.Errorf("the letter lacks %q", want)
			}
		}
	}
	if l := invitation.Limits(); len(l) != 2 || l[0].Number != 5 || l[1].Number != 6 || invitation.Starting()[2].Number != 3 {
		t.Errorf("%+v", l)
	}
}

func TestWhoDoesNotWantToBeCalledHasNoNumber(t *testing.T) {
	if said := string(PhoneList(phones).HTML); strings.Contains(said, "87654321") || !strings.Contains(said, "niet meer benaderen") || !strings.Contains(said, "06 12345678") {
		t.Error(said)
	}
}

func TestWhatNamesPeopleSaysThatItIsToBeDestroyed(t *testing.T) {
	for name, page := range map[string]printed.Page{"day": DayList(today), "call": CallSheets(call), "phones": PhoneList(phones), "pack": Packs(pack), "cards": FoldedCards(folded), "kept": KeptPage(keptOf)} {
		if style, _, _ := strings.Cut(string(page.HTML), "</style>"); !strings.Contains(style, "vernietigen") {
			t.Errorf("%s does not say on every page that it is to be destroyed", name)
		}
	}
}

// hostile is RELIABILITY T-20 to T-22: what ends strings and elements, runs the other way, or is no text at all.
var hostile = []string{
	`"}</style><script>alert(1)</script>\`, `<img src=x onerror=alert(1)>`, `' onload='alert(1)`, `javascript:alert(1)`, `{{.Sender}}`, `</title><svg onload=alert(1)>`,
	"\u202etxet sdrawkcab", "\u2066\u2067", "a" + strings.Repeat("\u0301", 200), "\x00\x1b[31m\xff\xfe", "\u2028\u2029\r\n", "👩‍👩‍👧", `]]>`, "=cmd|' /C calc'!A0", strings.Repeat("W", 4000), `url(https://evil.example/x)`,
}

func everywhere(text string) []printed.Page {
	many := []string{text, text}
	l := Letter{Language: text, Dated: text, Sender: Sender{text, many, text, text, text}, To: Person{text, many},
		Meeting: Meeting{text, text, text, text, text, text, []Point{{text, text, text, text, text, false}, {text, text, text, text, text, true}}, Promise{text, text, text, text}, text, text},
		Answer:  Answer{text, text, text, text, text, text}}
	c := Call{Language: text, Name: text, Phone: text, Date: "2026-11-24", Time: text, Where: Where(text), Address: text, Caller: text, Tell: many, Summary: many,
		Ask: []Question{{text, text, text, Kind(text), []Option{{text, text, true}}, text}}, Needs: []Option{{text, text, false}}}
	return []printed.Page{Letters(l), CallSheets(c), PhoneList(Phones{text, []Listed{{text, text, State(text)}}, 2}),
		KeptPage(Kept{text, text, []Line{{text, text}}, []Line{{text, text}}, []Along{{text, text, true}}, []Need{{text, text, text}}, []Said{{text, text, text, text}}, many, []Said{{text, text, text, text}}}),
		FoldedCards(Cards{text, text, []Card{{text, text}}}), DayList(Day{text, text, text, []Talk{{text, text, text, Where(text), text, 1}}, 2}),
		LogisticsSheet(Logistics{text, text, text, text, text, []Number{{text, 1, true}}, 1, 2, []Number{{text, 1, false}}, 2}),
		Packs(Pack{Language: text, Name: text, Meeting: l.Meeting, Rule: text, Agenda: many, Asked: []Asked{{text, text}}, Leaves: text, Arranged: []Arranged{{text, text}}, Along: []Along{{text, text, true}}, Numbers: []Phone{{text, text}}})}
}

var element = regexp.MustCompile(`<[a-z][^>]*>`)

func TestWordsOfPeopleStayWords(t *testing.T) {
	// The shape of a page is its elements and their attributes, without what these are; only a QR depends on what it says.
	values, own := regexp.MustCompile(`="[^"]*"`), regexp.MustCompile(` class="long"|<svg class="qr".*?</svg>`)
	shape := func(page printed.Page) string {
		return strings.Join(element.FindAllString(values.ReplaceAllString(own.ReplaceAllString(string(page.HTML), ""), "="), -1), "")
	}
	plain := everywhere("gewoon")
	for _, text := range hostile {
		for i, page := range everywhere(text) {
			said := string(page.HTML)
			if strings.Contains(said, "<script") || strings.Contains(said, "<img") || strings.Count(said, "</style>") != 1 || strings.Contains(said, "\x00") {
				t.Errorf("sheet %d: %q became a part of the page", i, text)
			}
			if got := shape(page); got != shape(plain[i]) {
				t.Errorf("sheet %d: %.60q changed the shape of the page\n%s", i, text, got)
			}
		}
	}
}

func TestPagesAskNothingOfTheNetwork(t *testing.T) {
	for _, page := range []printed.Page{Letters(invitation), DayList(today), CallSheets(call), PhoneList(phones), LogisticsSheet(logistics), Packs(pack), FoldedCards(folded), KeptPage(keptOf)} {
		for _, wrong := range []string{"<script", "<link", "<img", " src=", " style=", "@import", "url(h", " href="} {
			if strings.Contains(string(page.HTML), wrong) {
				t.Errorf("there is a %s", wrong)
			}
		}
		if !strings.Contains(page.Policy, "default-src 'none'") || strings.Contains(page.Policy, "unsafe") {
			t.Error(page.Policy)
		}
	}
}

// A week’s work is printed in one go: nothing of one letter is in another.
func TestFortyLettersAreFortyLetters(t *testing.T) {
	var all []Letter
	for i := range 40 {
		l := invitation
		l.To.Name, l.Answer.Code = fmt.Sprintf("Bewoner %02d", i), fmt.Sprintf("K7M4PX9T%02d", i)
		all = append(all, l)
	}
	said := strings.Split(string(Letters(all...).HTML), "<section")[1:]
	if len(said) != 40 {
		t.Fatal(len(said))
	}
	for i, one := range said {
		if strings.Count(one, "Bewoner") != 2 || !strings.Contains(one, fmt.Sprintf("Bewoner %02d", i)) || !strings.Contains(one, fmt.Sprintf("K7M4P X9T%02d", i)) {
			t.Errorf("letter %d", i)
		}
	}
}

// With its first page a letter has an even number of pages: the next begins on a sheet of its own.
func TestALetterFillsWholeSheets(t *testing.T) {
	if n := invitation.Sides(); n != 1 {
		t.Errorf("an ordinary letter goes on for %d pages", n)
	}
	l, before := invitation, 1
	for range 60 {
		l.Meeting.Points = append(l.Meeting.Points, about.Points...)
		n := l.Sides()
		if n%2 == 0 || n < before {
			t.Fatalf("%d pages after %d", n, before)
		}
		before = n
	}
	if rule := fmt.Sprintf(".sides-%d { min-height: %dmm; }", before, (before-1)*270+30); !strings.Contains(string(Letters(invitation, l).HTML), rule) {
		t.Errorf("no %s", rule)
	}
	if before < 21 {
		t.Errorf("366 points are on %d pages", before)
	}
	if l.Large = true; l.Sides() <= before {
		t.Error("large print takes no more")
	}
}

func BenchmarkFortyOfEach(b *testing.B) {
	var letters []Letter
	var calls []Call
	for range 40 {
		letters, calls = append(letters, invitation), append(calls, call)
	}
	for b.Loop() {
		Letters(letters...)
		CallSheets(calls...)
	}
}

// What cannot be read is not on a sheet, and the sheet says so.
func TestASheetSaysWhatIsMissing(t *testing.T) {
	for n, want := range map[Missing]string{0: "", 1: "1 gesprek kan niet worden gelezen", 3: "3 gesprekken kunnen niet worden gelezen"} {
		for _, page := range []printed.Page{PhoneList(Phones{Language: "nl", Missing: n}), DayList(Day{Language: "nl", Missing: n}), LogisticsSheet(Logistics{Language: "nl", Missing: n})} {
			if is := string(page.HTML); strings.Contains(is, "worden gelezen") != (n > 0) || !strings.Contains(is, want) {
				t.Errorf("%d: %s", n, is)
			}
		}
	}
}
