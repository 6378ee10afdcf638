package rules

// The compared fields.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// reasons are what a difference in a field is called.
func reasonOf(n porting.Name) string {
	switch n {
	case porting.CustomerName:
		return "name_mismatch"
	case porting.AuthorizedName:
		return "authorized_name_mismatch"
	case porting.BTN:
		return "btn_mismatch"
	case porting.AccountNumber:
		return "account_number_mismatch"
	case porting.PIN:
		return "pin_mismatch"
	case porting.SSNLast4:
		return "ssn_mismatch"
	case porting.CurrentCarrier:
		return "carrier_mismatch"
	case porting.CustomerType:
		return "customer_type_mismatch"
	}
	return "address_mismatch"
}

// fields compares every field that an LOA has to repeat.
//
// Source: the contract's table of differences.
func (p *pair) fields() []porting.Finding {
	var out []porting.Finding
	for _, n := range porting.Compared {
		out = append(out, p.field(n)...)
	}
	return out
}

func (p *pair) field(n porting.Name) []porting.Finding {
	l, c := p.loa.Fields[n], p.csr.Fields[n]
	switch {
	case l == nil && c == nil:
		return nil
	case l != nil && l.Text == "" || c != nil && c.Text == "":
		f := p.difference(n, "", []porting.Difference{porting.Unreadable}, nil)
		f.Severity = porting.Review
		f.Message, f.Fix = unreadableField(n, l != nil && l.Text == "")
		return []porting.Finding{f}
	case l == nil && n == porting.PIN:
		return nil // its rule: pin_missing
	case l == nil:
		d := compare.Only(c.Text, porting.MissingOnLOA)
		return []porting.Finding{p.uncertain(p.difference(n, "", d.Differences, d.Edits))}
	case c == nil:
		d := compare.Only(l.Text, porting.MissingOnCSR)
		return []porting.Finding{p.difference(n, "", d.Differences, d.Edits)}
	}
	var out []porting.Finding
	switch n {
	case porting.ServiceAddress, porting.BillingAddress:
		for _, d := range compare.Address(l.Text, c.Text, l.Parts, c.Parts) {
			f := p.difference(n, d.Part, d.Differences, d.Edits)
			f.LOA.Text, f.CSR.Text = d.LOA, d.CSR
			f.Severity = p.o.Profile.Differences(n, d.Part, d.Differences, d.CSR)
			f.Message, f.Fix = differs(n, d.Part, d.Differences, d.LOA, d.CSR)
			out = append(out, f)
		}
		if n == porting.ServiceAddress && len(out) > 0 && p.billingGiven(l, c) {
			out[0].Message += " " + billingGiven
		}
		if f, ok := p.leftover(n, l, c); ok && len(out) < len(porting.PartNames) {
			out = append(out, f)
		}
	case porting.AuthorizedName:
		if f, ok := p.signerNamed(l.Text, c.Text); ok {
			out = append(out, f)
		}
	case porting.BTN:
		if f, ok := p.btnDiffers(l.Text, c.Text); ok {
			out = append(out, f)
		}
	case porting.CurrentCarrier:
		if f, ok := p.carrierDiffers(l.Text, c.Text); ok {
			out = append(out, f)
		}
	case porting.CustomerType:
		if customerType(l.Text) != customerType(c.Text) {
			d := compare.Texts(l.Text, c.Text, compare.Account)
			out = append(out, p.difference(n, "", d.Differences, d.Edits))
		}
	default:
		d := p.texts(n, l.Text, c.Text)
		if !d.Same() {
			out = append(out, p.difference(n, "", d.Differences, d.Edits))
		}
	}
	for i := range out {
		out[i] = p.uncertain(out[i])
	}
	return out
}

// billingGiven tells whether an LOA's service address is another place than the CSR's,
// and the one that the CSR has its bills sent to.
//
// Sources: Bandwidth, Zoom, Telnyx: the service address, not that of the bills.
func (p *pair) billingGiven(l, c *porting.Field) bool {
	bills := p.csr.Fields[porting.BillingAddress]
	return bills != nil && bills.Text != "" && otherPlace(l, c) && !otherPlace(l, bills)
}

