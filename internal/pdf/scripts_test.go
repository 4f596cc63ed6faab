package pdf_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/golden"
	dress "hoofdlijn/internal/outline/pdf/look"
	"hoofdlijn/internal/pdf"
	"hoofdlijn/internal/pdf/pdftest"
	"hoofdlijn/internal/validator"
)

// spoken is lines as people write them in a Dutch municipality.
var spoken = []string{
	"Eén loket voor alle mantelzorgers, zei Fatima (فاطمة) om 9.30 uur.",
	"نريد مكتبًا واحدًا لكل مقدمي الرعاية في البلدية.",
	"الاجتماع في 8 نوفمبر 2021، من 13:30 إلى 17:00 (الطابق الثاني).",
	"الاسم: Westerkwartier، والبلدية: Zuidhorn",
	"Wie: محمد 123 en سارة ١٢٣, samen",
	"السَّلامُ عَلَيْكُمْ لا إلا للأم",
	"אנחנו רוצים מקום אחד לכל המטפלים (8 אנשים).",
	"שָׁלוֹם לְכֻלָּם",
	"می‌خواهم به جلسه بیایم؛ پدرم گفت که چای خوب است.",
	"Ми хочемо одне місце для всіх, хто доглядає: Їжак, Ґанок, єдність.",
	"Мы хотим, чтобы нас услышали.",
	"Θέλουμε ένα γραφείο για όλους τους φροντιστές.",
	"اردو: مجھے ایک جگہ چاہیے، ٹھیک ہے",
	"Türkçe ığüşöç ĞİŞ, polski: zażółć gęślą jaźń, čeština: řeřicha",
}

// dressed is a document in our typefaces.
func dressed(lines ...string) pdf.Document {
	d := dress.Document("Veel talen", "nl")
	d.Body = []pdf.Block{pdf.Heading{Level: 1, Text: "Veel talen", Style: dress.H2}}
	for _, one := range lines {
		d.Body = append(d.Body, pdf.Text(dress.Plain, one), pdf.Text(dress.Strong, one))
	}
	return d
}

func TestPeopleReadTheirOwnScript(t *testing.T) {
	lacks := false
	d := dressed(spoken...)
	d.Page = func(_ *pdf.Canvas, p pdf.Page) { lacks = p.Lacks }
	root, problems := pdftest.Read(pdf.Write(d))
	if len(problems) > 0 || lacks {
		t.Error(problems, lacks)
	}
	golden.Same(t, "testdata/scripts.txt", []byte(root.String()))
	for _, one := range spoken {
		if strings.Count(root.Words(), one) != 2 {
			t.Errorf("not as it was written: %s", one)
		}
	}
}

// Programs that know no tags find words as they were written as well.
func TestWordsAreFoundInEveryScript(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip(err)
	}
	text, err := pdftest.Look(t, pdf.Write(dressed(spoken...)), "pdftotext", "-enc", "UTF-8", "FILE", "-")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"فاطمة", "نريد مكتبًا واحدًا", "في البلدية", "عَلَيْكُمْ لا إلا للأم", "לכל המטפלים", "שָׁלוֹם לְכֻלָּם", "доглядає", "φροντιστές", "محمد", "می‌خواهم به جلسه"} {
		if strings.Count(text, word) != 2 {
			t.Errorf("%s is not found twice: %s", word, text)
		}
	}
}

// An archive and a screen reader take the document as any other.
func TestValidatorsTakeEveryScript(t *testing.T) {
	said := pdftest.VeraPDF(t, validator.Documents{"scripts": pdf.Write(dressed(spoken...))})["scripts"]
	slices.Sort(said)
	if !slices.EqualFunc(said, []string{"PASS 3a", "PASS ua1"}, strings.HasPrefix) {
		t.Error(said)
	}
}

// What other typefaces have is embedded only when somebody wrote it.
func TestATypefaceThatIsNotUsedIsNotThere(t *testing.T) {
	d := dressed("Eén loket voor allen")
	bare := d
	bare.Others = nil
	if string(pdf.Write(d)) != string(pdf.Write(bare)) {
		t.Error("other bytes")
	}
	if raw := string(pdf.Write(dressed("Мы"))); !strings.Contains(raw, "OpenSans-Regular") || strings.Contains(raw, "Vazirmatn") {
		t.Error("not the typefaces of what is written")
	}
}

// Whatever is written in whatever order, in narrow columns too, is read as it was.
func TestEveryMixIsReadAsWritten(t *testing.T) {
	words := []string{"loket", "(", ")", " ", " ", " ", "12", "3,50", "€", "%", "-", "/", "مكتب", "لا", "َ", "بًّا", "شم‌ا", "١٢", "؟", "שלום", "לָ", "доми", "ї", "ώρα", "你", "ሰላም", "\n"}
	rapid.Check(t, func(t *rapid.T) {
		text := "a" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 60).Draw(t, "words"), "")
		d := dressed()
		d.Margin.Right = pdf.Length(rapid.IntRange(24, 150).Draw(t, "margin")) * pdf.Millimetre
		span := rapid.IntRange(0, len([]rune(text))).Draw(t, "span")
		chars := []rune(text)
		d.Body = append(d.Body, pdf.Paragraph{Style: dress.Plain, Spans: []pdf.Span{{Text: string(chars[:span])}, {Text: string(chars[span:]), Bold: true}}})
		root, problems := pdftest.Read(pdf.Write(d))
		want := strings.ReplaceAll(text, "\n", " ")
		if len(problems) > 0 || !strings.Contains(root.Words(), want) {
			t.Fatalf("%q: %v\n%q", want, problems, root.Words())
		}
	})
}

func FuzzScripts(f *testing.F) {
	for _, one := range spoken {
		f.Add(one)
	}
	f.Add("\u202Eabc\u202C \u2067x\u2069 \u0300\u200D\u0644\u0627")
	f.Fuzz(func(t *testing.T, text string) {
		if _, problems := pdftest.Read(pdf.Write(dressed(text))); len(problems) > 0 {
			t.Error(problems)
		}
	})
}
