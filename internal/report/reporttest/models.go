// Package reporttest makes models to try the reports on, by hand and without
// any reader: clean, small, large and hostile ones. Only tests import it.
package reporttest

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// Case is one model and why it is there.
type Case struct {
	Name, Why string
	Model     *report.Model
}

// Cases are the models that every renderer's golden files are made from.
func Cases() []Case {
	return []Case{
		{"clean", "nothing to mend: the page must say so and not invent work", Clean()},
		{"missing-suite", "the commonest rejection: one part of the address is not on the LOA", MissingSuite()},
		{"many", "every class of difference and rules without two texts, in one report", Many()},
		{"second", "a second revision: one thing was mended, one came new", Second()},
		{"scanned", "values read by OCR: nothing differs, but a person must look", Scanned()},
		{"hostile", "markup, formulas, control characters and directional marks in every place", Hostile(60)},
		{"small-large", "numbers by the dozen with one finding each are told as one", Large(12, 20)},
	}
}

// box is a place on a page of the LOA.
func box(page int, top float64) porting.Where {
	return porting.Where{Page: page, Box: &porting.Box{72, top - 12, 260, top}}
}

// cell is a place in the CSR's sheet.
func cell(c string) porting.Where { return porting.Where{Sheet: "CSR", Cell: c} }

// base is a report without findings: one customer, n numbers.
func base(name string, n int) *report.Model {
	m := &report.Model{}
	m.Schema = porting.ReportSchema
	m.Case, m.Revision, m.Verdict = name, 1, porting.VerdictClean
	m.Carrier, m.Strictness, m.Today = "CenturyLink", "standard", "2026-11-22"
	m.Documents.LOA = porting.Document{Kind: porting.KindLOA, Name: name + "-loa.pdf", SHA256: strings.Repeat("9f2c", 16), Pages: 2}
	m.Documents.CSR = porting.Document{Kind: porting.KindCSR, Name: name + "-csr.xlsx", SHA256: strings.Repeat("04be", 16), Account: 1, Accounts: 1}
	m.LOA, m.CSR = porting.NewRecord(m.Documents.LOA), porting.NewRecord(m.Documents.CSR)
	m.Findings, m.Problems = []porting.Finding{}, []porting.Problem{}
	type row struct {
		n        porting.Name
		loa, csr string
		result   porting.Result
	}
	for i, r := range []row{
		{porting.CustomerName, "Acme Widgets, Inc.", "Acme Widgets, Inc.", porting.Same},
		{porting.AuthorizedName, "Dana Miller", "", porting.OnlyLOA},
		{porting.AuthorizedTitle, "Office Manager", "", porting.OnlyLOA},
		{porting.Signature, porting.Signed, "", porting.OnlyLOA},
		{porting.SignatureDate, "11/18/2026", "", porting.OnlyLOA},
		{porting.BTN, "(217) 555-0100", "217-555-0100", porting.Same},
		{porting.AccountNumber, "217 555-0100 318", "217 555-0100 318", porting.Same},
		{porting.PIN, "••••", "••••", porting.Same},
		{porting.ServiceAddress, "100 N. Main St., Ste 200\nSpringfield, IL 62701", "100 N. Main St., Ste 200\nSpringfield, IL 62701", porting.Same},
		{porting.CurrentCarrier, "CenturyLink", "CenturyLink", porting.Same},
		{porting.ContactEmail, "dana@acme.example", "", porting.OnlyLOA},
		{porting.CSRDate, "", "11/02/2026", porting.OnlyCSR},
	} {
		f := porting.FieldRow{Field: r.n, Result: r.result}
		if r.loa != "" {
			f.LOA = porting.Side{Text: r.loa, Where: box(1, 700-float64(i)*36)}
			m.LOA.Fields[r.n] = &porting.Field{Text: r.loa, Read: porting.ReadForm, Confidence: 1, Where: f.LOA.Where}
		}
		if r.csr != "" {
			f.CSR = porting.Side{Text: r.csr, Where: cell(fmt.Sprintf("B%d", i+2))}
			m.CSR.Fields[r.n] = &porting.Field{Text: r.csr, Read: porting.ReadCell, Confidence: 1, Where: f.CSR.Where}
		}
		m.Fields = append(m.Fields, f)
	}
	for i := range n {
		tn := TN(i)
		m.LOA.Numbers = append(m.LOA.Numbers, porting.Number{TN: tn, Text: tn[2:], Action: porting.ActionPort,
			Read: porting.ReadText, Confidence: 1, Where: box(2, 700-float64(i%40)*16), Features: []string{}})
		m.CSR.Numbers = append(m.CSR.Numbers, porting.Number{TN: tn, Text: tn[2:5] + "-" + tn[5:8] + "-" + tn[8:],
			Read: porting.ReadCell, Confidence: 1, Where: cell(fmt.Sprintf("A%d", i+20)), Features: []string{}, Status: porting.StatusActive})
	}
	m.Numbers = porting.NumberSets{LOA: n, CSR: n, Both: n, OnlyLOA: []string{}, OnlyCSR: []string{}, Port: "full"}
	return m
}

