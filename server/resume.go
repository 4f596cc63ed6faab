package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"hoofdlijn/internal/door"
	journalbolt "hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/paper/kind"
	"hoofdlijn/internal/standby"
	"hoofdlijn/internal/vault"
)

// rescue is a take-over: what it was asked, and where it tells what it does.
type rescue struct {
	folder, keys string
	address, on  string // to take, and on which network
	out          io.Writer
	in           io.Reader
	language     string
}

const resumeUsage = "hoofdlijn resume FOLDER [--copy-keys-to FOLDER] [--take-address 192.168.8.2/24 --on eth0] [flags of serve]"

// resume takes over from a laptop that died: it opens the copy with the code from the envelope, puts everything in a data
// folder of its own, and serves at the address that the phones know. From then on it writes the copy.
func resume(args []string, out io.Writer) error {
	folder, args, err := firstArgument(args, resumeUsage)
	if err != nil {
		return err
	}
	r := &rescue{out: out, in: os.Stdin, language: spoken()}
	if r.folder, err = filepath.Abs(folder); err != nil {
		return err
	}
	r.address, args = cutFlag(args, "take-address")
	r.on, args = cutFlag(args, "on")
	if (r.address == "") != (r.on == "") {
		return fmt.Errorf("%w: --take-address and --on go together: %s", errUsage, resumeUsage)
	}
	if r.keys, args = cutFlag(args, "copy-keys-to"); r.keys != "" {
		if r.keys, err = filepath.Abs(r.keys); err != nil {
			return err
		}
	}
	found, err := r.open()
	if err != nil {
		return err
	}
	c, err := readConfig("resume", args, asBefore(found.Settings))
	if err != nil {
		return err
	}
	if c.copyTo == "" {
		c.copyTo, c.copyKeys = r.folder, r.keys
	}
	if err := r.takeOver(c, found); err != nil {
		return err
	}
	if err := r.reach(c, found.Settings[cameBy]); err != nil {
		return err
	}
	return hold(c, out, r.welcome)
}

// asBefore answers with the settings of the first laptop where this one has none of its own. In a hall people came by an
// address that the first one found by itself: it is kept, so that posters and links stay true.
func asBefore(settings map[string]string) func(string) string {
	return func(name string) string {
		if own := osEnv(name); own != "" {
			return own
		}
		if found := settings[name]; found != "" || name != "HOOFDLIJN_URL" {
			return found
		}
		if settings["HOOFDLIJN_HALL"] == "" || settings["HOOFDLIJN_HALL_ADDRESS"] != "" {
			return ""
		}
		return settings[cameBy]
	}
}

// cutFlag takes a flag that is not one of serve out of the arguments.
func cutFlag(args []string, name string) (value string, rest []string) {
	for i := 0; i < len(args); i++ {
		with, is := strings.CutPrefix(args[i], "--"+name+"=")
		switch {
		case is:
			value = with
		case args[i] == "--"+name && i+1 < len(args):
			value, i = args[i+1], i+1
		default:
			rest = append(rest, args[i])
		}
	}
	return value, rest
}

// spoken is the language of this machine, if we speak it.
func spoken() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if set := os.Getenv(name); set != "" {
			return set[:min(2, len(set))]
		}
	}
	return "nl"
}

func (r *rescue) say(dutch, english string, with ...any) {
	fmt.Fprintf(r.out, kind.Both{Dutch: dutch, English: english}.In(r.language)+"\n", with...)
}

// mostCodes is how often somebody in a hurry may mistype a code.
const mostCodes = 5

// open asks for the code and opens the copy.
func (r *rescue) open() (*standby.Content, error) {
	lines := bufio.NewScanner(r.in)
	for try := 1; ; try++ {
		r.say("Typ de overnamecode uit de envelop en druk op Enter:", "Type the take-over code from the envelope and press Enter:")
		if !lines.Scan() {
			return nil, errors.Join(fmt.Errorf("%w: no code was typed", standby.ErrCode), lines.Err())
		}
		found, err := standby.Read(r.folder, r.keys, lines.Text())
		if errors.Is(err, standby.ErrCode) && try < mostCodes {
			r.say("Dat is niet de code van deze kopie. Kijk nog eens.", "That is not the code of this copy. Look again.")
			continue
		}
		if err != nil {
			return nil, err
		}
		r.report(found)
		return found, nil
	}
}

func (r *rescue) report(found *standby.Content) {
	r.say("Gevonden: de kopie. Het laatste dat erin staat, is van %s; het laatste teken van leven van de andere laptop van %s.",
		"Found: the copy. The last thing in it is from %s; the last sign of life of the other laptop from %s.", moment(found.Changed), moment(found.Last))
	if found.Left > 0 {
		r.say("LET OP: het einde van de kopie is beschadigd (%d bytes). We gaan verder vanaf het laatste dat heel is, van %s. Wat daarna kwam, is er niet. Zeg dat hardop in de zaal.",
			"CAREFUL: the end of the copy is damaged (%d bytes). We go on from the last that is whole, from %s. What came after it is not there. Say so aloud in the hall.", found.Left, moment(found.Last))
	}
}

