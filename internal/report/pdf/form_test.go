package pdf

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

func TestForms(t *testing.T) {
	cases := append(reporttest.Cases(), reporttest.Case{Name: "large", Model: reporttest.Large(5000, 80)}, reporttest.Case{Name: "huge", Model: reporttest.Hostile(10000)},
		reporttest.Case{Name: "empty", Model: &report.Model{}})
	for _, c := range cases {
		for kind, render := range map[string]func() ([]byte, error){
			"corrected": func() ([]byte, error) { return Corrected(c.Model) },
			"prefilled": func() ([]byte, error) {
				if c.Model.CSR == nil {
					return Prefilled(porting.NewRecord(porting.Document{}))
				}
				return Prefilled(c.Model.CSR)
			},
		} {
			got, err := render()
			if err != nil {
				t.Fatal(c.Name, err)
			}
			again, _ := render()
			if !bytes.Equal(got, again) {
				t.Errorf("%s %s: not the same bytes twice", kind, c.Name)
			}
			check(t, kind+"-"+c.Name, got)
		}
	}
}

// What a corrected LOA takes from which paper.
func TestCorrectedValues(t *testing.T) {
	m := reporttest.Many()
	for n, v := range map[porting.Name][2]string{
		porting.CustomerName:   {"Acme Wigdets Inc", "ACME Widgets, Inc."},
		porting.AuthorizedName: {"Dana O'Brien", "Dana O’Brien"},
		porting.ServiceAddress: {"100 North Main Street\nSpringfield", "100 N. Main St., Ste 200\nSpringfield, IL 62701"},
		porting.NewCarrier:     {"Initech Voice", ""},
		porting.Remarks:        {"Call before porting. PIN ••••", ""},
		porting.ContactPhone:   {"(217) 555-0190", ""},
	} {
		m.LOA.Fields[n] = &porting.Field{Text: v[0], Read: porting.ReadText, Confidence: 1}
		delete(m.CSR.Fields, n)
		if v[1] != "" {
			m.CSR.Fields[n] = &porting.Field{Text: v[1], Read: porting.ReadCell, Confidence: 1}
		}
	}
	m.LOA.Fields[porting.ContactName] = &porting.Field{Text: "Pat Doubtful", Read: porting.ReadOCR, Confidence: 0.5}
	f := corrected(m)
	for n, want := range map[porting.Name]string{
		porting.CustomerName: "ACME Widgets, Inc.", porting.AuthorizedName: "Dana O’Brien", porting.ServiceAddress: "100 N. Main St., Ste 200\nSpringfield, IL 62701",
		porting.NewCarrier: "Initech Voice", porting.ContactPhone: "(217) 555-0190", porting.PortType: "partial",
		porting.PIN: "", porting.SSNLast4: "", porting.Signature: "", porting.SignatureDate: "", porting.Remarks: "", porting.ContactName: "",
	} {
		if f.values[n] != want {
			t.Errorf("%s = %q, want %q", n, f.values[n], want)
		}
	}
	if len(f.port) != 12 || strings.Join(f.leftOut, " ") != "+12175550140 +12175550141" || strings.Join(f.keep, " ") != "+12175550150" {
		t.Errorf("port %d, left out %v, keep %v", len(f.port), f.leftOut, f.keep)
	}
	rest := f.remaining()
	for _, want := range []string{"signature", "date signed", "billing address", "contact", "remarks (it holds something secret)", "(217) 555-0140"} {
		if !strings.Contains(rest, want) {
			t.Errorf("%q lacks %q", rest, want)
		}
	}
}

