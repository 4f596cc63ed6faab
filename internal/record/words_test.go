package record_test

import (
	"context"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/record/recordtest"
)

// Facts of a meeting that exists for these tests: an idea, an answer in a round, the end of the round.
type added struct {
	ID    string `json:"id"`
	Theme string `json:"theme"`
	Words words  `json:"-"`
	Who   string `json:"-"`
}
type words struct {
	Text string   `json:"text"`
	Tags []string `json:"tags"`
}
type answered struct {
	Round  string `json:"round"`
	Answer answer `json:"-"`
}
type answer struct {
	Person meeting.PersonID `json:"person"`
	Says   string           `json:"says"`
}
type closed struct {
	Round string `json:"round"`
	Yes   int    `json:"yes"`
}

func (*added) Fact() string    { return "ideas.added" }
func (*answered) Fact() string { return "decide.answered" }
func (*closed) Fact() string   { return "decide.closed" }
func (f *added) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("idea", f.ID), Value: &f.Words, Pad: 256},
		{Key: meeting.PersonKey(meeting.PersonID(f.Who)), Value: &f.Who, Pad: 128}}
}
func (f *answered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.RoundKey(f.Round), Value: &f.Answer, Pad: 256}}
}
func (f *answered) Cover() meeting.KeyName { return meeting.RoundKey(f.Round) }
func (f *closed) Burns() []meeting.KeyName { return []meeting.KeyName{meeting.RoundKey(f.Round)} }

var testWords = []meeting.Words{{Facts: []func() meeting.Fact{
	func() meeting.Fact { return &added{} }, func() meeting.Fact { return &answered{} }, func() meeting.Fact { return &closed{} }}}}

const stream = "meeting/westerkwartier"

var noon = time.UnixMilli(1636372800123).UTC()

func keeper(t testing.TB, v record.Vault) *record.Keeper {
	t.Helper()
	return keeperOf(t, record.Setup{Stream: stream, Words: testWords, Vault: v})
}

func committing(t testing.TB, v record.Vault) *record.Keeper {
	t.Helper()
	return keeperOf(t, record.Setup{Stream: stream, Words: testWords, Vault: v, Commits: true, Stock: 4})
}

func keeperOf(t testing.TB, s record.Setup) *record.Keeper {
	t.Helper()
	k, err := record.NewKeeper(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.Close(context.Background()) }) // some tests leave a failing vault behind
	return k
}

func seal(t testing.TB, k *record.Keeper, l record.Line) []byte {
	t.Helper()
	b, err := k.Seal(context.Background(), l)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t testing.TB, k *record.Keeper, seq int, body []byte) record.Line {
	t.Helper()
	l, err := k.Open(context.Background(), journal.Entry{Seq: journal.Seq(seq), Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func idea(id, who, text string) record.Line {
	return record.Line{Item: "ideeen", Digest: record.Digest{1, 2, 3}, Event: meeting.Event{Cause: "command-" + meeting.CommandID(id), At: noon,
		By:   meeting.Actor{Role: meeting.Participant, Person: meeting.PersonID(who), Via: meeting.ViaPhone},
		Fact: &added{ID: id, Theme: "vinden", Who: who, Words: words{Text: text}}}}
}

func vote(round, who, says string) record.Line {
	return record.Line{Digest: record.Digest{4}, Event: meeting.Event{Cause: meeting.CommandID("vote-" + who), At: noon,
		By:   meeting.Actor{Role: meeting.Helper, Person: "tablet-1", For: meeting.PersonID(who), Via: meeting.ViaHelper},
		Fact: &answered{Round: round, Answer: answer{Person: meeting.PersonID(who), Says: says}}}}
}

func withSeq(l record.Line, seq int) record.Line { l.Event.Seq = meeting.Seq(seq); return l }

var _ record.Vault = (*recordtest.Vault)(nil)
