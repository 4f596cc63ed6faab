package seal

// Pack and Unpack let tests break a bundle as somebody would who knows how it is made.
var Pack = pack

// Unpack gives the files of a bundle.
func Unpack(raw []byte) []File {
	files, p := unpack(raw)
	if p != nil {
		panic(p)
	}
	return files
}

// Resum makes sums, length and root right again, and signs with this key when there is one.
func Resum(files []File, by *Key) []byte {
	b := &bundle{files: files}
	m, _ := readManifest(b.file(manifestName))
	if entries, leaves, _, p := readJournal(b.file(journalName)); p == nil {
		top, _ := root(leaves)
		m.Journal = Journal{len(entries), hash(top)}
	}
	m.Files = sumsOf(files)
	if by != nil {
		m.Key = by.Public()
	}
	for i := range files {
		switch files[i].Name {
		case manifestName:
			files[i].Data = m.bytes()
		case checkpointName:
			if by != nil {
				files[i].Data = by.sign(m.checkpointOf(b.file(manifestName)))
			}
		}
	}
	return pack(files)
}

// WriteJournal and ReadJournal are how entries are written in a bundle.
var (
	WriteJournal = writeJournal
	ReadJournal  = readJournal
)

// HexOf is the digest of a file in a manifest.
var HexOf = hexOf
