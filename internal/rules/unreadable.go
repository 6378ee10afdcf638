package rules

// What could not be read, or not with certainty, and may hide a difference.

import (
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// casts tells whether a problem casts doubt on the value that it names.
func casts(code string) bool {
	switch code {
	case porting.ProblemAppearanceDiffers, porting.ProblemAmbiguousLabel, porting.ProblemContradiction, porting.ProblemLowConfidence,
		porting.ProblemDigitsLost, porting.ProblemNoCachedValue, porting.ProblemUnreadableValue, porting.ProblemUnknownFont:
		return true
	}
	return false
}

// hides tells whether a problem that names no value may hide one.
func hides(code string) bool {
	switch code {
	case porting.ProblemPassword, porting.ProblemDamaged, porting.ProblemXFA, porting.ProblemLimit, porting.ProblemTimeout, porting.ProblemNoOCR,
		porting.ProblemUnknownFont, porting.ProblemLowConfidence, porting.ProblemDigitsLost, porting.ProblemNoCachedValue,
		porting.ProblemUnreadableValue, porting.ProblemAppearanceDiffers:
		return true
	}
	return false
}

// unreadable: every problem that may hide or change a compared value, and every
// side on which there is no name, no address or no number at all.
//
// Sources: Level 3 LNP127J; Telnyx ILLEGIBLE_LOA; the contract on unread values.
func (p *pair) unreadable() []porting.Finding {
	var out []porting.Finding
	for _, s := range [...]struct {
		r      *porting.Record
		loa    bool
		reason string
	}{{p.loa, true, "loa_illegible"}, {p.csr, false, "record_contradiction"}} {
		for i := range s.r.Problems {
			pr := &s.r.Problems[i]
			switch {
			case porting.IsCompared(pr.Field) && casts(pr.Code):
				if pr.Code == porting.ProblemContradiction {
					continue // its rule
				}
				f := s.r.Fields[pr.Field]
				if f != nil && f.Text == "" || p.fieldFound(pr.Field) {
					continue // said with the field
				}
				reason := reasonOf(pr.Field)
				if s.loa {
					reason = "loa_illegible"
				}
				out = append(out, p.doubt(s.loa, string(pr.Field), reason, pr.Field, pr))
			case pr.Field == "" && hides(pr.Code):
				id := s.reason
				if pr.TN != "" {
					id += ":" + pr.TN
				}
				g := p.doubt(s.loa, id, s.reason, "", pr)
				g.TN = pr.TN
				out = append(out, g)
			}
		}
		out = append(out, p.nothing(s.r, s.loa, s.reason)...)
		if f, ok := p.byOCR(s.r, s.loa, s.reason); ok {
			out = append(out, f)
		}
	}
	return out
}

// byOCR finds what was read by OCR, with less than full confidence though with no
// doubt that its reader named, and is the same on both papers: a misread value
// may look right, so a person has to see the paper (contract, "read with less
// than full confidence"). One finding a paper names all of it.
func (p *pair) byOCR(r *porting.Record, loa bool, reason string) (porting.Finding, bool) {
	var what []string
	var at porting.Where
	for _, n := range append(porting.Compared[:len(porting.Compared):len(porting.Compared)], porting.SignatureDate) {
		f := r.Fields[n]
		if f == nil || f.Text == "" || f.Read != porting.ReadOCR || f.Confidence >= 1 || named(r, n) || porting.IsCompared(n) && p.fieldFound(n) {
			continue
		}
		if len(what) == 0 {
			at = f.Where
		}
		what = append(what, "the "+n.Spoken())
	}
	for i := range r.Numbers {
		if n := &r.Numbers[i]; n.TN != "" && n.Read == porting.ReadOCR && n.Confidence < 1 {
			if len(what) == 0 {
				at = n.Where
			}
			what = append(what, "telephone numbers")
			break
		}
	}
	if len(what) == 0 {
		return porting.Finding{}, false
	}
	f := porting.Finding{
		ID: reason + ".ocr", Differences: []porting.Difference{porting.Unreadable}, Severity: porting.Review,
		Rejection: carrier.Rejection(reason), Edits: []porting.Edit{},
	}
	if loa {
		f.LOA.Where = at
	} else {
		f.CSR.Where = at
	}
	f.Message, f.Fix = readByOCR(what, loa)
	return f, true
}

// named tells whether a problem names the field.
func named(r *porting.Record, n porting.Name) bool {
	for i := range r.Problems {
		if r.Problems[i].Field == n {
			return true
		}
	}
	return false
}

// fieldFound tells whether the field differs, so that its own finding says how
// sure it is.
func (p *pair) fieldFound(n porting.Name) bool { return len(p.field(n)) > 0 }

// doubt makes the finding of a problem.
func (p *pair) doubt(loa bool, id, reason string, n porting.Name, pr *porting.Problem) porting.Finding {
	f := porting.Finding{
		ID: id, Field: n, Differences: []porting.Difference{porting.Unreadable}, Severity: porting.Review,
		Rejection: carrier.Rejection(reason), LOA: side(p.loa, n), CSR: side(p.csr, n), Edits: []porting.Edit{},
	}
	if n == "" {
		if loa {
			f.LOA.Where = pr.Where
		} else {
			f.CSR.Where = pr.Where
		}
	}
	f.Message, f.Fix = doubtful(pr.Message, loa)
	return f
}

// nothing finds that a side has no name, no address, or no number. What the
// LOA lacks and the CSR has is a difference, or the LOA's content, already.
func (p *pair) nothing(r *porting.Record, loa bool, reason string) []porting.Finding {
	if loa {
		return nil // loa_content
	}
	var out []porting.Finding
	add := func(id string, n porting.Name, what string) {
		f := porting.Finding{
			ID: id, Field: n, Differences: []porting.Difference{porting.Unreadable}, Severity: porting.Review,
			Rejection: carrier.Rejection(reason), LOA: side(p.loa, n), Edits: []porting.Edit{},
		}
		f.Message, f.Fix = nothingRead(what)
		out = append(out, f)
	}
	if r.Fields[porting.CustomerName] == nil {
		add(reason+".customer_name", porting.CustomerName, "name")
	}
	if r.Fields[porting.ServiceAddress] == nil && r.Fields[porting.BillingAddress] == nil {
		add(reason+".service_address", porting.ServiceAddress, "address")
	}
	if len(p.csrTNs) == 0 {
		add(reason+".numbers", "", "telephone number")
	}
	return out
}

// contradictions: a record that says two things of one value, a number that the
// LOA both ports and keeps, an account number that begins with another BTN.
//
// Source: LOA templates print the BTN twice, and both must agree.
func (p *pair) contradictions() []porting.Finding {
	var out []porting.Finding
	for i, r := range [...]*porting.Record{p.loa, p.csr} {
		for j := range r.Problems {
			pr := &r.Problems[j]
			if pr.Code != porting.ProblemContradiction {
				continue
			}
			id := "record_contradiction"
			if pr.Field != "" {
				id += "." + string(pr.Field)
			}
			f := p.doubt(i == 0, id, "record_contradiction", pr.Field, pr)
			f.Differences = []porting.Difference{}
			f.TN = pr.TN
			f.Severity = p.o.Profile.Reason("record_contradiction", porting.Review)
			out = append(out, f)
		}
	}
	for _, n := range p.port {
		if p.keep[n.TN] {
			f := p.about("record_contradiction", porting.Review, n.TN, n, p.onCSR[n.TN], carrier.Rejection("record_contradiction"))
			f.Message, f.Fix = portAndKeep(n.TN)
			out = append(out, f)
		}
	}
	if btn, code, ok := telephone.AccountBTN(p.csr.Text(porting.AccountNumber)); ok && code != "" {
		if csr, _, ok := telephone.AccountBTN(p.csr.Text(porting.BTN)); ok && csr != btn {
			f := p.finding("record_contradiction", porting.Review, porting.AccountNumber)
			f.Message, f.Fix = accountOfOtherBTN(csr, btn)
			out = append(out, f)
		}
	}
	return out
}
