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
	for _, d := range []plan.Document{{}, {Language: "en", Example: true}} {
		raw := string(Write(d))
		_, rest, _ := strings.Cut(raw, "<style>")
		block, _, ok := strings.Cut(rest, "</style>")
		sum := sha256.Sum256([]byte(block))
		if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !ok || want != StyleHash() {
			t.Errorf("the page has %s, the hash is %s", want, StyleHash())
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
