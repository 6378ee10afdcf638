package pdf

// Our own LOA: what it says, field by field and number by number. formpage.go
// draws it.
//
// It follows 47 CFR 64.1130: a document of its own whose sole purpose is the
// change of carrier (b), signed and dated by the customer, legible, with the
// billing name and address and each telephone number covered (e)(1), the
// decision to change (e)(2), the new carrier as agent (e)(3), one carrier for
// each service (e)(4), and that a fee may apply (e)(5).

import (
	"sort"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// form is what our LOA is filled with.
type form struct {
	values map[porting.Name]string
	port   []string // E.164, in the order of the list, each once
	keep   []string // numbers that stay with the current carrier
	// parts are those of an address that both papers together make.
	parts map[porting.Name]*porting.Parts
	// byHand is what the customer has to write, and why, in the order of the form.
	byHand []byHand
	// lacking are the parts that an order needs and the CSR's service address lacks.
	lacking []string
	// leftOut are numbers that the customer asked for and that cannot be ported as they are.
	leftOut []string
	// doubtful are those that were not read for certain, as they were read.
	doubtful []string
}

type byHand struct {
	field porting.Name
	why   string // "" for what is always left empty
}

// alwaysByHand are left empty on every form: what only the customer may write.
var alwaysByHand = []porting.Name{porting.Signature, porting.SignatureDate, porting.PIN, porting.SSNLast4}

func alwaysEmpty(n porting.Name) bool {
	for _, x := range alwaysByHand {
		if x == n {
			return true
		}
	}
	return false
}

// Prefilled returns our LOA filled in from a CSR alone, for every active number
// of the account.
func Prefilled(csr *porting.Record) ([]byte, error) { return prefilled(csr).render() }

func prefilled(csr *porting.Record) *form {
	f := &form{values: map[porting.Name]string{}}
	for _, n := range porting.Compared {
		if v, ok := certain(csr, n); ok && !alwaysEmpty(n) {
			f.values[n] = v
		}
	}
	if _, ok := report.Signer(&porting.Record{}, csr); !ok && f.values[porting.AuthorizedName] != "" {
		delete(f.values, porting.AuthorizedName)
		f.hand(porting.AuthorizedName, whoSigns)
	}
	if v, ok := certain(csr, porting.CSRDate); ok && !twoWays(v) {
		f.values[porting.CSRDate] = v
	}
	if a := csr.Fields[porting.ServiceAddress]; f.values[porting.ServiceAddress] != "" && a.Parts != nil {
		for _, part := range [...]string{"city", "state", "zip"} {
			if a.Parts.Part(part) == "" {
				f.lacking = append(f.lacking, wording.Inside("part", part))
			}
		}
	}
	seen := map[string]bool{}
	for _, n := range csr.Numbers {
		if seen[n.TN] && n.TN != "" {
			continue
		}
		if f.doubt(n) {
			continue
		}
		seen[n.TN] = true
		if n.Status == "" || n.Status == porting.StatusActive {
			f.port = append(f.port, n.TN)
		}
	}
	if len(f.port) > 0 {
		f.values[porting.PortType] = "full"
	}
	f.complete()
	return f
}

// whoSigns is what is asked for where the CSR does not say who it is.
const whoSigns = "one person who is authorized on the account"

// Corrected returns the LOA of a report with the CSR's exact values, on our own
// form: what the two papers have in common as the CSR has it, what only the LOA
// says as the LOA says it, and only the numbers that the customer asked to port.
func Corrected(m *report.Model) ([]byte, error) { return corrected(m).render() }

func corrected(m *report.Model) *form {
	f := &form{values: map[porting.Name]string{}, parts: map[porting.Name]*porting.Parts{}}
	open := map[porting.Name]bool{} // the LOA's value has a finding
	drop := map[string]bool{}       // numbers that would be rejected
	reasons := map[string]bool{}
	for i := range m.Findings {
		x := &m.Findings[i]
		if x.Severity.Rank() < porting.Review.Rank() {
			continue
		}
		reasons[x.Rejection.Reason] = true
		if x.Field != "" {
			open[x.Field] = true
		}
		if x.TN != "" && x.Severity == porting.Reject {
			switch x.Rejection.Reason {
			case "number_not_on_account", "several_accounts", "number_inactive", "number_not_portable", "toll_free_mixed":
				drop[x.TN] = true
			}
		}
	}
	for _, n := range porting.Names {
		if alwaysEmpty(n) {
			continue
		}
		loa, csr := "", ""
		if v, ok := certain(m.LOA, n); ok {
			loa = v
		}
		if v, ok := certain(m.CSR, n); ok {
			csr = v
		}
		switch {
		case n == porting.CSRDate:
			if !twoWays(csr) {
				f.values[n] = csr
			}
		case n == porting.PortType:
			f.values[n] = m.Numbers.Port
		case n == porting.DesiredDueDate && reasons["due_date"]:
			f.hand(n, "the day on the old LOA is not possible")
		case n == porting.AuthorizedName && reasons["authorized_name_not_a_person"]:
			f.hand(n, "a person, not a company")
		case n == porting.AuthorizedName && csr != "" && m.LOA != nil:
			// Who signs is for the customer to say: of several whom the CSR names the one
			// on the LOA, in the CSR's characters, and no other.
			if name, ok := report.Signer(m.LOA, m.CSR); ok {
				f.values[n] = name
			} else {
				f.hand(n, whoSigns)
			}
		case n == porting.NewBTN && reasons["main_btn_porting"]:
			f.hand(n, "a number of the account that stays")
		case (n == porting.ServiceAddress || n == porting.BillingAddress) && csr != "":
			f.address(m, n, csr)
		case porting.IsCompared(n) && csr != "":
			f.values[n] = csr
		case porting.IsCompared(n) && m.CSR != nil && m.CSR.Fields[n] != nil:
			f.hand(n, "it could not be read on the CSR for certain")
		case loa != "" && open[n]:
			f.hand(n, "see the report")
		case n == porting.Remarks && m.CSR == nil:
		case loa != "" && strings.Contains(loa, "•"):
			f.hand(n, "it holds something secret")
		case loa == "" && m.LOA != nil && m.LOA.Fields[n] != nil:
			f.hand(n, "it could not be read on the old LOA for certain")
		default:
			f.values[n] = loa
		}
		if f.values[n] == "" {
			delete(f.values, n)
		}
	}
	if m.LOA != nil {
		seen := map[string]bool{}
		keep := map[string]bool{}
		for _, n := range m.LOA.Numbers {
			if f.doubt(n) {
				continue
			}
			switch {
			case n.Action == porting.ActionKeep:
				if !keep[n.TN] {
					keep[n.TN] = true
					f.keep = append(f.keep, n.TN)
				}
			case seen[n.TN]:
			case drop[n.TN]:
				seen[n.TN] = true
				f.leftOut = append(f.leftOut, n.TN)
			default:
				seen[n.TN] = true
				f.port = append(f.port, n.TN)
			}
		}
	}
	f.complete()
	return f
}

// address takes an address from the CSR, and what an order needs of it and the CSR
// lacks from the LOA: ZIP, city, state, street. Which parts those are the findings say.
func (f *form) address(m *report.Model, n porting.Name, csr string) {
	var lacks []string
	parts := porting.Parts{}
	if p := m.CSR.Fields[n].Parts; p != nil {
		parts = *p
	}
	whole := allOf(parts, csr)
	for i := range m.Findings {
		x := &m.Findings[i]
		if x.Field != n || x.Part == "" || x.Part == "unit" || len(x.Differences) != 1 || x.Differences[0] != porting.MissingOnCSR {
			continue
		}
		lacks = append(lacks, wording.Inside("part", x.Part))
		switch x.Part {
		case "street":
			parts.Street = x.LOA.Text
		case "city":
			parts.City = x.LOA.Text
		case "state":
			parts.State = x.LOA.Text
		case "zip":
			parts.Zip = x.LOA.Text
		}
	}
	switch {
	case len(lacks) == 0:
		f.values[n] = csr
	case whole && parts.Street != "" && parts.City != "":
		f.values[n], f.parts[n] = written(parts), &parts
	default:
		f.hand(n, "with "+wording.List(lacks, len(lacks))+", which the CSR lacks")
	}
}

// twoWays tells whether a date could have its day or its month first. Such a
// date of the CSR is left out: an LOA does not need it, and it would be a doubt
// on a paper that is made to have none.
func twoWays(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return false
	}
	a, _ := strconv.Atoi(parts[0])
	b, _ := strconv.Atoi(parts[1])
	return a <= 12 && b <= 12 && a != b
}

