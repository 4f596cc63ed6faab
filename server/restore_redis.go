package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"hoofdlijn/internal/vault"
)

// errNotEmpty: Redis holds something of ours already.
var errNotEmpty = errors.New("this Redis is not empty: nothing was changed")

// restoreRedis fills an empty Redis and says how the keys are. No server may be using it. Other than a folder it does
// not appear at once: when it is cut short, what is there must go before it can be tried again.
func restoreRedis(ctx context.Context, source string, c config) (keys string, err error) {
	to, err := redisAt(ctx, c.raw.redis)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, to.close()) }()
	if err := to.empty(ctx); err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp("", "hoofdlijn-restore-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	if err := unpack(source, folder); err != nil {
		return "", err
	}
	from, err := filesIn(folder, time.Now)
	if err != nil {
		return "", err
	}
	if keys, err = howKeysAre(ctx, from.keys, c.keyFile); err == nil { // a key file that cannot be read shows before anything is written
		err = from.carry(ctx, source, to)
	}
	return keys, errors.Join(err, from.close())
}

// carry fills empty places. Accounts come last: until then nobody can begin with what is there.
func (p places) carry(ctx context.Context, source string, to places) error {
	err := carryRecord(ctx, p.journal, to.journal)
	if err == nil {
		err = walk(source, func(name string, content io.Reader) error {
			if name != keysFile {
				return nil
			}
			return vault.Restore(ctx, to.keys, content)
		})
	}
	if err == nil {
		err = carryRows(ctx, p.rows, to.rows)
	}
	if err != nil {
		return fmt.Errorf("Redis holds a part of it now: empty it before you try again: %w", err)
	}
	return nil
}

// empty is errNotEmpty when anything is kept there.
func (p places) empty(ctx context.Context) error {
	for _, err := range p.journal.Streams(ctx, "") {
		return errors.Join(err, errNotEmpty)
	}
	for _, err := range p.keys.All(ctx) {
		return errors.Join(err, errNotEmpty)
	}
	for _, err := range p.rows.List(ctx, "") {
		return errors.Join(err, errNotEmpty)
	}
	return nil
}