// TN is the i-th telephone number of the models.
func TN(i int) string { return fmt.Sprintf("+1217%03d%04d", 555+i/10000, (100+i)%10000) }

// set replaces a row of the field table.
func set(m *report.Model, n porting.Name, result porting.Result, loa, csr string) {
	for i := range m.Fields {
		if f := &m.Fields[i]; f.Field == n {
			f.Result, f.LOA.Text, f.CSR.Text = result, loa, csr
			if loa == "" {
				f.LOA = porting.Side{}
			}
			if csr == "" {
				f.CSR = porting.Side{}
			} else if f.CSR.Where.Sheet == "" {
				f.CSR.Where = cell(fmt.Sprintf("B%d", i+2))
			}
			return
		}
	}
	m.Fields = append(m.Fields, porting.FieldRow{Field: n, Result: result,
		LOA: porting.Side{Text: loa, Where: box(1, 200)}, CSR: porting.Side{Text: csr, Where: cell("B30")}})
}

// find adds a finding about two texts, written in the notation of Edits.
func find(m *report.Model, sev porting.Severity, n porting.Name, part, notation, message string, diffs ...porting.Difference) *porting.Finding {
	edits, loa, csr := Edits(notation)
	f := porting.Finding{ID: string(n), Field: n, Part: part, Severity: sev, Differences: diffs, Edits: edits, Message: message,
		LOA: porting.Side{Text: loa, Where: box(1, 640)}, CSR: porting.Side{Text: csr, Where: cell("B10")},
		Fix: "Write it on the LOA exactly as: " + csr}
	if part != "" {
		f.ID += "." + part
	}
	// The place of a part is that of the whole, which stands there without it too.
	if loa == "" && part == "" {
		f.LOA = porting.Side{}
	}
	if csr == "" {
		f.Fix = "Take it off the LOA: the CSR does not have it."
		if part == "" {
			f.CSR = porting.Side{}
		}
	}
	f.Rejection = Rejection(n)
	return add(m, f)
}

// rule adds a finding without two texts.
func rule(m *report.Model, sev porting.Severity, typ, reason, tn, message, fix string) *porting.Finding {
	f := porting.Finding{ID: reason, TN: tn, Severity: sev, Differences: []porting.Difference{}, Edits: []porting.Edit{},
		Rejection: porting.Rejection{Type: typ, Reason: reason, Codes: map[string][]string{}}, Message: message, Fix: fix}
	if tn != "" {
		f.ID += ":" + tn
	}
	return add(m, f)
}

func add(m *report.Model, f porting.Finding) *porting.Finding {
	m.Findings = append(m.Findings, f)
	if f.Severity == porting.Reject {
		m.Verdict = porting.VerdictReject
	} else if f.Severity == porting.Review && m.Verdict == porting.VerdictClean {
		m.Verdict = porting.VerdictReview
	}
	return &m.Findings[len(m.Findings)-1]
}

// Rejection is what carriers call a mismatch of a field (some of the codes).
func Rejection(n porting.Name) porting.Rejection {
	switch n {
	case porting.CustomerName:
		return porting.Rejection{Type: porting.TypeName, Reason: "name_mismatch", Codes: map[string][]string{
			"bandwidth": {"7429", "7404", "7414", "7422"}, "level3": {"LNP110J", "LNP110W", "LNP130J"},
			"telnyx": {"ENTITY_NAME_MISMATCH"}, "twilio": {"INVALID_END_USER_NAME"}}}
	case porting.ServiceAddress:
		return porting.Rejection{Type: porting.TypeAddress, Reason: "address_mismatch", Codes: map[string][]string{
			"bandwidth": {"7402"}, "level3": {"LNP101J", "LNP101S", "LNP101W", "LNP103J"}, "telnyx": {"LOCATION_MISMATCH"}, "twilio": {"INVALID_ADDRESS"}}}
	case porting.AccountNumber:
		return porting.Rejection{Type: porting.TypeAccount, Reason: "account_number_mismatch", Codes: map[string][]string{
			"bandwidth": {"7401", "7510"}, "telnyx": {"ACCOUNT_NUMBER_MISMATCH"}, "twilio": {"INVALID_ACCOUNT_NUMBER"}}}
	case porting.PIN:
		return porting.Rejection{Type: porting.TypeAccount, Reason: "pin_mismatch", Codes: map[string][]string{"bandwidth": {"7435"}}}
	}
	return porting.Rejection{Type: porting.TypeUnauthorized, Reason: "authorized_name_mismatch", Codes: map[string][]string{"bandwidth": {"7473"}}}
}

