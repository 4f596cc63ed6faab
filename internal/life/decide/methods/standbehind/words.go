package standbehind

import "hoofdlijn/internal/life/decide/methods/kind"

// Says is what plans and papers say of standing behind.
func (Method) Says() (dutch, english kind.Words) {
	return kind.Words{
			Name:    "erachter staan",
			Rule:    kind.Always("Een voorstel komt in het plan als iedereen antwoord geeft en niemand zegt: nog niet."),
			Passed:  "Iedereen stond hierachter",
			Whole:   "Iedereen die meebesliste, staat achter elk besluit.",
			Left:    "Wie het aan de groep laat, houdt niets tegen en telt niet als ja.",
			Without: "Niemand zei: nog niet. Wie het niet aan de groep liet, stond hierachter",
			Choices: map[string]string{Support: "ik sta hierachter", SupportWithConcern: "ik sta hierachter, maar let op",
				NotYet: "ik sta hier nog niet achter", kind.ToGroup: "ik laat dit aan de groep"},
		}, kind.Words{
			Name:    "standing behind it",
			Rule:    kind.Always("A proposal enters the plan when everyone answers and nobody says: not yet."),
			Passed:  "Everyone stood behind this",
			Whole:   "Everyone who decided stands behind every decision.",
			Left:    "Whoever leaves it to the group stops nothing and does not count as a yes.",
			Without: "Nobody said: not yet. Whoever did not leave it to the group stood behind this",
			Choices: map[string]string{Support: "I stand behind this", SupportWithConcern: "I stand behind this, but mind this",
				NotYet: "I do not stand behind this yet", kind.ToGroup: "I leave this to the group"},
		}
}
