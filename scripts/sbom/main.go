// Command sbom lists everything that is inside a built program, as CycloneDX: the modules of Go that the program says it is
// made of, and the packages that the build of the front end took in.
//
//	go run ./scripts/sbom FILE VERSION > FILE.cdx.json
//
// The same program gives the same list: it has no time and no random number.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sbom FILE VERSION")
		os.Exit(2)
	}
	if err := list(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

func list(path, version string) error {
	program, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return err
	}
	parts := modules(info)
	pages, err := packages("frontend")
	if err != nil {
		return err
	}
	parts = append(parts, pages...)
	slices.SortFunc(parts, func(a, b cdx.Component) int { return strings.Compare(a.BOMRef, b.BOMRef) })
	sum := sha256.Sum256(program)
	bom := cdx.NewBOM()
	bom.Metadata = &cdx.Metadata{Component: &cdx.Component{BOMRef: "hoofdlijn", Type: cdx.ComponentTypeApplication, Name: "hoofdlijn",
		Version: version, Licenses: spdx("EUPL-1.2"), Hashes: &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(sum[:])}}}}
	bom.Components = &parts
	to := cdx.NewBOMEncoder(os.Stdout, cdx.BOMFileFormatJSON)
	to.SetPretty(true)
	return to.Encode(bom)
}

// modules are what the program was linked from, the standard library too.
func modules(info *debug.BuildInfo) []cdx.Component {
	all := []cdx.Component{component("pkg:golang/std@"+strings.TrimPrefix(info.GoVersion, "go"), "std", info.GoVersion)}
	for _, dep := range info.Deps {
		if dep.Replace != nil {
			dep = dep.Replace
		}
		all = append(all, component("pkg:golang/"+dep.Path+"@"+dep.Version, dep.Path, dep.Version))
	}
	return all
}

// packages are those of which something is in the pages: the build wrote down which, the lock file knows the rest.
func packages(folder string) ([]cdx.Component, error) {
	var names []string
	if err := read(filepath.Join(folder, "dist", ".packages.json"), &names); err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct{ Version, License string }
	}
	if err := read(filepath.Join(folder, "package-lock.json"), &lock); err != nil {
		return nil, err
	}
	var all []cdx.Component
	for _, name := range names {
		known, is := lock.Packages["node_modules/"+name]
		if !is || known.License == "" {
			return nil, fmt.Errorf("%s is in the pages and has no licence in the lock file", name)
		}
		one := component("pkg:npm/"+strings.Replace(name, "@", "%40", 1)+"@"+known.Version, name, known.Version)
		one.Licenses = spdx(known.License)
		all = append(all, one)
	}
	return all, nil
}

func read(path string, into any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func component(url, name, version string) cdx.Component {
	return cdx.Component{BOMRef: url, Type: cdx.ComponentTypeLibrary, Name: name, Version: version, PackageURL: url}
}

func spdx(id string) *cdx.Licenses { return &cdx.Licenses{{License: &cdx.License{ID: id}}} }
