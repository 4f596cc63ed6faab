package validator

import (
	"encoding/json"
	"strings"
	"testing"
)

// HTML is what the Nu Html Checker, which is that of the W3C, finds wrong in pages, by their names. The style is not looked at: the release that
// can be had knows less of CSS than browsers do. Nor is what it only warns of, which is how people spell.
func HTML(t *testing.T, pages Documents) map[string][]string {
	t.Helper()
	files, names := pages.Kept(t, ".html")
	said := Java(t, "vnu", "nu.validator.client.SimpleCommandLineValidator", append([]string{"--format", "json", "--exit-zero-always", "--stdout"}, files...)...)
	var found struct {
		Messages []struct{ Type, URL, Message, Extract string }
	}
	_, list, _ := strings.Cut(said, "{") // after what Java says of itself
	if err := json.NewDecoder(strings.NewReader("{" + list)).Decode(&found); err != nil {
		t.Fatalf("%v: %.2000s", err, said)
	}
	problems := map[string][]string{}
	for _, m := range found.Messages {
		if !strings.HasPrefix(m.Message, "CSS:") && m.Type != "info" {
			name := names[strings.TrimPrefix(m.URL, "file:")]
			problems[name] = append(problems[name], m.Message+" "+m.Extract)
		}
	}
	return problems
}
