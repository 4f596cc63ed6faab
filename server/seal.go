package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/seal"
	"hoofdlijn/internal/vault"
)

// The bundle of a sealed plan, and the key that signs it. The key lies in the vault like every other: wrapped under the key
// file, shared by all instances, in backups and in the copy of a second laptop. A row says which it is, and under which name.

const (
	keysPath   = "/.well-known/hoofdlijn-keys.txt"
	sealRow    = "seal/key"
	sealStream = "instance/seal"
	bundleFile = "bundle.hlz"
)

// sealer signs bundles.
type sealer struct {
	journal journal.Store
	vault   *vault.Vault
	rows    door.Rows
	name    string // of a key that is made now

	mu    sync.Mutex
	found *sealKeys
	trees map[meeting.ID]*seal.Tree // of sealed meetings, as they were last asked for
}

// mostTrees is how many are kept: each is some 64 bytes for every entry.
const mostTrees = 32

// sealKeys is the key that signs, and all that ever did as they are published, the newest first.
type sealKeys struct {
	key    seal.Key
	public []string
}

// short is the code of the present key, for paper.
func (k *sealKeys) short() string { return seal.Fingerprint(k.public[0]) }

// signer is the present key as it is published.
func (s *sealer) signer(ctx context.Context) (string, error) {
	keys, err := s.keys(ctx)
	if err != nil {
		return "", err
	}
	return keys.public[0], nil
}

// sealKeyRow is the row: the newest key, by its id in the vault, and the published form of those before it.
type sealKeyRow struct {
	Name    string   `json:"name"`
	ID      vault.ID `json:"id"`
	Public  string   `json:"public"`
	Earlier []string `json:"earlier,omitempty"`
}

func newSealer(s *stores, base *url.URL) *sealer {
	name := "hoofdlijn"
	if base != nil {
		name = base.Host
	}
	return &sealer{journal: s.journal, vault: s.vault, rows: s.rows, name: name}
}

// keys are the keys; the first is made when there is none yet, or when it no longer opens.
func (s *sealer) keys(ctx context.Context) (*sealKeys, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.found != nil {
		return s.found, nil
	}
	row, secret, err := s.read(ctx)
	if errors.Is(err, errNoSealKey) {
		row, secret, err = s.make(ctx, row)
	}
	if err != nil {
		return nil, err
	}
	s.found = &sealKeys{seal.NewKey(row.Name, secret), append([]string{row.Public}, row.Earlier...)}
	return s.found, nil
}

var errNoSealKey = errors.New("no key to seal with")

func (s *sealer) read(ctx context.Context) (row sealKeyRow, secret [32]byte, err error) {
	raw, err := s.rows.Get(ctx, sealRow)
	if errors.Is(err, door.ErrNone) {
		return row, secret, errNoSealKey
	}
	if err == nil {
		err = json.Unmarshal(raw, &row)
	}
	if err != nil {
		return row, secret, err
	}
	key, there, err := s.vault.Find(ctx, sealStream, row.ID)
	if _, shut := errors.AsType[*vault.ShutError](err); shut || err == nil && !there {
		slog.Error("the key of the seal does not open: a new one is made", "was", row.Public)
		return row, secret, errNoSealKey
	}
	return row, key.Secret, err
}

// make makes a key after the one in the row. Of several instances that do so at once, all use what the first wrote.
func (s *sealer) make(ctx context.Context, was sealKeyRow) (row sealKeyRow, secret [32]byte, err error) {
	fresh, err := s.vault.Mint(ctx, sealStream, vault.Kept, 1)
	if err != nil {
		return row, secret, err
	}
	row = sealKeyRow{Name: s.name, ID: fresh[0].ID, Public: seal.NewKey(s.name, fresh[0].Secret).Public()}
	if was.Public != "" {
		row.Earlier = append([]string{was.Public}, was.Earlier...)
	}
	raw, err := json.Marshal(row)
	if err != nil {
		return row, secret, err
	}
	if was.Public == "" {
		err = s.rows.Add(ctx, sealRow, raw, time.Time{})
	} else {
		err = s.rows.Put(ctx, sealRow, raw, time.Time{})
	}
	if errors.Is(err, door.ErrTaken) {
		if err := s.vault.Discard(ctx, sealStream, fresh[0].ID); err != nil {
			slog.Warn("a key that nobody uses is left in the vault", "error", err)
		}
		return s.read(ctx)
	}
	return row, fresh[0].Secret, err
}

