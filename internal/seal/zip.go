package seal

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"regexp"
)

// File is one file of a bundle.
type File struct {
	Name string
	Data []byte
}

// The sizes of what is around a file in a zip, and the bounds of what we open.
const (
	localSize   = 30
	centralSize = 46
	endSize     = 22

	mostFiles = 64
	mostName  = 64
	// MostBytes is how long a bundle may be.
	MostBytes = 256 << 20
)

const (
	localMark   = 0x04034b50
	centralMark = 0x02014b50
	endMark     = 0x06054b50
	firstDay    = 0x0021 // 1 January 1980, the earliest a zip can say
	needs       = 10     // version 1.0: stored, not packed
)

// pack is files as a zip: stored, in this order, without dates. There is one way to write them, so every byte counts.
func pack(files []File) []byte {
	size := endSize
	for _, f := range files {
		size += localSize + centralSize + 2*len(f.Name) + len(f.Data)
	}
	b := make([]byte, 0, size)
	var directory []byte
	for _, f := range files {
		at, about := len(b), aboutOf(f)
		b = append(binary.LittleEndian.AppendUint32(b, localMark), about...)
		b = append(append(b, f.Name...), f.Data...)
		directory = binary.LittleEndian.AppendUint32(directory, centralMark)
		directory = binary.LittleEndian.AppendUint16(directory, needs) // made by
		directory = append(directory, about...)
		directory = append(directory, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) // no comment, one disk, no attributes
		directory = binary.LittleEndian.AppendUint32(directory, uint32(at))
		directory = append(directory, f.Name...)
	}
	at := len(b)
	b = binary.LittleEndian.AppendUint32(append(b, directory...), endMark)
	b = append(b, 0, 0, 0, 0) // one disk
	b = binary.LittleEndian.AppendUint16(b, uint16(len(files)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(files)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(directory)))
	b = binary.LittleEndian.AppendUint32(b, uint32(at))
	return append(b, 0, 0) // no comment
}

// aboutOf is what the header of a file and its line in the directory share.
func aboutOf(f File) (b []byte) {
	for _, n := range []uint16{needs, 0, 0, 0, firstDay} { // no flags, stored, midnight
		b = binary.LittleEndian.AppendUint16(b, n)
	}
	for _, n := range []uint32{crc32.ChecksumIEEE(f.Data), uint32(len(f.Data)), uint32(len(f.Data))} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(f.Name)))
	return append(b, 0, 0) // nothing extra
}

var plainName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]*$`)

// unpack reads a zip that pack wrote, and nothing else.
func unpack(raw []byte) ([]File, *Problem) {
	if len(raw) > MostBytes {
		return nil, &Problem{What: tooLarge}
	}
	if len(raw) < localSize || binary.LittleEndian.Uint32(raw) != localMark {
		return nil, &Problem{What: noBundle}
	}
	var files []File
	at := 0
	for ; len(raw)-at >= localSize && binary.LittleEndian.Uint32(raw[at:]) == localMark; at += localSize {
		head := raw[at : at+localSize]
		name, size := int(binary.LittleEndian.Uint16(head[26:])), int(binary.LittleEndian.Uint32(head[18:]))
		if len(files) == mostFiles || name > mostName || len(raw)-at-localSize < name {
			return nil, &Problem{What: foreignZip, Item: directoryName, N: at}
		}
		f := File{Name: string(raw[at+localSize : at+localSize+name])}
		switch {
		case !plainName.MatchString(f.Name):
			return nil, &Problem{What: foreignZip, Item: directoryName, N: at}
		case binary.LittleEndian.Uint16(head[8:]) != 0:
			return nil, &Problem{What: packed, Item: f.Name}
		case size > len(raw)-at-localSize-name:
			return nil, &Problem{What: cutOff, Item: f.Name}
		}
		for _, other := range files {
			if other.Name == f.Name {
				return nil, &Problem{What: twice, Item: f.Name}
			}
		}
		at += name
		f.Data = raw[at+localSize : at+localSize+size]
		at += size
		files = append(files, f)
	}
	return files, holdAgainst(raw, files)
}

// holdAgainst compares a zip with the only way to write its files, and names where it differs.
func holdAgainst(raw []byte, files []File) *Problem {
	want := pack(files)
	if bytes.Equal(raw, want) {
		return nil
	}
	at := 0
	for at < len(raw) && at < len(want) && raw[at] == want[at] {
		at++
	}
	end := 0
	for _, f := range files {
		if end += localSize + len(f.Name) + len(f.Data); at < end {
			return &Problem{What: damaged, Item: f.Name}
		}
	}
	switch {
	case len(raw) > len(want) && at == len(want):
		return &Problem{What: trailing, Item: directoryName, N: at}
	case len(raw) < len(want) && at == len(raw):
		return &Problem{What: cutOff, Item: directoryName}
	}
	return &Problem{What: damaged, Item: directoryName}
}

// directoryName stands for the list of files at the end of a zip.
const directoryName = "zip"