func moment(at time.Time) string { return at.Local().Format("2-1-2006 15:04:05") }

// takeOver puts what was found into the data folder, which appears whole or not at all. What is newer there is left alone.
func (r *rescue) takeOver(c config, found *standby.Content) error {
	ctx := context.Background()
	own, there, err := standby.LoadIdentity(c.keyFile)
	if err != nil {
		return err
	}
	if there && own.Term() > 0 && own.Taken[own.Term()-1].From == found.ID && isEmpty(c.data) != nil {
		r.say("Deze laptop heeft deze kopie al overgenomen. We gaan gewoon verder.", "This laptop has taken over this copy already. We go on.")
		return nil
	}
	if err := r.makeRoom(ctx, c, own, found); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(c.data), ".resume-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh) // it is gone when all went well
	key := c.keyFile + ".resume"
	if err := fill(ctx, fresh, key, found); err != nil {
		return errors.Join(err, os.Remove(key))
	}
	if err := errors.Join(standby.Successor(found, time.Now()).Save(c.keyFile), os.Rename(key, c.keyFile)); err != nil {
		return err
	}
	if err := os.Remove(c.data); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, c.data); err != nil {
		return err
	}
	r.say("Alles staat nu op deze laptop, in %s.", "Everything is on this laptop now, in %s.", c.data)
	return nil
}

