// Package frontend carries the built pages, scripts and styles inside the program, so that one file is the whole product.
package frontend

import (
	"embed"
	"io/fs"
)

// dist holds what `npm run build` makes. The folder is in the repository with one empty file, so that the program compiles before the
// front end is built; Built tells the two apart.
//
//go:embed all:dist
var dist embed.FS

// words holds the lines as the screens say them in Dutch and English, and the files of other languages.
//
//go:embed languages src/words/*.json src/words/*/*.json
var words embed.FS

// Files returns the built front end, rooted so that "phone.html" and "assets/..." are its names.
func Files() fs.FS { return below(dist, "dist") }

// Languages returns the files of the languages besides Dutch and English, and lines.json: which lines such a file holds.
func Languages() fs.FS { return below(words, "languages") }

// Words returns the lines of all screens: nl.json and en.json in a folder each.
func Words() fs.FS { return below(words, "src/words") }

func below(files embed.FS, folder string) fs.FS {
	rooted, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder is a valid path: this cannot happen
	}
	return rooted
}
