// Package worded is the plan in words: every label, sentence, date and amount as a reader of its language meets it, so
// that all files of the plan tell the same. It adds nothing to the document and leaves nothing of it out.
package worded

import "strings"

// Words is all that the files of a plan say by themselves. {x} in a sentence stands for a value. Both languages fill
// every field; a test sees to it.
type Words struct {
	// the cover
	Plan, DraftPlan, Municipality, Draft, Example            string
	Made, MadeNoDate, Worked, WorkedNoDate, Came, CameNoDate string
	NoneYet, NoneDraft                                       string
	People, DecisionsCount, ByWhom, Skip, Contents           string
	Question, Meeting, Date, Place, Decisions                string
	CoverDone, CoverDraft, CoverAnswer, CoverStart           string
	// what stands fixed, and who took part
	Fixed, FixedLead, StartingPoints, Bounds, NothingFixed    string
	Version, Source, Formal, FixedCode, Asked, Answered       string
	AtLeast, AtMost, From, Until, Over, OverTotal             string
	Present, PresentOne, PresentMany, Capacity, Number, Total string
	// a decision
	Decision, NoDecisionHere, NoDecisions, NoDecisionsMore, Result, Rule, Secrecy string
	Electorate, ElectorateOne, AnsweredMany, AnsweredOne, Left, LeftOne           string
	Answers, Via, Concern, Concerns, ConcernsOne, ConcernsMany                    string
	Lead, Wanted, NeedsYes, FirstStep, Due, Cost, Yield, Ideas, IdeasOne          string
	IdeasMany, Unfinished, Missing, Checks, ChecksNone, Advice, AdviceBy          string
	MissingLead, MissingFirstStep, MissingDue, MissingCost, NotYetFilled, And     string
	Framework, Frameworks                                                         string
	// after the decisions
	Asks, AsksMunicipality, AsksOthers, AsksNobody                             string
	NotIn, NotInLead, NotInNone, NotInNothing, Why, Who, When, LimitReason     string
	Messages, MessagesBare, MessagesLead                                       string
	Cards, CardsLead, CardsLeadOne, CardsNone, CardsPlace                      string
	Cases, CasesLead, CaseStory, CaseTable, CaseNothing                        string
	Next, NextDraft, NextHandOver, NextAnswer, NextStart, NextWanted, NextBare string
	Supersedes, SupersedesWhat                                                 string
	Promise, PromiseZone, PromiseWho, PromiseWhen, PromiseMandate              string
	PromiseMoney                                                               string
	Sealed, SealedLine, SealedCheck, Entries, Code, Signed, SignedOne          string
	Limit, Text, DraftLine, ExampleLine                                        string
	// on one page
	OnePage, Decided, TakenUp, TakenUpNobody, ReadyWhen, More string
	// rules of deciding
	RuleOther, PassedOther string

	Months     []string
	Date1      string // day month year
	Euro       string
	Thousands  string
	Decimal    string
	Capacities map[string]string
	Leads      map[string]string // a capacity, of one person
	Kinds      map[string]string
	Verdicts   map[string]string
	Outcomes   map[string]string
	Vias       map[string]string
	Secrecies  map[string]string
	Ends       map[string]string // of cards
	Units      map[string]string
	Columns    map[string]string // of decisions.csv
}

// For is the words of a language; Dutch for one we do not speak.
func For(language string) *Words {
	if language == "en" {
		return &english
	}
	return &dutch
}

// Fill puts values in the places of a sentence, once: what a value says is never read as a place.
func Fill(sentence string, placesAndValues ...string) string {
	return strings.NewReplacer(placesAndValues...).Replace(sentence)
}

// Or is the word for a code, or the code itself: a word of people's own is shown as it is.
func Or(words map[string]string, code string) string {
	if word, ok := words[code]; ok {
		return word
	}
	return clean(code)
}
