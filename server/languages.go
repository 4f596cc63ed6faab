package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hoofdlijn/frontend"
	"hoofdlijn/internal/languages"
	"hoofdlijn/internal/paper/kind"
)

const languagesUsage = "hoofdlijn languages [new FILE | check FILE | --languages FOLDER]"

// languageFile is one file of a language, and what there is to say of it.
type languageFile struct {
	at     string
	own    bool // of an institute, not of this program
	pack   *languages.Pack
	report languages.Report
}

// openLanguages reads the languages of this program and those in a folder, which go before. What is wrong with a file keeps only that
// file out: a meeting does not wait for a comma.
func openLanguages(folder string) ([]languageFile, error) {
	lines, err := languages.ReadLines(frontend.Languages(), frontend.Words())
	if err != nil {
		return nil, err
	}
	all, err := readLanguages(lines, frontend.Languages(), "")
	if err != nil || folder == "" {
		return all, err
	}
	own, err := readLanguages(lines, os.DirFS(folder), folder)
	if err != nil {
		return nil, fmt.Errorf("languages: %w", err)
	}
	return append(all, own...), nil
}

func readLanguages(lines *languages.Lines, files fs.FS, folder string) ([]languageFile, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	var all []languageFile
	for _, entry := range entries {
		if path.Ext(entry.Name()) != ".json" || entry.Name() == "lines.json" || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		raw, err := readAtMost(files, entry.Name())
		if err != nil {
			return nil, err
		}
		one := languageFile{at: filepath.Join(folder, entry.Name()), own: folder != ""}
		one.pack, one.report = lines.Read(raw)
		all = append(all, one)
	}
	return all, nil
}

// readAtMost reads no more than is needed to see that a file is too large.
func readAtMost(files fs.FS, name string) ([]byte, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(file, languages.MostBytes+1))
	return raw, errors.Join(err, file.Close())
}

// speak puts the languages among the pages: the list, and one file for each.
func (p *pages) speak(all []languageFile) error {
	type named struct {
		Code      string `json:"code"`
		Name      string `json:"name"`
		Direction string `json:"direction"`
	}
	list, packs := []named{}, map[string]*languages.Pack{}
	for _, one := range all {
		if one.pack != nil {
			packs[one.pack.Code] = one.pack
		}
	}
	for code, pack := range packs {
		list = append(list, named{code, pack.Name, pack.Direction})
		if err := p.keep("languages/"+code+".json", pack); err != nil {
			return err
		}
	}
	slices.SortFunc(list, func(a, b named) int { return cmp.Compare(a.Code, b.Code) })
	return p.keep("languages.json", list)
}

// keep makes a page that is in no file.
func (p *pages) keep(name string, what any) error {
	raw, err := json.Marshal(what)
	if err != nil {
		return err
	}
	p.known[name] = newPage(name, raw)
	return nil
}

// greetLanguages says of an institute's own files what is wrong with them.
func greetLanguages(out io.Writer, all []languageFile) {
	for _, one := range all {
		if !one.own {
			continue
		}
		if one.pack == nil {
			fmt.Fprintf(out, "! Deze taal wordt niet gebruikt / this language is not used: %s\n", one.at)
		}
		sayBoth(out, "! ", one.report.Wrong)
		sayBoth(out, "  ", one.report.Notes)
	}
}

func sayBoth(out io.Writer, mark string, all []kind.Both) {
	for _, one := range all {
		fmt.Fprintf(out, "%s%s\n  %s\n", mark, one.Dutch, one.English)
	}
}

// languageTool lists the languages, makes a file for one more, or says what is wrong with one.
func languageTool(args []string, out io.Writer) error {
	if len(args) == 2 && args[0] == "new" {
		return newLanguage(args[1], out)
	}
	if len(args) == 2 && args[0] == "check" {
		return checkLanguage(args[1], out)
	}
	folder, args := cutFlag(args, "languages")
	if len(args) > 0 {
		return fmt.Errorf("%w: %s", errUsage, languagesUsage)
	}
	all, err := openLanguages(cmp.Or(folder, osEnv("HOOFDLIJN_LANGUAGES")))
	if err != nil {
		return err
	}
	for _, one := range all {
		if one.pack != nil {
			checked := "gebruikt / in use"
			if len(one.report.Notes) > 0 {
				checked = "gebruikt, met opmerkingen: / in use, with notes:"
			}
			fmt.Fprintf(out, "%-8s %s: %s\n", one.pack.Code, one.pack.Name, checked)
		} else {
			fmt.Fprintf(out, "! Deze taal wordt niet gebruikt / this language is not used: %s\n", one.at)
		}
		sayBoth(out, "! ", one.report.Wrong)
		sayBoth(out, "  ", one.report.Notes)
	}
	return nil
}

// newLanguage writes a file in which every line waits for its text, or, of a language that came along, the one that is used now: to be
// checked and corrected. Its name is the code of the language.
func newLanguage(at string, out io.Writer) error {
	lines, err := languages.ReadLines(frontend.Languages(), frontend.Words())
	if err != nil {
		return err
	}
	code := strings.TrimSuffix(filepath.Base(at), ".json")
	raw, err := fs.ReadFile(frontend.Languages(), code+".json")
	if _, ours := lines.Read(raw); err != nil || len(ours.Wrong) > 0 {
		raw = lines.Template(code)
	}
	file, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(raw)
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%[1]s staat klaar. Vul het in met een gewone tekstbewerker, en kijk het na: hoofdlijn languages check %[1]s\n%[1]s is ready. Fill it in with any text editor, and check it: hoofdlijn languages check %[1]s\n", at)
	return err
}

func checkLanguage(at string, out io.Writer) error {
	lines, err := languages.ReadLines(frontend.Languages(), frontend.Words())
	if err != nil {
		return err
	}
	raw, err := readAtMost(os.DirFS(filepath.Dir(at)), filepath.Base(at))
	if err != nil {
		return err
	}
	pack, report := lines.Read(raw)
	sayBoth(out, "! ", report.Wrong)
	sayBoth(out, "  ", report.Notes)
	if pack == nil {
		return fmt.Errorf("%s kan zo niet gebruikt worden / cannot be used like this", at)
	}
	_, err = fmt.Fprintf(out, "%s (%s): goed / good. %d schermen / screens.\n", pack.Name, pack.Code, len(pack.Screens)-1)
	return err
}
