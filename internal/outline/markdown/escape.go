package markdown

import "strings"

// marks are the characters that can begin markup anywhere in a line.
var marks = strings.NewReplacer(escapes("\\`*_[]{}<>&|~$@^")...)

func escapes(marks string) []string {
	var all []string
	for _, mark := range strings.Split(marks, "") {
		all = append(all, mark, `\`+mark)
	}
	return append(all, "://", `\://`, "www.", `www\.`, "WWW.", `WWW\.`)
}

// text is somebody's words on one line: no mark in it does anything, and it can stand at the start of a line.
func text(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	return start(marks.Replace(s))
}

// start keeps a line from becoming a heading, a list, a rule or a table.
func start(s string) string {
	number := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.ContainsRune("#+-=:", rune(s[0])):
		return `\` + s
	case number > 0 && number < len(s) && (s[number] == '.' || s[number] == ')'):
		return s[:number] + `\` + s[number:]
	}
	return s
}

// quote is a text in its own lines, set apart.
func quote(s string) string {
	lines := strings.Split(s, "\n")
	for i, one := range lines {
		one = text(one)
		last := i == len(lines)-1 || strings.TrimSpace(lines[i+1]) == ""
		if one != "" && !last {
			one += `\` // a line end that stays
		}
		lines[i] = strings.TrimSpace("> " + one)
	}
	return strings.Join(lines, "\n")
}
