package progress

// words is what these files say by themselves. {x} in a sentence stands for a value.
type words struct {
	columns                       [15]string
	states, from                  map[string]string
	yes, due, leads, sought, look string
}

var dutch = words{
	columns: [15]string{"nummer", "onderwerp", "besluit", "hoe ver", "te laat", "wanneer volgens het plan", "trekker", "eerste stap", "laatste bericht van", "laatste bericht", "bericht door",
		"klopt", "klopt niet", "helpen mee", "let op"},
	states: map[string]string{"open": "nog niet begonnen", "accepted": "aangenomen door de trekker", "busy": "bezig", "done": "klaar", "dropped": "gaat niet door"},
	from:   map[string]string{"facilitator": "het team", "municipality": "de gemeente", "lead": "de trekker"},
	yes:    "ja", due: "Klaar volgens het plan: {title}", leads: "Trekker: {lead}", sought: "wordt gezocht", look: "Terugkijken op het plan",
}

var english = words{
	columns: [15]string{"number", "topic", "decision", "how far", "late", "when, by the plan", "lead", "first step", "last report on", "last report", "reported by",
		"right", "not right", "helping", "note"},
	states: map[string]string{"open": "not begun", "accepted": "accepted by who leads it", "busy": "busy", "done": "done", "dropped": "will not happen"},
	from:   map[string]string{"facilitator": "the team", "municipality": "the municipality", "lead": "who leads it"},
	yes:    "yes", due: "Done by the plan: {title}", leads: "Lead: {lead}", sought: "is sought", look: "Looking back on the plan",
}

func wordsFor(language string) words {
	if language == "en" {
		return english
	}
	return dutch
}