// Clean is a pair without a finding.
func Clean() *report.Model { return base("acme", 12) }

// MissingSuite lacks the suite on the LOA: the commonest rejection.
func MissingSuite() *report.Model {
	m := base("acme", 12)
	set(m, porting.ServiceAddress, porting.Differs, "100 N. Main St.\nSpringfield, IL 62701", "100 N. Main St., Ste 200\nSpringfield, IL 62701")
	f := find(m, porting.Reject, porting.ServiceAddress, "unit", "{|Ste 200|missing_on_loa}",
		"The unit of the service address is on the CSR and not on the LOA.", porting.MissingOnLOA)
	f.Fix = "Add the unit to the service address on the LOA exactly as: Ste 200"
	m.LOA.Conditions = append(m.LOA.Conditions, porting.Condition{})
	m.LOA.Conditions = m.LOA.Conditions[:0]
	m.CSR.Unused = append(m.CSR.Unused, porting.Unused{Label: "Rep initials", Where: cell("A40")})
	return m
}

// Second is MissingSuite's second revision: the name was mended, the suite got lost.
func Second() *report.Model {
	m := MissingSuite()
	m.Revision = 2
	m.Since = &porting.Since{Revision: 1, New: []string{m.Findings[0].ID}, Remains: []string{},
		Mended: []porting.Mended{{ID: "customer_name", Severity: porting.Review, Message: "The business name differs from the CSR in case and punctuation."}}}
	return m
}

