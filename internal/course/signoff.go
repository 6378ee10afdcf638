package course

// One person's word for the papers: every porting guide asks that one person
// validates all fields before the order is sent.

import (
	"github.com/portcheck/portcheck/internal/porting"
)

// signOff is the newest sign-off. It holds for exactly the bytes that it names:
// the LOA and the CSR that are compared now must both be among them.
func (c *course) signOff() *porting.SignedOff {
	p := c.newest(porting.KindSignOff)
	if p == nil || p.Record.SignOff == nil {
		return nil
	}
	s := &porting.SignedOff{SignOff: *p.Record.SignOff, Document: p.Record.Document.Name}
	s.By, s.Title, s.Remarks = c.safe(s.By), c.safe(s.Title), c.safe(s.Remarks)
	covers := map[string]bool{}
	for _, d := range s.Covers {
		covers[d.SHA256] = true
	}
	loa, csr := covers[c.LOA.Document.SHA256], covers[c.CSR.Document.SHA256]
	switch {
	case loa && csr:
		s.Valid = true
	case !loa && !csr:
		s.Void = "It covers neither the LOA nor the CSR that stand now."
	case !loa:
		s.Void = "It covers another LOA than the one that stands now."
	default:
		s.Void = "It covers another CSR than the one that stands now."
	}
	return s
}

func voided(s *porting.SignedOff) porting.Finding {
	return finding("sign_off_void", porting.TypeDocument, porting.Review,
		"The sign-off by "+oneLine(s.By)+" no longer holds. "+s.Void, "Validate all fields of the papers that stand now, and sign them off anew.")
}
