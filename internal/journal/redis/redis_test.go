package redis_test

import (
	"context"
	"os"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/journaltest"
	"hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/journal/redistest"
)

func TestMain(m *testing.M) {
	journaltest.Child(func(where string) (journal.Store, error) { return redis.Open(context.Background(), where) })
	os.Exit(m.Run())
}

func open(t testing.TB, url string) *redis.Store {
	t.Helper()
	s, err := redis.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestContract(t *testing.T) {
	journaltest.Run(t, func(t *testing.T) journal.Store { return open(t, redistest.Start(t).URL()) })
}

func TestReopen(t *testing.T) {
	server := redistest.Start(t)
	journaltest.Reopen(t, func(t *testing.T) journal.Store {
		server.Restart()
		return open(t, server.URL())
	})
}

func BenchmarkAppend(b *testing.B) {
	journaltest.Bench(b, func(b *testing.B) journal.Store { return open(b, redistest.Start(b).URL()) })
}
