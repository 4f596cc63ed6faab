package pdf

import (
	"encoding/binary"
	"unicode/utf16"
)

// sRGB is the ICC profile (version 4) of the colour space of screens, made from its definition in IEC 61966-2-1: the primaries
// adapted to D50, and the curve as its five parameters.
func sRGB() []byte {
	curve := tag("para", []int{0x00030000, 0x00026666, 0x0000F2A7, 0x00000D59, 0x000013D0, 0x00000A5B})
	parts := []struct {
		name string
		data []byte
	}{
		{"desc", said("sRGB")}, {"cprt", said("No rights reserved")}, {"wtpt", tag("XYZ ", []int{0xF6D6, 0x10000, 0xD32D})},
		{"chad", tag("sf32", []int{0x10C42, 0x05DE, -0x0CDA, 0x0793, 0xFD90, -0x045E, -0x025D, 0x03DC, 0xC06E})},
		{"rXYZ", tag("XYZ ", []int{0x6FA2, 0x38F5, 0x0390})}, {"gXYZ", tag("XYZ ", []int{0x6299, 0xB785, 0x18DA})},
		{"bXYZ", tag("XYZ ", []int{0x24A0, 0x0F84, 0xB6CF})}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	head := make([]byte, 128)
	copy(head[8:], []byte{4, 0x20, 0, 0})
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[24:], []byte{7, 0xE8, 0, 1, 0, 1})
	copy(head[36:], "acsp")
	copy(head[68:], []byte{0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D}) // D50
	table := binary.BigEndian.AppendUint32(nil, uint32(len(parts)))         //nolint:gosec // ten
	var data []byte
	at := 128 + 4 + 12*len(parts)
	for _, p := range parts {
		table = append(table, p.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(data))) //nolint:gosec // a few hundred
		table = binary.BigEndian.AppendUint32(table, uint32(len(p.data)))  //nolint:gosec // a few hundred
		data = append(data, p.data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	profile := append(append(head, table...), data...)
	binary.BigEndian.PutUint32(profile, uint32(len(profile))) //nolint:gosec // a few hundred
	return profile
}

func tag(kind string, numbers []int) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(n))) //nolint:gosec // fixed point of 32 bits
	}
	return b
}

// said is text in English.
func said(text string) []byte {
	units := utf16.Encode([]rune(text))
	b := append(tag("mluc", []int{1, 12}), "enUS"...)
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(units))) //nolint:gosec // a few words
	b = binary.BigEndian.AppendUint32(b, 28)
	for _, u := range units {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return b
}
