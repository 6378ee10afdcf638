package intake

// Papers whose labels are a letter's and a record's: what they say in words, and of lines,
// decides what they are.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestKindOfPagesWithTheSameLabels(t *testing.T) {
	const head = "Account Number:|A-100233\nBusiness Name:|Acme\nBTN:|309-555-0120\nAuthorized User:|Ann Roe\nLosing Carrier:|Frontier\nContact Phone:|309-555-0199\nService Address:|1 Main St, Peoria, IL 61602\nBilling Address:|PO Box 9, Peoria, IL 61602\n"
	for _, tt := range []struct {
		name, text string
		want       porting.Kind
	}{
		{"a record with an authorized user", head + "Telephone Numbers|Port Protection|Status\n309-555-0120|Y|Active\n309-555-0121|N|Disconnected\n", porting.KindCSR},
		{"a letter whose numbers have features", "Letter of Authorization|\n" + head + "Telephone Numbers|Features\n309-555-0120|DSL\n309-555-0121|Fax\nSignature:|Ann Roe\n", porting.KindLOA},
		{"a letter that asks in a sentence", head + "Telephone Numbers|Features\n309-555-0120|DSL\n309-555-0121|Fax\nI authorize Beta Telecom to port the numbers above.|\n", porting.KindLOA},
	} {
		var page strings.Builder
		for i, l := range strings.Split(strings.TrimSpace(tt.text), "\n") {
			for k, c := range strings.Split(l, "|") {
				if c != "" {
					fmt.Fprintf(&page, "BT /F1 10 Tf %d %d Td %s Tj ET\n", 60+160*k, 740-16*i, pdftest.Literal(c))
				}
			}
		}
		result, err := Read(t.Context(), "paper", pdftest.Pages(page.String()), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Records[0].Document.Kind; got != tt.want {
			t.Errorf("%s: kind %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAccountsWithLinesAreARecord(t *testing.T) {
	const account = `{"accountNumber": %q, "btn": "3095550%d00", "customerName": "Acme", "lines": [{"telephoneNumber": "3095550%d01", "status": "Pending Disconnect", "features": ["Hunting"]}]}`
	text := `{"accounts": [` + fmt.Sprintf(account, "A-1", 1, 1) + "," + fmt.Sprintf(account, "A-2", 2, 2) + `]}`
	result, err := Read(t.Context(), "answer", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := result.Records; len(got) != 2 || got[0].Document.Kind != porting.KindCSR {
		t.Errorf("read %d records, the first of kind %q, want two customer service records", len(got), got[0].Document.Kind)
	}
}

// lettersOf writes lines down a page.
func lettersOf(lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&b, "BT /F1 10 Tf 60 %d Td %s Tj ET\n", 740-16*i, pdftest.Literal(l))
	}
	return b.String()
}

// A letter in plain sentences whose terms, on the next page, say what happens once a port is
// complete is no notice; a notice with such a letter behind it is one.
func TestLettersWithTermsAndNotices(t *testing.T) {
	letter := lettersOf("Acme Dental PLLC", "77 W Wacker Dr, Unit 7", "St. Louis, MO 63101-1234", "", "11/11/2026", "", "Summit Cloud Communications", "Attn: Porting Department",
		"Re: Request to port telephone numbers from AT&T, account number 3055551212-1", "To whom it may concern:",
		"Please accept this letter as authorization for Summit Cloud Communications to transfer the telephone numbers", "listed below. The numbers are billed to Acme Dental PLLC at the address above.",
		"(801) 730-6711", "(801) 730-6712", "", "Sincerely,", "Jo Tran", "Controller")
	terms := lettersOf("Terms and Conditions of Number Porting", "1. Customer represents that it has authority over each telephone number listed.",
		"3. Provider may reject a request if the name, service address or account number does not match the carrier's records.",
		"4. Ports take from 5 to 20 business days. Customer shall not disconnect service before the port is complete.")
	notice := lettersOf("Port Completion Notice", "The port of your order PON A-103 is complete.", "Completed: December 4, 2026", "Numbers: (801) 730-6711, (801) 730-6712")
	for _, tt := range []struct {
		pages []string
		want  porting.Kind
	}{
		{[]string{letter, terms}, porting.KindLOA},
		{[]string{"", letter, terms}, porting.KindLOA},
		{[]string{"", notice, letter}, porting.KindCompletion},
		{[]string{notice, letter}, porting.KindCompletion},
	} {
		result, err := Read(t.Context(), "paper", pdftest.Pages(tt.pages...), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Records[0].Document.Kind; got != tt.want {
			t.Errorf("kind %q, want %q", got, tt.want)
		}
	}
}

// What is printed across a page is none of its lines, on blank pages too.
func TestWatermark(t *testing.T) {
	mark := "BT /F1 80 Tf 0.643 0.766 -0.766 0.643 120 180 Tm (CUSTOMER COPY) Tj ET\n"
	letter := mark + lettersOf("Letter of Authorization", "Company name: Acme Dental PLLC", "Service address: 77 W Wacker Dr, Unit 7, St. Louis, MO 63101-1234", "Numbers to port:", "(801) 730-6711", "(801) 730-6712", "Signature: /s/ Jo Tran", "Date: November 11, 2026")
	result, err := Read(t.Context(), "paper", pdftest.Pages(mark, letter), Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := result.Records[0]
	if r.Text(porting.CustomerName) != "Acme Dental PLLC" || len(r.Problems) > 0 || len(r.Numbers) != 2 {
		t.Errorf("%q, %d numbers, %v", r.Text(porting.CustomerName), len(r.Numbers), r.Problems)
	}
	if n := len(result.Pages.Pages[0].Words); n != 2 {
		t.Errorf("the pages themselves lack words: %d", n)
	}

	// The same page without it; and a page whose whole text stands so is read as it is.
	tilted := &page.Page{}
	for range 30 {
		tilted.Words = append(tilted.Words, &page.Word{Text: "x", Oblique: true})
	}
	if d := (&page.Document{Pages: []*page.Page{tilted, nil}}).Level(); len(d.Pages[0].Words) != 30 {
		t.Error("a page of text that stands at an angle was emptied")
	}
}
