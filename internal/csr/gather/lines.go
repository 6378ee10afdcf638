package gather

// Which lines go on with the value above them.

import (
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
)

// DBALine tells whether a line below a name goes on with it.
func DBALine(text string) bool {
	s := strings.ToLower(text)
	for _, p := range []string{"dba ", "d/b/a ", "d.b.a", "c/o ", "attn", "a division of", "t/a ", "aka "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// AddressLine tells whether a line can belong to an address: it has a number in
// it, or a comma, or no more than a few words. What ends in a colon begins something else.
func AddressLine(text string) bool {
	if cells.TelephoneLike(text) || unknownItem(text) || strings.HasSuffix(text, ":") {
		return false
	}
	return cells.Digits(text) > 0 || strings.Contains(text, ",") || len(strings.Fields(text)) <= 4
}

// Closed tells whether an address is complete: it ends with the ZIP of its city.
func Closed(text string) bool {
	p := Split(text)
	return p.Street != "" && p.City != "" && p.Zip != "" && strings.HasSuffix(text, p.Zip)
}

// BehindZip tells whether a line can stand below a complete address: a country, a unit, or
// what has figures in it.
func BehindZip(text string) bool {
	if cells.Digits(text) > 0 || cells.UnitLike(text) {
		return true
	}
	switch strings.ToLower(strings.ReplaceAll(text, ".", "")) {
	case "usa", "us", "united states", "united states of america", "canada", "estados unidos":
		return true
	}
	return false
}

// unknownItem tells whether a line is a label that nobody knows and its value: "Rate
// center: Thorold".
func unknownItem(text string) bool {
	if head, _, ok := strings.Cut(text, ". "); strings.Contains(text, ".....") || ok && strings.Contains(head, " ") && cells.FindLabel(head).Is() {
		return true // dots lead from a label to its value
	}
	head, value, ok := strings.Cut(text, ":")
	return ok && cells.Speaks(head) && cells.Digits(head) == 0 && strings.TrimSpace(value) != "" && len(strings.Fields(head)) <= 4 &&
		!DBALine(text) && addr.Designator(strings.ToLower(strings.TrimSpace(head))) == ""
}
