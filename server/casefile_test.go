package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestACaseFileBecomesWhatItPrepares(t *testing.T) {
	h := open(t, nil)
	lead := h.admin()
	src, err := os.ReadFile("../cases/westerkwartier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	answer, body := lead.raw("POST", "/api/v1/case-files", M{"name": "westerkwartier.yaml", "text": string(src)})
	if answer.StatusCode != 200 {
		t.Fatalf("%d %s", answer.StatusCode, body)
	}
	var got struct {
		Title string
		Asks  []struct {
			Name string
			Data json.RawMessage
		}
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	counted := map[string]int{}
	for _, ask := range got.Asks {
		counted[ask.Name]++
	}
	if got.Title == "" || got.Asks[0].Name != "prepare.set_meeting" || counted["prepare.set_theme"] != 6 ||
		counted["prepare.set_framework"] != 8 || counted["people.list"] != 28 || len(counted) != 4 {
		t.Errorf("%s: %v", got.Title, counted)
	}
}

func TestACaseFileIsForStaffAndMustBeInOrder(t *testing.T) {
	h := open(t, nil)
	file := M{"name": "x.yaml", "text": "format: hoofdlijn-case/1\nid: x\nsteps: [\n"}
	if answer, _ := h.browser().raw("POST", "/api/v1/case-files", file); answer.StatusCode != 401 {
		t.Errorf("a stranger: %d", answer.StatusCode)
	}
	answer, body := h.admin().raw("POST", "/api/v1/case-files", file)
	if answer.StatusCode != 422 || !strings.Contains(string(body), `"bad-case"`) || !strings.Contains(string(body), "x.yaml:") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
}
