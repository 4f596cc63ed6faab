package crowd

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"
)

// Result is what one scenario measured.
type Result struct {
	Scenario  string    `json:"scenario"`
	Store     string    `json:"store"`
	Commit    string    `json:"commit"`
	Go        string    `json:"go"`
	Processor string    `json:"processor"`
	Cores     int       `json:"cores"`
	Pinned    bool      `json:"pinned"`           // server and crowd each on a core of their own
	Beside    float64   `json:"beside,omitempty"` // what a core does while the other is busy, of what it does alone
	Best      float64   `json:"best,omitempty"`   // MB a second that the server's core hashed at its best
	Load      float64   `json:"load_at_start"`
	Began     time.Time `json:"began"`
	Took      string    `json:"took"`
	Repeat    string    `json:"repeat"` // the command
	Figures   []*Figure `json:"figures"`
	Latency   *Latency  `json:"latency,omitempty"` // of all runs together
}

// Figure is one thing that was measured, some times.
type Figure struct {
	Name   string    `json:"name"`
	Unit   string    `json:"unit,omitempty"`
	Target *Target   `json:"target,omitempty"` // nil: for information
	Runs   []float64 `json:"runs"`
	Median float64   `json:"median"`
	Min    float64   `json:"min"`
	Max    float64   `json:"max"`
	Met    *bool     `json:"met,omitempty"`
}

// Target is the bound that the median, or every run, must keep.
type Target struct {
	Bound float64 `json:"bound"`
	Least bool    `json:"least,omitempty"` // the bound is the least there must be, else the most there may be
	Every bool    `json:"every,omitempty"` // every run, not the median
}

func atMost(bound float64) *Target  { return &Target{Bound: bound} }
func atLeast(bound float64) *Target { return &Target{Bound: bound, Least: true} }
func never(bound float64) *Target   { return &Target{Bound: bound, Every: true} }

func newResult(o Options, beside float64) *Result {
	repeat := fmt.Sprintf("scripts/crowd %s --store %s", o.Scenario, o.Store)
	for _, flag := range []struct {
		name  string
		value int
	}{{"phones", o.Phones}, {"seconds", o.Seconds}, {"ballots", o.Ballots}, {"ideas", o.Ideas}, {"pairs", o.Pairs}} {
		if flag.value > 0 {
			repeat += fmt.Sprintf(" --%s %d", flag.name, flag.value)
		}
	}
	if o.Rate > 0 {
		repeat += fmt.Sprintf(" --rate %g", o.Rate)
	}
	return &Result{Scenario: o.Scenario, Store: o.Store, Commit: o.Commit, Go: runtime.Version(), Processor: processor(), Cores: runtime.NumCPU(),
		Pinned: pinned(), Beside: beside, Load: loadNow(), Began: time.Now().UTC().Truncate(time.Second), Repeat: repeat}
}

// add adds one run to a figure, which is made when it is not there.
func (r *Result) add(name, unit string, target *Target, value float64) {
	at := slices.IndexFunc(r.Figures, func(f *Figure) bool { return f.Name == name })
	if at < 0 {
		at = len(r.Figures)
		r.Figures = append(r.Figures, &Figure{Name: name, Unit: unit, Target: target})
	}
	r.Figures[at].add(value)
}

func (f *Figure) add(value float64) {
	f.Runs = append(f.Runs, value)
	sorted := slices.Sorted(slices.Values(f.Runs))
	n := len(sorted)
	f.Min, f.Max, f.Median = sorted[0], sorted[n-1], (sorted[(n-1)/2]+sorted[n/2])/2
	if f.Target != nil {
		met := f.Target.keeps(f)
		f.Met = &met
	}
}

func (t *Target) keeps(f *Figure) bool {
	value := f.Median
	switch {
	case t.Every && t.Least:
		value = f.Min
	case t.Every:
		value = f.Max
	}
	if t.Least {
		return value >= t.Bound
	}
	return value <= t.Bound
}

// Missed lists the figures that do not keep their target.
func (r *Result) Missed() []string {
	var missed []string
	for _, f := range r.Figures {
		if f.Met != nil && !*f.Met {
			missed = append(missed, f.Name)
		}
	}
	return missed
}

// Write writes the result as JSON.
func (r *Result) Write(path string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}
