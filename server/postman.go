package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/post"
	"hoofdlijn/internal/talks"
)

// postman sends what is queued in conversations, one mail after the other. The queue is the conversations themselves: each try
// is written down there before it is made and after, so nothing is lost when the program ends in between. What was being handed
// over just then may arrive twice, under the same Message-ID: better twice than never.
type postman struct {
	server *server
	home   string // where people come
	wake   chan struct{}
	aside  chan struct{} // wakes who sends what follows a plan
	stop   context.CancelFunc
	done   chan struct{}
}

const (
	// lookEvery is how soon mail is found that another instance queued.
	lookEvery = time.Minute
	// mayBeTrying is how long somebody else may still be handing over a mail: longer than post lets a try take.
	mayBeTrying = 2 * time.Minute
	settleFor   = 10 * time.Second
)

// newPostman begins to send. Without a mail server there is nobody, and nothing is sent.
func newPostman(s *server, home string) *postman {
	p := &postman{server: s, home: home, wake: make(chan struct{}, 1), aside: make(chan struct{}, 1), done: make(chan struct{})}
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	if s.config.relay == nil {
		close(p.done)
		return p
	}
	go func() {
		defer close(p.done)
		p.walk(ctx)
	}()
	return p
}

// close stops sending, once what came of the mail in hand is written down.
func (p *postman) close() {
	p.stop()
	<-p.done
}

// look makes the postman look at once.
func (p *postman) look() {
	select {
	case p.wake <- struct{}{}:
	default: // it will already
	}
}

// lookAside makes the postman look at once at what follows a plan.
func (p *postman) lookAside() {
	select {
	case p.aside <- struct{}{}:
	default: // it will already
	}
}

func (p *postman) walk(ctx context.Context) {
	for {
		if err := p.round(ctx); err != nil && ctx.Err() == nil {
			slog.Error("mail is waiting that could not be looked at", "error", err)
		}
		select {
		case <-p.wake:
		case <-time.After(lookEvery):
		case <-ctx.Done():
			return
		}
	}
}

// round sends everything that is due now.
func (p *postman) round(ctx context.Context) error {
	all, failed := p.server.talks.Mailings(ctx)
	for _, one := range all {
		for _, mail := range one.Mails {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if p.isDue(mail) {
				failed = errors.Join(failed, p.deliver(ctx, one, mail))
			}
		}
	}
	return failed
}

// isDue says whether a mail is to be tried now.
func (p *postman) isDue(mail intake.Waiting) bool {
	now, last := p.server.now(), time.UnixMilli(mail.At)
	if mail.State == intake.Trying && now.Before(last.Add(mayBeTrying)) {
		return false
	}
	next, again := post.Retry(mail.Tries, last)
	return mail.Tries == 0 || !again || !now.Before(next)
}

// byPost is who writes down in a conversation what became of a mail.
var byPost = meeting.Actor{Role: meeting.Facilitator, Person: "post"}

// deliver makes one try of one mail. Who asked not to be approached meanwhile gets nothing.
func (p *postman) deliver(ctx context.Context, to talks.Mailing, mail intake.Waiting) error {
	room, err := p.server.talks.Begun(ctx, to.Meeting, to.Person)
	if errors.Is(err, talks.ErrGone) {
		return nil
	}
	if err != nil {
		return err
	}
	is := intake.Mail{ID: mail.ID, About: mail.About, State: intake.Trying, Tries: mail.Tries + 1}
	if mail.Tries >= post.Tries { // the last try was cut short
		is.State, is.Tries, is.Reason = intake.Failed, mail.Tries, string(post.Unsure)
		return askRoom(ctx, room, byPost, &is)
	}
	var no *meeting.Refusal
	switch err := askRoom(ctx, room, byPost, &is); {
	case errors.As(err, &no) && no.Code == meeting.Stopped:
		is.State, is.Tries, is.Reason = intake.Failed, mail.Tries, intake.BecauseStopped
		return askRoom(ctx, room, byPost, &is)
	case errors.As(err, &no): // another instance was sooner
		return nil
	case err != nil:
		return err
	}
	is.State, is.Reason = p.try(ctx, to, is, room)
	settle, done := context.WithTimeout(context.WithoutCancel(ctx), settleFor) // also when the program is ending
	defer done()
	return askRoom(settle, room, byPost, &is)
}

