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
