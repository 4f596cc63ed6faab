package seal

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/life/decide"
)

// Problem is the first thing that is wrong with a bundle: what, with which file, decision or key, and at which entry or byte.
type Problem struct {
	What string
	Item string
	N    int
	More string
}

// What can be wrong. The codes stay; the words may change.
const (
	tooLarge      = "too_large"
	noBundle      = "no_bundle"
	foreignZip    = "foreign_zip"
	packed        = "packed"
	cutOff        = "cut_off"
	twice         = "twice"
	damaged       = "damaged"
	trailing      = "trailing"
	newer         = "newer"
	unreadable    = "unreadable"
	unlisted      = "unlisted"
	missing       = "missing"
	wrongSum      = "wrong_sum"
	badEntry      = "bad_entry"
	newerEntry    = "newer_entry"
	brokenChain   = "broken_chain"
	wrongLength   = "wrong_length"
	wrongRoot     = "wrong_root"
	neverSealed   = "never_sealed"
	sealedTwice   = "sealed_twice"
	misplaced     = "misplaced"
	afterSeal     = "after_seal"
	otherRecord   = "other_record"
	otherPlan     = "other_plan"
	badWords      = "bad_words"
	otherWords    = "other_words"
	otherCode     = "other_code"
	otherFile     = "other_file"
	notSigned     = "not_signed"
	badSignature  = "bad_signature"
	wrongKey      = "wrong_key"
	badCosigner   = "bad_cosigner"
	badCosigned   = "bad_cosignature"
	cosignedTwice = "cosigned_twice"
	strangeKey    = "strange_key"
	strangeCode   = "strange_code"
	doesNotFold   = "does_not_fold"
	lockedLate    = "locked_late"
	changedLocked = "changed_locked"
	unexplained   = "unexplained"
	wrongCount    = "wrong_count"
	lostCards     = "lost_cards"
	doesNotFollow = "does_not_follow"
	partDiffers   = "part_differs"
)

// Error is the problem in English.
func (p *Problem) Error() string { return p.In("en") }

// Newer says that another version of the program may read it.
func (p *Problem) Newer() bool { return p.What == newer || p.What == newerEntry }

// In says what is wrong in Dutch, or in English.
func (p *Problem) In(language string) string {
	words := said[p.What]
	text := words.nl
	if language == "en" {
		text = words.en
	}
	return strings.NewReplacer("{item}", p.Item, "{n}", strconv.Itoa(p.N), "{more}", p.more(language)).Replace(text)
}

func (p *Problem) more(language string) string {
	if words, ok := details[p.More]; ok {
		if language == "en" {
			return words.en
		}
		return words.nl
	}
	return p.More
}

type inTwo struct{ nl, en string }

