package redis

import (
	"context"
	"errors"
	"net"
	"net/url"
	"sync"
	"time"

	goredis "github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// timeout bounds dialling, and waiting for one answer.
const timeout = 3 * time.Second

// silent takes what go-redis wants to say. Errors come back from every call anyway, and its lines hold addresses.
type silent struct{}

func (silent) Printf(context.Context, string, ...any) {}

// The logger of go-redis is one for the whole process; it is set once, when the first client is made.
var silence = sync.OnceFunc(func() { goredis.SetLogger(silent{}) })

// Dial makes a client for a redis:// or rediss:// address. With further nodes as ?addr=host:port it speaks to a Redis
// Cluster. retries is how often a command may be sent again by itself; 0 for whatever must not happen twice. Nothing
// is sent yet. Side effect: go-redis falls silent in the whole process.
func Dial(address string, retries int) (goredis.UniversalClient, error) {
	silence()
	if retries == 0 {
		retries = -1 // 0 would mean the default, 3
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("the address of Redis is not a URL") // err would quote the password
	}
	if u.Query().Has("addr") {
		o, err := goredis.ParseClusterURL(address)
		if err != nil {
			return nil, err
		}
		o.MaxRetries, o.DialerRetries, o.DisableIdentity = retries, 1, true
		o.DialTimeout, o.ReadTimeout, o.WriteTimeout, o.ContextTimeoutEnabled = timeout, timeout, timeout, true
		o.MaintNotificationsConfig = quiet()
		return goredis.NewClusterClient(o), nil
	}
	o, err := goredis.ParseURL(address)
	if err != nil {
		return nil, err
	}
	o.MaxRetries, o.DialerRetries, o.DisableIdentity = retries, 1, true
	o.DialTimeout, o.ReadTimeout, o.WriteTimeout, o.ContextTimeoutEnabled = timeout, timeout, timeout, true
	o.MaintNotificationsConfig = quiet()
	return goredis.NewClient(o), nil
}

// quiet keeps go-redis from asking for notices that only a hosted Redis gives.
func quiet() *maintnotifications.Config {
	return &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
}

// notWritten tells whether a command with this error certainly had no effect: Redis said no before running it, or it
// was never sent. A time-out or a lost connection says nothing of the kind.
func notWritten(err error) bool {
	for _, no := range []string{
		"OOM", "READONLY", "MISCONF", "NOREPLICAS", "LOADING", "BUSY", "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN",
		"NOAUTH", "WRONGPASS", "NOPERM", "NOSCRIPT", "MOVED", "ASK", "max number of clients",
	} {
		if goredis.HasErrorPrefix(err, no) {
			return true
		}
	}
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial" ||
		errors.Is(err, goredis.ErrClosed) || errors.Is(err, goredis.ErrPoolTimeout) || errors.Is(err, goredis.ErrPoolExhausted)
}
