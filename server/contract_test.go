package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/validator"
)

// followed is a meeting of a municipality with one decision, sealed and public, with everything beside its plan: an answer and a reply of the municipality, a
// report of how it goes that somebody finds right, and a correction.
func (h *here) followed() *gathering {
	h.t.Helper()
	g, phones := h.decidedBy("2022-03-01")
	console, day := g.lead.connect(g.id, "console"), time.Now().Format(time.DateOnly)
	town := g.town("gemeente", "Westerkwartier").connect(g.id, "municipality")
	town.until("the record", func(heard) bool { return town.seen["adopt.record"] != nil })
	var record struct{ Plan string }
	if err := json.Unmarshal(town.seen["adopt.record"], &record); err != nil {
		h.t.Fatal(err)
	}
	town.must("adopt.expect", M{"date": day})
	town.must("adopt.decide", M{"plan": record.Plan, "answer": "yes", "body": "Gemeenteraad", "date": day})
	town.must("adopt.reply", M{"proposal": "v1", "text": "Wij zoeken een plek.", "body": "College", "date": day})
	town.must("follow.post", M{"id": "u1", "proposal": "v1", "status": "busy", "text": "Wij zijn begonnen.", "date": day})
	console.must("follow.form_group", M{"id": "g1", "name": "Plekken", "does": "Zoekt plekken.", "proposals": []string{"v1"}, "date": day})
	console.must("correct.propose", M{"id": "e1", "proposal": "v1", "says": "plek", "reads": "ruimte", "why": "Verschreven."})
	for _, b := range phones {
		p := b.connect(g.id, "phone")
		p.must("follow.answer", M{"update": "u1", "answer": "right"})
		p.must("correct.answer", M{"id": "e1", "right": true})
	}
	console.must("correct.publish", M{"id": "e1", "date": day})
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/publication", M{"public": true, "findable": true})
	return g
}

// exchange is a request and what came of it, as internal/validator/testdata/openapi reads it.
type exchange struct {
	Method, URL    string
	Sent, Received http.Header
	Asked, Body    []byte
	Status         int
	Wrong          bool // the request is wrong on purpose
}

// contract is what was exchanged, and which answers came of which operation.
type contract struct {
	*here
	all  []exchange
	came map[string][]int
}

// of asks for an operation as somebody, and keeps what came.
func (c *contract) of(b *browser, o operation, path string, body any, headers ...string) *http.Response {
	c.t.Helper()
	for i := 0; i < len(headers); i += 2 {
		b.as.Set(headers[i], headers[i+1])
		defer b.as.Del(headers[i])
	}
	answer, raw := b.raw(o.verb(), path, body)
	asked, _ := json.Marshal(body)
	if body == nil {
		asked = nil
	}
	sent := http.Header{}
	for name, values := range b.as {
		if name != "Host" {
			sent[name] = values
		}
	}
	if body != nil {
		sent.Set("Content-Type", "application/json")
	}
	if o.staff { // over plain http, as here, the cookie has another name
		sent.Set("Cookie", "__Host-hl-staff=one")
	}
	wrong := answer.StatusCode >= 400
	c.all = append(c.all, exchange{o.verb(), "http://127.0.0.1" + path, sent, answer.Header, asked, raw, answer.StatusCode, wrong})
	c.came[o.id] = append(c.came[o.id], answer.StatusCode)
	return answer
}

// pathOf is where an operation is of a meeting.
func pathOf(o operation, meeting string) string {
	return strings.ReplaceAll(o.path, ":meeting", meeting)
}

// who asks for an operation.
func (c *contract) who(o operation, lead, anybody *browser) *browser {
	if o.staff {
		return lead
	}
	return anybody
}

