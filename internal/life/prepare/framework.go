package prepare

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/meeting"
)

// The kinds of frameworks, in the two groups in which people see them (DOMAIN 3).
var (
	// Starting points (uitgangspunten) may be met with an exception.
	StartingPoints = []string{"value", "strategy", "principle", "preference", "intention"}
	// Bounds (grenzen) may not; legal and numeric ones ask for advice.
	Bounds = []string{"legal", "numeric", "process"}
)

// Text is a framework as it is written down: what is locked and digested.
type Text struct {
	ID          string `json:"id" validate:"required,id"`
	Kind        string `json:"kind" validate:"required,max=20"`
	Text        string `json:"text" validate:"required,text=500"`
	Formal      string `json:"formal,omitempty" validate:"text=2000"`
	Explanation string `json:"explanation,omitempty" validate:"text=1000"`
	Fits        string `json:"fits_example,omitempty" validate:"text=500"`
	Fails       string `json:"fails_example,omitempty" validate:"text=500"`
	Owner       string `json:"owner,omitempty" validate:"text=120"`
	Source      string `json:"source,omitempty" validate:"text=300"`
	Measure     string `json:"measure,omitempty" validate:"max=40"`
	Unit        string `json:"unit,omitempty" validate:"max=20"`
	Min         string `json:"min,omitempty" validate:"max=40"`
	Max         string `json:"max,omitempty" validate:"max=40"`
	Over        string `json:"over,omitempty" validate:"omitempty,oneof=proposal adopted_total"`
}

// Soft says whether a proposal may fit this framework with an exception.
func (t Text) Soft() bool { return slices.Contains(StartingPoints, t.Kind) }

// NeedsAdvice says whether "fits" asks for advice by the owner's delegate or an expert.
func (t Text) NeedsAdvice() bool { return t.Kind == "legal" || t.Kind == "numeric" }

// Summed says whether the bound holds for all adopted proposals together.
func (t Text) Summed() bool { return t.Kind == "numeric" && t.Over == "adopted_total" && t.Max != "" }

// Framework is a framework with its version and what was asked and answered about it.
type Framework struct {
	Text
	Version        int             `json:"version"`
	Clarifications []Clarification `json:"clarifications"`
}

// Clarification is a question about a framework and the answer, by a function.
type Clarification struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	By       string `json:"by"`
}

// refuseText is R2.
func refuseText(t Text) *meeting.Refusal {
	bad := func(field string) *meeting.Refusal {
		return meeting.Refuse(meeting.BadValue, "field", field, "framework", t.ID)
	}
	if !slices.Contains(StartingPoints, t.Kind) && !slices.Contains(Bounds, t.Kind) {
		return bad("kind")
	}
	if t.Kind != "numeric" {
		if t.Measure != "" || t.Unit != "" || t.Min != "" || t.Max != "" || t.Over != "" {
			return bad("measure")
		}
		return nil
	}
	if t.Measure == "" {
		return bad("measure")
	}
	if t.Min == "" && t.Max == "" {
		return bad("max")
	}
	if t.Min != "" && !isBound(t.Min, t.Unit) {
		return bad("min")
	}
	if t.Max != "" && !isBound(t.Max, t.Unit) {
		return bad("max")
	}
	return nil
}

func isBound(text, unit string) bool {
	if unit == "date" {
		_, ok := number.FirstDay(text)
		return ok
	}
	_, ok := number.Parse(text, unit)
	return ok
}

// Digest is "sha256:" and the hex SHA-256 of the RFC 8785 form of v.
func Digest(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic("prepare: cannot encode " + err.Error()) // our own types always encode
	}
	canonical := jsontext.Value(raw)
	if err := canonical.Canonicalize(); err != nil {
		panic("prepare: cannot canonicalise " + err.Error())
	}
	sum := sha256.Sum256(canonical)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// CheckCode is a digest as people compare it, on a screen or in a letter: "67e0 3068 b01e". Screens make the same of it
// (frontend/src/words/format.ts).
func CheckCode(digest string) string {
	hex := strings.TrimPrefix(digest, "sha256:")
	if len(hex) < 12 {
		return hex
	}
	return hex[:4] + " " + hex[4:8] + " " + hex[8:12]
}
