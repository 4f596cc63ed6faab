package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"hoofdlijn/internal/paper/kind"
	"hoofdlijn/internal/standby"
	"hoofdlijn/internal/vault"
)

// copyTo lets everything that is kept be written to a second place as well; comes is where people come.
func (s *stores) copyTo(ctx context.Context, c config, comes string) (err error) {
	files := s.places
	settings := c.asWritten()
	settings[cameBy] = comes
	s.copy, err = standby.Start(ctx, standby.Setup{Folder: c.copyTo, Keys: c.copyKeys, KeyFile: c.keyFile, Settings: settings, Log: slog.Default(),
		Journal: files.journal, Vault: files.keys.(vault.Rewriter), Rows: files.rows})
	if errors.Is(err, standby.ErrAhead) {
		err = fmt.Errorf("%w\nTo go on from that copy: hoofdlijn resume %s. To leave it as it is, give an empty folder", err, c.copyTo)
	}
	if err != nil {
		return fmt.Errorf("copy-to %s: %w", c.copyTo, err)
	}
	s.places = places{journal: s.copy.Journal(), keys: s.copy.Vault(), rows: s.copy.Rows()}
	s.vault, err = vault.Open(s.keys, c.keyFile)
	return err
}

// takeOver is the code that lies in the envelope.
func (s *stores) takeOver() string {
	if s.copy == nil {
		return ""
	}
	return s.copy.Code()
}

// keysApart says whether the keys to the copy lie in a folder of their own.
func (s *stores) keysApart() bool { return s.copy != nil && s.copy.KeysApart() }

// copyReport says how the copy is, in words for whoever leads the meeting.
type copyReport struct {
	State string      `json:"state"`
	Since *time.Time  `json:"since,omitempty"` // when it fell behind
	Why   standby.Why `json:"why,omitempty"`
	Says  kind.Both   `json:"says"`
}

// The states of a copy.
const (
	copyWhole    = "whole"
	copyBehind   = "behind"
	copyTogether = "together" // whole, on the same disk as what it is a copy of
)

func reportCopy(w *standby.Writer) *copyReport {
	state := w.State()
	switch {
	case state.Behind:
		at := state.Since.Format("15:04")
		says := remedies[state.Why]
		return &copyReport{copyBehind, &state.Since, state.Why, kind.Both{
			Dutch:   "De kopie loopt achter sinds " + at + ". De bijeenkomst gaat gewoon door. " + says.Dutch,
			English: "The copy is behind since " + at + ". The meeting goes on. " + says.English}}
	case w.Together():
		return &copyReport{State: copyTogether, Says: kind.Both{
			Dutch:   "De kopie ligt op dezelfde schijf als de bijeenkomst zelf. Gaat de laptop stuk, dan is zij ook weg. Schrijf de kopie naar een stick of naar een andere computer.",
			English: "The copy lies on the same disk as the meeting itself. If the laptop dies, it is gone too. Write the copy to a stick or to another computer."}}
	}
	return &copyReport{State: copyWhole, Says: kind.Both{Dutch: "De kopie is helemaal bij.", English: "The copy has everything."}}
}

// remedies is why a copy is behind, and what to do.
var remedies = map[standby.Why]kind.Both{
	standby.Beginning: {Dutch: "Zij wordt nu gemaakt. Wacht een minuut.", English: "It is being made now. Wait a minute."},
	standby.Full: {Dutch: "De stick of map is vol. Haal er andere bestanden af. De kopie komt vanzelf weer bij.",
		English: "The stick or folder is full. Remove other files from it. The copy catches up by itself."},
	standby.Gone: {Dutch: "De stick of map is weg. Steek de stick weer in de laptop. De kopie komt vanzelf weer bij.",
		English: "The stick or folder is gone. Put the stick back into the laptop. The copy catches up by itself."},
	standby.ReadOnly: {Dutch: "Op de stick of in de map mag niet geschreven worden. Zet het schuifje op de stick om, of neem een andere stick.",
		English: "The stick or folder may not be written to. Move the switch on the stick, or take another stick."},
	standby.Slow: {Dutch: "De stick of map is te traag, of het netwerk hapert. Lukt het niet binnen vijf minuten? Neem een andere stick.",
		English: "The stick or folder is too slow, or the network falters. If that lasts more than five minutes, take another stick."},
	standby.Foreign: {Dutch: "In de map ligt een andere of nieuwere kopie. Die laten we staan. Neem een lege stick.",
		English: "Another or newer copy lies in the folder. We leave that alone. Take an empty stick."},
	standby.Failing: {Dutch: "Schrijven lukt niet. Haal de stick eruit en steek hem er weer in, of neem een andere stick.",
		English: "Writing fails. Take the stick out and put it back, or take another stick."},
}

// greetPatience is for how many tenths of a second the greeting waits for the copy.
const greetPatience = 20

// greetCopy says where the copy goes and what opens it.
func (h *house) greetCopy(out io.Writer) {
	for range greetPatience { // a stick that is not in is seen at once, and whoever starts the server still stands there
		if h.stores.copy.State().Why != standby.Beginning {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	fmt.Fprintf(out, "A copy of everything goes to %s\n", h.server.config.copyTo)
	if report := reportCopy(h.stores.copy); report.State != copyWhole {
		fmt.Fprintf(out, "! %s\n  %s\n", report.Says.Dutch, report.Says.English)
	}
	fmt.Fprintln(out, "What opens it is the take-over code: print it with the sheets (Afdrukken, \"Voor in de envelop\").")
}
