// Package leads keeps the links by which those who take up a decision speak of it, and where they are reminded. Who may make one and what it
// may say is the meeting's; that a link opens something is the door's. The address lies sealed under a key of its own.
package leads

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
)

// Leads is what is kept. All its methods are safe for concurrent use, also from several instances.
type Leads struct {
	door  *door.Door
	vault *vault.Vault
}

// New uses these stores.
func New(d *door.Door, v *vault.Vault) *Leads { return &Leads{d, v} }

func stream(m meeting.ID, link string) string { return "lead/" + string(m) + "/" + link }

// Reminded is where reminders go, and with which link.
type Reminded struct {
	Email string `json:"email"`
	Token string `json:"token"`
}

// Make makes the link that the record knows by this name, and answers with its token. That is kept only sealed, with the address to
// which reminders go; without one it is not kept at all.
func (l *Leads) Make(ctx context.Context, m meeting.ID, link, email string) (token string, err error) {
	if token, err = l.door.MakeLeadLink(ctx, m, link); err != nil || email == "" {
		return token, err
	}
	if err := l.keep(ctx, m, link, Reminded{email, token}); err != nil {
		return "", errors.Join(err, l.End(ctx, m, link))
	}
	return token, nil
}

func (l *Leads) keep(ctx context.Context, m meeting.ID, link string, is Reminded) error {
	raw, err := json.Marshal(is)
	if err != nil {
		return err
	}
	keys, err := l.vault.Mint(ctx, stream(m, link), vault.Kept, 1)
	if err != nil {
		return err
	}
	return l.door.ChangeLeadLink(ctx, m, link, func(kept *door.LeadLink) error {
		kept.Mail = record.SealAlone(keys[0].Secret, raw, []byte(stream(m, link)))
		return nil
	})
}

// Of lists the links of a meeting, oldest first.
func (l *Leads) Of(ctx context.Context, m meeting.ID) ([]door.LeadLink, error) {
	return l.door.LeadLinks(ctx, m)
}

// Reminded is where reminders of a link go; false when nowhere, or no longer.
func (l *Leads) Reminded(ctx context.Context, m meeting.ID, link door.LeadLink) (is Reminded, _ bool, err error) {
	if len(link.Mail) == 0 {
		return is, false, nil
	}
	keys, err := l.vault.Load(ctx, stream(m, link.ID))
	if err != nil {
		return is, false, err
	}
	for _, key := range keys {
		if raw, err := record.OpenAlone(key.Secret, link.Mail, []byte(stream(m, link.ID))); err == nil {
			return is, true, json.Unmarshal(raw, &is)
		}
	}
	return is, false, nil
}

// Forget forgets the address of a link for good: nothing is sent there any more. The link works on.
func (l *Leads) Forget(ctx context.Context, m meeting.ID, link string) error {
	if err := l.vault.Drop(ctx, stream(m, link)); err != nil {
		return err
	}
	err := l.door.ChangeLeadLink(ctx, m, link, func(is *door.LeadLink) error {
		is.Mail = nil
		return nil
	})
	if errors.Is(err, door.ErrWrong) {
		return nil
	}
	return err
}

// End ends a link, with every session that came by it, and forgets its address. That there is none is no error.
func (l *Leads) End(ctx context.Context, m meeting.ID, link string) error {
	if err := l.vault.Drop(ctx, stream(m, link)); err != nil {
		return err
	}
	return l.door.EndLeadLink(ctx, m, link)
}

// errTold: this reminder went before, perhaps from another instance.
var errTold = errors.New("leads: told")

// Tell writes down that a reminder goes now, and says whether it is for the caller to send: nobody gets one twice.
func (l *Leads) Tell(ctx context.Context, m meeting.ID, link, what string) (bool, error) {
	err := l.door.ChangeLeadLink(ctx, m, link, func(is *door.LeadLink) error {
		if slices.Contains(is.Told, what) {
			return errTold
		}
		is.Told = append(is.Told, what)
		return nil
	})
	if errors.Is(err, errTold) || errors.Is(err, door.ErrWrong) {
		return false, nil
	}
	return err == nil, err
}

// Untell writes down that a reminder did not go after all, and is to be tried again.
func (l *Leads) Untell(ctx context.Context, m meeting.ID, link, what string) error {
	err := l.door.ChangeLeadLink(ctx, m, link, func(is *door.LeadLink) error {
		is.Told = slices.DeleteFunc(is.Told, func(one string) bool { return one == what })
		return nil
	})
	if errors.Is(err, door.ErrWrong) {
		return nil
	}
	return err
}
