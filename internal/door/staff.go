package door

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/meeting"
)

// StaffRole is what a staff account is for.
type StaffRole string

// The staff roles. An admin makes accounts and meetings; a facilitator makes and leads meetings; the municipality
// fixes frameworks and takes the plan.
const (
	Admin        StaffRole = "admin"
	Facilitator  StaffRole = "facilitator"
	Municipality StaffRole = "municipality"
)

var staffRoles = []StaffRole{Admin, Facilitator, Municipality}

// Account is somebody of the staff.
type Account struct {
	Name         string           `json:"name"`
	Role         StaffRole        `json:"role"`
	Municipality string           `json:"municipality,omitempty"` // whose meetings a municipality account sees
	Person       meeting.PersonID `json:"person"`                 // who they are in the record of a meeting
	Hash         string           `json:"hash"`                   // of the password
}

// Invited is what a set-up link is good for: one account.
type Invited struct {
	Name         string    `json:"name,omitempty"` // empty: chosen at set-up (the first admin)
	Role         StaffRole `json:"role"`
	Municipality string    `json:"municipality,omitempty"`
	First        bool      `json:"first,omitempty"`
	Again        bool      `json:"again,omitempty"` // somebody whose account was removed, and who gets back what it had
}

// SetupLasts is how long a set-up link can be used.
const SetupLasts = 24 * time.Hour

var accountName = regexp.MustCompile(`^[\p{L}0-9][\p{L}0-9 ._@-]{0,59}$`)

// FoldName is how account names are compared: people do not remember capitals.
func FoldName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

func possible(i Invited) bool {
	return slices.Contains(staffRoles, i.Role) && len(i.Municipality) <= 80 &&
		(i.Role != Municipality || i.Municipality != "") &&
		(i.First && i.Name == "" || accountName.MatchString(i.Name))
}

// HasAdmin says whether there is an admin. When the last one is gone, the next start prints a set-up link again.
func (d *Door) HasAdmin(ctx context.Context) (bool, error) {
	all, err := d.Accounts(ctx)
	return slices.ContainsFunc(all, func(a Account) bool { return a.Role == Admin }), err
}

// FirstSetup makes the token of the set-up link for the first admin, and ends the links printed before. ErrWrong when
// there is an admin already.
func (d *Door) FirstSetup(ctx context.Context) (token string, err error) {
	if has, err := d.HasAdmin(ctx); err != nil || has {
		return "", errors.Join(err, ErrWrong)
	}
	for row, err := range d.rows.List(ctx, "setup/") {
		if err != nil {
			return "", err
		}
		var i Invited
		if json.Unmarshal(row.Value, &i) == nil && i.First {
			if err := d.rows.Delete(ctx, row.Key); err != nil {
				return "", err
			}
		}
	}
	return d.invite(ctx, Invited{Role: Admin, First: true})
}

// ErrFormer: there was an account of that name. Whoever gets it again leads the meetings and reads the conversations that it did, so it is
// for the same person only, and has to be said (Invited.Again).
var ErrFormer = errors.New("door: an account of this name was removed")

// Invite makes the token of a set-up link for an account; ErrBad when such an account cannot be, ErrTaken when it is, ErrFormer when it
// was and nobody said that it is for the same person.
func (d *Door) Invite(ctx context.Context, i Invited) (token string, err error) {
	i.Name, i.First = FoldName(i.Name), false
	if !possible(i) {
		return "", ErrBad
	}
	if _, err := d.rows.Get(ctx, "account/"+i.Name); err == nil {
		return "", ErrTaken
	}
	if _, err := d.former(ctx, i); err != nil {
		return "", err
	}
	return d.invite(ctx, i)
}

func (d *Door) invite(ctx context.Context, i Invited) (string, error) {
	token := newToken()
	return token, put(ctx, d, "setup/"+digest(token), i, d.now().Add(SetupLasts))
}