func TestOnTwoLines(t *testing.T) {
	parts := &porting.Parts{Street: "4500 E. Harbor Drive", Unit: "Suite 310", City: "Madison", State: "WI", Zip: "53704"}
	for _, tt := range []struct {
		name  string
		f     porting.Field
		lines string
	}{
		{"five cells", porting.Field{Text: "4500 E. Harbor Drive\nSuite 310\nMadison\nWI\n53704", Parts: parts}, "4500 E. Harbor Drive, Suite 310\nMadison, WI 53704"},
		{"two lines stay", porting.Field{Text: "4500 E. Harbor Drive Suite 310\nMadison WI 53704", Parts: parts}, "4500 E. Harbor Drive Suite 310\nMadison WI 53704"},
		{"more than its parts", porting.Field{Text: "Attn: Dana\n4500 E. Harbor Drive\nSuite 310\nMadison\nWI\n53704", Parts: parts}, "Attn: Dana\n4500 E. Harbor Drive\nSuite 310\nMadison\nWI\n53704"},
		{"no parts", porting.Field{Text: "a\nb\nc"}, "a\nb\nc"},
	} {
		if got := onTwoLines(&tt.f); got != tt.lines {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestEntries(t *testing.T) {
	var tns []string
	for i := range 500 {
		if i != 250 && i != 255 {
			tns = append(tns, reporttest.TN(i))
		}
	}
	got := strings.Join(entries(tns), "|")
	want := "(217) 555-0100 - (217) 555-0349|(217) 555-0351|(217) 555-0352|(217) 555-0353|(217) 555-0354|(217) 555-0356 - (217) 555-0599"
	if got != want {
		t.Errorf("got %s", got)
	}
	if next("+12175559999") != "" || next("+12175550199") != "+12175550200" {
		t.Error("next")
	}
}

// Poppler reads the form's values, and finds none that is secret.
func TestFormText(t *testing.T) {
	programtest.Need(t, []string{"pdftotext"})
	got, err := Corrected(reporttest.Many())
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", check(t, "text", got), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Letter of Authorization", "Telephone numbers to be ported", "(217) 555-0111", "CenturyLink", "Telephone numbers not to be ported", "one local service carrier"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the form lacks %q", want)
		}
	}
	if strings.Contains(string(out), "•") {
		t.Error("the form shows a masked secret")
	}
}

// Whom the CSR names among others signs; where nobody on the LOA is one of them, the
// customer says who.
func TestCorrectedSigner(t *testing.T) {
	for _, test := range []struct{ loa, csr, want string }{
		{"Dana Cole", "Margaret L. Howe; Dana Cole", "Dana Cole"},
		{"Susan Miller", "Margaret L. Howe; Dana Cole", ""},
		{"Susan Miller", "Margaret L. Howe", "Margaret L. Howe"},
		{"Susan Miller", "Acme Widgets, Inc.", ""},
	} {
		m := reporttest.Clean()
		m.LOA.Fields[porting.AuthorizedName] = &porting.Field{Text: test.loa, Read: porting.ReadText, Confidence: 1}
		m.CSR.Fields[porting.AuthorizedName] = &porting.Field{Text: test.csr, Read: porting.ReadCell, Confidence: 1}
		f := corrected(m)
		if got := f.values[porting.AuthorizedName]; got != test.want {
			t.Errorf("%q, %q: %q, want %q", test.loa, test.csr, got, test.want)
		}
		if byHand := handed(f, porting.AuthorizedName); byHand != (test.want == "") {
			t.Errorf("%q, %q: by hand %v", test.loa, test.csr, byHand)
		}
	}
	csr := porting.NewRecord(porting.Document{})
	csr.Fields[porting.AuthorizedName] = &porting.Field{Text: "Margaret L. Howe; Dana Cole", Read: porting.ReadCell, Confidence: 1}
	csr.Fields[porting.ServiceAddress] = &porting.Field{Text: "4500 E. Harbor Drive, Madison, WI", Parts: &porting.Parts{Street: "4500 E. Harbor Drive", City: "Madison", State: "WI"}, Read: porting.ReadCell, Confidence: 1}
	if f := prefilled(csr); !strings.Contains(f.remaining(), "lacks ZIP, which an order needs: add it.") {
		t.Errorf("prefilled without a ZIP: %s", f.remaining())
	}
	if f := prefilled(csr); f.values[porting.AuthorizedName] != "" || !handed(f, porting.AuthorizedName) {
		t.Errorf("prefilled: %q", f.values[porting.AuthorizedName])
	}
}

// An order needs a ZIP: one that the CSR lacks is the LOA's, and a suite is not.
func TestCorrectedAddress(t *testing.T) {
	loa := &porting.Field{Text: "4500 E Harbor Drive, Suite 310\nMadison, WI 53704", Parts: &porting.Parts{Street: "4500 E Harbor Drive", Unit: "Suite 310", City: "Madison", State: "WI", Zip: "53704"}, Confidence: 1}
	for _, test := range []struct {
		csr   string
		parts *porting.Parts
		lacks []string
		want  string
	}{
		{"4500 E. Harbor Drive, Suite 310\nMadison, WI", &porting.Parts{Street: "4500 E. Harbor Drive", Unit: "Suite 310", City: "Madison", State: "WI"}, []string{"zip"}, "4500 E. Harbor Drive, Suite 310\nMadison, WI 53704"},
		{"4500 E. Harbor Drive", &porting.Parts{Street: "4500 E. Harbor Drive"}, []string{"unit", "city", "state", "zip"}, "4500 E. Harbor Drive\nMadison, WI 53704"},
		{"4500 E. Harbor Drive, Madison, WI 53704", &porting.Parts{Street: "4500 E. Harbor Drive", City: "Madison", State: "WI", Zip: "53704"}, []string{"unit"}, "4500 E. Harbor Drive, Madison, WI 53704"},
		{"4500 E. Harbor Drive, Dock 4, Madison, WI", &porting.Parts{Street: "4500 E. Harbor Drive", City: "Madison", State: "WI"}, []string{"zip"}, ""},
		{"4500 E. Harbor Drive, Madison, WI", nil, []string{"zip"}, ""},
	} {
		m := reporttest.Clean()
		m.LOA.Fields[porting.ServiceAddress] = loa
		m.CSR.Fields[porting.ServiceAddress] = &porting.Field{Text: test.csr, Parts: test.parts, Read: porting.ReadCell, Confidence: 1}
		for _, part := range test.lacks {
			m.Findings = append(m.Findings, porting.Finding{ID: "service_address." + part, Field: porting.ServiceAddress, Part: part, Severity: porting.Review,
				Differences: []porting.Difference{porting.MissingOnCSR}, LOA: porting.Side{Text: loa.Parts.Part(part)}})
		}
		f := corrected(m)
		if got := f.values[porting.ServiceAddress]; got != test.want {
			t.Errorf("%q: %q, want %q", test.csr, got, test.want)
		}
		if byHand := handed(f, porting.ServiceAddress); byHand != (test.want == "") {
			t.Errorf("%q: by hand %v", test.csr, byHand)
		}
	}
}
