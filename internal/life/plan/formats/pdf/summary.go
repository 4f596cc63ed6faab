package pdf

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	outlined "hoofdlijn/internal/outline/pdf"
	"hoofdlijn/internal/pdf"
)

// WriteSummary is the bytes of summary.pdf: the plan on one page, as large as it fits there. A plan that is too long for that goes on.
func WriteSummary(d plan.Document) []byte {
	page := worded.In(d).OnePage()
	return outlined.Write(page, pdf.File{Name: "plan.json", MediaType: "application/json", About: page.About, Content: d.JSON()})
}

// WriteSummaryBare is the same page without a file in it, as PDF/A-2a.
func WriteSummaryBare(d plan.Document) []byte { return outlined.WriteBare(worded.In(d).OnePage()) }
