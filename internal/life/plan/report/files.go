package report

import (
	"hoofdlijn/internal/life/plan/outlined"
	"hoofdlijn/internal/outline"
)

// Files is every file, in the order in which they are offered.
func Files() []outline.File[Document] { return outlined.Files[Document]("report") }
