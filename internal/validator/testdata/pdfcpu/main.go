// Command pdfcpu holds PDFs against the rules of PDF 1.7, where they are strict: a line for each, with what is wrong behind a tab.
package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func main() {
	model.ConfigPath = "disable" // it writes nothing down
	for _, file := range os.Args[1:] {
		fmt.Printf("%s\t%s\n", file, problem(file))
	}
}

func problem(file string) string {
	raw, err := os.ReadFile(file)
	if err == nil {
		strict := model.NewDefaultConfiguration()
		strict.ValidationMode = model.ValidationStrict
		err = api.Validate(bytes.NewReader(raw), strict)
	}
	if err == nil {
		return ""
	}
	return strings.ReplaceAll(err.Error(), "\n", " ")
}
