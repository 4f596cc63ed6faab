package main

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life/adopt/answer"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/life/plan/schema"
	"hoofdlijn/internal/progress"
	"hoofdlijn/internal/publish"
)

// The description (OpenAPI 3.1) of all that can be read without having been there, made of the same lists and types that answer. What it promises of each answer is
// held against a running server by TestTheDescriptionIsWhatTheServerDoes.

// operation is one of them.
type operation struct {
	path    string // as Fiber writes it
	id      string
	summary string
	answers []described
	refused []int // besides what any request may get
	query   string
	staff   bool // needs a signed-in account
	body    reflect.Type
	method  string // GET when empty
}

// described is an answer: what it is, and the headers it always has.
type described struct {
	status  int
	media   string
	of      reflect.Type // of JSON
	headers []string
}

// What answers have.
var (
	lasts = []string{fiber.HeaderETag, fiber.HeaderCacheControl}
	named = []string{fiber.HeaderETag, fiber.HeaderCacheControl, fiber.HeaderContentDisposition}
	crate = []string{fiber.HeaderContentDisposition}
	fresh = []string{fiber.HeaderCacheControl}
)

// shared is an operation that pages of other sites may use.
func shared(path, id, summary, media string, of reflect.Type, refused ...int) operation {
	headers := append([]string{fiber.HeaderAccessControlAllowOrigin}, lasts...)
	return operation{path: "/api/v1" + path, id: id, summary: summary, refused: append(refused, 429), answers: []described{{200, media, of, headers}, {status: 304, headers: headers}}}
}

// operations is everything that is described.
func operations() []operation {
	const json, text, page = fiber.MIMEApplicationJSON, fiber.MIMETextPlain, fiber.MIMETextHTML
	all := []operation{
		shared("/plans", "listPlans", "Every plan that is public on this server, the newest meeting first.", json, reflect.TypeFor[sharedList]()),
		shared("/plans/:meeting", "getPlan", "What the public page of a plan shows: what the municipality says, corrections, and what becomes of each decision. "+
			"410 once it is no longer public: `about.page` says why.", json, reflect.TypeFor[sharedView](), 404, 410),
		shared("/openapi.json", "getDescription", "This description.", "application/vnd.oai.openapi+json", nil),
		{path: "/api/v1/health", id: "getHealth", summary: "How far what is kept can be trusted. 503 when nothing can be kept, and while the server stops.",
			answers: []described{{200, json, reflect.TypeFor[healthReport](), fresh}, {503, json, reflect.TypeFor[healthReport](), fresh}}},
		{path: keysPath, id: "getKeys", summary: "The keys with which this server signs plans, a line each; lines with # are for people.", answers: []described{{status: 200, media: text}}},
		{path: "/plan/:meeting", id: "getPage", summary: "The public page of a plan. 410, with the reason, once it is no longer public.",
			answers: []described{{200, page, nil, fresh}, {410, page, nil, fresh}}, refused: []int{404}},
		{path: publish.ListPath, id: "getList", summary: "The page of all public plans, in Dutch or English by Accept-Language.", answers: []described{{200, page, nil, fresh}}},
		{path: "/robots.txt", id: "getRobots", summary: "What search engines may fetch.", answers: []described{{200, text, nil, fresh}}},
		{path: "/sitemap.xml", id: "getSitemap", summary: "The pages of plans that search engines may show.", answers: []described{{200, fiber.MIMEApplicationXML, nil, fresh}}},
		{path: "/api/v1/meetings/:meeting/witness", id: "getWitness", query: "entries", summary: "The signed statement of the seal, and for each entry of the record that was asked for the hashes of its inclusion proof (RFC 6962).",
			answers: []described{{200, json, reflect.TypeFor[witness](), fresh}}, refused: []int{404, 422}},
		{path: "/api/v1/meetings/:meeting/publication", id: "getPublication", staff: true, summary: "How public a plan is, for who leads the meeting and for its municipality.",
			answers: []described{{200, json, reflect.TypeFor[publicationView](), fresh}}, refused: []int{401, 404}},
		{path: "/api/v1/meetings/:meeting/publication", id: "putPublication", method: fiber.MethodPut, staff: true, body: reflect.TypeFor[publish.Wish](), summary: "Makes the page of a plan public, or takes it away with a reason. The municipality only opens.",
			answers: []described{{200, json, reflect.TypeFor[publicationView](), fresh}}, refused: []int{401, 404, 415, 422}},
		{path: "/api/v1/meetings/:meeting/" + archiveFile, id: "getArchive", staff: true, summary: "All files of a sealed plan with metadata in MDTO-XML, for an archive.",
			answers: []described{{200, "application/zip", nil, crate}}, refused: []int{401, 404}},
		ofPlan(bundleFile, "application/zip", nil, 404),
	}
	for _, one := range schemas() {
		all = append(all, shared("/schemas/"+one.File, "get-"+strings.ReplaceAll(one.File, ".", "-"), "The JSON Schema (draft 2020-12) of a file.", "application/schema+json", nil))
	}
	for _, f := range progress.Files() {
		one := ofPlan(f.File, f.MediaType, nil, 404)
		one.summary = "What becomes of a sealed plan, as of today, to work on with. It changes with every report, and from day to day."
		all = append(all, one)
	}
	for _, f := range everyFile() {
		all = append(all, ofPlan(f.file, f.mediaType, documents[f.file], 401, 404))
	}
	return all
}

