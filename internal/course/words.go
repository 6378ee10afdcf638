package course

// Words for people.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/telephone"
)

// words are a canonical name as people say it.
func words(name string) string {
	switch name {
	case "dsl":
		return "DSL"
	case "isdn", "isdn_pri", "isdn_bri", "une_p", "t1":
		return strings.ToUpper(strings.ReplaceAll(name, "_", " "))
	case "pic_freeze":
		return "PIC freeze"
	}
	return strings.ReplaceAll(name, "_", " ")
}

// plural chooses a word for one or for several.
func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// numberList writes numbers as ranges, at most four of them.
func numberList(tns []string) string { return strings.Join(telephone.Brief(tns, 4), ", ") }