// Many has a finding of every kind.
func Many() *report.Model {
	m := base("acme-move", 12)
	set(m, porting.CustomerName, porting.Differs, "Acme Wigdets Inc", "ACME Widgets, Inc.")
	set(m, porting.AccountNumber, porting.Differs, "217 555-0010 318", "217 555-0100 318")
	set(m, porting.PIN, porting.Differs, "••••", "••••••")
	set(m, porting.ServiceAddress, porting.Differs, "100 North Main Street\nSpringfield, Illinois 62701-1234", "100 N. Main St., Ste 200\nSpringfield, IL 62701")
	set(m, porting.AuthorizedName, porting.Differs, "Dana O'Brien", "Dana O’Brien")
	find(m, porting.Reject, porting.CustomerName, "", "A{cme|CME|case} Wi{gd|dg|transposed}ets{|,|punctuation} Inc{|.|punctuation}",
		"The business name differs from the CSR in case and punctuation, and two letters are swapped.", porting.Case, porting.Punctuation, porting.Transposed)
	find(m, porting.Reject, porting.ServiceAddress, "unit", "{|Ste 200|missing_on_loa}", "The unit of the service address is on the CSR and not on the LOA.", porting.MissingOnLOA)
	find(m, porting.Reject, porting.AccountNumber, "", "217 555-0{0|1|typo}{1|0|typo}0 318", "The account number differs from the CSR: two digits are swapped.", porting.Transposed)
	pin := find(m, porting.Reject, porting.PIN, "", "{••••|••••••|different}", "The PIN differs from the CSR.", porting.Different)
	pin.Edits, pin.Fix = []porting.Edit{}, "Write the PIN as it stands on the CSR: sheet CSR, cell B9."
	rule(m, porting.Reject, porting.TypeUnauthorized, "loa_expired", "", "The LOA was signed 112 days ago; 90 is the most that is accepted.", "Have the customer sign and date a new LOA.").LOA =
		porting.Side{Text: "08/02/2026", Where: box(1, 120)}
	rule(m, porting.Reject, porting.TypeNumbers, "number_not_on_account", TN(40), "(217) 555-0140 is on the LOA and not on the CSR.", "Take (217) 555-0140 off the LOA, or ask which account it belongs to.")
	rule(m, porting.Reject, porting.TypeNumbers, "number_not_on_account", TN(41), "(217) 555-0141 is on the LOA and not on the CSR.", "Take (217) 555-0141 off the LOA, or ask which account it belongs to.")
	rule(m, porting.Reject, porting.TypeFeature, "freeze", "", "The account has a local service freeze.", "Ask the customer to have CenturyLink lift the freeze, then order again.").CSR =
		porting.Side{Text: "LEFV: Local Service Freeze", Where: cell("B33")}
	find(m, porting.Review, porting.AuthorizedName, "", "Dana O{'|’|punctuation}Brien", "The authorized name differs from the CSR in punctuation.", porting.Punctuation)
	find(m, porting.Review, porting.ServiceAddress, "street", "100 N{orth|.|abbreviation} Main St{reet|.|abbreviation}", "The street of the service address is written out on the LOA.", porting.Abbreviation)
	find(m, porting.Review, porting.ServiceAddress, "zip", "62701{-1234||format}", "The ZIP of the service address has four digits more on the LOA.", porting.Format)
	find(m, porting.Review, porting.BillingAddress, "street", "{PО|PO|lookalike} Box{\u00a0| |spacing}{ | |spacing}1", "The street of the billing address has a letter that only looks like the one on the CSR, and another blank.", porting.Spacing, porting.Lookalike)
	rule(m, porting.Review, porting.TypeFeature, "special_line", TN(3), "(217) 555-0103 is an alarm line.", "Ask the customer whether the alarm still needs this line.")
	rule(m, porting.Note, porting.TypeNumbers, "duplicate_number", TN(5), "(217) 555-0105 stands twice on the LOA.", "Nothing needs to be done.")
	m.LOA.Numbers = append(m.LOA.Numbers, porting.Number{TN: TN(40), Text: "2175550140", Action: "port", Read: porting.ReadText, Confidence: 1, Where: box(2, 300), Features: []string{}},
		porting.Number{TN: TN(41), Text: "2175550141", Action: "port", Read: porting.ReadText, Confidence: 1, Where: box(2, 284), Features: []string{}},
		porting.Number{TN: TN(50), Text: "2175550150", Action: "keep", Read: porting.ReadText, Confidence: 1, Where: box(2, 268), Features: []string{}},
		porting.Number{TN: "", Text: "217555014", Action: "port", Read: porting.ReadText, Confidence: 1, Where: box(2, 252), Features: []string{}},
		porting.Number{TN: TN(5), Text: "(217) 555-0105", Action: "port", Read: porting.ReadText, Confidence: 1, Where: box(2, 236), Features: []string{}})
	m.CSR.Numbers = append(m.CSR.Numbers, porting.Number{TN: TN(50), Text: "217-555-0150", Read: porting.ReadCell, Confidence: 1, Where: cell("A50"), Features: []string{"fax"}, Status: "active"})
	m.CSR.Numbers[3].Features, m.CSR.Numbers[3].Note = []string{"alarm"}, "Fire alarm, rear stair"
	m.CSR.Numbers[4].Features = []string{"dsl", "hunting"}
	m.CSR.Numbers[6].Status = porting.StatusDisconnected
	m.Numbers = porting.NumberSets{LOA: 14, CSR: 13, Both: 12, OnlyLOA: []string{TN(40), TN(41)}, OnlyCSR: []string{TN(50)}, Port: "partial"}
	m.CSR.Conditions = append(m.CSR.Conditions, porting.Condition{Name: "local_freeze", Text: "LEFV: Local Service Freeze", Where: cell("B33")})
	m.CSR.Unused = append(m.CSR.Unused, porting.Unused{Label: "Rep initials", Where: cell("A40")}, porting.Unused{Label: "Cost centre", Where: cell("F1")})
	m.Pictures = map[string]*report.Picture{"customer_name": picture("Business name", "Acme Wigdets Inc")}
	m.Problems = append(m.Problems, porting.Problem{Code: porting.ProblemHiddenRows, Message: "rows 30 to 34 of sheet CSR are hidden; they were read", Where: porting.Where{Sheet: "CSR"}, Document: "csr"})
	return m
}

