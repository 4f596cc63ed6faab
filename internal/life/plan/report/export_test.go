package report

// Spoken is the words of both languages.
func Spoken() (nl, en any) { return dutch, english }
