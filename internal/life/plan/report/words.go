package report

// words is all that a report says by itself, beside the words of the plan. {x} in a sentence stands for a value. Both languages fill every
// field; a test sees to it.
type words struct {
	Title, DraftTitle, Lead, LeadNone, Draft, Sealed                                         string
	AtAGlance, People, IdeasN, Proposals, RoundsN, InPlan, NotInPlan                         string
	Present, PresentLead, Asked, Came, Among, Nobody, NobodyMany, NobodyMore                 string
	Course, CourseLead, CourseNone, Before, Meeting, Planned, Times                          string
	Information, InformationLead, Answer, NoSay, Clarified, ClarifiedLead, Renewed           string
	Ideas, IdeasLead, IdeasNone, PerSubject, Subject, Together, Merged                       string
	IdeasQuoted, Quoted, QuotedLead, TakenOut, TakenOutLead, Idea, Ended                     string
	Reactions, Reaction, ReactionsLead                                                       string
	Rounds, RoundsLead, RoundsNone, Round, Proposal, Outcome, Answered, Of, Counts, NoCounts string
	Void, Poll, Gone, GoneTheme, GoneCase                                                    string
	Pass, PassLead, PassNone                                                                 string
	Open, OpenLead, OpenNone, Needs, Doubts, Unchecked, Everything, From                     string
	Deviations, DeviationsLead, DeviationsNone, StepsBackOne, StepsBack, VoidedOne, Voided   string
	AgainOne, Again, LeftOne, Left, Postponed, BrokenOne, Broken                             string
	Routes, RoutesLead, RoutesNone, Way                                                      string
	Reading, ReadingOf, ReadingPublic, ReadingCounts                                         string

	Happened map[string]string // what happened; {of} is what to
	Lacks    map[string]string
	Kinds    map[string]string // of reactions
}