// picture is a page's neighbourhood of a value, with a label before it.
func picture(label, value string) *report.Picture {
	at := func(x, y, w float64) page.Rect { return page.Rect{X0: x, Y0: y, X1: x + w, Y1: y + 12} }
	return &report.Picture{Page: 1, Width: 612, Height: 792, Crop: page.Rect{X0: 60, Y0: 100, X1: 460, Y1: 190}, Value: at(200, 140, 120),
		Words: []report.Written{{Text: label, At: at(72, 140, 80), Size: 10, Bold: true}, {Text: value, At: at(200, 140, 120), Size: 10, Mono: true}},
		Rules: []page.Rule{{X0: 60, Y0: 160, X1: 500, Y1: 160}}, Fields: []page.Rect{at(198, 139, 200)}, Ink: []page.Rect{at(72, 170, 40)}}
}

// Voids are models of one finding each about a part of the service address that
// one side has no text for, by the class of the difference, "" for a rule. The
// side without text is the LOA in the first list and the CSR in the second; place
// is where it stands, which may be nowhere.
func Voids(place porting.Where) (onLOA, onCSR map[porting.Difference]*report.Model) {
	onLOA, onCSR = map[porting.Difference]*report.Model{}, map[porting.Difference]*report.Model{}
	for _, d := range append([]porting.Difference{""}, porting.Differences...) {
		for _, loa := range []bool{true, false} {
			m := base("void", 1)
			f := rule(m, porting.Review, porting.TypeAddress, "address_mismatch", "", "The unit differs.", "Look at the unit.")
			f.Field, f.Part = porting.ServiceAddress, "unit"
			if d != "" {
				f.Differences = []porting.Difference{d}
			}
			if loa {
				f.LOA, f.CSR = porting.Side{Where: place}, porting.Side{Text: "Ste 200", Where: cell("B10")}
				onLOA[d] = m
			} else {
				f.LOA, f.CSR = porting.Side{Text: "Ste 200", Where: box(1, 640)}, porting.Side{Where: place}
				onCSR[d] = m
			}
		}
	}
	return onLOA, onCSR
}

// Scanned was read by OCR: a value could not be read for certain.
func Scanned() *report.Model {
	m := base("harbor-dental", 3)
	m.Carrier, m.Strictness = "", "standard"
	m.LOA.Fields[porting.CustomerName].Read, m.LOA.Fields[porting.CustomerName].Confidence = porting.ReadOCR, 0.71
	set(m, porting.AccountNumber, porting.UnreadableResult, "", "217 555-0100 318")
	f := rule(m, porting.Review, porting.TypeDocument, "loa_illegible", "", "The account number on the LOA could not be read for certain.", "Compare the account number on the LOA, page 1, with the CSR: 217 555-0100 318")
	f.ID, f.Field, f.Differences = "account_number", porting.AccountNumber, []porting.Difference{porting.Unreadable}
	f.LOA, f.CSR = porting.Side{Where: box(1, 448)}, porting.Side{Text: "217 555-0100 318", Where: cell("B8")}
	m.Problems = append(m.Problems,
		porting.Problem{Code: porting.ProblemScannedPage, Message: "page 1 is an image: its text was read by OCR", Where: porting.Where{Page: 1}, Document: "loa"},
		porting.Problem{Code: porting.ProblemLowConfidence, Message: "the account number may be read wrong", Field: porting.AccountNumber, Where: box(1, 448), Document: "loa"})
	return m
}

// Large has n numbers and about k findings, most of them about single numbers.
func Large(n, k int) *report.Model {
	m := base("northwind-campus", n)
	find(m, porting.Reject, porting.CustomerName, "", "Northwind {Campus|College|different} LLC", "The business name is another one on the CSR.", porting.Different)
	set(m, porting.CustomerName, porting.Differs, "Northwind Campus LLC", "Northwind College LLC")
	only := []string{}
	for i := range k - 1 {
		tn := TN(n + i)
		sev, reason, word := porting.Reject, "number_not_on_account", "is on the LOA and not on the CSR"
		if i%3 == 2 {
			tn, sev, reason, word = TN(i), porting.Review, "special_line", "is an elevator line"
			m.CSR.Numbers[i%n].Features = []string{"elevator"}
		} else {
			only = append(only, tn)
			m.LOA.Numbers = append(m.LOA.Numbers, porting.Number{TN: tn, Text: tn[2:], Action: "port", Read: porting.ReadText, Confidence: 1, Where: box(2+i/40, 700-float64(i%40)*16), Features: []string{}})
		}
		rule(m, sev, porting.TypeNumbers, reason, tn, Spoken(tn)+" "+word+".", "Take "+Spoken(tn)+" off the LOA.")
	}
	// Findings stand worst first.
	var sorted []porting.Finding
	for _, s := range []porting.Severity{porting.Reject, porting.Review, porting.Note} {
		for _, f := range m.Findings {
			if f.Severity == s {
				sorted = append(sorted, f)
			}
		}
	}
	m.Findings = sorted
	for i := range m.CSR.Numbers {
		switch {
		case i%17 == 3:
			m.CSR.Numbers[i].Features = []string{"hunting"}
		case i%211 == 5:
			m.CSR.Numbers[i].Status = porting.StatusDisconnected
		}
	}
	m.Numbers = porting.NumberSets{LOA: n + len(only), CSR: n, Both: n, OnlyLOA: only, OnlyCSR: []string{}, Port: "full"}
	return m
}