// leftover finds words of an address that are in no part of it and on one paper
// alone. What they are is not known: a person must look.
func (p *pair) leftover(n porting.Name, l, c *porting.Field) (porting.Finding, bool) {
	known := []string{p.loa.Text(porting.CustomerName), p.csr.Text(porting.CustomerName), p.loa.Text(porting.AuthorizedName), p.csr.Text(porting.AuthorizedName)}
	onLOA, onCSR := compare.Leftover(l.Text, c.Text, l.Parts, c.Parts, known...)
	if onLOA == "" && onCSR == "" {
		return porting.Finding{}, false
	}
	var d compare.Diff
	switch {
	case onCSR == "":
		d = compare.Only(onLOA, porting.MissingOnCSR)
		d.Edits[0].Class, d.Differences = porting.ExtraWord, []porting.Difference{porting.ExtraWord}
	case onLOA == "":
		d = compare.Only(onCSR, porting.MissingOnLOA)
		d.Edits[0].Class, d.Differences = porting.MissingWord, []porting.Difference{porting.MissingWord}
	default:
		d = compare.Texts(onLOA, onCSR, compare.Street)
	}
	f := p.difference(n, "", d.Differences, d.Edits)
	f.LOA.Text, f.CSR.Text = onLOA, onCSR
	f.Severity = milder(f.Severity, porting.Review)
	f.Message, f.Fix = leftover(n, onLOA, onCSR)
	return f, len(d.Differences) > 0
}

// texts compares the two texts of a field.
func (p *pair) texts(n porting.Name, loa, csr string) compare.Diff {
	switch n {
	case porting.CustomerName:
		return compare.Texts(loa, csr, compare.BusinessName, p.o.Profile.NameLength)
	case porting.AuthorizedName:
		return compare.Texts(loa, csr, compare.PersonName, p.o.Profile.AuthorizedNameLength)
	}
	return compare.Texts(loa, csr, compare.Account)
}

// difference makes a field's finding.
func (p *pair) difference(n porting.Name, part string, ds []porting.Difference, edits []porting.Edit) porting.Finding {
	reason := reasonOf(n)
	if part == "zip" {
		reason = "zip_mismatch"
	}
	f := porting.Finding{
		ID: string(n), Field: n, Part: part, Differences: ds, Edits: edits,
		Rejection: carrier.Rejection(reason), LOA: side(p.loa, n), CSR: side(p.csr, n),
	}
	if part != "" {
		f.ID += "." + part
	}
	f.Severity = p.grade(n, part, ds, f.CSR.Text)
	f.Severity = p.o.Profile.Reason(reason, f.Severity)
	f.Message, f.Fix = differs(n, part, ds, f.LOA.Text, f.CSR.Text)
	if porting.IsSecret(n) && !contains(ds, porting.MissingOnCSR) {
		f.Fix = secretFix(n, f.CSR.Where)
	}
	return f
}

// grade is the severity of a field's difference.
func (p *pair) grade(n porting.Name, part string, ds []porting.Difference, csr string) porting.Severity {
	only := func(d porting.Difference) bool { return len(ds) == 1 && ds[0] == d }
	switch n {
	case porting.BTN:
		if only(porting.MissingOnCSR) {
			return porting.Note
		}
		return porting.Reject
	case porting.CurrentCarrier:
		if only(porting.MissingOnCSR) {
			return porting.Note
		}
		return porting.Review
	case porting.CustomerType:
		if only(porting.MissingOnCSR) || only(porting.MissingOnLOA) {
			return porting.Note
		}
		return porting.Review
	}
	return p.o.Profile.Differences(n, part, ds, csr)
}

// uncertain makes a finding about a value that was not read with certainty one
// that a person must decide: contract, "read with less than full confidence".
func (p *pair) uncertain(f porting.Finding) porting.Finding {
	if p.sure(p.loa, f.Field) && p.sure(p.csr, f.Field) {
		return f
	}
	f.Severity = porting.Review
	f.Message += " " + notCertain
	return f
}

