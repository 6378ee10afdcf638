package course

// Words for people.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// fieldName is a field as people say it: "ZIP code of the service address".
func fieldName(n porting.Name, part string) string {
	name := strings.ReplaceAll(string(n), "_", " ")
	switch n {
	case porting.CustomerName:
		name = "business name"
	case porting.BTN:
		name = "billing telephone number (BTN)"
	case porting.PIN:
		name = "PIN"
	case porting.SSNLast4:
		name = "last four digits of the SSN"
	case porting.NewBTN:
		name = "new BTN"
	}
	if part != "" {
		return partName(part) + " of the " + name
	}
	return name
}

func partName(part string) string {
	switch part {
	case "unit":
		return "suite or unit"
	case "zip":
		return "ZIP code"
	}
	return part
}

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
