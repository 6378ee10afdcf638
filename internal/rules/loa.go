package rules

// The LOA's own validity: signed, dated, about a street, with what it has to hold.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// unsigned: the LOA bears no signature, or a typed one where the carrier, or the
// one that the numbers go to, takes signatures by hand only.
//
// Sources: 47 CFR 64.1130(a) and (b), signed and dated by the subscriber, on paper
// or electronically; kinds of signature: carriers.yaml.
func (p *pair) unsigned() []porting.Finding {
	s := p.loa.Fields[porting.Signature]
	if s != nil && s.Text != "" {
		who := ""
		switch g := p.gaining; {
		case s.Text == porting.Signed:
		case p.o.Profile.Signature == carrier.SignatureWet:
			who = "the losing carrier"
		case g != nil && g.Gaining.Signature == carrier.SignatureWet:
			who = g.Name
		}
		if who == "" {
			return nil
		}
		f := p.finding("unsigned", porting.Review, porting.Signature)
		f.Message, f.Fix = typedSignature(who)
		return []porting.Finding{f}
	}
	f := p.finding("unsigned", porting.Reject, porting.Signature)
	f.Message, f.Fix = unsigned(p.oneOf())
	if s != nil { // something is there that could not be read
		f.Severity = porting.Review
		f.Differences = []porting.Difference{porting.Unreadable}
		f.Message, f.Fix = unreadableField(porting.Signature, true)
	}
	return []porting.Finding{f}
}

// signatureDate: undated, dated in the future, too old for the losing carrier or
// for the one that the numbers go to.
//
// Sources: 47 CFR 64.1130(b); ages: Bandwidth E8 (30 days), Level 3 LNP108W and
// LNP109W (60), Telnyx (90), Amazon Connect (15); carriers.yaml.
func (p *pair) signatureDate() []porting.Finding {
	field := p.loa.Fields[porting.SignatureDate]
	if field == nil {
		f := p.finding("loa_undated", porting.Reject, porting.SignatureDate)
		f.Message, f.Fix = undated()
		return []porting.Finding{f}
	}
	r, ok := dates.Parse(field.Text)
	if !ok {
		f := p.finding("loa_undated", porting.Review, porting.SignatureDate)
		f.Severity = porting.Review
		f.Differences = []porting.Difference{porting.Unreadable}
		f.Message, f.Fix = unreadableField(porting.SignatureDate, true)
		return []porting.Finding{f}
	}
	if p.o.Today.IsZero() {
		return nil
	}
	return p.dated(porting.SignatureDate, r, func(d dates.Date) outcome {
		age := p.o.Today.Sub(d)
		switch {
		case age < 0:
			return outcome{"loa_future_dated", porting.Reject, futureDated(d)}
		case age > p.o.Profile.LOADays:
			return outcome{"loa_expired", porting.Reject, expired(d, age, p.o.Profile.LOADays)}
		case p.gaining != nil && p.gaining.Gaining.LOADays > 0 && age > p.gaining.Gaining.LOADays:
			return outcome{"loa_expired", porting.Review, tooOldFor(p.gaining.Name, d, age, p.gaining.Gaining.LOADays)}
		case age > p.o.Profile.ReviewDays:
			return outcome{"loa_expired", porting.Review, old(d, age, p.o.Profile.ReviewDays)}
		}
		return outcome{}
	})
}

// outcome is what a rule makes of a date; the zero outcome is no finding.
type outcome struct {
	reason   string
	severity porting.Severity
	text     sentence
}

// dated applies a rule to a date. The American reading counts; where the date
// read day first would come out better a person must decide, and where it would
// come out worse that is worth a note, and only on papers of a Canadian address.
func (p *pair) dated(n porting.Name, r dates.Reading, test func(dates.Date) outcome) []porting.Finding {
	o := test(r.Date)
	most := porting.Reject
	if r.Ambiguous() {
		other := test(r.Other)
		switch {
		case o.reason == "" && !p.canadian():
			// Month first is how dates are written where no Canadian address says
			// otherwise; the record's problem tells that the date has two readings.
		case o.reason == "":
			o, most = other, porting.Note
		case other.reason != o.reason || other.severity != o.severity:
			most = porting.Review
		}
	}
	if o.reason == "" {
		return nil
	}
	f := p.finding(o.reason, o.severity, n)
	f.Message, f.Fix = o.text.message, o.text.fix
	if most == porting.Note {
		f.Fix = otherDay(r.Date)
	}
	if most != porting.Reject {
		f.Severity = milder(f.Severity, most)
		f.Message += " " + twoReadings(r)
	}
	if !p.sure(p.loa, n) && n != porting.CSRDate || !p.sure(p.csr, n) {
		f.Severity = milder(f.Severity, porting.Review)
		f.Message += " " + notCertain
	}
	return []porting.Finding{f}
}

