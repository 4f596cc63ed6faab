package main

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/adopt/answer"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/schema"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
)

// What other sites show: the public pages once more, for programs. A municipality has on its own site how far a plan is. Nothing in it depends on who asks, so any
// page may read it.

// mostReads is how often one address may ask for that in a minute: a site asks once in a while and keeps the answer.
const mostReads = 120

// sharedRoutes are read by pages of others.
func (s *server) sharedRoutes(api fiber.Router) {
	api.Get("/plans", s.forOtherSites, s.getPlans)
	api.Get("/plans/:meeting", s.forOtherSites, s.getPlan)
	api.Get("/openapi.json", s.forOtherSites, s.getDescription)
	for _, one := range schemas() {
		api.Get("/schemas/"+one.File, s.forOtherSites, func(c *fiber.Ctx) error {
			return sendTagged(c, "application/schema+json", one.JSON)
		})
	}
}

// schemas are those of every file that has one.
func schemas() []schema.Schema { return append(schema.All(), answer.Schema()) }

// forOtherSites lets pages of other sites read an answer, and a refusal too; each answer counts.
func (s *server) forOtherSites(c *fiber.Ctx) error {
	headers, _ := c.Locals(headersKey).([][2]string)
	c.Locals(headersKey, append(slices.Clip(headers), [2]string{fiber.HeaderAccessControlAllowOrigin, "*"},
		[2]string{fiber.HeaderAccessControlExposeHeaders, "ETag, Retry-After"}, [2]string{"Cross-Origin-Resource-Policy", "cross-origin"}))
	secure(c)
	from := s.guard.address(c)
	if !s.tries.reads.Allowed(from, "", s.now()) {
		return errTries
	}
	s.tries.reads.Failed(from, "", s.now())
	return c.Next()
}

// sendTagged answers with bytes that a browser may keep, and asks about.
func sendTagged(c *fiber.Ctx, mediaType string, raw []byte) error {
	c.Set(fiber.HeaderContentType, mediaType)
	return (&shelfFile{raw: raw, tag: tagOf(raw)}).send(c)
}

// sendShared answers with a value as JSON.
func sendShared(c *fiber.Ctx, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return sendTagged(c, fiber.MIMEApplicationJSONCharsetUTF8, raw)
}

// sharedList is every plan that is public, the newest meeting first.
type sharedList struct {
	Plans []sharedPlan `json:"plans"`
}

// sharedPlan is a plan as it stands on the list.
type sharedPlan struct {
	Meeting meeting.ID `json:"meeting"`
	publish.Listed
	Since string `json:"since"` // the day on which it became public
	Page  string `json:"page"`  // for people
	About string `json:"about"` // for programs
}

func (s *server) getPlans(c *fiber.Ctx) error {
	all, err := s.published.Public(c.UserContext())
	if err != nil {
		return err
	}
	list := sharedList{Plans: []sharedPlan{}}
	for _, p := range all {
		list.Plans = append(list.Plans, s.sharedPlan(c, p))
	}
	slices.SortStableFunc(list.Plans, func(a, b sharedPlan) int { return strings.Compare(b.Date, a.Date) })
	return sendShared(c, list)
}

func (s *server) sharedPlan(c *fiber.Ctx, p publish.Publication) sharedPlan {
	return sharedPlan{p.Meeting, p.About, p.Since().UTC().Format(time.DateOnly), s.address(c) + publish.Path(p.Meeting),
		s.address(c) + "/api/v1/plans/" + url.PathEscape(string(p.Meeting))}
}

// sharedView is what the page of a plan shows, but for the words of the plan and the report themselves: those are in its files.
type sharedView struct {
	sharedPlan
	Title      string           `json:"title"`
	Code       string           `json:"code"`                 // check code of the plan
	Key        string           `json:"key"`                  // short code of the key that signs
	Supersedes *plan.Former     `json:"supersedes,omitempty"` // the plan whose place this one takes
	Decisions  []sharedDecision `json:"decisions"`
	Signatures int              `json:"signatures"`
	Said       sharedWords      `json:"said"`

	Corrections []correct.Correction `json:"corrections"`
	Became      follow.View          `json:"became"`
	Late        []string             `json:"late"` // of Became, by the day of today
	Files       []sharedFile         `json:"files"`
}

// sharedDecision names a decision of the plan.
type sharedDecision struct {
	Proposal string `json:"proposal"`
	Title    string `json:"title"`
}

// sharedWords are what the municipality said, oldest first; of each kind the last holds. They are its words, and no part of the plan.
type sharedWords struct {
	Expected []string        `json:"expected"`
	Verdicts []adopt.Verdict `json:"verdicts"`
	Replies  []adopt.Answer  `json:"replies"`
}

// sharedFile is where a file of the plan is.
type sharedFile struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

func (s *server) getPlan(c *fiber.Ctx) error {
	v, p, err := s.publicView(c)
	if err != nil {
		return err
	}
	if p.WasPublic() {
		return refuse(fiber.StatusGone, "no-longer-public").because("page", s.address(c)+publish.Path(p.Meeting)) // which says why
	}
	view := sharedView{sharedPlan: s.sharedPlan(c, p), Title: worded.Inline(v.Plan.Meeting.Title), Code: v.Plan.Code(), Key: v.Key, Supersedes: v.Plan.Supersedes, Decisions: []sharedDecision{}, Signatures: v.Signatures,
		Said:        sharedWords{append([]string{}, v.Record.Expected...), append([]adopt.Verdict{}, v.Record.Verdicts...), []adopt.Answer{}},
		Corrections: append([]correct.Correction{}, v.Corrections.Corrections...), Became: v.Became, Late: []string{}}
	for _, t := range v.Plan.Themes {
		for _, d := range t.Decisions {
			view.Decisions = append(view.Decisions, sharedDecision{d.Proposal, worded.Inline(d.Title)})
			view.Said.Replies = append(view.Said.Replies, v.Replies[d.Proposal]...)
		}
	}
	for _, a := range v.Became.Actions {
		if a.Late(v.Today) {
			view.Late = append(view.Late, a.Proposal)
		}
	}
	for _, name := range v.Files {
		view.Files = append(view.Files, sharedFile{name, s.address(c) + "/api/v1/meetings/" + url.PathEscape(string(p.Meeting)) + "/" + name})
	}
	return sendShared(c, view)
}
