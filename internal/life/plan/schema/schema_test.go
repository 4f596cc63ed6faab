package schema_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/plan/schema"
	"hoofdlijn/internal/life/rehearsals"
)

// Whoever reads these files relies on it: a version that was published does not change.
func TestSchemasAreAsKept(t *testing.T) {
	for _, s := range schema.All() {
		golden.Same(t, filepath.Join("testdata", s.File), s.JSON)
	}
}

func compiled(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	for _, s := range schema.All() {
		if s.File == file {
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.JSON))
			if err != nil {
				t.Fatal(err)
			}
			if err := c.AddResource(file, doc); err != nil {
				t.Fatal(err)
			}
		}
	}
	whole, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

func valid(t *testing.T, s *jsonschema.Schema, raw []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestWhatWasKeptIsValid(t *testing.T) {
	for file, pattern := range map[string]string{"plan-1.json": "../formats/testdata/*-plan.json", "report-1.json": "../report/testdata/*-report.json"} {
		s := compiled(t, file)
		found, _ := filepath.Glob(pattern)
		if len(found) < 3 {
			t.Fatalf("only %d files at %s", len(found), pattern)
		}
		for _, name := range found {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := valid(t, s, raw); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestAMeetingWithNothingIsValid(t *testing.T) {
	for _, m := range []*rehearsals.Meeting{rehearsals.New(t), rehearsals.Begin(t, 0).Must(rehearsals.SealIt()), rehearsals.Begin(t, 2).Draft("v1").Carry("r1", "v1").Seal()} {
		if err := valid(t, compiled(t, "plan-1.json"), m.Life.Plan().JSON()); err != nil {
			t.Error(err)
		}
		if err := valid(t, compiled(t, "report-1.json"), m.Life.Report().JSON()); err != nil {
			t.Error(err)
		}
	}
}

// What is not a plan is seen.
func TestWhatIsBrokenIsSeen(t *testing.T) {
	raw, err := os.ReadFile("../formats/testdata/rich-plan.json")
	if err != nil {
		t.Fatal(err)
	}
	s := compiled(t, "plan-1.json")
	for was, is := range map[string]string{`"hoofdlijn-plan/1"`: `"hoofdlijn-plan/2"`, `"electorate": 56`: `"electorate": "56"`, `"electorate": 55`: `"electorate": -55`,
		`"frameworks_digest"`: `"framework_digest"`, `"concerns": []`: `"concerns": null`} {
		broken := strings.Replace(string(raw), was, is, 1)
		if broken == string(raw) {
			t.Fatalf("%s is not there to be broken", was)
		}
		if valid(t, s, []byte(broken)) == nil {
			t.Errorf("nobody sees %s", is)
		}
	}
}
