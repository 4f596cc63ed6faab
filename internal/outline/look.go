package outline

// The look of documents that others will open and print: the colours of the plan, and a typeface that every office has.
const (
	Typeface = "Arial"
	Ink      = "#1A1C2C"
	Grey     = "#454757"
	Blue     = "#1D3E8F"
	Rule     = "#DCD3C1"
	Wash     = "#F1EBDF"
	HeedWash = "#FCEBD4"
	Heeded   = "#7A3A00"
)

// Region is a language as documents name it.
func Region(language string) string {
	if language == "en" {
		return "en-GB"
	}
	return "nl-NL"
}