var dutch = words{
	Title: "Verslag van de bijeenkomst", DraftTitle: "Concept van het verslag", Lead: "Hier staat hoe het plan tot stand kwam, en wat er niet in staat.",
	LeadNone: "Hier staat wat er is besproken. Er zijn geen besluiten genomen.", Draft: "Dit is een concept. Het verslag ligt vast als het plan vastligt.",
	Sealed:    "Dit verslag hoort bij het plan en ligt met het plan vast. Wie de controlecode van het plan kent, kan het nagaan.",
	AtAGlance: "In het kort", People: "Mensen", Proposals: "Voorstellen", InPlan: "In het plan", NotInPlan: "Niet in het plan", RoundsN: "Rondes", IdeasN: "Ideeën",
	Present: "Wie erbij waren", PresentLead: "Ambtenaren, beroepskrachten en deskundigen zijn precies geteld. Andere groepen van minder dan vijf mensen staan bij de anderen, zodat niemand te herkennen is.", Asked: "Gevraagd", Came: "Gekomen", Among: "bij de anderen geteld",
	Nobody: "Let op: van één groep was niemand er: {who}.", NobodyMany: "Let op: van deze groepen was niemand er: {who}.", NobodyMore: "Lees het plan met die kennis, en vraag hun alsnog wat zij ervan vinden.",
	Course: "Hoe de bijeenkomst ging", CourseLead: "In de volgorde waarin het ging. De minuten zijn die van de planning; tijden worden niet bewaard.", CourseNone: "Van het verloop is niets bewaard.",
	Before: "Voor het eerste onderdeel", Meeting: "De bijeenkomst", Planned: "{n} minuten gepland",
	Information: "Wat er is verteld", InformationLead: "Deze vragen kwamen van tevoren binnen. Zo zijn ze beantwoord.",
	Answer: "Antwoord", NoSay: "niet opgeschreven",
	Clarified: "Vragen over wat vooraf vaststond", ClarifiedLead: "Deze uitleg is tijdens de bijeenkomst gegeven.", Renewed: "Wat vooraf vaststond, is voor de opening vernieuwd (versie {n}): {why}",
	Ideas: "Waar elk idee is gebleven", IdeasLead: "Er zijn {n} ideeën ingebracht. Elk idee is hier één keer geteld. De tekst van een idee is niet openbaar: die was voor de bijeenkomst zelf.",
	IdeasQuoted: "Er zijn {n} ideeën ingebracht. Elk idee is hier één keer geteld.",
	Quoted:      "De ideeën zelf", QuotedLead: "Hier staan {n} van de {all} ideeën, in de woorden van wie ze schreef en zonder naam. De gespreksleider las de ideeën door en koos welke hier staan.",
	TakenOut: "[Deze woorden zijn op verzoek weggehaald op {day}.]", TakenOutLead: "Waar woorden op verzoek zijn weggehaald, staat dat erbij. Aan het plan is niets veranderd.",
	Idea: "Idee", Ended: "Waar het gebleven is",
	IdeasNone: "Er zijn geen ideeën opgeschreven.", Subject: "Onderwerp", PerSubject: "Per onderwerp", Together: "Samen", Merged: "Samengevoegd", Reactions: "Wat mensen van ideeën zeiden", Reaction: "Reactie",
	ReactionsLead: "Zo vaak tikten mensen dit aan bij een idee. Wat minder dan vijf keer voorkwam, staat er niet bij.",
	Rounds:        "Hoe is besloten", RoundsLead: "Elke ronde, in de volgorde waarin die is gesloten. Wie wat antwoordde, staat nergens. Van een voorstel dat er niet kwam, staan alleen aantallen als er is geteld en elk aantal vijf of meer is.",
	RoundsNone: "Er is niet besloten in rondes.", Round: "Ronde", Proposal: "Voorstel", Of: "{n} van {all}", Outcome: "Uitkomst", Answered: "Gaven antwoord", Counts: "Antwoorden",
	NoCounts: "geen aantallen", Void: "gesloten zonder uitkomst", Gone: "een voorstel dat er niet meer is", GoneTheme: "een onderwerp dat er niet meer is", GoneCase: "een casus die niet openbaar is", Poll: "peiling, geen besluit",
	Pass: "Wat mensen willen meegeven", PassLead: "Dit gaven mensen mee bij een besluit waar zij achter staan.", PassNone: "Bij de besluiten is niets meegegeven.",
	Open: "Wat niet in het plan staat, en wat het nog nodig heeft", OpenLead: "Niets is weg. Bij elk voorstel staat waarom het er niet in staat en wat nog ontbreekt.", OpenNone: "Elk voorstel staat in het plan.",
	Needs: "Nog nodig", Doubts: "Past niet, of onduidelijk", Unchecked: "Niet getoetst aan", Everything: "alles wat vooraf vaststond", From: "Komt voort uit",
	Deviations: "Wat anders ging", DeviationsLead: "Dit ging anders dan bedoeld. Het staat hier zodat iedereen het weet.", DeviationsNone: "Er is niets anders gegaan dan bedoeld.",
	StepsBackOne: "De bijeenkomst ging één keer een stap terug.", StepsBack: "De bijeenkomst ging {n} keer een stap terug.",
	VoidedOne: "Eén ronde is gesloten zonder uitkomst.", Voided: "{n} rondes zijn gesloten zonder uitkomst.",
	AgainOne: "Over één voorstel is opnieuw besloten.", Again: "Er is {n} keer opnieuw besloten over een voorstel.",
	LeftOne: "Eén keer ging iemand weg zonder antwoord te geven.", Left: "{n} keer ging iemand weg zonder antwoord te geven.",
	Postponed: "De bijeenkomst is onderbroken en later verdergegaan: {until}.", BrokenOne: "De tijd voor alleen de deelnemers is één keer van buiten beëindigd.",
	Broken: "De tijd voor alleen de deelnemers is {n} keer van buiten beëindigd.",
	Routes: "Hoe antwoorden binnenkwamen", RoutesLead: "Over alle rondes waarvan de aantallen openbaar zijn.", RoutesNone: "Hiervan zijn geen aantallen openbaar.", Way: "Weg",
	Reading: "Over dit verslag", ReadingOf: "Dit verslag is gemaakt uit het logboek van de bijeenkomst, niet uit iemands aantekeningen.",
	ReadingPublic: "Elke zin die iemand typte, is voor het vastleggen doorgelezen. Wat niet is doorgelezen, staat hier niet en is alleen geteld.",
	ReadingCounts: "Er staan geen namen in, en geen tijden die fijner zijn dan het onderdeel van de agenda.",
	Times:         "{what} ({n} keer)",
	Happened: map[string]string{"paused": "Pauze", "postponed": "De bijeenkomst is onderbroken tot {of}", "day_began": "De bijeenkomst gaat verder", "town_left": "De gemeente ging de zaal uit",
		"room_alone": "De deelnemers waren onder elkaar", "room_broken": "De tijd onder elkaar is van buiten beëindigd", "thought": "Iedereen dacht eerst zelf na", "practised": "Oefenronde",
		"board_shown": "Ideeën getoond over: {of}", "tables_turned": "Gesprek aan de tafels, in een nieuwe indeling", "case_given": "De tafels kregen een casus: {of}", "case_shown": "Getoond wat de tafels opschreven: {of}",
		"clarified": "Uitleg gegeven bij wat vooraf vaststaat", "drafted": "Voorstellen gemaakt: {of}", "polled": "Gepeild: {of}", "decided": "Besloten over: {of}", "voided": "Ronde gesloten zonder uitkomst: {of}",
		"went_back": "Een stap terug"},
	Lacks: map[string]string{"lead": "wie het oppakt", "first_step": "een eerste stap", "due": "wanneer het klaar is", "cost": "wat het kost"},
	Kinds: map[string]string{"recognise": "herken ik", "important": "belangrijk", "question": "vraag", "careful": "let op"},
}

