package pdf_test

// Our own form, read by our own readers: what was written comes back exactly.

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/loa"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/pdf"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// full is a CSR with a value in every field that a CSR may have.
func full(n int) *porting.Record {
	r := porting.NewRecord(porting.Document{Kind: porting.KindCSR})
	for name, text := range map[porting.Name]string{
		porting.CustomerName: "Müller & Söhne “Widgets”, Inc.", porting.AuthorizedName: "Dana O’Brien",
		porting.BTN: "(217) 555-0100", porting.AccountNumber: "0217 555-0100 318",
		porting.ServiceAddress: "100 N. Main St., Ste 200\nSpringfield, IL 62701-0001", porting.BillingAddress: "PO Box 77\nSpringfield, IL 62701",
		porting.CurrentCarrier: "CenturyLink", porting.CustomerType: "Business", porting.CSRDate: "11/22/2026", porting.PIN: "4711", porting.SSNLast4: "1234",
	} {
		r.Fields[name] = &porting.Field{Text: text, Read: porting.ReadCell, Confidence: 1}
	}
	for i := range n {
		tn := fmt.Sprintf("+1217%03d%04d", 555+i/1000, i%1000+100)
		r.Numbers = append(r.Numbers, porting.Number{TN: tn, Text: tn, Read: porting.ReadCell, Confidence: 1, Features: []string{}})
	}
	return r
}

func TestReadBack(t *testing.T) {
	for _, n := range []int{0, 1, 2, 12, 250, 1500} {
		csr := full(n)
		if n == 0 { // a CSR in which nothing was read: an empty form
			csr = porting.NewRecord(porting.Document{})
		}
		data, err := pdf.Prefilled(csr)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		records := loa.Open(doc).Read(porting.Document{Name: "loa-prefilled.pdf"})
		if len(records) != 1 {
			t.Fatalf("%d numbers: %d records", n, len(records))
		}
		r := records[0]
		for name, want := range csr.Fields {
			switch name {
			case porting.PIN, porting.SSNLast4:
				if r.Fields[name] != nil {
					t.Errorf("%s is filled in: %q", name, r.Text(name))
				}
			default:
				if got := r.Text(name); got != want.Text {
					t.Errorf("%d numbers: %s is read as %q, was %q", n, name, got, want.Text)
				}
			}
		}
		for name, f := range r.Fields {
			if csr.Fields[name] == nil && name != porting.PortType {
				t.Errorf("%d numbers: %s is read as %q, was not written", n, name, f.Text)
			}
		}
		if got := r.Text(porting.PortType); got != "full" && n > 0 {
			t.Errorf("port_type %q", got)
		}
		var got, want []string
		for _, x := range r.Numbers {
			got = append(got, x.TN+x.Action)
		}
		for _, x := range csr.Numbers {
			want = append(want, x.TN+"port")
		}
		if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
			t.Errorf("%d numbers: %d read back: %.300s\nwant %.300s", n, len(got), g, w)
		}
		for _, p := range r.Problems {
			t.Errorf("%d numbers: problem %s: %s", n, p.Code, p.Message)
		}
	}
}

// A corrected LOA says what it was made from: the CSR's values, the customer's
// numbers, those that stay; and the note on it is no value.
func TestReadBackCorrected(t *testing.T) {
	m := reporttest.Many()
	for n, v := range map[porting.Name]string{
		porting.NewCarrier: "Initech Voice, LLC", porting.ContactName: "Dana O’Brien", porting.ContactPhone: "(217) 555-0190",
		porting.DesiredDueDate: "12/15/2026", porting.NewBTN: "(217) 555-0150", porting.Remarks: "Call before porting.\nRear entrance.",
	} {
		m.LOA.Fields[n] = &porting.Field{Text: v, Read: porting.ReadText, Confidence: 1}
	}
	data, err := pdf.Corrected(m)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	records := loa.Open(doc).Read(porting.Document{Name: "loa-corrected.pdf"})
	if len(records) != 1 {
		t.Fatalf("%d records", len(records))
	}
	r := records[0]
	want := map[porting.Name]string{
		porting.CustomerName: "Acme Widgets, Inc.", porting.AuthorizedTitle: "Office Manager", porting.BTN: "217-555-0100", porting.AccountNumber: "217 555-0100 318",
		porting.ServiceAddress: "100 N. Main St., Ste 200\nSpringfield, IL 62701", porting.CurrentCarrier: "CenturyLink", porting.ContactEmail: "dana@acme.example",
		porting.PortType: "partial", porting.NewCarrier: "Initech Voice, LLC", porting.ContactName: "Dana O’Brien", porting.ContactPhone: "(217) 555-0190",
		porting.DesiredDueDate: "12/15/2026", porting.NewBTN: "(217) 555-0150", porting.Remarks: "Call before porting.\nRear entrance.",
	}
	for n, v := range want {
		if got := r.Text(n); got != v {
			t.Errorf("%s is read as %q, was %q", n, got, v)
		}
	}
	for n, f := range r.Fields {
		if _, ok := want[n]; !ok {
			t.Errorf("%s is read as %q, was not written", n, f.Text)
		}
	}
	got := map[string]int{}
	for _, n := range r.Numbers {
		got[n.Action]++
	}
	if got["port"] != 12 || got["keep"] != 1 || len(r.Numbers) != 13 {
		t.Errorf("numbers by action %v", got)
	}
	for _, p := range r.Problems {
		t.Errorf("problem %s: %s", p.Code, p.Message)
	}
}
