package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	redis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/door"
	doorbolt "hoofdlijn/internal/door/bolt"
	doorredis "hoofdlijn/internal/door/redis"
	"hoofdlijn/internal/journal"
	journalbolt "hoofdlijn/internal/journal/bolt"
	journalredis "hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
	vaultredis "hoofdlijn/internal/vault/redis"
)

// doorFile is the name of the file of the door in the data folder.
const doorFile = "door.db"

// stores is everything that is kept.
type stores struct {
	kind    string // bolt or redis
	journal journal.Store
	vault   *vault.Vault
	rows    door.Rows
	backup  func(context.Context, *bundle) error // nil where the store has its own way
}

// openStores opens what the settings name; on an error nothing stays open.
func openStores(ctx context.Context, c config, now func() time.Time) (*stores, error) {
	if err := os.MkdirAll(c.data, 0o700); err != nil {
		return nil, err
	}
	if err := checkFormat(c.data); err != nil {
		return nil, err
	}
	if c.raw.redis != "" {
		return openRedis(ctx, c)
	}
	return openFiles(c, now)
}

func openFiles(c config, now func() time.Time) (_ *stores, err error) {
	s := &stores{kind: "bolt"}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	record, err := journalbolt.Open(c.data)
	if err != nil {
		return nil, err
	}
	s.journal = record
	keys, err := vaultbolt.Open(c.data)
	if err != nil {
		return nil, err
	}
	if s.vault, err = vault.Open(keys, c.keyFile); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", c.keyFile, err), keys.Close())
	}
	rows, err := doorbolt.Open(filepath.Join(c.data, doorFile), now)
	if err != nil {
		return nil, err
	}
	s.rows = rows
	s.backup = func(ctx context.Context, b *bundle) error { return backupFiles(ctx, b, record, s.vault, rows) }
	return s, nil
}

func openRedis(ctx context.Context, c config) (_ *stores, err error) {
	s := &stores{kind: "redis"}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.journal, err = journalredis.Open(ctx, c.raw.redis); err != nil {
		return nil, err
	}
	keys, err := vaultredis.Open(ctx, c.raw.redis)
	if err != nil {
		return nil, err
	}
	if s.vault, err = vault.Open(keys, c.keyFile); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", c.keyFile, err), keys.Close())
	}
	options, err := redis.ParseURL(c.raw.redis)
	if err != nil {
		return nil, err
	}
	options.MaxRetries = -1 // a write that may have happened is not sent again behind our back
	s.rows = doorredis.New(redis.NewClient(options), "")
	return s, nil
}

// close closes what is open, the record last.
func (s *stores) close() error {
	var all error
	if s.rows != nil {
		all = errors.Join(all, s.rows.Close())
	}
	if s.vault != nil {
		all = errors.Join(all, s.vault.Close())
	}
	if s.journal != nil {
		all = errors.Join(all, s.journal.Close())
	}
	return all
}

// health says how far the stores can be trusted now.
func (s *stores) health(ctx context.Context) healthReport {
	ctx, stop := context.WithTimeout(ctx, 2*time.Second)
	defer stop()
	report := healthReport{Version: version, Store: s.kind, Notes: []string{}}
	durable, err := s.journal.Durability(ctx)
	report.Durability = string(durable)
	if err != nil {
		report.Durability = "none"
		report.Notes = append(report.Notes, "store_refuses")
	} else if durable == journal.Weak {
		report.Notes = append(report.Notes, "durability_weak")
	}
	if s.vault.Erasure() == vault.Weak {
		report.Notes = append(report.Notes, "erasure_weak")
	}
	return report
}
