package rules

// The LOA's own validity: signed, by a person, dated, about a street.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// unsigned: the LOA bears no signature.
func (p *pair) unsigned() []porting.Finding {
	s := p.loa.Fields[porting.Signature]
	if s != nil && s.Text != "" {
		return nil
	}
	f := p.finding("unsigned", porting.Reject, porting.Signature)
	f.Message, f.Fix = unsigned(p.csr.Text(porting.AuthorizedName))
	if s != nil { // something is there that could not be read
		f.Severity = porting.Review
		f.Differences = []porting.Difference{porting.Unreadable}
		f.Message, f.Fix = unreadableField(porting.Signature, true)
	}
	return []porting.Finding{f}
}

// signatureDate: undated, dated in the future, too old.
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
			f := r.Fields[n]
			if f == nil {
				continue
			}
			parts := f.Parts
			if parts == nil {
				split := address.Split(f.Text)
				parts = &split
			}
			if strings.ContainsFunc(parts.Zip, unicode.IsLetter) {
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

// notAPerson: the authorized name is a company, several people, or half a name.
func (p *pair) notAPerson() []porting.Finding {
	field := p.loa.Fields[porting.AuthorizedName]
	if field == nil || field.Text == "" {
		return nil
	}
	why := notPerson(field.Text, p.loa.Text(porting.CustomerName))
	if why == "" || (why == halfAName || why == itsCompany) && compare.Texts(field.Text, p.csr.Text(porting.AuthorizedName), compare.PersonName).Same() {
		return nil // the CSR has no more of the name, or knows the person that a business is named after
	}
	f := p.finding("authorized_name_not_a_person", porting.Reject, porting.AuthorizedName)
	if why == itsCompany { // Acme Widgets, or Jane Doe of Jane Doe, LLC
		f.Severity = porting.Review
	}
	f.Message, f.Fix = notAPerson(why, p.csr.Text(porting.AuthorizedName))
	return []porting.Finding{p.uncertain(f)}
}

// notPerson says what a name is instead of a person's, "" where it may be one.
func notPerson(name, company string) string {
	words := nameWords(name)
	people := 0
	for _, w := range words {
		if companyWord(w) {
			return aCompany
		}
		switch w {
		case "and", "&", "or":
			return severalPeople
		case "mr", "mrs", "ms", "dr", "jr", "sr", "ii", "iii", "iv", "":
		default:
			people++
		}
		if strings.ContainsAny(w, "/;") && len(w) > 3 {
			return severalPeople
		}
	}
	if bare := slices.DeleteFunc(nameWords(company), companyWord); businessLike(company) && len(words) > 0 && slices.Equal(words, bare) {
		return itsCompany
	}
	if !slices.ContainsFunc(words, func(w string) bool { return !roleWord(w) }) && len(words) > 0 {
		return aRole
	}
	if people == 1 {
		return halfAName
	}
	return ""
}

// nameWords are the words of a name in small letters, without full stops and commas.
func nameWords(name string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), ".", ""), func(r rune) bool {
		return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\u00a0'
	})
}

//go:embed signers.tsv
var signersData string

// signers are the words of signers.tsv with their kind.
var signers = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for line := range strings.Lines(signersData) {
		if f := strings.Split(line, "\t"); len(f) == 3 && !strings.HasPrefix(line, "#") {
			kinds[f[1]] = f[0]
		}
	}
	return kinds
})

// companyWord tells whether a word stands in the names of companies and in no
// person's.
func companyWord(w string) bool { return signers()[w] == "company" }

// roleWord tells whether a word says what a person does, not who it is.
func roleWord(w string) bool { return signers()[w] == "role" }

// businessLike tells whether a name has a word that no person's has.
func businessLike(name string) bool {
	return strings.ContainsAny(name, "&0123456789") || slices.ContainsFunc(nameWords(name), companyWord)
}

// signer: a typed signature of another name than the printed one.
func (p *pair) signer() []porting.Finding {
	s, name := p.loa.Fields[porting.Signature], p.loa.Text(porting.AuthorizedName)
	if s == nil || s.Text == "" || s.Text == porting.Signed || name == "" {
		return nil
	}
	text := strings.TrimSpace(strings.TrimPrefix(s.Text, "/s/"))
	d := compare.Texts(text, name, compare.PersonName)
	if !contains(d.Differences, porting.Different) {
		return nil
	}
	f := p.finding("authorized_name_mismatch", porting.Review, porting.Signature)
	f.Message, f.Fix = signerDiffers(name)
	return []porting.Finding{f}
}

// poBox: the service address is a post office box.
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

// content: what an LOA has to hold by federal rule, and this one lacks.
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
	if len(lacks) == 0 {
		return nil
	}
	f := p.finding("loa_content", porting.Review, "")
	f.Message, f.Fix = lacksContent(lacks)
	return []porting.Finding{f}
}