// documents are the files that have a schema.
var documents = map[string]reflect.Type{"plan.json": reflect.TypeFor[plan.Document](), "report.json": reflect.TypeFor[report.Document](), "answer.json": reflect.TypeFor[answer.Document]()}

func ofPlan(file, mediaType string, of reflect.Type, refused ...int) operation {
	media, _, _ := strings.Cut(mediaType, ";")
	return operation{path: "/api/v1/meetings/:meeting/" + file, id: "get-" + strings.ReplaceAll(file, ".", "-"), refused: refused,
		summary: "A file of a sealed plan, for everybody who has the number of the meeting. Its bytes change only when something beside the plan does.",
		answers: []described{{200, media, of, named}, {status: 304, headers: lasts}}}
}

// said is a part of the description; encoding/json puts its names in order, so it has the same bytes on every machine.
type said = map[string]any

const parts = "#/components/schemas/"

var describe = sync.OnceValue(func() []byte {
	paths, types := said{}, []reflect.Type{reflect.TypeFor[problem]()}
	for _, o := range operations() {
		at := strings.ReplaceAll(o.path, ":meeting", "{meeting}")
		if paths[at] == nil {
			paths[at] = said{}
		}
		paths[at].(said)[strings.ToLower(o.verb())] = o.describe()
		if o.body != nil {
			types = append(types, o.body)
		}
		for _, a := range o.answers {
			if a.of != nil {
				types = append(types, a.of)
			}
		}
	}
	raw, err := json.MarshalIndent(said{
		"openapi": "3.1.0",
		"info": said{"title": "Hoofdlijn", "version": "1", "license": said{"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
			"description": "What can be read of plans that people decided on together. Within version 1 no field goes or changes its meaning; a new one stands here first. " +
				"HEAD is answered wherever GET is. Answers come whole (no ranges) and as they are (no compression). What has an ETag answers If-None-Match with 304. " +
				"Any request may also be refused with 500, when something broke."},
		"servers": []said{{"url": "/"}},
		"paths":   paths,
		"components": said{"schemas": schema.Parts(parts, types...),
			"securitySchemes": said{"staff": said{"type": "apiKey", "in": "cookie", "name": "__Host-hl-staff", "description": "The session of an account, from POST /api/v1/login."}}},
	}, "", "  ")
	if err != nil {
		panic("describe: cannot encode " + err.Error()) // our own types always encode
	}
	return append(raw, '\n')
})

func (s *server) getDescription(c *fiber.Ctx) error {
	return sendTagged(c, "application/vnd.oai.openapi+json", describe())
}

func (o operation) verb() string {
	if o.method != "" {
		return o.method
	}
	return fiber.MethodGet
}

func (o operation) describe() said {
	answers := said{}
	for _, status := range append([]int{421, 503}, o.refused...) {
		answers[strconv.Itoa(status)] = described{status: status, media: "application/problem+json", of: reflect.TypeFor[problem](), headers: comeBack(status)}.describe()
	}
	for _, a := range o.answers {
		answers[strconv.Itoa(a.status)] = a.describe()
	}
	is := said{"operationId": o.id, "summary": o.summary, "responses": answers, "security": []said{}}
	if o.staff {
		is["security"] = []said{{"staff": []string{}}}
	}
	if o.body != nil {
		is["requestBody"] = said{"required": true, "content": said{fiber.MIMEApplicationJSON: said{"schema": part(o.body)}}}
	}
	if given := o.parameters(); len(given) > 0 {
		is["parameters"] = given
	}
	return is
}

func (o operation) parameters() (all []said) {
	text := said{"type": "string"}
	if strings.Contains(o.path, ":meeting") {
		all = append(all, said{"name": "meeting", "in": "path", "required": true, "schema": text, "description": "The number of a meeting, as in the address of its page."})
	}
	if o.query != "" {
		all = append(all, said{"name": o.query, "in": "query", "schema": text, "description": "Numbers of entries with commas, at most " + strconv.Itoa(mostProofs) + ": `12,40`."})
	}
	if slices.ContainsFunc(o.answers, func(a described) bool { return a.status == http.StatusNotModified }) {
		all = append(all, said{"name": fiber.HeaderIfNoneMatch, "in": "header", "schema": text, "description": "The ETag of what you have: 304 when it is still so."})
	}
	return all
}

// comeBack are the headers of a refusal.
func comeBack(status int) []string {
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		return []string{fiber.HeaderRetryAfter}
	}
	return nil
}

func (a described) describe() said {
	is := said{"description": http.StatusText(a.status)}
	if a.media != "" {
		content := said{}
		if a.of != nil {
			content["schema"] = part(a.of)
		}
		is["content"] = said{a.media: content}
	}
	if len(a.headers) > 0 {
		headers := said{}
		for _, name := range a.headers {
			headers[name] = said{"required": true, "schema": said{"type": "string"}}
		}
		is["headers"] = headers
	}
	return is
}

func part(of reflect.Type) said { return said{"$ref": parts + schema.Name(of)} }
