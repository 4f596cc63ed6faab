package casefile

import (
	"math/big"
	"regexp"
	"strings"
	"time"
	"unicode"
)

var (
	amountPattern = regexp.MustCompile(`^(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$`)
	wholePattern  = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})$`)
)

// badAmount is the code of what is wrong with an amount, or "".
func badAmount(s string, money bool) string {
	if !amountPattern.MatchString(s) {
		return "bad_amount"
	}
	if _, decimals, _ := strings.Cut(s, "."); money && len(decimals) > 2 {
		return "bad_cents"
	}
	return ""
}

// over tells whether amount a is above amount b; both must be amounts.
func over(a, b string) bool {
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return okX && okY && x.Cmp(y) > 0
}

// isoDate tells whether s is YYYY, YYYY-MM or YYYY-MM-DD and exists.
func isoDate(s string) bool {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}
	layout, ok := layouts[len(s)]
	if !ok {
		return false
	}
	_, err := time.Parse(layout, s)
	return err == nil
}

// dateOrWords tells whether s is a date that exists or says it in words.
func dateOrWords(s string) bool {
	return isoDate(s) || strings.ContainsFunc(s, unicode.IsLetter)
}