// canadian tells whether one of the papers is about a Canadian address: there,
// both orders of day and month are usual.
func (p *pair) canadian() bool {
	for _, r := range []*porting.Record{p.loa, p.csr} {
		for _, n := range []porting.Name{porting.ServiceAddress, porting.BillingAddress} {
			if f := r.Fields[n]; f != nil && address.Canadian(address.Of(f)) {
				return true
			}
		}
	}
	return false
}

// milder is the lesser of two severities.
func milder(a, b porting.Severity) porting.Severity {
	if a.Rank() < b.Rank() {
		return a
	}
	return b
}

// poBox: the service address is a post office box.
//
// Sources: Bandwidth 6225, Flowroute pre-port checks, Twilio: a physical street
// address.
func (p *pair) poBox() []porting.Finding {
	field := p.loa.Fields[porting.ServiceAddress]
	if field == nil || !address.IsPOBox(field.Text) {
		return nil
	}
	f := p.finding("po_box", porting.Reject, porting.ServiceAddress)
	f.Message, f.Fix = poBox(p.csr.Text(porting.ServiceAddress), address.IsPOBox(p.csr.Text(porting.ServiceAddress)))
	return []porting.Finding{p.uncertain(f)}
}

// severalBTNs: more than one billing number on one LOA.
//
// Sources: LOA templates (one BTN an LOA); Bandwidth 6179; AT Link.
func (p *pair) severalBTNs() []porting.Finding {
	seen := map[string]bool{}
	var tns []string
	for _, g := range telephone.FindAll(p.loa.Text(porting.BTN)) {
		for _, tn := range g.TNs {
			if !seen[tn] {
				seen[tn] = true
				tns = append(tns, tn)
			}
		}
	}
	if len(tns) < 2 {
		return nil
	}
	f := p.finding("several_btns", porting.Review, porting.BTN)
	f.Message, f.Fix = severalBTNs(tns)
	return []porting.Finding{f}
}

// content: what an LOA has to hold by federal rule, and this one lacks: name,
// address and numbers; words that authorise anything; and what its own form asks
// for of its signer. A wording that holds some of the statements and not all is
// worth a note: no carrier publishes that it bounces one.
//
// Sources: 47 CFR 64.1130(e)(1) to (5); LOA templates (title of the signer).
func (p *pair) content() []porting.Finding {
	var lacks []string
	if p.loa.Fields[porting.CustomerName] == nil {
		lacks = append(lacks, "the subscriber's name")
	}
	if p.loa.Fields[porting.ServiceAddress] == nil && p.loa.Fields[porting.BillingAddress] == nil {
		lacks = append(lacks, "an address")
	}
	if len(p.loa.Numbers) == 0 {
		lacks = append(lacks, "the telephone numbers")
	}
	var out []porting.Finding
	if len(lacks) > 0 {
		f := p.finding("loa_content", porting.Review, "")
		f.Message, f.Fix = lacksContent(lacks)
		out = append(out, f)
	}
	if p.loa.Fields[porting.AuthorizedTitle] == nil && slices.Contains(p.loa.Blank, porting.AuthorizedTitle) {
		f := p.finding("loa_content", porting.Review, porting.AuthorizedTitle)
		f.ID += "." + string(porting.AuthorizedTitle)
		f.Message, f.Fix = lacksTitle()
		out = append(out, f)
	}
	return append(out, p.wording()...)
}

// wording is what the LOA's words lack of the statements of 64.1130(e)(2) to (5).
func (p *pair) wording() []porting.Finding {
	if p.loa.Statements == nil {
		return nil // nobody looked
	}
	var lacks []string
	for _, s := range porting.Statements {
		if !slices.Contains(p.loa.Statements, s) {
			lacks = append(lacks, s)
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	f := p.finding("loa_content", porting.Note, "")
	f.ID += ".wording"
	f.Message, f.Fix = lacksStatements(lacks)
	if len(lacks) == len(porting.Statements) {
		f.Severity = p.o.Profile.Reason("loa_content", porting.Review)
		f.Message, f.Fix = authorisesNothing()
	}
	return []porting.Finding{f}
}
