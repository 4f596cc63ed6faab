package record

import (
	"context"
	"sync"
)

// How many spare keys there are. A new idea needs a key; taking one that is durable already saves it a second wait
// for the disk.
const (
	usualStock = 64
	mostPour   = 1024
)

// pool holds keys that are durable and belong to nothing yet.
type pool struct {
	vault  Vault
	stream string
	class  Class
	stock  int // so many at a time, and more when a quarter is left; 0: mint at need, one at a time
	ctx    context.Context

	mu      sync.Mutex
	spare   []Key
	pour    int // how many at a time; doubles while they run out
	filling bool
	done    sync.WaitGroup
}

// take gives a key. It waits for the vault only when nothing is left.
func (p *pool) take(ctx context.Context) (Key, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.spare) == 0 {
		fresh, err := p.vault.Mint(ctx, p.stream, p.class, p.next())
		if err != nil {
			return Key{}, err
		}
		p.spare = append(p.spare, fresh...)
	}
	key := p.spare[len(p.spare)-1]
	p.spare = p.spare[:len(p.spare)-1]
	if p.stock > 0 && len(p.spare) < p.stock/4 && !p.filling && p.ctx.Err() == nil {
		p.filling = true
		p.done.Go(p.fill)
	}
	return key, nil
}

// next is how many to mint when the pool has run dry.
func (p *pool) next() int {
	if p.stock == 0 {
		return 1
	}
	n := max(p.pour, p.stock)
	p.pour = min(2*n, mostPour)
	return n
}

// fill tops up in the background. When it fails nothing is lost: the next to need a key asks the vault itself, and
// hears why.
func (p *pool) fill() {
	fresh, err := p.vault.Mint(p.ctx, p.stream, p.class, p.stock)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.filling = false
	if err == nil {
		p.spare = append(p.spare, fresh...)
	}
}

// giveBack returns a key that was taken and used for nothing that is in the record.
func (p *pool) giveBack(key Key) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.spare = append(p.spare, key)
}

// close waits for the background and, unless they can be found again, discards the keys that were never used: what
// was sealed with a key that was given back is in no record.
func (p *pool) close(ctx context.Context, keep bool) error {
	p.done.Wait()
	if keep {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	ids := make([]KeyID, len(p.spare))
	for i, key := range p.spare {
		ids[i] = key.ID
	}
	p.spare = nil
	if len(ids) == 0 {
		return nil
	}
	return p.vault.Discard(ctx, p.stream, ids...)
}
