package cells

// Headings of sums, which count what stands above them and are about no number.

import "strings"

// TotalWords tells whether a text heads a sum: "Total", "Grand Total:", "Concord
// Total", "Total Lines: 5". The name of a product ("Total Care") heads none.
func TotalWords(text string) bool {
	if len(text) > 60 || !strings.Contains(strings.ToLower(text), "total") {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t\u00a0:=()-#", r) })
	for len(words) > 1 && Digits(words[len(words)-1]) > 0 { // the sum itself
		words = words[:len(words)-1]
	}
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	is := func(w string) bool {
		return w == "total" || w == "totals" || w == "subtotal" || w == "subtotals" || w == "totaux"
	}
	if is(words[len(words)-1]) {
		return true
	}
	if !is(words[0]) {
		return false
	}
	switch words[1] {
	case "line", "lines", "number", "numbers", "tn", "tns", "telephone", "phone", "count", "for", "of", "mrc", "monthly", "due", "charge", "charges", "amount", "working", "active", "did", "dids", "qty", "quantity":
		return true
	}
	return false
}
