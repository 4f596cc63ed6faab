package life

import (
	"strconv"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// explain tells, for who reads the record without its keys, what the keys alone would: which entries were taken back, and
// which text of a proposal an entry was about. nil when there is nothing to tell.
func (l *Life) explain() *plan.Explained {
	var told plan.Explained
	caused := map[meeting.CommandID][]meeting.Seq{}
	texts := map[text]*plan.Text{}
	several := map[string][]*plan.Text{} // proposal -> its texts
	var order []string
	for e := range l.history.all() {
		caused[e.Cause] = append(caused[e.Cause], e.Seq)
		for _, is := range textsOf(e.Fact) {
			if several[is.proposal] == nil {
				order = append(order, is.proposal)
			}
			if texts[is] == nil {
				texts[is] = &plan.Text{Proposal: is.proposal}
				several[is.proposal] = append(several[is.proposal], texts[is])
			}
			texts[is].Entries = append(texts[is].Entries, e.Seq)
		}
	}
	for e := range l.history.all() {
		if back, ok := e.Fact.(meeting.Skips); ok {
			told.TakenBack = append(told.TakenBack, plan.Back{By: e.Seq, Entries: caused[back.Skips()]})
		}
	}
	for _, proposal := range order {
		if len(several[proposal]) < 2 {
			continue
		}
		for _, one := range several[proposal] {
			told.Texts = append(told.Texts, *one)
		}
	}
	if told.TakenBack == nil && told.Texts == nil {
		return nil
	}
	return &told
}

// text is one of the texts of a proposal.
type text struct{ proposal, digest string }

// textsOf is the texts that a fact gives, or is bound to.
func textsOf(f meeting.Fact) []text {
	switch f := f.(type) {
	case *propose.Drafted:
		return []text{{f.ID, prepare.Digest(f.Words)}}
	case *propose.Amended:
		return []text{{f.ID, prepare.Digest(f.Words)}}
	case *propose.Checked:
		return []text{{f.Proposal, f.Words.Digest}}
	case *decide.RoundOpened:
		var all []text
		for i, digest := range f.Digests {
			all = append(all, text{f.Proposals[i].ID, digest})
		}
		return all
	}
	return nil
}

// Public is the meeting just before it was sealed, as the public fields of its record tell it: nobody is in it and nobody says
// anything, but what became of every card and proposal is there. It writes into the facts.
func Public(events []meeting.Event) *Life {
	gone, names := map[meeting.Seq]bool{}, names{}
	for _, e := range events {
		told, ok := e.Fact.(*plan.Explained)
		if !ok {
			continue
		}
		for _, back := range told.TakenBack {
			gone[back.By] = true
			for _, seq := range back.Entries {
				gone[seq] = true
			}
		}
		for _, one := range told.Texts {
			for _, seq := range one.Entries {
				names[about{one.Proposal, seq}] = one.Entries[0]
			}
		}
	}
	l := New()
	for _, e := range events {
		if _, sealed := e.Fact.(*plan.Sealed); sealed {
			break
		}
		if !gone[e.Seq] {
			names.fill(e)
			l.Apply(e)
		}
	}
	return l
}

// names stands in for the texts: each is called after the first entry about it, so that what is bound to a text finds it again.
type names map[about]meeting.Seq

type about struct {
	proposal string
	entry    meeting.Seq
}

func (n names) text(proposal string, e meeting.Event) propose.Words {
	return propose.Words{Title: strconv.FormatUint(uint64(n[about{proposal, e.Seq}]), 10)}
}

func (n names) fill(e meeting.Event) {
	switch f := e.Fact.(type) {
	case *propose.Drafted:
		f.Words = n.text(f.ID, e)
	case *propose.Amended:
		f.Words = n.text(f.ID, e)
	case *propose.Checked:
		f.Words.Digest = prepare.Digest(n.text(f.Proposal, e))
	case *decide.RoundOpened:
		f.Digests = nil
		for _, o := range f.Proposals {
			f.Digests = append(f.Digests, prepare.Digest(n.text(o.ID, e)))
		}
	}
}
