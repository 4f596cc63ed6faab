package talks

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/meeting"
)

// readsLast is how long it can be seen who opened a list.
const readsLast = 365 * 24 * time.Hour

func readsRow(m meeting.ID) string { return "talk-read/" + string(m) + "/" }

// ListRead writes down that somebody of the team opened the list of a meeting, before it is shown.
func (t *Talks) ListRead(ctx context.Context, m meeting.ID, account string) error {
	now := t.conf.Now()
	key := fmt.Sprintf("%s%013d-%s", readsRow(m), now.UnixMilli(), uuid.NewString())
	return t.put(ctx, key, intake.Look{Account: account, At: now.UnixMilli()}, now.Add(readsLast))
}

// ListReads is who opened the list of a meeting, the oldest first.
func (t *Talks) ListReads(ctx context.Context, m meeting.ID) ([]intake.Look, error) {
	all := []intake.Look{}
	for row, err := range t.conf.Rows.List(ctx, readsRow(m)) {
		if err != nil {
			return nil, err
		}
		var l intake.Look
		if err := json.Unmarshal(row.Value, &l); err != nil {
			return nil, fmt.Errorf("%s: %w", strings.TrimPrefix(row.Key, readsRow(m)), err)
		}
		all = append(all, l)
	}
	return all, nil
}
