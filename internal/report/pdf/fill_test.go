package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/loa"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// customerForm is a one-page form of a customer's: labels left of their fields.
func customerForm(t *testing.T, widgets []widget) []byte {
	t.Helper()
	fs, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{}
	resources, embed := w.fonts(fs)
	var c canvas
	c.text(fs.bold, 16, 72, 730, black, "Letter of Authorization")
	c.text(fs.regular, 10, 72, 712, black, "I authorize the new carrier to act as my agent and to port the numbers below.")
	page, tree, helv := w.reserve(), w.reserve(), w.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
	var refs []string
	for i, x := range widgets {
		if x.w == 0 {
			x.x, x.y, x.w, x.h = 230, 680-float64(i)*26, 300, 18
		}
		if x.multi {
			x.h = 24
		}
		if x.label != "" {
			c.text(fs.regular, 10, 72, x.y+5, black, x.label+":")
		}
		x.name = fmt.Sprintf("Text%d", i+1) // a meaningless name
		x.label = ""
		refs = append(refs, x.write(w, fs, resources, page).String())
	}
	c.text(fs.bold, 10, 72, 160, black, "Telephone numbers to be ported")
	c.text(fs.mono, 10, 72, 144, black, "(217) 555-0100   (217) 555-0101")
	content := w.stream("", []byte(c.b.String()))
	w.set(page, fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 612 792] /Resources %s /Contents %s /Annots [%s]>>", tree, resources, content, strings.Join(refs, " ")))
	w.set(tree, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count 1>>", page))
	root := w.add(fmt.Sprintf("<</Type /Catalog /Pages %s /AcroForm <</Fields [%s] /DA (/Helv 10 Tf 0 g) /DR <</Font <</Helv %s>>>> /NeedAppearances true /XFA (old)>>>>", tree, strings.Join(refs, " "), helv))
	if err := embed(); err != nil {
		t.Fatal(err)
	}
	return w.bytes(root, 0)
}

// readLOA reads a letter with the project's readers.
func readLOA(t *testing.T, data []byte) *porting.Record {
	t.Helper()
	doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	records := loa.Open(doc).Read(porting.Document{Kind: porting.KindLOA, Name: "loa.pdf"})
	if len(records) != 1 {
		t.Fatalf("%d records", len(records))
	}
	return records[0]
}

// ownModel is a report on a letter against a CSR, as far as filling it in again needs one.
func ownModel(rec *porting.Record, csr map[porting.Name]porting.Field) *report.Model {
	m := &report.Model{LOA: rec.Masked(), CSR: porting.NewRecord(porting.Document{Kind: porting.KindCSR})}
	m.Case, m.Numbers.Port = "own", rec.Text(porting.PortType)
	for n, f := range csr {
		f.Read, f.Confidence = porting.ReadCell, 1
		m.CSR.Fields[n] = &f
		row := porting.FieldRow{Field: n, Result: porting.Differs, CSR: porting.Side{Text: f.Text}}
		if x := rec.Fields[n]; x != nil {
			row.LOA = porting.Side{Text: x.Text, Where: x.Where}
		}
		m.Fields = append(m.Fields, row)
	}
	for _, n := range rec.Numbers {
		m.CSR.Numbers = append(m.CSR.Numbers, porting.Number{TN: n.TN, Text: n.Text, Read: porting.ReadCell, Confidence: 1})
	}
	return m
}

func TestCorrectedOwn(t *testing.T) {
	csr := map[porting.Name]porting.Field{
		porting.CustomerName: {Text: "ACME Widgets, Inc."}, porting.AccountNumber: {Text: "217 555-0100 318"}, porting.PIN: {Text: "4711"},
		porting.ServiceAddress: {Text: "100 N. Main St., Ste 200\nSpringfield, IL 62701", Parts: &porting.Parts{Street: "100 N. Main St.", Unit: "Ste 200", City: "Springfield", State: "IL", Zip: "62701"}},
	}
	common := []widget{
		{label: "Business Name", value: "Acme Wigdets Inc"}, {label: "Account Number", value: "217 555-0010 318"},
		{label: "PIN", value: "4711"}, {label: "Authorized Person", value: "Dana Miller"}, {label: "Current Carrier", value: "CenturyLink"},
	}
	signed := []widget{{label: "Print Name", value: "Dana Miller"}, {label: "Signature", value: "Dana Miller"}, {label: "Date", value: "11/18/2026"}}
	for _, tt := range []struct {
		name    string
		widgets []widget
		address string
	}{
		{"one field of several lines", []widget{{label: "Service Address", value: "100 North Main Street\nSpringfield, IL 62701", multi: true}}, "100 N. Main St., Ste 200\nSpringfield, IL 62701"},
		{"one field of one line", []widget{{label: "Service Address", value: "100 North Main Street, Springfield, IL 62701"}}, "100 N. Main St., Ste 200, Springfield, IL 62701"},
		{"a field for each part", []widget{{label: "Street Address", value: "100 North Main Street"}, {label: "City", value: "Springfield"}, {label: "State", value: "IL"}, {label: "ZIP", value: "62701-1234"}}, "100 N. Main St. Ste 200\nSpringfield\nIL\n62701"},
		{"street, and the rest in one", []widget{{label: "Service Address", value: "100 North Main Street"}, {label: "City, State ZIP", value: "Springfield, IL 62701-1234"}}, "100 N. Main St. Ste 200\nSpringfield, IL 62701"},
	} {
		widgets := append(append(append([]widget{}, common...), tt.widgets...), signed...)
		data := customerForm(t, widgets)
		rec := readLOA(t, data)
		if rec.Text(porting.CustomerName) != "Acme Wigdets Inc" || rec.Text(porting.ServiceAddress) == "" || rec.Fields[porting.Signature] == nil {
			t.Fatalf("%s: the form is read as %v", tt.name, rec.Fields)
		}
		m := ownModel(rec, csr)
		got, err := CorrectedOwn(context.Background(), data, m)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check(t, "own-"+strings.ReplaceAll(tt.name, " ", "-"), got)
		back := readLOA(t, got)
		for n, want := range map[porting.Name]string{
			porting.CustomerName: "ACME Widgets, Inc.", porting.AccountNumber: "217 555-0100 318", porting.AuthorizedName: "Dana Miller",
			porting.CurrentCarrier: "CenturyLink", porting.PIN: "", porting.Signature: "", porting.SignatureDate: "",
		} {
			if v := back.Text(n); v != want {
				t.Errorf("%s: %s is read back as %q, want %q", tt.name, n, v, want)
			}
		}
		if v := back.Text(porting.ServiceAddress); flat(v) != flat(tt.address) {
			t.Errorf("%s: the address is read back as %q, want %q", tt.name, v, tt.address)
		}
		if len(back.Numbers) != 2 {
			t.Errorf("%s: %d numbers", tt.name, len(back.Numbers))
		}
		for _, p := range back.Problems {
			t.Errorf("%s: problem %s: %s", tt.name, p.Code, p.Message)
		}
	}
}

// What cannot be filled in again with certainty is not.
func TestCorrectedOwnRefuses(t *testing.T) {
	csr := map[porting.Name]porting.Field{porting.CustomerName: {Text: "ACME Widgets, Inc."}}
	data := customerForm(t, []widget{{label: "Business Name", value: "Acme"}, {label: "Account Number", value: "1"}})
	for name, break_ := range map[string]func(m *report.Model){
		"printed value": func(m *report.Model) { m.LOA.Fields[porting.CustomerName].Read = porting.ReadText },
		"another value": func(m *report.Model) { m.LOA.Fields[porting.CustomerName].Text = "Other" },
		"no place":      func(m *report.Model) { m.LOA.Fields[porting.CustomerName].Where = porting.Where{} },
		"printed signature": func(m *report.Model) {
			m.LOA.Fields[porting.Signature] = &porting.Field{Text: porting.Signed, Read: porting.ReadText, Confidence: 1}
		},
		"numbers would change": func(m *report.Model) {
			m.Findings = append(m.Findings, porting.Finding{TN: "+12175550100", Severity: porting.Reject, Rejection: porting.Rejection{Reason: "number_not_on_account"}})
		},
		"missing on the form": func(m *report.Model) {
			m.CSR.Fields[porting.BTN] = &porting.Field{Text: "2175550100", Confidence: 1}
			m.Findings = append(m.Findings, porting.Finding{Field: porting.BTN, Severity: porting.Reject})
		},
	} {
		m := ownModel(readLOA(t, data), csr)
		if _, err := CorrectedOwn(context.Background(), data, m); err != nil {
			t.Fatalf("%s: before it was broken: %v", name, err)
		}
		break_(m)
		if _, err := CorrectedOwn(context.Background(), data, m); !errors.Is(err, ErrNotFillable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := CorrectedOwn(context.Background(), letter(t, 1, 0, nil), ownModel(readLOA(t, data), csr)); !errors.Is(err, ErrNotFillable) {
		t.Errorf("no form: %v", err)
	}
}
