package hall

import (
	"context"
	"errors"
	"net/netip"
	"path/filepath"
	"testing"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/door/bolt"
)

func TestWhatACameraReads(t *testing.T) {
	for _, one := range []struct {
		wifi Wifi
		want string
	}{
		{Wifi{"Zaal", "welkom-2026"}, "WIFI:T:WPA;S:Zaal;P:welkom-2026;;"},
		{Wifi{"Dorpshuis; de Bron", `a:b,c"d\e;f`}, `WIFI:T:WPA;S:Dorpshuis\; de Bron;P:a\:b\,c\"d\\e\;f;;`},
		{Wifi{"Café", ""}, "WIFI:T:nopass;S:Café;;"},
	} {
		if said := one.wifi.QR(); said != one.want {
			t.Errorf("%+v reads as %s", one.wifi, said)
		}
	}
}

func open(t *testing.T) (*Halls, func(time.Duration)) {
	t.Helper()
	now := time.Now()
	clock := func() time.Time { return now }
	rows, err := bolt.Open(filepath.Join(t.TempDir(), "door.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = rows.Close() })
	return New(rows, clock), func(d time.Duration) { now = now.Add(d) }
}

var ctx = context.Background()

func TestNetworksThatCannotBe(t *testing.T) {
	h, _ := open(t)
	for _, w := range []Wifi{{"", "lang-genoeg"}, {"Zaal", "kort"}, {"Zaal\n", "lang-genoeg"}, {"een naam die veel te lang is voor een netwerk", ""}} {
		if err := h.SetWifi(ctx, "m", w); !errors.Is(err, door.ErrBad) {
			t.Errorf("%q: %v", w, err)
		}
	}
	want := Wifi{"Zaal", "welkom-2026"}
	if err := h.SetWifi(ctx, "m", want); err != nil {
		t.Fatal(err)
	}
	if w, err := h.Wifi(ctx, "m"); w != want || err != nil {
		t.Error(w, err)
	}
	if w, err := h.Wifi(ctx, "other"); w != (Wifi{}) || err != nil {
		t.Error("another meeting has it too", w, err)
	}
	if err := h.SetWifi(ctx, "m", Wifi{}); err != nil {
		t.Fatal(err)
	}
	if w, _ := h.Wifi(ctx, "m"); w != (Wifi{}) {
		t.Error("it cannot be taken back")
	}
}

// What an address cannot tell is unknown.
func TestByWhichWayAPhoneCame(t *testing.T) {
	for _, one := range []struct {
		phone, console string
		local          bool
		want           Came
	}{
		{"127.0.0.1", "127.0.0.1", true, CameSelf},
		{"192.168.8.20", "127.0.0.1", true, CameHall},
		{"84.1.2.3", "127.0.0.1", true, CameOther},
		{"84.1.2.3", "84.1.2.3", false, CameSame},
		{"84.1.2.4", "84.1.2.3", false, CameOther},
		{"2a02:a450:1:2::5", "2a02:a450:1:2::9", false, CameSame},
		{"2a02:a450:1:2::5", "2a02:c207:1:2::5", false, CameOther},
		{"2a02:a450:1:2::5", "84.1.2.3", false, CameUnknown},
		{"10.0.0.4", "10.0.0.4", false, CameUnknown}, // a proxy that nobody told us of
		{"127.0.0.1", "127.0.0.1", false, CameUnknown},
	} {
		if got := came(netip.MustParseAddr(one.phone), netip.MustParseAddr(one.console), one.local); got != one.want {
			t.Errorf("%+v: %s", one, got)
		}
	}
}

func TestACheck(t *testing.T) {
	h, wait := open(t)
	console, phone := netip.MustParseAddr("84.1.2.3"), netip.MustParseAddr("84.9.9.9")
	if c, phones, err := h.Check(ctx, "m"); c.Token != "" || len(phones) != 0 || err != nil {
		t.Fatal("a check that nobody began", c, phones, err)
	}
	begin := func() string {
		if err := h.Begin(ctx, "m", console, false); err != nil {
			t.Fatal(err)
		}
		c, phones, err := h.Check(ctx, "m")
		if err != nil || c.Token == "" || len(phones) != 0 {
			t.Fatal(c, phones, err)
		}
		return c.Token
	}
	token := begin()
	tell := func(name string, from netip.Addr, told Told) Phone {
		p, err := h.Tell(ctx, token, name, from, told)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	tell("a", console, Told{})
	if p := tell("b", phone, Told{Socket: "fails", Trip: 40}); p.Number != 2 || p.Came != CameOther {
		t.Errorf("%+v", p)
	}
	if p := tell("a", phone, Told{Socket: "works"}); p.Number != 1 || p.Came != CameSame {
		t.Errorf("a phone is judged by where it came from first: %+v", p)
	}
	if _, phones, err := h.Check(ctx, "m"); err != nil || len(phones) != 2 || phones[0].Socket != "works" || phones[1].Trip != 40 {
		t.Error(phones, err)
	}
	for i := 2; i < mostPhones; i++ {
		tell(string(rune('a'+i)), console, Told{})
	}
	if _, err := h.Tell(ctx, token, "one-more", console, Told{}); !errors.Is(err, door.ErrBusy) {
		t.Error("any number of phones", err)
	}
	old := token
	if token = begin(); h.Known(ctx, old) == nil {
		t.Error("the check before goes on")
	}
	if _, err := h.Tell(ctx, old, "a", console, Told{}); !errors.Is(err, door.ErrWrong) {
		t.Error(err)
	}
	wait(lasts + time.Minute)
	if c, _, err := h.Check(ctx, "m"); c.Token != "" || err != nil || h.Known(ctx, token) == nil {
		t.Error("a check goes on for ever", c, err)
	}
}
