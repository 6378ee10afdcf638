package report

// The table of fields: both papers side by side.

import (
	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/rules"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Signer is the name that an LOA is to bear as its authorized person, in the CSR's
// characters. ok is false where a person has to say who signs: the CSR names several of
// whom none is on the LOA, or none who could.
func Signer(loa, csr *porting.Record) (name string, ok bool) { return rules.Signer(loa, csr) }

// fieldRows lists every field that either paper holds, in porting.Names' order.
func fieldRows(loa, csr *porting.Record, findings []porting.Finding) []porting.FieldRow {
	differs := map[porting.Name]bool{}
	for _, f := range findings {
		for _, d := range f.Differences {
			if d != porting.Unreadable {
				differs[f.Field] = true
			}
		}
	}
	out := []porting.FieldRow{}
	for _, n := range porting.Names {
		l, c := loa.Fields[n], csr.Fields[n]
		if l == nil && c == nil {
			continue
		}
		row := porting.FieldRow{Field: n}
		if l != nil {
			row.LOA = porting.Side{Text: l.Text, Where: l.Where}
		}
		if c != nil {
			row.CSR = porting.Side{Text: c.Text, Where: c.Where}
		}
		switch {
		case l != nil && l.Text == "" || c != nil && c.Text == "":
			row.Result = porting.UnreadableResult
		case c == nil:
			row.Result = porting.OnlyLOA
		case l == nil:
			row.Result = porting.OnlyCSR
		case porting.IsCompared(n) && !differs[n], !porting.IsCompared(n) && sameValue(n, l.Text, c.Text):
			row.Result = porting.Same
		default:
			row.Result = porting.Differs
		}
		out = append(out, row)
	}
	return out
}

// sameValue compares a field that the LOA need not repeat: numbers and dates by
// value, texts to the character.
func sameValue(n porting.Name, loa, csr string) bool {
	switch n {
	case porting.NewBTN, porting.ContactPhone:
		l, okL := telephone.Parse(loa)
		c, okC := telephone.Parse(csr)
		if okL && okC {
			return l == c
		}
	case porting.SignatureDate, porting.DesiredDueDate, porting.CSRDate:
		l, okL := dates.Parse(loa)
		c, okC := dates.Parse(csr)
		if okL && okC {
			return l.Date == c.Date
		}
	}
	return compare.Texts(loa, csr, compare.Account).Same()
}