// fill writes a data folder from a copy, and the key file that opens it.
func fill(ctx context.Context, folder, keyFile string, found *standby.Content) (err error) {
	if err := checkFormat(folder); err != nil {
		return err
	}
	p, err := filesIn(folder, time.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	if err := found.Fill(ctx, p.journal, p.keys); err != nil {
		return err
	}
	if err := putRows(ctx, found.Rows, p.rows); err != nil {
		return err
	}
	return putKeyFile(ctx, p.keys, keyFile, found.Masters)
}

// putKeyFile keeps the key file with which most keys open. There are two when something was being erased.
func putKeyFile(ctx context.Context, rows vault.Rows, keyFile string, all [][]byte) error {
	if err := os.MkdirAll(filepath.Dir(keyFile), 0o700); err != nil {
		return err
	}
	var best []byte
	least := -1
	for _, masters := range all {
		if err := os.WriteFile(keyFile, masters, 0o600); err != nil {
			return err
		}
		tried, err := vault.Try(ctx, rows, keyFile)
		if err != nil {
			return err
		}
		if least < 0 || tried.Shut < least {
			least, best = tried.Shut, masters
		}
	}
	if least > 0 {
		slog.Error("keys do not open: what they kept shows as removed", "keys", least)
	}
	return os.WriteFile(keyFile, best, 0o600)
}

// makeRoom moves an earlier state of the same meeting aside. It refuses when the place holds something else, or something
// that the copy has not.
func (r *rescue) makeRoom(ctx context.Context, c config, own standby.Identity, found *standby.Content) error {
	_, err := os.Stat(c.keyFile)
	empty := isEmpty(c.data) == nil
	if empty && errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if own.Lineage != found.Lineage {
		return fmt.Errorf("%s (%s) holds something else: nothing was changed. Name another folder with --data", c.data, c.keyFile)
	}
	if !empty {
		if own.Term() > found.Term {
			return standby.ErrOlder
		}
		if err := covered(ctx, c.data, found); err != nil {
			return err
		}
	}
	aside := ".before-" + time.Now().Format("20060102-150405")
	for _, path := range []string{c.data, c.keyFile, standby.IdentityFile(c.keyFile)} {
		if err := os.Rename(path, path+aside); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if !empty {
		r.say("Hier stond al een eerdere stand van dezelfde bijeenkomst. Die ligt nu in %s.", "An earlier state of the same meeting was here. It is in %s now.", c.data+aside)
	}
	return nil
}

func covered(ctx context.Context, folder string, found *standby.Content) error {
	record, err := journalbolt.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(found.Covers(ctx, record), record.Close())
}

// reach sees to it that this laptop has the address that the phones look for: takes it when it may, else says in words how
// to give it, and waits.
func (r *rescue) reach(c config, came string) error {
	if r.address != "" {
		if err := takeAddress(r.address, r.on); err != nil {
			return fmt.Errorf("take %s on %s: %w", r.address, r.on, err)
		}
		r.say("Deze laptop heeft nu het adres %s.", "This laptop has the address %s now.", r.address)
	}
	wanted := wantedAddress(c, came)
	if wanted == "" || isOurs(wanted) {
		return nil
	}
	r.say(giveAddressDutch, giveAddressEnglish, wanted, wanted, wanted, wanted)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	for !isOurs(wanted) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
	r.say("Het adres is er. We gaan verder.", "The address is there. We go on.")
	return nil
}

const giveAddressDutch = `
De telefoons zoeken de bijeenkomst op %s. Deze laptop heeft dat adres nog niet.
1. Verbind deze laptop met hetzelfde netwerk als de eerste laptop. Zet de eerste uit.
2. Geef deze laptop het adres:
   Windows: Instellingen, Netwerk, Eigenschappen, IP-toewijzing, Handmatig, IPv4: %s, masker 255.255.255.0
   macOS:   Systeeminstellingen, Netwerk, Details, TCP/IP, Handmatig: %s, masker 255.255.255.0
   Linux:   sudo ip addr add %s/24 dev NAAM   (of start opnieuw met --take-address en --on)
Ik wacht tot het adres er is en ga dan vanzelf verder.`

const giveAddressEnglish = `
The phones look for the meeting at %s. This laptop does not have that address yet.
1. Connect this laptop to the same network as the first laptop. Switch the first one off.
2. Give this laptop the address:
   Windows: Settings, Network, Properties, IP assignment, Manual, IPv4: %s, mask 255.255.255.0
   macOS:   System Settings, Network, Details, TCP/IP, Manually: %s, mask 255.255.255.0
   Linux:   sudo ip addr add %s/24 dev NAME   (or start again with --take-address and --on)
I wait until the address is there, and then go on by myself.`

// welcome says which meetings go on, and lets whoever stands here lead them.
func (r *rescue) welcome(ctx context.Context, h *house) error {
	all, err := h.server.door.AllMeetings(ctx)
	if err != nil {
		return err
	}
	for _, m := range all {
		if !m.OpenAt(time.Now()) {
			continue
		}
		if err := r.goesOn(ctx, h, m); err != nil {
			return err
		}
	}
	r.say("De telefoons verbinden vanzelf weer. Dat duurt een halve minuut.", "The phones reconnect by themselves. That takes half a minute.")
	r.say("Er is een nieuwe overnamecode: print bij Afdrukken \"Voor in de envelop\", of schrijf hem op: %s", "There is a new take-over code: print the sheet for the envelope, or write it down: %s", h.stores.copy.Code())
	r.say("Opnieuw starten doet u op deze laptop met: %s", "To start again on this laptop: %s", again(h.server.config))
	return nil
}

func (r *rescue) goesOn(ctx context.Context, h *house, m door.Meeting) error {
	room, err := h.halls.Open(ctx, m.ID)
	if err != nil {
		return err
	}
	listed, present := 0, 0
	err = room.Read(ctx, func(l live.Life) {
		shown := l.(*life.Life)
		console := meeting.Viewer{Audience: meeting.Console}
		for _, k := range shown.Keys(console) {
			if p, is := shown.Show(console, k).(people.Person); is && !p.Waiting {
				listed++
				if p.Present && !p.Left {
					present++
				}
			}
		}
	})
	if err != nil {
		return err
	}
	label := kind.Both{Dutch: "Overname ", English: "Take-over "}.In(r.language) + time.Now().Format("15:04")
	token, _, err := h.server.door.MakeLink(ctx, door.Link{Desk: door.AtConsole, Meeting: m.ID, Label: label})
	if err != nil {
		return err
	}
	r.say("\nBijeenkomst: %s. %d mensen binnen, %d op de lijst.\nLeid haar verder op deze laptop. Open dit adres:\n%s/console#%s\n",
		"\nMeeting: %s. %d people are in, %d on the list.\nLead it on this laptop. Open this address:\n%s/console#%s\n", m.Title, present, listed, h.base(), token)
	return nil
}

// again is the command that starts this server once more.
func again(c config) string {
	words := []string{"hoofdlijn serve --data", c.data, "--key-file", c.keyFile, "--copy-to", c.copyTo}
	if c.copyKeys != "" {
		words = append(words, "--copy-keys-to", c.copyKeys)
	}
	written := c.asWritten()
	for _, s := range settings {
		value, kept := written[s.env()]
		switch {
		case !kept || value == s.usual:
		case s.isSwitch:
			words = append(words, "--"+s.flag+"="+value)
		default:
			words = append(words, "--"+s.flag, value)
		}
	}
	return strings.Join(words, " ")
}

// takenOver is every time that this server was taken over.
func takenOver(c config) ([]live.TakenOver, error) {
	identity, _, err := standby.LoadIdentity(c.keyFile)
	var all []live.TakenOver
	for _, taken := range identity.Taken {
		all = append(all, live.TakenOver{ID: taken.ID, Heads: taken.Heads})
	}
	return all, err
}