// sure tells whether a field was read with full confidence and no problem casts
// doubt on it.
func (p *pair) sure(r *porting.Record, n porting.Name) bool {
	if f := r.Fields[n]; f != nil && f.Confidence < 1 && f.Read == porting.ReadOCR {
		return false
	}
	for _, pr := range r.Problems {
		if pr.Field == n && casts(pr.Code) {
			return false
		}
	}
	return true
}

// btnDiffers compares two BTNs by value: another notation, or a customer code
// behind one, is the same number.
func (p *pair) btnDiffers(loa, csr string) (porting.Finding, bool) {
	l, _, okL := telephone.AccountBTN(loa)
	c, _, okC := telephone.AccountBTN(csr)
	if okL && okC && l == c {
		return porting.Finding{}, false
	}
	if !okL && len(telephone.FindAll(loa)) > 1 {
		// Several: the rule of that name says so; the first counts.
		if all := telephone.FindAll(loa); len(all[0].TNs) > 0 && all[0].TNs[0] == c {
			return porting.Finding{}, false
		}
	}
	if okL && okC {
		// The classes are those of the numbers, not of their notation; where both
		// differ, no mark of the notation may pass for the difference.
		d := compare.Texts(l[2:], c[2:], compare.Account)
		if asWritten := compare.Texts(loa, csr, compare.Account); slices.Equal(asWritten.Differences, d.Differences) {
			d = asWritten
		} else {
			d.Edits = []porting.Edit{{Op: porting.Replace, LOA: loa, CSR: csr, Class: d.Differences[0]}}
		}
		return p.difference(porting.BTN, "", d.Differences, d.Edits), true
	}
	d := compare.Texts(loa, csr, compare.Account)
	if d.Same() {
		return porting.Finding{}, false
	}
	return p.difference(porting.BTN, "", d.Differences, d.Edits), true
}

// carrierDiffers compares two carriers' names. One that answers for the other's
// numbers today is a note; another company a person must look at.
func (p *pair) carrierDiffers(loa, csr string) (porting.Finding, bool) {
	d := compare.Texts(loa, csr, compare.BusinessName)
	if d.Same() {
		return porting.Finding{}, false
	}
	f := p.difference(porting.CurrentCarrier, "", d.Differences, d.Edits)
	switch r, link := p.table.Relate(loa, csr); r {
	case carrier.SameCarrier:
		f.Severity = porting.Note
		f.Message, f.Fix = sameCarrier(csr)
	case carrier.Related:
		f.Severity = porting.Note
		f.Message, f.Fix = relatedCarrier(link, csr)
	case carrier.RelatedUnverified:
		f.Message, f.Fix = relatedCarrier(link, csr)
	}
	return f, true
}

// customerType brings the ways to say business and residential together.
func customerType(s string) string {
	k := strings.ToLower(strings.Trim(strings.TrimSpace(s), "."))
	switch {
	case strings.HasPrefix(k, "bus"), k == "b", k == "commercial", k == "comm", strings.HasPrefix(k, "business"), k == "1fb", k == "1mb", k == "smb", k == "enterprise":
		return "business"
	case strings.HasPrefix(k, "res"), k == "r", k == "consumer", k == "1fr", k == "home", k == "personal":
		return "residential"
	}
	return k
}

// pinMissing: the CSR has a PIN, the LOA gives none.
//
// Sources: 47 CFR 52.36(c); Bandwidth E42; Level 3 LNP141J.
func (p *pair) pinMissing() []porting.Finding {
	if p.loa.Fields[porting.PIN] != nil || p.csr.Text(porting.PIN) == "" {
		return nil
	}
	f := p.finding("pin_missing", porting.Review, porting.PIN)
	f.Message, f.Fix = pinMissing(f.CSR.Where)
	return []porting.Finding{f}
}

func contains(ds []porting.Difference, d porting.Difference) bool {
	for _, x := range ds {
		if x == d {
			return true
		}
	}
	return false
}
