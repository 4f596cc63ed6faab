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
	"hoofdlijn/internal/journal/boltfile"
	journalredis "hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/standby"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
	vaultredis "hoofdlijn/internal/vault/redis"
)

// doorFile is the name of the file of the door in the data folder.
const doorFile = "door.db"

// places is where things are kept, wherever that is: the record, the keys as they are stored, and the rows of the door.
type places struct {
	journal journal.Store
	keys    vault.Rows
	rows    door.Rows
}

// filesIn opens the files in a folder; on an error nothing stays open.
func filesIn(folder string, now func() time.Time) (_ places, err error) {
	var p places
	defer func() {
		if err != nil {
			err = errors.Join(err, p.close())
		}
	}()
	record, err := journalbolt.Open(folder)
	if err != nil {
		return p, err
	}
	p.journal = record
	keys, err := vaultbolt.Open(folder)
	if err != nil {
		return p, err
	}
	p.keys = keys
	rows, err := doorbolt.Open(filepath.Join(folder, doorFile), now)
	if err != nil {
		return p, err
	}
	p.rows = rows
	return p, nil
}

// redisAt connects to a Redis; on an error nothing stays open.
func redisAt(ctx context.Context, address string) (_ places, err error) {
	var p places
	defer func() {
		if err != nil {
			err = errors.Join(err, p.close())
		}
	}()
	record, err := journalredis.Open(ctx, address)
	if err != nil {
		return p, err
	}
	p.journal = record
	keys, err := vaultredis.Open(ctx, address)
	if err != nil {
		return p, err
	}
	p.keys = keys
	options, err := redis.ParseURL(address)
	if err != nil {
		return p, err
	}
	options.MaxRetries = -1 // a write that may have happened is not sent again behind our back
	p.rows = doorredis.New(redis.NewClient(options), "")
	return p, nil
}

// close closes what is open, the record last.
func (p places) close() error {
	var all error
	if p.rows != nil {
		all = errors.Join(all, p.rows.Close())
	}
	if p.keys != nil {
		all = errors.Join(all, p.keys.Close())
	}
	if p.journal != nil {
		all = errors.Join(all, p.journal.Close())
	}
	return all
}

// stores is everything that is kept, with the keys to it.
type stores struct {
	places
	kind  string // bolt or redis
	vault *vault.Vault
	copy  *standby.Writer // nil without one
}

// close ends the copy first: it has what the stores have, up to the last change.
func (s *stores) close() error {
	if s.copy != nil {
		s.copy.Close()
	}
	return s.places.close()
}

// openStores opens what the settings name, and begins a copy; comes is where people come. On an error nothing stays open.
func openStores(ctx context.Context, c config, comes string, now func() time.Time) (*stores, error) {
	if err := os.MkdirAll(c.data, 0o700); err != nil {
		return nil, err
	}
	if err := checkFormat(c.data); err != nil {
		return nil, err
	}
	s := &stores{kind: "bolt"}
	var err error
	if c.raw.redis != "" {
		s.kind = "redis"
		s.places, err = redisAt(ctx, c.raw.redis)
	} else {
		s.places, err = filesIn(c.data, now)
	}
	if errors.Is(err, boltfile.ErrDamaged) {
		err = fmt.Errorf("%w\nPut back a backup: hoofdlijn restore. Without one: hoofdlijn doctor --repair --data %s", err, c.data)
	}
	if err != nil {
		return nil, err
	}
	s.vault, err = vault.Open(s.keys, c.keyFile)
	if errors.Is(err, vault.ErrOtherKeyFile) {
		err = fmt.Errorf("%w\nIf this Redis was put back from before an erasure, its words cannot be read any more. To serve it without them: redis-cli DEL '%s'", err, vaultredis.CheckKey)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", c.keyFile, err), s.close())
	}
	if c.copyTo != "" {
		if err := s.copyTo(ctx, c, comes); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
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
	if s.vault.Erasure(ctx) == vault.Weak {
		report.Notes = append(report.Notes, "erasure_weak")
	}
	if s.copy != nil {
		report.Copy = reportCopy(s.copy)
		if report.Copy.State != copyWhole {
			report.Notes = append(report.Notes, "copy_"+report.Copy.State)
		}
	}
	return report
}
