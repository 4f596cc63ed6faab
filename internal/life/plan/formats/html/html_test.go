package html

import (
	"crypto/sha256"
	"encoding/base64"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"hoofdlijn/internal/life/plan"
)

func TestTheHashIsThatOfTheStyleInThePage(t *testing.T) {
	for _, d := range []plan.Document{{}, {Language: "en", Example: true}, {Style: &plan.Style{Colour: "#00695c"}}} {
		raw := string(Write(d))
		_, rest, _ := strings.Cut(raw, "<style>")
		block, _, ok := strings.Cut(rest, "</style>")
		sum := sha256.Sum256([]byte(block))
		if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !ok || !strings.Contains(Policy(d), "style-src "+want+";") {
			t.Errorf("the page has %s, the policy is %s", want, Policy(d))
		}
		if strings.Count(raw, "<style") != 1 || strings.Contains(raw, " style=") {
			t.Error("a style outside the block")
		}
	}
}

func TestNothingIsAskedOfTheNetwork(t *testing.T) {
	for _, found := range regexp.MustCompile(`url\([^)]{0,12}|@import|https?://`).FindAllString(style, -1) {
		if !strings.HasPrefix(found, "url(data:") {
			t.Error(found)
		}
	}
}

var (
	palette = regexp.MustCompile(`--([a-z-]+): (#[0-9A-F]{6})`)
	pairs   = [][2]string{{"ink", "paper"}, {"ink", "wash"}, {"soft", "paper"}, {"soft", "wash"}, {"line", "paper"}, {"line", "surface"},
		{"good", "paper"}, {"heed", "paper"}, {"ink", "heed-wash"}, {"stop", "paper"}, {"on-now", "now"}}
)

func TestEveryTextCanBeRead(t *testing.T) {
	light, dark, _ := strings.Cut(sheet, "prefers-color-scheme: dark")
	dark, _, _ = strings.Cut(dark, "} }")
	for name, block := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]string{}
		for _, c := range palette.FindAllStringSubmatch(block, -1) {
			colours[c[1]] = c[2]
		}
		for _, p := range pairs {
			if c := contrast(colours[p[0]], colours[p[1]]); !(c >= 7) {
				t.Errorf("%s: %s on %s is %.2f", name, p[0], p[1], c)
			}
		}
	}
}

// The colour of a municipality stands where ours did, and can be read by day and in the dark; what is no colour changes nothing.
func TestAPageIsInTheColourOfTheMunicipality(t *testing.T) {
	if strings.Count(sheet, ourLight) != 1 || strings.Count(sheet, ourInDark) != 1 {
		t.Fatal("the line is not where it was")
	}
	for _, of := range []string{"#8a1f5c", "#767676", "#000000", "#007fae"} {
		lines := regexp.MustCompile(`--line: (#[0-9a-f]{6})`).FindAllStringSubmatch(in(style+outlined, of), -1)
		if len(lines) != 2 || contrast(lines[0][1], light) < 4.5 || contrast(lines[1][1], dark) < 4.5 {
			t.Errorf("%s: %v", of, lines)
		}
	}
	for _, of := range []string{"", "paars", "red; } body { display: none"} {
		if in(style, of) != style {
			t.Errorf("%q changes the page", of)
		}
	}
	if string(Write(plan.Document{Style: &plan.Style{Colour: "#8a1f5c"}})) == string(Write(plan.Document{})) {
		t.Error("the page is in our colour")
	}
}

// contrast is that of WCAG 2; not a number for a colour that is missing.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + .05) / (math.Min(x, y) + .05)
}

func luminance(hex string) float64 {
	if len(hex) != 7 {
		return math.NaN()
	}
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
