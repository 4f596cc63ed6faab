package logo_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/logo"
	"hoofdlijn/internal/logo/logotest"
)

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPictureIsMadeSmallAndReadAgain(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, logotest.Ring(900, 300), nil); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"a PNG": asPNG(t, logotest.Ring(900, 300)), "a JPEG": photo.Bytes(), "one that is small": asPNG(t, logotest.Ring(60, 40)), "one that is tall": asPNG(t, logotest.Ring(10, 1500)),
		"of one pixel": asPNG(t, logotest.Ring(1, 1))} {
		made, err := logo.Make(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		few, ok := logo.Read(made)
		if !ok || few.Rect.Dx() > logo.Widest || few.Rect.Dy() > logo.Highest || len(made) > logo.MostBytes {
			t.Errorf("%s: %v, %v, %d bytes", name, ok, few.Rect, len(made))
			continue
		}
		if again, err := logo.Make(made); err != nil || !bytes.Equal(again, made) {
			t.Errorf("%s: made again it is another: %v", name, err)
		}
	}
	made, _ := logo.Make(asPNG(t, logotest.Ring(900, 300)))
	few, _ := logo.Read(made)
	if r, g, b, _ := few.At(few.Rect.Max.X-1, 0).RGBA(); r+g+b != 3*0xFFFF {
		t.Error("what was nothing is not white")
	}
	if small, _ := logo.Make(asPNG(t, logotest.Ring(60, 40))); small != nil {
		if few, _ := logo.Read(small); few.Rect.Dx() != 60 {
			t.Error("it is made larger than it is")
		}
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	whole := asPNG(t, logotest.Ring(90, 30))
	for name, file := range map[string][]byte{"nothing": nil, "words": []byte("<svg onload=alert(1)>"), "a beginning": whole[:len(whole)/2], "a GIF": []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;")} {
		if _, err := logo.Make(file); !errors.Is(err, logo.ErrKind) {
			t.Errorf("%s: %v", name, err)
		}
	}
	huge := bytes.Clone(whole)
	copy(huge[16:], []byte{0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF}) // says that it has 65535 by 65535 pixels; the sum of that part is mended below
	if _, err := logo.Make(withSum(huge)); !errors.Is(err, logo.ErrLarge) {
		t.Errorf("a picture of 65535 by 65535: %v", err)
	}
}

// Only what Make made is read: nothing beside the picture, nothing larger, no byte changed.
func TestOnlyOurOwnIsRead(t *testing.T) {
	made, err := logo.Make(asPNG(t, logotest.Ring(900, 300)))
	if err != nil {
		t.Fatal(err)
	}
	words := append(bytes.Clone(made[:33]), append(chunk("tEXt", "Author\x00Iemand"), made[33:]...)...)
	for name, file := range map[string][]byte{"another PNG": asPNG(t, logotest.Ring(90, 30)), "with words": words, "with something behind it": append(bytes.Clone(made), 'x'), "cut": made[:len(made)-1], "nothing": nil} {
		if _, ok := logo.Read(file); ok {
			t.Errorf("%s is read", name)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		other := bytes.Clone(made)
		other[rapid.IntRange(0, len(other)-1).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "by"))
		if _, ok := logo.Read(other); ok {
			t.Fatal("a changed byte is not seen")
		}
	})
}

// Whatever bytes arrive: an answer, and what is made of them is read.
func FuzzMake(f *testing.F) {
	f.Add(asPNG(f, logotest.Ring(30, 20)))
	f.Add([]byte("\xFF\xD8\xFF"))
	f.Fuzz(func(t *testing.T, file []byte) {
		logo.Read(file)
		if made, err := logo.Make(file); err == nil {
			if _, ok := logo.Read(made); !ok {
				t.Error("made, and not read")
			}
		}
	})
}