// SetUp uses a set-up link: makes the account and answers with it. Only a whole, possible form uses the link up.
func (d *Door) SetUp(ctx context.Context, token, name, password string) (Account, error) {
	key := "setup/" + digest(token)
	i, err := get[Invited](ctx, d, key)
	if err != nil {
		return Account{}, wrong(err)
	}
	if i.Name == "" {
		i.Name = FoldName(name)
	}
	if !accountName.MatchString(i.Name) || !possiblePassword(password) {
		return Account{}, ErrBad
	}
	person, err := d.former(ctx, i)
	if err != nil {
		return Account{}, err
	}
	hash, err := d.hashes.hash(ctx, password)
	if err != nil {
		return Account{}, err
	}
	if _, err := take[Invited](ctx, d, key); err != nil { // of two at once, one
		return Account{}, wrong(err)
	}
	if i.First {
		if has, err := d.HasAdmin(ctx); err != nil || has {
			return Account{}, errors.Join(err, ErrWrong)
		}
	}
	a := Account{Name: i.Name, Role: i.Role, Municipality: i.Municipality, Person: person, Hash: hash}
	if err := add(ctx, d, "account/"+a.Name, a, time.Time{}); err != nil {
		return Account{}, err
	}
	return a, d.rows.Delete(ctx, "former/"+a.Name)
}

// former is who a new account is: somebody new, or who had this name before when it was said that it is for them.
func (d *Door) former(ctx context.Context, i Invited) (meeting.PersonID, error) {
	was, err := get[meeting.PersonID](ctx, d, "former/"+i.Name)
	switch {
	case errors.Is(err, ErrNone):
		return meeting.PersonID("staff-" + newID()), nil
	case err == nil && !i.Again:
		return "", ErrFormer
	}
	return was, err
}

// Login is the account behind a name and password, or ErrWrong.
func (d *Door) Login(ctx context.Context, name, password string) (Account, error) {
	if len(password) > 4*MostPassword || len(name) > 400 {
		return Account{}, ErrWrong
	}
	a, err := get[Account](ctx, d, "account/"+FoldName(name))
	if err != nil && !errors.Is(err, ErrNone) {
		return Account{}, err
	}
	right, err := d.hashes.matches(ctx, password, a.Hash)
	if err != nil {
		return Account{}, err
	}
	if !right {
		return Account{}, ErrWrong
	}
	return a, nil
}

// Accounts lists the staff by name, without their hashes.
func (d *Door) Accounts(ctx context.Context) ([]Account, error) {
	var all []Account
	for row, err := range d.rows.List(ctx, "account/") {
		if err != nil {
			return nil, err
		}
		var a Account
		if err := json.Unmarshal(row.Value, &a); err != nil {
			return nil, err
		}
		a.Hash = ""
		all = append(all, a)
	}
	return all, nil
}

// ChangeRole gives an account another role; all its sessions end.
func (d *Door) ChangeRole(ctx context.Context, name string, role StaffRole, municipality string) error {
	name = FoldName(name)
	if !possible(Invited{Name: name, Role: role, Municipality: municipality}) {
		return ErrBad
	}
	err := d.rows.Change(ctx, "account/"+name, func(old []byte) ([]byte, time.Time, error) {
		if old == nil {
			return nil, time.Time{}, ErrWrong
		}
		var a Account
		if err := json.Unmarshal(old, &a); err != nil {
			return nil, time.Time{}, err
		}
		a.Role, a.Municipality = role, municipality
		raw, err := json.Marshal(a)
		return raw, time.Time{}, err
	})
	if err != nil {
		return err
	}
	return d.EndAll(ctx, AccountTag(name))
}

// RemoveAccount ends the account and all its sessions. Its name is kept: see ErrFormer.
func (d *Door) RemoveAccount(ctx context.Context, name string) error {
	name = FoldName(name)
	if a, err := get[Account](ctx, d, "account/"+name); err == nil {
		err = put(ctx, d, "former/"+name, a.Person, time.Time{})
		if err != nil {
			return err
		}
	} else if !errors.Is(err, ErrNone) {
		return err
	}
	if err := d.rows.Delete(ctx, "account/"+name); err != nil {
		return err
	}
	return d.EndAll(ctx, AccountTag(name))
}
