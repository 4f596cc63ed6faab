package outline

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
)

// Part is one file in a packed document.
type Part struct {
	Name   string
	Text   string
	Stored bool // as it is, so that a reader finds it at its place
}

// firstDay is 1 January 1980 as such files write it: the first day they know, and the same for every document.
const firstDay = 1<<5 | 1

// Pack puts parts in one file, in their order and without the time of day: the same parts give the same bytes.
func Pack(parts ...Part) []byte {
	var all bytes.Buffer
	z := zip.NewWriter(&all)
	for _, p := range parts {
		must(p.writeTo(z))
	}
	must(z.Close())
	return all.Bytes()
}

func (p Part) writeTo(z *zip.Writer) error {
	packed, method := []byte(p.Text), zip.Store
	if !p.Stored {
		packed, method = deflated(p.Text), zip.Deflate
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: p.Name, Method: method, CRC32: crc32.ChecksumIEEE([]byte(p.Text)),
		CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(p.Text)),
		ModifiedDate: firstDay}) //nolint:staticcheck // what replaced it writes the date a second time, where a mimetype may have nothing
	if err != nil {
		return err
	}
	_, err = w.Write(packed)
	return err
}

func deflated(text string) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	must(err)
	_, err = w.Write([]byte(text))
	must(err)
	must(w.Close())
	return b.Bytes()
}

// must: a buffer takes everything.
func must(err error) {
	if err != nil {
		panic("outline: cannot pack " + err.Error())
	}
}
