package reporttest

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// Edits reads an edit script from a short notation: text outside braces is the
// same on both sides; {loa|csr|class} differs. A piece of text cannot hold a
// brace or a bar.
//
//	Acme{|,|punctuation} {nc|NC|case}
func Edits(notation string) (edits []porting.Edit, loa, csr string) {
	edits = []porting.Edit{}
	var l, c strings.Builder
	for notation != "" {
		same, rest, found := strings.Cut(notation, "{")
		if same != "" {
			edits = append(edits, porting.Edit{Op: porting.Equal, LOA: same, CSR: same})
			l.WriteString(same)
			c.WriteString(same)
		}
		if !found {
			break
		}
		piece, rest, _ := strings.Cut(rest, "}")
		part := strings.SplitN(piece, "|", 3)
		e := porting.Edit{Op: porting.Replace, LOA: part[0], CSR: part[1], Class: porting.Difference(part[2])}
		switch {
		case e.LOA == "":
			e.Op = porting.Insert
		case e.CSR == "":
			e.Op = porting.Delete
		}
		edits = append(edits, e)
		l.WriteString(e.LOA)
		c.WriteString(e.CSR)
		notation = rest
	}
	return edits, l.String(), c.String()
}
