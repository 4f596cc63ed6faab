package archive_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hoofdlijn/internal/archive"
)

var whole = archive.Dossier{ID: "m1", Source: "besluiten.example.nl", Title: "Mantelzorg <in> Westerkwartier & omstreken", About: "Wat is er nodig?", Municipality: "Westerkwartier", Place: "De Til", Date: "2021-11-08",
	Language: "nl", Page: "https://besluiten.example.nl/plan/m1", Day: "2021-11-09", Files: []archive.File{{"plan.pdf", []byte("%PDF")}, {"plan.json", []byte("{}")}}}

func unpacked(t *testing.T, raw []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// Every file has metadata with its own size and sum, and the whole names every file.
func TestEveryFileIsDescribed(t *testing.T) {
	raw := archive.Pack(whole)
	if !bytes.Equal(raw, archive.Pack(whole)) {
		t.Error("the same dossier gives other bytes")
	}
	all := unpacked(t, raw)
	if len(all) != 5 {
		t.Fatalf("%d files", len(all))
	}
	for _, f := range whole.Files {
		sum, about := sha256.Sum256(f.Bytes), string(all[f.Name+".mdto.xml"])
		if !bytes.Equal(all[f.Name], f.Bytes) || !strings.Contains(about, hex.EncodeToString(sum[:])) || !strings.Contains(string(all["dossier.mdto.xml"]), "<verwijzingNaam>"+f.Name+"<") {
			t.Errorf("%s is not described: %s", f.Name, about)
		}
	}
}

// The schema of the Nationaal Archief names no licence, so it is not kept here: HOOFDLIJN_MDTO_XSD says where it lies (MDTO-XML1.0.1.xsd).
func TestTheMetadataIsValid(t *testing.T) {
	xsd := os.Getenv("HOOFDLIJN_MDTO_XSD")
	if xsd == "" {
		t.Skip("!!! HOOFDLIJN_MDTO_XSD names no schema: the metadata is not held against it")
	}
	bare := archive.Dossier{ID: "m2", Source: "hoofdlijn", Title: "Samen eten", Language: "en", Day: "2021-11-09", Files: whole.Files}
	for _, d := range []archive.Dossier{whole, bare} {
		for name, raw := range unpacked(t, archive.Pack(d)) {
			if !strings.HasSuffix(name, ".xml") {
				continue
			}
			if said, ok := valid(t, xsd, raw); !ok {
				t.Errorf("%s: %s", name, said)
			}
			for _, part := range []string{"<naam>", "<omvang>", "<waardering>"} {
				broken := bytes.Replace(raw, []byte(part), []byte("<x"+part[1:]), 1)
				if _, ok := valid(t, xsd, broken); ok && !bytes.Equal(broken, raw) {
					t.Errorf("%s without %s is said to be valid", name, part)
				}
			}
		}
	}
}

func valid(t *testing.T, xsd string, raw []byte) (string, bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.xml")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command("xmllint", "--noout", "--nonet", "--schema", xsd, path).CombinedOutput()
	return string(said), err == nil
}
