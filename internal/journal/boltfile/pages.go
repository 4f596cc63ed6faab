package boltfile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// The layout of a bbolt file, version 2, as far as it is needed to walk the file without trusting it. All numbers are
// little endian on every machine this software is built for.
const (
	pageHeader   = 16 // id u64, flags u16, count u16, overflow u32
	elementSize  = 16 // both kinds
	metaSize     = 64
	metaMagic    = 0xED0CDAED
	metaVersion  = 2
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketLeaf   = 0x01 // flag of a leaf element whose value is a bucket
	bucketHeader = 16   // root u64, sequence u64
	noFreelist   = ^uint64(0)
)

var le = binary.LittleEndian

type header struct {
	root, freelist, pages, tx uint64
}

// walker follows every pointer of the file once.
type walker struct {
	file  io.ReaderAt
	pages uint64 // high water mark: ids are below it
	seen  []bool
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

// check walks the file: two good headers (or one, when asked to make do), every page in use reached exactly once, of
// a possible form, and every other page in the list of free ones.
func check(f *os.File, oneHeaderWillDo bool) error {
	now, err := headers(f, oneHeaderWillDo)
	if err != nil {
		return err
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if now.pages < 4 || now.pages > uint64(size)/pageSize {
		return damaged("it should hold %d pages and has %d bytes", now.pages, size)
	}
	w := &walker{file: f, pages: now.pages, seen: make([]bool, now.pages)}
	w.seen[0], w.seen[1] = true, true
	if err := w.tree(now.root); err != nil {
		return err
	}
	if err := w.free(now.freelist); err != nil {
		return err
	}
	for id, ok := range w.seen {
		if !ok {
			return damaged("page %d is neither in use nor free", id)
		}
	}
	return nil
}

// headers reads both header pages and gives the newer. A header that does not add up may have been the newer one, so
// going on with the other could lose the last commit.
func headers(f io.ReaderAt, oneWillDo bool) (header, error) {
	var found []header
	var fault error
	for id := range int64(2) {
		h, err := readHeader(f, id)
		if err != nil {
			fault = err
			continue
		}
		found = append(found, h)
	}
	switch {
	case len(found) == 2 && found[0].tx+1 != found[1].tx && found[1].tx+1 != found[0].tx:
		return header{}, damaged("its two headers do not follow each other")
	case len(found) == 2 && found[0].tx > found[1].tx, len(found) == 1 && oneWillDo:
		return found[0], nil
	case len(found) == 2:
		return found[1], nil
	}
	return header{}, fault
}

func readHeader(f io.ReaderAt, id int64) (header, error) {
	buf := make([]byte, pageHeader+metaSize)
	if _, err := f.ReadAt(buf, id*pageSize); err != nil {
		return header{}, damaged("header %d: %v", id, err)
	}
	m := buf[pageHeader:]
	sum := fnv.New64a()
	sum.Write(m[:metaSize-8])
	if le.Uint32(m) != metaMagic || le.Uint32(m[4:]) != metaVersion || le.Uint64(m[metaSize-8:]) != sum.Sum64() {
		return header{}, damaged("header %d does not add up", id)
	}
	if le.Uint32(m[8:]) != pageSize {
		return header{}, damaged("its pages are of %d bytes, not %d", le.Uint32(m[8:]), pageSize)
	}
	return header{root: le.Uint64(m[16:]), freelist: le.Uint64(m[32:]), pages: le.Uint64(m[40:]), tx: le.Uint64(m[48:])}, nil
}

// page reads one page with its overflow and marks it as seen.
func (w *walker) page(id uint64) (flags uint16, buf []byte, err error) {
	if id < 2 || id >= w.pages {
		return 0, nil, damaged("a pointer to page %d of %d", id, w.pages)
	}
	buf = make([]byte, pageSize)
	if _, err := w.file.ReadAt(buf, int64(id)*pageSize); err != nil {
		return 0, nil, damaged("page %d: %v", id, err)
	}
	extra := uint64(le.Uint32(buf[12:]))
	if le.Uint64(buf) != id || extra >= w.pages-id {
		return 0, nil, damaged("page %d says it is page %d and %d more", id, le.Uint64(buf), extra)
	}
	for i := id; i <= id+extra; i++ {
		if w.seen[i] {
			return 0, nil, damaged("page %d is used twice", i)
		}
		w.seen[i] = true
	}
	if extra > 0 {
		buf = make([]byte, (extra+1)*pageSize)
		if _, err := w.file.ReadAt(buf, int64(id)*pageSize); err != nil {
			return 0, nil, damaged("page %d: %v", id, err)
		}
	}
	return le.Uint16(buf[8:]), buf, nil
}

func (w *walker) tree(id uint64) error {
	flags, buf, err := w.page(id)
	if err != nil {
		return err
	}
	switch flags {
	case branchPage:
		return w.branch(id, buf)
	case leafPage:
		return w.leaf(id, buf)
	}
	return damaged("page %d is of kind %#x", id, flags)
}

func (w *walker) branch(id uint64, buf []byte) error {
	var last []byte
	count := int(le.Uint16(buf[10:]))
	if count == 0 || pageHeader+count*elementSize > len(buf) {
		return damaged("page %d: %d elements", id, count)
	}
	for i := range count {
		at := pageHeader + i*elementSize
		key, ok := slice(buf, at, le.Uint32(buf[at:]), le.Uint32(buf[at+4:]))
		if !ok || i > 0 && bytes.Compare(last, key) >= 0 {
			return damaged("page %d: element %d", id, i)
		}
		last = key
		if err := w.tree(le.Uint64(buf[at+8:])); err != nil {
			return err
		}
	}
	return nil
}

// leaf checks a leaf page, or a small bucket that is kept inside one (then without a page of its own).
func (w *walker) leaf(id uint64, buf []byte) error {
	var last []byte
	count := int(le.Uint16(buf[10:]))
	if pageHeader+count*elementSize > len(buf) {
		return damaged("page %d: %d elements", id, count)
	}
	for i := range count {
		at := pageHeader + i*elementSize
		flags, pos, ksize, vsize := le.Uint32(buf[at:]), le.Uint32(buf[at+4:]), le.Uint32(buf[at+8:]), le.Uint32(buf[at+12:])
		key, ok := slice(buf, at, pos, ksize)
		value, fits := slice(buf, at, pos+ksize, vsize)
		if !ok || !fits || pos+ksize < pos || flags > bucketLeaf || i > 0 && bytes.Compare(last, key) >= 0 {
			return damaged("page %d: element %d", id, i)
		}
		last = key
		if flags == bucketLeaf {
			if err := w.bucket(id, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walker) bucket(id uint64, value []byte) error {
	if len(value) < bucketHeader {
		return damaged("page %d: half a bucket", id)
	}
	if root := le.Uint64(value); root != 0 {
		return w.tree(root)
	}
	inside := value[bucketHeader:]
	if len(inside) < pageHeader || le.Uint16(inside[8:]) != leafPage {
		return damaged("page %d: a bucket inside it", id)
	}
	return w.leaf(id, inside)
}

func (w *walker) free(id uint64) error {
	if id == noFreelist {
		return damaged("no list of free pages")
	}
	flags, buf, err := w.page(id)
	if err != nil {
		return err
	}
	count, ids := uint64(le.Uint16(buf[10:])), buf[pageHeader:]
	if count == 0xFFFF { // too many for the header: then the first word is the count
		count, ids = le.Uint64(ids), ids[8:]
	}
	if flags != freelistPage || count > uint64(len(ids))/8 {
		return damaged("page %d is no list of free pages", id)
	}
	for i := range count {
		free := le.Uint64(ids[8*i:])
		if free < 2 || free >= w.pages || w.seen[free] {
			return damaged("page %d is in use and also free", free)
		}
		w.seen[free] = true
	}
	return nil
}

// slice gives buf[from+pos : +size] when that lies within buf.
func slice(buf []byte, from int, pos, size uint32) ([]byte, bool) {
	start := uint64(from) + uint64(pos)
	end := start + uint64(size)
	if end > uint64(len(buf)) {
		return nil, false
	}
	return buf[start:end], true
}
