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

// Files returns the built front end, rooted so that "phone.html" and "assets/..." are its names.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path: this cannot happen
	}
	return files
}