var said = map[string]inTwo{
	tooLarge:      {"Dit bestand is te groot voor een bundel.", "This file is too large to be a bundle."},
	noBundle:      {"Dit is geen bundel van Hoofdlijn.", "This is not a bundle of Hoofdlijn."},
	foreignZip:    {"Dit zip-bestand is niet door Hoofdlijn gemaakt (byte {n}).", "This zip file was not made by Hoofdlijn (byte {n})."},
	packed:        {"{item}: is ingepakt. In een bundel van Hoofdlijn is niets ingepakt; dit zip-bestand is opnieuw gemaakt.", "{item}: is compressed. In a bundle of Hoofdlijn nothing is; this zip file was made anew."},
	cutOff:        {"{item}: hier houdt het bestand op. Het is niet heel.", "{item}: the file ends here. It is not whole."},
	twice:         {"{item}: staat er twee keer in.", "{item}: is in it twice."},
	damaged:       {"{item}: is beschadigd of veranderd.", "{item}: is damaged or was changed."},
	trailing:      {"Na het einde van de bundel staat nog iets (byte {n}).", "Something follows the end of the bundle (byte {n})."},
	newer:         {"{item}: deze bundel is van een nieuwere versie ({more}). Gebruik een nieuwere Hoofdlijn om hem te controleren.", "{item}: this bundle is of a newer version ({more}). Use a newer Hoofdlijn to check it."},
	unreadable:    {"{item}: is niet te lezen.", "{item}: cannot be read."},
	unlisted:      {"{item}: hoort niet op deze plaats in een bundel.", "{item}: does not belong at this place in a bundle."},
	missing:       {"{item}: ontbreekt.", "{item}: is missing."},
	wrongSum:      {"{item}: is niet het bestand dat in manifest.json staat.", "{item}: is not the file that manifest.json lists."},
	badEntry:      {"{item}: regel {n} van het logboek is niet te lezen.", "{item}: entry {n} of the record cannot be read."},
	newerEntry:    {"{item}: regel {n} van het logboek is van een nieuwere versie. Gebruik een nieuwere Hoofdlijn.", "{item}: entry {n} of the record is of a newer version. Use a newer Hoofdlijn."},
	brokenChain:   {"{item}: regel {n} van het logboek volgt niet op de regel ervoor.", "{item}: entry {n} of the record does not follow from the one before."},
	wrongLength:   {"{item}: het logboek heeft {n} regels; volgens manifest.json is dat een ander aantal.", "{item}: the record has {n} entries; manifest.json says another number."},
	wrongRoot:     {"{item}: het logboek is niet het logboek dat ondertekend is.", "{item}: the record is not the one that was signed."},
	neverSealed:   {"{item}: in dit logboek is geen plan vastgelegd.", "{item}: no plan was sealed in this record."},
	sealedTwice:   {"{item}: op regel {n} is een tweede plan vastgelegd.", "{item}: at entry {n} a second plan was sealed."},
	misplaced:     {"{item}: regel {n} hoort pas na het vastleggen te komen.", "{item}: entry {n} should come after the seal."},
	afterSeal:     {"{item}: na het vastleggen komt nog regel {n}.", "{item}: entry {n} comes after the seal."},
	otherRecord:   {"{item}: het plan op regel {n} is vastgelegd na een ander logboek dan dit.", "{item}: the plan at entry {n} was sealed after another record than this one."},
	otherPlan:     {"{item}: is niet het plan dat is vastgelegd.", "{item}: is not the plan that was sealed."},
	badWords:      {"{item}: regel {n} is niet te lezen, of hoort niet bij het logboek.", "{item}: line {n} cannot be read, or does not belong to the record."},
	otherWords:    {"{item}: de woorden op regel {n} zijn niet de woorden die zijn vastgelegd.", "{item}: the words at line {n} are not the words that were fixed."},
	otherCode:     {"{item}: noemt een andere controlecode dan die van het plan.", "{item}: gives another check code than that of the plan."},
	otherFile:     {"{item}: zegt iets anders dan het plan dat is vastgelegd.", "{item}: says something else than the plan that was sealed."},
	notSigned:     {"{item}: de handtekening is niet van deze bundel, maar van een andere.", "{item}: the signature is not of this bundle, but of another one."},
	badSignature:  {"{item}: de handtekening klopt niet.", "{item}: the signature is wrong."},
	wrongKey:      {"{item}: de sleutel en de herkomst passen niet bij elkaar.", "{item}: key and origin do not belong together."},
	badCosigner:   {"{item}: regel {n} is niet te lezen, of staat niet op de goede plaats.", "{item}: line {n} cannot be read, or is not in its place."},
	badCosigned:   {"{item}: de handtekening op regel {n} is niet van deze sleutel, of staat onder een ander plan.", "{item}: the signature at line {n} is not of this key, or is under another plan."},
	cosignedTwice: {"{item}: de sleutel op regel {n} staat er twee keer in.", "{item}: the key at line {n} is in it twice."},
	strangeKey:    {"{item}: ondertekend met een andere sleutel dan u opgaf: {more}", "{item}: signed with another key than the one you gave: {more}"},
	strangeCode:   {"{item}: de controlecode van dit plan is {more}. Dat is niet de code die u opgaf.", "{item}: the check code of this plan is {more}. That is not the code you gave."},
	doesNotFold:   {"{item}: uit dit logboek komt geen bijeenkomst.", "{item}: this record is not one of a meeting."},
	lockedLate:    {"{item}: op regel {n} stonden de kaders nog niet vast, terwijl de bijeenkomst al bezig was.", "{item}: at entry {n} the frameworks were not locked yet, and the meeting was already going on."},
	changedLocked: {"{item}: op regel {n} is een kader veranderd dat al vaststond.", "{item}: at entry {n} a framework was changed that had been locked."},
	unexplained:   {"{item}: bij regel {n} klopt niet wat er is teruggenomen.", "{item}: what entry {n} took back is not right."},
	wrongCount:    {"\"{item}\": de uitslag op regel {n} klopt niet: {more}.", "\"{item}\": the result at entry {n} is wrong: {more}."},
	lostCards:     {"{item}: er zijn {n} kaartjes geschreven, en het plan telt er anders.", "{item}: {n} cards were written, and the plan counts otherwise."},
	doesNotFollow: {"\"{item}\": wat het plan hierover zegt, volgt niet uit het logboek.", "\"{item}\": what the plan says of it does not follow from the record."},
	partDiffers:   {"{item}: dit volgt niet uit het logboek: {more}.", "{item}: this does not follow from the record: {more}."},
}

var details = map[string]inTwo{
	decide.WrongMethod:  {"de manier van beslissen bestaat niet", "there is no such way of deciding"},
	decide.WrongSums:    {"de aantallen tellen niet op", "the numbers do not add up"},
	decide.WrongResult:  {"de regel geeft een andere uitkomst", "the rule gives another result"},
	decide.WrongOutcome: {"het besluit volgt niet uit de uitkomst", "the decision does not follow from the result"},
	decide.WrongKept:    {"er staan aantallen bij die er niet horen, of ze ontbreken", "numbers are there that should not be, or are missing"},
	"meeting":           {"de vraag en de gegevens van de bijeenkomst", "the question and what is said of the meeting"},
	"frameworks":        {"de kaders", "the frameworks"},
	"cards":             {"waar de kaartjes gebleven zijn", "where the cards ended"},
	"themes":            {"de onderwerpen en hun volgorde", "the topics and their order"},
	"plan":              {"de opbouw van het plan", "how the plan is made up"},
}

var opens = map[string]inTwo{
	decide.OpenNotKept:  {"het is niet aangenomen; dan worden geen aantallen bewaard", "it was not carried; then no numbers are kept"},
	decide.OpenJudged:   {"welke bezwaren de groep niet geldig vond, wordt niet bewaard", "which objections the group found not valid is not kept"},
	decide.OpenEntitled: {"hoeveel mensen een stem hadden, ook wie niet kwam, is niet openbaar", "how many people had a vote, come or not, is not public"},
}

// In says in Dutch or English why a result cannot be counted again.
func (n NotAgain) In(language string) string {
	if language == "en" {
		return opens[n.Why].en
	}
	return opens[n.Why].nl
}