// certain returns a field's text, if it was read with certainty.
func certain(r *porting.Record, n porting.Name) (string, bool) {
	if r == nil {
		return "", false
	}
	x := r.Fields[n]
	if x == nil || x.Text == "" || x.Confidence < 1 && x.Read == porting.ReadOCR {
		return "", false
	}
	if n == porting.ServiceAddress || n == porting.BillingAddress {
		return onTwoLines(x), true
	}
	return x.Text, true
}

// onTwoLines writes an address that a sheet spread over many cells as people
// write addresses, if its parts are all of it: each part stays exact, and what
// stands between parts is layout.
func onTwoLines(f *porting.Field) string {
	if f.Parts == nil || strings.Count(f.Text, "\n") < 2 && len(f.Where.More) == 0 {
		return f.Text
	}
	if f.Parts.Street == "" || f.Parts.City == "" || !allOf(*f.Parts, f.Text) {
		return f.Text
	}
	return written(*f.Parts)
}

// allOf tells whether parts are all that an address says, in its order.
func allOf(p porting.Parts, text string) bool {
	bare := func(s string) string { return strings.NewReplacer(" ", "", ",", "", "\n", "").Replace(s) }
	return bare(p.Street+p.Unit+p.City+p.State+p.Zip) == bare(text)
}

