package wire

import "unicode"

// Plain says whether a text has only characters that people see, or that their script needs. Control characters, marks
// that turn the order of reading around and invisible ones make two texts look alike that are not, or a text look like
// nothing: refused. Line ends and tabs stay, as pasted texts have them.
func Plain(s string) bool {
	flag := false // in an emoji flag, whose letters are tags
	for _, r := range s {
		flag = r == blackFlag || flag && unicode.Is(tags, r)
		if !flag && hidden(r) {
			return false
		}
	}
	return true
}

const blackFlag = '\U0001F3F4' // what the flags of England, Scotland and Wales begin with

var tags = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0xE0020, Hi: 0xE007F, Stride: 1}}}

func hidden(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case '\u200C', '\u200D': // join and do not join: emoji, and scripts such as Persian and Hindi
		return false
	case '\u200E', '\u200F', '\u061C': // marks of Hebrew and Arabic keyboards, which turn nothing but themselves
		return false
	case '\u3164', '\uFFA0': // letters that show nothing
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
