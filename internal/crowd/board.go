package crowd

import (
	"context"
	"errors"
)

// smallBoard is what the large board is held against.
const smallBoard = 100

// board: one change costs about the same however much is on the board. Two meetings on one server, by turns; few phones,
// so that telling them does not drown what the change costs.
func board(ctx context.Context, r *Result, o Options) (err error) {
	large, err := openHall(ctx, o)
	if err != nil {
		return err
	}
	small := &hall{site: large.site, lead: large.lead, process: large.pid()}
	defer func() {
		small.close()
		err = errors.Join(err, large.stop())
	}()
	if large.server == nil {
		return errors.New("the cost of a change is measured on a server of our own")
	}
	changes := int(o.Rate*float64(o.Seconds))*(o.Pairs+1) + 1
	var boards []*changing
	for _, b := range []struct {
		hall  *hall
		ideas int
	}{{small, smallBoard}, {large, o.Ideas}} {
		if err := b.hall.gather(ctx, o.Phones); err != nil {
			return err
		}
		if err := b.hall.connect(ctx, b.hall.phones); err != nil {
			return err
		}
		c, err := b.hall.boardOf(ctx, b.ideas, changes)
		if err != nil {
			return err
		}
		boards = append(boards, c)
	}
	for pair := range o.Pairs + 1 {
		var cost [2]float64
		for i, c := range boards {
			did, err := c.run(ctx, o.Rate, o.Seconds)
			if err != nil {
				return err
			}
			cost[i] = did.cost * float64(o.Phones)
			if pair > 0 {
				r.add("changes lost or out of order", "", never(0), float64(did.lost+did.disorder))
			}
		}
		if pair == 0 { // warm
			continue
		}
		r.add("a change on the large board against the small one", "x", atMost(1.5), cost[1]/cost[0])
		r.add("CPU of a change on a board of 100", "µs", nil, cost[0])
		r.add("CPU of a change on the large board", "µs", nil, cost[1])
	}
	return errors.Join(small.compare(ctx, r), large.compare(ctx, r))
}
