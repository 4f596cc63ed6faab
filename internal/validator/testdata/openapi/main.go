// Command openapi holds exchanges with a server against its description: a line for each that is not as described. The first file is the description, the second
// the exchanges, as JSON.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/errors"
)

// exchange is a request and what came of it.
type exchange struct {
	Method, URL    string
	Sent, Received http.Header
	Asked, Body    []byte
	Status         int
	Wrong          bool // the request is wrong on purpose
}

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(description, exchanges string) error {
	raw, err := os.ReadFile(description)
	if err != nil {
		return err
	}
	document, err := libopenapi.NewDocument(raw)
	if err != nil {
		return err
	}
	v, problems := validator.NewValidator(document)
	if len(problems) > 0 {
		return problems[0]
	}
	if ok, problems := v.ValidateDocument(); !ok {
		tell("the description", problems)
	}
	if raw, err = os.ReadFile(exchanges); err != nil {
		return err
	}
	var all []exchange
	if err := json.Unmarshal(raw, &all); err != nil {
		return err
	}
	for _, one := range all {
		if err := one.hold(v); err != nil {
			return err
		}
	}
	return nil
}

func (e exchange) hold(v validator.Validator) error {
	request, err := http.NewRequest(e.Method, e.URL, bytes.NewReader(e.Asked))
	if err != nil {
		return err
	}
	request.Header = e.Sent
	name := fmt.Sprintf("%s %s: %d", e.Method, request.URL.Path, e.Status)
	if !e.Wrong {
		if ok, problems := v.ValidateHttpRequest(request); !ok {
			tell(name+", the request", problems)
		}
		request.Body = io.NopCloser(bytes.NewReader(e.Asked))
	}
	answer := &http.Response{StatusCode: e.Status, Header: e.Received, Body: io.NopCloser(bytes.NewReader(e.Body)), Request: request}
	if ok, problems := v.ValidateHttpResponse(request, answer); !ok {
		tell(name, problems)
	}
	return nil
}

func tell(name string, problems []*errors.ValidationError) {
	for _, p := range problems {
		why := p.Reason
		for _, s := range p.SchemaValidationErrors {
			why += "; " + s.FieldPath + " " + s.Reason
		}
		fmt.Println(name + ": " + p.Message + ": " + strings.ReplaceAll(why, "\n", " "))
	}
}
