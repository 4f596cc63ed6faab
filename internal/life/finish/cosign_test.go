package finish_test

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// cosign is a cosignature as far as the rules look at one: a key and a signature of the right length.
func cosign(of string) *finish.Cosign {
	key := sha256.Sum256([]byte(of))
	return &finish.Cosign{Key: base64.StdEncoding.EncodeToString(key[:]), Signature: base64.StdEncoding.EncodeToString(slices.Concat(key[:], key[:]))}
}

// published is what closing the day published, and nil when that was nothing.
func published(m *rehearsals.Meeting) []finish.Cosignature {
	for _, e := range m.Events {
		if f, is := e.Fact.(*finish.Witnessed); is {
			return f.Cosignatures
		}
	}
	return nil
}

func TestF10_ACosignatureComesWithASignature(t *testing.T) {
	phone := rehearsals.Phone("p01")
	sealed(t, 1).No(phone, cosign("a"), meeting.Incomplete, "field", "signature")
	m := signing(t, 2).No(phone, cosign("a"), meeting.Incomplete, "field", "signature")
	m.By(rehearsals.Phone("p02"), &finish.Sign{}, cosign("b")).By(phone, &finish.Sign{})
	right := cosign("a")
	for _, wrong := range []struct {
		field string
		do    finish.Cosign
	}{
		{"key", finish.Cosign{Key: "", Signature: right.Signature}},
		{"key", finish.Cosign{Key: right.Key[4:], Signature: right.Signature}},
		{"key", finish.Cosign{Key: right.Signature, Signature: right.Signature}},
		{"key", finish.Cosign{Key: right.Key[:42] + "\n" + right.Key[42:], Signature: right.Signature}},
		{"signature", finish.Cosign{Key: right.Key, Signature: "ja"}},
		{"signature", finish.Cosign{Key: right.Key, Signature: right.Key}},
	} {
		m.No(phone, &wrong.do, meeting.BadValue, "field", wrong.field)
	}
	m.No(phone, cosign("b"), meeting.Taken)
	m.By(phone, right).No(phone, cosign("c"), meeting.NoChange)
	m.No(rehearsals.Helper("p01"), cosign("d"), meeting.NotAllowed).No(rehearsals.Paper("p01"), cosign("d"), meeting.NotAllowed)
	if number(m) != 2 {
		t.Fatalf("%d signatures", number(m))
	}
	m.Must(&finish.Close{}).No(phone, cosign("c"), meeting.WrongPhase, "signing", "over")
}

func TestF11_WhoLeadsCosignsOnce(t *testing.T) {
	m := sealed(t, 1).Must(cosign("lead")).Refused(cosign("other"), meeting.NoChange)
	m.Must(&finish.OpenSigning{}).By(rehearsals.Phone("p01"), &finish.Sign{}, cosign("a")).Must(&people.Erase{ID: "p01"}, &finish.Close{})
	names := map[string]int{}
	for _, c := range published(m) {
		names[c.Name]++
	}
	if names[finish.Leader] != 1 || names[finish.Attendee] != 1 {
		t.Fatal(names)
	}
}

// F10, F12, whatever is done in whatever order, and whoever is erased: published are the keys of those whose signature stands, in the
// order of the keys, and the record that is read without the keys that closing destroyed names nobody with them.
func TestF12_WhatIsPublishedSaysNothingOfWho(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := signing(t, 4)
		m.Loose = true
		stands, gone := map[meeting.PersonID]string{}, map[meeting.PersonID]bool{}
		var want []string
		for n := range rapid.IntRange(1, 30).Draw(t, "acts") {
			who := rehearsals.Who(rapid.IntRange(1, 4).Draw(t, "who"))
			if gone[who] {
				continue
			}
			do := cosign(string(rune('a' + n)))
			switch rapid.IntRange(0, 9).Draw(t, "act") {
			case 0:
				m.Ask(rehearsals.Facilitator(), &people.Erase{ID: who})
				gone[who] = true
			case 1, 2:
				if m.Ask(rehearsals.Helper(who), &finish.TakeBack{}) == nil {
					delete(stands, who)
				}
			case 3, 4, 5:
				m.Ask(rehearsals.Phone(who), &finish.Sign{})
			default:
				if m.Ask(rehearsals.Phone(who), do) == nil {
					stands[who] = do.Key
				}
			}
		}
		for _, key := range stands {
			want = append(want, key)
		}
		slices.Sort(want)
		before := rehearsals.Replay(m.Stored(), keysOf(gone)...)
		m.Must(&finish.Close{})
		var got []string
		for _, c := range published(m) {
			got = append(got, c.Key)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("published %v, want %v", got, want)
		}
		facts, no := before.Decide(meeting.Command{By: rehearsals.Facilitator(), Do: &finish.Close{}})
		if again, is := facts[0].(*finish.Witnessed); no != nil || is != (len(want) > 0) || is && len(again.Cosignatures) != len(want) {
			t.Fatalf("read without who was erased: %v %+v", no, facts)
		}
		burnt := m.Burnt()
		for _, s := range m.Stored() {
			holds := strings.Contains(s.Name, "cosigned")
			if holds && s.Name == "finish.cosigned" && !slices.Contains(burnt, s.Cover) {
				t.Fatal("who cosigned outlives the day under", s.Cover)
			}
			for _, box := range s.Hidden {
				if holds && (!slices.Contains(burnt, box.Key) || box.Size() != map[string]int{"finish.cosigned": 512, "finish.uncosigned": 128}[s.Name]) {
					t.Fatalf("%s: %d bytes under %s", s.Name, box.Size(), box.Key)
				}
			}
		}
		if shown := rehearsals.Read[finish.End](m, projector, "finish.end"); shown.Phones != len(want) {
			t.Fatalf("%+v", shown)
		}
	})
}

func keysOf(people map[meeting.PersonID]bool) (keys []meeting.KeyName) {
	for who := range people {
		keys = append(keys, meeting.PersonKey(who))
	}
	return keys
}

// F12: of two meetings in which somebody else cosigned, every screen but their own shows the same.
func TestF12_NoScreenTellsWhoCosigned(t *testing.T) {
	play := func(who meeting.PersonID) *rehearsals.Meeting {
		return signing(t, 2).By(rehearsals.Phone("p01"), &finish.Sign{}).By(rehearsals.Phone("p02"), &finish.Sign{}).By(rehearsals.Phone(who), cosign("a"))
	}
	one, other := play("p01"), play("p02")
	if d := rehearsals.Difference(one.Everything(), other.Everything()); d != "" {
		t.Error(d)
	}
	if end := rehearsals.Read[finish.End](one, projector, "finish.end"); end.Phones != 0 {
		t.Error("their number is shown before the day is closed")
	}
}
