package number_test

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/number"
)

func TestParse(t *testing.T) {
	cases := []struct {
		text, unit string
		ok         bool
	}{
		{"0", "", true}, {"0.5", "", true}, {"12.345678", "", true}, {"999999999999999", "", true}, {"250000", "EUR", true}, {"0.01", "EUR", true},
		{"12.345", "EUR", false}, {"1.1234567", "", false}, {"9999999999999999", "", false}, {"00", "", false}, {"01.5", "", false},
		{"", "", false}, {"-1", "", false}, {"1e3", "", false}, {"1/3", "", false}, {"0x1p4", "", false}, {"inf", "", false}, {"NaN", "", false},
		{"1.", "", false}, {".1", "", false}, {"1,5", "", false}, {" 1", "", false}, {"1\n", "", false}, {"١", "", false}, {"1_0", "", false},
	}
	for _, c := range cases {
		if _, ok := number.Parse(c.text, c.unit); ok != c.ok {
			t.Errorf("%q %s: %v", c.text, c.unit, ok)
		}
	}
}

// Cents are exact: what is written is read back, and sums of cents are sums of whole numbers.
func TestMoneyIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum, cents := new(big.Rat), int64(0)
		for _, n := range rapid.SliceOfN(rapid.Int64Range(0, 999_999_999_999), 1, 30).Draw(t, "cents") {
			text := fmt.Sprintf("%d.%02d", n/100, n%100)
			r, ok := number.Parse(text, number.Euro)
			if !ok || number.Format(text, number.Euro) != text {
				t.Fatalf("%s does not come back", text)
			}
			sum.Add(sum, r)
			cents += n
		}
		if want := fmt.Sprintf("%d.%02d", cents/100, cents%100); number.Write(sum, number.Euro) != want {
			t.Fatalf("%s, want %s", number.Write(sum, number.Euro), want)
		}
	})
}

func TestWriteAndFormat(t *testing.T) {
	for text, want := range map[string]string{"12": "12.00", "12.5": "12.50", "0": "0.00"} {
		if got := number.Format(text, number.Euro); got != want {
			t.Errorf("%s is written %s", text, got)
		}
	}
	if got := number.Format("12.50", "hour"); got != "12.50" {
		t.Errorf("an amount is rewritten: %s", got)
	}
	for text, want := range map[string]string{"12.50": "12.5", "3": "3", "0.000001": "0.000001"} {
		r, _ := number.Parse(text, "")
		if got := number.Write(r, ""); got != want {
			t.Errorf("%s is reckoned as %s", text, got)
		}
	}
}

func TestFirstDay(t *testing.T) {
	for text, want := range map[string]string{"2022": "2022-01-01", "2022-06": "2022-06-01", "2024-02-29": "2024-02-29",
		"2023-02-29": "", "najaar 2022": "", "": "", "22": "", "2022-13": "", "1-6-2022": ""} {
		day, ok := number.FirstDay(text)
		if ok != (want != "") || ok && day.Format("2006-01-02") != want {
			t.Errorf("%q: %v %v", text, day, ok)
		}
	}
}

func TestLastDay(t *testing.T) {
	for text, want := range map[string]string{"2022": "2022-12-31", "2024-02": "2024-02-29", "2022-03-01": "2022-03-01", "najaar 2022": ""} {
		day, ok := number.LastDay(text)
		if got := day.Format("2006-01-02"); ok != (want != "") || ok && got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
