package publish

// words is what the public pages say by themselves; the words of the plan come from the plan.
type words struct {
	AnswerTitle, AnswerLead, AnswerMore                                                                                           string
	Files, FilesLead, Report, Bundle, BundleHow, Key, KeyAt, Check, CheckIt, FollowTable, FollowDays, Groups, WorksOn, GroupEnded string
	Kinds                                                                                                                         map[string]string // of stops on the picture of how far a plan is
	Said, NothingSaid, Decides, Yes, No, Back, NotFits, Before                                                                    string
	ToDecision, Reply                                                                                                             string
	Information, Unanswered, Whole, Course                                                                                        string
	About, Readers, ReadersFound, Since, All, Signed                                                                              string
	Plans, PlansLead, NoPlans, Product                                                                                            string
	Gone, GoneLead, GoneCopies, GoneWhy                                                                                           string
	Replaced, ReplacedLead, ReplacedBy, WholePlan                                                                                 string
	Corrections, CorrectionsLead, Says, Reads                                                                                     string
	Became, Progress, Late, Lead, Helping, HelpingOne                                                                             string
	Right, RightOne, Wrong, WrongOne, Quote                                                                                       string
	Evaluation, EvaluationOn, FromTeam, FromTown, FormerPlan, TakenOut, FromLead, Sought, Declined, Answer                        string
	States                                                                                                                        map[string]string // of an action
	Names                                                                                                                         map[string]string // of files
}

