package record

import (
	"context"

	"hoofdlijn/internal/meeting"
)

// SealRaw writes an entry whose encrypted part is authentic but holds anything.
func (k *Keeper) SealRaw(ctx context.Context, name, pub string, inside []byte) ([]byte, error) {
	whole, err := k.keyFor(ctx, meeting.MeetingKey)
	if err != nil {
		return nil, err
	}
	enc, err := k.lock(nil, whole, inside, k.part(name, "entry", 0))
	if err != nil {
		return nil, err
	}
	return appendBody(nil, name, "", []byte(pub), enc)
}
