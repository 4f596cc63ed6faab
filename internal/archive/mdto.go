// Package archive is what an archive takes in of a sealed plan: its files, and beside each what it is, in MDTO, the Dutch norm for lasting accessible government information (MDTO-XML
// 1.0.1, Nationaal Archief). It is made from what it is given: the same dossier gives the same bytes.
package archive

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"strings"

	"hoofdlijn/internal/outline"
)

// Dossier is a meeting whose plan goes to an archive.
type Dossier struct {
	ID           string // of the meeting
	Source       string // the server whose number that is
	Title        string
	About        string
	Municipality string
	Place        string
	Date         string // of the meeting, as in 2021-11-08; empty or other words when it has none
	Language     string
	Page         string // where it is to be read, when it is public
	Day          string // on which the sums are made
	Files        []File
}

// File is a file of the dossier.
type File struct {
	Name  string
	Bytes []byte
}

// mdto is a file of metadata: of the whole, or of one of its files.
type mdto struct {
	XMLName  xml.Name `xml:"https://www.nationaalarchief.nl/mdto MDTO"`
	XSI      string   `xml:"xmlns:xsi,attr"`
	Location string   `xml:"xsi:schemaLocation,attr"`
	Object   *object  `xml:"informatieobject,omitempty"`
	File     *file    `xml:"bestand,omitempty"`
}

type identity struct {
	Mark   string `xml:"identificatieKenmerk"`
	Source string `xml:"identificatieBron"`
}

type reference struct {
	Name string    `xml:"verwijzingNaam"`
	ID   *identity `xml:"verwijzingIdentificatie,omitempty"`
}

type term struct {
	Label string    `xml:"begripLabel"`
	Code  string    `xml:"begripCode,omitempty"`
	List  reference `xml:"begripBegrippenlijst"`
}

type cover struct {
	Kind  term   `xml:"dekkingInTijdType"`
	Begin string `xml:"dekkingInTijdBegindatum"`
	End   string `xml:"dekkingInTijdEinddatum"`
}

type place struct {
	Online string `xml:"raadpleeglocatieOnline"`
}

type limit struct {
	Kind term `xml:"beperkingGebruikType"`
}

// object has its parts in the order of the schema.
type object struct {
	ID       identity    `xml:"identificatie"`
	Name     string      `xml:"naam"`
	Level    term        `xml:"aggregatieniveau"`
	About    string      `xml:"omschrijving,omitempty"`
	Read     *place      `xml:"raadpleeglocatie,omitempty"`
	When     *cover      `xml:"dekkingInTijd,omitempty"`
	Where    *reference  `xml:"dekkingInRuimte,omitempty"`
	Language string      `xml:"taal"`
	Worth    term        `xml:"waardering"`
	Files    []reference `xml:"heeftRepresentatie"`
	Maker    reference   `xml:"archiefvormer"`
	Limit    limit       `xml:"beperkingGebruik"`
}

type checksum struct {
	Kind term   `xml:"checksumAlgoritme"`
	Sum  string `xml:"checksumWaarde"`
	At   string `xml:"checksumDatum"`
}

type file struct {
	ID     identity  `xml:"identificatie"`
	Name   string    `xml:"naam"`
	Size   int       `xml:"omvang"`
	Format term      `xml:"bestandsformaat"`
	Sum    checksum  `xml:"checksum"`
	Of     reference `xml:"isRepresentatieVan"`
}

// bare is how the name of a PDF without any file in it ends, for archives that take no other.
const bare = "-zonder-bijlage.pdf"

// Bare is the name of a PDF without the file that is in it.
func Bare(name string) string { return strings.TrimSuffix(name, ".pdf") + bare }

// formats are kinds of files by how their name ends, with their number in the PRONOM register of the UK National Archives where we are sure of it.
var formats = map[string][2]string{
	"html": {"Hypertext Markup Language 5", "fmt/471"}, "pdf": {"Acrobat PDF/A - Portable Document Format 3a", "fmt/479"}, "odt": {"OpenDocument Text 1.3", ""},
	"docx": {"Microsoft Word for Windows 2007 onwards", "fmt/412"}, "md": {"Markdown", "fmt/1149"}, "csv": {"Comma Separated Values", "x-fmt/18"},
	"json": {"JSON Data Interchange Format", "fmt/817"}, "hlz": {"ZIP Format", "x-fmt/263"},
}

func format(name string) (term, bool) {
	known, ok := formats[name[strings.LastIndex(name, ".")+1:]]
	if strings.HasSuffix(name, bare) {
		known = [2]string{"Acrobat PDF/A - Portable Document Format 2a", "fmt/476"}
	}
	return term{known[0], known[1], reference{Name: "PRONOM-register"}}, ok
}

// Knows says whether it is known what kind of file it is.
func Knows(name string) bool {
	_, ok := format(name)
	return ok
}

func listed(label, code, list string) term { return term{label, code, reference{Name: list}} }

const (
	instance = "http://www.w3.org/2001/XMLSchema-instance"
	schema   = "https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd"
)

// Pack is the dossier as one zip: its files, metadata of each beside it, and of the whole.
func Pack(d Dossier) []byte {
	parts := []outline.Part{{Name: "dossier.mdto.xml", Text: write(mdto{Object: d.object()})}}
	for _, f := range d.Files {
		parts = append(parts, outline.Part{Name: f.Name, Text: string(f.Bytes)}, outline.Part{Name: f.Name + ".mdto.xml", Text: write(mdto{File: d.file(f)})})
	}
	return outline.Pack(parts...)
}

func (d Dossier) id(file string) identity {
	mark := d.ID
	if file != "" {
		mark += "/" + file
	}
	return identity{mark, d.Source}
}

func (d Dossier) object() *object {
	o := &object{ID: d.id(""), Name: d.Title, Level: listed("Dossier", "", "Begrippenlijst Aggregatieniveaus MDTO"), About: d.About, Language: d.Language,
		Worth: listed("Blijvend te bewaren", "B", "Begrippenlijst Waarderingen MDTO"), Maker: reference{Name: cmp.Or(d.Municipality, d.Title)},
		Limit: limit{listed("Openbaar", "", "Hoofdlijn: wat in een vastgelegd plan staat, is voorgelezen voor openbaarheid")}}
	if d.Page != "" {
		o.Read = &place{d.Page}
	}
	if d.Date != "" {
		o.When = &cover{listed("Dag van de bijeenkomst", "", "Hoofdlijn"), d.Date, d.Date}
	}
	if d.Place != "" {
		o.Where = &reference{Name: d.Place}
	}
	for _, f := range d.Files {
		id := d.id(f.Name)
		o.Files = append(o.Files, reference{f.Name, &id})
	}
	return o
}

func (d Dossier) file(f File) *file {
	sum, whole := sha256.Sum256(f.Bytes), d.id("")
	kind, _ := format(f.Name)
	return &file{ID: d.id(f.Name), Name: f.Name, Size: len(f.Bytes), Format: kind, Of: reference{d.Title, &whole},
		Sum: checksum{listed("SHA-256", "", "Begrippenlijst ChecksumAlgoritme MDTO"), hex.EncodeToString(sum[:]), d.Day + "T00:00:00Z"}}
}

func write(m mdto) string {
	m.XSI, m.Location = instance, schema
	raw, err := xml.MarshalIndent(m, "", "\t")
	if err != nil {
		panic("archive: cannot write metadata " + err.Error()) // our own types always encode
	}
	return xml.Header + string(raw) + "\n"
}
