// Package wording has the words of the plan's files in Dutch and English, and reads out what stands in the plan as codes.
package wording

import (
	"fmt"
	"sort"
	"strings"

	"hoofdlijn/internal/life/plan"
)

// In gives the words of a language; Dutch when there are none.
func In(language string) Words {
	if table, ok := tables[language]; ok {
		return Words{language, table}
	}
	return Words{"nl", tables["nl"]}
}

// Words is the words of one language.
type Words struct {
	Language string
	table    map[string]string
}

// Say is the sentence for a key, with its values filled in.
func (w Words) Say(key string, values ...any) string {
	sentence, ok := w.table[key]
	if !ok {
		panic("wording: no sentence for " + key) // a test says every key that is used
	}
	if len(values) == 0 {
		return sentence
	}
	return fmt.Sprintf(sentence, values...)
}

// Code reads a code out: Code("outcome", "adopted"). Words of one's own, such as a capacity, stand as they are.
func (w Words) Code(kind, code string) string {
	if said, ok := w.table[kind+"."+code]; ok {
		return said
	}
	return code
}

// Money writes an amount with two decimals as people do: € 12.000,00 or €12,000.00.
func (w Words) Money(amount string) string {
	whole, cents, _ := strings.Cut(amount, ".")
	thousand, decimal, sign := ".", ",", "€ "
	if w.Language == "en" {
		thousand, decimal, sign = ",", ".", "€"
	}
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(thousand)
		}
		b.WriteRune(digit)
	}
	if cents == "" || cents == "00" {
		return sign + b.String()
	}
	return sign + b.String() + decimal + cents
}

// Number writes a number of a decision.
func (w Words) Number(measure, amount string) string {
	if measure == "cost" || measure == "yield" {
		return w.Money(amount)
	}
	return amount
}

// Date writes 2021-11-08 as 8 november 2021, and leaves other dates as they are.
func (w Words) Date(text string) string {
	var year, month, day int
	if n, _ := fmt.Sscanf(text, "%4d-%2d-%2d", &year, &month, &day); n == 3 && month >= 1 && month <= 12 && len(text) == 10 {
		return fmt.Sprintf("%d %s %d", day, strings.Fields(w.table["months"])[month-1], year)
	}
	if n, _ := fmt.Sscanf(text, "%4d-%2d", &year, &month); n == 2 && month >= 1 && month <= 12 && len(text) == 7 {
		return fmt.Sprintf("%s %d", strings.Fields(w.table["months"])[month-1], year)
	}
	return text
}

// People is how many took part.
func People(d plan.Document) int {
	sum := 0
	for _, n := range d.Attendance {
		sum += n
	}
	return sum
}

// Decisions is how many there are.
func Decisions(d plan.Document) int {
	sum := 0
	for _, t := range d.Themes {
		sum += len(t.Decisions)
	}
	return sum
}

// Rule reads out how was decided, in one sentence.
func (w Words) Rule(dec plan.Decision) string {
	if dec.Method != "majority" {
		return w.Say("rule." + dec.Method)
	}
	p := plan.MajorityOf(dec.Rule)
	than := "rule.more"
	if !p.Strict {
		than = "rule.atleast"
	}
	return w.Say("rule.majority", w.Say(than), p.Num, p.Den, w.Say("basis."+p.Basis))
}

// Result reads out what was answered.
func (w Words) Result(dec plan.Decision) string {
	r := dec.Result
	if dec.Method == "majority" {
		return w.Say("result.majority", r.Counts["for"], r.Counts["against"], r.Counts["blank"])
	}
	if len(dec.Concerns) > 0 || dec.Outcome == "adopted_with_concerns" {
		return w.Say("result.concerns")
	}
	return w.Say("result.everyone")
}

// Route says how many answered with help; "" when nobody did.
func (w Words) Route(dec plan.Decision) string {
	helped := 0
	for via, n := range dec.Result.Via {
		if via != "phone" {
			helped += n
		}
	}
	if helped == 0 {
		return ""
	}
	return w.Say("result.helped", helped)
}

// Asks lists what the plan asks, and of whom: of the municipality first, then of others by name.
func Asks(d plan.Document) []Ask {
	byWhom := map[string][]string{}
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			for _, who := range dec.NeedsYesFrom {
				byWhom[who] = append(byWhom[who], dec.Title)
			}
		}
	}
	all := make([]Ask, 0, len(byWhom))
	for who, what := range byWhom {
		all = append(all, Ask{who, what, strings.Contains(strings.ToLower(who), "gemeente") || strings.Contains(strings.ToLower(who), "municipality")})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].Town != all[j].Town {
			return all[i].Town
		}
		return all[i].Who < all[j].Who
	})
	return all
}

// Ask is what somebody is asked to say yes to.
type Ask struct {
	Who  string
	What []string
	Town bool
}

// Group is a capacity and how many came.
type Group struct {
	Name  string
	Count int
}

// Groups lists who took part, largest first.
func (w Words) Groups(d plan.Document) []Group {
	var all []Group
	for capacity, n := range d.Attendance {
		all = append(all, Group{w.Code("capacity", capacity), n})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].Count != all[j].Count {
			return all[i].Count > all[j].Count
		}
		return all[i].Name < all[j].Name
	})
	return all
}

// Places lists where the cards ended, without the empty places.
func (w Words) Places(c plan.Cards) []Group {
	var all []Group
	for _, place := range []struct {
		key string
		n   int
	}{{"in_plan", c.InPlan}, {"merged", c.Merged}, {"parked", c.Parked}, {"not_adopted", c.NotAdopted}, {"outside", c.Outside},
		{"withdrawn", c.Withdrawn}, {"removed", c.Removed}, {"not_reached", c.NotReached}} {
		if place.n > 0 {
			all = append(all, Group{w.Say("card." + place.key), place.n})
		}
	}
	return all
}

// Check code of the record: the first twelve signs of its head, in fours.
func CheckCode(head string) string {
	if len(head) < 12 {
		return head
	}
	h := strings.ToUpper(head[:12])
	return h[:4] + " " + h[4:8] + " " + h[8:]
}

// Named is a number with its name.
type Named struct{ Name, Value string }

// Others lists the numbers of a decision besides cost and yield, by name.
func Others(d plan.Decision) []Named {
	var all []Named
	for measure, amount := range d.Numbers {
		if measure != "cost" && measure != "yield" {
			all = append(all, Named{measure, amount})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// Keys lists what a language has words for, in order.
func Keys(language string) []string {
	var all []string
	for key := range tables[language] {
		all = append(all, key)
	}
	sort.Strings(all)
	return all
}