// bundle is the bundle of a sealed meeting.
func (s *sealer) bundle(ctx context.Context, m meeting.ID, cited []plan.Citation) ([]byte, error) {
	keys, err := s.keys(ctx)
	if err != nil {
		return nil, err
	}
	entries, err := s.entries(ctx, m)
	if err != nil {
		return nil, err
	}
	return seal.Make(m, keys.key, entries, cited)
}

func (s *sealer) entries(ctx context.Context, m meeting.ID) (all []journal.Entry, err error) {
	for e, err := range s.journal.Read(ctx, live.Meetings+string(m), 0) {
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// tree is the tree of a sealed meeting. A hall of phones asks for it at once, so it is kept; those who come meanwhile wait.
func (s *sealer) tree(ctx context.Context, m meeting.ID) (*seal.Tree, error) {
	keys, err := s.keys(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.trees[m]; known != nil {
		return known, nil
	}
	entries, err := s.entries(ctx, m)
	if err != nil {
		return nil, err
	}
	grown, err := seal.Grow(m, keys.key, entries)
	if err != nil {
		return nil, err
	}
	if s.trees == nil || len(s.trees) >= mostTrees {
		s.trees = map[meeting.ID]*seal.Tree{}
	}
	s.trees[m] = grown
	return grown, nil
}

// vouch says whether a cosignature is of the plan of this meeting, and whether the plan of a former meeting is as it says.
func (s *sealer) vouch(ctx context.Context, m meeting.ID, do meeting.Intent) (bool, error) {
	switch do := do.(type) {
	case *finish.Cosign:
		grown, err := s.tree(ctx, m)
		return err == nil && grown.Signs(*do), err
	case *prepare.Continue:
		former, err := s.former(ctx, do.Meeting)
		if errors.Is(err, seal.ErrNotSealed) {
			return false, nil
		}
		return err == nil && former == do.Former, err
	}
	return false, nil
}

// getBundle gives the bundle to everybody, once the plan is sealed.
func (s *server) getBundle(c *fiber.Ctx) error {
	m, err := s.madeBy(c)
	if err != nil {
		return err
	}
	if !m.sealed {
		return errNotFound
	}
	c.Set(fiber.HeaderContentType, "application/zip")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+bundleFile+`"`)
	c.Set("X-Robots-Tag", "noindex")
	if c.Method() == fiber.MethodHead { // only whether it is there
		return nil
	}
	file, err := s.shelf.get(shelfKey{meetingOf(c), bundleFile, m.head}, func() ([]byte, error) { return s.sealer.bundle(c.UserContext(), meetingOf(c), m.cited) })
	if err != nil {
		return err
	}
	return file.send(c)
}

// getKeys publishes the keys, a line each, as `verify --key` takes them.
func (s *server) getKeys(c *fiber.Ctx) error {
	keys, err := s.sealer.keys(c.UserContext())
	if err != nil {
		return err
	}
	var text strings.Builder
	text.WriteString("# Sleutels waarmee deze Hoofdlijn plannen ondertekent; de bovenste is die van nu.\n" +
		"# Keys with which this Hoofdlijn signs plans; the first is the present one.\n")
	for _, public := range keys.public {
		text.WriteString("# " + seal.Fingerprint(public) + "\n" + public + "\n")
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextPlainCharsetUTF8)
	return c.SendString(text.String())
}
