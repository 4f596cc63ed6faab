package hyphen

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func divided(p *Patterns, word string) string {
	points := p.Points(word)
	for i := len(points) - 1; i >= 0; i-- {
		word = word[:points[i]] + "-" + word[points[i]:]
	}
	return word
}

func TestWordsAreDividedAsInTheDictionary(t *testing.T) {
	for language, words := range map[string][]string{
		"nl": {"gemeen-te-raad", "man-tel-zor-gers", "besluit-vor-mings-bij-een-komst", "ver-ant-woor-de-lijk-heid", "over-een-komst", "wel-zijns-or-ga-ni-sa-tie",
			"huis-art-sen", "fiets", "dorps-huis", "vrij-wil-li-gers", "bij-een-komst", "Wes-ter-kwar-tier", "acht-en-der-tig", "zes-en-der-tig"},
		"en": {"uni-ver-sity", "decision-mak-ing", "coun-cil", "know-ledge", "bench", "some-thing", "muni-cip-al-ity"},
	} {
		for _, want := range words {
			if got := divided(In(language), strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, not %s", language, got, want)
			}
		}
	}
}

func TestALetterKeepsItsDiaeresis(t *testing.T) {
	for _, want := range []string{"beïn-vloe-den", "coör-di-ne-ren", "reü-nie", "ideeën"} {
		if got := divided(In("nl"), strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestWhatIsNoWordStaysWhole(t *testing.T) {
	for _, word := range []string{"", "a", "naam@gemeente.nl", "https://hoofdlijn.nl/verantwoordelijkheid", "2021-11-08", "6f3a91c06f3a91c0", "auto's", "\xff\xfe"} {
		for _, p := range []*Patterns{In("nl"), In("en"), In("fy")} {
			if got := divided(p, word); got != word {
				t.Errorf("%q became %q", word, got)
			}
		}
	}
	if got := divided(In("fy"), "gemeenteraad"); got != "gemeenteraad" {
		t.Error(got)
	}
}

func TestNoLetterIsCutOrStandsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-ZëïéİIßſ]{0,30}`)).Draw(t, "word")
		for _, at := range In(rapid.SampledFrom([]string{"nl", "en", "xx"}).Draw(t, "language")).Points(word) {
			before, after := word[:at], word[at:]
			if !utf8.ValidString(before) || utf8.RuneCountInString(before) < least || utf8.RuneCountInString(after) < least {
				t.Fatalf("%q | %q", before, after)
			}
		}
	})
}
