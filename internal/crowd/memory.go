package crowd

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"time"
)

// memory: what a phone that looks on and does nothing keeps on the server. Every run is on a server of its own: what one
// left behind would be found by the next.
func memory(ctx context.Context, r *Result, o Options) error {
	for range o.Pairs {
		if err := memoryOnce(ctx, r, o); err != nil {
			return err
		}
	}
	return nil
}

func memoryOnce(ctx context.Context, r *Result, o Options) (err error) {
	folder := o
	folder.Folder += "/" + time.Now().Format("150405.000")
	h, err := openHall(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.stop()) }()
	if h.server == nil {
		return errors.New("memory is measured on a server of our own")
	}
	if err := h.gather(ctx, o.Phones); err != nil {
		return err
	}
	h.site.http.CloseIdleConnections()
	before, beforeAnon, err := h.collected(ctx)
	if err != nil {
		return err
	}
	if err := h.connect(ctx, h.phones); err != nil {
		return err
	}
	after, afterAnon, err := h.collected(ctx)
	if err != nil {
		return err
	}
	if o.Profile != "" {
		if err := h.heap(ctx, o.Profile); err != nil {
			return err
		}
	}
	r.add("memory per idle phone", "KiB", atMost(24), float64(after-before)/1024/float64(o.Phones))
	r.add("memory per idle phone, without mapped files", "KiB", nil, float64(afterAnon-beforeAnon)/1024/float64(o.Phones))
	r.add("memory of the server without phones", "MiB", nil, float64(before)/(1<<20))
	return h.compare(ctx, r)
}

// collected is the memory of the server when it has come to rest and collected its garbage.
func (h *hall) collected(ctx context.Context) (rss, anonymous int64, err error) {
	for range 2 { // what was in use while it was first collected is not the second time
		time.Sleep(1500 * time.Millisecond)
		if err := controlled(ctx, h.server, http.MethodPost, "/collect", io.Discard); err != nil {
			return 0, 0, err
		}
	}
	return memoryOf(h.server.ID())
}

// heap writes what the memory of a server of our own is used for.
func (h *hall) heap(ctx context.Context, path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(controlled(ctx, h.server, http.MethodGet, "/profile/heap", file), file.Close())
}
