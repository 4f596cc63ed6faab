package answer

// Spoken is what it says in both languages.
func Spoken() (nl, en any) { return dutch, english }