var dutch = words{
	Files: "Lees of bewaar het hele plan", FilesLead: "Elke vorm zegt hetzelfde. Een PDF is om af te drukken, ODT en DOCX zijn om er verder in te werken.",
	AnswerTitle: "Het antwoord van de gemeente", AnswerLead: "Wat de gemeente over het plan en over elk besluit zei, ook wat zij eerder zei. Het staat naast het plan en verandert er niets in.", AnswerMore: "Het antwoord als document, met alles wat eerder is gezegd",
	Report: "Het verslag", Bundle: "Om na te gaan dat het klopt",
	BundleHow: "In dit ene bestand zitten het plan, het verslag en alles wat openbaar is uit het logboek, met een handtekening. U kunt zelf nakijken dat er niets aan is veranderd, op uw eigen apparaat.",
	Key:       "Sleutel van deze server", KeyAt: "Alle sleutels", Check: "Controlecode", CheckIt: "Kijk het zelf na", Groups: "Werkgroepen", WorksOn: "Werkt aan: {titles}", GroupEnded: "Gestopt ({when})", FollowTable: "Als tabel (CSV)", FollowDays: "De data voor uw agenda (ICS)",
	Kinds: map[string]string{"open": "nog niet begonnen", "accepted": "aangenomen", "busy": "bezig", "done": "klaar", "dropped": "gaat niet door", "late": "te laat"},
	Said:  "Wat zegt de gemeente?", NothingSaid: "De gemeente heeft nog niets gezegd.", Decides: "De gemeente beslist uiterlijk op {date}.",
	Yes: "De gemeente zegt ja", No: "De gemeente zegt nee", Back: "De gemeente vraagt de groep iets", NotFits: "Past niet bij: {text}", Before: "Eerder gezegd",
	ToDecision: "Naar de besluiten", Reply: "Van de gemeente, niet van de deelnemers",
	Information: "Wat er vooraf is verteld", Unanswered: "Op deze vraag kwam geen antwoord.", Whole: "Lees het hele besluit in het plan", Course: "In het verslag staat hoe de bijeenkomst verliep.",
	About: "Over deze bladzijde", Readers: "Iedereen die dit adres heeft, kan dit lezen. Zoekmachines laten het niet zien.", ReadersFound: "Iedereen kan dit lezen, en zoekmachines mogen het laten zien.",
	Since: "Openbaar sinds {date}. Hier wordt niet bijgehouden wie leest.", All: "Alle plannen op deze server", Signed: "Getekend",
	Plans: "Plannen op hoofdlijnen", PlansLead: "Dit besloten mensen samen. Elk plan ligt vast: niemand kan het nog veranderen.", NoPlans: "Hier staat nog geen plan.", Product: "Hoofdlijn",
	Gone: "Dit plan staat hier niet meer", GoneLead: "Wie de bijeenkomst leidde, haalde deze bladzijde weg. Aan het plan zelf is niets veranderd: het ligt vast.",
	GoneCopies: "Er kunnen afschriften van zijn. Wie er een heeft, kan nog steeds nagaan of het klopt.", GoneWhy: "Waarom",
	Replaced: "Vervangen door een later besluit", ReplacedLead: "Dit plan blijft staan zoals het is. Een latere bijeenkomst besloot anders.", ReplacedBy: "Nu geldt: {title}", WholePlan: "Het hele plan",
	Corrections: "Verbeteringen", CorrectionsLead: "Aan het plan is niets veranderd. Mensen die erbij waren, zeiden dat dit een vergissing is.", Says: "Er staat: ‘{text}’", Reads: "Lees: ‘{text}’",
	Became: "Wat komt ervan terecht?", Progress: "{done} van {count} besluiten zijn klaar. Wie erbij was, kan zeggen of een melding klopt. Die aantallen haalt niemand weg.", Late: "Te laat: het had op {date} klaar moeten zijn.", Lead: "Trekker: {lead}",
	Helping: "{count} mensen helpen mee.", HelpingOne: "1 mens helpt mee.", Right: "{count} mensen zeggen: klopt.", RightOne: "1 mens zegt: klopt.", Wrong: "{count} mensen zeggen: klopt niet.", WrongOne: "1 mens zegt: klopt niet.", Quote: "‘{text}’",
	Evaluation: "Terugkijken", EvaluationOn: "Op {date} wordt teruggekeken op het plan.", FromTeam: "Van de gespreksleiding", FromTown: "Van de gemeente", TakenOut: "Op {date} zijn hier woorden weggehaald, op verzoek.", FormerPlan: "Lees het plan van toen", FromLead: "Van wie dit oppakt", Sought: "Wie pakt dit op? Dat wordt nog gezocht.", Declined: "Niet aan ons", Answer: "Was u erbij? Zeg of het klopt, of help mee",
	States: map[string]string{"open": "Nog niet begonnen", "accepted": "Aangenomen door de trekker", "busy": "Bezig", "done": "Klaar", "dropped": "Gaat niet door"},
	Names: map[string]string{"plan.html": "Het plan op een webpagina", "plan.pdf": "Het plan om af te drukken (PDF)", "plan.odt": "Het plan voor LibreOffice (ODT)", "plan.docx": "Het plan voor Word (DOCX)",
		"plan.md": "Het plan als platte tekst (Markdown)", "decisions.csv": "De besluiten als tabel (CSV)", "plan.json": "Het plan voor computers (JSON)", "summary.html": "Het plan op één bladzijde", "summary.pdf": "Eén bladzijde om af te drukken (PDF)",
		"report.html": "Het verslag op een webpagina", "report.pdf": "Het verslag om af te drukken (PDF)", "report.odt": "Het verslag voor LibreOffice (ODT)", "report.docx": "Het verslag voor Word (DOCX)", "report.md": "Het verslag als platte tekst (Markdown)",
		"answer.html": "Het antwoord op een webpagina", "answer.pdf": "Het antwoord om af te drukken (PDF)", "answer.odt": "Het antwoord voor LibreOffice (ODT)", "answer.docx": "Het antwoord voor Word (DOCX)", "answer.md": "Het antwoord als platte tekst (Markdown)",
		"answer.json": "Het antwoord voor computers (JSON)", "report.json": "Het verslag voor computers (JSON)", "bundle.hlz": "Alles in één bestand, met handtekening"},
}

