package sheet

type words struct {
	language, title, lead, none, one, rest, says, reads, why, when, right string
}

var dutch = words{
	language: "nl", title: "Verbeteringen bij het plan",
	lead: "Het plan ligt vast en blijft zoals het is. In het plan staat hier en daar iets verkeerd. Wat er moet staan, leest u hier.",
	none: "Bij dit plan zijn geen verbeteringen.",
	one:  "Verbetering {n}: {where}", rest: "het plan", says: "Er staat", reads: "Dat moet zijn", why: "Waarom", when: "Erbij gezet op",
	right: "{n} mensen die erbij waren, zeggen dat dit klopt. Niemand zegt dat het niet klopt.",
}

var english = words{
	language: "en", title: "Corrections to the plan",
	lead: "The plan stands fixed and stays as it is. Here and there it says something wrong. What it should say is written here.",
	none: "There are no corrections to this plan.",
	one:  "Correction {n}: {where}", rest: "the plan", says: "It says", reads: "It should say", why: "Why", when: "Added on",
	right: "{n} people who were there say that this is right. Nobody says that it is not.",
}

func wordsFor(language string) *words {
	if language == "en" {
		return &english
	}
	return &dutch
}