// The description is what the server does: of every operation every answer that is described is given, and is as described; and what anybody may read is described.
func TestTheDescriptionIsWhatTheServerDoes(t *testing.T) {
	h := open(t, nil)
	g := h.followed()
	draft := g.lead.must(201, "POST", "/api/v1/meetings", M{"title": "Nog bezig"})["meeting"].(M)["id"].(string)
	c := &contract{here: h, came: map[string][]int{}}
	anybody := h.browser()
	anybody.as.Set("Accept-Encoding", "identity")
	g.lead.as.Set("Accept-Encoding", "identity")
	for _, o := range operations() {
		c.right(o, g, anybody)
		c.refusals(o, g, anybody, draft)
	}
	c.ended(g, anybody)
	for _, o := range operations() {
		c.everyAnswer(o)
	}
	raw, err := json.Marshal(c.all)
	if err != nil {
		t.Fatal(err)
	}
	if said := validator.OpenAPI(t, describe(), raw); said != "" {
		t.Error(said)
	}
}

// right asks for what is there, twice: what did not change need not be sent again. HEAD says the same without a body, and pages of other sites may read what they are to.
func (c *contract) right(o operation, g *gathering, anybody *browser) {
	c.t.Helper()
	b, path := c.who(o, g.lead, anybody), pathOf(o, g.id)
	if o.body != nil {
		c.of(b, o, path, M{"public": true, "findable": false})
		return
	}
	answer := c.of(b, o, path, nil)
	if answer.StatusCode != 200 {
		c.t.Errorf("%s: %d", path, answer.StatusCode)
	}
	if tag := answer.Header.Get("ETag"); tag != "" {
		again := c.of(b, o, path, nil, fiber.HeaderIfNoneMatch, tag)
		if again.StatusCode != 304 {
			c.t.Errorf("%s asked again: %d", path, again.StatusCode)
		}
	}
	head, raw := b.raw("HEAD", path, nil)
	if head.StatusCode != 200 || len(raw) > 0 || head.Header.Get("ETag") != "" && head.Header.Get("ETag") != answer.Header.Get("ETag") || head.Header.Get("Content-Type") != answer.Header.Get("Content-Type") {
		c.t.Errorf("HEAD %s: %d, %d bytes, %v", path, head.StatusCode, len(raw), head.Header)
	}
	for _, one := range []*http.Response{answer, head} {
		if open := one.Header.Get("Access-Control-Allow-Origin"); open != map[bool]string{true: "*"}[o.elsewhere()] {
			c.t.Errorf("%s may be read elsewhere: %q", path, open)
		}
	}
}

// elsewhere says whether pages of other sites may read it.
func (o operation) elsewhere() bool {
	return slices.Contains(o.answers[0].headers, fiber.HeaderAccessControlAllowOrigin)
}

// refusals asks for it where it is refused: of a meeting that is none, of a draft, by somebody who is nobody, with what is no such thing, at another address, and while
// the server stops.
func (c *contract) refusals(o operation, g *gathering, anybody *browser, draft string) {
	c.t.Helper()
	b := c.who(o, g.lead, anybody)
	var body any
	if o.body != nil {
		body = M{"public": true, "findable": true}
	}
	if slices.Contains(o.refused, 404) {
		c.of(b, o, pathOf(o, "geen"), body)
	}
	if slices.Contains(o.refused, 401) {
		c.of(anybody, o, pathOf(o, draft), body)
	}
	if slices.Contains(o.refused, 422) && o.body != nil {
		c.of(b, o, pathOf(o, draft), body) // its plan is not fixed
	}
	if slices.Contains(o.refused, 422) && o.query != "" {
		c.of(b, o, pathOf(o, g.id)+"?"+o.query+"=geen", nil)
	}
	if slices.Contains(o.refused, 415) {
		c.of(b, o, pathOf(o, g.id), body, "Content-Type", "text/plain")
	}
	c.of(b, o, pathOf(o, g.id), body, "Host", "elders.example")
	c.server.stopping.Store(true)
	c.of(b, o, pathOf(o, g.id), body)
	c.server.stopping.Store(false)
}

// ended asks when a page was taken away, and once too often.
func (c *contract) ended(g *gathering, anybody *browser) {
	c.t.Helper()
	g.lead.must(200, "PUT", "/api/v1/meetings/"+g.id+"/publication", M{"public": false, "reason": "Op verzoek."})
	for _, o := range operations() {
		if slices.Contains(o.refused, 410) || slices.ContainsFunc(o.answers, func(a described) bool { return a.status == 410 }) {
			c.of(anybody, o, pathOf(o, g.id), nil)
		}
	}
	for range mostReads {
		anybody.do("GET", "/api/v1/plans", nil)
	}
	for _, o := range operations() {
		if slices.Contains(o.refused, 429) {
			c.of(anybody, o, pathOf(o, g.id), nil)
		}
	}
}

