package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/leads"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/post"
	"hoofdlijn/internal/progress"
	"hoofdlijn/internal/talks"
)

// remindEvery is how often is looked whether who takes up a decision is to be reminded of it, and whether mail about the plan waits.
const remindEvery = time.Hour

// errUnsent: the mail server did not take a mail; how that came is in the log.
var errUnsent = errors.New("the mail was not sent")

// leadLink sends who takes up a decision their link.
func (p *postman) leadLink(ctx context.Context, m meeting.ID, link, email, address string) error {
	var given follow.Given
	var d plan.Document
	if err := p.server.lookIn(ctx, m, func(l *life.Life) { given, d = l.LeadLinks()[link], l.Plan() }); err != nil {
		return err
	}
	from, err := p.leadFrom(ctx, m, address)
	if err != nil {
		return err
	}
	to := post.To{ID: link, At: p.server.now(), Language: d.Language, Address: email}
	decision, _ := d.Decision(given.Proposal)
	took := p.server.config.relay.Send(ctx, post.TakeUp(to, from, post.Task{Plan: d.Meeting.Title, Decision: decision.Title, Link: address}))
	if took.State != post.Accepted {
		slog.Warn("the link of a lead was not sent", "meeting", m, "reason", took.Reason)
		return errUnsent
	}
	return nil
}

// leadFrom is who writes to a lead: whoever sends the invitations of this meeting.
func (p *postman) leadFrom(ctx context.Context, m meeting.ID, address string) (post.From, error) {
	at, err := p.server.door.Meeting(ctx, m)
	if err != nil {
		return post.From{}, err
	}
	setup, err := p.server.talks.Setup(ctx, at, "")
	return post.From{Name: setup.Sender.Name, Phone: setup.Sender.Phone, Hours: setup.Sender.Hours, Stop: address}, err
}

// walkAside sends what follows a sealed plan, now, when somebody asks for it, and every so often, until ctx ends.
func (p *postman) walkAside(ctx context.Context, every time.Duration) {
	for {
		all, err := p.server.door.AllMeetings(ctx)
		for _, m := range all {
			err = errors.Join(err, p.remindOf(ctx, m.ID), p.askAfterwards(ctx, m))
		}
		if err != nil && ctx.Err() == nil {
			slog.Error("not all mail that follows a plan was sent", "error", err)
		}
		select {
		case <-p.aside:
		case <-time.After(every):
		case <-ctx.Done():
			return
		}
	}
}

// remindOf reminds the leads of one meeting: a week before the day of the plan, and once when it is over.
func (p *postman) remindOf(ctx context.Context, m meeting.ID) error {
	kept, err := p.server.leadsKept.Of(ctx, m)
	if err != nil || len(kept) == 0 { // of most meetings there is nothing to open
		return err
	}
	var given map[string]follow.Given
	var doc progress.Document
	language := ""
	err = p.server.lookIn(ctx, m, func(l *life.Life) {
		became, _ := l.Follow()
		given, language, doc = l.LeadLinks(), l.Plan().Language, progress.Of(string(m), l.Plan(), became, p.server.today())
	})
	if err != nil {
		return err
	}
	for _, one := range kept {
		holds, gone := p.server.leadHolds(ctx, m, one.ID, given)
		err = errors.Join(err, gone)
		for _, call := range doc.Calls() {
			if holds && call.Proposal == given[one.ID].Proposal {
				err = errors.Join(err, p.remind(ctx, m, one, call, language))
			}
		}
	}
	return err
}

// remind sends one reminder, once. It is written down before it is sent: cut short in between it is not sent, and who is to be called is
// on the screen all the same.
func (p *postman) remind(ctx context.Context, m meeting.ID, link door.LeadLink, call progress.Call, language string) error {
	to, has, err := p.server.leadsKept.Reminded(ctx, m, link)
	if err != nil || !has {
		return err
	}
	what := "soon " + call.Due
	if call.Late {
		what = "late " + call.Due
	}
	mine, err := p.server.leadsKept.Tell(ctx, m, link.ID, what)
	if err != nil || !mine {
		return err
	}
	return p.sendReminder(ctx, m, link, call, to, what, language)
}

func (p *postman) sendReminder(ctx context.Context, m meeting.ID, link door.LeadLink, call progress.Call, to leads.Reminded, what, language string) error {
	address := p.home + leadPage + "#" + to.Token
	from, err := p.leadFrom(ctx, m, address)
	came := post.Outcome{State: post.Later}
	if err == nil {
		mail := post.Reminder(post.To{ID: link.ID + "-" + call.Due + "-" + what[:4], At: p.server.now(), Language: language, Address: to.Email}, from,
			post.Task{Decision: call.Title, Due: call.Due, Late: call.Late, Link: address})
		came = p.server.config.relay.Send(ctx, mail)
	}
	if came.State == post.Later && came.Reason != post.Unsure {
		settle, done := context.WithTimeout(context.WithoutCancel(ctx), settleFor) // also when the program is ending
		defer done()
		return errors.Join(err, p.server.leadsKept.Untell(settle, m, link.ID, what))
	}
	return err
}

// askAfterwards sends what is queued to who may be asked afterwards how it goes with the plan of a meeting. It is written down before it is
// sent, so that nobody gets it twice.
func (p *postman) askAfterwards(ctx context.Context, m door.Meeting) error {
	waits, err := p.server.talks.AfterwardsQueued(ctx, m.ID)
	if err != nil || len(waits) == 0 {
		return err
	}
	about, err := p.server.lookingBack(ctx, m.ID)
	if err != nil {
		return err
	}
	var failed error
	for _, to := range waits {
		mine, err := p.server.talks.MailAfterwards(ctx, m.ID, to.Person, talks.AfterMail{What: to.Mail.What, State: talks.AfterSent}, func(last *talks.AfterMail) bool {
			return last != nil && last.State == talks.AfterQueued
		})
		if err == nil && mine {
			err = p.askOne(ctx, m.ID, to, about)
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

// askOne sends one such mail, and writes down when it did not go.
func (p *postman) askOne(ctx context.Context, m meeting.ID, who talks.Kept, about lookingBack) error {
	token, err := p.server.door.AddTalkLink(ctx, m, who.Person)
	came := post.Outcome{State: post.Later}
	if err == nil {
		link := p.home + leadPage + "/" + string(m) + "#" + token
		var from post.From
		if from, err = p.leadFrom(ctx, m, p.home+"/gesprek#"+token); err == nil {
			to := post.To{ID: "after-" + string(m) + "-" + string(who.Person) + "-" + about.what, At: p.server.now(), Language: about.language, Name: who.Name, Address: who.Email}
			came = p.server.config.relay.Send(ctx, post.LookBack(to, from, post.Course{Open: about.open, Late: about.late, Day: about.day, Link: link}))
		}
		if came.State != post.Accepted {
			p.takeBack(ctx, m, who.Person, token, came.Reason)
		}
	}
	state := map[post.State]string{post.Later: talks.AfterQueued, post.Refused: talks.AfterFailed}[came.State]
	if state == "" || came.Reason == post.Unsure {
		return err
	}
	settle, done := context.WithTimeout(context.WithoutCancel(ctx), settleFor) // also when the program is ending
	defer done()
	_, unsettled := p.server.talks.MailAfterwards(settle, m, who.Person, talks.AfterMail{What: who.Mail.What, State: state}, func(*talks.AfterMail) bool { return true })
	return errors.Join(err, unsettled)
}
