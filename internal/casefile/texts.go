package casefile

// A text is a problem in both languages: what is wrong, and what to do. {0}, {1} are filled in.
type text struct{ en, nl sentence }

type sentence struct{ what, remedy string }

func (t text) in(language string) sentence {
	if language == "nl" {
		return t.nl
	}
	return t.en
}

// texts is every problem there is, by code.
var texts = map[string]text{
	"not_utf8": {
		sentence{"This is not UTF-8.", "Save the file as UTF-8."},
		sentence{"Dit is geen UTF-8.", "Bewaar het bestand als UTF-8."}},
	"too_big": {
		sentence{"The file is larger than {0} MiB.", "Divide it over several case files."},
		sentence{"Het bestand is groter dan {0} MiB.", "Verdeel het over meer bestanden."}},
	"too_deep": {
		sentence{"There are more than {0} levels within each other, or more than {1} keys in a row.", "Make it simpler."},
		sentence{"Er zitten meer dan {0} niveaus in elkaar, of meer dan {1} sleutels achter elkaar.", "Maak het eenvoudiger."}},
	"control_character": {
		sentence{"Here is an invisible control character.", "Take it out."},
		sentence{"Hier staat een onzichtbaar stuurteken.", "Haal het weg."}},
	"yaml": {
		sentence{"This cannot be read as YAML: {0}.", "Look at the indentation, the quotes and the brackets."},
		sentence{"Dit is niet te lezen als YAML: {0}.", "Kijk naar het inspringen, de aanhalingstekens en de haken."}},
	"stray": {
		sentence{"The text \"{0}\" belongs to nothing.", "Look at the indentation, the commas and the brackets around it."},
		sentence{"De tekst \"{0}\" hoort nergens bij.", "Kijk naar het inspringen, de komma's en de haken eromheen."}},
	"yaml_feature": {
		sentence{"\"{0}\": anchors, aliases, tags, merge keys, directives and keys that are no text are not used in case files.", "Write it out."},
		sentence{"\"{0}\": ankers, verwijzingen, tags, samenvoegen, aanwijzingen en sleutels die geen tekst zijn, horen niet in een casus.", "Schrijf het uit."}},
	"documents": {
		sentence{"A second document begins here.", "One file holds one case; put this in a file of its own."},
		sentence{"Hier begint een tweede document.", "Eén bestand bevat één casus; zet dit in een eigen bestand."}},
	"empty_file": {
		sentence{"The file is empty.", "Begin with \"format: hoofdlijn-case/1\"."},
		sentence{"Het bestand is leeg.", "Begin met \"format: hoofdlijn-case/1\"."}},
	"bad_format": {
		sentence{"The format is \"{0}\".", "Write \"format: hoofdlijn-case/1\"; this version reads no other."},
		sentence{"Het formaat is \"{0}\".", "Schrijf \"format: hoofdlijn-case/1\"; deze versie leest geen ander."}},
	"duplicate_key": {
		sentence{"The key \"{0}\" is already on line {1}.", "Keep one of the two."},
		sentence{"De sleutel \"{0}\" staat al op regel {1}.", "Houd er één over."}},
	"unknown_key": {
		sentence{"The key \"{0}\" is unknown here.", "Use one of: {1}."},
		sentence{"De sleutel \"{0}\" is hier onbekend.", "Gebruik er een van: {1}."}},
	"missing": {
		sentence{"The key \"{0}\" is missing.", "Add it."},
		sentence{"De sleutel \"{0}\" ontbreekt.", "Voeg hem toe."}},
	"empty": {
		sentence{"There is nothing here.", "Write a value, or leave the key out when it is optional."},
		sentence{"Hier staat niets.", "Vul iets in, of laat de sleutel weg als die niet hoeft."}},
	"not_text": {
		sentence{"This must be a text or a number, not a list or a map.", "Write one value."},
		sentence{"Dit moet een tekst of getal zijn, geen lijst of tabel.", "Schrijf één waarde."}},
	"not_list": {
		sentence{"This must be a list.", "Write [a, b], or one item a line after a dash."},
		sentence{"Dit moet een lijst zijn.", "Schrijf [a, b], of zet elk onderdeel op een regel na een streepje."}},
	"not_map": {
		sentence{"This must be a map of keys and values.", "Write {key: value}, or {} when nothing needs to be said."},
		sentence{"Dit moeten sleutels met waarden zijn.", "Schrijf {sleutel: waarde}, of {} als er niets te zeggen is."}},
	"bad_id": {
		sentence{"\"{0}\" is not an id.", "Use 1 to 64 small letters, digits and hyphens."},
		sentence{"\"{0}\" is geen id.", "Gebruik 1 tot 64 kleine letters, cijfers en streepjes."}},
	"id_twice": {
		sentence{"The id \"{0}\" is already used on line {1}.", "Choose another; an id is used once, whatever becomes of it."},
		sentence{"De id \"{0}\" is al gebruikt op regel {1}.", "Kies een andere; een id wordt één keer gebruikt, wat er ook van komt."}},
	"unknown_reference": {
		sentence{"There is no person \"{0}\" in people.", "Add the person, or mend the id."},
		sentence{"Er is geen persoon \"{0}\" in people.", "Voeg de persoon toe, of verbeter de id."}},
	"own_companion": {
		sentence{"A person cannot be their own companion.", "Name the person they come along with."},
		sentence{"Iemand kan niet met zichzelf meekomen.", "Noem de persoon met wie diegene meekomt."}},
	"bad_word": {
		sentence{"\"{0}\" is not one of the words that fit here.", "Use one of: {1}."},
		sentence{"\"{0}\" is geen woord dat hier past.", "Gebruik er een van: {1}."}},
	"bad_yes_no": {
		sentence{"\"{0}\" is neither true nor false.", "Write true or false."},
		sentence{"\"{0}\" is niet waar of onwaar.", "Schrijf true of false."}},
	"bad_whole": {
		sentence{"\"{0}\" is not a whole number.", "Write digits only, without leading zeros or sign, at most 9 of them."},
		sentence{"\"{0}\" is geen heel getal.", "Schrijf alleen cijfers, zonder nullen vooraan en zonder teken, hooguit 9."}},
	"bad_pair": {
		sentence{"These are not two people.", "Write two ids, such as [p01, p02]."},
		sentence{"Dit zijn geen twee mensen.", "Schrijf twee id's, zoals [p01, p02]."}},
	"bad_part": {
		sentence{"{0}/{1} is not a part of the whole.", "Write num and den with 0 < num <= den."},
		sentence{"{0}/{1} is geen deel van het geheel.", "Schrijf num en den met 0 < num <= den."}},
	"bad_amount": {
		sentence{"\"{0}\" is not an amount.", "Write it as 1200 or 1200.50: no leading zeros, exponent, sign or thousands separator, at most 15 digits before the point."},
		sentence{"\"{0}\" is geen bedrag of aantal.", "Schrijf het als 1200 of 1200.50: zonder nullen vooraan, exponent, teken of punt bij duizendtallen, hooguit 15 cijfers voor de punt."}},
	"bad_cents": {
		sentence{"\"{0}\" has more than two decimals, and this is money.", "Round it to cents."},
		sentence{"\"{0}\" heeft meer dan twee decimalen, en dit is geld.", "Rond af op centen."}},
	"bad_date": {
		sentence{"\"{0}\" is not a date.", "Write YYYY, YYYY-MM or YYYY-MM-DD with a day that exists, or words such as \"najaar 2022\"."},
		sentence{"\"{0}\" is geen datum.", "Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD met een dag die bestaat, of woorden zoals \"najaar 2022\"."}},
	"bad_bound_date": {
		sentence{"\"{0}\" is not a date that can be compared.", "Write YYYY, YYYY-MM or YYYY-MM-DD with a day that exists."},
		sentence{"\"{0}\" is geen datum om mee te vergelijken.", "Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD met een dag die bestaat."}},
	"numeric_only": {
		sentence{"Only a framework of kind numeric has \"{0}\"; this one is {1}.", "Take it out, or make the kind numeric."},
		sentence{"Alleen een kader van de soort numeric heeft \"{0}\"; dit is {1}.", "Haal het weg, of maak de soort numeric."}},
	"no_bound": {
		sentence{"A numeric framework needs a bound.", "Add min, max or both."},
		sentence{"Een kader van de soort numeric heeft een grens nodig.", "Voeg min, max of allebei toe."}},
	"min_over_max": {
		sentence{"The min {0} is above the max {1}.", "Swap or mend them."},
		sentence{"De min {0} is hoger dan de max {1}.", "Wissel of verbeter ze."}},
	"sum_of_dates": {
		sentence{"Dates cannot be added up.", "Use \"over: proposal\" with unit date."},
		sentence{"Datums zijn niet op te tellen.", "Gebruik \"over: proposal\" bij unit date."}},
	"step_shape": {
		sentence{"A step is one key with a value.", "Write \"- name: {...}\", with each step after a dash of its own."},
		sentence{"Een stap is één sleutel met een waarde.", "Schrijf \"- naam: {...}\", met elke stap na een eigen streepje."}},
	"unknown_step": {
		sentence{"There is no step \"{0}\".", "Use one of: {1}."},
		sentence{"Er is geen stap \"{0}\".", "Gebruik er een van: {1}."}},
	"reason_missing": {
		sentence{"The verdict {0} needs a reason.", "Add \"reason\"."},
		sentence{"Bij het oordeel {0} hoort een reden.", "Voeg \"reason\" toe."}},
	"params_elsewhere": {
		sentence{"The method {0} has no parameters.", "Take params out, or choose the method {1}."},
		sentence{"De methode {0} heeft geen instellingen.", "Haal params weg, of kies de methode {1}."}},
	"not_yet_method": {
		sentence{"The method \"{0}\": the product does not do this yet.", "Use one of: {1}."},
		sentence{"De methode \"{0}\": dit kan het programma nog niet.", "Gebruik er een van: {1}."}},
	"not_yet_secret": {
		sentence{"Secret rounds: the product does not do this yet.", "Use closed or open."},
		sentence{"Geheime rondes: dit kan het programma nog niet.", "Gebruik closed of open."}},
}