// everyAnswer: what is described came.
func (c *contract) everyAnswer(o operation) {
	c.t.Helper()
	described := append([]int{421, 503}, o.refused...)
	for _, a := range o.answers {
		described = append(described, a.status)
	}
	for _, status := range described {
		if !slices.Contains(c.came[o.id], status) {
			c.t.Errorf("%s never answered %d: %v", o.id, status, c.came[o.id])
		}
	}
}

// What anybody may have without a session is described, and nothing is described that is not there.
func TestWhatAnybodyMayReadIsDescribed(t *testing.T) {
	h := open(t, nil)
	g := h.followed()
	unspoken := map[string]string{ // 200 for anybody, and no part of what is described
		"/api/v1/me": "which sessions the browser itself has",
	}
	described, there := map[string]bool{}, map[string]bool{}
	for _, o := range operations() {
		described[o.verb()+" "+o.path] = true
	}
	for _, route := range h.app.GetRoutes(true) {
		there[route.Method+" "+route.Path] = true
		if route.Method != "GET" || described["GET "+route.Path] || unspoken[route.Path] != "" || strings.Contains(route.Path, "*") {
			continue
		}
		path := route.Path
		for _, name := range route.Params {
			path = strings.ReplaceAll(path, ":"+name, map[bool]string{true: g.id, false: "een"}[name == "meeting"])
		}
		if answer, _ := h.browser().raw("GET", path, nil); answer.StatusCode < 400 {
			t.Errorf("%s is for anybody (%d) and not described", route.Path, answer.StatusCode)
		}
	}
	for name := range described {
		if !there[name] {
			t.Errorf("%s is described and not there", name)
		}
	}
}

// The description has the same bytes whoever asks, and whoever has it may ask whether it changed.
func TestTheDescriptionIsOneDocument(t *testing.T) {
	var whole struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string
			Summary     string
		}
	}
	if err := json.Unmarshal(describe(), &whole); err != nil || whole.OpenAPI != "3.1.0" {
		t.Fatal(whole.OpenAPI, err)
	}
	known := map[string]bool{}
	for path, all := range whole.Paths {
		for verb, one := range all {
			if known[one.OperationID] || one.OperationID == "" || one.Summary == "" {
				t.Errorf("%s %s: %+v", verb, path, one)
			}
			known[one.OperationID] = true
		}
	}
	if len(known) != len(operations()) {
		t.Error("there are "+strconv.Itoa(len(known))+" operations, want", len(operations()))
	}
}

// What is not public is not there, in the same words as what never was; what was taken back is gone, also from the list.
func TestWhatIsNotPublicIsNotShared(t *testing.T) {
	h := open(t, nil)
	g := h.inTown("Westerkwartier")
	g.sealed()
	ask := func(path string) (int, string) {
		answer, raw := g.browser().raw("GET", "/api/v1/plans"+path, nil)
		return answer.StatusCode, string(raw)
	}
	never, words := ask("/nooit-geweest")
	if is, said := ask("/" + g.id); is != 404 || never != 404 || said != words {
		t.Errorf("%d %s, and of none: %d %s", is, said, never, words)
	}
	publication := "/api/v1/meetings/" + g.id + "/publication"
	for _, c := range []struct {
		public bool
		status int
	}{{true, 200}, {false, 410}, {true, 200}} {
		g.lead.must(200, "PUT", publication, M{"public": c.public, "findable": false, "reason": map[bool]string{false: "Op verzoek."}[c.public]})
		is, said := ask("/" + g.id)
		if _, list := ask(""); is != c.status || strings.Contains(list, g.id) != c.public {
			t.Errorf("public %v: %d %s, on the list: %s", c.public, is, said, list)
		}
	}
}
