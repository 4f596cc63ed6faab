package consent

import "hoofdlijn/internal/life/decide/methods/kind"

// Says is what plans and papers say of consent.
func (Method) Says() (dutch, english kind.Words) {
	return kind.Words{
			Name:   "geen belangrijk bezwaar",
			Rule:   kind.Always("Een voorstel komt in het plan als iedereen antwoord geeft en geen belangrijk bezwaar blijft staan."),
			Passed: "Er bleef geen belangrijk bezwaar staan",
			Choices: map[string]string{NoObjection: "geen bezwaar", NoObjectionWithConcern: "geen bezwaar, maar let op",
				Objection: "ik heb een belangrijk bezwaar", kind.ToGroup: "ik laat dit aan de groep"},
			Left:    "Wie het aan de groep laat, heeft geen bezwaar en telt niet als ja.",
			Without: "Er bleef geen belangrijk bezwaar staan",
		}, kind.Words{
			Name:   "no important objection",
			Rule:   kind.Always("A proposal enters the plan when everyone answers and no important objection stands."),
			Passed: "No important objection stood",
			Choices: map[string]string{NoObjection: "no objection", NoObjectionWithConcern: "no objection, but mind this",
				Objection: "I have an important objection", kind.ToGroup: "I leave this to the group"},
			Left:    "Whoever leaves it to the group has no objection and does not count as a yes.",
			Without: "No important objection stood",
		}
}
