package answer

type words struct {
	title, whose, plan, held, code, whole, replies, without, nothing, piecemeal, decides, question, fits, by, before, days, decided string
	verdicts, means                                                                                                                 map[string]string // by answer
}

var dutch = words{
	title: "Antwoord van de gemeente",
	whose: "Wat onder ‘Van de gemeente’ staat, zijn haar woorden, niet die van de deelnemers. Het plan zelf ligt vast. Door dit antwoord verandert er niets in.",
	plan:  "Antwoord op het plan van", held: "Bijeenkomst op", code: "Controlecode van het plan", whole: "Over het hele plan", replies: "Antwoord per besluit", without: "Hierover zei de gemeente nog niets",
	nothing: "De gemeente heeft nog niets gezegd.", piecemeal: "Over het hele plan zei de gemeente nog niets. Wel over een of meer besluiten.", decides: "De gemeente beslist uiterlijk op {date}.", question: "De vraag aan de groep", fits: "Past niet bij punt {n}: {text}",
	by: "Van de gemeente: {body}, {date}", before: "Eerder gezegd", days: "Wanneer de gemeente zou beslissen", decided: "Uiterlijk op {date}.",
	verdicts: map[string]string{"yes": "De gemeente zegt ja", "no": "De gemeente zegt nee", "back": "De gemeente vraagt de groep iets"},
	means: map[string]string{"yes": "Het plan geldt, zoals het er staat.", "no": "Het plan past niet bij wat vooraf vaststond. Bij welk punt en waarom, staat hieronder.",
		"back": "Het plan verandert niet. De vraag staat hieronder."},
}

var english = words{
	title: "Answer of the municipality",
	whose: "What stands below ‘By the municipality’ are its words, not those of the participants. The plan itself is fixed. This answer changes nothing in it.",
	plan:  "Answer to the plan of", held: "Meeting on", code: "Check code of the plan", whole: "About the whole plan", replies: "Answer to each decision", without: "The municipality said nothing about these yet",
	nothing: "The municipality has not said anything yet.", piecemeal: "The municipality has not said anything about the whole plan yet, but it has about one or more decisions.", decides: "The municipality decides by {date}.", question: "The question to the group", fits: "Does not fit point {n}: {text}",
	by: "By the municipality: {body}, {date}", before: "Said before", days: "When the municipality would decide", decided: "By {date}.",
	verdicts: map[string]string{"yes": "The municipality says yes", "no": "The municipality says no", "back": "The municipality asks the group something"},
	means: map[string]string{"yes": "The plan holds as it stands.", "no": "The plan does not fit what stood fixed beforehand. Which point, and why, stands below.",
		"back": "The plan does not change. The question stands below."},
}

func wordsFor(language string) *words {
	if language == "en" {
		return &english
	}
	return &dutch
}
