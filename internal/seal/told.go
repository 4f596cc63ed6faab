package seal

import (
	"strconv"
	"strings"
)

// In is the report in plain Dutch, or in English.
func (r Report) In(language string) string {
	say := func(nl, en string) string {
		if language == "en" {
			return en
		}
		return nl
	}
	lines := []string{
		r.Title + " (" + r.Manifest.Origin + ")",
		say("Controlecode van het plan: ", "Check code of the plan: ") + r.Manifest.Code,
		say("Sleutel van de handtekening: ", "Key of the signature: ") + r.Manifest.Key,
		say("  kort: ", "  in short: ") + Fingerprint(r.Manifest.Key),
		say("Ondertekend door ", "Signed by ") + r.signers(say) + ".",
		say("Elk bestand is heel en hoort bij de handtekening.", "Every file is whole and belongs to the signature."),
		say("Het logboek is heel: "+strconv.Itoa(r.Manifest.Journal.Entries)+" regels, elk volgt op de vorige. Vastleggen was de laatste.",
			"The record is whole: "+strconv.Itoa(r.Manifest.Journal.Entries)+" entries, each follows from the one before. The seal came last."),
		say("De kaders stonden vast voordat er iemand binnen was.", "The frameworks were locked before anybody came in."),
		say("Het plan volgt uit het logboek. Besluiten: "+strconv.Itoa(r.Decisions)+".", "The plan follows from the record. Decisions: "+strconv.Itoa(r.Decisions)+"."),
		say("Uitslagen die opnieuw geteld zijn: "+strconv.Itoa(r.Recounted)+".", "Results that were counted again: "+strconv.Itoa(r.Recounted)+"."),
	}
	if was := r.Supersedes; was != nil {
		lines = append(lines, say("Dit plan komt in de plaats van een eerder plan: ", "This plan takes the place of an earlier one: ")+was.Title+" ("+was.Origin+"), "+say("controlecode ", "check code ")+was.Code+say(". Dat plan blijft te lezen.", ". That plan stays to be read."))
	}
	if r.Phones > 0 {
		lines = append(lines, say("Wie op papier of op een ander apparaat tekende, is daar niet bij. Van wie een sleutel is, staat nergens.",
			"Who signed on paper or on another device is not among them. Whose a key is stands nowhere."))
	}
	if r.TakenOut > 0 {
		lines = append(lines, say("Ideeën waarvan de woorden op verzoek uit het verslag zijn gehaald: "+strconv.Itoa(r.TakenOut)+". Verder is er niets weggehaald of vervangen.",
			"Ideas whose words were taken out of the report on request: "+strconv.Itoa(r.TakenOut)+". Nothing else was taken out or replaced."))
	}
	for _, one := range r.Open {
		lines = append(lines, say("Niet opnieuw te tellen: ", "Cannot be counted again: ")+`"`+one.Title+`": `+one.In(language)+".")
	}
	for _, name := range r.Unproven {
		lines = append(lines, name+say(": is gemaakt door een andere versie van Hoofdlijn ("+r.Manifest.Maker.Go+") en niet opnieuw gemaakt. De tekst die telt staat in plan.json.",
			": was made by another version of Hoofdlijn ("+r.Manifest.Maker.Go+") and not made again. The text that counts is in plan.json."))
	}
	lines = append(lines, say("Wat in het plan staat aan woorden, en wie er waren, komt uit de laatste lezing: dat staat zo in de vastgelegde regel zelf.",
		"The words of the plan, and who was there, come from the last reading: they are in the sealed entry itself."))
	if r.Known {
		lines = append(lines, say("Het klopt met wat u opgaf.", "It agrees with what you gave."))
	} else {
		lines = append(lines, say("LET OP: in dit bestand is niets mis, maar u gaf geen sleutel en geen code op. Vergelijk de code met die op papier, of de sleutel met die op de uitnodiging.",
			"NOTE: nothing is wrong in this file, but you gave no key and no code. Compare the code with the one on paper, or the key with the one on the invitation."))
	}
	return strings.Join(lines, "\n") + "\n"
}

// signers is whose keys signed, in words.
func (r Report) signers(say func(nl, en string) string) string {
	all := []string{say("de sleutel van deze server", "the key of this server")}
	if r.Led {
		all = append(all, say("de begeleider", "the facilitator"))
	}
	switch {
	case r.Phones == 1:
		all = append(all, say("1 telefoon van een deelnemer", "1 phone of a participant"))
	case r.Phones > 1:
		all = append(all, strconv.Itoa(r.Phones)+say(" telefoons van deelnemers", " phones of participants"))
	}
	if last := len(all) - 1; last > 0 {
		return strings.Join(all[:last], ", ") + say(" en ", " and ") + all[last]
	}
	return all[0]
}