// try hands a mail over with a link of its own, and says what became of it.
func (p *postman) try(ctx context.Context, to talks.Mailing, is intake.Mail, room *live.Room) (state, reason string) {
	token, err := p.server.door.AddTalkLink(ctx, to.Meeting, to.Person)
	if err != nil {
		slog.Error("a mail got no link", "meeting", to.Meeting, "error", err)
		return p.later(is, "internal")
	}
	state, reason = p.handOver(ctx, to, is, room, token)
	if state != intake.WasSent {
		p.takeBack(ctx, to.Meeting, to.Person, token, post.Reason(reason))
	}
	return state, reason
}

// takeBack takes back the link of a mail that was not sent for a reason, when nobody can have got it: each takes the place of an older one, and one
// mail is tried often.
func (p *postman) takeBack(ctx context.Context, m meeting.ID, who meeting.PersonID, token string, reason post.Reason) {
	if reason == post.Unsure || reason == post.Silent {
		return
	}
	if err := p.server.door.DropTalkLink(context.WithoutCancel(ctx), m, who, token); err != nil {
		slog.Error("the link of a mail that was not sent is still there", "meeting", m, "error", err)
	}
}

// handOver writes a mail and hands it over.
func (p *postman) handOver(ctx context.Context, to talks.Mailing, is intake.Mail, room *live.Room, token string) (state, reason string) {
	mail, reach, err := p.write(ctx, to, is, room, token)
	switch {
	case err != nil:
		slog.Error("a mail could not be written", "meeting", to.Meeting, "error", err)
		return p.later(is, "internal")
	case reach.Stopped:
		return intake.Failed, intake.BecauseStopped
	case !post.Sendable(reach.Email):
		return intake.Failed, string(post.NoAddress)
	case is.About == "appointment" && reach.Plan.Day == "" && reach.Off.Day == "":
		return intake.Failed, "no_appointment"
	}
	switch came := p.server.config.relay.Send(ctx, mail); came.State {
	case post.Accepted:
		return intake.WasSent, ""
	case post.Refused:
		return intake.Refused, string(came.Reason)
	default:
		return p.later(is, string(came.Reason))
	}
}

// later is to be tried again, as long as it was not enough.
func (p *postman) later(is intake.Mail, reason string) (string, string) {
	if _, again := post.Retry(is.Tries, p.server.now()); again {
		return intake.Queued, reason
	}
	return intake.Failed, reason
}

// write writes a mail, with its link.
func (p *postman) write(ctx context.Context, at talks.Mailing, is intake.Mail, room *live.Room, token string) (mail post.Mail, reach intake.Reach, err error) {
	m, err := p.server.door.Meeting(ctx, at.Meeting)
	if err != nil {
		return mail, reach, err
	}
	about, err := p.server.invitedTo(ctx, m)
	if err != nil {
		return mail, reach, err
	}
	if err := room.Read(ctx, func(l live.Life) { reach = l.(*intake.Talk).Reach() }); err != nil { // last: what was said meanwhile counts
		return mail, reach, err
	}
	link, sender := p.home+"/gesprek#"+token, about.setup.Sender
	to := post.To{ID: is.ID, At: p.server.now(), Language: about.Language, Name: reach.Name, Address: reach.Email}
	from := post.From{Name: sender.Name, Phone: sender.Phone, Hours: sender.Hours, Stop: link}
	switch is.About {
	case "appointment":
		mail = post.Appointment(to, from, appointment(m, at.Person, about.Language, reach, link))
	case "notice":
		mail = post.Notice(to, from, link)
	default:
		day := about.About
		mail = post.Invitation(to, from, post.Invite{Question: day.Question, Link: link, By: sender.By, Date: day.Date, Ends: day.Ends, Place: day.Place})
	}
	return mail, reach, nil
}

// appointment is the one there is, or the one that is off.
func appointment(m door.Meeting, who meeting.PersonID, language string, r intake.Reach, link string) post.Talk {
	plan, off := r.Plan, r.Plan.Day == ""
	if off {
		plan = r.Off
	}
	return post.Talk{ID: eventID(m.ID, who, "talk"), Revision: r.Revision, Date: plan.Day, Begins: plan.Time, Place: placeOf(language, plan), Link: link, Cancelled: off}
}
