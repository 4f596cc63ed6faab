package live

import (
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
)

func (known accepted) answer(a *asked) Answer {
	if known.digest != (record.Digest{}) && known.digest != a.digest {
		return Answer{No: meeting.Refuse(meeting.Conflict)}
	}
	return Answer{Seq: known.seq}
}

// takeBack makes a draft that is not in the record undone. keys says what becomes of the keys it was sealed with.
func (r *Room) takeBack(d *draft, keys func()) {
	keys()
	for _, line := range d.lines {
		delete(r.done, line.Event.Cause)
	}
	if d.applied > 0 {
		r.life.Rewind(d.applied)
		d.applied = 0
	}
}

func (r *Room) answerAll(asks []*asked, no meeting.Refusal) {
	for _, a := range asks {
		if a.no != nil {
			a.answer(Answer{No: a.no})
			continue
		}
		a.answer(Answer{No: &no})
	}
}

// answerUnless answers with the refusal, except where the answer is certain anyhow.
func (r *Room) answerUnless(d *draft, no *meeting.Refusal) {
	for i, a := range d.asks {
		if d.sure[i] {
			a.answer(d.answers[i])
			continue
		}
		a.answer(Answer{No: no})
	}
}

func (r *Room) answerDraft(d *draft) {
	for i, a := range d.asks {
		a.answer(d.answers[i])
	}
}
