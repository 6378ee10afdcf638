package labels

// Words that tell whose name a text is: a company's, by its form, or a carrier's; and those
// that say that there is no name, and no other value.

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed names.tsv
var namesData string

// nameWords is the data file: the kind of each word.
var nameWords = sync.OnceValue(func() map[string]string { return parseNames(namesData) })

// parseNames reads the data file. It is embedded, so a mistake in it is a mistake of the
// program, and panics; a test reads it.
func parseNames(data string) map[string]string {
	out := make(map[string]string, 32)
	for f := range tsv.Rows("names.tsv", data, 3, 3) {
		if !slices.Contains([]string{"form", "office", "trade", "record", "none", "whether"}, f[0]) || f[2] == "" || out[f[1]] != "" {
			panic(fmt.Sprintf("names.tsv: %q: want kind, a word that stands in no other row, and source", f))
		}
		out[f[1]] = f[0]
	}
	return out
}

// CompanyForm tells whether a word, in lower case and without points, is what the form
// of a company is called at the end of its name: "inc", "llc".
func CompanyForm(word string) bool { return nameWords()[word] == "form" }

// OfficeWord tells whether a word, in lower case, says what a person is in a company:
// "manager". What stands behind names as well ("Jr.", "CPA") does not.
func OfficeWord(word string) bool { return nameWords()[word] == "office" }

// TradeWord tells whether companies of the telephone trade are named by a word, in lower
// case: "telecom".
func TradeWord(word string) bool { return nameWords()[word] == "trade" }

// RecordWord tells whether a word, in lower case, names who gives a record where the
// record's title holds a name, although it is none of the trade's: "portal".
func RecordWord(word string) bool { return nameWords()[word] == "record" }

// NoValue tells whether a text says that there is no value: "N/A", "none", "--", or
// nothing at all.
func NoValue(text string) bool {
	text = strings.Trim(text, " \u00a0.-\u2013\u2014_()")
	return text == "" || len(text) <= 20 && nameWords()[strings.ToLower(text)] == "none"
}

// SaysWhether tells whether a text says no more than that there is a value, or that one is
// asked for: "required", "on file", "Yes".
func SaysWhether(text string) bool {
	text = strings.Trim(text, " \u00a0.-!*()")
	return len(text) <= 20 && nameWords()[strings.ToLower(text)] == "whether"
}