// Spoken is a number as people write it.
func Spoken(tn string) string { return fmt.Sprintf("(%s) %s-%s", tn[2:5], tn[5:8], tn[8:]) }

// Evil is text that tries everything; Hostile puts it into every place.
const Evil = "<script>alert(1)</script><img src=x onerror=alert(2)>=HYPERLINK(\"http://evil.example\",\"x\")\u202eevil\u202c\x00\x07\x1b[31m\r\n\t\u200b\u00a0\ufeff&amp;{{.}}'\"--><!--]]>\u05d0\u05d1 _x0041_ \U000e0041 𝔄\u0301\u0301\u0301"

// Hostile has text of about size bytes that tries everything in every place that a document's text can reach.
func Hostile(size int) *report.Model {
	evil := Evil + strings.Repeat("=1+1<b>é", size/8)
	m := base("hostile", 3)
	m.Case = evil
	m.Documents.LOA.Name, m.Documents.CSR.Name = evil+".pdf", "=cmd|' /C calc'!A0"
	m.Carrier = "<b>Carrier\u202e"
	for i, n := range porting.Names {
		set(m, n, porting.Differs, evil, "@"+evil)
		w := porting.Where{Sheet: evil, Cell: "B2"}
		set(m, n, porting.Differs, evil, "@"+evil)
		m.Fields[i%len(m.Fields)].CSR.Where = w
		m.LOA.Fields[n] = &porting.Field{Text: evil, Read: porting.ReadText, Confidence: 1, Where: box(1, 700)}
		m.CSR.Fields[n] = &porting.Field{Text: "@" + evil, Read: porting.ReadCell, Confidence: 1, Where: w, Parts: &porting.Parts{Street: evil}}
	}
	for _, n := range porting.Compared {
		edits := []porting.Edit{{Op: porting.Equal, LOA: evil, CSR: evil}, {Op: porting.Replace, LOA: "\u202e" + evil, CSR: "-" + evil, Class: porting.Different}, {Op: porting.Insert, CSR: "\u200b", Class: porting.Lookalike}}
		if porting.IsSecret(n) {
			continue
		}
		add(m, porting.Finding{ID: string(n), Field: n, Differences: []porting.Difference{porting.Different}, Severity: porting.Reject,
			Rejection: Rejection(n), LOA: porting.Side{Text: evil + "\u202e" + evil, Where: box(1, 500)},
			CSR: porting.Side{Text: evil + "-" + evil + "\u200b", Where: porting.Where{Sheet: evil, Cell: evil}}, Edits: edits,
			Message: "The value differs: " + evil, Fix: "Write it exactly as: " + evil + "-" + evil + "\u200b"})
	}
	f := rule(m, porting.Review, evil, evil, "", evil, evil)
	f.Rejection.Codes = map[string][]string{"bandwidth": {evil}, "zz" + evil: {evil}}
	m.LOA.Numbers[0].Text, m.LOA.Numbers[0].Note = evil, evil
	m.LOA.Numbers[1].Features, m.LOA.Numbers[1].Status = []string{evil, "dsl"}, evil
	m.CSR.Conditions = append(m.CSR.Conditions, porting.Condition{Name: evil, Text: evil, Where: cell(evil)})
	m.CSR.Unused = append(m.CSR.Unused, porting.Unused{Label: evil, Where: cell("A1")})
	m.Pictures = map[string]*report.Picture{"customer_name": picture(evil, evil)}
	m.Problems = append(m.Problems, porting.Problem{Code: evil, Message: evil, Field: porting.Name(evil), Where: cell(evil), Document: "csr"})
	return m
}