// written is an address as people write it, on two lines.
func written(p porting.Parts) string {
	s := p.Street
	if p.Unit != "" {
		s += ", " + p.Unit
	}
	s += "\n" + p.City
	if p.State != "" {
		s += ", " + p.State
	}
	if p.Zip != "" {
		s += " " + p.Zip
	}
	return s
}

// doubt tells whether a number was not read for certain, and notes it.
func (f *form) doubt(n porting.Number) bool {
	if n.TN != "" && (n.Read != porting.ReadOCR || n.Confidence >= 1) {
		return false
	}
	s := wording.Number(n.TN)
	if s == "" {
		s = n.Text
	}
	f.doubtful = append(f.doubtful, marks.Line(s, 40))
	return true
}

func (f *form) hand(n porting.Name, why string) { f.byHand = append(f.byHand, byHand{n, why}) }

// complete lists what remains to be filled in by hand, in the order of fields.
func (f *form) complete() {
	why := map[porting.Name]string{}
	for _, h := range f.byHand {
		why[h.field] = h.why
	}
	f.byHand = nil
	for _, n := range porting.Names {
		w, asked := why[n]
		switch n {
		// Without these the LOA is not complete.
		case porting.CustomerName, porting.AuthorizedName, porting.BTN, porting.AccountNumber, porting.ServiceAddress,
			porting.BillingAddress, porting.CurrentCarrier, porting.NewCarrier, porting.Signature, porting.SignatureDate:
			asked = asked || f.values[n] == ""
		}
		if asked {
			f.byHand = append(f.byHand, byHand{n, w})
		}
	}
}

// remaining says what is to be filled in by hand, in a sentence or two.
func (f *form) remaining() string {
	var items []string
	for _, h := range f.byHand {
		s := wording.Inside("field", string(h.field))
		if h.why != "" {
			s += " (" + h.why + ")"
		}
		items = append(items, s)
	}
	s := "What stands on yellow is to be filled in by hand: " + wording.List(items, len(items)) + "." +
		" PIN and last four of the SSN only if the current carrier asks for them."
	if n := len(f.lacking); n > 0 {
		s += " The service address of the record lacks " + wording.List(f.lacking, n) + ", which an order needs: add " + plural(n, "it", "them") + "."
	}
	if n := len(f.leftOut); n > 0 {
		s += " Left out, because the current carrier would reject " + plural(n, "it", "them") + ": " + wording.List(spoken(f.leftOut), 8) + "."
	}
	if len(f.doubtful) > 0 {
		s += " Not listed, because not read for certain: " + wording.List(f.doubtful, 8) + "."
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func spoken(tns []string) []string {
	out := make([]string, len(tns))
	for i, tn := range tns {
		out[i] = wording.Number(tn)
	}
	return out
}

// rangesFrom is how many numbers a list has before runs of them are written as
// ranges, and how long a run then is at least.
const (
	rangesFrom = 400
	runLength  = 10
)

// entries are the lines of a list of numbers: each number, or in a long list
// runs of numbers as ranges.
func entries(tns []string) []string {
	if len(tns) < rangesFrom {
		return spoken(tns)
	}
	sorted := append([]string{}, tns...)
	sort.Strings(sorted)
	var out []string
	for i := 0; i < len(sorted); {
		j := i
		for j+1 < len(sorted) && next(sorted[j]) == sorted[j+1] {
			j++
		}
		if j-i+1 >= runLength {
			out = append(out, wording.Number(sorted[i])+" - "+wording.Number(sorted[j]))
		} else {
			out = append(out, spoken(sorted[i:j+1])...)
		}
		i = j + 1
	}
	return out
}

// next is the number after a number within its exchange, "" at the exchange's end.
func next(tn string) string {
	if len(tn) != 12 || tn[8:] == "9999" {
		return ""
	}
	b := []byte(tn)
	for i := 11; i >= 8; i-- {
		if b[i] < '9' {
			b[i]++
			break
		}
		b[i] = '0'
	}
	return string(b)
}