var english = words{
	Files: "Read or keep the whole plan", FilesLead: "Every form says the same. A PDF is for print, ODT and DOCX are for working on with it.",
	AnswerTitle: "The answer of the municipality", AnswerLead: "What the municipality said about the plan and about each decision, also what it said before. It stands beside the plan and changes nothing in it.", AnswerMore: "The answer as a document, with everything it said before",
	Report: "The report", Bundle: "To see for yourself that it is right",
	BundleHow: "This one file holds the plan, the report and all of the record that is public, with a signature. You can check for yourself that nothing was changed, on your own device.",
	Key:       "Key of this server", KeyAt: "All keys", Check: "Check code", CheckIt: "Check it yourself", Groups: "Working groups", WorksOn: "Works on: {titles}", GroupEnded: "Ended ({when})", FollowTable: "As a table (CSV)", FollowDays: "The dates for your calendar (ICS)",
	Kinds: map[string]string{"open": "not begun", "accepted": "accepted", "busy": "busy", "done": "done", "dropped": "will not happen", "late": "late"},
	Said:  "What does the municipality say?", NothingSaid: "The municipality has not said anything yet.", Decides: "The municipality decides by {date}.",
	Yes: "The municipality says yes", No: "The municipality says no", Back: "The municipality asks the group something", NotFits: "Does not fit: {text}", Before: "Said before",
	ToDecision: "To the decisions", Reply: "By the municipality, not by the participants",
	Information: "What was told beforehand", Unanswered: "There was no answer to this question.", Whole: "Read the whole decision in the plan", Course: "The report tells how the meeting went.",
	About: "About this page", Readers: "Everybody who has this address can read this. Search engines do not show it.", ReadersFound: "Everybody can read this, and search engines may show it.",
	Since: "Public since {date}. Nobody keeps track here of who reads.", All: "All plans on this server", Signed: "Signed",
	Plans: "Plans", PlansLead: "People decided this together. Every plan is fixed: nobody can change it any more.", NoPlans: "There is no plan here yet.", Product: "Hoofdlijn",
	Gone: "This plan is no longer here", GoneLead: "Who led the meeting took this page away. Nothing changed in the plan itself: it is fixed.",
	GoneCopies: "There may be copies. Who has one can still check that it is right.", GoneWhy: "Why",
	Replaced: "Replaced by a later decision", ReplacedLead: "This plan stays as it is. A later meeting decided otherwise.", ReplacedBy: "What holds now: {title}", WholePlan: "The whole plan",
	Corrections: "Corrections", CorrectionsLead: "Nothing was changed in the plan. People who were there said that this is a slip.", Says: "It says: ‘{text}’", Reads: "Read: ‘{text}’",
	Became: "What becomes of it?", Progress: "{done} of {count} decisions are done. Who was there can say whether a report is right. Nobody takes these numbers away.", Late: "Late: it should have been done on {date}.", Lead: "Lead: {lead}",
	Helping: "{count} people help.", HelpingOne: "1 person helps.", Right: "{count} people say: right.", RightOne: "1 person says: right.", Wrong: "{count} people say: not right.", WrongOne: "1 person says: not right.", Quote: "‘{text}’",
	Evaluation: "Looking back", EvaluationOn: "On {date} people look back at the plan.", FromTeam: "By who leads", FromTown: "By the municipality", TakenOut: "On {date} words were taken out here, on request.", FormerPlan: "Read the plan of then", FromLead: "By who takes this up", Sought: "Who takes this up? Somebody is still sought.", Declined: "Not ours", Answer: "Were you there? Say whether it is right, or help",
	States: map[string]string{"open": "Not begun", "accepted": "Taken up by its lead", "busy": "Under way", "done": "Done", "dropped": "Does not go ahead"},
	Names: map[string]string{"plan.html": "The plan as a web page", "plan.pdf": "The plan for print (PDF)", "plan.odt": "The plan for LibreOffice (ODT)", "plan.docx": "The plan for Word (DOCX)",
		"plan.md": "The plan as plain text (Markdown)", "decisions.csv": "The decisions as a table (CSV)", "plan.json": "The plan for computers (JSON)", "summary.html": "The plan on one page", "summary.pdf": "One page for print (PDF)",
		"report.html": "The report as a web page", "report.pdf": "The report for print (PDF)", "report.odt": "The report for LibreOffice (ODT)", "report.docx": "The report for Word (DOCX)", "report.md": "The report as plain text (Markdown)",
		"answer.html": "The answer as a web page", "answer.pdf": "The answer for print (PDF)", "answer.odt": "The answer for LibreOffice (ODT)", "answer.docx": "The answer for Word (DOCX)", "answer.md": "The answer as plain text (Markdown)",
		"answer.json": "The answer for computers (JSON)", "report.json": "The report for computers (JSON)", "bundle.hlz": "Everything in one file, with a signature"},
}

// Spoken says whether a file has a name in every language.
func Spoken(file string) bool { return dutch.Names[file] != "" && english.Names[file] != "" }

func in(language string) *words {
	if language == "en" {
		return &english
	}
	return &dutch
}
