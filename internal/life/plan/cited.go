package plan

import (
	"crypto/sha256"
	"encoding/hex"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/meeting"
)

// Words is what an idea says that the report quotes. Without the salt whoever has the digest alone could try sentences.
type Words struct {
	Salt string `json:"salt"` // 16 bytes, in hex
	Text string `json:"text"`
}

// Digest binds words without telling them: SHA-256 of the bytes of the salt and the text, in hex.
func (w Words) Digest() string {
	salt, err := hex.DecodeString(w.Salt)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(append(salt, w.Text...))
	return hex.EncodeToString(sum[:])
}

// Citation is an idea as the report quotes it, with the entry of the record that fixed it. Without salt its words were taken out.
type Citation struct {
	Entry meeting.Seq
	Salt  string
	Quote
}

// cite fixes a quote. Each has a salt of its own: who learns one knows nothing of another.
func cite(q Quote, seed [32]byte) *Cited {
	salt := sha256.Sum256(append(seed[:], q.Idea...))
	words := Words{hex.EncodeToString(salt[:16]), q.Text}
	return &Cited{Idea: q.Idea, Theme: q.Theme, End: q.End, Proposals: q.Proposals, Digest: words.Digest(), Words: words}
}

func (f *Cited) citation(at meeting.Seq) Citation {
	return Citation{at, f.Words.Salt, Quote{Idea: f.Idea, Theme: f.Theme, Text: f.Words.Text, End: f.End, Proposals: f.Proposals}}
}

// takenOut is L16.
func (s *State) takenOut(f *ideas.WordsTakenOut) {
	for i := range s.cited {
		if s.cited[i].Idea == f.Idea {
			s.cited[i].Salt, s.cited[i].Text, s.cited[i].TakenOut = "", "", f.Date
		}
	}
}

// Citations are the ideas that the report quotes since words can be taken out of it; none before the plan is sealed.
func (s *State) Citations() []Citation { return s.cited }

// CitedCard is a card that the report quotes, and the day on which its words were taken out.
type CitedCard struct {
	Idea     string `json:"idea"`
	TakenOut string `json:"taken_out,omitempty"`
}

func (s *State) shownCited() []CitedCard {
	var all []CitedCard
	for _, c := range s.cited {
		all = append(all, CitedCard{c.Idea, c.TakenOut})
	}
	return all
}

// Fill gives a quote its words when they are those that were fixed: what a reader without keys was given apart. false when they are others.
func (f *Cited) Fill(w Words) (Quote, bool) {
	filled := *f
	filled.Words = w
	return filled.citation(0).Quote, w.Digest() == f.Digest
}