var english = words{
	Title: "Report of the meeting", DraftTitle: "Draft of the report", Lead: "This says how the plan came about, and what is not in it.",
	LeadNone: "This says what was discussed. No decisions were taken.", Draft: "This is a draft. The report is fixed when the plan is fixed.",
	Sealed:    "This report belongs to the plan and is fixed with it. Whoever knows the check code of the plan can check it.",
	AtAGlance: "In short", People: "People", Proposals: "Proposals", InPlan: "In the plan", NotInPlan: "Not in the plan", RoundsN: "Rounds", IdeasN: "Ideas",
	Present: "Who was there", PresentLead: "Officials, professionals and experts are counted exactly. Other groups of fewer than five people are counted with the others, so that nobody can be recognised.", Asked: "Asked for", Came: "Came", Among: "counted with the others",
	Nobody: "Mind this: of one group nobody was there: {who}.", NobodyMany: "Mind this: of these groups nobody was there: {who}.", NobodyMore: "Read the plan knowing that, and ask them what they think of it.",
	Course: "How the meeting went", CourseLead: "In the order in which it went. The minutes are those of the planning; no times are kept.", CourseNone: "Nothing was kept of how it went.",
	Before: "Before the first item", Meeting: "The meeting", Planned: "{n} minutes planned",
	Information: "What was told", InformationLead: "These questions came in beforehand. This is how they were answered.",
	Answer: "Answer", NoSay: "not written down",
	Clarified: "Questions about what was fixed beforehand", ClarifiedLead: "This was explained during the meeting.", Renewed: "What was fixed beforehand was renewed before the opening (version {n}): {why}",
	Ideas: "Where every idea went", IdeasLead: "{n} ideas were brought in. Every idea is counted here once. What an idea says is not public: it was for the meeting itself.",
	IdeasQuoted: "{n} ideas were brought in. Every idea is counted here once.",
	Quoted:      "The ideas themselves", QuotedLead: "Here are {n} of the {all} ideas, in the words of who wrote them and without a name. The facilitator read the ideas and chose which are here.",
	TakenOut: "[These words were taken out on request on {day}.]", TakenOutLead: "Where words were taken out on request, it says so. Nothing of the plan was changed.",
	Idea: "Idea", Ended: "Where it ended",
	IdeasNone: "No ideas were written down.", Subject: "Subject", PerSubject: "Per subject", Together: "Together", Merged: "Merged", Reactions: "What people said of ideas", Reaction: "Reaction",
	ReactionsLead: "This is how often people tapped this at an idea. What happened fewer than five times is left out.",
	Rounds:        "How was decided", RoundsLead: "Every round, in the order in which it closed. Who answered what stands nowhere. Of a proposal that did not make it there are numbers only where was counted and each number is five or more.",
	RoundsNone: "Nothing was decided in rounds.", Round: "Round", Proposal: "Proposal", Of: "{n} of {all}", Outcome: "Outcome", Answered: "Answered", Counts: "Answers",
	NoCounts: "no numbers", Void: "closed without an outcome", Gone: "a proposal that is no longer there", GoneTheme: "a subject that is no longer there", GoneCase: "a case that is not public", Poll: "a poll, no decision",
	Pass: "What people want to pass on", PassLead: "People passed this on with a decision that they stand behind.", PassNone: "Nothing was passed on with the decisions.",
	Open: "What is not in the plan, and what it still needs", OpenLead: "Nothing is lost. With every proposal it says why it is not in the plan and what is still missing.", OpenNone: "Every proposal is in the plan.",
	Needs: "Still needed", Doubts: "Does not fit, or unclear", Unchecked: "Not checked against", Everything: "all that was fixed beforehand", From: "Comes from",
	Deviations: "What went otherwise", DeviationsLead: "This went otherwise than meant. It stands here so that everybody knows.", DeviationsNone: "Nothing went otherwise than meant.",
	StepsBackOne: "The meeting went a step back once.", StepsBack: "The meeting went a step back {n} times.",
	VoidedOne: "One round was closed without an outcome.", Voided: "{n} rounds were closed without an outcome.",
	AgainOne: "One proposal was decided on again.", Again: "{n} times a proposal was decided on again.",
	LeftOne: "Once somebody left without giving an answer.", Left: "{n} times somebody left without giving an answer.",
	Postponed: "The meeting was put away and went on later: {until}.", BrokenOne: "The time for participants alone was ended from outside once.",
	Broken: "The time for participants alone was ended from outside {n} times.",
	Routes: "How answers came in", RoutesLead: "Over all rounds of which the numbers are public.", RoutesNone: "No numbers of this are public.", Way: "Way",
	Reading: "About this report", ReadingOf: "This report was made from the record of the meeting, not from somebody's notes.",
	ReadingPublic: "Every sentence that somebody typed was read before it was fixed. What was not read is not here, and is only counted.",
	ReadingCounts: "There are no names in it, and no times finer than the item of the agenda.",
	Times:         "{what} ({n} times)",
	Happened: map[string]string{"paused": "A break", "postponed": "The meeting was put away until {of}", "day_began": "The meeting went on", "town_left": "The municipality left the room",
		"room_alone": "The participants were by themselves", "room_broken": "The time by themselves was ended from outside", "thought": "Everybody thought by themselves first", "practised": "A round to practise",
		"board_shown": "Ideas shown about: {of}", "tables_turned": "Talks at the tables, in a new arrangement", "case_given": "The tables were given a case: {of}", "case_shown": "Shown what the tables wrote down: {of}",
		"clarified": "What was fixed beforehand was explained", "drafted": "Proposals made: {of}", "polled": "Polled: {of}", "decided": "Decided on: {of}", "voided": "A round closed without an outcome: {of}",
		"went_back": "A step back"},
	Lacks: map[string]string{"lead": "who takes it up", "first_step": "a first step", "due": "when it is ready", "cost": "what it costs"},
	Kinds: map[string]string{"recognise": "I know this", "important": "important", "question": "question", "careful": "note"},
}
