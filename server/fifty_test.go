package main

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/journal/redistest"
)

// Fifty phrases that somebody said beforehand are in no file, before or after they are erased: not in the data folder, the
// append-only file of Redis, a backup of before, or the log. And a backup of before does not bring them back.
func TestFiftyPhrasesAreInNoFile(t *testing.T) {
	t.Run("embedded", func(t *testing.T) { fiftyPhrases(t, nil, "") })
	t.Run("Redis", func(t *testing.T) {
		redis := redistest.Start(t)
		fiftyPhrases(t, []string{"--redis", redis.URL()}, redis.Folder())
	})
}

func fiftyPhrases(t *testing.T, args []string, elsewhere string) {
	home := t.TempDir()
	folder, keyFile := filepath.Join(home, "d"), filepath.Join(home, "k")
	h := open(t, nil, append([]string{"--data", folder, "--key-file", keyFile}, args...)...)
	log, err := os.Create(filepath.Join(home, "log"))
	if err != nil {
		t.Fatal(err)
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Writer(log), &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() {
		slog.SetDefault(slog.New(slog.DiscardHandler))
		log.Close()
	})
	g := h.talking()
	team := g.lead.line(g.id, g.person, "team")
	phrases := make([]string, 50)
	for i := range phrases {
		phrases[i] = fmt.Sprintf("klinkhamer %d zegt iets bijzonders", i)
		switch i % 5 {
		case 0:
			team.must("talk.write", M{"id": fmt.Sprintf("m%d", i), "text": phrases[i]})
		case 1:
			team.must("talk.add_need", M{"id": fmt.Sprintf("n%d", i), "text": phrases[i]})
		case 2:
			team.must("talk.answer", M{"question": "else", "text": phrases[i]})
		case 3:
			team.must("talk.try", M{"id": fmt.Sprintf("t%d", i), "result": "call_back", "note": phrases[i]})
		default:
			team.must("talk.set_contact", M{"field": "street", "text": phrases[i]})
		}
	}
	search := func(when string) {
		t.Helper()
		files := 0
		for _, place := range []string{home, elsewhere} {
			if place == "" {
				continue
			}
			err := filepath.WalkDir(place, func(path string, d os.DirEntry, err error) error {
				if err != nil || !d.Type().IsRegular() {
					return err
				}
				files++
				raw, err := os.ReadFile(path)
				for _, phrase := range append(phrases, "klinkhamer", "Klaproos", "0612345678") {
					if bytes.Contains(raw, []byte(phrase)) {
						t.Errorf("%s: %s holds %q", when, path, phrase)
					}
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if files < 3 {
			t.Fatalf("%s: only %d files were searched", when, files)
		}
	}
	saved := filepath.Join(home, "saved.tar")
	must(t, "backup", saved, "--data", folder)
	search("before")
	g.lead.must(200, "DELETE", talkPath(g.id, g.person), nil)
	search("after")
	h.shut()
	search("stopped")
	places := [][]string{{"--data", filepath.Join(home, "again")}}
	if elsewhere != "" {
		places = append(places, []string{"--data", filepath.Join(home, "once more"), "--redis", redistest.Start(t).URL()})
	}
	for _, place := range places {
		if said := must(t, append([]string{"restore", saved, "--key-file", keyFile}, place...)...); !strings.Contains(said, "CAREFUL") {
			t.Errorf("%v: a backup of before opens: %s", place, said)
		}
	}
}
